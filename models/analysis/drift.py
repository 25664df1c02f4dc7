"""Whether new things are of another sort than old ones: the maximum mean discrepancy, with a permutation test.

numpy alone. Rows must not depend on one another: of a film or a document one item is taken, see `drift_report`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.analysis.geometry import squared_distances
from models.spaces import Vectors

Numbers = npt.NDArray[np.float64]

RESAMPLES = 1999
_SEED = 11
_TINY = 1e-12
_AT_ONCE = 256


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """What a test found.

    Attributes:
        discrepancy: squared, unbiased: about 0 where nothing has changed, and then below 0 as often as above.
        p: how often chance alone makes so large a one, above 0 to 1.
        novelty: for each new row how much more it is like the new ones than like the old ones: shape (n,).
    """

    discrepancy: float
    p: float
    novelty: Numbers


def median_distance(vectors: Vectors) -> float:
    """The median distance of different rows, above 0: the width of the kernel.

    Args: vectors: shape (n, dim), n >= 2.
    Source: Gretton et al. 2012, "A Kernel Two-Sample Test", section 8, "the median heuristic".
    """
    squares = squared_distances(vectors)
    between = squares[np.triu_indices(len(vectors), 1)]
    return max(float(np.sqrt(np.median(between))), _TINY)


def kernel(vectors: Vectors, width: float) -> Numbers:
    """The Gaussian kernel exp(-d^2 / (2 width^2)) of all pairs of rows: shape (n, n)."""
    return np.asarray(np.exp(-squared_distances(vectors) / (2 * width**2)))


def discrepancy(kernel_of_all: Numbers, is_new: npt.NDArray[np.bool_]) -> float:
    """The squared maximum mean discrepancy, unbiased.

    Args: kernel_of_all: shape (n, n). is_new: which rows are new, shape (n,); two at least of each.
    Source: Gretton et al. 2012, lemma 6, equation 3.
    """
    return float(_discrepancies(kernel_of_all, is_new[:, None])[0])


def shift(new: Vectors, old: Vectors, resamples: int = RESAMPLES, seed: int = _SEED) -> Shift:
    """Test whether new rows could as well be old ones. The same rows give the same answer.

    Args: new, old: shape (n, dim) and (m, dim), at least two each; a few hundred of each are enough.
    Source: Gretton et al. 2012: the statistic is equation 3, the witness function that of section 2.3. The p-value is
        that of Phipson and Smyth 2010, "Permutation P-values should never be zero": the rows as they are count as a
        draw.
    """
    rows = np.vstack([new, old])
    pairs = kernel(rows, median_distance(rows))
    is_new = np.arange(len(rows)) < len(new)
    found = discrepancy(pairs, is_new)
    random = np.random.default_rng(seed)
    as_large = 0
    for start in range(0, resamples, _AT_ONCE):
        draws = random.permuted(np.tile(is_new, (min(_AT_ONCE, resamples - start), 1)), axis=1).T
        as_large += int((_discrepancies(pairs, draws) >= found - _TINY).sum())
    return Shift(found, (1 + as_large) / (1 + resamples), _novelty(pairs, is_new))


def held_against_many(ps: Sequence[float]) -> list[float]:
    """p-values of several tests, made larger so that one alarm among them all is as rare as one of a single test.

    Source: Holm 1979, "A Simple Sequentially Rejective Multiple Test Procedure".
    """
    order = sorted(range(len(ps)), key=lambda place: ps[place])
    adjusted = [1.0] * len(ps)
    largest = 0.0
    for rank, place in enumerate(order):
        largest = max(largest, min(1.0, ps[place] * (len(ps) - rank)))
        adjusted[place] = largest
    return adjusted


def _discrepancies(pairs: Numbers, draws: npt.NDArray[np.bool_]) -> Numbers:
    """Of several ways to call rows new: shape (d,). Args: draws: shape (n, d); all have as many new rows."""
    new = draws.astype(np.float64)
    count, others = float(new[:, 0].sum()), float(len(new) - new[:, 0].sum())
    sums = pairs @ new
    own = np.diag(pairs)
    total = pairs.sum()
    within_new = (new * sums).sum(axis=0)
    across = sums.sum(axis=0) - within_new
    within_old = total - within_new - 2 * across
    diagonal_new = own @ new
    return np.asarray(
        (within_new - diagonal_new) / (count * (count - 1))
        + (within_old - (own.sum() - diagonal_new)) / (others * (others - 1))
        - 2 * across / (count * others)
    )


def _novelty(pairs: Numbers, is_new: npt.NDArray[np.bool_]) -> Numbers:
    of_new = pairs[is_new]
    count = int(is_new.sum())
    like_new = (of_new[:, is_new].sum(axis=1) - np.diag(pairs)[is_new]) / (count - 1)
    return np.asarray(like_new - of_new[:, ~is_new].mean(axis=1))
