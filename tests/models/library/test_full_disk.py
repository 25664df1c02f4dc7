"""The disk that holds the library is full, really: it is told, waits, and goes on by itself when there is room."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_picture, write_text
from small_disk import SmallDisk, mounted

from models.answers import SearchRequest
from models.catalogue.catalogue import Catalogue
from models.engine import Engine
from models.errors import LibraryFull, UserError
from models.index.vector_index import VectorIndex
from models.jobs import JobControl
from models.library import requests, settings, writing
from models.library.settings import Settings
from models.paths import LibraryPaths
from models.upkeep import put_back

WaitUntil = Callable[[Callable[[], bool]], None]

OLD_CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "catalogues" / "version-1.sqlite"
# More than what must be free before indexing begins again.
_SIZE_BYTES = 100 << 20
_FILES = 40


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with mounted(tmp_path / "disk", _SIZE_BYTES) as made:
        yield made


@pytest.fixture
def paths(disk: SmallDisk) -> LibraryPaths:
    return LibraryPaths(disk.folder / "library")


@pytest.fixture
def told() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
def engine(paths: LibraryPaths, told: list[tuple[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr("models.library.runner._LOOK_FOR_ROOM_EVERY_S", 0.05)
    opened = Engine(
        paths.root, lambda *event: told.append(event), encoders=FakeEncoders(), decoders=InProcessDecoders()
    )
    yield opened
    opened.close()


@pytest.fixture
def much(tmp_path: Path) -> Path:
    """Some hundred kilobytes of text, and a few pictures."""
    for number in range(_FILES):
        if number % 4:
            write_text(tmp_path / "much" / f"{number}.txt", f"Number {number}: " + "many words " * 900)
        else:
            write_picture(tmp_path / "much" / f"{number}.png", "red", size_px=20 + number)
    return tmp_path / "much"


def index(engine: Engine, *folders: Path) -> None:
    for folder in folders:
        engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def count(engine: Engine) -> int:
    return sum(engine.status().counts.values())


def fill_at_call(
    monkeypatch: pytest.MonkeyPatch, disk: SmallDisk, owner: Any, name: str, number: int, leave_bytes: int = 0
) -> None:
    """Fill the disk just before something is done for the so-manieth time."""
    real = getattr(owner, name)
    calls = 0

    def full(*args: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            disk.fill(leave_bytes)
        return real(*args)

    monkeypatch.setattr(owner, name, full)


def was_told_full(told: list[tuple[str, Any]]) -> bool:
    return any(name == "problem" and isinstance(payload, LibraryFull) for name, payload in told)


def goes_on_by_itself(engine: Engine, disk: SmallDisk, wait_until: WaitUntil) -> None:
    """It waits while there is little room, and ends with everything when there is enough."""
    held = count(engine)
    assert held < _FILES
    assert "no room left" in engine.status().problem
    engine.search(SearchRequest("words", by="words"))
    disk.clear()
    wait_until(lambda: engine.status().activity == "idle")
    assert engine.status().problem == ""
    assert count(engine) == _FILES
    assert engine.failures() == ()
    assert engine.verify() == []


@pytest.mark.parametrize("leave_bytes", [0, 100 << 10, 300 << 10])
def test_the_catalogue_finds_no_room(
    engine: Engine,
    told: list[tuple[str, Any]],
    disk: SmallDisk,
    much: Path,
    wait_until: WaitUntil,
    leave_bytes: int,
) -> None:
    engine.library.add_folder(os.fsencode(much))
    disk.fill(leave_bytes)
    engine.rescan()
    wait_until(lambda: was_told_full(told))
    goes_on_by_itself(engine, disk, wait_until)


def test_a_preview_finds_no_room(
    engine: Engine,
    told: list[tuple[str, Any]],
    paths: LibraryPaths,
    disk: SmallDisk,
    much: Path,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill_at_call(monkeypatch, disk, writing, "_replace", 4)
    engine.add_folder(os.fsencode(much))
    wait_until(lambda: was_told_full(told))
    goes_on_by_itself(engine, disk, wait_until)
    previews = [path for path in paths.previews.rglob("*") if path.is_file()]
    assert len(previews) == _FILES // 4
    assert all(path.suffix == ".jpg" and path.stat().st_size for path in previews)


@pytest.mark.parametrize("leave_bytes", [0, 8 << 10])
def test_an_index_finds_no_room(
    engine: Engine,
    paths: LibraryPaths,
    disk: SmallDisk,
    much: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    leave_bytes: int,
) -> None:
    fill_at_call(monkeypatch, disk, VectorIndex, "save", 1, leave_bytes)
    index(engine, much)
    assert "indexes were not saved" in caplog.text
    assert engine.verify() == []
    assert not list(paths.indexes.glob("*.part"))
    engine.close()
    disk.clear()
    later = Engine(paths.root, encoders=FakeEncoders(), decoders=InProcessDecoders())
    assert len(later.search(SearchRequest("red", by="content", folded=False)).hits) >= _FILES // 4
    assert later.verify() == []
    later.close()


def test_what_a_person_asks_for_finds_no_room(
    engine: Engine, paths: LibraryPaths, disk: SmallDisk, much: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index(engine, much)
    disk.fill()
    before = engine.settings()
    for ask in (
        engine.upkeep.take_snapshot,
        lambda: engine.change_settings(Settings(hidden=True)),
        lambda: requests.ask(paths, [os.fsencode(much)]),
    ):
        with pytest.raises(UserError) as refused:
            ask()
        assert refused.value.what and refused.value.why and refused.value.what_to_do
    assert engine.settings() == before == settings.load(paths.settings)
    assert engine.search(SearchRequest("red", by="content")).hits
    engine._viewed[1] += 1
    engine.close()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert not [path for path in paths.root.rglob("*") if path.name.endswith(".part")]
    assert requests.fulfil(paths, lambda _request: None) == 0


def test_a_library_opens_on_a_full_disk_and_can_be_searched(
    engine: Engine, paths: LibraryPaths, disk: SmallDisk, much: Path
) -> None:
    index(engine, much)
    engine.close()
    # SQLite has two files beside an open catalogue; the rest of the room is gone.
    disk.fill(leave_bytes=64 << 10)
    later = Engine(paths.root, encoders=FakeEncoders(), decoders=InProcessDecoders())
    assert later.search(SearchRequest("red", by="content")).hits
    assert count(later) == _FILES
    later.close()
    disk.fill()
    with suppress(LibraryFull):
        Engine(paths.root, encoders=FakeEncoders(), decoders=InProcessDecoders()).close()
    disk.clear()
    again = Engine(paths.root, encoders=FakeEncoders(), decoders=InProcessDecoders())
    assert again.verify() == []
    again.close()


@pytest.mark.parametrize("leave_bytes", [0, 16 << 10, 64 << 10, 160 << 10, 256 << 10, 400 << 10, 600 << 10])
def test_a_migration_finds_no_room(paths: LibraryPaths, disk: SmallDisk, leave_bytes: int) -> None:
    paths.root.mkdir()
    shutil.copy(OLD_CATALOGUE, paths.catalogue)
    disk.fill(leave_bytes)
    try:
        Catalogue(paths.catalogue, paths.snapshots).close()
    except LibraryFull:
        pass
    else:
        assert leave_bytes >= 400 << 10
    assert not list(paths.snapshots.glob("*.part"))
    disk.clear()
    with closing(sqlite3.connect(OLD_CATALOGUE)) as old, closing(sqlite3.connect(paths.catalogue)) as present:
        for table in ("root", "file", "content", "item", "vector"):
            query = f"SELECT count(*) FROM {table}"
            assert present.execute(query).fetchone() == old.execute(query).fetchone()
    Catalogue(paths.catalogue, paths.snapshots).close()


def test_a_copy_is_put_back_whole_or_not_at_all(
    engine: Engine, paths: LibraryPaths, disk: SmallDisk, much: Path
) -> None:
    index(engine, much)
    engine.upkeep.take_snapshot()
    (copy,) = engine.upkeep.snapshots()
    engine.close()
    before = paths.catalogue.read_bytes()
    disk.fill(leave_bytes=64 << 10)
    with pytest.raises(UserError, match="Nothing was put back"):
        put_back(paths.root, copy.name)
    assert paths.catalogue.read_bytes() == before
    assert not list(paths.root.glob("*.part"))
    disk.clear()
    put_back(paths.root, copy.name)
