"""Concepts: what carries words over to classes and back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.encoders.concepts import TABLES, ConceptMap, Vocabulary, read_vocabulary
from models.encoders.protocol import normalised

NAMES = ("poodle", "beagle", "piano", "violin")


def directions(count: int, dim: int = 16) -> np.ndarray:
    """Rows that are orthogonal to one another."""
    return np.linalg.qr(np.random.default_rng(0).normal(size=(dim, dim)))[0][:count].astype(np.float32)


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    table = tmp_path / "table"
    table.write_text("# comment\ndog: 0-1\n\nmusical instrument: 2 3\n")
    return read_vocabulary(NAMES, table)


def test_a_table_names_classes_singly_and_by_range(vocabulary: Vocabulary) -> None:
    assert vocabulary.texts == (*NAMES, "dog", "musical instrument")
    assert vocabulary.members.tolist() == [[True, True, False, False], [False, False, True, True]]


@pytest.mark.parametrize("line", ["dog", "dog:", "dog: 4", "dog: 3-2", "dog: 1-9", "dog: x"])
def test_a_wrong_line_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "table").write_text(line)
    with pytest.raises(ValueError, match=r"class|invalid"):
        read_vocabulary(NAMES, tmp_path / "table")


def test_a_name_is_lifted_to_its_class(vocabulary: Vocabulary) -> None:
    vectors = directions(6)
    lifted = ConceptMap(vocabulary, vectors).lift(vectors[:4])
    assert lifted.shape == (4, 4)
    assert lifted.dtype == np.float32
    np.testing.assert_allclose(lifted, np.eye(4), atol=1e-5)


def test_a_broader_term_is_lifted_to_all_its_classes_alike(vocabulary: Vocabulary) -> None:
    vectors = directions(6)
    lifted = ConceptMap(vocabulary, vectors).lift(vectors[4:5])
    np.testing.assert_allclose(lifted, [[0.5**0.5, 0.5**0.5, 0, 0]], atol=1e-5)


def test_lifting_is_the_documented_softmax(vocabulary: Vocabulary) -> None:
    rng = np.random.default_rng(1)
    texts, queries = normalised(rng.normal(size=(6, 16))), normalised(rng.normal(size=(3, 16)))
    weights = np.exp(queries @ texts.T / 0.05)
    expected = weights[:, :4] + np.repeat(weights[:, 4:] / 2, 2, axis=1)
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    np.testing.assert_allclose(ConceptMap(vocabulary, texts).lift(queries), expected, rtol=1e-4)


def test_lowering_mixes_names_by_probability(vocabulary: Vocabulary) -> None:
    vectors = directions(6)
    lowered = ConceptMap(vocabulary, vectors).lower(np.sqrt(np.array([[0.8, 0.2, 0, 0]], dtype=np.float32)))
    expected = 0.8 * vectors[0] + 0.2 * vectors[1]
    np.testing.assert_allclose(lowered[0], expected / np.linalg.norm(expected), atol=1e-6)


def test_lowering_keeps_the_ten_strongest_classes_only() -> None:
    names = tuple(f"class {number}" for number in range(12))
    vectors = directions(12)
    probabilities = np.arange(12, 0, -1, dtype=np.float32)[None] / 78
    lowered = ConceptMap(Vocabulary(names, (), np.zeros((0, 12), bool)), vectors).lower(np.sqrt(probabilities))
    shares = lowered @ vectors.T
    assert (shares[0, :10] > 0.1).all()
    np.testing.assert_allclose(shares[0, 10:], 0, atol=1e-6)


def test_what_carries_nothing_stays_nothing(vocabulary: Vocabulary) -> None:
    concepts = ConceptMap(vocabulary, directions(6))
    assert not concepts.lift(np.zeros((2, 16), np.float32)).any()
    assert not concepts.lower(np.zeros((2, 4), np.float32)).any()
    assert concepts.lift(np.zeros((0, 16), np.float32)).shape == (0, 4)


def test_vectors_must_fit_the_vocabulary(vocabulary: Vocabulary) -> None:
    with pytest.raises(ValueError, match="4 vectors for 6 texts"):
        ConceptMap(vocabulary, directions(4))


def test_the_cache_key_changes_with_names_and_text_space(vocabulary: Vocabulary) -> None:
    other = Vocabulary(("poodle", "beagle", "piano", "cello"), vocabulary.terms, vocabulary.members)
    assert len({vocabulary.cache_key("a"), vocabulary.cache_key("b"), other.cache_key("a")}) == 3


@pytest.mark.parametrize(("table", "classes"), [("imagenet-1k.broader", 1000), ("audioset.broader", 521)])
def test_the_tables_that_ship_are_well_formed(table: str, classes: int) -> None:
    vocabulary = read_vocabulary([str(number) for number in range(classes)], TABLES / table)
    assert len(set(vocabulary.terms)) == len(vocabulary.terms) > 50
    assert vocabulary.members.any(axis=1).all()


def test_the_imagenet_table_agrees_with_the_class_names() -> None:
    from models.encoders.efficientnet import class_names

    names = class_names()
    vocabulary = read_vocabulary(names, TABLES / "imagenet-1k.broader")
    dogs = {names[number] for number in np.flatnonzero(vocabulary.members[vocabulary.terms.index("dog")])}
    assert {"Chihuahua", "Golden Retriever", "Mexican hairless dog (xoloitzcuintli)"} <= dogs
    assert not {"tabby cat", "grey wolf", "sea lion"} & dogs


def test_the_strongest_classes_are_named_by_their_first_name(vocabulary: Vocabulary) -> None:
    named = Vocabulary(("poodle, small dog", "beagle (hound, scent)", *NAMES[2:]), vocabulary.terms, vocabulary.members)
    probabilities = np.array([[0.5, 0.35, 0.1, 0.05], [0, 0, 0, 0], [0.04, 0.03, 0.02, 0.91]], np.float32)
    strongest = ConceptMap(named, directions(6)).strongest(np.sqrt(probabilities))
    assert strongest == [("poodle", "beagle (hound, scent)", "piano"), (), ("violin",)]
