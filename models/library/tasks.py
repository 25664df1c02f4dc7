"""What the stages of indexing hand to each other."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from models.catalogue.contents import NewItem
from models.catalogue.files import WaitingFile
from models.encoders.protocol import Description
from models.errors import BadFile
from models.media.parts import FileFacts, Identity, Piece, Preview
from models.spaces import Vectors


class EncoderSet(Protocol):
    """The part of `Encoders` that indexing needs."""

    def active(self) -> tuple[Description, ...]:
        """Encoders that new files are given to."""

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        """Vectors of a batch by the name of the space."""


@dataclass(eq=False, slots=True)
class FileTask:
    """One file on its way through the stages.

    Attributes:
        space_ids: spaces that lack this content, and that this pass fills.
        encoders: those that fill them.
        unwritten: pieces that were decoded and are not in the catalogue yet.
        ready: items that wait for the next transaction.
        settled: set when the catalogue holds the outcome.
    """

    file: WaitingFile
    identity: Identity
    encoders: tuple[Description, ...]
    space_ids: tuple[int, ...]
    content_id: int | None = None
    facts: FileFacts | None = None
    preview: str = ""
    unwritten: int = 0
    decoded: bool = False
    abandoned: bool = False
    ready: list[NewItem] = field(default_factory=list)
    settled: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Something came out of a file: its facts, its preview, a piece, or (None) its end."""

    task: FileTask
    part: FileFacts | Preview | Piece | None


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose bytes the catalogue already has in every space."""

    task: FileTask


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be indexed; task is None when it could not even be identified."""

    file: WaitingFile
    task: FileTask | None
    error: BadFile


@dataclass(frozen=True, slots=True)
class Abandoned:
    """A file that changed while it was read; another task for it follows."""

    task: FileTask


Message = Decoded | Known | Failed | Abandoned
