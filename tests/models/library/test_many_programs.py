"""Several programs, or threads, at one library: one writes, the others read or are told to wait."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_picture, write_text

from models.answers import SearchRequest
from models.catalogue.catalogue import Catalogue
from models.engine import Engine
from models.errors import LibraryInUse, LibraryUnavailable
from models.jobs import JobControl
from models.paths import LibraryPaths
from models.upkeep import put_back

OpenEngine = Callable[..., Engine]

OLD_CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "catalogues" / "version-1.sqlite"


def index(engine: Engine, *folders: Path) -> None:
    for folder in folders:
        engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def names(engine: Engine, text: str) -> list[str]:
    return [hit.name for hit in engine.search(SearchRequest(text, by="content", limit=200, folded=False)).hits]


def test_of_many_that_open_a_library_at_once_one_may_write(tmp_path: Path) -> None:
    ready = threading.Barrier(8)
    opened: list[Engine] = []
    refused: list[Exception] = []

    def open_one() -> None:
        ready.wait()
        try:
            opened.append(Engine(tmp_path / "library", encoders=FakeEncoders(), decoders=InProcessDecoders()))
        except Exception as error:  # noqa: BLE001  looked at below
            refused.append(error)

    threads = [threading.Thread(target=open_one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(error) for error in refused] == [LibraryInUse] * 7
    (engine,) = opened
    with pytest.raises(LibraryInUse):
        Engine(tmp_path / "library", encoders=FakeEncoders(), decoders=InProcessDecoders())
    engine.close()
    Engine(tmp_path / "library", encoders=FakeEncoders(), decoders=InProcessDecoders()).close()


def test_readers_see_only_whole_states_while_another_writes(open_engine: OpenEngine, tmp_path: Path) -> None:
    """Each sees what it opened with, and more with each that opens later."""
    engine = open_engine()
    write_picture(tmp_path / "media" / "0.png", "red")
    index(engine, tmp_path / "media")
    problems: list[str] = []
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            reader = Engine(tmp_path / "library", encoders=FakeEncoders(), decoders=InProcessDecoders(), read_only=True)
            problems.extend(reader.verify())
            seen.append(len(names(reader, "red")))
            reader.close()

    thread = threading.Thread(target=read)
    thread.start()
    try:
        for number in range(1, 40):
            write_picture(tmp_path / "media" / f"{number}.png", "red", size_px=20 + number)
            write_text(tmp_path / "media" / f"{number}.txt", f"Number {number} " + "words " * 300)
            if number % 8 == 0:
                index(engine)
    finally:
        done.set()
        thread.join()
    assert problems == []
    assert seen[0] >= 1
    assert engine.verify() == []


def test_readers_beside_a_migration_read_or_are_told_to_wait(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "library")
    told: list[str] = []
    for _ in range(6):
        paths.root.mkdir()
        shutil.copy(OLD_CATALOGUE, paths.catalogue)
        done = threading.Event()

        def read(done: threading.Event = done) -> None:
            last = False
            while not last:
                last = done.is_set()
                try:
                    reader = Catalogue(paths.catalogue, paths.snapshots, read_only=True)
                except LibraryUnavailable as error:
                    told.append(error.what)
                    continue
                with reader.read() as connection:
                    told.append(f"{connection.exec_driver_sql('SELECT count(*) FROM file').scalar()} files")
                reader.close()

        thread = threading.Thread(target=read)
        thread.start()
        Catalogue(paths.catalogue, paths.snapshots).close()
        done.set()
        thread.join()
        shutil.rmtree(paths.root)
    assert set(told) <= {"5 files", "This library cannot be read yet."}
    assert "5 files" in told


def test_a_reader_beside_goes_on_when_a_copy_is_put_back(open_engine: OpenEngine, media: Path) -> None:
    engine = open_engine()
    index(engine, media)
    engine.upkeep.take_snapshot()
    (copy,) = engine.upkeep.snapshots()
    engine.close()
    reader = open_engine(read_only=True)
    assert names(reader, "red")[0] == "a.png"
    put_back(media.with_name("library"), copy.name)
    assert names(reader, "red")[0] == "a.png"
    later = open_engine()
    (media / "a.png").unlink()
    index(later)
    assert later.verify() == []
    assert "a.png" not in names(later, "red")
    reader.search(SearchRequest("red"))


def test_closing_folds_the_log_beside_a_reader(open_engine: OpenEngine, media: Path) -> None:
    """Otherwise it would grow for as long as anything reads, since nobody but the writer may fold it."""
    engine = open_engine()
    index(engine, media)
    reader = open_engine(read_only=True)
    assert names(reader, "red")
    engine.close()
    log = Path(f"{media.with_name('library')}/catalogue.sqlite-wal")
    assert not log.exists() or log.stat().st_size == 0
    assert names(reader, "red")


def test_a_library_may_be_closed_on_another_thread(tmp_path: Path) -> None:
    opened: list[Engine] = []
    for _ in range(2):
        thread = threading.Thread(
            target=lambda: opened.append(
                Engine(tmp_path / "library", encoders=FakeEncoders(), decoders=InProcessDecoders())
            )
        )
        thread.start()
        thread.join()
        opened.pop().close()
