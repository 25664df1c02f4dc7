"""The vector index finds what is nearest, and its file never passes for something else."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.index import vector_index
from models.index.vector_index import Stamp, VectorIndex, ids_sha256
from models.spaces import Vectors


def unit_rows(count: int, dim: int, seed: int = 0) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def index() -> VectorIndex:
    made = VectorIndex(16)
    made.add(np.arange(100, 150), unit_rows(50, 16))
    return made


def stamp_of(index: VectorIndex) -> Stamp:
    return Stamp("f" * 64, 7, ids_sha256(index.ids()))


def test_it_finds_what_numpy_finds(index: VectorIndex) -> None:
    query = unit_rows(1, 16, seed=1)
    cosines, ids = index.search(query, 10)
    expected = np.argsort(-(unit_rows(50, 16) @ query[0]))[:10] + 100
    assert ids.tolist() == expected.tolist()
    assert np.allclose(cosines, np.sort(unit_rows(50, 16) @ query[0])[::-1][:10], atol=2e-3)


def test_it_returns_no_more_than_it_has(index: VectorIndex) -> None:
    assert len(index.search(unit_rows(1, 16), 1000)[1]) == 50
    assert len(VectorIndex(16).search(unit_rows(1, 16), 5)[1]) == 0


def test_what_comes_and_goes_is_seen_by_a_filter_that_stays(index: VectorIndex) -> None:
    among, query = np.arange(120, 160), unit_rows(1, 16, seed=1)
    before = index.search(query, 5, among)[1]
    assert index.search(query, 5, among)[1].tolist() == before.tolist()
    index.add(np.array([155]), query)
    assert index.search(query, 5, among)[1].tolist() == [155, *before[:4].tolist()]
    index.remove(before[:1])
    assert index.search(query, 5, among)[1][:2].tolist() == [155, before[1]]
    assert index.search(query, 5, among[:5])[1].max() < 125


def test_an_id_added_twice_is_there_once(index: VectorIndex) -> None:
    index.add(np.array([149, 150]), unit_rows(2, 16, seed=3))
    assert index.ids().tolist() == list(range(100, 151))
    assert np.allclose(index.vectors(np.array([149]))[0], unit_rows(50, 16)[49], atol=1e-3)


def test_an_unknown_id_has_no_vector(index: VectorIndex) -> None:
    with pytest.raises(KeyError):
        index.vectors(np.array([7]))


def test_a_sample_is_of_the_index_and_repeatable(index: VectorIndex) -> None:
    first, again = index.sample(10), index.sample(10)
    assert np.array_equal(first, again)
    assert np.max(unit_rows(50, 16) @ first.T, axis=0).min() > 0.999
    assert VectorIndex(16).sample(10).shape == (0, 16)


def test_a_saved_index_comes_back(index: VectorIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "a.faiss", stamp_of(index))
    loaded = vector_index.load(tmp_path / "a.faiss", stamp_of(index), 16)
    assert loaded is not None
    query = unit_rows(1, 16, seed=1)
    assert loaded.search(query, 5)[1].tolist() == index.search(query, 5)[1].tolist()
    loaded.add(np.array([500]), unit_rows(1, 16))
    assert len(loaded) == 51


@pytest.mark.parametrize("change", [{"fingerprint": "e" * 64}, {"generation": 8}, {"ids_sha256": "0" * 64}])
def test_a_stale_file_is_not_loaded(index: VectorIndex, tmp_path: Path, change: dict[str, object]) -> None:
    index.save(tmp_path / "a.faiss", stamp_of(index))
    assert vector_index.load(tmp_path / "a.faiss", replace(stamp_of(index), **change), 16) is None


def test_a_missing_file_or_stamp_is_not_loaded(index: VectorIndex, tmp_path: Path) -> None:
    path = tmp_path / "a.faiss"
    assert vector_index.load(path, stamp_of(index), 16) is None
    index.save(path, stamp_of(index))
    (tmp_path / "a.json").unlink()
    assert vector_index.load(path, stamp_of(index), 16) is None


def test_no_damage_passes(index: VectorIndex, tmp_path: Path) -> None:
    path = tmp_path / "a.faiss"
    index.save(path, stamp_of(index))
    whole = path.read_bytes()
    chance = random.Random(0)
    for _ in range(60):
        damaged = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(3):
            if damaged:
                damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        if bytes(damaged) != whole:
            path.write_bytes(damaged)
            assert vector_index.load(path, stamp_of(index), 16) is None
    path.write_bytes(whole)
    assert vector_index.load(path, stamp_of(index), 16) is not None


@pytest.mark.parametrize("stamp", [b"", b"[]", b"null", b"{", b'{"generation": 7}', b"\xff"])
def test_a_damaged_stamp_is_not_loaded(index: VectorIndex, tmp_path: Path, stamp: bytes) -> None:
    index.save(tmp_path / "a.faiss", stamp_of(index))
    (tmp_path / "a.json").write_bytes(stamp)
    assert vector_index.load(tmp_path / "a.faiss", stamp_of(index), 16) is None
