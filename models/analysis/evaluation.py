"""How well a library is searched: queries with known answers are asked, and what comes is counted."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from models.analysis.evaluation_metrics import (
    DEPTH,
    Estimate,
    difference,
    estimate,
    ndcg_at,
    recall_at,
    reciprocal_rank,
)
from models.analysis.evaluation_queries import JudgedQuery
from models.answers import Answer, By, Hit, Relevance, SearchRequest
from models.catalogue.catalogue import Catalogue
from models.catalogue.equals import files_equal_to
from models.jobs import Cancelled, Job, JobControl, Progress
from models.query.parts import QueryError

_ASKED_FOR = 100
"""Hits of each query: a right one behind them counts as not found."""

Ways = tuple[By, ...]
ALL_WAYS: Ways = ("content", "words", "both")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one query brought.

    Attributes:
        places: of the right files among the files found, counted from 1, ascending.
        said: what the best of the right files among the first ten is called; None where there is none.
        strong: whether anything is called strong.
        answerable: whether the library holds anything that is right.
    """

    query: str
    kind: str
    by: By
    answerable: bool
    places: tuple[int, ...]
    ndcg: float
    said: Relevance | None
    strong: bool
    took_ms: float


@dataclass(frozen=True, slots=True)
class Row:
    """The outcomes of one kind of query, asked in one way.

    Attributes:
        queries: with an answer in the library; the next five are about them.
        recall: by depth. mrr, ndcg: means, see `evaluation_metrics`.
        said: for each word, the share of those queries for which the best right file among the first ten is called
            so, of those where there is one.
        unanswerable: queries without an answer in the library.
        quiet: share of those that bring nothing strong; NaN where there are none.
        p50_ms: the median time of one search.
    """

    kind: str
    by: By
    queries: int
    recall: Mapping[int, Estimate]
    mrr: Estimate
    ndcg: Estimate
    said: Mapping[Relevance, float]
    unanswerable: int
    quiet: float
    p50_ms: float


@dataclass(frozen=True, slots=True)
class Gain:
    """How much better content and words together are than the better of the two alone.

    Attributes:
        recall_than, mrr_than: the one that is better by each figure.
        recall, mrr: recall@10 and MRR of both together, less those of the better one, query by query.
    """

    kind: str
    recall_than: By
    recall: Estimate
    mrr_than: By
    mrr: Estimate


@dataclass
class Evaluation:
    """Asks a library. Near-duplicates are not folded, since a right file may lie under another one.

    Attributes:
        outcomes: of all queries that were asked, in their order.
        missing: queries left out, because the files that would be right are not in the library.
        refused: queries left out, because they cannot be asked, with the reason.
    """

    catalogue: Catalogue
    search: Callable[[SearchRequest], Answer]
    outcomes: list[Outcome] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    refused: dict[str, QueryError] = field(default_factory=dict)

    def ask(self, queries: Sequence[JudgedQuery], ways: Ways, control: JobControl) -> Job:
        """Ask every query in every way. Raises: Cancelled, and what searching raises of an encoder or the library."""
        wanted = list({path for query in queries for path in query.right})
        with self.catalogue.read() as connection:
            known = files_equal_to(connection, wanted)
        for done, query in enumerate(queries):
            if control.cancelled:
                raise Cancelled
            yield Progress(done, len(queries), "Asking")
            right = {file: grade for path, grade in query.right.items() for file in known.get(path, ())}
            if query.right and not right:
                self.missing.append(query.text)
                continue
            # Equal files are one answer, however many there are.
            grades = list({known[path]: grade for path, grade in query.right.items() if path in known}.values())
            for by in ways:
                self._ask(query, by, right, grades)
        yield Progress(len(queries), len(queries), "Asking")

    def _ask(self, query: JudgedQuery, by: By, right: Mapping[int, float], grades: Sequence[float]) -> None:
        try:
            answer = self.search(SearchRequest(query.text, limit=_ASKED_FOR, by=by, folded=False))
        except QueryError as error:
            self.refused[query.text] = error
            return
        files = _files_of(answer.hits)
        found = {place: right[hit.file_id] for place, hit in enumerate(files, start=1) if hit.file_id in right}
        best = min(found, default=_ASKED_FOR + 1)
        self.outcomes.append(
            Outcome(
                query=query.text,
                kind=query.kind,
                by=by,
                answerable=bool(query.right),
                places=tuple(found),
                ndcg=ndcg_at(DEPTH, found, grades) if grades else 0.0,
                said=files[best - 1].relevance if best <= DEPTH else None,
                strong=any(hit.relevance == "strong" for hit in answer.hits),
                took_ms=answer.took_ms.get("total", 0.0),
            )
        )

    def rows(self) -> list[Row]:
        """Kind by kind, and way by way; all kinds together last, where there are several."""
        kinds = list(dict.fromkeys(one.kind for one in self.outcomes))
        ways = list(dict.fromkeys(one.by for one in self.outcomes))
        rows = [_row(kind, by, self._of(by, kind)) for kind in kinds for by in ways if self._of(by, kind)]
        if len(kinds) > 1:
            rows += [_row("together", by, self._of(by)) for by in ways]
        return rows

    def gains(self) -> list[Gain]:
        """For each kind that was asked in all three ways: what joining them is worth."""
        gains = []
        for kind in dict.fromkeys(one.kind for one in self.outcomes if one.answerable):
            content, words, both = ([one for one in self._of(by, kind) if one.answerable] for by in ALL_WAYS)
            if content and words and both:
                gains.append(_gain(kind, content, words, both))
        return gains

    def _of(self, by: By, kind: str = "") -> list[Outcome]:
        return [one for one in self.outcomes if one.by == by and kind in ("", one.kind)]


def _files_of(hits: Iterable[Hit]) -> list[Hit]:
    """The best hit of each file, in their order: passages of one document are not several answers."""
    best: dict[int, Hit] = {}
    for hit in hits:
        best.setdefault(hit.file_id, hit)
    return list(best.values())


def _row(kind: str, by: By, outcomes: Sequence[Outcome]) -> Row:
    answered = [one for one in outcomes if one.answerable]
    others = [one for one in outcomes if not one.answerable]
    said = [one.said for one in answered if one.said is not None]
    words: tuple[Relevance, ...] = ("strong", "maybe", "weak")
    return Row(
        kind=kind,
        by=by,
        queries=len(answered),
        recall={depth: estimate(_recalls(answered, depth)) for depth in (1, 5, DEPTH)},
        mrr=estimate(_ranks(answered)),
        ndcg=estimate([one.ndcg for one in answered]),
        said={word: _share([one == word for one in said]) for word in words},
        unanswerable=len(others),
        quiet=_share([not one.strong for one in others]),
        p50_ms=statistics.median(one.took_ms for one in outcomes),
    )


def _gain(kind: str, content: Sequence[Outcome], words: Sequence[Outcome], both: Sequence[Outcome]) -> Gain:
    sides = (content, words)
    more = max(sides, key=lambda side: sum(_recalls(side, DEPTH)))
    nearer = max(sides, key=lambda side: sum(_ranks(side)))
    return Gain(
        kind=kind,
        recall_than=more[0].by,
        recall=difference(_recalls(both, DEPTH), _recalls(more, DEPTH)),
        mrr_than=nearer[0].by,
        mrr=difference(_ranks(both), _ranks(nearer)),
    )


def _recalls(outcomes: Iterable[Outcome], depth: int) -> list[float]:
    return [recall_at(depth, one.places) for one in outcomes]


def _ranks(outcomes: Iterable[Outcome]) -> list[float]:
    return [reciprocal_rank(one.places) for one in outcomes]


def _share(whether: Sequence[bool]) -> float:
    return sum(whether) / len(whether) if whether else float("nan")
