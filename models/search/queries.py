"""What is searched for, as vectors: from words, from an item, or from any file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from models.catalogue import contents, spaces
from models.catalogue.catalogue import Catalogue
from models.encoders.protocol import Description
from models.errors import UserError
from models.kinds import HOLDS, Kind
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

    def describe(self, name: str) -> Description:
        """One installed encoder, in use or not. Raises: EncoderUnavailable."""

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
    """Makes the vectors of a query in every space in use, or in those of one encoder that is named."""

    def __init__(self, catalogue: Catalogue, encoders: EncoderSet, decoders: Decoders) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self._decoders = decoders

    def from_text(self, text: str, encoder: str = "") -> list[SpaceQuery]:
        """What words mean in each space that answers them. Raises: EncoderUnavailable."""
        wanted = [space for one in self._asked(encoder) for space in one.spaces if space.answers_text]
        vectors = self._encoders.encode_text([text], [space.name for space in wanted])
        return [SpaceQuery(space, vectors[space.name], False) for space in wanted if space.name in vectors]

    def silent(self, queries: Sequence[SpaceQuery], encoder: str = "") -> list[Description]:
        """Encoders that should have answered words and did not."""
        heard = {query.space.name for query in queries}
        return [
            one
            for one in self._asked(encoder)
            if (wanted := {space.name for space in one.spaces if space.answers_text}) and not wanted & heard
        ]

    def from_item(self, item_id: int, encoder: str = "") -> list[SpaceQuery]:
        """What an item of the library is like: in its own spaces, and across in those of other kinds."""
        with self._catalogue.read() as connection:
            names = {row.space_id: row.fingerprint for row in spaces.rows(connection)}
            stored = contents.vectors_of(connection, item_id)
        by_fingerprint = {names[space_id]: vector for space_id, vector in stored.items()}
        example = {
            space: by_fingerprint[space.fingerprint]
            for one in self._asked(encoder)
            for space in one.spaces
            if space.fingerprint in by_fingerprint
        }
        return _within(example) if encoder else _within(example) + self._across(example)

    def from_file(self, path: bytes, encoder: str = "") -> list[SpaceQuery]:
        """What any file is like, whether the library knows it or not.

        Raises: UserError: not a kind of file that Findling knows. BadFile: it cannot be read.
        """
        kind = kind_of(path)
        if kind is None:
            raise UserError(
                f"{display_path(path)} cannot be searched with.",
                "It is not a picture, a sound, a film or a document that Findling can read.",
                "Try another file, or describe in words what you look for.",
            )
        encoders = [one for one in self._asked(encoder) if set(HOLDS[kind]).intersection(one.kinds)]
        pieces = self._pieces(path, kind, encoders)
        example: dict[Space, Vectors] = {}
        for one in encoders:
            media = [piece.input_for(one.input) for piece in pieces if piece.kind in one.kinds]
            if media:
                by_space = self._encoders.encode_media(one.name, media)
                example.update({space: _mean(by_space[space.name]) for space in one.spaces})
        return _within(example) if encoder else _within(example) + self._across(example)

    def explain(self, vectors: Vectors, space: Space) -> list[str]:
        """For each item of a space, why it is an answer to words, as a sentence."""
        kind = space.kinds[0]
        verb = "Sounds like" if kind == Kind.AUDIO else "Looks like"
        return [
            f"{verb} {', '.join(names).lower()}" if names else f"The {_NOUNS[kind]} fits what you describe"
            for names in self._encoders.name_concepts(vectors, space.name)
        ]

    def _asked(self, encoder: str) -> tuple[Description, ...]:
        return (self._encoders.describe(encoder),) if encoder else self._encoders.active()

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

    def _across(self, example: Mapping[Space, Vectors]) -> list[SpaceQuery]:
        """The example in spaces of other kinds, by way of what it is called, whichever encoder answers words there."""
        own_kinds = {kind for space in example for kind in space.kinds}
        across = []
        for target in (space for one in self._encoders.active() for space in one.spaces):
            if own_kinds.intersection(target.kinds):
                continue
            for source, vector in example.items():
                carried = self._encoders.translate(vector, source.name, target.name)
                if carried is not None:
                    across.append(SpaceQuery(target, carried, False))
                    break
        return across


def _within(example: Mapping[Space, Vectors]) -> list[SpaceQuery]:
    """The example in its own spaces, as far as neighbours there are alike."""
    return [SpaceQuery(space, vector, True) for space, vector in example.items() if space.finds_similar]


def _mean(vectors: Vectors) -> Vectors:
    mean = vectors.mean(axis=0, keepdims=True)
    norm = float(np.linalg.norm(mean))
    result: Vectors = mean / norm if norm > 0 else mean
    return result
