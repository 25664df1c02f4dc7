"""Vectors in memory as float16, or as int8, and search among all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from models.sorted_ids import Mask, Rows
from models.spaces import Vectors

Cosines = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

# What comes later may reach a little further than what the range of a number was learned from.
_ROOM = 0.1
# So many decoded rows stay in a core's own memory until they are multiplied.
_BLOCK = 1024
# Of one row in so many, fetching them is quicker than asking of every row whether it is one of them.
_FEW = 1000


class HalfRows:
    """Rows of numbers as float16, numbered from 0. Not safe between threads.

    Args:
        dim: length of a row.
    """

    is_rounded = False
    """Whether numbers have lost more than the catalogue's own float16 does."""

    def __init__(self, dim: int) -> None:
        import faiss

        self.dim = dim
        self._faiss: Any = faiss
        self._flat: Any = self._made()

    def _made(self) -> Any:
        kinds = self._faiss.ScalarQuantizer
        return self._faiss.IndexScalarQuantizer(self.dim, kinds.QT_fp16, self._faiss.METRIC_INNER_PRODUCT)

    def __len__(self) -> int:
        return int(self._flat.ntotal)

    @property
    def bytes_per_row(self) -> int:
        """What a row takes."""
        return int(self._flat.sa_code_size())

    def reserve(self, count: int) -> None:
        """Make room for so many rows in an empty table, so that no row is copied, and kept twice, while it grows."""
        self._flat.codes.resize(count * self.bytes_per_row)
        self._flat.codes.resize(0)

    def add(self, vectors: Vectors) -> None:
        """Append rows: shape (n, dim)."""
        self._flat.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def add_raw(self, raw: Bytes) -> None:
        """Append rows as `raw` gives them: shape (n, bytes_per_row), uint8."""
        self._flat.add_sa_codes(raw)

    def raw(self, rows: Rows | slice) -> Bytes:
        """A copy of rows as they are kept, numbers in the machine's order: shape (n, bytes_per_row), uint8."""
        if not len(self):
            return np.empty((0, self.bytes_per_row), np.uint8)
        # A view of FAISS's own memory, which the next `add` may move: it must not leave this function.
        view = self._faiss.rev_swig_ptr(self._flat.codes.data(), len(self) * self.bytes_per_row)
        copied: Bytes = np.array(view.reshape(len(self), self.bytes_per_row)[rows])
        return copied

    def decode(self, raw: Bytes) -> Vectors:
        """Rows from what `raw` gave: shape (n, dim), float32. Touches nothing that others change."""
        decoded: Vectors = self._flat.sa_decode(np.ascontiguousarray(raw))
        return decoded

    def cosines(self, query: Vectors, rows: Rows) -> Cosines:
        """Inner products of some rows with a query, shape (dim,): shape (n,), float32."""
        found = np.empty(len(rows), np.float32)
        for first in range(0, len(rows), _BLOCK):
            block = rows[first : first + _BLOCK]
            found[first : first + len(block)] = self.decode(self.raw(block)) @ query
        return found

    def search(self, query: Vectors, k: int, mask: Mask | None = None) -> tuple[Cosines, Rows]:
        """The k rows with the largest inner product, best first; every row is looked at.

        Args:
            query: shape (dim,), float32.
            mask: rows that may be found, shape (len(self),); None means all.
        Returns: inner products and rows, shape (m,), m <= k.
        """
        k = min(k, len(self))
        if k == 0:
            return np.empty(0, np.float32), np.empty(0, np.int64)
        return self._search(query, k, None if mask is None else np.packbits(mask, bitorder="little"))

    def best(self, query: Vectors, rows: Rows, k: int) -> tuple[Cosines, Rows]:
        """The k of some rows with the largest inner product, best first. Of equal ones the earlier row comes first, but
        which of them are among the k, where not all have room, is left to chance.
        """
        if k >= len(rows) or len(rows) * _FEW <= len(self) or k == 0:
            return best(self.cosines(query, rows), rows, k)
        # FAISS compares rows where they lie: in a third of the time that copies and decoding take.
        bits = np.zeros(-(-len(self) // 8), np.uint8)
        np.bitwise_or.at(bits, rows >> 3, np.left_shift(1, rows & 7).astype(np.uint8))
        return best(*self._search(query, k, bits), k)

    def _search(self, query: Vectors, k: int, bits: Bytes | None) -> tuple[Cosines, Rows]:
        """The k best rows, of those whose bit is set, the lowest bit of a byte first; None means all."""
        parameters = None
        if bits is not None:
            parameters = self._faiss.SearchParameters(sel=self._faiss.IDSelectorBitmap(bits))
        cosines, rows = self._flat.search(query.reshape(1, -1), k, params=parameters)
        found = rows[0] >= 0
        return cosines[0][found], rows[0][found]

    def keep(self, mask: Mask) -> None:
        """Let go of the rows that are false in mask, shape (len(self),); the others close ranks."""
        self._flat.remove_ids(self._faiss.IDSelectorBitmap(np.packbits(~mask, bitorder="little")))


class ByteRows(HalfRows):
    """Rows of numbers in 256 steps from the least to the greatest of each, which are learned. See `HalfRows`.

    Args:
        learned: what `learned` gave; or rows to learn from, shape (n, dim), n > 0.
    """

    is_rounded = True

    def __init__(self, dim: int, learned: bytes | Vectors) -> None:
        super().__init__(dim)
        if isinstance(learned, bytes):
            numbers = np.frombuffer(learned, "<f4").astype(np.float32)
            if len(numbers) != 2 * dim or not np.isfinite(numbers).all():
                raise ValueError("these are no ranges of such rows")
            self._faiss.copy_array_to_vector(numbers, self._flat.sq.trained)
            self._flat.is_trained = True
        else:
            self._flat.train(np.ascontiguousarray(learned, np.float32))

    def _made(self) -> Any:
        kinds = self._faiss.ScalarQuantizer
        flat = self._faiss.IndexScalarQuantizer(self.dim, kinds.QT_8bit, self._faiss.METRIC_INNER_PRODUCT)
        flat.sq.rangestat_arg = _ROOM
        return flat

    @property
    def learned(self) -> bytes:
        """The least of each number and how far it reaches, for a table that reads `raw`."""
        return self._faiss.vector_to_array(self._flat.sq.trained).astype("<f4").tobytes()  # type: ignore[no-any-return]

    def nearest(self, query: Vectors, count: int) -> Rows:
        """The rows that seem nearest to a query, shape (dim,), best first: shape (m,), m <= count."""
        return self.search(query, count)[1]


def best(cosines: Cosines, rows: Rows, k: int) -> tuple[Cosines, Rows]:
    """The k largest, best first; of equal ones the earlier row."""
    if k < len(rows):
        chosen = np.argpartition(-cosines, k)[:k]
        cosines, rows = cosines[chosen], rows[chosen]
    order = np.lexsort((rows, -cosines))
    return cosines[order], rows[order]


def blocks(first: int, last: int, size: int) -> Iterator[slice]:
    """Slices that cover the rows from first to before last."""
    for start in range(first, last, size):
        yield slice(start, min(start + size, last))
