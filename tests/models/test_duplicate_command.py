"""The command that lists what is there twice."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models import duplicate_command
from models.jobs import JobControl, Progress
from models.kinds import Kind
from models.views import DuplicateFile, DuplicateGroup


class StandIn:
    """An engine that knows one group of pictures; what it is asked is kept."""

    def __init__(self) -> None:
        self.duplicates = self
        self.asked: list[Any] = []

    def find(self, control: JobControl) -> Iterator[Progress]:
        self.asked.append("find")
        yield Progress(1, 2, "Comparing pictures")

    def groups(self, kinds: tuple[Kind, ...], alike: bool) -> tuple[DuplicateGroup, ...]:
        self.asked.append((kinds, alike))
        best = _file(1, b"/a/best.png", 1.0)
        files = (best, _file(2, b"/a/copy \xff.png", 1.0), _file(3, b"/usb/small.jpg", 0.91234, offline=True))
        return (DuplicateGroup("alike", Kind.IMAGE, files, "It is the oldest.", 3_000_000),)

    def close(self) -> None:
        self.asked.append("close")


def _file(file_id: int, path: bytes, sameness: float, *, offline: bool = False) -> DuplicateFile:
    name = path.rpartition(b"/")[2].decode(errors="replace")
    return DuplicateFile(file_id, path, name, "/a", Kind.IMAGE, 3_000_000, 1e9, sameness, offline=offline)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn()

    def open_library(library: Path, *, read_only: bool = False) -> StandIn:
        assert read_only
        return made

    monkeypatch.setattr(duplicate_command, "open_library", open_library)
    return made


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    library, as_json = argparse.ArgumentParser(add_help=False), argparse.ArgumentParser(add_help=False)
    library.add_argument("--library", type=Path, default=Path("library"))
    as_json.add_argument("--json", action="store_true")
    duplicate_command.add_verb(parser.add_subparsers(), library, as_json)
    arguments = parser.parse_args(["duplicates", *words])
    status: int = arguments.run(arguments)
    return status


def test_groups_are_listed_with_the_best_on_top(engine: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--kind", "image", "--kind", "film") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Look alike: 3 files, 3 MB to spare",
        "  best  /a/best.png  It is the oldest.",
        "  same  /a/copy \ufffd.png",
        "  alike /usb/small.jpg  (on a drive that is away)",
        "1 group, 3 MB to spare.",
    ]
    assert engine.asked == ["find", ((Kind.IMAGE, Kind.FILM), True), "close"]


def test_what_is_the_same_is_listed_without_looking_for_more(
    engine: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--same-only", "--json") == 0
    (group,) = json.loads(capsys.readouterr().out)["groups"]
    assert (group["sort"], group["kind"], group["spare_bytes"]) == ("alike", "image", 3_000_000)
    assert [file["sameness"] for file in group["files"]] == [1.0, 1.0, 0.9123]
    assert group["files"][1]["path"] == "/a/copy \ufffd.png"
    assert engine.asked == [((), False), "close"]
