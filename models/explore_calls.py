"""The calls of an engine with which a person explores a library: maps, clusters and axes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.analysis.between import Between
from models.analysis.common_space import EncoderSet
from models.analysis.exploring import Explorer
from models.answers import Answer, SearchRequest
from models.catalogue.catalogue import Catalogue
from models.catalogue.facts import Facts
from models.explored import MapProgress
from models.paths import LibraryPaths
from models.search.holdings import Holdings

FOLDER = "maps"


class ExploreCalls:
    """What an `Engine` is besides; it searches, too.

    Args: keeps: whether maps are kept in the library's folder.

    Attributes:
        explorer: maps and clusters; tells "map" events (MapProgress). between: items between phrases.
    """

    search: Callable[[SearchRequest], Answer]
    _holdings: Holdings
    _on_event: Callable[[str, Any], None]

    def __init__(self, catalogue: Catalogue, encoders: EncoderSet, paths: LibraryPaths, *, keeps: bool) -> None:
        self.explorer = Explorer(
            catalogue, encoders, paths.root / FOLDER, self._facts, self._find, self._tell_map, keeps=keeps
        )
        self.between = Between(catalogue, encoders, self._facts)

    def close_exploring(self) -> None:
        """Stop making maps, and make no more."""
        self.explorer.close()

    def _facts(self) -> Facts:
        return self._holdings.current().facts

    def _find(self, request: SearchRequest) -> Answer:
        return self.search(request)

    def _tell_map(self, progress: MapProgress) -> None:
        self._on_event("map", progress)
