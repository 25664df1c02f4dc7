"""Copies of the catalogue: made before migrations and once a day, rotated, and put back on demand."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.catalogue.migrations import NEWEST
from models.errors import UserError
from models.messages import say
from models.paths import LibraryPaths, sync_folder
from models.views import SnapshotStatus

# Of each sort, the newest so many are kept; besides them one of each of the last weeks.
_KEPT = {"daily": 3, "version": 2, "replaced": 2}
_WEEKS = 4
_DAY = timedelta(days=1)
_NAME = re.compile(r"(daily|version-(\d+)|replaced)-(\d{8}T\d{6}Z)(?:-\d+)?\.sqlite")
_WITH_LOG = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of the catalogue on disk.

    Attributes:
        sort: "daily"; "version": made before a migration; "replaced": what was in use before another was put back.
    """

    path: Path
    sort: str
    taken_at: datetime
    size_bytes: int


def take(catalogue: Path, folder: Path, sort: str, *, now: datetime | None = None) -> Snapshot:
    """Copy the last committed state of a catalogue; nobody has to wait meanwhile.

    Args: sort: "daily", "replaced" or "version-N".
    Raises: sqlite3.Error, OSError: there is no room, or the catalogue is damaged; nothing is left of the copy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = _free_name(folder, sort, now or datetime.now(UTC))
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        # A connection of its own that only reads: SQLite copies a consistent state by itself.
        with contextlib.closing(sqlite3.connect(f"{catalogue.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            # As an address: its name need not be text.
            connection.execute("VACUUM INTO ?", (part.absolute().as_uri(),))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    found = _snapshot(target)
    assert found is not None
    return found


def listed(folder: Path) -> list[Snapshot]:
    """All copies, the newest first."""
    if not folder.is_dir():
        return []
    found = [snapshot for path in folder.iterdir() if (snapshot := _snapshot(path)) is not None]
    return sorted(found, key=lambda one: one.taken_at, reverse=True)


def is_due(folder: Path, now: datetime) -> bool:
    """Whether the last daily copy is older than a day, or from a future that a clock has come back from."""
    daily = (one.taken_at for one in listed(folder) if one.sort == "daily")
    return not any(timedelta(0) <= now - taken_at < _DAY for taken_at in daily)


def rotate(folder: Path) -> list[Path]:
    """Delete the copies that newer ones make superfluous. Returns: those."""
    now = datetime.now(UTC)
    # Copies from a future that a clock has come back from must not count as the newest for ever.
    snapshots = sorted(listed(folder), key=lambda one: one.taken_at > now)
    kept: set[Path] = set()
    for sort, count in _KEPT.items():
        kept.update(one.path for one in [one for one in snapshots if one.sort == sort][:count])
    weeks: dict[tuple[int, int], Path] = {}
    for one in (one for one in snapshots if one.sort == "daily"):
        # The oldest of a week, so that what is kept grows old.
        year, week, _ = one.taken_at.isocalendar()
        weeks[year, week] = one.path
    kept.update(list(weeks.values())[:_WEEKS])
    superfluous = [one.path for one in snapshots if one.path not in kept]
    for path in superfluous:
        path.unlink(missing_ok=True)
    for part in folder.glob("*.part*"):
        # Of a copy that was killed; one that is being made is younger.
        with contextlib.suppress(OSError):
            if _NAME.fullmatch(part.stem + ".sqlite") and now.timestamp() - part.stat().st_mtime > _DAY.total_seconds():
                part.unlink()
    return superfluous


def statuses(folder: Path) -> tuple[SnapshotStatus, ...]:
    """All copies for people, with what they hold; what cannot be read says so."""
    return tuple(_status(snapshot) for snapshot in listed(folder))


def restore(paths: LibraryPaths, name: str) -> None:
    """Put a copy in the place of the catalogue, which is kept beside the copies. The library must be closed, and locked
    by the caller.

    Killed at any moment, the catalogue is either the old one or the copy.
    Raises: UserError: there is no such copy, it is damaged itself, or there is no room.
    """
    snapshot = next((one for one in listed(paths.snapshots) if one.path.name == name), None)
    if snapshot is None:
        raise UserError("Nothing was put back.", "This copy is no longer there.", "Choose another one.")
    if problem := _problem_of(snapshot.path):
        raise UserError("Nothing was put back.", say("The copy itself is damaged: %1.", problem), "Choose another one.")
    _fold_log(paths.catalogue)
    part = paths.catalogue.with_suffix(".part")
    try:
        shutil.copyfile(snapshot.path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        _set_aside(paths)
        for log in _logs(paths.catalogue):
            # It belongs to the old one and must not meet the new.
            log.unlink()
        os.replace(part, paths.catalogue)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(
            "Nothing was put back.",
            say("The copy could not be written to %1: %2.", paths.root, error.strerror),
            "Check that the disk has room and that you may write there.",
        ) from error
    # From here on it was put back, whatever fails.
    with contextlib.suppress(OSError):
        sync_folder(paths.root)
        rotate(paths.snapshots)


def _fold_log(catalogue: Path) -> None:
    """Empty the log of a catalogue, so that it can go. Raises: UserError: another program reads the catalogue."""
    if not catalogue.exists():
        return
    # One that is damaged goes with its log as it is.
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(catalogue)) as connection:
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise UserError(
                "Nothing was put back.", "Another program is reading the catalogue.", "Close it, and try again."
            )


def _set_aside(paths: LibraryPaths) -> None:
    """Keep the present catalogue, damaged or not, with whatever its log still holds.

    As a copy, not as a second name: if this ends early, the catalogue goes on, and the copy must not change with it.
    """
    if not paths.catalogue.exists():
        return
    target = _free_name(paths.snapshots, "replaced", datetime.now(UTC))
    part = target.with_suffix(".part")
    try:
        for log in _logs(paths.catalogue):
            shutil.copyfile(log, str(target) + log.name.removeprefix(paths.catalogue.name))
        shutil.copyfile(paths.catalogue, part)
        os.replace(part, target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _logs(catalogue: Path) -> list[Path]:
    beside = [Path(f"{catalogue}{suffix}") for suffix in _WITH_LOG[1:]]
    return [path for path in beside if path.exists()]


def _free_name(folder: Path, sort: str, moment: datetime) -> Path:
    stem = f"{sort}-{moment:%Y%m%dT%H%M%SZ}"
    target, number = folder / f"{stem}.sqlite", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.sqlite"
    return target


def _snapshot(path: Path) -> Snapshot | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        moment = datetime.strptime(found[3], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return Snapshot(path, found[1].partition("-")[0], moment, path.stat().st_size)
    except (ValueError, OSError):
        return None


def _status(snapshot: Snapshot) -> SnapshotStatus:
    files, problem = 0, ""
    try:
        with contextlib.closing(_open(snapshot.path)) as connection:
            (files,) = connection.execute("SELECT count(*) FROM file").fetchone()
    except sqlite3.Error as error:
        problem = say("It cannot be read: %1.", error)
    return SnapshotStatus(snapshot.path.name, snapshot.sort, snapshot.taken_at, snapshot.size_bytes, files, problem)


def _problem_of(path: Path) -> str:
    """Why a copy is of no use, "" where it is."""
    try:
        with contextlib.closing(_open(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return str(error)
    if not 0 < version <= NEWEST:
        return f"it is of version {version}"
    return "" if verdict == "ok" else str(verdict)


def _open(path: Path) -> sqlite3.Connection:
    # Immutable: nobody writes to a copy, and no log may appear beside it.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
