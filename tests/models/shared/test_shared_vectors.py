"""What every place for the vectors of a shared library promises, whether they are in memory or in Milvus."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.shared.local_vectors import LocalVectors
from models.shared.milvus import open_milvus
from models.shared.vectors import Ids, SharedVectors, Vectors, VectorsUnavailable

# Milvus' client binds a port of this computer when it is imported, to see whether there is IPv6.
pytestmark = pytest.mark.local_server

SPACE = "a" * 64
DIM = 16


def unit_rows(count: int, seed: int = 0, dim: int = DIM) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def kinds_of(ids: Ids) -> list[str]:
    return ["image" if one % 2 else "audio" for one in ids.tolist()]


@pytest.fixture(params=["local", "milvus"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SharedVectors]:
    opened: SharedVectors
    if request.param == "local":
        opened = LocalVectors()
    else:
        pytest.importorskip("pymilvus", reason="pymilvus is not installed")
        pytest.importorskip("milvus_lite", reason="milvus-lite is not installed")
        opened = open_milvus(str(tmp_path / "vectors"))
    yield opened
    opened.close()


@pytest.fixture
def filled(store: SharedVectors) -> SharedVectors:
    """Items 100 to 149, the odd ones pictures, the others sounds."""
    store.ensure(SPACE, DIM)
    ids = np.arange(100, 150)
    store.add(SPACE, ids, unit_rows(50), kinds_of(ids))
    return store


def ids_in(store: SharedVectors) -> list[int]:
    return [one for block in store.ids(SPACE) for one in block.tolist()]


def test_it_finds_what_numpy_finds(filled: SharedVectors) -> None:
    queries = unit_rows(3, seed=1)
    exact = unit_rows(50) @ queries.T
    for place, (ids, cosines) in enumerate(filled.search(SPACE, queries, 10)):
        assert ids.tolist() == (np.argsort(-exact[:, place])[:10] + 100).tolist()
        assert np.allclose(cosines, np.sort(exact[:, place])[::-1][:10], atol=2e-3)
        assert (ids.dtype, cosines.dtype) == (np.int64, np.float32)


def test_a_space_that_nobody_has_made_is_empty(store: SharedVectors) -> None:
    [(ids, cosines)] = store.search(SPACE, unit_rows(1), 5)
    assert len(ids) == len(cosines) == 0
    assert store.count(SPACE) == 0
    assert ids_in(store) == []
    store.remove(SPACE, np.array([1]))


def test_nothing_is_put_into_a_space_that_nobody_has_made(store: SharedVectors) -> None:
    with pytest.raises(VectorsUnavailable, match="Nothing is prepared"):
        store.add(SPACE, np.array([1]), unit_rows(1), ["image"])


def test_a_space_that_was_made_is_empty_and_made_once(store: SharedVectors) -> None:
    store.ensure(SPACE, DIM)
    store.ensure(SPACE, DIM)
    assert store.count(SPACE) == 0
    assert len(store.search(SPACE, unit_rows(1), 5)[0][0]) == 0


def test_spaces_are_apart(filled: SharedVectors) -> None:
    filled.ensure("b" * 64, 8)
    filled.add("b" * 64, np.array([100]), unit_rows(1, dim=8), ["image"])
    assert (filled.count(SPACE), filled.count("b" * 64)) == (50, 1)


@pytest.mark.parametrize("change", ["ensure", "add", "search"])
def test_vectors_of_another_length_are_refused(filled: SharedVectors, change: str) -> None:
    other = unit_rows(1, dim=8)
    calls: dict[str, Callable[[], object]] = {
        "ensure": lambda: filled.ensure(SPACE, 8),
        "add": lambda: filled.add(SPACE, np.array([1]), other, ["image"]),
        "search": lambda: filled.search(SPACE, other, 1),
    }
    with pytest.raises(VectorsUnavailable, match=r"16 numbers .* of 8"):
        calls[change]()
    assert filled.count(SPACE) == 50


def test_an_item_that_is_added_again_is_there_once_and_as_it_was_added_last(filled: SharedVectors) -> None:
    query = unit_rows(1, seed=7)
    filled.add(SPACE, np.array([120, 150]), np.concatenate([query, unit_rows(1, seed=8)]), ["document", "document"])
    assert filled.count(SPACE) == 51
    assert ids_in(filled) == list(range(100, 151))
    [(ids, cosines)] = filled.search(SPACE, query, 1, kind="document")
    assert ids.tolist() == [120]
    assert cosines[0] == pytest.approx(1, abs=2e-3)


def test_what_was_removed_is_not_found(filled: SharedVectors) -> None:
    filled.remove(SPACE, np.array([100, 149, 7]))
    assert ids_in(filled) == list(range(101, 149))
    assert filled.count(SPACE) == 48
    [(ids, _)] = filled.search(SPACE, unit_rows(50)[:1], 100)
    assert sorted(ids.tolist()) == list(range(101, 149))


def test_removed_and_added_again_it_is_back(filled: SharedVectors) -> None:
    filled.remove(SPACE, np.array([110]))
    filled.add(SPACE, np.array([110]), unit_rows(50)[10:11], ["audio"])
    assert filled.search(SPACE, unit_rows(50)[10:11], 1)[0][0].tolist() == [110]


def test_only_some_may_be_found(filled: SharedVectors) -> None:
    among = np.array([141, 110, 103, 9999, 103])
    [(ids, cosines)] = filled.search(SPACE, unit_rows(1, seed=1), 10, among=among)
    assert sorted(ids.tolist()) == [103, 110, 141]
    assert (np.diff(cosines) <= 0).all()
    [(pictures, _)] = filled.search(SPACE, unit_rows(1, seed=1), 10, among=among, kind="image")
    assert sorted(pictures.tolist()) == [103, 141]
    assert len(filled.search(SPACE, unit_rows(1), 10, among=np.array([], np.int64))[0][0]) == 0


def test_only_one_kind_may_be_found(filled: SharedVectors) -> None:
    [(ids, _)] = filled.search(SPACE, unit_rows(1, seed=1), 100, kind="image")
    assert sorted(ids.tolist()) == list(range(101, 150, 2))
    assert len(filled.search(SPACE, unit_rows(1), 5, kind='no" or "1" == "1')[0][0]) == 0


def test_a_vector_that_says_nothing_is_like_nothing(filled: SharedVectors) -> None:
    filled.add(SPACE, np.array([1]), np.zeros((1, DIM), np.float32), ["image"])
    [(_, cosines)] = filled.search(SPACE, unit_rows(1), 10, among=np.array([1]))
    assert cosines.tolist() == [0]


def test_several_threads_may_ask_and_add(filled: SharedVectors) -> None:
    failed: list[BaseException] = []

    def work(first: int) -> None:
        try:
            ids = np.arange(first, first + 20)
            filled.add(SPACE, ids, unit_rows(20, seed=first), kinds_of(ids))
            assert set(filled.search(SPACE, unit_rows(1), 5, among=ids)[0][0].tolist()) <= set(ids.tolist())
        except BaseException as error:  # noqa: BLE001 (shown below)
            failed.append(error)

    threads = [threading.Thread(target=work, args=(1000 * number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert filled.count(SPACE) == 130


_CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove"]), st.sets(st.integers(1, 30), min_size=1, max_size=8), st.integers(0, 9)
    ),
    max_size=6,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(changes=_CHANGES, among=st.none() | st.sets(st.integers(1, 35)), kind=st.sampled_from([None, "image"]))
def test_after_any_changes_it_answers_as_plain_python(
    store: SharedVectors, changes: list[tuple[str, set[int], int]], among: set[int] | None, kind: str | None
) -> None:
    store.ensure(SPACE, DIM)
    store.remove(SPACE, np.arange(1, 31))
    kept: dict[int, Vectors] = {}
    for change, chosen, seed in changes:
        ids = np.array(sorted(chosen))
        if change == "add":
            rows = unit_rows(len(ids), seed)
            store.add(SPACE, ids, rows, kinds_of(ids))
            kept |= dict(zip(ids.tolist(), rows.astype(np.float16).astype(np.float32), strict=True))
        else:
            store.remove(SPACE, ids)
            kept = {one: row for one, row in kept.items() if one not in chosen}
    assert ids_in(store) == sorted(kept)
    assert store.count(SPACE) == len(kept)
    query = unit_rows(1, seed=99)
    allowed = [one for one in kept if (among is None or one in among) and (kind is None or one % 2)]
    [(found, cosines)] = store.search(
        SPACE, query, 5, among=None if among is None else np.array(sorted(among), np.int64), kind=kind
    )
    exact = sorted((float(kept[one] @ query[0]) for one in allowed), reverse=True)[:5]
    assert np.allclose(cosines, exact, atol=2e-3)
    assert set(found.tolist()) <= set(allowed)
    assert np.allclose([kept[one] @ query[0] for one in found.tolist()], cosines, atol=2e-3)
