"""The calls of an engine that measure its embeddings."""

from __future__ import annotations

from models.analysis.lab_sources import Encoding, Sources
from models.analysis.laboratory import Laboratory
from models.catalogue.catalogue import Catalogue
from models.library.keeping import Keeping
from models.media.pool import DecoderPool
from models.paths import LibraryPaths
from models.search.collections import Collections
from models.search.indexes import Indexes
from models.search.search import Search

FOLDER = "laboratory"


class LabCalls:
    """What an `Engine` is besides.

    Attributes:
        laboratory: its measurements.
    """

    keeping: Keeping
    saved: Collections
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
                search_exactly=indexes.search_exactly,
                folder=paths.root / FOLDER,
                keeps=keeps,
            )
        )
