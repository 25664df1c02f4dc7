"""What is on disk: a walk over folders that never follows a link and opens nothing but marker files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.catalogue.files import ScannedFile, storable_ns
from models.kinds import Kind
from models.library.ignore import MARKERS, FolderRules, Rules
from models.media.kinds import kind_of

_SEPARATOR = os.fsencode(os.sep)
# SQLite's integers have a sign.
_MOST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on the way, with the rules of the one it lies in; None for where the walk begins."""

    path: bytes
    name: bytes = b""
    above: FolderRules | None = None


@dataclass(slots=True)
class Walk:
    """Files at or below one place that Findling can look into.

    Attributes:
        root: the folder that a person added.
        place: the root itself, or a folder or file in it.
        rules: what is left out.
        without: a folder to pass over, the library's own.
        unreadable: folders that could not be listed; what the catalogue knows inside them stays.
    """

    root: bytes
    place: bytes
    rules: Rules
    without: bytes = b""
    unreadable: list[bytes] = field(default_factory=list)

    def files(self) -> Iterator[ScannedFile]:
        """Every regular file of a known kind, by path as bytes. Links and devices are passed over."""
        if self.rules.leaves_out_path(self.root, self.place):
            return
        try:
            # A folder that a person added may have moved to another drive, with a link in its place.
            seen = os.stat(self.place) if self.place == self.root else os.lstat(self.place)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError:
            self.unreadable.append(self.place)
            return
        if stat.S_ISDIR(seen.st_mode):
            if self.place != self.without:
                yield from self._below(_Folder(self.place))
        elif stat.S_ISREG(seen.st_mode) and (kind := kind_of(self.place)) is not None:
            yield _file(self.place, kind, seen, seen.st_dev)

    def _rules_at_place(self) -> FolderRules:
        rules = self.rules.enter(self.root)
        for name in self.place[len(self.root) :].split(_SEPARATOR):
            rules = rules.deeper(name) if name else rules
        return rules

    def _below(self, folder: _Folder) -> Iterator[ScannedFile]:
        # One list for each folder on the way down: no more is in memory, however many files there are.
        waiting = [iter(self._list(folder))]
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
            elif isinstance(found, _Folder):
                waiting.append(iter(self._list(found)))
            else:
                yield found

    def _list(self, folder: _Folder) -> list[ScannedFile | _Folder]:
        """What is of interest in a folder, in the order of the paths below it."""
        found: dict[bytes, ScannedFile | _Folder] = {}
        try:
            device = os.stat(folder.path).st_dev
            with os.scandir(folder.path) as listing:
                entries = list(listing)
        except OSError:
            self.unreadable.append(folder.path)
            return []
        rules = self._rules_in(folder, entries)
        if rules.leaves_out_all:
            return []
        try:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.path != self.without and not rules.leaves_out_entry(entry):
                        # With what follows it in a path, so that sorted names make sorted paths.
                        found[entry.name + _SEPARATOR] = _Folder(entry.path, entry.name, rules)
                elif (kind := kind_of(entry.name)) is not None and not rules.leaves_out_entry(entry):
                    seen = _look_at(entry, kind, device)
                    if seen is not None:
                        found[entry.name] = seen
        except OSError:
            self.unreadable.append(folder.path)
        return [found[name] for name in sorted(found)]

    def _rules_in(self, folder: _Folder, entries: list[os.DirEntry[bytes]]) -> FolderRules:
        if folder.above is None:
            return self._rules_at_place()
        markers = [entry.name for entry in entries if entry.name in MARKERS]
        return folder.above.deeper(folder.name, markers)


def _look_at(entry: os.DirEntry[bytes], kind: Kind, device: int) -> ScannedFile | None:
    try:
        seen = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    return _file(entry.path, kind, seen, device) if stat.S_ISREG(seen.st_mode) else None


def _file(path: bytes, kind: Kind, seen: os.stat_result, device: int) -> ScannedFile:
    inode = seen.st_ino if seen.st_ino <= _MOST else 0
    return ScannedFile(path, kind, seen.st_size, storable_ns(seen.st_mtime_ns), device & _MOST, inode)
