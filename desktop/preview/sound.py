"""A sound: its waveform with the part that matched, and a button to hear it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.drawing import draw_waveform, marked_part, rounded
from desktop.preview.play_row import PlayRow
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.views import Hit


class Waveform(QWidget):
    """The whole sound from left to right; the part that matched is in colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._peaks: bytes | None = None
        self._marked: tuple[float, float] | None = None
        self._played: float | None = None
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, 150)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, 150)

    def show_peaks(self, peaks: bytes | None, marked: tuple[float, float] | None) -> None:
        """Show a waveform, or an empty place while it is on its way."""
        self._peaks, self._marked, self._played = peaks, marked, None
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
        inner = frame.adjusted(16, 22, -16, -22)
        if self._marked is not None:
            left, right = (inner.left() + part * inner.width() for part in self._marked)
            ground = QRectF(left - 4, frame.top() + 8, right - left + 8, frame.height() - 16)
            painter.fillPath(rounded(ground, self._theme.radius("s")), self._theme.colour("accent_soft"))
        colours = (self._theme.colour("accent"), self._theme.colour("wave"))
        draw_waveform(painter, self._peaks, inner, self._marked, colours, self._played)


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
        self.waveform.show_peaks(peaks, marked_part(hit.start_s, hit.end_s, hit.duration_s))
        self.waveform.setAccessibleName(self.tr("Waveform of %1").replace("%1", hit.name))

    def _follow(self, position_s: float) -> None:
        if self._hit is not None and self._hit.duration_s > 0 and self.row.player.playing:
            begin_s = self._hit.start_s or 0.0
            self.waveform.show_played(min(1.0, (begin_s + position_s) / self._hit.duration_s))
