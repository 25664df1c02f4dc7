"""Downloads from a server on this computer that misbehaves in the ways servers do."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from models.encoders.download import Source, download
from models.encoders.encoders import Encoders
from models.errors import UserError

CONTENT = bytes(range(256)) * 2000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server(ThreadingHTTPServer):
    """Serves CONTENT; the path of a request says how it goes wrong."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.ranges: list[str | None] = []

    def source(self, behaviour: str) -> Source:
        return Source(f"http://127.0.0.1:{self.server_address[1]}/{behaviour}", SHA256, len(CONTENT))


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        behaviour = self.path.strip("/")
        requested = self.headers.get("Range")
        self.server.ranges.append(requested)
        if behaviour in ("404", "500"):
            self.send_error(int(behaviour))
            return
        start = int(requested.removeprefix("bytes=").removesuffix("-")) if requested and behaviour != "no-range" else 0
        body = {"wrong": b"x" * len(CONTENT), "long": CONTENT + b"more"}.get(behaviour, CONTENT)[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if behaviour == "cut" else body)

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_download_arrives_whole_and_counts_up(server: Server, tmp_path: Path) -> None:
    steps = list(download(server.source("good"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert files(tmp_path) == {"file"}
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert (steps[-1].done, steps[-1].total) == (len(CONTENT), len(CONTENT))


def test_a_cut_connection_is_said_and_resumed(server: Server, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ended early"):
        list(download(server.source("cut"), tmp_path / "file", "It"))
    assert files(tmp_path) == {"file.part"}
    list(download(server.source("good"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert server.ranges == [None, f"bytes={len(CONTENT) // 2}-"]


def test_stopping_in_the_middle_keeps_what_came(server: Server, tmp_path: Path) -> None:
    job = download(server.source("good"), tmp_path / "file", "It")
    next(job)
    job.close()
    assert files(tmp_path) == {"file.part"}
    list(download(server.source("good"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT


def test_a_server_that_cannot_resume_starts_over(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file.part").write_bytes(CONTENT[:1000])
    list(download(server.source("no-range"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT


@pytest.mark.parametrize("behaviour", ["wrong", "long"])
def test_other_bytes_are_thrown_away(server: Server, tmp_path: Path, behaviour: str) -> None:
    with pytest.raises(UserError, match="could not be downloaded"):
        list(download(server.source(behaviour), tmp_path / "file", "It"))
    assert files(tmp_path) == set()


def test_a_damaged_beginning_is_noticed_and_not_kept(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file.part").write_bytes(b"x" * 1000)
    with pytest.raises(UserError, match="not the expected file"):
        list(download(server.source("good"), tmp_path / "file", "It"))
    assert files(tmp_path) == set()


def test_a_finished_part_needs_no_network(tmp_path: Path) -> None:
    (tmp_path / "file.part").write_bytes(CONTENT)
    list(download(Source("http://127.0.0.1:1/", SHA256, len(CONTENT)), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT


@pytest.mark.parametrize(("behaviour", "reason"), [("404", "no longer where"), ("500", "answered 500")])
def test_refusals_are_said(server: Server, tmp_path: Path, behaviour: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        list(download(server.source(behaviour), tmp_path / "file", "It"))


def test_no_connection_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with pytest.raises(UserError, match="connection failed"):
        list(download(Source("http://127.0.0.1:1/", SHA256, len(CONTENT)), tmp_path / "file", "It"))


def test_no_room_is_said_before_anything_is_fetched(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = 10

    monkeypatch.setattr("models.encoders.download.shutil.disk_usage", lambda folder: Full)
    with pytest.raises(UserError, match="not enough room"):
        list(download(server.source("good"), tmp_path / "file", "It"))
    assert server.ranges == []


def test_what_was_downloaded_is_checked_as_an_import_is(server: Server, tmp_path: Path) -> None:
    encoders = Encoders(tmp_path / "encoders", downloads={"yamnet": server.source("file.tflite")})
    with pytest.raises(UserError, match="known to be good"):
        list(encoders.download("yamnet"))
    assert files(tmp_path / "encoders" / "downloads") == set()


def test_only_known_downloads_are_fetched(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be downloaded"):
        list(Encoders(tmp_path / "encoders").download("minilm-l6-v2"))
