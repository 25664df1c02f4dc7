"""How far a map can be trusted: whether those that lie together belong together, and the other way round."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.analysis.principal import Positions
from models.sorted_ids import Rows
from models.spaces import Vectors

ASKED_FROM = 5000
"""Of more points than these, only `_ASKED` by chance are asked for their neighbours; ranks are counted among all."""
_ASKED = 1000
_NEIGHBOURS = 15
_BLOCK = 64
_FEWEST = 8


@dataclass(frozen=True, slots=True)
class MapQuality:
    """Figures of 0 to 1; in a layout by chance both are about a half.

    Attributes:
        trustworthiness: near 1 where the neighbours on the map are neighbours in the space, too.
        continuity: near 1 where the neighbours in the space are neighbours on the map, too.
        neighbours: so many of each point were looked at. asked: of so many points.
    """

    trustworthiness: float
    continuity: float
    neighbours: int
    asked: int


def judge_map(vectors: Vectors, positions: Positions, seed: int = 0) -> MapQuality | None:
    """Trustworthiness and continuity of a map. None where there are too few points to conclude anything.

    Args: vectors: shape (n, dim). positions: shape (n, 2).
    Source: Venna, Kaski 2001 (with the ranks of Kaski et al. 2003), Euclidean distances.
    """
    count = len(vectors)
    if count < _FEWEST:
        return None
    neighbours = min(_NEIGHBOURS, (count - 1) // 3)
    asked = _asked_rows(count, seed)
    intruding = missing = 0.0
    for start in range(0, len(asked), _BLOCK):
        rows = asked[start : start + _BLOCK]
        there, here = _squares(vectors, rows), _squares(positions, rows)
        intruding += _excess(there, _closest(here, neighbours), neighbours)
        missing += _excess(here, _closest(there, neighbours), neighbours)
    worst = len(asked) * neighbours * (2 * count - 3 * neighbours - 1) / 2
    return MapQuality(1 - intruding / worst, 1 - missing / worst, neighbours, len(asked))


def _asked_rows(count: int, seed: int) -> Rows:
    if count <= ASKED_FROM:
        return np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(count, _ASKED, replace=False))


def _squares(points: Vectors, rows: Rows) -> Vectors:
    """Squared distances of some points to all, to themselves infinite: shape (len(rows), n)."""
    chosen = points[rows]
    squares: Vectors = np.square(chosen).sum(axis=1)[:, None] - 2 * (chosen @ points.T)
    squares += np.square(points).sum(axis=1)[None, :]
    squares[np.arange(len(rows)), rows] = np.inf
    return squares


def _closest(squares: Vectors, count: int) -> Rows:
    return np.argpartition(squares, count, axis=1)[:, :count]


def _excess(squares: Vectors, neighbours: Rows, count: int) -> float:
    """By how many ranks in all the neighbours of another space lie behind the nearest so many of this one."""
    total = 0
    # One by one: numpy counts in one row far more quickly than along an axis of many.
    for mine, others in zip(squares, neighbours, strict=True):
        total += sum(max(int(np.count_nonzero(mine < square)) + 1 - count, 0) for square in mine[others])
    return float(total)
