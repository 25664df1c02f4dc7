"""Some of many rows: drawn by chance, or evenly spread. The same each time."""

from __future__ import annotations

import numpy as np

from models.sorted_ids import Rows


def drawn(count: int, most: int, seed: int) -> Rows:
    """So many of `count` row numbers by chance, ascending; all of them where they are no more than that."""
    if count <= most:
        return np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(count, most, replace=False))


def evenly(count: int, most: int) -> Rows:
    """At most so many of `count` row numbers, evenly spread, ascending."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.int64))
