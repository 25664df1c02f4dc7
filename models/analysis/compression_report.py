"""The measurement "compression" of the laboratory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from models.analysis.compression import CANDIDATES, DEPTH, Comparison, Measured, Queries
from models.analysis.lab_sources import Sample, Sources, Work
from models.analysis.sampling import evenly
from models.index.forms import FormName
from models.index.trial import WANTED_RECALL
from models.index.vector_index import VectorIndex
from models.jobs import JobControl, Progress
from models.messages import Message, say
from models.reports import Cell, Column, Plot, Report, Series, Table
from models.sorted_ids import Ids, Rows, rows_of
from models.spaces import Vectors

COMPRESSION = "compression"
FEWEST_ITEMS = 1000
MOST_ITEMS = 100_000
"""More are measured on so many, drawn by chance: bytes and recall hardly change, and times grow with the number."""

_ASKED = 60
_TEXTS, _ITEMS = "texts", "items"


def compression(sources: Sources, wanted: str, control: JobControl) -> Work:
    """Measure in which forms vectors could be kept. Args: wanted: the space. Raises: UserError, Cancelled."""
    space = sources.space(wanted)
    yield Progress(0, 10, say("Reading vectors"))
    sample = sources.sample(space, MOST_ITEMS)
    title = say("Compression of %1", space.title)
    if len(sample.ids) < 2:
        return Report(COMPRESSION, title, "unsure", _too_few(len(sample.ids)))
    comparison = Comparison(sample.vectors, _queries(sample, sources.queries(space, control)))
    yield from comparison.measure(control)
    index = sources.index_of(space.row.fingerprint)
    # It can be asked of all vectors only: where some are left out, it could not be compared with the others.
    if index is not None and len(index) == len(sample.ids):
        name = FormName(say("now: %1", _short(index)), index.bytes_per_vector)
        comparison.measure_present(name, _rows_from(index, sample.ids), control)
    return _report(title, sample, comparison, index)


def _report(title: str, sample: Sample, comparison: Comparison, index: VectorIndex | None) -> Report:
    enough = len(sample.ids) >= FEWEST_ITEMS
    best = smallest_good(comparison.measured)
    return Report(
        COMPRESSION,
        title,
        "fine" if enough else "unsure",
        _verdict(best) if enough else _too_few(len(sample.ids)),
        say(
            "Nothing needs to be done: Findling itself takes the quickest form that finds enough, once there "
            "are 20,000 items, and compares what it names exactly. You may choose another one."
        )
        if enough
        else "",
        tables=(_table(comparison),),
        plot=_plot(comparison),
        notes=tuple(_notes(sample, comparison, index)),
    )


def smallest_good(measured: Sequence[Measured]) -> Measured | None:
    """The smallest form that finds enough for every sort of query, with its candidates compared exactly."""
    good = [one for one in measured if not one.present and min(one.refined.values(), default=0.0) >= WANTED_RECALL]
    return min(good, key=lambda one: one.bytes_per_vector, default=None)


def _verdict(best: Measured | None) -> Message:
    if best is None or best.key == "float32":
        return say("No smaller form finds enough of the nearest: only exact vectors do.")
    return say(
        "The smallest form that still finds %1 % of the ten nearest is %2, if its first %3 candidates are "
        "compared exactly: %4 bytes for each vector.",
        round(100 * WANTED_RECALL),
        best.key,
        CANDIDATES,
        round(best.bytes_per_vector),
    )


def _too_few(count: int) -> Message:
    return say(
        "Too few items to conclude anything: there are %1, and %2 are needed. With so few, every form finds "
        "nearly everything, and exact vectors cost nothing.",
        count,
        FEWEST_ITEMS,
    )


def _queries(sample: Sample, texts: Vectors) -> list[Queries]:
    chosen = evenly(len(sample.ids), _ASKED)
    found = [Queries(_ITEMS, sample.vectors[chosen], chosen)]
    if len(texts):
        some = texts[:_ASKED]
        found.append(Queries(_TEXTS, some, np.full(len(some), -1, np.int64)))
    return found


def _rows_from(index: VectorIndex, ids: Ids) -> Callable[[Vectors, int], Rows]:
    def nearest(query: Vectors, k: int) -> Rows:
        rows = rows_of(ids, index.search(query, k)[1])
        found: Rows = rows[rows >= 0]
        return found

    return nearest


def _short(index: VectorIndex) -> str:
    return index.description.partition(":")[0].partition(" (")[0]


def _table(comparison: Comparison) -> Table:
    sorts = [sort.name for sort in comparison.queries]
    names = {_ITEMS: say("like items"), _TEXTS: say("in words")}
    columns = [Column(say("Form")), Column(say("Bytes a vector")), Column(say("ms a query"), 2)]
    for sort in sorts:
        columns += [
            Column(say("Recall@%1 alone, %2", DEPTH, names[sort]), 3),
            Column(say("Candidates compared, %1", names[sort]), 3),
        ]
    rows: list[tuple[Cell, ...]] = []
    for one in comparison.measured:
        figures = [value for sort in sorts for value in (one.recall[sort], one.refined[sort])]
        rows.append((one.key, round(one.bytes_per_vector), one.milliseconds, *figures))
    return Table(say("Forms of a vector"), tuple(columns), tuple(rows))


def _plot(comparison: Comparison) -> Plot:
    def points(refined: bool) -> tuple[tuple[float, float], ...]:
        return tuple(
            (one.bytes_per_vector, min((one.refined if refined else one.recall).values()))
            for one in comparison.measured
            if not one.present
        )

    names = tuple(one.key for one in comparison.measured if not one.present)
    series = [
        Series(say("The form alone"), points(False), "points", names),
        Series(say("Its first %1 compared exactly", CANDIDATES), points(True), "points"),
    ]
    now = [one for one in comparison.measured if one.present]
    if now:
        at = tuple((one.bytes_per_vector, min(one.recall.values())) for one in now)
        series.append(Series(say("What is used now"), at, "points", tuple(one.key for one in now), (0,)))
    return Plot(
        say("What a form costs, and what it finds"),
        say("Bytes a vector"),
        say("Recall@%1", DEPTH),
        tuple(series),
        x_log=True,
        y_most=1.0,
    )


def _notes(sample: Sample, comparison: Comparison, index: VectorIndex | None) -> list[str]:
    notes: list[str] = [
        say(
            "Recall@%1: which share of the ten nearest is found. One thread, on this computer, while it does "
            "what else it does.",
            DEPTH,
        )
    ]
    asked = {sort.name: len(sort.vectors) for sort in comparison.queries}
    if _TEXTS in asked:
        notes.append(
            say(
                "Asked were %1 items, and %2 queries in words: saved searches and those that come with Findling.",
                asked[_ITEMS],
                asked[_TEXTS],
            )
        )
    else:
        notes.append(say("Asked were %1 items; no words can be encoded into this space here.", asked[_ITEMS]))
    if sample.total > len(sample.ids):
        notes.append(say("Measured on %1 of %2 vectors, drawn by chance.", len(sample.ids), sample.total))
    if index is not None:
        notes.append(say("Now: %1.", index.description))
    notes.append(
        say(
            "Some forms are measured only. float32 holds no more than the catalogue, which has float16. PQ of 8 bits "
            "and RaBitQ are no quicker than PQ of 4 bits, the codes that can be chosen. Alone, small forms would make "
            "cosines wrong, which say how sure a hit is: so what they name is compared exactly, except by int8 alone."
        )
    )
    notes.append(
        say(
            "In the catalogue a vector always takes two bytes a number, float16: it is the truth that every "
            "form is made from, so that a form can be changed at any time and nothing is lost."
        )
    )
    return notes
