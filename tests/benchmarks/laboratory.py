"""How long the laboratory's measurements take, and how often their alarms are false.

Run: python tests/benchmarks/laboratory.py [--quick]
Vectors are made up as in index.py. One thread. The report about compression, which is the largest, is to come in less
than 60 seconds for 100,000 vectors, with what is used now beside the forms; each form is FAISS's own, so that there is
no other side to take turns with. False alarms are counted over 100 runs each, on vectors in which nothing was planted.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

os.environ.setdefault("OMP_NUM_THREADS", "1")

import comparing
import numpy as np
from index import block_of

from models.analysis import bias, drift, geometry, hubness
from models.analysis.compression import Comparison, Queries
from models.analysis.modality_gap import gap
from models.index.forms import FormName
from models.index.kept_forms import EXACT, KEPT_FORMS
from models.index.vector_index import VectorIndex
from models.jobs import JobControl
from models.sorted_ids import Rows
from models.spaces import Vectors

_BUDGET_S = 60.0
_ASKED = 60
_RUNS = 100


def measure_compression(count: int) -> None:
    """Every form, and the index itself, on so many vectors."""
    comparing.title(f"Compression of {count:,} vectors of 512 numbers")
    vectors = np.concatenate([block_of(min(20_000, count - at), at) for at in range(0, count, 20_000)])
    index = VectorIndex(512)
    index.add(np.arange(count), vectors)
    index.reshape(block_of(100, 7, gap=1.0))
    chosen = np.linspace(0, count - 1, _ASKED).astype(np.int64)
    queries = [
        Queries("items", vectors[chosen], chosen),
        Queries("texts", block_of(_ASKED, 8, gap=1.0), np.full(_ASKED, -1)),
    ]
    comparison = Comparison(vectors, queries)

    def nearest(query: Vectors, k: int) -> Rows:
        return index.search(query, k)[1]

    begun_s = time.perf_counter()
    for _ in comparison.measure(JobControl()):
        pass
    comparison.measure_present(FormName("now", index.bytes_per_vector), nearest, JobControl())
    took_s = time.perf_counter() - begun_s
    comparing.say("report", took_s, "s", most=_BUDGET_S)
    for one in comparison.measured:
        figures = "  ".join(f"{one.recall[sort]:.3f} {one.refined[sort]:.3f}" for sort in ("items", "texts"))
        comparing.say(
            f"{one.key}: bytes, ms, recall (items, texts)",
            f"{one.bytes_per_vector:.0f}  {one.milliseconds:.2f}  {figures}",
        )


def measure_kept_forms(count: int) -> None:
    """Every form that a person may choose, asked in turns: its time to that of an exact search, and what it finds."""
    comparing.title(f"Forms that can be chosen, {count:,} vectors of 512 numbers")
    vectors = np.concatenate([block_of(min(20_000, count - at), at) for at in range(0, count, 20_000)])
    apart = block_of(_ASKED, 8, gap=1.0)
    indexes: dict[str, VectorIndex] = {}
    for form in KEPT_FORMS[1:]:
        indexes[form] = index = VectorIndex(512)
        index.add(np.arange(count), vectors)
        index.form = form
        begun_s = time.perf_counter()
        index.reshape(block_of(100, 7, gap=1.0))
        comparing.say(f"{form}: making it", time.perf_counter() - begun_s, "s")
    took_ms: dict[str, list[float]] = {form: [] for form in indexes}
    found: dict[str, list[float]] = {form: [] for form in indexes}
    for query in np.concatenate([apart, vectors[:: count // _ASKED][:_ASKED]]):
        exact = np.sort(vectors @ query)[::-1][:10]
        for form, index in indexes.items():
            begun_s = time.perf_counter()
            _, ids = index.search(query, 10)
            took_ms[form].append(1000 * (time.perf_counter() - begun_s))
            found[form].append(float((vectors[ids] @ query >= exact[-1] - 1e-5).mean()))
    for form, index in indexes.items():
        ratio = float(np.median(np.array(took_ms[form]) / np.array(took_ms[EXACT])))
        comparing.say(f"{form}: p50", float(np.median(took_ms[form])), "ms", ratio=ratio, to="exact, float16")
        comparing.say(f"{form}: recall@10", comparing.exactly(float(np.mean(found[form])), 3))
        comparing.say(f"{form}: memory", index.bytes_per_vector, "bytes a vector")
        comparing.note(f"{form}: {index.description}")


def measure_the_rest(count: int) -> None:
    """Everything else, on as many vectors as the laboratory takes."""
    comparing.title("Other measurements")
    vectors = block_of(count, 3)
    steps: dict[str, Callable[[], object]] = {
        f"spectrum and isotropy of {count:,}": lambda: (geometry.spectrum(vectors), geometry.isotropy(vectors)),
        f"random cosines, 50,000 pairs of {count:,}": lambda: geometry.random_cosines(vectors, 50_000),
        f"neighbours of {count // 2:,}": lambda: hubness.nearest(
            vectors[: count // 2], vectors[: count // 2], 10, own=True
        ),
        "modality gap, 100 and 20,000": lambda: gap(block_of(100, 7, gap=1.0), vectors),
        "drift, 300 new and 300 old": lambda: drift.shift(vectors[:300], vectors[300:600]),
        "association, 25 words each": lambda: bias.association(*(vectors[at : at + 25] for at in (0, 25, 50, 75))),
    }
    for name, step in steps.items():
        begun_s = time.perf_counter()
        step()
        comparing.say(name, time.perf_counter() - begun_s, "s")


def count_false_alarms() -> None:
    """On vectors of one sort, 100 times each."""
    comparing.title("False alarms in 100 runs (expected)")
    rows = [block_of(200, 1000 + seed) for seed in range(_RUNS)]
    comparing.say("drift at 0.01 (1)", sum(drift.shift(one[:100], one[100:], 499).p <= 0.01 for one in rows))
    comparing.say("drift at 0.05 (5)", sum(drift.shift(one[:100], one[100:], 499).p <= 0.05 for one in rows))
    parts = [[one[at : at + 8] for at in (0, 8, 16, 24)] for one in rows]
    comparing.say("association at 0.05, both ways (5)", sum(bias.association(*four).p_both <= 0.05 for four in parts))
    comparing.say("modality gap (5)", sum(gap(one[:100], one[100:]).is_real for one in rows))


def main() -> None:
    quick = comparing.is_quick(__doc__)
    measure_compression(20_000 if quick else 100_000)
    measure_kept_forms(20_000 if quick else 100_000)
    measure_the_rest(5_000 if quick else 20_000)
    count_false_alarms()


if __name__ == "__main__":
    main()
