"""Copies of the catalogue: whole, rotated, and put back without a moment in which there is none."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sample_files import write_picture

from models.answers import SearchRequest
from models.catalogue import snapshots
from models.catalogue.catalogue import Catalogue
from models.catalogue.migrations import NEWEST
from models.engine import Engine
from models.errors import LibraryInUse, LibraryUnavailable, UserError
from models.jobs import JobControl
from models.paths import LibraryPaths
from models.upkeep import put_back

OLD_CATALOGUES = sorted((Path(__file__).resolve().parents[2] / "data" / "catalogues").glob("version-*.sqlite"))
NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


def catalogue_at(folder: Path, *roots: str) -> Path:
    catalogue = Catalogue(folder / "catalogue.sqlite", folder / "snapshots")
    with catalogue.write() as connection:
        for root in roots:
            connection.exec_driver_sql("INSERT INTO root (path, added_at) VALUES (?, 'now')", (root.encode(),))
    catalogue.close()
    return folder / "catalogue.sqlite"


def roots_in(path: Path) -> list[bytes]:
    with closing(sqlite3.connect(path)) as database:
        return [row[0] for row in database.execute("SELECT path FROM root ORDER BY path")]


def test_a_copy_has_what_was_committed_also_while_somebody_writes(tmp_path: Path) -> None:
    path = catalogue_at(tmp_path, "/a")
    catalogue = Catalogue(path, tmp_path / "snapshots")
    with catalogue.write() as connection:
        connection.exec_driver_sql("INSERT INTO root (path, added_at) VALUES (x'2f62', 'now')")
        copy = snapshots.take(path, tmp_path / "snapshots", "daily", now=NOW)
    assert roots_in(copy.path) == [b"/a"]
    assert snapshots.listed(tmp_path / "snapshots") == [copy]
    later = snapshots.take(path, tmp_path / "snapshots", "daily", now=NOW)
    assert later.path != copy.path
    assert roots_in(later.path) == [b"/a", b"/b"]
    catalogue.close()


def test_a_copy_of_a_damaged_catalogue_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"no database, though long enough for one" * 100)
    with pytest.raises(sqlite3.Error):
        snapshots.take(tmp_path / "catalogue.sqlite", tmp_path / "snapshots", "daily")
    assert list((tmp_path / "snapshots").iterdir()) == []


def test_copies_are_rotated(tmp_path: Path) -> None:
    path = catalogue_at(tmp_path, "/a")
    folder = tmp_path / "snapshots"
    for day in range(60):
        assert snapshots.is_due(folder, NOW + timedelta(days=day))
        snapshots.take(path, folder, "daily", now=NOW + timedelta(days=day))
        snapshots.rotate(folder)
        assert not snapshots.is_due(folder, NOW + timedelta(days=day, hours=5))
    days = sorted((NOW + timedelta(days=59) - one.taken_at).days for one in snapshots.listed(folder))
    assert days[:3] == [0, 1, 2]
    assert 4 <= len(days) <= 7
    assert days[-1] >= 14
    for number in range(5):
        snapshots.take(path, folder, "version-2", now=NOW + timedelta(hours=number))
        snapshots.rotate(folder)
    assert sum(one.sort == "version" for one in snapshots.listed(folder)) == 2


def test_a_clock_that_goes_backwards_does_not_end_the_copies(tmp_path: Path) -> None:
    path = catalogue_at(tmp_path, "/a")
    snapshots.take(path, tmp_path / "snapshots", "daily", now=NOW + timedelta(days=400))
    assert snapshots.is_due(tmp_path / "snapshots", NOW)


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    folder.mkdir()
    for name in ("notes.txt", "daily-x.sqlite", "daily-20269999T000000Z.sqlite", ".part"):
        (folder / name).touch()
    assert snapshots.listed(folder) == []
    assert snapshots.rotate(folder) == []
    assert len(list(folder.iterdir())) == 4


def test_a_copy_is_put_back_and_the_present_one_is_kept(tmp_path: Path) -> None:
    path = catalogue_at(tmp_path, "/before")
    copy = snapshots.take(path, tmp_path / "snapshots", "daily", now=NOW)
    catalogue_at(tmp_path, "/after")
    snapshots.restore(LibraryPaths(tmp_path), copy.path.name)
    assert roots_in(path) == [b"/before"]
    (replaced,) = (one for one in snapshots.listed(tmp_path / "snapshots") if one.sort == "replaced")
    assert roots_in(replaced.path) == [b"/after", b"/before"]
    snapshots.restore(LibraryPaths(tmp_path), replaced.path.name)
    assert roots_in(path) == [b"/after", b"/before"]


def test_a_damaged_catalogue_is_replaced_by_a_copy(tmp_path: Path) -> None:
    path = catalogue_at(tmp_path, "/a")
    copy = snapshots.take(path, tmp_path / "snapshots", "daily", now=NOW)
    data = bytearray(path.read_bytes())
    data[: len(data) // 2] = bytes(len(data) // 2)
    path.write_bytes(data)
    with pytest.raises(LibraryUnavailable):
        Catalogue(path, tmp_path / "snapshots")
    put_back(tmp_path, copy.path.name)
    assert roots_in(path) == [b"/a"]


@pytest.mark.parametrize("spoil", ["gone", "cut", "newer"])
def test_a_copy_of_no_use_is_refused_and_changes_nothing(tmp_path: Path, spoil: str) -> None:
    path = catalogue_at(tmp_path, "/a")
    copy = snapshots.take(path, tmp_path / "snapshots", "daily", now=NOW)
    if spoil == "gone":
        copy.path.unlink()
    elif spoil == "cut":
        copy.path.write_bytes(copy.path.read_bytes()[:5000])
    else:
        with closing(sqlite3.connect(copy.path)) as database:
            database.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = path.read_bytes()
    with pytest.raises(UserError, match="Nothing was put back"):
        snapshots.restore(LibraryPaths(tmp_path), copy.path.name)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_a_library_in_use_is_not_replaced(open_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = open_engine()
    engine.upkeep.take_snapshot()
    (status,) = engine.upkeep.snapshots()
    with pytest.raises(LibraryInUse):
        put_back(tmp_path / "library", status.name)


def test_what_was_put_back_is_brought_up_to_date(open_engine: Callable[..., Engine], tmp_path: Path) -> None:
    media = tmp_path / "media"
    write_picture(media / "a.png", "red")
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    for _ in engine.index(JobControl()):
        pass
    engine.upkeep.take_snapshot()
    write_picture(media / "b.png", "blue")
    (media / "a.png").unlink()
    for _ in engine.index(JobControl()):
        pass
    (status,) = engine.upkeep.snapshots()
    assert (status.files, status.problem) == (1, "")
    engine.close()
    put_back(tmp_path / "library", status.name)
    later = open_engine()
    assert [hit.name for hit in later.search(SearchRequest("red", by="content")).hits] == ["a.png"]
    for _ in later.index(JobControl()):
        pass
    assert [hit.name for hit in later.search(SearchRequest("blue", by="content")).hits] == ["b.png"]
    assert later.verify() == []


@pytest.mark.parametrize("path", OLD_CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_of_every_version_migrates_and_can_be_put_back(
    open_engine: Callable[..., Engine], tmp_path: Path, path: Path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    shutil.copy(path, library / "catalogue.sqlite")
    before = roots_in(path)
    engine = open_engine()
    assert engine.verify() == []
    word = "passport" if path.stem == "version-1" else "bread"
    assert engine.search(SearchRequest(word, by="words")).hits
    assert engine.search(SearchRequest("red", by="content")).hits[0].name == "a.png"
    copies = engine.upkeep.snapshots()
    engine.close()
    if path.stem != f"version-{NEWEST}":
        (copy,) = copies
        assert copy.sort == "version"
        put_back(library, copy.name)
        assert roots_in(library / "catalogue.sqlite") == before
        again = open_engine()
        assert again.verify() == []


def test_every_version_has_its_fixture() -> None:
    assert [path.stem for path in OLD_CATALOGUES] == [f"version-{number}" for number in range(1, NEWEST + 1)]
