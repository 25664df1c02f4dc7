"""Clusters: planted ones are found, nothing is where nothing was planted, and the figures are scikit-learn's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.metrics import adjusted_rand_score, silhouette_score

from models.analysis.axes import PhrasesAlike, direction, positions_along
from models.analysis.cluster_naming import distinctive, name, words_of
from models.analysis.clusters import branches, by_centres, by_density, middles, silhouette, tree, typical


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


def blobs(rng: np.random.Generator, sizes: list[int], dim: int = 10) -> tuple[np.ndarray, np.ndarray]:
    middles_of = rng.normal(0, 8, (len(sizes), dim))
    labels = np.repeat(np.arange(len(sizes)), sizes)
    return (middles_of[labels] + rng.normal(size=(len(labels), dim))).astype(np.float32), labels


@pytest.mark.parametrize("count", [3, 7])
def test_the_number_of_planted_clusters_is_found(rng: np.random.Generator, count: int) -> None:
    points, labels = blobs(rng, [40] * count)
    found = by_centres(points)
    assert found.count == count
    assert adjusted_rand_score(labels, found.labels) > 0.99
    assert found.tightness is not None and found.tightness > 0.6


def test_the_number_can_be_chosen_and_the_largest_comes_first(rng: np.random.Generator) -> None:
    points, _ = blobs(rng, [10, 60, 30])
    found = by_centres(points, 3)
    assert np.bincount(found.labels).tolist() == [60, 30, 10]
    assert by_centres(points, 8).count == 8


def test_no_clusters_are_tight_where_none_were_planted(rng: np.random.Generator) -> None:
    # A hundred times nothing: it never looks as if there were something.
    for _ in range(100):
        found = by_centres(rng.normal(size=(60, 12)).astype(np.float32), 4)
        assert found.tightness is not None and found.tightness < 0.25


def test_ten_points_are_enough_and_fewer_are_one_group(rng: np.random.Generator) -> None:
    points, labels = blobs(rng, [5, 5])
    assert adjusted_rand_score(labels, by_centres(points).labels) == 1.0
    few = by_centres(points[:9])
    assert few.count == 1 and few.tightness is None
    assert by_density(points[:9], points[:9, :2]).count == 1


def test_density_leaves_alone_what_lies_between(rng: np.random.Generator) -> None:
    noise = rng.uniform(-4, 9, (25, 2))
    points = np.vstack([rng.normal(0, 0.1, (60, 2)), rng.normal(5, 0.1, (60, 2)), noise]).astype(np.float32)
    found = by_density(points, points, 15)
    assert found.count == 2
    assert (found.labels[:60] == found.labels[0]).all() and (found.labels[60:120] == found.labels[60]).all()
    assert (found.labels[120:] == -1).mean() > 0.5


def test_density_of_many_is_looked_at_in_a_sample(rng: np.random.Generator) -> None:
    points = np.vstack([rng.normal(0, 0.1, (9000, 2)), rng.normal(5, 0.1, (9000, 2))]).astype(np.float32)
    found = by_density(points, points)
    assert (found.labels[:9000] == found.labels[0]).mean() > 0.99
    assert found.labels[0] != found.labels[-1]


def test_the_silhouette_is_that_of_scikit_learn(rng: np.random.Generator) -> None:
    points, labels = blobs(rng, [30, 20, 1, 40])
    noisy = labels + rng.integers(0, 2, len(labels))
    for some in (labels, noisy):
        assert silhouette(points, some) == pytest.approx(silhouette_score(points, some), abs=1e-4)
    alone = np.where(labels == 0, -1, labels)
    assert silhouette(points, alone) == pytest.approx(
        silhouette_score(points[labels > 0], labels[labels > 0]), abs=1e-4
    )
    assert silhouette(points, np.zeros(len(points), np.int32)) is None


def test_the_tree_is_the_one_of_scipy(rng: np.random.Generator) -> None:
    middle = rng.normal(size=(12, 5))
    ours, theirs = tree(middle.astype(np.float32), [1] * 12), linkage(middle, "ward")
    np.testing.assert_allclose([one.height for one in ours], theirs[:, 2], rtol=1e-4)
    assert [one.size for one in ours] == theirs[:, 3].astype(int).tolist()
    for count in (2, 4, 7):
        assert adjusted_rand_score(branches(ours, 12, count), fcluster(theirs, count, "maxclust")) == 1.0


def test_large_clusters_resist_being_joined() -> None:
    places = np.array([[0.0], [1.0], [2.1]], np.float32)
    assert {tree(places, [1, 1, 1])[0].left, tree(places, [1, 1, 1])[0].right} == {0, 1}
    heavy = tree(places, [100, 100, 1])[0]
    assert {heavy.left, heavy.right} == {1, 2}
    assert tree(places[:1], [5]) == [] and branches([], 1, 1).tolist() == [0]


def test_typical_members_are_nearest_to_the_middle() -> None:
    points = np.array([[0.0], [1.0], [2.0], [10.0], [11.0]], np.float32)
    labels = np.array([0, 0, 0, 1, 1], np.int32)
    assert middles(points, labels).ravel().tolist() == [1.0, 10.5]
    assert [rows.tolist() for rows in typical(points, labels, 2)] == [[1, 0], [3, 4]]


def test_terms_that_everybody_has_name_nobody() -> None:
    lions = [["lion", "animal"], ["lion", "animal"], ["lion", "zebra", "animal"]]
    boats = [["boat", "animal"], ["boat", "sea", "animal"], ["boat", "animal"]]
    first, second = distinctive([lions, boats], 2)
    assert first[0] == "lion" and second[0] == "boat"
    assert "zebra" not in first


def test_a_formula_worked_by_hand() -> None:
    # A = (3 + 1) / 2 = 2; lion: 2/2 * ln(1 + 2/2), zoo: 1/2 * ln(1 + 2/1); so lion leads.
    assert distinctive([[["lion", "zoo"], ["lion"]], [["boat"]]], 5) == [("lion", "zoo"), ("boat",)]


def test_names_are_short_and_say_nothing_twice() -> None:
    assert name(["lion", "tiger", "puma"], ["lions", "savannah"]) == "lion, tiger, savannah"
    assert name([], ["letters", "letter", "invoice"]) == "letters, invoice"
    assert name([], []) == ""


def test_words_that_cameras_write_are_no_words() -> None:
    assert words_of("IMG_2034 Lion at the lake (copy).jpg") == ["lion", "lake"]


def test_an_axis_puts_the_middle_between_both_ends(rng: np.random.Generator) -> None:
    low, high = np.eye(6, dtype=np.float32)[:2]
    shares = np.linspace(0, 1, 50, dtype=np.float32)[:, None]
    vectors = (1 - shares) * low + shares * high
    along = positions_along(vectors, direction(low, high))
    assert (np.diff(along) > 0).all()
    assert along[0] == pytest.approx(-along[-1], abs=1e-5)
    np.testing.assert_allclose(positions_along(vectors, direction(high, low)), -along, atol=1e-6)


def test_an_axis_of_one_meaning_is_none() -> None:
    one = np.eye(3, dtype=np.float32)[0]
    with pytest.raises(PhrasesAlike):
        direction(one, one)
    assert not positions_along(np.ones((2, 3), np.float32), one).any()
