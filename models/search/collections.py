"""Saved searches, and collections: saved searches that learn from what was marked good or bad."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import Connection

from models.answers import SavedSearch, SearchRequest
from models.catalogue import saved
from models.catalogue.catalogue import Catalogue
from models.catalogue.saved import Mark, Place
from models.search import request_text
from models.search.arrivals import Arrivals
from models.search.holdings import Holdings
from models.search.search import Search
from models.search.undoing import Undoing


class Collections:
    """Keeps them in the catalogue. Safe between threads."""

    def __init__(self, catalogue: Catalogue, search: Search, holdings: Holdings, undoing: Undoing) -> None:
        self._catalogue = catalogue
        self._arrivals = Arrivals(catalogue, search, holdings)
        self._holdings = holdings
        self._undoing = undoing

    def all(self) -> tuple[SavedSearch, ...]:
        """All that is kept, by name."""
        with self._catalogue.read() as connection:
            rows = saved.rows(connection)
            marks = {row.saved_id: saved.marks_of(connection, row.saved_id) for row in rows}
        return tuple(self._view(row, marks[row.saved_id]) for row in rows)

    def keep(self, name: str, request: SearchRequest, is_collection: bool) -> SavedSearch:
        """Keep a search under a name; a collection with its marks. Raises: UserError: the name is taken or no name."""
        with self._arrivals.writing() as connection:
            sort: saved.Sort = "collection" if is_collection else "search"
            saved_id = saved.put(connection, name, request_text.to_json(request), sort, _now())
            if is_collection:
                saved.put_marks(connection, saved_id, self._marks(request))
        return self._one(saved_id)

    def change(self, saved_id: int, request: SearchRequest) -> int:
        """Let a saved search ask something else; of a collection the marks become those of the request.

        Returns: what `undo` takes.
        """
        with self._arrivals.writing() as connection:
            before = saved.change(connection, saved_id, request_text.to_json(request))
            old = [Place(mark.content_id, mark.item_id) for mark in saved.marks_of(connection, saved_id)]
            cleared = saved.clear_marks(connection, saved_id, old)
            new = saved.put_marks(connection, saved_id, self._marks(request))

        def take_back(writing: Connection) -> None:
            saved.change(writing, saved_id, before)
            saved.put_back_marks(writing, new)
            saved.put_back_marks(writing, cleared)

        return self._undoing.remember(take_back)

    def rename(self, saved_id: int, name: str) -> None:
        """Give it another name. Raises: UserError."""
        with self._arrivals.writing() as connection:
            saved.rename(connection, saved_id, name)

    def look(self, saved_id: int) -> None:
        """A person has looked at it: what comes from now on is new."""
        with self._arrivals.writing() as connection:
            saved.touch_seen(connection, saved_id, _now())

    def remove(self, saved_id: int) -> int:
        """Remove a saved search or collection; no file is touched. Returns: what `restore` takes."""
        with self._arrivals.writing() as connection:
            removed = saved.remove(connection, saved_id)

        def take_back(writing: Connection) -> None:
            if removed is not None:
                saved.restore(writing, removed)

        return self._undoing.remember(take_back)

    def restore(self, number: int) -> None:
        """Have a removed or changed one as it was. Raises: UserError: its name is taken, or it is too long ago."""
        self._undoing.undo(number)

    def _one(self, saved_id: int) -> SavedSearch:
        return next(one for one in self.all() if one.saved_id == saved_id)

    def _view(self, row: saved.Saved, marks: Sequence[Mark]) -> SavedSearch:
        request = request_text.from_json(row.request)
        good, bad = (
            self._items(mark for mark in marks if mark.good),
            self._items(mark for mark in marks if not mark.good),
        )
        request = replace(request, good=good, bad=bad)
        new = self._arrivals.count(request, row.seen_content)
        return SavedSearch(row.saved_id, row.name, request, row.sort == "collection", new)

    def _items(self, marks: Iterable[Mark]) -> tuple[int, ...]:
        some = list(marks)
        firsts = self._holdings.current().first_items(np.array([mark.content_id for mark in some], np.int64), None)
        items = [mark.item_id or int(first) for mark, first in zip(some, firsts, strict=True)]
        return tuple(item_id for item_id in items if item_id)

    def _marks(self, request: SearchRequest) -> list[Mark]:
        inventory = self._holdings.current()
        marks = []
        for item_ids, good in ((request.good, True), (request.bad, False)):
            contents = inventory.contents_of(np.array(item_ids, np.int64))
            marks += [
                Mark(content_id, item_id, good)
                for item_id, content_id in zip(item_ids, contents.tolist(), strict=True)
                if content_id
            ]
        return marks


def _now() -> datetime:
    return datetime.now(UTC)
