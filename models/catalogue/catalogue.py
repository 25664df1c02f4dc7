"""Opening, writing and reading the catalogue.

One connection writes, and it alone makes checkpoints: SQLite 3.7.0 to 3.51.2 can lose a reset of the write-ahead log
when two connections do. Reads go through an engine of their own that cannot write.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool, StaticPool

from models.catalogue import migrations, snapshots
from models.errors import LibraryFull, LibraryUnavailable
from models.messages import say

_BUSY_S = 30.0
_FOLDING_MS = 1000
_SHARED_BYTES = 64 << 10


class Catalogue:
    """The open database of one library.

    Args:
        path: of the database; made when missing, unless read_only.
        snapshots: folder for the copy that is made before a migration.

    Attributes:
        writes: how many transactions were committed here, so that others see whether what they read is still true.

    Raises: LibraryUnavailable: damaged, too new, no room, not readable or not writable.
    """

    def __init__(self, path: Path, snapshots: Path, *, read_only: bool = False) -> None:
        self._path = path
        self._snapshots = snapshots
        self._write_lock = threading.Lock()
        self.writes = 0
        self._writer: Engine | None = None
        with explained(path):
            _refuse_emptied(path)
            if not read_only:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._writer = _writing_engine(path)
                self._migrate()
            elif not path.is_file():
                raise LibraryUnavailable(
                    "There is no library here.",
                    say("The folder %1 holds no catalogue.", path.parent),
                    "Index a folder first, or name another library.",
                )
            self._still = read_only and _stands_still(path)
            self._reader = _reading_engine(path, still=self._still)
            with self._reader.connect() as connection:
                version = migrations.version_of(connection)
        if version < migrations.NEWEST:
            raise LibraryUnavailable(
                "This library cannot be read yet.",
                "Its catalogue was written by an older Findling.",
                "Open it once with the window, or index a folder into it, to bring it up to date.",
            )

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction on the writing connection: all of it is kept, or none.

        Raises: LibraryUnavailable: no room on the disk, the database cannot be written, or it was opened for reading.
        """
        if self._writer is None:
            raise LibraryUnavailable(
                "Nothing can be changed here.",
                "The library was opened for reading only.",
                "Make the change in Findling's window, or open the library for writing.",
            )
        with self._write_lock, explained(self._path), self._writer.connect() as connection, connection.begin():
            yield connection
        self.writes += 1

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the last committed state."""
        if self._still and not _stands_still(self._path):
            # Somebody has come who writes: what is taken to stand still would be read wrongly.
            self._still = False
            self._reader.dispose()
            self._reader = _reading_engine(self._path, still=False)
        with explained(self._path), self._reader.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close all connections; the writer goes last and folds the log into the database."""
        self._reader.dispose()
        if self._writer is not None:
            # A failed checkpoint loses nothing: the log is read again at the next start.
            with self._write_lock, contextlib.suppress(DatabaseError, sqlite3.Error):
                self._fold_log()
            self._writer.dispose()

    def _migrate(self) -> None:
        assert self._writer is not None
        with self._writer.connect() as connection:
            version = migrations.version_of(connection)
        if 0 < version < migrations.NEWEST:
            snapshots.take(self._path, self._snapshots, f"version-{version}")
            snapshots.rotate(self._snapshots)
        if version < migrations.NEWEST:
            self._set_foreign_keys("OFF")
            for step in migrations.STEPS[version:]:
                with self.write() as connection:
                    migrations.take_step(connection, step)
            self._set_foreign_keys("ON")

    def _fold_log(self) -> None:
        # Between transactions only, too. Nobody waits long for another program that reads.
        assert self._writer is not None
        with contextlib.closing(self._writer.raw_connection()) as connection:
            connection.cursor().execute(f"PRAGMA busy_timeout = {_FOLDING_MS}")
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _set_foreign_keys(self, state: str) -> None:
        # SQLite takes this between transactions only.
        assert self._writer is not None
        with contextlib.closing(self._writer.raw_connection()) as connection:
            connection.cursor().execute(f"PRAGMA foreign_keys = {state}")


def _refuse_emptied(path: Path) -> None:
    """A catalogue without a byte beside what a library has learnt is no new library."""
    if path.is_file() and path.stat().st_size == 0 and (path.parent / "previews").exists():
        raise sqlite3.DatabaseError("the file is empty, so the database in it is malformed")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the database's errors into `LibraryUnavailable` with what a person can do."""
    try:
        yield
    except (OperationalError, DatabaseError, sqlite3.Error, OSError) as error:
        cause = getattr(error, "orig", None) or error
        raise _explain(path, cause) from error


def _explain(path: Path, cause: Any) -> LibraryUnavailable:
    # Not the name of a folder, which may hold any of these words.
    text = str(cause.strerror if isinstance(cause, OSError) else cause).lower()
    full = "full" in text or getattr(cause, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
    # SQLite says no more than this where it has no room for the file that its connections share.
    if full or ("disk i/o error" in text and _is_full(path.parent)):
        return LibraryFull(
            "There is no room left on the disk that holds the library.",
            say("Writing to %1 failed.", path.parent),
            "Free some space: then it goes on by itself. Everything saved so far is safe.",
        )
    if "locked" in text or "busy" in text:
        return LibraryUnavailable(
            "The library is in use.", "Another program is writing to it.", "Wait until it has finished, and try again."
        )
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return LibraryUnavailable(
            "The library's catalogue is damaged.",
            say("SQLite says of %1: %2.", path, cause),
            say(
                "Your files are untouched. Put back a copy from %1, or move the damaged catalogue "
                "away and index again.",
                path.parent / "snapshots",
            ),
        )
    said = say("SQLite says of %1: %2.", path, cause)
    if isinstance(cause, OSError):
        said = say("The file system says of %1: %2.", cause.filename or path.parent, cause.strerror)
    return LibraryUnavailable(
        "The library cannot be opened or written.",
        said,
        "Check that the folder exists and that you may write to it.",
    )


def _is_full(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return shutil.disk_usage(folder).free < _SHARED_BYTES
    return False


def _writing_engine(path: Path) -> Engine:
    engine = create_engine(_url(path), poolclass=StaticPool, connect_args=_connect_args())

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: Any) -> None:
        # Without this, Python's sqlite3 commits before DDL, and a failed migration would leave half of it behind.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _stands_still(path: Path) -> bool:
    """Whether a catalogue lies where we cannot write, and nobody who can has it open: that would show by a log.

    SQLite then reads it without its own files.
    """
    return not os.access(path.parent, os.W_OK) and not os.path.lexists(f"{path}-wal")


def _reading_engine(path: Path, *, still: bool) -> Engine:
    engine = create_engine(
        _still_url(path) if still else _url(path), poolclass=QueuePool, pool_size=4, connect_args=_connect_args()
    )

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA mmap_size = 268435456")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _url(path: Path) -> URL:
    # Not a string: a folder's name may hold "?", "#" or "%".
    return URL.create("sqlite", database=str(path))


def _still_url(path: Path) -> URL:
    return URL.create(
        "sqlite", database=path.absolute().as_uri(), query={"immutable": "1", "mode": "ro", "uri": "true"}
    )


def _connect_args() -> dict[str, Any]:
    return {"timeout": _BUSY_S, "check_same_thread": False}
