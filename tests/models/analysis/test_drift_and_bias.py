"""Drift and bias: against slow sums of their definitions, planted cases, and how often an alarm is false."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from cones import cloud, unit
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import pdist
from scipy.stats import binomtest
from sklearn.metrics.pairwise import rbf_kernel

from models.analysis import bias, drift
from models.spaces import Vectors

# Drift


def test_the_kernel_and_its_width_are_those_of_scikit_learn_and_scipy() -> None:
    rows = cloud(60, 9, 1)
    width = drift.median_distance(rows)
    assert width == pytest.approx(np.median(pdist(rows.astype(np.float64))))
    assert drift.kernel(rows, width) == pytest.approx(rbf_kernel(rows.astype(np.float64), gamma=1 / (2 * width**2)))


def test_the_discrepancy_is_its_definition_added_up() -> None:
    new, old = cloud(9, 5, 2, towards=1.0).astype(np.float64), cloud(14, 5, 3).astype(np.float64)
    rows = np.vstack([new, old])
    pairs = drift.kernel(rows.astype(np.float32), 0.8)

    def k(a: np.ndarray, b: np.ndarray) -> float:
        return math.exp(-float(((a - b) ** 2).sum()) / (2 * 0.8**2))

    expected = (
        sum(k(a, b) for i, a in enumerate(new) for j, b in enumerate(new) if i != j) / (9 * 8)
        + sum(k(a, b) for i, a in enumerate(old) for j, b in enumerate(old) if i != j) / (14 * 13)
        - 2 * sum(k(a, b) for a in new for b in old) / (9 * 14)
    )
    assert drift.discrepancy(pairs, np.arange(23) < 9) == pytest.approx(expected, abs=1e-6)


def test_planted_drift_is_found_and_the_strangest_come_first() -> None:
    old, same = cloud(150, 24, 4, towards=3.0), cloud(60, 24, 5, towards=3.0)
    strange = cloud(20, 24, 6, towards=6.0, axis=7)
    found = drift.shift(np.vstack([same, strange]), old, resamples=499)
    assert found.p <= 0.01
    assert found.discrepancy > 0
    assert set(np.argsort(-found.novelty)[:20].tolist()) == set(range(60, 80))
    assert drift.shift(same, old, resamples=499).p > 0.05


def test_alarms_are_false_as_seldom_as_they_say() -> None:
    alarms = sum(
        drift.shift(rows[:40], rows[40:], resamples=199, seed=seed).p <= 0.05
        for seed in range(100)
        for rows in [cloud(100, 16, 500 + seed, towards=2.0)]
    )
    assert alarms <= 12  # five are expected


def test_among_many_tests_an_alarm_is_no_more_frequent() -> None:
    # By hand, as in Holm's paper: the least times four, the next times three ...
    assert drift.held_against_many([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert drift.held_against_many([]) == []
    random = np.random.default_rng(7)
    families = [min(drift.held_against_many(random.random(12).tolist())) <= 0.05 for _ in range(1000)]
    assert np.mean(families) == pytest.approx(0.05, abs=0.02)


# Association


def test_the_effect_and_p_are_the_definition_by_hand() -> None:
    one, other, first, second = (cloud(4, 6, seed) for seed in (10, 11, 12, 13))
    told = bias.association(one, other, first, second)

    def leaning(word: np.ndarray) -> float:
        return float(np.mean([word @ a for a in first]) - np.mean([word @ b for b in second]))

    every = [leaning(word) for word in [*one, *other]]
    effect = (np.mean(every[:4]) - np.mean(every[4:])) / np.std(every, ddof=1)
    statistic = sum(every[:4]) - sum(every[4:])
    ways = [
        sum(every[i] for i in mine) - sum(every[i] for i in range(8) if i not in mine)
        for mine in combinations(range(8), 4)
    ]
    assert told.exact
    assert told.effect == pytest.approx(effect, abs=1e-5)
    assert told.p == pytest.approx(np.mean([way >= statistic - 1e-6 for way in ways]), abs=1e-9)


def _planted(strength: float, seed: int) -> tuple[Vectors, Vectors, Vectors, Vectors]:
    """Targets of which the first lies towards the first attribute, and the second towards the second."""
    rows = [cloud(8, 48, 4 * seed + place) for place in range(4)]
    along = np.zeros(48)
    along[0] = 1.0
    signs = (strength, -strength, 1.0, -1.0)
    return tuple(unit(row + sign * along) for row, sign in zip(rows, signs, strict=True))  # type: ignore[return-value]


def test_a_planted_bias_is_found_and_turns_its_sign_with_the_targets() -> None:
    one, other, first, second = _planted(0.5, 1)
    told = bias.association(one, other, first, second)
    assert told.exact and told.effect > 1 and told.p < 0.001
    turned = bias.association(other, one, first, second)
    assert turned.p_both == pytest.approx(told.p_both)
    assert turned.effect == pytest.approx(-told.effect, abs=1e-6)
    assert turned.p > 0.99


def test_many_targets_are_drawn_and_agree_with_what_is_counted() -> None:
    one, other, first, second = (cloud(12, 20, seed, towards=1.0) for seed in (20, 21, 22, 23))
    drawn = bias.association(one, other, first, second)
    assert not drawn.exact
    few = bias.association(one[:8], other[:8], first, second)
    told = np.concatenate([bias.leanings(part, first, second) for part in (one[:8], other[:8])])
    sums = np.concatenate(list(bias._drawn_sums(told, 8)))
    assert few.p == pytest.approx(float((sums >= told[:8].sum() - 1e-9).mean()), abs=0.02)


def test_no_bias_is_found_where_none_was_planted() -> None:
    alarms = sum(bias.association(*_planted(0.0, 100 + seed)).p <= 0.05 for seed in range(100))
    assert alarms <= 12  # five are expected


def test_ties_are_no_bias_in_either_direction() -> None:
    # Most words lean nowhere: nearly all ways of parting them are tied with the one that is.
    still, leaning = np.zeros((8, 3), np.float32), np.zeros((8, 3), np.float32)
    still[:, 2] = leaning[1:, 2] = 1.0
    leaning[0, 0] = 1.0
    attributes = np.eye(3, dtype=np.float32)
    told = bias.association(still, leaning, attributes[:1], attributes[1:2])
    assert told.p == told.p_both == 1.0 and told.p_other == 0.5


def test_targets_that_do_not_differ_have_no_effect() -> None:
    same = np.tile(cloud(1, 5, 30), (4, 1))
    assert bias.association(same, same, cloud(2, 5, 31), cloud(2, 5, 32)) == bias.Association(0.0, 1.0, 1.0, exact=True)


def test_skew_is_the_logarithm_of_how_many_too_many() -> None:
    hits = np.array([True, True, True, True, False, False])
    assert bias.skew_at(4, hits, 0.5) == pytest.approx(math.log(2))
    assert bias.skew_at(6, ~hits, 2 / 3) == pytest.approx(-math.log(2))
    assert bias.skew_at(3, ~hits, 0.5) == -math.inf
    assert math.isnan(bias.skew_at(3, hits[:0], 0.5))


@given(st.integers(1, 30), st.data())
def test_the_chance_of_a_skew_is_close_to_that_of_scipy(k: int, data: st.DataObject) -> None:
    found = data.draw(st.integers(0, k))
    assert bias.chance_of_skew(k, found, 0.5) == pytest.approx(binomtest(found, k, 0.5).pvalue, abs=1e-9)
