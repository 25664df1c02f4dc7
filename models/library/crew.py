"""Threads that fill a bounded queue: how a first stage of indexing works beside the others."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from models.jobs import Cancelled

_Message = TypeVar("_Message")

# Windows of sound are the largest pieces, about 2.5 MB each: this bounds what waits between the stages.
_MOST_QUEUED = 32
_IDLE_S = 0.05


class Crew(Generic[_Message]):
    """Some threads that put what comes of their work into a queue, until nothing is left or they are stopped.

    Args:
        work: what each of them does. It returns when nothing is left to do, and soon after `stopping` is set; it may
            raise Cancelled.
        name: of the threads, each with its number.
        interrupt: ends at once what may keep one of them waiting.

    Attributes:
        messages: what they have put and nobody has taken yet.
        stopping: set when they are to end.
    """

    def __init__(self, work: Callable[[], None], threads: int, name: str, interrupt: Callable[[], None]) -> None:
        self.messages: queue.Queue[_Message] = queue.Queue(_MOST_QUEUED)
        self.stopping = threading.Event()
        self._work = work
        self._interrupt = interrupt
        self._error: BaseException | None = None
        self._threads = [
            threading.Thread(target=self._run, name=f"{name}-{number}", daemon=True) for number in range(threads)
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End the threads, and what keeps one of them waiting."""
        self.stopping.set()
        if self._at_work:
            self._interrupt()
        while self._at_work:
            with suppress(queue.Empty):
                self.messages.get(timeout=_IDLE_S)

    @property
    def running(self) -> bool:
        """Whether anything may still come.

        Raises: whatever ended a thread that must not end.
        """
        # Asked first: who ends in between has put everything, and said what ended it.
        at_work = self._at_work
        if self._error is not None:
            raise self._error
        return at_work or not self.messages.empty()

    def put(self, message: _Message) -> None:
        """Hand something over, when there is room for it; once stopped, nothing is."""
        while not self.stopping.is_set():
            with suppress(queue.Full):
                self.messages.put(message, timeout=_IDLE_S)
                return

    @property
    def _at_work(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        try:
            self._work()
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001  raised again on the job's own thread, by `running`
            self._error = error
