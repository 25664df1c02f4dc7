"""What the colours of a map mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import wording
from desktop.explore import map_words
from desktop.explore.map_colours import colours_of
from desktop.theme import Theme
from models.explored import Clusters, Colouring, PointGroup

_DOT_PX = 5.0
_MOST = 12


class MapLegend(QWidget):
    """A line for each colour, with how many points have it; no more than twelve."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[tuple[str, int, QColor]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said, without the figures."""
        return tuple(text for text, _, _ in self._lines)

    def show_groups(
        self, groups: tuple[PointGroup, ...], colouring: Colouring, clusters: Clusters | None = None
    ) -> None:
        """Show names, numbers of points and colours of the groups of a map. Args: clusters: that may be named."""
        lines = [
            (map_words.group_name(group, colouring, clusters), group.count, colour)
            for group, colour in zip(groups, colours_of(self._theme, colouring, groups), strict=True)
        ]
        self._lines = [one for one in lines if one[1]][:_MOST]
        self.setAccessibleName(self.tr("Colours"))
        self.setAccessibleDescription(", ".join(f"{text}: {count}" for text, count, _ in self._lines))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(180, round(self._line_px() * len(self._lines)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("body"))
        metrics = QFontMetricsF(painter.font())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        line_px, width = self._line_px(), self.width()
        for row, (text, count, colour) in enumerate(self._lines):
            top = row * line_px
            middle = top + line_px / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            x = width - 2 * _DOT_PX if mirrored else 2 * _DOT_PX
            painter.drawEllipse(QPointF(x, middle), _DOT_PX, _DOT_PX)
            figure = wording.number(count)
            figure_px = metrics.horizontalAdvance(figure) + 4
            room = QRectF(5 * _DOT_PX, top, width - 5 * _DOT_PX - figure_px - 8, line_px)
            if mirrored:
                room.moveRight(width - 5 * _DOT_PX)
            painter.setPen(self._theme.colour("text"))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setPen(self._theme.colour("muted"))
            other = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, top, width, line_px), other | Qt.AlignmentFlag.AlignVCenter, figure)

    def _line_px(self) -> float:
        return QFontMetricsF(self._theme.font("body")).height() + 6
