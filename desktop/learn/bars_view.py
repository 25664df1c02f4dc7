"""Bars of a tour, painted: beside their names, or as columns where their names are numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawing import isolated
from desktop.theme import Theme
from models.figures import Bar

_GAP_PX = 8.0
_NAME_SHARE = 0.42
_WIDEST_NAME_PX = 320.0
_BAR_LINES = 0.62
_COLUMNS_LINES = 9.0
_COLUMN_SHARE = 0.78
_WIDEST_COLUMN_PX = 56.0


class BarsView(QWidget):
    """Shows values. A screen reader is told each of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._decimals = 2
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._resize)

    def show_bars(self, bars: tuple[Bar, ...], decimals: int) -> None:
        """Show some bars of one scale."""
        self.bars, self._decimals = bars, decimals
        self.setAccessibleName(_tr("Figures"))
        self.setAccessibleDescription("; ".join(f"{bar.name}: {self._number(bar.value)}" for bar in bars))
        self._resize()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        if self._stands:
            return QSize(320, round(self._line * _COLUMNS_LINES))
        return QSize(320, round(len(self.bars) * self._step + 2))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        if not self.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small"))
        if self._stands:
            self._paint_columns(painter)
        else:
            self._paint_rows(painter)
        painter.end()

    @property
    def _stands(self) -> bool:
        return all(_is_number(bar.name) for bar in self.bars)

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font("small"))

    @property
    def _line(self) -> float:
        return self._metrics.height()

    @property
    def _step(self) -> float:
        return self._line + _GAP_PX

    def _range(self) -> tuple[float, float]:
        low = min(0.0, *(bar.value for bar in self.bars)) if self.bars else 0.0
        high = max(0.0, *(bar.value for bar in self.bars)) if self.bars else 1.0
        # Shares and cosines are seen against the whole, others against the largest.
        if self._decimals and 0 < high <= 1 and low > -1 and not self._stands:
            high = 1.0
        return low, high if high > low else low + 1.0

    def _paint_rows(self, painter: QPainter) -> None:
        mirrored = self.isRightToLeft()
        values = max(self._metrics.horizontalAdvance(self._number(bar.value)) for bar in self.bars) + _GAP_PX
        widest = max(self._metrics.horizontalAdvance(bar.name) for bar in self.bars) + 2
        names = min(widest, self.width() * _NAME_SHARE, _WIDEST_NAME_PX)
        left, right = names + _GAP_PX, self.width() - values - _GAP_PX
        low, high = self._range()
        for place, bar in enumerate(self.bars):
            top = place * self._step
            name = self._metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, names)
            self._write(painter, QRectF(0, top, names, self._step), isolated(name), end=True, mirrored=mirrored)
            zero, end = (left + (value - low) / (high - low) * max(right - left, 1.0) for value in (0.0, bar.value))
            thickness = self._line * _BAR_LINES
            rect = QRectF(min(zero, end), top + (self._step - thickness) / 2, max(abs(end - zero), 2.0), thickness)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent" if bar.marked or not self._any_marked else "wave"))
            painter.drawRoundedRect(self._turned(rect, mirrored), 3, 3)
            place_of_value = QRectF(self.width() - values, top, values, self._step)
            self._write(painter, place_of_value, self._number(bar.value), end=False, mirrored=mirrored)

    def _paint_columns(self, painter: QPainter) -> None:
        low, high = self._range()
        line = self._line
        room = QRectF(0, line * 1.2, self.width(), self.height() - line * 2.6)
        step = room.width() / len(self.bars)
        zero = room.bottom() - (0.0 - low) / (high - low) * room.height()
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(room.left(), zero, room.right(), zero)
        free_from = -1.0
        for place, bar in enumerate(self.bars):
            y = room.bottom() - (bar.value - low) / (high - low) * room.height()
            width = min(step * _COLUMN_SHARE, _WIDEST_COLUMN_PX)
            rect = QRectF((place + 0.5) * step - width / 2, min(y, zero), width, max(abs(zero - y), 1.0))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent" if bar.marked or not self._any_marked else "wave"))
            painter.drawRoundedRect(rect, 2, 2)
            wide = self._metrics.horizontalAdvance(bar.name) + _GAP_PX
            if rect.center().x() - wide / 2 >= free_from and rect.center().x() + wide / 2 <= self.width() + 1:
                painter.setPen(self._theme.colour("muted"))
                below = QRectF(rect.center().x() - wide / 2, room.bottom() + line * 0.3, wide, line)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.name)
                free_from = rect.center().x() + wide / 2
            if bar.marked:
                painter.setPen(self._theme.colour("text"))
                above = QRectF(rect.center().x() - 40, rect.top() - line * 1.2, 80, line)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self._number(bar.value))

    @property
    def _any_marked(self) -> bool:
        return any(bar.marked for bar in self.bars)

    def _write(self, painter: QPainter, place: QRectF, text: str, *, end: bool, mirrored: bool) -> None:
        painter.setPen(self._theme.colour("text" if end else "muted"))
        right = end != mirrored
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        absolute = Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._turned(place, mirrored), side | absolute | Qt.AlignmentFlag.AlignVCenter, text)

    def _turned(self, rect: QRectF, mirrored: bool) -> QRectF:
        """A place, on the other side in a window that is read from right to left."""
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height()) if mirrored else rect

    def _number(self, value: float) -> str:
        return QLocale().toString(value + 0.0, "f", self._decimals)

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()


def _is_number(name: str) -> bool:
    try:
        float(name)
    except ValueError:
        return False
    return True


def _tr(text: str) -> str:
    return QCoreApplication.translate("Learn", text)
