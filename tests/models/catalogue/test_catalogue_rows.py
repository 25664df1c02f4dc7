"""Files, contents, items, vectors and words in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection

from models.catalogue import checks, contents, files, places, spaces, words
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.files import ScannedFile
from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.spaces import Space

SPACE = Space("toy/text", "f" * 64, 4, (Kind.DOCUMENT,), answers_text=True, finds_similar=True)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")
    yield opened
    opened.close()


def scanned(path: bytes, mtime_ns: int = 1, kind: Kind = Kind.DOCUMENT) -> ScannedFile:
    return ScannedFile(path, kind, 10, mtime_ns)


def add_file(connection: Connection, path: bytes, mtime_ns: int = 1) -> int:
    root_id = files.add_root(connection, b"/r")
    files.put_scanned(connection, root_id, [scanned(path, mtime_ns)])
    return next(one.file_id for one in files.known_at(connection, path, b"", 1))


def index_file(connection: Connection, path: bytes, sha256: str, texts: list[str]) -> int:
    file_id = add_file(connection, path)
    space_id = spaces.register(connection, SPACE)
    content_id = contents.put_content(connection, NewContent(sha256, Kind.DOCUMENT))
    vector = np.array([1, 0, 0, 0], np.float32)
    items = [NewItem(Kind.DOCUMENT, number, {space_id: vector}, text=text) for number, text in enumerate(texts)]
    contents.put_items(connection, content_id, items)
    contents.cover(connection, content_id, [space_id])
    files.mark_indexed(connection, file_id, content_id, 10, 1)
    return file_id


def test_adding_a_folder_twice_is_one_root(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        assert files.add_root(connection, b"/r") == files.add_root(connection, b"/r")
        assert len(files.roots(connection)) == 1


def test_a_folder_around_others_takes_them_over(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        inner = files.add_root(connection, b"/r/inner")
        files.put_scanned(connection, inner, [scanned(b"/r/inner/a.txt")])
        outer = files.add_root(connection, b"/r")
        assert files.roots(connection) == [(outer, b"/r")]
        assert [one.path for one in files.known_at(connection, b"/r", b"", 10)] == [b"/r/inner/a.txt"]


def test_waiting_files_come_newest_first_and_not_twice(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        old, new = add_file(connection, b"/r/old.txt", 1), add_file(connection, b"/r/new.txt", 2)
        assert [file.file_id for file in files.waiting(connection, 9)] == [new, old]
        assert [file.file_id for file in files.waiting(connection, 9, without=[new])] == [old]


def test_a_name_that_is_no_text_survives(catalogue: Catalogue) -> None:
    path = b"/r/\xff\xfe caf\xe9\n.txt"
    with catalogue.write() as connection:
        file_id = add_file(connection, path)
        place = places.places_of_files(connection, [file_id])[file_id]
    assert place.path == path
    assert place.name == "\ufffd\ufffd caf\ufffd\u240a.txt"


def test_a_changed_file_waits_again_and_forgets_its_failure(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        file_id = add_file(connection, b"/r/a.txt")
        files.mark_failed(connection, file_id, BadFile(BadFileReason.DAMAGED, "What.", "Why.", "Do."))
        assert [failure.reason for failure in files.failures(connection)] == ["damaged"]
        files.put_scanned(connection, 1, [scanned(b"/r/a.txt", mtime_ns=5)])
        assert files.failures(connection) == []
        assert [file.file_id for file in files.waiting(connection, 9)] == [file_id]


def test_vectors_are_kept_as_float16_and_found_by_item(catalogue: Catalogue) -> None:
    vector = np.array([0.5, -0.5, 0.5, 0.5], np.float32)
    with catalogue.write() as connection:
        space_id = spaces.register(connection, SPACE)
        content_id = contents.put_content(connection, NewContent("a" * 64, Kind.DOCUMENT))
        (item_id,) = contents.put_items(connection, content_id, [NewItem(Kind.DOCUMENT, 0, {space_id: vector})])
        (row,) = spaces.rows(connection)
        ((ids, vectors),) = contents.vectors_in(connection, row)
        assert ids.tolist() == [item_id]
        assert np.array_equal(vectors[0], vector)
        assert np.array_equal(contents.vectors_of(connection, item_id)[space_id][0], vector)


def test_items_written_twice_keep_their_ids(catalogue: Catalogue) -> None:
    vector = np.ones(4, np.float32) / 2
    with catalogue.write() as connection:
        space_id = spaces.register(connection, SPACE)
        content_id = contents.put_content(connection, NewContent("a" * 64, Kind.DOCUMENT))
        new = [NewItem(Kind.DOCUMENT, number, {space_id: vector}) for number in range(3)]
        first = contents.put_items(connection, content_id, new[:2])
        again = contents.put_items(connection, content_id, new)
        assert again[:2] == first
        assert contents.items_done(connection, content_id, Kind.DOCUMENT, [space_id]) == 3


def test_a_gap_ends_what_counts_as_complete(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        space_id = spaces.register(connection, SPACE)
        content_id = contents.put_content(connection, NewContent("a" * 64, Kind.DOCUMENT))
        vector = np.ones(4, np.float32) / 2
        contents.put_items(
            connection,
            content_id,
            [
                NewItem(Kind.DOCUMENT, 0, {space_id: vector}),
                NewItem(Kind.DOCUMENT, 1, {}),
                NewItem(Kind.DOCUMENT, 2, {space_id: vector}),
            ],
        )
        assert contents.items_done(connection, content_id, Kind.DOCUMENT, [space_id]) == 1


def test_a_new_space_lets_indexed_files_wait(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        file_id = index_file(connection, b"/r/a.txt", "a" * 64, ["words"])
        assert files.waiting(connection, 9) == []
        other = Space("toy/other", "e" * 64, 4, (Kind.DOCUMENT,), answers_text=True, finds_similar=True)
        number = spaces.register(connection, other)
        assert files.wait_for_spaces(connection, {other: number}) == 1
        assert [file.file_id for file in files.waiting(connection, 9)] == [file_id]


def test_orphans_are_set_aside_revived_and_at_last_forgotten(catalogue: Catalogue) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with catalogue.write() as connection:
        file_id = index_file(connection, b"/r/a.txt", "a" * 64, ["words"])
        (row,) = spaces.rows(connection)
        files.remove_files(connection, [file_id])
        assert contents.sweep_orphans(connection, now) == ([], True)
        assert contents.item_ids_in(connection, row.space_id).tolist() == []
        assert spaces.rows(connection)[0].generation != row.generation
        content_id = contents.find_content(connection, "a" * 64)
        assert content_id is not None
        assert contents.revive(connection, content_id)
        assert len(contents.item_ids_in(connection, row.space_id)) == 1
        contents.sweep_orphans(connection, now)
        assert contents.sweep_orphans(connection, now + timedelta(days=31)) == (["a" * 64], True)
        assert contents.find_content(connection, "a" * 64) is None
        assert checks.problems(connection) == []


def test_copies_share_one_item(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        one = index_file(connection, b"/r/a.txt", "a" * 64, ["words"])
        other = index_file(connection, b"/r/b.txt", "a" * 64, ["words"])
        found = places.places_of_files(connection, [one, other])
        item_id, content_id = found[one].item_id, found[one].content_id
        assert item_id is not None and content_id is not None
        assert (found[other].item_id, found[other].content_id) == (item_id, content_id)
        assert [place.copies for place in found.values()] == [2, 2]
        pairs = [(item_id, one), (item_id, other), (item_id + 1, one)]
        assert {pair: place.name for pair, place in places.places_of_pairs(connection, pairs).items()} == {
            pairs[0]: "a.txt",
            pairs[1]: "b.txt",
        }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("renew pass", [0]),
        ('"renew the passport"', [0]),
        ('"passport renew"', []),
        ("PASSPORT café", [0]),
        ("cafe", [0]),
        ("glass", [1]),
        ('glass" OR "x', [1]),
        ("* ( ^ -", []),
        ("", []),
    ],
)
def test_words_are_found_however_they_are_typed(catalogue: Catalogue, query: str, expected: list[int]) -> None:
    texts = ["How to renew the passport near the café", "Breaking glass or x"]
    with catalogue.write() as connection:
        index_file(connection, b"/r/a.txt", "a" * 64, texts)
        found = words.match_all(connection, words.weigh(connection, words.parse(query)), 9)
        by_item = places.places_of_items(connection, found.row_ids.tolist())
    assert sorted(texts.index(place.text) for place in by_item.values()) == expected


def test_rare_words_tell_more_than_common_ones(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        index_file(connection, b"/r/a.txt", "a" * 64, [f"the number {number}" for number in range(50)] + ["the café"])

        def told(query: str) -> float:
            return sum(words.weigh(connection, words.parse(query)).told["item"].values())

        assert told("the") < 0.1
        assert told("Café") == told("cafe") > 3
        assert told("unheard of") > told("cafe")
        assert told("") == 0


def test_names_follow_their_files(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        file_id = index_file(connection, b"/r/holiday lion.txt", "a" * 64, ["words"])
        lion = words.weigh(connection, words.parse("lion"))
        assert words.cover_files(connection, lion, 9).row_ids.tolist() == [file_id]
        files.remove_files(connection, [file_id])
        assert words.cover_files(connection, lion, 9).row_ids.tolist() == []
        assert checks.problems_of_words(connection) == []


def test_checks_find_what_is_wrong(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        index_file(connection, b"/r/a.txt", "a" * 64, ["one", "two"])
        assert checks.problems(connection) == []
        connection.exec_driver_sql("UPDATE vector SET data = x'00' WHERE item_id = 1")
        connection.exec_driver_sql("DELETE FROM vector WHERE item_id = 2")
        connection.exec_driver_sql("INSERT INTO item_words (item_words) VALUES ('delete-all')")
        found = checks.problems(connection)
        assert "1 vectors of a wrong length" in found
        assert "1 contents whose items do not all have their vectors" in found
        assert len(checks.problems_of_words(connection)) == 1


def test_passages_come_with_their_neighbours(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        index_file(connection, b"/r/a.txt", "a" * 64, ["one", "two", "three", "four"])
        around = places.passages_around(connection, 2, 1)
    assert [(passage.text, passage.matched) for passage in around] == [("one", False), ("two", True), ("three", False)]
