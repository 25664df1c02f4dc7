"""The engine in a process of its own, and the window's end of the line to it.

The window's process imports nothing heavy, shares no interpreter lock with indexing, and survives what happens here.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from logging.handlers import RotatingFileHandler
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path
from typing import Any

from models.crash_file import CrashFile
from models.errors import UserError
from models.messages import say
from models.paths import LibraryPaths
from models.views import SnapshotStatus

# Downloads keep one each.
_CALL_THREADS = 16
_CLOSE_GRACE_S = 10.0
_SPAWN = multiprocessing.get_context("spawn")


class EngineLink:
    """Starts an engine process and calls its methods without waiting.

    Args:
        library_dir: of the library to open.
        on_event: told the engine's events, and "died" (str) when its process ended by itself; called on a thread of
            the link's own.
        restore: name of a copy of the catalogue that is put back before the library is opened; "" for none.
        safe: see `Engine`.
    """

    def __init__(
        self, library_dir: Path, on_event: Callable[[str, Any], None], restore: str = "", *, safe: bool = False
    ) -> None:
        self._on_event = on_event
        self._numbers = itertools.count()
        self._pending: dict[int, Future[Any]] = {}
        self._lock = threading.Lock()
        self._closing = False
        self._connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(
            target=_serve, args=(theirs, library_dir, restore, safe), name="findling-engine", daemon=False
        )
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._listen, args=(theirs,), name="engine-link", daemon=True)
        self._thread.start()

    def call(self, method: str, *args: Any) -> Future[Any]:
        """Call a method of the `Engine`, or of one of its parts ("upkeep.snapshots"); safe between threads.

        Returns: a future with its picklable answer, or with the UserError or bug that it raised.
        """
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            number = next(self._numbers)
            self._pending[number] = future
            try:
                self._connection.send((number, method, args))
            except OSError:
                self._pending.pop(number)
                future.set_exception(_not_running())
        return future

    def close(self) -> None:
        """End the engine cleanly; it gets ten seconds to save what it is doing. Closing again changes nothing."""
        if self._closing:
            return
        self._closing = True
        self._started.wait()
        with self._lock, contextlib.suppress(OSError):
            self._connection.send(None)
        self._process.join(_CLOSE_GRACE_S)
        if self._process.is_alive():
            self._process.kill()
        self._thread.join()
        self._process.close()

    def _listen(self, theirs: Connection) -> None:
        # Starting a process takes tens of milliseconds, which the window's thread does not have.
        self._process.start()
        theirs.close()
        self._started.set()
        with contextlib.suppress(EOFError, OSError):
            while True:
                self._take(*self._connection.recv())
        self._process.join()
        with self._lock:
            self._connection.close()
            pending, self._pending = self._pending, {}
        for future in pending.values():
            future.set_exception(_not_running())
        if not self._closing:
            self._on_event("died", say("exit code %1", self._process.exitcode))

    def _take(self, sort: str, number_or_name: Any, value: Any) -> None:
        if sort == "event":
            self._on_event(number_or_name, value)
            return
        with self._lock:
            future = self._pending.pop(number_or_name)
        if sort == "value":
            future.set_result(value)
        else:
            future.set_exception(value)


def _not_running() -> UserError:
    return UserError(
        "Findling's engine is not running.", "Its process ended.", "Start it again; everything saved so far is safe."
    )


class _Server:
    """The engine process's end of the line."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def send(self, sort: str, number_or_name: Any, value: Any) -> None:
        """Send, unless the window has gone."""
        with self._lock, contextlib.suppress(OSError):
            self._connection.send((sort, number_or_name, value))

    def send_event(self, name: str, payload: Any) -> None:
        self.send("event", name, payload)

    def run(self, library_dir: Path, restore: str, *, safe: bool) -> None:
        """Answer until the line closes."""
        try:
            engine = self._open(library_dir, restore, safe=safe)
        except UserError as error:
            self.send_event("unopened", (error, _snapshots(library_dir)))
            self._refuse(error)
            return
        # What was loaded until now stays. Searches make thousands of objects, and the collector need not look at more.
        gc.freeze()
        with ThreadPoolExecutor(_CALL_THREADS, "call") as calls:
            calls.submit(self._warm_up, engine)
            engine.keep_up()
            while (request := self._receive()) is not None:
                calls.submit(self._answer, engine, *request)
            engine.close()

    def _open(self, library_dir: Path, restore: str, *, safe: bool) -> Any:
        from models.engine import Engine
        from models.upkeep import put_back

        if restore:
            try:
                put_back(library_dir, restore)
            except UserError as error:
                # The library is as it was, and may well open.
                self.send_event("problem", error)
        return Engine(library_dir, self.send_event, safe=safe)

    def _receive(self) -> tuple[int, str, tuple[Any, ...]] | None:
        try:
            request: tuple[int, str, tuple[Any, ...]] | None = self._connection.recv()
        except (EOFError, OSError):
            return None
        return request

    def _refuse(self, error: UserError) -> None:
        while (request := self._receive()) is not None:
            self.send("error", request[0], error)

    def _warm_up(self, engine: Any) -> None:
        try:
            engine.warm_up()
        except UserError as error:
            self.send_event("problem", error)

    def _answer(self, engine: Any, number: int, method: str, args: tuple[Any, ...]) -> None:
        try:
            self.send("value", number, attrgetter(method)(engine)(*args))
        except UserError as error:
            self.send("error", number, error)
        except Exception as bug:
            logging.getLogger(__name__).exception("The engine's %s failed", method)
            self.send("error", number, RuntimeError(f"{method}: {type(bug).__name__}: {bug}"))


def _snapshots(library_dir: Path) -> tuple[SnapshotStatus, ...]:
    """Copies of a catalogue that could not be opened."""
    from models.catalogue import snapshots

    try:
        return snapshots.statuses(LibraryPaths(library_dir).snapshots)
    except OSError:
        return ()


def _log_to(library_dir: Path) -> None:
    """Keep warnings and bugs in a file of the library, the last megabyte of them."""
    path = LibraryPaths(library_dir).log
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1 << 20, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        # A library that cannot be written says so itself, as soon as it is opened.
        return
    logging.basicConfig(
        handlers=[handler], level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


def _serve(connection: Connection, library_dir: Path, restore: str, safe: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A second thread for one search only makes the first wait for it while encoders keep all cores busy.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    _log_to(library_dir)
    crash = CrashFile(LibraryPaths(library_dir).engine_crash)
    if crash.before:
        logging.getLogger(__name__).error("The engine before this one died:\n%s", crash.before)
    _Server(connection).run(library_dir, restore, safe=safe)
    crash.end()
