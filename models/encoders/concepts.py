"""Concepts: the classes of a recogniser as a bridge between what it sees or hears and the space of text.

A picture or a sound is a distribution over classes, stored as square roots. A text is carried up to the classes
by how close it is to their names and to broader terms ("dog" for 118 breeds); a distribution is carried down
into the space of text as a mixture of its classes' names. numpy alone: no weights here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.encoders.protocol import normalised
from models.spaces import Vectors

TABLES = Path(__file__).resolve().parents[2] / "resources" / "concepts"
_TEMPERATURE = 0.05
_STRONGEST_CLASSES = 10
_MOST_NAMED = 3
_LEAST_NAMED = 0.1


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words for the classes of one recogniser.

    Attributes:
        names: one name per class, in the recogniser's order.
        terms: broader terms.
        members: bool, shape (len(terms), len(names)): which classes are a kind of the term; no row is empty.
    """

    names: tuple[str, ...]
    terms: tuple[str, ...]
    members: npt.NDArray[np.bool_]

    @property
    def texts(self) -> tuple[str, ...]:
        """Names, then terms: the texts whose vectors `ConceptMap` wants, in this order."""
        return self.names + self.terms

    def cache_key(self, text_fingerprint: str) -> str:
        """64 hex digits for the vectors of `texts` in the text space with this fingerprint."""
        return hashlib.sha256("\n".join((text_fingerprint, *self.texts)).encode()).hexdigest()


def read_vocabulary(names: Sequence[str], table: Path) -> Vocabulary:
    """Class names with the broader terms of a table ("term: 3 7-9" per line, "#" starts a comment).

    Raises: OSError, ValueError: the table cannot be read, or a line is malformed or names an unknown class.
    """
    terms: list[str] = []
    rows: list[npt.NDArray[np.bool_]] = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        term, separator, classes = line.rpartition(":")
        if not separator or not classes.split():
            raise ValueError(f"{table.name}: “{line}” names no class")
        row = np.zeros(len(names), dtype=np.bool_)
        for part in classes.split():
            first, _, last = part.partition("-")
            if not 0 <= int(first) <= int(last or first) < len(names):
                raise ValueError(f"{table.name}: “{line}” names a class that does not exist")
            row[int(first) : int(last or first) + 1] = True
        terms.append(term.strip())
        rows.append(row)
    return Vocabulary(tuple(names), tuple(terms), np.array(rows, dtype=np.bool_).reshape(len(terms), len(names)))


class ConceptMap:
    """Carries vectors between a space of text and a space of concepts.

    Args:
        vocabulary: of the recogniser.
        text_vectors: shape (len(vocabulary.texts), text dim), rows of L2 norm 1: the vectors of its texts.
    """

    def __init__(self, vocabulary: Vocabulary, text_vectors: Vectors) -> None:
        if len(text_vectors) != len(vocabulary.texts):
            raise ValueError(f"{len(text_vectors)} vectors for {len(vocabulary.texts)} texts")
        members = vocabulary.members.astype(np.float32)
        self._texts = text_vectors
        self._class_names = vocabulary.names
        self._names = text_vectors[: len(vocabulary.names)]
        self._term_shares = members / members.sum(axis=1, keepdims=True)

    def lift(self, text_vectors: Vectors) -> Vectors:
        """Texts as concepts: softmax over all names and broader terms, each term sharing its part among its classes.

        The scalar product with the square root of a picture's class probabilities is its score for the text.

        Args:
            text_vectors: shape (n, text dim), rows of L2 norm 1 or 0.

        Returns: shape (n, classes), float32, rows of L2 norm 1; zeros for zeros.
        """
        similarity = text_vectors @ self._texts.T
        weights = np.exp((similarity - similarity.max(axis=1, keepdims=True)) / _TEMPERATURE)
        weights /= weights.sum(axis=1, keepdims=True)
        classes = weights[:, : len(self._names)] + weights[:, len(self._names) :] @ self._term_shares
        classes[~text_vectors.any(axis=1)] = 0
        return normalised(classes)

    def lower(self, concept_vectors: Vectors) -> Vectors:
        """Concepts as texts: the mixture of the names of the strongest classes, weighted by their probabilities.

        Args:
            concept_vectors: shape (n, classes), square roots of probabilities.

        Returns: shape (n, text dim), float32, rows of L2 norm 1; zeros for zeros.
        Source: Norouzi et al. 2013 (ConSE), with the ten strongest classes.
        """
        probabilities = np.square(concept_vectors)
        strongest = np.argsort(-probabilities, axis=1, kind="stable")[:, :_STRONGEST_CLASSES]
        kept = np.zeros_like(probabilities)
        np.put_along_axis(kept, strongest, np.take_along_axis(probabilities, strongest, axis=1), axis=1)
        return normalised(kept @ self._names)

    def strongest(self, concept_vectors: Vectors) -> list[tuple[str, ...]]:
        """For each row, the names of up to three classes of a probability of at least a tenth, strongest first.

        Of a name with synonyms ("tiger, Panthera tigris"), the first.

        Args: concept_vectors: shape (n, classes), square roots of probabilities.
        """
        probabilities = np.square(concept_vectors)
        named: list[list[int]] = [[] for _ in probabilities]
        # At most ten classes of a row can have a tenth, which is much quicker to sort than all of them.
        for place in np.flatnonzero(probabilities >= _LEAST_NAMED).tolist():
            row, column = divmod(place, probabilities.shape[1])
            named[row].append(column)
        return [
            tuple(_first_name(self._class_names[c]) for c in sorted(columns, key=lambda c: -row[c])[:_MOST_NAMED])
            for row, columns in zip(probabilities, named, strict=True)
        ]


@cache
def _first_name(name: str) -> str:
    """ "tiger" of "tiger, Panthera tigris"; a comma in brackets is part of the name."""
    return re.split(r",(?![^(]*\))", name)[0]
