"""An index that has outgrown an exact search finds nearly the same, says so, and changes while it is used."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.index import vector_index
from models.index.codes import Codes, unpack
from models.index.half_rows import ByteRows, HalfRows, best
from models.index.id_table import IdTable
from models.index.trial import Trial, Verdict, strangers
from models.index.vector_index import Stamp, VectorIndex, ids_sha256
from models.spaces import Vectors

_DIM = 32
_COUNT = 30_000
_FIRST_ID = 1000


def normalised(rows: npt.NDArray[np.float32]) -> Vectors:
    """Rounded to float16, as the catalogue has them."""
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16).astype(np.float32)


def clustered(count: int, seed: int = 0) -> Vectors:
    """Groups of directions in a cone, as encoders give them."""
    drawn = np.random.default_rng(seed)
    centres = np.random.default_rng(99).standard_normal((200, _DIM), dtype=np.float32)
    rows = centres[drawn.integers(200, size=count)] + 0.5 * drawn.standard_normal((count, _DIM), dtype=np.float32)
    return normalised(rows + 1.0)


def foreign(count: int, seed: int = 1) -> Vectors:
    """Queries from another cone, as texts are among pictures."""
    return normalised(clustered(count, seed) - normalised(np.ones((1, _DIM), np.float32)) * 1.2)


def made(count: int = _COUNT, coded_from: int = 20_000) -> VectorIndex:
    index = VectorIndex(_DIM, coded_from)
    index.add(np.arange(count) + _FIRST_ID, clustered(_COUNT)[:count])
    return index


@pytest.fixture(scope="module")
def rows() -> Vectors:
    return clustered(_COUNT)


@pytest.fixture(scope="module")
def coded() -> VectorIndex:
    index = made()
    index.reshape(foreign(100, 5))
    return index


def recall(index: VectorIndex, rows: Vectors, queries: Vectors, k: int, allowed: npt.NDArray[np.int64] | None) -> float:
    """The share of numpy's k nearest that the index finds, over all queries; what is found is checked, too."""
    numbers = np.arange(len(rows)) if allowed is None else allowed
    found = 0
    for query in queries:
        exact = rows[numbers] @ query
        wanted = np.sort(exact)[::-1][:k]
        cosines, ids = index.search(query, k, None if allowed is None else allowed + _FIRST_ID)
        assert len(ids) == len(wanted) == len(set(ids.tolist()))
        assert np.isin(ids - _FIRST_ID, numbers).all()
        assert np.allclose(cosines, rows[ids - _FIRST_ID] @ query, atol=1e-5)
        assert (np.diff(cosines) <= 0).all()
        found += int(np.count_nonzero(cosines >= wanted[-1] - 1e-5))
    return found / (len(queries) * min(k, len(numbers)))


def test_a_small_index_stays_exact(rows: Vectors) -> None:
    index = made(5000)
    assert not index.is_outgrown
    index.reshape()
    assert index.description == "exact, float16"
    assert recall(index, rows[:5000], foreign(20), 10, None) == 1.0


@pytest.mark.parametrize("k", [1, 10, 50, 300])
def test_a_large_one_finds_nearly_all(coded: VectorIndex, rows: Vectors, k: int) -> None:
    assert "PQ" in coded.description and not coded.is_outgrown
    assert recall(coded, rows, clustered(150, 7), k, None) >= 0.99
    assert recall(coded, rows, foreign(150, 8), k, None) >= 0.99


@pytest.mark.parametrize("share", [0.001, 0.01, 0.1, 0.5, 0.999, 1.0])
def test_so_it_does_among_some(coded: VectorIndex, rows: Vectors, share: float) -> None:
    allowed = np.flatnonzero(np.random.default_rng(3).random(_COUNT) < share)
    queries = np.concatenate([clustered(40, 9), foreign(40, 10)])
    assert recall(coded, rows, queries, 10, allowed) >= 0.99


def test_so_it_does_where_the_nearest_may_not_be_found(coded: VectorIndex, rows: Vectors) -> None:
    query = clustered(1, 11)
    allowed = np.sort(np.argsort(rows @ query[0])[: _COUNT // 2])
    assert recall(coded, rows, query, 10, allowed) == 1.0


@pytest.mark.parametrize("among", [[], [5], [-7, 1 << 40], list(range(10)), list(range(999)) * 40])
def test_ids_that_are_not_there_are_passed_over(coded: VectorIndex, among: list[int]) -> None:
    query = clustered(1, 12)
    assert len(coded.search(query, 10, np.array(among, np.int64))[1]) == 0
    assert coded.search(query, 10, np.array([*among, 1003, 1003], np.int64))[1].tolist() == [1003]


def test_the_order_of_ids_makes_no_difference(coded: VectorIndex) -> None:
    query, among = foreign(1, 13), np.arange(_FIRST_ID, _FIRST_ID + 20_000)
    shuffled = np.random.default_rng(0).permutation(np.repeat(among, 2))
    assert coded.search(query, 20, among)[1].tolist() == coded.search(query, 20, shuffled)[1].tolist()


def test_cosines_are_those_of_the_vectors(coded: VectorIndex, rows: Vectors) -> None:
    ids = np.random.default_rng(1).integers(_FIRST_ID, _FIRST_ID + _COUNT, 5000)
    query = foreign(1, 14)
    assert np.allclose(coded.cosines(ids, query), rows[ids - _FIRST_ID] @ query[0], atol=1e-5)
    assert coded.cosines(ids[:0], query).shape == (0,)
    with pytest.raises(KeyError):
        coded.cosines(np.array([_FIRST_ID, 3]), query)


def test_the_same_items_come_to_the_same_index(coded: VectorIndex) -> None:
    again = made()
    again.reshape(foreign(100, 5))
    assert again.description == coded.description
    for query in foreign(10, 15):
        assert again.search(query, 10)[1].tolist() == coded.search(query, 10)[1].tolist()
    assert np.array_equal(again.sample(500), coded.sample(500))


def test_it_stays_exact_and_says_so_where_codes_find_too_little(rows: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.index.trial.WANTED_RECALL", 1.1)
    index = made()
    index.reshape()
    assert index.description.startswith("exact, float16: codes are not good enough (recall ")
    assert recall(index, rows, foreign(10), 10, None) == 1.0
    assert not index.is_outgrown
    index.add(np.arange(_COUNT) + 10 * _COUNT, clustered(_COUNT, 20))
    assert index.is_outgrown


def test_it_grows_while_others_search() -> None:
    index = VectorIndex(_DIM, 4000)
    vectors = clustered(12_000)
    index.add(np.arange(4000), vectors[:4000])
    ended, wrong = threading.Event(), []

    def search() -> None:
        for number, query in enumerate(np.tile(clustered(100, 21), (10_000, 1))):
            among = np.arange(number % 3, 4000, 3) if number % 2 else None
            cosines, ids = index.search(query, 10, among)
            right = np.sort(vectors[:4000][among if among is not None else slice(None)] @ query)[::-1][:10]
            # What is added meanwhile may only push the best up.
            if not np.allclose(vectors[ids] @ query, cosines, atol=1e-5) or cosines[0] < right[0] - 0.02:
                wrong.append((number, ids))
            if ended.is_set():
                return

    def add() -> None:
        for first in range(4000, 12_000, 50):
            index.add(np.arange(first, first + 50), vectors[first : first + 50])

    threads = [threading.Thread(target=search), threading.Thread(target=add)]
    for thread in threads:
        thread.start()
    index.reshape(foreign(50, 22))
    threads[1].join()
    ended.set()
    threads[0].join()
    assert wrong == []
    assert "PQ" in index.description and len(index) == 12_000
    for number in range(0, 12_000, 501):
        assert index.search(vectors[number], 1)[1].tolist() == [number]


def test_what_is_told_to_stop_changes_nothing() -> None:
    index = made()
    asked = []
    index.reshape(go_on=lambda: len(asked) < 5 and not asked.append(None))
    assert index.description == "exact, float16" and index.is_outgrown


def test_what_is_removed_meanwhile_ends_it() -> None:
    index = made()

    def remove() -> bool:
        index.remove(np.array([_FIRST_ID]))
        return True

    index.reshape(go_on=remove)
    assert index.description == "exact, float16" and index.is_outgrown and len(index) == _COUNT - 1


def test_what_is_removed_is_gone(rows: Vectors) -> None:
    index = made()
    index.reshape()
    stays = np.random.default_rng(4).random(_COUNT) < 0.8
    index.remove(np.concatenate([np.flatnonzero(~stays) + _FIRST_ID, [3, 1 << 50]]))
    kept = np.flatnonzero(stays)
    assert index.ids().tolist() == (kept + _FIRST_ID).tolist()
    for query in np.concatenate([clustered(30, 16), foreign(30, 17)]):
        cosines, ids = index.search(query, 10)
        assert np.isin(ids - _FIRST_ID, kept).all()
        assert np.allclose(cosines, np.sort(rows[kept] @ query)[::-1][:10], atol=0.02)
    index.add(np.array([_FIRST_ID + _COUNT]), clustered(1, 18))
    assert index.search(clustered(1, 18), 1)[1].tolist() == [_FIRST_ID + _COUNT]


def stamp_of(index: VectorIndex) -> Stamp:
    return Stamp("f" * 64, 7, ids_sha256(index.ids()))


def test_a_saved_one_comes_back(coded: VectorIndex, tmp_path: Path) -> None:
    coded.save(tmp_path / "a.faiss", stamp_of(coded))
    loaded = vector_index.load(tmp_path / "a.faiss", stamp_of(coded), _DIM)
    assert loaded is not None and loaded.description == coded.description
    assert not loaded.is_outgrown
    for query in foreign(20, 19):
        assert loaded.search(query, 10)[1].tolist() == coded.search(query, 10)[1].tolist()
    loaded.add(np.array([1]), clustered(1, 20))
    assert loaded.search(clustered(1, 20), 1)[1].tolist() == [1]
    assert vector_index.load(tmp_path / "a.faiss", stamp_of(coded), _DIM + 1) is None


def test_no_damage_of_it_passes(coded: VectorIndex, tmp_path: Path) -> None:
    path = tmp_path / "a.faiss"
    coded.save(path, stamp_of(coded))
    whole = path.read_bytes()
    for place in np.random.default_rng(6).integers(0, len(whole), 20).tolist():
        damaged = bytearray(whole)
        damaged[place] ^= 4
        path.write_bytes(damaged)
        assert vector_index.load(path, stamp_of(coded), _DIM) is None
    path.write_bytes(whole[:-1])
    assert vector_index.load(path, stamp_of(coded), _DIM) is None


def test_codes_of_another_shape_are_refused() -> None:
    codes = Codes(_DIM, clustered(500), 4)
    codes.add(clustered(50))
    assert (
        unpack(codes.packed(), _DIM).nearest(clustered(1)[0], 5).tolist() == codes.nearest(clustered(1)[0], 5).tolist()
    )
    with pytest.raises(ValueError, match="another kind"):
        unpack(codes.packed(), _DIM + 4)
    with pytest.raises(RuntimeError):
        unpack(b"IxPT", _DIM)


@pytest.mark.parametrize("dim", [1, 3, 30, 33])
def test_any_length_of_vectors_is_coded(dim: int) -> None:
    rows = normalised(np.random.default_rng(0).standard_normal((700, dim), dtype=np.float32))
    for fineness in (4, 2, 1):
        codes = Codes(dim, rows, fineness)
        codes.add(rows)
        among_all, named = (rows @ rows[0]).mean(), (rows[codes.nearest(rows[0], 100)] @ rows[0]).mean()
        assert named > among_all + 0.2


def test_codes_added_after_some_were_removed_are_their_own() -> None:
    rows, stays = clustered(1000), np.random.default_rng(0).random(1000) < 0.8
    codes, plain = Codes(_DIM, rows, 1), Codes(_DIM, rows, 1)
    codes.add(rows)
    codes.keep(stays)
    codes.add(clustered(300, 1))
    plain.add(np.concatenate([rows[stays], clustered(300, 1)]))
    for query in foreign(50):
        assert codes.nearest(query, 40).tolist() == plain.nearest(query, 40).tolist()


def test_a_trial_counts_what_numpy_counts() -> None:
    rows, queries = clustered(3000), foreign(20, 2)
    codes = Codes(_DIM, rows, 4)
    codes.add(rows)
    trial = Trial([queries])
    trial.watch(rows[:1000])
    trial.watch(rows[1000:])
    verdict = trial.judge(codes, lambda query, found: rows[found] @ query, lambda: True)
    assert verdict is not None and verdict.items == 3000 and verdict.queries == 20
    count = verdict.candidates(10)
    shares = [np.isin(np.argsort(-(rows @ one))[:10], codes.nearest(one, count)).mean() for one in queries]
    assert np.mean(shares) >= 0.99
    assert verdict.candidates(1) <= count < verdict.candidates(100) < verdict.candidates(500)


def test_equal_vectors_do_not_count_against_codes() -> None:
    rows = np.repeat(clustered(30), 100, axis=0)
    codes = Codes(_DIM, rows, 4)
    codes.add(rows)
    trial = Trial([rows[:40]])
    trial.watch(rows)
    verdict = trial.judge(codes, lambda query, found: rows[found] @ query, lambda: True)
    assert verdict is not None and verdict.recall == 1.0


def test_candidates_between_measured_depths_lie_between() -> None:
    verdict = Verdict(1, 1, 1.0, (50, 20))
    assert [verdict.candidates(k) for k in (1, 10, 55, 100, 1000)] == [500, 500, 1250, 2000, 3800]


def test_strangers_lie_apart_from_all_items() -> None:
    items = clustered(500)
    queries = strangers(items, items.mean(axis=0), 0)
    assert np.allclose(np.linalg.norm(queries, axis=1), 1, atol=1e-5)
    assert (queries @ items.mean(axis=0)).mean() < 0.5 * (items @ items.mean(axis=0)).mean()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(-50, 300), max_size=12), max_size=8), st.lists(st.integers(-60, 310), max_size=30))
def test_a_table_of_ids_is_a_list_without_repetitions(batches: list[list[int]], asked: list[int]) -> None:
    table, known = IdTable(), []
    for batch in batches:
        fresh = table.fresh(np.array(batch, np.int64))
        table.append(np.array(batch, np.int64)[fresh])
        known += [one for place, one in enumerate(batch) if one not in known and one not in batch[:place]]
        assert table.by_row.tolist() == known and table.ascending.tolist() == sorted(known)
    wanted = np.array(asked, np.int64)
    assert table.rows_of(wanted).tolist() == [known.index(one) if one in known else -1 for one in asked]
    assert table.mask_of(wanted).tolist() == [one in asked for one in known]
    table.keep(~table.mask_of(wanted))
    assert table.by_row.tolist() == [one for one in known if one not in asked]


def test_ids_far_apart_take_no_more_room() -> None:
    table = IdTable()
    table.append(np.array([5, 1 << 50, 7], np.int64))
    assert table.mask_of(np.array([7, 1 << 50, 9], np.int64)).tolist() == [False, True, True]


def test_the_best_are_in_order_and_the_earlier_of_equals_first() -> None:
    cosines, rows = best(np.array([0.5, 0.9, 0.5, 0.1], np.float32), np.array([9, 8, 3, 1]), 3)
    assert rows.tolist() == [8, 3, 9] and cosines.tolist() == pytest.approx([0.9, 0.5, 0.5])


@pytest.mark.parametrize("count", [1, 7, 40, 900])
@pytest.mark.parametrize("sort", [HalfRows, ByteRows])
def test_some_rows_are_compared_where_they_lie(sort: type[HalfRows], count: int, rows: Vectors) -> None:
    kept = HalfRows(_DIM) if sort is HalfRows else ByteRows(_DIM, rows[:1000])
    kept.add(rows[:2003])
    some = np.random.default_rng(count).permutation(2003)[:count].astype(np.int64)
    cosines, found = kept.best(rows[5000], some, 10)
    expected, their_rows = best(kept.cosines(rows[5000], some), some, 10)
    assert found.tolist() == their_rows.tolist()
    np.testing.assert_allclose(cosines, expected, atol=1e-6)
    assert not len(kept.best(rows[5000], some, 0)[1])
