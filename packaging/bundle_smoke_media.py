"""The smoke run lets a bundle read films, sounds and pictures of many forms: what was taken out of it reads none.

They are made with the wheels as they come, encoders and all, of the environment that the bundle was built from.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from bundle_smoke import Account, broken, checked
from plainly import say

FILMS = {"libx264": "mp4", "libx265": "mp4", "libsvtav1": "mkv", "libvpx": "webm", "libvpx-vp9": "webm"}
SOUNDS = {"libmp3lame": "mp3", "libopus": "opus", "aac": "m4a", "flac": "flac"}
PICTURES = ("avif", "gif", "heic", "jp2", "jpeg", "png", "tiff", "webp")
_MAKE = """
import json, sys
from pathlib import Path
import av, numpy as np, pillow_heif
from PIL import Image
pillow_heif.register_heif_opener()
av.logging.set_level(av.logging.PANIC)
folder, films, sounds, pictures = Path(sys.argv[1]), *map(json.loads, sys.argv[2:])
random = np.random.default_rng(1)
for codec, ending in films.items():
    with av.open(str(folder / f"film {codec}.{ending}"), "w") as film:
        stream = film.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = 128, 96, "yuv420p"
        still = random.integers(0, 255, (96, 128, 3), "uint8")
        for turn in range(20):
            film.mux(stream.encode(av.VideoFrame.from_ndarray(np.roll(still, turn, 1))))
        film.mux(stream.encode())
for codec, ending in sounds.items():
    with av.open(str(folder / f"sound {codec}.{ending}"), "w") as sound:
        stream = sound.add_stream(codec, rate=48_000, layout="mono")
        tone = np.sin(np.arange(96_000) / 48_000 * 440 * 2 * np.pi) / 2
        frame = av.AudioFrame.from_ndarray(tone.astype("float32")[None], format="fltp", layout="mono")
        frame.sample_rate = 48_000
        sound.mux(stream.encode(frame))
        sound.mux(stream.encode())
for ending in pictures:
    Image.fromarray(random.integers(0, 255, (96, 128, 3), "uint8")).save(folder / f"picture.{ending}")
"""


def read(findling: str, account: Account, python: Path) -> None:
    """Let it look into one file of each form.

    Args: python: of the environment that the bundle was built from.

    Raises: Stop: one of them was not read.
    """
    folder, library = account.home / "Media", account.home / "media library"
    folder.mkdir()
    forms = [json.dumps(one) for one in (FILMS, SOUNDS, PICTURES)]
    made = subprocess.run([str(python), "-c", _MAKE, str(folder), *forms], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise broken(f"The media to be read could not be made: {made.stderr.strip()[-1000:]}")
    account.hand_over(folder)
    checked(account, findling, "index", str(folder), "--library", str(library))
    told = checked(account, findling, "search", "size:>0", "--library", str(library), "--limit", "100", "--json")
    found = {Path(hit["path"]).name for hit in json.loads(told)["hits"]}
    missing = sorted(path.name for path in folder.iterdir() if path.name not in found)
    if missing:
        failed = checked(account, findling, "failed", "--library", str(library))
        raise broken(f"It did not read {', '.join(missing)}. {failed.strip()[-1000:]}")
    say(f"  films, sounds and pictures of {len(found)} forms: read")
