"""A plot, painted: axes, lines, points and bars in the colours of the theme."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLineF, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import Theme
from models.reports import Axis, Plot, Series, axes, bar_width, tick_text

_COLOURS = ("accent", "danger", "warning", "muted")
_POINT_PX, _MARKED_PX = 4.0, 7.0
_WIDEST_BAR_PX = 72.0
_BAR_SHARE = 0.86
_BAR_ALPHA = 165
# With more points than these a line is drawn without its points.
_MOST_DOTS = 24
_LINES_HIGH = 20.0
_LONGEST_NAME = 24
_SLANT_DEGREES = 32


class PlotView(QWidget):
    """Shows a plot. Its figures stand in a table beside it, which is what a screen reader reads.

    Numbers go from left to right in every language.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plot: Plot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._resize)
        self.hide()

    @property
    def plot(self) -> Plot | None:
        """What is shown."""
        return self._plot

    def show_plot(self, plot: Plot | None) -> None:
        """Show a plot; nothing for None, and where it has no points."""
        self._plot = plot if plot is not None and any(one.points for one in plot.series) else None
        if self._plot is not None:
            self.setAccessibleName(_tr("Plot: %1").replace("%1", self._plot.title))
            self.setAccessibleDescription(_tr("Its figures are in the table below."))
        self.setVisible(self._plot is not None)
        self._resize()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        # Names that no longer fit beside one another take more height.
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        slanted = self._slanted_px(self._plot, self.width() * 0.85) if self._plot is not None else 0.0
        return QSize(420, round(self._line * _LINES_HIGH + slanted))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        if self._plot is None:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small"))
        across, up = axes(self._plot)
        room = self._room(self._plot, up)
        self._draw_frame(painter, self._plot, across, up, room)
        taken = [
            QRectF(_x(across, x, room) - _POINT_PX, _y(up, y, room) - _POINT_PX, 2 * _POINT_PX, 2 * _POINT_PX)
            for one in self._plot.series
            if one.mark == "points"
            for x, y in one.points
        ]
        for number, one in enumerate(self._plot.series):
            self._draw_series(painter, one, number, (across, up), room)
        for one in self._plot.series:
            self._draw_names(painter, one, (across, up), room, taken)
        self._draw_legend(painter, self._plot.series, room)
        painter.end()

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font("small"))

    @property
    def _line(self) -> float:
        return self._metrics.height()

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()

    def _slanted_px(self, plot: Plot, width_px: float) -> float:
        """How much height the names below take more, where they are written aslant since they do not fit beside one
        another; 0 where they do.
        """
        widest = max((self._metrics.horizontalAdvance(_cut(name)) for name in plot.x_names), default=0.0)
        fits = (widest + 8) * len(plot.x_names) <= width_px
        return 0.0 if fits else widest * math.sin(math.radians(_SLANT_DEGREES))

    def _room(self, plot: Plot, up: Axis) -> QRectF:
        """Where the points lie, with what is written around it left out."""
        line = self._line
        left = max((self._metrics.horizontalAdvance(_number(tick, up.ticks)) for tick in up.ticks), default=0.0)
        left += line * 1.6 + 12
        top, right = line * 0.8, 14.0
        rows = len(self._legend_places(plot.series, self.width() - left - right)[1])
        below = line * 2.6 + 8
        below += self._slanted_px(plot, self.width() - left - right)
        return QRectF(
            left, top, max(self.width() - left - right, 20), max(self.height() - top - below - rows * line * 1.4, 20)
        )

    def _draw_frame(self, painter: QPainter, plot: Plot, across: Axis, up: Axis, room: QRectF) -> None:
        line = self._line
        grid, muted = QPen(self._theme.colour("border"), 1), self._theme.colour("muted")
        for tick in up.ticks:
            y = _y(up, tick, room)
            painter.setPen(grid)
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(muted)
            place = QRectF(0, y - line / 2, room.left() - 8, line)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _number(tick, up.ticks)
            )
        self._draw_below(painter, plot, across, room)
        painter.setPen(QPen(self._theme.colour("field_border"), 1))
        painter.drawLine(QLineF(room.bottomLeft(), room.bottomRight()))
        painter.setPen(self._theme.colour("text"))
        title = QRectF(room.left(), self._title_y(plot, room), room.width(), line * 1.2)
        painter.drawText(
            title,
            Qt.AlignmentFlag.AlignCenter,
            self._metrics.elidedText(plot.x_title, Qt.TextElideMode.ElideRight, title.width()),
        )
        painter.save()
        painter.translate(line * 0.8, room.center().y())
        painter.rotate(-90)
        said = self._metrics.elidedText(plot.y_title, Qt.TextElideMode.ElideRight, room.height())
        painter.drawText(QRectF(-room.height() / 2, -line / 2, room.height(), line), Qt.AlignmentFlag.AlignCenter, said)
        painter.restore()

    def _title_y(self, plot: Plot, room: QRectF) -> float:
        return room.bottom() + self._line * 1.4 + self._slanted_px(plot, room.width())

    def _draw_below(self, painter: QPainter, plot: Plot, across: Axis, room: QRectF) -> None:
        painter.setPen(self._theme.colour("muted"))
        line = self._line
        turned = self._slanted_px(plot, room.width()) > 0
        free_from = -math.inf
        for tick in across.ticks:
            name = _cut(plot.x_names[round(tick)]) if plot.x_names else _number(tick, across.ticks)
            x, width = _x(across, tick, room), self._metrics.horizontalAdvance(name)
            if turned:
                painter.save()
                painter.translate(x, room.bottom() + 6)
                painter.rotate(-_SLANT_DEGREES)
                painter.drawText(QRectF(-width - 4, 0, width + 4, line), Qt.AlignmentFlag.AlignRight, name)
                painter.restore()
            elif x - width / 2 > free_from:
                painter.drawText(
                    QRectF(x - width / 2 - 2, room.bottom() + 4, width + 4, line), Qt.AlignmentFlag.AlignCenter, name
                )
                free_from = x + width / 2 + 6

    def _draw_series(self, painter: QPainter, one: Series, number: int, both: tuple[Axis, Axis], room: QRectF) -> None:
        across, up = both
        colour = self._colour(number)
        places = [QPointF(_x(across, x, room), _y(up, y, room)) for x, y in one.points]
        for place, (low, high) in zip(places, one.ranges, strict=False):
            painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(place.x(), _y(up, low, room), place.x(), _y(up, high, room)))
        if one.mark == "bars":
            self._draw_bars(painter, one, places, both, room, colour)
            return
        if one.mark == "line" and len(places) > 1:
            painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(places))
        if one.mark == "points" or len(places) <= _MOST_DOTS:
            for at, place in enumerate(places):
                self._draw_shape(painter, number, place, _MARKED_PX if at in one.marked else _POINT_PX)

    def _draw_bars(
        self,
        painter: QPainter,
        one: Series,
        places: Sequence[QPointF],
        both: tuple[Axis, Axis],
        room: QRectF,
        colour: QColor,
    ) -> None:
        across, up = both
        width = min(bar_width(one.points) / (across.high - across.low) * room.width() * _BAR_SHARE, _WIDEST_BAR_PX)
        floor = _y(up, max(up.low, 0.0), room)
        ground = QColor(colour)
        ground.setAlpha(_BAR_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for place in places:
            painter.drawRect(
                QRectF(place.x() - width / 2, min(place.y(), floor), max(width, 1.0), abs(floor - place.y()))
            )

    def _draw_shape(self, painter: QPainter, number: int, at: QPointF, r: float) -> None:
        """Each series has a shape of its own, for those who see few colours."""
        painter.setPen(QPen(self._theme.colour("surface"), 1))
        painter.setBrush(self._colour(number))
        shape = number % 4
        if shape == 0:
            painter.drawEllipse(at, r, r)
        elif shape == 1:
            painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r))
        else:
            corners = (
                ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)) if shape == 2 else ((0, -1.2), (1.15, 1), (-1.15, 1))
            )
            painter.drawPolygon(QPolygonF([at + QPointF(x * r, y * r) for x, y in corners]))

    def _draw_names(
        self,
        painter: QPainter,
        one: Series,
        both: tuple[Axis, Axis],
        room: QRectF,
        taken: list[QRectF],
    ) -> None:
        """Write the names of points beside them, where nothing else is written yet."""
        painter.setPen(self._theme.colour("text"))
        line = self._line
        for (x, y), name in zip(one.points, one.names, strict=False):
            at = QPointF(_x(both[0], x, room), _y(both[1], y, room))
            width = self._metrics.horizontalAdvance(name) + 2
            for side, below in ((1, -0.5), (-1, -0.5), (1, 0.3), (1, -1.3), (-1, 0.3), (-1, -1.3)):
                left = at.x() + 9 if side > 0 else at.x() - 9 - width
                place = QRectF(left, at.y() + below * line, width, line)
                inside = place.left() >= room.left() and place.right() <= self.width() - 2
                if inside and not any(place.intersects(other) for other in taken):
                    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
                    taken.append(place)
                    break

    def _legend_places(
        self, series: Sequence[Series], width_px: float
    ) -> tuple[list[tuple[int, int, float]], list[float]]:
        """Number, row and left end of each entry; and the width of each row. None where there is one series only."""
        named = [number for number, one in enumerate(series) if one.name]
        if len(named) < 2:
            return [], []
        placed, widths, x = [], [0.0], 0.0
        for number in named:
            width = self._metrics.horizontalAdvance(series[number].name) + 38
            if x and x + width > width_px:
                widths.append(0.0)
                x = 0.0
            placed.append((number, len(widths) - 1, x))
            x += width
            widths[-1] = x
        return placed, widths

    def _draw_legend(self, painter: QPainter, series: Sequence[Series], room: QRectF) -> None:
        placed, widths = self._legend_places(series, room.width())
        line = self._line
        top = self.height() - len(widths) * line * 1.4
        for number, row, x in placed:
            y = top + (row + 0.5) * line * 1.4
            self._draw_shape(painter, number, QPointF(room.left() + x + 6, y), 5.0)
            painter.setPen(self._theme.colour("text"))
            place = QRectF(room.left() + x + 17, y - line / 2, room.width(), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, series[number].name)

    def _colour(self, number: int) -> QColor:
        return self._theme.colour(_COLOURS[number % len(_COLOURS)])


def _x(axis: Axis, value: float, room: QRectF) -> float:
    return room.left() + axis.place(value) * room.width()


def _y(axis: Axis, value: float, room: QRectF) -> float:
    return room.bottom() - axis.place(value) * room.height()


def _number(value: float, ticks: Sequence[float]) -> str:
    """A number at an axis, with the decimal sign of the language."""
    text = tick_text(value, ticks)
    if "e" in text:
        return text
    _, _, decimals = text.partition(".")
    return QLocale().toString(float(text), "f", len(decimals))


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Laboratory", text)
