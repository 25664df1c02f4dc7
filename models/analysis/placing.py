"""Where something new lies on a map that was made before it came."""

from __future__ import annotations

import numpy as np

from models.analysis.principal import Positions
from models.index.neighbours import nearest_to
from models.spaces import Vectors

_NEIGHBOURS = 5


def place(fresh: Vectors, points: Vectors, positions: Positions) -> Positions:
    """New points among those that are like them: the mean of their nearest neighbours' places, near ones more.

    The others stay where they are. It is how openTSNE (Policar et al. 2019, 2023) and UMAP begin to place new points;
    without going on to push them about, the same points always come to the same place.

    Args: fresh: shape (m, dim). points: shape (n, dim), n > 0, of the map, with positions (n, 2).
    Returns: shape (m, 2).
    """
    if not len(fresh):
        return np.empty((0, 2), np.float32)
    found = nearest_to(fresh, points, _NEIGHBOURS)
    weights = 1 / np.maximum(found.distances, 1e-6) ** 2
    weights /= weights.sum(axis=1, keepdims=True)
    return np.asarray((positions[found.rows] * weights[:, :, None]).sum(axis=1), np.float32)
