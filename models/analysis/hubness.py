"""Hubs: items that are among the nearest of far too many others, and what takes their advantage away. numpy alone.

In many dimensions a few points near the middle of all become the neighbours of everything. In a search those are the
results that turn up whatever is asked.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from models.sorted_ids import Rows
from models.spaces import Vectors

Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

_BLOCK = 512
_TINY = 1e-9


def nearest(queries: Vectors, vectors: Vectors, k: int, *, own: bool = False, penalties: Numbers | None = None) -> Rows:
    """The k rows with the largest inner product for each query, the best first: shape (len(queries), k).

    Args:
        queries: shape (m, dim). vectors: shape (n, dim), n > k.
        own: whether the queries are the vectors themselves; then none is its own neighbour.
        penalties: shape (n,), taken off the inner products with each row.
    """

    def away(products: Vectors) -> npt.NDArray[np.floating]:
        return -products if penalties is None else penalties.astype(np.float32) - products

    return _nearest(queries, vectors, k, away, own=own)


def occurrences(neighbours: Rows, count: int) -> Counts:
    """How often each of `count` rows is among the neighbours of others, N_k: shape (count,).

    Args: neighbours: row numbers, shape (m, k).
    Source: Radovanovic, Nanopoulos and Ivanovic 2010, "Hubs in Space", section 2.
    """
    return np.bincount(neighbours.ravel(), minlength=count).astype(np.int64)


def skewness(counts: Counts) -> float:
    """How lopsided the occurrences are: near 0 without hubs, above 1 with some, far above with strong ones.

    Returns: the third standardised moment; 0 where all are equal, NaN where there are none.
    Source: Radovanovic et al. 2010, equation 1.
    """
    if not len(counts):
        return float("nan")
    apart = counts - counts.mean()
    spread = float(np.sqrt((apart**2).mean()))
    return float((apart**3).mean()) / spread**3 if spread > 0 else 0.0


def chance_skewness(k: int) -> float:
    """What the skewness would be if neighbours were drawn by chance: that of a Poisson distribution with mean k."""
    return 1.0 / float(np.sqrt(k))


def hubs(counts: Counts, k: int, most: int) -> Rows:
    """Rows that occur far more often than k times, the most frequent first: shape (m,), m <= most.

    Source: Radovanovic et al. 2010, whose hubs are points with N_k more than two standard deviations above the mean.
    """
    spread = float(counts.std())
    order = np.argsort(-counts, kind="stable")[:most]
    chosen: Rows = order[counts[order] > max(k + 2 * spread, k + 1)].astype(np.int64)
    return chosen


def csls_penalties(vectors: Vectors, queries: Vectors, k: int) -> Numbers:
    """What is taken off the cosine of each row so that those near to every query lose their advantage: shape (n,).

    Half the mean cosine with the k nearest queries: for one query CSLS, 2 cos(q, x) - r(q) - r(x), gives the same order
    as cos(q, x) - r(x) / 2.

    Args: queries: like those that will be asked, shape (m, dim), m >= 1; fewer than k are all used.
    Source: Conneau et al. 2018, "Word Translation Without Parallel Data", section 2.3.
    """
    penalties = [np.empty(0)]
    wanted = min(k, len(queries))
    for start in range(0, len(vectors), _BLOCK):
        cosines = vectors[start : start + _BLOCK] @ queries.T
        nearest_ones = -np.partition(-cosines, wanted - 1, axis=1)[:, :wanted]
        penalties.append(nearest_ones.mean(axis=1, dtype=np.float64) / 2)
    return np.concatenate(penalties)


def local_scales(vectors: Vectors, k: int) -> Numbers:
    """How far each row is from its k-th nearest other one: shape (n,), Euclidean, above 0. Rows have L2 norm 1.

    Source: Zelnik-Manor and Perona 2004, "Self-Tuning Spectral Clustering", section 3; k is 7 there.
    """
    found = nearest(vectors, vectors, k, own=True)[:, -1]
    cosines = np.einsum("nd,nd->n", vectors, vectors[found]).astype(np.float64)
    return np.asarray(np.maximum(np.sqrt(np.maximum(2 - 2 * cosines, 0)), _TINY))


def nearest_scaled(queries: Vectors, vectors: Vectors, scales: Numbers, k: int, *, own: bool = False) -> Rows:
    """As `nearest`, by squared distance divided by the scale of each row.

    With the scale of the query, too, this is local scaling, 1 - exp(-d^2 / (s(q) s(x))), which gives the same order.

    Source: Schnitzer et al. 2012, "Local and Global Scaling Reduce Hubs in Space", section 3.1.
    """
    return _nearest(queries, vectors, k, lambda products: np.maximum(2 - 2 * products, 0) / scales, own=own)


def _nearest(
    queries: Vectors, vectors: Vectors, k: int, away: Callable[[Vectors], npt.NDArray[np.floating]], *, own: bool
) -> Rows:
    """The k rows that are the least away from each query. Args: away: how far, from inner products with all rows."""
    found = [np.empty((0, k), np.int64)]
    for start in range(0, len(queries), _BLOCK):
        distances = away(queries[start : start + _BLOCK] @ vectors.T)
        if own:
            rows = np.arange(len(distances))
            distances[rows, rows + start] = np.inf
        best = np.argpartition(distances, k - 1, axis=1)[:, :k]
        order = np.argsort(np.take_along_axis(distances, best, axis=1), axis=1, kind="stable")
        found.append(np.take_along_axis(best, order, axis=1))
    return np.concatenate(found)
