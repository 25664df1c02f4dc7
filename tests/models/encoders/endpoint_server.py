"""An embeddings service on this computer that speaks OpenAI's protocol, and the ways in which one goes wrong."""

from __future__ import annotations

import contextlib
import hashlib
import json
import socket
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DIM = 64
MODEL = "words-small"
KEY = "sk-findling-1234567890"


@dataclass(frozen=True)
class Trouble:
    """What happens to one request in place of an answer.

    Attributes:
        status: of HTTP; 0 closes the connection without one, -1 hangs until the server ends.
        body: an object is sent as JSON, bytes as they are.
        cut: whether the answer ends half-way.
    """

    status: int
    body: Any = field(default_factory=lambda: {"error": {"message": "no"}})
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False


class EndpointServer(ThreadingHTTPServer):
    """Encodes texts as bags of words.

    Attributes:
        troubles: of the next requests, in their order.
        key: wanted; "" takes everybody.
        dim: of vectors that are not asked for in another length.
        heeds_dimensions: whether another length can be asked for.
        most_texts, most_characters: of one request and of one text; more is refused with 400.
        refused: texts that hold this word are refused with 400.
        change: is given the rows of an answer and returns what is sent in their place.
        headers: of every good answer.
        asked: bodies of all requests. authorizations: their headers.
    """

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.troubles: deque[Trouble] = deque()
        self.key = KEY
        self.dim = DIM
        self.heeds_dimensions = True
        self.most_texts = self.most_characters = 1_000_000
        self.refused = "\0"
        self.change: Any = None
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, Any]] = []
        self.authorizations: list[str] = []
        self.ending = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    @property
    def texts(self) -> list[list[str]]:
        """The texts of every request."""
        return [one["input"] for one in self.asked]


class _Handler(BaseHTTPRequestHandler):
    server: EndpointServer

    def do_GET(self) -> None:
        self._send(405, {"error": {"message": "only POST"}}, {})

    def do_POST(self) -> None:
        server = self.server
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.asked.append(asked)
        server.authorizations.append(self.headers.get("Authorization", ""))
        if server.troubles:
            self._make_trouble(server.troubles.popleft())
        elif self.path != "/v1/embeddings":
            self._refuse(404, f"no {self.path}")
        elif server.key and self.headers.get("Authorization") != f"Bearer {server.key}":
            self._refuse(401, f"Incorrect key: {self.headers.get('Authorization')}")
        elif asked["model"] != MODEL:
            self._refuse(404, f"The model {asked['model']} does not exist")
        elif self._is_too_much(asked["input"]):
            self._refuse(400, "maximum context length exceeded")
        else:
            self._answer(asked)

    def _is_too_much(self, texts: list[str]) -> bool:
        server = self.server
        return len(texts) > server.most_texts or any(
            len(text) > server.most_characters or server.refused in text for text in texts
        )

    def _answer(self, asked: dict[str, Any]) -> None:
        dim = asked.get("dimensions", self.server.dim) if self.server.heeds_dimensions else self.server.dim
        rows: Any = [{"index": index, "embedding": vector(text, dim)} for index, text in enumerate(asked["input"])]
        if self.server.change is not None:
            rows = self.server.change(rows)
        self._send(200, {"object": "list", "data": rows, "model": MODEL}, self.server.headers)

    def _refuse(self, status: int, message: str) -> None:
        self._send(status, {"error": {"message": message, "code": None}}, {})

    def _make_trouble(self, trouble: Trouble) -> None:
        if trouble.status == -1:
            self.server.ending.wait()
        elif trouble.status == 0:
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._send(trouble.status, trouble.body, trouble.headers, cut=trouble.cut)

    def _send(self, status: int, body: Any, headers: Mapping[str, str], *, cut: bool = False) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(content[: len(content) // 2] if cut else content)

    def log_message(self, *arguments: Any) -> None:
        pass


def vector(text: str, dim: int = DIM) -> list[float]:
    """A bag of words: the same words give the same direction, others nearly another one."""
    values = [0.001] * dim
    for word in text.lower().split():
        digest = hashlib.sha256(word.encode()).digest()
        values[digest[0] % dim] += 1.0
        values[digest[1] % dim] += 1.0
    return values


@contextlib.contextmanager
def running_endpoint() -> Iterator[EndpointServer]:
    """A service that answers until the end of the `with`."""
    with EndpointServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.ending.set()
            server.shutdown()
            thread.join()
