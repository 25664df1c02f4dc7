"""What the engine of the pictures shows of a file: a page, a text, pitches, a place."""

from __future__ import annotations

import math
import random
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from models.answers import Hit
from models.kinds import Kind
from models.shown import FileDetails, FilmFrames, PageData, SpectrogramData, TextData
from models.views import PictureData

_PAGE_PX = (1131, 1600)
_COLUMNS, _ROWS = 600, 128
NOTES = """# Field notes, July

## Birds

Two divers on the lake at dawn, calling. A pair of ring ouzels above the tree line. Nothing on the way down.

- black-throated diver: 2
- ring ouzel: 2
- wheatear: a family, *very* tame

> The lake was so still that I could not tell where the mountains ended.

## Weather

| Day | Morning | Evening |
|:----|:--------|:--------|
| 3   | fog     | clear   |
| 4   | clear   | rain    |

Leave at `06:00`, before the wind comes up.
"""


class StudioViews:
    """Mixed into the engine of the pictures."""

    hits: tuple[Hit, ...]

    def _page(self, file_id: int, page: int, max_px: int, passage: str) -> PageData:
        image, marks = _draw_page(page, passage)
        return PageData(_data(image), page, 12, marks)

    def _text(self, file_id: int, passage: str) -> TextData:
        return TextData(NOTES, markdown=True)

    def _spectrogram(self, file_id: int, start_s: float, end_s: float) -> SpectrogramData:
        return SpectrogramData(_COLUMNS, _ROWS, _pitches(), start_s, end_s, 40.0, 15_000.0, 80.0)

    def _details(self, file_id: int, item_id: int | None) -> FileDetails:
        hit = next(hit for hit in self.hits if hit.file_id == file_id)
        seen = ("lakeside", "alp", "valley", "seashore") if hit.kind is Kind.IMAGE else ()
        place = (61.5015, 8.8021) if hit.kind is Kind.IMAGE else (None, None)
        return FileDetails(*place, seen, 1_689_332_560.0, 12 if hit.page else 0)

    def _neighbours(self, item_id: int, count: int) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.item_id != item_id)[1 : count + 1]

    def _picture_piece(self, file_id: int, region: Any, max_px: int) -> PictureData:
        hit = next(hit for hit in self.hits if hit.file_id == file_id)
        image = QImage(hit.preview)
        left, top, right, bottom = region
        across, down = image.width(), image.height()
        part = QRectF(left * across, top * down, (right - left) * across, (bottom - top) * down)
        return _data(image.copy(part.toRect()))

    def _frames(self, file_id: int, start_s: float, end_s: float, max_px: int) -> FilmFrames:
        hit = next(hit for hit in self.hits if hit.file_id == file_id)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImage(hit.preview).save(buffer, "JPG", 90)
        return FilmFrames((start_s,), (bytes(buffer.data().data()),), end_s)


def _data(image: QImage) -> PictureData:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = [bytes(rgb.constScanLine(y))[: rgb.width() * 3] for y in range(rgb.height())]
    return PictureData(rgb.width(), rgb.height(), b"".join(rows))


def _draw_page(page: int, passage: str) -> tuple[QImage, tuple[tuple[float, float, float, float], ...]]:
    """A page of a plan for a journey, with the passage in its middle, and where its lines stand."""
    width, height = _PAGE_PX
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font = QFont("Noto Sans")
    font.setPixelSize(27)
    painter.setFont(font)
    painter.setPen(QColor("#222222"))
    metrics = painter.fontMetrics()
    top, marks = 150, []
    before = "The weather was better than we had feared: one shower, and then the sun. " * 4
    after = "On the way back keep to the eastern side. The bridge was washed away in spring. " * 5
    for text, marked in ((before, False), (passage, True), (after, False)):
        line = ""
        for word in [*text.split(), ""]:
            if word and metrics.horizontalAdvance(f"{line} {word}") < width - 260:
                line = f"{line} {word}".strip()
                continue
            painter.drawText(130, top, line)
            if marked:
                right = 130 + metrics.horizontalAdvance(line)
                marks.append((130 / width, (top - 25) / height, right / width, (top + 8) / height))
            line, top = word, top + 42
        top += 30
    painter.drawText(QRectF(0, height - 100, width, 40), Qt.AlignmentFlag.AlignCenter, str(page))
    painter.end()
    return image, tuple(marks)


def _pitches() -> bytes:
    """Calls of birds over the noise of water."""
    chance = random.Random(3)
    rows = []
    for row in range(_ROWS):
        pitch = 1 - row / _ROWS
        levels = bytearray()
        for column in range(_COLUMNS):
            noise = 70 * math.exp(-((pitch - 0.2) ** 2) / 0.02) + chance.uniform(0, 34)
            call = 0.0
            for begin in (80, 190, 205, 330, 470, 484, 498):
                along = (column - begin) / 26
                if 0 <= along <= 1:
                    bow = 0.52 + 0.16 * math.sin(math.pi * along)
                    for overtone, strength in ((1.0, 190), (1.35, 90)):
                        call += strength * math.exp(-((pitch - bow * overtone) ** 2) / 0.0004)
            levels.append(min(255, int(noise + call)))
        rows.append(bytes(levels))
    return b"".join(rows)
