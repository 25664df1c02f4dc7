"""Indexes change what they are while the library grows, in a thread that ends with them, and keep what came of it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from models.catalogue import contents, spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.index import vector_index
from models.index.vector_index import VectorIndex
from models.kinds import Kind
from models.search.indexes import Indexes
from models.spaces import Space, Vectors

_DIM = 32
_SPACE = Space("made-up", "a" * 64, _DIM, (Kind.IMAGE,), answers_text=True, finds_similar=True)


def unit_rows(count: int, seed: int) -> Vectors:
    rows = np.random.default_rng(seed).standard_normal((count, _DIM), dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(autouse=True)
def _soon_outgrown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_index.VectorIndex.__init__, "__defaults__", (2000,))


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with closing(Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")) as opened:
        with opened.write() as connection:
            spaces.register(connection, _SPACE)
        yield opened


def put(catalogue: Catalogue, count: int, seed: int) -> dict[int, tuple[contents.Ids, Vectors]]:
    """One content with so many items. Returns: what a transaction would tell."""
    rows = unit_rows(count, seed)
    with catalogue.write() as connection:
        row = spaces.find(connection, _SPACE.fingerprint)
        assert row is not None
        content_id = contents.put_content(connection, NewContent(f"{seed:064d}", Kind.IMAGE))
        items = [NewItem(Kind.IMAGE, place, {row.space_id: vector}) for place, vector in enumerate(rows)]
        contents.put_items(connection, content_id, items)
        contents.cover(connection, content_id, {row.space_id})
        spaces.touch(connection, {row.space_id})
        ids = contents.item_ids_in(connection, row.space_id)[-count:]
    return {row.space_id: (ids, rows)}


def wait_until_coded(index: VectorIndex) -> None:
    deadline_s = time.monotonic() + 30
    while "PQ" not in index.description:
        assert time.monotonic() < deadline_s, index.description
        time.sleep(0.02)


def test_an_index_that_outgrows_itself_is_reshaped_and_kept(catalogue: Catalogue, tmp_path: Path) -> None:
    asked = []

    def probes(fingerprint: str) -> Vectors:
        asked.append(fingerprint)
        return unit_rows(40, 50)

    put(catalogue, 1500, 1)
    indexes = Indexes(catalogue, tmp_path / "indexes", probes)
    indexes.follow_growth()
    index = indexes.get(_SPACE.fingerprint)
    assert index is not None and asked == []
    indexes.add(put(catalogue, 1500, 2))
    wait_until_coded(index)
    indexes.close()
    indexes.save()
    assert asked == [_SPACE.fingerprint]
    again = Indexes(catalogue, tmp_path / "indexes", probes)
    loaded = again.get(_SPACE.fingerprint)
    assert loaded is not None and loaded.description == index.description and again.problems() == []


def test_one_that_is_large_from_the_start_is_reshaped_when_it_is_opened(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, 2500, 1)
    with closing(Indexes(catalogue, tmp_path / "indexes")) as indexes:
        indexes.follow_growth()
        index = indexes.get(_SPACE.fingerprint)
        assert index is not None
        wait_until_coded(index)


def test_nothing_is_reshaped_unless_asked_for(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, 2500, 1)
    indexes = Indexes(catalogue, tmp_path / "indexes")
    index = indexes.get(_SPACE.fingerprint)
    assert index is not None and index.is_outgrown
    indexes.reshape()
    assert not index.is_outgrown


def test_closing_ends_it_early(catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def reshape(self: VectorIndex, probes: object, go_on: object) -> None:
        begun.set()
        while go_on():  # type: ignore[operator]
            time.sleep(0.01)

    monkeypatch.setattr(VectorIndex, "reshape", reshape)
    put(catalogue, 2500, 1)
    indexes = Indexes(catalogue, tmp_path / "indexes")
    indexes.follow_growth()
    index = indexes.get(_SPACE.fingerprint)
    assert index is not None and begun.wait(10)
    assert len(index.search(unit_rows(1, 3), 5)[1]) == 5
    indexes.close()
    assert not any(thread.name == "reshape-indexes" for thread in threading.enumerate())


def test_one_that_cannot_be_reshaped_is_left_as_it_is(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: VectorIndex, probes: object, go_on: object) -> None:
        raise MemoryError

    monkeypatch.setattr(VectorIndex, "reshape", fail)
    put(catalogue, 2500, 1)
    with closing(Indexes(catalogue, tmp_path / "indexes")) as indexes, caplog.at_level(logging.WARNING):
        index = indexes.get(_SPACE.fingerprint)
        indexes.reshape()
        indexes.reshape()
    assert index is not None and len(index.search(unit_rows(1, 3), 5)[1]) == 5
    assert caplog.text.count("stays as it is") == 1


def test_what_is_gone_is_taken_out_and_the_rest_stays_coded(catalogue: Catalogue, tmp_path: Path) -> None:
    put(catalogue, 2500, 1)
    put(catalogue, 300, 2)
    indexes = Indexes(catalogue, tmp_path / "indexes")
    index = indexes.get(_SPACE.fingerprint)
    indexes.reshape()
    with catalogue.write() as connection:
        connection.exec_driver_sql("UPDATE content SET orphaned_at = 1 WHERE sha256 = ?", (f"{2:064d}",))
    indexes.refresh()
    assert index is not None and indexes.get(_SPACE.fingerprint) is index
    assert len(index) == 2500 and "PQ" in index.description
    with catalogue.write() as connection:
        connection.exec_driver_sql("UPDATE content SET orphaned_at = NULL")
    indexes.refresh()
    back = indexes.get(_SPACE.fingerprint)
    assert back is not index and back is not None and len(back) == 2800


def test_an_index_dropped_while_it_is_saved_leaves_no_file(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(catalogue, 100, 1)
    indexes = Indexes(catalogue, tmp_path / "indexes")
    indexes.get(_SPACE.fingerprint)
    save = VectorIndex.save

    def drop_first(self: VectorIndex, path: Path, stamp: vector_index.Stamp) -> None:
        indexes.drop(_SPACE.fingerprint)
        save(self, path, stamp)

    monkeypatch.setattr(VectorIndex, "save", drop_first)
    indexes.save()
    assert list((tmp_path / "indexes").iterdir()) == []


def test_what_could_not_be_saved_is_saved_the_next_time(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(catalogue, 100, 1)
    indexes = Indexes(catalogue, tmp_path / "indexes")
    indexes.get(_SPACE.fingerprint)

    def fail(self: VectorIndex, path: Path, stamp: vector_index.Stamp) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(VectorIndex, "save", fail)
        with pytest.raises(OSError, match="full"):
            indexes.save()
    indexes.save()
    assert len(list((tmp_path / "indexes").iterdir())) == 2


def wait_until_it_is(indexes: Indexes, description: str) -> VectorIndex:
    deadline_s = time.monotonic() + 30
    while True:
        state, index = indexes.state(_SPACE.fingerprint), indexes.get(_SPACE.fingerprint)
        assert state is not None and index is not None
        if state.description.startswith(description) and not state.changing:
            return index
        assert time.monotonic() < deadline_s, state
        time.sleep(0.02)


def test_a_chosen_form_is_made_beside_the_searches_kept_and_taken_back(catalogue: Catalogue, tmp_path: Path) -> None:
    ((ids, rows),) = put(catalogue, 1200, 1).values()
    indexes = Indexes(catalogue, tmp_path / "indexes")
    assert indexes.state(_SPACE.fingerprint) is None
    indexes.follow_growth()
    indexes.use_forms({_SPACE.fingerprint: "int8"})
    assert indexes.get(_SPACE.fingerprint) is not None
    assert wait_until_it_is(indexes, "int8, nothing compared").is_rounded
    more = put(catalogue, 100, 2)
    indexes.add(more)
    assert indexes.problems() == []
    indexes.close()
    indexes.save()
    with closing(Indexes(catalogue, tmp_path / "indexes")) as again:
        again.use_forms({_SPACE.fingerprint: "int8"})
        again.follow_growth()
        loaded = again.get(_SPACE.fingerprint)
        assert loaded is not None and loaded.is_rounded and not loaded.is_outgrown and again.problems() == []
        again.use_forms({})
        exact = wait_until_it_is(again, "exact, float16")
        # Not made of what was rounded, but of the catalogue.
        assert not exact.is_rounded and len(exact) == 1300
        assert np.array_equal(exact.vectors(ids), rows.astype(np.float16).astype(np.float32))
        again.use_forms({_SPACE.fingerprint: "pca 2"})
        assert wait_until_it_is(again, "PCA16,SQfp16, then exact") is exact
