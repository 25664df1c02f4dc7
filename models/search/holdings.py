"""What the library holds, in memory: facts of files for filtering, and which item belongs to which content and file.

SQLite answers such questions in seconds for a million files, where columns of numbers take milliseconds. They are read
anew when the catalogue has changed: at once while that is quick, else in the background, so that no search waits.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.catalogue import facts, names
from models.catalogue.catalogue import Catalogue
from models.catalogue.facts import Facts, Names
from models.errors import LibraryUnavailable
from models.query.parts import NOWHERE, Filter, Order
from models.search import filters
from models.sorted_ids import Ids, Mask, Rows, firsts, is_in, looked_up

# A search may wait so long for the latest; what takes longer is read beside it.
_QUICK_S = 0.05
# Of the time: reading anew takes at most so much of a processor while the library keeps changing.
_MOST_BUSY = 0.1
# What so many sorts of filters leave.
_REMEMBERED = 2

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Inventory:
    """The library at one moment. What was added since is unknown to it."""

    facts: Facts

    def contents_of(self, item_ids: Ids) -> Ids:
        """The content of each item; 0 for one that is unknown here. Shape (n,)."""
        return looked_up(item_ids, self.facts.items.ids, self.facts.items.content_ids)

    def contents_of_files(self, file_ids: Ids) -> Ids:
        """The content of each file; 0 for one that has none, or is unknown here. Shape (n,)."""
        return looked_up(file_ids, self.facts.files.ids, self.facts.files.content_ids)

    def first_items(self, content_ids: Ids, among: Ids | None) -> Ids:
        """The item that stands for each content, of those in `among` (ascending; None: all); 0 where there is none."""
        contents, items = self._items_by_content
        allows = None if among is None else lambda rows: is_in(items[rows], among)
        return _looked_up_first(content_ids, contents, items, allows)

    def first_files(self, content_ids: Ids, among: Mask | None) -> Ids:
        """The first file of each content, of those that a mask over all files allows; 0 where there is none."""
        contents, files, ids = self._files_by_content
        allows = None if among is None else lambda rows: among[files[rows]]
        return _looked_up_first(content_ids, contents, ids, allows)

    def kinds_of(self, item_ids: Ids) -> Ids:
        """The code of the kind of each item, see `facts.KINDS`; -1 for one that is unknown here. Shape (n,)."""
        return looked_up(item_ids, self.facts.items.ids, self.facts.items.kinds.astype(np.int64) + 1) - 1

    def sorted_files(self, file_ids: Ids, order: Order) -> npt.NDArray[np.intp]:
        """Numbers that put files in an order, the newest, largest or longest first; equal ones stay as they are."""
        files = self.facts.files
        rows = np.minimum(np.searchsorted(files.ids, file_ids), max(len(files.ids) - 1, 0))
        if not len(file_ids) or order is Order.RELEVANCE:
            return np.arange(len(file_ids))
        if order is Order.FOLDER:
            return np.argsort(self._folder_places[files.folders[rows]], kind="stable")
        if order is Order.NAME:
            keys = [_name(files.names, int(row)) for row in rows]
            return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.intp)
        column = {
            Order.DATE: files.moments_s,
            Order.SIZE: files.sizes_bytes,
            Order.DURATION: np.nan_to_num(files.durations_s),
        }[order]
        return np.argsort(-column[rows], kind="stable")

    def left_by(self, conditions: Sequence[Filter]) -> tuple[Mask, Ids]:
        """The files that fit all conditions, shape (number of files,), and what they hold, see `items_of`.

        The last ones are remembered, since words change with every key, and conditions seldom. Not to be written to.
        """
        wanted = tuple(replace(one, span=NOWHERE) for one in conditions)
        for known, left in tuple(self._left):
            if known == wanted:
                return left
        files = filters.matching(self.facts, wanted)
        left = files, self.items_of(files)
        self._left.appendleft((wanted, left))
        return left

    @cached_property
    def _left(self) -> deque[tuple[tuple[Filter, ...], tuple[Mask, Ids]]]:
        return deque(maxlen=_REMEMBERED)

    def items_of(self, files: Mask) -> Ids:
        """The items that some files hold, ascending. Args: files: shape (number of files,)."""
        contents = np.zeros(self._most_content + 1, np.bool_)
        contents[self.facts.files.content_ids[files]] = True
        contents[0] = False
        return self.facts.items.ids[contents[self.facts.items.content_ids]]

    @cached_property
    def _folder_places(self) -> Ids:
        """The place of each folder in the alphabet, by its code."""
        folders = self.facts.folders
        order = sorted(range(len(folders)), key=lambda code: names.key(folders[code]))
        places = np.empty(len(folders), np.int64)
        places[order] = np.arange(len(folders))
        return places

    @cached_property
    def _most_content(self) -> int:
        highest = [int(one.max()) for one in (self.facts.files.content_ids, self.facts.items.content_ids) if len(one)]
        return max(highest, default=0)

    @cached_property
    def _items_by_content(self) -> tuple[Ids, Ids]:
        order = np.argsort(self.facts.items.content_ids, kind="stable")
        return self.facts.items.content_ids[order], self.facts.items.ids[order]

    @cached_property
    def _files_by_content(self) -> tuple[Ids, Ids, Ids]:
        rows = np.argsort(self.facts.files.content_ids, kind="stable")
        return self.facts.files.content_ids[rows], rows, self.facts.files.ids[rows]


class Holdings:
    """Keeps an inventory of a catalogue. Safe between threads; `close` it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._inventory: Inventory | None = None
        self._read_writes = -1
        self._took_s = 0.0
        self._read_at_s = 0.0
        self._reader: threading.Thread | None = None
        self._closed = False

    def current(self) -> Inventory:
        """The latest inventory that can be had quickly; at first the search waits for it."""
        with self._lock:
            is_stale = self._read_writes != self._catalogue.writes
            if self._inventory is None or (is_stale and self._took_s < _QUICK_S):
                return self._read()
            if is_stale and self._reader is None and not self._closed and self._may_read():
                self._reader = threading.Thread(target=self._read_beside, name="holdings", daemon=True)
                self._reader.start()
            return self._inventory

    @property
    def is_latest(self) -> bool:
        """Whether nothing was written since the inventory was read."""
        return self._read_writes == self._catalogue.writes

    def close(self) -> None:
        """Read nothing more, and wait for what is being read."""
        with self._lock:
            self._closed = True
            reader = self._reader
        if reader is not None:
            reader.join()

    def _may_read(self) -> bool:
        return time.monotonic() - self._read_at_s > self._took_s / _MOST_BUSY

    def _read_beside(self) -> None:
        try:
            self._read()
        except LibraryUnavailable:
            log.warning("What the library holds was not read anew.", exc_info=True)
        finally:
            self._reader = None

    def _read(self) -> Inventory:
        start_s = time.monotonic()
        writes = self._catalogue.writes
        with self._catalogue.read() as connection:
            inventory = Inventory(facts.read(connection))
        self._read_writes = writes
        self._read_at_s = time.monotonic()
        self._took_s = self._read_at_s - start_s
        self._inventory = inventory
        return inventory


def _looked_up_first(wanted: Ids, keys: Ids, values: Ids, allows: Callable[[Rows], Mask] | None) -> Ids:
    """The first value of each wanted key that is allowed, 0 where there is none: shape (len(wanted),).

    Only the rows of those keys are looked at, since a library has a million.

    Args:
        wanted: 0 has no value. keys: ascending, may repeat; a value for each.
        allows: which rows of keys and values count; None means all.
    """
    starts = np.searchsorted(keys, wanted)
    counts = np.where(wanted > 0, np.searchsorted(keys, wanted, side="right") - starts, 0)
    if allows is None:
        counts = np.minimum(counts, 1)
    owners = np.repeat(np.arange(len(wanted)), counts)
    rows = np.arange(len(owners)) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
    if allows is not None:
        kept = allows(rows)
        owners, rows = owners[kept], rows[kept]
    found = np.zeros(len(wanted), np.int64)
    first = firsts(owners)
    found[owners[first]] = values[rows[first]]
    return found


def _name(all_names: Names, row: int) -> bytes:
    start = int(all_names.starts[row])
    return all_names.text[start : all_names.text.index(b"\n", start)]
