"""What is shown of hits that are nearly the same, and how varied they are: near-duplicates folded, and MMR."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Likeness = npt.NDArray[np.float32]
"""Cosines of hits with one another, shape (n, n); 0 between what cannot be compared."""


def fold(likeness: Likeness, least: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """For hits in their order, the better one that each is folded under.

    A hit goes under the best hit before it that is itself shown and at least so near; so nothing is folded under
    something that it is not near to, however long the chain of likenesses.

    Args:
        likeness: the best hit first.
        least: from where on each is nearly the same as a better one, shape (n,).
    Returns: shape (n,), the number of the hit that stands for each; its own number where it is shown itself.
    """
    leaders = np.arange(len(likeness))
    near = np.tril(likeness >= least[:, None], -1)
    for row in np.flatnonzero(near.any(axis=1)).tolist():
        before = np.flatnonzero(near[row])
        shown = before[leaders[before] == before]
        if len(shown):
            leaders[row] = shown[0]
    return leaders


def vary(scores: Sequence[float], likeness: Likeness, variety: float) -> list[int]:
    """An order in which neighbours differ: maximal marginal relevance (Carbonell and Goldstein 1998, section 2).

    Args:
        scores: n of them, 0 to 1, best first.
        variety: 0 keeps the order; 1 asks only for what is unlike everything before.
    Returns: the numbers of the hits in their new order.
    """
    if variety <= 0:
        return list(range(len(scores)))
    left = np.ones(len(scores), dtype=bool)
    worth = np.asarray(scores, dtype=np.float32)
    nearest = np.zeros(len(scores), dtype=np.float32)
    order: list[int] = []
    for _ in range(len(scores)):
        gain = np.where(left, (1 - variety) * worth - variety * nearest, -np.inf)
        best = int(gain.argmax())
        left[best] = False
        order.append(best)
        nearest = np.maximum(nearest, likeness[best])
    return order
