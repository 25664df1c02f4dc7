"""Whether a quicker form finds what an exact search does, measured on a library's own vectors and usual queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from models.index.half_rows import Cosines
from models.sorted_ids import Rows
from models.spaces import Vectors

WANTED_RECALL = 0.99
# Measured on a few hundred queries, a recall is a little luckier or unluckier than on all others.
_MARGIN = 0.005
_DEPTHS = (10, 100)
# Fewer than four would save nothing that can be felt.
FACTORS = (4, 6, 8, 12, 16, 20, 30, 40, 50)
# Behind the first hundred hits, so many for each: what stands there is seldom looked at. See docs/adr/0015.
_FURTHER_FACTOR = 2
# Cosines of equal vectors differ by as much as sums in another order do.
_SAME = 1e-5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a trial found.

    Attributes:
        items: how many there were.
        queries: how many were asked.
        recall: the least recall of any group of queries with the factors below, or, where none is good enough, with the
            largest that was tried.
        factors: how many candidates are compared exactly for each hit that is wanted, where 10 and where 100 are; empty
            where what names them is not good enough.
    """

    items: int
    queries: int
    recall: float
    factors: tuple[int, ...]

    def candidates(self, k: int) -> int:
        """How many candidates are compared exactly for k hits; between the measured depths a straight line."""
        counts = [depth * factor for depth, factor in zip(_DEPTHS, self.factors, strict=True)]
        if k > _DEPTHS[-1]:
            return counts[-1] + (k - _DEPTHS[-1]) * min(_FURTHER_FACTOR, self.factors[-1])
        return max(k, round(float(np.interp(k, _DEPTHS, counts))))


class Naming(Protocol):
    """The part of a `Namer` that is tried."""

    def nearest(self, query: Vectors, count: int) -> Rows:
        """See `Namer`."""
        ...


class Trial:
    """Asks what names candidates and an exact search the same. Rows pass by once, in blocks; see `watch`.

    Args:
        groups: queries, each group shape (n, dim). Every group must be answered well, not only all on average.
    """

    def __init__(self, groups: Sequence[Vectors]) -> None:
        groups = [group for group in groups if len(group)]
        self.queries: Vectors = np.ascontiguousarray(np.concatenate(groups), dtype=np.float32)
        self._group_of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        self._best: Cosines = np.empty((len(self.queries), 0), np.float32)
        self._items = 0

    def watch(self, vectors: Vectors) -> None:
        """Look at a block of rows, shape (n, dim), for an exact answer to every query."""
        self._items += len(vectors)
        cosines = np.hstack([self._best, self.queries @ vectors.T])
        deepest = min(_DEPTHS[-1], cosines.shape[1])
        self._best = np.partition(cosines, cosines.shape[1] - deepest, axis=1)[:, -deepest:]

    def judge(
        self,
        namer: Naming,
        cosines_of: Callable[[Vectors, Rows], Cosines],
        go_on: Callable[[], bool],
        factors: Sequence[int] = FACTORS,
    ) -> Verdict | None:
        """Ask what names candidates among the rows that passed by.

        Args:
            cosines_of: exact inner products of a query, shape (dim,), with rows.
            go_on: is asked between queries.
            factors: how many candidates for each hit may be compared, ascending; 1 alone where none is.
        Returns: the verdict, None where it was not to go on.
        """
        exact = np.sort(self._best, axis=1)[:, ::-1]
        shares = np.zeros((len(_DEPTHS), len(factors), len(self.queries)))
        for number, query in enumerate(self.queries):
            if not go_on():
                return None
            found = cosines_of(query, namer.nearest(query, _DEPTHS[-1] * factors[-1]))
            for place, depth in enumerate(_DEPTHS):
                shares[place, :, number] = _recalls(found, exact[number], depth, factors)
        by_group = np.array([shares[:, :, self._group_of == group].mean(axis=2) for group in np.unique(self._group_of)])
        return self._decide(by_group.min(axis=0), factors)

    def _decide(self, recalls: npt.NDArray[np.float64], factors: Sequence[int]) -> Verdict:
        """Take the smallest factors that are good enough. recalls: shape (depths, factors)."""
        good = recalls >= WANTED_RECALL + _MARGIN
        if not good.any(axis=1).all():
            return Verdict(self._items, len(self.queries), float(recalls[:, -1].min()), ())
        first = good.argmax(axis=1)
        recall = min(float(recalls[place, chosen]) for place, chosen in enumerate(first))
        return Verdict(self._items, len(self.queries), recall, tuple(factors[chosen] for chosen in first))


def _recalls(found: Cosines, exact: Cosines, depth: int, factors: Sequence[int]) -> npt.NDArray[np.float64]:
    """The share of the `depth` nearest that are among the candidates, for each factor.

    What is as near as the last of the exact answer counts, whichever row it is: of equal vectors any will do.

    Args:
        found: exact inner products of the candidates, the best code first; none where rows were removed meanwhile.
        exact: the largest inner products, descending.
    """
    if not len(found):
        return np.zeros(len(factors))
    wanted = min(depth, len(exact))
    hits = np.cumsum(found >= exact[wanted - 1] - _SAME)
    looked_at = np.minimum(np.array(factors) * depth, len(hits)) - 1
    shares: npt.NDArray[np.float64] = np.minimum(hits[looked_at], wanted) / wanted
    return shares


def strangers(sample: Vectors, mean: Vectors, seed: int) -> Vectors:
    """Queries that lie where no item does, as those of another kind (a text among pictures) and composed ones do.

    Vectors of one kind fill a narrow cone, and those of another kind another one (Liang et al. 2022). What both share
    is the direction in which an item differs from the others: that is what a query keeps, beside as much by chance.

    Args:
        sample: items, shape (n, dim). mean: of all items, shape (dim,).
    Returns: shape (n, dim), L2 norm 1.
    """
    apart = sample - mean
    apart /= np.linalg.norm(apart, axis=1, keepdims=True) + 1e-9
    noise = np.random.default_rng(seed).standard_normal(sample.shape, dtype=np.float32)
    queries = apart + noise * apart.std(axis=0)
    result: Vectors = (queries / (np.linalg.norm(queries, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return result
