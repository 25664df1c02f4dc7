"""Downloads from a server on this computer that misbehaves in the ways servers do."""

from __future__ import annotations

import contextlib
import hashlib
import threading
import urllib.request
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from models.encoders.download import Interrupted, Source, _CarefulRedirects, download
from models.encoders.encoders import Encoders
from models.errors import UserError
from models.jobs import Cancelled, JobControl

pytestmark = pytest.mark.local_server

CONTENT = bytes(range(256)) * 2000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server(ThreadingHTTPServer):
    """Serves CONTENT; the path of a request says how it goes wrong."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.ranges: list[str | None] = []
        self.if_ranges: list[str | None] = []
        self.etag = '"one"'
        self.retry_after = "0"
        self.cuts = 0
        self.written = threading.Event()

    def source(self, behaviour: str) -> Source:
        return Source(f"http://127.0.0.1:{self.server_address[1]}/{behaviour}", SHA256, len(CONTENT))


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        behaviour = self.path.strip("/")
        requested = self.headers.get("Range")
        self.server.ranges.append(requested)
        self.server.if_ranges.append(self.headers.get("If-Range"))
        if behaviour == "busy" and len(self.server.ranges) == 1:
            self.send_response(503)
            self.send_header("Retry-After", self.server.retry_after)
            self.end_headers()
            return
        if behaviour.isdigit():
            self.send_error(int(behaviour))
            return
        if behaviour == "elsewhere":
            self.send_response(302)
            self.send_header("Location", "/good")
            self.end_headers()
            return
        changed = self.headers.get("If-Range") not in (None, self.server.etag)
        whole = not requested or behaviour == "no-range" or changed
        start = 0 if whole else int(requested.removeprefix("bytes=").removesuffix("-"))
        body = {"wrong": b"x" * len(CONTENT), "long": CONTENT + b"more"}.get(behaviour, CONTENT)[start:]
        self.send_response(206 if start else 200)
        if start:
            total = len(CONTENT) + (behaviour == "grown")
            self.send_header("Content-Range", f"bytes {start}-{total - 1}/{total}")
        self.send_header("ETag", self.server.etag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if behaviour == "cut" and len(self.server.ranges) <= self.server.cuts:
            body = body[: len(body) // 2]
        if behaviour == "empty":
            body = b""
        for place in range(0, len(body), 100_000):
            with contextlib.suppress(OSError):
                self.wfile.write(body[place : place + 100_000])
            if behaviour == "slow":
                self.server.written.wait(0.05)

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("models.encoders.download._PAUSES_S", (0.0, 0.0, 0.0))
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_a_download_arrives_whole_and_counts_up(server: Server, tmp_path: Path) -> None:
    steps = list(download(server.source("good"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert files(tmp_path) == {"file"}
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert (steps[-1].done, steps[-1].total) == (len(CONTENT), len(CONTENT))


def test_a_cut_connection_is_taken_up_again(server: Server, tmp_path: Path) -> None:
    server.cuts = 2
    list(download(server.source("cut"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT
    half = len(CONTENT) // 2
    assert server.ranges == [None, f"bytes={half}-", f"bytes={half + half // 2}-"]
    assert server.if_ranges == [None, '"one"', '"one"']
    assert files(tmp_path) == {"file"}


def test_a_connection_that_brings_nothing_is_given_up_and_resumed_later(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file.part").write_bytes(CONTENT[:1000])
    with pytest.raises(UserError, match="ended early"):
        list(download(server.source("empty"), tmp_path / "file", "It"))
    assert len(server.ranges) == 4
    assert (tmp_path / "file.part").read_bytes() == CONTENT[:1000]
    list(download(server.source("good"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT


@pytest.mark.parametrize("wait", ["0", "\u00b2", "9" * 5000, "soon"])
def test_a_busy_server_is_asked_again(server: Server, tmp_path: Path, wait: str) -> None:
    server.retry_after = wait
    list(download(server.source("busy"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert len(server.ranges) == 2


def test_redirects_are_followed(server: Server, tmp_path: Path) -> None:
    list(download(server.source("elsewhere"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT


def test_an_encrypted_connection_is_not_given_up_for_an_open_one() -> None:
    request = urllib.request.Request("https://hub.example/file")
    redirects = _CarefulRedirects()
    with pytest.raises(Interrupted, match="not followed"):
        redirects.redirect_request(request, None, 302, "", Message(), "http://hub.example/file")
    with pytest.raises(Interrupted, match="not followed"):
        redirects.redirect_request(request, None, 302, "", Message(), "file:///etc/passwd")
    assert redirects.redirect_request(request, None, 302, "", Message(), "https://store.example/file") is not None


def test_a_file_that_changed_on_the_server_starts_over(server: Server, tmp_path: Path) -> None:
    job = download(server.source("slow"), tmp_path / "file", "It")
    next(job)
    job.close()
    (tmp_path / "file.part").write_bytes(b"of another version")
    server.etag = '"two"'
    list(download(server.source("good"), tmp_path / "file", "It"))
    assert server.ranges[-1] is not None
    assert (tmp_path / "file").read_bytes() == CONTENT


def test_going_on_with_a_longer_file_is_refused(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file.part").write_bytes(CONTENT[:1000])
    with pytest.raises(UserError, match="another file"):
        list(download(server.source("grown"), tmp_path / "file", "It"))


def test_stopping_in_the_middle_keeps_what_came(server: Server, tmp_path: Path) -> None:
    job = download(server.source("slow"), tmp_path / "file", "It")
    next(job)
    job.close()
    assert files(tmp_path) == {"file.part", "file.part.json"}
    list(download(server.source("good"), tmp_path / "file", "It"))
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert files(tmp_path) == {"file"}


def test_a_pause_closes_the_connection_and_goes_on_later(server: Server, tmp_path: Path) -> None:
    control = JobControl()
    steps = []

    def run() -> None:
        for step in download(server.source("slow"), tmp_path / "file", "It", control):
            steps.append(step.done)
            if len(steps) == 1:
                control.pause()

    thread = threading.Thread(target=run)
    thread.start()
    while len(server.ranges) < 1 or not steps:
        server.written.wait(0.01)
    server.written.wait(0.3)
    assert len(server.ranges) == 1
    assert thread.is_alive()
    assert 0 < (tmp_path / "file.part").stat().st_size < len(CONTENT)
    control.resume()
    thread.join()
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert len(server.ranges) == 2
    assert server.ranges[1] is not None


def test_cancelling_stops_and_keeps_what_came(server: Server, tmp_path: Path) -> None:
    control = JobControl()
    job = download(server.source("slow"), tmp_path / "file", "It", control)
    next(job)
    control.cancel()
    with pytest.raises(Cancelled):
        list(job)
    assert 0 < (tmp_path / "file.part").stat().st_size < len(CONTENT)


def test_speed_is_told(server: Server, tmp_path: Path) -> None:
    steps = list(download(server.source("slow"), tmp_path / "file", "It"))
    assert steps[-1].bytes_per_s > 0


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


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [("404", "no longer where"), ("500", "answered 500"), ("401", "wants an account"), ("403", "wants an account")],
)
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
    assert files(tmp_path / "encoders") <= {"downloads"}


def test_only_known_downloads_are_fetched(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be downloaded"):
        list(Encoders(tmp_path / "encoders").download("minilm-l6-v2"))
