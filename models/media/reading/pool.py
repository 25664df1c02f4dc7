"""The processes that read: one for each reader that is switched on."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from typing import NoReturn

from models.jobs import Cancelled
from models.kinds import Kind
from models.media import failures
from models.media.parts import Piece
from models.worker import Limits, Worker, WorkerFailed, WorkerTooLarge, WorkerTooSlow

READER_LIMITS = Limits(seconds=300.0, memory_bytes=3 << 30, background=True)
"""What one file may use, unless the pool is told otherwise: a minute of speech takes seconds, on old computers more."""

_TARGET = "models.media.reading.worker:build_reader"
# Libraries leak a little with every file; an old process would take the blame for that upon its next file.
_READINGS_PER_PROCESS = 1000


class ReaderPool:
    """A process for each reader, started with its first file. Safe between threads: each reads one file at a time.

    Args:
        languages: of every reader that is switched on, by its name.
        weights: folders that take the place of the weights that come with a reader, by its name.
        limits: of every file: the longest wait between two answers, and the memory of a process.
    """

    def __init__(
        self, languages: Mapping[str, str], weights: Mapping[str, str] | None = None, limits: Limits = READER_LIMITS
    ) -> None:
        self._limits = limits
        self._workers = {
            name: Worker(
                _TARGET, (name, language, (weights or {}).get(name, "")), limits=limits, name=f"findling-reader-{name}"
            )
            for name, language in languages.items()
        }
        self._readings = dict.fromkeys(self._workers, 0)
        self._killings = 0
        self._closed = False
        self._lock = threading.Lock()

    def read(self, name: str, path: bytes, kind: Kind, done: int, after_s: float) -> Iterator[Piece]:
        """As `Reader.read`, without the signs of life. Leaving the iteration early ends the process.

        Raises: BadFile: also when the process was too slow, too large or crashed; Cancelled: the pool was told to
            kill; ReaderUnavailable.
        """
        killings = self._killings
        if self._closed:
            raise Cancelled
        worker = self._workers[name]
        self._renew_if_old(name)
        try:
            with contextlib.closing(worker.stream("read", path, kind, done, after_s)) as found:
                for piece in found:
                    if killings != self._killings:
                        raise Cancelled
                    if piece is not None:
                        yield piece
        except WorkerFailed as error:
            if killings != self._killings:
                raise Cancelled from error
            self._fail(error)

    def kill(self) -> None:
        """End every process at once. Readings in progress raise Cancelled; later ones work."""
        with self._lock:
            self._killings += 1
        for worker in self._workers.values():
            worker.kill()

    def close(self) -> None:
        """End every process, for good: later readings raise Cancelled. Waits for those in progress: `kill` to hurry."""
        self._closed = True
        for worker in self._workers.values():
            worker.close()

    def _renew_if_old(self, name: str) -> None:
        with self._lock:
            self._readings[name] += 1
            old = self._readings[name] % _READINGS_PER_PROCESS == 0
        if old:
            self._workers[name].close()

    def _fail(self, error: WorkerFailed) -> NoReturn:
        if isinstance(error, WorkerTooSlow):
            raise failures.too_slow(self._limits.seconds) from error
        if isinstance(error, WorkerTooLarge):
            raise failures.too_much_memory(self._limits.memory_bytes) from error
        raise failures.crashed_decoder() from error
