"""Axes between two phrases: where vectors lie between what the one means and what the other does."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models.spaces import Vectors

Scores = npt.NDArray[np.float32]
_FEWEST = 3
_ALIKE = 0.995
# Beyond so many standard deviations a point lies at the rim.
_REACH = 3.0


class PhrasesAlike(ValueError):
    """Both phrases mean the same: nothing lies between them."""


def direction(low: Vectors, high: Vectors) -> Vectors:
    """The way from one phrase to another, of L2 norm 1: shape (dim,).

    Args: low, high: shape (dim,), L2 norm 1.
    Raises: PhrasesAlike.
    Source: Kozlowski, Taddy, Evans 2019; semantic projection, Grand et al. 2022.
    """
    way = high - low
    length = float(np.linalg.norm(way))
    if float(low @ high) > _ALIKE or length == 0:
        raise PhrasesAlike
    return np.asarray(way / length, np.float32)


def positions_along(vectors: Vectors, way: Vectors) -> Scores:
    """Where vectors lie along a direction, compared with one another: shape (n,), -1 to 1.

    Spaces of two kinds are wide in different ways, so each is measured in standard deviations of its own: 0 is the
    mean, 1 is three of them or more towards the second phrase.

    Args: vectors: shape (n, dim). way: as `direction` gives.
    """
    along = vectors @ way
    spread = float(along.std())
    if len(along) < _FEWEST or spread < 1e-9:
        return np.zeros(len(along), np.float32)
    return np.asarray(np.clip((along - along.mean()) / (_REACH * spread), -1, 1), np.float32)
