"""How well duplicates are found, and how long that takes.

Run: python tests/benchmarks/duplicates.py [--quick]
Well: real drawings and photographs, sounds and texts are altered as people and programs do it, and each altered copy is
compared with its original; then all originals with one another, of which those that are called alike are named.
Long: made-up pictures in a real catalogue, one in fifty of them a copy of another one.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import av
import comparing
import media_cache
import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from models.analysis.duplicates import Duplicates
from models.analysis.looks import Looks, look_alike, read_look
from models.analysis.sounds import Heard, sound_alike
from models.analysis.texts import gist_of, shared
from models.analysis.trashing import TrashCan
from models.catalogue import contents, files
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent
from models.catalogue.files import ScannedFile
from models.encoders.spectral import Spectral
from models.jobs import JobControl
from models.kinds import Kind
from models.media.parts import DecodeRequest, FileFacts, Piece, Preview
from models.media.perceptual_hash import differing_bits, perceptual_hash
from models.media.sounds import read_parts
from models.paths import LibraryPaths
from models.spaces import SoundInput

_T = TypeVar("_T")
_WINDOW = SoundInput(rate_hz=16_000)
_RATE_HZ = 44_100
_SHORTEST_PX = 100
_COPIES_SHARE = 50
_AT_ONCE = 5000


# Pictures


def stored(picture: Image.Image, quality: int, image_format: str = "JPEG") -> Image.Image:
    data = io.BytesIO()
    picture.save(data, image_format, quality=quality)
    return Image.open(data).convert("RGB")


def scaled(picture: Image.Image, times: float) -> Image.Image:
    return picture.resize((round(picture.width * times), round(picture.height * times)), Image.Resampling.LANCZOS)


def cut(picture: Image.Image, share: float) -> Image.Image:
    across, down = round(picture.width * share), round(picture.height * share)
    return picture.crop((across, down, picture.width - across, picture.height - down))


PICTURES: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "JPEG 85": lambda picture: stored(picture, 85),
    "JPEG 40": lambda picture: stored(picture, 40),
    "JPEG 15": lambda picture: stored(picture, 15),
    "WebP 60": lambda picture: stored(picture, 60, "WEBP"),
    "half the size": lambda picture: scaled(picture, 0.5),
    "half the size, JPEG 60": lambda picture: stored(scaled(picture, 0.5), 60),
    "1.7 times the size": lambda picture: scaled(picture, 1.7),
    "brighter by 10 %": lambda picture: ImageEnhance.Brightness(picture).enhance(1.1),
    "brighter by 20 %": lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
    "darker by 25 %": lambda picture: ImageEnhance.Brightness(picture).enhance(0.75),
    "contrast + 30 %": lambda picture: ImageEnhance.Contrast(picture).enhance(1.3),
    "colours + 50 %": lambda picture: ImageEnhance.Color(picture).enhance(1.5),
    "sharpened": lambda picture: picture.filter(ImageFilter.UnsharpMask(2, 80, 2)),
    "1 % cut off each side": lambda picture: cut(picture, 0.01),
    "2 % cut off each side": lambda picture: cut(picture, 0.02),
    "5 % cut off each side": lambda picture: cut(picture, 0.05),
    "without colours": lambda picture: picture.convert("L").convert("RGB"),
    "mirrored": lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
}


def on_white(path: Path) -> Image.Image:
    picture = Image.open(path).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")


class PictureSide:
    """What the decoder would keep of a picture."""

    def __init__(self, picture: Image.Image, folder: Path) -> None:
        self.hash = perceptual_hash(picture)
        small = picture.copy()
        small.thumbnail((512, 512), Image.Resampling.LANCZOS, reducing_gap=2.0)
        small.save(folder / "preview.jpg", "JPEG", quality=85, optimize=True)
        look = read_look(folder / "preview.jpg")
        assert look is not None
        self.look = look

    def alike(self, other: PictureSide) -> bool:
        if not self.hash or not other.hash or differing_bits(self.hash, other.hash) > Looks.most_bits:
            return False
        return look_alike(self.look, other.look) > 0


def measure_pictures(folder: Path, quick: bool) -> None:
    stamps = media_cache.stamps()
    chosen = random.Random(1).sample(stamps, 40 if quick else 200)
    found: dict[str, list[bool]] = {name: [] for name in PICTURES}
    for stamp in chosen:
        original = on_white(stamp.path)
        if min(original.size) < _SHORTEST_PX:
            continue
        side = PictureSide(original, folder)
        for name, change in PICTURES.items():
            changed = change(original)
            if min(changed.size) >= _SHORTEST_PX:
                found[name].append(side.alike(PictureSide(changed, folder)))
    comparing.title("Pictures: altered copies that are found, of those with at least 100 pixels a side")
    for name, results in found.items():
        say_share(name, results)
    sides = [(stamp.path.stem, PictureSide(on_white(stamp.path), folder)) for stamp in stamps]
    say_called("different pictures called alike", sides, PictureSide.alike)


# Sounds


def decode(path: Path) -> np.ndarray:
    """Shape (2, samples), float32, at 44.1 kHz."""
    parts = []
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=_RATE_HZ)
        for frame in itertools.chain(container.decode(audio=0), [None]):
            parts += [one.to_ndarray() for one in resampler.resample(frame)]
    return np.concatenate(parts, axis=1)


def encode(samples: np.ndarray, container_format: str, codec: str, rate_hz: int = _RATE_HZ, bits: int = 0) -> bytes:
    data = io.BytesIO()
    with av.open(data, "w", format=container_format) as container:
        stream = container.add_stream(codec, rate=rate_hz)
        stream.layout = "stereo"
        if bits:
            stream.bit_rate = bits
        resampler = av.AudioResampler(format=stream.codec_context.format.name, layout="stereo", rate=rate_hz)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32), format="fltp", layout="stereo")
        frame.sample_rate = _RATE_HZ
        for some in (frame, None):
            for one in resampler.resample(some):
                container.mux(stream.encode(one))
        container.mux(stream.encode(None))
    return data.getvalue()


SOUNDS: Mapping[str, Callable[[np.ndarray], bytes]] = {
    "FLAC": lambda samples: encode(samples, "flac", "flac"),
    "half as loud": lambda samples: encode(samples * 0.5, "wav", "pcm_s16le"),
    "MP3, 128 kbit/s": lambda samples: encode(samples, "mp3", "libmp3lame", bits=128_000),
    "MP3, 48 kbit/s": lambda samples: encode(samples, "mp3", "libmp3lame", bits=48_000),
    "AAC, 96 kbit/s": lambda samples: encode(samples, "mp4", "aac", bits=96_000),
    "Opus, 32 kbit/s": lambda samples: encode(samples, "ogg", "libopus", 48_000, bits=32_000),
    "22 kHz": lambda samples: encode(samples, "wav", "pcm_s16le", 22_050),
}


def hear(data: bytes) -> Heard:
    duration_s, peaks, windows = 0.0, b"", []
    for part in read_parts(io.BytesIO(data), DecodeRequest(sounds=(_WINDOW,), kinds=(Kind.AUDIO,))):
        match part:
            case FileFacts():
                duration_s = part.duration_s
            case Preview():
                peaks = part.data
            case Piece():
                windows.append(part.input_for(_WINDOW))
    vectors = Spectral().encode_media(windows)[0]
    return Heard(duration_s, peaks, vectors.astype(np.float16).astype(np.float32))


def measure_sounds(quick: bool) -> None:
    paths = [path for path, _ in media_cache.stamp_sounds()]
    chance = random.Random(2)
    effects = [decode(path) for path in chance.sample(paths, 20 if quick else 70)]
    # Nobody may pass on music here, so pieces as long as songs are strung together from effects.
    pieces = [
        np.concatenate(chance.choices(effects, k=25), axis=1)[:, : 60 * _RATE_HZ] for _ in range(5 if quick else 20)
    ]
    for name, sounds in (("Sounds under ten seconds", effects), ("Sounds of about a minute", pieces)):
        comparing.title(f"{name}: altered copies that are found")
        originals = [hear(encode(samples, "wav", "pcm_s16le")) for samples in sounds]
        for change, alter in SOUNDS.items():
            say_share(
                change,
                [sound_alike(one, hear(alter(samples))) > 0 for one, samples in zip(originals, sounds, strict=True)],
            )
    sides = [(path.stem, hear(path.read_bytes())) for path in paths]
    say_called("different sounds called alike", sides, lambda one, other: sound_alike(one, other) > 0)


# Texts


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?]) ", text)


def without_a_sentence(text: str, chance: random.Random) -> str:
    parts = sentences(text)
    parts.pop(chance.randrange(len(parts)))
    return " ".join(parts)


def with_slips(text: str, chance: random.Random) -> str:
    said = text.split()
    for at in chance.sample(range(len(said)), 3):
        said[at] = said[at][:1] + said[at][2:]
    return " ".join(said)


def hyphenated(text: str, _chance: random.Random) -> str:
    return re.sub(r"\b([a-z]{4})([a-z]{4,})\b", r"\1-\n\2", text)


def with_page_numbers(text: str, _chance: random.Random) -> str:
    said = text.split()
    return " ".join(f"{word} Page {at // 100 + 1}" if at % 100 == 99 else word for at, word in enumerate(said))


TEXTS: Mapping[str, Callable[[str, random.Random], str]] = {
    "wrapped and hyphenated": hyphenated,
    "with page numbers": with_page_numbers,
    "without a sentence": without_a_sentence,
    "three slips of the pen": with_slips,
}


def letter_to(name: str, day: int, amount: int, body: str) -> str:
    return f"Dear {name},\n{day} March\n{body}\nThe amount due is {amount} EUR.\nYours sincerely"


def measure_texts() -> None:
    chance = random.Random(3)
    answers = media_cache.faq()
    texts = [f"{pair.question} {pair.answer_text}" for pair in answers if len(pair.answer_text.split()) >= 150]
    comparing.title(f"Documents of at least 150 words: altered copies of {len(texts)} that are found")
    for name, change in TEXTS.items():
        say_share(name, [shared(gist_of([text]), gist_of([change(text, chance)])) > 0 for text in texts])
    sides = [(pair.question, gist_of([pair.answer_text])) for pair in answers]
    say_called("different documents called alike", sides, lambda one, other: shared(one, other) > 0)
    people = ("Adam Miller", "Berta Smith", "Carl Novak", "Dora Lind")
    letters = [
        (f"{name} {number}", gist_of([letter_to(name, 3 + at, 120 + 7 * at, text)]))
        for number, text in enumerate(texts)
        for at, name in enumerate(people)
    ]
    say_called("letters of one template called alike", letters, lambda one, other: shared(one, other) > 0)


# Time


def fill(paths: LibraryPaths, count: int, preview: Path) -> None:
    """A library of pictures, each fiftieth a copy of another: their hashes differ in a bit, and they look alike."""
    drawn = np.random.default_rng(4)
    hashes = drawn.integers(0, 256, (count, 32), dtype=np.uint8)
    for number in range(0, count, _COPIES_SHARE):
        hashes[number + 1] = hashes[number]
        hashes[number + 1, drawn.integers(32)] ^= 1 << drawn.integers(8)
    with closing(Catalogue(paths.catalogue, paths.snapshots)) as catalogue:
        for first in range(0, count, _AT_ONCE):
            with catalogue.write() as connection:
                root_id = files.add_root(connection, b"/media")
                block = range(first, min(first + _AT_ONCE, count))
                found = [
                    ScannedFile(b"/media/%07d.jpg" % number, Kind.IMAGE, 2_000_000 + number, number) for number in block
                ]
                files.put_scanned(connection, root_id, found)
                ids = {one.path: one.file_id for one in files.known_at(connection, b"/media", b"", count)}
                for number, one in zip(block, found, strict=True):
                    sha256 = hashlib.sha256(one.path).hexdigest()
                    facts = NewContent(
                        sha256, Kind.IMAGE, width=4000, height=3000, perceptual_hash=hashes[number].tobytes()
                    )
                    content_id = contents.put_content(connection, facts)
                    contents.set_preview(connection, content_id, ".jpg")
                    files.mark_indexed(connection, ids[one.path], content_id, one.size_bytes, one.mtime_ns)
                    if number % _COPIES_SHARE < 2:
                        kept = paths.preview(sha256, ".jpg")
                        kept.parent.mkdir(parents=True, exist_ok=True)
                        shutil.copy(preview, kept)


def measure_time(folder: Path, count: int) -> None:
    paths = LibraryPaths(folder / f"library {count}")
    preview = folder / "look.jpg"
    on_white(media_cache.stamps()[0].path).resize((512, 384)).save(preview, quality=85)
    fill(paths, count, preview)
    with closing(Catalogue(paths.catalogue, paths.snapshots)) as catalogue:
        duplicates = Duplicates(catalogue, paths, TrashCan(_keep, _keep, _keep))
        begun_s, begun_cpu_s = time.perf_counter(), time.process_time()
        for _ in duplicates.find(JobControl()):
            pass
        took_s, cpu_s = time.perf_counter() - begun_s, time.process_time() - begun_cpu_s
        again_s = timed(duplicates.groups)
        groups = duplicates.groups()
    assert len(groups) == count // _COPIES_SHARE and {len(group.files) for group in groups} == {2}
    comparing.title("Pictures, one in fifty with a copy", f"{count:,}")
    comparing.say("looking for what is alike", took_s, "s")
    comparing.say("processor time of that", cpu_s, "s")
    comparing.say("all groups, once that is known", again_s, "s")
    comparing.say("what is the same to the byte", timed(lambda: duplicates.groups(alike=False)), "s")


def _keep(_: Any) -> Any:
    raise AssertionError("nothing is moved here")


def timed(work: Callable[[], object]) -> float:
    begun_s = time.perf_counter()
    work()
    return time.perf_counter() - begun_s


# What is said


def say_share(name: str, found: Sequence[bool]) -> None:
    comparing.say(name, comparing.exactly(100 * sum(found) / max(len(found), 1), 0), f"% of {len(found)}")


def say_called(name: str, sides: Sequence[tuple[str, _T]], alike: Callable[[_T, _T], bool]) -> None:
    pairs = [
        f"{one} = {other}" for (one, first), (other, second) in itertools.combinations(sides, 2) if alike(first, second)
    ]
    comparing.say(name, f"{len(pairs)} of {len(sides) * (len(sides) - 1) // 2:,} pairs")
    for pair in pairs:
        print(f"    {pair}")


def main() -> None:
    quick = comparing.is_quick("Duplicates: how well and how quickly they are found.")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as folder:
        measure_pictures(Path(folder), quick)
        measure_sounds(quick)
        measure_texts()
        for count in (1000, 10_000) if quick else (10_000, 100_000):
            measure_time(Path(folder), count)


if __name__ == "__main__":
    main()
