"""Places on earth as a map shows them, as plain data. Picklable, no database.

The map is square, 0 to 1 from west to east and from north to south, as Web Mercator has it (EPSG:3857).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

MOST_LATITUDE = 85.05112878
"""The map ends here, in degrees, north and south."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What is looked at.

    Attributes:
        left, top, right, bottom: of the part that is seen, on the map, 0 to 1.
        cell: files nearer than about so much, on the map, are one spot.
    """

    left: float
    top: float
    right: float
    bottom: float
    cell: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Files that lie close together.

    Attributes:
        x, y: their middle on the map. latitude, longitude: the same, in degrees.
        reach_km: the farthest of them lies so far from there.
        file_id: the newest of them. preview: of it, see `models.answers.Hit`; "" for none.
    """

    x: float
    y: float
    latitude: float
    longitude: float
    reach_km: float
    count: int
    file_id: int
    preview: str = ""


@dataclass(frozen=True, slots=True)
class Spots:
    """What a map shows.

    Attributes:
        shown: what is seen, the largest first. placed: how many files have a place. total: how many files there are.
        left, top, right, bottom: where on the map the files with a place lie, all 0 where there are none.
    """

    shown: tuple[Spot, ...]
    placed: int
    total: int
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


def on_map(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies on the map; what is nearer to a pole lies at its edge."""
    held = math.radians(min(MOST_LATITUDE, max(-MOST_LATITUDE, latitude)))
    return (longitude + 180) / 360, (1 - math.asinh(math.tan(held)) / math.pi) / 2


def on_earth(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a place on the map, in degrees."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), x * 360 - 180
