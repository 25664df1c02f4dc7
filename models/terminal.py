"""What all commands share: exit codes, opening the library, showing how far a job is, and JSON."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from models.about import version
from models.jobs import Progress, finish
from models.kinds import Kind
from models.terminal_look import Bar, megabytes

if TYPE_CHECKING:
    from models.engine import Engine

__all__ = [
    "EXIT_CODES", "INTERRUPTED", "NOT_RUN", "OK", "PROBLEM", "WRONG_USAGE", "add_kinds", "add_limit",
    "add_search", "megabytes", "open_library", "positive", "print_json", "tell", "version", "watch", "watched",
]  # fmt: skip

OnEvent = Callable[[str, Any], None]
_Done = TypeVar("_Done")

OK, PROBLEM, WRONG_USAGE, NOT_RUN, INTERRUPTED = 0, 1, 2, 3, 130
EXIT_CODES: Mapping[int, str] = MappingProxyType(
    {
        OK: "Fine. A search that finds nothing is fine, too.",
        PROBLEM: "A problem, which is explained on the standard error; or verify or encoders check found one.",
        WRONG_USAGE: "The command does not exist, or was not written as it has to be.",
        NOT_RUN: "Some encoder could not be checked (encoders check).",
        INTERRUPTED: "Interrupted with Ctrl+C. What was finished is kept.",
    }
)
"""What each exit code means. It is said here only: `--help`, the manual page and the help are made from it or tested
against it."""


def open_library(library: Path, on_event: OnEvent | None = None, *, read_only: bool = False) -> Engine:
    """The services of a library; imported here only, because not every command needs them."""
    from models.engine import Engine

    return Engine(library, on_event or _tell_nobody, read_only=read_only)


def _tell_nobody(_name: str, _payload: Any) -> None:
    pass


def watch(job: Iterable[Progress]) -> None:
    """Run a job, showing on a terminal how far it is."""
    with _bar() as bar:
        for progress in job:
            bar.show(progress)


def watched(job: Generator[Progress, None, _Done]) -> _Done:
    """The same of a job that returns something. Returns: that."""
    with _bar() as bar:
        return finish(job, bar.show)


@contextmanager
def _bar() -> Iterator[Bar]:
    bar = Bar(sys.stderr)
    try:
        yield bar
    finally:
        bar.clear()


def print_json(value: Mapping[str, Any]) -> None:
    """One object on one line."""
    print(json.dumps(value, ensure_ascii=False))


def tell(done: Mapping[str, Any], said: str, *, as_json: bool) -> None:
    """Print what was done, as a program or as a person reads it."""
    if as_json:
        print_json(done)
    else:
        print(said)


def add_kinds(command: argparse.ArgumentParser) -> None:
    """Let a command look at files of some kinds only."""
    command.add_argument(
        "--kind",
        choices=[kind.value for kind in Kind],
        action="append",
        default=[],
        help="only files of this kind; may be given several times",
    )


def add_limit(command: argparse.ArgumentParser, usual: int) -> None:
    """Let a command give so many results at most."""
    command.add_argument(
        "--limit", type=positive, default=usual, metavar="N", help="most results (default: %(default)s)"
    )


def add_search(command: argparse.ArgumentParser, usual: int) -> None:
    """Let a command search: for files of which kinds, how many of them, and by what."""
    add_kinds(command)
    add_limit(command, usual)
    command.add_argument(
        "--by", choices=["content", "words", "both"], default="both", help="what answers (default: %(default)s)"
    )


def positive(text: str) -> int:
    """A whole number above 0, for argparse."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)
