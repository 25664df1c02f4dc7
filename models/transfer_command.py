"""The commands that export a whole library, and bring an exported one into another."""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import LibraryInUse, UserError
from models.jobs import JobControl
from models.messages import say
from models.paths import display_path, exact_path
from models.terminal import OK, megabytes, open_library, print_json, tell, watched

if TYPE_CHECKING:
    from models.transfer.reports import Exported, ExportView, ImportFigures


def add_verbs(library_commands: argparse.ArgumentParser, library: argparse.ArgumentParser, as_json: Any) -> None:
    """Add the commands below `library`."""
    commands = library_commands.add_subparsers(required=True, metavar="COMMAND")
    export = commands.add_parser("export", parents=[library, as_json], help="write everything as open formats")
    export.add_argument("folder", metavar="FOLDER", help="a new folder, or an empty one")
    export.add_argument("--no-previews", action="store_true", help="leave small pictures out")
    export.set_defaults(run=_export)

    bring = commands.add_parser("import", parents=[library, as_json], help="bring an exported library into this one")
    bring.add_argument("folder", metavar="FOLDER", help="what an export has made")
    bring.add_argument(
        "--root",
        metavar="OLD=NEW",
        action="append",
        default=[],
        help="where a folder of the exported library lies here; OLD= leaves it out; may be given several times",
    )
    bring.add_argument("--dry-run", action="store_true", help="say what would be done, and keep nothing of it")
    bring.set_defaults(run=_import)


def _export(arguments: argparse.Namespace) -> int:
    with closing(open_library(arguments.library, read_only=True)) as engine:
        target = os.fsencode(os.path.abspath(arguments.folder))
        done: Exported = watched(engine.transfers.exporting(target, JobControl(), previews=not arguments.no_previews))
    counts = dict(done.counts)
    tell(
        {"target": exact_path(done.target), "bytes": done.size_bytes, **counts},
        f"{counts['files']} files, {counts['items']} items and {counts['vectors']} vectors in "
        f"{display_path(done.target)} ({megabytes(done.size_bytes)})",
        as_json=arguments.json,
    )
    return OK


def _import(arguments: argparse.Namespace) -> int:
    folder = os.fsencode(os.path.abspath(arguments.folder))
    try:
        engine = open_library(arguments.library)
    except LibraryInUse as error:
        raise UserError(
            error.what, error.why, "Import there: the window does it with “Import a library”. Or close it first."
        ) from error
    with closing(engine):
        view = engine.transfers.look_into(folder)
        folders = _folders(view, arguments.root)
        job = engine.transfers.importing(folder, folders, JobControl(), keep=not arguments.dry_run)
        figures: ImportFigures = watched(job)
    if arguments.json:
        print_json({"kept": not arguments.dry_run, **asdict(figures)})
    else:
        print("\n".join(_lines(figures, arguments.library, kept=not arguments.dry_run)))  # noqa: T201  what the command is for
    return OK


def _folders(view: ExportView, told: list[str]) -> dict[int, bytes | None]:
    """Where the folders of an export lie here. Raises: UserError: a folder is named that it does not have."""
    numbers = {display_path(root.path): root.number for root in view.roots}
    numbers |= {os.fsdecode(root.path): root.number for root in view.roots}
    found: dict[int, bytes | None] = {}
    for one in told:
        # A name may hold the sign itself.
        cuts = [at for at, character in enumerate(one) if character == "=" and one[:at] in numbers]
        if not cuts:
            raise UserError(
                say("“%1” was not understood.", one),
                say("The exported library has these folders: %1.", ", ".join(root.display for root in view.roots)),
                "Write the folder as it is called there, an equals sign, and the folder here.",
            )
        old, new = one[: cuts[-1]], one[cuts[-1] + 1 :]
        found[numbers[old]] = os.fsencode(os.path.abspath(Path(new).expanduser())) if new else None
    return found


def _lines(figures: ImportFigures, library: Path, *, kept: bool) -> Iterator[str]:
    yield "Imported:" if kept else "This would be imported:"
    yield f"  {figures.files} files ({figures.known_files} known already, {figures.left_out_files} left out)"
    yield f"  {figures.contents} contents ({figures.known_contents} known already)"
    yield f"  {figures.items} items, {figures.vectors} vectors, {figures.previews} small pictures"
    yield f"  {figures.tags} tags, {figures.decisions} times kept or refused"
    yield f"  {figures.saved} searches and collections, {figures.marks} marks"
    if figures.other_items:
        yield f"{figures.other_items} contents are divided otherwise here, and stay as they are."
    for folder in figures.away:
        yield f"{folder} is not there now; its files keep their place."
    for why in figures.left_out:
        yield f"Left out: {why}"
    if kept:
        yield f"To undo it: findling copies --restore {figures.copy} --library {shlex.quote(str(library))}"
        yield "The next indexing compares all files with what was imported."
