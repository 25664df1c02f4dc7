"""The command line: the same services as the window's."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from models import (
    context_command,
    duplicate_command,
    encoder_commands,
    evaluate_command,
    export_command,
    library_commands,
)
from models.answers import Hit, SearchRequest
from models.errors import LibraryInUse, UserError
from models.jobs import Cancelled
from models.kinds import Kind
from models.paths import LibraryPaths, default_library_dir, display_path
from models.query.parts import Example, QueryError
from models.search.exporting import hit_json
from models.terminal import INTERRUPTED, OK, PROBLEM, open_library, positive, print_json

if TYPE_CHECKING:
    from models.engine import Engine


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns: the exit code: 0 fine, 1 a problem that was explained, 3 some encoder could not be checked, 130 interrupted
        (argparse itself exits with 2).
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that the terminal's encoding lacks is spelled out rather than an error.
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except QueryError as error:
        # Straight below the characters that are wrong.
        carets = "^" * max(error.span.end - error.span.start, 1)
        print(f"{arguments.query}\n{' ' * error.span.start}{carets}", file=sys.stderr)
        print(f"{error.what}\n{error.why}\n{error.what_to_do}", file=sys.stderr)
        return PROBLEM
    except UserError as error:
        print(f"{error.what}\n{error.why}\n{error.what_to_do}", file=sys.stderr)
        return PROBLEM
    except (KeyboardInterrupt, Cancelled):
        print("Stopped. What was finished is kept.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has seen enough; what Python would still flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="findling", description="Find pictures, sounds and documents on your own computer by what they mean."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    library = argparse.ArgumentParser(add_help=False)
    library.add_argument(
        "--library",
        type=Path,
        default=default_library_dir(),
        metavar="DIR",
        help="library folder (default: %(default)s)",
    )
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print one JSON object")

    library_commands.add_verbs(commands, library, as_json)
    duplicate_command.add_verb(commands, library, as_json)

    search = commands.add_parser("search", parents=[library, as_json], help="find by words or by an example")
    search.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help="words and filters; see Searching in the help"
    )
    search.add_argument("--like", metavar="PATH", help="find what is like this file, and fits the words, if any")
    search.add_argument("--kind", choices=[kind.value for kind in Kind], action="append", default=[])
    search.add_argument("--limit", type=positive, default=20, metavar="N")
    search.add_argument("--by", choices=["content", "words", "both"], default="both")
    search.set_defaults(run=_search)

    context_command.add_verb(commands, library, as_json)
    evaluate_command.add_verb(commands, library, as_json)
    export_command.add_verb(commands, library, as_json)

    status = commands.add_parser("status", parents=[library, as_json], help="what the library holds")
    status.set_defaults(run=_status)

    verify = commands.add_parser("verify", parents=[library], help="check catalogue, files and indexes; exit 0 or 1")
    verify.set_defaults(run=_verify)

    encoder_commands.add_verbs(
        commands.add_parser("encoders", help="list, get, choose, remove and check encoders"), library, as_json
    )
    return parser


def _search(arguments: argparse.Namespace) -> int:
    if not arguments.query.strip() and not arguments.like:
        raise UserError("Nothing was searched.", "There is no query.", "Type some words, or name a file with --like.")
    if arguments.like and arguments.by == "words":
        raise UserError(
            "Nothing was searched.", "An example is compared by content.", "Leave --by words out with --like."
        )
    request = SearchRequest(
        text=arguments.query,
        examples=(Example(path=os.fsencode(arguments.like)),) if arguments.like else (),
        kinds=tuple(Kind(kind) for kind in arguments.kind),
        limit=arguments.limit,
        by=arguments.by,
    )
    with closing(open_library(arguments.library, read_only=True)) as engine:
        answer = engine.search(request)
    if arguments.json:
        print_json({"hits": [hit_json(hit) for hit in answer.hits], "took_ms": answer.took_ms, "notes": answer.notes})
        return OK
    for hit in answer.hits:
        print(f"{hit.relevance:6}  {display_path(hit.path)}{_place(hit)}")
    for note in answer.notes:
        print(note, file=sys.stderr)
    return OK


def _status(arguments: argparse.Namespace) -> int:
    with closing(open_library(arguments.library, read_only=True)) as engine:
        status = engine.status()
    if arguments.json:
        roots = [{**asdict(root), "path": root.display} for root in status.roots]
        counts = {kind.value: status.counts.get(kind, 0) for kind in Kind}
        print_json({"roots": roots, "indexed": counts, "waiting": status.waiting, "failed": status.failed})
        return OK
    for root in status.roots:
        away = ", not there now" if root.offline else f", {root.away} on drives that are away" if root.away else ""
        print(f"{root.display}: {root.files} files, {root.waiting} waiting, {root.failed} failed{away}")
    print(", ".join(f"{kind}: {status.counts.get(kind, 0)}" for kind in Kind))
    return OK


def _verify(arguments: argparse.Namespace) -> int:
    with closing(_open_for_checking(arguments.library)) as engine:
        problems = engine.verify()
    for problem in problems:
        print(problem)
    print("Everything agrees." if not problems else f"{len(problems)} problems.")
    return PROBLEM if problems else OK


def _open_for_checking(library: Path) -> Engine:
    """With the library's lock, so that the word tables can be checked; beside a program that has it, without."""
    if not LibraryPaths(library).catalogue.is_file():
        return open_library(library, read_only=True)
    try:
        return open_library(library)
    except LibraryInUse:
        return open_library(library, read_only=True)


def _place(hit: Hit) -> str:
    if hit.start_s is not None:
        return f"  {hit.start_s:.0f}-{hit.end_s:.0f} s"
    page = f"  page {hit.page}" if hit.page is not None else ""
    passage = f"  {hit.heading or hit.text[:60]!r}" if hit.text else ""
    return page + passage


if __name__ == "__main__":
    sys.exit(main())
