"""How long a whole search takes, compared with nothing but FAISS on the same vectors.

Run: python tests/benchmarks/search.py [--quick]
The library is made up: as many pictures (1,280 and 1,000 numbers each) as passages (384), with words as frequent as in
a language. Query vectors are given, so the encoder's time is not in these figures. For each query the engine and the
bare indexes take turns; FAISS scans the same spaces for the same number of neighbours.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import comparing
import faiss
import numpy as np
from fakes import InProcessDecoders
from synthetic import CONCEPTS, FEATURES, TEXT, FixedEncoders, fill, words_of

from models.catalogue import contents, spaces
from models.engine import Engine
from models.spaces import Vectors
from models.views import SearchRequest

_NEIGHBOURS = SearchRequest().limit * 3  # as many as the search takes of every space, see models/search/search.py
_Scan = list[tuple[str, Vectors]]


class Bare:
    """The vectors of every space in FAISS alone, exact in float32 and in float16."""

    def __init__(self, engine: Engine) -> None:
        self._flat: dict[str, Any] = {}
        self._half: dict[str, Any] = {}
        with engine._catalogue.read() as connection:
            for row in spaces.rows(connection):
                self._flat[row.name] = faiss.IndexFlatIP(row.dim)
                half = faiss.ScalarQuantizer.QT_fp16
                self._half[row.name] = faiss.IndexScalarQuantizer(row.dim, half, faiss.METRIC_INNER_PRODUCT)
                for _, vectors in contents.vectors_in(connection, row):
                    self._flat[row.name].add(vectors)
                    self._half[row.name].add(vectors)

    def flat_ms(self, scan: _Scan) -> float:
        """Milliseconds of exact scans in float32."""
        return self._scan_ms(self._flat, scan)

    def half_ms(self, scan: _Scan) -> float:
        """Milliseconds of exact scans in float16."""
        return self._scan_ms(self._half, scan)

    def _scan_ms(self, indexes: dict[str, Any], scan: _Scan) -> float:
        def search() -> None:
            for name, vector in scan:
                indexes[name].search(vector, min(_NEIGHBOURS, indexes[name].ntotal))

        return _took_ms(search)


def measure(engine: Engine, bare: Bare, asked: Sequence[tuple[SearchRequest, _Scan]]) -> None:
    """Ask every request once of each side, in turns, and print what people would feel."""
    whole, flat, half = [], [], []
    stages: dict[str, list[float]] = {}
    for request, scan in asked:
        flat.append(bare.flat_ms(scan))
        whole.append(_took_ms(lambda request=request: engine.search(request)))
        half.append(bare.half_ms(scan))
        for stage, ms in engine.search(request).took_ms.items():
            stages.setdefault(stage, []).append(ms)
    comparing.say("whole search, ms", comparing.p50_and_p99(whole))
    comparing.say("FAISS float32 alone, ms", comparing.p50_and_p99(flat))
    comparing.say("FAISS float16 alone, ms", comparing.p50_and_p99(half))
    comparing.say("search to FAISS float32", comparing.p50_and_p99(comparing.ratios(whole, flat), 2))
    comparing.say("search to FAISS float16", comparing.p50_and_p99(comparing.ratios(whole, half), 2))
    for stage, took in stages.items():
        comparing.say(f"  {stage}, ms", comparing.p50_and_p99(took))


def by_words(encoders: FixedEncoders, count: int) -> Iterator[tuple[SearchRequest, _Scan]]:
    """Queries of one to four words, common and rare."""
    for number in range(count):
        text = words_of(10**9 + number, 1 + number % 4)
        vectors = encoders.encode_text([text])
        yield SearchRequest(text), [(name, vectors[name]) for name in (TEXT, CONCEPTS)]


def by_picture(engine: Engine, encoders: FixedEncoders, count: int) -> Iterator[tuple[SearchRequest, _Scan]]:
    """Pictures of the library as examples: their own space, and what is carried over to the one of text."""
    with engine._catalogue.read() as connection:
        rows = {row.name: row.space_id for row in spaces.rows(connection)}
        ids = contents.item_ids_in(connection, rows[FEATURES])
        for item in np.random.default_rng(1).choice(ids, count, replace=len(ids) < count).tolist():
            stored = contents.vectors_of(connection, item)
            carried = encoders.translate(stored[rows[CONCEPTS]], CONCEPTS, TEXT)
            assert carried is not None
            yield SearchRequest(like_item=item), [(FEATURES, stored[rows[FEATURES]]), (TEXT, carried)]


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


def _measure_size(count: int, queries: int) -> None:
    comparing.title(f"Searching {count:,} pictures and {count:,} passages ({queries} queries of each sort)")
    encoders = FixedEncoders()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder)
        fill_s = _took_ms(lambda: fill(library, encoders, count)) / 1000
        comparing.say("filling the catalogue, s", f"{fill_s:.1f}")
        comparing.say("indexes rebuilt from the catalogue, ms", f"{_open_ms(library, encoders):.0f}")
        size = sum(path.stat().st_size for path in (library / "indexes").glob("*.faiss"))
        loads = [_open_ms(library, encoders) for _ in range(3)]
        comparing.say("indexes loaded from their files, ms", comparing.median_and_range(loads, 0))
        comparing.say("index files, MB", f"{size / 1e6:.0f}")
        with _opened(library, encoders) as engine:
            engine.warm_up()
            bare = Bare(engine)
            for text, asked in (
                ("by words", list(by_words(encoders, queries))),
                ("like a picture", list(by_picture(engine, encoders, queries))),
            ):
                comparing.title(f" {text}")
                measure(engine, bare, asked)


def main() -> None:
    quick = comparing.is_quick("How long a search takes.")
    comparing.title(f"FAISS may use {faiss.omp_get_max_threads()} threads (OMP_NUM_THREADS decides)")
    for count in (1_000, 10_000) if quick else (1_000, 10_000, 100_000):
        _measure_size(count, 50 if quick else 200)


if __name__ == "__main__":
    main()
