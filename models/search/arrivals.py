"""How much has come into the library that fits a saved search, counted anew only when something has changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection

from models.answers import SearchRequest
from models.catalogue.catalogue import Catalogue
from models.errors import UserError
from models.search.calibration import LIKELY
from models.search.holdings import Holdings
from models.search.search import Search

_LOOKED_AT = 200
_MOST_REMEMBERED = 1000


class Arrivals:
    """Counts good hits that are new. Safe between threads."""

    def __init__(self, catalogue: Catalogue, search: Search, holdings: Holdings) -> None:
        self._catalogue = catalogue
        self._search = search
        self._holdings = holdings
        self._lock = threading.Lock()
        self._known: dict[Any, int] = {}
        self._known_since = 0
        self._harmless: set[int] = set()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction as `Catalogue.write`, in which nothing is written that a search could find."""
        before = self._catalogue.writes
        with self._catalogue.write() as connection:
            yield connection
        with self._lock:
            # Otherwise somebody else has written meanwhile.
            if self._catalogue.writes == before + 1:
                self._harmless.add(before + 1)

    def count(self, request: SearchRequest, seen_content: int) -> int:
        """How many good hits of a request have come since.

        Args: seen_content: contents with a larger id are new.
        """
        contents = self._holdings.current().facts.contents.ids
        if not len(contents) or int(contents[-1]) <= seen_content:
            return 0
        # What today is, and who answers, is no part of the library.
        key = (request, seen_content, date.today(), self._search.spaces())  # noqa: DTZ011  as clocks show it
        writes, is_latest = self._catalogue.writes, self._holdings.is_latest
        with self._lock:
            self._forget_what_changed(writes)
            known = self._known.get(key)
        if known is not None:
            return known
        try:
            count = self._counted(request, seen_content)
        except UserError:
            # It says what is wrong when it is opened.
            return 0
        with self._lock:
            if is_latest and writes == self._catalogue.writes and len(self._known) < _MOST_REMEMBERED:
                self._known[key] = count
        return count

    def _counted(self, request: SearchRequest, seen_content: int) -> int:
        hits = self._search.answer(replace(request, limit=_LOOKED_AT, folded=False)).hits
        ids = np.array([hit.item_id for hit in hits if hit.item_id is not None and hit.score >= LIKELY], np.int64)
        return int((np.unique(self._holdings.current().contents_of(ids)) > seen_content).sum())

    def _forget_what_changed(self, writes: int) -> None:
        if not all(number in self._harmless for number in range(self._known_since + 1, writes + 1)):
            self._known.clear()
        self._known_since = writes
        self._harmless.clear()
