"""What libraries of 10 million and of a billion items take, and how long a search takes then (docs/scale.md).

Run: python tests/benchmarks/scale.py [--quick] [--core-hour PRICE ...]
Rates are measured here, on small samples and one core: how quickly vectors are scanned in each form, how even that is,
and what a library's catalogue, words and previews weigh. `scale_plan.py` extrapolates by formulas that tests check, and
simulates queries that go to all machines and wait for the slowest. Everything else is an input with the option that
changes it, prices above all: they are examples, and no seller's.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import comparing
import numpy as np
import scale_plan
from scale_plan import EXACT, FORMS, Fan, Form, Machine, Part, Prices

_DIM = 512
_WANTED = 200
_SIZES = (10_000_000, 1_000_000_000)
_LISTS = 128
_MORE = 20
_BUSY = 0.5
_MOST_MACHINES = 4096
_PREVIEWS = 100
# As models/media/parts.py has it.
_PREVIEW_PX = 512


@dataclass(frozen=True, slots=True)
class Rates:
    """What was measured.

    Attributes:
        numbers_per_s: of vectors that one core scans, by form.
        again_ms: to look at one candidate again.
        catalogue_bytes, text_bytes: of one item, and of the words of one passage.
        preview_bytes: of one picture.
    """

    numbers_per_s: Mapping[str, float]
    again_ms: float
    catalogue_bytes: float
    text_bytes: int
    preview_bytes: int


def main() -> None:
    """Measure, then print one table for each size."""
    given = _arguments()
    if os.environ.get("OMP_NUM_THREADS") != "1":
        os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.argv])
    rates = _measured(given)
    parts = (
        Part("pictures", 0.5, 512, given.pictures_per_s, preview_bytes=rates.preview_bytes),
        Part("ten seconds of sound", 0.2, 512, given.sounds_per_s),
        Part("passages", 0.3, 384, given.passages_per_s, text_bytes=rates.text_bytes),
    )
    machine = Machine(given.cores, given.memory_gb, 0.7, given.disk_reads)
    for items in _SIZES:
        _print(items, parts, rates, machine, given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="measure on smaller samples")
    numbers: dict[str, tuple[float, str]] = {
        "--cores": (32, "of a machine that answers"),
        "--memory-gb": (256, "of a machine that answers; 70 %% of it are for vectors"),
        "--disk-reads": (500_000, "of 1 KB that its disk does in a second"),
        "--together": (16, "cores of a machine that one query uses at once"),
        "--segment-items": (1_000_000, "that Milvus keeps together and searches by themselves"),
        "--copies": (2, "of everything, so that a machine may fail"),
        "--queries-per-s": (10, "that come in the busiest hour"),
        "--goal-ms": (500, "that 99 of 100 queries may take"),
        "--spread": (0.3, "of the logarithm of what one machine takes for its part of a query"),
        "--network-ms": (1.0, "there and back, median"),
        "--network-spread": (0.7, "of its logarithm"),
        "--pictures-per-s": (54.7, "encoded by a core (docs/performance.md: ViT-B-32, eight bits)"),
        "--sounds-per-s": (22.4, "encoded by a core (docs/performance.md: CLAP, eight bits)"),
        "--passages-per-s": (42.7, "encoded by a core (docs/performance.md: MiniLM)"),
        "--core-hour": (0.04, "price"),
        "--memory-gb-hour": (0.004, "price"),
        "--disk-gb-month": (0.08, "price, of disks in machines that answer"),
        "--store-gb-month": (0.025, "price, of everything else that is kept"),
    }
    for name, (value, what) in numbers.items():
        parser.add_argument(name, type=type(value), default=value, help=what)
    return parser.parse_args()


def _measured(given: argparse.Namespace) -> Rates:
    comparing.title(f"Measured on one core, vectors of {_DIM} numbers")
    numbers, spread, again_ms = _scan_rates(20_000 if given.quick else 200_000, 30 if given.quick else 200)
    for name, rate in numbers.items():
        comparing.say(f"{name}: vectors a second", f"{rate / _DIM:,.0f}")
    comparing.say("one candidate looked at again, microseconds", f"{1000 * again_ms:.2f}")
    comparing.say("spread of the logarithm of a scan's time here", f"{spread:.2f}")
    catalogue, text = _catalogue_bytes(3000 if given.quick else 20_000)
    comparing.say("catalogue, bytes an item", f"{catalogue:,.0f}")
    comparing.say("words of a passage with their index, bytes", f"{text:,.0f}")
    preview = _preview_bytes()
    comparing.say("preview of a picture, bytes", f"{preview:,.0f}")
    return Rates(numbers, again_ms, catalogue, text, preview)


def _scan_rates(count: int, queries: int) -> tuple[dict[str, float], float, float]:
    """Numbers of vectors that a core goes through in a second, by form; the spread; and a second look, milliseconds."""
    import faiss
    from index import block_of

    faiss.omp_set_num_threads(1)
    blocks = [block_of(min(20_000, count - first), first) for first in range(0, count, 20_000)]
    rows, asked = np.concatenate(blocks), block_of(queries, 9, gap=1.0)
    recipes = {16: "SQfp16", 8: f"IVF{_LISTS},SQ8", 1: f"RR{_DIM},IVF{_LISTS},RaBitQ,Refine(SQfp16)"}
    numbers, spreads = {}, []
    for bits, recipe in recipes.items():
        index = faiss.index_factory(_DIM, recipe, faiss.METRIC_INNER_PRODUCT)
        index.train(rows[: 50 * _LISTS])
        index.add(rows)
        if bits != EXACT.scanned:
            faiss.extract_index_ivf(index.base_index if bits == 1 else index).nprobe = _LISTS
        spent_s, took_s = np.array([_scan_s(index, query) for query in asked[:, None]]).T
        spreads.append(float(np.std(np.log(took_s))))
        numbers |= {form.name: count * _DIM / float(np.median(spent_s)) for form in FORMS if form.scanned == bits}
    # The last one, with more to look at again.
    index.k_factor = _MORE
    more_s = np.median([_scan_s(index, query)[0] for query in asked[:, None]])
    again_ms = 1000 * max(0.0, float(more_s - np.median(spent_s))) / ((_MORE - 1) * _WANTED)
    return numbers, float(np.median(spreads)), again_ms


def _scan_s(index: Any, query: Any) -> tuple[float, float]:
    """Returns: processor time, which other programs do not lengthen, and time by the clock."""
    start_s, start_cpu_s = time.perf_counter(), time.thread_time()
    index.search(query, _WANTED)
    return time.thread_time() - start_cpu_s, time.perf_counter() - start_s


def _catalogue_bytes(count: int) -> tuple[float, int]:
    """Of an item without its vectors and words, and of the words of a passage, from a library on the disk."""
    import synthetic

    with tempfile.TemporaryDirectory() as folder:
        synthetic.fill(Path(folder), synthetic.FixedEncoders(), count)
        [file] = Path(folder).glob("*.sqlite")
        database = sqlite3.connect(file)
        tables = dict(database.execute("select name, sum(pgsize) from dbstat group by name"))
        texts = database.execute("select sum(length(text)) from item").fetchone()[0]
        database.close()
    words = sum(size for name, size in tables.items() if name.startswith("item_words"))
    vectors = sum(size for name, size in tables.items() if name.startswith("vector"))
    everything = sum(tables.values()) - vectors - words - texts
    return everything / (2 * count), round((words + texts) / count)


def _preview_bytes() -> int:
    """Of real pictures, where they can be had."""
    import media_cache
    from PIL import Image

    from models.media.pictures import _preview

    try:
        stamps = media_cache.stamps()
    except media_cache.MediaUnavailable as reason:
        comparing.say("no real pictures, so that previews are left out", str(reason))
        return 0
    sizes = []
    for stamp in stamps[:: max(1, len(stamps) // _PREVIEWS)]:
        with Image.open(stamp.path) as picture:
            sizes.append(len(_preview(picture.convert("RGBA").convert("RGB"), _PREVIEW_PX).data))
    return round(float(np.mean(sizes)))


def _print(items: int, parts: tuple[Part, ...], rates: Rates, machine: Machine, given: argparse.Namespace) -> None:
    comparing.title(f"{items:,} items")
    stored = scale_plan.stored_gb(items, parts, rates.catalogue_bytes)
    for name, size in stored.items():
        comparing.say(f"{name}, GB", f"{size:,.0f}")
    hours = scale_plan.encoding_core_hours(items, parts)
    comparing.say("encoding everything once, core hours", f"{hours:,.0f}")
    comparing.say("that is, hours with 10 machines of as many cores", f"{hours / 10 / machine.cores:,.1f}")
    comparing.say("and it costs", f"{hours * given.core_hour:,.0f}")
    columns = ("kept as", "GB in memory", "core s a query", "machines", "p50, p99 ms", "of one alone", "cost a month")
    print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for form in FORMS:
        print(f"| {' | '.join(_row(items, parts, form, rates, machine, given, sum(stored.values())))} |", flush=True)


def _row(
    items: int,
    parts: tuple[Part, ...],
    form: Form,
    rates: Rates,
    machine: Machine,
    given: argparse.Namespace,
    kept_gb: float,
) -> tuple[str, ...]:
    memory = scale_plan.memory_gb(items, parts, form)
    again = scale_plan.candidates(items, parts, form, _WANTED, given.segment_items)
    work_ms = scale_plan.core_ms(items, parts, form, rates.numbers_per_s) + again * rates.again_ms
    reads = 0 if form.refined_in_memory else again
    count, fan, times = _enough(memory, work_ms, reads, machine, given)
    prices = Prices(given.core_hour, given.memory_gb_hour, given.disk_gb_month, given.store_gb_month)
    on_disks = given.copies * scale_plan.disk_gb(items, parts, form)
    cost = scale_plan.month_cost(count, machine, on_disks, kept_gb, prices)
    p50, p99 = (float(np.percentile(times, percent)) for percent in (50, 99))
    met = "" if p99 <= given.goal_ms else " (misses the goal)"
    alone = scale_plan.slowest_of(1, 99, fan.service_ms, fan.spread)
    return (
        form.name,
        f"{memory:,.0f}",
        f"{work_ms / 1000:,.2f}",
        f"{count:,}",
        f"{p50:,.0f}, {p99:,.0f}{met}",
        f"{fan.service_ms:,.0f}, {alone:,.0f}",
        f"{cost:,.0f}",
    )


def _enough(
    memory: float, work_ms: float, reads: int, machine: Machine, given: argparse.Namespace
) -> tuple[int, Fan, scale_plan.Latencies]:
    """As many machines as hold everything, are at most half busy, and answer in time."""
    busy = given.queries_per_s * work_ms / 1000 / machine.cores / _BUSY
    shards = max(scale_plan.machines_for(memory, machine, 1), int(np.ceil(busy / given.copies)))
    fan = Fan(shards, max(1, machine.cores // given.together), 0, given.spread, given.network_ms, given.network_spread)
    while True:
        each_ms = work_ms / shards / given.together + 1000 * reads / shards / machine.disk_reads_per_s
        fan = replace(fan, shards=shards, service_ms=each_ms)
        times = scale_plan.simulate(fan, given.queries_per_s / given.copies, 2000 if given.quick else 10_000)
        if np.percentile(times, 99) <= given.goal_ms or shards * given.copies >= _MOST_MACHINES:
            return shards * given.copies, fan, times
        shards = int(np.ceil(shards * 1.25))


if __name__ == "__main__":
    main()
