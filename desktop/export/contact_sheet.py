"""A contact sheet: results as small pictures on pages, to be printed or sent. It is drawn in a thread."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from desktop import wording
from desktop.drawing import draw_waveform, fitted, marked_part
from desktop.hits import shown_by_sound
from models.answers import Hit
from models.kinds import Kind

_COLUMNS, _ROWS = 4, 5
_MARGIN_MM = 15.0
_DPI = 150
_GAP = 0.06  # of the width of a cell
_TEXT_SHOWN = 600
_INK, _QUIET, _LINE = QColor("#26231f"), QColor("#635d54"), QColor("#ddd8ce")
_MARKED, _WAVE = QColor("#0f6b62"), QColor("#b3aca0")
_POINTS = {"title": 13.0, "name": 7.0, "small": 6.0}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is put on pages. title: what was asked. note: when, and how many there are."""

    title: str
    note: str
    hits: tuple[Hit, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return max(1, -(-len(self.hits) // (_COLUMNS * _ROWS)))


def write_contact_sheet(sheet: Sheet, target: bytes) -> None:
    """Write the pages as a PDF. Text stays text; pictures are the previews that the library keeps.

    Raises: OSError: it cannot be written; what was there is left as it was.
    """
    folder = os.path.dirname(os.path.abspath(target))
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=b".findling", suffix=b".part")
    os.close(handle)
    try:
        _Pages(sheet, os.fsdecode(temporary)).draw()
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


class _Pages:
    def __init__(self, sheet: Sheet, path: str) -> None:
        self._sheet = sheet
        self._writer = QPdfWriter(path)
        self._writer.setResolution(_DPI)
        self._writer.setCreator("Findling")
        self._writer.setTitle(sheet.title)
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        page = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
        self._writer.setPageLayout(page)
        self._room = QRectF(0, 0, self._writer.width(), self._writer.height())

    def draw(self) -> None:
        painter = QPainter()
        if not painter.begin(self._writer):
            raise OSError("the page cannot be drawn")
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        per_page = _COLUMNS * _ROWS
        for page in range(self._sheet.pages):
            if page:
                self._writer.newPage()
            self._draw_page(painter, page, self._sheet.hits[page * per_page : (page + 1) * per_page])
        if not painter.end():
            raise OSError("the file cannot be finished")

    def _draw_page(self, painter: QPainter, page: int, hits: Sequence[Hit]) -> None:
        head = self._draw_head(painter)
        foot = self._line_height("small")
        painter.setPen(_QUIET)
        painter.setFont(self._font("small"))
        number = f"{wording.number(page + 1)} / {wording.number(self._sheet.pages)}"
        painter.drawText(self._room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
        width, height = self._room.width() / _COLUMNS, (self._room.height() - head - 2 * foot) / _ROWS
        for place, hit in enumerate(hits):
            row, column = divmod(place, _COLUMNS)
            cell = QRectF(column * width, head + row * height, width, height)
            self._draw_hit(painter, cell.adjusted(0, 0, -_GAP * width, -_GAP * width), hit)

    def _draw_head(self, painter: QPainter) -> float:
        title, small = self._line_height("title"), self._line_height("small")
        metrics = QFontMetricsF(self._font("title"), self._writer)
        painter.setPen(_INK)
        painter.setFont(self._font("title"))
        text = metrics.elidedText(self._sheet.title, Qt.TextElideMode.ElideRight, self._room.width())
        painter.drawText(QRectF(0, 0, self._room.width(), title), Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(_QUIET)
        painter.setFont(self._font("small"))
        painter.drawText(QRectF(0, title, self._room.width(), small), 0, self._sheet.note)
        return title + 2.5 * small

    def _draw_hit(self, painter: QPainter, cell: QRectF, hit: Hit) -> None:
        name, small = self._line_height("name"), self._line_height("small")
        tile = cell.adjusted(0, 0, 0, -name - 2 * small)
        painter.save()
        painter.setClipRect(tile)
        if shown_by_sound(hit):
            self._draw_sound(painter, tile, hit)
        elif hit.kind in (Kind.IMAGE, Kind.FILM):
            self._draw_picture(painter, tile, hit)
        else:
            self._draw_words(painter, tile, hit)
        painter.restore()
        painter.setPen(_INK)
        line = QRectF(cell.left(), tile.bottom() + small / 3, cell.width(), name)
        self._draw_line(painter, line, "name", hit.name)
        painter.setPen(_QUIET)
        where = " \N{MIDDLE DOT} ".join(part for part in (wording.place(hit), hit.folder) if part)
        self._draw_line(painter, QRectF(line.left(), line.bottom(), line.width(), small), "small", where)

    def _draw_picture(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        image = QImage(hit.preview) if hit.preview else QImage()
        if image.isNull():
            painter.setPen(QPen(_LINE, 1))
            painter.drawRect(tile.adjusted(1, 1, -1, -1))
            return
        place = fitted(image.size().toSizeF() * 4, tile)
        place.moveBottomLeft(tile.bottomLeft())
        painter.drawImage(place, image)

    def _draw_sound(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        try:
            with open(hit.preview, "rb") as file:
                peaks = file.read(1 << 20)
        except (OSError, ValueError):
            peaks = b""
        scale = _DPI / 96
        painter.scale(scale, scale)
        frame = QRectF(tile.topLeft() / scale, tile.size() / scale).adjusted(0, 12, 0, -12)
        draw_waveform(painter, peaks, frame, marked_part(hit.start_s, hit.end_s, hit.duration_s), (_MARKED, _WAVE))

    def _draw_words(self, painter: QPainter, tile: QRectF, hit: Hit) -> None:
        painter.setPen(QPen(_LINE, 1))
        painter.drawRect(tile.adjusted(1, 1, -1, -1))
        painter.setPen(_INK)
        painter.setFont(self._font("small"))
        inner = tile.adjusted(8, 8, -8, -8)
        line = QFontMetricsF(self._font("small"), self._writer).lineSpacing()
        inner.setHeight(inner.height() // line * line)  # no line is cut in two
        text = " ".join(f"{hit.heading}\n{hit.text}"[:_TEXT_SHOWN].split()) or _tr("No text")
        painter.setClipRect(inner)
        painter.drawText(inner, Qt.TextFlag.TextWordWrap, text)

    def _draw_line(self, painter: QPainter, line: QRectF, size: str, text: str) -> None:
        font = self._font(size)
        painter.setFont(font)
        shown = QFontMetricsF(font, self._writer).elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _line_height(self, size: str) -> float:
        return QFontMetricsF(self._font(size), self._writer).height()

    @staticmethod
    def _font(size: str) -> QFont:
        font = QFont()
        font.setPointSizeF(_POINTS[size])
        if size == "title":
            font.setWeight(QFont.Weight.DemiBold)
        return font


def _tr(text: str) -> str:
    return QCoreApplication.translate("ContactSheet", text)
