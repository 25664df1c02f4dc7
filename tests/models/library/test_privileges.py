"""With fewer rights: what may not be written is said plainly, what may not be read is kept, and search goes on."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoders, InProcessDecoders
from fork_server import ForkServer
from sample_files import write_picture, write_sound

from models.engine import Engine
from models.jobs import JobControl

NOBODY = 65534

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only the administrator of a POSIX system can give up rights"
)


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    made = ForkServer()
    yield made
    made.close()


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody may look into: pytest's own is closed to others."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def media(place: Path) -> Path:
    folder = place / "media"
    write_picture(folder / "a.png", "red")
    write_picture(folder / "b.png", "blue")
    write_sound(folder / "sounds" / "c.wav", 200)
    return folder


@pytest.fixture
def library(place: Path, media: Path) -> Path:
    """A library of the administrator's."""
    engine = open_at(place / "library")
    index(engine, media)
    engine.close()
    return place / "library"


def open_at(library: Path) -> Engine:
    return Engine(library, encoders=FakeEncoders(), decoders=InProcessDecoders())


def index(engine: Engine, folder: Path) -> None:
    engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def give(folder: Path) -> None:
    """Let somebody else own a folder with everything in it."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)


def is_plain(told: list[str]) -> bool:
    sort, *sentences = told
    return sort.startswith("Library") and len(sentences) == 3 and all(one.endswith(".") for one in sentences)


def test_a_library_that_may_not_be_written_can_be_searched(server: ForkServer, library: Path) -> None:
    refused = server.call("open_for_writing", str(library), user=NOBODY)
    assert is_plain(refused)
    assert "denied" in refused[2]
    found = server.call("search", str(library), user=NOBODY)
    assert (found["names"][0], found["problems"]) == ("a.png", [])


def test_a_library_that_may_not_even_be_entered_says_so(server: ForkServer, library: Path) -> None:
    library.chmod(0o700)
    assert is_plain(server.call("open_for_writing", str(library), user=NOBODY))
    assert is_plain(server.call("search", str(library), user=NOBODY)["error"])


@pytest.mark.parametrize("state", ["comes later", "has just opened it", "has written"])
def test_search_goes_on_beside_another_who_writes(
    server: ForkServer, library: Path, media: Path, place: Path, state: str
) -> None:
    """Whoever may only read still finds what was there, or is told why not; what is half written is never read."""
    signals = place / "signals"
    signals.mkdir()
    os.chown(signals, NOBODY, NOBODY)
    engine = open_at(library)
    if state == "has written":
        write_picture(media / "d.png", "red", size_px=40)
        index(engine, media)
    if state == "comes later":
        engine.close()
    server.start("search_again", str(library), str(signals), user=NOBODY)
    wait_for(signals / "searched")
    if state == "comes later":
        engine = open_at(library)
    for number in range(60):
        write_picture(media / f"more-{number}.png", "red", size_px=50 + number)
    index(engine, media)
    # What was written goes from the log into the database.
    with closing(engine._catalogue._writer.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (signals / "written").touch()
    seen = server.wait()
    engine.close()
    assert "a.png" in seen["before"]
    assert "malformed" not in str(seen)
    assert seen.get("problems") == [] or is_plain(seen["error"])
    assert set(seen["before"]) <= set(seen.get("after", seen["before"]))


def wait_for(path: Path) -> None:
    deadline_s = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < deadline_s
        time.sleep(0.01)


def test_what_a_kill_left_in_the_log_is_found_or_missed_plainly(server: ForkServer, library: Path, media: Path) -> None:
    write_picture(media / "d.png", "red", size_px=40)
    server.start("index_and_die", str(library), str(media))
    server.wait()
    assert Path(f"{library}/catalogue.sqlite-wal").stat().st_size
    found = server.call("search", str(library), user=NOBODY)
    assert is_plain(found["error"]) if "error" in found else {"a.png", "d.png"} <= set(found["names"])
    # Whoever may write mends it.
    open_at(library).close()
    assert {"a.png", "d.png"} <= set(server.call("search", str(library), user=NOBODY)["names"])


def test_what_may_not_be_read_is_kept_and_found_again(server: ForkServer, place: Path, media: Path) -> None:
    give(media)
    (place / "theirs").mkdir()
    os.chown(place / "theirs", NOBODY, NOBODY)
    seen: dict[str, Any] = server.call("lose_sight", str(place / "theirs"), str(media), user=NOBODY)
    (failure,) = seen.pop("failures")
    assert failure[0].endswith("new.png") and failure[1] == "unreadable" and "permission" in failure[3]
    first = seen.pop("at first")
    assert (first["files"], first["found"], first["failed"], first["problems"]) == (4, 3, 1, [])
    for when, state in seen.items():
        assert (state["files"], state["found"], state["failed"]) == (4, 4, 0), when
        assert (state["problems"], state["last item"]) == ([], 4), f"{when}: encoded again"
    assert seen["at last"]["offline"] == [False]
    assert seen["at last"]["away"] == [0]


@pytest.mark.parametrize("locked", ["catalogue", "previews", "indexes", "snapshots"])
def test_a_part_of_the_library_that_may_not_be_written(
    server: ForkServer, place: Path, media: Path, locked: str
) -> None:
    give(media)
    (place / "theirs").mkdir()
    os.chown(place / "theirs", NOBODY, NOBODY)
    seen = server.call("keep_things", str(place / "theirs"), str(media), locked, user=NOBODY)
    if locked in ("catalogue", "previews"):
        assert is_plain(seen["index"]), seen["index"]
    else:
        assert seen["index"]["found"] == 4
    if locked == "snapshots":
        assert seen["copy"][0] == "UserError"
    assert seen["search"]["names"][0] == "a.png"
    assert seen["search"]["problems"] == []
