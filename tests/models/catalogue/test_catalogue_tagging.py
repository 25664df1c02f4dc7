"""Tags: proposed, kept, refused, found as words, and all of it undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from models.catalogue import checks, contents, files, saved, tagging, words
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.files import ScannedFile
from models.catalogue.tagging import Proposal, Standing
from models.catalogue.words import Coverage
from models.errors import UserError
from models.kinds import Kind


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")
    yield opened
    opened.close()


def add_contents(connection: Connection, count: int) -> list[int]:
    return [
        contents.put_content(connection, NewContent(f"{number:064x}", Kind.IMAGE, title=f"Title {number}"))
        for number in range(count)
    ]


def found(connection: Connection, query: str) -> set[int]:
    """Contents that words find."""
    covered_by = covered(connection, query, 9999)
    return set(covered_by.row_ids[covered_by.shares == 1].tolist())


def covered(connection: Connection, query: str, limit: int = 9) -> Coverage:
    return words.cover_contents(connection, words.weigh(connection, words.parse(query)), limit)


def disagreeing(connection: Connection) -> list[Any]:
    """Contents whose row does not say which tags are kept, and what the word tables have against their rows."""
    query = f"SELECT id, own_tags FROM content WHERE own_tags <> {tagging.KEPT_NAMES}"
    return [*connection.exec_driver_sql(query), *checks.problems_of_words(connection)]


def state(connection: Connection) -> tuple[Any, ...]:
    tables = ("tag", "tagging", "content")
    return tuple(connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2").all() for name in tables)


def test_a_tag_is_made_once_whatever_its_case(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        first = tagging.put_tag(connection, "Caf\u00e9", '{"text": "coffee"}')
        assert tagging.put_tag(connection, "  CAF\u00c9\n") == first
        assert [(one.name, one.about) for one in tagging.tags(connection)] == [("Caf\u00e9", '{"text": "coffee"}')]
        assert tagging.set_about(connection, first, "") == '{"text": "coffee"}'
        assert tagging.tags(connection)[0].about == ""
        with pytest.raises(UserError):
            tagging.put_tag(connection, " \n ")


def test_proposals_wait_best_first_and_are_not_found_as_words(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        ids = add_contents(connection, 4)
        tag = tagging.put_tag(connection, "Receipts")
        assert tagging.propose(connection, tag, [(ids[0], 0.2), (ids[1], 0.9), (ids[2], 0.5), (999, 1.0)]) == 3
        assert tagging.waiting(connection, tag, 2) == [Proposal(ids[1], 0.9), Proposal(ids[2], 0.5)]
        assert found(connection, "receipts") == set()
        assert tagging.of_contents(connection, ids) == {}
        assert tagging.propose(connection, tag, [(ids[0], 0.95)]) == 1
        assert tagging.waiting(connection, tag, 9)[0] == Proposal(ids[0], 0.95)
        assert tagging.withdraw(connection, tag) == 3
        assert tagging.waiting(connection, tag, 9) == []
        assert tagging.propose(connection, 99, [(ids[0], 0.5)]) == 0


def test_what_was_decided_is_never_proposed_again(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        ids = add_contents(connection, 3)
        tag = tagging.put_tag(connection, "Receipts")
        tagging.propose(connection, tag, [(number, 0.5) for number in ids])
        tagging.decide(connection, tag, [ids[0]], "kept")
        tagging.decide(connection, tag, [ids[1]], "refused")
        assert tagging.propose(connection, tag, [(number, 0.9) for number in ids]) == 1
        assert tagging.waiting(connection, tag, 9) == [Proposal(ids[2], 0.9)]
        tagging.withdraw(connection, tag)
        assert tagging.propose(connection, tag, [(number, 0.9) for number in ids]) == 1
        (row,) = tagging.tags(connection)
        assert (row.proposed, row.kept, row.refused) == (1, 1, 1)


def test_words_find_a_tag_that_was_kept_until_it_goes(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        ids = add_contents(connection, 3)
        tag = tagging.put_tag(connection, "My dog")
        other = tagging.put_tag(connection, "Animals")
        tagging.decide(connection, other, ids, "kept")
        tagging.decide(connection, tag, ids[:2], "kept")
        assert found(connection, "dog") == set(ids[:2])
        assert found(connection, '"my dog"') == set(ids[:2])
        assert tagging.of_contents(connection, ids)[ids[0]] == ("Animals", "My dog")
        dog, animals = (covered(connection, word) for word in ("dog ", "animals "))
        assert dog.told > animals.told
        assert tagging.rename(connection, tag, "Rex") == "My dog"
        assert (found(connection, "dog"), found(connection, "rex")) == (set(), set(ids[:2]))
        assert found(connection, "animals rex") == set(ids[:2])
        tagging.decide(connection, tag, [ids[0]], "refused")
        assert found(connection, "rex") == {ids[1]}
        tagging.remove(connection, tag)
        assert (found(connection, "rex"), found(connection, "animals")) == (set(), set(ids))
        assert disagreeing(connection) == []


def test_a_title_that_is_read_anew_keeps_the_tag(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        (number,) = add_contents(connection, 1)
        tagging.decide(connection, tagging.put_tag(connection, "Rex"), [number], "kept")
        contents.put_facts(connection, number, NewContent(f"{0:064x}", Kind.IMAGE, title="Walk", tags="park"))
        assert found(connection, "rex walk park") == {number}
        assert found(connection, "title") == set()
        connection.exec_driver_sql("DELETE FROM content")
        assert found(connection, "rex") == set()
        assert disagreeing(connection) == []


def test_a_decision_is_undone_and_done_again(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        ids = add_contents(connection, 3)
        tag = tagging.put_tag(connection, "Receipts")
        tagging.propose(connection, tag, [(ids[0], 0.7)])
        tagging.decide(connection, tag, [ids[1]], "refused")
        first = state(connection)
        before = tagging.decide(connection, tag, [*ids, ids[0], 999], "kept")
        assert before.standings == {ids[0]: Standing("proposed", 0.7), ids[1]: Standing("refused", None), ids[2]: None}
        second = state(connection)
        assert found(connection, "receipts") == set(ids)
        again = tagging.put_back(connection, before)
        assert state(connection) == first
        assert found(connection, "receipts") == set()
        tagging.put_back(connection, again)
        assert state(connection) == second
        assert disagreeing(connection) == []


def test_a_removed_tag_comes_back_with_all_decisions(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        ids = add_contents(connection, 3)
        tag = tagging.put_tag(connection, "Receipts", "[1]")
        tagging.propose(connection, tag, [(ids[0], 0.7)])
        tagging.decide(connection, tag, [ids[1]], "refused")
        tagging.decide(connection, tag, [ids[2]], "kept")
        before = state(connection)
        removed = tagging.remove(connection, tag)
        assert removed is not None
        assert tagging.remove(connection, tag) is None
        assert connection.exec_driver_sql("SELECT count(*) FROM tagging").scalar_one() == 0
        tagging.restore(connection, removed)
        assert state(connection) == before
        tagging.remove(connection, tag)
        connection.exec_driver_sql("DELETE FROM content WHERE id = ?", (ids[0],))
        tagging.restore(connection, removed)
        (row,) = tagging.tags(connection)
        assert (row.tag_id, row.proposed, row.kept, row.refused) == (tag, 0, 1, 1)
        tagging.remove(connection, tag)
        tagging.put_tag(connection, "receipts")
        with pytest.raises(UserError, match="taken"):
            tagging.restore(connection, removed)


def test_contents_that_are_set_aside_are_neither_counted_nor_shown(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        ids = add_contents(connection, 3)
        tag = tagging.put_tag(connection, "Receipts")
        tagging.propose(connection, tag, [(ids[0], 0.5), (ids[1], 0.4)])
        tagging.decide(connection, tag, [ids[2]], "kept")
        connection.exec_driver_sql("UPDATE content SET orphaned_at = 'then' WHERE id IN (?, ?)", (ids[0], ids[2]))
        (row,) = tagging.tags(connection)
        assert (row.proposed, row.kept) == (1, 0)
        assert tagging.waiting(connection, tag, 9) == [Proposal(ids[1], 0.4)]
        other = tagging.put_tag(connection, "Bills")
        assert tagging.propose(connection, other, [(ids[0], 0.5), (ids[1], 0.5)]) == 1
        connection.exec_driver_sql("UPDATE content SET orphaned_at = NULL")
        assert [(one.proposed, one.kept) for one in tagging.tags(connection)] == [(1, 0), (2, 1)]


def test_more_contents_than_one_query_takes(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        ids = add_contents(connection, 1300)
        tag = tagging.put_tag(connection, "Receipts")
        assert tagging.propose(connection, tag, [(number, number / 1300) for number in ids]) == 1300
        before = tagging.decide(connection, tag, [*ids, *ids], "kept")
        assert len(tagging.of_contents(connection, ids)) == 1300
        tagging.rename(connection, tag, "Bills")
        assert len(found(connection, "bills")) == 1300
        tagging.put_back(connection, before)
        assert len(tagging.waiting(connection, tag, 9999)) == 1300
        assert disagreeing(connection) == []


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["propose", "kept", "refused", "proposed", "rename", "remove", "withdraw"]),
        st.integers(0, 2),
        st.lists(st.integers(0, 4), max_size=4),
    ),
    max_size=12,
)


@given(steps=_STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_done_the_words_agree_and_all_can_be_undone(catalogue: Catalogue, steps: Any) -> None:
    with catalogue.write() as connection:
        connection.exec_driver_sql("DELETE FROM content")
        connection.exec_driver_sql("DELETE FROM tag")
        ids = add_contents(connection, 5)
        numbers = [tagging.put_tag(connection, name) for name in ("one", "two", "three")]
        for turn, (what, which, some) in enumerate(steps):
            tag, chosen, before = numbers[which], [ids[number] for number in some], state(connection)
            if what == "propose":
                tagging.propose(connection, tag, [(number, turn / 12) for number in chosen])
            elif what == "withdraw":
                tagging.withdraw(connection, tag)
            elif what == "rename":
                name = tagging.rename(connection, tag, f"name {turn}")
                tagging.rename(connection, tag, name)
                assert state(connection) == before
            elif what == "remove":
                removed = tagging.remove(connection, tag)
                assert removed is not None
                tagging.restore(connection, removed)
                assert state(connection) == before
            else:
                undo = tagging.decide(connection, tag, chosen, what)
                redo = tagging.put_back(connection, undo)
                assert state(connection) == before
                tagging.put_back(connection, redo)
                assert all(tagging.of_contents(connection, [one]) for one in chosen if what == "kept")
            assert disagreeing(connection) == []


def test_a_file_that_was_edited_keeps_what_a_person_said_of_it(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        root_id = files.add_root(connection, b"/r")
        tag_ids = {name: tagging.put_tag(connection, name) for name in ("kept", "refused", "proposed")}
        saved_id = saved.put(connection, "mine", "{}", "collection", datetime.now(UTC))

    def edit(sha256: str, mtime_ns: int) -> int:
        """The file has other bytes now: it is scanned, and looked into."""
        with catalogue.write() as connection:
            files.put_scanned(connection, root_id, [ScannedFile(b"/r/a.txt", Kind.DOCUMENT, 10, mtime_ns)])
            (file_id,) = [one.file_id for one in files.known_at(connection, b"/r/a.txt", b"", 1)]
            content_id = contents.put_content(connection, NewContent(sha256, Kind.DOCUMENT))
            contents.put_items(connection, content_id, [NewItem(Kind.DOCUMENT, 0, {}, text="words")])
            files.mark_indexed(connection, file_id, content_id, 10, mtime_ns)
            return content_id

    first = edit("a" * 64, 1)
    with catalogue.write() as connection:
        tagging.decide(connection, tag_ids["kept"], [first], "kept")
        tagging.decide(connection, tag_ids["refused"], [first], "refused")
        tagging.propose(connection, tag_ids["proposed"], [(first, 0.5)])
        saved.put_marks(connection, saved_id, [saved.Mark(first, None, True)])
    second = edit("b" * 64, 2)
    with catalogue.read() as connection:
        assert tagging.of_contents(connection, [second]) == {second: ("kept",)}
        assert saved.marks_of(connection, saved_id)[-1] == saved.Mark(second, None, True)
        assert covered(connection, "kept").row_ids.tolist() == [first, second]
        assert checks.problems(connection) == []
    with catalogue.write() as connection:
        assert tagging.propose(connection, tag_ids["refused"], [(second, 0.9)]) == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM edited").scalar() == 0
