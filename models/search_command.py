"""The commands that search: by words and filters, and by an example."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing
from typing import Any

from models.answers import Answer, Hit, SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.paths import display_path
from models.query.parts import Example
from models.search.exporting import hit_json
from models.terminal import OK, add_kinds, add_limit, add_search, open_library, print_json
from models.terminal_look import Inks

USUAL_LIMIT = 20
"""Results that a search gives where nobody says otherwise."""


def add_verbs(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the commands to a parser's commands."""
    search = commands.add_parser("search", parents=[library, as_json], help="find by words or by an example")
    search.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help="words and filters; see Searching in the help"
    )
    search.add_argument("--like", metavar="PATH", help="find what is like this file, and fits the words, if any")
    add_search(search, USUAL_LIMIT)
    search.set_defaults(run=_search)

    similar = commands.add_parser(
        "similar",
        parents=[library, as_json],
        help="find what is like a file",
        description="The file need not be in the library. Where it is, it is left out of what is found.",
    )
    similar.add_argument("path", metavar="PATH", help="the file that results are to be like")
    add_kinds(similar)
    add_limit(similar, USUAL_LIMIT)
    similar.set_defaults(run=_similar)


def _search(arguments: argparse.Namespace) -> int:
    if not arguments.query.strip() and not arguments.like:
        raise UserError("Nothing was searched.", "There is no query.", "Type some words, or name a file with --like.")
    if arguments.like and arguments.by == "words":
        raise UserError(
            "Nothing was searched.", "An example is compared by content.", "Leave --by words out with --like."
        )
    request = asked(arguments, (Example(path=os.fsencode(arguments.like)),) if arguments.like else ())
    with closing(open_library(arguments.library, read_only=True)) as engine:
        answer = engine.search(request)
    tell_answer(answer, answer.hits, arguments)
    return OK


def _similar(arguments: argparse.Namespace) -> int:
    path = os.path.abspath(os.fsencode(arguments.path))
    itself = {path, os.path.realpath(path)}
    request = SearchRequest(
        examples=(Example(path=path),),
        kinds=tuple(Kind(kind) for kind in arguments.kind),
        limit=arguments.limit + 1,
    )
    with closing(open_library(arguments.library, read_only=True)) as engine:
        answer = engine.search(request)
    others = tuple(hit for hit in answer.hits if hit.path not in itself)[: arguments.limit]
    tell_answer(answer, others, arguments)
    return OK


def asked(arguments: argparse.Namespace, examples: tuple[Example, ...] = ()) -> SearchRequest:
    """What was typed behind a command that searches."""
    return SearchRequest(
        text=arguments.query,
        examples=examples,
        kinds=tuple(Kind(kind) for kind in arguments.kind),
        limit=arguments.limit,
        by=arguments.by,
    )


def tell_answer(answer: Answer, hits: tuple[Hit, ...], arguments: argparse.Namespace) -> None:
    """Print hits, as a program or as a person reads them."""
    if arguments.json:
        print_json({"hits": [hit_json(hit) for hit in hits], "took_ms": answer.took_ms, "notes": answer.notes})
        return
    inks = Inks(sys.stdout)
    colours = {"strong": inks.good, "maybe": inks.fair, "weak": inks.faint}
    for hit in hits:
        said = colours[hit.relevance](f"{hit.relevance:6}")
        print(f"{said}  {inks.path(display_path(hit.path))}{inks.place(_place(hit))}")
    for note in answer.notes:
        print(note, file=sys.stderr)


def _place(hit: Hit) -> str:
    if hit.start_s is not None:
        return f"  {hit.start_s:.0f}-{hit.end_s:.0f} s"
    page = f"  page {hit.page}" if hit.page is not None else ""
    passage = f"  {hit.heading or hit.text[:60]!r}" if hit.text else ""
    return page + passage
