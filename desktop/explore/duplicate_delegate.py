"""How a group of duplicates, and each file in it, look."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.drawing import chip_size, draw_chip, draw_film_edges, draw_picture, draw_waveform, isolated, rounded
from desktop.explore import words
from desktop.explore.duplicate_model import BEST_ROLE, FILE_ROLE, GROUP_ROLE, SPARED_ROLE, Index
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.kinds import Kind
from models.views import DuplicateFile, DuplicateGroup

_MARGIN_PX = 4
_PADDING_PX = 8
_BOX_PX = 20
_TILE_CHARACTERS = 27
_TILE_RATIO = 0.62  # height of the tile to its width
_AWAY_OPACITY = 0.4


class DuplicateDelegate(QStyledItemDelegate):
    """Paints files with their picture or waveform, and a box that says whether they are chosen. Never reads a file."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails

    @property
    def _line(self) -> QColor:
        return self._theme.colour("border")

    @property
    def cell_size(self) -> QSize:
        """How large each cell is; it grows with the letters."""
        body, small = QFontMetricsF(self._theme.font("body")), QFontMetricsF(self._theme.font("small"))
        width = max(190.0, small.averageCharWidth() * _TILE_CHARACTERS + 2 * (_MARGIN_PX + _PADDING_PX))
        height = self._tile_height(width) + body.height() + 3 * small.height() + 14 + 2 * (_MARGIN_PX + _PADDING_PX)
        return QSize(round(width), round(height))

    def box_place(self, cell: QRect) -> QRect:
        """Where the box of a file lies in its cell."""
        corner = cell.topLeft() + QPoint(1, 1) * (_MARGIN_PX + _PADDING_PX + 6)
        return QRect(corner, QSize(_BOX_PX, _BOX_PX))

    def choice_place(self, cell: QRect) -> QRect:
        """Where the words of the first column are that choose for the whole group."""
        inner = cell.adjusted(_PADDING_PX, 0, -_PADDING_PX, -_MARGIN_PX - _PADDING_PX)
        height = 2 * round(QFontMetricsF(self._theme.font("body")).height()) + 4
        return QRect(inner.left(), inner.bottom() - height, inner.width(), height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        return self.cell_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        file: DuplicateFile | None = index.data(FILE_ROLE)
        group: DuplicateGroup | None = index.data(GROUP_ROLE)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), self._line)
        cell = QRectF(option.rect).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        if file is not None and group is not None:
            chosen = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._paint_ground(painter, cell, option.state, chosen=chosen)
            self._paint_file(painter, cell, file, best=bool(index.data(BEST_ROLE)))
            self._paint_box(painter, QRectF(self.box_place(option.rect)), file, chosen=chosen)
        elif index.column() == 0 and group is not None:
            self._paint_group(painter, option, group, spared=bool(index.data(SPARED_ROLE)))
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QRectF, state: QStyle.StateFlag, *, chosen: bool) -> None:
        shape = rounded(cell, self._theme.radius("m"))
        if chosen:
            painter.fillPath(shape, self._theme.colour("warning_soft"))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillPath(shape, self._theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillPath(shape, self._theme.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawPath(rounded(cell.adjusted(1, 1, -1, -1), self._theme.radius("m")))

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, group: DuplicateGroup, *, spared: bool
    ) -> None:
        cell = QRectF(option.rect).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        self._paint_ground(painter, cell, option.state & ~QStyle.StateFlag.State_Selected, chosen=False)
        begin = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextWordWrap
        place = QRectF(option.rect).adjusted(
            _PADDING_PX + _MARGIN_PX, _PADDING_PX + _MARGIN_PX, -_PADDING_PX - _MARGIN_PX, 0
        )
        place.setBottom(self.choice_place(option.rect).top() - 4)
        lines = (
            (words.sort_of(group), "body", True, "text"),
            (words.spare(group), "small", False, "muted"),
            (group.why_best, "small", False, "muted"),
        )
        for text, size, strong, colour in lines:
            font = self._theme.font(size, strong=strong)
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            needed = painter.boundingRect(place, begin, text)
            painter.drawText(place, begin, text)
            place.setTop(needed.bottom() + 4)
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("accent"))
        bottom = begin | Qt.AlignmentFlag.AlignBottom
        inner = QRectF(self.choice_place(option.rect)).adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
        painter.drawText(inner, bottom, words.choice(spared=spared))

    def _paint_file(self, painter: QPainter, cell: QRectF, file: DuplicateFile, *, best: bool) -> None:
        inner = cell.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX)
        tile = QRectF(inner.left(), inner.top(), inner.width(), self._tile_height(cell.width() + 2 * _MARGIN_PX))
        painter.setOpacity(_AWAY_OPACITY if file.offline else 1.0)
        self._paint_tile(painter, tile, file)
        painter.setOpacity(1.0)
        badge = self.tr("Best") if best else self.tr("Away") if file.offline else ""
        if badge:
            names = ("accent", "on_accent") if best else ("scrim", "on_scrim")
            font = self._theme.font("small", strong=True)
            corner = QPointF(tile.right() - 8, tile.top() + 8 + chip_size(badge, font).height())
            draw_chip(painter, badge, corner, font, (self._theme.colour(names[0]), self._theme.colour(names[1])))
        said = self.tr("the one to keep") if best else words.sameness(file)
        top = tile.bottom() + 6
        for text, size, colour, mode in (
            (file.name, "body", "text", Qt.TextElideMode.ElideMiddle),
            (words.measures(file), "small", "muted", Qt.TextElideMode.ElideRight),
            (said, "small", "accent" if best or file.sameness >= 1 else "muted", Qt.TextElideMode.ElideRight),
            (file.folder, "small", "muted", Qt.TextElideMode.ElideLeft),
        ):
            font = self._theme.font(size)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            line = QRectF(inner.left(), top, inner.width(), metrics.height())
            shown = isolated(metrics.elidedText(text, mode, line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            top = line.bottom() + 1

    def _paint_tile(self, painter: QPainter, tile: QRectF, file: DuplicateFile) -> None:
        radius = self._theme.radius("s")
        painter.fillPath(rounded(tile, radius), self._theme.colour("tile"))
        if file.preview.endswith(".peaks"):
            peaks = self._thumbnails.peaks(file.preview)
            if peaks is not None:
                colours = (self._theme.colour("accent"), self._theme.colour("wave"))
                draw_waveform(painter, peaks, tile.adjusted(12, 30, -12, -12), None, colours)
                return
        elif (pixmap := self._thumbnails.picture(file.preview)) is not None:
            draw_picture(painter, pixmap, tile, radius)
            if file.kind is Kind.FILM:
                edges = (self._theme.colour("scrim"), self._theme.colour("on_scrim"))
                draw_film_edges(painter, tile, radius, edges)
            return
        corner = tile.center().toPoint() - QPoint(16, 16)
        self._theme.icon(file.kind.value, "faint").paint(painter, corner.x(), corner.y(), 32, 32)

    def _paint_box(self, painter: QPainter, place: QRectF, file: DuplicateFile, *, chosen: bool) -> None:
        if file.offline:
            return
        painter.setPen(QPen(self._theme.colour("danger" if chosen else "muted"), 1.5))
        painter.setBrush(self._theme.colour("danger" if chosen else "surface"))
        painter.drawRoundedRect(place, 5, 5)
        if chosen:
            self._theme.icon("trash", "surface").paint(painter, place.toRect().adjusted(2, 2, -2, -2))

    def _tile_height(self, width: float) -> float:
        return (width - 2 * (_MARGIN_PX + _PADDING_PX)) * _TILE_RATIO
