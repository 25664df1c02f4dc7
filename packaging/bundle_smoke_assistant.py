"""The smoke run speaks to `findling mcp` as an assistant does: in lines of JSON, through its input and output."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bundle_smoke import Account, broken
from plainly import say

_MOST_S = 120
_VERSION = "2025-06-18"
_WHO = {"name": "smoke run", "version": "1"}


class _Server:
    """A server that was started. Source: Model Context Protocol, "Transports", stdio."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._asked = 0

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask, and wait. Returns: the result. Raises: Stop: an error came in its place, or nothing."""
        self._asked += 1
        self.tell(method, id=self._asked, params=parameters)
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                answer = json.loads(line)
            except ValueError:
                raise broken(f"`findling mcp` said what is no message: {line.strip()[:300]}") from None
            if answer.get("id") == self._asked:
                if "result" not in answer:
                    raise broken(f"`findling mcp` answered {method} with {answer}")
                return dict(answer["result"])
        raise broken(f"`findling mcp` ended, or stayed silent for {_MOST_S} s, when it was asked {method}.")

    def tell(self, method: str, **more: Any) -> None:
        """Say what needs no answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"jsonrpc": "2.0", "method": method, **more}) + "\n")
        self._process.stdin.flush()


def ask(findling: str, account: Account, query: str, first: str) -> None:
    """Let the server search, and end.

    Args: first: name of the file that should come first. The library holds the samples.

    Raises: Stop: it does not work.
    """
    with _started(findling, account) as server:
        server.ask("initialize", protocolVersion=_VERSION, capabilities={}, clientInfo=_WHO)
        server.tell("notifications/initialized")
        tools = sorted(tool["name"] for tool in server.ask("tools/list")["tools"])
        answer = server.ask("tools/call", name="search", arguments={"query": query, "limit": 3})
    if answer.get("isError"):
        raise broken(f"`findling mcp` could not search: {answer}")
    found = [Path(hit["path"]).name for hit in json.loads(answer["content"][0]["text"])["hits"]]
    if found[:1] != [first]:
        raise broken(f"An assistant that asks for {query!r} is told {found}, and {first} should come first.")
    say(f"  findling mcp: offers {', '.join(tools)}; {query!r} finds {first}")


@contextmanager
def _started(findling: str, account: Account) -> Iterator[_Server]:
    """Raises: Stop: it did not end well when there was nobody any more to answer to."""
    process = subprocess.Popen(
        [*account.prefix, findling, "mcp"],
        env=account.surroundings(),
        cwd=account.home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    watchdog = threading.Timer(_MOST_S, process.kill)
    watchdog.start()
    try:
        with process:
            yield _Server(process)
            _, said = process.communicate()
    finally:
        process.kill()
        watchdog.cancel()
    if process.returncode != 0:
        raise broken(f"`findling mcp` ended with status {process.returncode}: {said.strip()[-2000:]}")
