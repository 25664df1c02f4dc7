"""Sums, projections, feedback, folding and evidence, with numpy alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.search.arithmetic import unit, weighted_sum, without
from models.search.evidence import all_ids, best_cosines, hear, scores, shifted
from models.search.feedback import ENOUGH_OF_EACH, rocchio, train
from models.search.folding import fold, vary

AXES = np.eye(4, dtype=np.float32)


def floats(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def integers(*values: int) -> np.ndarray:
    return np.array(values, np.int64)


def test_a_sum_lies_between_and_nearer_to_what_weighs_more() -> None:
    even = weighted_sum(AXES[:2], [1.0, 1.0])
    assert even @ AXES[0] == pytest.approx(even @ AXES[1])
    heavy = weighted_sum(AXES[:2], [3.0, 1.0])
    assert heavy @ AXES[0] > heavy @ AXES[1] > 0
    assert np.linalg.norm(heavy) == pytest.approx(1.0)


def test_king_without_man_with_woman_is_queen() -> None:
    royal, male, female, fruit = AXES
    words = {
        "king": unit(royal + male),
        "queen": unit(royal + female),
        "man": male,
        "woman": female,
        "apple": fruit,
    }
    asked = weighted_sum(np.stack([words["king"], words["woman"]]), [1.0, 1.0])
    asked = without(asked, words["man"][None, :], [1.0])
    cosines = {word: float((asked @ vector).item()) for word, vector in words.items() if word not in ("king", "woman")}
    assert max(cosines, key=cosines.__getitem__) == "queen"


@given(st.integers(0, 2**32), st.integers(1, 4))
def test_what_is_projected_out_is_gone_and_what_is_beside_it_stays(seed: int, count: int) -> None:
    draw = np.random.default_rng(seed)
    query = unit(draw.standard_normal((1, 12)).astype(np.float32))
    concepts = draw.standard_normal((count, 12)).astype(np.float32)
    concepts /= np.linalg.norm(concepts, axis=1, keepdims=True)
    left = without(query, concepts, [1.0] * count)
    assert np.abs(left @ concepts.T).max() < 1e-3
    beside = np.linalg.svd(np.vstack([concepts, query]))[2][-1]
    assert float((left @ beside).item()) == pytest.approx(float((query @ beside).item()), abs=1e-3)
    assert without(query, concepts[::-1], [1.0] * count) == pytest.approx(left, abs=1e-3)


def test_half_a_weight_takes_half_away_and_excluding_all_leaves_the_query() -> None:
    query = unit(floats(1, 1, 0, 0))[None, :]
    half = without(query, AXES[:1], [0.5])
    assert float(half[0, 0] / half[0, 1]) == pytest.approx(0.5)
    assert without(AXES[:1], AXES[:1], [1.0]) == pytest.approx(AXES[:1])
    assert without(query, AXES[:0], []) is query
    twice = np.vstack([AXES[0], AXES[0]])
    assert without(query, twice, [1.0, 1.0]) == pytest.approx(AXES[1:2])


def test_marks_move_a_query() -> None:
    moved = rocchio(AXES[:1], AXES[1:2], AXES[2:3])
    assert moved is not None
    assert moved[0, 0] > moved[0, 1] > 0 > moved[0, 2]
    assert rocchio(None, AXES[:0], AXES[1:2]) is None
    assert rocchio(None, AXES[1:2], AXES[:0]) == pytest.approx(AXES[1:2])


def test_a_probe_tells_apart_what_lies_close_together() -> None:
    draw = np.random.default_rng(3)
    shared = draw.standard_normal(64) * 2
    telling = np.eye(64)[0]

    def some(count: int, sign: float) -> np.ndarray:
        rows = shared + sign * telling + draw.standard_normal((count, 64)) * 0.1
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    probe = train(some(4, 1.0), some(9, -1.0))
    assert probe is not None
    assert (probe.log_odds(some(50, 1.0)) > 0).all() and (probe.log_odds(some(50, -1.0)) < 0).all()
    assert train(some(ENOUGH_OF_EACH - 1, 1.0), some(9, -1.0)) is None


def test_folding_needs_nearness_to_what_is_shown() -> None:
    # 0 and 1 are nearly the same, 1 and 2 too, but 0 and 2 are not: no chain.
    likeness = np.array([[1, 0.96, 0.9], [0.96, 1, 0.96], [0.9, 0.96, 1]], np.float32)
    assert fold(likeness, np.full(3, 0.95, np.float32)).tolist() == [0, 0, 2]
    assert fold(likeness, np.full(3, 0.99, np.float32)).tolist() == [0, 1, 2]
    assert fold(np.zeros((0, 0), np.float32), floats()).tolist() == []


def test_variety_moves_what_is_like_the_first_behind() -> None:
    likeness = np.array([[1, 0.9, 0], [0.9, 1, 0], [0, 0, 1]], np.float32)
    assert vary([0.9, 0.8, 0.7], likeness, 0.0) == [0, 1, 2]
    assert vary([0.9, 0.8, 0.7], likeness, 0.5) == [0, 2, 1]


def test_reasons_add_up_and_exclusions_take_away() -> None:
    ids = integers(1, 2, 3)
    told = [
        hear("words", integers(2, 1, 2), floats(0.5, 0.5, 0.1), floats(0.3, 0.4, 0.2)),
        hear("words", integers(1), floats(0.5)),
        hear("against", integers(2, 9), floats(1.0, 1.0)),
    ]
    assert scores(ids, told, 1.0) == pytest.approx([0.75, 0.0, 0.0])
    assert all_ids(told).tolist() == [1, 2]
    cosines = best_cosines(ids, told)
    assert cosines[:2] == pytest.approx([0.4, 0.3]) and np.isnan(cosines[2])


def test_words_and_an_example_have_both_to_fit() -> None:
    ids = integers(1, 2, 3)
    told = [
        hear("words", ids, floats(0.9, 0.9, 0.5)),
        hear("example", integers(1, 3), floats(0.01, 0.5)),
    ]
    both = scores(ids, told, 0.5)
    assert both.argmax() == 2
    assert both[1] < both[0] < both[2]


def test_marks_help_and_decide_alone_only_where_nothing_was_asked() -> None:
    ids = integers(1)
    marked = hear("marks", ids, floats(0.8))
    assert scores(ids, [marked], 1.0) == pytest.approx([0.8])
    asked = scores(ids, [marked, hear("words", ids, floats(0.2))], 1.0)
    assert 0.2 < float(asked[0]) < 0.8


@given(st.floats(0, 1, width=32), st.floats(-50, 50, width=32))
def test_shifted_probabilities_stay_probabilities(chance: float, nats: float) -> None:
    moved = float(shifted(floats(chance), floats(nats))[0])
    assert 0 <= moved <= 1
    assert (moved >= chance - 1e-5) if nats >= 0 else (moved <= chance + 1e-5)


def test_a_concept_named_twice_does_not_shield_the_next_one() -> None:
    for seed in range(20):
        vectors = np.random.default_rng(seed).normal(size=(3, 8)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        left = without(vectors[:1], vectors[[1, 1, 2]], [1.0, 1.0, 1.0])
        assert np.abs(left @ vectors[1:].T).max() < 1e-5


def test_more_concepts_than_dimensions_are_no_error() -> None:
    vectors = np.random.default_rng(0).normal(size=(50, 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    left = without(vectors[:1], vectors, [1.0] * 50)
    assert np.allclose(left, vectors[:1])
