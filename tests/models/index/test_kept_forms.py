"""Forms that a person may choose: what each finds, costs and keeps, and how an index changes from one to another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.index import vector_index
from models.index.half_rows import ByteRows
from models.index.kept_forms import KEPT_FORMS, fewest_for
from models.index.sketches import Sketches, unpack
from models.index.trial import Trial, Verdict
from models.index.vector_index import Stamp, VectorIndex, ids_sha256
from models.spaces import Vectors

_DIM, _COUNT = 32, 3000
_COMPARED = ("codes", "int8 compared", "pca 2", "pca 4")


def clustered(count: int, seed: int = 0) -> Vectors:
    """Groups of directions in a cone, as encoders give them; rounded to float16, as the catalogue has them."""
    drawn = np.random.default_rng(seed)
    centres = np.random.default_rng(99).standard_normal((100, _DIM), dtype=np.float32)
    rows = centres[drawn.integers(100, size=count)] + 0.5 * drawn.standard_normal((count, _DIM), dtype=np.float32) + 1.0
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16).astype(np.float32)


@pytest.fixture(scope="module")
def rows() -> Vectors:
    return clustered(_COUNT)


def made(form: str, rows: Vectors) -> VectorIndex:
    index = VectorIndex(_DIM)
    index.add(np.arange(len(rows)), rows)
    index.form = form
    index.reshape(clustered(50, 5))
    return index


def recall(index: VectorIndex, rows: Vectors, off: float, among: np.ndarray | None = None) -> float:
    """The share of numpy's ten nearest that are found; cosines may be off by so much."""
    numbers, shares = np.arange(len(rows)) if among is None else among, []
    for query in clustered(40, 6):
        cosines, ids = index.search(query, 10, among)
        assert np.allclose(cosines, rows[ids] @ query, atol=off) and (np.diff(cosines) <= 1e-6).all()
        wanted = np.sort(rows[numbers] @ query)[::-1][:10]
        shares.append((rows[ids] @ query >= wanted[-1] - 1e-5).mean())
    return float(np.mean(shares))


@pytest.mark.parametrize("form", _COMPARED)
def test_what_names_candidates_is_measured_and_compared_exactly(form: str, rows: Vectors, tmp_path: Path) -> None:
    index = made(form, rows)
    told = re.search(r"then exact in float16: .*recall ([0-9.]+) on 250 queries", index.description)
    assert told is not None and float(told[1]) >= 0.95
    assert not index.is_outgrown and not index.is_rounded
    allowed = np.arange(0, _COUNT, 3)
    assert recall(index, rows, 1e-5) >= 0.95 and recall(index, rows, 1e-5, allowed) >= 0.95
    named = {"int8 compared": _DIM, "pca 2": _DIM, "pca 4": _DIM / 2}
    if form in named:
        assert index.bytes_per_vector == 2 * _DIM + 8 + named[form]
    index.remove(np.arange(0, _COUNT, 2))
    index.add(np.array([9000]), clustered(1, 7))
    assert index.search(clustered(1, 7), 1)[1].tolist() == [9000]
    assert (index.search(rows[0], 50)[1] % 2 == 1).sum() >= 49
    stamp = Stamp("f" * 64, 1, ids_sha256(index.ids()))
    index.save(tmp_path / "a.faiss", stamp)
    loaded = vector_index.load(tmp_path / "a.faiss", stamp, _DIM)
    assert loaded is not None and loaded.form == form and loaded.description == index.description
    assert not loaded.is_outgrown
    for query in clustered(10, 8):
        assert loaded.search(query, 10)[1].tolist() == index.search(query, 10)[1].tolist()
    loaded.form = ""
    assert loaded.is_outgrown
    loaded.reshape()
    assert loaded.description == "exact, float16" and loaded.bytes_per_vector == 2 * _DIM + 8


def test_int8_alone_takes_half_and_says_what_it_finds(rows: Vectors, tmp_path: Path) -> None:
    index = made("int8", rows)
    assert index.description.startswith("int8, nothing compared exactly (recall 0.9")
    assert index.is_rounded and not index.is_outgrown and index.bytes_per_vector == _DIM + 8
    assert recall(index, rows, 0.01) >= 0.9 and recall(index, rows, 0.01, np.arange(0, _COUNT, 3)) >= 0.9
    assert np.allclose(index.vectors(np.arange(100)), rows[:100], atol=0.01)
    stamp = Stamp("f" * 64, 1, ids_sha256(index.ids()))
    index.save(tmp_path / "a.faiss", stamp)
    loaded = vector_index.load(tmp_path / "a.faiss", stamp, _DIM)
    assert loaded is not None and loaded.is_rounded and loaded.description == index.description
    assert np.array_equal(loaded.vectors(np.arange(50)), index.vectors(np.arange(50)))
    loaded.add(np.array([9000]), clustered(1, 7))
    assert loaded.search(clustered(1, 7), 1)[1].tolist() == [9000]
    # What is rounded is not made exact again: whoever has the vectors fills another index.
    for form in ("", "float16", "codes"):
        loaded.form = form
        assert loaded.is_outgrown
        loaded.reshape()
        assert loaded.is_rounded and loaded.is_outgrown


def test_what_is_added_while_a_form_is_made_is_in_it(rows: Vectors) -> None:
    for form in ("int8", "pca 2"):
        index, added = VectorIndex(_DIM), []
        index.add(np.arange(_COUNT), rows)
        index.form = form

        def add(index: VectorIndex = index, added: list[int] = added) -> bool:
            if len(added) < 20:
                added.append(10_000 + len(added))
                index.add(np.array(added[-1:]), clustered(1, added[-1]))
            return True

        index.reshape(go_on=add)
        assert not index.is_outgrown and len(index) == _COUNT + 20
        assert index.search(clustered(1, 10_019), 1)[1].tolist() == [10_019]


def test_an_exact_search_is_had_at_once_and_codes_stay(rows: Vectors) -> None:
    index = made("codes", rows)
    index.form = "float16"
    assert index.description == "exact, float16: a person wants it so" and not index.is_outgrown
    assert recall(index, rows, 1e-5) == 1.0
    index.form = "codes"
    assert not index.is_outgrown and "then exact" in index.description


def test_with_few_vectors_every_form_is_exact(rows: Vectors) -> None:
    for form in KEPT_FORMS:
        index = made(form, rows[:900])
        assert not index.is_outgrown and index.description.startswith("exact, float16")
        assert index.bytes_per_vector == 2 * _DIM + 8
    assert "too few items" in made("int8", rows[:900]).description
    assert fewest_for("pca 4", 1280) == 1280 and fewest_for("int8", 1280) == 1000


def test_files_of_other_forms_are_refused(rows: Vectors) -> None:
    with pytest.raises(ValueError, match="another kind"):
        unpack(Sketches("pca 2", _DIM, rows).packed(), _DIM + 1)
    with pytest.raises(RuntimeError):
        unpack(b"IxSQ", _DIM)
    learned = ByteRows(_DIM, rows).learned
    assert ByteRows(_DIM, learned).learned == learned
    for wrong in (learned[:-4], b"\xff" * len(learned)):
        with pytest.raises(ValueError, match="no ranges"):
            ByteRows(_DIM, wrong)


@pytest.mark.parametrize("form", ["", *_COMPARED, "int8"])
def test_what_is_removed_while_a_form_is_judged_fails_nothing(
    form: str, rows: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever indexes removes at any time; a form that failed would not be tried again."""
    index = VectorIndex(_DIM, coded_from=1)
    index.add(np.arange(_COUNT), rows)
    index.form = form
    judge = Trial.judge

    def remove_first(*asked: Any) -> Verdict | None:
        index.remove(np.arange(5))
        return judge(*asked)

    monkeypatch.setattr(Trial, "judge", remove_first)
    index.reshape()
    assert len(index) == _COUNT - 5 and index.is_outgrown
    monkeypatch.undo()
    index.reshape()
    assert not index.is_outgrown and recall(index, rows, 0.03, np.arange(5, _COUNT)) > 0.9
