"""Vectors in fewer digits or fewer numbers, to find what may be near: what people know, beside codes.

They measure the Euclidean distance, which for vectors of length 1 gives the order of the cosine, and which alone stays
what it is when the mean is taken away, as principal components want.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from models.index.kept_forms import BYTES_COMPARED, HALF_COMPARED, QUARTER_COMPARED
from models.sorted_ids import Mask, Rows
from models.spaces import Vectors

_PARTS = {HALF_COMPARED: 2, QUARTER_COMPARED: 4}


class Sketches:
    """Rows as int8, or as their principal components in float16, numbered from 0; see `Namer`.

    Args:
        form: int8, or half or a quarter of the directions: those in which rows differ most.
        sample: rows to learn from, shape (n, dim), n >= `fewest_for(form, dim)`.
    """

    def __init__(self, form: str, dim: int, sample: Vectors) -> None:
        import faiss

        self.dim = dim
        self._faiss: Any = faiss
        kinds, metric = faiss.ScalarQuantizer, faiss.METRIC_L2
        if form == BYTES_COMPARED:
            self._index: Any = faiss.IndexScalarQuantizer(dim, kinds.QT_8bit, metric)
        else:
            kept = max(1, dim // _PARTS[form])
            coder = faiss.IndexScalarQuantizer(kept, kinds.QT_fp16, metric)
            self._index = faiss.IndexPreTransform(faiss.PCAMatrix(dim, kept), coder)
        self._index.train(np.ascontiguousarray(sample, np.float32))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def name(self) -> str:
        """As FAISS calls it."""
        coder = self._coder
        return "SQ8" if coder is self._index else f"PCA{coder.d},SQfp16"

    @property
    def bytes_per_row(self) -> float:
        """What a row takes."""
        return float(self._coder.sa_code_size())

    @property
    def _coder(self) -> Any:
        pipeline = isinstance(self._index, self._faiss.IndexPreTransform)
        return self._faiss.downcast_index(self._index.index) if pipeline else self._index

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
        """Everything, for `unpack`."""
        return bytes(self._faiss.serialize_index(self._index))


def unpack(packed: bytes, dim: int) -> Sketches:
    """Sketches from what `Sketches.packed` gave, which must be known to be whole: FAISS reads much that is damaged.

    Raises: ValueError: these are no sketches of such rows. RuntimeError: FAISS cannot read them.
    """
    import faiss

    sketches = Sketches.__new__(Sketches)
    sketches.dim, sketches._faiss = dim, faiss
    sketches._index = faiss.deserialize_index(np.frombuffer(packed, np.uint8))
    if sketches._index.d != dim or not isinstance(sketches._coder, faiss.IndexScalarQuantizer):
        raise ValueError("the sketches are of another kind")
    return sketches
