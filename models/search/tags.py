"""A person's own tags: proposed by a search or by examples, and looked at before they stick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy import Connection

from models.answers import Hit, SearchRequest, TagStatus
from models.catalogue import tagging
from models.catalogue.catalogue import Catalogue
from models.errors import UserError
from models.paths import LibraryPaths
from models.search import request_text
from models.search.calibration import LIKELY
from models.search.holdings import Holdings
from models.search.presenting import Candidate, Ranked, present
from models.search.search import Search
from models.search.undoing import Undoing

_MOST_PROPOSED = 1000


class Tags:
    """Keeps them in the catalogue, where words find them. Safe between threads."""

    def __init__(
        self, catalogue: Catalogue, search: Search, holdings: Holdings, undoing: Undoing, paths: LibraryPaths
    ) -> None:
        self._catalogue = catalogue
        self._search = search
        self._holdings = holdings
        self._undoing = undoing
        self._paths = paths

    def all(self) -> tuple[TagStatus, ...]:
        """All tags, by name."""
        with self._catalogue.read() as connection:
            rows = tagging.tags(connection)
        return tuple(
            TagStatus(row.tag_id, row.name, request_text.from_json(row.about), row.kept, row.proposed) for row in rows
        )

    def add(self, name: str, request: SearchRequest) -> TagStatus:
        """Make a tag, and propose it for what a request finds; a request that asks nothing proposes nothing.

        Raises: UserError: no name, or the request cannot be understood. Then nothing was made.
        """
        scored = self._found(request)
        with self._catalogue.write() as connection:
            tag_id = tagging.put_tag(connection, name, request_text.to_json(request))
            tagging.propose(connection, tag_id, scored)
        return next(one for one in self.all() if one.tag_id == tag_id)

    def propose(self, tag_id: int) -> int:
        """Propose a tag anew for what its request finds now. Returns: how many proposals it has. Raises: UserError."""
        one = next((one for one in self.all() if one.tag_id == tag_id), None)
        if one is None:
            return 0
        scored = self._found(one.request)
        with self._catalogue.write() as connection:
            tagging.withdraw(connection, tag_id)
            return tagging.propose(connection, tag_id, scored)

    def propose_all(self) -> None:
        """Propose all tags for what has come into the library; a request that fails says so when it is asked."""
        for one in self.all():
            try:
                self.propose(one.tag_id)
            except UserError:
                continue

    def waiting(self, tag_id: int, limit: int = 200) -> tuple[Hit, ...]:
        """What a tag is proposed for and nobody has decided on, the best first."""
        with self._catalogue.read() as connection:
            proposals = tagging.waiting(connection, tag_id, limit)
        return self._hits([(one.content_id, one.score or 0.0) for one in proposals])

    def decide(self, tag_id: int, item_ids: Sequence[int], kept: bool) -> int:
        """Keep or refuse a tag for the contents of items. What is refused is never proposed again.

        Returns: what `undo` takes.
        """
        contents = self._contents(item_ids)
        with self._catalogue.write() as connection:
            before = tagging.decide(connection, tag_id, contents, "kept" if kept else "refused")
        return self._undoing.remember(lambda writing: tagging.put_back(writing, before))

    def put(self, name: str, item_ids: Sequence[int]) -> int:
        """Give items' contents a tag at once; it is made where there is none of that name. Returns: what `undo` takes.

        Raises: UserError: no name.
        """
        contents = self._contents(item_ids)
        with self._catalogue.write() as connection:
            known = {one.tag_id for one in tagging.tags(connection)}
            tag_id = tagging.put_tag(connection, name)
            before = tagging.decide(connection, tag_id, contents, "kept")

        def take_back(writing: Connection) -> None:
            tagging.put_back(writing, before)
            # A tag that was made for these alone goes with them.
            mine = next((one for one in tagging.tags(writing) if one.tag_id == tag_id), None)
            if tag_id not in known and mine is not None and not (mine.kept or mine.refused or mine.proposed):
                tagging.remove(writing, tag_id)

        return self._undoing.remember(take_back)

    def rename(self, tag_id: int, name: str) -> None:
        """Give a tag another name. Raises: UserError."""
        with self._catalogue.write() as connection:
            tagging.rename(connection, tag_id, name)

    def remove(self, tag_id: int) -> int:
        """Remove a tag from everywhere; no file is touched. Returns: what `undo` takes."""
        with self._catalogue.write() as connection:
            removed = tagging.remove(connection, tag_id)

        def take_back(writing: Connection) -> None:
            if removed is not None:
                tagging.restore(writing, removed)

        return self._undoing.remember(take_back)

    def undo(self, number: int) -> None:
        """Take a change of tags back. Raises: UserError: it is too long ago."""
        self._undoing.undo(number)

    def _found(self, request: SearchRequest) -> list[tuple[int, float]]:
        """Contents that a request finds and that are likely to be right, each with its best score."""
        if not request.text.strip() and not request.examples and not request.good:
            return []
        hits = self._search.answer(replace(request, limit=_MOST_PROPOSED, folded=False, variety=0.0)).hits
        telling = [hit for hit in hits if hit.item_id is not None and hit.score >= LIKELY]
        contents = self._contents([hit.item_id or 0 for hit in telling])
        best: dict[int, float] = {}
        for content_id, hit in zip(contents, telling, strict=True):
            if content_id:
                best[content_id] = max(hit.score, best.get(content_id, 0.0))
        return list(best.items())

    def _contents(self, item_ids: Sequence[int]) -> list[int]:
        found: list[int] = self._holdings.current().contents_of(np.array(item_ids, np.int64)).tolist()
        return found

    def _hits(self, scored: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
        inventory = self._holdings.current()
        items = inventory.first_items(np.array([content_id for content_id, _ in scored], np.int64), None)
        candidates = [
            Candidate(item_id, score) for item_id, (_, score) in zip(items.tolist(), scored, strict=True) if item_id
        ]
        with self._catalogue.read() as connection:
            return tuple(present(connection, self._paths, inventory, Ranked(candidates)))
