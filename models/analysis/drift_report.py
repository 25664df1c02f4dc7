"""The measurement "drift" of the laboratory: new things against old, as a whole, month by month, folder by folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.analysis.drift import Shift, held_against_many, shift
from models.analysis.lab_sources import Origins, Sample, Sources, Work, go_on, one_of_each
from models.errors import UserError
from models.jobs import JobControl, Progress
from models.messages import Message, say
from models.reports import Cell, Column, Plot, Report, Series, Table
from models.sorted_ids import Ids, Rows

DRIFT = "drift"
BY = ("newest", "month", "folder")
FEWEST = 20
"""New things, and old ones: fewer tell nothing."""
ALARM = 0.01

_MOST_ITEMS = 50_000
_MOST_EACH = 300
_MOST_GROUPS = 24
_NEWEST_SHARE = 0.1
_EXAMPLES = 6
_EXAMPLES_OF = 3
_SEED = 13


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    new: Rows
    old: Rows


@dataclass(frozen=True, slots=True)
class _Tested:
    group: _Group
    found: Shift
    p: float
    chosen: Rows

    @property
    def alarming(self) -> bool:
        return self.p <= ALARM


def drift(sources: Sources, wanted: str, by: str, control: JobControl) -> Work:
    """Test whether what is new is of another sort than what was there.

    Args: wanted: the space. by: "newest": the last tenth that came into the library; "month": each month against all
        before it; "folder": in each folder the newer half against the older one.
    Raises: UserError, Cancelled.
    """
    if by not in BY:
        raise UserError(
            "Nothing was measured.", say("%1 is no way to part items.", by), "Choose newest, month or folder."
        )
    space = sources.space(wanted)
    yield Progress(0, 0, say("Reading vectors"))
    sample = sources.sample(space, _MOST_ITEMS)
    origins = sources.origins(sample.ids)
    firsts = one_of_each(origins.contents)
    groups = [group for group in _groups(by, origins, firsts) if min(len(group.new), len(group.old)) >= FEWEST]
    groups = groups[-_MOST_GROUPS:]
    found: list[tuple[_Group, Shift, Rows]] = []
    for done, group in enumerate(groups):
        go_on(control)
        yield Progress(done, len(groups), say("Comparing %1", group.name))
        chosen, others = _some(group.new), _some(group.old)
        found.append((group, shift(sample.vectors[chosen], sample.vectors[others]), chosen))
    adjusted = held_against_many([told.p for _, told, _ in found])
    tested = [_Tested(group, told, p, chosen) for (group, told, chosen), p in zip(found, adjusted, strict=True)]
    return _report(sources, space.title, sample, tested, by, len(firsts))


def _groups(by: str, origins: Origins, firsts: Rows) -> Iterator[_Group]:
    days = origins.days()
    if by == "newest":
        ordered = firsts[np.argsort(origins.contents[firsts], kind="stable")]
        cut = len(ordered) - max(round(len(ordered) * _NEWEST_SHARE), min(FEWEST, len(ordered) // 2))
        yield _Group(say("What came last"), ordered[cut:], ordered[:cut])
        return
    dated = firsts[days[firsts] > 0]
    if by == "month":
        months = np.array([origins.month(int(days[row])) for row in dated])
        for month in sorted(set(months.tolist())):
            yield _Group(month, dated[months == month], dated[months < month])
        return
    names = np.array([origins.folder(int(row)) for row in dated])
    folders, counts = np.unique(names, return_counts=True)
    # The largest of them, in the order of their names.
    for folder in sorted(folders[np.argsort(-counts, kind="stable")][:_MOST_GROUPS].tolist()):
        mine = dated[names == folder]
        mine = mine[np.argsort(days[mine], kind="stable")]
        yield _Group(folder, mine[len(mine) // 2 :], mine[: len(mine) // 2])


def _some(rows: Rows) -> Rows:
    if len(rows) <= _MOST_EACH:
        return rows
    return np.sort(np.random.default_rng(_SEED).choice(rows, _MOST_EACH, replace=False))


def _report(sources: Sources, space: str, sample: Sample, tested: Sequence[_Tested], by: str, count: int) -> Report:
    alarms = [one for one in tested if one.alarming]
    examples, notes = _strangest(sample.ids, alarms)
    return Report(
        DRIFT,
        say("Drift in %1", space),
        "unsure" if not tested else "notice" if alarms else "fine",
        _verdict(tested, alarms, count),
        say(
            "Look at the examples. If that is what you meant to add, nothing is to be done but this: measure "
            "Evaluation on queries about them. If not, see in Settings what is left out, and in Encoders "
            "whether one has changed."
        )
        if alarms
        else "",
        tables=(_table(tested), *_canaries(sources)),
        plot=_plot(tested, by) if tested else None,
        notes=tuple(_notes(by)),
        examples=sources.examples(examples, notes),
        examples_title=say("What is new about them: least like what was there") if alarms else "",
    )


def _verdict(tested: Sequence[_Tested], alarms: Sequence[_Tested], count: int) -> Message:
    if not tested:
        return say(
            "Too few items to conclude anything: of %1 there are none with %2 new and %2 old ones to compare.",
            count,
            FEWEST,
        )
    if not alarms:
        return say("Nothing has changed that chance would not explain: what is new is like what was there.")
    if len(tested) == 1:
        return say("What came last is of another sort than what was there before.")
    names = ", ".join(one.group.name for one in sorted(alarms, key=lambda one: one.p)[:3])
    return say(
        "What is new is of another sort than what was there, in %1 of %2 comparisons: %3.",
        len(alarms),
        len(tested),
        names,
    )


def _strangest(ids: Ids, alarms: Sequence[_Tested]) -> tuple[list[int], list[str]]:
    found, notes = [], []
    for one in sorted(alarms, key=lambda one: (one.p, -one.found.discrepancy))[:_EXAMPLES_OF]:
        for row in np.argsort(-one.found.novelty, kind="stable")[:_EXAMPLES]:
            found.append(int(ids[one.chosen[row]]))
            notes.append(one.group.name)
    return found, notes


def _table(tested: Sequence[_Tested]) -> Table:
    columns = (
        Column(say("New")),
        Column(say("New items")),
        Column(say("Old items")),
        Column(say("Discrepancy (MMD squared)"), 4),
        Column(say("p"), 4),
        Column(say("p, among all comparisons"), 4),
        Column(say("Alarm")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.group.name,
            len(one.group.new),
            len(one.group.old),
            one.found.discrepancy,
            one.found.p,
            one.p,
            say("yes") if one.alarming else say("no"),
        )
        for one in tested
    ]
    return Table(say("New against old"), columns, tuple(rows))


def _canaries(sources: Sources) -> tuple[Table, ...]:
    """Whether encoders still give what they gave: a drift of the measure, not of what is measured."""
    rows = tuple(
        (one.title, one.changed or say("gives the same vectors as before"))
        for one in sources.encoders()
        if one.installed and one.filled
    )
    return (
        (Table(say("Canaries: fixed examples, encoded again"), (Column(say("Encoder")), Column(say("Found"))), rows),)
        if rows
        else ()
    )


def _plot(tested: Sequence[_Tested], by: str) -> Plot:
    points = tuple((float(at), one.found.discrepancy) for at, one in enumerate(tested))
    alarmed = tuple(at for at, one in enumerate(tested) if one.alarming)
    calm = Series(say("As before"), tuple(point for at, point in enumerate(points) if at not in alarmed), "bars")
    loud = Series(say("Of another sort"), tuple(points[at] for at in alarmed), "bars")
    titles = {"newest": say("What came last"), "month": say("Month"), "folder": say("Folder")}
    return Plot(
        say("How far what is new is from what was there"),
        titles[by],
        say("Discrepancy (MMD squared)"),
        tuple(series for series in (calm, loud) if series.points),
        x_names=tuple(_ending(one.group.name) for one in tested),
    )


def _ending(name: str) -> str:
    """Of folders the last two parts, which tell them apart."""
    return "/".join(name.replace("\\", "/").rstrip("/").split("/")[-2:])


def _notes(by: str) -> list[str]:
    ways: Mapping[str, str] = {
        "newest": say("New is the last tenth that came into the library."),
        "month": say("New is what was taken or changed last in a month; old is all from before it."),
        "folder": say("New is the newer half of a folder, by the date on which things were taken or changed last."),
    }
    return [
        ways[by],
        say("One item of each file is compared, at most %1 new and %1 old ones, drawn by chance.", _MOST_EACH),
        say(
            "p says how often chance alone makes so large a difference. An alarm is given from %1 down, with "
            "all comparisons of the table taken into account.",
            ALARM,
        ),
    ]
