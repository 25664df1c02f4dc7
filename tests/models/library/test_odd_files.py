"""Odd names, odd times, and things that only look like files: all found, or passed over, and nothing waits for them."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import FakeEncoders, InProcessDecoders
from PIL import Image
from sample_files import write_picture, write_text

from models.answers import SearchRequest
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.library import requests
from models.media.decoder import Decoder
from models.media.parts import Identity
from models.paths import LibraryPaths

OpenEngine = Callable[..., Engine]

ODD = {
    "no text": b"\xff\xfe\x80",
    "composed": "caf\u00e9".encode(),
    "decomposed": "cafe\u0301".encode(),
    "two lines": b"new\nline\r",
    "a tab and an escape": b"a\tb\x1b[31m",
    "very long": b"x" * 246,
    "a dash first": b"-rf",
    "spaces around": b" a ",
    "emoji": "\U0001f9d1\u200d\U0001f680\U0001f1e9\U0001f1ea".encode(),
    "right to left": "a\u202egnp".encode(),
    "quotes": b"'\"`$(id);&|<>",
    "a pattern": b"[a-z]*?{b,c}",
    "escapes": b"100%41\\x41&amp;%00",
    "no character at all": "\u200b\ufeff".encode(),
}
posix = pytest.mark.skipif(os.name == "nt", reason="this system has no such names")


def index(engine: Engine, *folders: Path | bytes) -> None:
    for folder in folders:
        engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def found(engine: Engine, text: str = "red") -> list[bytes]:
    return [hit.path for hit in engine.search(SearchRequest(text, by="content", folded=False)).hits]


def write_as(path: bytes, number: int) -> None:
    """A reddish picture unlike any other, under a name that pathlib need not know."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        Image.new("RGB", (20, 20), (255, number, 0)).save(file, "PNG")


def make_odd(folder: bytes) -> set[bytes]:
    """Every odd name as that of a file, and as that of a folder with a file in it."""
    paths = set()
    for number, name in enumerate(ODD.values()):
        paths |= {os.path.join(folder, name + b".png"), os.path.join(folder, name, b"inside.PNG")}
        write_as(os.path.join(folder, name + b".png"), number)
        write_as(os.path.join(folder, name, b"inside.PNG"), 100 + number)
    return paths


@posix
def test_odd_names_are_found_shown_and_opened(open_engine: OpenEngine, tmp_path: Path) -> None:
    paths = make_odd(os.fsencode(tmp_path / "media"))
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, tmp_path / "media")
    assert engine.failures() == ()
    hits = engine.search(SearchRequest("red", by="content", limit=100, folded=False)).hits
    assert {hit.path for hit in hits} == paths
    for hit in hits:
        assert engine.picture(hit.file_id, 16).width == 16
        shown = hit.name + hit.folder
        assert shown.encode() and not {"\n", "\r", "\t", "\x1b"} & set(shown)
    for number, name in enumerate(ODD.values()):
        engine.search(SearchRequest(name.decode("utf-8", "replace")))
        os.rename(os.path.join(os.fsencode(tmp_path / "media"), name + b".png"), os.fsencode(tmp_path / "media" / "x"))
        os.rename(
            os.fsencode(tmp_path / "media" / "x"), os.path.join(os.fsencode(tmp_path), b"media", b"%d.png" % number)
        )
    index(engine)
    assert len(encoders.encoded) == 2 * len(ODD)
    assert engine.status().roots[0].files == 2 * len(ODD)
    assert engine.verify() == []


@posix
@pytest.mark.parametrize("sort", ["no text", "two lines", "very long", "emoji", "quotes", "escapes"])
def test_a_folder_and_a_library_may_have_odd_names_too(tmp_path: Path, sort: str) -> None:
    name = ODD[sort]
    folder = os.path.join(os.fsencode(tmp_path), name[:120])
    library = Path(os.fsdecode(os.path.join(folder, b"library", name[:120])))
    write_as(os.path.join(folder, b"media", b"a.png"), 0)
    for _ in range(2):
        engine = Engine(library, encoders=FakeEncoders(), decoders=InProcessDecoders())
        try:
            requests.ask(LibraryPaths(library), [os.path.join(folder, b"media")])
            assert requests.fulfil(LibraryPaths(library), engine._fulfil) == 1
            index(engine)
            assert found(engine) == [os.path.join(folder, b"media", b"a.png")]
            engine.upkeep.take_snapshot()
            assert not any(one.problem for one in engine.upkeep.snapshots())
            assert engine.verify() == []
        finally:
            engine.close()
    assert list(LibraryPaths(library).indexes.glob("*.faiss"))


def test_a_folder_that_no_name_can_be_is_refused(open_engine: OpenEngine, tmp_path: Path) -> None:
    engine = open_engine()
    for name in (b"", b"a\0b", os.fsencode(tmp_path / "nowhere"), b"x" * 5000):
        with pytest.raises(UserError, match="added"):
            engine.add_folder(name)
    paths = LibraryPaths(tmp_path / "library")
    asked = requests.ask(paths, [b"/a\0b"])
    assert requests.fulfil(paths, engine._fulfil) == 1
    assert requests.answer_to(asked) is not None
    asked.write_text("[" * 100_000)
    assert requests.fulfil(paths, engine._fulfil) == 1
    assert requests.is_taken(asked)


@posix
def test_what_is_no_file_is_passed_over(open_engine: OpenEngine, media: Path) -> None:
    for name, target in {"up": "..", "self": ".", "loop.png": "loop.png", "away.png": "/nowhere/at/all.png"}.items():
        os.symlink(target, media / name)
    os.symlink(media / "sounds", media / "sounds" / "again")
    os.symlink(media / "a.png", media / "link.png")
    os.mkfifo(media / "pipe.png")
    if os.geteuid() == 0:
        os.mknod(media / "zero.wav", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        # The name of a socket must be short.
        os.chdir(media)
        listening.bind("socket.txt")
        os.chdir(here)
        (media / "folder.png").mkdir()
        engine = open_engine()
        index(engine, media)
    assert engine.failures() == ()
    assert engine.status().roots[0].files == 6
    assert engine.verify() == []


@posix
def test_a_file_that_becomes_something_else_is_gone(open_engine: OpenEngine, media: Path) -> None:
    engine = open_engine()
    index(engine, media)
    (media / "a.png").unlink()
    os.mkfifo(media / "a.png")
    (media / "b.png").unlink()
    write_picture(media / "b.png" / "b.png", "blue")
    shutil.rmtree(media / "sounds")
    write_text(media / "sounds", "no folder any more")
    (media / "e.txt").unlink()
    os.symlink("f.md", media / "e.txt")
    index(engine)
    with engine._catalogue.read() as connection:
        paths = set(connection.exec_driver_sql("SELECT path FROM file").scalars())
    assert paths == {os.fsencode(media / "f.md"), os.fsencode(media / "b.png" / "b.png")}
    assert engine.failures() == ()
    assert engine.verify() == []


@posix
def test_a_folder_that_was_moved_and_linked_keeps_its_files(open_engine: OpenEngine, media: Path) -> None:
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    os.rename(media, media.with_name("on another drive"))
    os.symlink(media.with_name("on another drive"), media)
    for _ in range(2):
        index(engine)
        assert (engine.status().roots[0].files, engine.status().roots[0].offline) == (6, False)
    os.symlink(media, media / "again")
    write_picture(media / "new.png", "green")
    index(engine)
    assert engine.status().roots[0].files == 7
    assert len(encoders.encoded) == 7
    assert engine.verify() == []


class Writer(threading.Thread):
    """Writes to a file without a pause, as a download or a recording does."""

    def __init__(self, path: Path) -> None:
        super().__init__(name="writer")
        self._path = path
        self._done = threading.Event()
        self.texts = 0

    def run(self) -> None:
        while not self._done.is_set():
            self.texts += 1
            self._path.write_text(f"This is text number {self.texts} about the passport office. " * 20)

    def stop(self) -> None:
        self._done.set()
        self.join()


def test_a_file_that_is_written_to_is_listed_and_then_read(open_engine: OpenEngine, media: Path) -> None:
    path = media / "growing.txt"
    writer = Writer(path)
    writer.start()
    engine = open_engine()
    try:
        for _ in range(3):
            index(engine, media)
            assert {failure.reason for failure in engine.failures()} <= {"changing", "empty"}
            assert engine.verify() == []
    finally:
        writer.stop()
    path.write_text("Now it is still. The last words are about a lighthouse.")
    index(engine)
    assert engine.failures() == ()
    assert [hit.name for hit in engine.search(SearchRequest("lighthouse", by="words")).hits] == ["growing.txt"]
    assert "growing.txt" not in {hit.name for hit in engine.search(SearchRequest("passport", by="words")).hits}
    assert engine.verify() == []


def test_a_file_that_changes_in_the_middle_is_read_again(
    open_engine: OpenEngine, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every picture changes just after its hash was taken, once."""
    identify = Decoder.identify
    changed: Counter[bytes] = Counter()

    def change_after(decoder: Decoder, path: bytes) -> Identity:
        identity = identify(decoder, path)
        if path.endswith(b".png") and not changed[path]:
            write_picture(Path(os.fsdecode(path)), "green", size_px=41)
        changed[path] += 1
        return identity

    monkeypatch.setattr(Decoder, "identify", change_after)
    engine = open_engine()
    index(engine, media)
    assert engine.failures() == ()
    assert {os.path.basename(path) for path in found(engine, "green")[:1]} <= {b"a.png", b"b.png"}
    with engine._catalogue.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM content WHERE kind = 'image'").scalar() == 1
    assert engine.verify() == []


def test_folders_inside_each_other_in_any_order(open_engine: OpenEngine, media: Path) -> None:
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media / "sounds")
    index(engine, media)
    assert [root.path for root in engine.status().roots] == [os.fsencode(media)]
    index(engine, media / "sounds", media, media.parent / "media" / ".." / "media")
    (root,) = engine.status().roots
    assert (root.files, root.waiting, len(encoders.encoded)) == (6, 0, 6)
    engine.library.remove_folder(root.root_id)
    index(engine, media / "sounds")
    (root,) = engine.status().roots
    assert (root.files, len(encoders.encoded)) == (2, 6)
    assert engine.verify() == []


TIMES_NS = {
    "1901": -2_147_483_648 * 10**9,
    "1677": -(2**63),
    "before all": -(2**63) - 10**18,
    "1969": -1,
    "1970": 0,
    "2262": 2**63 - 1,
    "later": 2**63,
    "2446": 15_032_385_535 * 10**9,
    "year 30000": 884_541_350_400 * 10**9,
}


@pytest.fixture
def any_time(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has such: its file system knows any time."""
    memory = Path("/dev/shm")
    if not (sys.platform == "linux" and os.access(memory, os.W_OK)):
        yield tmp_path / "media"
        return
    folder = memory / f"{tmp_path.name}-{os.getpid()}"
    yield folder
    shutil.rmtree(folder)


def test_files_of_any_time_are_indexed_once(
    open_engine: OpenEngine, any_time: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, (name, time_ns) in enumerate(TIMES_NS.items()):
        write_picture(any_time / f"{name}.png", "red", size_px=20 + number)
        try:
            os.utime(any_time / f"{name}.png", ns=(time_ns, time_ns))
        except (OverflowError, OSError):
            continue
    identified: list[bytes] = []
    identify = Decoder.identify

    def count(decoder: Decoder, path: bytes) -> Identity:
        identified.append(path)
        return identify(decoder, path)

    monkeypatch.setattr(Decoder, "identify", count)
    engine = open_engine()
    for _ in range(3):
        index(engine, any_time)
    assert engine.failures() == ()
    assert len(found(engine)) == len(TIMES_NS) == len(identified)
    engine.search(SearchRequest(""))
    engine.search(SearchRequest("2262 April"))
    os.rename(any_time / "year 30000.png", any_time / "moved.png")
    index(engine)
    assert engine.status().roots[0].files == len(TIMES_NS)
    assert engine.verify() == []
