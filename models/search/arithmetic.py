"""Vectors added, subtracted and projected: what it means to ask for this and that, and not for the other.

A sum of directions lies near what has something of each (Mikolov et al. 2013, "Linguistic Regularities in Continuous
Space Word Representations", section 4). Taking a concept away is done by projection and not by subtraction: the part of
the query that points along the concept is removed, and nothing else (Bolukbasi et al. 2016, section 5.1, "neutralize").
Subtraction would turn the query towards whatever is least like the concept, which is mostly noise.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.spaces import Vectors

_NOTHING_LEFT = 0.05


def unit(vector: Vectors) -> Vectors:
    """A vector of L2 norm 1 in the same direction; all zeros stay zeros. Shape (1, dim) or (dim,)."""
    norm = float(np.linalg.norm(vector))
    result: Vectors = vector / norm if norm > 0 else vector
    return result


def weighted_sum(vectors: Vectors, weights: Sequence[float]) -> Vectors:
    """The direction of a sum of directions.

    Args:
        vectors: shape (n, dim), n >= 1, rows of L2 norm 1.
        weights: n of them, positive.
    Returns: shape (1, dim), L2 norm 1.
    """
    weighed = np.asarray(weights, dtype=np.float32)[:, None] * vectors
    return unit(weighed.sum(axis=0, keepdims=True))


def without(query: Vectors, concepts: Vectors, weights: Sequence[float]) -> Vectors:
    """A query with concepts projected out of it.

    The concepts are made orthogonal to one another first, so that the order in which they are named says nothing where
    their weights are equal.

    Args:
        query: shape (1, dim), L2 norm 1.
        concepts: shape (n, dim), rows of L2 norm 1.
        weights: n of them, positive: 1 takes out all of what points along a concept, 0.5 half of it; more than 1 counts
            as 1.
    Returns: shape (1, dim), L2 norm 1; the query itself where hardly anything of it would be left, because it asks for
        the very thing that it excludes.
    """
    if not len(concepts):
        return query
    # Columns of an orthonormal basis, the heaviest concept first.
    order = np.argsort(-np.asarray(weights), kind="stable")
    basis, shape = np.linalg.qr(concepts[order].T)
    independent = np.abs(np.diag(shape)) > 1e-3
    along = query @ basis[:, independent]
    strengths = np.minimum(np.asarray(weights, dtype=np.float32)[order][independent], 1.0)
    left: Vectors = (query - (along * strengths) @ basis[:, independent].T).astype(np.float32)
    return unit(left) if float(np.linalg.norm(left)) > _NOTHING_LEFT else query
