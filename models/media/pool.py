"""A few decoding processes, lent to whoever has a file to open."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from models.jobs import Cancelled
from models.kinds import Kind, Region
from models.media import failures
from models.media.parts import DecodeRequest, Identity, Part
from models.shown import FilmFrames, PageData, SpectrogramData, TextData
from models.views import PictureData
from models.worker import Limits, Worker, WorkerFailed, WorkerTooLarge, WorkerTooSlow

DECODER_LIMITS = Limits(seconds=60.0, memory_bytes=2 << 30)
"""What one file may use, unless the pool is told otherwise."""

_TARGET = "models.media.decoder:build_quiet_decoder"
_SLOWEST_READING_BYTES_PER_S = 10_000_000
# Pieces that are passed over give no answer, and an hour of sound has 360 of them.
_PASSING_OVER_S = 0.1
# Somebody is looking at it: a page that takes longer is one that never ends.
_PAGE_S = 20.0
# Libraries leak a little with every damaged file; an old process would take the blame for that upon its next file.
_LENDINGS_PER_PROCESS = 1000


def usual_size() -> int:
    """How many files are decoded at once where nobody says otherwise: one processor is left to everything else."""
    return max(2, (os.cpu_count() or 2) - 1)


def _reading_s(path: bytes) -> float:
    """How long it may take to read the whole of a file from a slow drive."""
    try:
        return os.lstat(path).st_size / _SLOWEST_READING_BYTES_PER_S
    except OSError:
        return 0.0


class BorrowedDecoder:
    """The methods of `models.media.decoder.Decoder`, carried out in a process of its own.

    Every method raises BadFile when the process is too slow, too large or crashes, and Cancelled when the
    pool was told to kill.
    """

    def __init__(self, pool: DecoderPool, worker: Worker, limits: Limits) -> None:
        self._pool = pool
        self._worker = worker
        self._limits = limits
        self._lending = pool.killings

    def identify(self, path: bytes) -> Identity:
        """As `Decoder.identify`; large files are given time in proportion to their size."""
        seconds = self._limits.seconds + _reading_s(path)
        identity: Identity = self._call("identify", path, seconds=seconds)
        return identity

    def decode(self, path: bytes, kind: Kind, request: DecodeRequest) -> Iterator[Part]:
        """As `Decoder.decode`. Leaving the iteration early ends the process."""
        seconds = self._limits.seconds + sum(request.done.values()) * _PASSING_OVER_S
        if kind is Kind.FILM:
            seconds += _reading_s(path)  # hours of pictures may lie between two sounds, or the other way round
        self._check_alive()
        try:
            with contextlib.closing(self._worker.stream("decode", path, kind, request, seconds=seconds)) as parts:
                for part in parts:
                    self._check_alive()
                    yield part
        except WorkerFailed as error:
            self._fail(error, seconds)

    def picture(self, path: bytes, max_px: int) -> PictureData:
        """As `Decoder.picture`."""
        picture: PictureData = self._call("picture", path, max_px, seconds=self._limits.seconds)
        return picture

    def picture_piece(self, path: bytes, region: Region, max_px: int) -> PictureData:
        """As `Decoder.picture_piece`."""
        piece: PictureData = self._call("picture_piece", path, region, max_px, seconds=self._limits.seconds)
        return piece

    def still(self, path: bytes, time_s: float, max_px: int) -> PictureData:
        """As `Decoder.still`."""
        picture: PictureData = self._call("still", path, time_s, max_px, seconds=self._limits.seconds)
        return picture

    def sound(self, path: bytes, start_s: float, end_s: float) -> bytes:
        """As `Decoder.sound`."""
        wav: bytes = self._call("sound", path, start_s, end_s, seconds=self._limits.seconds)
        return wav

    def spectrogram(self, path: bytes, start_s: float, end_s: float) -> SpectrogramData:
        """As `Decoder.spectrogram`."""
        shown: SpectrogramData = self._call("spectrogram", path, start_s, end_s, seconds=self._limits.seconds)
        return shown

    def frames(self, path: bytes, start_s: float, end_s: float, max_px: int) -> FilmFrames:
        """As `Decoder.frames`."""
        frames: FilmFrames = self._call("frames", path, start_s, end_s, max_px, seconds=self._limits.seconds)
        return frames

    def page(self, path: bytes, page: int, max_px: int, passage: str) -> PageData:
        """As `Decoder.page`."""
        drawn: PageData = self._call("page", path, page, max_px, passage, seconds=_PAGE_S)
        return drawn

    def text(self, path: bytes, passage: str) -> TextData:
        """As `Decoder.text`."""
        text: TextData = self._call("text", path, passage, seconds=self._limits.seconds)
        return text

    def _call(self, method: str, *args: Any, seconds: float) -> Any:
        self._check_alive()
        try:
            return self._worker.call(method, *args, seconds=seconds)
        except WorkerFailed as error:
            self._fail(error, seconds)

    def _check_alive(self) -> None:
        if self._lending != self._pool.killings:
            raise Cancelled

    def _fail(self, error: WorkerFailed, seconds: float) -> NoReturn:
        if self._lending != self._pool.killings:
            raise Cancelled from error
        if isinstance(error, WorkerTooSlow):
            raise failures.too_slow(seconds) from error
        if isinstance(error, WorkerTooLarge):
            raise failures.too_much_memory(self._limits.memory_bytes) from error
        raise failures.crashed_decoder() from error


class DecoderPool:
    """Up to `size` decoding processes, each started when it is first needed. Safe between threads.

    Args:
        size: how many files are decoded at the same time.
        limits: of every file: the longest wait between two answers, and the memory of a process.
    """

    def __init__(self, size: int, limits: Limits = DECODER_LIMITS) -> None:
        self._limits = limits
        self._workers = [Worker(_TARGET, limits=limits, name=f"findling-decoder-{number}") for number in range(size)]
        # Last in, first out: a quiet library keeps one process busy instead of all of them warm.
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._lendings = dict.fromkeys(range(size), 0)
        self._killings = 0
        self._lock = threading.Lock()

    @contextmanager
    def borrow(self) -> Iterator[BorrowedDecoder]:
        """A decoder for as long as the context lasts; waits while all are lent."""
        worker = self._free.get()
        try:
            yield BorrowedDecoder(self, worker, self._limits)
        finally:
            self._renew_if_old(worker)
            self._free.put(worker)

    @property
    def killings(self) -> int:
        """How often `kill` was called: a decoder that was lent before the last time is of no use any more."""
        return self._killings

    def kill(self) -> None:
        """End every process at once. Calls in progress raise Cancelled; what is borrowed later works."""
        with self._lock:
            self._killings += 1
        for worker in self._workers:
            worker.kill()

    def close(self) -> None:
        """End every process; a later call would start a new one. Waits for calls in progress: `kill` first to hurry."""
        for worker in self._workers:
            worker.close()

    def _renew_if_old(self, worker: Worker) -> None:
        number = self._workers.index(worker)
        self._lendings[number] += 1
        if self._lendings[number] % _LENDINGS_PER_PROCESS == 0:
            worker.close()
