"""What a person's marks say: good and bad hits change the query, and, when there are enough, train a probe.

Rocchio's formula moves a query towards the good and away from the bad (Manning, Raghavan and Schuetze 2008, section
9.1.1; the weights were measured, see docs/quality.md). A linear probe is a logistic regression on vectors that stay as
they are (Alain and Bengio 2016, section 3); it needs some marks of both sorts, and then tells things apart that lie
close together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.search.arithmetic import unit
from models.spaces import Vectors

_QUERY, _GOOD, _BAD = 1.0, 0.3, 0.3
ENOUGH_OF_EACH = 3
"""So many good and so many bad marks make a probe."""

# Of the probe's weights: so strong that three marks of each sort move no score from one end to the other.
_PENALTY = 0.5
_MOST_STEPS = 25
_CONVERGED = 1e-6


def rocchio(query: Vectors | None, good: Vectors, bad: Vectors) -> Vectors | None:
    """The query moved towards what is marked good and away from what is marked bad.

    Args:
        query: shape (1, dim), L2 norm 1; None where nothing was asked in words.
        good, bad: shape (n, dim), rows of L2 norm 1; n may be 0.
    Returns: shape (1, dim), L2 norm 1; None where there is neither a query nor anything good.
    """
    if query is None and not len(good):
        return None
    moved = _QUERY * query if query is not None else np.zeros((1, good.shape[1]), np.float32)
    if len(good):
        moved = moved + _GOOD * good.mean(axis=0, keepdims=True)
    if len(bad):
        moved = moved - _BAD * bad.mean(axis=0, keepdims=True)
    return unit(moved.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Probe:
    """A line between good and bad: log-odds = vector @ weights + offset.

    Attributes:
        weights: shape (dim,), float32.
    """

    weights: npt.NDArray[np.float32]
    offset: float

    def log_odds(self, vectors: Vectors) -> npt.NDArray[np.float32]:
        """How much more probably good than bad each vector is, in nats: shape (n,)."""
        result: npt.NDArray[np.float32] = (vectors @ self.weights + self.offset).astype(np.float32)
        return result


def train(good: Vectors, bad: Vectors) -> Probe | None:
    """The probe of some marks; None where there are too few of either sort.

    Args: good, bad: shape (n, dim), rows of L2 norm 1.

    A logistic regression with an L2 penalty, solved by Newton's method in the space that the marks span, since there
    are far fewer of them than dimensions. Both sorts weigh the same however many there are.
    """
    if min(len(good), len(bad)) < ENOUGH_OF_EACH:
        return None
    vectors = np.vstack([good, bad]).astype(np.float64)
    labels = np.r_[np.ones(len(good)), np.zeros(len(bad))]
    balance = np.r_[np.full(len(good), 0.5 / len(good)), np.full(len(bad), 0.5 / len(bad))] * len(labels)
    centre = vectors.mean(axis=0)
    kernel = (vectors - centre) @ (vectors - centre).T
    amounts = _newton(kernel, labels, balance)
    weights = (vectors - centre).T @ amounts
    return Probe(weights.astype(np.float32), float(-centre @ weights))


def _newton(
    kernel: npt.NDArray[np.float64], labels: npt.NDArray[np.float64], balance: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """How much of each mark the weights hold (the representer theorem): shape (n,)."""
    amounts = np.zeros(len(labels))
    for _ in range(_MOST_STEPS):
        probable = 1 / (1 + np.exp(-np.clip(kernel @ amounts, -30, 30)))
        gradient = balance * (probable - labels) + _PENALTY * amounts
        curvature = (balance * probable * (1 - probable))[:, None] * kernel + _PENALTY * np.eye(len(labels))
        step = np.linalg.solve(curvature, gradient)
        amounts -= step
        if float(np.abs(step).max()) < _CONVERGED:
            break
    return amounts
