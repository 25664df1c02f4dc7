"""The calls of an engine with which a person searches, asks why, and looks at what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from models.answers import Answer, Context, Exported, Form, HeatMap, Hit, SearchRequest, Shelf, Suggestion, Why
from models.catalogue import details
from models.catalogue.catalogue import Catalogue
from models.media.pool import DecoderPool
from models.paths import LibraryPaths
from models.query.completion import Facets
from models.query.parts import Example
from models.search import context
from models.search.asking import Asker
from models.search.browsing import Grouped
from models.search.collections import Collections
from models.search.explaining import Explainer, gone
from models.search.exporting import export
from models.search.facets import facets
from models.search.holdings import Holdings
from models.search.indexes import Indexes
from models.search.probes import probes
from models.search.queries import EncoderSet, QueryEncoder
from models.search.ranking import Ranker
from models.search.scalings import Scalings
from models.search.search import Search
from models.search.suggesting import Suggester
from models.search.tags import Tags
from models.search.undoing import Undoing
from models.shared.visiting import is_guest
from models.shown import FileDetails
from models.view_calls import ViewCalls


class SearchCalls(ViewCalls):
    """What an `Engine` is besides.

    Args:
        viewing: decoders that need not wait behind what is being indexed.
        keeps: whether something may be written in the library's folder.

    Attributes:
        saved: saved searches and collections. tags: a person's own tags. scalings: which spaces have local scaling.
    """

    _catalogue: Catalogue
    _viewing: DecoderPool

    def __init__(
        self,
        catalogue: Catalogue,
        indexes: Indexes,
        encoders: EncoderSet,
        viewing: DecoderPool,
        paths: LibraryPaths,
        *,
        keeps: bool,
    ) -> None:
        ViewCalls.__init__(self, catalogue, viewing)
        self._holdings = Holdings(catalogue)
        queries = QueryEncoder(catalogue, encoders, viewing)
        self.scalings = Scalings(indexes, partial(probes, encoders), paths.indexes, keeps=keeps)
        asker = Asker(catalogue, indexes, queries, self.scalings)
        self._search = Search(catalogue, self._holdings, asker, Ranker(indexes, queries), paths)
        self._explainer = Explainer(catalogue, self._holdings, asker, queries, paths)
        self._suggester = Suggester(catalogue, self._holdings, indexes, encoders, self._search.answer)
        undoing = Undoing(catalogue)
        self.saved = Collections(catalogue, self._search, self._holdings, undoing)
        self.tags = Tags(catalogue, self._search, self._holdings, undoing, paths)

    def close_search(self) -> None:
        """Let what is being asked end, and ask nothing more."""
        self.scalings.close()
        self._search.close()
        self._holdings.close()

    def search(self, request: SearchRequest) -> Answer:
        """Answer a query, here or in the shared library that it names. Raises: UserError."""
        return self.shared.answer(request) if request.library else self._search.answer(request)

    def shelf(self, request: SearchRequest, by: Grouped) -> Shelf:
        """Everything that filters alone leave, in order, however much that is. Raises: UserError."""
        return self._search.shelf(request, by)

    def on_shelf(self, shown: Sequence[tuple[int, int]]) -> list[Hit | None]:
        """What stands at places of a shelf: id of the item, 0 for none, and of the file; None for what has gone."""
        return self._search.on_shelf(shown)

    def context(self, request: SearchRequest, budget_tokens: int) -> Context:
        """Passages that answer a question, with exact citations, in about so many tokens. Raises: UserError."""
        answer = self._search.answer(context.request_for(request))
        return context.assemble(answer.hits, budget_tokens, answer.notes)

    def export(self, request: SearchRequest, form: Form, target: bytes) -> Exported:
        """Write what a query finds to a file, or as links into a folder. Raises: UserError."""
        return export(self.search(request).hits, form, target)

    def export_hits(self, hits: Sequence[Hit], form: Form, target: bytes) -> Exported:
        """Write some hits in the same way. Raises: UserError."""
        return export(hits, form, target)

    def facets(self) -> Facets:
        """What the library holds, counted, for completing filters."""
        return facets(self._holdings.current())

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Things to ask that this library answers; see `Suggester.suggest`."""
        return self._suggester.suggest()

    def why(self, request: SearchRequest, item_id: int) -> Why:
        """Why an item is a hit. Raises: UserError."""
        return self._explainer.why(request, item_id)

    def heat(self, request: SearchRequest, item_id: int) -> HeatMap:
        """Which pieces of a picture fit a query. Raises: UserError, BadFile."""
        return self._explainer.heat(request, item_id)

    def details(self, file_id: int, item_id: int | None) -> FileDetails:
        """What is known of a file beside what a hit tells, and what the item is recognised as. Raises: UserError."""
        if is_guest(file_id):
            return FileDetails()  # what is known of it came with the hit
        with self._catalogue.read() as connection:
            known = details.of_file(connection, file_id)
        if known is None:
            raise gone()
        return known if item_id is None else replace(known, concepts=self._explainer.concepts(item_id))

    def neighbours(self, item_id: int, count: int) -> tuple[Hit, ...]:
        """The files of any kind that are most like an item, its own left out, the nearest first. Raises: UserError."""
        own_file_id = self._explainer.place(item_id).file_id
        answer = self._search.answer(SearchRequest(examples=(Example(item=item_id),), limit=4 * count + 4))
        found: dict[int, Hit] = {}
        for hit in answer.hits:
            if hit.file_id != own_file_id:
                found.setdefault(hit.file_id, hit)  # of a long sound one window is enough
        return tuple(found.values())[:count]
