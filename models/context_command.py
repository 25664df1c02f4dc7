"""The command that gives a language model what the library says of a question."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from typing import Any

from models.answers import Citation, Context, SearchRequest
from models.errors import UserError
from models.paths import display_path
from models.search.citing import context_json
from models.terminal import OK, open_library, positive, print_json

_USUAL_TOKENS = 2000


def add_verb(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the command to a parser's commands."""
    context = commands.add_parser(
        "context", parents=[library, as_json], help="passages with exact citations, for a language model"
    )
    context.add_argument("query", metavar="QUERY", help="words and filters, as for search")
    context.add_argument(
        "--tokens", type=positive, default=_USUAL_TOKENS, metavar="N", help="most tokens, about (default: %(default)s)"
    )
    context.set_defaults(run=_context)


def _context(arguments: argparse.Namespace) -> int:
    if not arguments.query.strip():
        raise UserError("Nothing was looked up.", "There is no query.", "Ask something.")
    with closing(open_library(arguments.library, read_only=True)) as engine:
        found = engine.context(SearchRequest(arguments.query), arguments.tokens)
    if arguments.json:
        print_json(context_json(arguments.query, found))
    else:
        _print(found)
    return OK


def _print(found: Context) -> None:
    for number, one in enumerate(found.citations, 1):
        print(f"[{number}] {display_path(one.path)}{_place(one)}\n{one.text}\n")
    if not found.citations:
        print("Nothing in the library answers this.")
    if found.left_out:
        print(f"{found.left_out} more passages did not fit.", file=sys.stderr)
    for note in found.notes:
        print(note, file=sys.stderr)


def _place(one: Citation) -> str:
    parts = []
    if one.page is not None:
        parts.append(f"page {one.page}")
    if one.heading:
        parts.append(repr(one.heading))
    if one.start_s is not None and one.end_s is not None:
        parts.append(f"{one.start_s:.1f}-{one.end_s:.1f} s")
    if one.char_start is not None and one.char_end is not None:
        parts.append(f"characters {one.char_start}-{one.char_end}")
    return f" ({', '.join(parts)})" if parts else ""
