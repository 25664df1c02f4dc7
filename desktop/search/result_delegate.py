"""How one hit looks in the grid."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import wording
from desktop.drawing import (
    chip_size,
    draw_chip,
    draw_disc,
    draw_film_edges,
    draw_picture,
    draw_waveform,
    marked_part,
    rounded,
)
from desktop.highlighting import draw_marked_line, draw_marked_text
from desktop.hits import shown_by_sound
from desktop.search.grouping import Heading
from desktop.search.result_model import HEADING_ROLE, HIT_ROLE, RANKED_ROLE
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit
from models.kinds import Kind

_MARGIN_PX = 5
_PADDING_PX = 7
_CAPTION_GAP_PX = 7
_TILE_RATIO = 0.76  # height of the tile to its width
_DOT_PX = 5.0
_DOTS = {"strong": 3, "maybe": 2, "weak": 1}
_TEXT_SHOWN = 600  # characters: more never fits on a card
_AWAY_OPACITY = 0.4
_FILM_EDGE_PX = 8
_BADGE_PX = 8
Index = QModelIndex | QPersistentModelIndex


class ResultDelegate(QStyledItemDelegate):
    """Paints hits: pictures as pictures, films as pictures on a film, sounds as waveforms, documents as cards of text.
    What lies on a drive that is away is pale. Never reads a file.

    Args: measured: the last lines say how near a hit is, in figures, in place of its folder.
    """

    def __init__(self, theme: Theme, thumbnails: Thumbnails, *, measured: bool = False) -> None:
        super().__init__()
        self._measured = measured
        self._theme = theme
        self._thumbnails = thumbnails
        self._cell = QSize(200, 200)
        self._heading = QSize(200, 40)

    def set_widths(self, cell_px: int, view_px: int) -> None:
        """Set how wide a hit is, and how wide a heading; worked out once, for Qt asks for each of them."""
        self._cell = self.cell_size(cell_px)
        self._heading = QSize(view_px, round(QFontMetricsF(self._theme.font("body", strong=True)).height()) + 22)

    def cell_size(self, width_px: int) -> QSize:
        """The size of a cell of this width."""
        tile = width_px - 2 * (_MARGIN_PX + _PADDING_PX)
        captions = self._name_height() + self._folder_height() * (2 if self._measured else 1)
        height = tile * _TILE_RATIO + _CAPTION_GAP_PX + captions + 2 * (_MARGIN_PX + _PADDING_PX)
        return QSize(width_px, round(height))

    def folded_badge(self, cell: QRect, hit: Hit) -> QRectF:
        """Where in a cell the number of near-duplicates stands; an empty rectangle where there are none."""
        if not hit.folded:
            return QRectF()
        size, tile = chip_size(_folded_text(hit), self._theme.font("small", strong=True)), _tile(cell)
        return QRectF(QPointF(tile.right() - _BADGE_PX - size.width(), tile.top() + _BADGE_PX), size)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002  Qt's signature
        return self._cell if index.data(HEADING_ROLE) is None else self._heading

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is None:
            self._paint_heading(painter, option, index.data(HEADING_ROLE))
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        cell = QRectF(option.rect).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        self._paint_ground(painter, cell, option.state)
        inner = cell.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX)
        tile = _tile(option.rect)
        painter.setOpacity(_AWAY_OPACITY if hit.offline else 1.0)
        self._paint_tile(painter, tile, hit)
        painter.setOpacity(1.0)
        if hit.offline:
            self._paint_away(painter, tile)
        self._paint_counts(painter, tile, hit)
        caption = QRectF(inner.left(), tile.bottom() + _CAPTION_GAP_PX, inner.width(), 0)
        self._paint_caption(painter, caption, hit, option, ranked=bool(index.data(RANKED_ROLE)))
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QRectF, state: QStyle.StateFlag) -> None:
        radius = self._theme.radius("l")
        if state & QStyle.StateFlag.State_Selected:
            painter.fillPath(rounded(cell, radius), self._theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillPath(rounded(cell, radius), self._theme.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawPath(rounded(cell.adjusted(1, 1, -1, -1), radius))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading | None) -> None:
        if heading is None:
            return
        painter.save()
        place = QRectF(option.rect).adjusted(_MARGIN_PX + _PADDING_PX, 10, -_MARGIN_PX - _PADDING_PX, -4)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        count = wording.number(heading.count)
        small, strong = self._theme.font("small"), self._theme.font("body", strong=True)
        room = place.width() - QFontMetricsF(small).horizontalAdvance(count) - 12
        text = QFontMetricsF(strong).elidedText(heading.text, Qt.TextElideMode.ElideLeft, room)
        painter.setFont(strong)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(place, side, text)
        behind = QFontMetricsF(strong).horizontalAdvance(text) + 10
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(place.adjusted(0 if rtl else behind, 0, -behind if rtl else 0, 0), side, count)
        painter.restore()

    def _paint_counts(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        """In the right top corner: how many copies there are, how many are nearly the same, and what a person said."""
        corner = QPointF(tile.right() - _BADGE_PX, tile.top() + _BADGE_PX)
        texts = [_folded_text(hit)] if hit.folded else []
        if hit.copies > 1:
            texts.append(self.tr("\N{MULTIPLICATION SIGN}%1").replace("%1", wording.number(hit.copies)))
        for text in texts:
            self._paint_badge(painter, text, corner)
            corner -= QPointF(chip_size(text, self._theme.font("small", strong=True)).width() + 4, 0)
        if hit.marked is not None:
            icon = self._theme.icon("good" if hit.marked else "bad", "on_accent" if hit.marked else "on_scrim")
            ground = self._theme.colour("accent" if hit.marked else "scrim")
            draw_disc(painter, icon, QPointF(tile.left() + 8, tile.top() + 32), ground)

    def _paint_tile(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        if shown_by_sound(hit):
            self._paint_sound(painter, tile, hit)
        elif hit.kind is Kind.FILM:
            self._paint_film(painter, tile, hit)
        elif hit.kind is Kind.IMAGE:
            self._paint_picture(painter, tile, hit)
            if hit.reader:
                self._paint_disc(painter, tile, "words")
        else:
            self._paint_document(painter, tile, hit)

    def _paint_picture(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        radius = self._theme.radius("m")
        painter.fillPath(rounded(tile, radius), self._theme.colour("tile"))
        pixmap = self._thumbnails.picture(hit.preview)
        if pixmap is None:
            self._paint_glyph(painter, tile, hit.kind.value)
        else:
            draw_picture(painter, pixmap, tile, radius)

    def _paint_film(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        self._paint_picture(painter, tile, hit)
        edge = self._theme.colour("scrim")
        edge.setAlpha(215)
        hole = self._theme.colour("on_scrim")
        hole.setAlpha(190)
        draw_film_edges(painter, tile, self._theme.radius("m"), (edge, hole))
        inner = tile.adjusted(_FILM_EDGE_PX, 0, -_FILM_EDGE_PX, 0)
        if hit.reader and hit.text:
            self._paint_subtitle(painter, inner, hit.text)
        if hit.reader or hit.item_kind is Kind.AUDIO:
            self._paint_disc(painter, inner, {"speech": "speech", "ocr": "words"}.get(hit.reader, "audio"))
        self._paint_place(
            painter, inner, wording.place(hit) or (wording.length(hit.duration_s) if hit.duration_s else "")
        )

    def _paint_subtitle(self, painter: QPainter, place: QRectF, text: str) -> None:
        """What is said or written, as under a film: two lines at most, above the marks in the corners."""
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        line_px = place.width() - 16
        shown = " ".join(text[:_TEXT_SHOWN].split())
        fitting = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, 2 * line_px - 6 * metrics.averageCharWidth())
        wraps = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        height = metrics.boundingRect(QRectF(0, 0, line_px, 1000), wraps, fitting).height() + 6
        ground = QRectF(place.left() + 4, place.bottom() - 38 - height, place.width() - 8, height)
        scrim = self._theme.colour("scrim")
        scrim.setAlpha(190)
        painter.fillPath(rounded(ground, self._theme.radius("s")), scrim)
        painter.setPen(self._theme.colour("on_scrim"))
        painter.setFont(font)
        painter.drawText(ground.adjusted(4, 3, -4, -3), wraps, fitting)

    def _paint_sound(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        painter.fillPath(rounded(tile, self._theme.radius("m")), self._theme.colour("tile"))
        peaks = self._thumbnails.peaks(hit.preview)
        if peaks is None:
            self._paint_glyph(painter, tile, "audio")
        else:
            frame = QRectF(tile.left() + 12, tile.top() + 14, tile.width() - 24, tile.height() * 0.52)
            colours = (self._theme.colour("accent"), self._theme.colour("wave"))
            draw_waveform(painter, peaks, frame, marked_part(hit.start_s, hit.end_s, hit.duration_s), colours)
        self._paint_disc(painter, tile, "speech" if hit.reader else "play")
        self._paint_place(painter, tile, wording.place(hit) or wording.length(hit.duration_s))

    def _paint_document(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        theme = self._theme
        card = rounded(tile, theme.radius("m"))
        painter.fillPath(card, theme.colour("surface"))
        if not hit.text and not hit.heading:
            self._paint_glyph(painter, tile, "document")
        painter.save()
        painter.setClipPath(card)
        text = tile.adjusted(12, 10, -12, 0)
        if hit.heading:
            font = theme.font("small", strong=True)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(theme.colour("text"))
            heading = metrics.elidedText(hit.heading, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(QRectF(text.left(), text.top(), text.width(), metrics.height()), 0, heading)
            text.setTop(text.top() + metrics.height() + 4)
        painter.setPen(theme.colour("muted"))
        shown = " ".join(hit.text[:_TEXT_SHOWN].split())
        draw_marked_text(painter, text, shown, hit.words, theme.font("small"), self._mark_colours)
        fade = QLinearGradient(0, tile.bottom() - 46, 0, tile.bottom() - 8)
        ground = theme.colour("surface")
        clear = QColor(ground)
        clear.setAlpha(0)
        fade.setColorAt(0, clear)
        fade.setColorAt(1, ground)
        painter.fillRect(QRectF(tile.left(), tile.bottom() - 46, tile.width(), 47), fade)
        painter.restore()
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawPath(card)
        self._paint_place(painter, tile, wording.place(hit))

    def _paint_place(self, painter: QPainter, tile: QRectF, place: str) -> None:
        if place:
            corner = QPointF(tile.right() - 9, tile.bottom() - 10)
            colours = (self._theme.colour("accent_soft"), self._theme.colour("on_accent_soft"))
            draw_chip(painter, place, corner, self._theme.font("small"), colours)

    def _paint_disc(self, painter: QPainter, tile: QRectF, icon: str) -> None:
        """A small mark in the left bottom corner: it can be heard, or what was found is words."""
        corner = QPointF(tile.left() + 9, tile.bottom() - 9)
        draw_disc(painter, self._theme.icon(icon, "on_accent"), corner, self._theme.colour("accent"))

    def _paint_away(self, painter: QPainter, tile: QRectF) -> None:
        text = self.tr("Away")
        width = chip_size(text, self._theme.font("small", strong=True)).width()
        self._paint_badge(painter, text, QPointF(tile.left() + 8 + width, tile.top() + 8))

    def _paint_badge(self, painter: QPainter, text: str, corner: QPointF) -> None:
        """A small dark label whose right top corner lies at `corner`."""
        ground = self._theme.colour("scrim")
        ground.setAlpha(190)
        font = self._theme.font("small", strong=True)
        bottom = corner + QPointF(0, chip_size(text, font).height())
        draw_chip(painter, text, bottom, font, (ground, self._theme.colour("on_scrim")))

    def _paint_glyph(self, painter: QPainter, tile: QRectF, name: str) -> None:
        side = 32
        corner = tile.center().toPoint() - QPoint(side // 2, side // 2)
        self._theme.icon(name, "faint").paint(painter, corner.x(), corner.y(), side, side)

    def _paint_caption(
        self, painter: QPainter, place: QRectF, hit: Hit, option: QStyleOptionViewItem, *, ranked: bool
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        font = self._theme.font("body")
        painter.setFont(font)
        painter.setPen(self._theme.colour("on_accent_soft" if selected else "text"))
        line = QRectF(place.left() + 2, place.top(), place.width() - 4, self._name_height())
        name = QFontMetricsF(font).elidedText(hit.name, Qt.TextElideMode.ElideMiddle, line.width())
        draw_marked_line(painter, line, leading, name, hit.words, font, self._mark_colours)
        line.moveTop(line.bottom())
        line.setHeight(self._folder_height())
        dots = self._dots_rect(line, option.direction)
        if ranked:
            self._paint_dots(painter, dots, hit, option.direction)
            if option.direction == Qt.LayoutDirection.RightToLeft:
                line.setLeft(dots.right() + 8)
            else:
                line.setRight(dots.left() - 8)
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.colour("on_accent_soft" if selected else "muted"))
        text = wording.share(hit.score) if self._measured else hit.folder
        painter.drawText(line, leading, QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideLeft, line.width()))
        if self._measured:
            line = QRectF(place.left() + 2, line.bottom(), place.width() - 4, self._folder_height())
            measures = wording.measures(hit, short=True)
            elided = QFontMetricsF(font).elidedText(measures, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, leading, elided)

    def _dots_rect(self, line: QRectF, direction: Qt.LayoutDirection) -> QRectF:
        width = 3 * _DOT_PX + 2 * 3
        left = line.left() if direction == Qt.LayoutDirection.RightToLeft else line.right() - width
        return QRectF(left, line.center().y() - _DOT_PX / 2, width, _DOT_PX)

    def _paint_dots(self, painter: QPainter, place: QRectF, hit: Hit, direction: Qt.LayoutDirection) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(3):
            filled = number < _DOTS[hit.relevance]
            painter.setBrush(self._theme.colour("accent" if filled else "field_border"))
            step = 2 - number if direction == Qt.LayoutDirection.RightToLeft else number
            painter.drawEllipse(QRectF(place.left() + step * (_DOT_PX + 3), place.top(), _DOT_PX, _DOT_PX))
        painter.restore()

    @property
    def _mark_colours(self) -> tuple[QColor, QColor]:
        """Ground and letters of the words of the query."""
        return self._theme.colour("highlight"), self._theme.colour("on_highlight")

    def _name_height(self) -> float:
        return QFontMetricsF(self._theme.font("body")).height() + 2

    def _folder_height(self) -> float:
        return QFontMetricsF(self._theme.font("small")).height() + 2


def _tile(cell: QRect) -> QRectF:
    """Where in a cell the picture, the waveform or the card lies."""
    edge = _MARGIN_PX + _PADDING_PX
    width = cell.width() - 2 * edge
    return QRectF(cell.left() + edge, cell.top() + edge, width, width * _TILE_RATIO)


def _folded_text(hit: Hit) -> str:
    return f"+{wording.number(len(hit.folded))}"
