"""Whether two pictures are the same picture, stored anew, scaled, made brighter or cut a little at the edges.

A perceptual hash sees no more than a dozen waves across a picture. Two scanned letters, two photos of one burst and two
drawings of one style nearly share it, so each pair is looked at again, place by place, in the previews.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from models.analysis.alignment import WHOLE, Part, find_part
from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue
from models.paths import LibraryPaths

MOST_UNLIKE = 0.5
"""How much the two may differ in any one place, as `_worst_place` measures it: see docs/duplicates.md."""

_MOST_COLOUR = 45.0
_MOST_OUTSIDE = 0.01
_LEAST_KEPT = 0.8
_MOST_STRETCHED = 1.15

_PLACE_PX = 8
_LONGEST_PX, _SHORTEST_PX = 512, 128
# What storing a picture anew does to a smooth sky, in squares of shades of 256; and by how many shades a place may be
# brighter than its shade is elsewhere, as in a picture of which one colour was burnt out.
_NOISE = 60.0
_SLACK = 6.0
# Nor may a place differ by more than so many times what nearly all places do in which there is something to see.
_NEARLY_ALL, _MOST_TIMES_USUAL, _LEAST_USUAL = 0.9, 10.0, 0.01
_SMOOTHER = ImageFilter.Kernel((3, 3), (1, 2, 1, 2, 4, 2, 1, 2, 1))
# Colours are stored more coarsely than light.
_COLOUR_SHARE, _LEAST_COLOURS_PX, _MOST_COLOURS_PX = 4, 16, 64
_GROUPS = 32
# A copy may be brighter or darker by this many shades; a black ball is no white one.
_MOST_SHIFTED = 72.0
_LARGEST_PREVIEW_PX = 2048
_LOOKS_KEPT = 32

Shades = npt.NDArray[np.uint8]
Grid = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Look:
    """A preview: its light and its two colours, each of mode "L"."""

    light: Image.Image
    blue: Image.Image
    red: Image.Image


class Looks:
    """Compares pictures by their previews; without a preview nothing is alike."""

    most_bits = 63
    most_apart = (0.0, 0.0)

    def __init__(self, catalogue: Catalogue, paths: LibraryPaths) -> None:
        self._catalogue = catalogue
        self._paths = paths
        self._look = lru_cache(maxsize=_LOOKS_KEPT)(self._read)

    def sameness(self, best_id: int, other_id: int) -> float:
        """How much two pictures look the same in the place where they differ most: 0.75 to 1; 0 where they are not
        alike.
        """
        with self._catalogue.read() as connection:
            facts = duplicates.facts_of(connection, (best_id, other_id))
        if len(facts) < 2 or not _has_same_shape(facts[best_id], facts[other_id]):
            return 0.0
        looks = [self._look(facts[one].sha256, facts[one].preview) for one in (best_id, other_id)]
        return 0.0 if looks[0] is None or looks[1] is None else look_alike(looks[0], looks[1])

    def _read(self, sha256: str, preview: str) -> Look | None:
        return read_look(self._paths.preview(sha256, preview)) if preview.endswith(".jpg") else None


def read_look(path: Path) -> Look | None:
    """Open a preview; None where it is missing or damaged. Args: path: of a JPEG that Findling made."""
    try:
        with Image.open(path, formats=("JPEG",)) as image:
            if max(image.size) > _LARGEST_PREVIEW_PX:
                return None
            light, blue, red = image.convert("YCbCr").split()
            return Look(light, blue, red)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def look_alike(one: Look, other: Look) -> float:
    """As `Looks.sameness`, for two previews."""
    larger, smaller = (one, other) if _area(one) >= _area(other) else (other, one)
    worst = _difference(larger, smaller, WHOLE)
    if worst > MOST_UNLIKE:
        part = find_part(one.light, other.light)
        larger, smaller, part = (other, one, part.turned_round()) if part.is_larger else (one, other, part)
        if part.outside > _MOST_OUTSIDE or min(part.height, part.width) < _LEAST_KEPT:
            return 0.0
        worst = _difference(larger, smaller, part)
    return 1 - worst / 2 if worst <= MOST_UNLIKE else 0.0


def _difference(whole: Look, cut: Look, part: Part) -> float:
    """How much two previews differ in the worst place; more than `MOST_UNLIKE` where their colours differ."""
    if _differ_in_colour(whole, cut, part):
        return MOST_UNLIKE * 2
    size_px = _common_size_px(whole, cut, part)
    one, other = _shades(whole.light, size_px, _box(whole.light, part)), _shades(cut.light, size_px, None)
    worst = _worst_place(one, other)
    # What was burnt out in a brighter copy cannot be had back from it, only the other way round.
    return worst if worst <= MOST_UNLIKE else min(worst, _worst_place(other, one))


def _worst_place(one: Shades, other: Shades) -> float:
    """How much of what is to be seen in a place is different, where that is most: 0 for equal pictures, for unrelated
    ones about 1 and more.

    A place is 16 x 16 pixels; the squared differences that are left when the shades of one were mapped to those of the
    other, in relation to the variance in that place. More than `MOST_UNLIKE` where one place stands out.
    """
    mapped, target = _shade_map(one, other)[one], other.astype(np.float32)
    left = mapped - target
    tinge = np.abs(_places(left))
    squares = _places(left * left) - tinge**2 + np.maximum(tinge - _SLACK, 0) ** 2
    variance = (_variance(mapped) + _variance(target)) / 2
    unlike = squares / (variance + _NOISE)
    worst = float(unlike.max())
    busy = unlike[variance > _NOISE]
    usual = float(np.quantile(busy, _NEARLY_ALL)) if busy.size else 0.0
    # Storing a picture anew leaves its traces everywhere; what is in one place only, as another sum in an invoice, is
    # another picture.
    return worst if worst <= _MOST_TIMES_USUAL * (usual + _LEAST_USUAL) else max(worst, MOST_UNLIKE * 2)


def _shade_map(one: Shades, other: Shades) -> Grid:
    """For each of the 256 shades of one picture the usual shade of the other in the same places; never falling."""
    pairs = np.bincount(one.ravel() * np.int64(256) + other.ravel(), minlength=256 * 256).reshape(_GROUPS, -1, 256)
    sizes = pairs.sum(axis=(1, 2))
    known = np.flatnonzero(sizes >= max(one.size // 1000, 8))
    source = _medians(pairs.sum(axis=2)[known]) + known * pairs.shape[1]
    target = _medians(pairs.sum(axis=1)[known])
    target = np.maximum.accumulate(np.clip(target, source - _MOST_SHIFTED, source + _MOST_SHIFTED))
    shades = np.arange(256)
    beyond = np.minimum(shades - source[0], 0) + np.maximum(shades - source[-1], 0)
    return np.asarray(np.interp(shades, source, target) + beyond, dtype=np.float32)


def _medians(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Of each row of a histogram, the place of the median."""
    upto = counts.cumsum(axis=1)
    return np.asarray((2 * upto >= upto[:, -1:]).argmax(axis=1))


def _variance(grid: Grid) -> Grid:
    means = _places(grid)
    return np.maximum(_places(grid * grid) - means * means, 0)


def _places(grid: Grid) -> Grid:
    """Means over 16 x 16 pixels, every 8 pixels."""
    rows, columns = grid.shape[0] // _PLACE_PX, grid.shape[1] // _PLACE_PX
    sums = grid[: rows * _PLACE_PX, : columns * _PLACE_PX].reshape(rows, _PLACE_PX, -1).sum(axis=1)
    means = sums.reshape(rows, columns, _PLACE_PX).sum(axis=2) / _PLACE_PX**2
    means = (means[1:] + means[:-1]) / 2
    return np.asarray((means[:, 1:] + means[:, :-1]) / 2, dtype=np.float32)


def _differ_in_colour(whole: Look, cut: Look, part: Part) -> bool:
    """Whether the same shapes have other colours; paler ones, and a tinge over all, are no others."""
    shorter_px = min(_common_size_px(whole, cut, part))
    size_px = min(max(shorter_px // _COLOUR_SHARE, _LEAST_COLOURS_PX), _MOST_COLOURS_PX)
    one = np.stack([_colour(channel, size_px, _box(channel, part)) for channel in (whole.blue, whole.red)])
    other = np.stack([_colour(channel, size_px, None) for channel in (cut.blue, cut.red)])
    paler = float(np.clip((one * other).sum() / max(float((one * one).sum()), 1e-6), 0.6, 1.6))
    left = other - paler * one
    left -= np.clip(np.median(left, axis=(1, 2), keepdims=True), -10, 10)
    return bool(np.sqrt((left * left).sum(axis=0)).max() > _MOST_COLOUR)


def _colour(channel: Image.Image, size_px: int, box: tuple[float, float, float, float] | None) -> Grid:
    small = channel.resize((size_px, size_px), Image.Resampling.BOX, box)
    return np.asarray(small, dtype=np.float32) - 128


def _shades(light: Image.Image, size_px: tuple[int, int], box: tuple[float, float, float, float] | None) -> Shades:
    scaled = light if box is None and light.size == size_px else light.resize(size_px, Image.Resampling.BILINEAR, box)
    return np.asarray(scaled.filter(_SMOOTHER))


def _common_size_px(whole: Look, cut: Look, part: Part) -> tuple[int, int]:
    """The size in which both can be shown without enlarging either, unless they are tiny."""
    width = min(cut.light.width, whole.light.width * part.width)
    height = min(cut.light.height, whole.light.height * part.height)
    longest = max(width, height)
    scale = float(np.clip(longest, _SHORTEST_PX, _LONGEST_PX)) / longest
    least_px = 2 * _PLACE_PX
    return max(round(width * scale), least_px), max(round(height * scale), least_px)


def _box(channel: Image.Image, part: Part) -> tuple[float, float, float, float] | None:
    if part is WHOLE:
        return None
    left, right = max(part.left, 0.0), min(part.left + part.width, 1.0)
    top, bottom = max(part.top, 0.0), min(part.top + part.height, 1.0)
    return left * channel.width, top * channel.height, right * channel.width, bottom * channel.height


def _area(look: Look) -> int:
    return look.light.width * look.light.height


def _has_same_shape(one: duplicates.Facts, other: duplicates.Facts) -> bool:
    if not (one.width and one.height and other.width and other.height):
        return True
    stretched = (one.width / one.height) / (other.width / other.height)
    return 1 / _MOST_STRETCHED <= stretched <= _MOST_STRETCHED
