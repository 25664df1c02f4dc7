"""The command line's verbs for encoders, against a hub on this computer."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).resolve().parent / "encoders"))

from hub_server import HubServer, running_hub

from models.__main__ import main

NAME = "openclip-vit-b-32-laion2b"
REPOSITORY = "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"
NETWORK = {"model_cfg": {"embed_dim": 24, "vision_cfg": {"image_size": 32}, "text_cfg": {"context_length": 77}}}


@pytest.fixture
def library(tmp_path: Path) -> str:
    return str(tmp_path / "library")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("models.encoders.encoders.try_out", lambda *_: None)
    monkeypatch.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)
    with running_hub() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        server.files[f"{REPOSITORY}/open_clip_config.json"] = json.dumps(NETWORK).encode()
        server.files[f"{REPOSITORY}/open_clip_model.safetensors"] = bytes(100_000)
        yield server


def run(*arguments: str) -> int:
    return main(arguments)


def listed(library: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert run("encoders", "list", "--library", library, "--json") == 0
    return {one["name"]: one for one in json.loads(capsys.readouterr().out)["encoders"]}


@pytest.mark.local_server
def test_download_use_and_remove(library: str, hub: HubServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(library, capsys)[NAME]["download_bytes"] > 0
    assert run("encoders", "download", NAME, "--library", library) == 0
    assert not listed(library, capsys)[NAME]["chosen"]
    assert listed(library, capsys)[NAME]["next"]
    assert run("encoders", "list", "--library", library) == 0
    assert "0 of 0 files, and answers when it has seen all" in capsys.readouterr().out
    assert run("encoders", "use", NAME, "--when-ready", "--library", library) == 0
    assert "answers once it has looked" in capsys.readouterr().out
    assert run("encoders", "use", NAME, "--library", library) == 0
    assert "answers from now on" in capsys.readouterr().out
    assert listed(library, capsys)[NAME]["chosen"]
    assert run("encoders", "remove", NAME, "--library", library) == 0
    after = listed(library, capsys)
    assert not after[NAME]["installed"]
    assert after["efficientnet-lite0"]["chosen"]


def test_spaces_are_listed_and_those_in_use_stay(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("A garden in spring.")
    assert run("index", str(tmp_path / "texts"), "--library", library) == 0
    capsys.readouterr()
    assert run("encoders", "spaces", "--json", "--library", library) == 0
    found = {space["name"]: space for space in json.loads(capsys.readouterr().out)["spaces"]}
    assert (found["minilm-l6-v2/text"]["use"], found["minilm-l6-v2/text"]["vectors"]) == ("answering", 1)
    number = str(found["minilm-l6-v2/text"]["space_id"])
    assert run("encoders", "spaces", "--remove", number, "--library", library) == 1
    assert "is using them" in capsys.readouterr().err


@pytest.mark.local_server
def test_a_folder_is_imported(library: str, hub: HubServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "open_clip_config.json").write_text(json.dumps(NETWORK))
    (folder / "open_clip_model.safetensors").write_bytes(b"weights")
    assert run("encoders", "import", str(folder), "--library", library) == 0
    assert "installed as openclip-mine" in capsys.readouterr().out
    assert hub.asked == []


def test_the_list_says_what_each_is_good_for(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("encoders", "list", "--library", library) == 0
    out = capsys.readouterr().out
    assert "In use." in out
    assert "Download: 605 MB" in out
    assert "39.9 %" in out
    assert "for research only" in out


@pytest.mark.local_server
@pytest.mark.parametrize(
    "arguments",
    [("use", "nobody"), ("use", NAME), ("remove", "nobody"), ("remove", "minilm-l6-v2"), ("check", "nobody")],
)
def test_problems_are_explained(
    library: str, hub: HubServer, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("encoders", *arguments, "--library", library) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 3


@pytest.mark.local_server
def test_checking_asks_before_it_downloads(
    library: str, hub: HubServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return "n\n"

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert run("encoders", "check", NAME, "--library", library) == 3
    captured = capsys.readouterr()
    assert "Download 605 MB" in captured.err
    assert "could not be checked" in captured.out
    assert hub.asked == []


@pytest.mark.local_server
def test_without_a_terminal_nothing_is_downloaded(
    library: str, hub: HubServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", open(os.devnull))  # noqa: SIM115
    assert run("encoders", "check", NAME, "--library", library, "--json") == 3
    sys.stdin.close()
    answer = json.loads(capsys.readouterr().out)
    assert answer["results"] == []
    assert "not agreed" in answer["not_run"][NAME]
    assert hub.asked == []


@pytest.mark.local_server
def test_a_hub_that_cannot_be_reached_is_said(
    library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert run("encoders", "check", NAME, "--yes", "--library", library) == 3
    assert "connection failed" in capsys.readouterr().out


@pytest.mark.real
def test_checking_finds_what_words_mean(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("encoders", "check", "minilm-l6-v2", "--library", library) == 0
    out = capsys.readouterr().out
    assert "passages by questions" in out
    assert ">= 7" in out


@pytest.mark.local_server
def test_an_encoder_that_understands_nothing_fails_the_check(
    library: str, hub: HubServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import numpy as np

    def deaf(self: Any, name: str, batch: Any) -> dict[str, Any]:
        return {f"{NAME}/joint": np.ones((len(batch), 24), np.float32)}

    def dumb(self: Any, texts: Any, spaces: Any = None) -> dict[str, Any]:
        return {f"{NAME}/joint": np.ones((len(texts), 24), np.float32)}

    monkeypatch.setattr("models.encoders.encoders.Encoders.encode_media", deaf)
    monkeypatch.setattr("models.encoders.encoders.Encoders.encode_text", dumb)
    assert run("encoders", "check", NAME, "--yes", "--library", library) == 1
    assert "too few" in capsys.readouterr().out
    assert not listed(library, capsys)[NAME]["filled"]
