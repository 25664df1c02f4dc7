"""How far two orders agree: against scipy, a published figure, and the definition added up term by term."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from models.analysis.rank_agreement import kendall_tau, overlap_at, rank_biased_overlap, weight_of_first


def test_overlap_counts_what_both_have_near_the_top() -> None:
    assert overlap_at(2, "abc", "bad") == 1
    assert overlap_at(3, "abc", "bad") == pytest.approx(2 / 3)
    assert overlap_at(10, "ab", "a") == 0.5
    assert math.isnan(overlap_at(5, "", ""))


@given(st.permutations(range(12)))
def test_tau_is_that_of_scipy(order: list[int]) -> None:
    assert kendall_tau(range(12), order) == pytest.approx(kendalltau(range(12), _places(order)).statistic)


def test_tau_asks_only_of_what_both_have() -> None:
    assert kendall_tau("axbc", "abcy") == 1
    assert kendall_tau("abc", "cba") == -1
    assert math.isnan(kendall_tau("ab", "bc"))


def test_the_first_ten_weigh_what_was_published() -> None:
    # Webber et al. 2010: with a persistence of 0.9, the first ten places have 86 % of the weight.
    assert weight_of_first(10, 0.9) == pytest.approx(0.86, abs=0.005)
    assert weight_of_first(1, 0.5) == pytest.approx(math.log(2))


@given(st.permutations("abcdefgh"), st.permutations("efghijkl"), st.integers(1, 8), st.floats(0.3, 0.95))
def test_the_overlap_is_its_definition_added_up(one: list[str], other: list[str], ends: int, p: float) -> None:
    assert rank_biased_overlap(one, other[:ends], p) == pytest.approx(_added_up(one, other[:ends], p), abs=1e-6)
    assert rank_biased_overlap(one, one, p) == pytest.approx(1)
    assert rank_biased_overlap(one, "xyz", p) == pytest.approx(0)


def test_the_first_places_weigh_most() -> None:
    swapped_first, swapped_last = "bacdef", "abcdfe"
    assert rank_biased_overlap("abcdef", swapped_first) < rank_biased_overlap("abcdef", swapped_last) < 1
    assert math.isnan(rank_biased_overlap("", "abc"))


def _places(order: Sequence[int]) -> list[int]:
    return [order.index(thing) for thing in range(len(order))]


def _added_up(one: Sequence[str], other: Sequence[str], p: float) -> float:
    """Section 4.2: the mean agreement at all depths, with what is not seen taken to agree as what is."""
    short, long = sorted((one, other), key=len)
    ends, least = len(long), len(short)
    total = 0.0
    for depth in range(1, 1000):
        shared = len({*short[:depth]} & {*long[:depth]})
        if least < depth <= ends:
            agreement = (shared + len({*short} & {*long[:least]}) * (depth - least) / least) / depth
        else:
            agreement = shared / depth if depth <= ends else agreement
        total += (1 - p) * p ** (depth - 1) * agreement
    return total
