"""Vectors as short codes, to find quickly what may be near.

Product quantisation (Jegou et al. 2011): a vector is cut into pieces of a few numbers, and for each piece stands the
number of the nearest of 16 typical ones, four bits. Tables of 16 entries fit the registers of a processor (Andre et al.
2015), so that a scan of all codes takes a twentieth of the time of an exact one. What it finds are candidates: whoever
asks compares them exactly.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from models.index.namer import Namer
from models.sorted_ids import Mask
from models.spaces import Vectors

FINENESSES = (4, 2, 1)
"""How many numbers a piece may have, the coarsest first. The fewer, the more is found, and the longer it takes."""
TRAINING_ROWS = 4096
"""More than 256 for each of the 16 typical pieces are not looked at."""
_BITS = 4
_SEED = 1
# Sixteen pieces have found their places by then.
_TRAINING_ROUNDS = 10


class Codes(Namer):
    """The codes of rows; see `Namer`.

    Rows are turned by a rotation drawn by chance, which changes no inner product. Without it a few large numbers would
    take up all of the 256 steps in which FAISS rounds what pieces add.

    Args:
        dim: length of a row; it is lengthened with zeros where pieces do not fit.
        sample: rows to learn typical pieces from, shape (n, dim), at most `TRAINING_ROWS` of them by chance.
        fineness: how many numbers a piece has.
    """

    def __init__(self, dim: int, sample: Vectors, fineness: int) -> None:
        import faiss

        pieces = -(-dim // fineness)
        rotation = faiss.RandomRotationMatrix(dim, pieces * fineness)
        rotation.init(_SEED)
        coder = faiss.IndexPQFastScan(pieces * fineness, pieces, _BITS, faiss.METRIC_INNER_PRODUCT)
        coder.pq.cp.niter = _TRAINING_ROUNDS
        super().__init__(dim, faiss.IndexPreTransform(rotation, coder))
        self._index.train(np.ascontiguousarray(sample, dtype=np.float32))

    @property
    def pieces(self) -> int:
        """Into how many a row is cut."""
        return int(self._coder.pq.M)

    @property
    def name(self) -> str:
        """As FAISS calls it."""
        return f"RR,PQ{self.pieces}x{_BITS}fs"

    @property
    def bytes_per_row(self) -> float:
        """What the code of a row takes."""
        return (self.pieces + self.pieces % 2) * _BITS / 8

    def keep(self, mask: Mask) -> None:
        """See `Namer`."""
        super().keep(mask)
        self._clear_behind()

    def _clear_behind(self) -> None:
        """Clear the places behind the last row: FAISS 1.15 leaves codes there, and mixes them with those added next."""
        coder = self._coder
        packer = coder.get_CodePacker()
        used = len(self) % packer.nvec
        if used:
            everything = self._faiss.rev_swig_ptr(coder.codes.get(), coder.codes.size())
            number = len(self) // packer.nvec
            last_block = everything[number * packer.block_size : (number + 1) * packer.block_size].reshape(1, -1)
            nothing = np.zeros(packer.code_size, np.uint8)
            for place in range(used, packer.nvec):
                packer.pack_1(nothing, place, last_block)


def unpack(packed: bytes, dim: int) -> Codes:
    """Codes from what `Codes.packed` gave, which must be known to be whole: FAISS reads much that is damaged.

    Raises: ValueError: these are no codes of such rows. RuntimeError: FAISS cannot read them.
    """
    import faiss

    stored: Any = faiss.deserialize_index(np.frombuffer(packed, np.uint8))
    codes = Codes._of(dim, stored)
    turned = isinstance(stored, faiss.IndexPreTransform)
    if stored.d != dim or not turned or not isinstance(codes._coder, faiss.IndexPQFastScan):
        raise ValueError("the codes are of another kind")
    return codes
