"""Principal components: the directions in which vectors differ most (Pearson 1901; Hotelling 1933)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.spaces import Vectors

Positions = npt.NDArray[np.float32]
"""Shape (n, 2), float32."""


@dataclass(frozen=True, slots=True, eq=False)
class Principal:
    """Directions, the most telling first, and where they cross.

    Attributes:
        mean: shape (dim,). axes: shape (dims, dim), rows of L2 norm 1, at right angles to one another.
        shares: shape (dims,): the share of all variance along each, 0 to 1.
    """

    mean: Vectors
    axes: Vectors
    shares: npt.NDArray[np.float64]

    def project(self, vectors: Vectors) -> Vectors:
        """Vectors as seen along the directions. Args: vectors: (n, dim). Returns: (n, dims), float32."""
        return np.asarray((vectors - self.mean) @ self.axes.T, np.float32)


def principal(vectors: Vectors, dims: int) -> Principal:
    """The directions of most variance; at most as many as there are numbers or vectors.

    Each points to where its number of largest size is above 0, so that the same vectors give the same directions.

    Args: vectors: shape (n, dim), n > 0, dim up to a few thousand. dims: above 0.
    """
    mean = vectors.mean(axis=0, dtype=np.float64)
    dims = min(dims, vectors.shape[1], len(vectors))
    covariance = np.zeros((vectors.shape[1], vectors.shape[1]))
    for start in range(0, len(vectors), _BLOCK):
        block = vectors[start : start + _BLOCK] - mean
        covariance += block.T @ block
    variances, directions = np.linalg.eigh(covariance)
    axes = directions[:, ::-1][:, :dims].T
    largest = np.argmax(np.abs(axes), axis=1)
    axes = axes * np.where(axes[np.arange(dims), largest] < 0, -1.0, 1.0)[:, None]
    total = max(float(np.maximum(variances, 0).sum()), 1e-12)
    shares = np.maximum(variances[::-1][:dims], 0) / total
    return Principal(mean.astype(np.float32), axes.astype(np.float32), shares)


_BLOCK = 8192
