"""What the benchmarks share: sides measured in turns, so that a noisy machine is unfair to all of them alike.

Importing this module puts the repository and its tests on Python's path.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import psutil

_TESTS = Path(__file__).resolve().parents[1]
ROOT = _TESTS.parent
CACHE = ROOT / ".cache" / "benchmarks"
sys.path[:0] = [str(_TESTS), str(ROOT)]


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


def ratios(these: Sequence[float], those: Sequence[float]) -> list[float]:
    """These by those, round by round: what slowed the machine in a round slowed both."""
    return [this / that for this, that in zip(these, those, strict=True)]


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least `percent` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * int(percent) // 100) - 1))]


def median_and_range(values: Sequence[float], digits: int = 2) -> str:
    """The median, and in parentheses the least and the most."""
    middle, least, most = (f"{value:,.{digits}f}" for value in (statistics.median(values), min(values), max(values)))
    return f"{middle} ({least} to {most})"


def p50_and_p99(values: Sequence[float], digits: int = 1) -> str:
    """The two that people feel."""
    return f"p50 {percentile(values, 50):,.{digits}f}, p99 {percentile(values, 99):,.{digits}f}"


def say(name: str, figure: str) -> None:
    """Print one figure."""
    print(f"  {name:<44} {figure}", flush=True)


def title(text: str) -> None:
    """Print what the figures below it are about."""
    print(f"\n{text}", flush=True)
