"""How well a quicker way to compute vectors agrees with the exact one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.spaces import Vectors

_NEIGHBOURS = 10
_TIE = 1e-4  # cosines closer than this are in no order: rounding alone could swap them


@dataclass(frozen=True, slots=True)
class Agreement:
    """Vectors of the same inputs, computed in two ways.

    Attributes:
        mean_cosine, least_cosine: between the two vectors of an input.
        same_neighbours: share of an input's ten nearest others that are among its ten nearest in the exact vectors,
            too (or as near as the tenth, but for rounding); the mean over all inputs, 0 to 1.
        items_per_s: inputs per second of the quicker way.
        speed_up: its speed by that of the exact way, on the same inputs.
    """

    mean_cosine: float
    least_cosine: float
    same_neighbours: float
    items_per_s: float
    speed_up: float

    @property
    def good_for_eight_bits(self) -> bool:
        """Whether rounded weights may stand in for exact ones: hardly anyone would see other results."""
        return self.mean_cosine >= 0.99 and self.least_cosine >= 0.98 and self.same_neighbours >= 0.99

    @property
    def same(self) -> bool:
        """Whether nothing but rounding differs."""
        return self.least_cosine >= 0.9999


def compare(exact: Vectors, quick: Vectors, exact_s: float, quick_s: float) -> Agreement:
    """Measure one way against the other.

    Args:
        exact, quick: shape (inputs, dim), rows of L2 norm 1, of the same inputs; at least two.
        exact_s, quick_s: what computing them took.
    """
    cosines = np.einsum("nd,nd->n", exact.astype(np.float64), quick.astype(np.float64))
    cosines = np.nan_to_num(cosines, nan=-1.0)
    return Agreement(
        mean_cosine=float(cosines.mean()),
        least_cosine=float(cosines.min()),
        same_neighbours=same_neighbours(exact, quick),
        items_per_s=len(quick) / quick_s,
        speed_up=exact_s / quick_s,
    )


def same_neighbours(exact: Vectors, quick: Vectors) -> float:
    """As `Agreement.same_neighbours`.

    Args: exact, quick: shape (inputs, dim), rows of L2 norm 1; at least two.
    """
    count = min(_NEIGHBOURS, len(exact) - 1)
    truth, guess = (_cosines_to_others(np.nan_to_num(rows)) for rows in (exact, quick))
    nearest = np.argsort(-guess, axis=1, kind="stable")[:, :count]
    tenth = -np.sort(-truth, axis=1)[:, count - 1 : count]
    return float((np.take_along_axis(truth, nearest, axis=1) >= tenth - _TIE).mean())


def _cosines_to_others(rows: Vectors) -> np.ndarray:
    cosines = rows.astype(np.float64) @ rows.astype(np.float64).T
    np.fill_diagonal(cosines, -np.inf)
    return cosines
