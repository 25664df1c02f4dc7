"""Words by themselves and in sentences, by the vectors that come in packages. Sockets are blocked here."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from models.encoders import word_study
from models.encoders.word_study import WordStudy
from models.errors import UserError
from models.worker import Limits, Worker

_HAS_STATIC = pytest.mark.skipif(bool(word_study.why_no_static()), reason="the extra for static words is not installed")


@pytest.fixture(scope="module")
def study() -> WordStudy:
    return WordStudy(word_study.static_paths(), word_study.context_weights(), ("queen", "lighthouse"))


def test_without_its_files_it_says_which_package_to_install() -> None:
    nothing = WordStudy(None, None)
    with pytest.raises(UserError) as caught:
        nothing.static(["word"])
    assert "wordllama" in caught.value.why and "pip install wordllama" in caught.value.what_to_do
    with pytest.raises(UserError, match="basic text encoder"):
        nothing.in_context("a", ["a"])


@pytest.mark.parametrize("data", [b"", b"\xff" * 64, b"\x02\0\0\0\0\0\0\0{}", b"\x08\0\0\0\0\0\0\0not json"])
def test_a_damaged_file_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    broken = tmp_path / "weights.safetensors"
    broken.write_bytes(data)
    with pytest.raises(UserError, match="cannot be read"):
        word_study._read_table(broken)


@_HAS_STATIC
def test_the_package_is_read_and_never_run(study: WordStudy) -> None:
    study.static(["music"])
    assert "wordllama" not in sys.modules


@_HAS_STATIC
def test_static_vectors_are_of_length_one_and_the_same_for_any_order_of_words(study: WordStudy) -> None:
    vectors = study.static(["the dog bites the man", "the man bites the dog", ""])
    assert vectors.shape == (3, 256) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 0], abs=1e-5)
    assert float(vectors[0] @ vectors[1]) == pytest.approx(1, abs=1e-5)


@_HAS_STATIC
def test_neighbours_are_used_alike_and_come_once_whatever_their_case(study: WordStudy) -> None:
    found = study.nearest(study.static(["music"])[0], 8, ("music",))
    words = [word.lower() for word, _ in found]
    assert "musical" in words and len(set(words)) == 8 and "music" not in words
    assert [value for _, value in found] == sorted((value for _, value in found), reverse=True)


@_HAS_STATIC
def test_king_without_man_with_woman_is_what_the_tour_says_it_is(study: WordStudy) -> None:
    king, man, woman = study.static(["king", "man", "woman"])
    every = study.nearest(king - man + woman, 3)
    assert every[0][0] == "woman"
    assert study.nearest(king - man + woman, 1, ("king", "man", "woman"))[0][0] != "queen"
    london, england, japan = study.static(["London", "England", "Japan"])
    assert study.nearest(london - england + japan, 2, ("London", "England", "Japan"))[0][0] in ("Tokyo", "Japanese")


@pytest.mark.real
def test_a_bank_of_a_river_is_told_from_one_with_money(study: WordStudy) -> None:
    vectors = study.in_context(
        "bank",
        [
            "She sat on the bank of the river.",
            "He took his money to the BANK.",
            "The boat lay by the grassy bank.",
            "None.",
        ],
    )
    assert vectors.shape == (4, 384)
    assert vectors[0] @ vectors[2] > 0.05 + max(vectors[0] @ vectors[1], vectors[1] @ vectors[2])
    assert not vectors[3].any()


@_HAS_STATIC
def test_it_runs_in_a_process_of_its_own() -> None:
    worker = Worker(
        word_study.TARGET,
        (word_study.static_paths(), word_study.context_weights()),
        limits=Limits(60, 2 << 30),
        name="words-test",
    )
    try:
        assert worker.call("static", ["music"]).shape == (1, 256)
    finally:
        worker.close()
