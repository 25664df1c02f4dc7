"""t-SNE of a few hundred points, exact: for showing what it does, while a person moves a slider. numpy alone.

Maps of a library are made by the library openTSNE, see `map_methods`; this one is always there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models.analysis.geometry import squared_distances
from models.analysis.principal import Positions, principal
from models.spaces import Vectors

Numbers = npt.NDArray[np.float64]

_ROUNDS = 350
_EARLY_ROUNDS = 100
_EARLY = 12.0
_STEPS = 50
_TINY = 1e-12
_LEAST_GAIN = 0.01


def small_tsne(points: Vectors, perplexity: float, rounds: int = _ROUNDS) -> Positions:
    """Positions in the plane, the same each time: shape (n, 2), float32, centred.

    Args: points: shape (n, dim), 4 <= n <= 500. perplexity: about how many neighbours count; at most (n - 1) / 3.
    Source: van der Maaten and Hinton 2008, "Visualizing Data using t-SNE", algorithm 1, with its momentum, gains and
        early exaggeration; begun with the principal components, as Kobak and Berens 2019 advise.
    """
    wanted = _joint(points, min(perplexity, (len(points) - 1) / 3))
    begun = principal(points, 2).project(points).astype(np.float64)
    if begun.shape[1] < 2:
        begun = np.hstack([begun, np.zeros((len(begun), 2 - begun.shape[1]))])
    places = begun / max(float(begun[:, 0].std()), _TINY) * 1e-4
    speed, gains = np.zeros_like(places), np.ones_like(places)
    rate = max(50.0, len(points) / _EARLY)
    for number in range(rounds):
        early = number < _EARLY_ROUNDS
        slope = _gradient(wanted * (_EARLY if early else 1.0), places)
        same_way = (slope > 0) == (speed > 0)
        gains = np.maximum(np.where(same_way, gains * 0.8, gains + 0.2), _LEAST_GAIN)
        speed = (0.5 if early else 0.8) * speed - rate * gains * slope
        places = places + speed
        places -= places.mean(axis=0)
    return places.astype(np.float32)


def _joint(points: Vectors, perplexity: float) -> Numbers:
    """How much each pair belongs together in the space: shape (n, n), sum 1, symmetric.

    The width around each point is searched for all of them at once, by halving.
    """
    squares = squared_distances(points)
    squares /= max(float(squares.mean()), _TINY)
    np.fill_diagonal(squares, np.inf)
    low, high = np.zeros(len(points)), np.full(len(points), np.inf)
    sharp = np.ones(len(points))
    shares = np.zeros_like(squares)
    for _ in range(_STEPS):
        # The nearest counts as 0, so that no row is all zeros for rounding.
        shares = np.exp(-(squares - squares.min(axis=1, keepdims=True)) * sharp[:, None])
        shares /= shares.sum(axis=1, keepdims=True)
        entropy = -(shares * np.log(np.maximum(shares, _TINY))).sum(axis=1)
        wide = entropy > np.log(max(perplexity, 1.01))
        low, high = np.where(wide, sharp, low), np.where(wide, high, sharp)
        sharp = np.where(np.isinf(high), sharp * 2, (low + np.where(np.isinf(high), low, high)) / 2)
    return np.asarray((shares + shares.T) / (2 * len(points)))


def _gradient(wanted: Numbers, places: Numbers) -> Numbers:
    near = 1 / (1 + squared_distances(places))
    np.fill_diagonal(near, 0.0)
    pull = (wanted - near / max(float(near.sum()), _TINY)) * near
    return np.asarray(4 * (pull.sum(axis=1)[:, None] * places - pull @ places))
