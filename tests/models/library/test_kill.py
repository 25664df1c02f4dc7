"""Killed at any moment: what was committed is there, the rest goes on, nothing is done twice beyond a batch."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from fake_readers import FakeReaders
from fakes import FakeEncoders
from fork_server import ForkServer
from PIL import Image
from sample_files import write_sound, write_text

from models.catalogue import checks, contents, snapshots, spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.migrations import NEWEST, STEPS
from models.engine import Engine
from models.index import vector_index
from models.jobs import JobControl
from models.paths import LibraryPaths
from models.search.indexes import Indexes

OpenEngine = Callable[..., Engine]

# Three encoders, each with two batches of four at work and one that was encoded and not yet written.
_MOST_LOST_PER_KILL = 3 * 3 * 4

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork, and knows no signals to kill by"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    made = ForkServer()
    yield made
    made.close()


def report(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        print("\n" + line)  # noqa: T201


def kill_after(server: ForkServer, seconds: float) -> None:
    """Kill what runs now, or let it be if it ends before."""
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.kill(server.pid, signal.SIGKILL)
    server.wait()


@dataclass
class Shelf:
    """A folder that gains files before every start.

    Attributes:
        pieces: how many things there are to encode.
        files: how many files there are.
    """

    folder: Path
    pieces: int = 0
    files: int = 0
    turns: int = 0

    def add(self) -> None:
        """A picture with words and one without, two texts, and now and then a sound of a minute."""
        self.folder.mkdir(exist_ok=True)
        turn = self.turns
        self.turns += 1
        for number in range(2):
            Image.new("RGB", (24, 24), (turn, 99 * number, 10)).save(self.folder / f"{turn}-{number}.png")
            write_text(self.folder / f"{turn}-{number}.txt", f"Document {number} of turn {turn} tells of things.")
        (self.folder / f"{turn}-0.png.words").write_text(f"Words in picture {turn}\nof which there are {2 * turn}")
        self.pieces += 2 + 2 + 2
        self.files += 4
        if turn % 4 == 0:
            write_sound(self.folder / f"{turn}.wav", 200 + 10 * turn, seconds=60.0)
            self.pieces += 6
            self.files += 1


@dataclass
class Held:
    """What a catalogue holds, read past all of the program: it must never become less."""

    path: Path
    counts: dict[str, int] = field(default_factory=dict)

    def look(self) -> None:
        """Raises: AssertionError: the catalogue is not whole, or something is gone."""
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            for name, query in checks._MUST_BE_EMPTY.items():
                assert database.execute(query).fetchall() == [], name
            now = {
                "items": "SELECT count(*) FROM item",
                "vectors": "SELECT count(*) FROM vector",
                "read": "SELECT count(*) FROM reading WHERE found >= 0",
                "files": "SELECT count(*) FROM file WHERE content_id IS NOT NULL",
            }
            counts = {name: database.execute(query).fetchone()[0] for name, query in now.items()}
        assert all(counts[name] >= before for name, before in self.counts.items()), (self.counts, counts)
        self.counts = counts


def wait_for_growth(log: Path, server: ForkServer) -> None:
    """Until something is encoded, however busy the computer is; one with nothing to do ends."""
    before = log.stat().st_size if log.exists() else 0
    deadline_s = time.monotonic() + 60
    while time.monotonic() < deadline_s and Path(f"/proc/{server.pid}").exists():
        if log.exists() and log.stat().st_size > before:
            return
        time.sleep(0.002)


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside a reader"])
def test_kills_of_indexing_lose_nothing_and_repeat_no_more_than_a_batch(
    tmp_path: Path,
    open_engine: OpenEngine,
    server: ForkServer,
    capsys: pytest.CaptureFixture[str],
    beside: bool,
) -> None:
    """Fifty alone, and fifty while another program reads all the time: then the log is never begun anew by a start."""
    kills = 50
    shelf = Shelf(tmp_path / "media")
    log = tmp_path / "encoded.log"
    chance = random.Random(beside)
    held = Held(tmp_path / "library" / "catalogue.sqlite")
    reader: Engine | None = None
    lost = worst = 0
    for kill in range(kills):
        shelf.add()
        server.start("index", str(tmp_path / "library"), str(shelf.folder), str(log))
        # One in three dies before it encodes anything, unless the computer is quick.
        if kill % 3 != 1:
            wait_for_growth(log, server)
        kill_after(server, chance.uniform(0.0, 0.8))
        held.look()
        # Whatever was encoded is a vector now, or has to be done again.
        now = len(log.read_text().splitlines()) - held.counts["vectors"] if log.exists() else 0
        assert 0 <= now - lost <= _MOST_LOST_PER_KILL, f"by kill {kill}"
        worst, lost = max(worst, now - lost), now
        if beside and reader is None:
            reader = open_engine(read_only=True)
        if reader is not None:
            assert reader.verify() == [], f"after kill {kill}"
    by_then = dict(held.counts)
    if reader is not None:
        reader.close()
    engine = open_engine(FakeEncoders(log=log), readers=FakeReaders("ocr"))
    for _ in engine.index(JobControl()):
        pass
    held.look()
    assert sum(engine.status().counts.values()) == shelf.files
    assert (engine.status().waiting, engine.failures()) == (0, ())
    assert engine.verify() == []
    repeated = len(log.read_text().splitlines()) - shelf.pieces
    report(
        capsys,
        f"{kills} kills of indexing: {by_then['files']} of {shelf.files} files and {by_then['read']} readings were "
        f"done by then, {repeated} of {shelf.pieces} pieces encoded twice, {worst} at most for one kill",
    )
    assert by_then["files"] and by_then["read"]
    assert repeated == lost
    assert list((tmp_path / "library" / "previews").rglob("*.part")) == []


def write_old_catalogue(path: Path, files: int) -> None:
    """A catalogue of version 2: every file a document of four passages, each with a vector."""
    path.parent.mkdir(parents=True)
    chance = np.random.default_rng(0)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA journal_mode = WAL")
        for step in STEPS[:2]:
            for statement in step.statements:
                database.execute(statement)
        database.execute("PRAGMA user_version = 2")
        database.execute("INSERT INTO root VALUES (1, x'2f6d', 'then')")
        database.execute("INSERT INTO space VALUES (1, 'words/fake', 'abcdef0123456789', 64, 7, 'then', 'words')")
        numbers = range(1, files + 1)
        database.executemany(
            "INSERT INTO content VALUES (?, ?, 'document', ?, 0, 0, 0, 1, '', NULL)",
            [(number, f"{number:064x}", f"Title {number}") for number in numbers],
        )
        database.executemany(
            """INSERT INTO file (id, root_id, path, name, folder, kind, size_bytes, mtime_ns, state, content_id)
            VALUES (?1, 1, ?2, ?3, '/m', 'document', 100, ?1 * 1000000000000000, 'indexed', ?1)""",
            [(number, f"/m/{number}.txt".encode(), f"{number}.txt") for number in numbers],
        )
        items = range(1, 4 * files + 1)
        database.executemany(
            "INSERT INTO item (id, content_id, ordinal, text) VALUES (?, ?, ?, ?)",
            [(item, (item + 3) // 4, (item - 1) % 4, f"Passage {item} tells of {item * 7} things.") for item in items],
        )
        vectors = chance.standard_normal((len(items), 64)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        database.executemany(
            "INSERT INTO vector VALUES (1, ?, ?)",
            [(item, row.astype("<f2").tobytes()) for item, row in zip(items, vectors, strict=True)],
        )
        database.execute("INSERT INTO coverage SELECT id, 1 FROM content")


_OLD_FILES = 5000


@pytest.fixture(scope="module")
def old_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "made" / "catalogue.sqlite"
    write_old_catalogue(path, _OLD_FILES)
    return path


def digest(database: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What a catalogue of either version holds, told by sums over all rows."""
    queries = (
        "SELECT count(*), sum(id), sum(length(path)), sum(mtime_ns / 1000000000), sum(content_id) FROM file",
        "SELECT count(*), sum(id), min(sha256), max(sha256), sum(length(title)) FROM content",
        "SELECT count(*), sum(id), sum(content_id * ordinal), sum(length(text)), max(text) FROM item",
        "SELECT count(*), sum(item_id), min(data), max(data) FROM vector",
        "SELECT count(*), sum(content_id) FROM coverage",
        "SELECT count(*) FROM file_words WHERE file_words MATCH 'txt'",
        "SELECT count(*) FROM item_words WHERE item_words MATCH 'passage'",
    )
    return [database.execute(query).fetchone() for query in queries]


def test_kills_of_a_migration_leave_a_whole_version(
    tmp_path: Path, old_catalogue: Path, server: ForkServer, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = 20
    chance = random.Random(2)
    paths = LibraryPaths(tmp_path / "library")
    with closing(sqlite3.connect(old_catalogue)) as database:
        before = digest(database)
    found: Counter[int] = Counter()
    longest_s = 0.0
    for kill in range(kills + 1):
        paths.root.mkdir()
        shutil.copy(old_catalogue, paths.catalogue)
        began_s = time.monotonic()
        server.start("migrate", str(paths.root))
        if kill:
            kill_after(server, chance.uniform(0.0, 1.1 * longest_s))
        else:
            server.wait()
            longest_s = time.monotonic() - began_s
        with closing(sqlite3.connect(paths.catalogue)) as database:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            assert digest(database) == before
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found[version] += kill > 0
        assert 2 <= version <= NEWEST
        if kill % 4 == 0:
            assert_up_to_date(paths, before)
        assert all(not one.problem for one in snapshots.statuses(paths.snapshots))
        shutil.rmtree(paths.root)
    report(
        capsys,
        f"{kills} kills of a migration of {4 * _OLD_FILES} items, which takes {longest_s:.1f} s: "
        f"times each version was left, with everything: {dict(sorted(found.items()))}",
    )
    assert found[2]


def assert_up_to_date(paths: LibraryPaths, before: list[tuple[object, ...]]) -> None:
    """The next start takes the step that the last one was killed in."""
    catalogue = Catalogue(paths.catalogue, paths.snapshots)
    with catalogue.write() as connection:
        assert [*checks.problems(connection), *checks.problems_of_words(connection)] == []
    catalogue.close()
    with closing(sqlite3.connect(paths.catalogue)) as database:
        assert digest(database) == before


@pytest.fixture
def library(tmp_path: Path, old_catalogue: Path) -> LibraryPaths:
    """A library of the newest version with some thousands of vectors."""
    paths = LibraryPaths(tmp_path / "library")
    paths.root.mkdir()
    shutil.copy(old_catalogue, paths.catalogue)
    Catalogue(paths.catalogue, paths.snapshots).close()
    shutil.rmtree(paths.snapshots)
    return paths


def test_kills_of_index_writing_never_leave_a_wrong_item(
    library: LibraryPaths, server: ForkServer, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = 40
    chance = random.Random(3)
    catalogue = Catalogue(library.catalogue, library.snapshots, read_only=True)
    with catalogue.read() as connection:
        (row,) = spaces.rows(connection)
        (some, *_) = contents.vectors_in(connection, row)
    path = library.indexes / f"{row.fingerprint[:16]}.faiss"
    whole = 0
    for kill in range(kills):
        server.start("save_indexes", str(library.root), 1000)
        if not kill:
            while not path.exists():
                time.sleep(0.01)
        kill_after(server, chance.uniform(0.05, 0.4))
        indexes = Indexes(catalogue, library.indexes)
        assert indexes.problems() == [], f"after kill {kill}"
        stamp = indexes._stamp(row.fingerprint)
        assert stamp is not None
        whole += vector_index.load(path, stamp, row.dim) is not None
        index = indexes.get(row.fingerprint)
        assert index is not None and len(index) == 4 * _OLD_FILES
        for place in chance.sample(range(len(some[0])), 3):
            assert index.search(some[1][place], 1)[1].tolist() == [some[0][place]]
    left = [one for one in library.indexes.iterdir() if one.suffix not in (".faiss", ".json")]
    catalogue.close()
    report(
        capsys,
        f"{kills} kills of writing an index of {4 * _OLD_FILES} vectors: {whole} times the file was whole and up to "
        f"date, {kills - whole} times it was known not to be; {len(left)} files were left over",
    )
    left_bytes = sum(one.stat().st_size for one in left)
    assert left_bytes <= path.stat().st_size + (64 << 10), "what kills leave behind fills the disk"


def test_kills_of_copying_leave_only_whole_copies(
    library: LibraryPaths, server: ForkServer, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = 20
    chance = random.Random(4)
    with closing(sqlite3.connect(library.catalogue)) as database:
        before = digest(database)
    for _ in range(kills):
        server.start("take_snapshots", str(library.root), 1000)
        kill_after(server, chance.uniform(0.0, 0.6))
        for one in snapshots.listed(library.snapshots):
            with closing(snapshots._open(one.path)) as database:
                assert digest(database) == before
                assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    parts = list(library.snapshots.glob("*.part*"))
    for part in parts:
        os.utime(part, (1, 1))
    copies = snapshots.listed(library.snapshots)
    snapshots.rotate(library.snapshots)
    left = [one for one in library.snapshots.iterdir() if one.suffix != ".sqlite"]
    report(
        capsys,
        f"{kills} kills of copying a catalogue: {len(copies)} whole copies, {len(parts)} files of begun ones, "
        f"of which {len(left)} stay for good",
    )
    assert left == []


def test_kills_of_putting_back_leave_one_catalogue_or_the_other(
    library: LibraryPaths, server: ForkServer, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = 30
    chance = random.Random(5)
    names, digests = [], []
    for name in ("first", "second"):
        catalogue = Catalogue(library.catalogue, library.snapshots)
        with catalogue.write() as connection:
            connection.exec_driver_sql("UPDATE root SET added_at = ?", (name,))
            connection.exec_driver_sql("DELETE FROM file WHERE id % 10 = ?", (len(names),))
        catalogue.close()
        copy = snapshots.take(library.catalogue, library.snapshots, f"version-{len(names)}")
        names.append(copy.path.name)
        with closing(sqlite3.connect(library.catalogue)) as database:
            digests.append(digest(database))
    found: Counter[int] = Counter()
    for kill in range(kills):
        server.start("put_back_each", str(library.root), names[:: 1 if kill % 2 else -1], 1000)
        kill_after(server, chance.uniform(0.0, 0.4))
        with closing(sqlite3.connect(library.catalogue)) as database:
            found[digests.index(digest(database))] += 1
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        present = library.catalogue.stat()
        for one in snapshots.listed(library.snapshots):
            assert not os.path.samestat(one.path.stat(), present), f"{one.path.name} is the catalogue itself"
            with closing(snapshots._open(one.path)) as database:
                assert digest(database) in digests
    left = [one.name for one in library.root.glob("*.part")]
    report(
        capsys,
        f"{kills} kills of putting a copy back: {found[0]} times the one, {found[1]} times the other was the catalogue",
    )
    assert len(left) <= 1
    Catalogue(library.catalogue, library.snapshots).close()
