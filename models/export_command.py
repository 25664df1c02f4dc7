"""The command that writes what a search finds to a file, or as links into a folder."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from typing import Any

from models.answers import Form, SearchRequest
from models.kinds import Kind
from models.paths import display_path, exact_path
from models.terminal import OK, add_kinds, add_limit, open_library, tell

_USUAL_LIMIT = 1000


def add_verb(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the command to a parser's commands."""
    export = commands.add_parser(
        "export", parents=[library, as_json], help="write what is found as a table, JSON, a playlist, or links"
    )
    export.add_argument("query", metavar="QUERY", help="words and filters, as for search; '' for everything")
    export.add_argument("--as", dest="form", required=True, choices=[form.value for form in Form])
    export.add_argument("--to", required=True, metavar="PATH", help="the file, or the new folder for links")
    add_kinds(export)
    add_limit(export, _USUAL_LIMIT)
    export.set_defaults(run=_export)


def _export(arguments: argparse.Namespace) -> int:
    kinds = tuple(Kind(kind) for kind in arguments.kind)
    request = SearchRequest(arguments.query, kinds=kinds, limit=arguments.limit)
    with closing(open_library(arguments.library, read_only=True)) as engine:
        done = engine.export(request, Form(arguments.form), os.path.abspath(os.fsencode(arguments.to)))
    left_out = f", {done.left_out} left out" if done.left_out else ""
    tell(
        {"target": exact_path(done.target), "count": done.count, "left_out": done.left_out},
        f"{done.count} in {display_path(done.target)}{left_out}",
        as_json=arguments.json,
    )
    return OK
