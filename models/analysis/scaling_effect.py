"""What local scaling does to the searches of one space: the same queries are asked with it and without it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from models.analysis import golden, hubness
from models.analysis.evaluation_metrics import Estimate, difference, estimate, recall_at, reciprocal_rank
from models.analysis.evaluation_queries import JudgedQuery
from models.analysis.lab_sources import MeasuredSpace, Sources, go_on
from models.analysis.sampling import drawn
from models.answers import Answer, Hit, SearchRequest
from models.catalogue.equals import files_equal_to
from models.jobs import JobControl, Progress
from models.kinds import ITEM_KINDS, Kind
from models.messages import say
from models.query.parts import Example, QueryError

_MOST_QUERIES = 100
_DEPTH = 10
_ASKED_FOR = 100
_FEWEST_IN_FOLDER, _MOST_IN_FOLDER = 3, 200
_LOOKED_AT = 2000
_SEED = 31

Is = Callable[[Hit], bool]


@dataclass
class Way:
    """One way to search, with what it brought.

    Attributes:
        places: of right files among the files found, counted from 1, for each query.
        alarms: for each query, whether something is called strong that is not known to be right.
        near: how often each item was among the first ten.
    """

    places: list[tuple[int, ...]] = field(default_factory=list)
    alarms: list[bool] = field(default_factory=list)
    near: Counter[int] = field(default_factory=Counter)

    def take(self, hits: Sequence[Hit], is_right: Is) -> None:
        """Count what a query brought."""
        files = list({hit.file_id: hit for hit in reversed(hits)}.values())[::-1]
        self.places.append(tuple(place for place, hit in enumerate(files, start=1) if is_right(hit)))
        self.alarms.append(any(hit.relevance == "strong" and not is_right(hit) for hit in hits))
        self.near.update(hit.item_id for hit in hits[:_DEPTH] if hit.item_id is not None)

    @property
    def recall(self) -> Estimate:
        """The share of queries with a right file among the first ten."""
        return estimate([recall_at(_DEPTH, one) for one in self.places])

    @property
    def ranks(self) -> list[float]:
        """The reciprocal rank of each query."""
        return [reciprocal_rank(one) for one in self.places]

    def skewness(self, items: int) -> float:
        """How lopsided it is which items come among the first ten."""
        counts = np.zeros(max(items, len(self.near)), np.int64)
        counts[: len(self.near)] = list(self.near.values())
        return hubness.skewness(counts)


@dataclass(frozen=True, slots=True)
class Effect:
    """The same queries in both ways. Attributes: by: "words" or "example". items: that can be found."""

    by: str
    plain: Way
    scaled: Way
    items: int

    @property
    def gain(self) -> Estimate:
        """How much larger the mean reciprocal rank is with local scaling, query by query."""
        return difference(self.scaled.ranks, self.plain.ranks)


def effects(sources: Sources, space: MeasuredSpace, control: JobControl) -> Generator[Progress, None, list[Effect]]:
    """Ask in words, where the space answers them, and by example, where its neighbours are alike.

    Raises: Cancelled, UserError: an encoder fails.
    """
    kind = next((one for one in ITEM_KINDS if one.value == space.kind), None)
    if kind is None:
        return []
    asked: list[tuple[str, list[tuple[SearchRequest, Is]]]] = []
    if space.answers_text and (encoder := _encoder_of(sources, space)):
        asked.append(("words", list(_in_words(sources, kind, encoder))))
    if space.status.use == "answering" and _finds_similar(sources, space):
        asked.append(("example", list(_by_example(sources, space, kind))))
    found = []
    for by, queries in asked:
        effect = Effect(by, Way(), Way(), space.status.vectors)
        for done, (request, is_right) in enumerate(queries):
            yield Progress(done, len(queries), say("Searching with and without local scaling"))
            go_on(control)
            for way, scaled in ((effect.plain, frozenset[str]()), (effect.scaled, frozenset({space.row.fingerprint}))):
                answer = _answered(sources, request, scaled)
                if answer is not None:
                    way.take(answer.hits, is_right)
        if effect.plain.places:
            found.append(effect)
    return found


def _answered(sources: Sources, request: SearchRequest, scaled: frozenset[str]) -> Answer | None:
    try:
        return sources.search_scaled(request, scaled)
    except QueryError:
        return None


def _encoder_of(sources: Sources, space: MeasuredSpace) -> str:
    """The name of the encoder that can be asked in words for a space; "" where none can."""
    able = [one for one in sources.encoders() if one.title == space.status.title and one.choosable and not one.leaves]
    return able[0].name if able else ""


def _finds_similar(sources: Sources, space: MeasuredSpace) -> bool:
    every = (one for encoder in sources.encoding.installed() for one in encoder.spaces)
    return any(one.fingerprint == space.row.fingerprint and one.finds_similar for one in every)


def _in_words(sources: Sources, kind: Kind, encoder: str) -> Iterator[tuple[SearchRequest, Is]]:
    """Golden queries: from marks where there are enough, else from titles or names, of which there are more."""
    for query, right in _known(sources, _golden(sources, kind)):
        request = SearchRequest(
            query.text, kinds=(kind,), limit=_ASKED_FOR, by="content", encoder=encoder, folded=False
        )
        yield request, lambda hit, right=right: hit.file_id in right  # type: ignore[misc]


def _golden(sources: Sources, kind: Kind) -> list[JudgedQuery]:
    with sources.catalogue.read() as connection:
        marked = golden.from_marks(connection, kind, sources.saved(), _MOST_QUERIES)
        if len(marked) >= golden.FEWEST_QUERIES:
            return marked
        stated = golden.from_captions(connection, kind, _MOST_QUERIES)
        named = golden.from_names(connection, kind, _MOST_QUERIES)
    return max(stated, named, key=len)


def _known(sources: Sources, queries: Sequence[JudgedQuery]) -> Iterator[tuple[JudgedQuery, set[int]]]:
    """Queries with the ids of the files that are right, for those that have some."""
    with sources.catalogue.read() as connection:
        files = files_equal_to(connection, list({path for query in queries for path in query.right}))
    for query in queries:
        right = {one for path in query.right for one in files.get(path, ())}
        if right:
            yield query, right


def _by_example(sources: Sources, space: MeasuredSpace, kind: Kind) -> Iterator[tuple[SearchRequest, Is]]:
    """Items as examples, to which what lies in the same folder is right: a rough judge, and the same for both ways."""
    index = sources.index_of(space.row.fingerprint)
    ids = index.ids() if index is not None else np.empty(0, np.int64)
    places = sources.places(ids[drawn(len(ids), _LOOKED_AT, _SEED)].tolist())
    folders = {item_id: os.path.dirname(place.path) for item_id, place in places.items()}
    sizes = Counter(os.path.dirname(path) for path in {place.path for place in places.values()})
    able = [one for one in sorted(folders) if _FEWEST_IN_FOLDER <= sizes[folders[one]] <= _MOST_IN_FOLDER]
    for at in drawn(len(able), _MOST_QUERIES, _SEED).tolist():
        own, folder = places[able[at]].file_id, folders[able[at]]
        request = SearchRequest(
            examples=(Example(item=able[at]),), kinds=(kind,), limit=_ASKED_FOR, by="content", folded=False
        )
        yield (
            request,
            lambda hit, own=own, folder=folder: (  # type: ignore[misc]
                hit.file_id != own and os.path.dirname(hit.path) == folder
            ),
        )
