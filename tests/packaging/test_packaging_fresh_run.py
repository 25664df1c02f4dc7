"""The run on an empty account: what it takes along, what it leaves behind, and that a window that fails is noticed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import fresh_run
import plainly
import pytest

_GIT = ["git", "-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false"]


def test_only_the_way_to_a_registry_is_taken_along(tmp_path: Path) -> None:
    before = {
        "PIP_INDEX_URL": "https://index.example",
        "https_proxy": "http://proxy.example",
        "PYTHONPATH": "/somewhere",
        "XDG_DATA_HOME": "/home/anna/.data",
        "VIRTUAL_ENV": "/home/anna/.venv",
        "HF_TOKEN": "secret",
        "HOME": "/home/anna",
        "DISPLAY": ":0",
    }
    kept = fresh_run.surroundings(tmp_path, before)
    assert kept["HOME"] == str(tmp_path)
    assert kept["PIP_INDEX_URL"] == "https://index.example"
    assert kept["https_proxy"] == "http://proxy.example"
    assert not kept.keys() & {"PYTHONPATH", "XDG_DATA_HOME", "VIRTUAL_ENV", "HF_TOKEN", "DISPLAY"}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "repository"
    (root / "inner").mkdir(parents=True)
    (root / ".gitignore").write_text("*.log\n", encoding="utf-8")
    (root / "inner" / "old.txt").write_text("as it was", encoding="utf-8")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "One"]):
        subprocess.run([*_GIT, *command], cwd=root, check=True)
    (root / "inner" / "old.txt").write_text("as it is", encoding="utf-8")
    (root / "new.txt").touch()
    (root / "a.log").touch()
    monkeypatch.setattr(fresh_run, "ROOT", root)
    return root


@pytest.mark.parametrize(("as_it_is", "said", "new"), [(False, "as it was", False), (True, "as it is", True)])
def test_what_was_committed_or_all_that_is_there(
    repository: Path, tmp_path: Path, as_it_is: bool, said: str, new: bool
) -> None:
    fresh_run.get(tmp_path / "copy", as_it_is=as_it_is)
    assert (tmp_path / "copy" / "inner" / "old.txt").read_text("utf-8") == said
    assert (tmp_path / "copy" / "new.txt").exists() is new
    assert not (tmp_path / "copy" / "a.log").exists()


def test_what_is_no_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh_run, "ROOT", tmp_path / "nothing")
    with pytest.raises(plainly.Stop, match="could not be copied"):
        fresh_run.get(tmp_path / "copy", as_it_is=False)


def test_a_command_that_fails_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(plainly.Stop, match="It failed"):
        fresh_run.run("It", ["false"], tmp_path, tmp_path)


def test_a_window_that_found_the_wrong_thing_is_a_failure(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "trial.json"
    told = {"shown_s": 1.0, "answered_s": 2.0, "found": {"bird": "bird.jpg"}, "problems": []}
    report.write_text(json.dumps(told), encoding="utf-8")
    fresh_run.read_trial(report)
    assert "found bird.jpg for 'bird'" in capfd.readouterr().out
    report.write_text(json.dumps({**told, "problems": ["It is a cat."]}), encoding="utf-8")
    with pytest.raises(plainly.Stop) as caught:
        fresh_run.read_trial(report)
    assert caught.value.why == "It is a cat."
    with pytest.raises(plainly.Stop, match="told nothing"):
        fresh_run.read_trial(tmp_path / "missing.json")
