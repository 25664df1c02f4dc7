"""A film that moves: pictures from the engine, shown in step with what is heard."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from desktop.tasks import Tasks
from models.errors import UserError
from models.shown import FilmFrames

_PIECE_S = 4.0
_AHEAD_S = 3.0  # the next piece is asked for so long before the last one ends
_LEAD_S = 0.3  # where pictures came too late, the next ones begin so far ahead


class Reel(QObject):
    """Fetches the pictures of a film in pieces of a few seconds, and gives out the one that belongs to a moment. Where
    they take longer to decode than to watch, some are left out.

    Signals:
        shown: QImage, the picture that is to be seen from now on.
    """

    shown = Signal(object)
    _decoded = Signal(int, float, object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._subject = f"frames {id(self)}"
        self._file_id = 0
        self._max_px = 0
        self._run = 0
        self._times_s: list[float] = []
        self._jpegs: list[bytes] = []
        self._known_to_s = 0.0
        self._waiting = False
        self._at_end = False
        self._last_shown_s = -1.0
        self._decoded.connect(self._show)

    @property
    def running(self) -> bool:
        """Whether pictures are fetched."""
        return self._run > 0 and self._file_id != 0

    def begin(self, file_id: int, moment_s: float, max_px: int) -> None:
        """Fetch the pictures of a file from a moment on."""
        self.stop()
        self._run += 1
        self._file_id, self._max_px = file_id, max_px
        self._known_to_s = moment_s
        self._ask(moment_s)

    def stop(self) -> None:
        """Fetch no more, and show none that are still to come."""
        self._tasks.forget(self._subject)
        self._run += 1
        self._file_id = 0
        self._times_s, self._jpegs = [], []
        self._waiting = self._at_end = False
        self._last_shown_s = -1.0

    def show_moment(self, moment_s: float) -> None:
        """Give out the picture of a moment, where it is there and is not shown already; fetch those that follow."""
        if not self.running:
            return
        place = bisect_right(self._times_s, moment_s) - 1
        if place >= 0 and self._times_s[place] != self._last_shown_s:
            self._last_shown_s = self._times_s[place]
            self._decode(self._last_shown_s, self._jpegs[place])
            del self._times_s[:place], self._jpegs[:place]
        if not self._waiting and not self._at_end and moment_s > self._known_to_s - _AHEAD_S:
            self._ask(max(self._known_to_s, moment_s + _LEAD_S if moment_s > self._known_to_s else 0.0))

    def _ask(self, begin_s: float) -> None:
        self._waiting = True
        self._tasks.ask(
            "frames",
            self._file_id,
            begin_s,
            begin_s + _PIECE_S,
            self._max_px,
            then=self._keep,
            failed=self._fail,
            latest=self._subject,
        )

    def _keep(self, frames: FilmFrames) -> None:
        self._waiting = False
        self._at_end = frames.last or frames.end_s <= self._known_to_s
        self._known_to_s = frames.end_s
        self._times_s.extend(frames.times_s)
        self._jpegs.extend(frames.jpegs)

    def _fail(self, _error: UserError) -> None:
        """No pictures come: the one that is seen stays."""
        self._waiting = False
        self._at_end = True

    def _decode(self, time_s: float, jpeg: bytes) -> None:
        """In a thread: a large picture takes longer than the window may stand still."""
        run, tell = self._run, self._decoded.emit
        QThreadPool.globalInstance().start(_decoding(run, time_s, jpeg, tell))

    def _show(self, run: int, time_s: float, image: QImage) -> None:
        if run == self._run and time_s >= self._last_shown_s and not image.isNull():
            self.shown.emit(image)


def _decoding(run: int, time_s: float, jpeg: bytes, tell: Callable[[int, float, QImage], object]) -> Callable[[], None]:
    def decode() -> None:
        image = QImage.fromData(jpeg, "JPG").convertToFormat(QImage.Format.Format_RGB32)
        tell(run, time_s, image)

    return decode
