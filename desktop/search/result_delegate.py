"""How one hit looks in the grid, and in the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import wording
from desktop.drawing import chip_size, rounded
from desktop.highlighting import draw_marked_line
from desktop.search.grouping import Heading
from desktop.search.result_inks import Inks
from desktop.search.result_model import HEADING_ROLE, HIT_ROLE, RANKED_ROLE
from desktop.search.result_rows import RowPainter
from desktop.search.result_tiles import DOT_PX, DOTS_PX, TilePainter, line_of
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit

_MARGIN_PX = 5
_PADDING_PX = 7
_CAPTION_GAP_PX = 7
_TILE_RATIO = 0.76  # height of the tile to its width
_STEP_PX = 8
_LETTERS_PX = 4  # letters of some scripts are higher than their line
_HIDDEN_OPACITY = 0.25
_MARKED = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
_LEADING = {  # the side where lines begin: whether it is mirrored
    False: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    True: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}
Index = QModelIndex | QPersistentModelIndex


class ResultDelegate(QStyledItemDelegate):
    """Paints hits: pictures as pictures, films as pictures on a film, sounds as waveforms, documents as cards of text.
    What lies on a drive that is away is pale, and so is what is about to be hidden. Never reads a file.

    Args: measured: the last lines say how near a hit is, in figures, in place of its folder.

    Attributes:
        in_rows: whether hits are rows of a list, not cells of a grid.
        tiles: paints what a hit looks like.
        hidden: what a hit is looked up in that is about to be hidden, by `id`; empty for none.
    """

    def __init__(self, theme: Theme, thumbnails: Thumbnails, *, measured: bool = False) -> None:
        super().__init__()
        self._measured = measured
        self.inks = Inks(theme, self)
        self.tiles = TilePainter(self.inks, thumbnails)
        self._rows = RowPainter(self.inks, self.tiles)
        self.in_rows = False
        self.hidden: frozenset[int] = frozenset()

    def heading_px(self) -> int:
        """How high a heading is."""
        return round(self.inks.line_px("body", strong=True)) + 22

    def cell_size(self, width_px: int) -> QSize:
        """The size of a cell of this width."""
        tile = _tile_px(width_px)
        captions = self._name_height() + self._folder_height() * (2 if self._measured else 1)
        height = round(tile * _TILE_RATIO) + _CAPTION_GAP_PX + captions + 2 * (_MARGIN_PX + _PADDING_PX)
        return QSize(width_px, round(height))

    def row_size(self, width_px: int, tile_px: int) -> QSize:
        """The size of a row as wide as the view. Args: tile_px: how wide the small picture in it is."""
        return self._rows.size(width_px, tile_px)

    def folded_badge(self, cell: QRect, hit: Hit) -> QRectF:
        """Where in a cell the number of near-duplicates stands; an empty rectangle where there are none."""
        return self.tiles.folded_badge(tile_in(cell), hit) if not self.in_rows else QRectF()

    def tile_place(self, cell: QRect, *, mirrored: bool) -> QRectF:
        """Where in a cell the picture, the waveform or the card lies."""
        return self._rows.tile_place(QRectF(cell), mirrored=mirrored) if self.in_rows else tile_in(cell)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is None:
            self._paint_other(painter, option, index.data(HEADING_ROLE))
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if self.hidden and id(hit) in self.hidden:
            painter.setOpacity(_HIDDEN_OPACITY)
        ranked = bool(index.data(RANKED_ROLE))
        if self.in_rows:
            self._paint_ground(painter, QRectF(option.rect).adjusted(4, 1, -4, -1), option.state)
            self._rows.paint(painter, option, hit, ranked=ranked)
        else:
            self._paint_cell(painter, option, hit, ranked=ranked)
        painter.restore()

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, *, ranked: bool) -> None:
        cell = QRectF(option.rect).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        state = option.state
        self._paint_ground(painter, cell, state)
        # While it is scrolled a cell comes into sight in slices, of which most lie in one half of it.
        tile, seen = tile_in(option.rect), painter.clipBoundingRect() if painter.hasClipping() else cell
        if seen.top() <= tile.bottom():
            self.tiles.paint(painter, tile, hit)
            if hit.offline:
                self._paint_away(painter, tile, wording.away_badge(hit))
            self.tiles.paint_counts(painter, tile, hit)
        caption = QRectF(tile.left(), tile.bottom() + _CAPTION_GAP_PX, tile.width(), 0)
        if seen.bottom() >= caption.top() - _LETTERS_PX:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_caption(painter, caption, hit, option, ranked=ranked, selected=selected)

    def _paint_ground(self, painter: QPainter, cell: QRectF, state: QStyle.StateFlag) -> None:
        if not state & _MARKED:
            return
        radius = self.inks.radius("l")
        if state & QStyle.StateFlag.State_Selected:
            painter.fillPath(rounded(cell, radius), self.inks.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillPath(rounded(cell, radius), self.inks.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.inks.colour("accent"), 2))
            painter.drawPath(rounded(cell.adjusted(1, 1, -1, -1), radius))

    def _paint_other(self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading | None) -> None:
        """A heading, or, where there is none, a hit that is not here yet."""
        painter.save()
        if heading is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rtl = option.direction == Qt.LayoutDirection.RightToLeft
            self.tiles.paint_empty(painter, self.tile_place(option.rect, mirrored=rtl))
            painter.restore()
            return
        place = QRectF(option.rect).adjusted(_MARGIN_PX + _PADDING_PX, 10, -_MARGIN_PX - _PADDING_PX, -4)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        count = wording.number(heading.count)
        strong = self.inks.metrics("body", strong=True)
        room = place.width() - self.inks.metrics("small").horizontalAdvance(count) - 12
        text = self.inks.elided(heading.text, room, "body", Qt.TextElideMode.ElideLeft, strong=True)
        painter.setFont(self.inks.font("body", strong=True))
        painter.setPen(self.inks.colour("text"))
        painter.drawText(place, side, text)
        behind = strong.horizontalAdvance(text) + 10
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setFont(self.inks.font("small"))
        painter.setPen(self.inks.colour("muted"))
        painter.drawText(place.adjusted(0 if rtl else behind, 0, -behind if rtl else 0, 0), side, count)
        painter.restore()

    def _paint_away(self, painter: QPainter, tile: QRectF, text: str) -> None:
        width = chip_size(text, self.inks.font("small", strong=True)).width()
        self.tiles.paint_badge(painter, text, QPointF(tile.left() + 8 + width, tile.top() + 8))

    def _paint_caption(
        self, painter: QPainter, place: QRectF, hit: Hit, option: QStyleOptionViewItem, *, ranked: bool, selected: bool
    ) -> None:
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        leading = _LEADING[mirrored]
        font = self.inks.font("body")
        painter.setFont(font)
        painter.setPen(self.inks.colour("on_accent_soft" if selected else "text"))
        line = QRectF(place.left() + 2, place.top(), place.width() - 4, self._name_height())
        name = self.inks.elided(hit.name, line.width(), "body", Qt.TextElideMode.ElideMiddle)
        draw_marked_line(painter, line, leading, name, hit.words, font, self._mark_colours)
        line.moveTop(line.bottom())
        line.setHeight(self._folder_height())
        if ranked:
            dots = self._dots_rect(line, option.direction)
            self.tiles.paint_dots(painter, dots, hit, option.direction)
            if mirrored:
                line.setLeft(dots.right() + 8)
            else:
                line.setRight(dots.left() - 8)
        painter.setFont(self.inks.font("small"))
        painter.setPen(self.inks.colour("on_accent_soft" if selected else "muted"))
        text = wording.share(hit.score) if self._measured else hit.folder
        painter.drawText(line, leading, self.inks.elided(text, line.width(), "small", Qt.TextElideMode.ElideLeft))
        if self._measured:
            line = QRectF(place.left() + 2, line.bottom(), place.width() - 4, self._folder_height())
            painter.drawText(line, leading, self.inks.elided(wording.measures(hit, short=True), line.width(), "small"))

    def _dots_rect(self, line: QRectF, direction: Qt.LayoutDirection) -> QRectF:
        left = line.left() if direction == Qt.LayoutDirection.RightToLeft else line.right() - DOTS_PX
        return QRectF(left, line.center().y() - DOT_PX / 2, DOTS_PX, DOT_PX)

    @property
    def _mark_colours(self) -> tuple[QColor, QColor]:
        """Ground and letters of the words of the query."""
        return self.inks.colour("highlight"), self.inks.colour("on_highlight")

    def _name_height(self) -> float:
        return line_of(self.inks.metrics("body"))

    def _folder_height(self) -> float:
        return line_of(self.inks.metrics("small"))


def tile_in(cell: QRect) -> QRectF:
    """Where in a cell of the grid the picture, the waveform or the card lies."""
    width = _tile_px(cell.width())
    left = cell.left() + (cell.width() - width) // 2
    return QRectF(left, cell.top() + _MARGIN_PX + _PADDING_PX, width, round(width * _TILE_RATIO))


def _tile_px(cell_px: int) -> int:
    """How wide a tile is. In steps: while a person drags the edge of the window, little has to be drawn anew."""
    return max(_STEP_PX, (cell_px - 2 * (_MARGIN_PX + _PADDING_PX)) // _STEP_PX * _STEP_PX)
