"""Made-up vectors with a known answer."""

from __future__ import annotations

import numpy as np

from models.spaces import Vectors


def unit(rows: np.ndarray) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def cloud(count: int, dim: int, seed: int, towards: float = 0.0, axis: int = 0) -> Vectors:
    """Vectors that point everywhere, or, with `towards` above 0, in a cone around an axis."""
    rows = np.random.default_rng(seed).standard_normal((count, dim))
    rows[:, axis] += towards
    return unit(rows)
