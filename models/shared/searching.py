"""From a request to an answer in a shared library: filters in SQL, vectors, full text, calibrated, joined and ranked.

The steps are those of `models.search.search`, and so are the curves and the way in which evidence is joined. What
needs the vectors of results at hand (near-duplicates under one another, variety, marks, regions of a map) is not done
here, and refused where it is asked for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from sqlalchemy import Connection, select

from models.answers import Answer, SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.messages import say
from models.query.parser import parse
from models.query.parts import Example, Field, Filter, QueryError, Words
from models.search import wording
from models.search.asking import (
    EXCLUDED,
    FEWEST_ASKED,
    LIKE_EXAMPLE,
    MOST_PER_CONTENT,
    WORDS_TITLE,
    wanted_item_kinds,
)
from models.search.evidence import Testimony, all_ids, best_cosines, hear, scores
from models.search.presenting import Candidate, Source
from models.search.queries import FITS, QueryEncoder, SpaceQuery
from models.search.question import Question
from models.search.wording import Found
from models.shared import contents, filters, hits, machines, words
from models.shared.contents import SpaceRow
from models.shared.database import SharedCatalogue
from models.shared.filters import Allowed
from models.shared.matcher import SharedMatcher
from models.shared.tables import about_rows, file, item, one_of
from models.shared.vectors import SharedVectors
from models.sorted_ids import Ids

_MOST_HITS = 1000
# So many allowed items are named to what keeps the vectors; of more, the nearest are asked for and then left out.
_MOST_NAMED = 200_000
_MOST_ASKED = 16_384
# So many are named in SQL, too, so that conditions are looked at once.
_MOST_IN_SQL = 20_000


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, with what its filters leave: `among` where items can be named, else all that `allowed` selects."""

    question: Question
    allowed: Allowed | None
    among: Ids | None
    share: float


@dataclass(frozen=True, slots=True)
class _Ranked:
    """What is shown, in order, and what it needs. Attributes: telling: see `Found`; None where no words were asked."""

    candidates: Sequence[Candidate]
    shelf: hits.Shelf
    sources: Sequence[Source] = ()
    notes: tuple[str, ...] = ()
    total: int = 0
    telling: frozenset[str] | None = None


class SharedSearch:
    """Answers requests. Safe between threads.

    Args: machine: the name of this one, whose folders hits are shown in.
    """

    def __init__(self, catalogue: SharedCatalogue, vectors: SharedVectors, queries: QueryEncoder, machine: str) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._queries = queries
        self._machine = machine

    def answer(self, request: SearchRequest) -> Answer:
        """Find what a request asks for.

        Raises: QueryError: the text cannot be understood, or asks for what a shared library cannot say. UserError: an
            example cannot be read, an encoder fails, or the library cannot be reached.
        """
        began_s = time.perf_counter()
        request = replace(request, limit=min(max(request.limit, 0), _MOST_HITS))
        question, allowed = _understand(request)
        # Before a connection is taken: an encoder may have to start.
        queries = self._encode(question) if question.query.asks else []
        with self._catalogue.read() as connection:
            places = machines.places_on(connection, self._machine)
            if question.query.asks:
                ranked = self._rank(connection, question, allowed, queries)
            else:
                ranked = _newest(connection, question, allowed)
            terms = wording.terms_of(question.query.parts, ranked.telling)
            found = hits.present(ranked.candidates, ranked.shelf, ranked.sources, terms, places)
        took_ms = round((time.perf_counter() - began_s) * 1000, 2)
        return Answer(tuple(found), {"total": took_ms}, ranked.notes, ranked.total)

    def _rank(
        self, connection: Connection, question: Question, allowed: Allowed | None, queries: Sequence[SpaceQuery]
    ) -> _Ranked:
        asked = self._narrow(connection, question, allowed, to_name=_MOST_NAMED if queries else _MOST_IN_SQL)
        allowed = asked.allowed
        matchers, notes = self._matchers(connection, question, queries)
        sources, heard = [], []
        for matcher in matchers:
            heard.append(self._find(connection, asked, matcher) if matcher.asks else _nothing(matcher))
        looked_up = _look_up(connection, question, allowed)
        told, named = _place_words(connection, question, allowed, looked_up, all_ids(heard))
        ids = all_ids([*heard, *(source.testimony for source in told)])
        for matcher, testimony in zip(matchers, heard, strict=True):
            fits_both = question.has_sides and matcher.asks
            sources.append(self._source(matcher, matcher.judge(ids[ids > 0]) if fits_both else testimony))
            if len(matcher.query.against):
                sources.append(self._source(matcher, matcher.against(ids[ids > 0])))
        sources += told
        candidates, shelf = _in_order(connection, question, allowed, ids, sources, named)
        telling = None if looked_up is None else looked_up.telling
        return _Ranked(candidates, shelf, tuple(sources), notes, telling=telling)

    def _narrow(self, connection: Connection, question: Question, allowed: Allowed | None, *, to_name: int) -> _Asked:
        if allowed is None:
            return _Asked(question, None, None, 1.0)
        found = connection.execute(allowed.items.limit(to_name + 1)).scalars().all()
        among = np.array(found, np.int64)
        if len(among) <= _MOST_IN_SQL:
            return _Asked(question, allowed.named(connection, among), among, 1.0)
        if len(among) <= to_name:
            return _Asked(question, allowed, among, 1.0)
        return _Asked(question, allowed, None, min(1.0, len(among) / max(about_rows(connection, item), 1)))

    def _encode(self, question: Question) -> list[SpaceQuery]:
        """What is asked in each space. Raises: as `QueryEncoder.encode`."""
        if not question.by_content:
            return []
        wanted = wanted_item_kinds(question)
        queries = self._queries.encode(question.query.parts, question.request.encoder)
        return [query for query in queries if wanted.intersection(query.space.kinds)]

    def _matchers(
        self, connection: Connection, question: Question, queries: Sequence[SpaceQuery]
    ) -> tuple[list[SharedMatcher], tuple[str, ...]]:
        known = {row.fingerprint: row for row in contents.spaces(connection)}
        matchers = []
        for query in queries:
            row = known.get(query.space.fingerprint)
            if row is not None:
                sample = contents.sample_of(connection, row.space_id, row.dim)
                matchers.append(SharedMatcher(query, self._vectors, sample))
        return matchers, tuple(self._notes(connection, question, queries, known))

    def _notes(
        self,
        connection: Connection,
        question: Question,
        queries: Sequence[SpaceQuery],
        known: Mapping[str, SpaceRow],
    ) -> Iterator[str]:
        """What a person should know of the answer."""
        if not question.by_content:
            return
        for name in dict.fromkeys(query.space.name for query in queries if query.space.fingerprint not in known):
            yield say("No machine has looked into the shared library with this version of %1.", name)
        if any(isinstance(part, Words) for part in question.query.parts):
            for one in self._queries.silent(queries, question.request.encoder):
                if question.wanted_kinds.intersection(one.kinds):
                    yield say("%1 does not answer now: what it sees is found by names and text only.", one.title)
        if Kind.AUDIO in question.wanted_kinds - {kind for query in queries for kind in query.space.kinds}:
            yield say("Sounds are found by name only until a sound encoder is installed; see Encoders.")
        asked = {known[one.space.fingerprint].space_id for one in queries if one.space.fingerprint in known}
        if contents.lacking_spaces(connection, asked):
            yield say("Some files have not been looked into yet: they are found by name and text only.")

    def _find(self, connection: Connection, asked: _Asked, matcher: SharedMatcher) -> Testimony:
        kinds = matcher.query.space.kinds
        count = asked.question.request.limit * MOST_PER_CONTENT
        kind = str(kinds[0]) if len(kinds) == 1 and asked.among is None else None
        if asked.allowed is None or asked.among is not None:
            return matcher.find(count, asked.among, kind)
        wider = min(int(count / max(asked.share, 1e-6) * 2), _MOST_ASKED)
        found = matcher.find(max(count, wider), None, kind)
        some = asked.allowed.items.where(one_of(item.c.id, found.ids.tolist()))
        kept = np.isin(found.ids, np.array(connection.execute(some).scalars().all(), np.int64))
        assert found.cosines is not None
        return Testimony(found.role, found.ids[kept], found.probabilities[kept], found.cosines[kept])

    def _source(self, matcher: SharedMatcher, testimony: Testimony) -> Source:
        space = matcher.query.space
        reason = LIKE_EXAMPLE[space.kinds[0]] if matcher.query.by_example else FITS[space.kinds[0]]
        return Source(testimony, lambda ids: [reason] * len(ids), self._queries.title_of(space))


def _understand(request: SearchRequest) -> tuple[Question, Allowed | None]:
    """Read a request. Raises: QueryError, UserError: it asks for what cannot be done here."""
    typed = parse(request.text, date.today())  # noqa: DTZ011  as clocks show it
    query = replace(typed, parts=typed.parts + request.examples)
    for part in query.parts:
        if isinstance(part, Example) and part.item is not None:
            raise QueryError(
                say("Result %1 cannot be searched with.", part.item),
                "A shared library keeps vectors where they can be compared, but not fetched.",
                'Name its file instead, like like:"PATH".',
                part.span,
            )
    if request.good or request.bad or request.items or request.variety > 0:
        raise UserError(
            "A shared library cannot be searched so.",
            "Marks, regions of the map and variety need the vectors of results at hand.",
            "Search with words, filters and example files.",
        )
    conditions = query.filters
    if request.kinds:
        conditions += (Filter(Field.KIND, tuple(str(kind) for kind in request.kinds)),)
    exact = {(part.text, part.weight < 0): part for part in query.parts if isinstance(part, Words) and part.exact}
    wanted = {kind for kind in Kind if filters.may_hold(kind, conditions)}
    return Question(request, query, wanted, None), filters.allow(conditions, list(exact.values()))


def _look_up(connection: Connection, question: Question, allowed: Allowed | None) -> Found | None:
    """What words were found in; None where they are not asked for."""
    if not question.by_words:
        return None
    limit = max(question.request.limit, FEWEST_ASKED) * MOST_PER_CONTENT
    among = None if allowed is None else (allowed.items, allowed.contents, allowed.files)
    return words.look_up(connection, question.words_text, limit, among)


def _place_words(
    connection: Connection, question: Question, allowed: Allowed | None, told: Found | None, found: Ids
) -> tuple[list[Source], dict[int, int]]:
    """What words were found in, brought to items; and for a content, the file whose name has them.

    Args: found: items that vectors found: what is said of their whole content or file is said of them.
    """
    if told is None:
        return [], {}
    sources = [
        _words_source(told.all_in_text.ids, told.all_in_text.chances, wording.ALL_IN_TEXT),
        _words_source(told.some_in_text.ids, told.some_in_text.chances, wording.SOME_IN_TEXT),
    ]
    found = np.union1d(found, np.concatenate([source.testimony.ids for source in sources]))
    facts = dict(zip(told.in_facts.ids.tolist(), told.in_facts.chances.tolist(), strict=True))
    sources.append(_words_source(*_spread(connection, facts, found, allowed), wording.IN_FACTS))
    best: dict[int, tuple[int, float]] = {}
    bare: dict[int, float] = {}
    chances = dict(zip(told.in_names.ids.tolist(), told.in_names.chances.tolist(), strict=True))
    rows = connection.execute(select(file.c.id, file.c.content_id).where(one_of(file.c.id, chances))).all()
    for row in sorted(rows, key=lambda row: (-chances[row.id], row.id)):
        if row.content_id is None:
            bare[-row.id] = chances[row.id]
        else:
            best.setdefault(row.content_id, (row.id, chances[row.id]))
    ids, some = _spread(connection, {one: chance for one, (_, chance) in best.items()}, found, allowed)
    ids, some = np.concatenate([ids, np.array(list(bare), np.int64)]), np.concatenate([some, list(bare.values())])
    sources.append(_words_source(ids, some, wording.IN_NAME))
    sources += _holding_excluded(connection, question, all_ids(source.testimony for source in sources), found)
    return [one for one in sources if len(one.testimony.ids)], {one: number for one, (number, _) in best.items()}


def _spread(
    connection: Connection, chances: dict[int, float], found: Ids, allowed: Allowed | None
) -> tuple[Ids, np.ndarray]:
    """What is said of contents, said of those of their items that were found, or else of the first that is allowed."""
    if not chances:
        return np.empty(0, np.int64), np.empty(0)
    query = select(item.c.id, item.c.content_id).where(one_of(item.c.content_id, chances))
    known = {row.id: row.content_id for row in connection.execute(query.where(one_of(item.c.id, found.tolist())))}
    firsts = hits.first_items(connection, set(chances) - set(known.values()), allowed)
    known |= {number: content_id for content_id, number in firsts.items()}
    return np.array(list(known), np.int64), np.array([chances[content_id] for content_id in known.values()])


def _holding_excluded(connection: Connection, question: Question, told: Ids, found: Ids) -> list[Source]:
    ids = np.union1d(told, found)
    queries = [query for text in question.excluded_texts if (query := words.begun_query(text))]
    if not queries or not len(ids):
        return []
    having: list[int] = []
    for query in queries:
        within = select(item.c.id).where(one_of(item.c.id, ids[ids > 0].tolist()), filters.items_having(query))
        having += connection.execute(within).scalars()
        named = select(file.c.id).where(
            one_of(file.c.id, (-ids[ids < 0]).tolist()), words.matching(file.c.words, query)
        )
        having += [-one for one in connection.execute(named).scalars()]
    some = np.array(having, np.int64)
    return [Source(hear("against", some, np.full(len(some), EXCLUDED, np.float32)), _silent, WORDS_TITLE)]


def _in_order(
    connection: Connection,
    question: Question,
    allowed: Allowed | None,
    ids: Ids,
    sources: Sequence[Source],
    named: dict[int, int],
) -> tuple[list[Candidate], hits.Shelf]:
    testimonies = [source.testimony for source in sources]
    values, cosines = scores(ids, testimonies, question.words_share), best_cosines(ids, testimonies)
    order = np.lexsort((-np.nan_to_num(cosines, nan=-1.0), -values))
    # What has no file any more, or is not whole yet, is left out below: so more are fetched than are shown.
    best = ids[order][: question.request.limit * (MOST_PER_CONTENT + 1)].tolist()
    shelf = hits.fetch(connection, best, allowed, named)
    kept: list[int] = []
    shown: dict[int, int] = {}
    for one in best:
        row = shelf.file_of(one)
        if row is None:
            continue
        content_id = row.content_id or one
        shown[content_id] = shown.get(content_id, 0) + 1
        if shown[content_id] <= MOST_PER_CONTENT:
            kept.append(one)
    places = {int(one): place for place, one in enumerate(ids)}
    candidates = []
    for one in hits.in_order(kept[: question.request.limit], question.query.order, shelf):
        cosine = float(cosines[places[one]])
        candidates.append(Candidate(one, float(values[places[one]]), None if np.isnan(cosine) else cosine))
    return candidates, shelf


def _newest(connection: Connection, question: Question, allowed: Allowed | None) -> _Ranked:
    new = any(one.field is Field.IS and "new" in one.values and not one.negated for one in question.query.filters)
    look = hits.waiting if new else hits.newest
    ids, total = look(connection, question.query.order, question.request.limit, allowed)
    having = _holding_excluded(connection, question, np.empty(0, np.int64), np.array(sorted(ids), np.int64))
    gone = {number for source in having for number in source.testimony.ids.tolist()}
    shelf = hits.fetch(connection, ids, allowed, {})
    return _Ranked([Candidate(one, 0.0) for one in ids if one not in gone], shelf, total=total)


def _words_source(ids: Ids, chances: np.ndarray, reason: str) -> Source:
    testimony = hear("words", ids, chances.astype(np.float32))
    return Source(testimony, lambda some: [reason] * len(some), WORDS_TITLE, words=True)


def _silent(ids: Ids) -> list[str]:
    return [""] * len(ids)


def _nothing(matcher: SharedMatcher) -> Testimony:
    return hear(matcher.query.side, np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.float32))
