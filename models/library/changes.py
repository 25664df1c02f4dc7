"""What differs between the disk and the catalogue, found and written down.

A file that was moved or renamed keeps its row: it is known by where its file system keeps it, its size and its time.
One that is gone is forgotten, unless it lay on a drive that is away.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.catalogue import files
from models.catalogue.catalogue import Catalogue
from models.catalogue.files import KnownFile, ScannedFile
from models.errors import BadFileReason
from models.library.ignore import Rules
from models.library.scan import Walk
from models.media.kinds import kind_of

_PAGE = 5000
_WRITE_AT_ONCE = 1000
# Failures that a file can get over without changing.
_MAY_HAVE_PASSED = {BadFileReason.GONE, BadFileReason.UNREADABLE, BadFileReason.CHANGING}


@dataclass(frozen=True, slots=True)
class Place:
    """A root, or something in it, that is to be compared with the catalogue."""

    root_id: int
    root: bytes
    path: bytes


class Pending:
    """Places that wait to be compared: at first, everything. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._everything = True
        self._paths: set[bytes] = set()

    def __bool__(self) -> bool:
        return self._everything or bool(self._paths)

    def add_everything(self) -> None:
        """Let all roots wait."""
        with self._lock:
            self._everything = True

    def add(self, paths: Collection[bytes]) -> None:
        """Let files or folders wait."""
        with self._lock:
            self._paths.update(paths)

    def take(self, roots: Sequence[tuple[int, bytes]]) -> list[Place]:
        """Everything that waits, each thing once; what lies in no root is forgotten."""
        with self._lock:
            everything, self._everything = self._everything, False
            paths, self._paths = self._paths, set()
        if everything:
            return [Place(root_id, root, root) for root_id, root in roots]
        places: list[Place] = []
        for path in sorted(paths):
            # In this order, what contains a path comes before it.
            if not any(_is_at(path, place.path) for place in places):
                places += [Place(root_id, root, path) for root_id, root in roots if _is_at(path, root)][:1]
                places += [Place(root_id, root, root) for root_id, root in roots if files.is_inside(root, path)]
        return places

    def give_back(self, places: Iterable[Place]) -> None:
        """What was taken was not compared to its end."""
        self.add([place.path for place in places])


class Comparison:
    """Compares some places. New and changed files are written on the way, so that they can be looked into at once.

    Args:
        rules: what is left out.
        own_folder: the library's, which is passed over.
        check: called between files; raises Cancelled to end the comparison.

    Attributes:
        lost: whether some content may have lost a file.
    """

    def __init__(self, catalogue: Catalogue, rules: Rules, own_folder: bytes, check: Callable[[], None]) -> None:
        self._catalogue = catalogue
        self._rules = rules
        self._own_folder = own_folder
        self._check = check
        self._new: list[ScannedFile] = []
        self._changed: list[ScannedFile] = []
        self._unchanged: list[tuple[int, ScannedFile]] = []
        self._missing: list[KnownFile] = []
        self._moved: set[int] = set()
        self._devices_seen: set[int] = set()
        self._unreadable: list[bytes] = []
        self.lost = False

    def run(self, places: Iterable[Place]) -> None:
        """Compare places, and then forget what is nowhere any more.

        Raises: Cancelled: what was found so far is written, and nothing is forgotten.
        """
        for place in places:
            if os.path.isdir(place.root) and (place.path != place.root or _holds_anything(place.root)):
                self._compare(place)
            else:
                with self._catalogue.write() as connection:
                    files.set_root_offline(connection, place.root_id)
        self._forget()

    def _compare(self, place: Place) -> None:
        walk = Walk(place.root, place.path, self._rules, without=self._own_folder)
        known = self._known(place.path)
        current = next(known, None)
        try:
            for found in walk.files():
                self._check()
                while current is not None and current.path < found.path:
                    self._missing.append(current)
                    current = next(known, None)
                if current is None or current.path != found.path:
                    self._new.append(found)
                else:
                    self._take_known(found, current)
                    current = next(known, None)
                if len(self._new) + len(self._changed) + len(self._unchanged) >= _WRITE_AT_ONCE:
                    self._write(place.root_id)
        finally:
            self._write(place.root_id)
        while current is not None:
            self._missing.append(current)
            current = next(known, None)
        self._unreadable += walk.unreadable

    def _known(self, place: bytes) -> Iterator[KnownFile]:
        after = b""
        while True:
            with self._catalogue.read() as connection:
                page = files.known_at(connection, place, after, _PAGE)
            yield from page
            if len(page) < _PAGE:
                return
            after = page[-1].path

    def _take_known(self, found: ScannedFile, known: KnownFile) -> None:
        self._devices_seen.add(known.device)
        same = (found.size_bytes, found.mtime_ns) == (known.size_bytes, known.mtime_ns)
        if not known.ignored and (not same or known.reason in _MAY_HAVE_PASSED):
            self._changed.append(found)
        elif (found.device, found.inode, 0) != (known.device, known.inode, known.offline):
            self._unchanged.append((known.file_id, found))

    def _write(self, root_id: int) -> None:
        if not (self._new or self._changed or self._unchanged):
            return
        moves = self._find_moves()
        moved = {found.path for _, found in moves}
        self.lost = self.lost or bool(self._changed)
        with self._catalogue.write() as connection:
            for known, found in moves:
                files.move(connection, root_id, known.file_id, found)
            files.put_scanned(connection, root_id, [one for one in self._new if one.path not in moved])
            files.put_scanned(connection, root_id, self._changed)
            files.note(connection, self._unchanged)
        self._moved.update(known.file_id for known, _ in moves)
        self._new, self._changed, self._unchanged = [], [], []

    def _find_moves(self) -> list[tuple[KnownFile, ScannedFile]]:
        """New files that are known from another place, where they are no longer."""
        by_inode = {found.inode: found for found in self._new if found.inode}
        candidates: list[KnownFile] = []
        inodes = list(by_inode)
        with self._catalogue.read() as connection:
            for start in range(0, len(inodes), 500):
                candidates += files.known_by_inode(connection, inodes[start : start + 500])
        return [
            (known, by_inode[known.inode])
            for known in candidates
            if known.file_id not in self._moved and _has_moved(known, by_inode[known.inode])
        ]

    def _forget(self) -> None:
        gone: list[int] = []
        away: list[int] = []
        devices: dict[bytes, int] = {}
        for known in self._missing:
            if known.file_id in self._moved:
                continue
            if any(_is_at(known.path, place) for place in self._unreadable):
                continue
            (away if self._is_away(known, devices) else gone).append(known.file_id)
        self._missing = []
        self.lost = self.lost or bool(gone)
        if gone or away:
            with self._catalogue.write() as connection:
                files.remove_files(connection, gone)
                files.set_offline(connection, away)

    def _is_away(self, known: KnownFile, devices: dict[bytes, int]) -> bool:
        """Whether a file lay on another drive than what is at its place now, of which nothing is left."""
        if known.device in self._devices_seen:
            return False
        folder = os.path.dirname(known.path)
        if folder not in devices:
            devices[folder] = _device_of(folder)
        return known.device != devices[folder]


def _holds_anything(folder: bytes) -> bool:
    """An empty folder may be the mount point of a drive that is away."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False


def _is_at(path: bytes, place: bytes) -> bool:
    return path == place or files.is_inside(path, place)


def _has_moved(known: KnownFile, found: ScannedFile) -> bool:
    """Whether a file is one that was at another place; under another extension, one that failed is tried again."""
    if (known.device, known.size_bytes, known.mtime_ns) != (found.device, found.size_bytes, found.mtime_ns):
        return False
    if kind_of(known.path) is not found.kind or (known.reason and not known.ignored):
        return False
    return _inode_at(known.path) != known.inode


def _inode_at(path: bytes) -> int | None:
    try:
        return os.lstat(path).st_ino
    except OSError:
        return None


def _device_of(folder: bytes) -> int:
    """The device on which a folder lies, or would lie."""
    while True:
        try:
            return os.stat(folder).st_dev & (1 << 63) - 1
        except OSError:
            above = os.path.dirname(folder)
            if above == folder:
                return 0
            folder = above
