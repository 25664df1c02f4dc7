"""What the stages of indexing hand to each other."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from models.catalogue.contents import NewItem
from models.catalogue.files import WaitingFile
from models.catalogue.readings import ReaderRow
from models.encoders.protocol import Description
from models.errors import BadFile, EncoderUnavailable, UserError
from models.kinds import Kind
from models.media.parts import FileFacts, Identity, Piece, Preview
from models.messages import say
from models.spaces import Space, Vectors

log = logging.getLogger(__name__)


class EncoderSet(Protocol):
    """The part of `Encoders` that indexing needs."""

    def indexed(self) -> tuple[Description, ...]:
        """Encoders that new files are given to, whether they answer queries or not."""

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        """Vectors of a batch by the name of the space."""

    def batches_at_once(self, encoder: str) -> int:
        """How many batches `encode_media` can work on at once."""

    def interrupt(self, encoder: str) -> None:
        """Let a call of `encode_media` in progress fail at once; later ones are not concerned."""


class ReaderSet(Protocol):
    """The part of `Readers` that indexing needs."""

    def rows(self) -> tuple[ReaderRow, ...]:
        """The readers that are switched on and can be used."""

    def read(self, reader: str, path: bytes, kind: Kind, done: int, after_s: float) -> Iterator[Piece]:
        """The passages of a file from ordinal `done` on, which lie behind `after_s`.

        Raises: BadFile; Cancelled; UserError: the reader cannot be used.
        """

    def kill(self) -> None:
        """End all readings at once; later ones are not concerned."""


class Roster:
    """The encoders and readers of one run; one that fails leaves, and the others go on. Safe between threads.

    Args:
        encoders: those that take part.
        space_ids: catalogue ids of their spaces.
        readers: those that take part.
    """

    def __init__(
        self, encoders: Sequence[Description], space_ids: Mapping[Space, int], readers: Sequence[ReaderRow] = ()
    ) -> None:
        self.all = tuple(encoders)
        self.readers = tuple(readers)
        self.space_ids = {space: space_ids[space] for encoder in encoders for space in encoder.spaces}
        self.problem: UserError | None = None
        self._left: frozenset[str] = frozenset()

    def has(self, encoder: Description) -> bool:
        """Whether an encoder still takes part."""
        return encoder.name not in self._left

    def remaining_spaces(self) -> dict[Space, int]:
        """Spaces of the encoders that still take part, with their catalogue ids."""
        return {space: self.space_ids[space] for one in self.all if self.has(one) for space in one.spaces}

    def drop_reader(self, name: str, error: UserError) -> None:
        """Let a reader take no further part."""
        self.readers = tuple(one for one in self.readers if one.name != name)
        self.problem = self.problem or error

    def drop(self, encoder: Description, error: UserError) -> None:
        """Let an encoder take no further part; the first error is kept as the run's `problem`."""
        self._left |= {encoder.name}
        self.problem = self.problem or error


def unavailable(encoder: Description, error: Exception) -> EncoderUnavailable:
    """Whatever an encoder fails with, as what a person can be told."""
    if isinstance(error, EncoderUnavailable):
        return error
    log.warning("%s fails in an unexpected way", encoder.title, exc_info=error)
    return EncoderUnavailable(
        say("%1 cannot be used.", encoder.title),
        say("Something unexpected happened in it: %1: %2.", type(error).__name__, error),
        "Everything else goes on. Try again later, and send us a report if it happens again.",
    )


@dataclass(eq=False, slots=True)
class FileTask:
    """One file on its way through the stages.

    Attributes:
        space_ids: spaces that lack this content, and that this pass fills.
        encoders: those that fill them.
        readers: those that go through it in this pass.
        whole: whether all items that the file holds by itself were known before this pass.
        unwritten: pieces that were decoded and are not in the catalogue yet.
        ready: items that wait for the next transaction.
        settled: set when the catalogue holds the outcome.
    """

    file: WaitingFile
    identity: Identity
    encoders: tuple[Description, ...]
    space_ids: tuple[int, ...]
    content_id: int | None = None
    readers: tuple[ReaderRow, ...] = ()
    whole: bool = False
    facts: FileFacts | None = None
    preview: str = ""
    unwritten: int = 0
    decoded: bool = False
    abandoned: bool = False
    ready: list[NewItem] = field(default_factory=list)
    settled: threading.Event = field(default_factory=threading.Event)

    def lacking(self, ids: Mapping[Space, int], kind: Kind) -> list[int]:
        """Ids of the spaces that this pass fills with items of a kind."""
        return [number for space, number in ids.items() if number in self.space_ids and kind in space.kinds]

    def encoders_of(self, kind: Kind) -> tuple[Description, ...]:
        """Those that look into items of a kind."""
        return tuple(encoder for encoder in self.encoders if kind in encoder.kinds)

    def do_without(self, space_ids: Collection[int]) -> None:
        """Leave some spaces without this content; a later run fills them."""
        self.space_ids = tuple(number for number in self.space_ids if number not in space_ids)


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
