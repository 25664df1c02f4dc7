"""Layouts, their quality, and placing: against scikit-learn, and on plants whose answer is known."""

from __future__ import annotations

import sys
import threading
from types import SimpleNamespace

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

from models.analysis import map_methods
from models.analysis.map_methods import _closest_pairs, _Listener, arrange, available, framed
from models.analysis.map_quality import ASKED_FROM, judge_map
from models.analysis.placing import place
from models.analysis.principal import principal
from models.errors import UserError
from models.index.neighbours import Neighbours, centres, nearest, nearest_in_each, nearest_to


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(5)


def blobs(rng: np.random.Generator, count: int, each: int, dim: int = 20) -> tuple[np.ndarray, np.ndarray]:
    middles = rng.normal(0, 8, (count, dim))
    labels = np.repeat(np.arange(count), each)
    return (middles[labels] + rng.normal(size=(count * each, dim))).astype(np.float32), labels


def test_principal_components_are_those_of_scikit_learn(rng: np.random.Generator) -> None:
    vectors = (rng.normal(size=(300, 12)) @ rng.normal(size=(12, 12)) + 3).astype(np.float32)
    found, theirs = principal(vectors, 4), PCA(4, svd_solver="full").fit(vectors.astype(np.float64))
    assert found.shares == pytest.approx(theirs.explained_variance_ratio_, rel=1e-4)
    np.testing.assert_allclose(np.abs((found.axes * theirs.components_).sum(axis=1)), 1, atol=1e-4)
    np.testing.assert_allclose(
        np.abs(found.project(vectors)), np.abs(theirs.transform(vectors.astype(np.float64))), atol=2e-3
    )


def test_principal_components_of_few_or_equal_vectors() -> None:
    one = principal(np.ones((1, 5), np.float32), 3)
    assert one.project(np.ones((1, 5), np.float32)).shape == (1, 1)
    assert not principal(np.ones((4, 5), np.float32), 2).shares.any()


@pytest.mark.parametrize("count", [9, 40, 400])
def test_quality_is_that_of_scikit_learn(rng: np.random.Generator, count: int) -> None:
    vectors = rng.normal(size=(count, 6)).astype(np.float32)
    positions = vectors[:, :2] + rng.normal(0, 0.2, (count, 2)).astype(np.float32)
    judged = judge_map(vectors, positions)
    assert judged is not None
    assert judged.trustworthiness == pytest.approx(
        trustworthiness(vectors, positions, n_neighbors=judged.neighbours), abs=1e-6
    )
    # Continuity is the same with the two exchanged.
    assert judged.continuity == pytest.approx(
        trustworthiness(positions, vectors, n_neighbors=judged.neighbours), abs=1e-6
    )


def test_a_perfect_map_is_trusted_and_one_by_chance_is_not(rng: np.random.Generator) -> None:
    plane = rng.normal(size=(500, 2)).astype(np.float32)
    vectors = np.hstack([plane, np.zeros((500, 4), np.float32)])
    perfect, shuffled = judge_map(vectors, plane * 3), judge_map(vectors, rng.permutation(plane))
    assert perfect is not None and shuffled is not None
    assert perfect.trustworthiness == perfect.continuity == 1.0
    assert 0.4 < shuffled.trustworthiness < 0.6


def test_a_sample_says_nearly_what_all_would(rng: np.random.Generator) -> None:
    vectors = rng.normal(size=(ASKED_FROM + 1, 4)).astype(np.float32)
    positions = vectors[:, :2].copy()
    judged = judge_map(vectors, positions)
    assert judged is not None and judged.asked == 1000
    assert judged.trustworthiness == pytest.approx(trustworthiness(vectors, positions, n_neighbors=15), abs=0.01)


def test_too_few_points_say_nothing() -> None:
    assert judge_map(np.zeros((7, 3), np.float32), np.zeros((7, 2), np.float32)) is None


def test_nearest_others_are_the_true_ones(rng: np.random.Generator) -> None:
    points = rng.normal(size=(200, 8)).astype(np.float32)
    found = nearest(points, 5)
    squares = np.square(points[:, None] - points[None]).sum(axis=2)
    np.fill_diagonal(squares, np.inf)
    assert (found.rows == np.argsort(squares, axis=1)[:, :5]).all()
    np.testing.assert_allclose(found.distances, np.sqrt(np.sort(squares, axis=1)[:, :5]), atol=1e-3)


def test_nobody_is_a_neighbour_of_itself_even_among_equals() -> None:
    found = nearest(np.ones((30, 4), np.float32), 6)
    assert not (found.rows == np.arange(30)[:, None]).any()
    assert not found.distances.any()


def test_many_points_are_found_by_cells_and_nearly_all_are_right(rng: np.random.Generator) -> None:
    points, _ = blobs(rng, 30, 700, 12)
    found, exact = nearest(points, 10), nearest_to(points[::70], points, 11)
    agreed = [len({*a} & {*b}) / 10 for a, b in zip(found.rows[::70].tolist(), exact.rows[:, 1:].tolist(), strict=True)]
    assert np.mean(agreed) > 0.95


def test_centres_find_planted_groups_and_always_the_same(rng: np.random.Generator) -> None:
    points, labels = blobs(rng, 4, 50)
    middles, found = centres(points, 4, 3)
    assert middles.shape == (4, 20)
    assert all(len(set(found[labels == one])) == 1 for one in range(4))
    assert (centres(points, 4, 3)[1] == found).all()


def test_new_points_come_to_lie_among_their_like(rng: np.random.Generator) -> None:
    points, labels = blobs(rng, 3, 40)
    positions = np.array([[-1, 0], [1, 0], [0, 1]], np.float32)[labels]
    fresh = points[[0, 40, 80]] + rng.normal(0, 0.1, (3, 20)).astype(np.float32)
    np.testing.assert_allclose(place(fresh, points, positions), positions[[0, 40, 80]], atol=1e-5)
    assert place(points[:0], points, positions).shape == (0, 2)


def test_what_is_on_the_map_already_comes_to_its_own_place(rng: np.random.Generator) -> None:
    points = rng.normal(size=(50, 5)).astype(np.float32)
    positions = rng.normal(size=(50, 2)).astype(np.float32)
    np.testing.assert_allclose(place(points[:5], points, positions), positions[:5], atol=1e-3)


def test_a_frame_holds_everything_and_an_outlier_does_not_shrink_the_rest(rng: np.random.Generator) -> None:
    positions = np.vstack([rng.normal(size=(5000, 2)), [[1000.0, 1000.0]]]).astype(np.float32)
    found = framed(positions)
    assert np.abs(found).max() == 1.0
    assert found[:-1].std() > 0.1
    assert framed(positions[:1]).tolist() == [[0.0, 0.0]]


def test_a_frame_lies_across_and_keeps_distances(rng: np.random.Generator) -> None:
    tall = (rng.normal(size=(400, 2)) * (1, 5)).astype(np.float32)
    found = framed(tall)
    assert np.ptp(found[:, 0]) > 2 * np.ptp(found[:, 1])
    near = [nearest(some, 3).rows for some in (tall, found)]
    assert (near[0] == near[1]).mean() > 0.98


def test_kinds_that_lie_apart_get_neighbours_of_each_kind(rng: np.random.Generator) -> None:
    # Two kinds tell the same three things, in corners of their own.
    things, labels = blobs(rng, 3, 40)
    apart = np.repeat([0.0, 60.0], 120)[:, None].astype(np.float32)
    points = np.hstack([np.vstack([things, things + rng.normal(0, 0.1, things.shape).astype(np.float32)]), apart])
    kinds, meant = np.repeat([0, 1], 120).astype(np.int32), np.tile(labels, 2)
    alone, balanced = nearest(points, 8), nearest_in_each(points, kinds, 8)
    assert (kinds[alone.rows] == kinds[:, None]).all()
    assert (kinds[balanced.rows] == kinds[:, None]).mean() == 0.5
    assert (meant[balanced.rows] == meant[:, None]).mean() > 0.95
    assert not (balanced.rows == np.arange(240)[:, None]).any()
    assert (np.diff(balanced.distances, axis=1) >= 0).all()


def test_a_kind_of_one_has_no_say(rng: np.random.Generator) -> None:
    points = rng.normal(size=(20, 4)).astype(np.float32)
    kinds = np.array([1] + [0] * 19, np.int32)
    assert nearest_in_each(points, kinds, 6).rows.shape == (20, 3)


@pytest.mark.parametrize("count", [1, 2, 3, 10])
def test_a_handful_is_laid_out_by_principal_components(rng: np.random.Generator, count: int) -> None:
    found = arrange(rng.normal(size=(count, 6)).astype(np.float32), "pca", 1, lambda _: None)
    assert found.shape == (count, 2) and np.isfinite(found).all()


def test_equal_vectors_lie_in_one_place() -> None:
    assert not arrange(np.ones((20, 6), np.float32), "umap", 1, lambda _: None).any()


@pytest.mark.parametrize("many", [5000, 10])
def test_tsne_keeps_planted_groups_together_and_says_how_far_it_is(
    rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    pytest.importorskip("openTSNE")
    monkeypatch.setattr(map_methods, "_MANY", many)
    for rounds in ("_TSNE_EARLY", "_TSNE_LATE"):
        monkeypatch.setattr(map_methods, rounds, 50)
    points, labels = blobs(rng, 3, 25)
    told: list[float] = []
    found = arrange(points, "tsne", 1, told.append)
    nearby = nearest(found, 5).rows
    assert (labels[nearby] == labels[:, None]).mean() > 0.95
    assert told == sorted(told) and told[-1] == 1.0


def test_umap_leaves_no_lock_of_the_system_behind(rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    bars = pytest.importorskip("tqdm")

    def first_two(points: np.ndarray) -> np.ndarray:
        assert isinstance(bars.tqdm.get_lock(), type(threading.RLock())), "its process may be ended at any time"
        return points[:, :2]

    monkeypatch.setattr(bars.tqdm, "_lock", None, raising=False)
    umap = SimpleNamespace(UMAP=lambda **_: SimpleNamespace(fit_transform=first_two), __spec__=object())
    monkeypatch.setitem(sys.modules, "umap", umap)
    assert arrange(rng.normal(size=(20, 6)).astype(np.float32), "umap", 1, lambda _: None).shape == (20, 2)


def test_a_missing_library_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "umap" else object())
    assert "umap" not in available() and "tsne" in available()
    with pytest.raises(UserError, match="umap"):
        arrange(np.eye(8, dtype=np.float32), "umap", 1, lambda _: None)


def test_pairs_prefer_those_that_are_close_for_their_neighbourhood() -> None:
    # The first point's second neighbour is the farther one, but everything around it is far.
    rows = np.array([[1, 2], [0, 2], [0, 1]])
    distances = np.array([[1.0, 1.2], [1.0, 2.0], [1.2, 2.0]], np.float32)
    pairs = _closest_pairs(Neighbours(rows, distances), 1)
    assert pairs.dtype == np.int32 and pairs.tolist() == [[0, 1], [1, 0], [2, 0]]


def test_how_far_a_library_is_is_read_from_what_it_prints() -> None:
    told: list[float] = []
    listener = _Listener(r"Iteration:\s*(\d+)", 40, told.append)
    listener.write("Iteration:   10, Loss: 3")
    listener.write("nothing")
    listener.write("Iteration:   40, Loss: 1\n")
    assert told == [0.25, 1.0]
