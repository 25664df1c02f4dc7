"""A server in this process, asked through the SDK's own client."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio
import pytest

pytest.importorskip("mcp", reason="the extra assistant is not installed")

from mcp import Client
from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, Tool


@dataclass
class Asked:
    """A server, and what it was asked to open on the screen."""

    server: MCPServer[Any]
    inside: Path
    outside: Path
    opened: list[bytes] = field(default_factory=list)

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool tells, through the SDK's own client."""
        result = self.result(tool, **arguments)
        assert not result.is_error, result.content
        assert isinstance(result.structured_content, dict)
        return result.structured_content

    def refusal(self, tool: str, **arguments: Any) -> str:
        """Why a tool does not do it."""
        result = self.result(tool, **arguments)
        assert result.is_error
        return result.content[0].text

    def result(self, tool: str, **arguments: Any) -> CallToolResult:
        """What comes back."""

        async def ask() -> CallToolResult:
            async with Client(self.server) as client:
                return await client.call_tool(tool, arguments)

        return anyio.run(ask)

    def tools(self) -> list[Tool]:
        """What tools there are."""

        async def ask() -> list[Tool]:
            async with Client(self.server) as client:
                return (await client.list_tools()).tools

        return anyio.run(ask)
