"""The command line's verbs that measure a library's own embeddings."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing
from typing import Any

from models.jobs import JobControl
from models.kinds import ITEM_KINDS
from models.terminal import OK, open_library, print_json, watched

_SPACE = "name or number of the space; see `analyse spaces` (default: the first that answers words)"
_EXPORT = (
    "write to a file besides: .svg for the plot, .json for everything, the figures as CSV otherwise; may be repeated"
)


def add_verbs(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the verbs. Args: commands: what `add_subparsers` gave. library, as_json: options that commands share."""
    shared = [library, as_json, _exporting()]
    compress = commands.add_parser(
        "compress", parents=shared, help="what smaller forms of vectors cost, and what they find"
    )
    _measures(compress, "compression", space=True)

    drift = commands.add_parser(
        "drift", parents=shared, help="whether what is new is of another sort than what was there"
    )
    drift.add_argument("--by", choices=["newest", "month", "folder"], default="newest", help="default: %(default)s")
    _measures(drift, "drift", space=True)

    bias = commands.add_parser(
        "bias",
        parents=shared,
        help="what a space associates with what, and how lopsided first hits are",
        description="Without --pair: association tests on words. With it: how often the first hits of queries that "
        "name "
        "neither prompt are like one or the other. With --items: the same test, on items of this library.",
    )
    bias.add_argument("--pair", nargs=2, metavar=("FIRST", "SECOND"), help='two prompts, such as "a man" "a woman"')
    bias.add_argument("--query", action="append", default=[], metavar="TEXT", help="with --pair; may be repeated")
    bias.add_argument("--items", nargs=2, metavar=("FIRST", "SECOND"), help="two queries, such as tag:cats tag:dogs")
    bias.add_argument("--words", default="", metavar="TEST", help="with --items: the test whose attributes are taken")
    _measures(bias, "bias", space=True)


def add_analyses(analyses: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add what `analyse` measures. Args: as `add_verbs`, of that command."""
    shared = [library, as_json, _exporting()]
    _measures(analyses.add_parser("spaces", parents=shared, help="every space, with its age and size"), "spaces")
    _measures(
        analyses.add_parser("geometry", parents=shared, help="lengths, similarities, directions, the modality gap"),
        "geometry",
        space=True,
    )
    _measures(
        analyses.add_parser("hubs", parents=shared, help="what turns up for everything, and what helps against it"),
        "hubs",
        space=True,
    )
    agreement = analyses.add_parser("agreement", parents=shared, help="how far two spaces agree on the same queries")
    agreement.add_argument("--with", dest="other", default="", metavar="SPACE", help="the other space")
    _measures(agreement, "agreement", space=True)
    golden = analyses.add_parser("golden", parents=shared, help="how well encoders find what is known to be right")
    golden.add_argument(
        "--kind", choices=[kind.value for kind in ITEM_KINDS], default="image", help="default: %(default)s"
    )
    golden.add_argument("--from", dest="origin", choices=["marks", "captions", "names"], default="names")
    golden.add_argument(
        "--trial",
        nargs="?",
        const="",
        metavar="ENCODER",
        help="on a sample, with an encoder that need not have looked through the library",
    )
    _measures(golden, "evaluation")


def _exporting() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--export", action="append", default=[], metavar="PATH", help=_EXPORT)
    return options


def _measures(parser: argparse.ArgumentParser, name: str, *, space: bool = False) -> None:
    if space:
        parser.add_argument("--space", default="", metavar="SPACE", help=_SPACE)
    parser.set_defaults(run=_run, measurement=name)


def _run(arguments: argparse.Namespace) -> int:
    # Here only, since other commands need not wait for what these import.
    # One thread, as in the window: what is timed is then the same, and nothing waits for another core.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from models import report_files

    name = arguments.measurement
    if name == "evaluation" and arguments.trial is not None:
        name = "trial"
    if name == "bias":
        name = "skew" if arguments.pair else "item bias" if arguments.items else name
    with closing(open_library(arguments.library, read_only=True)) as engine:
        report = watched(engine.laboratory.work(name, _choices(arguments), JobControl()))
    for target in arguments.export:
        report_files.write(report, os.path.abspath(os.fsencode(target)))
        print(f"Written: {target}", file=sys.stderr)
    if arguments.json:
        print_json(report_files.as_json(report))
    else:
        print("\n".join(report_files.lines(report)))
    return OK


def _choices(arguments: argparse.Namespace) -> dict[str, str]:
    names = ("space", "other", "by", "kind", "origin", "words")
    choices = {name: str(getattr(arguments, name)) for name in names if getattr(arguments, name, "")}
    if getattr(arguments, "pair", None):
        choices |= {"first": arguments.pair[0], "second": arguments.pair[1], "queries": "\n".join(arguments.query)}
    if getattr(arguments, "items", None):
        choices |= {"first": arguments.items[0], "second": arguments.items[1]}
    if getattr(arguments, "trial", None):
        choices["encoder"] = arguments.trial
    return choices
