"""What the benchmarks share: sides measured in turns, so that a noisy machine is unfair to all of them alike.

Importing this module puts the repository and its tests on Python's path.

A benchmark calls `title` before each of its tables and `say` for each figure; `plot` adds a drawing, `note` a sentence.
All of it is printed, and collected for the report (see figures.py).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import figures
import psutil
from figures import Better, Figure, Spread

_TESTS = Path(__file__).resolve().parents[1]
ROOT = _TESTS.parent
CACHE = ROOT / ".cache" / "benchmarks"
sys.path[:0] = [str(_TESTS), str(ROOT)]

if TYPE_CHECKING:
    from models.reports import Plot


def is_quick(about: str) -> bool:
    """Read the command line that every benchmark has. Returns: whether less is to be measured."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--quick", action="store_true", help="measure less, for a first look")
    return bool(parser.parse_args().quick)


def take_turns(sides: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Run every side once in each round, the order reversed from round to round.

    Returns: for each side, what its runs returned, by round.
    """
    measured: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds):
        for name in list(sides) if number % 2 == 0 else list(reversed(sides)):
            measured[name].append(sides[name]())
    return measured


def run_window(script: Path, *args: str, config: str) -> dict[str, Any]:
    """Run a script that has a window, without a display, until it has measured itself. Args: config: for its settings.

    Returns: what its last line says, as JSON.
    """
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": config}
    command = [sys.executable, str(script), *args]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    if ended.returncode != 0 or not ended.stdout.strip():
        raise RuntimeError(ended.stderr)
    measured: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return measured


def memory_mb() -> dict[str, float]:
    """Of this process: what it holds, and what only it holds."""
    used = psutil.Process().memory_full_info()
    return {"rss_mb": used.rss / 1e6, "uss_mb": used.uss / 1e6}


@contextmanager
def most_memory(held_bytes: Callable[[], int] | None = None, every_s: float = 0.01) -> Iterator[list[float]]:
    """Memory at its highest above what it was before, in MB, in the list's one place.

    Args: held_bytes: what is watched, so often; by default what this process holds.
    """
    process, ended = psutil.Process(), threading.Event()
    held = held_bytes or (lambda: int(process.memory_info().rss))
    before, most = held(), [0.0]

    def sample() -> None:
        while not ended.wait(every_s):
            most[0] = max(most[0], (held() - before) / 1e6)

    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        yield most
    finally:
        ended.set()
        sampler.join()


def ratios(these: Sequence[float], those: Sequence[float]) -> list[float]:
    """These by those, round by round: what slowed the machine in a round slowed both."""
    return [this / that for this, that in zip(these, those, strict=True)]


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least `percent` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * int(percent) // 100) - 1))]


def median_and_range(values: Sequence[float], digits: int | None = None) -> Spread:
    """The median, the least and the most."""
    return Spread(statistics.median(values), min(values), max(values), digits=digits)


def exactly(value: float, digits: int) -> Spread:
    """One measurement, with so many digits after the point."""
    return Spread(value, digits=digits)


def p50_and_p99(values: Sequence[float], digits: int | None = None) -> Spread:
    """The two that people feel."""
    return Spread(percentile(values, 50), None, percentile(values, 99), tail=True, digits=digits)


def say(
    name: str,
    figure: Spread | float | str,
    unit: str = "",
    *,
    ratio: Spread | float | None = None,
    to: str = "",
    most: float | None = None,
    least: float | None = None,
    judged: str = "p50",
    better: Better = "",
) -> None:
    """Report one figure of the table that `title` began.

    Args:
        name: what it is, without the unit. figure: a number, several, or words.
        ratio, to: the same by that of something else, measured in turns with it.
        most, least: the goal. judged: "p99" where it is meant for the slowest of a hundred.
        better: where the table's columns are sides: which of them is best.
    """
    known = None if isinstance(figure, str) else _spread(figure)
    ratio = None if ratio is None else _spread(ratio)
    words = figure if isinstance(figure, str) else ""
    one = Figure(*_place, name.strip(), known, words, unit, ratio, to, most, least, better, judged)
    figures.write(one)
    line = f"  {name:<44} {words or known} {unit}".rstrip()
    if ratio is not None:
        line += f"; {ratio} times {to}"
    if one.has_goal:
        line += f"; goal {one.goal_text}{'' if one.is_kept else ', MISSED'}"
    print(line, flush=True)


def title(text: str, column: str = "") -> None:
    """Begin a table. Args: column: tables of the same text become one, with a column each."""
    _place[:] = [text, column]
    print(f"\n{text}{': ' + column if column else ''}", flush=True)


def note(text: str) -> None:
    """Say something that a reader of the figures must know: what was left out, and why."""
    figures.write({"note": text})
    print(f"  {text}", flush=True)


def plot(name: str, drawing: Plot) -> None:
    """Add a drawing to the report. Args: name: of its file, without ending."""
    figures.write({"plot": asdict(drawing), "name": name})


def _spread(figure: Spread | float) -> Spread:
    return figure if isinstance(figure, Spread) else Spread(float(figure))


# Title of the table and its column, of the figures that follow.
_place = ["", ""]
