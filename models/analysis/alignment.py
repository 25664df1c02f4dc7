"""Which part of one picture another one shows, where it is the same picture without its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

Grid = npt.NDArray[np.float32]

_SIZES_PX = (32, 64, 128)
_STEPS = 5
_LONGEST_STEP = 0.05
_SHORTEST_STEP = 3e-4
# What is further off than this, in usual errors and in standard deviations, is something else that is in only one of
# the two, and hardly counts.
_USUAL, _LEAST_FAR = 1.5, 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """Where a second picture lies in a first one: offset and size, as shares of the height and width of the first."""

    top: float = 0.0
    height: float = 1.0
    left: float = 0.0
    width: float = 1.0

    @property
    def is_larger(self) -> bool:
        """Whether it is rather the first that is a part of the second."""
        return self.height * self.width > 1.0

    @property
    def outside(self) -> float:
        """How far it reaches beyond the first picture, as a share of it; 0 where it lies inside."""
        return max(0.0, -self.top, self.top + self.height - 1, -self.left, self.left + self.width - 1)

    def turned_round(self) -> Part:
        """Where the first picture lies in the second."""
        return Part(-self.top / self.height, 1 / self.height, -self.left / self.width, 1 / self.width)


WHOLE = Part()


def find_part(first: Image.Image, second: Image.Image) -> Part:
    """Lay a picture over another by shifting and stretching it, beginning with both whole.

    Args:
        first, second: of mode "L".
    Source: Lucas and Kanade 1981, coarse to fine, with errors weighted as by Cauchy.
    """
    place = np.array([0.0, 1.0, 0.0, 1.0])
    for size_px in _SIZES_PX:
        one, other = _square(first, size_px), _standard(_square(second, size_px))
        for _ in range(_STEPS):
            step = _step(one, other, place)
            place = np.clip(place + step, (-0.2, 0.7, -0.2, 0.7), (0.3, 1.4, 0.3, 1.4))
            if np.abs(step).max() < _SHORTEST_STEP:
                break
    return Part(*place.tolist())


def _step(one: Grid, other: Grid, place: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    size_px = len(one)
    middles = (np.arange(size_px, dtype=np.float32) + 0.5) / size_px
    rows = (place[0] + place[1] * middles) * size_px - 0.5
    columns = (place[2] + place[3] * middles) * size_px - 0.5
    shown = _standard(_sample(one, rows, columns))
    down, across = np.gradient(shown, 1 / size_px)
    errors = other - shown
    weights = 1 / (1 + (errors / (_USUAL * np.median(np.abs(errors)) + _LEAST_FAR)) ** 2)
    slopes = np.stack([down, down * middles[:, None], across, across * middles[None, :]]).reshape(4, -1)
    weighted = slopes * weights.reshape(-1)
    normal = (weighted @ slopes.T).astype(np.float64)
    # A picture that is flat in one direction says nothing about it: then nothing is moved there.
    normal += np.eye(4) * (1e-4 * np.trace(normal) / 4 + 1e-6)
    found: npt.NDArray[np.float64] = np.linalg.solve(normal, (weighted @ errors.reshape(-1)).astype(np.float64))
    return np.clip(found, -_LONGEST_STEP, _LONGEST_STEP)


def _sample(grid: Grid, rows: npt.NDArray[np.float64], columns: npt.NDArray[np.float64]) -> Grid:
    """The values between those of a grid; beyond its edges, those at the edges."""
    row, below = _between(rows, len(grid))
    lines: Grid = grid[row] * (1 - below)[:, None] + grid[row + 1] * below[:, None]
    column, right = _between(columns, grid.shape[1])
    return np.asarray(lines[:, column] * (1 - right) + lines[:, column + 1] * right, dtype=np.float32)


def _between(places: npt.NDArray[np.float64], count: int) -> tuple[npt.NDArray[np.intp], Grid]:
    inside = np.clip(places, 0, count - 1.001)
    whole = inside.astype(np.intp)
    return whole, (inside - whole).astype(np.float32)


def _square(picture: Image.Image, size_px: int) -> Grid:
    box = Image.Resampling.BOX if min(picture.size) >= size_px else Image.Resampling.BILINEAR
    return np.asarray(picture.resize((size_px, size_px), box), dtype=np.float32)


def _standard(grid: Grid) -> Grid:
    standard: Grid = (grid - grid.mean()) / (grid.std() + 1e-3)
    return standard
