"""Jobs are generators that yield `Progress` and look at a `JobControl` between steps."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TypeVar


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

_Done = TypeVar("_Done")


def finish(job: Generator[Progress, None, _Done], tell: Callable[[Progress], object]) -> _Done:
    """Run a job to its end, telling each step of it. Returns: what the job returns. Raises: as the job."""
    while True:
        try:
            progress = next(job)
        except StopIteration as end:
            done: _Done = end.value
            return done
        tell(progress)


class Cancelled(Exception):
    """Raised by a job when its control was told to cancel."""


_LONGEST_REST_S = 5.0


class JobControl:
    """Switches that a job reads: a person cancels and pauses, circumstances hold and slow it. Safe between threads.

    Attributes:
        held_because: why the job waits although nobody paused it, for people; "" when it does not.
        pace: share of the time in which the job works, above 0 and up to 1.
    """

    def __init__(self) -> None:
        self._running = threading.Event()
        self._running.set()
        self._cancelled = threading.Event()
        self.held_because = ""
        self.pace = 1.0

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
        """Whether a person asked the job to wait."""
        return not self._running.is_set()

    @property
    def waiting(self) -> bool:
        """Whether the job is to wait, because a person or the circumstances ask for it."""
        return not self.cancelled and (self.paused or bool(self.held_because))

    def wait_cancelled(self, seconds: float) -> bool:
        """Wait for some seconds, or until the job is cancelled. Returns whether it is."""
        return self._cancelled.wait(seconds)

    def rest_after(self, worked_s: float) -> None:
        """Leave the computer to others for as long as the pace asks after some seconds of work."""
        if self.pace < 1.0:
            self._cancelled.wait(min(worked_s * (1 / self.pace - 1), _LONGEST_REST_S))
