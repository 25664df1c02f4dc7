"""What names candidates: rows in a smaller form, in which what is near to a query is found quickly, or nearly so."""

from __future__ import annotations

from typing import Protocol

from models.sorted_ids import Mask, Rows
from models.spaces import Vectors


class Namer(Protocol):
    """Rows in a smaller form, numbered from 0; whoever asks compares exactly. Not safe between threads."""

    dim: int

    def __len__(self) -> int: ...

    @property
    def name(self) -> str:
        """As FAISS calls it, or nearly so."""
        ...

    @property
    def bytes_per_row(self) -> float:
        """What a row takes."""
        ...

    def add(self, vectors: Vectors) -> None:
        """Append rows: shape (n, dim)."""
        ...

    def nearest(self, query: Vectors, count: int) -> Rows:
        """The rows that seem nearest to a query, shape (dim,), best first: shape (m,), m <= count."""
        ...

    def keep(self, mask: Mask) -> None:
        """Let go of the rows that are false in mask, shape (len(self),); the others close ranks."""
        ...

    def packed(self) -> bytes:
        """Everything, for `unpack` of its module."""
        ...
