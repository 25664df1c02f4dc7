"""The measurement "geometry" of the laboratory."""

from __future__ import annotations

import numpy as np

from models.analysis import geometry as shape
from models.analysis import hubness
from models.analysis.lab_sources import Sample, Sources, Work, go_on
from models.analysis.modality_gap import Gap, gap
from models.jobs import JobControl, Progress
from models.messages import Message, say
from models.reports import Cell, Column, Plot, Report, Series, Table
from models.spaces import Vectors

GEOMETRY = "geometry"
# Below, figures change with every file that is added.
FEWEST_ITEMS = 50

_MOST_ITEMS = 20_000
_PAIRS = 50_000
_BINS = 60
_NARROW = 0.5


def too_few(found: int, needed: int) -> Message:
    """What is said of figures that tell nothing yet."""
    return say(
        "Too few items to conclude anything: there are %1, and %2 are needed. The figures are shown all the same.",
        found,
        needed,
    )


def geometry(sources: Sources, wanted: str, control: JobControl) -> Work:
    """Measure how the vectors of a space lie.

    Args: wanted: the space, see `Sources.space`. Raises: UserError, Cancelled.
    """
    space = sources.space(wanted)
    yield Progress(0, 4, say("Reading vectors"))
    sample = sources.sample(space, _MOST_ITEMS)
    vectors = sample.vectors
    yield Progress(1, 4, say("Encoding queries"))
    queries = sources.queries(space, control)
    yield Progress(2, 4, say("Measuring similarities"))
    cosines = shape.random_cosines(vectors, _PAIRS)
    nearest = _nearest_cosines(vectors)
    to_queries = (vectors @ queries.T).ravel()[:: max(1, len(vectors) * len(queries) // _PAIRS)]
    go_on(control)
    yield Progress(3, 4, say("Counting directions"))
    told_apart = gap(queries, vectors) if len(queries) > 1 and len(vectors) > 1 else None
    one_way = shape.anisotropy(cosines)
    enough = len(vectors) >= FEWEST_ITEMS
    dims = shape.spectrum(vectors) if len(vectors) > 1 else np.zeros(space.row.dim)
    return Report(
        GEOMETRY,
        say("Geometry of %1", space.title),
        "unsure" if not enough else "fine",
        _verdict(one_way, shape.participation_ratio(dims), space.row.dim)
        if enough
        else too_few(len(vectors), FEWEST_ITEMS),
        tables=(
            _figures(vectors, dims, one_way),
            *_measures(vectors, queries),
            *_gap_table(told_apart),
            _spectrum_table(dims),
        ),
        plot=_similarities(cosines, nearest, to_queries),
        notes=tuple(_notes(sample, told_apart)),
    )


def _verdict(one_way: float, used: float, dim: int) -> Message:
    if one_way > _NARROW:
        return say(
            "All vectors point much the same way (two drawn by chance have a cosine of %1): only differences "
            "between cosines tell something, not how large they are. About %2 of %3 directions are really used.",
            f"{one_way:.2f}",
            round(used),
            dim,
        )
    return say(
        "Vectors point in many directions: two drawn by chance have a cosine of %1, and about %2 of %3 are "
        "really used.",
        f"{one_way:.2f}",
        round(used),
        dim,
    )


def _figures(vectors: Vectors, dims: shape.Numbers, one_way: float) -> Table:
    told = shape.lengths(vectors)
    rows: list[tuple[Cell, ...]] = [
        (say("Items measured"), len(vectors)),
        (say("Length of a vector, least"), told.least),
        (say("Length of a vector, greatest"), told.greatest),
        (say("Anisotropy: mean cosine of random pairs"), one_way),
        (say("Isotropy: 1 is even, 0 is one-sided"), shape.isotropy(vectors) if len(vectors) else float("nan")),
        (say("Directions used (participation ratio)"), shape.participation_ratio(dims)),
        (say("Directions that hold 90 % of what varies"), shape.directions_for(dims, 0.9)),
        (say("Numbers in a vector"), len(dims)),
    ]
    return Table(say("Figures"), (Column(say("What")), Column(say("Value"), 3)), tuple(rows))


def _measures(vectors: Vectors, queries: Vectors) -> tuple[Table, ...]:
    """The same queries by three measures: their orders are shown, not claimed, to be the same."""
    if len(vectors) < 2:
        return ()
    asked = queries[:20] if len(queries) else vectors[:20]
    exact = vectors.astype(np.float64)
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    told = [shape.orders(exact, query, 100) for query in asked]
    longer = exact * np.random.default_rng(2).uniform(0.5, 2.0, (len(exact), 1))
    unlike = [shape.orders(longer, query, 100) for query in asked]
    rows = (
        (say("Vectors as they are, of length 1"), len(asked), sum(one.same for one in told)),
        (say("The same, stretched by chance"), len(asked), sum(one.same for one in unlike)),
    )
    columns = (Column(say("Vectors")), Column(say("Queries")), Column(say("Same order by all three")))
    return (Table(say("Cosine, inner product and Euclidean distance: the first 100"), columns, rows),)


def _gap_table(told: Gap | None) -> tuple[Table, ...]:
    if told is None:
        return ()
    rows = (
        (say("Distance between the centres of queries and items"), told.distance),
        (say("What chance would make of it at most"), told.by_chance),
        (say("Mean cosine of two queries"), told.within_one),
        (say("Mean cosine of two items"), told.within_other),
        (say("Mean cosine of a query with an item"), told.across),
        (say("Share that lies nearer to its own sort"), told.told_apart),
    )
    return (Table(say("Modality gap"), (Column(say("What")), Column(say("Value"), 3)), rows),)


def _spectrum_table(dims: shape.Numbers) -> Table:
    total = float(dims.sum()) or 1.0
    held = np.cumsum(dims) / total
    wanted = [at for at in (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if at <= len(dims)]
    rows = tuple((at, float(held[at - 1])) for at in wanted)
    return Table(
        say("Principal components"),
        (Column(say("Strongest directions")), Column(say("Share of variance held"), 3)),
        rows,
    )


def _similarities(random: shape.Numbers, nearest: shape.Numbers, queries: Vectors) -> Plot:
    sorts: list[tuple[str, shape.Numbers]] = [(say("Random pairs"), random), (say("Nearest neighbours"), nearest)]
    if len(queries):
        sorts.append((say("Queries and items"), queries.astype(np.float64)))
    series = [Series(name, histogram(values), "line") for name, values in sorts if len(values)]
    return Plot(
        say("How alike two vectors are"),
        say("Cosine"),
        say("Share of pairs in per cent"),
        tuple(series),
        y_least=0.0,
    )


def histogram(values: shape.Numbers, low: float = -1.0, high: float = 1.0) -> tuple[tuple[float, float], ...]:
    """How many per cent of some values lie in each of 60 steps, as points; empty steps at both ends are left out."""
    counts, edges = np.histogram(np.clip(values, low, high), bins=_BINS, range=(low, high))
    filled = np.flatnonzero(counts)
    if not len(filled):
        return ()
    middles = (edges[:-1] + edges[1:]) / 2
    kept = slice(max(filled[0] - 1, 0), filled[-1] + 2)
    shares = 100 * counts[kept] / counts.sum()
    return tuple((float(x), float(y)) for x, y in zip(middles[kept], shares, strict=True))


def _nearest_cosines(vectors: Vectors) -> shape.Numbers:
    if len(vectors) < 2:
        return np.empty(0)
    asked = vectors[: min(len(vectors), 1000)]
    found = hubness.nearest(asked, vectors, 1, own=True)[:, 0]
    return np.asarray(np.einsum("nd,nd->n", asked, vectors[found]), np.float64)


def _notes(sample: Sample, told: Gap | None) -> list[str]:
    notes: list[str] = []
    if sample.total > len(sample.ids):
        notes.append(say("Measured on %1 of %2 vectors, drawn by chance.", len(sample.ids), sample.total))
    if told is None:
        notes.append(say("No words can be encoded into this space here, so that there is no modality gap to measure."))
    elif told.is_real:
        notes.append(
            say(
                "Queries and items lie in two separate cones (the modality gap). That is usual, and does no "
                "harm to an order; but a cosine of 0.3 between a text and a picture may be excellent."
            )
        )
    else:
        notes.append(say("Queries and items lie in one place: there is no modality gap larger than chance makes it."))
    return notes
