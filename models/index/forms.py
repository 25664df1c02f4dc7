"""Forms in which vectors could be kept, to measure what each would cost and find. Nothing is searched by them in
earnest: that is `VectorIndex`, whose own form is measured beside them.

All measure the Euclidean distance, which for vectors of length 1 gives the order of the cosine, and which alone stays
what it is when the mean is taken away, as principal components want.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from models.index.kept_forms import BYTES_COMPARED, HALF_COMPARED, QUARTER_COMPARED
from models.index.sketches import untrained
from models.sorted_ids import Rows
from models.spaces import Vectors

# FAISS wants 39 for each of 256 typical pieces.
_TRAINING_ROWS = 10_000
_ADDED_AT_ONCE = 8192
_NUMBERS_A_PIECE = 8
_NUMBERS_A_SMALL_PIECE = 2
_SEED = 1
# Of RaBitQ's queries: more steps than eight bits bring nothing (Gao and Long 2024, section 3.3.1).
_QUERY_BITS = 8
# Those that are searched by, too, once a person chooses them.
_SKETCHED = {"int8": BYTES_COMPARED, "PCA 1/2, float16": HALF_COMPARED, "PCA 1/4, float16": QUARTER_COMPARED}


@dataclass(frozen=True, slots=True)
class FormName:
    """A form that can be made. Attributes: key: what FAISS calls it, or nearly so. bytes_per_vector: of its codes."""

    key: str
    bytes_per_vector: float


def forms(dim: int) -> tuple[FormName, ...]:
    """All that make sense for vectors of a length, from the largest to the smallest.

    Sources: product quantisation: Jegou, Douze and Schmid 2011; RaBitQ: Gao and Long 2024; scalar quantisation and
        principal components as FAISS has them (Douze et al. 2024, sections 4 and 5).
    """
    found = [
        FormName("float32", 4.0 * dim),
        FormName("float16", 2.0 * dim),
        FormName("PCA 1/2, float16", 2.0 * (dim // 2)),
        FormName("int8", 1.0 * dim),
        FormName("PCA 1/4, float16", 2.0 * (dim // 4)),
        FormName("PQ 4 bits", _pieces(dim, _NUMBERS_A_SMALL_PIECE) / 2),
        FormName("RaBitQ", -(-dim // 8) + 8.0),
        FormName("PQ 8 bits", float(_pieces(dim, _NUMBERS_A_PIECE))),
    ]
    return tuple(
        sorted((one for one in found if dim >= 8 or "PCA" not in one.key), key=lambda one: -one.bytes_per_vector)
    )


class Form:
    """Vectors in one form, numbered from 0. Args: key: of a `FormName`. dim: length of a vector."""

    def __init__(self, key: str, dim: int) -> None:
        import faiss

        self._dim = dim
        self._index: Any = _made(faiss, key, dim)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def fill(self, vectors: Vectors) -> Iterator[int]:
        """Learn from rows and take them in. Yields: how many are in, again and again. Args: shape (n, dim), n >= 1."""
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        self._index.train(rows[_chosen(len(rows))])
        for start in range(0, len(rows), _ADDED_AT_ONCE):
            self._index.add(rows[start : start + _ADDED_AT_ONCE])
            yield len(self)

    def nearest(self, query: Vectors, k: int) -> Rows:
        """The k rows that seem nearest to a query, shape (dim,), the best first: shape (m,), m <= k."""
        _, rows = self._index.search(np.ascontiguousarray(query, np.float32).reshape(1, -1), min(k, len(self)))
        found: Rows = rows[0][rows[0] >= 0]
        return found


def trainable(key: str, dim: int, count: int) -> bool:
    """Whether there are enough vectors to learn a form from: each typical piece needs several to be typical of, and so
    many directions can be told as there are vectors.
    """
    if key.startswith("PCA"):
        return count >= dim
    return count >= {"PQ 8 bits": 256, "PQ 4 bits": 64}.get(key, 2)


def _made(faiss: Any, key: str, dim: int) -> Any:
    metric = faiss.METRIC_L2
    if key == "float32":
        return faiss.IndexFlat(dim, metric)
    if key == "float16":
        return faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16, metric)
    if key in _SKETCHED:
        return untrained(faiss, _SKETCHED[key], dim)
    if key == "RaBitQ":
        coder = faiss.IndexRaBitQ(dim, metric)
        coder.qb = _QUERY_BITS
        return faiss.IndexPreTransform(_rotation(faiss, dim, dim), coder)
    numbers = _NUMBERS_A_PIECE if key == "PQ 8 bits" else _NUMBERS_A_SMALL_PIECE
    pieces = _pieces(dim, numbers)
    wide = pieces * numbers
    coder = (
        faiss.IndexPQ(wide, pieces, 8, metric) if key == "PQ 8 bits" else faiss.IndexPQFastScan(wide, pieces, 4, metric)
    )
    # Its own habit of 25 rounds takes twice the time and gains nothing that can be measured here.
    coder.pq.cp.niter = 10
    # Of few vectors it would complain on the terminal; whoever asks says how many there are.
    coder.pq.cp.min_points_per_centroid = 1
    return faiss.IndexPreTransform(_rotation(faiss, dim, wide), coder)


def _rotation(faiss: Any, dim: int, wide: int) -> Any:
    rotation = faiss.RandomRotationMatrix(dim, wide)
    rotation.init(_SEED)
    return rotation


def _pieces(dim: int, numbers: int) -> int:
    pieces = -(-dim // numbers)
    return pieces + pieces % 2


def _chosen(count: int) -> Rows | slice:
    if count <= _TRAINING_ROWS:
        return slice(None)
    random = np.random.default_rng(_SEED)
    return np.sort(random.choice(count, _TRAINING_ROWS, replace=False)).astype(np.int64)
