"""Who lies next to whom, and around which centres: FAISS for what is computed of a whole space at once."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.sorted_ids import Mask, Rows
from models.spaces import Vectors

Distances = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int32]

# Fewer points are compared with all others; of more, a share of the cells is looked into, chosen so that of ten
# neighbours more than nine and a half are the true ones.
_EXACT_UNTIL = 20_000
_LISTS_PER_ROOT = 1.0
_PROBED_SHARE = 1 / 16
_TRAINED_PER_LIST = 40
_ROUNDS = 25
_TRIES = 3
_BEGUN_PER_CENTRE = 50


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """For each of n points its k nearest others, the nearest first.

    Attributes:
        rows: shape (n, k), int64. distances: shape (n, k), float32, Euclidean.
    """

    rows: Rows
    distances: Distances


def nearest(points: Vectors, k: int, *, exact: bool = False) -> Neighbours:
    """The nearest others of each point; seconds for 100,000 points of 64 numbers.

    Args:
        points: shape (n, dim), n > 1. k: at most n - 1 come back.
        exact: whether all are compared, however many there are.
    """
    points = np.ascontiguousarray(points, np.float32)
    k = min(k, len(points) - 1)
    squares, rows = _search(_index_of(points, exact), points, k + 1)
    return _without_themselves(squares, rows, k)


def nearest_in_each(points: Vectors, groups: Labels, k: int) -> Neighbours:
    """About k nearest others of each point, as many of each group as there are groups to choose from.

    Distances to a group are divided by the usual one from the point's own group to it, so that a group that lies apart
    as a whole is no farther than another. So kinds of things that an encoder keeps apart come to lie beside their like.

    Args: points: shape (n, dim), n > 1. groups: of each point, shape (n,).
    Returns: sorted by distance; the same number of neighbours for each point.
    Source: batch balanced nearest neighbours, Polanski et al. 2020 (BBKNN); the division is ours.
    """
    points = np.ascontiguousarray(points, np.float32)
    known = np.unique(groups)
    each = max(2, -(-k // len(known)))
    found = [_nearest_of_group(points, groups, group, each) for group in known.tolist()]
    rows = np.hstack([one.rows for one in found])
    distances = np.hstack([one.distances for one in found])
    order = np.argsort(distances, axis=1, kind="stable")
    return Neighbours(np.take_along_axis(rows, order, axis=1), np.take_along_axis(distances, order, axis=1))


def _nearest_of_group(points: Vectors, groups: Labels, group: int, each: int) -> Neighbours:
    members = np.flatnonzero(groups == group)
    k = min(each, len(members) - 1)
    if k < 1:
        return Neighbours(np.empty((len(points), 0), np.int64), np.empty((len(points), 0), np.float32))
    squares, places = _search(_index_of(points[members], exact=False), points, k + 1)
    rows = members[places]
    kept = _others(rows)
    rows, squares = rows[kept].reshape(len(points), k), squares[kept].reshape(len(points), k)
    distances = np.sqrt(np.maximum(squares, 0))
    for source in np.unique(groups).tolist():
        mine = groups == source
        usual = float(distances[mine].mean())
        distances[mine] /= usual if usual > 0 else 1.0
    return Neighbours(rows, distances)


def nearest_to(asked: Vectors, points: Vectors, k: int) -> Neighbours:
    """The k nearest points of each that is asked about; `rows` are rows of `points`. Exact.

    Args: asked: shape (m, dim). points: shape (n, dim), n > 0.
    """
    points = np.ascontiguousarray(points, np.float32)
    asked = np.ascontiguousarray(asked, np.float32)
    squares, rows = _search(_index_of(points, exact=True), asked, min(k, len(points)))
    return Neighbours(rows, np.sqrt(np.maximum(squares, 0)))


def centres(points: Vectors, count: int, seed: int) -> tuple[Vectors, Labels]:
    """Groups of points around centres (k-means, Lloyd 1982, the best of a few beginnings).

    Args: points: shape (n, dim), n >= count. count: above 0.
    Returns: centres (count, dim), and for each point the row of the nearest one, shape (n,), int32. The same points and
        seed give the same groups.
    """
    import faiss

    points = np.ascontiguousarray(points, np.float32)
    _use_cores(faiss)
    rng = np.random.default_rng(seed)
    best: Any = None
    for _ in range(_TRIES):
        grouping: Any = faiss.Kmeans(
            points.shape[1], count, niter=_ROUNDS, seed=seed, min_points_per_centroid=1, verbose=False
        )
        grouping.train(points, init_centroids=_spread_out(points, count, rng))
        if best is None or grouping.obj[-1] < best.obj[-1]:
            best = grouping
    _, labels = best.index.search(points, 1)
    return np.array(best.centroids, np.float32), labels[:, 0].astype(np.int32)


def _spread_out(points: Vectors, count: int, rng: np.random.Generator) -> Vectors:
    """Points to begin with, each far from those before (k-means++, Arthur, Vassilvitskii 2007): shape (count, dim)."""
    few = points[rng.choice(len(points), min(len(points), _BEGUN_PER_CENTRE * count), replace=False)]
    chosen = [int(rng.integers(len(few)))]
    squares = np.square(few - few[chosen[0]]).sum(axis=1)
    while len(chosen) < count:
        # A little for each, since all of them may be equal.
        chances = squares.astype(np.float64) + 1e-12
        chosen.append(int(rng.choice(len(few), p=chances / chances.sum())))
        squares = np.minimum(squares, np.square(few - few[chosen[-1]]).sum(axis=1))
    return few[chosen]


def _index_of(points: Vectors, exact: bool) -> Any:
    import faiss

    _use_cores(faiss)
    count, dim = points.shape
    if exact or count <= _EXACT_UNTIL:
        index: Any = faiss.IndexFlatL2(dim)
    else:
        lists = int(_LISTS_PER_ROOT * math.sqrt(count))
        index = faiss.IndexIVFFlat(faiss.IndexFlatL2(dim), dim, lists, faiss.METRIC_L2)
        index.own_fields = False
        index.nprobe = max(8, int(lists * _PROBED_SHARE))
        step = max(1, count // (lists * _TRAINED_PER_LIST))
        index.train(points[::step])
    index.add(points)
    return index


def _search(index: Any, asked: Vectors, k: int) -> tuple[Distances, Rows]:
    squares, rows = index.search(asked, k)
    # A cell may hold fewer than are asked for; the last that was found stands for those that were not.
    for column in range(1, k):
        missing = rows[:, column] < 0
        rows[missing, column], squares[missing, column] = rows[missing, column - 1], squares[missing, column - 1]
    return squares, rows.astype(np.int64)


def _without_themselves(squares: Distances, rows: Rows, k: int) -> Neighbours:
    kept = _others(rows)
    found = rows[kept].reshape(len(rows), k)
    return Neighbours(found, np.sqrt(np.maximum(squares[kept].reshape(len(rows), k), 0)))


def _others(rows: Rows) -> Mask:
    """Which of those that were found for each point are kept: all but itself, or else but the last one."""
    own = rows == np.arange(len(rows))[:, None]
    # Of points that are equal, it may be another one that comes first, or none of them is the point itself.
    own[~own.any(axis=1), -1] = True
    own &= np.cumsum(own, axis=1) == 1
    kept: Mask = ~own
    return kept


def _use_cores(faiss: Any) -> None:
    """As many as a process says that does nothing else; one, where others wait for them."""
    faiss.omp_set_num_threads(int(os.environ.get("FINDLING_FAISS_THREADS", "1")))
