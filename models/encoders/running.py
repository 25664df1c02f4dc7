"""One encoder's worker process: started on first use and after a crash, fed less when memory is short."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from models.encoders.protocol import Installation
from models.errors import EncoderUnavailable
from models.messages import say
from models.spaces import Vectors
from models.worker import Limits, Worker, WorkerFailed, WorkerTooLarge

Role = Literal["media", "text"]
"""Which process of an encoder: the one for media, or the one for queries."""

_SECONDS = 300.0  # loading a large network from a slow disk counts too


class RunningEncoder:
    """Calls one method of an encoder in its worker process. Safe between threads.

    Args:
        target, args: as `Worker`.
        method: "encode_media" or "encode_text".
        title: for people.
        memory_bytes: most resident memory of the process.
        python: as `Worker`.
        background: as `Limits`.
    """

    def __init__(
        self,
        target: str,
        args: tuple[Any, ...],
        method: str,
        title: str,
        memory_bytes: int,
        *,
        python: str = "",
        background: bool = False,
    ) -> None:
        limits = Limits(seconds=_SECONDS, memory_bytes=memory_bytes, background=background)
        self._worker = Worker(target, args, limits=limits, name=f"Findling: {title}", python=python)
        self._method = method
        self._title = title
        self._ended = threading.Event()
        self._interrupted = threading.Event()

    def encode(self, batch: Sequence[Any]) -> tuple[Vectors, ...]:
        """Encode a batch, whatever it takes: one retry after a failure, then halves.

        Returns: one array per space, rows in the order of the batch.
        Raises: EncoderUnavailable: weights or libraries are missing or damaged, or it fails even on a single item,
            or `close`, `kill` or `interrupt` was called.
        """
        self._interrupted.clear()
        return self._encode(batch)

    def _encode(self, batch: Sequence[Any]) -> tuple[Vectors, ...]:
        try:
            return self._call(batch)
        except WorkerTooLarge as error:
            return self._halves(batch, error)
        except WorkerFailed:
            pass  # it may have been an accident: a killed process, a computer that slept
        try:
            return self._call(batch)
        except WorkerFailed as error:
            return self._halves(batch, error)

    def interrupt(self) -> None:
        """Let the call in progress raise `EncoderUnavailable` at once; the next one starts the process again."""
        self._interrupted.set()
        self._worker.kill()

    def rest(self) -> None:
        """End the process after the call in progress, and free its memory; the next call starts it again."""
        self._worker.close()

    def close(self) -> None:
        """End the process after the call in progress; nothing can be encoded afterwards."""
        self._ended.set()
        self._worker.close()

    def kill(self) -> None:
        """End the process at once; a call in progress raises `EncoderUnavailable`."""
        self._ended.set()
        self._worker.kill()

    @property
    def pid(self) -> int | None:
        """Process id while it runs, or None."""
        return self._worker.pid

    def _call(self, batch: Sequence[Any]) -> tuple[Vectors, ...]:
        if self._ended.is_set():
            raise self._unavailable("Findling is closing it.", "Open the library again.")
        if self._interrupted.is_set():
            raise self._unavailable("It was interrupted.", "Try again.")
        try:
            answer = self._worker.call(self._method, batch)
        except (ImportError, OSError) as error:
            raise self._unavailable(
                say("Something it needs cannot be loaded (%1: %2).", type(error).__name__, error),
                "Install Findling again, or import the encoder again.",
            ) from error
        return answer if isinstance(answer, tuple) else (answer,)

    def _halves(self, batch: Sequence[Any], error: WorkerFailed) -> tuple[Vectors, ...]:
        if self._ended.is_set() or len(batch) < 2:
            raise self._given_up(error) from error
        middle = len(batch) // 2
        first, second = self._encode(batch[:middle]), self._encode(batch[middle:])
        return tuple(np.concatenate(pair) for pair in zip(first, second, strict=True))

    def _given_up(self, error: WorkerFailed) -> EncoderUnavailable:
        if self._ended.is_set():
            return self._unavailable("Findling is closing it.", "Open the library again.")
        if isinstance(error, WorkerTooLarge):
            return self._unavailable(
                "It needs more memory than there is, even for a single item.",
                "Close other programs, or use a smaller encoder.",
            )
        return self._unavailable(
            say("Its process ended or did not answer (%1).", error),
            "Try again; if it happens every time, import or install the encoder again.",
        )

    def _unavailable(self, why: str, what_to_do: str) -> EncoderUnavailable:
        return EncoderUnavailable(say("The encoder “%1” cannot be used.", self._title), why, what_to_do)


def start(installation: Installation, role: Role) -> RunningEncoder:
    """One of an encoder's processes, not yet started."""
    target = installation.media_target if role == "media" else installation.text_target
    title = installation.description.title + (" for queries" if role == "text" else "")
    return RunningEncoder(
        target,
        installation.args,
        f"encode_{role}",
        title,
        installation.memory_bytes,
        python=installation.python,
        background=role == "media",
    )
