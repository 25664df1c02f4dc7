"""How long a library takes to leave as open formats and to come into an empty one, and what memory that needs.

Run: python tests/benchmarks/transfer.py [--quick]
A made-up library, half pictures and half passages, with the vectors of three spaces. Export and import take turns with
a plain copy of the catalogue's file, which is the least that any way of moving it costs. Memory is that of this process
and of the one that reads the export, at its highest above what it was before; two sizes show whether it grows.
"""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

import comparing
import psutil
from synthetic import FixedEncoders, fill

from models.catalogue.catalogue import Catalogue
from models.jobs import Job, JobControl
from models.paths import LibraryPaths
from models.transfer import exporting
from models.transfer.importing import Importer

_SAMPLED_EVERY_S = 0.02


def prepare(library: Path, count: int) -> None:
    """Make the library. Runs in a process of its own."""
    fill(library, FixedEncoders(), count)


def measure(count: int, rounds: int) -> None:
    """Measure one size, and report it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as helper:
            helper.submit(prepare, home / "library", count).result()
        paths = LibraryPaths(home / "library")
        catalogue_mb = paths.catalogue.stat().st_size / 1e6
        memory: dict[str, list[float]] = {"export": [], "import": []}

        def timed(side: str, job: Callable[[], Job]) -> float:
            with comparing.most_memory(_held_bytes, _SAMPLED_EVERY_S) as most:
                start_s = time.perf_counter()
                for _ in job():
                    pass
                took_s = time.perf_counter() - start_s
            memory[side].append(most[0])
            return took_s

        def export_s() -> float:
            shutil.rmtree(home / "out", ignore_errors=True)
            return timed("export", lambda: exporting.export(paths, home / "out", JobControl()))

        def import_s() -> float:
            shutil.rmtree(home / "new", ignore_errors=True)
            new = LibraryPaths(home / "new")
            with closing(Catalogue(new.catalogue, new.snapshots)) as catalogue:
                importer = Importer(catalogue, new, lambda: [])
                return timed("import", lambda: importer.bring(home / "out", {}, JobControl()))

        def copy_s() -> float:
            start_s = time.perf_counter()
            shutil.copyfile(paths.catalogue, home / "copy.sqlite")
            return time.perf_counter() - start_s

        export_s()
        memory["export"].clear()
        took = comparing.take_turns({"copy": copy_s, "export": export_s, "import": import_s}, rounds)
        exported_mb = sum(path.stat().st_size for path in (home / "out").iterdir()) / 1e6
        _report(count, took, memory, catalogue_mb, exported_mb)


def _report(
    count: int, took: dict[str, list[float]], memory: dict[str, list[float]], catalogue_mb: float, exported_mb: float
) -> None:
    comparing.title("A library leaves and comes", f"{count:,} items")
    comparing.say("catalogue", catalogue_mb, "MB")
    comparing.say("export", exported_mb, "MB")
    for side in ("export", "import"):
        ratio = comparing.median_and_range(comparing.ratios(took[side], took["copy"]))
        comparing.say(side, comparing.median_and_range(took[side]), "s", ratio=ratio, to="a copy of the catalogue")
        comparing.say(f"{side}ed items", _rate(count, took[side]), "per second")
        comparing.say(f"{side}ed", _rate(exported_mb, took[side]), "MB per second")
        comparing.say(f"memory of the {side}", comparing.median_and_range(memory[side]), "MB")


def _rate(much: float, seconds: Sequence[float]) -> comparing.Spread:
    return comparing.median_and_range([much / one for one in seconds], 0)


def _held_bytes() -> int:
    """By this process and its children."""
    process = psutil.Process()
    total = int(process.memory_info().rss)
    for child in process.children(recursive=True):
        try:
            total += child.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def main() -> None:
    quick = comparing.is_quick("Exporting and importing a library.")
    for count in (4_000, 16_000) if quick else (50_000, 200_000):
        measure(count, 1 if quick else 3)


if __name__ == "__main__":
    main()
