"""From a request to an answer: vectors of every space and full-text search, calibrated and fused."""

from __future__ import annotations

import heapq
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np

from models.catalogue import contents, places, words
from models.catalogue.catalogue import Catalogue
from models.catalogue.places import Place
from models.index.vector_index import Ids, VectorIndex
from models.kinds import HOLDS, ITEM_KINDS, Kind
from models.paths import LibraryPaths
from models.search.calibration import background, probability, relevance
from models.search.curves import curve_for
from models.search.indexes import Indexes
from models.search.queries import QueryEncoder, SpaceQuery
from models.spaces import Space
from models.views import Answer, Hit, SearchRequest

_SAMPLE_ITEMS = 1000
_NO_ITEMS: Ids = np.empty(0, dtype=np.int64)
_Before = Mapping[Space, Sequence[VectorIndex]]
"""What encoders filled before they were updated, by the space that they fill now."""
# Nobody looks further, and SQLite takes so many ids in one query.
_MOST_HITS = 5000
# Several windows of one sound or passages of one document may all be right; more than this crowd out the rest.
_MOST_PER_CONTENT = 3
# Evidence below this is none.
_LEAST_SCORE = 0.01
# In nats: a word that one in fifty has.
_USUAL_RARITY = 4.0
_LIKE_EXAMPLE = {
    Kind.IMAGE: "Looks like the example",
    Kind.AUDIO: "Sounds like the example",
    Kind.DOCUMENT: "Reads like the example",
}
_READ_WHERE = {"ocr": "What is written in it", "speech": "What is said in it"}


@dataclass(slots=True)
class _Evidence:
    """Why something may be a hit: independent probabilities that it is, each with the sentence that says so."""

    found: dict[str, float] = field(default_factory=dict)
    cosine: float | None = None

    @property
    def score(self) -> float:
        """The probability that at least one of the reasons is right (noisy or)."""
        return 1.0 - math.prod(1.0 - p for p in self.found.values())

    @property
    def rank(self) -> tuple[float, float]:
        """What hits are sorted by: where the scores are the same, the cosine."""
        return self.score, -1.0 if self.cosine is None else self.cosine

    def add(self, reason: str, score: float) -> None:
        self.found[reason] = max(score, self.found.get(reason, 0.0))

    def add_near(self, reason: str, score: float, cosine: float) -> None:
        """Evidence from a vector."""
        self.add(reason, score)
        self.cosine = cosine if self.cosine is None else max(cosine, self.cosine)


class Search:
    """Answers requests. Safe between threads."""

    def __init__(self, catalogue: Catalogue, indexes: Indexes, queries: QueryEncoder, paths: LibraryPaths) -> None:
        self._catalogue = catalogue
        self._indexes = indexes
        self._queries = queries
        self._paths = paths

    def answer(self, request: SearchRequest) -> Answer:
        """Find what a request asks for.

        Raises: UserError: the example cannot be read, or an encoder fails.
        """
        clock = _Clock()
        request = replace(request, limit=min(request.limit, _MOST_HITS))
        if request.encoder:
            request = replace(request, by="content")
        by_example = request.like_item is not None or request.like_path is not None
        if not by_example and not request.text.strip():
            return self._newest(request, clock)
        evidence: dict[int, _Evidence] = {}
        notes: list[str] = []
        if request.by != "words" or by_example:
            with clock.measure("encode"):
                queries = self._encode(request)
            with clock.measure("vectors"):
                before = {query.space: self._indexes.before(query.space) for query in queries}
                self._look_in_spaces(queries, before, request, evidence)
            notes = self._notes(queries, before, request)
        file_evidence: dict[int, _Evidence] = {}
        if request.by != "content" and not by_example:
            with clock.measure("words"):
                self._look_in_words(request, evidence, file_evidence)
        with clock.measure("fetch"):
            hits = self._hits(request, evidence, file_evidence)
        return Answer(tuple(hits), clock.took_ms(), tuple(notes))

    def _newest(self, request: SearchRequest, clock: _Clock) -> Answer:
        with clock.measure("fetch"), self._catalogue.read() as connection:
            found = places.newest_files(connection, request.kinds, request.limit)
            copies = places.copies(connection, [place.content_id for place in found if place.content_id is not None])
        hits = [self._hit(place, 0.0, (), copies) for place in found]
        return Answer(tuple(hits), clock.took_ms())

    def _encode(self, request: SearchRequest) -> list[SpaceQuery]:
        if request.like_item is not None:
            queries = self._queries.from_item(request.like_item, request.encoder)
        elif request.like_path is not None:
            queries = self._queries.from_file(request.like_path, request.encoder)
        else:
            queries = self._queries.from_text(request.text, request.encoder)
        wanted = _item_kinds(request)
        return [query for query in queries if wanted.intersection(query.space.kinds)]

    def _look_in_spaces(
        self,
        queries: Sequence[SpaceQuery],
        before: _Before,
        request: SearchRequest,
        evidence: dict[int, _Evidence],
    ) -> None:
        for query, index, within in self._indexes_for(queries, before):
            curve = curve_for(query.space.name, by_example=query.by_example)
            cosines, ids = index.search(query.vector, request.limit * _MOST_PER_CONTENT, self._among(query, request))
            fresh = ~np.isin(ids, within)
            cosines, ids = cosines[fresh], ids[fresh]
            usual = background(query.vector, index.sample(_SAMPLE_ITEMS), curve)
            scores = probability(cosines, usual, curve)
            if query.by_example:
                reasons = [_LIKE_EXAMPLE[query.space.kinds[0]]] * len(ids)
            else:
                reasons = self._queries.explain(index.vectors(ids), query.space)
            for item_id, score, cosine, reason in zip(
                ids.tolist(), scores.tolist(), cosines.tolist(), reasons, strict=True
            ):
                evidence.setdefault(item_id, _Evidence()).add_near(reason, score, cosine)
        evidence.pop(request.like_item, None)  # type: ignore[arg-type]

    def _indexes_for(
        self, queries: Sequence[SpaceQuery], before: _Before
    ) -> Iterator[tuple[SpaceQuery, VectorIndex, Ids]]:
        """Where to look for each query, and the items to pass over there.

        While an encoder that was updated fills its new space, what it has not seen yet is looked for in the space from
        before; vectors of the two are never in one index.
        """
        for query in queries:
            index, seen = self._indexes.get(query.space.fingerprint), _NO_ITEMS
            if index is not None:
                yield query, index, seen
            for earlier in before[query.space]:
                seen = np.union1d(seen, index.ids()) if index is not None else seen
                yield query, earlier, seen
                index = earlier

    def _among(self, query: SpaceQuery, request: SearchRequest) -> Ids | None:
        """The items that the request allows, None where it allows all of the space."""
        if not request.kinds:
            return None
        with self._catalogue.read() as connection:
            return contents.item_ids_among(connection, query.space.kinds, request.kinds)

    def _look_in_words(
        self, request: SearchRequest, evidence: dict[int, _Evidence], file_evidence: dict[int, _Evidence]
    ) -> None:
        query = words.parse(request.text)
        with self._catalogue.read() as connection:
            in_names = words.match_files(connection, query.all_words, request.limit)
            in_text = words.match_items(connection, query.all_words, request.limit)
            partly = words.match_items(connection, query.any_word, request.limit)
            told_by_names = words.rarity_in_names(connection, query)
            told_by_text = words.rarity_in_text(connection, query)
            in_facts = words.match_contents(connection, query.all_words, request.limit)
            told_by_facts = words.rarity_in_facts(connection, query)
            files_of = places.files_of_contents(connection, [match.row_id for match in in_facts])
        for match in in_names:
            score = 0.9 * _informative(told_by_names) * _share(match.rank, in_names[0].rank)
            file_evidence.setdefault(match.row_id, _Evidence()).add("The name, folder or date has your words", score)
        for match in in_facts:
            score = 0.9 * _informative(told_by_facts) * _share(match.rank, in_facts[0].rank)
            for file_id in files_of.get(match.row_id, ()):
                file_evidence.setdefault(file_id, _Evidence()).add("Its title or tags have your words", score)
        for match in in_text:
            score = 0.8 * _informative(told_by_text) * _share(match.rank, in_text[0].rank)
            evidence.setdefault(match.row_id, _Evidence()).add("The text has all your words", score)
        whole = {match.row_id for match in in_text}
        for match in partly:
            # BM25 adds up what the words that are there tell; what is missing makes the share small.
            score = 0.4 * min(1.0, -match.rank / max(told_by_text, 1.0)) ** 2
            if match.row_id not in whole and score > _LEAST_SCORE:
                evidence.setdefault(match.row_id, _Evidence()).add("The text has some of your words", score)

    def _hits(
        self, request: SearchRequest, evidence: Mapping[int, _Evidence], file_evidence: Mapping[int, _Evidence]
    ) -> list[Hit]:
        best = heapq.nlargest(request.limit * _MOST_PER_CONTENT, evidence, key=lambda item_id: evidence[item_id].rank)
        with self._catalogue.read() as connection:
            by_item = places.places_of_items(connection, best)
            by_file = places.places_of_files(connection, list(file_evidence))
            all_contents = {place.content_id for place in (*by_item.values(), *by_file.values())} - {None}
            copies = places.copies(connection, [number for number in all_contents if number is not None])
        candidates = [(place, evidence[item_id]) for item_id, place in by_item.items()]
        candidates = _with_names(candidates, by_file, file_evidence)
        wanted = set(request.kinds) or set(Kind)
        hits: list[Hit] = []
        shown: dict[int | None, int] = {}
        for place, why in sorted(candidates, key=lambda candidate: candidate[1].rank, reverse=True):
            if place.kind not in wanted or shown.get(place.content_id, 0) >= _MOST_PER_CONTENT:
                continue
            if place.content_id is not None:
                shown[place.content_id] = shown.get(place.content_id, 0) + 1
            reasons = tuple(_said_of(reason, place) for reason in sorted(why.found, key=lambda one: -why.found[one]))
            hits.append(replace(self._hit(place, why.score, reasons, copies), cosine=why.cosine))
            if len(hits) == request.limit:
                break
        return hits

    def _hit(self, place: Place, score: float, reasons: tuple[str, ...], copies: Mapping[int, int]) -> Hit:
        preview = str(self._paths.preview(place.sha256, place.preview)) if place.preview else ""
        return Hit(
            item_id=place.item_id,
            file_id=place.file_id,
            path=place.path,
            name=place.name,
            folder=place.folder,
            kind=place.kind,
            score=score,
            relevance=relevance(score),
            reasons=reasons,
            start_s=place.start_s,
            end_s=place.end_s,
            page=place.page,
            heading=place.heading,
            text=place.text,
            preview=preview,
            duration_s=place.duration_s,
            width=place.width,
            height=place.height,
            copies=copies.get(place.content_id, 1) if place.content_id is not None else 1,
            item_kind=place.item_kind,
            reader=place.reader,
            region=_region(place.region),
            offline=place.offline,
            title=place.title,
            taken_at=place.taken_at,
            camera=place.camera,
            tags=place.tags,
        )

    def _notes(self, queries: Sequence[SpaceQuery], before: _Before, request: SearchRequest) -> list[str]:
        answered = {kind for query in queries for kind in query.space.kinds}
        wanted = set(request.kinds) or set(Kind)
        notes = []
        if request.like_item is None and request.like_path is None:
            notes += [
                f"{one.title} does not answer now: what it sees is found by names and text only."
                for one in self._queries.silent(queries, request.encoder)
                if wanted.intersection(one.kinds)
            ]
        if Kind.AUDIO in wanted - answered:
            notes.append("Sounds are found by name only until a sound encoder is installed; see Encoders.")
        if any(before.values()):
            notes.append("An encoder was updated: what it has not seen anew yet is found by its vectors from before.")
        return notes


def _item_kinds(request: SearchRequest) -> set[Kind]:
    """Kinds of item that the kinds of file asked for may hold, with what readers find in them."""
    if not request.kinds:
        return set(ITEM_KINDS)
    return {held for kind in request.kinds for held in HOLDS[kind]} | {Kind.DOCUMENT}


def _said_of(reason: str, place: Place) -> str:
    """A reason as it fits what was found: words that were read in a picture, or heard, are no text of a document."""
    source = _READ_WHERE.get(place.reader)
    return reason if source is None else reason.replace("The text has", f"{source} has").replace("The passage", source)


def _region(text: str) -> tuple[float, float, float, float] | None:
    shares = [float(share) for share in text.split()]
    return (shares[0], shares[1], shares[2], shares[3]) if len(shares) == 4 else None


class _Clock:
    """Milliseconds per stage of one request."""

    def __init__(self) -> None:
        self._start_s = time.perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        start_s = time.perf_counter()
        yield
        self._stages[stage] = (time.perf_counter() - start_s) * 1000

    def took_ms(self) -> dict[str, float]:
        total = (time.perf_counter() - self._start_s) * 1000
        return {stage: round(ms, 2) for stage, ms in (*self._stages.items(), ("total", total))}


def _informative(rarity: float) -> float:
    """How much a match of words counts, 0 to 1, by what the words tell: two rare ones nearly everything."""
    return 1.0 - math.exp(-rarity / _USUAL_RARITY)


def _share(rank: float, best: float) -> float:
    """A BM25 rank as a share of the best one: 0 to 1."""
    return rank / best if best < 0 else 1.0


def _with_names(
    candidates: list[tuple[Place, _Evidence]],
    by_file: Mapping[int, Place],
    file_evidence: Mapping[int, _Evidence],
) -> list[tuple[Place, _Evidence]]:
    """Let a file's name speak for the items that were found in it, or for its first item when none was."""
    best_named: dict[int, Place] = {}
    for place in sorted(by_file.values(), key=lambda place: file_evidence[place.file_id].score):
        if place.content_id is not None:
            best_named[place.content_id] = place
    named = []
    spoken: set[int | None] = set()
    for place, why in candidates:
        by_name = best_named.get(place.content_id) if place.content_id is not None else None
        if by_name is not None:
            spoken.add(place.content_id)
            for reason, score in file_evidence[by_name.file_id].found.items():
                why.add(reason, score)
            # Of several files with the same bytes, the one whose name was asked for is shown.
            place = replace(place, file_id=by_name.file_id, path=by_name.path, name=by_name.name, folder=by_name.folder)
        named.append((place, why))
    shown = [place for place in by_file.values() if place.content_id is None or place == best_named[place.content_id]]
    return named + [(place, file_evidence[place.file_id]) for place in shown if place.content_id not in spoken]
