"""Libraries of any size, written straight into the catalogue: real tables, real indexes, made-up content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.catalogue import contents, files, spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.files import ScannedFile
from models.encoders import efficientnet
from models.encoders.concepts import TABLES, ConceptMap, read_vocabulary
from models.encoders.protocol import Description
from models.kinds import Kind
from models.paths import LibraryPaths
from models.spaces import PictureInput, Space, TextInput, Vectors
from models.views import EncoderStatus

TEXT = "minilm-l6-v2/text"
CONCEPTS = "efficientnet-lite0/concepts"
FEATURES = "efficientnet-lite0/features"
PASSAGES_PER_DOCUMENT = 10
_VOCABULARY = 20_000
_WORDS_PER_PASSAGE = 60
_BLOCK = 2000


class FixedEncoders:
    """Encoders of the basic ones' spaces and dimensions that answer at once, with a vector drawn from the text.

    Classes have their real names, because saying what a picture was recognised as is part of a search.
    """

    def __init__(self) -> None:
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
        seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) for text in texts]
        return {space.name: np.concatenate([unit_vectors(1, space.dim, seed) for seed in seeds]) for space in answering}

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


def unit_vectors(count: int, dim: int, seed: int) -> Vectors:
    """Directions by chance: shape (count, dim), float32, rows of L2 norm 1."""
    vectors = np.random.default_rng(seed).standard_normal((count, dim), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


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
    """Write files with one content each, and mark them indexed in every space that their items have a vector in."""
    with catalogue.write() as connection:
        files.put_scanned(connection, root_id, found)
        waiting = {file.path: file for file in files.waiting(connection, len(found))}
        drawn: set[int] = set()
        for one, its_items in zip(found, items, strict=True):
            sha256 = hashlib.sha256(one.path).hexdigest()
            content_id = contents.put_content(connection, NewContent(sha256, one.kind, width=1000, height=700))
            contents.put_items(connection, content_id, its_items)
            space_ids = {number for item in its_items for number in item.vectors}
            contents.cover(connection, content_id, space_ids)
            drawn |= space_ids
            files.mark_indexed(connection, waiting[one.path].file_id, content_id, one.size_bytes, one.mtime_ns)
        spaces.touch(connection, drawn)


def words_of(seed: int, count: int = _WORDS_PER_PASSAGE) -> str:
    """Words as often as in a language: the second commonest half as often as the first, and so on."""
    drawn = np.random.default_rng(seed).random(count)
    ranks = np.exp(drawn * np.log(_VOCABULARY)).astype(np.int64)
    return " ".join(f"{_SYLLABLES[rank % 25]}{_SYLLABLES[rank // 25 % 25]}{rank}" for rank in ranks.tolist())


_SYLLABLES = [consonant + vowel for consonant in "bdkls" for vowel in "aeiou"]


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
    draw = concept_vectors if space.name == CONCEPTS else unit_vectors
    return draw(len(block), space.dim, space.dim * 1_000_003 + block.start)


def _scanned(catalogue: Catalogue, name: str, kind: Kind, number: int) -> ScannedFile:
    folder = catalogue._path.parent / "media" / f"{number // 1000:04d}"
    return ScannedFile(os.fsencode(folder / name), kind, 1000 + number, 1_700_000_000_000_000_000 + number)


def _space(name: str, dim: int, kind: Kind, *, answers_text: bool, finds_similar: bool) -> Space:
    digest = hashlib.sha256(f"benchmark {name}".encode()).hexdigest()
    return Space(name, digest, dim, (kind,), answers_text=answers_text, finds_similar=finds_similar)
