"""How long a search of one space takes, how much of the exact answer it finds, and what it is worth against bare FAISS.

Run: python tests/benchmarks/index.py [--quick]
Vectors are made up: groups of directions in a narrow cone, of 64 kinds of difference and some noise, as encoders give
them; half of the queries are such vectors, half lie in another cone, as texts do among pictures. One thread. The sides
take turns with every query: the index, its exact half (float16), FAISS's own index of the same make with as many
candidates, and FAISS's exact one in float32.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import comparing
import faiss
import numpy as np
import psutil

from models.index.vector_index import VectorIndex
from models.spaces import Vectors

_DIM = 512
_DIFFERENCES = 64
_GROUPS = 3000
_BLOCK = 20_000
_K = 10
_SHARES = (0.001, 0.01, 0.1, 0.5)


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


def measure(count: int, queries: int) -> None:
    """Build an index of so many vectors and print what was measured."""
    comparing.title(f"{count:,} vectors of {_DIM} numbers, {_K} wanted")
    before_bytes = _memory_bytes()
    index = VectorIndex(_DIM)
    start_s = time.perf_counter()
    for first in range(0, count, _BLOCK):
        index.add(np.arange(first, min(first + _BLOCK, count)), block_of(min(_BLOCK, count - first), first))
    comparing.say("made and added, s", f"{time.perf_counter() - start_s:.1f}")
    start_s = time.perf_counter()
    index.reshape(block_of(100, 7, gap=1.0))
    comparing.say("reshaped, s", f"{time.perf_counter() - start_s:.1f}")
    comparing.say("which is", index.description)
    comparing.say("memory per million vectors, MB", f"{index.bytes_per_vector:,.0f}")
    gc.collect()
    comparing.say("memory in fact, per million, MB", f"{(_memory_bytes() - before_bytes) / count:,.0f}")
    asked = [*block_of(queries, 8), *block_of(queries, 9, gap=1.0)]
    right = [set(exact_ids(index, query)) for query in asked]
    for name, group in (("items", slice(0, queries)), ("another cone", slice(queries, None))):
        pairs = zip(asked[group], right[group], strict=True)
        found = [len(wanted.intersection(index.search(query, _K)[1].tolist())) / _K for query, wanted in pairs]
        comparing.say(f"recall@{_K}, queries from {name}", f"{np.mean(found):.4f}")
    _compare(index, asked, count)
    _filter(index, asked, count)


def exact_ids(index: VectorIndex, query: Vectors, mask: Any = None) -> list[int]:
    """The right answer, from the exact half of an index; ids are numbers of rows here."""
    return index._rows.search(query, _K, mask)[1].tolist()


def _compare(index: VectorIndex, asked: list[Vectors], count: int) -> None:
    sides: dict[str, Callable[[Vectors], object]] = {
        "the index": lambda query: index.search(query, _K),
        "its exact half": lambda query: index._rows.search(query, _K),
    }
    codes, verdict = index._codes, index._verdict
    if codes is not None and verdict is not None:
        sides["FAISS, same make"] = _same_make(index)
    flat = faiss.IndexFlatIP(_DIM)
    for first in range(0, count, _BLOCK):
        flat.add(index._rows.decode(index._rows.raw(slice(first, min(first + _BLOCK, count)))))
    sides["FAISS float32"] = lambda query: flat.search(query.reshape(1, -1), _K)
    took: dict[str, list[float]] = {name: [] for name in sides}
    for number, query in enumerate(asked):
        for name in list(sides) if number % 2 == 0 else list(reversed(sides)):
            took[name].append(_took_ms(lambda search=sides[name], query=query: search(query)))
    for name, ms in took.items():
        comparing.say(f"{name}, ms", comparing.p50_and_p99(ms, 2))
    for name in list(sides)[1:]:
        ratio = comparing.ratios(took["the index"], took[name])
        comparing.say(f"index to {name}", comparing.p50_and_p99(ratio, 2))


def _same_make(index: VectorIndex) -> Callable[[Vectors], object]:
    """FAISS's own refining search over the same codes and rows."""
    refined = faiss.IndexRefine(index._codes._coded, index._rows._flat)
    refined.k_factor = index._verdict.candidates(_K) / _K

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
        comparing.say(f"among {share:.1%}, ms", comparing.p50_and_p99(took, 2))
        comparing.say("  exact scan of them, ms", comparing.p50_and_p99(exact, 2))
        comparing.say(f"  recall@{_K}", f"{np.mean(shares):.4f}")


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
    for count in (10_000, 100_000) if quick else (10_000, 100_000, 1_000_000):
        measure(count, 20 if quick else 100)


if __name__ == "__main__":
    main()
