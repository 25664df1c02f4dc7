"""What the stages of indexing a shared library hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from models.encoders.protocol import Description
from models.errors import BadFile
from models.kinds import Kind
from models.media.parts import FileFacts, Piece
from models.shared.leases import ContentLease, FileLease


@dataclass(eq=False, slots=True)
class Task:
    """A content on its way, with the lease under which it is worked on.

    Attributes:
        file: the waiting file whose content it is; None where the content is known, and only lacks spaces.
        path: of a file on this machine that has it.
        encoders: those that are to look into it.
        content_id: 0 while the catalogue does not know it.
        done: by space, how many items of each kind have their vectors.
        refused: why a space goes without some of its items, by its id.
        unwritten: pieces that were handed over and are not in the catalogue yet.
        dropped: its lease was lost, or it failed: what still comes of it is passed over.
    """

    lease: ContentLease
    path: bytes
    kind: Kind
    encoders: tuple[Description, ...]
    file: FileLease | None = None
    content_id: int = 0
    done: dict[int, dict[str, int]] = field(default_factory=dict)
    facts: FileFacts | None = None
    refused: dict[int, str] = field(default_factory=dict)
    unwritten: int = 0
    ended: bool = False
    dropped: bool = False

    def begun(self, kind: Kind, ids: Mapping[str, int]) -> int:
        """How many items of a kind need not be looked at again. Args: ids: of spaces, by their names."""
        wanted = [ids[space.name] for one in self.encoders for space in one.spaces if kind in space.kinds]
        counts = [self.done.get(number, {}).get(kind, 0) for number in wanted if number in self.lease.tokens]
        return min(counts, default=0)


@dataclass(eq=False, slots=True)
class Encoded:
    """A piece with the vectors that were made of it: id of a space -> shape (dim,)."""

    task: Task
    piece: Piece
    vectors: dict[int, npt.NDArray[np.float32]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Came:
    """Something came out of a file: its facts, a piece, what is wrong with it, or (None) its end."""

    task: Task
    part: FileFacts | Piece | BadFile | None
