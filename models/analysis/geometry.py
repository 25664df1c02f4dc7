"""How the vectors of a space lie in it: how long they are, how alike any two are, how many directions they use.

All of it is numpy alone, and says the same for the same vectors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.sorted_ids import Rows
from models.spaces import Vectors

Numbers = npt.NDArray[np.float64]

# Sums of a few hundred numbers in another order differ by less.
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long vectors are.

    Attributes:
        zeros: how many are all zeros; the other three are of the rest, NaN for none.
    """

    least: float
    mean: float
    greatest: float
    zeros: int


def lengths(vectors: Vectors) -> Lengths:
    """The L2 norms of rows, shape (n, dim)."""
    norms = np.linalg.norm(vectors.astype(np.float64), axis=1)
    filled = norms[norms > 0]
    zeros = len(norms) - len(filled)
    if not len(filled):
        return Lengths(float("nan"), float("nan"), float("nan"), zeros)
    return Lengths(float(filled.min()), float(filled.mean()), float(filled.max()), zeros)


def units(vectors: Vectors) -> Vectors:
    """The rows that are not all zeros, scaled to length 1: shape (m, dim), float32, m <= n."""
    norms = np.linalg.norm(vectors, axis=1)
    return np.asarray(vectors[norms > 0] / norms[norms > 0, None], np.float32)


def squared_distances(rows: npt.NDArray[np.floating]) -> Numbers:
    """The squared Euclidean distances of all pairs of rows: shape (n, n). Args: rows: shape (n, dim)."""
    exact = rows.astype(np.float64)
    lengths = (exact**2).sum(axis=1)
    return np.asarray(np.maximum(lengths[:, None] + lengths[None, :] - 2 * exact @ exact.T, 0.0))


def random_cosines(vectors: Vectors, pairs: int, seed: int = 0) -> Numbers:
    """Cosines of pairs of different rows, drawn by chance: shape (pairs,); empty where there are not two rows.

    Args: vectors: shape (n, dim), L2 norm 1.
    """
    count = len(vectors)
    if count < 2:
        return np.empty(0)
    random = np.random.default_rng(seed)
    first = random.integers(0, count, pairs)
    second = (first + random.integers(1, count, pairs)) % count
    return np.asarray(np.einsum("nd,nd->n", vectors[first], vectors[second]), np.float64)


def anisotropy(cosines: Numbers) -> float:
    """The mean cosine of pairs drawn by chance: 0 where vectors point everywhere, 1 where all point one way.

    Returns: NaN for no pairs.

    Source: Ethayarajh 2019, "How Contextual are Contextualized Word Representations?", section 3.4.
    """
    return float(cosines.mean()) if len(cosines) else float("nan")


def spectrum(vectors: Vectors) -> Numbers:
    """How much vectors vary in each direction: eigenvalues of their covariance, descending, shape (dim,), at least 0.

    Args: vectors: shape (n, dim), n >= 2.
    Source: principal component analysis, Jolliffe 2002, section 1.1; the variances are divided by n - 1.
    """
    apart = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    values = np.linalg.eigvalsh(apart.T @ apart / (len(vectors) - 1))[::-1]
    return np.asarray(np.maximum(values, 0.0))


def participation_ratio(variances: Numbers) -> float:
    """How many directions vectors use, as if all that are used were used alike: 1 to len(variances); 0 for none.

    Source: (sum of variances)^2 / sum of their squares: Gao et al. 2017, "A theory of multineuronal dimensionality,
        dynamics and measurement", equation 1 of the supplement; the inverse participation ratio of physics.
    """
    total = float((variances**2).sum())
    return float(variances.sum()) ** 2 / total if total > 0 else 0.0


def directions_for(variances: Numbers, share: float) -> int:
    """How many of the strongest directions hold a share of all that vectors vary, 0 to 1; 0 where nothing varies."""
    total = float(variances.sum())
    if total <= 0:
        return 0
    held = np.cumsum(variances) / total
    return min(int(np.searchsorted(held, share - _SAME)) + 1, len(variances))


def isotropy(vectors: Vectors) -> float:
    """How evenly vectors point in all directions: 0 (all one way) to 1 (evenly).

    The partition function is taken along both ways of each principal direction; its least value is divided by its
    greatest.

    Args: vectors: shape (n, dim), n >= 1, not centred.
    Source: Mu and Viswanath 2018, "All-but-the-Top"; Arora et al. 2016 for the partition function.
    """
    rows = vectors.astype(np.float64)
    _, directions = np.linalg.eigh(rows.T @ rows)
    along = rows @ directions
    sums = np.concatenate([np.exp(along).sum(axis=0), np.exp(-along).sum(axis=0)])
    return float(sums.min() / sums.max())


@dataclass(frozen=True, slots=True, eq=False)
class Orders:
    """The nearest rows to a query, the nearest first, by three measures: shape (k,) each."""

    cosine: Rows
    inner: Rows
    euclid: Rows

    @property
    def same(self) -> bool:
        """Whether all three put the rows in one order."""
        return np.array_equal(self.cosine, self.inner) and np.array_equal(self.cosine, self.euclid)


def orders(vectors: Vectors | Numbers, query: Vectors | Numbers, k: int) -> Orders:
    """The k nearest rows by cosine, inner product and Euclidean distance, each computed by its own formula.

    Rows that are as near as rounding can tell come in the order of their numbers, by all three measures alike.

    Args:
        vectors: shape (n, dim); of float64 where their lengths are to be 1 beyond seven digits.
        query: shape (dim,), not all zeros.
    """
    rows, asked = vectors.astype(np.float64), query.astype(np.float64)
    inner = rows @ asked
    norms = np.linalg.norm(rows, axis=1)
    cosine = inner / np.where(norms > 0, norms, 1.0) / np.linalg.norm(asked)
    squares = ((rows - asked) ** 2).sum(axis=1)
    return Orders(*(_first(by, k) for by in (-cosine, -inner, squares)))


def _first(distances: Numbers, k: int) -> Rows:
    order: Rows = np.argsort(np.round(distances, 9), kind="stable")[:k].astype(np.int64)
    return order
