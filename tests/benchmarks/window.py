"""How soon the window is there, how soon it answers a key, and how much memory it takes.

Run: python tests/benchmarks/window.py [--quick]
The real window with its real engine process, without a display, on a library of about a thousand real pictures,
sounds and texts; that is made once, in .cache/benchmarks. A bare Qt window takes turns with it.
"""

from __future__ import annotations

import json
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import comparing
import media_cache
from real_library import RealLibrary

_SCRIPT = Path(__file__).with_name("watched_window.py")
# What must never be loaded by the process that paints.
_FORBIDDEN = (
    "torch",
    "faiss",
    "onnxruntime",
    "transformers",
    "open_clip",
    "ai_edge_litert",
    "sqlalchemy",
    "PIL",
    "scipy",
)
_NOTED = ("numpy", *_FORBIDDEN)
_BARE = "a bare Qt window"
_TYPED = {
    "debounce_ms": "waiting for the typing to pause",
    "after_debounce_ms": "from then to the painted answer",
    "answer_ms": "of that: until the answer is there",
    "engine_ms": "of that: the engine",
    "paint_ms": "of that: painting",
}


def run_window(*args: str) -> dict[str, Any]:
    """Start a window as a process of its own, and wait until it has measured itself."""
    with tempfile.TemporaryDirectory() as config:
        return comparing.run_window(_SCRIPT, str(time.monotonic()), *args, config=config)


def _questions() -> list[str]:
    captions = [stamp.caption for stamp in media_cache.stamps()[::20]]
    return sorted({" ".join(caption.rstrip(".!").split()[:3]) for caption in captions if caption.isascii()})


def _report_start(windows: list[dict[str, Any]], bare: list[dict[str, Any]]) -> None:
    first, plain = ([run["first_paint_ms"] for run in runs] for runs in (windows, bare))
    times = comparing.median_and_range(comparing.ratios(first, plain))
    comparing.say("process start to first paint", comparing.median_and_range(first), "ms", ratio=times, to=_BARE)
    comparing.say("the same of a bare Qt window", comparing.median_and_range(plain), "ms")
    for name, text in (("first_answer_ms", "newest files"), ("first_words_ms", "first search by words")):
        comparing.say(f"process start to {text}", comparing.median_and_range([run[name] for run in windows]), "ms")


def _report_memory(windows: list[dict[str, Any]], bare: list[dict[str, Any]]) -> None:
    for key, text in (("rss_mb", "RSS"), ("uss_mb", "USS")):
        idle, plain = ([run["idle"][key] for run in runs] for runs in (windows, bare))
        times = comparing.median_and_range(comparing.ratios(idle, plain))
        comparing.say(f"window process idle, {text}", comparing.median_and_range(idle), "MB", ratio=times, to=_BARE)
        many = [run["many"][key] for run in windows]
        comparing.say(f"window with 5,000 results, {text}", comparing.median_and_range(many), "MB")
    for place, text in enumerate(("largest", "second", "third", "fourth", "fifth")):
        sizes = [run["processes"][place] for run in windows if len(run["processes"]) > place]
        if sizes:
            comparing.say(f"{text} other process, USS", comparing.median_and_range(sizes), "MB")


def _report_typing(windows: list[dict[str, Any]]) -> None:
    typed = [query for run in windows for query in run["typed"]]
    for name, text in _TYPED.items():
        comparing.say(text, comparing.p50_and_p99([query[name] for query in typed]), "ms")
    shown = [run["many"]["shown_ms"] for run in windows]
    comparing.say("5,000 results shown", comparing.median_and_range(shown), "ms")
    scrolled = [ms for run in windows for ms in run["many"]["scrolled_ms"]]
    comparing.say("a jump in 5,000 results painted", comparing.p50_and_p99(scrolled), "ms")


def main() -> None:
    quick = comparing.is_quick("The window: start, keys, memory.")
    rounds = 1 if quick else 5
    with closing(RealLibrary(comparing.CACHE / "real")) as library:
        files = len(library.known)
    questions = _questions()
    windows, bare = [], []
    with tempfile.NamedTemporaryFile("w", suffix=".json") as queries:
        json.dump(questions, queries)
        queries.flush()
        for _ in range(rounds):
            bare.append(run_window())
            windows.append(run_window(str(comparing.CACHE / "real" / "library"), queries.name))
    comparing.title(f"The window on {files:,} files ({rounds} starts)")
    _report_start(windows, bare)
    _report_memory(windows, bare)
    comparing.title(f"From a key to the painted answer ({len(questions) - 1} queries for each start)")
    _report_typing(windows)
    for moment in ("modules_at_first_paint", "modules"):
        loaded = {name.partition(".")[0] for run in windows for name in run[moment]}
        noted = ", ".join(name for name in _NOTED if name in loaded) or "none"
        comparing.say(f"heavy modules, {moment.replace('_', ' ')}", noted)
        assert not loaded.intersection(_FORBIDDEN), noted


if __name__ == "__main__":
    main()
