"""The modality gap: texts and pictures (or sounds) of one space lie in two separate cones. numpy alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.spaces import Vectors

_DRAWS = 200
_SURE = 0.95
_SEED = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """How two sorts of vectors lie to each other.

    Attributes:
        distance: between their centres. by_chance: what 95 of 100 distances stay below when the two sorts are mixed.
        within_one, within_other: mean cosine of different vectors of one sort. across: of one with the other.
        told_apart: share of vectors that lie nearer to the centre of their own sort, the mean of both sorts: 0.5 where
            the sorts are mixed, 1 where they are apart.
    """

    distance: float
    by_chance: float
    within_one: float
    within_other: float
    across: float
    told_apart: float

    @property
    def is_real(self) -> bool:
        """Whether it is larger than chance makes it."""
        return self.distance > self.by_chance


def gap(one: Vectors, other: Vectors) -> Gap:
    """Measure it. Args: one, other: shape (n, dim) and (m, dim), L2 norm 1, at least two rows each.

    Source: Liang et al. 2022, "Mind the Gap", section 4, where the gap is the difference of the two centres.
    """
    mine, yours = one.astype(np.float64), other.astype(np.float64)
    centres = mine.mean(axis=0), yours.mean(axis=0)
    return Gap(
        distance=float(np.linalg.norm(centres[0] - centres[1])),
        by_chance=_by_chance(np.vstack([mine, yours]), len(mine)),
        within_one=_mean_cosine(mine),
        within_other=_mean_cosine(yours),
        across=float(centres[0] @ centres[1]),
        told_apart=(_share_near(mine, *centres) + _share_near(yours, *centres[::-1])) / 2,
    )


def _mean_cosine(rows: npt.NDArray[np.float64]) -> float:
    """Of all pairs of different rows, from their sum alone."""
    count = len(rows)
    total = float((rows.sum(axis=0) ** 2).sum()) - float((rows**2).sum())
    return total / (count * (count - 1))


def _share_near(rows: npt.NDArray[np.float64], own: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    # A row moves the centre of its own sort towards itself: it is judged by the centre of the others.
    count = len(rows)
    owns = (own * count - rows) / (count - 1)
    nearer = np.linalg.norm(rows - owns, axis=1) < np.linalg.norm(rows - other, axis=1)
    return float(nearer.mean())


def _by_chance(rows: npt.NDArray[np.float64], first: int) -> float:
    random = np.random.default_rng(_SEED)
    total = rows.sum(axis=0)
    distances = []
    for _ in range(_DRAWS):
        mine = rows[random.choice(len(rows), first, replace=False)].sum(axis=0)
        distances.append(float(np.linalg.norm(mine / first - (total - mine) / (len(rows) - first))))
    return float(np.quantile(distances, _SURE))
