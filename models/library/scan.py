"""What is on disk: a walk over the folders of a root that never follows a link and opens nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.catalogue.files import ScannedFile
from models.media.kinds import kind_of

# Folders that programs fill and people don't search.
_SKIPPED_FOLDERS = frozenset({b"node_modules", b"__pycache__", b"$RECYCLE.BIN", b"System Volume Information"})


@dataclass(slots=True)
class Walk:
    """Files below one folder that Findling can look into.

    Attributes:
        without: a folder to pass over, the library's own.
        unreadable: folders that could not be listed; what the catalogue knows inside them stays.
    """

    folder: bytes
    without: bytes = b""
    unreadable: list[bytes] = field(default_factory=list)

    def files(self) -> Iterator[ScannedFile]:
        """Every regular file of a known kind, folder by folder. Hidden ones, links and devices are passed over."""
        waiting = [self.folder]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        if entry.name.startswith(b"."):
                            continue
                        if entry.is_dir(follow_symlinks=False):
                            if entry.name not in _SKIPPED_FOLDERS and entry.path != self.without:
                                waiting.append(entry.path)
                        elif (found := _look_at(entry)) is not None:
                            yield found
            except OSError:
                self.unreadable.append(folder)


def _look_at(entry: os.DirEntry[bytes]) -> ScannedFile | None:
    kind = kind_of(entry.name)
    if kind is None:
        return None
    try:
        seen = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(seen.st_mode):
        return None
    return ScannedFile(entry.path, kind, seen.st_size, seen.st_mtime_ns)
