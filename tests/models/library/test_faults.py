"""A write fails, at every step in turn: it is told plainly, nothing that was kept is lost, and the next run goes on."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path

import pytest
from fake_readers import FakeReaders
from fakes import FakeEncoders
from PIL import Image
from sample_files import write_text
from shelf import FakeShelf
from write_faults import Faults, Sort, broken_disk, full_database, full_disk, io_error

from models.answers import SearchRequest
from models.catalogue import checks
from models.catalogue.catalogue import Catalogue
from models.catalogue.migrations import NEWEST
from models.engine import Engine
from models.errors import LibraryUnavailable, UserError
from models.jobs import JobControl
from models.library import requests, settings
from models.library.settings import Settings
from models.paths import LibraryPaths
from models.upkeep import put_back

OpenEngine = Callable[..., Engine]

# From the first version on, every step of the migrations is taken.
OLD_CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "catalogues" / "version-1.sqlite"
ERRORS: dict[Sort, tuple[Callable[[], Exception], ...]] = {
    "statement": (io_error, full_database),
    "commit": (io_error, full_database),
    "file": (broken_disk, full_disk),
}
_MOST_STEPS = 400


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Faults:
    return Faults(monkeypatch, tmp_path / "library")


def index(engine: Engine) -> UserError | None:
    """Anything but a plain sentence about the library ends the test."""
    try:
        for _ in engine.index(JobControl()):
            pass
    except LibraryUnavailable as error:
        return error
    return None


def kept(engine: Engine) -> Counter[str]:
    """What was learnt, by its content: every item, and every vector."""
    with engine._catalogue.read() as connection:
        items = connection.exec_driver_sql(
            """SELECT sha256, item.kind, reader, ordinal, text, count(vector.item_id) FROM content
            JOIN item ON content_id = content.id LEFT JOIN vector ON item_id = item.id GROUP BY item.id"""
        )
        return Counter(repr(tuple(row)) for row in items)


def on_disk(folder: Path) -> set[bytes]:
    return {os.fsencode(path) for path in folder.rglob("*") if path.is_file() and path.suffix != ".words"}


def indexed(engine: Engine) -> set[bytes]:
    with engine._catalogue.read() as connection:
        return set(connection.exec_driver_sql("SELECT path FROM file WHERE state = 'indexed'").scalars())


def change(folder: Path, turn: int) -> None:
    """Something new, and of what was there before something moved, something changed and something gone."""
    folder.mkdir(exist_ok=True)
    Image.new("RGB", (20, 20), (255, turn % 256, turn // 256)).save(folder / f"new-{turn}.png")
    (folder / f"new-{turn}.png.words").write_text(f"Words in picture {turn}")
    write_text(folder / f"new-{turn}.txt", f"The passport office has room {turn}.")
    write_text(folder / "changing.txt", f"This was changed {turn} times.")
    if turn:
        (folder / f"new-{turn - 1}.png").unlink()
        (folder / "moved").mkdir(exist_ok=True)
        os.rename(folder / f"new-{turn - 1}.txt", folder / "moved" / f"new-{turn - 1}.txt")


def told_or_logged(error: UserError | None, caplog: pytest.LogCaptureFixture) -> bool:
    """Whether a person learns of a fault, plainly; a bug's report in the log is no plain word."""
    bugs = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert not bugs, [record.getMessage() for record in bugs]
    if error is not None:
        assert error.what and error.why and error.what_to_do
        return True
    return any(record.levelno == logging.WARNING for record in caplog.records)


def each_in_turn(faults: Faults, sort: Sort, every: int = 1) -> Iterator[AbstractContextManager[None]]:
    """Contexts in which one step fails, until there is one in which nothing does."""
    for number in range(1, _MOST_STEPS, every):
        yield faults.failing(sort, number, ERRORS[sort][number // every % 2])
        if not faults.fired:
            return
    raise AssertionError("it never ends")


def index_through_faults(
    open_engine: OpenEngine, faults: Faults, folder: Path, caplog: pytest.LogCaptureFixture, sort: Sort, every: int
) -> int:
    """Let every so-manieth step of an indexing run fail, until a run needs no more steps. Returns: how many faults."""
    encoders = FakeEncoders(log=folder.with_name("encoded.log"))
    engine = open_engine(encoders, readers=FakeReaders("ocr"))
    change(folder, 0)
    engine.library.add_folder(os.fsencode(folder))
    assert index(engine) is None
    for turn, failing in enumerate(each_in_turn(faults, sort, every), start=1):
        change(folder, turn)
        before = kept(engine)
        caplog.clear()
        with failing:
            error = index(engine)
        if not faults.fired:
            assert error is None
            continue
        assert told_or_logged(error, caplog), f"nobody learns that this failed: {faults.fired}"
        assert engine.verify() == [], faults.fired
        assert not before - kept(engine), f"lost by {faults.fired}"
        assert index(engine) is None, faults.fired
        assert indexed(engine) == on_disk(folder), faults.fired
        assert engine.verify() == [], faults.fired
    times = Counter(folder.with_name("encoded.log").read_text().splitlines())
    assert max(times.values()) <= 2, "something was encoded a third time"
    hits = engine.search(SearchRequest("passport office", by="content", folded=False)).hits
    assert f"new-{turn}.txt" in {hit.name for hit in hits}
    return turn - 1


@pytest.mark.parametrize(("sort", "every", "least"), [("commit", 1, 6), ("file", 1, 15), ("statement", 9, 6)])
def test_indexing_goes_on_after_a_write_that_failed(
    open_engine: OpenEngine,
    faults: Faults,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    sort: Sort,
    every: int,
    least: int,
) -> None:
    assert index_through_faults(open_engine, faults, tmp_path / "media", caplog, sort, every) >= least


@pytest.mark.real
def test_indexing_goes_on_after_any_statement_that_failed(
    open_engine: OpenEngine, faults: Faults, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fired = index_through_faults(open_engine, faults, tmp_path / "media", caplog, "statement", every=1)
    print(f"{fired} statements failed in turn")  # noqa: T201
    assert fired >= 50


@pytest.mark.parametrize("sort", ["statement", "commit"])
def test_a_library_can_be_made_after_any_write_that_failed(faults: Faults, tmp_path: Path, sort: Sort) -> None:
    paths = LibraryPaths(tmp_path / "library")
    for failing in each_in_turn(faults, sort):
        with failing, suppress(LibraryUnavailable):
            Catalogue(paths.catalogue, paths.snapshots).close()
        catalogue = Catalogue(paths.catalogue, paths.snapshots)
        with catalogue.write() as connection:
            assert [*checks.problems(connection), *checks.problems_of_words(connection)] == []
        catalogue.close()
        shutil.rmtree(paths.root)
    assert len(faults.steps) >= {"statement": 60, "commit": NEWEST}[sort]


def rows_in(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows that every version of a catalogue has."""
    queries = {
        "root": "SELECT id, path FROM root",
        "file": "SELECT id, root_id, path, name, folder, kind, size_bytes, mtime_ns, content_id FROM file",
        "content": "SELECT id, sha256, kind, title, preview FROM content",
        "item": "SELECT id, content_id, ordinal, start_s, page, heading, text FROM item",
        "vector": "SELECT space_id, item_id, data FROM vector ORDER BY space_id, item_id",
    }
    with closing(sqlite3.connect(path)) as database:
        return {name: database.execute(query).fetchall() for name, query in queries.items()}


@pytest.mark.parametrize("sort", ["statement", "commit", "file"])
def test_a_migration_that_failed_loses_nothing(faults: Faults, tmp_path: Path, sort: Sort) -> None:
    paths = LibraryPaths(tmp_path / "library")
    before = rows_in(OLD_CATALOGUE)
    for failing in each_in_turn(faults, sort):
        paths.root.mkdir()
        shutil.copy(OLD_CATALOGUE, paths.catalogue)
        with failing, suppress(LibraryUnavailable):
            Catalogue(paths.catalogue, paths.snapshots).close()
        assert rows_in(paths.catalogue) == before, faults.fired
        catalogue = Catalogue(paths.catalogue, paths.snapshots)
        with catalogue.write() as connection:
            assert [*checks.problems(connection), *checks.problems_of_words(connection)] == []
        catalogue.close()
        assert rows_in(paths.catalogue) == before, faults.fired
        assert not list(paths.snapshots.glob("*.part*")), faults.fired
        shutil.rmtree(paths.root)
    assert len(faults.steps) >= {"statement": 40, "commit": NEWEST - 1, "file": 3}[sort]


@pytest.mark.parametrize("sort", ["statement", "commit", "file"])
def test_a_library_closes_whatever_fails(
    open_engine: OpenEngine, faults: Faults, media: Path, caplog: pytest.LogCaptureFixture, sort: Sort
) -> None:
    """What is not saved is rebuilt; but the library must be free for whoever opens it next."""
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    assert index(engine) is None
    engine.close()
    for number, failing in enumerate(each_in_turn(faults, sort)):
        write_text(media / "e.txt", f"The passport office has {number} rooms.")
        engine = open_engine()
        engine._saved_s = float("inf")
        assert index(engine) is None
        engine._viewed[engine.search(SearchRequest("red", by="content")).hits[0].file_id] += 1
        with failing:
            engine.close()
        # The log that is not folded into the database now is read at the next start.
        folding = faults.fired.startswith("PRAGMA")
        assert not faults.fired or folding or told_or_logged(None, caplog), faults.fired
        caplog.clear()
    later = open_engine()
    assert later.verify() == []
    assert later.search(SearchRequest("red", by="content")).hits[0].name == "a.png"


def wait_for_rest(engine: Engine) -> None:
    deadline_s = time.monotonic() + 60
    while engine.status().activity != "idle":
        assert time.monotonic() < deadline_s, "it never rests"
        time.sleep(0.01)


def add_another(engine: Engine, folder: Path, number: int) -> int:
    """A folder with a picture of a colour of its own. Returns: its root's id."""
    folder.mkdir()
    Image.new("RGB", (30, 30), (0, number, 255)).save(folder / "x.png")
    root_id = engine.library.add_folder(os.fsencode(folder))
    assert index(engine) is None
    return root_id


@pytest.mark.parametrize("sort", ["statement", "commit", "file"])
def test_a_folder_goes_whatever_fails(
    open_engine: OpenEngine, faults: Faults, media: Path, caplog: pytest.LogCaptureFixture, sort: Sort
) -> None:
    """What was only set aside by the time before, long ago, is deleted for good with its preview."""
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    engine.library.remove_folder(add_another(engine, media.with_name("more-0"), 0))
    for number, failing in enumerate(each_in_turn(faults, sort), start=1):
        root_id = add_another(engine, media.with_name(f"more-{number}"), number)
        with engine._catalogue.write() as connection:
            connection.exec_driver_sql("UPDATE content SET orphaned_at = '2020-01-01' WHERE orphaned_at IS NOT NULL")
        with failing, suppress(UserError):
            engine.library.remove_folder(root_id)
        assert engine.verify() == [], faults.fired
        assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
        engine.library.remove_folder(root_id)
        assert index(engine) is None
        assert indexed(engine) == on_disk(media)
    assert len(faults.steps) >= 1


@pytest.mark.parametrize("sort", ["statement", "commit", "file"])
def test_vectors_go_whatever_fails(open_engine: OpenEngine, faults: Faults, media: Path, sort: Sort) -> None:
    shelf = FakeShelf()
    engine = open_engine(shelf)
    engine.library.add_folder(os.fsencode(media))
    for failing in each_in_turn(faults, sort):
        shelf.filled.add("hues")
        assert index(engine) is None
        shelf.filled.discard("hues")
        (status,) = (one for one in engine.spaces() if one.name == "hues/fake")
        with failing, suppress(UserError):
            engine.keeping.remove_space(status.space_id)
            engine.keeping.begin_anew("colours")
        assert engine.verify() == [], faults.fired
        if "hues/fake" in {one.name for one in engine.spaces()}:
            engine.keeping.remove_space(status.space_id)
        assert "hues/fake" not in {one.name for one in engine.spaces()}
        assert index(engine) is None
        assert engine.verify() == [], faults.fired
        assert engine.search(SearchRequest("red", by="content")).hits[0].name == "a.png"


@pytest.mark.parametrize("sort", ["statement", "file"])
def test_a_copy_that_failed_leaves_nothing(open_engine: OpenEngine, faults: Faults, media: Path, sort: Sort) -> None:
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    snapshots = media.with_name("library") / "snapshots"
    for number, failing in enumerate(each_in_turn(faults, sort)):
        before = engine.upkeep.snapshots()
        with failing:
            try:
                engine.upkeep.take_snapshot()
            except UserError:
                assert faults.fired
        after = engine.upkeep.snapshots()
        assert all(not one.problem for one in after)
        assert number or not before
        assert [path for path in snapshots.iterdir() if path.suffix != ".sqlite"] == []
    assert len(faults.steps) >= {"statement": 1, "file": 3}[sort]


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside a reader"])
def test_putting_back_is_whole_or_not_at_all(
    open_engine: OpenEngine, faults: Faults, media: Path, beside: bool
) -> None:
    """A reader keeps the log of the catalogue from being folded into it."""
    paths = LibraryPaths(media.with_name("library"))
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    engine.upkeep.take_snapshot()
    assert index(engine) is None
    (copy,) = engine.upkeep.snapshots()
    engine.close()
    for failing in each_in_turn(faults, "file"):
        reader = sqlite3.connect(paths.catalogue, isolation_level=None)
        if beside:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM file").fetchall()
            catalogue = Catalogue(paths.catalogue, paths.snapshots)
            with catalogue.write() as connection:
                connection.exec_driver_sql("UPDATE root SET added_at = 'just now'")
            catalogue.close()
        with closing(sqlite3.connect(paths.catalogue)) as database:
            before = database.execute("SELECT added_at, (SELECT count(*) FROM file) FROM root").fetchall()
        told = False
        with failing:
            try:
                put_back(paths.root, copy.name)
            except UserError:
                told = True
        reader.close()
        with closing(sqlite3.connect(paths.catalogue)) as database:
            after = database.execute("SELECT added_at, (SELECT count(*) FROM file) FROM root").fetchall()
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if told:
            assert after == before, f"nothing was put back, it says, and yet: {faults.fired}"
        assert not list(paths.root.glob("*.part"))
        assert_no_copy_is_the_catalogue(paths)
        restored = open_engine()
        assert index(restored) is None
        assert sum(restored.status().counts.values()) == 6
        assert restored.verify() == []
        restored.close()


def assert_no_copy_is_the_catalogue(paths: LibraryPaths) -> None:
    """A copy that is another name of the catalogue changes with it."""
    present = paths.catalogue.stat()
    for path in paths.snapshots.iterdir():
        assert not os.path.samestat(path.stat(), present), f"{path.name} is the catalogue itself"


def test_settings_are_kept_whole_or_not_at_all(open_engine: OpenEngine, faults: Faults, media: Path) -> None:
    engine = open_engine()
    path = media.with_name("library") / "settings.json"
    for number, failing in enumerate(each_in_turn(faults, "file"), start=1):
        wanted = Settings(rescan_minutes=number)
        with failing:
            try:
                engine.change_settings(wanted)
            except UserError:
                assert faults.fired
        assert settings.load(path) in (wanted, engine.settings())
        assert not [one for one in path.parent.iterdir() if one.name.endswith(".part")]
        wait_for_rest(engine)
    assert engine.settings() == wanted == settings.load(path)


def test_requests_are_done_or_wait(open_engine: OpenEngine, faults: Faults, media: Path) -> None:
    paths = LibraryPaths(media.with_name("library"))
    engine = open_engine()
    for failing in each_in_turn(faults, "file"):
        with failing:
            asked = None
            with suppress(UserError):
                asked = requests.ask(paths, [os.fsencode(media)])
            requests.fulfil(paths, engine._fulfil)
        requests.fulfil(paths, engine._fulfil)
        assert asked is None or requests.is_taken(asked)
        assert [root.path for root in engine.status().roots] == [os.fsencode(media)] or asked is None
        assert list(paths.requests.glob("*")) == [], faults.fired
        for root in engine.status().roots:
            engine.library.remove_folder(root.root_id)
