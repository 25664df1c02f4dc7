"""Lets one step of writing fail: a statement, a commit, or what is done with a file."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import faiss
import pytest

Sort = Literal["statement", "commit", "file"]


def io_error() -> sqlite3.OperationalError:
    return sqlite3.OperationalError("disk I/O error")


def full_database() -> sqlite3.OperationalError:
    return sqlite3.OperationalError("database or disk is full")


def broken_disk() -> OSError:
    return OSError(errno.EIO, os.strerror(errno.EIO))


def full_disk() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Faults:
    """Counts the steps in which a library writes, and lets one fail. Safe between threads.

    Args:
        folder: files elsewhere are left alone.

    Attributes:
        steps: every step of the sort that was asked for, in words, since `failing` began.
        fired: the step that failed, "" while none has.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._lock = threading.Lock()
        self._folder = os.fsencode(folder)
        self._sort: Sort | None = None
        self._at = 0
        self._error: Callable[[], Exception] = io_error
        self.steps: list[str] = []
        self.fired = ""
        self._watch_databases(monkeypatch)
        self._watch_files(monkeypatch)

    @contextmanager
    def failing(self, sort: Sort, at: int, error: Callable[[], Exception]) -> Iterator[None]:
        """Let the step with this number, from 1 on, fail; 0 lets none."""
        with self._lock:
            self._sort, self._at, self._error = sort, at, error
            self.steps, self.fired = [], ""
        try:
            yield
        finally:
            with self._lock:
                self._sort = None

    def take(self, sort: Sort, what: str) -> None:
        """A step is about to be taken. Raises: what it is to fail with."""
        with self._lock:
            if sort != self._sort:
                return
            self.steps.append(what)
            if len(self.steps) == self._at:
                self.fired = what
                raise self._error()

    def _watch_databases(self, monkeypatch: pytest.MonkeyPatch) -> None:
        connect = sqlite3.connect
        faults = self

        class Watched(_WatchedConnection):
            told = faults

        def connect_watched(*args: Any, **options: Any) -> sqlite3.Connection:
            return connect(*args, **{"factory": Watched, **options})

        for module in (sqlite3, sqlite3.dbapi2):
            monkeypatch.setattr(module, "connect", connect_watched)

    def _watch_files(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def watch(module: Any, name: str, position: int = 0) -> None:
            real = getattr(module, name)

            def watched(*args: Any, **options: Any) -> Any:
                concerned = args[position] if position < len(args) else options.get("dir", b"")
                if not isinstance(concerned, (str, bytes, os.PathLike)) or self._is_mine(concerned):
                    self.take("file", f"{name} {concerned}")
                return real(*args, **options)

            monkeypatch.setattr(module, name, watched)

        for name in ("fsync", "unlink"):
            watch(os, name)
        for name in ("replace", "link"):
            watch(os, name, 1)
        watch(shutil, "copyfile", 1)
        watch(faiss, "write_index", 1)
        watch(tempfile, "mkstemp", 99)
        real_fdopen = os.fdopen

        def fdopen(handle: int, mode: str = "r", *args: Any, **options: Any) -> Any:
            file = real_fdopen(handle, mode, *args, **options)
            return _WatchedFile(file, self) if mode == "wb" else file

        monkeypatch.setattr(os, "fdopen", fdopen)

    def _is_mine(self, path: Any) -> bool:
        return os.fsencode(path).startswith(self._folder + os.fsencode(os.sep))


class _WatchedFile:
    """A file whose writing is a step."""

    def __init__(self, file: Any, faults: Faults) -> None:
        self._file = file
        self._faults = faults

    def __enter__(self) -> _WatchedFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, data: bytes) -> int:
        self._faults.take("file", "write")
        return int(self._file.write(data))


class _WatchedConnection(sqlite3.Connection):
    """A connection whose statements and commits are steps once it has shown that it writes."""

    told: Faults
    writes = False

    def cursor(self, factory: Any = None) -> sqlite3.Cursor:
        return super().cursor(_WatchedCursor)

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        # The one it has goes past `cursor`.
        return self.cursor().execute(sql, *args)

    def commit(self) -> None:
        if self.writes and self.in_transaction:
            self.fail_as_sqlite_does("commit", "COMMIT")
        super().commit()

    def fail_as_sqlite_does(self, sort: Sort, what: str) -> None:
        """Without room SQLite may take back the whole transaction by itself."""
        try:
            self.told.take(sort, what)
        except sqlite3.OperationalError as error:
            if "full" in str(error) and self.in_transaction:
                self.rollback()
            raise


class _WatchedCursor(sqlite3.Cursor):
    connection: _WatchedConnection

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        self._step(sql)
        return super().execute(sql, *args)

    def executemany(self, sql: str, *args: Any) -> sqlite3.Cursor:
        self._step(sql)
        return super().executemany(sql, *args)

    def _step(self, sql: str) -> None:
        if sql.startswith(("PRAGMA journal_mode", "VACUUM", "BEGIN IMMEDIATE")):
            self.connection.writes = True
        if self.connection.writes:
            self.connection.fail_as_sqlite_does("statement", " ".join(sql.split())[:90])
