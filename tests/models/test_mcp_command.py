"""The command that serves an assistant: what it refuses before anything is served."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from models.__main__ import main


def test_without_the_sdk_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp", "--library", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "pip install 'findling[assistant]'" in err


def test_without_a_library_nothing_is_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("mcp")
    assert main(["mcp", "--library", str(tmp_path / "nowhere")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 3


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_is_a_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["mcp", "--http", "--port", port])
    assert left.value.code == 2
    capsys.readouterr()
