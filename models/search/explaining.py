"""Why something is a hit: the evidence with its figures, and, of a picture, which pieces fit the query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from models.answers import Evidence, HeatMap, SearchRequest, Why
from models.catalogue import places
from models.catalogue.catalogue import Catalogue
from models.catalogue.places import Place
from models.errors import UserError
from models.kinds import Kind, Region
from models.messages import say
from models.paths import LibraryPaths
from models.search import wording
from models.search.asking import Asked, Asker
from models.search.evidence import scores
from models.search.holdings import Holdings
from models.search.matcher import Matcher
from models.search.presenting import Source, reasons_of, said_of
from models.search.queries import QueryEncoder
from models.search.question import Question, understand

# Pieces of a picture that are looked at: so wide, as a share of it, at so many places across and down.
_WINDOWS = ((0.34, 6), (0.5, 4))
_CELLS = 12
# In standard deviations of what is usual: pieces that differ by less say nothing.
_TELLING = 1.5


class Explainer:
    """Answers why. Safe between threads."""

    def __init__(
        self, catalogue: Catalogue, holdings: Holdings, asker: Asker, queries: QueryEncoder, paths: LibraryPaths
    ) -> None:
        self._catalogue = catalogue
        self._holdings = holdings
        self._asker = asker
        self._queries = queries
        self._paths = paths

    def why(self, request: SearchRequest, item_id: int) -> Why:
        """The evidence for and against one item, whether the request finds it or not.

        Raises: QueryError. UserError: it is no longer there, or an encoder fails.
        """
        question, asked = self._ask(request)
        ids = np.array([item_id], np.int64)
        place = self.place(item_id)
        heard = [self._asker.listen(one, one.judge(ids)) for one in asked.matchers if one.asks]
        against = [self._asker.listen(one, one.against(ids)) for one in asked.matchers if len(one.query.against)]
        told: list[Source] = []
        telling: frozenset[str] | None = None
        if question.by_words:
            inventory = self._holdings.current()
            looked_up = self._asker.look_up(question, inventory)
            told, _ = self._asker.place_words(question, inventory, looked_up, ids)
            telling = looked_up.telling
        sources = [*heard, *against, *told]
        evidence = [
            *_from_vectors([one for one in asked.matchers if one.asks], heard, place),
            *_against(against),
            *_from_words(item_id, told, place),
        ]
        score = scores(ids, [source.testimony for source in sources], question.words_share)
        terms = wording.terms_of(question.query.parts, telling)
        return Why(
            float(score[0]),
            tuple(sorted(evidence, key=lambda one: -one.probability)),
            self._queries.concepts_of(item_id),
            wording.standing_in(terms, (place.name, place.folder, place.heading, place.text, place.title, place.tags)),
        )

    def concepts(self, item_id: int) -> tuple[str, ...]:
        """What an item is recognised as, the surest first; nothing where no encoder can say."""
        return self._queries.concepts_of(item_id)

    def place(self, item_id: int) -> Place:
        """Where an item is. Raises: UserError: no file holds it any more."""
        with self._catalogue.read() as connection:
            place = places.places_of_items(connection, [item_id]).get(item_id)
        if place is None:
            raise gone()
        return place

    def heat(self, request: SearchRequest, item_id: int) -> HeatMap:
        """Which pieces of a picture, or of the shot of a film, fit a request.

        The picture is cut into overlapping pieces of two sizes, and each is encoded as if it were a picture of its own;
        a place is as warm as the pieces that cover it fit on average (as in sliding-window detection). That works with
        every encoder, and takes a few seconds.

        Raises: UserError: it is no picture, is no longer there, or nothing was asked that pictures can answer. BadFile.
        """
        _, asked = self._ask(request)
        place = self.place(item_id)
        if place.item_kind is not Kind.IMAGE:
            raise UserError("There is nothing to show.", "This hit is no picture.", "Choose a picture.")
        if place.offline:
            raise UserError(
                "This picture cannot be looked into now.",
                "It lies on a drive that is not connected.",
                "Connect the drive and try again.",
            )
        best = self._telling(asked, item_id)
        path = place.path
        if place.kind is Kind.FILM:
            path = bytes(self._paths.preview(place.sha256, place.preview))
        regions = list(_regions())
        vectors = self._queries.vectors_of_regions(path, regions, best.query.space)
        warmth = vectors @ best.query.vector.reshape(-1)
        total, covered = np.zeros((_CELLS, _CELLS)), np.zeros((_CELLS, _CELLS))
        centres = (np.arange(_CELLS) + 0.5) / _CELLS
        for (left, top, right, bottom), warm in zip(regions, warmth.tolist(), strict=True):
            inside = np.outer((centres >= top) & (centres < bottom), (centres >= left) & (centres < right))
            total[inside] += warm
            covered[inside] += 1
        mean = total / np.maximum(covered, 1)
        spread = float(mean.max() - mean.min())
        values = (mean - mean.min()) / spread if spread else np.zeros_like(mean)
        sure = float(warmth.max() - warmth.min()) > _TELLING * best.usual.deviation
        return HeatMap(_CELLS, _CELLS, tuple(float(value) for value in values.reshape(-1)), sure)

    def _ask(self, request: SearchRequest) -> tuple[Question, Asked]:
        inventory = self._holdings.current()
        question = understand(request, inventory, self._catalogue, date.today())  # noqa: DTZ011  as clocks show it
        return question, self._asker.ask_spaces(question, self._asker.marks_of(request))

    def _telling(self, asked: Asked, item_id: int) -> Matcher:
        """Who thinks most of the item."""
        ids = np.array([item_id], np.int64)
        judged = [
            (float(told.probabilities[0]), matcher)
            for matcher in asked.matchers
            if matcher.asks and len((told := matcher.judge(ids)).ids)
        ]
        if not judged:
            raise UserError(
                "There is nothing to show.",
                "Nothing was asked that an encoder of pictures could answer.",
                "Describe what you look for, or search with an example.",
            )
        return max(judged, key=lambda one: one[0])[1]


def gone() -> UserError:
    """What a person is told of something that was in an answer, and is no longer in the catalogue."""
    return UserError(
        "This file is no longer in the library.",
        "It was moved, deleted or changed.",
        "Search again to see what is there.",
    )


def _regions() -> Iterator[Region]:
    for width, places_across in _WINDOWS:
        starts = np.linspace(0, 1 - width, places_across)
        for top in starts.tolist():
            for left in starts.tolist():
                yield left, top, left + width, top + width


def _from_vectors(matchers: Sequence[Matcher], heard: Sequence[Source], place: Place) -> Iterator[Evidence]:
    for matcher, source in zip(matchers, heard, strict=True):
        testimony = source.testimony
        if len(testimony.ids) and testimony.cosines is not None:
            yield Evidence(
                said_of(source.say(testimony.ids)[0], place),
                source.title,
                float(testimony.probabilities[0]),
                float(testimony.cosines[0]),
                matcher.usual.mean,
                matcher.usual.deviation,
                taken_off=float(matcher.taken_off(testimony.ids)[0]),
            )


def _against(sources: Sequence[Source]) -> Iterator[Evidence]:
    for source in sources:
        if len(source.testimony.ids):
            chance = float(source.testimony.probabilities[0])
            yield Evidence(say("It may be what you exclude"), source.title, chance, against=True)


def _from_words(item_id: int, sources: Sequence[Source], place: Place) -> Iterator[Evidence]:
    for source in sources:
        mine = source.testimony.ids == item_id
        if not mine.any():
            continue
        chance = float(source.testimony.probabilities[mine][0])
        if source.testimony.role == "against":
            yield Evidence(say("It has words that you exclude"), source.title, chance, against=True)
        else:
            (reason,) = reasons_of([item_id], [source])[item_id]
            yield Evidence(said_of(reason, place), source.title, chance)
