"""The same server over a program's input and output, and over HTTP on this computer for who knows the token."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from assistant_asked import Asked
from mcp import Client, StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult

from models.assistant.loopback import LoopbackServer
from models.errors import UserError

pytestmark = pytest.mark.local_server

_ROOT = Path(__file__).parents[3]
_CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}


@contextmanager
def over_stdio(tmp_path: Path, *options: str) -> Iterator[Callable[[str, dict[str, Any]], CallToolResult]]:
    """Calls a tool of a program of its own; what it says beside the protocol goes to tmp_path/said."""
    arguments = ["-m", "models", "mcp", "--library", str(tmp_path / "library"), *options]
    parameters = StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ), cwd=_ROOT)

    def call(tool: str, given: dict[str, Any]) -> CallToolResult:
        async def ask() -> CallToolResult:
            with (tmp_path / "said").open("w") as said:
                async with Client(stdio_client(parameters, errlog=said)) as client:
                    return await client.call_tool(tool, given)

        return anyio.run(ask)

    yield call


def test_a_program_is_asked_through_its_input_and_output(served: Callable[..., Asked], tmp_path: Path) -> None:
    asked = served()
    with over_stdio(tmp_path, "--folder", str(asked.inside)) as call:
        told = call("open", {"path": str(asked.inside / "passport.txt")})
        assert not told.is_error
        assert "renews every passport" in told.structured_content["passages"][0]["text"]
        assert call("open", {"path": str(asked.outside / "secret.txt")}).is_error
    assert (tmp_path / "said").read_text().splitlines() == [f"  {os.path.realpath(asked.inside)}"]


def test_without_a_choice_everything_is_allowed_and_that_is_said(served: Callable[..., Asked], tmp_path: Path) -> None:
    asked = served()
    with over_stdio(tmp_path) as call:
        assert not call("open", {"path": str(asked.outside / "secret.txt")}).is_error
    assert (tmp_path / "said").read_text().startswith("The assistant may look into all folders of the library.")


@pytest.mark.real
def test_real_encoders_answer_through_input_and_output(served: Callable[..., Asked], tmp_path: Path) -> None:
    asked = served()
    with over_stdio(tmp_path, "--folder", str(asked.inside)) as call:
        told = call("search", {"query": "passport office"})
        assert not told.is_error, told.content
        assert "passport.txt" in [hit["name"] for hit in told.structured_content["hits"]]
        assert "secret" not in told.content[0].text


def over_http(asked: Asked, ask: Callable[[LoopbackServer], Awaitable[None]]) -> None:
    """Serve on this computer while something is asked."""

    async def run() -> None:
        loopback = LoopbackServer(asked.server)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(loopback.serve)
            try:
                await ask(loopback)
            finally:
                loopback.stop()

    anyio.run(run)


async def _status(loopback: LoopbackServer, token: str | bytes, **headers: str) -> int:
    """What a request is answered with. The server's socket is bound at once, but may not listen for a moment."""
    accepted = "application/json, text/event-stream"
    told: dict[str, str | bytes] = {"Accept": accepted, "MCP-Protocol-Version": "2025-06-18", **headers}
    if token:
        told["Authorization"] = token
    async with httpx2.AsyncClient() as client:
        for _ in range(200):
            try:
                answer = await client.post(loopback.url, json=_CALL, headers=told)
            except httpx2.ConnectError:
                await anyio.sleep(0.05)
                continue
            return answer.status_code
    raise AssertionError("the server never listened")


def test_who_knows_the_token_can_ask(served: Callable[..., Asked]) -> None:
    async def ask(loopback: LoopbackServer) -> None:
        headers = {"Authorization": f"Bearer {loopback.token}"}
        await _status(loopback, "")
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(loopback.url, http_client=http)) as client,
        ):
            assert "search" in {tool.name for tool in (await client.list_tools()).tools}
            told = await client.call_tool("open", {"path": str(asked.inside / "passport.txt")})
            assert "renews every passport" in told.content[0].text

    asked = served()
    over_http(asked, ask)


def test_nobody_else_can(served: Callable[..., Asked]) -> None:
    async def ask(loopback: LoopbackServer) -> None:
        right = f"Bearer {loopback.token}"
        for wrong in ("", "Bearer", "Bearer wrong", f"Basic {loopback.token}", right[:-1], f"{right}x", b"Bearer \xe9"):
            assert await _status(loopback, wrong) == 401, wrong
        port = loopback.url.rsplit(":", 1)[1].split("/")[0]
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{int(port) ^ 1}"):
            assert await _status(loopback, right, Host=host) == 421, host
        for origin in ("http://evil.example", "https://127.0.0.1", "null", "http://127.0.0.1:1"):
            assert await _status(loopback, right, Origin=origin) == 403, origin
        assert await _status(loopback, right, Origin=f"http://localhost:{port}") not in (401, 403, 421)
        assert await _status(loopback, right) not in (401, 403, 421)

    over_http(served(), ask)


def test_it_listens_on_this_computer_alone_and_each_token_is_another(served: Callable[..., Asked]) -> None:
    asked = served()

    async def ask(loopback: LoopbackServer) -> None:
        assert loopback.url.startswith("http://127.0.0.1:")
        taken = int(loopback.url.rsplit(":", 1)[1].split("/")[0])
        await _status(loopback, "")
        with pytest.raises(UserError, match="cannot be had"):
            LoopbackServer(asked.server, taken)
        tokens.append(loopback.token)

    tokens: list[str] = []
    over_http(asked, ask)
    over_http(asked, ask)
    assert len(set(tokens)) == 2
    assert all(len(token) >= 43 for token in tokens)


@pytest.mark.skipif(os.name == "nt", reason="a console is needed to interrupt a program there")
def test_the_command_tells_address_and_token_once_and_can_be_interrupted(
    served: Callable[..., Asked], tmp_path: Path
) -> None:
    folder = str(served().inside)
    command = [sys.executable, "-m", "models", "mcp", "--http", "--json", "--folder", folder]
    program = subprocess.Popen(
        [*command, "--library", str(tmp_path / "library")],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_hear_interrupts,
    )
    try:
        assert program.stdout is not None
        told = json.loads(program.stdout.readline())
        assert set(told) == {"url", "token"}
        with httpx2.Client() as client:
            answer = _post_patiently(client, told["url"])
        assert answer.status_code == 401
        assert told["token"] not in answer.text
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)
    finally:
        program.kill()
        program.communicate()
    assert program.returncode == 130
    assert out == b""
    assert b"Traceback" not in err and told["token"].encode() not in err


def _hear_interrupts() -> None:
    """Tests that run in the background of a shell ignore interrupts, and what they start does, too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _post_patiently(client: httpx2.Client, url: str) -> httpx2.Response:
    for _ in range(200):
        try:
            return client.post(url, json=_CALL)
        except httpx2.ConnectError:
            time.sleep(0.05)
    raise AssertionError("the server never listened")
