"""The measurements "geometry" and "hubs" of the laboratory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from models.analysis import geometry as shape
from models.analysis import hubness
from models.analysis.lab_sources import Sample, Sources, Work, go_on
from models.analysis.modality_gap import Gap, gap
from models.jobs import JobControl, Progress
from models.messages import Message, say
from models.reports import Cell, Column, Plot, Report, Series, Table
from models.sorted_ids import Rows
from models.spaces import Vectors

GEOMETRY, HUBS = "geometry", "hubs"
# Below, figures change with every file that is added.
FEWEST_ITEMS = 50
FEWEST_FOR_HUBS = 200

_MOST_ITEMS = 20_000
_MOST_FOR_HUBS = 10_000
_PAIRS = 50_000
_BINS = 60
_NARROW = 0.5
_NEIGHBOURS = 10
_HUBS_SHOWN = 12
_HUBBY, _VERY_HUBBY = 1.0, 3.0
_SCALE_NEIGHBOURS = 7


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


# Hubs


def hubs(sources: Sources, wanted: str, control: JobControl) -> Work:
    """Measure hubs, and what two remedies do. Args and errors as `geometry`."""
    space = sources.space(wanted)
    yield Progress(0, 4, say("Reading vectors"))
    sample = sources.sample(space, _MOST_FOR_HUBS)
    vectors, k = sample.vectors, min(_NEIGHBOURS, max(1, len(sample.ids) - 1))
    if len(vectors) < 3:
        return Report(HUBS, say("Hubs in %1", space.title), "unsure", too_few(len(vectors), FEWEST_FOR_HUBS))
    queries = sources.queries(space, control)
    yield Progress(1, 4, say("Looking for neighbours"))
    counts = hubness.occurrences(hubness.nearest(vectors, vectors, k, own=True), len(vectors))
    go_on(control)
    yield Progress(2, 4, say("Trying remedies"))
    remedies = _remedies(vectors, queries, k, counts)
    found = hubness.hubs(counts, k, _HUBS_SHOWN)
    skewed = hubness.skewness(counts)
    yield Progress(3, 4, say("Naming the hubs"))
    enough = len(vectors) >= FEWEST_FOR_HUBS
    notes = [
        say(
            "Counted among the %1 nearest of each item. The remedies are only measured here: in a search a "
            "cosine is evidence, and its scores would have to be fitted anew. What they do to your own queries "
            "is measured under Evaluation.",
            k,
        )
    ]
    return Report(
        HUBS,
        say("Hubs in %1", space.title),
        "unsure" if not enough else "notice" if skewed > _HUBBY else "fine",
        _hub_verdict(skewed, counts, found) if enough else too_few(len(vectors), FEWEST_FOR_HUBS),
        say(
            "Look at the hubs below: what turns up for everything is often a blank page, noise or a logo. "
            "Leave such files out, or ask for variety."
        )
        if enough and skewed > _HUBBY
        else "",
        tables=(_remedy_table(remedies, k), _count_table(counts)),
        plot=_occurrence_plot(counts, k),
        notes=tuple(notes),
        examples=sources.examples(
            [int(sample.ids[row]) for row in found],
            [say("among the nearest of %1 items", int(counts[row])) for row in found],
        ),
        examples_title=say("The hubs: what is near to most") if len(found) else "",
    )


def _hub_verdict(skewed: float, counts: hubness.Counts, found: Rows) -> Message:
    if skewed <= _HUBBY or not len(found):
        return say("There are no hubs worth a thought (skewness %1).", f"{skewed:.1f}")
    largest = int(counts[found[0]])
    if skewed <= _VERY_HUBBY:
        return say(
            "There are some hubs (skewness %1): one item is among the nearest of %2 others.", f"{skewed:.1f}", largest
        )
    return say(
        "There are strong hubs (skewness %1): one item is among the nearest of %2 others, and turns up for "
        "much that it has nothing to do with.",
        f"{skewed:.1f}",
        largest,
    )


def _remedies(
    vectors: Vectors, queries: Vectors, k: int, counts: hubness.Counts
) -> list[tuple[str, hubness.Counts, hubness.Counts | None]]:
    """How often items are found without a remedy and with each: by items, and by queries where there are some.

    Args: counts: by items, without a remedy.
    """
    scales = hubness.local_scales(vectors, min(_SCALE_NEIGHBOURS, len(vectors) - 1))
    count = len(vectors)

    def counted(found: Rows) -> hubness.Counts:
        return hubness.occurrences(found, count)

    penalties = hubness.csls_penalties(vectors, vectors, k)
    by_items = [
        counts,
        counted(hubness.nearest(vectors, vectors, k, own=True, penalties=penalties)),
        counted(hubness.nearest_scaled(vectors, vectors, scales, k, own=True)),
    ]
    by_queries: list[hubness.Counts | None] = [None] * len(by_items)
    if len(queries):
        penalties = hubness.csls_penalties(vectors, queries, k)
        by_queries = [
            counted(hubness.nearest(queries, vectors, k)),
            counted(hubness.nearest(queries, vectors, k, penalties=penalties)),
            counted(hubness.nearest_scaled(queries, vectors, scales, k)),
        ]
    return list(zip((say("As it is"), say("CSLS"), say("Local scaling")), by_items, by_queries, strict=True))


def _remedy_table(remedies: Sequence[tuple[str, hubness.Counts, hubness.Counts | None]], k: int) -> Table:
    columns = (
        Column(say("Remedy")),
        Column(say("Skewness"), 2),
        Column(say("Most often near")),
        Column(say("Never near, per cent"), 1),
        Column(say("Skewness for queries"), 2),
    )
    rows = [
        (
            name,
            hubness.skewness(mine),
            int(mine.max()),
            100 * float((mine == 0).mean()),
            None if theirs is None else hubness.skewness(theirs),
        )
        for name, mine, theirs in remedies
    ]
    rows.append((say("If neighbours were drawn by chance"), hubness.chance_skewness(k), None, None, None))  # type: ignore[arg-type]
    return Table(say("Remedies, measured"), columns, tuple(rows))


def _count_table(counts: hubness.Counts) -> Table:
    edges = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**9]
    rows = []
    for low, high in pairwise(edges):
        within = int(((counts >= low) & (counts < high)).sum())
        if within:
            name = str(low) if high == low + 1 else say("%1 or more", low) if high == 10**9 else f"{low}-{high - 1}"
            rows.append((name, within))
    return Table(
        say("How often items are near"), (Column(say("Among the nearest of")), Column(say("Items"))), tuple(rows)
    )


def _occurrence_plot(counts: hubness.Counts, k: int) -> Plot:
    values, times = np.unique(counts, return_counts=True)
    kept = values > 0
    points = tuple((float(x), float(y)) for x, y in zip(values[kept], times[kept], strict=True))
    chance = tuple((float(x), y) for x in range(1, 4 * k) if (y := len(counts) * _poisson(x, k)) >= 0.5)
    return Plot(
        say("How often an item is among the nearest"),
        say("Of so many others"),
        say("Items"),
        (Series(say("Measured"), points, "points"), Series(say("By chance"), chance, "line")),
        x_log=True,
        y_log=True,
    )


def _poisson(x: int, mean: float) -> float:
    logs = np.log(np.arange(1, x + 1)).sum()
    return float(np.exp(x * np.log(mean) - mean - logs))
