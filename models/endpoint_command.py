"""The command line's verb that adds an endpoint: what leaves this computer is said before anything is sent."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import getpass
import os
import sys
from contextlib import closing, nullcontext, redirect_stdout
from typing import TYPE_CHECKING, Any

from models.encoders.endpoint_keys import VARIABLE
from models.errors import UserError
from models.paths import LibraryPaths
from models.terminal import OK, open_library, tell
from models.views import EndpointEstimate, EndpointSettings

if TYPE_CHECKING:
    from models.encoders.encoders import Encoders


def add_verb(verbs: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the verb. Args: verbs: what `add_subparsers` gave. library, as_json: options that commands share."""
    endpoint = verbs.add_parser(
        "endpoint",
        parents=[library, as_json],
        help="let a server encode documents, any that speaks OpenAI's protocol; says first what leaves this computer",
        description="The key is taken from the environment variable "
        f"{VARIABLE}, asked for at a terminal, or is the first line of the input; it is never an argument.",
    )
    endpoint.add_argument("url", metavar="URL", help="for example https://api.openai.com/v1, or http://nas:11434/v1")
    endpoint.add_argument("--model", required=True, metavar="NAME", help="for example text-embedding-3-small")
    endpoint.add_argument("--dimensions", type=int, metavar="N", help="shorter vectors, where the model can give them")
    endpoint.add_argument("--price", type=float, metavar="X", help="US dollars for a million tokens, for the estimate")
    endpoint.add_argument("--yes", action="store_true", help="add it without asking")
    endpoint.set_defaults(run=_add)


def _add(arguments: argparse.Namespace) -> int:
    from models.encoders.encoders import Encoders

    settings = EndpointSettings(arguments.url, arguments.model, arguments.dimensions, arguments.price)
    with closing(open_library(arguments.library)) as engine:
        # What is printed for a program to read is the result alone.
        with redirect_stdout(sys.stderr) if arguments.json else nullcontext():
            _explain(engine.estimate_endpoint(settings))
        if not (arguments.yes or _agreed()):
            raise UserError(
                "No endpoint was added.",
                "Nobody agreed to what would leave this computer.",
                "Answer y at a terminal, or give --yes.",
            )
        with closing(Encoders(LibraryPaths(arguments.library).encoders)) as encoders:
            _install(encoders, settings, as_json=arguments.json)
    return OK


def _install(encoders: Encoders, settings: EndpointSettings, *, as_json: bool) -> None:
    status = encoders.add_endpoint(settings, _read_key())
    said = (
        f"{status.title} is added as {status.name}. Run index to have your documents encoded there, then encoders use "
        "to let it answer."
    )
    tell({"name": status.name, "state": "added"}, said, as_json=as_json)


def _explain(made: EndpointEstimate) -> None:
    cost = "what it costs is not known here" if made.cost is None else f"about ${made.cost:.2f}"
    print(made.leaves)
    print(
        f"Your {made.passages} passages with {made.characters} characters are about {made.tokens} tokens: {cost}. "
        "That is an estimate; texts in other than Latin letters take more. New documents and queries come on top."
    )


def _agreed() -> bool:
    """Ask at a terminal; without one nobody agrees."""
    if not sys.stdin.isatty():
        return False
    print("Add it? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _read_key() -> str:
    """Never an argument: those are seen by everybody on this computer."""
    if key := os.environ.get(VARIABLE, ""):
        print(f"The key is that of {VARIABLE}.", file=sys.stderr)
        return key
    if sys.stdin.isatty():
        return getpass.getpass("Its key (empty for a server that wants none): ")
    return sys.stdin.readline()
