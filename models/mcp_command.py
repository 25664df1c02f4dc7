"""The command that lets an assistant ask the library, over the Model Context Protocol."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.extras import how_to_get
from models.paths import LibraryPaths, display_path
from models.terminal import OK, print_json, version

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from models.assistant.allowed import Allowed

_HIGHEST_PORT = 65535


def add_verb(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the command to a parser's commands."""
    mcp = commands.add_parser(
        "mcp",
        parents=[library, as_json],
        help="let an assistant search and read, over the Model Context Protocol",
        description="The assistant starts this command and talks to it through its input and output. It can search and "
        "read what is in the library, and change nothing. See Assistants in the help.",
    )
    mcp.add_argument(
        "--folder",
        action="append",
        default=[],
        metavar="FOLDER",
        help="only what is in this folder; may be given several times (default: all folders of the library)",
    )
    mcp.add_argument("--allow-open", action="store_true", help="it may also open files on the screen")
    mcp.add_argument(
        "--http", action="store_true", help="answer at an address of this computer instead, to who knows the token"
    )
    mcp.add_argument("--port", type=_port, default=0, metavar="N", help="for --http (default: one that is free)")
    mcp.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    _require_sdk()
    # Here only, since other commands need not wait for what these import.
    from models.assistant.allowed import chosen
    from models.assistant.reading import ReadingEngine
    from models.assistant.server import make_server
    from models.assistant.showing import SystemPrograms
    from models.assistant.tools import AssistantTools
    from models.catalogue.catalogue import Catalogue

    paths = LibraryPaths(arguments.library)
    with (
        closing(ReadingEngine(arguments.library)) as engine,
        closing(Catalogue(paths.catalogue, paths.snapshots, read_only=True)) as catalogue,
    ):
        roots = [root.path for root in engine.status().roots]
        allowed = chosen([os.fsencode(folder) for folder in arguments.folder], roots)
        _say_what_is_allowed(allowed, everything=not arguments.folder)
        run = SystemPrograms().open if arguments.allow_open else None
        server = make_server(AssistantTools(engine, catalogue, allowed, run, engine.take_in), version())
        if arguments.http:
            _serve_http(server, arguments)
        else:
            server.run("stdio")
    return OK


def _serve_http(server: MCPServer[Any], arguments: argparse.Namespace) -> None:
    import anyio

    from models.assistant.loopback import LoopbackServer

    loopback = LoopbackServer(server, arguments.port)
    if arguments.json:
        print_json({"url": loopback.url, "token": loopback.token})
    else:
        print(f"Address: {loopback.url}\nToken:   {loopback.token}")
        print("Send it as: Authorization: Bearer TOKEN. It is not shown again, and ends with this program.")
    sys.stdout.flush()
    anyio.run(loopback.serve)


def _require_sdk() -> None:
    try:
        import mcp  # noqa: F401
    except ModuleNotFoundError as error:
        raise UserError(
            "No assistant is served.",
            "The package mcp is not installed.",
            how_to_get("assistant"),
        ) from error


def _say_what_is_allowed(allowed: Allowed, *, everything: bool) -> None:
    """On the standard error: over the standard output goes the protocol."""
    if everything:
        print("The assistant may look into all folders of the library. Allow only some with --folder.", file=sys.stderr)
    for folder in allowed.folders:
        print(f"  {display_path(folder)}", file=sys.stderr)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; those go up to {_HIGHEST_PORT}")
    return int(text)
