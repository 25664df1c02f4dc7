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
    analyse_command,
    completion_command,
    context_command,
    duplicate_command,
    encoder_commands,
    evaluate_command,
    export_command,
    lab_commands,
    library_commands,
    mcp_command,
    search_command,
    shared_command,
    transfer_command,
)
from models.errors import LibraryInUse, UserError
from models.jobs import Cancelled
from models.kinds import Kind
from models.paths import LibraryPaths, default_library_dir
from models.query.parts import QueryError
from models.terminal import EXIT_CODES, INTERRUPTED, OK, PROBLEM, open_library, print_json, version

if TYPE_CHECKING:
    from models.engine import Engine


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns: one of `EXIT_CODES`; for wrong usage, argparse itself exits with 2.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that the terminal's encoding lacks is spelled out rather than an error.
            stream.reconfigure(errors="backslashreplace")
    arguments = make_parser(default_library_dir()).parse_args(argv)
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


def make_parser(usual_library: Path) -> argparse.ArgumentParser:
    """All commands, for reading arguments and for telling what they are. Args: usual_library: where none is named."""
    parser = argparse.ArgumentParser(
        prog="findling",
        description="Find pictures, sounds, films and documents on your own computer by what they mean.",
        epilog="Exit status:\n" + "\n".join(f"{code:5}  {meaning}" for code, meaning in EXIT_CODES.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    library = argparse.ArgumentParser(add_help=False)
    library.add_argument(
        "--library",
        type=Path,
        default=usual_library,
        metavar="DIR",
        help="library folder (default: %(default)s)",
    )
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print one JSON object")

    library_commands.add_verbs(commands, library, as_json)
    duplicate_command.add_verb(commands, library, as_json)

    search_command.add_verbs(commands, library, as_json)
    context_command.add_verb(commands, library, as_json)
    evaluate_command.add_verb(commands, library, as_json)
    export_command.add_verb(commands, library, as_json)
    transfer_command.add_verbs(
        commands.add_parser("library", help="export everything as open formats, and import it"), library, as_json
    )
    lab_commands.add_analyses(analyse_command.add_verb(commands, library, as_json), library, as_json)
    lab_commands.add_verbs(commands, library, as_json)

    status = commands.add_parser("status", parents=[library, as_json], help="what the library holds")
    status.set_defaults(run=_status)

    verify = commands.add_parser("verify", parents=[library, as_json], help="check catalogue, files and indexes")
    verify.set_defaults(run=_verify)

    encoder_commands.add_verbs(
        commands.add_parser("encoders", help="list, get, choose, remove and check encoders"), library, as_json
    )
    shared_command.add_verbs(
        commands.add_parser("shared", help="a library that several machines share, on PostgreSQL and Milvus"),
        library,
        as_json,
    )
    mcp_command.add_verb(commands, library, as_json)
    completion_command.add_verb(commands, parser)
    return parser


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
    if arguments.json:
        print_json({"problems": problems})
        return PROBLEM if problems else OK
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


if __name__ == "__main__":
    sys.exit(main())
