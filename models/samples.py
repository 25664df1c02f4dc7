"""The sample library that comes with Findling, and what can be asked of it at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from models.errors import UserError
from models.extras import in_a_bundle
from models.messages import say

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples" / "Samples"

# What is asked, and the files of which one must come first: by content the last, and where names count, too, the first.
# Each is answered by the encoders that come with Findling; a test asks them, and so does desktop/trial.py.
PROMISES: Mapping[str, tuple[str, ...]] = {
    "ladybug": ("Ladybird.jpg",),
    "lighthouse": ("Lighthouse.jpg", "Morning and evening.webm"),
    "how do I renew the passport": ("Renewing a passport.md",),
}
QUERIES = tuple(PROMISES)


def samples_path() -> bytes:
    """The folder of the samples as it is added to a library; b"" where this Findling came without them.

    It is there only after `lay_out`.
    """
    if not FOLDER.is_dir():
        return b""
    return os.fsencode(_own_copy() / FOLDER.name if _moves() else FOLDER)


def lay_out() -> bytes:
    """Make sure that the samples lie where `samples_path` says. Returns: the same.

    Raises: UserError: they cannot be copied.
    """
    path = samples_path()
    if path and not os.path.isdir(path):
        try:
            _copy(FOLDER.parent, _own_copy())
        except OSError as error:
            raise UserError(
                "The samples were not added.",
                say("They cannot be copied to %1 (%2).", _own_copy(), error.strerror or error),
                "Check that the disk has room and that the folder belongs to you, and try again.",
            ) from error
    return path


def count() -> int:
    """How many samples there are."""
    return sum(len(files) for _, _, files in os.walk(FOLDER))


def _moves() -> bool:
    """Whether Findling lies somewhere else at every start, or nobody else sees where.

    An AppImage is mounted at a new path each time, macOS may run a program from a random one, and what is inside a
    Flatpak is hidden from other programs. In a bundle the samples are therefore used from the user's own folder.
    """
    return in_a_bundle()


def _own_copy() -> Path:
    return Path(platformdirs.user_data_dir("Findling", appauthor=False)) / "samples"


def _copy(source: Path, target: Path) -> None:
    """Copy a folder so that all of it is there or nothing; what is left of an earlier copy goes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="samples-") as folder:
        copied = Path(folder) / target.name
        shutil.copytree(source, copied)
        shutil.rmtree(target, ignore_errors=True)
        os.replace(copied, target)
