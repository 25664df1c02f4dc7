"""The commands that search, as people and as programs read them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from models import search_command
from models.__main__ import main
from models.answers import Answer, Hit, SearchRequest
from models.kinds import Kind


class StandIn:
    """An engine that always finds the same; what it is asked is kept."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        self._hits = hits
        self.asked: list[SearchRequest] = []

    def search(self, request: SearchRequest) -> Answer:
        self.asked.append(request)
        return Answer(self._hits[: request.limit], {"all": 1.0}, ("It is a note.",))

    def close(self) -> None:
        pass


def _hit(number: int, path: str, relevance: str = "strong", **more: object) -> Hit:
    folder, name = os.path.split(path)
    return Hit(number, number, os.fsencode(path), name, folder, Kind.IMAGE, 0.9, relevance, **more)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StandIn:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    hits = (
        _hit(1, str(tmp_path / "itself.png")),
        _hit(2, "/a/second.png", "maybe"),
        _hit(3, "/a/\x1b[31mred.png", "weak", start_s=1.0, end_s=11.0),
    )
    made = StandIn(hits)
    monkeypatch.setattr(search_command, "open_library", lambda library, *, read_only: made)
    return made


def test_similar_leaves_out_the_file_itself(
    engine: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["similar", "itself.png", "--limit", "2", "--kind", "image", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert [hit["path"] for hit in hits] == ["/a/second.png", "/a/\x1b[31mred.png"]
    (asked,) = engine.asked
    assert asked.limit == 3 and asked.kinds == (Kind.IMAGE,)
    assert asked.examples[0].path == os.fsencode(tmp_path / "itself.png")


def test_results_are_plain_where_no_terminal_reads_them(engine: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "anything"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[1:] == ["maybe   /a/second.png", "weak    /a/\u241b[31mred.png  1-11 s"]
    assert "\x1b" not in out
    assert err == "It is a note.\n"


def test_results_are_coloured_where_that_is_wanted(
    engine: StandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["search", "anything"]) == 0
    assert "\x1b[33mmaybe \x1b[0m  \x1b[2m/a/\x1b[0m\x1b[1msecond.png\x1b[0m\n" in capsys.readouterr().out
    assert main(["search", "anything", "--json"]) == 0
    assert "\x1b[3" not in capsys.readouterr().out.replace("\\u001b", "")
