"""Plain data of exploring a library: maps, clusters and axes. Picklable, no behaviour, no database.

What there is one of for each point travels as bytes, in this computer's order, since there may be 100,000 points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from models.kinds import Kind

ALL_KINDS = ""
"""The name of the map that has all kinds on it."""

How = Literal["centres", "density"]


class Colouring(StrEnum):
    """What the colour of a point says."""

    KIND = "kind"
    CLUSTER = "cluster"
    FOLDER = "folder"
    DATE = "date"
    TAG = "tag"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class MapWish:
    """Which map is wanted.

    Attributes:
        space: name of a space; `ALL_KINDS` for the one that all kinds have in common.
        method: "umap", "tsne", "pacmap" or "pca".
    """

    space: str = ALL_KINDS
    method: str = "umap"


@dataclass(frozen=True, slots=True)
class MapChoice:
    """A space that a map can be made of.

    Attributes:
        title: for people, "" for the one of all kinds. items: how many have a vector there.
    """

    space: str
    title: str
    kinds: tuple[Kind, ...]
    items: int


@dataclass(frozen=True, slots=True)
class MapOptions:
    """What can be chosen.

    Attributes:
        methods: those whose libraries are installed, the usual one first.
    """

    choices: tuple[MapChoice, ...]
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapStatus:
    """A map that is ready.

    Attributes:
        count: points on it. left_out: items of its kinds that are not on it, because there are too many, or no
            encoder that brings them into its space. placed: of its points, how many came after it was made.
        trustworthiness, continuity: see `models.analysis.map_quality`; None where there are too few points.
        took_s: how long making it took.
    """

    wish: MapWish
    count: int
    left_out: int
    placed: int
    trustworthiness: float | None
    continuity: float | None
    took_s: float


@dataclass(frozen=True, slots=True)
class MapProgress:
    """How far a map is. Attributes: done, total: of a hundred. what: what is being done, for people."""

    wish: MapWish
    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class PointGroup:
    """Points of one colour.

    Attributes:
        value: what they share: a kind, the number of a cluster, a folder, a year, a tag, a relevance; "" for the rest.
    """

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class MapPoints:
    """Points in the order of cells and, in each, of groups.

    Attributes:
        cells: so many across and down; the map reaches from -1 to 1 both ways.
        segments: whole numbers of four bytes, three for each stretch of points: cell (row * cells + column), group, and
            how many. No stretch is empty.
        polygons: the points of each stretch as Qt reads a QPolygonF from a stream: their number, then x and y.
        item_ids, file_ids: of each point, eight bytes. kinds: of the file of each, one byte, its place in `Kind`.
        groups: what the colours mean, the most important first.
    """

    cells: int
    segments: bytes
    polygons: bytes
    item_ids: bytes
    file_ids: bytes
    kinds: bytes
    groups: tuple[PointGroup, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Things that lie together.

    Attributes:
        number: 0 for the largest. name: in a few words, "" where nothing tells it from others.
        words: what tells it from others, the most telling first. concepts: of these, what members are recognised as.
        typical: ids of the items nearest to its middle, and of a file of each.
        x, y: where it lies on the map. branch: which branch of the coarse tree it belongs to.
    """

    number: int
    name: str
    size: int
    words: tuple[str, ...]
    concepts: tuple[str, ...]
    typical: tuple[tuple[int, int], ...]
    x: float
    y: float
    branch: int


@dataclass(frozen=True, slots=True)
class Branch:
    """Clusters that hang together. Attributes: clusters: their numbers."""

    name: str
    size: int
    clusters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """A map in clusters.

    Attributes:
        count: how many were asked for, or chosen by measure. chosen: whether a person chose the number.
        alone: points that belong to none. tightness: the silhouette, None where there is only one cluster.
    """

    how: How
    clusters: tuple[Cluster, ...]
    branches: tuple[Branch, ...]
    alone: int
    tightness: float | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class AxisWish:
    """Phrases at the ends of one axis, or of two: left and right, then bottom and top ("" for none)."""

    left: str
    right: str
    bottom: str = ""
    top: str = ""


@dataclass(frozen=True, slots=True)
class AxisEnds:
    """What lies farthest towards each end: ids of items, and of a file of each, the farthest first."""

    left: tuple[tuple[int, int], ...]
    right: tuple[tuple[int, int], ...]
    bottom: tuple[tuple[int, int], ...] = ()
    top: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AxisAnswer:
    """Items between phrases. Attributes: left_out: items that no encoder in use can compare with words."""

    wish: AxisWish
    points: MapPoints
    ends: AxisEnds
    count: int
    left_out: int
