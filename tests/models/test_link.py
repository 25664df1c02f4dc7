"""The engine in its own process: answers, events, errors, and its death."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from models.answers import SearchRequest
from models.errors import LibraryUnavailable, UserError
from models.kinds import Kind
from models.link import EngineLink

pytestmark = pytest.mark.real
_WAIT_S = 60.0


class Window:
    """Stands where the window would: keeps what it is told."""

    def __init__(self, library: Path, restore: str = "", *, safe: bool = False) -> None:
        self.told: list[tuple[str, Any]] = []
        self._changed = threading.Condition()
        self.link = EngineLink(library, self._take, restore, safe=safe)

    def call(self, method: str, *args: Any) -> Any:
        return self.link.call(method, *args).result(_WAIT_S)

    def wait_for(self, name: str, accept: Callable[[Any], bool] = lambda payload: True) -> Any:
        with self._changed:
            found = self._changed.wait_for(lambda: self._first(name, accept), _WAIT_S)
            assert found, f"never told {name}; told {[name for name, _ in self.told]}"
            return found[0][1]

    def _first(self, name: str, accept: Callable[[Any], bool]) -> list[tuple[str, Any]]:
        return [event for event in self.told if event[0] == name and accept(event[1])]

    def _take(self, name: str, payload: Any) -> None:
        with self._changed:
            self.told.append((name, payload))
            self._changed.notify_all()


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    opened = Window(tmp_path / "library")
    yield opened
    opened.link.close()


def test_a_folder_is_indexed_in_the_background_and_searched(window: Window, media: Path) -> None:
    root = window.call("add_folder", os.fsencode(media))
    assert root.path == os.fsencode(media)
    status = window.wait_for(
        "status", lambda status: status.activity == "idle" and status.counts and not status.waiting
    )
    assert status.counts == {Kind.IMAGE: 2, Kind.AUDIO: 2, Kind.DOCUMENT: 2}
    window.wait_for("changed")
    answer = window.call("search", SearchRequest("where do I get a new travel document", by="content"))
    assert answer.hits[0].name == "e.txt"
    picture = window.call("picture", next(h.file_id for h in answer.hits if h.kind == Kind.IMAGE), 16)
    assert (picture.width, picture.height, len(picture.rgb)) == (16, 16, 16 * 16 * 3)
    sound = next(hit for hit in window.call("search", SearchRequest(kinds=(Kind.AUDIO,))).hits)
    assert window.call("sound", sound.item_id).startswith(b"RIFF")
    assert window.call("passages", answer.hits[0].item_id)[0].matched


def test_safe_mode_reaches_the_engine(tmp_path: Path, media: Path) -> None:
    opened = Window(tmp_path / "library", safe=True)
    try:
        opened.call("add_folder", os.fsencode(media))
        opened.wait_for("status", lambda status: status.activity == "idle" and status.counts and not status.waiting)
        answer = opened.call("search", SearchRequest("where do I get a new travel document", by="content"))
        assert answer.hits[0].name == "e.txt"
        assert opened.call("under_way").waiting == {}
    finally:
        opened.link.close()


@pytest.mark.skipif(sys.platform == "win32", reason="ends otherwise there")
def test_what_an_engine_wrote_while_it_died_is_in_the_log_of_the_next(window: Window, tmp_path: Path) -> None:
    window.call("status")
    os.kill(window.link._process.pid, signal.SIGSEGV)
    window.wait_for("died")
    again = Window(tmp_path / "library")
    try:
        again.call("status")
    finally:
        again.link.close()
    log = (tmp_path / "library" / "findling.log").read_text()
    assert "The engine before this one died:\nFatal Python error: Segmentation fault" in log
    assert not (tmp_path / "library" / "engine.crash").exists()


def test_folders_are_followed(window: Window, media: Path) -> None:
    window.call("add_folder", os.fsencode(media))

    def files_are(count: int, away: int = 0) -> Callable[[Any], bool]:
        def holds(status: Any) -> bool:
            return bool(status.roots) and (status.roots[0].files, status.roots[0].away, status.waiting) == (
                count,
                away,
                0,
            )

        return holds

    window.wait_for("status", files_are(6))
    window.wait_for("status", lambda status: bool(status.roots) and status.roots[0].kept_up == "watched")
    (media / "new.txt").write_text("The lighthouse was built in 1890.")
    window.wait_for("status", files_are(7))
    hits = window.call("search", SearchRequest("lighthouse", by="words")).hits
    assert [hit.name for hit in hits] == ["new.txt"]
    os.rename(media / "new.txt", media / "old.txt")
    deadline_s = time.monotonic() + _WAIT_S
    while [hit.name for hit in window.call("search", SearchRequest("lighthouse", by="words")).hits] != ["old.txt"]:
        assert time.monotonic() < deadline_s
        time.sleep(0.1)
    os.rename(media, media.with_name("away"))
    window.wait_for("status", files_are(7, away=7))
    os.rename(media.with_name("away"), media)
    window.told.clear()
    window.wait_for("status", files_are(7))


def test_a_copy_is_put_back_by_starting_again(window: Window, media: Path, tmp_path: Path) -> None:
    window.call("add_folder", os.fsencode(media))
    window.wait_for("status", lambda status: status.activity == "idle" and status.counts and not status.waiting)
    window.call("upkeep.take_snapshot")
    (copy, *_) = window.call("upkeep.snapshots")
    assert copy.files == 6
    window.call("remove_folder", window.call("status").roots[0].root_id)
    window.link.close()
    again = Window(tmp_path / "library", restore=copy.name)
    try:
        assert len(again.call("status").roots) == 1
        assert {one.sort for one in again.call("upkeep.snapshots")} >= {"daily", "replaced"}
    finally:
        again.link.close()
    (tmp_path / "library" / "catalogue.sqlite").write_bytes(b"no database, but long enough" * 200)
    damaged = Window(tmp_path / "library")
    try:
        error, copies = damaged.wait_for("unopened")
        assert "damaged" in error.what
        assert copy.name in [one.name for one in copies]
    finally:
        damaged.link.close()


def test_errors_for_people_come_through_whole(window: Window, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="was not added") as caught:
        window.call("add_folder", os.fsencode(tmp_path / "nowhere"))
    assert caught.value.what_to_do


def test_a_bug_comes_through_as_a_bug(window: Window) -> None:
    with pytest.raises(RuntimeError, match="no_such_method"):
        window.call("no_such_method")


def test_a_library_in_use_is_said(window: Window, tmp_path: Path) -> None:
    window.call("status")
    second = Window(tmp_path / "library")
    problem, _ = second.wait_for("unopened")
    assert isinstance(problem, LibraryUnavailable)
    with pytest.raises(LibraryUnavailable, match="in use"):
        second.call("status")
    second.link.close()


def test_a_killed_engine_is_noticed_and_another_goes_on(window: Window, media: Path, tmp_path: Path) -> None:
    window.call("add_folder", os.fsencode(media))
    os.kill(window.link._process.pid or 0, signal.SIGKILL)
    window.wait_for("died")
    with pytest.raises(UserError, match="not running"):
        window.call("status")
    window.link.close()
    again = Window(tmp_path / "library")
    again.wait_for("status", lambda status: status.activity == "idle" and sum(status.counts.values()) == 6)
    assert again.call("verify") == []
    again.link.close()


def test_closing_at_once_leaves_nothing_running(tmp_path: Path) -> None:
    before = _children()
    Window(tmp_path / "library").link.close()
    assert _children() - before == set()


def _children() -> set[psutil.Process]:
    return {
        child
        for child in psutil.Process().children(recursive=True)
        if "resource_tracker" not in " ".join(child.cmdline())
    }


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_nothing_outlives_a_killed_window(tmp_path: Path, media: Path) -> None:
    script = f"""
import os, time
from pathlib import Path
from models.link import EngineLink
if __name__ == "__main__":
    link = EngineLink(Path({str(tmp_path / "library")!r}), lambda name, payload: None)
    link.call("add_folder", {os.fsencode(media)!r}).result()
    print("ready", flush=True)
    time.sleep(60)
"""
    path = tmp_path / "window.py"
    path.write_text(script)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.Popen([sys.executable, str(path)], stdout=subprocess.PIPE, env=environment)
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    family = psutil.Process(child.pid).children(recursive=True)
    assert family
    child.kill()
    child.wait()
    child.stdout.close()
    deadline_s = time.monotonic() + _WAIT_S
    while any(_runs(one) for one in family) and time.monotonic() < deadline_s:
        time.sleep(0.1)
    assert [one for one in family if _runs(one)] == []


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
