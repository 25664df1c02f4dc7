"""Jobs are generators that yield `Progress` and look at a `JobControl` between steps."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job has come.

    Attributes:
        done: units finished; 0 <= done <= total once total is known.
        total: units in all; 0 while that is not known yet.
        what: what is being done now, in plain words.
    """

    done: int
    total: int
    what: str


Job = Iterator[Progress]


class Cancelled(Exception):
    """Raised by a job when its control was told to cancel."""


class JobControl:
    """Cancel and pause switches that a person turns and a job reads. Safe between threads."""

    def __init__(self) -> None:
        self._running = threading.Event()
        self._running.set()
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step. Also ends a pause."""
        self._cancelled.set()
        self._running.set()

    def pause(self) -> None:
        """Ask the job to wait at its next step."""
        if not self._cancelled.is_set():
            self._running.clear()

    def resume(self) -> None:
        """Let a paused job go on."""
        self._running.set()

    @property
    def cancelled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._cancelled.is_set()

    @property
    def paused(self) -> bool:
        """Whether the job was asked to wait."""
        return not self._running.is_set()
