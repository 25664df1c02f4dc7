"""Groups of points: around centres or by density, how many there are, and how they hang together."""

from __future__ import annotations

import heapq
import importlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.analysis.principal import Positions
from models.analysis.sampling import drawn
from models.index.neighbours import Labels, centres, nearest_to
from models.sorted_ids import Rows
from models.spaces import Vectors

NO_CLUSTER = -1
MOST_CLUSTERS = 60
FEWEST_POINTS = 10
"""With fewer, no grouping says anything."""

# By itself no more are made than a person looks through; who wants more says so.
_TRIED = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22, 24, 27, 30)
_FEWEST_IN_EACH = 5
_FOR_DOUBLING = 0.1
_JUDGED = 2000
# Density is looked at among so many; the others join the cluster of who lies next to them.
_DENSE_SAMPLE = 12_000
_SMALLEST_SHARE = 1 / 60


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Points in clusters.

    Attributes:
        labels: of each point, 0 and up; `NO_CLUSTER` for one that stands alone. Shape (n,), int32. Larger clusters come
            first.
        tightness: the silhouette, -1 to 1: above a half, clusters are well apart; below a quarter, hardly. None where
            there is only one.
    """

    labels: Labels
    tightness: float | None

    @property
    def count(self) -> int:
        """How many clusters there are."""
        return int(self.labels.max(initial=NO_CLUSTER)) + 1


def by_centres(points: Vectors, count: int = 0, seed: int = 1) -> Grouping:
    """Groups around centres (k-means, Lloyd 1982).

    Args:
        points: shape (n, dim).
        count: how many; 0 lets the silhouette choose, see `_chosen`.
    """
    most = min(MOST_CLUSTERS, max(1, len(points) // _FEWEST_IN_EACH))
    if len(points) < FEWEST_POINTS or most < 2:
        return Grouping(np.zeros(len(points), np.int32), None)
    groupings = []
    numbers = [min(count, len(points))] if count else [one for one in _TRIED if one <= most]
    for tried in numbers:
        _, labels = centres(points, tried, seed)
        groupings.append(Grouping(_largest_first(labels), silhouette(points, labels, seed)))
    tightness = [one.tightness if one.tightness is not None else -1.0 for one in groupings]
    return groupings[_chosen(numbers, tightness)]


def _chosen(counts: Sequence[int], tightness: Sequence[float]) -> int:
    """Which of some numbers of clusters is taken: the one of largest silhouette, with a little for each doubling.

    The largest silhouette alone is mostly that of two clusters, which tell a person nothing new.
    """
    worth = [tight + _FOR_DOUBLING * math.log2(count) for count, tight in zip(counts, tightness, strict=True)]
    return int(np.argmax(worth))


def by_density(points: Vectors, positions: Positions, smallest: int = 0, seed: int = 1) -> Grouping:
    """Groups that are denser than what lies between them; what lies between stays alone.

    Args:
        points: shape (n, dim), of which the silhouette is taken.
        positions: shape (n, 2), on the map, where density is looked for: among many numbers all is equally thin.
        smallest: the fewest points of a cluster; 0 means a sixtieth of all, at least five.
    Source: HDBSCAN (Campello, Moulavi, Sander 2013), by scikit-learn; on a map as McInnes, Healy 2017 advise.
    """
    if len(points) < FEWEST_POINTS:
        return Grouping(np.zeros(len(points), np.int32), None)
    library: Any = importlib.import_module("sklearn.cluster")
    chosen = drawn(len(points), _DENSE_SAMPLE, seed)
    share = len(chosen) / len(points)
    least = max(_FEWEST_IN_EACH, round((smallest or len(points) * _SMALLEST_SHARE) * share))
    found = library.HDBSCAN(min_cluster_size=min(least, len(chosen)), copy=True).fit_predict(
        positions[chosen].astype(np.float64)
    )
    labels = found.astype(np.int32)
    if len(chosen) < len(points):
        nearest = nearest_to(positions, positions[chosen], 1).rows[:, 0]
        labels = labels[nearest]
    return Grouping(_largest_first(labels), silhouette(points, labels, seed))


def silhouette(points: Vectors, labels: Labels, seed: int = 0) -> float | None:
    """How much nearer points are to their own cluster than to the next one, on average, -1 to 1.

    Of more than 2,000 points, those of a sample are asked, among themselves. Points without a cluster do not count.

    Args: points: shape (n, dim). labels: shape (n,).
    Returns: None where there are fewer than two clusters, or none with two points.
    Source: Rousseeuw 1987, Euclidean distances.
    """
    inside = np.flatnonzero(labels >= 0)
    rows = inside[drawn(len(inside), _JUDGED, seed)]
    known, own = np.unique(labels[rows], return_inverse=True)
    if len(known) < 2 or len(rows) <= len(known):
        return None
    some = points[rows].astype(np.float32)
    squares = np.square(some).sum(axis=1)
    distances = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * some @ some.T, 0))
    np.fill_diagonal(distances, 0)
    members = np.zeros((len(rows), len(known)), np.float32)
    members[np.arange(len(rows)), own] = 1
    sizes = members.sum(axis=0)
    sums = distances @ members
    each = np.arange(len(rows))
    inner = sums[each, own] / np.maximum(sizes[own] - 1, 1)
    means = sums / sizes
    means[each, own] = np.inf
    outer = means.min(axis=1)
    scores = np.where(sizes[own] > 1, (outer - inner) / np.maximum(np.maximum(outer, inner), 1e-12), 0.0)
    return float(scores.mean())


def middles(points: Vectors, labels: Labels) -> Vectors:
    """The mean of each cluster: shape (clusters, dim), float32."""
    count = int(labels.max(initial=NO_CLUSTER)) + 1
    inside = labels >= 0
    sums = np.zeros((count, points.shape[1]))
    np.add.at(sums, labels[inside], points[inside])
    sizes = np.bincount(labels[inside], minlength=count)
    return np.asarray(sums / np.maximum(sizes, 1)[:, None], np.float32)


def typical(points: Vectors, labels: Labels, most: int) -> list[Rows]:
    """For each cluster the rows of its points that are nearest to its middle, the nearest first."""
    found = []
    for cluster, middle in enumerate(middles(points, labels)):
        rows = np.flatnonzero(labels == cluster)
        order = np.argsort(np.square(points[rows] - middle).sum(axis=1), kind="stable")[:most]
        found.append(rows[order])
    return found


@dataclass(frozen=True, slots=True)
class Merge:
    """Two parts become one. Parts are numbered: clusters first, then what earlier merges made."""

    left: int
    right: int
    height: float
    size: int


def tree(centres_of: Vectors, sizes: Sequence[int]) -> list[Merge]:
    """Clusters joined, always the two whose union loses least (Ward 1963, by the update of Lance, Williams 1967).

    Args: centres_of: shape (k, dim). sizes: points of each, above 0.
    Returns: k - 1 merges; heights ascend and are distances, as scipy's.
    """
    weights = {part: float(size) for part, size in enumerate(sizes)}
    places = {part: np.asarray(centre, np.float64) for part, centre in enumerate(centres_of)}

    def pairs_with(part: int) -> Iterator[tuple[float, int, int]]:
        for other in places:
            if other != part:
                shared = 2 * weights[part] * weights[other] / (weights[part] + weights[other])
                yield shared * float(np.square(places[part] - places[other]).sum()), min(part, other), max(part, other)

    waiting = sorted({pair for part in places for pair in pairs_with(part)})
    merges: list[Merge] = []
    while len(places) > 1:
        loss, left, right = heapq.heappop(waiting)
        if left not in places or right not in places:
            continue
        part = len(sizes) + len(merges)
        weights[part] = weights[left] + weights[right]
        places[part] = (weights[left] * places.pop(left) + weights[right] * places.pop(right)) / weights[part]
        merges.append(Merge(left, right, float(np.sqrt(loss)), round(weights[part])))
        for pair in pairs_with(part):
            heapq.heappush(waiting, pair)
    return merges


def branches(merges: Sequence[Merge], clusters: int, count: int) -> npt.NDArray[np.int32]:
    """The tree cut so that so many branches are left: the branch of each cluster, shape (clusters,), in the order in
    which they stand in the tree.
    """
    parts: dict[int, list[int]] = {cluster: [cluster] for cluster in range(clusters)}
    for number, merge in enumerate(merges[: max(0, clusters - max(1, count))]):
        parts[clusters + number] = parts.pop(merge.left) + parts.pop(merge.right)
    found = np.zeros(clusters, np.int32)
    for branch, members in enumerate(sorted(parts.values(), key=min)):
        found[members] = branch
    return found


def _largest_first(labels: Labels) -> Labels:
    """The same clusters, numbered by their size, the largest 0."""
    inside = labels >= 0
    known, inverse = np.unique(labels[inside], return_inverse=True)
    sizes = np.bincount(inverse, minlength=len(known))
    ranks = np.empty(len(known), np.int32)
    ranks[np.argsort(-sizes, kind="stable")] = np.arange(len(known))
    found = np.full(len(labels), NO_CLUSTER, np.int32)
    found[inside] = ranks[inverse]
    return found
