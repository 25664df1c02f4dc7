"""How one hit looks in the list: small, with what speaks for it, and what is known of its file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop import wording
from desktop.highlighting import draw_marked_line, places_of
from desktop.search.result_inks import Inks
from desktop.search.result_tiles import DOT_PX, DOTS_PX, TilePainter, line_of
from models.answers import Hit
from models.kinds import Kind

_EDGE_PX = 12
_PADDING_PX = 6
_TILE_RATIO = 0.72
_FACTS_SHARE = 0.34  # of the width, for what is known of the file
_FACTS_PX = (130.0, 300.0)
_WIDE_ENOUGH_PX = 430  # a narrower row has no room for them
_BEFORE_WORD = 40  # characters that stand before the first word that is marked


class RowPainter:
    """Paints rows: the tile, small; name above passage or reason; date, length and folder at the end."""

    def __init__(self, inks: Inks, tiles: TilePainter) -> None:
        self._inks = inks
        self._tiles = tiles
        self._tile_px = 76

    def size(self, width_px: int, tile_px: int) -> QSize:
        """The size of a row. Args: tile_px: how wide its tile is."""
        self._tile_px = tile_px
        words_px = line_of(self._inks.metrics("body")) + line_of(self._inks.metrics("small"))
        return QSize(width_px, round(max(words_px, tile_px * _TILE_RATIO)) + 2 * _PADDING_PX)

    def tile_place(self, row: QRectF, *, mirrored: bool) -> QRectF:
        """Where in a row the picture, the waveform or the card lies."""
        high = min(row.height() - 2 * _PADDING_PX, round(self._tile_px * _TILE_RATIO))
        left = row.right() - _EDGE_PX - self._tile_px + 1 if mirrored else row.left() + _EDGE_PX
        return QRectF(left, round(row.center().y() - high / 2), self._tile_px, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, *, ranked: bool) -> None:
        """Paint a hit into the place of an option; its ground is painted already."""
        row, mirrored = QRectF(option.rect), option.direction == Qt.LayoutDirection.RightToLeft
        tile = self.tile_place(row, mirrored=mirrored)
        self._tiles.paint(painter, tile, hit)
        begin, end = row.left() + 2 * _EDGE_PX + tile.width(), row.right() - _EDGE_PX
        facts_px = 0.0
        if row.width() > _WIDE_ENOUGH_PX:
            facts_px = max(_FACTS_PX[0], min(_FACTS_PX[1], row.width() * _FACTS_SHARE))
        dots_px = DOTS_PX + _EDGE_PX if ranked else 0.0
        words = QRectF(begin, row.top(), end - begin - facts_px - dots_px, row.height())
        facts = QRectF(words.right() + _EDGE_PX, row.top(), max(0.0, facts_px - _EDGE_PX), row.height())
        dots = QRectF(end - DOTS_PX, row.center().y() - DOT_PX / 2, DOTS_PX, DOT_PX)
        if mirrored:
            words, facts, dots = (_flipped(one, row) for one in (words, facts, dots))
        self._paint_words(painter, words, hit, option)
        if facts_px:
            self._paint_facts(painter, facts, hit, option)
        if ranked:
            self._tiles.paint_dots(painter, dots, hit, option.direction)

    def _paint_words(self, painter: QPainter, place: QRectF, hit: Hit, option: QStyleOptionViewItem) -> None:
        inks = self._inks
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        marks = (inks.colour("highlight"), inks.colour("on_highlight"))
        upper, lower = self._two_lines(place)
        painter.setPen(inks.colour(_letters(option, "text")))
        name = inks.elided(hit.name, upper.width(), "body", Qt.TextElideMode.ElideMiddle)
        draw_marked_line(painter, upper, leading, name, hit.words, inks.font("body"), marks)
        painter.setPen(inks.colour(_letters(option, "muted")))
        said = inks.elided(telling(hit), lower.width(), "small")
        draw_marked_line(painter, lower, leading, said, hit.words, inks.font("small"), marks)

    def _paint_facts(self, painter: QPainter, place: QRectF, hit: Hit, option: QStyleOptionViewItem) -> None:
        inks = self._inks
        trailing = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
        upper, lower = self._two_lines(place)
        painter.setFont(inks.font("small"))
        painter.setPen(inks.colour(_letters(option, "text")))
        painter.drawText(upper, trailing, inks.elided(known(hit), upper.width(), "small"))
        painter.setPen(inks.colour(_letters(option, "muted")))
        folder = f"{wording.away_badge(hit)} \N{MIDDLE DOT} {hit.folder}" if hit.offline else hit.folder
        painter.drawText(lower, trailing, inks.elided(folder, lower.width(), "small", Qt.TextElideMode.ElideLeft))

    def _two_lines(self, place: QRectF) -> tuple[QRectF, QRectF]:
        first, second = line_of(self._inks.metrics("body")), line_of(self._inks.metrics("small"))
        top = place.center().y() - (first + second) / 2
        return (
            QRectF(place.left(), top, max(1.0, place.width()), first),
            QRectF(place.left(), top + first, max(1.0, place.width()), second),
        )


def telling(hit: Hit) -> str:
    """What speaks for a hit, in one line: its passage from just before the words that were looked for, or a reason."""
    text = " ".join(hit.text[:4000].split())
    if text:
        found = places_of(text, hit.words)
        if found and found[0][0] > _BEFORE_WORD:
            begin = text.find(" ", found[0][0] - _BEFORE_WORD) + 1
            text = f"\N{HORIZONTAL ELLIPSIS}{text[begin:]}"
        return text
    return hit.reasons[0] if hit.reasons else hit.heading or wording.found_name(hit)


def known(hit: Hit) -> str:
    """Place in the file, length or size, and date."""
    parts = [wording.place(hit)]
    if hit.duration_s and not parts[0]:
        parts.append(wording.length(hit.duration_s))
    if hit.kind is Kind.IMAGE and hit.width and hit.height:
        size = _tr("%1 \N{MULTIPLICATION SIGN} %2")
        parts.append(size.replace("%1", wording.number(hit.width)).replace("%2", wording.number(hit.height)))
    day = QDate.fromString(hit.moment[:10], "yyyy-MM-dd")
    if day.isValid():
        parts.append(QLocale().toString(day, QLocale.FormatType.ShortFormat))
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _letters(option: QStyleOptionViewItem, usual: str) -> str:
    return "on_accent_soft" if option.state & QStyle.StateFlag.State_Selected else usual


def _flipped(place: QRectF, inside: QRectF) -> QRectF:
    flipped = QRectF(place)
    flipped.moveLeft(inside.left() + inside.right() - place.right())
    return flipped


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultRows", text)
