"""Where in a film something was found, as a part of a bar that stands for all of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import wording
from desktop.drawing import marked_part, rounded
from desktop.theme import Theme
from models.answers import Hit

_BAR_PX = 8.0
_LEAST_MARK_PX = 6.0
_GAP_PX = 4.0
_ABOVE_PX = 3.0
_STEP_S = 5.0


class TimeBar(QWidget):
    """The whole film from left to right; what was found is in colour. A click, a drag or the arrow keys go to another
    moment. Hidden where its length is not known.

    Signals:
        sought: a moment of the film, in seconds.
    """

    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._part: tuple[float, float] | None = None
        self._duration_s = 0.0
        self._played: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Where in the film"))
        theme.changed.connect(self.update)
        self.hide()

    @property
    def part(self) -> tuple[float, float] | None:
        """What is marked, as fractions of the whole; None where that is everything, or unknown."""
        return self._part

    def show_hit(self, hit: Hit) -> None:
        """Mark where a hit is."""
        self._part = marked_part(hit.start_s, hit.end_s, hit.duration_s)
        self._duration_s, self._played = hit.duration_s, None
        self.setVisible(hit.duration_s > 0)
        said = self.tr("At %1 of %2").replace("%1", wording.place(hit)).replace("%2", wording.clock(hit.duration_s))
        if self._part is None:
            said = self.tr("The whole film, %1").replace("%1", wording.clock(hit.duration_s))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def show_played(self, position_s: float | None) -> None:
        """Mark a moment of the film, in seconds from its beginning; None for none."""
        known = position_s is not None and self._duration_s > 0
        self._played = min(1.0, (position_s or 0.0) / self._duration_s) if known else None
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(320, round(_ABOVE_PX + _BAR_PX + _GAP_PX) + QFontMetrics(self._theme.font("small")).height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek_at(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Left: -_STEP_S, Qt.Key.Key_Right: _STEP_S}
        if event.key() in steps and not event.modifiers():
            at_s = (self._played if self._played is not None else (self._part or (0.0, 0.0))[0]) * self._duration_s
            self.sought.emit(min(self._duration_s, max(0.0, at_s + steps[Qt.Key(event.key())])))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time goes, in every language
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, _ABOVE_PX, self.width(), _BAR_PX)
        painter.fillPath(rounded(bar, _BAR_PX / 2), self._theme.colour("field_border"))
        if self._part is not None:
            left, right = widened(self._part, _LEAST_MARK_PX / max(1.0, bar.width()))
            mark = QRectF(bar.left() + left * bar.width(), bar.top(), (right - left) * bar.width(), _BAR_PX)
            painter.fillPath(rounded(mark, _BAR_PX / 2), self._theme.colour("accent"))
        if self._played is not None:
            at = QRectF(self._played * (bar.width() - 3), 0, 3, _BAR_PX + 2 * _ABOVE_PX)
            painter.fillPath(rounded(at, 1.5), self._theme.colour("text"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawPath(rounded(bar.adjusted(1, -1, -1, 1), _BAR_PX / 2))
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("muted"))
        top = _ABOVE_PX + _BAR_PX + _GAP_PX
        below = QRectF(0, top, self.width(), self.height() - top)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, wording.clock(0))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, wording.clock(self._duration_s))

    def _seek_at(self, x: float) -> None:
        if self._duration_s > 0 and self.width() > 0:
            self.sought.emit(min(1.0, max(0.0, x / self.width())) * self._duration_s)


def widened(part: tuple[float, float], least: float) -> tuple[float, float]:
    """A part of a whole, at least so large that it can be seen: ten seconds of a long film are less than a pixel."""
    lacking = max(0.0, least - (part[1] - part[0])) / 2
    left = min(max(0.0, part[0] - lacking), max(0.0, 1.0 - least))
    return left, min(1.0, max(part[1] + lacking, left + least)) if lacking else part[1]
