"""The commands of a shared library, from making it to searching it, with Milvus Lite for its vectors."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoders, InProcessDecoders
from folder_vectors import FolderVectors

from models.__main__ import main
from models.shared import library
from models.terminal import OK, PROBLEM

_SECRET = "hunter2"


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.encoders.encoders.Encoders", lambda _folder: FakeEncoders())
    monkeypatch.setattr("models.media.pool.DecoderPool", lambda _size: InProcessDecoders())


@pytest.fixture
def run(
    postgres: Callable[[], str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command on one library, whose vectors are in files: exit code, output and errors."""
    url = postgres()
    monkeypatch.setattr(library, "_open_vectors", lambda uri: _folder_vectors(Path(uri)))

    def run_one(verb: str, *arguments: str | Path) -> tuple[int, str, str]:
        code = main(["shared", verb, url, *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    assert run_one("init", "--vectors", tmp_path / "vectors")[0] == OK
    return run_one


def _folder_vectors(folder: Path) -> FolderVectors:
    folder.mkdir(exist_ok=True)
    return FolderVectors(folder)


def test_from_nothing_to_a_search(run: Callable[..., tuple[int, str, str]], media: Path) -> None:
    assert run("add", media, "--name", "archive", "--machine", "one")[0] == OK
    code, out, _ = run("index", "--machine", "one")
    assert (code, out) == (OK, "Indexed: 2 image files, 2 audio files, 2 document files. Failed: 0.\n")
    code, out, _ = run("search", "passport", "--machine", "one")
    assert code == OK and str(media / "e.txt") in out.splitlines()[0]
    code, out, _ = run("search", "passport kind:document", "--json", "--machine", "one")
    hit = json.loads(out)["hits"][0]
    assert hit["path"] == str(media / "e.txt") and hit["reasons"]
    code, out, _ = run("status")
    assert "one: seen 0 s ago" in out or "one: seen" in out
    assert f"archive: {media}" in out and "words/fake: covers 2, lacks 0; 2 vectors" in out
    assert run("verify")[:2] == (OK, "Everything agrees.\n")
    assert run("remove", "archive")[0] == OK
    assert run("index", "--machine", "one")[1] == "Indexed: nothing. Failed: 0.\n"


def test_every_verb_speaks_json(run: Callable[..., tuple[int, str, str]], media: Path) -> None:
    def told(*arguments: str | Path) -> dict[str, Any]:
        code, out, _ = run(*map(str, arguments), "--json")
        assert code == OK
        found: dict[str, Any] = json.loads(out)
        return found

    assert "vectors" in told("init")
    assert told("add", media, "--name", "archive", "--machine", "one")["machine"] == "one"
    assert told("index", "--machine", "one") == {
        "indexed": {"image": 2, "audio": 2, "document": 2, "film": 0}, "waiting": 0, "failed": 0
    }  # fmt: skip
    status = told("status")
    assert [one["name"] for one in status["machines"]] == ["one"]
    assert {one["covered"] for one in status["spaces"]} == {2}
    assert told("verify") == {"problems": [], "repaired": False, "to_index_again": 0}
    assert told("remove", "archive") == {"removed": "archive"}


def test_verify_finds_what_is_missing_and_mends_it(
    run: Callable[..., tuple[int, str, str]], media: Path, tmp_path: Path
) -> None:
    run("add", media, "--name", "archive")
    run("index")
    for path in (tmp_path / "vectors").glob("*/*.npz"):
        path.unlink()
    code, out, err = run("verify")
    assert code == PROBLEM and "2 items have no vector" in out and "--repair" in err
    assert run("verify", "--repair")[0] == OK
    run("index")
    assert run("verify")[0] == OK


def test_problems_are_told_and_queries_pointed_at(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    code, _, err = run("search", "red is:offline")
    assert code == PROBLEM and err.splitlines()[:2] == ["red is:offline", "    ^^^^^^^^^^"]
    assert run("search", " ")[0] == PROBLEM
    code, _, err = run("add", tmp_path / "nowhere", "--name", "archive")
    assert code == PROBLEM and "cannot be opened" in err
    assert run("remove", "nothing")[0] == PROBLEM


def test_no_password_in_what_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shared", "status", f"postgresql://user:{_SECRET}@/db?host=/nowhere/at/all"]) == PROBLEM
    out, err = capsys.readouterr()
    assert "cannot be used" in err
    assert _SECRET not in out + err


def test_vectors_of_another_machine(
    postgres: Callable[[], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from models.shared.database import begin_library

    url = postgres()
    begin_library(url, str(tmp_path / "elsewhere"))
    assert main(["shared", "status", url]) == PROBLEM
    assert "which this one does not have" in capsys.readouterr().err


@pytest.mark.local_server
def test_with_milvus_lite(
    postgres: Callable[[], str], media: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pymilvus", reason="pymilvus is not installed")
    pytest.importorskip("milvus_lite", reason="milvus-lite is not installed")
    url = postgres()
    assert main(["shared", "init", url, "--vectors", str(tmp_path / "vectors")]) == OK
    assert main(["shared", "add", url, os.fspath(media), "--name", "archive"]) == OK
    assert main(["shared", "index", url]) == OK
    capsys.readouterr()
    assert main(["shared", "search", url, "blue kind:picture", "--by", "content", "--json"]) == OK
    assert json.loads(capsys.readouterr().out)["hits"][0]["path"] == str(media / "b.png")
    assert main(["shared", "verify", url]) == OK
    assert "Everything agrees" in capsys.readouterr().out
