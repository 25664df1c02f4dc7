"""The command line, with the encoders that ship in packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sample_files import write_picture

from models.__main__ import main

pytestmark = pytest.mark.real


@pytest.fixture
def library(tmp_path: Path) -> str:
    return str(tmp_path / "library")


def run(*arguments: str) -> int:
    return main(arguments)


def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    value = json.loads(capsys.readouterr().out)
    assert isinstance(value, dict)
    return value


def test_index_search_status_verify(library: str, media: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (media / "empty.png").touch()
    assert run("index", str(media), "--library", library) == 0
    out = capsys.readouterr()
    assert "2 image files, 2 audio files, 2 document files" in out.out or "Indexed:" in out.out
    assert "empty.png" in out.err

    assert run("search", "renewing a travel document", "--library", library, "--by", "content", "--json") == 0
    answer = printed(capsys)
    assert set(answer) == {"hits", "took_ms", "notes"}
    best = answer["hits"][0]
    assert set(best) == {
        "path", "kind", "score", "relevance", "start_s", "end_s", "page", "text", "reasons",
        "moment", "size_bytes", "tags", "alike",
    }  # fmt: skip
    assert best["path"] == str(media / "e.txt")
    assert best["kind"] == "document"
    assert best["relevance"] in {"strong", "maybe", "weak"}

    assert run("search", "--like", str(media / "a.png"), "--kind", "image", "--library", library, "--json") == 0
    assert {hit["kind"] for hit in printed(capsys)["hits"]} == {"image"}

    assert run("search", "kind:picture -ext:jpg sort:name", "--library", library, "--json") == 0
    assert [Path(hit["path"]).name for hit in printed(capsys)["hits"]] == ["a.png", "b.png"]

    assert run("search", "flour kind:pictre", "--library", library) == 1
    assert capsys.readouterr().err.splitlines()[:3] == [
        "flour kind:pictre",
        "           ^^^^^^",
        "pictre is not a kind of file.",
    ]

    question = "passport office renews every passport"
    assert run("context", question, "--library", library, "--json", "--tokens", "100") == 0
    told = printed(capsys)
    (passage,) = told["passages"]
    assert passage["path"] == str(media / "e.txt")
    assert (media / "e.txt").read_text()[passage["char_start"] : passage["char_end"]] == passage["text"]
    assert passage["tokens"] == told["tokens"] <= 100
    assert run("context", "zebra crossing", "--library", library) == 0
    assert "Nothing in the library answers this." in capsys.readouterr().out

    assert run("status", "--library", library, "--json") == 0
    status = printed(capsys)
    assert status["indexed"] == {"image": 2, "audio": 2, "document": 2, "film": 0}
    assert (status["waiting"], status["failed"]) == (0, 1)

    assert run("verify", "--library", library) == 0
    assert "Everything agrees" in capsys.readouterr().out


def test_a_damaged_library_fails_verification(library: str, media: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("index", str(media), "--library", library) == 0
    catalogue = Path(library) / "catalogue.sqlite"
    data = bytearray(catalogue.read_bytes())
    for page in range(4096 * 12, len(data) - 4096, 4096 * 5):
        data[page : page + 200] = b"\xaa" * 200
    catalogue.write_bytes(data)
    assert run("verify", "--library", library) == 1
    captured = capsys.readouterr()
    assert "SQLite" in captured.out + captured.err


def test_words_alone_need_no_meaning(library: str, media: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("index", str(media), "--library", library) == 0
    capsys.readouterr()
    assert run("search", "flour water", "--by", "words", "--library", library) == 0
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "x"),
        ("status",),
        ("verify",),
        ("index", "/nowhere/at/all"),
        ("search",),
        ("encoders", "import", "/nowhere/at/all"),
        ("encoders", "download", "nothing"),
    ],
)
def test_problems_are_explained_on_stderr(
    library: str, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments, "--library", library) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 3
    assert "Traceback" not in captured.err


def test_encoders_are_listed_and_basic_ones_called_basic(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("encoders", "list", "--library", library, "--json") == 0
    by_name = {encoder["name"]: encoder for encoder in printed(capsys)["encoders"]}
    assert {"minilm-l6-v2", "efficientnet-lite0", "spectral", "yamnet"} <= set(by_name)
    for name in ("minilm-l6-v2", "efficientnet-lite0", "spectral"):
        assert by_name[name]["installed"]
        assert "basic" in by_name[name]["title"].lower()


def test_wrong_usage_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("search", "x", "--limit", "0"), ("dance",), ("search", "x", "--kind", "smell")):
        with pytest.raises(SystemExit) as left:
            run(*arguments)
        assert left.value.code == 2
    capsys.readouterr()


def test_a_closed_pipe_is_no_error(library: str, tmp_path: Path) -> None:
    for number in range(30):
        write_picture(tmp_path / "media" / f"picture {number}.png", size_px=20 + number)
    assert run("index", str(tmp_path / "media"), "--library", library) == 0
    command = [sys.executable, "-m", "models", "search", "picture", "--by", "words", "--library", library]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2], env=dict(os.environ)
    )
    assert child.stdout is not None and child.stderr is not None
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 0
