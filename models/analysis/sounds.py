"""Whether two sounds are the same recording, stored in another format or quality, louder or softer."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue
from models.paths import LibraryPaths
from models.spaces import Vectors

# Formats begin and end a sound a few hundredths of a second earlier or later.
_DURATION_S = 0.1
_LAG_S = 0.05
_SHORTEST_STEP_S = 0.01
_LEAST_STEPS, _MOST_STEPS = 32, 1000
# A sound shorter than so many seconds -> what is enough: a correlation of the waveforms with a cosine of the windows.
# In a second, two drums may swell and fade alike, in a minute no two pieces do. See docs/duplicates.md.
_ENOUGH = ((10.0, ((0.97, 0.95), (0.7, 0.98))), (float("inf"), ((0.88, 0.75),)))
# Of the windows of a long sound, a few may differ: its last one may hold next to nothing.
_WORST_SHARE = 0.1
_LARGEST_PEAKS_BYTES = 1 << 16
_SOUNDS_KEPT = 256

Waveform = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Heard:
    """What is compared of a sound.

    Attributes:
        peaks: its waveform, one peak amplitude 0..255 for each equal share of it; b"" where it is not known.
        windows: vectors of its windows.
    """

    duration_s: float
    peaks: bytes
    windows: Vectors


class Sounds:
    """Compares sounds by length, waveform, and the vectors of their windows in one space.

    Args:
        space: its name.
    """

    most_bits = 72
    most_apart = (_DURATION_S, 0.0)

    def __init__(self, catalogue: Catalogue, paths: LibraryPaths, space: str) -> None:
        self._catalogue = catalogue
        self._paths = paths
        self._space = space
        self._heard = lru_cache(maxsize=_SOUNDS_KEPT)(self._read)

    def sameness(self, best_id: int, other_id: int) -> float:
        """How much two sounds swell and fade alike, 0.7 to 1; 0 where they are not alike."""
        with self._catalogue.read() as connection:
            facts = duplicates.facts_of(connection, (best_id, other_id))
        if len(facts) < 2 or not _last_as_long(facts[best_id].duration_s, facts[other_id].duration_s):
            return 0.0
        return sound_alike(self._heard(facts[best_id]), self._heard(facts[other_id]))

    def _read(self, facts: duplicates.Facts) -> Heard:
        peaks = b""
        if facts.preview == ".peaks":
            with suppress(OSError), self._paths.preview(facts.sha256, facts.preview).open("rb") as file:
                peaks = file.read(_LARGEST_PEAKS_BYTES)
        return Heard(facts.duration_s, peaks, read_vectors(self._catalogue, facts.content_id, self._space))


def sound_alike(one: Heard, other: Heard) -> float:
    """As `Sounds.sameness`; without a waveform or vectors nothing is alike."""
    if not _last_as_long(one.duration_s, other.duration_s) or not one.peaks or not other.peaks:
        return 0.0
    shorter_s = min(one.duration_s, other.duration_s)
    cosine = worst_cosine(one.windows, other.windows)
    enough = next(pairs for below_s, pairs in _ENOUGH if shorter_s < below_s)
    least_waveform = min((waveform for waveform, least_cosine in enough if cosine >= least_cosine), default=2.0)
    if least_waveform > 1:
        return 0.0
    alike = waveform_likeness(one.peaks, one.duration_s, other.peaks, other.duration_s)
    return alike if alike >= least_waveform else 0.0


def _last_as_long(one_s: float, other_s: float) -> bool:
    return min(one_s, other_s) > 0 and abs(one_s - other_s) <= _DURATION_S


def read_vectors(catalogue: Catalogue, content_id: int, space: str) -> Vectors:
    """The vectors of a content in the newest space of a name: shape (items, dim), without any where it has none."""
    with catalogue.read() as connection:
        row = duplicates.newest_space(connection, space)
        if row is not None:
            for _, vectors in duplicates.vectors_of_contents(connection, row, (content_id,)):
                return vectors
    return np.zeros((0, 0), np.float32)


def worst_cosine(one: Vectors, other: Vectors) -> float:
    """The cosine of those of their windows that are least alike, but for a tenth of them; 0 without windows, and
    where the windows are of two spaces.

    Two windows without a sound are alike, though their vectors are zeros.
    """
    count = min(len(one), len(other))
    if count == 0 or abs(len(one) - len(other)) > 1 or one.shape[1] != other.shape[1]:
        return 0.0
    cosines = (one[:count] * other[:count]).sum(axis=1)
    cosines[~(one[:count].any(axis=1) | other[:count].any(axis=1))] = 1.0
    return float(np.sort(cosines)[int(_WORST_SHARE * count)])


def waveform_likeness(one: bytes, one_s: float, other: bytes, other_s: float) -> float:
    """The correlation of two waveforms, laid over each other as well as a little shifting can do it: -1 to 1.

    Args:
        one, other: peak amplitudes, each for an equal share of its sound. one_s, other_s: how long those are.
    """
    shorter_s = min(one_s, other_s)
    steps = int(np.clip(shorter_s / _SHORTEST_STEP_S, _LEAST_STEPS, _MOST_STEPS))
    first, second = _resampled(one, one_s, shorter_s, steps), _resampled(other, other_s, shorter_s, steps)
    most = min(int(np.ceil(_LAG_S * steps / shorter_s)), steps // 8)
    return max(_correlation(first, second, lag) for lag in range(-most, most + 1))


def _resampled(peaks: bytes, whole_s: float, wanted_s: float, steps: int) -> Waveform:
    """Means over equal steps of the first seconds."""
    sums = np.concatenate([[0], np.cumsum(np.frombuffer(peaks, np.uint8), dtype=np.float64)])
    edges = np.linspace(0, wanted_s / whole_s * len(peaks), steps + 1)
    found: Waveform = np.diff(np.interp(edges, np.arange(len(sums)), sums)) / np.diff(edges)
    return found


def _correlation(one: Waveform, other: Waveform, lag: int) -> float:
    one, other = (one[lag:], other[: len(other) - lag]) if lag >= 0 else (one[:lag], other[-lag:])
    one, other = one - one.mean(), other - other.mean()
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    # A steady tone has no shape that could be compared.
    return float(one @ other) / lengths if lengths > 0 else 0.0
