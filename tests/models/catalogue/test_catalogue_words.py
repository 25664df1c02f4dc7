"""Words among many: what is looked at where very many passages have a word, and what is counted only once."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from models.catalogue import contents, phrases, word_counts, words
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.word_counts import WordCounts
from models.catalogue.words import Coverage, Named
from models.kinds import Kind

WORDS = ("sun", "sunny", "sea", "seal", "zebra", "the")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")
    with catalogue.write() as writing:
        yield writing
    catalogue.close()


def add(connection: Connection, texts: list[str]) -> list[int]:
    """Passages with these texts. Returns their ids."""
    number = connection.exec_driver_sql("SELECT count(*) FROM content").scalar_one()
    content_id = contents.put_content(connection, NewContent(f"{number:064x}", Kind.DOCUMENT))
    items = [NewItem(Kind.DOCUMENT, place, {}, text=text) for place, text in enumerate(texts)]
    return contents.put_items(connection, content_id, items)


def found(connection: Connection, query: str, *, every: bool, among: list[int] | None = None) -> Coverage:
    weights = words.weigh(connection, words.parse(query))
    named = None if among is None else Named.of(np.array(among, np.int64))
    return (words.match_all if every else words.match_any)(connection, weights, 9999, named)


def bm25(connection: Connection, expression: str) -> dict[int, float]:
    query = "SELECT rowid, bm25(item_words, 2.0, 1.0) FROM item_words WHERE item_words MATCH ?"
    return dict(tuple(row) for row in connection.exec_driver_sql(query, (expression,)))


def shares_of(connection: Connection, terms: list[str], having: set[int]) -> dict[int, float]:
    """What `Coverage` says of passages, term by term, for passages of one line without headings."""
    passages = connection.exec_driver_sql("SELECT count(*) FROM item_words_docsize").scalar_one()
    ranks = {term: bm25(connection, term) for term in terms}
    told, most = {}, {}
    for term in terms:
        letters = len(term.strip('"*'))
        have = counted(connection, term)
        told[term] = math.log1p(max(passages - have, 0) / (have + 0.5)) * min(1.0, letters / 4) ** 2
        have = min(have, passages)
        most[term] = 2.2 * math.log(max((passages - have + 0.5) / (have + 0.5), 1 + 1e-6))
    total = max(sum(told.values()), 0.001)
    shares = {}
    for row in having:
        there = [term for term in terms if row in ranks[term]]
        full = -sum(ranks[term][row] for term in there) / sum(most[term] for term in there)
        shares[row] = (sum(told[term] for term in there) / total) ** (1 / 3) * math.sqrt(min(full, 1.0))
    return shares


def counted(connection: Connection, term: str) -> int:
    """How many passages have a word; of an unfinished one, added up over the words that begin so."""
    word = term.strip('"*')
    known = connection.exec_driver_sql("SELECT term, doc FROM item_vocabulary").all()
    return sum(doc for one, doc in known if one == word or (term.endswith("*") and one.startswith(word)))


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=12),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_passages_fit_by_what_their_words_tell_and_how_full_of_them_they_are(
    connection: Connection, texts: list[list[str]], asked: list[str], unfinished: bool, named: bool
) -> None:
    point = connection.begin_nested()
    ids = add(connection, [" ".join(text) for text in texts])
    terms = [f'"{word}"' for word in asked]
    terms[-1] += "*" if unfinished else ""
    allowed = ids[::2] if named else ids
    for every, join in ((True, " AND "), (False, " OR ")):
        if not every and len(asked) == 1:
            continue
        query = " ".join(asked) + " " * (not unfinished)
        weights = words.weigh(connection, words.parse(query))
        worth, telling = (
            [term for term in terms if every or term.strip('"*') in some] for some in (weights.worth, weights.telling)
        )
        having = set(bm25(connection, join.join(worth))) & set(bm25(connection, join.join(telling))) & set(allowed)
        expected = shares_of(connection, worth, having)
        matches = found(connection, query, every=every, among=allowed if named else None)
        assert dict(zip(matches.row_ids.tolist(), matches.shares.tolist(), strict=True)) == pytest.approx(
            expected, abs=1e-6
        )
        assert (np.diff(matches.shares) <= 0).all()
    point.rollback()


def test_rare_words_are_found_behind_any_number_of_common_ones(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "_MOST_RANKED", 20)
    monkeypatch.setattr(words, "_MOST_HAVING", 40)
    add(connection, ["the sea"] * 60 + ["gone"] * 200)
    rare, both = add(connection, ["a zebra", "the zebra"])
    matches = found(connection, "the zebra ", every=False)
    assert matches.row_ids.tolist() == [both, rare]
    assert matches.shares[0] == pytest.approx(shares_of(connection, ['"the"', '"zebra"'], {both})[both])
    assert len(found(connection, "the sea ", every=False).row_ids) == 20


def test_what_half_of_all_passages_have_is_demanded_but_ranks_nothing(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = add(connection, ["the sea", "the sun", "the sea sun sea", "sea", "the sea and the sun"] * 4 + ["the"] * 20)
    for query, join in (("the sea", '"the" AND "sea"'), ("the sea sun ", '"the" AND "sea" AND "sun"')):
        usual = found(connection, query, every=True)
        with monkeypatch.context() as patched:
            patched.setattr(words, "_MANY_TO_COUNT", 1)
            quick = found(connection, query, every=True)
        assert set(quick.row_ids.tolist()) == set(usual.row_ids.tolist()) == set(bm25(connection, join))
        assert np.sort(quick.shares) == pytest.approx(np.sort(usual.shares), abs=1e-4)
    with monkeypatch.context() as patched:
        patched.setattr(words, "_MANY_TO_COUNT", 1)
        assert set(found(connection, "the ", every=True).row_ids.tolist()) == {
            row for row, place in zip(ids, range(len(ids)), strict=True) if place >= 20 or place % 5 != 3
        }
        assert len(found(connection, "the their ", every=False).row_ids) == 0


def test_a_last_word_that_very_many_have_is_taken_as_finished(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = add(connection, ["sun"] * 5 + ["sunny", "sea"])
    assert set(found(connection, "sun", every=True).row_ids.tolist()) == set(ids[:6])
    monkeypatch.setattr(words, "_MANY_TO_COUNT", 5)
    assert set(found(connection, "sun", every=True).row_ids.tolist()) == set(ids[:5])
    assert set(found(connection, "sunn", every=True).row_ids.tolist()) == {ids[5]}


def test_common_words_are_counted_once_while_the_library_hardly_changes(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_counts, "_WORTH_REMEMBERING", 100)
    counts = WordCounts()
    add(connection, ["the sea"] * 200 + ["zebra"])

    def having(word: str) -> int:
        rows = counts.rows(connection, "item")
        return counts.having(connection, "item", [word], "", rows)[word].most

    assert (having("the"), having("zebra")) == (200, 1)
    add(connection, ["the zebra"])
    assert (having("the"), having("zebra")) == (200, 2)
    add(connection, ["the zebra"] * 10)
    assert having("the") == 211
    monkeypatch.setattr(word_counts, "_REMEMBERED_S", 0.0)
    add(connection, ["the zebra"])
    assert having("the") == 212


def test_words_count_as_the_vocabulary_has_them(connection: Connection) -> None:
    add(connection, ["sun sun", "sunny sun", "sunny", "café"])
    having = WordCounts().having(connection, "item", ["sun", "cafe", "img_1"], "sun", 4)
    assert having == {"sun": (4, 2, 2), "cafe": (1, 1, 1), "img_1": (0, 0, 0)}


def test_a_word_that_is_two_to_fts5_is_found(connection: Connection) -> None:
    (passage,) = add(connection, ["see IMG_1234 there"])
    for query in ("img_1234", "img_1234 ", '"IMG_1234" there'):
        assert found(connection, query, every=True).row_ids.tolist() == [passage]
        assert found(connection, f"nowhere {query}", every=False).row_ids.tolist() == [passage]


@given(st.lists(st.sampled_from([*WORDS, "sun sea", "", "*"]), max_size=5))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_one_of_many_texts_holds_is_what_each_holds(connection: Connection, texts: list[str]) -> None:
    point = connection.begin_nested()
    add(connection, ["the sun", "sunny sea", "seal", "zebra", "nothing"])
    each = [set(phrases.holders_of_words(connection, text).items.tolist()) for text in texts]
    held = phrases.holders_of_any(connection, texts).items
    assert held.tolist() == sorted(set().union(*each))
    point.rollback()
