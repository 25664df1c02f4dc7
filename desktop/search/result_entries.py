"""What stands in the rows of the results: an answer that is here as a whole, or a shelf of which pieces are fetched."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

from desktop.hits import key_of
from desktop.search.grouping import Entry, Grouping, Heading, group_title, grouped
from desktop.search.result_layout import Run
from models.answers import Hit, Shelf

Place = tuple[int, int]
"""Id of an item, 0 for none, and of its file: what stands somewhere on a shelf."""

PIECE = 96
_MOST_WAITING = 12  # pieces: what was scrolled past long ago need not be fetched
_MOST_KEPT = 6144  # hits: some megabytes, and more than anybody selects


class Entries(Protocol):
    """Rows of hits, and of headings between them."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        ...

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits that are here, in the order of their rows."""
        ...

    @property
    def keys(self) -> tuple[str, ...]:
        """What each run of `runs` is put together by: a day, a month, a folder ...; empty where there are no groups."""
        ...

    def entry(self, row: int) -> Entry | None:
        """What stands in a row; None for what is not here yet."""
        ...

    def row_of(self, hit: Hit) -> int:
        """The row of the same item of the same file, -1 where it has none."""
        ...

    def runs(self) -> tuple[Run, ...]:
        """The rows that lie side by side."""
        ...


class WholeAnswer:
    """Hits that are all here, in groups under headings where that is wanted."""

    def __init__(self, hits: Sequence[Hit], grouping: Grouping) -> None:
        self.entries = grouped(hits, grouping)
        self.hits = tuple(entry for entry in self.entries if isinstance(entry, Hit))
        self.grouping = grouping

    @property
    def count(self) -> int:
        return len(self.entries)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._hit_below(run).moment[:10] for run in self.runs() if run.headed)

    def entry(self, row: int) -> Entry | None:
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def row_of(self, hit: Hit) -> int:
        for row, other in enumerate(self.entries):
            if isinstance(other, Hit) and key_of(other) == key_of(hit):
                return row
        return -1

    def runs(self) -> tuple[Run, ...]:
        if self.grouping is Grouping.NONE:
            return (Run(0, len(self.entries)),)
        return tuple(
            Run(row, one.count, headed=True) for row, one in enumerate(self.entries) if isinstance(one, Heading)
        )

    def _hit_below(self, run: Run) -> Hit:
        below = self.entries[run.first + 1]
        assert isinstance(below, Hit)
        return below


class ShelvedAnswer:
    """A shelf; the hits that one looks at are fetched, some at a time, and the latest of them kept.

    Nothing is done here for each row, and headings are worded when they are seen.

    Args:
        before: what stood here until now, and is given up: its hits are taken over as they are. They are shown until
            they are fetched anew: something may have changed.
        known: hits that are here already.
    """

    def __init__(self, shelf: Shelf, grouping: Grouping, known: Sequence[Hit], before: Entries | None = None) -> None:
        self._files, self._items = array("q", shelf.file_ids), array("q", shelf.item_ids)
        self._grouping = grouping
        self._groups = shelf.groups
        # A heading stands before the hits of its group.
        self._firsts = list(accumulate((count + 1 for _, count in shelf.groups), initial=0))[:-1]
        self._titles: dict[int, Heading] = {}
        self._kept = _kept_by(before)
        self._fresh: set[int] = set()
        self._keep(known)
        self._gone: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()

    @property
    def count(self) -> int:
        return len(self._files) + len(self._groups)

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(self._kept.values())

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self._groups)

    def entry(self, row: int) -> Entry | None:
        if not 0 <= row < self.count:
            return None
        group = bisect_right(self._firsts, row) - 1
        if group >= 0 and self._firsts[group] == row:
            return self._title(group)
        return self._hit(row - group - 1)

    def row_of(self, hit: Hit) -> int:
        try:
            place = self._files.index(hit.file_id)
        except ValueError:
            return -1
        return self.row_at(place)

    def row_at(self, place: int) -> int:
        """The row of a place on the shelf."""
        if not self._firsts:
            return place
        # The place of the first hit of a group is that of its heading, less the headings until then.
        low, high = 0, len(self._firsts)
        while low < high:
            middle = (low + high) // 2
            if self._firsts[middle] - middle <= place:
                low = middle + 1
            else:
                high = middle
        return place + low

    def runs(self) -> tuple[Run, ...]:
        if not self._groups:
            return (Run(0, len(self._files)),)
        return tuple(Run(first, count, True) for first, (_, count) in zip(self._firsts, self._groups, strict=True))

    @property
    def lacks(self) -> bool:
        """Whether something was looked at that is not here and has not been asked for."""
        return bool(self._wanted)

    def next_piece(self) -> int:
        """The piece that was looked at last, to be asked for now; -1 where none is lacking."""
        while len(self._wanted) > _MOST_WAITING:
            self._wanted.popitem(last=False)
        if not self._wanted:
            return -1
        piece, _ = self._wanted.popitem()
        self._asked.add(piece)
        return piece

    def forget(self, piece: int) -> None:
        """What was asked for does not come: ask again when somebody looks at it again."""
        self._asked.discard(piece)

    def places(self, piece: int) -> list[Place]:
        """What is to be fetched for a piece."""
        begin = piece * PIECE
        return list(zip(self._items[begin : begin + PIECE], self._files[begin : begin + PIECE], strict=True))

    def take(self, piece: int, hits: Sequence[Hit | None]) -> tuple[int, int]:
        """Keep what was fetched for a piece. Returns: its first and last row."""
        begin = piece * PIECE
        self._asked.discard(piece)
        for file_id, hit in zip(self._files[begin : begin + PIECE], hits, strict=False):
            if hit is None:
                self._gone.add(file_id)
                self._kept.pop(file_id, None)
        self._keep([hit for hit in hits if hit is not None])
        end = min(len(self._files), begin + PIECE)
        return self.row_at(begin), self.row_at(max(begin, end - 1))

    def _keep(self, hits: Sequence[Hit]) -> None:
        for hit in hits:
            self._kept[hit.file_id] = hit
            self._kept.move_to_end(hit.file_id)
            self._fresh.add(hit.file_id)
        while len(self._kept) > _MOST_KEPT:
            file_id, _ = self._kept.popitem(last=False)
            self._fresh.discard(file_id)

    def _hit(self, place: int) -> Hit | None:
        file_id = self._files[place]
        hit = self._kept.get(file_id)
        if hit is not None:
            self._kept.move_to_end(file_id)
            if file_id in self._fresh:
                return hit
        piece = place // PIECE
        if file_id not in self._gone and piece not in self._asked:
            self._wanted[piece] = None
            self._wanted.move_to_end(piece)
        return hit

    def _title(self, group: int) -> Heading:
        found = self._titles.get(group)
        if found is None:
            key, count = self._groups[group]
            found = self._titles[group] = Heading(group_title(key, self._grouping), count)
        return found


def _kept_by(before: Entries | None) -> OrderedDict[int, Hit]:
    if isinstance(before, ShelvedAnswer):
        return before._kept
    return OrderedDict((hit.file_id, hit) for hit in before.hits) if before is not None else OrderedDict()
