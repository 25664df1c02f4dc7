"""What every kind has in common: the space of text, which pictures and sounds reach by what they are recognised as.

Vectors of two encoders can't be compared. But the basic ones meet in the space of text: a passage lies there by itself,
a picture or a sound as the mixture of the names of its strongest classes (see `models.encoders.concepts`). Even so each
kind lies in a corner of its own there, because a list of names is not like prose; so the mean of its kind is taken away
from each vector, which is how such a gap is closed (Liang et al. 2022). See docs/adr/0018.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from models.analysis.sampling import drawn
from models.catalogue import contents, spaces
from models.catalogue.catalogue import Catalogue
from models.encoders.protocol import Description
from models.kinds import ITEM_KINDS, Kind
from models.sorted_ids import Ids, is_in
from models.spaces import Space, Vectors

Halves = npt.NDArray[np.float16]


class EncoderSet(Protocol):
    """The part of `Encoders` that exploring needs."""

    def active(self) -> tuple[Description, ...]:
        """Encoders in use."""

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        """Vectors of texts, by the name of the space."""

    def translate(self, vectors: Vectors, source: str, target: str) -> Vectors | None:
        """Vectors of one space carried over to another, None where there is no way."""

    def name_concepts(self, vectors: Vectors, space: str) -> list[tuple[str, ...]]:
        """What items are recognised as; nothing outside a concept space."""


@dataclass(frozen=True, slots=True)
class Source:
    """A space whose vectors go into a map.

    Attributes:
        target: name of the space that they are carried to; its own where nothing is to be carried.
    """

    space: Space
    target: str

    @property
    def kind(self) -> Kind:
        """Of its items."""
        return self.space.kinds[0]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Vectors for a map.

    Attributes:
        ids: of items, ascending, shape (n,). vectors: shape (n, dim), float16, rows of L2 norm 1 or 0.
        groups: the place of the source of each vector among the sources, shape (n,), int32.
        means: of each source, by the name of its space: shape (dim,), what was taken away from its vectors.
        left_out: how many items have a vector and are not here, because there are too many.
    """

    ids: Ids
    vectors: Halves
    groups: npt.NDArray[np.int32]
    means: dict[str, Vectors]
    left_out: int


def common_sources(encoders: EncoderSet) -> list[Source]:
    """The spaces through which each kind reaches the one of text; kinds that do not reach it are missing."""
    known = [space for one in encoders.active() for space in one.spaces]
    texts = [space for space in known if space.kinds == (Kind.DOCUMENT,)]
    best: list[Source] = []
    for text in texts:
        found = [Source(text, text.name)]
        for kind in ITEM_KINDS:
            bridged = (space for space in known if space.kinds == (kind,) and space not in texts)
            way = next((space for space in bridged if _reaches(encoders, space, text)), None)
            found += [Source(way, text.name)] if way is not None else []
        if len(found) > len(best):
            best = found
    return best


def gather(
    catalogue: Catalogue,
    encoders: EncoderSet,
    sources: Sequence[Source],
    most: int,
    means: dict[str, Vectors] | None = None,
    without: Ids | None = None,
) -> Material:
    """The vectors of some spaces, where they belong together: as they are of one space, otherwise without their means.

    Args:
        most: of more items, as many by chance, always the same.
        means: what is to be taken away, of a map that was made before; None finds it out.
        without: ids of items that are not wanted, ascending.
    Raises: EncoderUnavailable: the encoder that knows what classes are called fails.
    """
    several = len(sources) > 1
    found_ids: list[Ids] = []
    found: list[Halves] = []
    groups: list[npt.NDArray[np.int32]] = []
    taken: dict[str, Vectors] = {}
    wanted, left_out = _chosen(catalogue, sources, most, without)
    for place, source in enumerate(sources):
        ids, vectors = _read(catalogue, encoders, source, wanted)
        if not len(ids):
            continue
        if several:
            name = source.space.name
            mean = means[name] if means and name in means else vectors.mean(axis=0, dtype=np.float32)
            taken[name] = mean
            vectors = _without_mean(vectors, mean)
        found_ids.append(ids)
        found.append(vectors)
        groups.append(np.full(len(ids), place, np.int32))
    if not found:
        return Material(np.empty(0, np.int64), np.empty((0, 1), np.float16), np.empty(0, np.int32), taken, left_out)
    ids = np.concatenate(found_ids)
    order = np.argsort(ids, kind="stable")
    return Material(ids[order], np.vstack(found)[order], np.concatenate(groups)[order], taken, left_out)


def ids_of(catalogue: Catalogue, sources: Sequence[Source]) -> Ids:
    """The items that have a vector in some spaces, ascending."""
    found = [np.empty(0, np.int64)]
    with catalogue.read() as connection:
        for source in sources:
            row = spaces.find(connection, source.space.fingerprint)
            if row is not None:
                found.append(contents.item_ids_in(connection, row.space_id))
    return np.unique(np.concatenate(found))


def vectors_of(catalogue: Catalogue, space: Space, wanted: Ids) -> tuple[Ids, Vectors]:
    """The vectors of those of some items that have one in a space: ids (m,) ascending, vectors (m, dim).

    Args: wanted: ascending.
    """
    with catalogue.read() as connection:
        parts = list(_stored(connection, space, wanted))
    if not parts:
        return np.empty(0, np.int64), np.empty((0, space.dim), np.float32)
    return np.concatenate([ids for ids, _ in parts]), np.vstack([vectors for _, vectors in parts])


def _chosen(catalogue: Catalogue, sources: Sequence[Source], most: int, without: Ids | None) -> tuple[Ids, int]:
    every = ids_of(catalogue, sources)
    if without is not None:
        every = every[~is_in(every, without)]
    chosen = every[drawn(len(every), most, len(every))]
    return chosen, len(every) - len(chosen)


def _read(catalogue: Catalogue, encoders: EncoderSet, source: Source, wanted: Ids) -> tuple[Ids, Halves]:
    with catalogue.read() as connection:
        blocks = list(_blocks(_stored(connection, source.space, wanted), encoders, source))
    if not blocks:
        return np.empty(0, np.int64), np.empty((0, 1), np.float16)
    return np.concatenate([ids for ids, _ in blocks]), np.vstack([vectors for _, vectors in blocks])


def _stored(connection: Connection, space: Space, wanted: Ids) -> Iterator[tuple[Ids, Vectors]]:
    """The vectors of those of some items that have one in a space, in batches, none of them empty."""
    row = spaces.find(connection, space.fingerprint)
    for ids, vectors in contents.vectors_in(connection, row) if row is not None else ():
        there = is_in(ids, wanted)
        if there.any():
            yield ids[there], vectors[there]


def _blocks(
    stored: Iterator[tuple[Ids, Vectors]], encoders: EncoderSet, source: Source
) -> Iterator[tuple[Ids, Halves]]:
    for ids, vectors in stored:
        some: Vectors | None = vectors
        if source.space.name != source.target:
            some = encoders.translate(vectors, source.space.name, source.target)
        if some is not None:
            yield ids, some.astype(np.float16)


def _without_mean(vectors: Halves, mean: Vectors) -> Halves:
    found = np.empty_like(vectors)
    for start in range(0, len(vectors), _BLOCK):
        rest = vectors[start : start + _BLOCK] - mean
        lengths = np.linalg.norm(rest, axis=1, keepdims=True)
        found[start : start + _BLOCK] = np.where(lengths > _SHORTEST, rest / np.maximum(lengths, _SHORTEST), 0)
    return found


def _reaches(encoders: EncoderSet, space: Space, text: Space) -> bool:
    return encoders.translate(np.zeros((1, space.dim), np.float32), space.name, text.name) is not None


_BLOCK = 8192
_SHORTEST = 1e-6
