"""What is searched for, as vectors: from words, from an item, or from any file."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from models.catalogue import contents
from models.catalogue.catalogue import Catalogue
from models.encoders.protocol import Description
from models.errors import UserError
from models.kinds import Kind
from models.media.kinds import kind_of
from models.media.parts import DecodeRequest, Piece
from models.media.pool import BorrowedDecoder
from models.paths import display_path
from models.spaces import PictureInput, SoundInput, Space, Vectors

# A query file is looked into this far: the first windows of a sound, the first passages of a document.
_MOST_PIECES = 8
_NOUNS = {Kind.IMAGE: "picture", Kind.AUDIO: "sound", Kind.DOCUMENT: "passage"}


class EncoderSet(Protocol):
    """The part of `Encoders` that searching needs."""

    def active(self) -> tuple[Description, ...]:
        """Encoders in use."""

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        """Vectors of a batch by the name of the space."""

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        """Vectors of texts, by the name of every active space that answers text."""

    def translate(self, vectors: Vectors, source: str, target: str) -> Vectors | None:
        """Vectors of one space carried over to another that answers text, None where there is no way."""

    def name_concepts(self, vectors: Vectors, space: str) -> list[tuple[str, ...]]:
        """What items are recognised as, for people; nothing outside a concept space."""


class Decoders(Protocol):
    """The part of `DecoderPool` that searching needs."""

    def borrow(self) -> AbstractContextManager[BorrowedDecoder]:
        """A decoder process for as long as the context lasts."""


@dataclass(frozen=True, slots=True)
class SpaceQuery:
    """One vector to look for in one space. by_example tells whether it stands for an item rather than for words."""

    space: Space
    vector: Vectors
    by_example: bool


class QueryEncoder:
    """Makes the vectors of a query in every space in use."""

    def __init__(self, catalogue: Catalogue, encoders: EncoderSet, decoders: Decoders) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self._decoders = decoders

    def spaces(self) -> list[Space]:
        """The spaces in use."""
        return [space for encoder in self._encoders.active() for space in encoder.spaces]

    def from_text(self, text: str) -> list[SpaceQuery]:
        """What words mean in each space that answers them."""
        vectors = self._encoders.encode_text([text])
        return [SpaceQuery(space, vectors[space.name], False) for space in self.spaces() if space.name in vectors]

    def from_item(self, item_id: int) -> list[SpaceQuery]:
        """What an item of the library is like: in its own spaces, and across in those of other kinds."""
        with self._catalogue.read() as connection:
            names = {row.space_id: row.fingerprint for row in contents.spaces(connection)}
            stored = contents.vectors_of(connection, item_id)
        by_fingerprint = {names[space_id]: vector for space_id, vector in stored.items()}
        return self._from_example(
            {space: by_fingerprint[space.fingerprint] for space in self.spaces() if space.fingerprint in by_fingerprint}
        )

    def from_file(self, path: bytes) -> list[SpaceQuery]:
        """What any file is like, whether the library knows it or not.

        Raises: UserError: not a kind of file that Findling knows. BadFile: it cannot be read.
        """
        kind = kind_of(path)
        if kind is None:
            raise UserError(
                f"{display_path(path)} cannot be searched with.",
                "It is not a picture, a sound or a document that Findling can read.",
                "Try another file, or describe in words what you look for.",
            )
        encoders = [encoder for encoder in self._encoders.active() if kind in encoder.kinds]
        pieces = self._pieces(path, kind, encoders)
        example: dict[Space, Vectors] = {}
        for encoder in encoders:
            by_space = self._encoders.encode_media(encoder.name, [piece.input_for(encoder.input) for piece in pieces])
            example.update({space: _mean(by_space[space.name]) for space in encoder.spaces})
        return self._from_example(example)

    def explain(self, vectors: Vectors, space: Space) -> list[str]:
        """For each item of a space, why it is an answer to words, as a sentence."""
        kind = space.kinds[0]
        verb = "Sounds like" if kind == Kind.AUDIO else "Looks like"
        return [
            f"{verb} {', '.join(names).lower()}" if names else f"The {_NOUNS[kind]} fits what you describe"
            for names in self._encoders.name_concepts(vectors, space.name)
        ]

    def _pieces(self, path: bytes, kind: Kind, encoders: Sequence[Description]) -> list[Piece]:
        request = DecodeRequest(
            pictures=tuple({e.input for e in encoders if isinstance(e.input, PictureInput)}),
            sounds=tuple({e.input for e in encoders if isinstance(e.input, SoundInput)}),
        )
        pieces: list[Piece] = []
        with self._decoders.borrow() as decoder:
            for part in decoder.decode(path, kind, request):
                if isinstance(part, Piece):
                    pieces.append(part)
                if len(pieces) == _MOST_PIECES:
                    break
        return pieces

    def _from_example(self, example: dict[Space, Vectors]) -> list[SpaceQuery]:
        own = [SpaceQuery(space, vector, True) for space, vector in example.items() if space.finds_similar]
        own_kinds = {kind for space in example for kind in space.kinds}
        across = []
        for target in self.spaces():
            if not target.answers_text or own_kinds.intersection(target.kinds):
                continue
            for source, vector in example.items():
                carried = self._encoders.translate(vector, source.name, target.name)
                if carried is not None:
                    across.append(SpaceQuery(target, carried, False))
                    break
        return own + across


def _mean(vectors: Vectors) -> Vectors:
    mean = vectors.mean(axis=0, keepdims=True)
    norm = float(np.linalg.norm(mean))
    result: Vectors = mean / norm if norm > 0 else mean
    return result
