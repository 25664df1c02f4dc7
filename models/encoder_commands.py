"""The command line's verbs for encoders."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from models import endpoint_command
from models.errors import LibraryUnavailable, UserError
from models.paths import LibraryPaths
from models.terminal import NOT_RUN, OK, PROBLEM, megabytes, open_library, print_json, tell, watch
from models.views import EncoderStatus

if TYPE_CHECKING:
    from models.encoders.checking import CheckResult
    from models.encoders.encoders import Encoders

_WHAT_NEXT = "Run index: when it has looked into all your files, it answers. With encoders use it answers at once."
_AND_THEN = ", and answers when it has seen all"


def add_verbs(
    encoders: argparse.ArgumentParser, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser
) -> None:
    """Add what can be done with encoders.

    Args: encoders: the command's parser. library, as_json: options that several commands share.
    """
    verbs = encoders.add_subparsers(required=True, metavar="VERB")
    listing = verbs.add_parser("list", parents=[library, as_json], help="what is installed and what can be")
    listing.set_defaults(run=_list)
    download = verbs.add_parser(
        "download", parents=[library, as_json], help="download an encoder by name, or any of OpenCLIP's"
    )
    download.add_argument("name", metavar="NAME", help="as in the list, or openclip:ARCHITECTURE/TAG")
    download.set_defaults(run=_download)
    importing = verbs.add_parser("import", parents=[library, as_json], help="install an encoder from a file or folder")
    importing.add_argument("path", metavar="PATH", help="a checkpoint, or a folder with one")
    importing.add_argument(
        "--architecture",
        default="",
        metavar="NAME",
        help="OpenCLIP's name of the network that bare weights belong to: ViT-B-32, or ViT-B-32/openai",
    )
    importing.add_argument(
        "--backend", default="", choices=["laion-clap"], help="let this package run a CLAP checkpoint (docs/adr/0008)"
    )
    importing.set_defaults(run=_import)
    endpoint_command.add_verb(verbs, library, as_json)
    use = verbs.add_parser("use", parents=[library, as_json], help="let an installed encoder answer for its kind")
    use.add_argument("name", metavar="NAME", help="as in the list")
    use.add_argument("--when-ready", action="store_true", help="only once it has looked into all your files")
    use.set_defaults(run=_use)
    remove = verbs.add_parser(
        "remove", parents=[library, as_json], help="delete an encoder that was downloaded or imported"
    )
    remove.add_argument("name", metavar="NAME", help="as in the list")
    remove.set_defaults(run=_remove)
    spaces = verbs.add_parser("spaces", parents=[library, as_json], help="which vectors the library holds")
    spaces.add_argument("--remove", type=int, metavar="ID", help="delete vectors that nobody uses")
    spaces.set_defaults(run=_spaces)
    check = verbs.add_parser(
        "check",
        parents=[library, as_json],
        help="try what encoders understand: the recommended ones, downloaded if need be, and those installed",
    )
    check.add_argument("name", nargs="*", metavar="NAME", help="only these")
    check.add_argument("--all", action="store_true", help="every encoder in the list")
    check.add_argument("--yes", action="store_true", help="download without asking")
    check.set_defaults(run=_check)


def _list(arguments: argparse.Namespace) -> int:
    statuses = _statuses(arguments.library)
    if arguments.json:
        print_json({"encoders": [asdict(status) for status in statuses]})
        return OK
    for status in statuses:
        print("\n  ".join((f"{status.name}: {status.title}", *_encoder_lines(status))))
    return OK


def _statuses(library: Path) -> tuple[EncoderStatus, ...]:
    from models.encoders.encoders import Encoders

    with contextlib.suppress(LibraryUnavailable), closing(open_library(library, read_only=True)) as engine:
        return engine.encoders()
    # Encoders can be looked at before there is a library, and while it is too old to be read.
    with closing(Encoders(LibraryPaths(library).encoders)) as encoders:
        return encoders.statuses()


def _encoder_lines(status: EncoderStatus) -> list[str]:
    quality = f"{status.quality} ({status.quality_source})" if status.quality_source else status.quality
    uses = "In use." if status.chosen else "Installed." if status.installed else f"Not installed: {status.why_not}"
    size = f" Download: {megabytes(status.download_bytes)}." if status.downloadable else ""
    speed = f" {status.items_per_s:.1f} a second on this computer." if status.items_per_s else ""
    seen = ""
    if status.installed and (status.next or 0 < status.covered < status.coverable):
        seen = f" It has seen {status.covered} of {status.coverable} files{_AND_THEN if status.next else ''}."
    lines = [status.purpose, quality, status.leaves, f"{uses}{seen}{size}{speed} Licence: {status.licence}."]
    return [line for line in lines if line]


def _download(arguments: argparse.Namespace) -> int:
    with closing(open_library(arguments.library)) as engine:
        watch(engine.download(arguments.name))
    tell(
        {"name": arguments.name, "state": "installed"},
        f"{arguments.name} is installed. {_WHAT_NEXT}",
        as_json=arguments.json,
    )
    return OK


def _import(arguments: argparse.Namespace) -> int:
    with _encoders_alone(arguments.library) as encoders:
        status = encoders.import_from(Path(arguments.path), arguments.architecture, arguments.backend)
    done = {"name": status.name, "state": "installed"}
    tell(done, f"{status.title} is installed as {status.name}. {_WHAT_NEXT}", as_json=arguments.json)
    return OK


def _use(arguments: argparse.Namespace) -> int:
    with _encoders_alone(arguments.library) as encoders:
        title = encoders.describe(arguments.name).title
        if arguments.when_ready:
            encoders.use_when_ready(arguments.name)
            done = {"name": arguments.name, "state": "answers when ready"}
            tell(
                done,
                f"{title} answers once it has looked into all your files. Run index to let it.",
                as_json=arguments.json,
            )
        else:
            encoders.use(arguments.name)
            said = f"{title} answers from now on. Run index if it has not looked into all your files yet."
            tell({"name": arguments.name, "state": "answers"}, said, as_json=arguments.json)
    return OK


def _remove(arguments: argparse.Namespace) -> int:
    with closing(open_library(arguments.library)) as engine:
        engine.keeping.remove_encoder(arguments.name)
    done = {"name": arguments.name, "state": "removed"}
    tell(done, f"{arguments.name} is removed, with its vectors.", as_json=arguments.json)
    return OK


def _spaces(arguments: argparse.Namespace) -> int:
    removing = arguments.remove is not None
    with closing(open_library(arguments.library, read_only=not removing)) as engine:
        if removing:
            engine.keeping.remove_space(arguments.remove)
        found = engine.spaces()
    if arguments.json:
        print_json({"spaces": [asdict(space) for space in found]})
        return OK
    for space in found:
        size = megabytes(space.size_bytes)
        print(f"{space.space_id:3}  {space.use:9}  {space.vectors:9} vectors  {size:>8}  {space.name}")
    return OK


def _check(arguments: argparse.Namespace) -> int:
    from models.encoders.checking import check

    results: list[CheckResult] = []
    not_run: dict[str, str] = {}
    with _encoders_alone(arguments.library) as encoders:
        wanted = _to_check(encoders.statuses(), arguments)
        missing = [status for status in wanted if status.downloadable]
        agreed = bool(missing) and (arguments.yes or _agreed(missing))
        for status in wanted:
            try:
                if status.lacks:
                    raise UserError("", status.why_not, "")
                if not status.installed:
                    if not agreed:
                        raise UserError("", f"{status.why_not} A download was not agreed to.", "")
                    watch(encoders.download(status.name))
                    # What came for a trial only is not to fill the library's disk.
                    with contextlib.suppress(UserError):
                        encoders.rest(status.name)
                results += check(encoders, status.name)
            except UserError as error:
                not_run[status.name] = error.why
    if arguments.json:
        print_json({"results": [asdict(result) for result in results], "not_run": not_run})
    else:
        _print_checks(results, not_run)
    if not all(result.passed for result in results):
        return PROBLEM
    return NOT_RUN if not_run else OK


def _to_check(statuses: Sequence[EncoderStatus], arguments: argparse.Namespace) -> list[EncoderStatus]:
    """Those that answer words and were named; by default the recommended ones and those that are installed."""
    answering = [status for status in statuses if status.choosable or status.download_bytes]
    unknown = set(arguments.name) - {status.name for status in answering}
    if unknown:
        raise UserError(
            f"{', '.join(sorted(unknown))} cannot be checked.",
            "It is unknown, or does not understand words.",
            "Look at the list of encoders for their names.",
        )
    if arguments.name:
        return [status for status in answering if status.name in arguments.name]
    # What is sent elsewhere is sent only by name.
    here = [status for status in answering if not status.leaves]
    return [status for status in here if arguments.all or status.installed or status.recommended]


def _agreed(missing: Sequence[EncoderStatus]) -> bool:
    """Ask at a terminal; without one nothing is downloaded."""
    if not sys.stdin.isatty():
        return False
    for status in missing:
        print(f"{status.name}: {megabytes(status.download_bytes)}, licence: {status.licence}", file=sys.stderr)
    total = megabytes(sum(status.download_bytes for status in missing))
    print(f"Download {total} from their publishers? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _print_checks(results: Sequence[CheckResult], not_run: Mapping[str, str]) -> None:
    if results:
        print(f"{'encoder':32} {'tried':38} {'right':>7} {'expected':>9} {'per second':>11}")
    for result in results:
        right, expected = f"{result.right}/{result.total}", f">= {result.expected}" if result.expected else "-"
        print(
            f"{result.name:32} {result.what:38} {right:>7} {expected:>9} {result.items_per_s:>11.1f}"
            f"{'' if result.passed else '  too few'}"
        )
    for name, why in not_run.items():
        print(f"{name:32} could not be checked: {why}")


@contextmanager
def _encoders_alone(library: Path) -> Iterator[Encoders]:
    """The encoders of a library that nobody else is writing to meanwhile."""
    from models.encoders.encoders import Encoders

    with closing(open_library(library)), closing(Encoders(LibraryPaths(library).encoders)) as encoders:
        yield encoders
