"""Which files lie close together on a map of the earth: cells of a grid, and cells that all but touch made one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.places import MOST_LATITUDE

Numbers = npt.NDArray[np.float64]
Degrees = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

_EARTH_KM = 6371.0
_MOST_SPOTS = 400
# Nearer than this share of a cell, two are drawn over one another.
_TOUCHING = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Rows that lie close together: their middle on the map, and which of them came last."""

    x: float
    y: float
    rows: Rows
    newest: int


def project(latitudes: Degrees, longitudes: Degrees) -> tuple[Numbers, Numbers]:
    """Places on a map from 0 to 1: x to the east, y to the south; as `models.places.on_map`, for many at once."""
    held = np.radians(np.clip(latitudes.astype(np.float64), -MOST_LATITUDE, MOST_LATITUDE))
    return (longitudes.astype(np.float64) + 180) / 360, (1 - np.arcsinh(np.tan(held)) / np.pi) / 2


def groups(x: Numbers, y: Numbers, moments: npt.NDArray[np.int64], cell: float) -> list[Group]:
    """Rows by cells of a grid over the whole map, so that they stay as they are while it is moved; the largest first.

    Args: x, y: shape (n,). moments: when each was taken, shape (n,). cell: above 0, the width of a cell.
    """
    if not len(x):
        return []
    across = int(1 / cell) + 2
    codes = np.floor(y / cell).astype(np.int64) * across + np.floor(x / cell).astype(np.int64)
    order = np.lexsort((-moments, codes))
    _, starts = np.unique(codes[order], return_index=True)
    parts = np.split(order, starts[1:])
    parts.sort(key=len, reverse=True)
    # What is left out are the smallest; so many circles on one map tell nothing apart anyhow.
    return _joined(x, y, moments, parts[:_MOST_SPOTS], cell)


def reach_km(latitudes: Degrees, longitudes: Degrees, latitude: float, longitude: float) -> float:
    """How far the farthest of some places lies from one, by the great circle (the haversine formula); in degrees."""
    north, east = np.radians(latitudes.astype(np.float64)), np.radians(longitudes.astype(np.float64))
    middle, meridian = np.radians(latitude), np.radians(longitude)
    chord = np.sin((north - middle) / 2) ** 2 + np.cos(north) * np.cos(middle) * np.sin((east - meridian) / 2) ** 2
    return float(2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(chord.max(initial=0.0), 0, 1))))


def _joined(x: Numbers, y: Numbers, moments: npt.NDArray[np.int64], parts: list[Rows], cell: float) -> list[Group]:
    """Cells whose middles all but touch a larger one's belong to that one."""
    middles = np.array([(x[part].mean(), y[part].mean()) for part in parts])
    owner = np.full(len(parts), -1)
    for at in range(len(parts)):
        if owner[at] < 0:
            near = np.hypot(*(middles - middles[at]).T) < _TOUCHING * cell
            owner[(owner < 0) & near] = at
    found = []
    for at in np.unique(owner).tolist():
        rows = np.concatenate([part for part, owned in zip(parts, owner.tolist(), strict=True) if owned == at])
        newest = int(rows[np.argmax(moments[rows])])
        found.append(Group(float(x[rows].mean()), float(y[rows].mean()), rows, newest))
    return sorted(found, key=lambda group: -len(group.rows))
