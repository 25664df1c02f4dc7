"""Where the vectors of a shared library are: what is asked of it, whatever keeps them.

One collection for each space, named by the space's fingerprint. The catalogue is the truth, as in a library on one
computer: it says which items there are, and `verify` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from models.errors import UserError
from models.messages import say
from models.sorted_ids import Ids
from models.spaces import Vectors

__all__ = ["Floats", "Ids", "SharedVectors", "Vectors", "VectorsUnavailable", "never_made", "other_length"]

Floats = npt.NDArray[np.float32]
"""Cosines: shape (n,), float32."""


class VectorsUnavailable(UserError):
    """What keeps the vectors cannot be used: not reached, not allowed in, or it does not fit what is asked of it."""


class SharedVectors(Protocol):
    """Vectors of the items of several spaces; safe between threads, and between machines where it is a server.

    A space that nobody has made is empty to all that only look. All calls raise `VectorsUnavailable` where what keeps
    the vectors cannot be used.
    """

    def ensure(self, space: str, dim: int) -> None:
        """Make a space where it is missing; on several machines at once, too.

        Args:
            space: the space's fingerprint, 64 hexadecimal digits.
            dim: length of its vectors.
        Raises: VectorsUnavailable: there is one of this name with vectors of another length.
        """

    def add(self, space: str, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        """Put items in, in place of those with the same ids. Whoever asks afterwards, here, finds them.

        Args:
            space: one that `ensure` has made.
            ids: of the items in the catalogue, no two the same, shape (n,).
            vectors: shape (n, dim), L2 norm 1 each. They are kept as float16.
            kinds: what sort each item is, n of them, at most 32 letters each.
        Raises: VectorsUnavailable: the vectors are not as long as the space's, or the space was never made.
        """

    def remove(self, space: str, ids: Ids) -> None:
        """Let go of items; ids that are not there are passed over."""

    def search(
        self, space: str, queries: Vectors, count: int, *, among: Ids | None = None, kind: str | None = None
    ) -> list[tuple[Ids, Floats]]:
        """The items nearest to each query.

        Args:
            queries: shape (q, dim), L2 norm 1 each.
            count: how many are wanted, 1 or more.
            among: ids of the items that may be found, in any order; ids that are not there are passed over. None
                means all.
            kind: only items of this kind; None means all.
        Returns: for each query ids and cosines, best first, fewer than `count` where there are fewer. The cosines are
            those of the vectors as they are kept; which items are found may be exact or nearly so.
        Raises: VectorsUnavailable: the queries are not as long as the space's vectors.
        """

    def ids(self, space: str) -> Iterator[Ids]:
        """All ids of a space, each once, ascending, in blocks: to be compared with the catalogue."""

    def count(self, space: str) -> int:
        """How many items a space holds."""

    def close(self) -> None:
        """Let go of connections and files. Nothing is asked afterwards; closing again does nothing."""


def never_made(space: str) -> VectorsUnavailable:
    """What to raise where vectors are put into a space that is missing."""
    return VectorsUnavailable(
        "The vectors could not be kept.",
        say("Nothing is prepared for the encoder %1 where the vectors of this shared library are.", space[:12]),
        "Run “findling shared index” again: it prepares what is missing.",
    )


def other_length(has: int, wanted: int) -> VectorsUnavailable:
    """What to raise where vectors have another length than those of their space."""
    return VectorsUnavailable(
        "The vectors do not fit.",
        say("This shared library keeps vectors of %1 numbers for this encoder, and here are some of %2.", has, wanted),
        "Check that all machines have the same version of Findling and of the encoder.",
    )
