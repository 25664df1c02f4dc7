"""A sound from left to right: what a waveform and a spectrogram have in common."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import wording
from desktop.drawing import rounded
from desktop.preview.time_bar import widened
from desktop.theme import Theme

_LEAST_MARK_PX = 10.0
_STEP_S = 5.0
_MARGIN_PX, _ABOVE_PX, _BELOW_PX = 16.0, 22.0, 28.0


class TimeLine(QWidget):
    """Shows a stretch of a sound with the part that matched and the moment that is heard; whoever inherits from it
    draws the sound. A click or the arrow keys go to another moment.

    Time goes from left to right in every language, as on every recorder.

    Signals:
        sought: a moment of the file, in seconds.
    """

    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stretch = (0.0, 0.0)
        self._marked: tuple[float, float] | None = None
        self._played: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Sound"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(self.tr("Click to play from there"))
        theme.changed.connect(self.update)

    @property
    def played(self) -> float | None:
        """The moment that is heard, as a fraction of what is shown."""
        return self._played

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(320, 150)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, 150)

    def show_stretch(self, begin_s: float, end_s: float, marked: tuple[float, float] | None) -> None:
        """Set which stretch of the file is shown, and what is marked in it, as fractions of the stretch."""
        self._stretch, self._marked, self._played = (begin_s, end_s), marked, None
        self.update()

    def show_moment(self, moment_s: float | None) -> None:
        """Mark a moment of the file; None for none."""
        begin_s, end_s = self._stretch
        known = moment_s is not None and end_s > begin_s
        self._played = min(1.0, max(0.0, ((moment_s or 0.0) - begin_s) / (end_s - begin_s))) if known else None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek_at(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Left: -_STEP_S, Qt.Key.Key_Right: _STEP_S}
        begin_s, end_s = self._stretch
        if event.key() in steps and not event.modifiers() and end_s > begin_s:
            at_s = begin_s + (self._played or 0.0) * (end_s - begin_s)
            self.sought.emit(min(end_s, max(begin_s, at_s + steps[Qt.Key(event.key())])))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time goes, in every language
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, theme = QRectF(self.rect()), self._theme
        painter.fillPath(rounded(frame, theme.radius("m")), theme.colour("tile"))
        inner = self.inner
        self.draw_sound(painter, inner, self._wide_mark(inner))
        if self._played is not None:
            x = inner.left() + self._played * inner.width()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("text"))
            painter.drawRoundedRect(QRectF(x - 1, inner.top() - 4, 2, inner.height() + 8), 1, 1)
        self._draw_times(painter, frame)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawPath(rounded(frame.adjusted(1, 1, -1, -1), theme.radius("m")))

    @property
    def inner(self) -> QRectF:
        """Where the sound itself is drawn."""
        return QRectF(self.rect()).adjusted(_MARGIN_PX, _ABOVE_PX, -_MARGIN_PX, -_BELOW_PX)

    def draw_sound(self, painter: QPainter, inner: QRectF, marked: tuple[float, float] | None) -> None:
        """Draw it; `marked` is wide enough to be seen."""
        raise NotImplementedError

    def draw_nothing(self, painter: QPainter) -> None:
        """Draw that it is on its way, or not there."""
        side = 48
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        self._theme.icon("audio", "faint").paint(painter, place.toRect())

    def _wide_mark(self, inner: QRectF) -> tuple[float, float] | None:
        return None if self._marked is None else widened(self._marked, _LEAST_MARK_PX / max(1.0, inner.width()))

    def _draw_times(self, painter: QPainter, frame: QRectF) -> None:
        begin_s, end_s = self._stretch
        if end_s <= begin_s:
            return
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("muted"))
        below = frame.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, -4)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | bottom, wording.clock(begin_s))
        ends = wording.length(end_s) if begin_s == 0 else wording.clock(end_s)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | bottom, ends)

    def _seek_at(self, x: float) -> None:
        begin_s, end_s = self._stretch
        inner = self.inner
        if end_s > begin_s and inner.width() > 0:
            share = min(1.0, max(0.0, (x - inner.left()) / inner.width()))
            self.sought.emit(begin_s + share * (end_s - begin_s))
