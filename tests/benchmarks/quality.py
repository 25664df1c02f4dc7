"""How well search finds: by content, by words and by both, kind by kind, on real media with known answers.

Run: python tests/benchmarks/quality.py [--quick] [--scaled] [--libraries DIR]
Two libraries are made of the same media: one with numbers for names, so that nothing but content can find pictures and
sounds, and one with the names and folders that they came with. Then `evaluate` is run on each, as on the command line.
Media, libraries and queries stay in DIR, or else in .cache/benchmarks/quality. What an earlier run left there is looked
through for changes only, and not encoded again. With --scaled, all spaces are searched with local scaling.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import comparing
from judged_queries import Asked, all_judged, index_named, under_numbers, under_their_names
from real_library import YAMNET, RealLibrary

from models.__main__ import main as findling
from models.engine import Engine

_FOLDER = comparing.CACHE / "quality"
_QUICK_STEP = 5


def write_queries(path: Path, files: Sequence[Asked], step: int) -> None:
    """The held-out half of the questions as a file for `evaluate`."""
    lines = [
        json.dumps({"query": one.text, "right": [os.fsdecode(right) for right in one.right], "kind": one.kind})
        for one in all_judged(files, step)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def evaluate(title: str, library: Path, files: Sequence[Asked], step: int) -> None:
    queries = library.parent / "queries.jsonl"
    write_queries(queries, files, step)
    comparing.title(title)
    findling(["evaluate", str(queries), "--library", str(library)])


def scale(library: Path, wanted: bool) -> None:
    """Search all spaces of a library with local scaling from now on, or none."""
    with closing(Engine(library)) as engine:
        for space in engine.laboratory.spaces():
            engine.laboratory.use_scaling(space.space_id, wanted)
        for one in engine._encoders.active() if wanted else ():
            for used in one.spaces:
                engine.scalings.make(used.fingerprint)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How well search finds.")
    parser.add_argument("--quick", action="store_true", help="ask every fifth question only, for a first look")
    parser.add_argument("--scaled", action="store_true", help="search all spaces with local scaling")
    parser.add_argument(
        "--libraries", type=Path, metavar="DIR", default=_FOLDER, help="where media and libraries are kept, or made"
    )
    return parser.parse_args()


def main() -> None:
    arguments = read_arguments()
    step = _QUICK_STEP if arguments.quick else 1
    yamnet = YAMNET if YAMNET.is_file() else None
    if yamnet is None:
        comparing.title("YAMNet's weights are not here: sounds answer words by their names only.")
    hidden, named = arguments.libraries / "hidden", arguments.libraries / "named"
    with closing(RealLibrary(hidden, yamnet)) as library:
        files = under_numbers(library)
    scale(hidden / "library", arguments.scaled)
    evaluate("Numbers for names", hidden / "library", files, step)
    files = under_their_names(named / "media")
    index_named(named / "library", named / "media", yamnet)
    scale(named / "library", arguments.scaled)
    evaluate("Their own names and folders", named / "library", files, step)


if __name__ == "__main__":
    main()
