"""Paths as the file system knows them, and where a library keeps its things.

A path is bytes (`os.fsencode`), because a file name need not be valid text; people are shown `display_path`.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PREVIEWS = "previews"


def display_path(path: bytes) -> str:
    """The path as text for people: no byte and no control character in it can do anything but be seen."""
    return visible(os.fsdecode(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def visible(text: str) -> str:
    """Text in which no control character can do anything but be seen."""
    return text if text.isprintable() else "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if ord(character) < 32:
        return chr(0x2400 + ord(character))
    return "\ufffd" if unicodedata.category(character) == "Cc" else character


def exact_path(path: bytes) -> str:
    """The path itself where it is text, otherwise as people are shown it."""
    try:
        return path.decode()
    except UnicodeDecodeError:
        return display_path(path)


def default_library_dir() -> Path:
    """Where the window keeps the library of this user."""
    return Path(platformdirs.user_data_dir("Findling", appauthor=False)) / "library"


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """Everything one library keeps on disk, below one folder."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """The SQLite database: the only truth."""
        return self.root / "catalogue.sqlite"

    @property
    def snapshots(self) -> Path:
        """Copies of the catalogue made before migrations."""
        return self.root / "snapshots"

    @property
    def indexes(self) -> Path:
        """FAISS files: caches that can be rebuilt."""
        return self.root / "indexes"

    @property
    def previews(self) -> Path:
        """Thumbnails and waveforms by content hash: caches that can be rebuilt."""
        return self.root / _PREVIEWS

    @property
    def encoders(self) -> Path:
        """Downloaded and imported encoders."""
        return self.root / "encoders"

    @property
    def lock(self) -> Path:
        """Held by the one process that writes."""
        return self.root / "writer.lock"

    @property
    def log(self) -> Path:
        """Warnings and bugs of the engine."""
        return self.root / "findling.log"

    @property
    def window_log(self) -> Path:
        """Warnings and bugs of the window."""
        return self.root / "desktop.log"

    @property
    def window_crash(self) -> Path:
        """What a window wrote that died; there only while one is open, or after that."""
        return self.root / "desktop.crash"

    @property
    def engine_crash(self) -> Path:
        """The same of the engine."""
        return self.root / "engine.crash"

    @property
    def settings(self) -> Path:
        """What a person has set about this library."""
        return self.root / "settings.json"

    @property
    def shared_libraries(self) -> Path:
        """The shared libraries that a person has opened here: names and addresses."""
        return self.root / "shared_libraries.json"

    @property
    def guests(self) -> Path:
        """Small pictures of files of shared libraries, while they are shown; they go when the engine ends."""
        return self.root / "guests"

    @property
    def requests(self) -> Path:
        """What other programs ask of the one that has the library open."""
        return self.root / "requests"

    def delete_previews(self, content_sha256: str) -> None:
        """Delete every preview of a content."""
        folder = self.previews / content_sha256[:2]
        for path in folder.glob(content_sha256 + ".*"):
            path.unlink(missing_ok=True)

    def preview(self, content_sha256: str, suffix: str) -> Path:
        """Where the preview of a content lies, e.g. suffix ".jpg" or ".peaks"."""
        return Path(self.preview_name(content_sha256, suffix))

    def preview_name(self, content_sha256: str, suffix: str) -> str:
        """The same as text, which takes a quarter of the time: every search asks it of hundreds."""
        return os.path.join(self.root, _PREVIEWS, content_sha256[:2], content_sha256 + suffix)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a whole file so that after a crash either the old or the new one is there, never a mixture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder durable, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
