"""Ids in ascending order, looked up: what SQL does with an index, for columns that are held in memory."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def rows_of(ascending: Ids, wanted: Ids) -> Rows:
    """The row of each id among ascending ones, -1 where it is not among them: shape (len(wanted),)."""
    if not len(ascending):
        return np.full(len(wanted), -1, np.int64)
    rows = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    found: Rows = np.where(ascending[rows] == wanted, rows, -1)
    return found


def is_in(ids: Ids, among: Ids) -> Mask:
    """Which ids are among others. Args: among: ascending. Returns: shape (len(ids),)."""
    return rows_of(among, ids) >= 0


def looked_up(wanted: Ids, keys: Ids, values: npt.NDArray[Any]) -> Ids:
    """The value of each wanted key, 0 for one that is not there: shape (len(wanted),). Args: keys: ascending."""
    rows = rows_of(keys, wanted)
    found = np.zeros(len(wanted), np.int64)
    found[rows >= 0] = values[rows[rows >= 0]]
    return found


def firsts(ascending: Ids) -> Mask:
    """Where each of some ids, which may repeat, comes for the first time: shape (n,)."""
    return np.r_[True, ascending[1:] != ascending[:-1]] if len(ascending) else np.zeros(0, np.bool_)
