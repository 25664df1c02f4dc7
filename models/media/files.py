"""Opening a stranger's file without being led elsewhere, made to wait, or fooled by a change."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from models.media import failures
from models.media.parts import Identity
from models.messages import say

_BLOCK_BYTES = 1 << 20
# O_NONBLOCK: opening a pipe must not wait for its writer. O_NOFOLLOW: a link put in place meanwhile is refused.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
_THINGS = (
    (stat.S_ISLNK, say("a link")),
    (stat.S_ISDIR, say("a folder")),
    (stat.S_ISFIFO, say("a pipe")),
    (stat.S_ISSOCK, say("a socket")),
    (stat.S_ISBLK, say("a device")),
    (stat.S_ISCHR, say("a device")),
)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An ordinary file, open for reading, and what it was when it was opened."""

    path: bytes
    file: BinaryIO
    size_bytes: int
    mtime_ns: int
    inode: int

    def check_unchanged(self) -> None:
        """Compare the file at this path with the one that was opened.

        Raises: BadFile: CHANGING or GONE.
        """
        try:
            now = os.lstat(self.path)
        except OSError as error:
            raise failures.gone() from error
        if (now.st_size, now.st_mtime_ns, now.st_ino) != (self.size_bytes, self.mtime_ns, self.inode):
            raise failures.changing()


@contextmanager
def open_ordinary(path: bytes) -> Iterator[OpenFile]:
    """Open an ordinary, non-empty file for reading; links are not followed.

    Raises: BadFile: GONE, UNREADABLE, UNSUPPORTED (not an ordinary file) or EMPTY.
    """
    try:
        before = os.lstat(path)
        _check_ordinary(before.st_mode)
        handle = os.open(path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise failures.gone() from error
    except OSError as error:
        raise failures.unreadable(error) from error
    with os.fdopen(handle, "rb") as file:
        opened = os.fstat(handle)
        _check_ordinary(opened.st_mode)
        if opened.st_size == 0:
            raise failures.empty()
        yield OpenFile(path, file, before.st_size, before.st_mtime_ns, before.st_ino)


def identify(path: bytes) -> Identity:
    """Hash a file's content.

    Raises: BadFile: as `open_ordinary`, and CHANGING.
    """
    with open_ordinary(path) as opened:
        digest = hashlib.sha256()
        try:
            while block := opened.file.read(_BLOCK_BYTES):
                digest.update(block)
        except OSError as error:
            raise failures.unreadable(error) from error
        opened.check_unchanged()
        return Identity(opened.size_bytes, opened.mtime_ns, digest.hexdigest())


def _check_ordinary(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    for is_thing, name in _THINGS:
        if is_thing(mode):
            raise failures.not_ordinary(name)
    raise failures.not_ordinary("something special")
