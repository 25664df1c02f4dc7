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
# A concept of which less is left is a sum of those before it.
_SAID_ALREADY = 1e-3


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
    basis = np.empty((0, query.shape[1]), np.float32)
    strengths: list[float] = []
    for row in np.argsort(-np.asarray(weights), kind="stable").tolist():
        # Gram and Schmidt, twice, since what was rounded off the first time may be most of what is left.
        rest = concepts[row]
        for _ in range(2):
            rest = rest - (rest @ basis.T) @ basis
        if float(np.linalg.norm(rest)) > _SAID_ALREADY:
            basis = np.vstack([basis, unit(rest)])
            strengths.append(min(weights[row], 1.0))
    along = (query @ basis.T) * np.asarray(strengths, np.float32)
    left: Vectors = (query - along @ basis).astype(np.float32)
    return unit(left) if float(np.linalg.norm(left)) > _NOTHING_LEFT else query
