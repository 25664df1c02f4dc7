"""A page of a PDF as a picture, with the places on it where a passage stands."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw

from models.kinds import Kind, Region
from models.media import failures
from models.media.finding import find_passage
from models.media.pdf import open_pdf
from models.messages import say
from models.shown import PageData
from models.views import PictureData

_MOST_LETTERS = 100_000  # of a page; longer ones are not looked through
_MOST_MARKS = 400
# A page may say that it is a kilometre long and a hair wide.
_LEAST_SIDE_POINTS, _MOST_SIDE_POINTS = 1.0, 100_000.0
_LARGEST_SCALE = 16.0


def read_page(file: BinaryIO, page: int, max_px: int, passage: str) -> PageData:
    """Draw one page.

    Args:
        page: 1-based; one that there is not is the nearest that there is.
        max_px: of its longer side.
        passage: what is to be marked, "" for nothing.
    Raises: BadFile: as `open_pdf`, and DAMAGED where the page cannot be drawn.
    """
    with failures.reading(Kind.DOCUMENT):
        document = open_pdf(file)
        try:
            pages = len(document)
            number = min(max(page, 1), pages)
            drawn = document[number - 1]
            try:
                picture = _draw(drawn, max_px)
                marks = tuple(_marks(drawn, passage)) if passage else ()
            finally:
                drawn.close()
        finally:
            document.close()
        return PageData(picture, number, pages, marks)


def _draw(page: Any, max_px: int) -> PictureData:
    longest = max(*page.get_size(), _LEAST_SIDE_POINTS)
    if not longest < _MOST_SIDE_POINTS:
        raise failures.damaged(Kind.DOCUMENT, say("the page claims to be %1 points long", round(longest)))
    bitmap = page.render(scale=min(max_px / longest, _LARGEST_SCALE), rev_byteorder=True, prefer_bgrx=False)
    image = bitmap.to_pil().convert("RGB")
    return PictureData(image.width, image.height, image.tobytes())


def _marks(page: Any, passage: str) -> Iterator[Region]:
    """One rectangle for each line, or piece of a line, of the passage."""
    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), _MOST_LETTERS)
        letters = "".join(chr(pypdfium2.raw.FPDFText_GetUnicode(text_page, place) or 32) for place in range(count))
        found = find_passage(letters, passage)
        if found is None:
            return
        lines = text_page.count_rects(found[0], found[1] - found[0])
        for line in range(min(lines, _MOST_MARKS)):
            left, bottom, right, top = text_page.get_rect(line)
            yield _share(page, (left, top), (right, bottom))
    finally:
        text_page.close()


def _share(page: Any, one: tuple[float, float], other: tuple[float, float]) -> Region:
    """Two corners in points of the page as shares of what is drawn, whichever way the page is turned and cropped."""
    across, down = zip(*(_place(page, *corner) for corner in (one, other)), strict=True)
    return min(across), min(down), max(across), max(down)


_GRID = 10_000  # pdfium tells places in whole steps of what it draws on


def _place(page: Any, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pypdfium2.raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return min(max(across.value / _GRID, 0.0), 1.0), min(max(down.value / _GRID, 0.0), 1.0)
