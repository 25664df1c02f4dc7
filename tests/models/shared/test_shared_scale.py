"""The arithmetic behind docs/scale.md adds up, and the simulation agrees with what can be worked out."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

_BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
if str(_BENCHMARKS) not in sys.path:
    sys.path.append(str(_BENCHMARKS))

import scale_plan  # noqa: E402 (found through the lines above)
from scale_plan import EXACT, Fan, Form, Machine, Part, Prices  # noqa: E402

PARTS = (Part("pictures", 0.75, 512, 50, preview_bytes=10_000), Part("passages", 0.25, 384, 25, text_bytes=400))
BITS = Form("bits", 1, 0.25, 8, 16, refined_in_memory=False, candidates=10)


def test_bytes_add_up() -> None:
    assert EXACT.memory_bytes(512) == 512 * 2 + 8
    assert (BITS.memory_bytes(512), BITS.disk_bytes(512)) == (64 + 8 + 8, 64 + 8 + 8 + 1024)
    assert scale_plan.memory_gb(1000, PARTS, EXACT) == pytest.approx((750 * 1032 + 250 * 776) / 1e9)
    assert scale_plan.stored_gb(1000, PARTS, 300) == pytest.approx(
        {
            "vectors, float16": (750 * 1024 + 250 * 768) / 1e9,
            "catalogue": 300e3 / 1e9,
            "full text": 250 * 400 / 1e9,
            "previews": 750 * 10_000 / 1e9,
        }
    )


def test_work_is_what_is_looked_at_by_how_quickly() -> None:
    numbers = {EXACT.name: 1e9, BITS.name: 1e9}
    exact = 1000 * (750 * 512 + 250 * 384) / 1e9
    assert scale_plan.core_ms(1000, PARTS, EXACT, numbers) == pytest.approx(exact)
    assert scale_plan.core_ms(1000, PARTS, BITS, numbers) == pytest.approx(exact / 4)
    assert scale_plan.encoding_core_hours(3600, PARTS) == pytest.approx(0.75 / 50 + 0.25 / 25 + 0, rel=1e-9)


def test_every_segment_is_asked_for_what_is_wanted() -> None:
    # 750 and 250 items: three segments and one; ten candidates for each that is wanted are shared by segments.
    assert scale_plan.candidates(1000, PARTS, BITS, wanted=6, segment_items=250) == 60 + 60
    assert scale_plan.candidates(100_000, PARTS, BITS, wanted=6, segment_items=250) == (300 + 100) * 6
    assert scale_plan.candidates(1000, PARTS, EXACT, wanted=6, segment_items=250) == 0


def test_machines_and_what_they_cost() -> None:
    machine = Machine(cores=10, memory_gb=100, filled=0.7, disk_reads_per_s=1)
    assert [scale_plan.machines_for(need, machine, 2) for need in (1, 70, 71)] == [2, 2, 4]
    prices = Prices(core_hour=1, memory_gb_hour=0.1, disk_gb_month=2, store_gb_month=3)
    assert scale_plan.month_cost(2, machine, 5, 7, prices) == pytest.approx(2 * 20 * 730 + 10 + 21)


@pytest.mark.parametrize("shards", [1, 16, 128])
def test_where_nobody_waits_the_simulation_is_the_closed_form(shards: int) -> None:
    fan = Fan(shards, lanes=1, service_ms=10, spread=0.3, network_ms=0, network_spread=0)
    simulated = scale_plan.simulate(fan, queries_per_s=0.001, queries=4_000)
    for percent in (50, 90, 99):
        exact = scale_plan.slowest_of(shards, percent, 10, 0.3)
        assert np.percentile(simulated, percent) == pytest.approx(exact, rel=0.05)


def test_the_more_shards_the_nearer_is_every_query_to_the_slowest() -> None:
    assert scale_plan.slowest_of(1, 50, 10, 0.3) == pytest.approx(10)
    assert scale_plan.slowest_of(100, 50, 10, 0.3) > scale_plan.slowest_of(1, 99, 10, 0.3)


def test_waiting_is_as_long_as_queueing_theory_says() -> None:
    # One lane, equal service: the mean wait is rho / (2 (1 - rho)) services (Pollaczek and Khinchine).
    fan = Fan(1, lanes=1, service_ms=10, spread=0, network_ms=0, network_spread=0)
    waited = scale_plan.simulate(fan, queries_per_s=50, queries=30_000).mean() - 10
    assert waited == pytest.approx(10 * 0.5 / (2 * 0.5), rel=0.08)


def test_network_is_added_and_lanes_share_the_load() -> None:
    slow = Fan(4, lanes=1, service_ms=10, spread=0.1, network_ms=2, network_spread=0)
    more = Fan(4, lanes=4, service_ms=10, spread=0.1, network_ms=2, network_spread=0)
    assert scale_plan.simulate(more, 60, 5000).mean() < scale_plan.simulate(slow, 60, 5000).mean()
    assert scale_plan.simulate(more, 0.001, 1000).min() > 2 + 5
