"""Vectors in memory as float16, and exact search among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from models.sorted_ids import Mask, Rows
from models.spaces import Vectors

Cosines = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

_BYTES_PER_NUMBER = 2
# So many decoded rows stay in a core's own memory until they are multiplied.
_BLOCK = 1024


class HalfRows:
    """Rows of numbers, numbered from 0. Not safe between threads.

    Args:
        dim: length of a row.
    """

    def __init__(self, dim: int) -> None:
        import faiss

        self.dim = dim
        self._faiss: Any = faiss
        self._flat: Any = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)

    def __len__(self) -> int:
        return int(self._flat.ntotal)

    @property
    def bytes_per_row(self) -> int:
        """What a row takes."""
        return self.dim * _BYTES_PER_NUMBER

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
        """A copy of rows as they are kept, float16 in the machine's order: shape (n, bytes_per_row), uint8."""
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
        parameters = None
        if mask is not None:
            bits = np.packbits(mask, bitorder="little")
            parameters = self._faiss.SearchParameters(sel=self._faiss.IDSelectorBitmap(bits))
        cosines, rows = self._flat.search(query.reshape(1, -1), k, params=parameters)
        found = rows[0] >= 0
        return cosines[0][found], rows[0][found]

    def keep(self, mask: Mask) -> None:
        """Let go of the rows that are false in mask, shape (len(self),); the others close ranks."""
        self._flat.remove_ids(self._faiss.IDSelectorBitmap(np.packbits(~mask, bitorder="little")))


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
