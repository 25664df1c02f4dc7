"""Contents as fingerprints of 256 bits, so that those that may be alike are found among very many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import Ids
from models.catalogue.duplicates import HASH_BYTES, Hashes
from models.spaces import Vectors

_BITS = 8 * HASH_BYTES
_SEED = 256
_MOST_REMEMBERED = 1_000_000


@dataclass(frozen=True, slots=True)
class Prints:
    """Fingerprints of some contents.

    Attributes:
        ids: of the contents: shape (n,).
        hashes: shape (n, 32).
        lengths: seconds of sounds and films, passages of documents; 0 for pictures: shape (n,).
    """

    ids: Ids
    hashes: Hashes
    lengths: npt.NDArray[np.float64]


class PrintMaker:
    """Takes fingerprints, and remembers those that were made of vectors, since contents never change."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[tuple[int, int], tuple[bytes, float]] = {}

    def take(self, ids: Ids, space: str) -> Prints:
        """Those of some contents that have one, in the same order.

        Args:
            space: name of the space whose vectors they are made of; "" for the perceptual hashes of pictures.
        """
        if space:
            return self._of_vectors(ids.tolist(), space)
        with self._catalogue.read() as connection:
            kept, hashes = duplicates.hashes_of(connection, ids)
        return Prints(kept, hashes, np.zeros(len(kept)))

    def _of_vectors(self, ids: Sequence[int], space: str) -> Prints:
        with self._catalogue.read() as connection:
            row = duplicates.newest_space(connection, space)
            if row is not None:
                if len(self._known) + len(ids) > _MOST_REMEMBERED:
                    self._known.clear()
                unknown = [one for one in ids if (row.space_id, one) not in self._known]
                facts = duplicates.facts_of(connection, unknown)
                for one, vectors in duplicates.vectors_of_contents(connection, row, list(facts)):
                    length = facts[one].duration_s or float(len(vectors))
                    self._known[row.space_id, one] = print_of(vectors), length
        found = [(one, *self._known.get((row.space_id, one), (b"", 0.0))) for one in ids] if row is not None else []
        found = [each for each in found if each[1]]
        hashes = np.frombuffer(b"".join(each[1] for each in found), np.uint8).reshape(-1, HASH_BYTES)
        return Prints(np.array([each[0] for each in found], np.int64), hashes, np.array([each[2] for each in found]))


def joined(prints: Sequence[Prints]) -> Prints:
    """All of some, one after the other. Args: prints: not empty."""
    return Prints(
        np.concatenate([some.ids for some in prints]),
        np.concatenate([some.hashes for some in prints]),
        np.concatenate([some.lengths for some in prints]),
    )


def print_of(vectors: Vectors) -> bytes:
    """The fingerprint of the mean of some vectors.

    In two of them, as many bits differ as the angle between the means says: 256 for opposite ones, about 26 where the
    cosine is 0.95.

    Args:
        vectors: shape (n, dim), n > 0.
    Returns: 32 bytes; b"" where the mean points nowhere.
    Source: Charikar 2002, "Similarity Estimation Techniques from Rounding Algorithms", section 3.
    """
    mean = vectors.mean(axis=0)
    if not np.any(mean):
        return b""
    return np.packbits(mean @ _planes(len(mean)) > 0).tobytes()


@cache
def _planes(dim: int) -> npt.NDArray[np.float32]:
    return np.random.default_rng(_SEED).standard_normal((dim, _BITS), dtype=np.float32)
