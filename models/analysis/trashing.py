"""Moving duplicates to the trash so that something of every group stays, and taking that back."""

from __future__ import annotations

import os
import secrets
import stat
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue
from models.catalogue.duplicates import FoundFile
from models.errors import UserError
from models.messages import say
from models.paths import display_path
from models.views import TrashReport

_MOST_MOVES_KEPT = 100
_UNKNOWN = "A file was not moved to the trash. The library knows it no longer as it was. Look for duplicates again."


class Trashed(Protocol):
    """A file that was moved to the trash."""

    @property
    def can_be_restored(self) -> bool:
        """Whether it can be put back from here."""


@dataclass(frozen=True, slots=True)
class TrashCan:
    """The trash of the system, as others see to it.

    Attributes:
        move: moves a file by its path. Raises: UserError: it stays.
        restore: puts back what `move` gave. Raises: UserError: it stays in the trash.
        on_changed: told the paths at which something changed.
    """

    move: Callable[[bytes], Trashed]
    restore: Callable[[Any], None]
    on_changed: Callable[[Collection[bytes]], None]


@dataclass(frozen=True, slots=True)
class _Moved:
    file_id: int
    path: bytes
    trashed: Trashed


class Trashing:
    """What a person moves to the trash. Safe between threads; moves can be undone until the program ends.

    Args:
        company: the contents of the group that a content belongs to, with itself.
    """

    def __init__(self, catalogue: Catalogue, can: TrashCan, company: Callable[[int], Collection[int]]) -> None:
        self._catalogue = catalogue
        self._can = can
        self._company = company
        self._lock = threading.Lock()
        self._moves: dict[str, list[_Moved]] = {}
        self._gone: dict[int, bytes] = {}

    @property
    def gone(self) -> frozenset[int]:
        """Ids of files that were moved, as long as the catalogue may not know it yet."""
        with self._lock:
            self._gone = {file_id: path for file_id, path in self._gone.items() if not os.path.lexists(path)}
            return frozenset(self._gone)

    def move(self, file_ids: Collection[int]) -> TrashReport:
        """Move some files of groups to the trash; of every group at least one file stays, and is seen to be there.

        Raises: UserError: that would leave nothing of a group, or a file belongs to none. Then nothing is moved.
        """
        with self._lock:
            chosen = self._choose(file_ids)
            moved: list[_Moved] = []
            problems = [_UNKNOWN] * (len(set(file_ids)) - len(chosen))
            try:
                for file in chosen:
                    try:
                        _check_unchanged(file)
                        moved.append(_Moved(file.file_id, file.path, self._can.move(file.path)))
                    except UserError as error:
                        problems.append(str(error))
            finally:
                token = self._keep(moved)
        return TrashReport(len(moved), token, tuple(problems))

    def undo(self, token: str) -> int:
        """Put back what a call of `move` moved. Returns: how many files; 0 where that is not known any more.

        Raises: UserError: some could not be put back; the others were, and it can be tried again.
        """
        with self._lock:
            back, problems, left = [], [], []
            for moved in self._moves.pop(token, []):
                try:
                    self._can.restore(moved.trashed)
                    back.append(moved.path)
                    self._gone.pop(moved.file_id, None)
                except UserError as error:
                    problems.append(error)
                    left.append(moved)
            if left:
                self._moves[token] = left
        if back:
            self._can.on_changed(back)
        if problems:
            raise _partly_undone(len(back), problems)
        return len(back)

    def _keep(self, moved: Sequence[_Moved]) -> str:
        """Remember a move. Returns: its token, "" where nothing of it can be undone from here."""
        if not moved:
            return ""
        self._gone.update((one.file_id, one.path) for one in moved)
        self._can.on_changed([one.path for one in moved])
        if not any(one.trashed.can_be_restored for one in moved):
            return ""
        token = secrets.token_hex(8)
        self._moves[token] = list(moved)
        while len(self._moves) > _MOST_MOVES_KEPT:
            del self._moves[next(iter(self._moves))]
        return token

    def _choose(self, file_ids: Collection[int]) -> list[FoundFile]:
        """The files to be moved, once it is clear that something of their groups stays. Raises: UserError."""
        with self._catalogue.read() as connection:
            contents = duplicates.contents_of_files(connection, list(file_ids))
            groups = {frozenset(self._company(content_id)) for content_id in contents.values()}
            everyone = list(set().union(*groups))
            files = duplicates.files_holding(connection, everyone)
        chosen = [file for of_content in files.values() for file in of_content if file.file_id in contents]
        for group in groups:
            _check_that_something_stays([file for one in group for file in files.get(one, ())], contents)
        return chosen


def _check_that_something_stays(group: Sequence[FoundFile], chosen: Mapping[int, int]) -> None:
    """Raises: UserError: no file of a group would be left on a drive that is there, as the catalogue knows it."""
    going = [file for file in group if file.file_id in chosen]
    staying = [file for file in group if file.file_id not in chosen]
    places = {_place(file.path) for file in going} - {None}
    # One place may be reached on two paths, so that both files are one.
    if any(_is_unchanged(file) and _place(file.path) not in places for file in staying if not file.offline):
        return
    named = display_path(going[0].path)
    if not staying:
        why = (
            say("%1 is no duplicate.", named)
            if len(going) == 1
            else say("Nothing would stay of the group of %1.", named)
        )
        raise UserError("Nothing was moved to the trash.", why, "Leave at least one file of each group.")
    raise UserError(
        "Nothing was moved to the trash.",
        say("The other files of the group of %1 are not there now, or have changed.", named),
        "Connect their drive, or look for duplicates again.",
    )


def _check_unchanged(file: FoundFile) -> None:
    """Raises: UserError: it is not what was compared."""
    if file.offline or not os.path.lexists(file.path):
        why, what_to_do = "It is not there now.", "Connect its drive if it lies on one, then try again."
    elif not _is_unchanged(file):
        why, what_to_do = "It was changed after it was compared.", "Look for duplicates again in a moment."
    else:
        return
    raise UserError(say("%1 was not moved to the trash.", display_path(file.path)), why, what_to_do)


def _is_unchanged(file: FoundFile) -> bool:
    try:
        seen = os.stat(file.path)
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(seen.st_mode) and (seen.st_size, seen.st_mtime_ns) == (file.size_bytes, file.mtime_ns)


def _place(path: bytes) -> tuple[int, int] | None:
    """What names a file on its drive whatever path leads to it; None where the system does not say."""
    try:
        seen = os.stat(path)
    except (OSError, ValueError):
        return None
    return (seen.st_dev, seen.st_ino) if seen.st_ino else None


def _partly_undone(back: int, problems: Sequence[UserError]) -> UserError:
    first = problems[0]
    if not back and len(problems) == 1:
        return first
    return UserError(
        say("%1 of %2 files were put back.", back, back + len(problems)),
        say("%1 %2", first.what, first.why),
        first.what_to_do,
    )
