"""A second program asks the one that has the library, and nothing is lost when either of them ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_files import write_picture, write_text

from models.__main__ import main
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.library import requests
from models.paths import LibraryPaths

# Another program that has the library, takes no request, and ends.
_HOLD = """
import pathlib, sys, time
from models.library.lock import take_lock
lock = take_lock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
time.sleep(2)
"""


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


def test_a_request_is_fulfilled_once(paths: LibraryPaths, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xff odd"
    request = requests.ask(paths, [folder])
    assert not requests.is_taken(request)
    taken: list[requests.Request] = []
    assert requests.fulfil(paths, taken.append) == 1
    assert [one.folders for one in taken] == [(folder,)]
    assert requests.is_taken(request)
    assert requests.answer_to(request) is None
    assert requests.fulfil(paths, taken.append) == 0


def test_a_problem_comes_back_to_who_asked(paths: LibraryPaths) -> None:
    request = requests.ask(paths, [b"/nowhere"])

    def refuse(_request: requests.Request) -> None:
        raise UserError("It was not added.", "It is not there.", "Name another.")

    requests.fulfil(paths, refuse)
    problem = requests.answer_to(request)
    assert problem is not None
    assert str(problem) == "It was not added. It is not there. Name another."
    assert list(paths.requests.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"7", b"[1]", b"[null]"])
def test_a_damaged_request_is_thrown_away(paths: LibraryPaths, content: bytes) -> None:
    paths.requests.mkdir(parents=True)
    (paths.requests / "x.request").write_bytes(content)
    assert requests.fulfil(paths, lambda _request: pytest.fail("it was taken for one")) == 1
    assert list(paths.requests.iterdir()) == []


def test_a_command_hands_over_to_the_window(
    open_engine: Callable[..., Engine], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write_picture(first / "a.png")
    write_text(second / "b.txt", "A letter to the harbour master.")
    engine = open_engine()
    engine.add_folder(os.fsencode(first))
    engine.keep_up()
    status = main(["index", "--library", str(tmp_path / "library"), str(second)])
    told = capsys.readouterr()
    assert status == 0
    assert "was asked to do it" in told.err
    assert "1 image file, 1 document file" in told.out
    assert [os.path.basename(root.path) for root in engine.status().roots] == [b"first", b"second"]
    assert main(["index", "--library", str(tmp_path / "library"), str(tmp_path / "nowhere")]) == 1
    assert "nowhere was not added" in capsys.readouterr().err


def test_a_command_that_waits_does_it_itself_when_the_other_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_text(tmp_path / "media" / "b.txt", "A letter to the harbour master.")
    library = tmp_path / "library"
    other = subprocess.Popen([sys.executable, "-c", _HOLD, str(LibraryPaths(library).lock)], stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    assert main(["index", "--library", str(library), str(tmp_path / "media")]) == 0
    other.wait()
    other.stdout.close()
    assert "1 document file" in capsys.readouterr().out
    assert list(LibraryPaths(library).requests.iterdir()) == []


def test_a_job_takes_in_what_was_asked_meanwhile(open_engine: Callable[..., Engine], tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write_picture(first / "a.png")
    write_picture(second / "b.png")
    engine = open_engine()
    engine.library.add_folder(os.fsencode(first))
    request = requests.ask(LibraryPaths(tmp_path / "library"), [os.fsencode(second)])
    for _ in engine.index(JobControl()):
        pass
    assert requests.is_taken(request)
    assert sum(engine.status().counts.values()) == 2


@pytest.mark.real
def test_three_commands_at_once_lose_nothing(tmp_path: Path) -> None:
    """Whoever comes first does it for all; the others wait until theirs is done, too."""
    commands = []
    for number in range(3):
        for place in range(5):
            write_text(tmp_path / f"folder-{number}" / f"{place}.txt", f"Text {place} of folder {number}.")
        command = [sys.executable, "-m", "models", "index", "--library", str(tmp_path / "library")]
        commands.append(subprocess.Popen([*command, str(tmp_path / f"folder-{number}")]))
    assert [command.wait(300) for command in commands] == [0, 0, 0]
    verify = [sys.executable, "-m", "models", "verify", "--library", str(tmp_path / "library")]
    assert subprocess.run(verify, check=False).returncode == 0
    with_engine = Engine(tmp_path / "library", read_only=True)
    try:
        status = with_engine.status()
        assert (len(status.roots), sum(status.counts.values()), status.waiting) == (3, 15, 0)
    finally:
        with_engine.close()
