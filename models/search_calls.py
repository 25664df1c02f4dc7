"""The calls of an engine with which a person searches, asks why, and looks at what was found."""

from __future__ import annotations

import logging
from collections import Counter

from models.answers import Answer, Context, HeatMap, Passage, SearchRequest, Why
from models.catalogue import files, places
from models.catalogue.catalogue import Catalogue
from models.errors import LibraryUnavailable
from models.media.pool import DecoderPool
from models.paths import LibraryPaths
from models.query.completion import Facets
from models.search import context
from models.search.asking import Asker
from models.search.collections import Collections
from models.search.explaining import Explainer, gone
from models.search.facets import facets
from models.search.holdings import Holdings
from models.search.indexes import Indexes
from models.search.queries import EncoderSet, QueryEncoder
from models.search.ranking import Ranker
from models.search.search import Search
from models.search.tags import Tags
from models.search.undoing import Undoing
from models.views import PictureData

_NEIGHBOURS = 3

log = logging.getLogger(__name__)


class SearchCalls:
    """What an `Engine` is besides.

    Args:
        viewing: decoders that need not wait behind what is being indexed.

    Attributes:
        saved: saved searches and collections. tags: a person's own tags.
    """

    _catalogue: Catalogue
    _viewing: DecoderPool

    def __init__(
        self, catalogue: Catalogue, indexes: Indexes, encoders: EncoderSet, viewing: DecoderPool, paths: LibraryPaths
    ) -> None:
        self._viewed: Counter[int] = Counter()
        self._holdings = Holdings(catalogue)
        queries = QueryEncoder(catalogue, encoders, viewing)
        asker = Asker(catalogue, indexes, queries)
        self._search = Search(catalogue, self._holdings, asker, Ranker(indexes, queries), paths)
        self._explainer = Explainer(catalogue, self._holdings, asker, queries, paths)
        undoing = Undoing(catalogue)
        self.saved = Collections(catalogue, self._search, self._holdings, undoing)
        self.tags = Tags(catalogue, self._search, self._holdings, undoing, paths)

    def close_search(self) -> None:
        """Let what is being asked end, and ask nothing more."""
        self._search.close()
        self._holdings.close()

    def search(self, request: SearchRequest) -> Answer:
        """Answer a query. Raises: UserError."""
        return self._search.answer(request)

    def context(self, request: SearchRequest, budget_tokens: int) -> Context:
        """Passages that answer a question, with exact citations, in about so many tokens. Raises: UserError."""
        answer = self._search.answer(context.request_for(request))
        return context.assemble(answer.hits, budget_tokens, answer.notes)

    def facets(self) -> Facets:
        """What the library holds, counted, for completing filters."""
        return facets(self._holdings.current())

    def why(self, request: SearchRequest, item_id: int) -> Why:
        """Why an item is a hit. Raises: UserError."""
        return self._explainer.why(request, item_id)

    def heat(self, request: SearchRequest, item_id: int) -> HeatMap:
        """Which pieces of a picture fit a query. Raises: UserError, BadFile."""
        return self._explainer.heat(request, item_id)

    def picture(self, file_id: int, max_px: int) -> PictureData:
        """A picture, upright, at most max_px on its longer side. Raises: BadFile."""
        self._viewed[file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.picture(self._path_of(file_id), max_px)

    def still(self, file_id: int, time_s: float, max_px: int) -> PictureData:
        """A moment of a film, upright, at most max_px on its longer side. Raises: BadFile."""
        self._viewed[file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.still(self._path_of(file_id), time_s, max_px)

    def sound(self, item_id: int) -> bytes:
        """The window of a sound, or what is heard during a shot of a film, as a WAV file. Raises: BadFile."""
        with self._catalogue.read() as connection:
            place = places.places_of_items(connection, [item_id]).get(item_id)
        if place is None or place.start_s is None or place.end_s is None:
            raise gone()
        self._viewed[place.file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.sound(place.path, place.start_s, place.end_s)

    def sound_file(self, file_id: int) -> bytes:
        """The first seconds of a sound that is not indexed yet, as a WAV file. Raises: BadFile."""
        with self._viewing.borrow() as decoder:
            return decoder.sound(self._path_of(file_id), 0.0, 10.0)

    def passages(self, item_id: int) -> tuple[Passage, ...]:
        """A passage and its neighbours, in reading order."""
        with self._catalogue.read() as connection:
            self._viewed.update(place.file_id for place in places.places_of_items(connection, [item_id]).values())
            return tuple(places.passages_around(connection, item_id, _NEIGHBOURS))

    def _keep_views(self) -> None:
        viewed, self._viewed = self._viewed, Counter()
        if viewed:
            # Worth less than closing in order, or than what is to be indexed.
            try:
                with self._catalogue.write() as connection:
                    files.count_views(connection, viewed)
            except LibraryUnavailable:
                log.warning("How often files were looked at was not kept.", exc_info=True)

    def _path_of(self, file_id: int) -> bytes:
        with self._catalogue.read() as connection:
            place = places.places_of_files(connection, [file_id]).get(file_id)
        if place is None:
            raise gone()
        return place.path
