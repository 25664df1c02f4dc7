"""What a reader is, and what it says when it cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from models.errors import UserError
from models.kinds import Kind
from models.media.parts import Piece


class ReaderUnavailable(UserError):
    """A reader cannot be used: a library that it needs, or its weights, are not on this computer."""


class Reader(Protocol):
    """Reads the words of one sort in media that hold no text of their own. Lives in a worker process."""

    def read(self, path: bytes, kind: Kind, done: int, after_s: float) -> Iterator[Piece | None]:
        """Read a file; the same file always gives the same pieces.

        Args:
            done: how many of its pieces are known already.
            after_s: where the last known one ends, in a sound or film.
        Yields: the passages from ordinal `done` on, of kind `DOCUMENT`, none where there are no words; and None
            wherever there is nothing else to show for some seconds of work.
        Raises: BadFile: what came before it is sound, but not all of the file.
        """


def out_of_memory(error: Exception) -> bool:
    """Whether a library that knows no MemoryError says that memory was refused, in words only."""
    text = str(error).lower()
    return isinstance(error, MemoryError) or "alloc" in text or "out of memory" in text or "insufficient memory" in text
