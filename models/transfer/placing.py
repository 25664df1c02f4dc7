"""Where the files of an export lie here: folders for its roots, and paths for its files."""

from __future__ import annotations

import os
import re

from sqlalchemy import Connection

from models.catalogue import files
from models.errors import UserError
from models.messages import say
from models.paths import display_path
from models.transfer.manifest import Manifest, RootRecord
from models.transfer.reports import Folders, RootCheck, RootView

_HERE = os.fsencode(os.sep)
_WINDOWS = b"\\"
# What Windows takes in no name, the character that leads to a stream among them.
_IMPOSSIBLE_THERE = re.compile(rb'[<>:"/\\|?*\x00-\x1f]')


def views(manifest: Manifest) -> tuple[RootView, ...]:
    """The folders of an export for people; each is proposed to lie where it did, if such a path is possible here."""
    return tuple(
        RootView(
            root.number,
            root.path,
            display_path(root.path),
            root.files,
            root.path if manifest.separator == _HERE else b"",
        )
        for root in manifest.roots
    )


def check(manifest: Manifest, number: int, folder: bytes) -> RootCheck:
    """Whether a folder here holds a few of the files that a root held."""
    sample = next((root.sample for root in manifest.roots if root.number == number), ())
    try:
        with os.scandir(folder):
            exists = bool(folder)
    except (OSError, ValueError):
        exists = False
    parts = [below(one, manifest.separator) for one in sample]
    found = sum(part is not None and os.path.isfile(os.path.join(folder, part)) for part in parts) if exists else 0
    return RootCheck(exists, len(sample), found)


def below(path: bytes, separator: bytes) -> bytes | None:
    """A path below a root as it is written here; None where it leads elsewhere, or no file here can be called so."""
    parts = path.split(separator)
    if any(part in (b"", b".", b"..") or not _is_possible(part) for part in parts):
        return None
    return _HERE.join(parts)


class Placement:
    """Gives the files of an export their paths here.

    Args: folders: see `Folders`. here: for numbers that it lacks, the path stays.
    Raises: UserError: a folder would have a path that makes no sense on this computer, or that is not absolute.

    Attributes: away: folders that are not there now, for people.
    """

    def __init__(self, manifest: Manifest, folders: Folders) -> None:
        self._separator = manifest.separator
        self._roots: dict[int, tuple[bytes, bytes]] = {}
        self._root_ids: dict[int, tuple[int, bool]] = {}
        self.away: list[str] = []
        for root in manifest.roots:
            folder = folders.get(root.number, root.path)
            if folder is None:
                continue
            if root.number not in folders:
                _demand_possible(root, self._separator)
            self._roots[root.number] = (root.path.rstrip(self._separator) + self._separator, _folder_here(folder))

    def add_roots(self, connection: Connection) -> None:
        """Make the folders roots of the library here, where they do not lie in one already."""
        for number, (_, folder) in self._roots.items():
            known = files.roots(connection)
            root_id = next((one for one, path in known if path == folder or files.is_inside(folder, path)), None)
            if root_id is None:
                root_id = files.add_root(connection, folder)
            away = not os.path.isdir(folder)
            self._root_ids[number] = (root_id, away)
            if away:
                self.away.append(display_path(folder))
        # A folder that was added may have taken over others.
        held = {path: root_id for root_id, path in files.roots(connection)}
        for number, (_, folder) in self._roots.items():
            around = [root_id for path, root_id in held.items() if path == folder or files.is_inside(folder, path)]
            self._root_ids[number] = (around[0], self._root_ids[number][1])

    def of(self, number: int, path: bytes) -> tuple[int, bytes, bool] | None:
        """The root here, the path here, and whether its folder is away; None for what is left out."""
        if number not in self._root_ids:
            return None
        prefix, folder = self._roots[number]
        part = below(path[len(prefix) :], self._separator) if path.startswith(prefix) else None
        if part is None:
            return None
        root_id, away = self._root_ids[number]
        return root_id, os.path.join(folder, part), away

    def moved(self, path: bytes) -> bytes:
        """A path of the other computer here, where it lies in one of the folders; otherwise as it is."""
        for prefix, folder in self._roots.values():
            part = below(path[len(prefix) :], self._separator) if path.startswith(prefix) else None
            if part is not None:
                return os.path.join(folder, part)
        return path


def _is_possible(name: bytes) -> bool:
    if b"\0" in name:
        return False
    if _HERE != _WINDOWS:
        return b"/" not in name
    return not _IMPOSSIBLE_THERE.search(name) and not name.endswith((b".", b" "))


def _folder_here(folder: bytes) -> bytes:
    if not folder or b"\0" in folder or not os.path.isabs(folder):
        raise UserError(
            "The library was not imported.",
            say("The folder “%1” is no whole path on this computer.", display_path(folder)),
            "Name the folder from the root of the drive on.",
        )
    return os.path.realpath(folder)


def _demand_possible(root: RootRecord, separator: bytes) -> None:
    if separator != _HERE or not os.path.isabs(root.path):
        raise UserError(
            "The library was not imported.",
            say("It is from another sort of computer, where a folder was called %1.", display_path(root.path)),
            "Say which folder here holds those files, or that they are to be left out.",
        )
