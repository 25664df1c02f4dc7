"""The figures of an evaluation, against ones worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.evaluation_metrics import difference, estimate, ndcg_at, recall_at, reciprocal_rank


def test_recall_asks_whether_anything_right_is_near_the_top() -> None:
    assert recall_at(1, [1]) == recall_at(5, [5, 9]) == recall_at(10, [40, 3]) == 1
    assert recall_at(1, [2]) == recall_at(10, [11]) == recall_at(10, []) == 0


def test_the_reciprocal_rank_is_of_the_first_that_is_right() -> None:
    assert reciprocal_rank([4, 2, 9]) == 0.5
    assert reciprocal_rank([]) == 0


def test_ndcg_by_hand() -> None:
    # 3 at the second place, 2 at the third; best would be 3, 2, 1.
    gain = 3 / math.log2(3) + 2 / math.log2(4)
    best = 3 / math.log2(2) + 2 / math.log2(3) + 1 / math.log2(4)
    assert ndcg_at(10, {2: 3.0, 3: 2.0}, [1, 2, 3]) == pytest.approx(gain / best)
    assert ndcg_at(2, {3: 2.0}, [2.0]) == 0


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_ndcg_is_a_share_and_1_in_the_best_order(grades: list[float], random: object) -> None:
    best = dict(enumerate(sorted(grades, reverse=True), start=1))
    assert ndcg_at(10, best, grades) == pytest.approx(1)
    mixed = list(grades)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert 0 <= ndcg_at(10, dict(enumerate(mixed, start=1)), grades) <= 1 + 1e-9


def test_an_estimate_holds_its_mean_and_is_the_same_every_time() -> None:
    values = np.random.default_rng(1).random(200).tolist()
    told = estimate(values)
    assert told == estimate(values)
    assert told.low < told.mean < told.high
    # The normal approximation is near for so many.
    half = 1.96 * np.std(values) / math.sqrt(len(values))
    assert told.high - told.low == pytest.approx(2 * half, rel=0.1)


def test_an_estimate_of_nothing_says_so() -> None:
    assert all(math.isnan(figure) for figure in (estimate([]).mean, estimate([]).low, estimate([]).high))


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(2)
    inside = 0
    for _ in range(200):
        told = estimate((random.random(80) < 0.3).astype(float).tolist())
        inside += told.low <= 0.3 <= told.high
    assert 180 <= inside <= 200


def test_a_difference_is_taken_query_by_query() -> None:
    # What is always better by the same is surely so, however much the queries differ.
    those = np.random.default_rng(3).random(50)
    told = difference((those + 0.1).tolist(), those.tolist())
    assert (told.mean, told.low, told.high) == pytest.approx((0.1, 0.1, 0.1))
    with pytest.raises(ValueError, match="longer"):
        difference([1.0], [1.0, 2.0])
