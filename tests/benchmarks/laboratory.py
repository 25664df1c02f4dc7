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
    comparing.say("report, s (60 at most for 100,000)", f"{took_s:.1f}{'' if took_s < _BUDGET_S else '  TOO SLOW'}")
    for one in comparison.measured:
        figures = "  ".join(f"{one.recall[sort]:.3f} {one.refined[sort]:.3f}" for sort in ("items", "texts"))
        comparing.say(
            f"{one.key}: bytes, ms, recall (items, texts)",
            f"{one.bytes_per_vector:.0f}  {one.milliseconds:.2f}  {figures}",
        )


def measure_the_rest(count: int) -> None:
    """Everything else, on as many vectors as the laboratory takes."""
    comparing.title("Other measurements, s")
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
        comparing.say(name, f"{time.perf_counter() - begun_s:.2f}")


def count_false_alarms() -> None:
    """On vectors of one sort, 100 times each."""
    comparing.title("False alarms in 100 runs (expected)")
    rows = [block_of(200, 1000 + seed) for seed in range(_RUNS)]
    comparing.say("drift at 0.01 (1)", str(sum(drift.shift(one[:100], one[100:], 499).p <= 0.01 for one in rows)))
    comparing.say("drift at 0.05 (5)", str(sum(drift.shift(one[:100], one[100:], 499).p <= 0.05 for one in rows)))
    parts = [[one[at : at + 8] for at in (0, 8, 16, 24)] for one in rows]
    comparing.say(
        "association at 0.05, both ways (5)", str(sum(bias.association(*four).p_both <= 0.05 for four in parts))
    )
    comparing.say("modality gap (5)", str(sum(gap(one[:100], one[100:]).is_real for one in rows)))


def main() -> None:
    quick = comparing.is_quick(__doc__)
    measure_compression(20_000 if quick else 100_000)
    measure_the_rest(5_000 if quick else 20_000)
    count_false_alarms()


if __name__ == "__main__":
    main()
