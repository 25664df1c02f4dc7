"""Where the rows of the results lie. Arithmetic alone: a hundred thousand take no longer than a hundred.

Qt's own list lays every single row out, in slices: after each change of the width what one looks at is gone until it
comes to that, and headings, which are wider than cells, make each slice slow (docs/adr/0019).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize


class Run(NamedTuple):
    """Cells that follow one another and begin a line of their own.

    Attributes:
        first: its first row, that of the heading where it has one.
        count: how many cells there are in it, without the heading.
        headed: whether the first row is a heading.
        gap_px: free room above it.
    """

    first: int
    count: int
    headed: bool = False
    gap_px: int = 0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures in px. cell: of one result. heading_px: how high a heading is. mirrored: begin at the right."""

    width_px: int
    cell: QSize
    columns: int
    heading_px: int = 0
    mirrored: bool = False


class Layout:
    """The places of all rows, from the top of the first line; `Run`s come in the order of their rows."""

    def __init__(self, runs: Sequence[Run], sizes: Sizes) -> None:
        self.runs = tuple(run for run in runs if run.count or run.headed)
        self.sizes = sizes
        self._columns = max(1, sizes.columns)
        heights = (
            run.gap_px + run.headed * sizes.heading_px + self._lines(run) * sizes.cell.height() for run in self.runs
        )
        self._tops = list(accumulate(heights, initial=0))
        self._firsts = [run.first for run in self.runs]

    @property
    def height_px(self) -> int:
        """How high all of it is."""
        return self._tops[-1]

    @property
    def rows(self) -> int:
        """How many rows there are, headings included."""
        return self.runs[-1].first + self.runs[-1].headed + self.runs[-1].count if self.runs else 0

    def place(self, row: int) -> QRect:
        """Where a row lies; an empty rectangle for one that there is not."""
        if not 0 <= row < self.rows:
            return QRect()
        number, line, column = self._position(row)
        run, sizes = self.runs[number], self.sizes
        top = self._tops[number] + run.gap_px
        if run.headed and row == run.first:
            return QRect(0, top, sizes.width_px, sizes.heading_px)
        top += run.headed * sizes.heading_px + line * sizes.cell.height()
        side = self._columns - 1 - column if sizes.mirrored else column
        spare = sizes.width_px - self._columns * sizes.cell.width() if sizes.mirrored else 0
        return QRect(spare + side * sizes.cell.width(), top, sizes.cell.width(), sizes.cell.height())

    def row_at(self, x: int, y: int) -> int:
        """The row at a point, -1 where there is none."""
        row = self._nearest(x, y)
        return row if row >= 0 and self.place(row).contains(x, y) else -1

    def between(self, top: int, bottom: int) -> range:
        """The rows of which something lies between two heights, top and bottom included."""
        if not self.rows or bottom < 0 or top >= self.height_px:
            return range(0)
        first = self._first_in_line(max(0, top))
        last = self._last_in_line(min(self.height_px - 1, bottom))
        return range(first, last + 1)

    def crossed_by(self, area: QRect) -> list[int]:
        """The rows that a rectangle touches."""
        area = area.normalized()
        return [row for row in self.between(area.top(), area.bottom()) if self.place(row).intersects(area)]

    def above(self, row: int) -> int:
        """The cell above one, -1 in the first line."""
        return self._beside(row, -1)

    def below(self, row: int) -> int:
        """The cell below one, -1 in the last line."""
        return self._beside(row, 1)

    def next_cell(self, row: int, step: int) -> int:
        """The next cell before (-1) or behind (+1) a row, over headings; -1 where there is none."""
        row += step
        while 0 <= row < self.rows:
            if not self.is_heading(row):
                return row
            row += step
        return -1

    def is_heading(self, row: int) -> bool:
        """Whether a row is a heading."""
        number = bisect_right(self._firsts, row) - 1
        return number >= 0 and self.runs[number].headed and self.runs[number].first == row

    def run_at(self, y: int) -> int:
        """The number of the run at a height: the first, or the last, where it is beyond them."""
        return min(max(0, bisect_right(self._tops, y) - 1), max(0, len(self.runs) - 1))

    def top_of(self, number: int) -> int:
        """Where a run begins, its gap included."""
        return self._tops[number]

    def _beside(self, row: int, step: int) -> int:
        """The cell in the same column one line on; at the edge of a run, of the next one that has such a line."""
        place = self.place(row)
        number, line, column = self._position(row)
        if 0 <= line + step < self._lines(self.runs[number]):
            return self._cell(number, line + step, column)
        number += step
        while 0 <= number < len(self.runs) and not self.runs[number].count:
            number += step
        if not 0 <= number < len(self.runs) or place.isEmpty():
            return -1
        return self._cell(number, self._lines(self.runs[number]) - 1 if step < 0 else 0, column)

    def _lines(self, run: Run) -> int:
        """How many lines the cells of a run take."""
        return -(-run.count // self._columns)

    def _position(self, row: int) -> tuple[int, int, int]:
        """Number of the run, line in it, and column of a cell."""
        number = bisect_right(self._firsts, row) - 1
        run = self.runs[number]
        line, column = divmod(max(0, row - run.first - run.headed), self._columns)
        return number, line, column

    def _cell(self, number: int, line: int, column: int) -> int:
        run = self.runs[number]
        begin = run.first + run.headed
        return begin + min(run.count - 1, line * self._columns + column)

    def _nearest(self, x: int, y: int) -> int:
        if not self.rows or not 0 <= y < self.height_px:
            return -1
        number = self.run_at(y)
        run, sizes = self.runs[number], self.sizes
        inside = y - self._tops[number] - run.gap_px
        if run.headed and 0 <= inside < sizes.heading_px:
            return run.first
        inside -= run.headed * sizes.heading_px
        if inside < 0 or not sizes.cell.height() or not sizes.cell.width():
            return -1
        column = (sizes.width_px - 1 - x if sizes.mirrored else x) // sizes.cell.width()
        position = inside // sizes.cell.height() * self._columns + column
        return run.first + run.headed + position if 0 <= column < self._columns and position < run.count else -1

    def _first_in_line(self, y: int) -> int:
        number, line = self._line_at(y)
        return self.runs[number].first if line < 0 else self._cell(number, line, 0)

    def _last_in_line(self, y: int) -> int:
        number, line = self._line_at(y)
        run = self.runs[number]
        return run.first if line < 0 and run.headed else self._cell(number, max(0, line), self._columns - 1)

    def _line_at(self, y: int) -> tuple[int, int]:
        """Number of the run at a height, and line in it: -1 for its heading, or the gap above it."""
        number = self.run_at(y)
        run = self.runs[number]
        inside = y - self._tops[number] - run.gap_px - run.headed * self.sizes.heading_px
        return number, inside // self.sizes.cell.height() if inside >= 0 and self.sizes.cell.height() else -1
