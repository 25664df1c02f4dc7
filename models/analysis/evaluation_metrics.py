"""How good an order of answers is, as numbers, and how sure those numbers are. numpy alone.

Places are counted from 1. An answer is an order of files; of each query it is known which files are right, and how
right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DEPTH = 10
"""Nobody is expected to look further than so many hits."""

_RESAMPLES = 2000
_SEED = 17
# Of the middle of the resampled means: what is left out at each end.
_TAIL = 0.025
_MOST_DRAWN_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over queries, and the interval in which it lies in 95 of 100 such collections of queries.

    Attributes:
        mean, low, high: NaN where there was no query.
    """

    mean: float
    low: float
    high: float


def recall_at(depth: int, places: Sequence[int]) -> float:
    """1 where a right file is among the first `depth`, else 0; its mean is the share of queries that are answered.

    Args: places: of the right files that were found, in any order.
    Source: Hodosh, Young and Hockenmaier 2013, section 5.1, "recall at k". Where one file is right, it is the share of
        the right files that were found, too (Manning, Raghavan and Schuetze 2008, section 8.3).
    """
    return float(bool(places) and min(places) <= depth)


def reciprocal_rank(places: Sequence[int]) -> float:
    """1 divided by the place of the first right file; 0 where none was found. Its mean is the MRR.

    Source: Voorhees 1999, "The TREC-8 Question Answering Track Report", section 3.
    """
    return 1 / min(places) if places else 0.0


def ndcg_at(depth: int, found: Mapping[int, float], all_grades: Sequence[float]) -> float:
    """Normalised discounted cumulative gain: what the first `depth` hits are worth, as a share of the best order.

    Args:
        found: the grades of the right files that were found, by their places.
        all_grades: of all files that are right, found or not; at least one, all above 0.
    Returns: 0 to 1.
    Source: Jaervelin and Kekaelaeinen 2002, section 2.2, with the logarithm to base 2 of one more than the place, so
        that the first two places differ.
    """
    ideal = dict(enumerate(sorted(all_grades, reverse=True), start=1))
    return _gain(depth, found) / _gain(depth, ideal)


def estimate(values: Sequence[float]) -> Estimate:
    """The mean of one number per query, with its bootstrap interval; the same numbers give the same interval.

    Source: the percentile interval of Efron and Tibshirani 1993, "An Introduction to the Bootstrap", section 13.3.
    """
    drawn = np.asarray(values, np.float64)
    if not len(drawn):
        return Estimate(float("nan"), float("nan"), float("nan"))
    means = np.sort(_resampled_means(drawn))
    low, high = np.quantile(means, [_TAIL, 1 - _TAIL])
    return Estimate(float(drawn.mean()), float(low), float(high))


def difference(these: Sequence[float], those: Sequence[float]) -> Estimate:
    """How much larger the first numbers are on average, query by query; surely so where `low` is above 0.

    Args: these, those: one number for each query, the same queries in the same order.
    Raises: ValueError: there are more of one than of the other.
    Source: the paired bootstrap of Sakai 2006, "Evaluating Evaluation Metrics based on the Bootstrap", section 3.2.
    """
    return estimate([this - that for this, that in zip(these, those, strict=True)])


def _gain(depth: int, grades: Mapping[int, float]) -> float:
    return sum(float(grade / np.log2(1 + place)) for place, grade in grades.items() if place <= depth)


def _resampled_means(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Means of as many values drawn again and again with replacement: shape (_RESAMPLES,)."""
    random = np.random.default_rng(_SEED)
    # In pieces, so that many queries do not fill the memory.
    at_once = max(1, min(_RESAMPLES, _MOST_DRAWN_AT_ONCE // len(values)))
    means = [
        values[random.integers(0, len(values), (min(at_once, _RESAMPLES - start), len(values)))].mean(axis=1)
        for start in range(0, _RESAMPLES, at_once)
    ]
    return np.concatenate(means)
