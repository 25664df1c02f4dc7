"""What a space associates with what: association tests, and how lopsided the first hits of a query are. numpy alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from models.spaces import Vectors

Numbers = npt.NDArray[np.float64]

# All ways to part so many are counted; of more, as many are drawn.
_MOST_WAYS = 20_000
_SEED = 3
_TINY = 1e-12
_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class Association:
    """What a test found.

    Attributes:
        effect: -2 to 2: how far the two targets differ in what they are associated with, in standard deviations of all;
            above 0 where the first target goes with the first attribute. 0.2 is called small, 0.5 medium, 0.8 large.
            0 where nothing differs.
        p: how often targets that are parted by chance differ as much towards the first, above 0 to 1.
        p_other: how often they differ as much towards the second. What is tied counts in both.
        exact: whether all ways of parting them were counted.
    """

    effect: float
    p: float
    p_other: float
    exact: bool

    @property
    def p_both(self) -> float:
        """How often chance makes as large a difference in either direction, above 0 to 1."""
        return min(1.0, 2 * min(self.p, self.p_other))


def leanings(targets: Vectors, first: Vectors, second: Vectors) -> Numbers:
    """How much nearer each target is to the first attribute than to the second: shape (n,).

    Args: targets (n, dim), first (a, dim), second (b, dim): L2 norm 1. Each may be of words, pictures or sounds.
    Source: s(w, A, B) of Caliskan, Bryson and Narayanan 2017, "Semantics derived automatically from language corpora
        contain human-like biases", supplement, "The Word Embedding Association Test".
    """
    rows = targets.astype(np.float64)
    return np.asarray(rows @ first.mean(axis=0, dtype=np.float64) - rows @ second.mean(axis=0, dtype=np.float64))


def association(one: Vectors, other: Vectors, first: Vectors, second: Vectors) -> Association:
    """Test whether two targets are associated with two attributes differently.

    Args:
        one, other: the targets, shape (n, dim) and (m, dim), two at least each; the test of Caliskan et al. has n = m.
        first, second: the attributes, shape (a, dim) and (b, dim), one at least each.
    Source: WEAT, Caliskan et al. 2017, supplement: effect size, and one-sided permutation test. For pictures, and for
        pictures as targets with words as attributes, the same: Steed and Caliskan 2021, "Image Representations Learned
        With Unsupervised Pre-Training Contain Human-like Biases", section 3.2, whose standard deviation is used,
        divided by one less than there are targets. The targets as they are count as one way of parting them.
    """
    told = np.concatenate([leanings(one, first, second), leanings(other, first, second)])
    count = len(one)
    spread = float(told.std(ddof=1))
    if spread < _TINY:
        return Association(0.0, 1.0, 1.0, exact=True)
    effect = float(told[:count].mean() - told[count:].mean()) / spread
    ways = math.comb(len(told), count)
    exact = ways <= _MOST_WAYS
    found = float(told[:count].sum())
    slack = _TINY * max(1.0, abs(found))
    as_large, as_small, drawn = (0, 0, 0) if exact else (1, 1, 1)
    # Where the sizes are fixed, the difference of the means grows with the sum over the first target.
    for sums in _all_sums(told, count) if exact else _drawn_sums(told, count):
        as_large += int((sums >= found - slack).sum())
        as_small += int((sums <= found + slack).sum())
        drawn += len(sums)
    return Association(effect, as_large / drawn, as_small / drawn, exact)


def skew_at(k: int, in_group: npt.NDArray[np.bool_], wanted: float) -> float:
    """How much more of a group is among the first k hits than there should be, as a logarithm: 0 where it is as wanted.

    Returns: ln(share among the first k / wanted): 0.69 for twice as many, -0.69 for half as many; -inf for none, NaN
        where there are no hits.
    Args: in_group: of the hits, the best first, shape (n,). wanted: share that would be fair, above 0 to 1.
    Source: Geyik, Ambler and Kenthapadi 2019, "Fairness-Aware Ranking in Search & Recommendation Systems".
    """
    first = in_group[:k]
    if not len(first):
        return float("nan")
    share = float(first.mean())
    return math.log(share / wanted) if share > 0 else -math.inf


def chance_of_skew(k: int, found: int, wanted: float) -> float:
    """How often k hits drawn by chance hold at least, or at most, so many of a group, whichever is rarer, times two; up
    to 1. The binomial test.
    """
    shares = [math.comb(k, n) * wanted**n * (1 - wanted) ** (k - n) for n in range(k + 1)]
    return min(1.0, 2 * min(sum(shares[found:]), sum(shares[: found + 1])))


def _all_sums(told: Numbers, count: int) -> Iterator[Numbers]:
    chosen = np.array(list(combinations(range(len(told)), count)))
    yield told[chosen].sum(axis=1)


def _drawn_sums(told: Numbers, count: int) -> Iterator[Numbers]:
    random = np.random.default_rng(_SEED)
    for start in range(0, _MOST_WAYS, _AT_ONCE):
        draws = min(_AT_ONCE, _MOST_WAYS - start)
        yield random.permuted(np.tile(told, (draws, 1)), axis=1)[:, :count].sum(axis=1)
