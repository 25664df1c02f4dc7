"""Libraries of any size, written straight into the catalogue: real tables, real indexes, made-up content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import bindparam, func, insert, select, update

from models.catalogue import files, spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.files import ScannedFile
from models.catalogue.tables import content, coverage, file, item, vector
from models.encoders import efficientnet
from models.encoders.concepts import TABLES, ConceptMap, read_vocabulary
from models.encoders.encoders import Encoders
from models.encoders.protocol import Description
from models.kinds import Kind
from models.paths import LibraryPaths
from models.spaces import PictureInput, Space, TextInput, Vectors
from models.views import EncoderStatus

TEXT = "minilm-l6-v2/text"
CONCEPTS = "efficientnet-lite0/concepts"
FEATURES = "efficientnet-lite0/features"
PASSAGES_PER_DOCUMENT = 10
_PIECES = Path(__file__).resolve().parents[2] / "resources" / "vocabularies" / "bert-base-uncased.txt"
_VOCABULARY = 20_000
_WORDS_PER_PASSAGE = 60
_BLOCK = 2000
_CENTRES = 4000
# How far items lie from their centre, in its length.
_SPREAD = 0.8


class FixedEncoders:
    """Encoders of the basic ones' spaces and dimensions that answer at once, with a vector drawn from the text.

    Classes have their real names, because saying what a picture was recognised as is part of a search.

    Args:
        timed: asked for every text, too, for the time that it takes; what it answers is not used.
    """

    def __init__(self, timed: Encoders | None = None) -> None:
        self._timed = timed
        self.text = _space(TEXT, 384, Kind.DOCUMENT, answers_text=True, finds_similar=True)
        self.concepts = _space(CONCEPTS, 1000, Kind.IMAGE, answers_text=True, finds_similar=False)
        self.features = _space(FEATURES, 1280, Kind.IMAGE, answers_text=False, finds_similar=True)
        vocabulary = read_vocabulary(efficientnet.class_names(), TABLES / "imagenet-1k.broader")
        self._concepts = ConceptMap(vocabulary, unit_vectors(len(vocabulary.texts), self.text.dim, 0))
        words = ("words", "Words", "For benchmarks.", "Apache-2.0", "Findling", (Kind.DOCUMENT,))
        pictures = ("pictures", "Pictures", "For benchmarks.", "Apache-2.0", "Findling", (Kind.IMAGE,))
        self._descriptions = (
            Description(*words, TextInput(), (self.text,), batch=16),
            Description(*pictures, PictureInput(size_px=16, resize_px=16), (self.features, self.concepts), batch=16),
        )

    @property
    def spaces(self) -> tuple[Space, ...]:
        return self.text, self.concepts, self.features

    def active(self) -> tuple[Description, ...]:
        return self._descriptions

    def statuses(self) -> tuple[EncoderStatus, ...]:
        return ()

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        answering = [space for space in self.spaces if space.answers_text and (spaces is None or space.name in spaces)]
        if self._timed is not None:
            self._timed.encode_text(texts, spaces)
        return {
            space.name: np.concatenate([_drawn(space.name, space.dim, one) for one in texts]) for space in answering
        }

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        spaces = next(one.spaces for one in self._descriptions if one.name == encoder)
        return {space.name: unit_vectors(len(batch), space.dim, len(batch)) for space in spaces}

    def translate(self, vectors: Vectors, source: str, target: str) -> Vectors | None:
        return self._concepts.lower(vectors) if (source, target) == (CONCEPTS, TEXT) else None

    def name_concepts(self, vectors: Vectors, space: str) -> list[tuple[str, ...]]:
        return self._concepts.strongest(vectors) if space == CONCEPTS else [()] * len(vectors)

    def warm_up(self) -> None:
        pass

    def close(self) -> None:
        pass


@cache
def _drawn(space: str, dim: int, text: str) -> Vectors:
    """What stands for a text; remembered, so that drawing it does not count where encoding it is timed."""
    return _draw(space)(1, dim, int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]))


def unit_vectors(count: int, dim: int, seed: int) -> Vectors:
    """Directions by chance: shape (count, dim), float32, rows of L2 norm 1."""
    vectors = np.random.default_rng(seed).standard_normal((count, dim), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def clustered_vectors(count: int, dim: int, seed: int) -> Vectors:
    """Directions around a few thousand centres, as those of media lie: shape (count, dim), float32, L2 norm 1."""
    draw = np.random.default_rng(seed)
    rows = _centres(dim)[draw.integers(_CENTRES, size=count)]
    rows = rows + draw.standard_normal((count, dim), dtype=np.float32) * (_SPREAD / np.sqrt(dim))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@cache
def _centres(dim: int) -> Vectors:
    return unit_vectors(_CENTRES, dim, dim)


def concept_vectors(count: int, dim: int, seed: int) -> Vectors:
    """Square roots of class probabilities, a few of them large: shape (count, dim), float32, rows of L2 norm 1."""
    roots = np.exp(1.5 * np.random.default_rng(seed).standard_normal((count, dim), dtype=np.float32))
    return roots / np.linalg.norm(roots, axis=1, keepdims=True)


def fill(library: Path, encoders: FixedEncoders, count: int) -> None:
    """Make a library of `count` pictures and `count` passages, ten to a document, all indexed."""
    catalogue = Catalogue(LibraryPaths(library).catalogue, LibraryPaths(library).snapshots)
    with catalogue.write() as connection:
        root_id = files.add_root(connection, os.fsencode(library / "media"))
        space_ids = {space.name: spaces.register(connection, space) for space in encoders.spaces}
    for first in range(0, count, _BLOCK):
        block = range(first, min(first + _BLOCK, count))
        _put_pictures(catalogue, root_id, space_ids, block, encoders)
        _put_documents(catalogue, root_id, space_ids, block, encoders)
    catalogue.close()


def put_files(catalogue: Catalogue, root_id: int, found: Sequence[ScannedFile], items: Sequence[list[NewItem]]) -> None:
    """Write files with one content each, indexed in every space that their items have a vector in.

    Straight into the tables, many rows at a time: the way that files take while they are indexed is for few at once.
    """
    if not found:
        return
    with catalogue.write() as connection:
        files.put_scanned(connection, root_id, found)
        first = 1 + (connection.execute(select(func.max(content.c.id))).scalar() or 0)
        first_item = 1 + (connection.execute(select(func.max(item.c.id))).scalar() or 0)
        held = [(first + place, one) for place, its_items in enumerate(items) for one in its_items]
        known = list(enumerate(found, first))
        connection.execute(insert(content), [_content_row(content_id, one) for content_id, one in known])
        connection.execute(
            insert(item), [_item_row(n, content_id, one) for n, (content_id, one) in enumerate(held, first_item)]
        )
        vectors = [
            {"space_id": space_id, "item_id": number, "data": row.astype("<f2").tobytes()}
            for number, (_, one) in enumerate(held, first_item)
            for space_id, row in one.vectors.items()
        ]
        connection.execute(insert(vector), vectors)
        drawn = {(content_id, space_id) for content_id, one in held for space_id in one.vectors}
        connection.execute(insert(coverage), [{"content_id": c, "space_id": s} for c, s in sorted(drawn)])
        looked_into = (
            update(file).where(file.c.path == bindparam("at")).values(state="indexed", content_id=bindparam("held"))
        )
        connection.execute(looked_into, [{"at": one.path, "held": content_id} for content_id, one in known])
        spaces.touch(connection, {space_id for _, space_id in drawn})


def _content_row(content_id: int, one: ScannedFile) -> dict[str, Any]:
    new = NewContent(hashlib.sha256(one.path).hexdigest(), one.kind, width=1000, height=700)
    return {"id": content_id, "preview": "", "own_tags": "", **asdict(new)}


def _item_row(item_id: int, content_id: int, one: NewItem) -> dict[str, Any]:
    row = {each.name: getattr(one, each.name) for each in fields(one) if each.name != "vectors"}
    return {"id": item_id, "content_id": content_id, **row}


def words_of(seed: int, count: int = _WORDS_PER_PASSAGE) -> str:
    """English words as often as in a language: the second commonest half as often as the first, and so on."""
    words = _words()
    drawn = np.random.default_rng(seed).random(count)
    ranks = np.exp(drawn * np.log(len(words))).astype(np.int64) - 1
    return " ".join(words[rank] for rank in ranks.tolist())


@cache
def _words() -> Sequence[str]:
    """Words that a text encoder takes as a person's: made-up ones fall into many pieces, each of which takes time."""
    pieces = _PIECES.read_text(encoding="utf-8").split("\n")
    return [piece for piece in pieces if len(piece) > 1 and piece.isascii() and piece.isalpha()][:_VOCABULARY]


def _put_pictures(
    catalogue: Catalogue, root_id: int, space_ids: dict[str, int], block: range, encoders: FixedEncoders
) -> None:
    features = _rows(encoders.features, block)
    concepts = _rows(encoders.concepts, block)
    found = [_scanned(catalogue, f"picture-{number}-{words_of(number, 2)}.jpg", Kind.IMAGE, number) for number in block]
    items = [
        [NewItem(Kind.IMAGE, 0, {space_ids[FEATURES]: feature, space_ids[CONCEPTS]: concept})]
        for feature, concept in zip(features, concepts, strict=True)
    ]
    put_files(catalogue, root_id, found, items)


def _put_documents(
    catalogue: Catalogue, root_id: int, space_ids: dict[str, int], block: range, encoders: FixedEncoders
) -> None:
    vectors = _rows(encoders.text, block)
    found, items = [], []
    for start in range(0, len(block), PASSAGES_PER_DOCUMENT):
        number = block[start]
        found.append(_scanned(catalogue, f"document-{number}-{words_of(number, 2)}.txt", Kind.DOCUMENT, number))
        rows = vectors[start : start + PASSAGES_PER_DOCUMENT]
        items.append(
            [
                NewItem(Kind.DOCUMENT, place, {space_ids[TEXT]: row}, text=words_of(block[start + place]))
                for place, row in enumerate(rows)
            ]
        )
    put_files(catalogue, root_id, found, items)


def _rows(space: Space, block: range) -> npt.NDArray[np.float32]:
    return _draw(space.name)(len(block), space.dim, space.dim * 1_000_003 + block.start)


def _draw(space: str) -> Callable[[int, int, int], Vectors]:
    return concept_vectors if space == CONCEPTS else clustered_vectors


def _scanned(catalogue: Catalogue, name: str, kind: Kind, number: int) -> ScannedFile:
    folder = catalogue._path.parent / "media" / f"{number // 1000:04d}"
    return ScannedFile(os.fsencode(folder / name), kind, 1000 + number, 1_700_000_000_000_000_000 + number)


def _space(name: str, dim: int, kind: Kind, *, answers_text: bool, finds_similar: bool) -> Space:
    digest = hashlib.sha256(f"benchmark {name}".encode()).hexdigest()
    return Space(name, digest, dim, (kind,), answers_text=answers_text, finds_similar=finds_similar)
