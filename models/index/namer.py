"""What names candidates: rows in a smaller form, in which what is near to a query is found quickly, or nearly so."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Self

import numpy as np

from models.sorted_ids import Mask, Rows
from models.spaces import Vectors


class Namer(ABC):
    """Rows in a smaller form, numbered from 0; whoever asks compares exactly. Not safe between threads.

    Args:
        dim: length of a row.
        index: of FAISS, which keeps the rows; it has learned from some.
    """

    def __init__(self, dim: int, index: Any) -> None:
        import faiss

        self.dim = dim
        self._faiss: Any = faiss
        self._index: Any = index

    @classmethod
    def _of(cls, dim: int, index: Any) -> Self:
        """Rows that an index holds already."""
        made = cls.__new__(cls)
        Namer.__init__(made, dim, index)
        return made

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    @abstractmethod
    def name(self) -> str:
        """As FAISS calls it, or nearly so."""

    @property
    @abstractmethod
    def bytes_per_row(self) -> float:
        """What a row takes."""

    def add(self, vectors: Vectors) -> None:
        """Append rows: shape (n, dim)."""
        self._index.add(np.ascontiguousarray(vectors, np.float32))

    def nearest(self, query: Vectors, count: int) -> Rows:
        """The rows that seem nearest to a query, shape (dim,), best first: shape (m,), m <= count."""
        count = min(count, len(self))
        if count == 0:
            return np.empty(0, np.int64)
        _, rows = self._index.search(np.ascontiguousarray(query, np.float32).reshape(1, -1), count)
        found: Rows = rows[0][rows[0] >= 0]
        return found

    def keep(self, mask: Mask) -> None:
        """Let go of the rows that are false in mask, shape (len(self),); the others close ranks."""
        self._index.remove_ids(self._faiss.IDSelectorBitmap(np.packbits(~mask, bitorder="little")))

    def packed(self) -> bytes:
        """Everything, for `unpack` of its module."""
        return bytes(self._faiss.serialize_index(self._index))

    @property
    def _coder(self) -> Any:
        """What makes the smaller form, behind what turns rows, where something does."""
        turns = isinstance(self._index, self._faiss.IndexPreTransform)
        return self._faiss.downcast_index(self._index.index) if turns else self._index
