"""Nearest-neighbour search over one space, held in memory.

Vectors are kept as float16, and small indexes look at all of them. An index that has outgrown that also has short codes
for its vectors; they name candidates, which are compared exactly, so that the cosines are the same in both. Whether
codes find enough is measured before they are used: see `VectorIndex.reshape` and docs/adr/0015. A person may want
another form, see `kept_forms`; one of them, int8 alone, keeps vectors a little rounded.

The index is a cache of the catalogue's vectors. Its file says which state of the catalogue it agrees with; see `load`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from models.index import codes, index_file, sketches
from models.index.choice import Made, make
from models.index.codes import TRAINING_ROWS
from models.index.describing import describe
from models.index.half_rows import ByteRows, Cosines, HalfRows, blocks
from models.index.id_table import IdTable
from models.index.index_file import Stamp, delete, ids_sha256
from models.index.kept_forms import BYTES, CODES, EXACT, QUICKEST, fewest_for
from models.index.namer import Namer
from models.index.trial import Verdict, strangers
from models.sorted_ids import Ids, Mask, Rows
from models.spaces import Vectors

__all__ = ["CODED_FROM", "Ids", "Stamp", "VectorIndex", "delete", "ids_sha256", "load"]

CODED_FROM = 20_000
"""Items from which codes are worth it: below, an exact search takes less than three milliseconds."""
# Codes are judged anew when there are so many times as many items: the same number of candidates finds less among more.
_JUDGED_AGAIN = 2.0
# Of one item in so many, fetching the rows is quicker than asking of every row whether it may be found.
_NARROW = 256
# Of one item in so many, looking at all that may be found is quicker than naming candidates of which most may not.
_SPARSE = 32
# More candidates than one item in so many, and an exact search is as quick.
_MOST_CANDIDATES = 8
_MOST_ASKED = 4
# The trial asks among all. The nearest of some lie closer together, and a query's own item is often not among them.
_MORE_AMONG_SOME = 2
_BLOCK = 8192
_TRIED_QUERIES = 100


class VectorIndex:
    """Item ids with their vectors. Safe between threads.

    Args:
        dim: length of a vector.
        coded_from: number of items from which it has outgrown an exact search.

    Attributes:
        form: which it is to have, see `kept_forms`; `reshape` gives it. An exact search it does at once where it can.
    """

    def __init__(self, dim: int, coded_from: int = CODED_FROM) -> None:
        self.dim = dim
        self.form: str = QUICKEST
        self._coded_from = coded_from
        self._lock = threading.Lock()
        # Held by what counts on rows to stay where they are for longer than one step.
        self._standing = threading.Lock()
        self._removals = 0
        self._revision = object()
        self._table = IdTable()
        self._rows = HalfRows(dim)
        self._made = Made(QUICKEST)
        self._sample: tuple[tuple[int, int, int], Ids, Vectors] | None = None
        self._masked: tuple[Ids, object, Mask] | None = None

    def __len__(self) -> int:
        return len(self._table)

    @property
    def description(self) -> str:
        """What kind of index this is, and why, in words."""
        with self._lock:
            made, form = self._made, self.form
        return describe(made, form, len(self) >= fewest_for(form, self.dim))

    @property
    def bytes_per_vector(self) -> float:
        """What an item takes in memory: its vector, what names it and its id."""
        with self._lock:
            named = self._made.namer.bytes_per_row if self._made.namer is not None else 0.0
            return self._rows.bytes_per_row + named + np.dtype(np.int64).itemsize

    @property
    def is_rounded(self) -> bool:
        """Whether vectors and cosines are off by more than float16 is, up to a hundredth."""
        return self._rows.is_rounded

    @property
    def is_outgrown(self) -> bool:
        """Whether `reshape` is to look at the items: there are many more of them than before, or they are to have
        another form than they have.
        """
        with self._lock:
            form, count = self.form, len(self)
            if form == EXACT or count < fewest_for(form, self.dim):
                return self.is_rounded
            if form != self._made.form:
                return True
            judged = self._made.verdict.items if self._made.verdict is not None else 0
            return count >= max(self._coded_from if form == QUICKEST else 0, _JUDGED_AGAIN * judged)

    @property
    def revision(self) -> object:
        """Another object as soon as an item has come or gone."""
        return self._revision

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add items; an id that is there already is left out. ids (n,), vectors (n, dim) of L2 norm 1."""
        with self._lock:
            fresh = self._table.fresh(ids)
            if fresh.any():
                chosen = np.ascontiguousarray(vectors[fresh], dtype=np.float32)
                self._rows.add(chosen)
                if self._made.namer is not None:
                    self._made.namer.add(chosen)
                self._table.append(ids[fresh])
                self._revision = object()

    def remove(self, ids: Ids) -> None:
        """Let go of items; ids that are not here are passed over. Waits while the index is being saved."""
        with self._standing, self._lock:
            gone = self._table.mask_of(ids)
            if not gone.any():
                return
            self._removals += 1
            for part in (self._rows, self._made.namer, self._table):
                if part is not None:
                    part.keep(~gone)
            self._revision = object()

    def ids(self) -> Ids:
        """All ids, ascending; not to be written to."""
        with self._lock:
            return self._table.ascending

    def vectors(self, ids: Ids) -> Vectors:
        """The vectors of items as they are kept, see `is_rounded`: shape (len(ids), dim).

        Raises: KeyError: an id is not here.
        """
        with self._lock:
            raw = self._rows.raw(self._known_rows(ids))
        return self._rows.decode(raw) if len(raw) else np.empty((0, self.dim), np.float32)

    def cosines(self, ids: Ids, query: Vectors) -> Cosines:
        """Inner products of items as they are kept with a query, shape (dim,) or (1, dim): shape (len(ids),), float32.

        Raises: KeyError: an id is not here.
        """
        with self._lock:
            return self._rows.cosines(_one_row(query, self.dim), self._known_rows(ids))

    def search(self, query: Vectors, k: int, among: Ids | None = None) -> tuple[npt.NDArray[np.float32], Ids]:
        """The k items with the largest inner product, which is the cosine, best first.

        The cosines are those of the vectors as they are kept. Which items are found is exact, too, or, where something
        names candidates, nearly: see `description`.

        Args:
            query: shape (dim,) or (1, dim), L2 norm 1.
            k: fewer come back when there are fewer items.
            among: ids of the items that may be found, in any order; ids that are not here are passed over. None means
                all. The array must not be written to afterwards.
        Returns: cosines (m,) and ids (m,), m <= k.
        """
        asked = _one_row(query, self.dim)
        with self._lock:
            cosines, rows = self._nearest(asked, k) if among is None else self._nearest_among(asked, k, among)
            return cosines, self._table.by_row[rows]

    def sample(self, most: int, seed: int = 0) -> Vectors:
        """At most `most` of the vectors, chosen by chance but the same for the same index: shape (m, dim)."""
        return self.drawn(most, seed)[1]

    def drawn(self, most: int, seed: int = 0) -> tuple[Ids, Vectors]:
        """As `sample`, with their ids: shape (m,)."""
        with self._lock:
            count = len(self)
            if self._sample is None or self._sample[0] != (count, most, seed):
                chosen = _chosen(count, most, seed)
                decoded = self._rows.decode(self._rows.raw(chosen)) if count else np.empty((0, self.dim), np.float32)
                self._sample = (count, most, seed), self._table.by_row[chosen], decoded
            return self._sample[1:]

    def reshape(self, probes: Vectors | None = None, go_on: Callable[[], bool] = lambda: True) -> None:
        """Give the index the form that is wanted: learn it, measure what it finds, and use it from then on. Where the
        quickest is wanted, codes are used if they find what an exact search does.

        Takes seconds to a minute, one core. Other threads search and add meanwhile; what they add is not lost. Does
        nothing more when items are removed meanwhile, or when `go_on`, which is asked several times a second, says so.
        The same index comes to the same verdict. Of rounded vectors no other form is made: fill an index anew.

        Args:
            probes: queries as people ask them, shape (n, dim); those for pictures, say, encoded from texts. The items
                themselves and queries unlike them are tried in any case.
        """
        with self._lock:
            removals, count, form = self._removals, len(self), self.form
            raw = self._rows.raw(_chosen(count, TRAINING_ROWS, seed=1))
            if form == QUICKEST and count < self._coded_from and not self.is_rounded:
                self._made = Made(QUICKEST)
        if not self.is_outgrown or self.is_rounded:
            return
        sample = self._rows.decode(raw)
        tried = sample[_chosen(len(sample), _TRIED_QUERIES, seed=2)]
        groups = [tried, strangers(tried, sample.mean(axis=0), seed=3)]
        if probes is not None:
            groups.append(probes[_chosen(len(probes), _TRIED_QUERIES, seed=4)])
        made = make(form, _Standing(self, removals), count, sample, groups, go_on)
        if made is not None:
            self._change(made, removals)

    def save(self, path: Path, stamp: Stamp) -> None:
        """Write the index and, after it, the stamp that vouches for it; see `index_file.write`.

        Other threads search and add meanwhile; what they add is not in the file.

        Raises: OSError: the disk is full, or the like.
        """
        with self._standing:
            with self._lock:
                count, ids, made = len(self), self._table.by_row.copy(), self._made
                named = made.namer.packed() if made.namer is not None else b""
                learned = self._rows.learned if isinstance(self._rows, ByteRows) else b""
            heading = {
                "description": self.description,
                "dim": self.dim,
                "count": count,
                "form": made.form,
                "is_named": bool(named),
                "verdict": asdict(made.verdict) if made.verdict is not None else None,
            }

            def fill(file: IO[bytes]) -> None:
                file.write(ids.astype("<i8").tobytes() + learned)
                for block in blocks(0, count, _BLOCK):
                    with self._lock:
                        raw = self._rows.raw(block)
                    file.write(raw.data)
                file.write(named)

            index_file.write(path, stamp, heading, fill)

    # What follows is called with the lock held, where it says nothing else.

    def _nearest(self, query: Vectors, k: int) -> tuple[Cosines, Rows]:
        wanted = self._candidates(k)
        namer = self._namer
        if namer is None or wanted * _MOST_CANDIDATES > len(self):
            return self._rows.search(query, k)
        candidates = namer.nearest(query, wanted)
        # FAISS leaves out rows whose codes are as far away as codes can be.
        return self._rows.best(query, candidates, k) if len(candidates) >= k else self._rows.search(query, k)

    def _nearest_among(self, query: Vectors, k: int, among: Ids) -> tuple[Cosines, Rows]:
        if len(among) * _NARROW <= len(self):
            rows = np.unique(self._table.rows_of(among))
            return self._rows.best(query, rows[rows >= 0], k)
        mask = self._mask_of(among)
        allowed = int(np.count_nonzero(mask))
        if allowed == len(self):
            return self._nearest(query, k)
        candidates = self._candidates_among(query, k, mask, allowed)
        if candidates is not None:
            return self._rows.best(query, candidates, k)
        return self._rows.search(query, k, mask)

    def _mask_of(self, among: Ids) -> Mask:
        """As `IdTable.mask_of`. The last one is remembered, since filters stay while words change."""
        if self._masked is None or self._masked[0] is not among or self._masked[1] is not self._revision:
            self._masked = among, self._revision, self._table.mask_of(among)
        return self._masked[2]

    def _candidates_among(self, query: Vectors, k: int, mask: Mask, allowed: int) -> Rows | None:
        """As many candidates that may be found as if there were no others; None where an exact search is quicker.

        What names candidates does not pass over rows, so more are asked for, and more again where those that may be
        found lie far away.
        """
        wanted = _MORE_AMONG_SOME * self._candidates(k)
        namer = self._namer
        if namer is None or wanted * _MOST_CANDIDATES > allowed or allowed * _SPARSE < len(self):
            return None
        asked = wanted * len(self) * 5 // (allowed * 4)
        while asked * _MOST_ASKED <= len(self):
            rows = namer.nearest(query, asked)
            rows = rows[mask[rows]]
            if len(rows) >= wanted:
                return rows[:wanted]
            asked *= 4
        return None

    @property
    def _namer(self) -> Namer | None:
        return None if self.form == EXACT else self._made.namer

    def _candidates(self, k: int) -> int:
        verdict = self._made.verdict
        return verdict.candidates(k) if verdict is not None and verdict.factors else k

    def _known_rows(self, ids: Ids) -> Rows:
        rows = self._table.rows_of(ids)
        if (rows < 0).any():
            raise KeyError("an item is not in this index")
        return rows

    def _change(self, made: Made, removals: int) -> None:
        """Take over a form, with what was added since it was made. Takes the lock."""
        standing, fresh = _Standing(self, removals), made.rows if made.rows is not None else made.namer
        while fresh is not None and len(self) - len(fresh) > _BLOCK:
            vectors = standing.vectors_in(slice(len(fresh), len(fresh) + _BLOCK))
            if vectors is None:
                return
            fresh.add(vectors)
        # A file that is being written is to hold one form from its beginning to its end.
        with self._standing, self._lock:
            if self._removals == removals:
                if fresh is not None and len(fresh) < len(self):
                    fresh.add(self._rows.decode(self._rows.raw(slice(len(fresh), len(self)))))
                if made.rows is not None:
                    self._rows, self._sample = made.rows, None
                self._made = replace(made, rows=None)

    def _fill(self, heading: Mapping[str, Any], file: IO[bytes]) -> None:
        """Take in what `save` wrote. Raises: ValueError, KeyError, TypeError, RuntimeError: it is something else."""
        count, form, verdict = heading["count"], heading["form"], heading["verdict"]
        ids = np.frombuffer(_read(file, count * 8), "<i8").astype(np.int64)
        if form == BYTES:
            self._rows = ByteRows(self.dim, _read(file, self.dim * 8))
        self._rows.reserve(count)
        for block in blocks(0, count, _BLOCK):
            rows = block.stop - block.start
            raw = np.frombuffer(_read(file, rows * self._rows.bytes_per_row), np.uint8)
            self._rows.add_raw(raw.reshape(rows, self._rows.bytes_per_row))
        self._table.append(ids)
        named = file.read()
        unpack = codes.unpack if form in (QUICKEST, CODES) else sketches.unpack
        namer: Namer | None = unpack(named, self.dim) if heading["is_named"] else None
        if verdict is not None:
            verdict = Verdict(**{**verdict, "factors": tuple(verdict["factors"])})
        if namer is not None and (len(namer) != count or verdict is None):
            raise ValueError("rows and what names them do not belong together")
        self._made = Made(form, namer, None, verdict)
        self.form = form


class _Standing:
    """The rows of an index while none is removed; the lock is held only while some are read. See `Source`."""

    def __init__(self, index: VectorIndex, removals: int) -> None:
        self._index = index
        self._removals = removals

    def vectors_in(self, rows: slice) -> Vectors | None:
        with self._index._lock:
            if self._index._removals != self._removals:
                return None
            raw = self._index._rows.raw(rows)
        return self._index._rows.decode(raw)

    def cosines_of(self, query: Vectors, rows: Rows) -> Cosines:
        with self._index._lock:
            # Of rows that have moved any answer will do: the verdict is not used.
            return self._index._rows.cosines(query, rows if self._index._removals == self._removals else rows[:0])


def load(path: Path, stamp: Stamp, dim: int) -> VectorIndex | None:
    """Read an index file, if it is whole and was made from exactly the state that the stamp names.

    Returns: None when the file is missing, stale or damaged: rebuild it then.
    """
    index = VectorIndex(dim)
    try:
        with index_file.opened(path, stamp) as (heading, file):
            if heading["dim"] != dim:
                return None
            index._fill(heading, file)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return None
    return index if ids_sha256(index.ids()) == stamp.ids_sha256 else None


def _one_row(query: Vectors, dim: int) -> Vectors:
    return np.ascontiguousarray(query, dtype=np.float32).reshape(dim)


def _chosen(count: int, most: int, seed: int) -> Rows:
    """At most so many row numbers by chance, ascending; quick however many rows there are."""
    if most >= count:
        return np.arange(count, dtype=np.int64)
    return np.sort(np.random.default_rng(seed).choice(count, most, replace=False, shuffle=False)).astype(np.int64)


def _read(file: IO[bytes], size_bytes: int) -> bytes:
    read = file.read(size_bytes)
    if len(read) < size_bytes:
        raise ValueError("the file is too short")
    return read
