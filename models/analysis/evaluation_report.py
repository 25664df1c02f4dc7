"""The measurement "evaluation" of the laboratory: golden queries, asked of every encoder of a kind and in every way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from models.analysis import golden, golden_history, hubness
from models.analysis.evaluation import Evaluation, Outcome
from models.analysis.evaluation_metrics import Estimate, difference, estimate, ndcg_at, recall_at, reciprocal_rank
from models.analysis.evaluation_queries import JudgedQuery, read_queries
from models.analysis.golden_history import Entry
from models.analysis.lab_sources import MeasuredSpace, Sources, Work, go_on
from models.answers import Answer, SearchRequest
from models.catalogue.equals import files_equal_to
from models.errors import UserError
from models.jobs import JobControl, Progress
from models.kinds import Kind
from models.messages import Message, say
from models.reports import Cell, Column, Plot, Report, Series, Table
from models.sorted_ids import Ids, looked_up
from models.spaces import Vectors
from models.views import EncoderStatus

EVALUATION = "evaluation"
_FILE = "file"
_DEPTHS = (1, 5, 10)
_NEIGHBOURS = 10
_MOST_SCALED = 10_000
_MOST_ITEMS = 100_000
# Cosines of equal vectors differ by as much as sums in another order do.
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Scored:
    """One way to search, with figures for each query, in their order.

    Attributes:
        is_encoder: whether it is an encoder as it is; otherwise a remedy inside its space.
        places: of right answers for each query, counted from 1, empty where none was found.
        ndcg: of the first ten.
    """

    name: str
    is_encoder: bool
    places: tuple[tuple[int, ...], ...]
    ndcg: tuple[float, ...]

    def recall(self, depth: int) -> Estimate:
        """The share of queries with a right answer among the first so many, with its interval."""
        return estimate(self.found(depth))

    def found(self, depth: int) -> list[float]:
        """Whether each query has a right answer among the first so many."""
        return [recall_at(depth, one) for one in self.places]

    @property
    def ranks(self) -> list[float]:
        """The reciprocal rank of each query."""
        return [reciprocal_rank(one) for one in self.places]


def queries_of(sources: Sources, kind: Kind, origin: str, written: str = "") -> list[JudgedQuery]:
    """Golden queries of a library.

    Args: written: path of a file with a person's own, for the origin "file"; see `read_queries`.
    Raises: UserError: there is no such origin, or the file makes no sense.
    """
    if origin == _FILE:
        return read_queries(os.fsencode(written))
    if origin not in golden.ORIGINS:
        raise UserError(
            "Nothing was evaluated.",
            say("%1 is no source of queries.", origin),
            "Choose marks, captions, names or file.",
        )
    with sources.catalogue.read() as connection:
        if origin == "marks":
            return golden.from_marks(connection, kind, sources.saved())
        return (golden.from_names if origin == "names" else golden.from_captions)(connection, kind)


def evaluation(sources: Sources, kind: Kind, origin: str, written: str, control: JobControl) -> Work:
    """Ask golden queries of every encoder of a kind, and with the remedies against hubs in the space that answers.

    Args: origin, written: see `queries_of`. Raises: UserError, Cancelled.
    """
    queries = queries_of(sources, kind, origin, written)
    title = say("Evaluation on %1 queries from %2", len(queries), _origin_name(origin))
    encoders = _comparable(sources.encoders(), kind)
    if not queries or not encoders:
        return Report(EVALUATION, title, "unsure", _nothing(origin, bool(encoders)))
    scored: list[Scored] = []
    for done, encoder in enumerate(encoders):
        asked = Evaluation(sources.catalogue, _asking(sources, encoder.name, kind))
        for progress in asked.ask(queries, ("content",), control):
            yield Progress(done * len(queries) + progress.done, (len(encoders) + 1) * len(queries), encoder.title)
        scored.append(_of_outcomes(encoder.title, asked.outcomes))
    yield Progress(
        len(encoders) * len(queries), (len(encoders) + 1) * len(queries), say("Trying remedies against hubs")
    )
    remedied = list(_remedies(sources, encoders[0], queries, control))
    _keep(sources, [*scored, *remedied], kind, origin)
    return _report(sources, title, scored, remedied, kind, origin)


def _comparable(statuses: Sequence[EncoderStatus], kind: Kind) -> list[EncoderStatus]:
    """Encoders of a kind that have vectors and answer words, the one in use first. Those that send texts elsewhere are
    left out: names of files are nobody's business."""
    wanted = [one for one in statuses if one.choosable and one.kinds[:1] == (kind,) and one.covered and not one.leaves]
    return sorted(wanted, key=lambda one: not one.chosen)


def _asking(sources: Sources, encoder: str, kind: Kind) -> Callable[[SearchRequest], Answer]:
    return lambda request: sources.search(replace(request, encoder=encoder, kinds=(kind,)))


def _of_outcomes(name: str, outcomes: Sequence[Outcome]) -> Scored:
    return Scored(name, True, tuple(one.places for one in outcomes), tuple(one.ndcg for one in outcomes))


def _remedies(
    sources: Sources, encoder: EncoderStatus, queries: Sequence[JudgedQuery], control: JobControl
) -> Iterator[Scored]:
    """The plain order of cosines in a space, and the same with CSLS and with local scaling."""
    space = next((one for one in sources.spaces() if one.status.title == encoder.title and one.answers_text), None)
    if space is None:
        return
    sample = sources.sample(space, _MOST_ITEMS)
    if sample.total > len(sample.ids) or len(sample.ids) < 3:
        return
    contents = sources.origins(sample.ids).contents
    asked, right = _encoded(sources, space, queries, control)
    if not len(asked):
        return
    go_on(control)
    cosines = asked @ sample.vectors.T
    yield ranked(say("Cosine alone"), cosines, contents, right)
    penalties = hubness.csls_penalties(sample.vectors, sources.queries(space, control), _NEIGHBOURS)
    yield ranked(say("CSLS"), (cosines - penalties).astype(np.float32), contents, right)
    if _NEIGHBOURS < len(sample.ids) <= _MOST_SCALED:
        go_on(control)
        scales = hubness.local_scales(sample.vectors, 7)
        scaled = -np.maximum(2 - 2 * cosines, 0) / scales
        yield ranked(say("Local scaling"), scaled.astype(np.float32), contents, right)


def _encoded(
    sources: Sources, space: MeasuredSpace, queries: Sequence[JudgedQuery], control: JobControl
) -> tuple[Vectors, list[set[int]]]:
    """The queries in a space, and the contents that are right for each; those that mean nothing there are left out."""
    every = list({path for query in queries for path in query.right})
    with sources.catalogue.read() as connection:
        files = files_equal_to(connection, every)
    known = sources.contents_of_files(np.array(sorted({one for some in files.values() for one in some}), np.int64))
    rows, right = [], []
    for query in queries:
        wanted = {known[one] for path in query.right for one in files.get(path, ()) if one in known}
        vector = sources.texts(space, [query.text], control) if wanted else np.empty((0, space.row.dim), np.float32)
        if len(vector):
            rows.append(vector[0])
            right.append(wanted)
    return (np.stack(rows) if rows else np.empty((0, space.row.dim), np.float32)), right


def ranked(name: str, scores: Vectors, contents: Ids, right: Sequence[set[int]], *, is_encoder: bool = False) -> Scored:
    """Where the right contents stand when each is as good as its best item.

    Args: scores: shape (queries, items). contents: of each item, shape (items,). right: those of each query.
    """
    order = np.argsort(contents, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(contents[order]) > 0])
    unique = contents[order][starts]
    places, ndcgs = [], []
    for line, wanted in zip(scores, right, strict=True):
        best = np.maximum.reduceat(line[order], starts)
        rows = looked_up(np.array(sorted(wanted), np.int64), unique, np.arange(1, len(unique) + 1)) - 1
        found = sorted(_place(best, int(row)) for row in rows if row >= 0)
        places.append(tuple(found))
        ndcgs.append(ndcg_at(10, dict.fromkeys(found, 1.0), [1.0] * max(len(wanted), 1)))
    return Scored(name, is_encoder, tuple(places), tuple(ndcgs))


def _place(scores: Vectors, row: int) -> int:
    """Where a row stands, counted from 1: in the middle of those that are as good as it is."""
    better = int((scores > scores[row] + _SAME).sum())
    as_good = int((np.abs(scores - scores[row]) <= _SAME).sum()) - 1
    return 1 + better + as_good // 2


def _report(
    sources: Sources, title: str, scored: Sequence[Scored], remedied: Sequence[Scored], kind: Kind, origin: str
) -> Report:
    count = len(scored[0].places)
    enough = count >= golden.FEWEST_QUERIES
    tables = [figures(say("Encoders"), scored)]
    if remedied:
        tables.append(figures(say("Inside the space that answers: remedies against hubs"), remedied))
    tables += _history(sources, kind, origin)
    return Report(
        EVALUATION,
        title,
        "fine" if enough else "unsure",
        _verdict(scored, remedied) if enough else too_few_queries(count),
        tables=tuple(tables),
        plot=interval_plot([*scored, *remedied]),
        notes=(
            say(
                "Asked by content alone: names and captions were held out. R@k is the share of queries with a "
                "right file among the first k; MRR and nDCG of the first ten say how far up it stands. From "
                "and To hold R@10 in 95 of 100 such sets of queries."
            ),
            say(
                "A file that is called otherwise may be as right: figures from names and captions are lower "
                "than what a person would say, but the same for all encoders."
            ),
        ),
    )


def too_few_queries(count: int) -> Message:
    """What is said of figures that tell nothing yet."""
    return say(
        "Too few queries to conclude anything: there are %1, and %2 are needed. The figures are shown all the same.",
        count,
        golden.FEWEST_QUERIES,
    )


def _verdict(scored: Sequence[Scored], remedied: Sequence[Scored]) -> Message:
    first = scored[0]
    told = first.recall(10)
    better = [
        (other, gain)
        for other in scored[1:]
        if len(other.places) == len(first.places) and (gain := difference(other.found(10), first.found(10))).low > 0
    ]
    if better:
        other, gain = max(better, key=lambda one: one[1].mean)
        return say(
            "%1 finds surely more than %2, which answers now: R@10 is larger by %3 (%4 to %5) of 100 queries.",
            other.name,
            first.name,
            *(round(100 * value) for value in (gain.mean, gain.low, gain.high)),
        )
    remedies = [
        (other, gain) for other in remedied[1:] if (gain := difference(other.found(10), remedied[0].found(10))).low > 0
    ]
    if remedies:
        other, gain = max(remedies, key=lambda one: one[1].mean)
        return say(
            "%1 finds a right file among the first ten for %2 of 100 queries (%3 to %4). %5 would surely add %6.",
            first.name,
            *(round(100 * value) for value in (told.mean, told.low, told.high)),
            other.name,
            round(100 * gain.mean),
        )
    return say(
        "%1 finds a right file among the first ten for %2 of 100 queries (%3 to %4); nothing that was tried is "
        "surely better.",
        first.name,
        *(round(100 * value) for value in (told.mean, told.low, told.high)),
    )


def figures(title: str, scored: Sequence[Scored]) -> Table:
    """Recall, MRR and nDCG of some ways to search, each against the first."""
    columns = (
        Column(say("Way")),
        Column(say("Queries")),
        *(Column(f"R@{depth}", 3) for depth in _DEPTHS),
        Column(say("From"), 3),
        Column(say("To"), 3),
        Column("MRR", 3),
        Column("nDCG", 3),
        Column(say("R@10 against the first"), 3),
    )
    return Table(title, columns, tuple(_row(one, scored[0]) for one in scored))


def _row(one: Scored, first: Scored) -> tuple[Cell, ...]:
    told = one.recall(10)
    gain = None
    if one is not first and len(one.places) == len(first.places):
        gain = difference(one.found(10), first.found(10)).mean
    recalls = [one.recall(depth).mean for depth in _DEPTHS]
    return (one.name, len(one.places), *recalls, told.low, told.high, _mean(one.ranks), _mean(one.ndcg), gain)


def interval_plot(scored: Sequence[Scored]) -> Plot:
    """R@10 of some ways to search, with how sure it is."""
    points, ranges = [], []
    for at, one in enumerate(scored):
        told = one.recall(10)
        points.append((float(at), told.mean))
        ranges.append((told.low, told.high))
    series = Series(say("R@10"), tuple(points), "points", ranges=tuple(ranges))
    names = tuple(one.name for one in scored)
    return Plot(
        say("R@10, with the interval that holds it in 95 of 100 cases"),
        say("Way"),
        say("R@10"),
        (series,),
        x_names=names,
        y_least=0.0,
        y_most=1.0,
    )


def _keep(sources: Sources, scored: Sequence[Scored], kind: Kind, origin: str) -> None:
    if not sources.keeps:
        return
    now = datetime.now(UTC).isoformat(timespec="seconds")
    entries = []
    for one in scored:
        told = one.recall(10)
        if one.places:
            entries.append(
                Entry(
                    now,
                    kind.value,
                    origin,
                    one.name,
                    len(one.places),
                    told.mean,
                    told.low,
                    told.high,
                    _mean(one.ranks),
                    _mean(one.ndcg),
                )
            )
    golden_history.keep(sources.folder, entries)


def _history(sources: Sources, kind: Kind, origin: str) -> list[Table]:
    """Earlier evaluations of the same sort, the latest first."""
    entries = [one for one in golden_history.read(sources.folder) if (one.kind, one.origin) == (kind.value, origin)]
    columns = (
        Column(say("When")),
        Column(say("Way")),
        Column(say("Queries")),
        Column("R@10", 3),
        Column(say("From"), 3),
        Column(say("To"), 3),
        Column("MRR", 3),
    )
    rows = tuple(
        (one.at[:16].replace("T", " "), one.way, one.queries, one.recall, one.low, one.high, one.mrr)
        for one in reversed(entries[-100:])
    )
    return [Table(say("History"), columns, rows)] if rows else []


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if len(values) else float("nan")


def _origin_name(origin: str) -> str:
    return {
        "marks": say("collections with marks"),
        "captions": say("titles that files state"),
        "names": say("file names"),
        _FILE: say("your own file"),
    }[origin]


def _nothing(origin: str, has_encoders: bool) -> Message:
    if not has_encoders:
        return say("Nothing can be asked: no encoder of this kind has vectors and understands words.")
    return {
        "marks": say(
            "There are no collections with words and good marks. Keep a search as a collection and mark what is right."
        ),
        "captions": say("No file of this kind states a title of two words or more."),
        "names": say("No file of this kind has a name of two words or more."),
        _FILE: say("There are no queries in the file."),
    }[origin]
