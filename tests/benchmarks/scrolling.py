"""How smoothly a hundred thousand results are scrolled, how soon they give way to others, what memory they take.

Run: python tests/benchmarks/scrolling.py [--quick]
The real window, without a display, on an engine from memory that answers at once; a bare QListView with as many items,
each a picture with a name, takes turns with it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import comparing

_SCRIPT = Path(__file__).with_name("watched_scrolling.py")
_COUNT = 100_000
_GOALS_MS = {"scrolled_ms": 8, "resized_ms": 16, "answered_ms": 150, "longest_ms": 50}
_GOAL_MB = 250


def run_side(side: str, count: int) -> dict[str, Any]:
    """Let a process of its own measure itself."""
    with tempfile.TemporaryDirectory() as config:
        return comparing.run_window(_SCRIPT, side, str(count), config, config=config)


def _all(runs: list[dict[str, Any]], key: str) -> list[float]:
    return [ms for run in runs for ms in run[key]]


def _report(name: str, key: str, windows: list[dict[str, Any]], bare: list[dict[str, Any]]) -> None:
    mine, goal_ms = _all(windows, key), _GOALS_MS.get(key)
    comparing.say(name, comparing.p50_and_p99(mine), "ms", most=goal_ms, judged="p99")
    if all(key in run for run in bare):
        theirs = _all(bare, key)
        comparing.say(f"{name}, a bare QListView", comparing.p50_and_p99(theirs), "ms")
        for percent in (50, 99):
            ratio = comparing.percentile(mine, percent) / max(0.01, comparing.percentile(theirs, percent))
            comparing.say(f"{name}, p{percent} to a bare QListView's", ratio, "times")


def main() -> None:
    quick = comparing.is_quick("A hundred thousand results: scrolling, memory, other results.")
    sides: dict[str, list[dict[str, Any]]] = {"window": [], "bare": []}
    for number in range(1 if quick else 4):
        for side in list(sides) if number % 2 == 0 else list(reversed(sides)):
            sides[side].append(run_side(side, _COUNT))
    windows, bare = sides["window"], sides["bare"]
    comparing.title(f"{_COUNT:,} results ({len(windows)} starts)")
    _report("a turn of the wheel painted, grid", "scrolled_ms", windows, bare)
    _report("processor's time of a turn, grid", "scrolled_busy_ms", windows, bare)
    _report("a turn of the wheel painted, list", "list_ms", windows, bare)
    _report("a turn of the wheel painted, timeline", "timeline_ms", windows, bare)
    _report("a jump to anywhere painted", "jumped_ms", windows, bare)
    _report("the window made wider or narrower, painted", "resized_ms", windows, bare)
    _report("processor's time of a resize", "resized_busy_ms", windows, bare)
    _report("the longest turn of the events in each run", "longest_ms", windows, bare)
    _report("the longest of Python's collections of garbage", "collected_ms", windows, bare)
    _report("all of them shown", "shown_ms", windows, bare)
    comparing.title("From a key to other results painted, with all of them shown before")
    _report("from the key", "answered_ms", windows, bare)
    _report("from the end of the pause in typing", "after_pause_ms", windows, bare)
    comparing.title("Memory of the window's process")
    for key, goal_mb in (("rss_mb", _GOAL_MB), ("uss_mb", None)):
        mine, theirs = ([run[key] for run in runs] for runs in (windows, bare))
        times, text = comparing.median_and_range(comparing.ratios(mine, theirs)), key[:3].upper()
        spread = comparing.median_and_range(mine)
        comparing.say(text, spread, "MB", ratio=times, to="a bare QListView", most=goal_mb)
        comparing.say(f"{text} of a bare QListView", comparing.median_and_range(theirs), "MB")


if __name__ == "__main__":
    main()
