"""Saved searches and collections: kept, renamed, marked, removed and had again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from models.catalogue import checks, contents, saved, tagging
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.saved import Mark, Place
from models.errors import LibraryUnavailable, UserError
from models.kinds import Kind

VERSION_4 = Path(__file__).resolve().parents[2] / "data" / "catalogues" / "version-4.sqlite"
NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")
    yield opened
    opened.close()


def add_content(connection: Connection, number: int, items: int = 1, reader: str = "") -> tuple[int, list[int]]:
    """A content and the ids of its items."""
    content_id = contents.put_content(connection, NewContent(f"{number:064x}", Kind.IMAGE))
    new = [NewItem(Kind.IMAGE, ordinal, {}, reader=reader) for ordinal in range(items)]
    return content_id, contents.put_items(connection, content_id, new)


def test_a_saved_search_is_kept_as_it_was_put(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        newest, _ = add_content(connection, 1)
        bread = saved.put(connection, "  my \n bread\t", '{"text": "bread"}', "search", NOW)
        boats = saved.put(connection, "Boats", "[]", "collection", NOW)
        assert [one.saved_id for one in saved.rows(connection)] == [boats, bread]
        kept = saved.rows(connection)[1]
    assert (kept.name, kept.sort, kept.request) == ("my bread", "search", '{"text": "bread"}')
    assert (kept.created_at, kept.seen_at, kept.seen_content) == (NOW.isoformat(), NOW.isoformat(), newest)


@pytest.mark.parametrize("name", ["boats", " BOATS ", "", " \n\t", "\u200b", "x" * 101])
def test_a_name_that_is_taken_or_says_nothing_is_refused(catalogue: Catalogue, name: str) -> None:
    with catalogue.write() as connection:
        saved.put(connection, "Boats", "[]", "search", NOW)
        other = saved.put(connection, "Ships", "[]", "search", NOW)
        with pytest.raises(UserError):
            saved.put(connection, name, "[]", "search", NOW)
        with pytest.raises(UserError):
            saved.rename(connection, other, name)
        assert [one.name for one in saved.rows(connection)] == ["Boats", "Ships"]


def test_names_are_the_same_whatever_their_case_in_any_language(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        autumn = saved.put(connection, "\u00c4pfel", "[]", "search", NOW)
        for same in ("\u00e4pfel", "a\u0308pfel", "A\u0308PFEL"):
            with pytest.raises(UserError, match="taken"):
                saved.put(connection, same, "[]", "search", NOW)
        assert saved.rename(connection, autumn, "\u00c4PFEL") == "\u00c4pfel"


def test_what_is_no_json_is_never_kept(catalogue: Catalogue) -> None:
    with pytest.raises(LibraryUnavailable), catalogue.write() as connection:
        saved.put(connection, "Boats", "{", "search", NOW)


def test_what_comes_after_a_look_is_new(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        add_content(connection, 1)
        boats = saved.put(connection, "Boats", "[]", "collection", NOW)
        later, _ = add_content(connection, 2)
        assert saved.rows(connection)[0].seen_content < later
        saved.touch_seen(connection, boats, NOW + timedelta(days=1))
        (row,) = saved.rows(connection)
    assert (row.seen_content, row.seen_at) == (later, (NOW + timedelta(days=1)).isoformat())
    assert row.created_at == NOW.isoformat()


def test_renaming_and_changing_tell_what_was_before(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        boats = saved.put(connection, "Boats", "[1]", "search", NOW)
        assert saved.rename(connection, boats, "Ships") == "Boats"
        assert saved.change(connection, boats, "[2]") == "[1]"
        assert [(one.name, one.request) for one in saved.rows(connection)] == [("Ships", "[2]")]
        assert saved.rename(connection, 99, "Planes") == ""
        assert saved.change(connection, 99, "[3]") == ""


def test_marks_change_and_are_put_back(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        boats = saved.put(connection, "Boats", "[]", "collection", NOW)
        one, (item,) = add_content(connection, 1)
        two, _ = add_content(connection, 2)
        saved.put_marks(connection, boats, [Mark(one, item, True)])
        first = saved.marks_of(connection, boats)
        before = saved.put_marks(
            connection, boats, [Mark(one, item, False), Mark(two, None, True), Mark(999, None, True)]
        )
        assert before.good == {Place(one, item): True, Place(two, None): None}
        second = saved.marks_of(connection, boats)
        assert second == [Mark(one, item, False), Mark(two, None, True)]
        again = saved.put_back_marks(connection, before)
        assert saved.marks_of(connection, boats) == first
        saved.put_back_marks(connection, again)
        assert saved.marks_of(connection, boats) == second
        cleared = saved.clear_marks(connection, boats, [Place(one, item), Place(two, None)])
        assert saved.marks_of(connection, boats) == []
        saved.put_back_marks(connection, cleared)
        assert saved.marks_of(connection, boats) == second
        assert saved.put_marks(connection, 99, second).good == {}


def test_a_mark_outlives_its_item_and_not_its_content(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        boats = saved.put(connection, "Boats", "[]", "collection", NOW)
        one, items = add_content(connection, 1, items=3, reader="ocr")
        two, others = add_content(connection, 2, items=2, reader="ocr")
        saved.put_marks(connection, boats, [Mark(one, items[0], True), Mark(one, items[1], True)])
        saved.put_marks(connection, boats, [Mark(two, others[0], True), Mark(two, others[1], False)])
        connection.exec_driver_sql("DELETE FROM item")
        assert saved.marks_of(connection, boats) == [Mark(one, None, True)]
        saved.put_marks(connection, boats, [Mark(two, None, False)])
        assert saved.marks_of(connection, boats) == [Mark(one, None, True), Mark(two, None, False)]
        connection.exec_driver_sql("UPDATE content SET orphaned_at = 'then' WHERE id = ?", (one,))
        assert saved.marks_of(connection, boats) == [Mark(two, None, False)]
        connection.exec_driver_sql("UPDATE content SET orphaned_at = NULL")
        assert len(saved.marks_of(connection, boats)) == 2
        connection.exec_driver_sql("DELETE FROM content")
        assert connection.exec_driver_sql("SELECT count(*) FROM mark").scalar_one() == 0


def test_a_removed_collection_comes_back_with_its_marks(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        boats = saved.put(connection, "Boats", "[1]", "collection", NOW)
        one, (item,) = add_content(connection, 1)
        two, _ = add_content(connection, 2)
        saved.put_marks(connection, boats, [Mark(one, item, True), Mark(two, None, False)])
        rows, marks = saved.rows(connection), saved.marks_of(connection, boats)
        removed = saved.remove(connection, boats)
        assert removed is not None
        assert saved.remove(connection, boats) is None
        assert saved.put(connection, "Ships", "[]", "search", NOW) != boats
        assert connection.exec_driver_sql("SELECT count(*) FROM mark").scalar_one() == 0
        saved.restore(connection, removed)
        assert saved.rows(connection)[0] == rows[0]
        assert saved.marks_of(connection, boats) == marks
        assert saved.remove(connection, boats) == removed
        connection.exec_driver_sql("DELETE FROM content WHERE id = ?", (two,))
        saved.restore(connection, removed)
        assert saved.marks_of(connection, boats) == marks[:1]
        saved.remove(connection, boats)
        saved.put(connection, "BOATS", "[]", "search", NOW)
        with pytest.raises(UserError, match="taken"):
            saved.restore(connection, removed)


def test_more_marks_than_one_query_takes(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        boats = saved.put(connection, "Boats", "[]", "collection", NOW)
        marks = [Mark(add_content(connection, number)[0], None, number % 2 == 0) for number in range(1100)]
        saved.put_marks(connection, boats, marks)
        assert saved.marks_of(connection, boats) == marks
        before = saved.clear_marks(connection, boats, [Place(one.content_id, None) for one in marks])
        assert saved.marks_of(connection, boats) == []
        saved.put_back_marks(connection, before)
        assert saved.marks_of(connection, boats) == marks


@given(name=st.text(max_size=120))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_name_is_kept_on_one_line_or_refused(catalogue: Catalogue, name: str) -> None:
    with catalogue.write() as connection:
        try:
            added = saved.put(connection, name, "[]", "search", NOW)
        except UserError:
            return
        (row,) = saved.rows(connection)
        assert row.name.isprintable() and row.name == " ".join(row.name.split())
        saved.remove(connection, added)


def test_what_people_kept_in_a_catalogue_of_version_4_is_there(tmp_path: Path) -> None:
    shutil.copy(VERSION_4, tmp_path / "catalogue.sqlite")
    catalogue = Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")
    with catalogue.write() as connection:
        (row,) = saved.rows(connection)
        assert (row.name, row.sort, row.request) == ("Red things", "collection", '{"text": "red"}')
        marks = saved.marks_of(connection, row.saved_id)
        assert {(one.item_id is None, one.good) for one in marks} == {(False, True), (True, False)}
        (tag,) = tagging.tags(connection)
        assert (tag.name, tag.proposed, tag.kept, tag.refused) == ("Recipes", 1, 1, 1)
        assert [*checks.problems(connection), *checks.problems_of_words(connection)] == []
    catalogue.close()
