"""What the smoke run of a full bundle does besides: everything that an extra of the package brings is really used.

Small networks with random weights, in the forms of OpenCLIP and CLAP, are imported and look into the samples: they
find nothing, but go through PyTorch, transformers and what writes networks for onnxruntime, as large ones do. Words are
read in a picture, speech is listened for, maps are drawn in every way, and the library is exported.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from pathlib import Path

import bundle_contents as contents
from bundle_smoke import Account, broken, checked
from plainly import say

_CHECKPOINTS = contents.ROOT / "tests" / "models" / "encoders" / "tiny_checkpoints.py"
_IMPORTED = ("openclip-tiny", "clap-tiny")
_LAYOUTS = ("umap", "tsne", "pacmap", "pca")
_WORDS = "Marmalade on Tuesday"
_DRAW = """
import sys
from PIL import Image, ImageDraw, ImageFont
picture = Image.new("RGB", (900, 300), "white")
ImageDraw.Draw(picture).text((40, 90), sys.argv[2], fill="black", font=ImageFont.load_default(64))
picture.save(sys.argv[1])
"""


def use(findling: str, account: Account, python: Path) -> None:
    """Use it.

    Args:
        findling: the bundle's command, whose library holds the samples.
        python: of the environment that the bundle was built from; makes what is imported and read.

    Raises: Stop: something is not as it should be.
    """
    for checkpoint in _made(account, python):
        import_encoder(findling, account, checkpoint)
    _read_words(findling, account, python)
    for layout in _LAYOUTS:
        began_s = time.monotonic()
        drawn = json.loads(checked(account, findling, "analyse", "map", "--method", layout, "--json"))
        if not drawn["points"]:
            raise broken(f"The map by {layout} is empty.")
        say(f"  findling analyse map --method {layout}: {time.monotonic() - began_s:.1f} s")
    _export(findling, account)
    _look_for_a_server(findling, account)


def import_encoder(findling: str, account: Account, checkpoint: Path) -> None:
    """Import an encoder, let it answer, and see that it has looked into the samples.

    Raises: Stop: it has not.
    """
    began_s = time.monotonic()
    name = json.loads(checked(account, findling, "encoders", "import", str(checkpoint.resolve()), "--json"))["name"]
    checked(account, findling, "encoders", "use", name)
    checked(account, findling, "index")
    spaces = json.loads(checked(account, findling, "encoders", "spaces", "--json"))["spaces"]
    vectors = sum(space["vectors"] for space in spaces if space["name"].partition("/")[0] == name)
    if not vectors:
        raise broken(f"{name} was imported, and has looked into nothing: {spaces}")
    checked(account, findling, "search", "a red flower", "--by", "content", "--json")
    say(f"  {checkpoint.name}: imported, {vectors} vectors, answers; {time.monotonic() - began_s:.1f} s")


def _made(account: Account, python: Path) -> list[Path]:
    """Checkpoints that the bundle's user may read; none where the tests are not there, which is said."""
    if not _CHECKPOINTS.is_file():
        say(f"  NOT tried: imported encoders, since {_CHECKPOINTS.relative_to(contents.ROOT)} is not here")
        return []
    folder = account.home / "checkpoints"
    done = subprocess.run([str(python), str(_CHECKPOINTS), str(folder)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise broken(f"The checkpoints to be imported could not be made: {done.stderr.strip()[-1000:]}")
    account.hand_over(folder)
    return [folder / name for name in _IMPORTED]


def _read_words(findling: str, account: Account, python: Path) -> None:
    folder, library = account.home / "Notes", account.home / "readers"
    folder.mkdir()
    library.mkdir()
    shutil.copy(next((account.home / "Samples" / "Sounds").iterdir()), folder)
    subprocess.run([str(python), "-c", _DRAW, str(folder / "note.png"), _WORDS], check=True)
    settings = {"words_in_pictures": "en", "spoken_words": "en", "speed": "full"}
    (library / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    account.hand_over(library)
    began_s = time.monotonic()
    checked(account, findling, "index", str(folder), "--library", str(library))
    answer = checked(account, findling, "search", _WORDS, "--by", "words", "--library", str(library), "--json")
    if [Path(hit["path"]).name for hit in json.loads(answer)["hits"]] != ["note.png"]:
        raise broken(f"The words in a picture were not read: {answer[:500]}")
    failed = checked(account, findling, "failed", "--library", str(library))
    if "opus" in failed:
        raise broken(f"The sound could not be listened to: {failed}")
    say(f"  words read in a picture, and a sound listened to: {time.monotonic() - began_s:.1f} s")


def _export(findling: str, account: Account) -> None:
    target = account.home / "exported"
    checked(account, findling, "library", "export", str(target))
    if not (target / "items.parquet").is_file():
        raise broken(f"The export holds only {sorted(path.name for path in target.iterdir())}.")
    say("  findling library export: done")


def _look_for_a_server(findling: str, account: Account) -> None:
    """Without one, what is said is about the server, and not about packages that are missing."""
    done = account.run([findling, "shared", "status", "postgresql://nobody@127.0.0.1:1/nothing"])
    if done.returncode != 1 or "edition" in done.stderr or "pip install" in done.stderr or "Traceback" in done.stderr:
        raise broken(f"Asked for a server that is not there, it said: {done.stderr.strip()}")
    say("  findling shared status: says that there is no server")
