"""The measurement "hubs" of the laboratory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from models.analysis import hubness
from models.analysis.geometry_report import too_few
from models.analysis.lab_sources import Sources, Work, go_on
from models.analysis.scaling_effect import Effect, effects
from models.jobs import JobControl, Progress
from models.messages import Message, say
from models.reports import Cell, Column, Plot, Report, Series, Table
from models.sorted_ids import Rows
from models.spaces import Vectors

HUBS = "hubs"
FEWEST_FOR_HUBS = 200

_MOST_FOR_HUBS = 10_000
_NEIGHBOURS = 10
_HUBS_SHOWN = 12
_HUBBY, _VERY_HUBBY = 1.0, 3.0
_SCALE_NEIGHBOURS = 7
# What sums in another order make of nothing is no difference.
_SURELY = 1e-6


def hubs(sources: Sources, wanted: str, control: JobControl) -> Work:
    """Measure hubs, what two remedies do, and what local scaling would do to searches. Args and errors: `geometry`."""
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
    asked = yield from effects(sources, space, control)
    return Report(
        HUBS,
        say("Hubs in %1", space.title),
        "unsure" if not enough else "notice" if skewed > _HUBBY else "fine",
        _hub_verdict(skewed, counts, found) if enough else too_few(len(vectors), FEWEST_FOR_HUBS),
        _advice(asked, skewed) if enough else "",
        tables=(*_effect_table(asked), _remedy_table(remedies, k), _count_table(counts)),
        plot=_occurrence_plot(counts, k),
        notes=tuple(_notes(asked, k)),
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


def _advice(asked: Sequence[Effect], skewed: float) -> str:
    """What a person can do: first what was measured on searches, then what hubs mostly are."""
    if any(one.gain.high < -_SURELY for one in asked):
        return say("Local scaling would put right files further down in your searches: leave it off.")
    if any(one.gain.low > _SURELY for one in asked):
        return say("Local scaling would put right files further up in your searches: switch it on with the button.")
    if skewed > _HUBBY:
        return say(
            "Look at the hubs below: what turns up for everything is often a blank page, noise or a logo. "
            "Leave such files out, ask for variety, or try local scaling with the button."
        )
    return ""


def _effect_table(asked: Sequence[Effect]) -> tuple[Table, ...]:
    columns = (
        Column(say("Asked")),
        Column(say("Way")),
        Column(say("Queries")),
        Column(say("Skewness"), 2),
        Column(say("R@10"), 3),
        Column("MRR", 3),
        Column(say("Difference"), 3),
        Column(say("From"), 3),
        Column(say("To"), 3),
        Column(say("False alarms, per cent"), 1),
    )
    names = {"words": say("In words"), "example": say("By example")}
    rows: list[tuple[Cell, ...]] = []
    for one in asked:
        for title, way in ((say("As it is"), one.plain), (say("Local scaling"), one.scaled)):
            gain = (one.gain.mean, one.gain.low, one.gain.high) if way is one.scaled else (None, None, None)
            alarms = 100 * sum(way.alarms) / len(way.alarms)
            shown = (len(way.places), way.skewness(one.items), way.recall.mean, float(np.mean(way.ranks)))
            rows.append((names[one.by], title, *shown, *gain, alarms))
    return (Table(say("Your searches with and without local scaling"), columns, tuple(rows)),) if rows else ()


def _notes(asked: Sequence[Effect], k: int) -> list[str]:
    notes: list[str] = [
        say(
            "Counted among the %1 nearest of each item. CSLS and local scaling under Remedies are those of the "
            "literature, on plain cosines.",
            k,
        )
    ]
    if asked:
        notes.append(
            say(
                "Local scaling in searches takes off a cosine half of how near the item is to what is usually asked: "
                "to all usual queries in words, and by example to the twenty items that are nearest to it. Scores are "
                "calibrated anew with it. From and To hold the difference of MRR in 95 of 100 such sets of queries."
            )
        )
        notes.append(
            say(
                "In words, the queries come from your marks, or from titles or names, and their files are right. By "
                "example, what lies in the same folder is right: a rough judge, and the same for both ways. A false "
                "alarm is a query for which something is called strong that is not known to be right; skewness is that "
                "of who comes among the first ten."
            )
        )
    else:
        notes.append(say("No searches could be tried: no names, titles, marks or folders tell what would be right."))
    return notes


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
