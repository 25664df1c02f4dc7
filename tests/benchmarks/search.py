"""How long a whole search takes, compared with nothing but FAISS on the same vectors.

Run: python tests/benchmarks/search.py [--quick]
The library is made up: as many pictures (1,280 and 1,000 numbers each) as passages (384), of English words as frequent
as in a language. Queries are encoded by the basic encoder of texts, for the time that takes; the vectors that are
looked for are made up, too. Engine and bare indexes take turns of ten queries; FAISS scans the same spaces for
the same number of neighbours, without filters. Recall is of the first ten in each space, to an exact scan. No query is
asked twice, since the engine remembers the vectors of words.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import comparing
import faiss
import numpy as np
import psutil
from fakes import InProcessDecoders
from synthetic import CONCEPTS, FEATURES, TEXT, FixedEncoders, fill, words_of

from models.answers import SearchRequest
from models.catalogue import contents, spaces
from models.catalogue.spaces import SpaceRow
from models.encoders.encoders import Encoders
from models.engine import Engine
from models.index.vector_index import VectorIndex
from models.query.parts import Example
from models.spaces import Vectors

_NEIGHBOURS = SearchRequest().limit * 3  # as many as the search takes of every space, see models/search/search.py
_Scan = list[tuple[str, Vectors]]
_LIBRARY = "A made-up library, half pictures, half passages"
_TURN = 10
_GOALS_MS = {10_000: 25.0, 100_000: 30.0, 1_000_000: 50.0}


class Bare:
    """The vectors of every space in FAISS alone, exact in float32 and in float16."""

    def __init__(self, engine: Engine) -> None:
        self._flat: dict[str, Any] = {}
        self._half: dict[str, Any] = {}
        self._ids: dict[str, Any] = {}
        with engine._catalogue.read() as connection:
            for row in spaces.rows(connection):
                self._flat[row.name] = faiss.IndexFlatIP(row.dim)
                half = faiss.ScalarQuantizer.QT_fp16
                self._half[row.name] = faiss.IndexScalarQuantizer(row.dim, half, faiss.METRIC_INNER_PRODUCT)
                ids = []
                for some, vectors in contents.vectors_in(connection, row):
                    ids.append(some)
                    self._flat[row.name].add(vectors)
                    self._half[row.name].add(vectors)
                self._ids[row.name] = np.concatenate(ids)

    def flat_ms(self, scan: _Scan) -> float:
        """Milliseconds of exact scans in float32."""
        return self._scan_ms(self._flat, scan)

    def nearest(self, name: str, vector: Vectors) -> list[int]:
        """The ids of the ten nearest, exactly."""
        rows = self._flat[name].search(vector, 10)[1][0]
        return self._ids[name][rows].tolist()

    def half_ms(self, scan: _Scan) -> float:
        """Milliseconds of exact scans in float16."""
        return self._scan_ms(self._half, scan)

    def _scan_ms(self, indexes: dict[str, Any], scan: _Scan) -> float:
        def search() -> None:
            for name, vector in scan:
                indexes[name].search(vector, min(_NEIGHBOURS, indexes[name].ntotal))

        return _took_ms(search)


def measure(engine: Engine, bare: Bare, asked: Sequence[tuple[SearchRequest, _Scan]], goal_ms: float | None) -> None:
    """Ask every request once of each side, in turns, and print what people would feel.

    Ten in a row, as somebody asks who types: a scan of everything before each would leave nothing of the encoder in the
    processor's memory.
    """
    whole, flat, half, spent = [], [], [], []
    stages: dict[str, list[float]] = {}
    for first in range(0, len(asked), _TURN):
        turn = asked[first : first + _TURN]
        flat += [bare.flat_ms(scan) for _, scan in turn]
        for request, _ in turn:
            start_s, start_cpu_s = time.perf_counter(), time.process_time()
            took_ms = engine.search(request).took_ms
            whole.append((time.perf_counter() - start_s) * 1000)
            spent.append((time.process_time() - start_cpu_s) * 1000)
            for stage, ms in took_ms.items():
                stages.setdefault(stage, []).append(ms)
        half += [bare.half_ms(scan) for _, scan in turn]
    to_flat = comparing.p50_and_p99(comparing.ratios(whole, flat), 2)
    comparing.say("whole search", comparing.p50_and_p99(whole), "ms", ratio=to_flat, to="FAISS float32", most=goal_ms)
    comparing.say("its processor time in the engine", comparing.p50_and_p99(spent), "ms")
    comparing.say("FAISS float32 alone", comparing.p50_and_p99(flat), "ms")
    comparing.say("FAISS float16 alone", comparing.p50_and_p99(half), "ms")
    comparing.say("search to FAISS float16", comparing.p50_and_p99(comparing.ratios(whole, half), 2), "times")
    for stage, took in stages.items():
        comparing.say(f"of it: {stage}", comparing.p50_and_p99(took), "ms")


def by_words(encoders: FixedEncoders, count: int, first: int = 10**9) -> Iterator[tuple[SearchRequest, _Scan]]:
    """Queries of one to four words, common and rare. Args: first: another one gives other queries."""
    for number in range(count):
        text = words_of(first + number, 1 + number % 4)
        vectors = encoders.encode_text([text])
        yield SearchRequest(text), [(name, vectors[name]) for name in (TEXT, CONCEPTS)]


def filtered(encoders: FixedEncoders, count: int, condition: str, first: int) -> Iterator[tuple[SearchRequest, _Scan]]:
    """The same with a filter, of other words: those of the last queries are remembered, and take no time."""
    for request, scan in by_words(encoders, count, first):
        yield SearchRequest(f"{request.text} {condition}"), scan


def by_picture(engine: Engine, encoders: FixedEncoders, count: int) -> Iterator[tuple[SearchRequest, _Scan]]:
    """Pictures of the library as examples: their own space, and what is carried over to the one of text."""
    with engine._catalogue.read() as connection:
        rows = {row.name: row.space_id for row in spaces.rows(connection)}
        ids = contents.item_ids_in(connection, rows[FEATURES])
        for item in np.random.default_rng(1).choice(ids, count, replace=len(ids) < count).tolist():
            stored = contents.vectors_of(connection, item)
            carried = encoders.translate(stored[rows[CONCEPTS]], CONCEPTS, TEXT)
            assert carried is not None
            yield SearchRequest(examples=(Example(item=item),)), [(FEATURES, stored[rows[FEATURES]]), (TEXT, carried)]


def _open_ms(library: Path, encoders: FixedEncoders) -> float:
    with _opened(library, encoders) as engine:
        return _took_ms(engine.warm_up)


@contextmanager
def _opened(library: Path, encoders: FixedEncoders) -> Iterator[Engine]:
    with closing(Engine(library, encoders=encoders, decoders=InProcessDecoders())) as engine:
        yield engine


def _took_ms(act: Callable[[], Any]) -> float:
    start_s = time.perf_counter()
    act()
    return (time.perf_counter() - start_s) * 1000


def recall(engine: Engine, bare: Bare, asked: Sequence[tuple[SearchRequest, _Scan]]) -> float:
    """The share of the first ten of an exact scan that the engine's index finds, over all queries and spaces."""
    found = total = 0
    for _, scan in asked:
        for name, vector in scan:
            row = next(row for row in _rows(engine) if row.name == name)
            index = engine._indexes.get(row.fingerprint)
            assert index is not None
            exact = set(bare.nearest(name, vector))
            found += len(exact & set(index.search(vector, 10)[1].tolist()))
            total += len(exact)
    return found / total


def _rows(engine: Engine) -> list[SpaceRow]:
    with engine._catalogue.read() as connection:
        return spaces.rows(connection)


def _measure_size(count: int, queries: int, encoders: FixedEncoders) -> None:
    size, goal_ms = f"{count:,} items", _GOALS_MS.get(count)
    comparing.title(_LIBRARY, size)
    comparing.say("queries of each sort", queries)
    count //= 2
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder)
        fill_s = _took_ms(lambda: fill(library, encoders, count)) / 1000
        comparing.say("filling the catalogue", fill_s, "s")
        comparing.say("indexes rebuilt from the catalogue", _open_ms(library, encoders) / 1000, "s")
        size_bytes = sum(path.stat().st_size for path in (library / "indexes").glob("*.faiss"))
        loads = [_open_ms(library, encoders) / 1000 for _ in range(3)]
        comparing.say("indexes loaded from their files", comparing.median_and_range(loads), "s")
        comparing.say("index files", size_bytes / 1e6, "MB")
        with _opened(library, encoders) as engine:
            gc.collect()  # the engines that were opened for a look
            gc.freeze()  # as the engine's own process does
            engine.warm_up()
            bare = Bare(engine)
            _wait_for_growth(engine)
            comparing.say("memory, with bare FAISS", psutil.Process().memory_info().rss / 1e6, "MB")
            for name, index in _indexes(engine):
                comparing.say(f"  {name}", index.description)
            sorts = [
                ("by words", list(by_words(encoders, queries))),
                ("by words, a kind", list(filtered(encoders, queries, "kind:picture", 2 * 10**9))),
                (
                    "by words, one folder of a thousand pictures",
                    list(filtered(encoders, queries, "folder:0003", 3 * 10**9)),
                ),
                ("like a picture", list(by_picture(engine, encoders, queries))),
            ]
            comparing.say("recall@10 by words, to exact", comparing.exactly(recall(engine, bare, sorts[0][1]), 4))
            for text, asked in sorts:
                comparing.title(f"Searches {text}", size)
                measure(engine, bare, asked, goal_ms if text.startswith("by words") else None)


def _indexes(engine: Engine) -> Iterator[tuple[str, VectorIndex]]:
    for row in _rows(engine):
        index = engine._indexes.get(row.fingerprint)
        if index is not None:
            yield row.name, index


def _wait_for_growth(engine: Engine) -> None:
    """Until indexes that are large enough have taken their quicker form."""
    start_s = time.perf_counter()
    engine._indexes.reshape()
    comparing.say("quicker forms of indexes, in the background", time.perf_counter() - start_s, "s")


def main() -> None:
    quick = comparing.is_quick("How long a search takes.")
    comparing.note(f"FAISS may use {faiss.omp_get_max_threads()} threads (OMP_NUM_THREADS decides).")
    with tempfile.TemporaryDirectory() as folder, closing(Encoders(Path(folder))) as timed:
        for count in (10_000,) if quick else (10_000, 100_000, 1_000_000):
            _measure_size(count, 50 if quick else 200, FixedEncoders(timed))


if __name__ == "__main__":
    main()
