"""The server over HTTP, for programs on this computer that know its token, and for nobody else."""

from __future__ import annotations

import hmac
import secrets
import socket
from typing import Any

import uvicorn
from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from models.errors import UserError
from models.messages import say

_HOST = "127.0.0.1"
_PATH = "/mcp"
_TOKEN_BYTES = 32
_AT_ONCE = 32
_MOST_BODY_BYTES = 1 << 20
_CLOSING_S = 2


class TokenGate:
    """Lets nothing through that does not say the token.

    Another web page in a browser of this computer cannot know it; that its name may be made to lead here (DNS
    rebinding) is tested behind this, by the SDK: only this computer's own names are hosts, and no other page an origin.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._wanted = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or (scope["type"] == "http" and self._knows(Headers(scope=scope))):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refusal = PlainTextResponse("The token is missing or wrong.\n", 401, {"WWW-Authenticate": "Bearer"})
            await refusal(scope, receive, send)

    def _knows(self, headers: Headers) -> bool:
        # In constant time, so that nobody learns the token letter by letter.
        return hmac.compare_digest(headers.get("authorization", "").encode("latin-1"), self._wanted)


class LoopbackServer:
    """A server bound to this computer's own address.

    Args: port: 0 for any that is free.
    Raises: UserError: the port is taken.

    Attributes:
        url: where it answers. token: what has to be said; another one each time.
    """

    def __init__(self, server: MCPServer[Any], port: int = 0) -> None:
        self._socket = _bound(port)
        port = self._socket.getsockname()[1]
        self.url = f"http://{_HOST}:{port}{_PATH}"
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)
        names = [f"{name}:{port}" for name in (_HOST, "localhost")]
        app = server.streamable_http_app(
            streamable_http_path=_PATH,
            max_request_body_size=_MOST_BODY_BYTES,
            transport_security=TransportSecuritySettings(
                allowed_hosts=names, allowed_origins=[f"http://{name}" for name in names]
            ),
            host=_HOST,
        )
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                TokenGate(app, self.token),
                log_level="warning",
                access_log=False,
                server_header=False,
                ws="none",
                limit_concurrency=_AT_ONCE,
                timeout_graceful_shutdown=_CLOSING_S,
            )
        )

    async def serve(self) -> None:
        """Answer until `stop` or an interruption."""
        try:
            await self._uvicorn.serve(sockets=[self._socket])
        finally:
            self._socket.close()

    def stop(self) -> None:
        """Let `serve` end."""
        self._uvicorn.should_exit = True


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        bound.bind((_HOST, port))
    except OSError as error:
        bound.close()
        raise UserError(
            "No assistant is served.",
            say("The port %1 cannot be had: %2.", str(port), error.strerror or error),
            "Name another one with --port, or leave it out.",
        ) from error
    return bound
