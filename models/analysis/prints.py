"""Vectors of a content as a fingerprint of 256 bits, so that contents that may be alike are found among very many."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from models.index.hash_index import BITS
from models.spaces import Vectors

_SEED = 256


def print_of(vectors: Vectors) -> bytes:
    """The fingerprint of the mean of some vectors.

    In two of them, as many bits differ as the angle between the means says: 256 for opposite ones, about 26 where the
    cosine is 0.95.

    Args:
        vectors: shape (n, dim), n > 0.
    Returns: 32 bytes; b"" where the mean points nowhere.
    Source: Charikar 2002, "Similarity Estimation Techniques from Rounding Algorithms", section 3.
    """
    mean = vectors.mean(axis=0)
    if not np.any(mean):
        return b""
    return np.packbits(mean @ _planes(len(mean)) > 0).tobytes()


@cache
def _planes(dim: int) -> npt.NDArray[np.float32]:
    return np.random.default_rng(_SEED).standard_normal((dim, BITS), dtype=np.float32)
