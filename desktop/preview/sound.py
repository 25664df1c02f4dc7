"""A sound: its waveform with the part that matched, and a button to hear it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import wording
from desktop.drawing import draw_waveform, marked_part, rounded
from desktop.preview.play_row import PlayRow
from desktop.preview.time_bar import widened
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit

_LEAST_MARK_PX = 10.0  # two bars


class Waveform(QWidget):
    """The whole sound from left to right, with its length; the part that matched is in colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._peaks: bytes | None = None
        self._marked: tuple[float, float] | None = None
        self._played: float | None = None
        self._duration_s = 0.0
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, 150)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, 150)

    def show_peaks(self, peaks: bytes | None, marked: tuple[float, float] | None, duration_s: float) -> None:
        """Show a waveform, or an empty place while it is on its way; duration_s is 0 where it is not known."""
        self._peaks, self._marked, self._duration_s, self._played = peaks, marked, duration_s, None
        self.update()

    def show_played(self, played: float | None) -> None:
        """Mark how far the sound was played, as a fraction of the whole; None for not at all."""
        self._played = played
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        painter.fillPath(rounded(frame, self._theme.radius("m")), self._theme.colour("tile"))
        if not self._peaks:
            self._theme.icon("audio", "faint").paint(painter, frame.toRect().adjusted(0, 50, 0, -50))
            return
        inner = frame.adjusted(16, 22, -16, -28)
        marked = None
        if self._marked is not None:
            marked = widened(self._marked, _LEAST_MARK_PX / max(1.0, inner.width()))
            left, right = (inner.left() + part * inner.width() for part in marked)
            ground = QRectF(left - 4, frame.top() + 8, right - left + 8, inner.bottom() - frame.top())
            painter.fillPath(rounded(ground, self._theme.radius("s")), self._theme.colour("accent_soft"))
        colours = (self._theme.colour("accent"), self._theme.colour("wave"))
        draw_waveform(painter, self._peaks, inner, marked, colours, self._played)
        if self._duration_s:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("muted"))
            below = frame.adjusted(16, 0, -16, -4)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, wording.clock(0))
            length = wording.length(self._duration_s)
            painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, length)


class SoundView(QWidget):
    """One sound, to be seen and heard."""

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._hit: Hit | None = None
        self.waveform = Waveform(theme)
        self.row = PlayRow(tasks, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("m"))
        column.addWidget(self.waveform)
        column.addWidget(self.row)
        self.row.moved.connect(self._follow)
        self.row.stopped.connect(lambda: self.waveform.show_played(None))

    def show_hit(self, hit: Hit, peaks: bytes | None) -> None:
        """Show a sound; what was playing stops when it is another one."""
        self.row.show_hit(hit)
        self._hit = hit
        self.waveform.show_peaks(peaks, marked_part(hit.start_s, hit.end_s, hit.duration_s), hit.duration_s)
        said = self.tr("Waveform of %1").replace("%1", hit.name)
        place = wording.place(hit)
        self.waveform.setAccessibleName(f"{said}, {place}" if place else said)

    def _follow(self, position_s: float) -> None:
        if self._hit is not None and self._hit.duration_s > 0 and self.row.player.playing:
            begin_s = self._hit.start_s or 0.0
            self.waveform.show_played(min(1.0, (begin_s + position_s) / self._hit.duration_s))
