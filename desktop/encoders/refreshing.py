"""When the page of encoders asks for its list anew: at once when the list changed, and now and then while one fills."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_EVERY_MS = 1000
_SLICE_MS = 3


class Refreshing(QObject):
    """At most one request a second, however often something is reported.

    Args: ask: asks for the list.
    """

    def __init__(self, ask: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._soon = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._soon.timeout.connect(ask)

    def soon(self) -> None:
        """Ask within a second; many wishes are taken together."""
        if not self._soon.isActive():
            self._soon.start()

    def now(self) -> None:
        """Ask at once."""
        self._soon.stop()
        self._ask()


class Slices(QObject):
    """Does work in slices of a few milliseconds, so that the window goes on painting; newer work replaces older."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return self._work is not None

    def start(self, work: Iterator[None]) -> None:
        """Begin at once, and go on in the next turns of the event loop."""
        self._work = work
        self._go_on()

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._work is not None and clock.elapsed() < _SLICE_MS:
            if next(self._work, self) is self:
                self._work = None
        if self._work is not None:
            self._next.start()
