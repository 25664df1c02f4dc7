"""Vectors as short codes, to find quickly what may be near.

Product quantisation (Jegou et al. 2011): a vector is cut into pieces of a few numbers, and for each piece stands the
number of the nearest of 16 typical ones, four bits. Tables of 16 entries fit the registers of a processor (Andre et al.
2015), so that a scan of all codes takes a twentieth of the time of an exact one. What it finds are candidates: whoever
asks compares them exactly.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from models.sorted_ids import Mask, Rows
from models.spaces import Vectors

FINENESSES = (4, 2, 1)
"""How many numbers a piece may have, the coarsest first. The fewer, the more is found, and the longer it takes."""
TRAINING_ROWS = 4096
"""More than 256 for each of the 16 typical pieces are not looked at."""
_BITS = 4
_SEED = 1
# Sixteen pieces have found their places by then.
_TRAINING_ROUNDS = 10


class Codes:
    """The codes of rows, numbered from 0. Not safe between threads.

    Rows are turned by a rotation drawn by chance, which changes no inner product. Without it a few large numbers would
    take up all of the 256 steps in which FAISS rounds what pieces add.

    Args:
        dim: length of a row; it is lengthened with zeros where pieces do not fit.
        sample: rows to learn typical pieces from, shape (n, dim), at most `TRAINING_ROWS` of them by chance.
        fineness: how many numbers a piece has.
    """

    def __init__(self, dim: int, sample: Vectors, fineness: int) -> None:
        import faiss

        self.dim = dim
        self.pieces = -(-dim // fineness)
        self._faiss: Any = faiss
        rotation = faiss.RandomRotationMatrix(dim, self.pieces * fineness)
        rotation.init(_SEED)
        coder = faiss.IndexPQFastScan(self.pieces * fineness, self.pieces, _BITS, faiss.METRIC_INNER_PRODUCT)
        coder.pq.cp.niter = _TRAINING_ROUNDS
        self._coded: Any = faiss.IndexPreTransform(rotation, coder)
        self._coded.train(np.ascontiguousarray(sample, dtype=np.float32))

    def __len__(self) -> int:
        return int(self._coded.ntotal)

    @property
    def name(self) -> str:
        """As FAISS calls it."""
        return f"RR,PQ{self.pieces}x{_BITS}fs"

    @property
    def bytes_per_row(self) -> float:
        """What the code of a row takes."""
        return (self.pieces + self.pieces % 2) * _BITS / 8

    def add(self, vectors: Vectors) -> None:
        """Append the codes of rows: shape (n, dim)."""
        self._coded.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def nearest(self, query: Vectors, count: int) -> Rows:
        """The rows whose codes are nearest to a query, shape (dim,), best first: shape (m,), m <= count."""
        count = min(count, len(self))
        if count == 0:
            return np.empty(0, np.int64)
        _, rows = self._coded.search(query.reshape(1, -1), count)
        found: Rows = rows[0][rows[0] >= 0]
        return found

    def keep(self, mask: Mask) -> None:
        """Let go of the rows that are false in mask, shape (len(self),); the others close ranks."""
        self._coded.remove_ids(self._faiss.IDSelectorBitmap(np.packbits(~mask, bitorder="little")))
        self._clear_behind()

    def _clear_behind(self) -> None:
        """Clear the places behind the last row: FAISS 1.15 leaves codes there, and mixes them with those added next."""
        coder = self._faiss.downcast_index(self._coded.index)
        packer = coder.get_CodePacker()
        used = len(self) % packer.nvec
        if used:
            everything = self._faiss.rev_swig_ptr(coder.codes.get(), coder.codes.size())
            number = len(self) // packer.nvec
            last_block = everything[number * packer.block_size : (number + 1) * packer.block_size].reshape(1, -1)
            nothing = np.zeros(packer.code_size, np.uint8)
            for place in range(used, packer.nvec):
                packer.pack_1(nothing, place, last_block)

    def packed(self) -> bytes:
        """Everything, for `unpack`."""
        return bytes(self._faiss.serialize_index(self._coded))


def unpack(packed: bytes, dim: int) -> Codes:
    """Codes from what `Codes.packed` gave, which must be known to be whole: FAISS reads much that is damaged.

    Raises: ValueError: these are no codes of such rows. RuntimeError: FAISS cannot read them.
    """
    import faiss

    stored: Any = faiss.deserialize_index(np.frombuffer(packed, np.uint8))
    coder = faiss.downcast_index(stored.index) if isinstance(stored, faiss.IndexPreTransform) else None
    if stored.d != dim or not isinstance(coder, faiss.IndexPQFastScan):
        raise ValueError("the codes are of another kind")
    codes = Codes.__new__(Codes)
    codes.dim, codes.pieces, codes._faiss, codes._coded = dim, coder.pq.M, faiss, stored
    return codes
