"""Figures of the guided tours: every one is computed on a small library and on none, and says what is true."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Sequence
from typing import ClassVar

import numpy as np
import pytest
from bridged import Bridged
from scipy.stats import binomtest
from sklearn.manifold import trustworthiness

from models.analysis import lesson_keeping
from models.analysis.lesson_judging import wilson
from models.analysis.lesson_sources import WORDS, LessonSources, number_of, plain, text_of, without_means
from models.analysis.lessons import FIGURES, Lessons
from models.analysis.map_quality import judge_map
from models.analysis.small_tsne import small_tsne
from models.engine import Engine
from models.errors import UserError
from models.figures import Figure
from models.spaces import Vectors

TOURS = sorted(path for path in WORDS.parent.rglob("*.toml") if path != WORDS)


class FakeWords:
    """Words in a plane: "woman" is "man" turned a little, and "queen" is "king" turned by the same."""

    places: ClassVar = {"man": (1, 0), "woman": (1, 1), "king": (3, 0), "queen": (3, 1), "other": (-2, 1)}

    def static(self, texts: Sequence[str]) -> Vectors:
        return np.array([self.places.get(text, (0.5, 0.2)) for text in texts], np.float32)

    def nearest(self, vector: Vectors, count: int, without: Sequence[str] = ()) -> list[tuple[str, float]]:
        away = {word: float(np.linalg.norm(np.array(place) - vector)) for word, place in self.places.items()}
        return [(word, -away[word]) for word in sorted(away, key=away.__getitem__) if word not in without][:count]

    def in_context(self, word: str, sentences: Sequence[str]) -> Vectors:
        near = [("river" in sentence or "boat" in sentence) for sentence in sentences]
        return np.array([(1, 0) if one else (0, 1) for one in near], np.float32)


class NoStaticWords(FakeWords):
    def static(self, texts: Sequence[str]) -> Vectors:
        raise UserError("There are none.", "The package wordllama is not installed.", "Install it.")

    nearest = static  # type: ignore[assignment]


@pytest.fixture
def engine(open_roses: Callable[..., Engine]) -> Engine:
    return open_roses()


def lessons_of(engine: Engine, words: FakeWords) -> Lessons:
    return Lessons(LessonSources(engine._catalogue, engine._encoders, engine.search, engine.context, words))


@pytest.fixture
def lessons(engine: Engine) -> Lessons:
    return lessons_of(engine, FakeWords())


@pytest.fixture
def bare(open_engine: Callable[..., Engine]) -> Lessons:
    return lessons_of(open_engine(Bridged()), FakeWords())


def require_sound(figure: Figure) -> None:
    assert figure.says
    assert figure.bars or figure.dots or figure.arrows or figure.rows or figure.sights or figure.note
    assert all(np.isfinite(bar.value) for bar in figure.bars)
    assert all(np.isfinite((dot.x, dot.y)).all() for dot in (*figure.dots, *figure.arrows))
    assert all(0 <= dot.group < max(1, len(figure.groups)) for dot in (*figure.dots, *figure.arrows))
    assert all(len(row) == len(figure.head) for row in figure.rows)


def test_every_figure_is_made_without_a_library(bare: Lessons) -> None:
    for name in FIGURES:
        require_sound(bare.figure(name, ()))


def test_every_figure_is_made_of_a_library(lessons: Lessons) -> None:
    for name in FIGURES:
        require_sound(lessons.figure(name, ()))


@pytest.mark.parametrize("given", [("", "", "", ""), ("nan", "inf"), ("1e99",), ("-5", "-5")], ids=str)
def test_whatever_is_typed_is_answered_or_refused_in_words(given: tuple[str, ...], bare: Lessons) -> None:
    for name in FIGURES:
        with contextlib.suppress(UserError):
            require_sound(bare.figure(name, given))


def test_what_is_not_known_is_refused(bare: Lessons) -> None:
    with pytest.raises(UserError, match="Nothing can be shown"):
        bare.figure("no such figure", ())


def test_with_nothing_in_the_library_sentences_are_shown_and_that_is_said(bare: Lessons) -> None:
    assert "sentences that come with Findling" in bare.figure("pca", ()).note
    assert len(bare.figure("pca", ()).dots) == 60


def test_otherwise_it_is_about_the_library(lessons: Lessons) -> None:
    assert lessons.figure("pca", ()).note == ""
    assert len(lessons.figure("pca", ()).dots) == 13
    assert {dot.name for dot in lessons.figure("pca", ()).dots} >= {"red rose 0.png", "letter 3.txt"}


def test_the_sum_of_words_is_shown_with_and_without_the_words_that_went_in(bare: Lessons) -> None:
    figure = bare.figure("analogy", ("king", "man", "woman"))
    assert figure.rows[0][1].startswith("queen") and figure.rows[0][2].startswith("queen")
    assert "“queen”" in figure.says


def test_without_static_words_their_step_says_which_package_and_the_contextual_half_is_shown(
    open_engine: Callable[..., Engine],
) -> None:
    lessons = lessons_of(open_engine(Bridged()), NoStaticWords())
    with pytest.raises(UserError) as caught:
        lessons.figure("static_near", ())
    assert "wordllama" in caught.value.why
    order = lessons.figure("order", ())
    assert len(order.bars) == 1 and "wordllama" in order.note
    assert len(lessons.figure("association", ()).bars) == 1
    assert lessons.figure("in_context", ()).rows


def test_a_word_in_two_meanings_is_told_apart(bare: Lessons) -> None:
    figure = bare.figure("in_context", ())
    assert [row[1:] for row in figure.rows] == [("1.00", "0.00"), ("1.00", "1.00"), ("1.00", "0.00")]
    assert "sentences 1 and 3" in figure.says
    with pytest.raises(UserError, match="Nothing was compared"):
        bare.figure("in_context", ("bank", "no such word here"))


def test_three_measures_put_unit_vectors_in_one_order(lessons: Lessons) -> None:
    figure = lessons.figure("three_orders", ("red",))
    assert figure.says == "All three put them in one order."
    assert all(row[1] == row[2] == row[3] for row in figure.rows)


def test_the_angle_and_the_distance_follow_from_each_other(bare: Lessons) -> None:
    rows = dict(bare.figure("angle", ("red dog", "red cat")).rows)
    assert rows["Cosine"] == rows["Inner product"] == "0.500"
    assert rows["Euclidean distance"] == rows["Root of 2 - 2 x cosine"] == "1.000"


def test_a_stretched_vector_climbs_by_the_inner_product_alone(bare: Lessons) -> None:
    few = tomllib.loads(WORDS.read_text("utf-8"))["few"]
    places = []
    for factor in ("1.0", "5.0"):
        bars = bare.figure("stretched", (f"{few[0]} {few[2]}", factor)).bars
        places.append(next(place for place, bar in enumerate(bars) if bar.marked))
    assert places[1] < places[0]


def test_kinds_lie_apart_until_their_means_are_taken_away(lessons: Lessons) -> None:
    assert lessons.figure("gap", ("0",)).groups == ("Pictures", "Passages")
    rng = np.random.default_rng(0)
    rows = rng.standard_normal((60, 8)).astype(np.float32)
    kinds = np.repeat([0, 1], 30)
    rows[kinds == 1] += 5
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    apart = [
        float(np.linalg.norm(moved[kinds == 0].mean(axis=0) - moved[kinds == 1].mean(axis=0)))
        for moved in (without_means(rows, kinds, share) for share in (0.0, 0.5, 1.0))
    ]
    assert apart[0] > apart[1] > apart[2] and apart[0] > 0.9 and apart[2] < 0.1
    assert np.allclose(np.linalg.norm(without_means(rows, kinds), axis=1), 1, atol=1e-5)


def test_a_vector_that_is_not_disturbed_is_as_it_was(bare: Lessons) -> None:
    undisturbed = bare.figure("canary", ("0",)).bars
    assert [round(bar.value, 5) for bar in undisturbed] == [1.0, 1.0]
    disturbed = bare.figure("canary", ("100",)).bars
    assert disturbed[0].value < 0.8 and disturbed[1].value < 1


def test_a_turned_space_keeps_its_neighbours_and_fits_nothing(bare: Lessons) -> None:
    within, across = bare.figure("turned", ()).bars
    assert within.value > 0.9  # of things that are equally near, others may come first
    assert abs(across.value) < 0.2


def test_more_bits_and_more_cells_find_more(bare: Lessons) -> None:
    rows = np.random.default_rng(6).standard_normal((200, 64)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    recalls = [lesson_keeping._recall(rows, lesson_keeping._rounded(rows, bits)) for bits in (1, 2, 4, 8)]
    assert recalls == sorted(recalls) and recalls[0] > 0.2 and recalls[-1] > 0.9
    assert [bar.marked for bar in bare.figure("rounding", ("4",)).bars] == [False, False, False, True, False]
    few, many = (bare.figure("cells", (looked,)).bars for looked in ("1", "16"))
    assert few[1].value < many[1].value == 1.0
    assert few[0].value < many[0].value == 1.0


def test_figures_of_ranks_are_those_of_the_definitions(bare: Lessons) -> None:
    assert [bar.value for bar in bare.figure("rank", ("3",)).bars] == [1.0, pytest.approx(1 / 3), pytest.approx(0.5)]
    assert [bar.value for bar in bare.figure("rank", ("11",)).bars] == [0.0, pytest.approx(1 / 11), 0.0]


@pytest.mark.parametrize(("right", "count"), [(0, 5), (4, 5), (16, 20), (400, 500), (1000, 1000)])
def test_the_interval_is_the_one_of_scipy(right: int, count: int) -> None:
    theirs = binomtest(right, count).proportion_ci(method="wilson")
    assert wilson(right, count) == (pytest.approx(theirs.low, abs=1e-9), pytest.approx(theirs.high, abs=1e-9))


def test_what_is_typed_is_held_within_bounds() -> None:
    assert [number_of((text,), 0, 5, 1, 9) for text in ("3", "99", "-1", "nan", "x", "")] == [3, 9, 1, 5, 5, 5]
    assert number_of((), 0, 5, 1, 9) == 5
    assert text_of(("  ",), 0, "usual") == "usual"
    assert len(text_of(("a" * 9999,), 0, "")) == 400
    assert plain("kind:picture") == '"kind:picture"'
    assert plain("-beach") == "beach"


def test_small_tsne_keeps_planted_groups_and_is_judged_alike_by_scikit_learn() -> None:
    rng = np.random.default_rng(1)
    middles = rng.standard_normal((4, 20)) * 6
    points = np.vstack([middle + rng.standard_normal((20, 20)) for middle in middles]).astype(np.float32)
    groups = np.repeat(np.arange(4), 20)
    places = small_tsne(points, 10)
    assert places.shape == (80, 2) and np.isfinite(places).all()
    assert np.array_equal(places, small_tsne(points, 10))
    squares = np.square(places[:, None] - places[None]).sum(axis=2) + np.diag(np.full(80, np.inf))
    assert (groups[squares.argmin(axis=1)] == groups).mean() == 1.0
    theirs = trustworthiness(points, places, n_neighbors=5)
    ours = judge_map(points, places)
    assert theirs > 0.95
    assert ours is not None and ours.trustworthiness == pytest.approx(theirs, abs=0.05)


def test_small_tsne_bears_points_that_are_equal_and_few() -> None:
    assert np.isfinite(small_tsne(np.ones((6, 3), np.float32), 2)).all()
    assert np.isfinite(small_tsne(np.eye(4, dtype=np.float32), 50)).all()


def test_every_tour_asks_for_figures_that_there_are_and_all_are_asked_for() -> None:
    steps = [step for path in TOURS for step in tomllib.loads(path.read_text("utf-8"))["step"]]
    assert {step["figure"] for step in steps if "figure" in step} == set(FIGURES)
