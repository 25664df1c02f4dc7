"""Lines of text in a picture, brought into the order in which they are read, and packed into passages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from models.kinds import Region
from models.media.passages import MOST_WORDS, Block, count_words, cut_passages
from models.media.text import clean_text, one_line

_DEEPEST = 8
# Boxes are drawn around text with some air, so that lines that lie close together overlap: this much is taken off
# each side, as a share of a line's height.
_AIR = 0.15
# A gap between columns is at least this many times as wide as a line is high.
_GUTTER = 0.7
_FEWEST_WORDS_OF_TEXT = 3
# A title is not left alone in a passage because the column below it does not fit in whole.
_ENOUGH_WORDS = MOST_WORDS // 4
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\n(?=[a-z\u00df-\u00ff])")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a part of one.

    Attributes:
        text: as it was read.
        corners: upper left, upper right, lower right and lower left of the text, for somebody who reads it, in pixels
            of the upright picture: in a page that lies upside down, the upper left is at the lower right.
    """

    text: str
    corners: tuple[Point, Point, Point, Point]


Rows = list[list[Line]]
"""Rows from top to bottom, each of lines from left to right."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line and its box, once the whole picture is straightened and the air is let out."""

    line: Line
    left: float
    top: float
    right: float
    bottom: float


def read_order(lines: Sequence[Line]) -> list[Rows]:
    """Parts of a picture in the order in which they are read: columns one after the other, all else row by row.

    A gap from top to bottom parts columns only where there is running text on both sides of it; so a table, whose
    cells hold a word or two, is read across.
    """
    return [_rows(part) for part in _parts(_straighten(lines), 0)]


def pack(parts: Iterable[Rows], width: int, height: int) -> Iterator[tuple[str, Region]]:
    """Fill passages of at most `MOST_WORDS` words; only what is too short by itself shares one with half of a part.

    Args:
        width, height: of the picture, in pixels.

    Yields: clean text, a row to a line, and the box around all that was read.
    """
    waiting: Rows = []
    words = 0
    for part in parts:
        counts = [count_words(_row_text(row)) for row in part]
        if words >= _ENOUGH_WORDS and words + sum(counts) > MOST_WORDS:
            yield from _passages(waiting, width, height)
            waiting, words = [], 0
        for row, count in zip(part, counts, strict=True):
            if words + count > MOST_WORDS:
                yield from _passages(waiting, width, height)
                waiting, words = [], 0
            waiting.append(row)
            words += count
    yield from _passages(waiting, width, height)


def _passages(rows: Rows, width: int, height: int) -> Iterator[tuple[str, Region]]:
    """One passage, or a few where a single row is too long for one."""
    text = clean_text(_BROKEN_WORD.sub("", "\n".join(map(_row_text, rows))))
    if text:
        region = _region([line for row in rows for line in row], width, height)
        yield from ((cut.text, region) for cut in cut_passages([Block(text)]))


def _row_text(row: Sequence[Line]) -> str:
    return one_line(" ".join(line.text for line in row))


def _region(lines: Iterable[Line], width: int, height: int) -> Region:
    corners = [corner for line in lines for corner in line.corners]
    across = [min(max(x / width, 0.0), 1.0) for x, _ in corners]
    down = [min(max(y / height, 0.0), 1.0) for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _straighten(lines: Sequence[Line]) -> list[_Placed]:
    """Boxes as they would be if the picture were turned so that most of the text is level."""
    angle = _direction(lines)
    cosine, sine = math.cos(angle), math.sin(angle)
    placed = []
    for line in lines:
        across = [x * cosine + y * sine for x, y in line.corners]
        down = [y * cosine - x * sine for x, y in line.corners]
        left, top, right, bottom = min(across), min(down), max(across), max(down)
        air = min(right - left, bottom - top) * _AIR
        placed.append(_Placed(line, left + air, top + air, right - air, bottom - air))
    return placed


def _direction(lines: Sequence[Line]) -> float:
    """The angle in which most of the text is written, clockwise; 0 is level.

    First the quarter turn that most letters agree in, then how askew the lines of that quarter are.
    """
    angles = [_angle(line) for line in lines]
    letters = dict.fromkeys(range(4), 0)
    for line, angle in zip(lines, angles, strict=True):
        letters[_quarter(angle)] += len(line.text)
    quarter = max(letters, key=lambda one: letters[one])
    askew = [
        math.remainder(angle - quarter * math.pi / 2, 2 * math.pi) for angle in angles if _quarter(angle) == quarter
    ]
    return quarter * math.pi / 2 + (median(askew) if askew else 0.0)


def _angle(line: Line) -> float:
    (left, left_top), (right, right_top) = line.corners[:2]
    return math.atan2(right_top - left_top, right - left)


def _quarter(angle: float) -> int:
    return round(angle / (math.pi / 2)) % 4


def _parts(placed: Sequence[_Placed], depth: int) -> Iterator[list[_Placed]]:
    """What is read one after the other: stretches without columns, and columns."""
    bands = _bands(placed)
    plain: list[_Placed] = []
    first = 0
    while first < len(bands):
        gutter, end = _gutter(bands, first) if depth < _DEEPEST else (None, first + 1)
        together = [one for band in bands[first:end] for one in band]
        first = end
        if gutter is None:
            plain += together
            continue
        if plain:
            yield plain
            plain = []
        yield from _parts([one for one in together if one.right <= gutter], depth + 1)
        yield from _parts([one for one in together if one.right > gutter], depth + 1)
    if plain:
        yield plain


def _bands(placed: Iterable[_Placed]) -> list[list[_Placed]]:
    """Groups of lines with nothing but empty rows of pixels between them, from top to bottom."""
    bands: list[list[_Placed]] = []
    bottom = -math.inf
    for one in sorted(placed, key=lambda one: (one.top, one.left)):
        if one.top >= bottom:
            bands.append([])
        bands[-1].append(one)
        bottom = max(bottom, one.bottom)
    return bands


def _gutter(bands: Sequence[Sequence[_Placed]], first: int) -> tuple[float | None, int]:
    """How far down from a band a gap between columns reaches.

    Returns: the middle of the gap, or None where there is none between columns of text; and the band where it ends.
    """
    together: list[_Placed] = []
    gap: tuple[float, float] | None = None
    end = first
    for band in bands[first:]:
        found = _widest_gap([*together, *band])
        if found is None:
            break
        together += band
        gap = found
        end += 1
    if gap is None:
        return None, first + 1
    middle = (gap[0] + gap[1]) / 2
    left = [one for one in together if one.right <= middle]
    right = [one for one in together if one.right > middle]
    return (middle if _is_text(left) and _is_text(right) else None), end


def _widest_gap(placed: Sequence[_Placed]) -> tuple[float, float] | None:
    """The widest stretch that no line covers, between lines and wide enough to part columns."""
    least = _GUTTER * median(one.bottom - one.top for one in placed)
    widest: tuple[float, float] | None = None
    reach = math.inf
    for one in sorted(placed, key=lambda one: one.left):
        if one.left - reach >= max(least, widest[1] - widest[0] if widest else 0):
            widest = (reach, one.left)
        reach = one.right if reach == math.inf else max(reach, one.right)
    return widest


def _is_text(placed: Sequence[_Placed]) -> bool:
    """Whether most of several lines have some words each."""
    long = sum(count_words(one.line.text) >= _FEWEST_WORDS_OF_TEXT for one in placed)
    return len(placed) > 1 and long * 2 >= len(placed)


def _rows(placed: Sequence[_Placed]) -> Rows:
    """Lines whose middle lies beside the row's first one stand in the same row."""
    rows: list[list[_Placed]] = []
    for one in sorted(placed, key=lambda one: one.top + one.bottom):
        middle = (one.top + one.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [[one.line for one in sorted(row, key=lambda one: one.left)] for row in rows]
