"""Points and arrows of a tour, painted in a plane with equal units both ways."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.explore.map_colours import colour_of_cluster
from desktop.theme import Theme
from models.figures import Dot

_LINES = 21.0
_MARGIN_PX = 14.0
_DOT_PX = 4.0
_REACH_PX = 9.0
_HEAD_PX = 9.0


class DotsView(QWidget):
    """Shows points, or arrows on a circle. Under the pointer a point says what it is.

    What a figure says in words is what a screen reader reads; the points are no more than its picture.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.dots: tuple[Dot, ...] = ()
        self.arrows: tuple[Dot, ...] = ()
        self.groups: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._resize)

    def show_dots(self, dots: tuple[Dot, ...], arrows: tuple[Dot, ...], groups: tuple[str, ...]) -> None:
        """Show some points and arrows."""
        self.dots, self.arrows, self.groups = dots, arrows, groups
        self.setAccessibleName(_tr("Drawing"))
        self.setAccessibleDescription(", ".join(groups))
        self._resize()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(320, round(self._line * _LINES))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            named = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), named, self) if named else QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small"))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(self._theme.colour("tile"))
        painter.drawRoundedRect(self._room().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.arrows:
            self._paint_arrows(painter)
        painter.setPen(QPen(self._theme.colour("tile"), 1))
        for dot, place in zip(self.dots, self._places(), strict=True):
            painter.setBrush(self._colour(dot.group))
            painter.drawEllipse(place, _DOT_PX, _DOT_PX)
        self._paint_groups(painter)
        painter.end()

    @property
    def _line(self) -> float:
        return QFontMetricsF(self._theme.font("small")).height()

    def _legend(self) -> list[tuple[int, QRectF]]:
        """Each group with where it is written, in lines below the points; none where there is only one."""
        if len(self.groups) < 2:
            return []
        metrics, line = QFontMetricsF(self._theme.font("small")), self._line
        x = y = 0.0
        found = []
        for number, name in enumerate(self.groups):
            width = min(metrics.horizontalAdvance(name) + 2 * line, float(self.width()))
            if x and x + width > self.width():
                x, y = 0.0, y + line * 1.3
            found.append((number, QRectF(x, y, width, line)))
            x += width
        return found

    def _room(self) -> QRectF:
        legend = self._legend()
        below = legend[-1][1].bottom() + 8 if legend else 0.0
        return QRectF(0, 0, self.width(), max(40.0, self.height() - below))

    def _places(self) -> list[QPointF]:
        if not self.dots:
            return []
        room = self._room().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        xs, ys = [dot.x for dot in self.dots], [dot.y for dot in self.dots]
        wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
        scale = min(room.width() / wide, room.height() / high)
        middle = QPointF((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
        return [
            room.center() + QPointF((dot.x - middle.x()) * scale, (middle.y() - dot.y) * scale) for dot in self.dots
        ]

    def _paint_arrows(self, painter: QPainter) -> None:
        room = self._room()
        reach = min(room.width() / 2, room.height() / 2) - 2.2 * _MARGIN_PX
        middle = room.center()
        painter.setPen(QPen(self._theme.colour("field_border"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, reach, reach)
        metrics = QFontMetricsF(self._theme.font("small"))
        for arrow in self.arrows:
            end = middle + QPointF(arrow.x * reach, -arrow.y * reach)
            colour = self._colour(arrow.group)
            painter.setPen(QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(middle, end))
            self._paint_head(painter, middle, end, colour)
            painter.setPen(self._theme.colour("text"))
            width = min(metrics.horizontalAdvance(arrow.name) + 4, room.width() / 2 - 20)
            left = end.x() + 12 if arrow.x >= 0 else end.x() - 12 - width
            left = min(max(left, room.left() + 4), room.right() - width - 4)
            top = end.y() - self._line * (1.4 if arrow.y > 0.15 else -0.4 if arrow.x > 0.5 else 0.5)
            said = metrics.elidedText(arrow.name, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, top, width, self._line), Qt.AlignmentFlag.AlignVCenter, said)

    def _paint_head(self, painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
        angle = math.atan2(end.y() - start.y(), end.x() - start.x())
        sides = [angle + math.pi - 0.45, angle + math.pi + 0.45]
        corners = [end, *(end + QPointF(math.cos(side) * _HEAD_PX, math.sin(side) * _HEAD_PX) for side in sides)]
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(corners))

    def _paint_groups(self, painter: QPainter) -> None:
        legend, line = self._legend(), self._line
        top = self._room().bottom() + 8
        metrics = QFontMetricsF(self._theme.font("small"))
        for number, place in legend:
            moved = place.translated(0, top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(number))
            painter.drawEllipse(QPointF(moved.left() + line * 0.4, moved.center().y()), 5, 5)
            painter.setPen(self._theme.colour("text"))
            words = moved.adjusted(line, 0, -line * 0.4, 0)
            said = metrics.elidedText(self.groups[number], Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)

    def _at(self, place: QPointF) -> str:
        near = [
            (QLineF(place, there).length(), dot.name)
            for dot, there in zip(self.dots, self._places(), strict=True)
            if dot.name
        ]
        distance, name = min(near, default=(math.inf, ""))
        return name if distance <= _REACH_PX else ""

    def _colour(self, group: int) -> QColor:
        return colour_of_cluster(self._theme, group)

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Learn", text)
