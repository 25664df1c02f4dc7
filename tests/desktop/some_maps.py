"""A map of a few hundred things in four groups, as the engine would send it."""

from __future__ import annotations

import numpy as np

from models.analysis import map_points
from models.analysis.map_points import Colours
from models.explored import (
    AxisAnswer,
    AxisEnds,
    AxisWish,
    Branch,
    Cluster,
    Clusters,
    Colouring,
    How,
    MapChoice,
    MapOptions,
    MapPoints,
    MapStatus,
    MapWish,
)
from models.kinds import Kind

NAMES = ("lion, wild cat, savannah", "lake, mountain, evening", "waltz, piano, strings", "invoice, total, due")
WORDS = tuple(tuple(name.split(", ")) for name in NAMES)
_MIDDLES = np.array([[-0.6, -0.5], [0.55, -0.45], [-0.45, 0.55], [0.6, 0.5]])
_KINDS = (0, 0, 1, 2)  # of the files in each group, as in facts.KINDS

OPTIONS = MapOptions(
    (
        MapChoice("", "", (Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT), 400),
        MapChoice("pictures", "Basic picture encoder", (Kind.IMAGE,), 200),
    ),
    ("umap", "tsne", "pacmap", "pca"),
)


class SomeMap:
    """Points in groups."""

    options = OPTIONS

    def __init__(self, each: int = 100, spread: float = 0.12) -> None:
        rng = np.random.default_rng(4)
        self.labels = np.repeat(np.arange(4), each)
        self.positions = np.clip(_MIDDLES[self.labels] + rng.normal(0, spread, (4 * each, 2)), -1, 1).astype(np.float32)
        self.ids = np.arange(1, 4 * each + 1)
        self.kinds = np.array(_KINDS)[self.labels]

    def status(self, wish: MapWish) -> MapStatus:
        return MapStatus(wish, len(self.ids), 0, 0, 0.962, 0.941, 12.0)

    def points(self, colouring: Colouring) -> MapPoints:
        colours = {
            Colouring.CLUSTER: Colours(self.labels, ("0", "1", "2", "3")),
            Colouring.KIND: Colours(np.array([0, 0, 1, 2])[self.labels], ("image", "audio", "document")),
            Colouring.DATE: Colours(self.labels, ("2019", "2020", "2021", "2022")),
            Colouring.RELEVANCE: Colours(self.labels, ("strong", "maybe", "weak", "")),
        }.get(colouring, Colours(self.labels, ("/home/anna/Pictures", "/home/anna/Trips", "/home/anna/Music", "")))
        return map_points.points(self.ids, self.ids + 1000, self.kinds, self.positions, colours)

    def clusters(self, how: How, count: int) -> Clusters:
        each = len(self.ids) // 4
        found = tuple(
            Cluster(
                number=number,
                name=NAMES[number],
                size=each,
                words=WORDS[number],
                concepts=WORDS[number][:1],
                typical=tuple((number * each + place + 1, number * each + place + 1001) for place in range(6)),
                x=float(_MIDDLES[number, 0]),
                y=float(_MIDDLES[number, 1]),
                branch=number // 2,
            )
            for number in range(4)
        )
        branches = (Branch("animals, nature", 2 * each, (0, 1)), Branch("", each, (2,)), Branch("", each, (3,)))
        return Clusters(how, found, branches, 0, 0.58, bool(count))

    def inside(self, outline: list[float]) -> tuple[int, ...]:
        return tuple(self.ids[map_points.inside(self.positions, outline)].tolist())

    def items_of(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self.ids[np.isin(self.labels, numbers)].tolist())

    def between(self, wish: AxisWish) -> AxisAnswer:
        points = self.points(Colouring.KIND)
        return AxisAnswer(wish, points, AxisEnds(((1, 1001),), ((2, 1002),)), len(self.ids), 3)
