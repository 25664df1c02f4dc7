"""Asks every source: the spaces, the full text, and what a person marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.answers import SearchRequest
from models.catalogue import phrases
from models.catalogue.catalogue import Catalogue
from models.catalogue.word_counts import WordCounts
from models.catalogue.words import Named
from models.index.vector_index import VectorIndex
from models.kinds import HOLDS, ITEM_KINDS, Kind
from models.messages import say
from models.query.parts import Words
from models.search import feedback, wording
from models.search.evidence import Role, Testimony, hear
from models.search.feedback import Probe
from models.search.holdings import Inventory
from models.search.indexes import Indexes
from models.search.matcher import Matcher
from models.search.presenting import Source
from models.search.queries import QueryEncoder, SpaceQuery
from models.search.question import Question, holding
from models.search.scalings import Scalings
from models.search.wording import Among, Found, Told
from models.sorted_ids import Ids, Mask, is_in, rows_of
from models.spaces import Space, Vectors

_Before = Mapping[Space, Sequence[VectorIndex]]
"""What encoders filled before they were updated, by the space that they fill now."""
_NO_ITEMS: Ids = np.empty(0, dtype=np.int64)
MOST_PER_CONTENT = 3
"""Several windows of one sound or passages of one document may all be right; more than this crowd out the rest."""
_SPARE_PICTURES = 1.5
FEWEST_ASKED = 200
"""The first three are to be the first three of many: words are looked up as if so many hits were wanted."""
LIKE_EXAMPLE = {
    Kind.IMAGE: say("Looks like the example"),
    Kind.AUDIO: say("Sounds like the example"),
    Kind.DOCUMENT: say("Reads like the example"),
}
_LIKE_MARKED = say("Like what you marked as good")
# So many ids are handed to SQLite in a few milliseconds.
_MOST_NAMED = 20_000
# More than these are not ranked by words in any case.
_MOST_MATCHES = 5000
EXCLUDED = 0.9
"""What has a word that is excluded is hardly what was asked for."""
WORDS_TITLE = say("Words")


@dataclass(frozen=True, slots=True)
class Heard:
    """A matcher, with what it found."""

    matcher: Matcher
    testimony: Testimony


@dataclass(frozen=True, slots=True)
class Asked:
    """What the spaces were asked.

    Attributes:
        matchers: one for each query and index. notes: what a person should know.
    """

    matchers: tuple[Matcher, ...]
    notes: tuple[str, ...]


class Asker:
    """Turns a question into evidence."""

    def __init__(self, catalogue: Catalogue, indexes: Indexes, queries: QueryEncoder, scalings: Scalings) -> None:
        self._catalogue = catalogue
        self._indexes = indexes
        self._scalings = scalings
        self._queries = queries
        self._counts = WordCounts()

    def spaces(self) -> tuple[Space, ...]:
        """The spaces in use."""
        return tuple(self._queries.spaces())

    def ask_spaces(
        self, question: Question, marks: Mapping[Space, Marks], scaled: frozenset[str] | None = None
    ) -> Asked:
        """Encode a question for every space that can have an answer.

        Args: scaled: fingerprints of spaces that are searched with local scaling; None for those that a person wants.
        Raises: as `QueryEncoder.encode`.
        """
        request = question.request
        wanted = wanted_item_kinds(question)
        queries = self._queries.encode(question.query.parts, request.encoder) if question.by_content else []
        queries = [_moved(query, marks.get(query.space)) for query in queries if wanted.intersection(query.space.kinds)]
        before = {query.space: self._indexes.before(query.space) for query in queries}
        matchers = list(self._matchers(queries, before, scaled))
        matchers += self._marked(question, marks, wanted, scaled)
        return Asked(tuple(matchers), tuple(self._notes(queries, before, question)))

    def find(self, question: Question, matcher: Matcher) -> Heard:
        """What is near a query, as far as filters allow."""
        if not matcher.asks:
            return Heard(matcher, hear(matcher.role, _NO_ITEMS, np.empty(0, np.float32), np.empty(0, np.float32)))
        # Several windows of one sound or passages of one document crowd each other out; a picture stands alone.
        spare = MOST_PER_CONTENT if Kind.IMAGE not in matcher.query.space.kinds else _SPARE_PICTURES
        return Heard(matcher, matcher.find(int(question.request.limit * spare), question.allowed_items))

    def marks_of(self, request: SearchRequest) -> dict[Space, Marks]:
        """The vectors of what was marked, in every space."""
        marks = {}
        for space in self._queries.spaces() if request.good or request.bad else ():
            index = self._indexes.get(space.fingerprint)
            if index is None:
                continue
            good, bad = (_vectors_there(index, ids) for ids in (request.good, request.bad))
            if len(good) or len(bad):
                probe = feedback.train(good, bad) if space.finds_similar else None
                marks[space] = Marks(good, bad, probe)
        return marks

    def listen(self, matcher: Matcher, testimony: Testimony) -> Source:
        """What a matcher says, with its reasons in words."""

        def say(ids: Ids) -> Sequence[str]:
            if matcher.role == "marks":
                return [_LIKE_MARKED] * len(ids)
            if matcher.query.by_example:
                return [LIKE_EXAMPLE[matcher.query.space.kinds[0]]] * len(ids)
            return self._queries.explain(matcher.index.vectors(ids), matcher.query.space)

        return Source(testimony, say, self._queries.title_of(matcher.query.space))

    def look_up(self, question: Question, inventory: Inventory) -> Found:
        """Look the words up in passages, names and facts."""
        limit = max(question.request.limit, FEWEST_ASKED) * MOST_PER_CONTENT
        with self._catalogue.read() as connection:
            return wording.look_up(connection, question.words_text, *_room(question, inventory, limit), self._counts)

    def place_words(
        self, question: Question, inventory: Inventory, told: Found, found: Ids
    ) -> tuple[list[Source], dict[int, int]]:
        """Bring what words were found in to items.

        Args: found: items that vectors found, ascending; a name speaks for those of its content.
        Returns: what was found, by item (a file without items by its id with a minus), and the file whose name has the
            words for each content.
        """
        placing = _Placing(question, inventory)
        sources = [
            placing.of_items(told.all_in_text, wording.ALL_IN_TEXT),
            placing.of_items(told.some_in_text, wording.SOME_IN_TEXT),
        ]
        found = np.union1d(found, np.concatenate([source.testimony.ids for source in sources]))
        sources.append(placing.of_contents(told.in_facts, found, wording.IN_FACTS))
        named, files = placing.of_files(told.in_names, found)
        sources.append(named)
        found = np.union1d(found, np.concatenate([source.testimony.ids for source in sources]))
        having = found[self.holding_excluded(question, inventory, found)]
        sources.append(_source(having, np.full(len(having), EXCLUDED, np.float32), "", "against"))
        return [source for source in sources if len(source.testimony.ids)], files

    def holding_excluded(self, question: Question, inventory: Inventory, ids: Ids) -> Mask:
        """Which items have words that are excluded, in their text, their facts or their names: shape (n,)."""
        if not question.excluded_texts or not len(ids):
            return np.zeros(len(ids), np.bool_)
        with self._catalogue.read() as connection:
            held = phrases.holders_of_any(connection, question.excluded_texts)
        return holding(ids, held, inventory)

    def _matchers(
        self, queries: Sequence[SpaceQuery], before: _Before, scaled: frozenset[str] | None
    ) -> Iterator[Matcher]:
        """Where to look for each query, and the items to pass over there.

        While an encoder that was updated fills its new space, what it has not seen yet is looked for in the space from
        before; vectors of the two are never in one index.
        """
        for query in queries:
            index, seen = self._indexes.get(query.space.fingerprint), _NO_ITEMS
            if index is not None:
                scaling = self._scalings.of(query.space.fingerprint, index, scaled)
                yield Matcher(query, index, seen, query.side, scaling)
            for earlier in before[query.space]:
                seen = np.union1d(seen, index.ids()) if index is not None else seen
                yield Matcher(query, earlier, seen, query.side)
                index = earlier

    def _marked(
        self, question: Question, marks: Mapping[Space, Marks], wanted: set[Kind], scaled: frozenset[str] | None
    ) -> Iterator[Matcher]:
        """Where what is like the good marks is looked for."""
        for space, mine in marks.items():
            index = self._indexes.get(space.fingerprint)
            if index is None or not space.finds_similar or not wanted.intersection(space.kinds):
                continue
            vector = feedback.rocchio(None, mine.good, mine.bad)
            # A probe tells more than nearness, where there is something else to begin with.
            has_probe = question.query.asks and mine.probe is not None
            if vector is not None and not has_probe:
                query = SpaceQuery(space, vector, True, "example", _no_vectors(space))
                scaling = self._scalings.of(space.fingerprint, index, scaled)
                yield Matcher(query, index, _NO_ITEMS, "marks", scaling)

    def _notes(self, queries: Sequence[SpaceQuery], before: _Before, question: Question) -> Iterator[str]:
        if not question.by_content:
            return
        wanted = question.wanted_kinds
        answered = {kind for query in queries for kind in query.space.kinds}
        if any(isinstance(part, Words) for part in question.query.parts):
            for one in self._queries.silent(queries, question.request.encoder):
                if wanted.intersection(one.kinds):
                    yield say("%1 does not answer now: what it sees is found by names and text only.", one.title)
        if Kind.AUDIO in wanted - answered:
            yield say("Sounds are found by name only until a sound encoder is installed; see Encoders.")
        if any(before.values()):
            yield say("An encoder was updated: what it has not seen anew yet is found by its vectors from before.")


@dataclass(frozen=True, slots=True)
class Marks:
    """Vectors of what was marked good and bad in one space: shape (n, dim) each.

    Attributes:
        probe: what tells them apart, where near items are alike and there are enough of both.
    """

    good: Vectors
    bad: Vectors
    probe: Probe | None


class _Placing:
    """Brings what was found in passages, names and facts to items, as far as filters allow."""

    def __init__(self, question: Question, inventory: Inventory) -> None:
        self._question = question
        self._inventory = inventory

    def of_items(self, told: Told, reason: str) -> Source:
        return _source(*self._among(told.ids, told.chances), reason, "words")

    def of_contents(self, told: Told, items: Ids, reason: str) -> Source:
        """What is said of a whole content is said of those of its items that were found, or of its first."""
        ids, rows = self._spread(told.ids, items)
        return _source(*self._among(ids, told.chances[rows]), reason, "words")

    def of_files(self, told: Told, items: Ids) -> tuple[Source, dict[int, int]]:
        """The same of files; and for each content, the file that has the words in its name."""
        files, chances = told.ids, told.chances
        if self._question.allowed is not None:
            allowed = self._question.allowed.allows_files(self._inventory, files)
            files, chances = files[allowed], chances[allowed]
        order = np.argsort(-chances, kind="stable")
        files, chances = files[order], chances[order]
        contents = self._inventory.contents_of_files(files)
        ids, rows = self._spread(contents, items)
        bare = np.flatnonzero(contents == 0)
        ids, rows = np.concatenate([ids, -files[bare]]), np.concatenate([rows, bare])
        known, best = np.unique(contents, return_index=True)
        named = dict(zip(known.tolist(), files[best].tolist(), strict=True))
        named.pop(0, None)
        return _source(ids, chances[rows], wording.IN_NAME, "words"), named

    def _spread(self, contents: Ids, items: Ids) -> tuple[Ids, Ids]:
        """Items of contents, each with the row of its content: those of `items`, or else the first that is allowed."""
        known, row_of = np.unique(contents, return_index=True)
        known, row_of = known[known > 0], row_of[known > 0]
        places = rows_of(known, self._inventory.contents_of(items))
        there = places >= 0
        lonely = np.setdiff1d(row_of, row_of[places[there]])
        firsts = self._inventory.first_items(contents[lonely], self._question.allowed_items)
        ids = np.concatenate([items[there], firsts[firsts > 0]])
        return ids, np.concatenate([row_of[places[there]], lonely[firsts > 0]])

    def _among(self, ids: Ids, chances: np.ndarray) -> tuple[Ids, np.ndarray]:
        if self._question.allowed_items is None:
            return ids, chances
        kept = is_in(ids, self._question.allowed_items)
        return ids[kept], chances[kept]


def _room(question: Question, inventory: Inventory, limit: int) -> tuple[int, Among]:
    """How many matches of words are wanted, and among what: few that are allowed are named, and of many more matches
    are taken, since some of them will not be allowed.
    """
    allowed = question.allowed
    if allowed is None:
        return limit, Among()
    if len(allowed.items) > _MOST_NAMED or int(allowed.files.sum()) > _MOST_NAMED:
        return _MOST_MATCHES, Among()
    files = inventory.facts.files
    contents = np.unique(files.content_ids[allowed.files])
    return limit, Among(Named.of(allowed.items), Named.of(contents), Named.of(files.ids[allowed.files]))


def wanted_item_kinds(question: Question) -> set[Kind]:
    """Kinds of item that the kinds of file asked for may hold, with what readers find in them."""
    if question.wanted_kinds == set(Kind):
        return set(ITEM_KINDS)
    return {held for kind in question.wanted_kinds for held in HOLDS[kind]} | {Kind.DOCUMENT}


def _moved(query: SpaceQuery, marks: Marks | None) -> SpaceQuery:
    """A query in words, moved towards what is marked good."""
    if marks is None or query.by_example or not query.vector.any():
        return query
    moved = feedback.rocchio(query.vector, marks.good, marks.bad)
    return query if moved is None else replace(query, vector=moved)


def _source(ids: Ids, chances: np.ndarray, reason: str, role: Role) -> Source:
    return Source(hear(role, ids, chances), lambda some: [reason] * len(some), WORDS_TITLE, words=True)


def _vectors_there(index: VectorIndex, item_ids: Sequence[int]) -> Vectors:
    """The vectors of those of some items that are in an index."""
    ids = np.array(item_ids, np.int64)
    return index.vectors(ids[is_in(ids, index.ids())])


def _no_vectors(space: Space) -> Vectors:
    return np.empty((0, space.dim), np.float32)
