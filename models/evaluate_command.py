"""The command line's verb that measures how well a library is searched."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from models.answers import By
from models.jobs import JobControl
from models.paths import LibraryPaths
from models.terminal import OK, open_library, print_json, watch

if TYPE_CHECKING:
    from models.analysis.evaluation import Evaluation, Gain, Row
    from models.analysis.evaluation_metrics import Estimate

_WAYS: tuple[By, ...] = ("content", "words", "both")
_HEADINGS = ("kind", "by", "n", "R@1", "R@5", "R@10", "MRR", "nDCG", "strong", "maybe", "weak", "p50 ms")
_WIDTHS = (12, 8, 6, 6, 6, 6, 6, 6, 7, 6, 6, 7)
_EXPLANATION = """\
R@k: per cent of the queries with a right file among the first k. MRR, nDCG (of the first ten): times 100.
strong, maybe, weak: what the best right file is called, per cent of those queries for which it is in the first ten."""


def add_verb(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> None:
    """Add the verb. Args: commands: what `add_subparsers` gave. library, as_json: options that commands share."""
    evaluate = commands.add_parser(
        "evaluate",
        parents=[library, as_json],
        help="measure how well a library is searched",
        description='QUERIES holds one query a line: {"query": "...", "right": ["path", ...]}; see docs/quality.md.',
    )
    evaluate.add_argument("queries", metavar="QUERIES", help="a file of queries with what is right for each")
    evaluate.add_argument("--by", choices=[*_WAYS, "all"], default="all", help="what answers (default: %(default)s)")
    evaluate.set_defaults(run=_evaluate)


def _evaluate(arguments: argparse.Namespace) -> int:
    # Here only, since other commands need not wait for what these import.
    from models.analysis.evaluation import Evaluation
    from models.analysis.evaluation_queries import read_queries
    from models.catalogue.catalogue import Catalogue

    queries = read_queries(os.fsencode(arguments.queries))
    ways = _WAYS if arguments.by == "all" else (arguments.by,)
    paths = LibraryPaths(arguments.library)
    with (
        closing(open_library(arguments.library, read_only=True)) as engine,
        closing(Catalogue(paths.catalogue, paths.snapshots, read_only=True)) as catalogue,
    ):
        evaluation = Evaluation(catalogue, engine.search)
        watch(evaluation.ask(queries, ways, JobControl()))
    if arguments.json:
        print_json(_json(evaluation))
        return OK
    print("\n".join(_tables(evaluation)))
    for line in _left_out(evaluation):
        print(line, file=sys.stderr)
    return OK


def _tables(evaluation: Evaluation) -> list[str]:
    rows = evaluation.rows()
    answered = [row for row in rows if row.queries]
    others = [row for row in rows if row.unanswerable]
    lines = []
    if answered:
        lines += [_line(_HEADINGS), *map(_row, answered), _EXPLANATION]
    for gain in evaluation.gains():
        lines += ["", f"{gain.kind}: content and words together"]
        lines.append(f"  R@10 {_signed(gain.recall)} against {gain.recall_than} alone")
        lines.append(f"  MRR  {_signed(gain.mrr)} against {gain.mrr_than} alone")
    if others:
        lines += ["", "Queries to which nothing in the library is right"]
        lines += [
            f"  {row.kind} by {row.by}: {row.unanswerable}, of which {_percent(row.quiet)} % bring nothing strong"
            for row in others
        ]
    return lines


def _row(row: Row) -> str:
    figures = (*row.recall.values(), row.mrr, row.ndcg)
    return _line(
        (
            row.kind,
            row.by,
            str(row.queries),
            *(_percent(figure.mean) for figure in figures),
            *(_percent(share) for share in row.said.values()),
            f"{row.p50_ms:.0f}",
        )
    )


def _line(cells: Sequence[str]) -> str:
    first, second, *others = (
        f"{cell:<{width}}" if column < 2 else f"{cell:>{width}}"
        for column, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    )
    return "".join((first, second, *others))


def _percent(share: float) -> str:
    return "-" if math.isnan(share) else f"{100 * share:.1f}"


def _signed(figure: Estimate) -> str:
    return f"{100 * figure.mean:+.1f} ({100 * figure.low:+.1f} to {100 * figure.high:+.1f})"


def _left_out(evaluation: Evaluation) -> list[str]:
    lines = []
    if evaluation.missing:
        were = "query was" if len(evaluation.missing) == 1 else "queries were"
        lines.append(f"{len(evaluation.missing)} {were} left out: what answers them is not in the library.")
    for text, error in evaluation.refused.items():
        lines.append(f"Left out: {text!r}. {error}")
    return lines


def _json(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "rows": [_plain(row) for row in evaluation.rows()],
        "gains": [_plain(gain) for gain in evaluation.gains()],
        "missing": len(evaluation.missing),
        "refused": {text: str(error) for text, error in evaluation.refused.items()},
    }


def _plain(what: Row | Gain) -> dict[str, Any]:
    """As JSON can say it: what is no number is null."""
    plain: dict[str, Any] = _without_nan(asdict(what))
    return plain


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _without_nan(one) for key, one in value.items()}
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 5)
    return value
