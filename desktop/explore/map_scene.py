"""The points of a map as the window holds them: Qt's own polygons for drawing, and plain columns for finding."""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRectF
from PySide6.QtGui import QPolygonF

from models.explored import MapPoints, PointGroup
from models.kinds import Kind

_KINDS = tuple(Kind)
_POINT_BYTES = 16
_COUNT_BYTES = 4
# Nobody can point at one of so many; looking through them would hold the window up.
_MOST_SEARCHED = 12_000
_LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points of one cell and one group. Attributes: first: number of the first point."""

    cell: int
    group: int
    first: int
    count: int
    polygon: QPolygonF


class MapScene:
    """Points in cells of the square from -1 to 1. Reading 100,000 takes about 20 ms; see `MapPoints`."""

    def __init__(self, points: MapPoints) -> None:
        self.groups: tuple[PointGroup, ...] = points.groups
        self._cells = points.cells
        self._items, self._files = array("q", points.item_ids), array("q", points.file_ids)
        self._kinds = points.kinds
        self._places = array("d")
        self._stretches: dict[int, list[Stretch]] = {}
        written = QByteArray(points.polygons)  # the stream only points to it
        stream = QDataStream(written, QIODevice.OpenModeFlag.ReadOnly)
        segments, first, offset = array("i", points.segments), 0, 0
        for start in range(0, len(segments), 3):
            cell, group, count = segments[start : start + 3]
            polygon = QPolygonF()
            stream >> polygon
            self._stretches.setdefault(cell, []).append(Stretch(cell, group, first, count, polygon))
            end = offset + _COUNT_BYTES + count * _POINT_BYTES
            self._places.frombytes(points.polygons[offset + _COUNT_BYTES : end])
            first, offset = first + count, end
        if sys.byteorder == "little":
            self._places.byteswap()
        self._rows: dict[int, int] | None = None

    def __len__(self) -> int:
        return len(self._items)

    @property
    def bounds(self) -> QRectF:
        """The area in which all points lie; never empty."""
        area = QRectF()
        for stretches in self._stretches.values():
            for stretch in stretches:
                area = area.united(stretch.polygon.boundingRect().adjusted(-_LEAST, -_LEAST, _LEAST, _LEAST))
        return area if not area.isEmpty() else QRectF(-1, -1, 2, 2)

    def item(self, number: int) -> int:
        """The id of the item of a point."""
        return self._items[number]

    def file(self, number: int) -> int:
        """The id of a file that holds it."""
        return self._files[number]

    def kind(self, number: int) -> Kind:
        """The kind of that file."""
        return _KINDS[self._kinds[number]]

    def place(self, number: int) -> QPointF:
        """Where a point lies, from -1 to 1 both ways."""
        return QPointF(self._places[2 * number], self._places[2 * number + 1])

    def number_of(self, item: int) -> int:
        """The point of an item, -1 where it has none."""
        if self._rows is None:
            self._rows = {one: number for number, one in enumerate(self._items)}
        return self._rows.get(item, -1)

    def within(self, area: QRectF) -> Iterator[Stretch]:
        """The stretches of all cells that an area touches."""
        for cell in self._cells_of(area):
            yield from self._stretches.get(cell, ())

    def count_within(self, area: QRectF) -> int:
        """How many points there are in the cells that an area touches, about as many as in the area."""
        inside = sum(stretch.count for stretch in self.within(area))
        columns, rows = self._span(area.left(), area.right()), self._span(area.top(), area.bottom())
        side = 2 / self._cells
        covered = len(columns) * len(rows) * side * side
        clipped = area.intersected(QRectF(-1, -1, 2, 2))
        return round(inside * min(1.0, clipped.width() * clipped.height() / covered)) if covered else 0

    def numbers_within(self, area: QRectF, most: int) -> list[int]:
        """The points in an area, `most` at most."""
        found: list[int] = []
        places = self._places
        for stretch in self.within(area):
            for number in range(stretch.first, stretch.first + stretch.count):
                if area.contains(places[2 * number], places[2 * number + 1]):
                    found.append(number)
                    if len(found) == most:
                        return found
        return found

    def nearest(self, place: QPointF, reach: float) -> int:
        """The point nearest to a place and at most so far away, -1 where there is none, or far too many to tell."""
        area = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        stretches = list(self.within(area))
        if sum(stretch.count for stretch in stretches) > _MOST_SEARCHED:
            return -1
        best, best_square = -1, reach * reach
        places, x, y = self._places, place.x(), place.y()
        for stretch in stretches:
            for number in range(stretch.first, stretch.first + stretch.count):
                square = (places[2 * number] - x) ** 2 + (places[2 * number + 1] - y) ** 2
                if square < best_square:
                    best, best_square = number, square
        return best

    def towards(self, number: int, across: int, down: int, seen: QRectF) -> int:
        """The next point from one in a direction, within what is seen; the point itself where there is none.

        What lies straight ahead counts as nearer than what lies aside.
        """
        here = self.place(number)
        best, best_cost = number, math.inf
        for other in self.numbers_within(seen, _MOST_SEARCHED):
            away = self.place(other) - here
            ahead = away.x() * across + away.y() * down
            aside = abs(away.x() * down) + abs(away.y() * across)
            if ahead > 1e-9 and aside <= 2 * ahead and ahead + 2 * aside < best_cost:
                best, best_cost = other, ahead + 2 * aside
        return best

    def _cells_of(self, area: QRectF) -> Iterator[int]:
        columns = self._span(area.left(), area.right())
        for row in self._span(area.top(), area.bottom()):
            for column in columns:
                yield row * self._cells + column

    def _span(self, low: float, high: float) -> range:
        first, last = (int((one + 1) / 2 * self._cells) for one in (max(low, -1.0), min(high, 1.0)))
        return range(max(0, first), min(self._cells - 1, last) + 1)
