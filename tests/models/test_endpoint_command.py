"""The command line's verb for endpoints, against a server on this computer."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent / "encoders"))

from endpoint_server import KEY, MODEL, EndpointServer, running_endpoint
from file_keyring import VARIABLE as KEYRING_FILE
from sample_files import write_text

from models.__main__ import main
from models.encoders.endpoint_consents import VARIABLE as CONSENTS
from models.encoders.endpoint_keys import VARIABLE as KEY_VARIABLE

pytestmark = pytest.mark.local_server


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def library(tmp_path: Path) -> str:
    return str(tmp_path / "library")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[EndpointServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "file_keyring.FileKeyring")
    monkeypatch.setenv(KEYRING_FILE, str(tmp_path / "keyring.json"))
    monkeypatch.setenv(CONSENTS, str(tmp_path / "config"))
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    with running_endpoint() as running:
        yield running


def add(server: EndpointServer, library: str, *more: str) -> int:
    return main(["encoders", "endpoint", server.url, "--model", MODEL, "--library", library, *more])


def endpoints(library: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["encoders", "list", "--library", library, "--json"]) == 0
    return [one["name"] for one in json.loads(capsys.readouterr().out)["encoders"] if one["leaves"]]


def test_it_says_what_leaves_and_asks(
    server: EndpointServer, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    assert add(server, library, "--price", "2") == 1
    captured = capsys.readouterr()
    assert "every query, as you type it, go to 127.0.0.1" in captured.out
    assert "0 passages with 0 characters are about 0 tokens: about $0.00" in captured.out
    assert "Nobody agreed" in captured.err
    assert server.asked == []
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    monkeypatch.setattr("getpass.getpass", lambda prompt: KEY)
    assert add(server, library) == 0
    captured = capsys.readouterr()
    assert KEY not in captured.out + captured.err
    assert "what it costs is not known" in captured.out
    assert len(server.asked) > 0
    assert len(endpoints(library, capsys)) == 1
    assert main(["encoders", "list", "--library", library]) == 0
    assert "go to 127.0.0.1" in capsys.readouterr().out


def test_without_a_terminal_it_wants_a_yes(
    server: EndpointServer, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{KEY}\n"))
    assert add(server, library) == 1
    assert server.asked == []
    assert add(server, library, "--yes", "--dimensions", "16") == 0
    assert "go to 127.0.0.1" in capsys.readouterr().out
    [name] = endpoints(library, capsys)
    assert main(["encoders", "use", name, "--library", library]) == 0
    assert main(["encoders", "remove", name, "--library", library]) == 0
    assert endpoints(library, capsys) == []


def test_the_key_may_come_from_the_environment(
    server: EndpointServer, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    assert add(server, library, "--yes") == 0
    assert len(endpoints(library, capsys)) == 1
    assert set(server.authorizations) == {f"Bearer {KEY}"}


def test_problems_are_explained(
    server: EndpointServer, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("wrong\n"))
    assert add(server, library, "--yes") == 1
    assert "refuses the key" in capsys.readouterr().err
    assert add(server, library, "--yes", "--dimensions", "-1") == 1
    assert "dimensions" in capsys.readouterr().err
    assert endpoints(library, capsys) == []


@pytest.mark.real
def test_documents_are_encoded_there_and_found(
    server: EndpointServer,
    library: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "documents"
    for name, text in {"kite": "a red kite over the hill", "bread": "flour and water and salt"}.items():
        write_text(folder / f"{name}.txt", text)
    assert main(["index", str(folder), "--library", library]) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{KEY}\n"))
    assert add(server, library, "--yes", "--price", "1000000") == 0
    assert "2 passages with 48 characters are about 12 tokens: about $12.00" in capsys.readouterr().out
    [name] = endpoints(library, capsys)
    server.asked.clear()
    assert main(["index", "--library", library]) == 0
    # Together or one after the other, by how quickly they are read; what was sent before is the same every time.
    sent = Counter(text for texts in server.texts for text in texts)
    assert sent["a red kite over the hill"] == sent["flour and water and salt"] == 1
    assert main(["encoders", "use", name, "--library", library]) == 0
    server.asked.clear()
    capsys.readouterr()
    assert main(["search", "salt and water", "--by", "content", "--library", library]) == 0
    assert "bread.txt" in capsys.readouterr().out.splitlines()[0]
    assert server.texts == [["salt and water"]]
    assert main(["verify", "--library", library]) == 0
    held = [path for path in Path(library).rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]
    assert held == []
