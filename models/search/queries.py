"""What is searched for, as vectors: words, items and any files, added up and taken away."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

import numpy as np

from models.catalogue import contents, places, spaces
from models.catalogue.catalogue import Catalogue
from models.encoders.protocol import Description
from models.errors import BadFile, BadFileReason, UserError
from models.kinds import HOLDS, Kind, Region
from models.media.kinds import kind_of
from models.media.parts import DecodeRequest, Piece
from models.media.pool import BorrowedDecoder
from models.messages import say
from models.paths import display_path
from models.query.parts import Example, Part, Words
from models.search.arithmetic import unit, weighted_sum, without
from models.spaces import PictureInput, SoundInput, Space, Vectors

# A query file is looked into this far: the first windows of a sound, the first passages of a document.
_MOST_PIECES = 8
_MOST_EXAMPLES = 32
# Words are asked for again whenever a filter, the order or a mark changes, or why something is a hit.
_MOST_REMEMBERED = 2000
_LONGEST_REMEMBERED_CHARS = 1000
_Key = tuple[bytes, int, Region | None, str]
FITS: Mapping[Kind, str] = {
    Kind.IMAGE: say("The picture fits what you describe"),
    Kind.AUDIO: say("The sound fits what you describe"),
    Kind.DOCUMENT: say("The passage fits what you describe"),
}
"""Why something is an answer to words, where no more is known, by kind of item."""


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


Side = Literal["words", "example"]


@dataclass(frozen=True, slots=True)
class SpaceQuery:
    """What to look for in one space.

    Attributes:
        vector: shape (1, dim), L2 norm 1, with what is excluded projected out of it.
        by_example: whether it stands for an item of this space's own kind rather than for words; a cosine means
            something else then.
        side: whether it came of words or of an example. Hits are to fit both where both were given.
        against: what is excluded, shape (n, dim), n may be 0.
    """

    space: Space
    vector: Vectors
    by_example: bool
    side: Side
    against: Vectors


class QueryEncoder:
    """Makes the vectors of a query in every space in use, or in those of one encoder that is named.

    Args: catalogue: holds the items that are examples; None where no item can be one.
    """

    def __init__(self, catalogue: Catalogue | None, encoders: EncoderSet, decoders: Decoders) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self._decoders = decoders
        self._examples: OrderedDict[_Key, dict[Space, Vectors]] = OrderedDict()
        self._remembered: OrderedDict[tuple[str, Space], Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, parts: Sequence[Part], encoder: str = "") -> list[SpaceQuery]:
        """What the parts of a query mean in each space: sums of what is asked for, without what is excluded.

        Raises: EncoderUnavailable. UserError: an example is not there, or no file that Findling knows. BadFile.
        """
        words = [part for part in parts if isinstance(part, Words)]
        queries = self._of_words(words, encoder)
        examples = [part for part in parts if isinstance(part, Example)]
        if examples:
            excluded = {query.space: query.against for query in queries}
            queries += self._of_examples(examples, excluded, encoder)
        return queries

    def _of_words(self, words: Sequence[Words], encoder: str) -> list[SpaceQuery]:
        """One query for each space that answers text; the vector is all zeros where words only exclude."""
        if not words:
            return []
        wanted = [space for one in self._asked(encoder) for space in one.spaces if space.answers_text]
        # What is said twice is encoded once.
        texts = list(dict.fromkeys(_encodable(part.text) for part in words))
        rows = [texts.index(_encodable(part.text)) for part in words]
        vectors = self._vectors_of_texts(texts, wanted)
        weights = [part.weight for part in words]
        return [
            _weigh(space, vectors[space][rows], weights, "words", by_example=False)
            for space in wanted
            if space in vectors
        ]

    def _vectors_of_texts(self, texts: Sequence[str], wanted: Sequence[Space]) -> dict[Space, Vectors]:
        """Texts in each space, shape (len(texts), dim); a space whose encoder fails is missing.

        What was encoded lately is remembered. Raises: EncoderUnavailable: nothing could be encoded.
        """
        with self._lock:
            known = {(text, space): self._remembered.get((text, space)) for text in texts for space in wanted}
        fresh = [text for text in texts if any(known[text, space] is None for space in wanted)]
        if fresh and wanted:
            encoded = self._encoders.encode_text(fresh, [space.name for space in wanted])
            rows = {
                (text, space): row
                for space in wanted
                if space.name in encoded
                for text, row in zip(fresh, encoded[space.name], strict=True)
            }
            known |= rows
            self._remember(rows)
        found = {space: [row for text in texts if (row := known[text, space]) is not None] for space in wanted}
        return {space: np.stack(rows) for space, rows in found.items() if len(rows) == len(texts)}

    def _remember(self, rows: Mapping[tuple[str, Space], Vectors]) -> None:
        with self._lock:
            for (text, space), row in rows.items():
                if len(text) <= _LONGEST_REMEMBERED_CHARS:
                    self._remembered[text, space] = row
                    self._remembered.move_to_end((text, space))
            while len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.popitem(last=False)

    def _of_examples(
        self, examples: Sequence[Example], excluded: Mapping[Space, Vectors], encoder: str
    ) -> list[SpaceQuery]:
        found = [self._example(example, encoder) for example in examples]
        weights = [example.weight for example in examples]
        queries = []
        spaces = {space: None for vectors in found for space in vectors if space.finds_similar}
        for space in spaces:
            rows = [
                (vectors[space], weight) for vectors, weight in zip(found, weights, strict=True) if space in vectors
            ]
            query = _weigh(space, np.vstack([row for row, _ in rows]), [weight for _, weight in rows], "example", True)
            queries.append(_exclude(query, excluded.get(space)))
        if not encoder:
            queries += self._across(found, weights)
        return queries

    def _example(self, example: Example, encoder: str) -> dict[Space, Vectors]:
        """The vectors of an example in each space of its own kinds."""
        if example.item is not None:
            vectors = self._of_item(example.item, encoder)
            if not vectors and example.weight > 0 and self._is_gone(example.item):
                raise _gone(f"Result {example.item}")
            return vectors
        if example.path is None:
            return {}
        key = (example.path, _changed(example.path), example.region, encoder)
        if key not in self._examples:
            try:
                self._examples[key] = self._of_file(example.path, example.region, encoder)
            except BadFile as error:
                if error.reason is BadFileReason.GONE:
                    raise _gone(display_path(example.path)) from None
                raise
            while len(self._examples) > _MOST_EXAMPLES:
                self._examples.popitem(last=False)
        return self._examples[key]

    def silent(self, queries: Sequence[SpaceQuery], encoder: str = "") -> list[Description]:
        """Encoders that should have answered words and did not."""
        heard = {query.space.name for query in queries}
        return [
            one
            for one in self._asked(encoder)
            if (wanted := {space.name for space in one.spaces if space.answers_text}) and not wanted & heard
        ]

    def _of_item(self, item_id: int, encoder: str) -> dict[Space, Vectors]:
        assert self._catalogue is not None
        with self._catalogue.read() as connection:
            names = {row.space_id: row.fingerprint for row in spaces.rows(connection)}
            stored = contents.vectors_of(connection, item_id)
        by_fingerprint = {names[space_id]: vector for space_id, vector in stored.items()}
        return {
            space: by_fingerprint[space.fingerprint]
            for one in self._asked(encoder)
            for space in one.spaces
            if space.fingerprint in by_fingerprint
        }

    def _is_gone(self, item_id: int) -> bool:
        assert self._catalogue is not None
        with self._catalogue.read() as connection:
            return item_id not in places.places_of_items(connection, [item_id])

    def _of_file(self, path: bytes, region: Region | None, encoder: str) -> dict[Space, Vectors]:
        kind = kind_of(path)
        if kind is None:
            raise UserError(
                say("%1 cannot be searched with.", display_path(path)),
                "It is not a picture, a sound, a film or a document that Findling can read.",
                "Try another file, or describe in words what you look for.",
            )
        encoders = [one for one in self._asked(encoder) if set(HOLDS[kind]).intersection(one.kinds)]
        pieces = self._pieces(path, kind, encoders, () if region is None else (region,))
        example: dict[Space, Vectors] = {}
        for one in encoders:
            media = [piece.input_for(one.input) for piece in pieces if piece.kind in one.kinds]
            if media:
                by_space = self._encoders.encode_media(one.name, media)
                example.update({space: _mean(by_space[space.name]) for space in one.spaces})
        return example

    def vectors_of_regions(self, path: bytes, regions: Sequence[Region], space: Space) -> Vectors:
        """Pieces of a picture in one space: shape (len(regions), dim). Raises: BadFile, EncoderUnavailable."""
        owner = next(one for one in self._encoders.active() if space in one.spaces)
        pieces = self._pieces(path, Kind.IMAGE, [owner], regions)
        media = [piece.input_for(owner.input) for piece in pieces]
        batches = [media[start : start + owner.batch] for start in range(0, len(media), owner.batch)]
        return np.vstack([self._encoders.encode_media(owner.name, batch)[space.name] for batch in batches])

    def concepts_of(self, item_id: int) -> tuple[str, ...]:
        """What an item is recognised as, the surest first."""
        named = [
            self._encoders.name_concepts(vectors, space.name)[0]
            for space, vectors in self._of_item(item_id, "").items()
        ]
        return tuple(dict.fromkeys(name for names in named for name in names))

    def spaces(self) -> list[Space]:
        """The spaces in use."""
        return [space for one in self._encoders.active() for space in one.spaces]

    def title_of(self, space: Space) -> str:
        """The title of the encoder that fills a space."""
        return next((one.title for one in self._encoders.active() if space in one.spaces), space.name)

    def explain(self, vectors: Vectors, space: Space) -> list[str]:
        """For each item of a space, why it is an answer to words, as a sentence."""
        kind = space.kinds[0]
        return [
            _alike(kind, ", ".join(names).lower()) if names else FITS[kind]
            for names in self._encoders.name_concepts(vectors, space.name)
        ]

    def _asked(self, encoder: str) -> tuple[Description, ...]:
        return (self._encoders.describe(encoder),) if encoder else self._encoders.active()

    def _pieces(
        self, path: bytes, kind: Kind, encoders: Sequence[Description], regions: Sequence[Region]
    ) -> list[Piece]:
        request = DecodeRequest(
            pictures=tuple({e.input for e in encoders if isinstance(e.input, PictureInput)}),
            sounds=tuple({e.input for e in encoders if isinstance(e.input, SoundInput)}),
            regions=tuple(regions),
        )
        pieces: list[Piece] = []
        with self._decoders.borrow() as decoder:
            for part in decoder.decode(path, kind, request):
                if isinstance(part, Piece):
                    pieces.append(part)
                if len(pieces) == max(_MOST_PIECES, len(regions)):
                    break
        return pieces

    def _across(self, found: Sequence[Mapping[Space, Vectors]], weights: Sequence[float]) -> list[SpaceQuery]:
        """Examples in spaces of other kinds, by way of what they are called, whichever encoder answers words there."""
        own_kinds = {kind for vectors in found for space in vectors for kind in space.kinds}
        across = []
        for target in self.spaces():
            if own_kinds.intersection(target.kinds):
                continue
            rows = [self._carry(vectors, target) for vectors in found]
            carried = [(row, weight) for row, weight in zip(rows, weights, strict=True) if row is not None]
            if carried:
                stacked = np.vstack([row for row, _ in carried])
                across.append(_weigh(target, stacked, [weight for _, weight in carried], "example", by_example=False))
        return across

    def _carry(self, vectors: Mapping[Space, Vectors], target: Space) -> Vectors | None:
        for source, vector in vectors.items():
            carried = self._encoders.translate(vector, source.name, target.name)
            if carried is not None:
                return carried
        return None


def _alike(kind: Kind, names: str) -> str:
    return say("Sounds like %1", names) if kind == Kind.AUDIO else say("Looks like %1", names)


def _weigh(space: Space, vectors: Vectors, weights: Sequence[float], side: Side, by_example: bool) -> SpaceQuery:
    """The sum of what has a positive weight, with what has a negative one projected out."""
    signs = np.asarray(weights)
    asked, excluded = signs > 0, signs < 0
    against = vectors[excluded]
    if not asked.any():
        return SpaceQuery(space, np.zeros((1, vectors.shape[1]), np.float32), by_example, side, against)
    vector = weighted_sum(vectors[asked], [weight for weight in weights if weight > 0])
    vector = without(vector, against, [-weight for weight in weights if weight < 0])
    return SpaceQuery(space, vector, by_example, side, against)


def _exclude(query: SpaceQuery, against: Vectors | None) -> SpaceQuery:
    """The same query with what words exclude in the same space, too."""
    if against is None or not len(against):
        return query
    vector = without(query.vector, against, [1.0] * len(against))
    return replace(query, vector=vector, against=np.vstack([query.against, against]))


def _encodable(text: str) -> str:
    """What a keyboard or a terminal may send that is no character would stop an encoder."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _gone(example: str) -> UserError:
    return UserError(
        say("%1 cannot be searched with.", example),
        "It is no longer there: it was moved, renamed or deleted.",
        "Choose another example, or take this one out of the search.",
    )


def _changed(path: bytes) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        # Reading it says what is wrong.
        return 0


def _mean(vectors: Vectors) -> Vectors:
    return unit(vectors.mean(axis=0, keepdims=True))
