"""The measurements "spaces" and "agreement" of the laboratory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby

import numpy as np

from models.analysis.evaluation_metrics import Estimate, estimate
from models.analysis.hubness import nearest
from models.analysis.lab_sources import MeasuredSpace, Sources, Work, go_on
from models.analysis.rank_agreement import USUAL_PERSISTENCE, kendall_tau, overlap_at, rank_biased_overlap
from models.analysis.sampling import drawn, evenly
from models.errors import UserError
from models.jobs import JobControl, Progress
from models.messages import Message, say
from models.reports import Cell, Column, Plot, Report, Series, Table
from models.sorted_ids import Ids, Rows
from models.spaces import Vectors

SPACES, AGREEMENT = "spaces", "agreement"
FEWEST_COMMON = 50
_MOST_COMMON = 20_000
_ASKED = 100
_DEPTH = 100
_FIRST = 10
_FINGERPRINT_DIGITS = 12
_USES = {
    "answering": say("answers"),
    "filled": say("kept filled, another answers"),
    "resting": say("rests"),
    "left over": say("left over: no encoder makes such vectors any more"),
}


def spaces(sources: Sources, control: JobControl) -> Work:
    """Every space with its fingerprint, size, age and speed, and how one followed another. Raises: Cancelled."""
    yield Progress(0, 1, say("Reading the catalogue"))
    found = sources.spaces()
    go_on(control)
    speeds = {one.title: one.items_per_s for one in sources.encoders()}
    rows = tuple(_row(one, speeds.get(one.status.title)) for one in found)
    columns = (
        Column(say("Encoder")),
        Column(say("Space")),
        Column(say("Fingerprint")),
        Column(say("Items")),
        Column(say("Numbers in a vector")),
        Column(say("MB"), 1),
        Column(say("Begun")),
        Column(say("Days old"), 1),
        Column(say("Items a second"), 1),
        Column(say("Use")),
    )
    total = sum(one.status.size_bytes for one in found)
    return Report(
        SPACES,
        say("Spaces of this library"),
        "fine" if found else "unsure",
        say(
            "There are %1 spaces with %2 vectors in all, which take %3 MB.",
            len(found),
            sum(one.status.vectors for one in found),
            round(total / 1e6),
        )
        if found
        else say("The library has no vectors yet."),
        tables=(Table(say("Spaces"), columns, rows), *_versions(found)),
        plot=_sizes(found) if found else None,
        notes=(
            say(
                "Vectors of two spaces are never mixed: a fingerprint names the encoder, its weights, how its "
                "input is prepared, and the length of a vector."
            ),
            say(
                "An encoder that is kept filled or rests still has its vectors: it can answer again at once. "
                "What is left over cannot, since nobody can encode a query for it any more."
            ),
        ),
    )


def _row(one: MeasuredSpace, items_per_s: float | None) -> tuple[Cell, ...]:
    begun = _moment(one.created_at)
    age_days = (datetime.now(UTC) - begun).total_seconds() / 86400 if begun is not None else None
    return (
        one.status.title,
        one.row.name,
        one.row.fingerprint[:_FINGERPRINT_DIGITS],
        one.status.vectors,
        one.row.dim,
        one.status.size_bytes / 1e6,
        begun.strftime("%Y-%m-%d") if begun is not None else "",
        age_days,
        items_per_s,
        _USES[one.status.use],
    )


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _versions(found: Sequence[MeasuredSpace]) -> tuple[Table, ...]:
    """Spaces of one name that followed one another."""
    rows: list[tuple[Cell, ...]] = []
    for name, group in groupby(
        sorted(found, key=lambda one: (one.row.name, one.row.space_id)), lambda one: one.row.name
    ):
        several = list(group)
        if len(several) > 1:
            rows += [
                (
                    name,
                    number,
                    one.row.fingerprint[:_FINGERPRINT_DIGITS],
                    one.created_at[:10],
                    one.status.vectors,
                    _USES[one.status.use],
                )
                for number, one in enumerate(several, start=1)
            ]
    columns = (
        Column(say("Space")),
        Column(say("Version")),
        Column(say("Fingerprint")),
        Column(say("Begun")),
        Column(say("Items")),
        Column(say("Use")),
    )
    return (Table(say("History: versions of one space"), columns, tuple(rows)),) if rows else ()


def _sizes(found: Sequence[MeasuredSpace]) -> Plot:
    points = tuple((float(at), one.status.size_bytes / 1e6) for at, one in enumerate(found))
    return Plot(
        say("Room that vectors take"),
        say("Space"),
        say("MB"),
        (Series(say("Vectors"), points, "bars"),),
        x_names=tuple(one.row.name for one in found),
    )


# Agreement of two


def agreement(sources: Sources, wanted: str, other: str, control: JobControl) -> Work:
    """Ask two spaces the same, among the items that both have, and see how far their orders agree.

    Args: wanted, other: two spaces of one kind, see `Sources.space`. Raises: UserError, Cancelled.
    """
    one, two = sources.space(wanted), sources.space(other) if other else _beside(sources, wanted)
    yield Progress(0, 3, say("Reading vectors"))
    ids = _common(sources, one, two)
    title = say("%1 and %2 on the same queries", one.title, two.title)
    if len(ids) < 3:
        return Report(AGREEMENT, title, "unsure", _too_few(len(ids)))
    vectors = [_vectors(sources, space, ids) for space in (one, two)]
    yield Progress(1, 3, say("Encoding queries"))
    asked = [sources.queries(space, control) for space in (one, two)]
    in_words = len(asked[0]) == len(asked[1]) > 0
    chosen = evenly(len(ids), _ASKED)
    if not in_words:
        asked = [rows[chosen] for rows in vectors]
    yield Progress(2, 3, say("Comparing orders"))
    go_on(control)
    orders = [
        _orders(queries, rows, None if in_words else chosen) for queries, rows in zip(asked, vectors, strict=True)
    ]
    return _agreement_report(title, orders, len(ids), in_words)


def _beside(sources: Sources, wanted: str) -> MeasuredSpace:
    one = sources.space(wanted)
    others = [two for two in sources.spaces() if two.kind == one.kind and two.row.space_id != one.row.space_id]
    if not others:
        raise UserError(
            "Nothing was compared.",
            say("There is no other space of the kind of %1.", one.title),
            "Add another encoder of this kind and let it look through your files first.",
        )
    return others[0]


def _common(sources: Sources, one: MeasuredSpace, two: MeasuredSpace) -> Ids:
    indexes = [sources.index_of(space.row.fingerprint) for space in (one, two)]
    ids: Ids = np.empty(0, np.int64)
    if indexes[0] is not None and indexes[1] is not None:
        ids = np.intersect1d(indexes[0].ids(), indexes[1].ids(), assume_unique=True)
    return ids[drawn(len(ids), _MOST_COMMON, 0)]


def _vectors(sources: Sources, space: MeasuredSpace, ids: Ids) -> Vectors:
    index = sources.index_of(space.row.fingerprint)
    assert index is not None
    return index.vectors(ids)


def _orders(queries: Vectors, rows: Vectors, own: Rows | None) -> list[list[int]]:
    found = nearest(queries, rows, min(_DEPTH + 1, len(rows)))
    orders = []
    for at, order in enumerate(found.tolist()):
        orders.append([row for row in order if own is None or row != own[at]][:_DEPTH])
    return orders


def _agreement_report(title: str, orders: Sequence[list[list[int]]], items: int, in_words: bool) -> Report:
    pairs = list(zip(*orders, strict=True))
    overlaps = [overlap_at(_FIRST, one, two) for one, two in pairs]
    told = [
        (say("Overlap of the first %1", _FIRST), estimate(overlaps)),
        (
            say("Rank-biased overlap (persistence %1)", USUAL_PERSISTENCE),
            estimate([rank_biased_overlap(*pair) for pair in pairs]),
        ),
        (
            say("Kendall's tau of what both have among their first %1", _DEPTH),
            estimate(_known([kendall_tau(*pair) for pair in pairs])),
        ),
    ]
    columns = (Column(say("Measure")), Column(say("Mean"), 3), Column(say("From"), 3), Column(say("To"), 3))
    rows = tuple((name, one.mean, one.low, one.high) for name, one in told)
    counts = [sum(round(_FIRST * value) == step for value in overlaps) for step in range(_FIRST + 1)]
    plot = Plot(
        say("How many of the first ten are the same"),
        say("Of ten"),
        say("Queries"),
        (Series(say("Queries"), tuple((float(at), float(count)) for at, count in enumerate(counts)), "bars"),),
    )
    enough = items >= FEWEST_COMMON
    sort = say("queries in words") if in_words else say("items as queries, since not both spaces understand words")
    return Report(
        AGREEMENT,
        title,
        "fine" if enough else "unsure",
        _agreement_verdict(told[0][1], told[1][1]) if enough else _too_few(items),
        tables=(Table(say("Agreement"), columns, rows),),
        plot=plot,
        notes=(
            say(
                "Among %1 items that both spaces have; %2 %3. From and To hold the mean in 95 of 100 such sets "
                "of queries.",
                items,
                len(pairs),
                sort,
            ),
            say(
                "Agreement says nothing of which is better: that is measured under Evaluation, with queries "
                "whose answers are known."
            ),
        ),
    )


def _agreement_verdict(first: Estimate, biased: Estimate) -> Message:
    if biased.mean >= 0.7:
        return say("Both find much the same: of the first ten %1 are shared on average.", f"{10 * first.mean:.1f}")
    if biased.mean >= 0.3:
        return say("They agree in part: of the first ten %1 are shared on average.", f"{10 * first.mean:.1f}")
    return say("They find different things: of the first ten only %1 are shared on average.", f"{10 * first.mean:.1f}")


def _known(values: Sequence[float]) -> list[float]:
    return [value for value in values if value == value]


def _too_few(count: int) -> Message:
    return say(
        "Too few items to conclude anything: both spaces have %1 in common, and %2 are needed.", count, FEWEST_COMMON
    )
