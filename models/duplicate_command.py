"""The command line's verb that lists what is there twice; it never moves or deletes anything."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import asdict
from typing import Any

from models.jobs import JobControl
from models.kinds import Kind
from models.paths import display_path, exact_path
from models.terminal import OK, add_kinds, megabytes, open_library, print_json, watch
from models.views import DuplicateFile, DuplicateGroup

_ALIKE = {Kind.AUDIO: "Sound alike", Kind.DOCUMENT: "Read alike"}


def add_verb(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the verb. Args: commands: what `add_subparsers` gave. library, as_json: options that commands share."""
    duplicates = commands.add_parser(
        "duplicates",
        parents=[library, as_json],
        help="list files that are the same or alike",
        description="The first file of each group is the one that is best kept. Nothing is moved or deleted.",
    )
    add_kinds(duplicates)
    duplicates.add_argument("--same-only", action="store_true", help="only what is the same to the byte")
    duplicates.set_defaults(run=_list)


def _list(arguments: argparse.Namespace) -> int:
    kinds = tuple(Kind(kind) for kind in arguments.kind)
    with closing(open_library(arguments.library, read_only=True)) as engine:
        if not arguments.same_only:
            watch(engine.duplicates.find(JobControl()))
        groups = engine.duplicates.groups(kinds, not arguments.same_only)
    if arguments.json:
        print_json({"groups": [_group_json(group) for group in groups]})
        return OK
    for group in groups:
        print("\n".join(_lines(group)))
    spare = megabytes(sum(group.spare_bytes for group in groups))
    print(f"{len(groups)} {'group' if len(groups) == 1 else 'groups'}, {spare} to spare.")
    return OK


def _lines(group: DuplicateGroup) -> list[str]:
    headline = "Same to the byte" if group.sort == "same" else _ALIKE.get(group.kind, "Look alike")
    best, *others = group.files
    return [
        f"{headline}: {len(group.files)} files, {megabytes(group.spare_bytes)} to spare",
        f"  best  {display_path(best.path)}{_away(best)}  {group.why_best}",
        *(f"  {_sameness(file):5} {display_path(file.path)}{_away(file)}" for file in others),
    ]


def _sameness(file: DuplicateFile) -> str:
    return "same" if file.sameness == 1.0 else "alike"


def _away(file: DuplicateFile) -> str:
    return "  (on a drive that is away)" if file.offline else ""


def _group_json(group: DuplicateGroup) -> dict[str, Any]:
    files = [
        {**asdict(file), "path": exact_path(file.path), "sameness": round(file.sameness, 4)} for file in group.files
    ]
    return {
        "sort": group.sort,
        "kind": group.kind,
        "why_best": group.why_best,
        "spare_bytes": group.spare_bytes,
        "files": files,
    }
