"""Whole libraries with files: moved to another place without encoding anything again, through the engine's calls and
the command line.
"""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_media, write_picture

from models import transfer_command
from models.__main__ import main
from models.answers import SearchRequest
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.library import settings as library_settings
from models.library.settings import Settings
from models.paths import LibraryPaths
from models.terminal import OK, PROBLEM
from models.transfer import layout
from models.transfer.reports import TransferStatus

Opener = Callable[..., Engine]


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """Media of every kind, and a file that fails."""
    folder = write_media(tmp_path / "media")
    (folder / "bad.png").write_bytes(b"no picture")
    return folder


def export(open_engine: Opener, media: Path, out: Path) -> None:
    engine = open_engine(name="old")
    engine.library.add_folder(os.fsencode(media))
    for _ in engine.index(JobControl()):
        pass
    red = engine.search(SearchRequest("red")).hits[0]
    engine.saved.keep("my reds", SearchRequest("red", good=(red.item_id or 0,)), True)
    assert engine.transfers.export_to(os.fsencode(out)) is not None


def test_what_was_moved_is_found_at_once_and_never_encoded_again(
    open_engine: Opener, media: Path, tmp_path: Path
) -> None:
    export(open_engine, media, tmp_path / "out")
    shutil.move(media, tmp_path / "elsewhere")
    write_picture(tmp_path / "elsewhere" / "b.png", "green")  # edited on the way
    told: list[tuple[str, Any]] = []
    encoders = FakeEncoders()
    engine = open_engine(encoders, "new", on_event=lambda name, payload: told.append((name, payload)))
    view = engine.transfers.look_into(os.fsencode(tmp_path / "out"))
    (root,) = view.roots
    assert (root.files, root.suggested, view.counts["contents"]) == (7, os.fsencode(os.path.realpath(media)), 6)
    here = os.fsencode(tmp_path / "elsewhere")
    check = engine.transfers.check_folder(view.folder, root.number, here)
    assert (check.exists, check.found, check.looked_for) == (True, 7, 7)
    assert not engine.transfers.check_folder(view.folder, root.number, b"/no/such").exists
    engine._runner.start = lambda: None  # type: ignore[method-assign]  indexed below, where it can be waited for
    engine._runner.ensure = lambda: None  # type: ignore[method-assign]
    figures = engine.transfers.import_from(view.folder, {root.number: here})
    assert figures is not None and (figures.files, figures.vectors, figures.saved) == (7, 6, 1)
    transfers = [payload for name, payload in told if name == "transfer"]
    assert isinstance(transfers[0], TransferStatus) and transfers[-1] is None
    # Everything is found before a single file was opened.
    assert engine.search(SearchRequest("red")).hits[0].path == here + b"/a.png"
    assert engine.saved.all()[0].request.good
    for _ in engine.index(JobControl()):
        pass
    assert encoders.encoded == ["colours"]  # the one that was edited
    assert engine.search(SearchRequest("green")).hits[0].path == here + b"/b.png"
    assert engine.status().waiting == 0 and engine.verify() == []
    assert [one.name for one in engine.upkeep.snapshots()] == [figures.copy]


def test_settings_that_came_along_are_in_force(open_engine: Opener, media: Path, tmp_path: Path) -> None:
    library_settings.save(LibraryPaths(tmp_path / "old").settings, Settings(leave_out=("*.png",)))
    old = open_engine(name="old")
    assert old.transfers.export_to(os.fsencode(tmp_path / "out")) is not None
    new = open_engine(name="new")
    figures = new.transfers.import_from(os.fsencode(tmp_path / "out"), {})
    assert figures is not None and figures.took_settings
    assert new.settings().leave_out == ("*.png",)


def test_one_at_a_time_and_cancelled(open_engine: Opener, tmp_path: Path) -> None:
    began, go_on = threading.Event(), threading.Event()

    def wait(name: str, payload: Any) -> None:
        if name == "transfer" and payload is not None:
            began.set()
            assert go_on.wait(30)

    engine = open_engine(name="old", on_event=wait)
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(engine.transfers.export_to(os.fsencode(tmp_path / "out"))))
    thread.start()
    assert began.wait(30)
    with pytest.raises(UserError, match="already"):
        engine.transfers.export_to(os.fsencode(tmp_path / "other"))
    engine.transfers.cancel()
    go_on.set()
    thread.join()
    assert answers == [None] and not (tmp_path / "out").exists()


def test_without_pyarrow_it_says_what_to_install(
    open_engine: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(UserError, match=r"findling\[transfer\]"):
        open_engine(name="old").transfers.export_to(os.fsencode(tmp_path / "out"))
    with pytest.raises(UserError, match="pyarrow"):
        layout.columns(layout.ITEMS)


@pytest.fixture
def command_line(open_engine: Opener, media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An export, and commands that open libraries with fakes. Returns: the export."""
    export(open_engine, media, tmp_path / "out")

    def open_library(library: Path, on_event: Any = None, *, read_only: bool = False) -> Engine:
        return Engine(library, encoders=FakeEncoders(), decoders=InProcessDecoders(), read_only=read_only)

    monkeypatch.setattr(transfer_command, "open_library", open_library)
    return tmp_path / "out"


def test_commands_export_and_import(command_line: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = ["--library", str(tmp_path / "new")]
    # Beside the engine that has the library open.
    assert main(["library", "export", str(tmp_path / "two"), "--library", str(tmp_path / "old"), "--json"]) == OK
    assert json.loads(capsys.readouterr().out)["vectors"] == 6
    assert main(["library", "import", str(tmp_path / "two"), *new, "--dry-run", "--json"]) == OK
    told = json.loads(capsys.readouterr().out)
    assert (told["kept"], told["files"], told["copy"]) == (False, 7, "")
    root = f"{os.path.realpath(tmp_path / 'media')}={tmp_path / 'moved=here'}"
    assert main(["library", "import", str(tmp_path / "two"), *new, "--root", root]) == OK
    said = capsys.readouterr().out
    assert "7 files (0 known already, 0 left out)" in said and "moved=here is not there now" in said
    assert main(["library", "import", str(tmp_path / "two"), *new, "--root", "/elsewhere=/x"]) == PROBLEM
    assert "has these folders" in capsys.readouterr().err
    assert main(["library", "import", str(tmp_path), *new]) == PROBLEM
    assert "no exported library" in capsys.readouterr().err


def test_importing_into_a_library_that_is_open_says_where_to_do_it(
    open_engine: Opener, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_engine(name="old")
    assert main(["library", "import", str(tmp_path), "--library", str(tmp_path / "old")]) == PROBLEM
    assert "Import there" in capsys.readouterr().err
