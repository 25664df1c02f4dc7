"""Vectors in fewer digits or fewer numbers, to find what may be near: what people know, beside codes.

They measure the Euclidean distance, which for vectors of length 1 gives the order of the cosine, and which alone stays
what it is when the mean is taken away, as principal components want.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from models.index.kept_forms import BYTES_COMPARED, HALF_COMPARED, QUARTER_COMPARED
from models.index.namer import Namer
from models.spaces import Vectors

_PARTS = {HALF_COMPARED: 2, QUARTER_COMPARED: 4}


def untrained(faiss: Any, form: str, dim: int) -> Any:
    """FAISS's own index for int8, or for half or a quarter of the directions: those in which rows differ most."""
    kinds, metric = faiss.ScalarQuantizer, faiss.METRIC_L2
    if form == BYTES_COMPARED:
        return faiss.IndexScalarQuantizer(dim, kinds.QT_8bit, metric)
    kept = max(1, dim // _PARTS[form])
    coder = faiss.IndexScalarQuantizer(kept, kinds.QT_fp16, metric)
    return faiss.IndexPreTransform(faiss.PCAMatrix(dim, kept), coder)


class Sketches(Namer):
    """Rows as int8, or as their principal components in float16; see `Namer`.

    Args:
        form: see `untrained`.
        sample: rows to learn from, shape (n, dim), n >= `fewest_for(form, dim)`.
    """

    def __init__(self, form: str, dim: int, sample: Vectors) -> None:
        import faiss

        super().__init__(dim, untrained(faiss, form, dim))
        self._index.train(np.ascontiguousarray(sample, np.float32))

    @property
    def name(self) -> str:
        """As FAISS calls it."""
        coder = self._coder
        return "SQ8" if coder is self._index else f"PCA{coder.d},SQfp16"

    @property
    def bytes_per_row(self) -> float:
        """What a row takes."""
        return float(self._coder.sa_code_size())


def unpack(packed: bytes, dim: int) -> Sketches:
    """Sketches from what `Sketches.packed` gave, which must be known to be whole: FAISS reads much that is damaged.

    Raises: ValueError: these are no sketches of such rows. RuntimeError: FAISS cannot read them.
    """
    import faiss

    stored: Any = faiss.deserialize_index(np.frombuffer(packed, np.uint8))
    sketches = Sketches._of(dim, stored)
    if stored.d != dim or not isinstance(sketches._coder, faiss.IndexScalarQuantizer):
        raise ValueError("the sketches are of another kind")
    return sketches
