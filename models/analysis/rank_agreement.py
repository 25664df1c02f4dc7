"""How far two orders of the same things agree. numpy alone."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

import numpy as np

USUAL_PERSISTENCE = 0.9
"""A person who looks at a hit looks at the next one as well nine times of ten: the first ten then weigh 86 %."""


def overlap_at(k: int, one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """The share of the first k that both have; of fewer, where both are shorter. NaN where both are empty."""
    wanted = min(k, max(len(one), len(other)))
    return len({*one[:k]} & {*other[:k]}) / wanted if wanted else float("nan")


def kendall_tau(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How far two orders agree on which of two things comes first: -1 (reversed) to 1 (the same). What only one of them
    has is passed over.

    Returns: NaN where both have fewer than two things in common.
    Source: Kendall 1938, "A New Measure of Rank Correlation"; nothing is tied in an order, so that tau-a and tau-b are
        the same.
    """
    places = {thing: place for place, thing in enumerate(other)}
    common = np.array([places[thing] for thing in one if thing in places])
    if len(common) < 2:
        return float("nan")
    signs = np.sign(common[None, :] - common[:, None])
    pairs = len(common) * (len(common) - 1) / 2
    return float(np.triu(signs, 1).sum()) / pairs


def rank_biased_overlap(
    one: Sequence[Hashable], other: Sequence[Hashable], persistence: float = USUAL_PERSISTENCE
) -> float:
    """How far two orders agree, the first places the most: 0 (nothing in common) to 1 (the same).

    What lies behind the end of an order is taken to agree as what is seen does.

    Args: one, other: each thing once. persistence: above 0 and below 1; the larger, the more later places weigh.
    Returns: NaN where one of them is empty.
    Source: Webber, Moffat and Zobel 2010, "A Similarity Measure for Indefinite Rankings", equation 32.
    """
    short, long = sorted((list(one), list(other)), key=len)
    if not short:
        return float("nan")
    shared = _shared_by_depth(short, long)
    ends, least, p = len(long), len(short), persistence
    seen = sum(shared[depth] / depth * p**depth for depth in range(1, ends + 1))
    assumed = sum(shared[least] * (depth - least) / (least * depth) * p**depth for depth in range(least + 1, ends + 1))
    beyond = ((shared[ends] - shared[least]) / ends + shared[least] / least) * p**ends
    return (1 - p) / p * (seen + assumed) + beyond


def weight_of_first(depth: int, persistence: float = USUAL_PERSISTENCE) -> float:
    """The share of a rank-biased overlap that the first `depth` places decide.

    Source: Webber et al. 2010, equation 21.
    """
    p = persistence
    rest = math.log(1 / (1 - p)) - sum(p**place / place for place in range(1, depth))
    return 1 - p ** (depth - 1) + (1 - p) / p * depth * rest


def _shared_by_depth(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[int]:
    """How many things both have among their first d, for each d from 0 to the longer one's end."""
    mine: set[Hashable] = set()
    yours: set[Hashable] = set()
    shared = [0]
    for depth in range(max(len(one), len(other))):
        mine.update(one[depth : depth + 1])
        yours.update(other[depth : depth + 1])
        shared.append(len(mine & yours))
    return shared
