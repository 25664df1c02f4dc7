"""Measures how long the window's thread is busy between two looks at its events."""

from __future__ import annotations

import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class TurnWatch(QObject):
    """Watches the event loop of the thread in which it is made, while tests wait in it.

    A turn goes from where the loop wakes to where it sleeps or begins anew. Its time by the clock holds whatever else
    the computer did meanwhile; its processor time does not, but leaves out waiting for a disk.

    Attributes:
        turns_ms: of each turn: time by the clock, and processor time of the thread.
    """

    def __init__(self) -> None:
        super().__init__()
        self.turns_ms: list[tuple[float, float]] = []
        self._began: tuple[float, float] | None = None
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._begin)
        dispatcher.aboutToBlock.connect(self._end)

    def forget(self) -> None:
        """Leave out what happened until now: a test's own code ran in between."""
        self._began = None

    def longest_ms(self) -> float:
        """The longest turn by processor time."""
        return max((busy for _, busy in self.turns_ms), default=0.0)

    def slow(self, limit_ms: float) -> list[str]:
        """The turns that took more processor time than that, for a message."""
        return [f"{clock:.0f} ms by the clock, {busy:.0f} ms busy" for clock, busy in self.turns_ms if busy > limit_ms]

    def _begin(self) -> None:
        self._end()
        self._began = (time.perf_counter(), time.thread_time())

    def _end(self) -> None:
        if self._began is not None:
            clock, busy = self._began
            self.turns_ms.append(((time.perf_counter() - clock) * 1000, (time.thread_time() - busy) * 1000))
            self._began = None
