"""How long a search of one space takes, how much of the exact answer it finds, and what it is worth against bare FAISS.

Run: python tests/benchmarks/index.py [--quick]
Vectors are made up: groups of directions in a narrow cone, of 64 kinds of difference and some noise, as encoders give
them; half of the queries are such vectors, half lie in another cone, as texts do among pictures. One thread. The sides
take turns with every query: the index, its exact half (float16), FAISS's own index of the same make with as many
candidates, FAISS's exact one in float32, and numpy on the same rows.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import comparing
import faiss
import numpy as np
import psutil

from models.index.vector_index import VectorIndex
from models.reports import Plot, Series
from models.spaces import Vectors

_DIM = 512
_DIFFERENCES = 64
_GROUPS = 3000
_BLOCK = 20_000
_K = 10
_SHARES = (0.001, 0.01, 0.1, 0.5)
_SEARCHING = f"The {_K} nearest of vectors of {_DIM} numbers"
_MAKING = "Making Findling's index"
_INDEX, _FLAT, _NUMPY = "Findling's index", "FAISS flat, float32", "numpy, float32"


def block_of(count: int, seed: int, gap: float = 0.0) -> Vectors:
    """Unit vectors rounded to float16: shape (count, 512). gap: how far from the cone of items they lie."""
    fixed = np.random.default_rng(1)
    ways = fixed.standard_normal((_DIFFERENCES, _DIM), dtype=np.float32)
    groups = fixed.standard_normal((_GROUPS, _DIFFERENCES), dtype=np.float32)
    cone, other = fixed.standard_normal((2, _DIM), dtype=np.float32) * np.sqrt(_DIFFERENCES)
    drawn = np.random.default_rng(seed)
    own = drawn.standard_normal((count, _DIFFERENCES), dtype=np.float32)
    rows = (groups[drawn.integers(_GROUPS, size=count)] + 0.7 * own) @ ways
    rows += drawn.standard_normal((count, _DIM), dtype=np.float32) * 2 + cone * (1 - gap) + other * gap
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows.astype(np.float16).astype(np.float32)


@dataclass(frozen=True)
class Size:
    """What was measured with so many vectors. Attributes: took_ms: the median of each side."""

    count: int
    took_ms: dict[str, float]
    recall: float
    bytes_per_vector: float


def draw(sizes: Sequence[Size]) -> None:
    """How everything grows with the number of vectors."""
    shown = {_INDEX: "Findling", _FLAT: "FAISS flat", _NUMPY: "numpy"}
    lines = [Series(text, tuple((size.count, size.took_ms[name]) for size in sizes)) for name, text in shown.items()]
    title = f"The ten nearest of so many vectors of {_DIM} numbers, one thread"
    comparing.plot("search-time", Plot(title, "vectors", "ms for a query, median", tuple(lines), True, True))
    recalls = Series("Findling", tuple((size.count, size.recall) for size in sizes))
    title = "How many of the ten nearest Findling finds, of the worse sort of queries (exact: 1)"
    comparing.plot("recall", Plot(title, "vectors", "recall@10", (recalls,), x_log=True, y_least=0.9, y_most=1.0))
    held = {"Findling": [size.bytes_per_vector for size in sizes], "FAISS flat, numpy": [_DIM * 4.0] * len(sizes)}
    memory = [
        Series(name, tuple((size.count, each * size.count / 1e6) for size, each in zip(sizes, bytes_each, strict=True)))
        for name, bytes_each in held.items()
    ]
    comparing.plot("memory", Plot("Memory for the vectors", "vectors", "MB", tuple(memory), x_log=True, y_log=True))


def measure(count: int, queries: int) -> Size:
    """Build an index of so many vectors and print what was measured."""
    comparing.title(_MAKING, f"{count:,}")
    before_bytes = _memory_bytes()
    index = VectorIndex(_DIM)
    start_s = time.perf_counter()
    for first in range(0, count, _BLOCK):
        index.add(np.arange(first, min(first + _BLOCK, count)), block_of(min(_BLOCK, count - first), first))
    comparing.say("made and added", time.perf_counter() - start_s, "s")
    start_s = time.perf_counter()
    index.reshape(block_of(100, 7, gap=1.0))
    comparing.say("taking the quicker form, in the background", time.perf_counter() - start_s, "s")
    comparing.say("form chosen by measured recall", index.description)
    comparing.say("memory of a million such", index.bytes_per_vector, "MB")
    gc.collect()
    comparing.say("the process grew by, for a million such", (_memory_bytes() - before_bytes) / count, "MB")
    comparing.title(_SEARCHING, f"{count:,}")
    asked = [*block_of(queries, 8), *block_of(queries, 9, gap=1.0)]
    right = [set(exact_ids(index, query)) for query in asked]
    recalls: list[float] = []
    for name, group in (("like items", slice(0, queries)), ("apart from them", slice(queries, None))):
        pairs = zip(asked[group], right[group], strict=True)
        found = [len(wanted.intersection(index.search(query, _K)[1].tolist())) / _K for query, wanted in pairs]
        recalls.append(float(np.mean(found)))
        comparing.say(f"{_INDEX}: recall@{_K}, queries {name}", comparing.exactly(recalls[-1], 4))
    took = _compare(index, asked, count)
    comparing.title("Findling's index among those that a filter leaves", f"{count:,}")
    _filter(index, asked, count)
    return Size(count, took, min(recalls), index.bytes_per_vector)


def exact_ids(index: VectorIndex, query: Vectors, mask: Any = None) -> list[int]:
    """The right answer, from the exact half of an index; ids are numbers of rows here."""
    return index._rows.search(query, _K, mask)[1].tolist()


def _compare(index: VectorIndex, asked: list[Vectors], count: int) -> dict[str, float]:
    """Let the sides take turns. Returns: the median of each, in ms."""
    sides: dict[str, Callable[[Vectors], object]] = {
        _INDEX: lambda query: index.search(query, _K),
        "exact float16": lambda query: index._rows.search(query, _K),
    }
    codes, verdict = index._made.namer, index._made.verdict
    if codes is not None and verdict is not None:
        sides["FAISS of the same make"] = _same_make(index)
    flat = faiss.IndexFlatIP(_DIM)
    for first in range(0, count, _BLOCK):
        flat.add(index._rows.decode(index._rows.raw(slice(first, min(first + _BLOCK, count)))))
    rows = faiss.rev_swig_ptr(flat.get_xb(), count * _DIM).reshape(count, _DIM)
    sides[_FLAT] = lambda query: flat.search(query.reshape(1, -1), _K)
    sides[_NUMPY] = lambda query: brute_force(rows, query)
    took: dict[str, list[float]] = {name: [] for name in sides}
    for number, query in enumerate(asked):
        for name in list(sides) if number % 2 == 0 else list(reversed(sides)):
            took[name].append(_took_ms(lambda search=sides[name], query=query: search(query)))
    for name, ms in took.items():
        comparing.say(name, comparing.p50_and_p99(ms, 2), "ms")
    for name in list(sides)[1:]:
        ratio = comparing.ratios(took[_INDEX], took[name])
        comparing.say(f"{_INDEX} to {name}", comparing.p50_and_p99(ratio, 2), "times")
    return {name: comparing.percentile(ms, 50) for name, ms in took.items()}


def brute_force(rows: Vectors, query: Vectors) -> Vectors:
    """The nearest as a person would find them with numpy alone."""
    cosines = rows @ query
    best = np.argpartition(-cosines, _K)[:_K]
    return best[np.argsort(-cosines[best])]


def _same_make(index: VectorIndex) -> Callable[[Vectors], object]:
    """FAISS's own refining search over the same codes and rows."""
    refined = faiss.IndexRefine(index._made.namer._index, index._rows._flat)
    refined.k_factor = index._made.verdict.candidates(_K) / _K

    def search(query: Vectors) -> object:
        # Kept alive by this function; FAISS only borrows both halves.
        return refined.search(query.reshape(1, -1), _K)

    return search


def _filter(index: VectorIndex, asked: list[Vectors], count: int) -> None:
    for share in _SHARES:
        mask = np.random.default_rng(3).random(count) < share
        ids, some = np.flatnonzero(mask), asked[:: max(1, len(asked) // 40)]
        took, found = _each(lambda query, ids=ids: index.search(query, _K, ids)[1].tolist(), some)
        exact, right = _each(lambda query, mask=mask: exact_ids(index, query, mask), some)
        shares = [len({*these} & {*those}) / len(those) for these, those in zip(found, right, strict=True)]
        comparing.say(f"among {share:.1%}", comparing.p50_and_p99(took, 2), "ms")
        comparing.say(f"among {share:.1%}, exact scan", comparing.p50_and_p99(exact, 2), "ms")
        comparing.say(f"among {share:.1%}, recall@{_K}", comparing.exactly(float(np.mean(shares)), 4))


def _each(search: Callable[[Vectors], list[int]], asked: list[Vectors]) -> tuple[list[float], list[list[int]]]:
    """Milliseconds and answers of every query."""
    found: list[list[int]] = []
    return [_took_ms(lambda query=query: found.append(search(query))) for query in asked], found


def _took_ms(search: Callable[[], object]) -> float:
    start_s = time.perf_counter()
    search()
    return (time.perf_counter() - start_s) * 1000


def _memory_bytes() -> int:
    return int(psutil.Process().memory_info().rss)


def main() -> None:
    if os.environ.get("OMP_NUM_THREADS") != "1":
        # numpy and FAISS read them once, when they are loaded. The engine has one thread, too.
        os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.argv])
    quick = comparing.is_quick("One space: time, recall and memory at growing sizes.")
    sizes = (10_000, 100_000) if quick else (10_000, 100_000, 1_000_000)
    draw([measure(count, 20 if quick else 100) for count in sizes])


if __name__ == "__main__":
    main()
