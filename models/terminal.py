"""What all commands share: exit codes, opening the library, and showing how far a job is."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.jobs import Progress

if TYPE_CHECKING:
    from models.engine import Engine

OnEvent = Callable[[str, Any], None]

OK, PROBLEM, NOT_RUN, INTERRUPTED = 0, 1, 3, 130


def megabytes(size_bytes: int) -> str:
    """Bytes for people."""
    return f"{size_bytes / 1e6:.0f} MB"


def open_library(library: Path, on_event: OnEvent | None = None, *, read_only: bool = False) -> Engine:
    """The services of a library; imported here only, because not every command needs them."""
    from models.engine import Engine

    return Engine(library, on_event or _tell_nobody, read_only=read_only)


def _tell_nobody(_name: str, _payload: Any) -> None:
    pass


def watch(job: Iterable[Progress]) -> None:
    """Run a job, showing on a terminal how far it is."""
    shown = sys.stderr.isatty()
    for progress in job:
        if shown:
            print(f"\r\x1b[K{_progress_line(progress)}", end="", file=sys.stderr, flush=True)
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _progress_line(progress: Progress) -> str:
    width = os.get_terminal_size(sys.stderr.fileno()).columns - 1
    if (speed := getattr(progress, "bytes_per_s", None)) is not None:
        done, total = megabytes(progress.done), megabytes(progress.total)
        return f"{progress.what}: {done} of {total}, {megabytes(speed)} a second"[:width]
    return f"{progress.done} of {progress.total}  {progress.what}"[:width]


def print_json(value: Mapping[str, Any]) -> None:
    """One object on one line."""
    print(json.dumps(value, ensure_ascii=False))


def positive(text: str) -> int:
    """A whole number above 0, for argparse."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)
