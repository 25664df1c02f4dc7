"""A child process that owns one object and answers one call at a time.

Whatever may crash, hang or eat memory (decoders fed with strangers' files, heavy libraries) lives in such a
process. The parent watches its time and memory and kills it when a limit is passed; the next call starts a
fresh one. A child whose parent dies ends by itself, because its pipe closes.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import importlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable, Generator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, NoReturn, TextIO

import psutil

from models.errors import UserError
from models.foreign import ForeignProcess
from models.messages import say

_POLL_S = 0.2
_CLOSE_GRACE_S = 2.0
_NICENESS = 10
_SPAWN = multiprocessing.get_context("spawn")
_workers: weakref.WeakSet[Worker] = weakref.WeakSet()


class WorkerFailed(Exception):
    """The child process did not answer; it is gone, and the next call starts another."""


class WorkerCrashed(WorkerFailed):
    """The child process ended by itself, by a signal or by `exit`."""


class WorkerTooSlow(WorkerFailed):
    """The child process was killed: it passed its time limit."""


class WorkerTooLarge(WorkerFailed):
    """The child process was killed, or ran out of memory: it passed its memory limit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may use.

    Attributes:
        seconds: longest wait for an answer, or between two items of a stream.
        memory_bytes: resident memory of the child; also its limit of new address space where the system has one.
            0 means unlimited.
        background: whether other programs, and what a person waits for, go first on the processor.
    """

    seconds: float = 60.0
    memory_bytes: int = 0
    background: bool = False


class Worker:
    """Owns a child process in which `target(*args)` was built once, and calls its methods.

    Safe between threads: one call runs at a time, others wait for it.

    Args:
        target: "package.module:callable", imported in the child only.
        args: picklable arguments of the callable.
        limits: of every call; a call may bring its own time limit.
        name: shown in process lists.
        python: interpreter of another environment, in which the child then runs; "" for this one's.
    """

    def __init__(self, target: str, args: tuple[Any, ...] = (), *, limits: Limits, name: str, python: str = "") -> None:
        self._python = python
        self._target = target
        self._args = args
        self._limits = limits
        self._name = name
        self._lock = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | ForeignProcess | None = None
        self._connection: Connection | None = None
        _workers.add(self)

    def call(self, method: str, *args: Any, seconds: float | None = None) -> Any:
        """Call a method of the child's object and return its picklable answer.

        Raises:
            WorkerFailed: the child crashed or passed a limit.
            Exception: whatever the method raised.
        """
        with self._lock:
            self._send(method, args)
            kind, value = self._receive(seconds)
            if kind == "error":
                self._raise(value)
            return value

    def stream(self, method: str, *args: Any, seconds: float | None = None) -> Generator[Any, None, None]:
        """Iterate over what a generator method of the child's object yields.

        The child runs at most a pipe's length ahead. Leaving the iteration early ends the child.
        Raises: as `call`.
        """
        with self._lock:
            self._send(method, args, streaming=True)
            finished = False
            try:
                while True:
                    kind, value = self._receive(seconds)
                    if kind != "item":
                        finished = True
                        break
                    yield value
            finally:
                if not finished:
                    self._kill()
            if kind == "error":
                self._raise(value)

    def close(self) -> None:
        """End the child. A later call would start a new one."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            if self._process is not None:
                self._process.join(_CLOSE_GRACE_S)
            self._kill()

    def kill(self) -> None:
        """End the child at once, also in the middle of a call, which then raises `WorkerCrashed`."""
        process = self._process
        if process is not None:
            with contextlib.suppress(ValueError):
                process.kill()

    @property
    def pid(self) -> int | None:
        """Process id of the running child, or None."""
        return self._process.pid if self._process is not None else None

    def _send(self, method: str, args: tuple[Any, ...], *, streaming: bool = False) -> None:
        if self._process is None or not self._process.is_alive():
            self._kill()
            self._start()
        assert self._connection is not None
        try:
            self._connection.send((method, args, streaming))
        except OSError:
            self._fail()

    def _start(self) -> None:
        if self._python:
            self._start_foreign()
        else:
            self._start_own()
        if self._limits.background and self._process is not None and self._process.pid is not None:
            _put_last(self._process.pid)

    def _start_own(self) -> None:
        try:
            ours, theirs = _SPAWN.Pipe()
            with contextlib.closing(theirs):
                process = _SPAWN.Process(
                    target=_serve, args=(theirs, self._target, self._args, self._limits), name=self._name, daemon=False
                )
                process.start()
        except OSError as error:
            # The computer's fault, and not that of the file which was to be looked into.
            raise UserError(
                "No further process could be started.",
                say("The system says: %1.", error.strerror),
                "Close some other programs, and try again.",
            ) from error
        self._process, self._connection = process, ours

    def _start_foreign(self) -> None:
        try:
            process = ForeignProcess(self._python, self._name)
        except OSError as error:
            raise WorkerCrashed(f"{self._name} cannot be started by {self._python} ({error.strerror})") from error
        self._process, self._connection = process, process.connection
        # A child that has ended already is noticed by the call that follows.
        with contextlib.suppress(OSError):
            process.connection.send((self._target, self._args, self._limits))

    def _receive(self, seconds: float | None) -> tuple[str, Any]:
        assert self._connection is not None and self._process is not None
        deadline = time.monotonic() + (self._limits.seconds if seconds is None else seconds)
        try:
            while not self._connection.poll(_POLL_S):
                if time.monotonic() > deadline:
                    self._kill()
                    raise WorkerTooSlow(self._name)
                self._check_memory(self._process.pid)
            message: tuple[str, Any] = self._connection.recv()
            return message
        except (EOFError, OSError):
            self._fail()

    def _check_memory(self, pid: int | None) -> None:
        if not self._limits.memory_bytes or pid is None:
            return
        with contextlib.suppress(psutil.Error):
            if psutil.Process(pid).memory_info().rss > self._limits.memory_bytes:
                self._kill()
                raise WorkerTooLarge(self._name)

    def _fail(self) -> NoReturn:
        process = self._process
        exit_code = None
        if process is not None:
            process.join(_CLOSE_GRACE_S)
            exit_code = process.exitcode
        self._kill()
        raise WorkerCrashed(f"{self._name} ended with exit code {exit_code}")

    def _kill(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            if self._process.is_alive():
                self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None

    def _raise(self, error: BaseException) -> None:
        if isinstance(error, MemoryError):
            raise WorkerTooLarge(self._name) from error
        raise error


@atexit.register
def _kill_all() -> None:
    """End every child before multiprocessing waits for it: a child that was not closed would wait for the parent."""
    for worker in list(_workers):
        worker.kill()


def _serve(connection: Connection, target: str, args: tuple[Any, ...], limits: Limits) -> None:
    """Body of the child process: build the object, then answer until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    threading.Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()
    module, _, attribute = target.partition(":")
    owned: Any = None
    while True:
        try:
            method, call_args, streaming = connection.recv()
        except (EOFError, OSError):
            return
        # Counts down in C: ends a child that hangs with the interpreter's lock held, even without a parent.
        with open(os.devnull, "w") as nowhere:

            def count_down(nowhere: TextIO = nowhere) -> None:
                faulthandler.dump_traceback_later(_hard_limit_s(limits), exit=True, file=nowhere)

            count_down()
            try:
                if owned is None:
                    owned = getattr(importlib.import_module(module), attribute)(*args)
                    _limit_address_space(limits.memory_bytes)
                _answer(connection, owned, method, call_args, count_down if streaming else None)
            except (BrokenPipeError, ConnectionResetError):
                return
            except Exception as error:  # noqa: BLE001  every failure goes back to the caller
                connection.send(("error", _picklable(error)))
            finally:
                faulthandler.cancel_dump_traceback_later()


def serve_foreign(handle: str) -> None:
    """Body of a child in another environment, see `ForeignProcess`."""
    connection = _inherited(int(handle))
    threading.Thread(target=_end_with_input, name="end-with-parent", daemon=True).start()
    try:
        target, args, limits = connection.recv()
    except (EOFError, OSError):
        return
    _serve(connection, target, args, limits)


def _inherited(handle: int) -> Connection:
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection

        return PipeConnection(handle)
    return Connection(handle)


def _hard_limit_s(limits: Limits) -> float:
    return 3600.0 + limits.seconds * 4


def _answer(
    connection: Connection,
    owned: Any,
    method: str,
    args: tuple[Any, ...],
    between_items: Callable[[], None] | None,
) -> None:
    """Send what a method returns, or, where there is something to do between two items, what it yields."""
    result = getattr(owned, method)(*args)
    if between_items is not None:
        for item in result:
            connection.send(("item", item))
            # Sending waits for as long as the job is paused; that is no fault of the child's.
            between_items()
        connection.send(("end", None))
    else:
        connection.send(("value", result))


def _picklable(error: Exception) -> Exception:
    """The error itself where it survives pickling, otherwise a RuntimeError with its traceback."""
    text = "".join(traceback.format_exception(error))
    error.__traceback__ = None
    error.__cause__ = error.__context__ = None
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    except Exception:  # noqa: BLE001  anything may be wrong with a stranger's exception
        return RuntimeError(text)
    error.add_note(text)
    return error


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _end_with_input() -> None:
    """Nothing is ever written to it: reading ends when the parent has."""
    os.read(0, 1)
    os._exit(0)


def _put_last(pid: int) -> None:
    with contextlib.suppress(psutil.Error, OSError):
        process = psutil.Process(pid)
        # Windows has classes instead of numbers.
        process.nice(getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 0) or min(process.nice() + _NICENESS, 19))


def _limit_address_space(memory_bytes: int) -> None:
    if not memory_bytes or sys.platform != "linux":
        return
    import resource

    used = psutil.Process().memory_info().vms
    resource.setrlimit(resource.RLIMIT_AS, (used + memory_bytes, resource.RLIM_INFINITY))
