"""Whether two films are the same film, stored in another format, size or quality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from models.analysis.sounds import read_vectors, worst_cosine
from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue
from models.kinds import Kind
from models.spaces import Vectors

_DURATION_S = 0.5
# Cuts that one encoder washed out, or that are lost with every second frame.
_MOST_CUTS_LOST = 0.15
# Clips of one camera that does not move reach 0.94 (docs/duplicates.md): what has few shots must be more alike.
_FEW_SHOTS, _LEAST_OF_FEW = 4, 0.97
_LEAST_USUAL, _LEAST_WORST = 0.95, 0.85
_WORST_SHARE = 0.1
_LEAST_SOUND = 0.9
_FILMS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Seen:
    """What is compared of a film.

    Attributes:
        starts_s: of its shots: shape (shots,).
        shots, windows: vectors of what is seen and heard.
    """

    starts_s: npt.NDArray[np.float64]
    shots: Vectors
    windows: Vectors


class Films:
    """Compares films by length, cuts, and the vectors of shots and sound.

    Args:
        pictures, sounds: names of the spaces that those vectors are taken from.
    """

    most_bits = 64
    most_apart = (_DURATION_S, 0.0)

    def __init__(self, catalogue: Catalogue, pictures: str, sounds: str) -> None:
        self._catalogue = catalogue
        self._pictures = pictures
        self._sounds = sounds
        self._seen = lru_cache(maxsize=_FILMS_KEPT)(self._read)

    def sameness(self, best_id: int, other_id: int) -> float:
        """The usual cosine of two shots that are seen at one time, 0.95 to 1; 0 where two films are not alike."""
        with self._catalogue.read() as connection:
            facts = duplicates.facts_of(connection, (best_id, other_id))
        if len(facts) < 2 or abs(facts[best_id].duration_s - facts[other_id].duration_s) > _DURATION_S:
            return 0.0
        one, other = self._seen(best_id), self._seen(other_id)
        if max(len(one.windows), len(other.windows)) and worst_cosine(one.windows, other.windows) < _LEAST_SOUND:
            return 0.0
        return likeness(one, other, facts[best_id].duration_s)

    def _read(self, content_id: int) -> Seen:
        with self._catalogue.read() as connection:
            starts_s = duplicates.starts_of_items(connection, content_id, Kind.IMAGE)
        shots = read_vectors(self._catalogue, content_id, self._pictures)
        windows = read_vectors(self._catalogue, content_id, self._sounds)
        return Seen(np.array(starts_s), shots, windows)


def likeness(one: Seen, other: Seen, duration_s: float) -> float:
    """The usual cosine of shots that are seen at one time; 0 where too little agrees."""
    counts = len(one.shots), len(other.shots)
    if not min(counts) or one.shots.shape[1] != other.shots.shape[1]:
        return 0.0
    if (len(one.starts_s), len(other.starts_s)) != counts or max(counts) - min(counts) > max(
        1, _MOST_CUTS_LOST * max(counts)
    ):
        return 0.0
    middles_s = (one.starts_s + np.append(one.starts_s[1:], duration_s)) / 2
    at_once = np.clip(np.searchsorted(other.starts_s, middles_s, side="right") - 1, 0, counts[1] - 1)
    cosines = np.sort((one.shots * other.shots[at_once]).sum(axis=1))
    usual, worst = float(np.median(cosines)), float(cosines[int(_WORST_SHARE * len(cosines))])
    least_usual, least_worst = (_LEAST_OF_FEW,) * 2 if min(counts) < _FEW_SHOTS else (_LEAST_USUAL, _LEAST_WORST)
    return usual if usual >= least_usual and worst >= least_worst else 0.0
