"""Local scaling: what it takes off, against plain numpy; that nothing is missed; and that it is kept and goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.index.vector_index import VectorIndex
from models.kinds import Kind
from models.search import scaling
from models.search.calibration import background
from models.search.curves import curve_for
from models.search.matcher import Matcher
from models.search.queries import SpaceQuery
from models.search.scaling import Scaling, scale
from models.search.scalings import Scalings
from models.spaces import Space, Vectors

_DIM, _COUNT = 80, 800
_SPACE = Space("made-up", "a" * 64, _DIM, (Kind.IMAGE,), answers_text=True, finds_similar=True)
_NONE = np.empty((0, _DIM), np.float32)


def unit(rows: np.ndarray) -> Vectors:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16).astype(np.float32)


def cloud(count: int, seed: int) -> Vectors:
    return unit(np.random.default_rng(seed).standard_normal((count, _DIM)) + 0.4)


@pytest.fixture
def index() -> VectorIndex:
    """Items with a planted hub: the first lies in the middle of all."""
    rows = cloud(_COUNT, 1)
    rows[0] = unit(rows.mean(axis=0, keepdims=True))[0]
    index = VectorIndex(_DIM)
    index.add(np.arange(_COUNT) + 5, rows)
    return index


def scaled(index: VectorIndex) -> Scaling:
    found = scale(index, cloud(60, 2), None, lambda: True)
    assert found is not None
    return found


def test_what_is_taken_off_is_what_the_definitions_say(index: VectorIndex) -> None:
    found, rows, words = scaled(index), index.vectors(index.ids()), cloud(60, 2)
    by_words = 0.5 * np.array([np.mean([row @ word for word in words]) for row in rows])
    assert np.allclose(found.by_words, by_words - by_words.mean(), atol=1e-5)
    sampled = dict(zip(found.references.item_ids.tolist(), found.references.items, strict=True))
    assert len(sampled) == scaling.REFERENCES
    for place in (0, 17, 400):
        others = sorted((rows[place] @ row for one, row in sampled.items() if one != place + 5), reverse=True)
        taken = found.taken_off(np.array([place + 5]), by_example=True)[0]
        assert taken + found.references.middle[1] == pytest.approx(0.5 * np.mean(others[:20]), abs=1e-5)
    assert found.taken_off(np.array([3, 10_000]), by_example=True).tolist() == [0, 0]


def test_a_planted_hub_loses_its_advantage(index: VectorIndex) -> None:
    found, times = scaled(index), {True: 0, False: 0}
    for query in cloud(100, 3):
        for on in times:
            matcher = Matcher(_asked(query), index, np.empty(0, np.int64), "example", found if on else None)
            times[on] += 5 in matcher.find(10, None).ids.tolist()
    assert times[False] > 3 * times[True]


def _asked(query: Vectors) -> SpaceQuery:
    return SpaceQuery(_SPACE, query.reshape(1, -1), True, "example", _NONE)


@pytest.mark.parametrize("k", [1, 10, 100])
def test_nothing_that_belongs_among_the_first_is_missed(index: VectorIndex, k: int) -> None:
    found = scaled(index)
    rows, ids = index.vectors(index.ids()), index.ids()
    for query in cloud(20, 4):
        matcher = Matcher(_asked(query), index, np.empty(0, np.int64), "example", found)
        testimony = matcher.find(k, None)
        values = rows @ query - found.by_example
        assert set(testimony.ids.tolist()) == set(ids[np.argsort(-values, kind="stable")[:k]].tolist())
        # Shown is the cosine as it is; judged is what is left of it, against what is left of others.
        assert np.allclose(testimony.cosines, rows[testimony.ids - 5] @ query, atol=1e-5)
        judged = matcher.judge(testimony.ids)
        assert np.allclose(judged.probabilities, testimony.probabilities, atol=1e-6)
        among = matcher.find(k, np.arange(5, 300))
        assert len(among.ids) == k and among.ids.max() < 300
    sampled, vectors = index.drawn(1000)
    usual = background(query, vectors, curve_for("made-up", by_example=True), found.taken_off(sampled, by_example=True))
    assert matcher.usual == usual


def test_it_goes_on_with_what_is_new_and_begins_anew_when_there_is_much(index: VectorIndex) -> None:
    found = scaled(index)
    assert found.fits(index)
    index.add(np.arange(100) + 5000, cloud(100, 6))
    index.remove(np.array([6, 7]))
    assert not found.fits(index)
    more = scale(index, None, found, lambda: True)
    assert more is not None and more.fits(index) and more.references is found.references
    assert np.array_equal(more.taken_off(found.ids, by_example=False), found.by_words)
    assert np.all(more.taken_off(np.arange(100) + 5000, by_example=True) != 0)
    index.add(np.arange(900) + 9000, cloud(900, 7))
    anew = scale(index, None, more, lambda: True)
    assert anew is not None and anew.references is not more.references and not anew.by_words.any()
    assert scale(index, None, None, lambda: False) is None


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_a_few_items_are_enough(count: int) -> None:
    index = VectorIndex(_DIM)
    index.add(np.arange(count), cloud(count, 1) if count else _NONE)
    found = scale(index, cloud(3, 2), None, lambda: True)
    assert found is not None and found.fits(index) and np.isfinite(found.by_example).all()
    matcher = Matcher(_asked(cloud(1, 3)), index, np.empty(0, np.int64), "example", found)
    assert len(matcher.find(10, None).ids) == count


def test_it_is_kept_and_damage_is_noticed(index: VectorIndex, tmp_path: Path) -> None:
    found, path = scaled(index), tmp_path / "a.scaling"
    scaling.write(path, "f" * 64, found)
    read = scaling.read(path, "f" * 64, index)
    assert read is not None and read.fits(index)
    assert np.array_equal(read.by_example, found.by_example) and read.references.middle == found.references.middle
    assert scaling.read(path, "e" * 64, index) is None and scaling.read(path, "f" * 64, VectorIndex(_DIM + 1)) is None
    whole = path.read_bytes()
    for damaged in (b"", b"PK", whole[:-200], whole[: len(whole) // 2] + b"\0\0\0\0" + whole[len(whole) // 2 + 4 :]):
        path.write_bytes(damaged)
        assert scaling.read(path, "f" * 64, index) is None
    scaling.delete(path)
    scaling.delete(path)
    assert scaling.read(path, "f" * 64, index) is None


def test_what_was_kept_of_other_items_under_the_same_ids_is_not_taken(index: VectorIndex, tmp_path: Path) -> None:
    """An older catalogue that is put back gives ids anew that were given before."""
    path = tmp_path / "a.scaling"
    scaling.write(path, "f" * 64, scaled(index))
    ids, rows = index.ids(), index.vectors(index.ids())
    restored = VectorIndex(_DIM)
    restored.add(ids[:700], rows[:700])
    read = scaling.read(path, "f" * 64, restored)
    assert read is not None and read.fits(restored) and len(read.ids) == 700
    restored.add(ids[700:760], cloud(60, 9))
    # Known again only once they were looked at.
    assert not read.fits(restored)
    assert scaling.read(path, "f" * 64, restored) is None


class _Indexes:
    """One index."""

    def __init__(self, index: VectorIndex) -> None:
        self.index = index

    def get(self, fingerprint: str) -> VectorIndex | None:
        return self.index if fingerprint == "a" else None


@pytest.fixture
def scalings(index: VectorIndex, tmp_path: Path) -> Iterator[Scalings]:
    with closing(Scalings(_Indexes(index), lambda _: cloud(60, 2), tmp_path, keeps=True)) as opened:  # type: ignore[arg-type]
        yield opened


def test_it_is_found_out_in_the_background_and_again_read(scalings: Scalings, index: VectorIndex, wait_until) -> None:
    assert scalings.of("a", index) is None
    scalings.use(frozenset({"a"}))
    wait_until(lambda: scalings.of("a", index) is not None and scaling.path_in(scalings._folder, "a").exists())
    assert scalings.of("a", index, frozenset()) is None
    with closing(
        Scalings(_Indexes(index), lambda _: pytest.fail("asked"), scalings._folder, keeps=False)  # type: ignore[arg-type]
    ) as again:
        again.use(frozenset({"a"}))
        found, known = again.of("a", index), scalings.of("a", index)
        assert (
            again.make("a") is found is not None
            and known is not None
            and np.array_equal(found.by_words, known.by_words)
        )
        assert again.make("b") is None


def test_a_few_new_items_are_looked_at_without_encoding_the_usual_queries_again(
    index: VectorIndex, tmp_path: Path
) -> None:
    asked: list[str] = []

    def usual(fingerprint: str) -> Vectors:
        asked.append(fingerprint)
        return cloud(60, 2)

    with closing(Scalings(_Indexes(index), usual, tmp_path, keeps=True)) as opened:  # type: ignore[arg-type]
        first = opened.make("a")
        index.add(np.arange(10) + 5000, cloud(10, 6))
        more = opened.make("a")
        assert more is not first and more is not None and more.fits(index)
        assert more.by_words.all() and asked == ["a"]
        kept = scaling.read(scaling.path_in(tmp_path, "a"), "a", index)
        assert kept is not None and kept.fits(index)


def test_whether_it_fits_is_found_out_once_until_items_come_or_go(
    scalings: Scalings, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits, asked = Scaling.fits, [0]

    def counting(known: Scaling, of: VectorIndex) -> bool:
        asked[0] += 1
        return fits(known, of)

    monkeypatch.setattr(Scaling, "fits", counting)
    scalings.use(frozenset({"a"}))
    made = scalings.make("a")
    for _ in range(3):
        assert scalings.of("a", index) is made
    assert asked == [1]
    index.remove(np.array([6]))
    for _ in range(3):
        assert scalings.of("a", index) is made
    assert asked == [2]
    index.add(np.array([9000]), cloud(1, 8))
    assert scalings.of("a", index) is made
    assert asked[0] > 2


def test_without_queries_nothing_is_kept(index: VectorIndex, tmp_path: Path) -> None:
    with closing(Scalings(_Indexes(index), lambda _: None, tmp_path, keeps=True)) as opened:  # type: ignore[arg-type]
        found = opened.make("a")
        assert found is not None and not found.by_words.any() and found.by_example.any()
    assert list(tmp_path.iterdir()) == []


def test_what_fails_is_said_once_and_searches_go_on(index: VectorIndex, tmp_path: Path, caplog, wait_until) -> None:
    def fails(_: str) -> Vectors:
        raise RuntimeError("broken")

    with closing(Scalings(_Indexes(index), fails, tmp_path, keeps=True)) as opened:  # type: ignore[arg-type]
        opened.use(frozenset({"a"}))
        assert opened.of("a", index) is None
        wait_until(lambda: bool(caplog.records))
        assert opened.of("a", index) is None
    assert len(caplog.records) == 1
    caplog.clear()


def test_least_is_no_more_than_nothing(index: VectorIndex) -> None:
    found = scaled(index)
    assert found.least(by_example=True) < 0
    assert replace(found, by_example=found.by_example + 10).least(by_example=True) == 0
