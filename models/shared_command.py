"""The commands for a library that several machines share."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from models.errors import UserError
from models.jobs import JobControl
from models.paths import LibraryPaths, display_path
from models.search_command import USUAL_LIMIT, asked, tell_answer
from models.terminal import OK, PROBLEM, add_search, print_json, tell, watch

if TYPE_CHECKING:
    from models.shared.checking import SharedStatus
    from models.shared.library import SharedLibrary

_AGAIN_S = 300


def add_verbs(
    shared: argparse.ArgumentParser, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser
) -> None:
    """Add what can be done with a shared library.

    Args: shared: the command's parser. library, as_json: options that several commands share; the library is that from
        which downloaded encoders are taken.
    """
    verbs = shared.add_subparsers(required=True, metavar="VERB")
    url = argparse.ArgumentParser(add_help=False)
    url.add_argument(
        "url",
        metavar="URL",
        help="of its catalogue, postgresql://user@host/database; a password belongs in PGPASSWORD or PGPASSFILE",
    )
    machine = argparse.ArgumentParser(add_help=False)
    machine.add_argument(
        "--machine", default="", metavar="NAME", help="what this machine is called (default: its name)"
    )

    init = verbs.add_parser("init", parents=[url, as_json], help="make one, or bring an older one up to date")
    init.add_argument(
        "--vectors",
        default="",
        metavar="URI",
        help="where vectors are to be: http(s)://host:19530, or a folder for Milvus Lite",
    )
    init.set_defaults(run=_init)
    add = verbs.add_parser("add", parents=[url, machine, library, as_json], help="say where this machine has a folder")
    add.add_argument("folder", metavar="FOLDER", help="as this machine sees it")
    add.add_argument("--name", required=True, metavar="ROOT", help="what all machines call it")
    add.set_defaults(run=_add)
    remove = verbs.add_parser("remove", parents=[url, library, as_json], help="forget a folder, on all machines")
    remove.add_argument("name", metavar="ROOT", help="what all machines call it")
    remove.set_defaults(run=_remove)
    index = verbs.add_parser(
        "index", parents=[url, machine, library, as_json], help="do what no other machine does, until nothing is left"
    )
    index.add_argument("--retry", action="store_true", help="try files that failed again")
    index.add_argument("--watch", action="store_true", help="go on, and look again every five minutes")
    index.set_defaults(run=_index)
    search = verbs.add_parser("search", parents=[url, machine, library, as_json], help="find by words and filters")
    search.add_argument("query", metavar="QUERY", help="words and filters; see Searching in the help")
    add_search(search, USUAL_LIMIT)
    search.set_defaults(run=_search)
    status = verbs.add_parser("status", parents=[url, library, as_json], help="machines, what they do, and counts")
    status.set_defaults(run=_status)
    verify = verbs.add_parser("verify", parents=[url, library, as_json], help="do catalogue and vectors agree?")
    verify.add_argument("--repair", action="store_true", help="remove what belongs to nothing; index makes what lacks")
    verify.set_defaults(run=_verify)


@contextmanager
def _opened(arguments: argparse.Namespace) -> Iterator[SharedLibrary]:
    # Here only, since other commands need not wait for what these import.
    from models.encoders.encoders import Encoders
    from models.media.pool import DecoderPool, usual_size
    from models.shared.library import SharedLibrary

    machine = getattr(arguments, "machine", "")
    with (
        closing(Encoders(LibraryPaths(arguments.library).encoders)) as encoders,
        closing(DecoderPool(usual_size())) as decoders,
        closing(SharedLibrary(arguments.url, encoders, decoders, machine=machine)) as opened,
    ):
        yield opened


def _init(arguments: argparse.Namespace) -> int:
    from models.shared import library

    vectors = library.begin(arguments.url, arguments.vectors)
    tell({"vectors": vectors}, f"The shared library is ready. Its vectors are at {vectors}.", as_json=arguments.json)
    return OK


def _add(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as library:
        place = library.add_folder(os.fsencode(arguments.folder), arguments.name)
        machine = library.machine
    shown = display_path(place.path)
    said = f"“{place.name}” is {shown} on {machine}."
    tell({"root": place.name, "folder": shown, "machine": machine}, said, as_json=arguments.json)
    return OK


def _remove(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as library:
        library.remove_root(arguments.name)
    said = f"“{arguments.name}” is forgotten. The next indexing removes what it left."
    tell({"removed": arguments.name}, said, as_json=arguments.json)
    return OK


def _index(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as library:
        _index_once(library, arguments, retry=arguments.retry)
        while arguments.watch:
            time.sleep(_AGAIN_S)
            try:
                _index_once(library, arguments, retry=False)
            except UserError as problem:
                # A server that is away for a while comes back.
                print(problem, file=sys.stderr, flush=True)
    return OK


def _index_once(library: SharedLibrary, arguments: argparse.Namespace, *, retry: bool) -> None:
    # Interrupted, it gives back what it has in hand.
    with closing(library.index(JobControl(), retry=retry)) as job:
        watch(job)
    _tell_result(library.status(), as_json=arguments.json)


def _tell_result(status: SharedStatus, *, as_json: bool) -> None:
    if as_json:
        print_json({"indexed": status.counts, "waiting": status.waiting, "failed": status.failed})
        return
    counted = [f"{count} {kind} {'file' if count == 1 else 'files'}" for kind, count in status.counts.items() if count]
    waiting = f" Waiting: {status.waiting}." if status.waiting else ""
    print(f"Indexed: {', '.join(counted) or 'nothing'}.{waiting} Failed: {status.failed}.", flush=True)


def _search(arguments: argparse.Namespace) -> int:
    if not arguments.query.strip():
        raise UserError("Nothing was searched.", "There is no query.", "Type some words or filters.")
    with _opened(arguments) as library:
        answer = library.answer(asked(arguments))
    tell_answer(answer, answer.hits, arguments)
    return OK


def _status(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as library:
        status = library.status()
    if arguments.json:
        print_json(
            {
                "machines": [{**asdict(one), "seen_at": one.seen_at.isoformat()} for one in status.machines],
                "leases": [{**asdict(one), "until": one.until.isoformat()} for one in status.leases],
                "spaces": [asdict(one) for one in status.spaces],
                "indexed": status.counts,
                "waiting": status.waiting,
                "failed": status.failed,
            }
        )
        return OK
    for machine in status.machines:
        print(f"{machine.name}: seen {_ago(status.now, machine.seen_at)}")
        for name, folder in machine.places.items():
            print(f"    {name}: {folder}")
    for held in status.leases:
        ends = "ended, and can be taken over" if held.has_ended else f"for {(held.until - status.now).seconds} s more"
        print(f"{held.holder}: {held.files} files and {held.contents} contents in hand, {ends}")
    for space in status.spaces:
        refused = f", refused {space.refused}" if space.refused else ""
        print(f"{space.name}: covers {space.covered}, lacks {space.lacking}{refused}; {space.vectors} vectors")
    _tell_result(status, as_json=False)
    return OK


def _ago(now: datetime, moment: datetime) -> str:
    seconds = max(0, int((now - moment).total_seconds()))
    for unit, length in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit} ago"
    return f"{seconds} s ago"


def _verify(arguments: argparse.Namespace) -> int:
    again = 0
    with _opened(arguments) as library:
        found = library.check()
        problems = [str(sentence) for one in found for sentence in one.sentences()]
        if arguments.repair:
            again = sum(library.repair(one) for one in found)
    if arguments.json:
        print_json({"problems": problems, "repaired": arguments.repair, "to_index_again": again})
        return PROBLEM if problems and not arguments.repair else OK
    for problem in problems:
        print(problem)
    if not problems:
        print("Everything agrees.")
    elif arguments.repair:
        print(f"Repaired. Run index: it looks into {again} contents again.")
    else:
        print(f"{len(problems)} problems. Run verify with --repair.", file=sys.stderr)
    return PROBLEM if problems and not arguments.repair else OK
