"""From a request to an answer: filters, vectors of every space and full text, calibrated, joined and ranked."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from models.answers import Answer, Hit, SearchRequest, Shelf
from models.catalogue.catalogue import Catalogue
from models.paths import LibraryPaths
from models.search import browsing, wording
from models.search.asking import Asker, Heard
from models.search.browsing import Grouped
from models.search.evidence import all_ids
from models.search.holdings import Holdings, Inventory
from models.search.matcher import Matcher
from models.search.presenting import Ranked, Source, present
from models.search.question import Question, understand
from models.search.ranking import Ranker
from models.sorted_ids import Ids
from models.spaces import Space

# Nobody looks further, and SQLite takes so many ids in one query.
_MOST_HITS = 5000
_SPACES_AT_ONCE = 4
# Items: fewer are looked at in less time than handing them to another thread may take.
_WORTH_THREADS = 30_000


class Search:
    """Answers requests. Safe between threads; `close` it."""

    def __init__(
        self, catalogue: Catalogue, holdings: Holdings, asker: Asker, ranker: Ranker, paths: LibraryPaths
    ) -> None:
        self._catalogue = catalogue
        self._holdings = holdings
        self._paths = paths
        self._asker = asker
        self._ranker = ranker
        self._beside = ThreadPoolExecutor(2, "words")
        # Threads of their own, so that spaces never wait behind another search's words.
        self._among_spaces = ThreadPoolExecutor(_SPACES_AT_ONCE, "spaces")

    def close(self) -> None:
        """End the threads that look words and vectors up. Nothing can be asked any more."""
        self._beside.shutdown()
        self._among_spaces.shutdown()

    def spaces(self) -> tuple[Space, ...]:
        """The spaces that answer now."""
        return self._asker.spaces()

    def answer(self, request: SearchRequest, scaled: frozenset[str] | None = None) -> Answer:
        """Find what a request asks for.

        Args: scaled: see `Asker.ask_spaces`.
        Raises: QueryError: the text cannot be understood. UserError: the example cannot be read, or an encoder fails.
        """
        clock = _Clock()
        request = replace(request, limit=min(max(request.limit, 0), _MOST_HITS))
        with clock.measure("filter"):
            inventory = self._holdings.current()
            question = understand(request, inventory, self._catalogue, date.today())  # noqa: DTZ011  as clocks show it
        if question.query.asks or request.good:
            ranked, notes = self._rank(question, inventory, clock, scaled)
        else:
            with clock.measure("rank"):
                ranked, notes = browsing.newest(question, inventory, self._asker), ()
        with clock.measure("fetch"), self._catalogue.read() as connection:
            hits = present(connection, self._paths, inventory, ranked)
        return Answer(tuple(hits), clock.took_ms(), notes, ranked.total)

    def shelf(self, request: SearchRequest, by: Grouped) -> Shelf:
        """Everything that the filters of a request leave, in its order, in groups. Raises: QueryError, UserError."""
        inventory = self._holdings.current()
        question = understand(request, inventory, self._catalogue, date.today())  # noqa: DTZ011  as clocks show it
        return browsing.shelved(question, inventory, self._asker, by)

    def on_shelf(self, shown: Sequence[tuple[int, int]]) -> list[Hit | None]:
        """What stands at places of a shelf; None for what has gone since.

        Args: shown: id of the item, 0 for none, and of the file; at most 5000 are looked up.
        """
        inventory = self._holdings.current()
        with self._catalogue.read() as connection:
            hits = present(connection, self._paths, inventory, browsing.on_shelf(shown[:_MOST_HITS]))
        found = {hit.file_id: hit for hit in hits}
        return [found.get(file_id) for _, file_id in shown]

    def _rank(
        self, question: Question, inventory: Inventory, clock: _Clock, scaled: frozenset[str] | None
    ) -> tuple[Ranked, tuple[str, ...]]:
        # Words are looked up while an encoder's process is busy with them.
        words = self._beside.submit(self._asker.look_up, question, inventory) if question.by_words else None
        with clock.measure("encode"):
            marks = self._asker.marks_of(question.request)
            asked = self._asker.ask_spaces(question, marks, scaled)
        with clock.measure("vectors"):
            heard = self._find(question, asked.matchers)
        files: dict[int, int] = {}
        told: Sequence[Source] = ()
        telling: frozenset[str] | None = None
        if words is not None:
            with clock.measure("words"):
                found = all_ids(one.testimony for one in heard)
                looked_up = words.result()
                told, files = self._asker.place_words(question, inventory, looked_up, found)
                telling = looked_up.telling
        with clock.measure("rank"):
            ids = all_ids([one.testimony for one in heard] + [source.testimony for source in told])
            sources = [*self._weigh(question, heard, ids), *told]
            candidates = self._ranker.rank(question, inventory, ids, sources, marks, files)
        terms = wording.terms_of(question.query.parts, telling)
        return Ranked(candidates, sources, terms, question.allowed_files), asked.notes

    def _find(self, question: Question, matchers: Sequence[Matcher]) -> list[Heard]:
        """What each finds: all at once where that takes long, since FAISS needs no interpreter lock."""
        among = question.allowed_items
        looked_at = [len(one.index) if among is None else min(len(one.index), len(among)) for one in matchers]
        if sum(looked_at) < _WORTH_THREADS:
            return [self._asker.find(question, one) for one in matchers]
        others = [self._among_spaces.submit(self._asker.find, question, one) for one in matchers[1:]]
        return [self._asker.find(question, one) for one in matchers[:1]] + [one.result() for one in others]

    def _weigh(self, question: Question, heard: Sequence[Heard], ids: Ids) -> Iterator[Source]:
        """What the spaces say, of every candidate where more than one thing has to fit."""
        for one in heard:
            if question.has_sides and one.matcher.asks:
                yield self._asker.listen(one.matcher, one.matcher.judge(ids))
            else:
                yield self._asker.listen(one.matcher, one.testimony)
            if len(one.matcher.query.against):
                yield self._asker.listen(one.matcher, one.matcher.against(ids))


class _Clock:
    """Milliseconds per stage of one request."""

    def __init__(self) -> None:
        self._start_s = time.perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        start_s = time.perf_counter()
        try:
            yield
        finally:
            self._stages[stage] = self._stages.get(stage, 0.0) + (time.perf_counter() - start_s) * 1000

    def took_ms(self) -> dict[str, float]:
        total = (time.perf_counter() - self._start_s) * 1000
        return {stage: round(ms, 2) for stage, ms in (*self._stages.items(), ("total", total))}
