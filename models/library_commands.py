"""The commands that fill a library, follow its folders, and keep copies of its catalogue."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import LibraryInUse, UserError
from models.jobs import JobControl
from models.kinds import Kind
from models.paths import LibraryPaths
from models.terminal import OK, megabytes, open_library, print_json, watch
from models.views import LibraryStatus

if TYPE_CHECKING:
    from models.engine import Engine

_LOOK_EVERY_S = 0.5
_TELL_EVERY_S = 10.0


def add_verbs(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the commands to a parser's commands."""
    index = commands.add_parser("index", parents=[library, as_json], help="add folders and index what is new")
    index.add_argument("folder", nargs="*", metavar="FOLDER", help="to be added; those that are there stay")
    index.set_defaults(run=_index)

    follow = commands.add_parser(
        "watch", parents=[library, as_json], help="add folders, and follow all until interrupted"
    )
    follow.add_argument("folder", nargs="*", metavar="FOLDER", help="to be added; those that are there stay")
    follow.set_defaults(run=_watch)

    failed = commands.add_parser("failed", parents=[library, as_json], help="files that could not be indexed, and why")
    failed.add_argument("--retry", action="store_true", help="try all of them again")
    failed.set_defaults(run=_failed)

    copies = commands.add_parser("copies", parents=[library, as_json], help="copies of the catalogue")
    copies.add_argument("--make", action="store_true", help="make one now")
    copies.add_argument("--restore", metavar="NAME", help="put one back; the present catalogue is kept as a copy")
    copies.set_defaults(run=_copies)


def _index(arguments: argparse.Namespace) -> int:
    folders = [os.fsencode(folder) for folder in arguments.folder]
    try:
        engine = open_library(arguments.library)
    except LibraryInUse:
        return _hand_over(arguments.library, folders, as_json=arguments.json)
    with closing(engine):
        return _index_in(engine, folders, as_json=arguments.json)


def _index_in(engine: Engine, folders: Sequence[bytes], *, as_json: bool) -> int:
    for folder in folders:
        engine.library.add_folder(folder)
    watch(engine.index(JobControl()))
    engine.learn_names()
    _tell_result(engine, as_json=as_json)
    return OK


def _tell_result(engine: Engine, *, as_json: bool) -> None:
    status = engine.status()
    counts = {kind: status.counts.get(kind, 0) for kind in Kind}
    failures = _failures(engine)
    if as_json:
        print_json({"indexed": counts, "waiting": status.waiting, "failed": failures})
        return
    counted = [f"{count} {kind} {'file' if count == 1 else 'files'}" for kind, count in counts.items() if count]
    print(f"Indexed: {', '.join(counted) or 'nothing'}. Failed: {status.failed}.")
    for one in failures:
        print(f"{one['path']}: {one['what']} {one['why']}", file=sys.stderr)


def _hand_over(library: Path, folders: Sequence[bytes], *, as_json: bool) -> int:
    """Let the program that has the library do it, and wait until it has; if it ends first, do it here."""
    from models.library import requests

    paths = LibraryPaths(library)
    request = requests.ask(paths, folders)
    print("Findling has this library open and was asked to do it.", file=sys.stderr)
    try:
        while not requests.is_taken(request):
            time.sleep(_LOOK_EVERY_S)
            try:
                engine = open_library(library)
            except LibraryInUse:
                continue
            with closing(engine):
                requests.withdraw(request)
                return _index_in(engine, folders, as_json=as_json)
    except KeyboardInterrupt:
        requests.withdraw(request)
        raise
    problem = requests.answer_to(request)
    if problem is not None:
        raise problem
    with closing(open_library(library, read_only=True)) as engine:
        _wait_until_indexed(engine, folders)
        _tell_result(engine, as_json=as_json)
    return OK


def _wait_until_indexed(engine: Engine, folders: Sequence[bytes]) -> None:
    """Wait until nothing waits in some folders, as far as their files can be reached."""
    wanted = {os.path.realpath(folder) for folder in folders}
    quiet = 0
    while quiet < 2:
        time.sleep(_LOOK_EVERY_S)
        roots = [root for root in engine.status().roots if not wanted or root.path in wanted]
        # Twice, since its files may not have been found yet.
        quiet = quiet + 1 if not any(root.waiting and not root.offline for root in roots) else 0


def _watch(arguments: argparse.Namespace) -> int:
    told = _Teller(as_json=arguments.json)
    with closing(open_library(arguments.library, on_event=told.take)) as engine:
        for folder in arguments.folder:
            engine.library.add_folder(os.fsencode(folder))
        engine.keep_up()
        told.tell_folders(engine.status())
        while True:
            time.sleep(_TELL_EVERY_S)


class _Teller:
    """Prints a line, or an object on a line, whenever the library has come to rest with something new."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._before: LibraryStatus | None = None

    def tell_folders(self, status: LibraryStatus) -> None:
        for root in status.roots:
            if self._as_json:
                self._print_json({"folder": root.display, "kept_up": root.kept_up, "why": root.why_rescanned})
            else:
                why = f" ({root.why_rescanned})" if root.why_rescanned else ""
                print(f"{root.display}: {root.kept_up}{why}", flush=True)

    def _print_json(self, value: dict[str, Any]) -> None:
        print_json(value)
        sys.stdout.flush()

    def take(self, name: str, payload: Any) -> None:
        if name == "problem":
            print(payload, file=sys.stderr, flush=True)
        if name != "status" or payload.activity != "idle":
            return
        before, self._before = self._before, payload
        if before is None or (before.counts, before.failed) != (payload.counts, payload.failed):
            if self._as_json:
                counts = {str(kind): count for kind, count in payload.counts.items()}
                self._print_json({"indexed": counts, "failed": payload.failed})
                return
            counted = ", ".join(f"{kind}: {count}" for kind, count in payload.counts.items())
            print(f"{time.strftime('%H:%M:%S')}  {counted or 'nothing yet'}; failed: {payload.failed}", flush=True)


def _failed(arguments: argparse.Namespace) -> int:
    with closing(open_library(arguments.library, read_only=not arguments.retry)) as engine:
        if arguments.retry:
            engine.library.retry(())
            watch(engine.index(JobControl()))
        failures = _failures(engine)
    if arguments.json:
        print_json({"failed": failures})
        return OK
    for one in failures:
        print(f"{one['path']}\n    {one['what']} {one['why']} {one['what_to_do']}")
    return OK


def _failures(engine: Engine) -> list[dict[str, str]]:
    return [
        {"path": one.display, "reason": one.reason, "what": one.what, "why": one.why, "what_to_do": one.what_to_do}
        for one in engine.failures()
        if not one.ignored
    ]


def _copies(arguments: argparse.Namespace) -> int:
    from models.catalogue import snapshots
    from models.upkeep import put_back

    paths = LibraryPaths(arguments.library)
    if not paths.root.is_dir():
        raise UserError("There is no library here.", f"{paths.root} does not exist.", "Index a folder first.")
    if arguments.restore:
        put_back(arguments.library, arguments.restore)
        print("Put back. The next indexing brings it up to date.", file=sys.stderr if arguments.json else sys.stdout)
    if arguments.make:
        with closing(open_library(arguments.library, read_only=True)) as engine:
            engine.upkeep.take_snapshot()
    found = snapshots.statuses(paths.snapshots)
    if arguments.json:
        rows = [
            {
                "name": one.name,
                "sort": one.sort,
                "taken_at": one.taken_at.isoformat(),
                "size_bytes": one.size_bytes,
                "files": one.files,
                "problem": one.problem,
            }
            for one in found
        ]
        print_json({"copies": rows})
        return OK
    for one in found:
        print(f"{one.name}  {one.files} files, {megabytes(one.size_bytes)}  {one.problem}".rstrip())
    return OK
