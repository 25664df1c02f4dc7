"""Ways to lay many numbers out on two: principal components, UMAP, t-SNE and PaCMAP, behind one shape.

The last three keep what is near near; distances between far regions mean little in them. Their libraries take long to
load and to compile: they are imported when a map is made, in a process of its own, see `map_making`.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import logging
import re
import threading
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from models import extras
from models.analysis.principal import Positions, principal
from models.errors import UserError
from models.index.neighbours import Labels, Neighbours, nearest, nearest_in_each
from models.messages import say
from models.spaces import Vectors

Tell = Callable[[float], None]
"""Told how much is done, 0 to 1; what it raises ends the work."""

REDUCED_DIMS = 64
"""So many numbers of each vector are compared; beyond them, what differs is mostly noise."""
_NEIGHBOURS = 15
_PERPLEXITY = 30
# Of more points than these, fewer neighbours are enough for some methods.
_MANY = 5000
_PACMAP_NEIGHBOURS = 10
_PACMAP_CANDIDATES = 60
_TSNE_EARLY, _TSNE_LATE = 200, 250
# The grid on which forces are interpolated may be three times as coarse as usual: measured on 10,000 points, the map is
# as trustworthy, to the third digit, and comes several times as quickly.
_TSNE_CELL = 3
_TSNE_TELLS = 10
# More points need fewer rounds; UMAP itself would take 500 up to 10,000, for a map that is hardly better.
_UMAP_ROUNDS = ((2000, 500), (10**9, 200))
_FEW = 4
# So small a share of all lies outside of the frame at each side.
_RIM = 0.0005


class Method(Protocol):
    """Lays points out."""

    def arrange(self, points: Vectors, neighbours: Neighbours, seed: int, tell: Tell) -> Positions:
        """Where each point lies.

        Args:
            points: shape (n, dims), n > 3.
            neighbours: of the points, as many of each as `_Known` says or all there are.
        Returns: shape (n, 2), float32; the same for the same points and seed on one computer.
        """


@dataclass(frozen=True, slots=True)
class _Known:
    """One of `METHODS`.

    Attributes:
        method: None for the plane of most variance alone (Pearson 1901), where all the others begin.
        neighbours, of_many: how many of each point are looked for; the second where there are more than `_MANY`.
    """

    method: type[Method] | None
    module: str
    neighbours: int
    of_many: int


class _Umap:
    """Source: McInnes, Healy, Melville 2018, by their library umap-learn; begun from principal components."""

    def arrange(self, points: Vectors, neighbours: Neighbours, seed: int, tell: Tell) -> Positions:
        library: Any = importlib.import_module("umap")
        bars: Any = importlib.import_module("tqdm")
        # Its own lock is one of the system's, for bars of several processes, and left behind where this one is ended.
        bars.tqdm.set_lock(threading.RLock())
        known = (_with_themselves(neighbours.rows), _with_zeros(neighbours.distances))
        count = known[0].shape[1]
        rounds = next(rounds for most, rounds in _UMAP_ROUNDS if len(points) <= most)
        reducer = library.UMAP(
            n_neighbors=count,
            n_epochs=rounds,
            init=_beginning(points) * 10,
            random_state=seed,
            n_jobs=1,
            precomputed_knn=(known[0], known[1], None),
            verbose=False,
            tqdm_kwds={
                "file": _Listener(r"(\d+)/", rounds, tell),
                "disable": False,
                "mininterval": 0.3,
                "bar_format": "{n_fmt}/{total_fmt} ",
            },
        )
        with warnings.catch_warnings():
            # It warns that it could not place new points by itself, which is done in `placing`.
            warnings.simplefilter("ignore")
            return np.asarray(reducer.fit_transform(points), np.float32)


class _Tsne:
    """Source: van der Maaten, Hinton 2008; interpolated as by Linderman et al. 2019, begun from principal components as
    by Kobak, Berens 2019, by the library openTSNE (Policar et al. 2019).

    Among many points, fifteen neighbours of each that all count alike give nearly the map of a perplexity of 30 (Böhm,
    Berens, Kobak 2022), with a sixth of the forces: in half the time, and as trustworthy to about a thousandth.
    """

    def arrange(self, points: Vectors, neighbours: Neighbours, seed: int, tell: Tell) -> Positions:
        library: Any = importlib.import_module("openTSNE")
        index = library.nearest_neighbors.PrecomputedNeighbors(neighbours.rows, neighbours.distances)
        many = len(points) > _MANY
        if many:
            closeness = library.affinity.Uniform(knn_index=index, symmetrize="max")
        else:
            perplexity = min(_PERPLEXITY, neighbours.rows.shape[1] / 3)
            closeness = library.affinity.PerplexityBasedNN(knn_index=index, perplexity=perplexity, random_state=seed)
        beginning = _beginning(points).astype(np.float64)
        layout = library.TSNEEmbedding(
            beginning,
            closeness,
            negative_gradient_method="fft" if many else "bh",
            ints_in_interval=_TSNE_CELL,
            random_state=seed,
            n_jobs=-1,
            callbacks_every_iters=_TSNE_TELLS,
        )

        def telling(before: int) -> Callable[..., None]:
            return lambda done, *_: tell((before + done) / (_TSNE_EARLY + _TSNE_LATE))

        layout = layout.optimize(_TSNE_EARLY, exaggeration=12, momentum=0.5, callbacks=[telling(0)])
        layout = layout.optimize(_TSNE_LATE, momentum=0.8, callbacks=[telling(_TSNE_EARLY)])
        return np.asarray(layout, np.float32)


class _Pacmap:
    """Source: Wang, Huang, Rudin, Shaposhnik 2021, by their library pacmap; pairs are chosen as there."""

    def arrange(self, points: Vectors, neighbours: Neighbours, seed: int, tell: Tell) -> Positions:
        library: Any = importlib.import_module("pacmap")
        # It warns that the same numbers give the same map, which is wanted.
        logging.getLogger("pacmap").setLevel(logging.ERROR)
        count = min(_PACMAP_NEIGHBOURS, max(1, (len(points) - 1) // 4))
        reducer = library.PaCMAP(
            n_components=2,
            n_neighbors=count,
            pair_neighbors=_closest_pairs(neighbours, count),
            random_state=seed,
            apply_pca=False,
            verbose=True,
        )
        listener = _Listener(r"Iteration:\s*(\d+)", sum(reducer.num_iters), tell)
        with contextlib.redirect_stdout(listener):
            return np.asarray(reducer.fit_transform(points, init=_beginning(points)), np.float32)


METHODS: Mapping[str, _Known] = {
    "umap": _Known(_Umap, "umap", _NEIGHBOURS, _NEIGHBOURS),
    "tsne": _Known(_Tsne, "openTSNE", 3 * _PERPLEXITY, _NEIGHBOURS),
    "pacmap": _Known(_Pacmap, "pacmap", _PACMAP_CANDIDATES, _PACMAP_CANDIDATES),
    "pca": _Known(None, "numpy", 0, 0),
}
"""Names of the methods, the usual one first."""


def available() -> tuple[str, ...]:
    """Names of the methods whose libraries are installed; nothing is imported."""
    return tuple(name for name, known in METHODS.items() if importlib.util.find_spec(known.module) is not None)


def arrange(points: Vectors, method: str, seed: int, tell: Tell, groups: Labels | None = None) -> Positions:
    """Lay points out by a method.

    Args:
        points: shape (n, dims). method: one of `METHODS`.
        groups: shape (n,): those of different groups are to lie beside their like, see `nearest_in_each`. None where
            all are of one kind.
    Returns: shape (n, 2), float32, around 0 and at most 1 from it across and down.
    Raises: UserError: its library is not installed.
    """
    known = METHODS[method]
    if importlib.util.find_spec(known.module) is None:
        raise UserError(
            say("The map was not made by %1.", method),
            say("The package %1 is not installed.", known.module),
            extras.how_to_get("explore"),
        )
    # What stands alone, or is all the same, has no neighbours to keep.
    if known.method is None or len(points) < _FEW or not np.ptp(points, axis=0).any():
        return framed(_beginning(points))
    wanted = known.of_many if len(points) > _MANY else known.neighbours
    if groups is not None and len(np.unique(groups)) > 1:
        neighbours = nearest_in_each(points, groups, wanted)
    else:
        neighbours = nearest(points, wanted)
    return framed(known.method().arrange(points, neighbours, seed, tell))


def framed(positions: Positions) -> Positions:
    """Positions turned so that they reach farthest from left to right, around 0, and at most 1 away from it.

    Turning changes no distance, and windows are wider than high. Far outliers are brought in to the rim.
    """
    if not len(positions):
        return positions
    turned = principal(positions, 2).project(positions) if len(positions) > 1 else positions - positions
    low, high = np.quantile(turned, (_RIM, 1 - _RIM), axis=0)
    reach = max(float((high - low).max()) / 2, 1e-9)
    return np.asarray(np.clip((turned - (low + high) / 2) / reach, -1.0, 1.0), np.float32)


def _beginning(points: Vectors) -> Positions:
    """The first two principal components, with the spread of the first one at one hundredth of a per cent of one."""
    found = principal(points, 2).project(points)
    if found.shape[1] < 2:
        found = np.hstack([found, np.zeros((len(found), 2 - found.shape[1]), np.float32)])
    spread = float(found[:, 0].std())
    scaled: Positions = np.asarray(found / spread * 1e-4 if spread > 0 else found, np.float32)
    return scaled


def _with_themselves(rows: np.ndarray) -> np.ndarray:
    return np.hstack([np.arange(len(rows))[:, None], rows])


def _with_zeros(distances: np.ndarray) -> np.ndarray:
    return np.hstack([np.zeros((len(distances), 1), np.float32), distances])


def _closest_pairs(neighbours: Neighbours, count: int) -> np.ndarray:
    """Each point with those of its neighbours that are close for the density around both.

    Distances are divided by the usual ones of both points, those to their fourth to sixth neighbour.

    Returns: shape (n * count, 2), int32. Source: Wang et al. 2021, section 4.1.
    """
    rows, squares = neighbours.rows, np.square(neighbours.distances)
    usual = np.maximum(neighbours.distances[:, 3:6].mean(axis=1), 1e-10) if rows.shape[1] > 3 else np.ones(len(rows))
    scaled = squares / usual[:, None] / usual[rows]
    chosen = np.argsort(scaled, axis=1, kind="stable")[:, :count]
    pairs = np.empty((len(rows) * count, 2), np.int32)
    pairs[:, 0] = np.repeat(np.arange(len(rows)), count)
    pairs[:, 1] = np.take_along_axis(rows, chosen, axis=1).ravel()
    return pairs


class _Listener(io.TextIOBase):
    """Reads from what a library prints how far it is: it says so in no other way."""

    def __init__(self, pattern: str, total: int, tell: Tell) -> None:
        super().__init__()
        self._pattern = re.compile(pattern)
        self._total = total
        self._tell = tell

    def write(self, text: str) -> int:
        for found in self._pattern.findall(text):
            self._tell(min(1.0, int(found) / self._total))
        return len(text)
