"""The months of a timeline, beside it: they say where in time one is, and lead to another."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractSlider, QLabel

from desktop.search.grouping import month_name
from desktop.search.result_inks import Inks
from desktop.search.result_view import ResultView
from desktop.search.views import View
from desktop.theme import Theme

_EDGE_PX = 10
_TICK_PX = 6
_LEAST_GAP_PX = 3.0


@dataclass(frozen=True, slots=True)
class _Month:
    """key: "2023-05", "" for what has no date. share: where it begins, as a fraction of the whole."""

    key: str
    share: float
    top_px: int


class DateScrubber(QAbstractSlider):
    """A slim line from the newest month at the top to the oldest; years are written beside it. Only in a timeline.

    Its value is the number of the month that is seen at the upper edge of the results.
    """

    def __init__(self, results: ResultView, theme: Theme) -> None:
        super().__init__(results)
        self._results = results
        self._theme = theme
        self._inks = Inks(theme, self)
        self._months: tuple[_Month, ...] = ()
        self._drawn: tuple[object, QPixmap] | None = None
        self._dragging = False
        self._was_mirrored = False
        self.bubble = QLabel(results)
        self.bubble.setTextFormat(Qt.TextFormat.PlainText)
        self.bubble.setObjectName("badge")
        self.bubble.setProperty("tone", "accent")
        self.bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bubble.hide()
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedControls(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Months"))
        self.setToolTip("")
        self.hide()
        results.arranged.connect(self._show)
        results.verticalScrollBar().valueChanged.connect(self._follow)
        results.installEventFilter(self)
        self.valueChanged.connect(self._go_to)
        theme.changed.connect(self._draw_anew)

    @property
    def months(self) -> tuple[str, ...]:
        """The months that there are, the newest first: "2023-05"."""
        return tuple(month.key for month in self._months)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(round(self._inks.metrics("small").horizontalAdvance("MMM 88")) + 16, 200)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802, ARG002
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            self._scrub(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._dragging:
            self._scrub(event.position().y())
        self._show_bubble(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        self._dragging = False

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.bubble.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._line())
        bar = self._results.verticalScrollBar()
        here = self._y(bar.value() / max(1, bar.maximum()))
        self._paint_month(painter, here)

    def _draw_anew(self) -> None:
        self._drawn = None
        self.update()

    def _line(self) -> QPixmap:
        """The line with its years. It stays the same while the results are scrolled, and is drawn once for that."""
        ratio, rtl = self.devicePixelRatioF(), self.isRightToLeft()
        wanted = (self._months, self.size(), ratio, rtl)
        if self._drawn is None or self._drawn[0] != wanted:
            drawn = QPixmap(self.size() * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(self._inks.colour("window"))
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_line(painter, rtl=rtl)
            painter.end()
            self._drawn = (wanted, drawn)
        return self._drawn[1]

    def _paint_line(self, painter: QPainter, *, rtl: bool) -> None:
        inks = self._inks
        axis = _EDGE_PX / 2 if not rtl else self.width() - _EDGE_PX / 2
        towards = -1 if rtl else 1
        year_px, free_from, last_tick = inks.line_px("small"), -1.0, -_LEAST_GAP_PX
        painter.setFont(inks.font("small"))
        year = ""
        for month in self._months:
            y = self._y(month.share)
            if y - last_tick >= _LEAST_GAP_PX:
                painter.setPen(QPen(inks.colour("field_border"), 1))
                painter.drawLine(QPointF(axis, y), QPointF(axis + towards * _TICK_PX, y))
                last_tick = y
            if month.key[:4] != year and y >= free_from:
                painter.setPen(inks.colour("muted"))
                left = 0 if rtl else _EDGE_PX / 2 + _TICK_PX + 4
                place = QRectF(left, y - year_px / 2, self.width() - _EDGE_PX / 2 - _TICK_PX - 4, year_px)
                side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
                painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, month.key[:4])
                free_from, year = y + 1.4 * year_px, month.key[:4]

    def _paint_month(self, painter: QPainter, here: float) -> None:
        """The month that is seen. On the line, not beside it: whatever lies over the results makes them slow."""
        number = self.value()
        text = month_name(self._months[number].key, short=True) if 0 <= number < len(self._months) else ""
        chip = QRectF(2, 0, self.width() - 4, self._inks.line_px("small") + 6 if text else 4)
        room = chip.height() / 2 + 1
        chip.moveCenter(QPointF(self.width() / 2, min(max(here, room), self.height() - room)))
        painter.setPen(QPen(self._inks.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.colour("accent_soft" if text else "accent"))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setFont(self._inks.font("small"))
        painter.setPen(self._inks.colour("on_accent_soft"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def _show(self) -> None:
        """The results are others, or lie elsewhere."""
        results = self._results
        keys, places = results.hits.keys if results.view is View.TIMELINE else (), results.places
        timeline = len(keys) > 1
        months: list[_Month] = []
        if timeline and len(keys) == len(places.runs):
            for number, key in enumerate(keys):
                if not months or months[-1].key != key[:7]:
                    top = places.top_of(number)
                    months.append(_Month(key[:7], top / max(1, places.height_px), top))
        self._months = tuple(months)
        self.blockSignals(True)
        self.setRange(0, max(0, len(months) - 1))
        self.blockSignals(False)
        if self.isHidden() == timeline or self._was_mirrored != self.isRightToLeft():
            self._was_mirrored = self.isRightToLeft()
            self.setVisible(timeline)
            results.set_margin(self.sizeHint().width() if timeline else 0)
        self._place()
        self._follow()
        self.update()

    def _place(self) -> None:
        results = self._results
        seen, width = results.viewport().geometry(), self.sizeHint().width()
        left = seen.left() - width if self.isRightToLeft() else seen.right() + 1
        self.setGeometry(QRect(left, seen.top(), width, seen.height()))

    def _follow(self) -> None:
        """Say which month is seen."""
        if self.isHidden() or not self._months:
            return
        at = self._results.verticalOffset()
        number = self._number_at(at)
        self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(False)
        self.setAccessibleDescription(self._name(number))
        self.update()

    def _go_to(self, number: int) -> None:
        if 0 <= number < len(self._months):
            self._results.verticalScrollBar().setValue(self._months[number].top_px)
            self.setAccessibleDescription(self._name(number))

    def _scrub(self, y: float) -> None:
        bar = self._results.verticalScrollBar()
        bar.setValue(round(self._share(y) * bar.maximum()))

    def _show_bubble(self, y: float) -> None:
        bar = self._results.verticalScrollBar()
        self.bubble.setText(self._name(self._number_at(self._share(y) * bar.maximum())))
        self.bubble.adjustSize()
        size = self.bubble.size()
        left = self.geometry().right() + 4 if self.isRightToLeft() else self.geometry().left() - size.width() - 4
        top = min(max(0, round(y) - size.height() // 2), max(0, self.height() - size.height()))
        self.bubble.move(left, self.geometry().top() + top)
        self.bubble.raise_()
        self.bubble.show()

    def _number_at(self, y: float) -> int:
        """The month that is seen where the results are scrolled so far."""
        return max(0, bisect_right(self._months, y, key=lambda month: month.top_px) - 1)

    def _name(self, number: int) -> str:
        if not 0 <= number < len(self._months):
            return ""
        return month_name(self._months[number].key) or self.tr("Without a date")

    def _y(self, share: float) -> float:
        return _EDGE_PX + share * max(1, self.height() - 2 * _EDGE_PX)

    def _share(self, y: float) -> float:
        return min(1.0, max(0.0, (y - _EDGE_PX) / max(1, self.height() - 2 * _EDGE_PX)))
