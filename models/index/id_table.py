"""Item ids by row, and rows by item id."""

from __future__ import annotations

import numpy as np

from models.sorted_ids import Ids, Mask, Rows, rows_of

_FIRST_ROOM = 1024
# A table of true and false for every number between the smallest and the largest id takes a byte for each.
_WIDEST_SPAN = 64
# Of one in so many, looking for each is quicker than that table.
_FEW = 32


class IdTable:
    """The ids of rows, which are numbered from 0 in the order in which they came. Not safe between threads.

    Ids mostly come in ascending order; then the rows are their own sorted list, and adding some costs nothing more. An
    id that comes late is put into a second list, which costs one copy of it per batch.
    """

    def __init__(self) -> None:
        self._room = np.empty(_FIRST_ROOM, np.int64)
        self._count = 0
        self._sorted: Ids | None = None
        self._row_of_sorted: Rows | None = None

    def __len__(self) -> int:
        return self._count

    @property
    def by_row(self) -> Ids:
        """The id of each row, not to be written to."""
        return _frozen(self._room[: self._count])

    @property
    def ascending(self) -> Ids:
        """All ids, ascending, not to be written to."""
        return self.by_row if self._sorted is None else _frozen(self._sorted)

    def fresh(self, ids: Ids) -> Mask:
        """Which of some ids are new: neither here nor earlier among them. Shape (n,)."""
        _, first = np.unique(ids, return_index=True)
        is_first = np.zeros(len(ids), np.bool_)
        is_first[first] = True
        return is_first & (self.rows_of(ids) < 0)

    def append(self, ids: Ids) -> None:
        """Give the next rows these ids, which must be new; see `fresh`."""
        if not len(ids):
            return
        first, self._count = self._count, self._count + len(ids)
        if self._count > len(self._room):
            room = np.empty(max(self._count, len(self._room) * 3 // 2), np.int64)
            room[:first] = self._room[:first]
            self._room = room
        self._room[first : self._count] = ids
        rows = np.arange(first, self._count, dtype=np.int64)
        is_ascending = bool((np.diff(ids) > 0).all()) and (first == 0 or ids[0] > self._room[first - 1])
        if self._sorted is None and not is_ascending:
            self._sorted, self._row_of_sorted = self._room[:first].copy(), np.arange(first, dtype=np.int64)
        if self._sorted is not None and self._row_of_sorted is not None:
            order = np.argsort(ids)
            places = np.searchsorted(self._sorted, ids[order])
            self._sorted = np.insert(self._sorted, places, ids[order])
            self._row_of_sorted = np.insert(self._row_of_sorted, places, rows[order])

    def rows_of(self, ids: Ids) -> Rows:
        """The row of each id, -1 for one that is not here: shape (n,)."""
        places = rows_of(self.ascending, ids)
        if self._row_of_sorted is None or not len(places):
            return places
        return np.where(places >= 0, self._row_of_sorted[places], -1)

    def mask_of(self, ids: Ids) -> Mask:
        """Which rows have one of these ids: shape (len(self),). For many ids quicker than `rows_of`."""
        known = self.ascending
        if not len(known) or not len(ids):
            return np.zeros(len(known), np.bool_)
        low, high = int(known[0]), int(known[-1])
        if len(ids) * _FEW < len(known) or high - low > _WIDEST_SPAN * len(known):
            mask = np.zeros(len(known), np.bool_)
            rows = self.rows_of(ids)
            mask[rows[rows >= 0]] = True
            return mask
        # Counting from 0, where that is near enough, saves a subtraction for each row.
        base = 0 if 0 <= low <= len(known) else low
        named = np.zeros(high - base + 1, np.bool_)
        if ids.min() < base or ids.max() > high:
            ids = ids[(ids >= base) & (ids <= high)]
        named[ids - base if base else ids] = True
        return named.take(self.by_row - base if base else self.by_row)

    def keep(self, mask: Mask) -> None:
        """Let go of the rows that are false in mask, shape (len(self),); the others close ranks."""
        kept = self.by_row[mask]
        self.__init__()  # type: ignore[misc]
        self.append(kept)


def _frozen(ids: Ids) -> Ids:
    view = ids.view()
    view.flags.writeable = False
    return view
