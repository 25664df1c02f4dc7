"""Opening, migrating, writing and protecting the catalogue."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from models.catalogue import migrations, tables
from models.catalogue.catalogue import Catalogue
from models.catalogue.migrations import NEWEST, Step
from models.errors import LibraryUnavailable


def open_at(folder: Path, *, read_only: bool = False) -> Catalogue:
    return Catalogue(folder / "catalogue.sqlite", folder / "snapshots", read_only=read_only)


def test_the_migrated_schema_is_what_the_tables_say(tmp_path: Path) -> None:
    catalogue = open_at(tmp_path)
    with catalogue.read() as connection:
        for table in tables.metadata.sorted_tables:
            columns = {column["name"]: column for column in inspect(connection).get_columns(table.name)}
            assert set(columns) == set(table.columns.keys())
            for column in table.columns:
                assert str(columns[column.name]["type"]) == str(column.type), f"{table.name}.{column.name}"
    catalogue.close()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    catalogue = open_at(tmp_path)
    with pytest.raises(RuntimeError, match="half-way"), catalogue.write() as connection:
        connection.exec_driver_sql("INSERT INTO root (path, added_at) VALUES (x'2f61', 'now')")
        raise RuntimeError("half-way")
    with catalogue.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM root").scalar_one() == 0
    catalogue.close()


def test_readers_cannot_write(tmp_path: Path) -> None:
    catalogue = open_at(tmp_path)
    with pytest.raises(LibraryUnavailable), catalogue.read() as connection:
        connection.exec_driver_sql("DELETE FROM root")
    catalogue.close()


def test_a_library_opened_for_reading_says_why_nothing_can_be_changed(tmp_path: Path) -> None:
    open_at(tmp_path).close()
    catalogue = open_at(tmp_path, read_only=True)
    with pytest.raises(LibraryUnavailable) as caught, catalogue.write():
        pass
    assert (caught.value.what, caught.value.why) == (
        "Nothing can be changed here.",
        "The library was opened for reading only.",
    )
    assert catalogue.writes == 0
    catalogue.close()


def test_a_failing_migration_step_is_undone_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_at(tmp_path).close()
    broken = Step(NEWEST + 1, ("CREATE TABLE extra (id INTEGER)", "CREATE TABLE extra (id INTEGER)"))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
    monkeypatch.setattr(migrations, "NEWEST", NEWEST + 1)
    with pytest.raises(LibraryUnavailable):
        open_at(tmp_path)
    database = sqlite3.connect(tmp_path / "catalogue.sqlite")
    assert database.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    assert database.execute("SELECT name FROM sqlite_master WHERE name = 'extra'").fetchall() == []
    database.close()


def test_a_snapshot_is_taken_before_a_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = open_at(tmp_path)
    with old.write() as connection:
        connection.exec_driver_sql("INSERT INTO root (path, added_at) VALUES (x'2f61', 'now')")
    old.close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, Step(NEWEST + 1, ("DELETE FROM root",))))
    monkeypatch.setattr(migrations, "NEWEST", NEWEST + 1)
    open_at(tmp_path).close()
    (snapshot,) = (tmp_path / "snapshots").iterdir()
    database = sqlite3.connect(snapshot)
    assert database.execute("SELECT path FROM root").fetchall() == [(b"/a",)]
    assert database.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    database.close()


def test_a_newer_catalogue_is_refused_and_left_alone(tmp_path: Path) -> None:
    open_at(tmp_path).close()
    database = sqlite3.connect(tmp_path / "catalogue.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    before = (tmp_path / "catalogue.sqlite").read_bytes()
    with pytest.raises(LibraryUnavailable, match="newer Findling"):
        open_at(tmp_path)
    assert (tmp_path / "catalogue.sqlite").read_bytes() == before


def test_a_damaged_catalogue_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"not a database, but long enough to look like one" * 100)
    with pytest.raises(LibraryUnavailable, match=r"damaged[\s\S]*snapshots"):
        open_at(tmp_path)


def test_reading_needs_a_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable, match="no library"):
        open_at(tmp_path, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_sees_the_last_commit_while_a_writer_writes(tmp_path: Path) -> None:
    catalogue = open_at(tmp_path)
    other = open_at(tmp_path, read_only=True)
    with catalogue.write() as writing:
        writing.exec_driver_sql("INSERT INTO root (path, added_at) VALUES (x'2f61', 'now')")
        with other.read() as reading:
            assert reading.execute(text("SELECT count(*) FROM root")).scalar_one() == 0
    with other.read() as reading:
        assert reading.execute(text("SELECT count(*) FROM root")).scalar_one() == 1
    other.close()
    catalogue.close()


def test_a_full_disk_is_said_plainly(tmp_path: Path) -> None:
    catalogue = open_at(tmp_path)
    with catalogue.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryUnavailable, match="no room left"), catalogue.write() as connection:
        for number in range(200):
            connection.exec_driver_sql(
                "INSERT INTO root (path, added_at) VALUES (?, ?)", (str(number).encode(), "x" * 4000)
            )
    with catalogue.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM root").scalar_one() == 0
    catalogue.close()


@pytest.mark.parametrize("name", ["with space", "a?mode=ro", "a#b", "a%20b", "caf\u00e9", "a@b:c"])
def test_a_library_may_have_any_name(tmp_path: Path, name: str) -> None:
    open_at(tmp_path / name).close()
    assert (tmp_path / name / "catalogue.sqlite").stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["library", "a?b#c%20d caf\u00e9"])
def test_a_catalogue_is_read_where_nobody_can_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    catalogue = open_at(tmp_path / name)
    with catalogue.write() as connection:
        connection.exec_driver_sql("INSERT INTO root (path, added_at) VALUES (x'2f61', 'now')")
    catalogue.close()
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    before = sorted(path.name for path in (tmp_path / name).iterdir())
    reading = open_at(tmp_path / name, read_only=True)
    with reading.read() as connection:
        assert connection.exec_driver_sql("SELECT path FROM root").fetchall() == [(b"/a",)]
    assert sorted(path.name for path in (tmp_path / name).iterdir()) == before
    reading.close()
