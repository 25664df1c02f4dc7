"""The calls of an engine that measure its embeddings."""

from __future__ import annotations

from models.analysis.lab_sources import Encoding, Sources
from models.analysis.laboratory import Laboratory
from models.answers import Answer, SearchRequest
from models.catalogue.catalogue import Catalogue
from models.library.keeping import Keeping
from models.media.pool import DecoderPool
from models.paths import LibraryPaths
from models.search.collections import Collections
from models.search.indexes import Indexes
from models.search.scalings import Scalings
from models.search.search import Search

FOLDER = "laboratory"


class LabCalls:
    """What an `Engine` is besides.

    Attributes:
        laboratory: its measurements.
    """

    keeping: Keeping
    saved: Collections
    scalings: Scalings
    _search: Search

    def __init__(
        self,
        catalogue: Catalogue,
        indexes: Indexes,
        encoding: Encoding,
        decoders: DecoderPool,
        paths: LibraryPaths,
        *,
        keeps: bool,
    ) -> None:
        self.laboratory = Laboratory(
            Sources(
                catalogue=catalogue,
                encoding=encoding,
                index_of=indexes.get,
                statuses=lambda: self.keeping.spaces(),
                search=lambda request: self._search.answer(request),
                saved=lambda: self.saved.all(),
                encoders=lambda: self.keeping.statuses(),
                decoders=decoders,
                use_forms=indexes.use_forms,
                form_of=indexes.state,
                use_scaling=self.scalings.use,
                search_scaled=self._search_scaled,
                folder=paths.root / FOLDER,
                keeps=keeps,
            )
        )

    def _search_scaled(self, request: SearchRequest, scaled: frozenset[str]) -> Answer:
        """Answer a query with local scaling in some spaces and no others, once it is known what that takes off."""
        for fingerprint in scaled:
            self.scalings.make(fingerprint)
        return self._search.answer(request, scaled)
