"""A hub on this computer: repositories, redirects to a storage, and the ways in which both go wrong."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

COMMIT = "0123456789abcdef0123456789abcdef01234567"
SMALL_BYTES = 20_000


class HubServer(ThreadingHTTPServer):
    """Files by "owner/name/path"; large ones lie in the storage, small ones behind a relative redirect.

    Attributes:
        refusing: status for every question about a repository, 0 for none.
        tampering: whether the storage serves other bytes than the hub promised.
        cutting: how many transfers of the storage end half-way.
        silent: whether no checksums are stated.
        stated_size: what is stated as the size of large files; "" for the truth.
        commit: what is stated as the commit.
        asked: "METHOD path" of every request.
    """

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.refusing = 0
        self.tampering = False
        self.cutting = 0
        self.silent = False
        self.stated_size = ""
        self.commit = COMMIT
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def publish(self, repository: str, folder: Path) -> None:
        """Take over all files of a folder."""
        for path in folder.rglob("*"):
            if path.is_file():
                self.files[f"{repository}/{path.relative_to(folder).as_posix()}"] = path.read_bytes()


class _Handler(BaseHTTPRequestHandler):
    server: HubServer

    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_GET(self) -> None:
        self._answer(None)

    def _answer(self, body: bytes | None) -> None:
        server = self.server
        server.asked.append(f"{self.command} {self.path}")
        if self.path.startswith("/storage/"):
            self._store(self.path.removeprefix("/storage/"), body)
        elif self.path.startswith("/small/"):
            content = server.files[self.path.removeprefix("/small/")]
            etag = "" if server.silent else f'"{_blob_sha1(content)}"'
            self._send(200, {"ETag": etag, "Content-Length": str(len(content))}, content if body is None else b"")
        elif server.refusing:
            self._send(server.refusing, {"Content-Length": "0"}, b"")
        else:
            self._resolve()

    def _resolve(self) -> None:
        repository, _, rest = self.path.strip("/").partition("/resolve/")
        revision, _, name = rest.partition("/")
        key = f"{repository}/{name}"
        if key not in self.server.files or revision not in ("main", COMMIT):
            self._send(404, {"Content-Length": "0"}, b"")
            return
        content = self.server.files[key]
        headers = {"X-Repo-Commit": self.server.commit, "Content-Length": "0", "ETag": '"of the redirect"'}
        if len(content) < SMALL_BYTES:
            self._send(307, {**headers, "Location": f"/small/{key}"}, b"")
            return
        if not self.server.silent:
            headers["X-Linked-Etag"] = f'"{hashlib.sha256(content).hexdigest()}"'
        size = self.server.stated_size or str(len(content))
        self._send(
            302,
            {**headers, "X-Linked-Size": size, "Location": f"{self.server.address}/storage/{key}"},
            b"",
        )

    def _store(self, key: str, body: bytes | None) -> None:
        content = self.server.files[key]
        if self.server.tampering:
            content = bytes(len(content))
        requested = self.headers.get("Range", "")
        start = int(requested.removeprefix("bytes=").removesuffix("-")) if requested else 0
        headers = {"ETag": '"multipart-17"', "Content-Length": str(len(content) - start)}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        sent = content[start:] if body is None else body
        if body is None and self.server.cutting > 0:
            self.server.cutting -= 1
            sent = sent[: len(sent) // 2]
        self._send(206 if start else 200, headers, sent)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            with contextlib.suppress(OSError):
                self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        pass


@contextlib.contextmanager
def running_hub() -> Iterator[HubServer]:
    """A hub that answers until the end of the `with`."""
    with HubServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def _blob_sha1(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
