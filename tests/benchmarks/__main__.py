"""Every benchmark, one after the other, and the report of what they measured: docs/performance.md.

Run: python -m tests.benchmarks [--quick] [--only NAME] [--with-tools] [--out FOLDER]
Each runs in a process of its own; side by side they would disturb one another. Figures of earlier runs stay in the
report until they are measured again.
"""

from __future__ import annotations

import argparse
import ast
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(_HERE))

import comparing  # noqa: E402
import figures  # noqa: E402
import page  # noqa: E402
import results  # noqa: E402

# In the order of the report.
BENCHMARKS = (
    "side_by_side",
    "index",
    "search",
    "indexing",
    "clip_runtime",
    "clap_runtime",
    "window",
    "scrolling",
    "scan",
    "million",
    "films",
    "duplicates",
    "maps",
    "laboratory",
    "basic_pictures",
    "transfer",
    "vector_stores",
    "shared_library",
    "scale",
)
_DOCS = comparing.ROOT / "docs"
# numpy and FAISS with one thread, as the engine has them.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_ENVIRONMENTS = {"search": _ONE_THREAD}
_DOWNLOADING = "side_by_side"


def read_arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="measure less, for a first look")
    parser.add_argument("--only", action="append", choices=BENCHMARKS, metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--with-tools", action="store_true", help="download the tools to compare with, 2 to 5 GB")
    parser.add_argument("--out", type=Path, default=_DOCS, metavar="FOLDER", help="where the report goes (docs)")
    return parser.parse_args(given)


def measure(name: str, quick: bool, with_tools: bool) -> results.Result | None:
    """Run one benchmark. Returns: None where it failed; it has said why."""
    script = _HERE / f"{name}.py"
    options = [*(["--quick"] if quick else []), *(["--with-tools"] if with_tools and name == _DOWNLOADING else [])]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "figures"
        target.touch()
        environment = {**os.environ, **_ENVIRONMENTS.get(name, {}), figures.COLLECTED: str(target)}
        before, start_s = figures.load(), time.monotonic()
        ended = subprocess.run([sys.executable, str(script), *options], env=environment, check=False)
        if ended.returncode != 0:
            return None
        return results.Result(
            name=name,
            about=about(script),
            day=datetime.datetime.now().astimezone().date().isoformat(),
            quick=quick,
            seconds=time.monotonic() - start_s,
            machine=figures.machine(),
            load=(before, figures.load()),
            **results.collected(target.read_text(encoding="utf-8").splitlines()),
        )


def about(script: Path) -> str:
    """The first paragraph of its description."""
    described = ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or ""
    return " ".join(described.split("\n\n")[0].split())


def main() -> int:
    """Returns: how many failed."""
    arguments = read_arguments()
    docs: Path = arguments.out
    if not (docs / "performance.md").is_file():
        docs.mkdir(parents=True, exist_ok=True)
        shutil.copy(_DOCS / "performance.md", docs)
    failed = []
    for name in arguments.only or BENCHMARKS:
        print(f"\n== {name}", flush=True)
        result = measure(name, arguments.quick, arguments.with_tools)
        if result is None:
            failed.append(name)
            continue
        # After each, so that an interruption costs one.
        known = {**results.read(docs / page.FOLDER / "figures.json"), name: result}
        page.write({each: known[each] for each in (*BENCHMARKS, *known) if each in known}, docs)
    print(f"\nThe report is in {docs / 'performance.md'}.")
    if failed:
        print(f"These ended with an error, and their older figures were kept: {', '.join(failed)}.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
