"""What the command line tells of maps, clusters and axes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_picture, write_text

from models import analyse_command
from models.__main__ import main
from models.engine import Engine
from models.jobs import JobControl


class _Bridged(FakeEncoders):
    """Without a way from pictures to words: they are on no common map."""

    def translate(self, vectors: object, source: str, target: str) -> None:
        return None


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(6):
        write_picture(tmp_path / "media" / f"rose {number}.png", "red", 32 + number)
        write_picture(tmp_path / "media" / f"lake {number}.png", "blue", 32 + number)
        write_text(tmp_path / "media" / f"letter {number}.txt", f"A letter about a red rose, number {number}.")
    folder = tmp_path / "library"

    def opened(place: Path, on_event: object = None, *, read_only: bool = False) -> Engine:
        return Engine(place, encoders=_Bridged(), decoders=InProcessDecoders(), read_only=read_only)

    engine = opened(folder)
    engine.library.add_folder(str(tmp_path / "media").encode())
    for _ in engine.index(JobControl()):
        pass
    engine.close()
    monkeypatch.setattr(analyse_command, "open_library", opened)
    return folder


def test_a_map_says_how_far_it_can_be_trusted(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    space = ["--library", str(library), "--space", "colours/fake", "--method", "pca"]
    assert main(["analyse", "map", *space]) == 0
    told = capsys.readouterr().out
    assert "12 items by pca" in told and "Trustworthiness" in told
    assert main(["analyse", "map", *space, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["count"] == 12 and len(answer["points"]) == 12
    by_name = {Path(point["path"]).name: (point["x"], point["y"]) for point in answer["points"]}
    assert by_name["rose 0.png"] == pytest.approx(by_name["rose 5.png"], abs=0.01)
    assert by_name["rose 0.png"] != pytest.approx(by_name["lake 0.png"], abs=0.1)
    assert not (library / "maps").exists(), "a command that only reads keeps nothing"


def test_few_are_not_judged(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "map", "--library", str(library), "--space", "words/fake", "--method", "pca"]) == 0
    assert "Too few" in capsys.readouterr().out


def test_clusters_have_names_and_members(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    space = ["--library", str(library), "--space", "colours/fake", "--method", "pca", "--count", "2"]
    assert main(["analyse", "clusters", *space]) == 0
    told = capsys.readouterr().out
    assert "rose" in told and "lake" in told and "well apart" in told
    assert main(["analyse", "clusters", *space, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["size"] for one in answer["clusters"]] == [6, 6]
    assert all(path.endswith(".png") for one in answer["clusters"] for path in one["typical"])


def test_an_axis_names_its_ends(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "axis", "red", "blue", "--library", str(library), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["count"] == 18
    assert any("lake" in path for path in answer["ends"]["blue"])
    assert main(["analyse", "axis", "red", "red", "--library", str(library)]) == 1
    assert "mean the same" in capsys.readouterr().err
