"""What a hit looks like: a picture, a film, a waveform, a card of text. For the grid, and smaller for the list."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen, QPixmap

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
from desktop.highlighting import draw_marked_text
from desktop.hits import HitKey, key_of, shown_by_sound
from desktop.search.result_inks import Inks
from desktop.thumbnails import Frame, Thumbnails
from models.answers import Hit
from models.kinds import Kind

DOT_PX = 5.0
_DOT_GAP_PX = 3
DOTS_PX = 3 * DOT_PX + 2 * _DOT_GAP_PX
_TEXT_SHOWN = 600  # characters: more never fits on a card
_FILM_EDGE_PX = 8
_BADGE_PX = 8
_SMALL_PX = 120.0  # a tile that is not wider has no room for words
_DISC_ROOM_PX = 48
_SMALL_SCALE = 0.55
_AWAY_OPACITY = 0.4
_DRAWN_BYTES = 12 * 1024 * 1024


class TilePainter:
    """Paints tiles. Never reads a file; what takes long is painted once and kept, up to a number of bytes.

    Attributes:
        playing: the hit that is heard, and how far it was played, as a fraction of the whole file.
        scrubbed: the film through which the mouse moves, how far, and its picture there where that is known.
        hasty: what is here in another size is stretched for now, as the size may change with each step of the mouse.
    """

    def __init__(self, inks: Inks, thumbnails: Thumbnails) -> None:
        self._inks = inks
        self._thumbnails = thumbnails
        self._drawn: OrderedDict[object, QPixmap] = OrderedDict()
        self._drawn_bytes = 0
        self._stretched = False
        self.hasty = False
        self.playing: tuple[HitKey, float] | None = None
        self.scrubbed: tuple[HitKey, float, QPixmap | None] | None = None

    def calm_down(self) -> bool:
        """Be hasty no more. Returns: whether something was stretched that is to be painted again."""
        stretched, self._stretched, self.hasty = self._stretched, False, False
        return stretched

    def paint(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        """Paint a hit into a place; what lies on a drive that is away is pale."""
        opacity = painter.opacity()
        painter.setOpacity(_AWAY_OPACITY * opacity if hit.offline else opacity)
        self._paint_inside(painter, tile, hit)
        painter.setOpacity(opacity)

    def _paint_inside(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        if shown_by_sound(hit):
            self._paint_sound(painter, tile, hit)
        elif hit.kind is Kind.FILM:
            self._paint_film(painter, tile, hit)
        elif hit.kind is Kind.IMAGE:
            self._paint_picture(painter, tile, hit)
            if hit.reader and _large(tile):
                self._paint_disc(painter, tile, "words")
        else:
            self._paint_document(painter, tile, hit)

    def paint_empty(self, painter: QPainter, tile: QRectF) -> None:
        """Paint what is not here yet, and the ground of what is."""
        self._paint_kept(painter, tile, "ground", self._draw_ground)

    def _draw_ground(self, painter: QPainter, tile: QRectF) -> None:
        painter.fillPath(rounded(tile, self._radius(tile)), self._inks.colour("tile"))

    def paint_badge(self, painter: QPainter, text: str, corner: QPointF) -> None:
        """A small dark label whose right top corner lies at `corner`."""
        font = self._inks.font("small", strong=True)
        bottom = corner + QPointF(0, chip_size(text, font).height())
        draw_chip(painter, text, bottom, font, (self._inks.colour("scrim", 190), self._inks.colour("on_scrim")))

    def paint_counts(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        """In the right top corner: how many copies there are, how many are nearly the same, and what a person said."""
        corner = QPointF(tile.right() - _BADGE_PX, tile.top() + _BADGE_PX)
        for text, width in self._counts(hit):
            self.paint_badge(painter, text, corner)
            corner -= QPointF(width, 0)
        if hit.marked is not None:
            icon = self._inks.icon("good" if hit.marked else "bad", "on_accent" if hit.marked else "on_scrim")
            ground = self._inks.colour("accent" if hit.marked else "scrim")
            draw_disc(painter, icon, QPointF(tile.left() + 8, tile.top() + 32), ground)

    def _counts(self, hit: Hit) -> list[tuple[str, float]]:
        """What stands in that corner, from the right, and how wide each is with the gap behind it."""
        if not hit.folded and hit.copies <= 1:
            return []
        texts = [folded_text(hit)] if hit.folded else []
        if hit.copies > 1:
            texts.append(_tr("\N{MULTIPLICATION SIGN}%1").replace("%1", wording.number(hit.copies)))
        font = self._inks.font("small", strong=True)
        return [(text, chip_size(text, font).width() + 4) for text in texts]

    def folded_badge(self, tile: QRectF, hit: Hit) -> QRectF:
        """Where on a tile the number of near-duplicates stands; an empty rectangle where there are none."""
        if not hit.folded:
            return QRectF()
        size = chip_size(folded_text(hit), self._inks.font("small", strong=True))
        return QRectF(QPointF(tile.right() - _BADGE_PX - size.width(), tile.top() + _BADGE_PX), size)

    def _paint_picture(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        radius = self._radius(tile)
        self.paint_empty(painter, tile)
        pixmap = self._thumbnails.tile(hit.preview, Frame(tile.size().toSize(), radius, _ratio_of(painter)))
        if pixmap is None:
            self._paint_glyph(painter, tile, hit.kind.value)
        else:
            painter.drawPixmap(tile.toRect(), pixmap)

    def _paint_film(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        scrubbed = self.scrubbed if self.scrubbed is not None and self.scrubbed[0] == key_of(hit) else None
        if scrubbed is not None and scrubbed[2] is not None:
            painter.fillPath(rounded(tile, self._radius(tile)), self._inks.colour("tile"))
            draw_picture(painter, scrubbed[2], tile, self._radius(tile))
        else:
            self._paint_picture(painter, tile, hit)
        self._paint_kept(painter, tile, "edges", self._draw_edges)
        if not _large(tile):
            return
        inner = tile.adjusted(_FILM_EDGE_PX, 0, -_FILM_EDGE_PX, 0)
        if scrubbed is not None:
            self._paint_moment(painter, inner, scrubbed[1], hit.duration_s)
            return
        if hit.reader and hit.text:
            self._paint_subtitle(painter, inner, hit.text)
        place = wording.place(hit) or (wording.length(hit.duration_s) if hit.duration_s else "")
        if hit.reader or hit.item_kind is Kind.AUDIO:
            self._paint_disc(painter, inner, {"speech": "speech", "ocr": "words"}.get(hit.reader, "audio"), place)
        self._paint_place(painter, inner, place)

    def _paint_moment(self, painter: QPainter, place: QRectF, share: float, duration_s: float) -> None:
        """Where in a film the mouse is: a line along its lower edge, and the time."""
        line = QRectF(place.left() + 6, place.bottom() - 7, place.width() - 12, 3)
        painter.fillPath(rounded(line, 1.5), self._inks.colour("scrim", 190))
        line.setWidth(max(3.0, share * line.width()))
        painter.fillPath(rounded(line, 1.5), self._inks.colour("accent"))
        corner = QPointF(place.right() - 9, place.bottom() - 12)
        colours = (self._inks.colour("accent_soft"), self._inks.colour("on_accent_soft"))
        draw_chip(painter, wording.clock(share * duration_s), corner, self._inks.font("small"), colours)

    def _draw_edges(self, painter: QPainter, tile: QRectF) -> None:
        colours = (self._inks.colour("scrim", 215), self._inks.colour("on_scrim", 190))
        scale = 1.0 if _large(tile) else _SMALL_SCALE
        painter.scale(scale, scale)
        frame = QRectF(tile.topLeft() / scale, tile.size() / scale)
        draw_film_edges(painter, frame, self._radius(tile) / scale, colours)

    def _paint_subtitle(self, painter: QPainter, place: QRectF, text: str) -> None:
        """What is said or written, as under a film: two lines at most, above the marks in the corners."""
        font, metrics = self._inks.font("small"), self._inks.metrics("small")
        line_px = place.width() - 16
        shown = " ".join(text[:_TEXT_SHOWN].split())
        fitting = self._inks.elided(shown, 2 * line_px - 6 * metrics.averageCharWidth(), "small")
        wraps = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        height = metrics.boundingRect(QRectF(0, 0, line_px, 1000), wraps, fitting).height() + 6
        ground = QRectF(place.left() + 4, place.bottom() - 38 - height, place.width() - 8, height)
        painter.fillPath(rounded(ground, self._inks.radius("s")), self._inks.colour("scrim", 190))
        painter.setPen(self._inks.colour("on_scrim"))
        painter.setFont(font)
        painter.drawText(ground.adjusted(4, 3, -4, -3), wraps, fitting)

    def _paint_sound(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        painter.fillPath(rounded(tile, self._radius(tile)), self._inks.colour("tile"))
        peaks = self._thumbnails.peaks(hit.preview)
        large = _large(tile)
        if peaks is None:
            self._paint_glyph(painter, tile, "audio")
        else:
            frame = tile.adjusted(6, 8, -6, -8)
            if large:
                frame = QRectF(tile.left() + 12, tile.top() + 14, tile.width() - 24, tile.height() * 0.52)
            self._paint_wave(painter, frame, hit, peaks)
        if large:
            icon = "stop" if self._played(hit) is not None else "speech" if hit.reader else "play"
            place = wording.place(hit) or wording.length(hit.duration_s)
            self._paint_disc(painter, tile, icon, place)
            self._paint_place(painter, tile, place)

    def _paint_wave(self, painter: QPainter, frame: QRectF, hit: Hit, peaks: bytes) -> None:
        colours = (self._inks.colour("accent"), self._inks.colour("wave"))
        part, played = marked_part(hit.start_s, hit.end_s, hit.duration_s), self._played(hit)
        if played is not None:
            draw_waveform(painter, peaks, frame, part, colours, played)
            return

        def draw(inside: QPainter, place: QRectF) -> None:
            draw_waveform(inside, peaks, place, part, colours)

        self._paint_kept(painter, frame, ("wave", hit.preview, part), draw)

    def _played(self, hit: Hit) -> float | None:
        return self.playing[1] if self.playing is not None and self.playing[0] == key_of(hit) else None

    def _paint_document(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        if not _large(tile):
            painter.fillPath(rounded(tile, self._radius(tile)), self._inks.colour("tile"))
            self._paint_glyph(painter, tile, "document")
            return
        key = ("card", key_of(hit), hit.words, hash(hit.text), hit.copies, len(hit.folded))
        self._paint_kept(painter, tile, key, lambda inside, place: self._draw_card(inside, place, hit))
        self._paint_place(painter, tile, wording.place(hit))

    def _draw_card(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        inks = self._inks
        card = rounded(tile.adjusted(0.5, 0.5, -0.5, -0.5), inks.radius("m"))
        painter.fillPath(card, inks.colour("surface"))
        if not hit.text and not hit.heading:
            self._paint_glyph(painter, tile, "document")
        painter.save()
        painter.setClipPath(card)
        text = tile.adjusted(12, 10, -12, 0)
        if hit.heading:
            painter.setFont(inks.font("small", strong=True))
            painter.setPen(inks.colour("text"))
            high = inks.line_px("small", strong=True)
            beside = sum(width for _, width in self._counts(hit))
            heading = inks.elided(hit.heading, text.width() - beside, "small", strong=True)
            painter.drawText(QRectF(text.left(), text.top(), text.width(), high), 0, heading)
            text.setTop(text.top() + high + 4)
        painter.setPen(inks.colour("muted"))
        shown = " ".join(hit.text[:_TEXT_SHOWN].split())
        marks = (inks.colour("highlight"), inks.colour("on_highlight"))
        draw_marked_text(painter, text, shown, hit.words, inks.font("small"), marks)
        fade = QLinearGradient(0, tile.bottom() - 46, 0, tile.bottom() - 8)
        fade.setColorAt(0, inks.colour("surface", 0))
        fade.setColorAt(1, inks.colour("surface"))
        painter.fillRect(QRectF(tile.left(), tile.bottom() - 46, tile.width(), 47), fade)
        painter.restore()
        painter.setPen(QPen(inks.colour("border"), 1))
        painter.drawPath(card)

    def _paint_kept(
        self, painter: QPainter, place: QRectF, key: object, draw: Callable[[QPainter, QRectF], None]
    ) -> None:
        """Paint what `draw` does, from memory where it did so before."""
        ratio = _ratio_of(painter)
        key = (key, self._inks.scheme, self._inks.line_px("small"), ratio)
        size = QSize(round(place.width() * ratio), round(place.height() * ratio))
        found = self._drawn.get(key)
        if found is not None:
            self._drawn.move_to_end(key)
            if found.size() == size:
                painter.drawPixmap(place.topLeft(), found)
                return
            if self.hasty:
                self._stretched = True
                painter.drawPixmap(place, found, QRectF(found.rect()))
                return
        found = QPixmap(size)
        found.setDevicePixelRatio(ratio)
        found.fill(QColor(0, 0, 0, 0))
        inside = QPainter(found)
        inside.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        draw(inside, QRectF(QPointF(0, 0), place.size()))
        inside.end()
        self._keep(key, found)
        painter.drawPixmap(place.topLeft(), found)

    def _keep(self, key: object, drawn: QPixmap) -> None:
        before = self._drawn.pop(key, None)
        self._drawn[key] = drawn
        self._drawn_bytes += _bytes_of(drawn) - (_bytes_of(before) if before is not None else 0)
        while self._drawn_bytes > _DRAWN_BYTES and len(self._drawn) > 1:
            _, gone = self._drawn.popitem(last=False)
            self._drawn_bytes -= _bytes_of(gone)

    def _paint_place(self, painter: QPainter, tile: QRectF, place: str) -> None:
        if place:
            corner = QPointF(tile.right() - 9, tile.bottom() - 10)
            colours = (self._inks.colour("accent_soft"), self._inks.colour("on_accent_soft"))
            draw_chip(painter, place, corner, self._inks.font("small"), colours)

    def _paint_disc(self, painter: QPainter, tile: QRectF, icon: str, place: str = "") -> None:
        """A small mark in the left bottom corner: it can be heard, or what was found is words.

        Args: place: what stands in the other corner; where there is no room beside it, the mark is above it.
        """
        corner = QPointF(tile.left() + 9, tile.bottom() - 9)
        size = chip_size(place, self._inks.font("small")) if place else QSizeF()
        if size.width() + _DISC_ROOM_PX > tile.width():
            corner -= QPointF(0, size.height() + 4)
        draw_disc(painter, self._inks.icon(icon, "on_accent"), corner, self._inks.colour("accent"))

    def _paint_glyph(self, painter: QPainter, tile: QRectF, name: str) -> None:
        side = 32 if _large(tile) else 20
        corner = tile.center().toPoint() - QPoint(side // 2, side // 2)
        self._inks.icon(name, "faint").paint(painter, corner.x(), corner.y(), side, side)

    def _radius(self, tile: QRectF) -> int:
        return self._inks.radius("m" if _large(tile) else "s")

    def paint_dots(self, painter: QPainter, place: QRectF, hit: Hit, direction: Qt.LayoutDirection) -> None:
        """How well a hit fits: so many of three dots are filled."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(3):
            painter.setBrush(self._inks.colour("accent" if number < dots_of(hit) else "field_border"))
            step = 2 - number if direction == Qt.LayoutDirection.RightToLeft else number
            painter.drawEllipse(QRectF(place.left() + step * (DOT_PX + _DOT_GAP_PX), place.top(), DOT_PX, DOT_PX))
        painter.restore()


def folded_text(hit: Hit) -> str:
    """How many near-duplicates there are of a hit."""
    return f"+{wording.number(len(hit.folded))}"


def dots_of(hit: Hit) -> int:
    """How many of three dots are full."""
    return {"strong": 3, "maybe": 2, "weak": 1}[hit.relevance]


def line_of(metrics: QFontMetricsF) -> float:
    """How high a line of a caption is."""
    return metrics.height() + 2


def _ratio_of(painter: QPainter) -> float:
    """Px of the screen for each that is painted."""
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0


def _bytes_of(pixmap: QPixmap) -> int:
    return 4 * pixmap.width() * pixmap.height()


def _large(tile: QRectF) -> bool:
    return tile.width() > _SMALL_PX


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultDelegate", text)
