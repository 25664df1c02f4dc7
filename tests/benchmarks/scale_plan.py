"""The arithmetic of docs/scale.md: what libraries of any size take, and how long a search over many machines does.

Nothing is measured here, and nothing assumed: rates come from `scale.py`, sizes and prices from whoever asks.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Latencies = npt.NDArray[np.float64]
"""Shape (queries,), milliseconds."""

ID_BYTES = 8
# What FAISS keeps beside the bits of each vector: two numbers of 32 bits.
_BITS_FACTORS_BYTES = 8
_QUEUES_SETTLE = 200


@dataclass(frozen=True, slots=True)
class Part:
    """Items of one kind.

    Attributes:
        share: of all items, 0 to 1.
        dim: length of their vectors.
        encoded_per_s: by one core.
        preview_bytes, text_bytes: of one item, with the index of its words.
    """

    name: str
    share: float
    dim: int
    encoded_per_s: float
    preview_bytes: int = 0
    text_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Prices:
    """In any currency."""

    core_hour: float
    memory_gb_hour: float
    disk_gb_month: float
    store_gb_month: float


@dataclass(frozen=True, slots=True)
class Machine:
    """One that answers: its cores and memory, how much of that vectors may fill, and what its disk gives."""

    cores: int
    memory_gb: float
    filled: float
    disk_reads_per_s: float


@dataclass(frozen=True, slots=True)
class Form:
    """How vectors are kept and searched.

    Attributes:
        scanned: bits for each number of a vector that a search goes through.
        scanned_factors_bytes: beside them, for each vector.
        refined_bits: for each number, of what candidates are compared with again; 0 where there is no second look.
        refined_in_memory: or on the disk of the machine.
        share: of all vectors that a search goes through.
        candidates: looked at again, for each that is wanted, if there is one segment.
    """

    name: str
    scanned: float
    share: float
    scanned_factors_bytes: int = 0
    refined_bits: int = 0
    refined_in_memory: bool = True
    candidates: int = 0

    def memory_bytes(self, dim: int) -> float:
        """Of one vector."""
        refined = self.refined_bits * dim / 8 if self.refined_in_memory else 0
        return self.scanned_bytes(dim) + refined + ID_BYTES

    def disk_bytes(self, dim: int) -> float:
        """Of one vector, on the disk of a machine that answers: everything that is loaded from there, or read there."""
        return self.scanned_bytes(dim) + self.refined_bits * dim / 8 + ID_BYTES

    def scanned_bytes(self, dim: int) -> float:
        """Of one vector."""
        return self.scanned * dim / 8 + self.scanned_factors_bytes


EXACT = Form("exact, float16", 16, 1.0)
FORMS = (
    EXACT,
    Form("8 bits", 8, 1.0),
    Form("bits, then float16 in memory", 1, 1.0, _BITS_FACTORS_BYTES, 16, True, 20),
    Form("bits, then float16 on disk", 1, 1.0, _BITS_FACTORS_BYTES, 16, False, 20),
)


def memory_gb(items: int, parts: Sequence[Part], form: Form) -> float:
    """Of all vectors, once."""
    return sum(items * part.share * form.memory_bytes(part.dim) for part in parts) / 1e9


def disk_gb(items: int, parts: Sequence[Part], form: Form) -> float:
    """Of all vectors, once."""
    return sum(items * part.share * form.disk_bytes(part.dim) for part in parts) / 1e9


def stored_gb(items: int, parts: Sequence[Part], catalogue_bytes: float) -> dict[str, float]:
    """What the library takes beside the machines that answer. Args: catalogue_bytes: of one item, without its text."""
    return {
        "vectors, float16": sum(items * part.share * 2 * part.dim for part in parts) / 1e9,
        "catalogue": items * catalogue_bytes / 1e9,
        "full text": sum(items * part.share * part.text_bytes for part in parts) / 1e9,
        "previews": sum(items * part.share * part.preview_bytes for part in parts) / 1e9,
    }


def candidates(items: int, parts: Sequence[Part], form: Form, wanted: int, segment_items: int) -> int:
    """How many vectors are looked at again, for one query in every space.

    Each segment is asked by itself, and for no fewer than are wanted in all. Of these, ever fewer are among the best of
    everything, so that with many segments one candidate for each is enough.
    """
    if not form.candidates:
        return 0
    segments = [ceil(items * part.share / segment_items) for part in parts]
    return sum(ceil(count * wanted * max(1.0, form.candidates / count)) for count in segments)


def core_ms(items: int, parts: Sequence[Part], form: Form, numbers_per_s: Mapping[str, float]) -> float:
    """Scanning of one core for one query in every space. Args: numbers_per_s: of vectors that a core scans, by form."""
    return sum(1000 * items * part.share * form.share * part.dim / numbers_per_s[form.name] for part in parts)


def machines_for(needed_gb: float, machine: Machine, copies: int) -> int:
    """As many as hold everything so many times; at least one for each copy."""
    return copies * max(1, ceil(needed_gb / (machine.memory_gb * machine.filled)))


def month_cost(machines: int, machine: Machine, machine_disk_gb: float, kept_gb: float, prices: Prices) -> float:
    """Of machines that answer all month, of their disks and of what is kept beside them."""
    hour = machine.cores * prices.core_hour + machine.memory_gb * prices.memory_gb_hour
    return machines * hour * 730 + machine_disk_gb * prices.disk_gb_month + kept_gb * prices.store_gb_month


def encoding_core_hours(items: int, parts: Sequence[Part]) -> float:
    """To look into everything once."""
    return sum(items * part.share / part.encoded_per_s for part in parts) / 3600


def slowest_of(shards: int, percent: float, median: float, spread: float) -> float:
    """What the slowest of so many shards takes, in so many per cent of queries, where none waits for another.

    All take log-normal times of a median and a spread (standard deviation of the logarithm), each by itself. The
    slowest stays below t with the probability that one does, to the power of their number.
    """
    each = (percent / 100) ** (1 / shards)
    return median * exp(spread * NormalDist().inv_cdf(each))


@dataclass(frozen=True, slots=True)
class Fan:
    """A query that goes to all shards and waits for the slowest.

    Attributes:
        shards: machines that hold one part each, and can do so many queries at once (`lanes`).
        service_ms, spread: median time of one part of a query, and the standard deviation of its logarithm.
        network_ms, network_spread: the same of the way there and back.
    """

    shards: int
    lanes: int
    service_ms: float
    spread: float
    network_ms: float
    network_spread: float


def simulate(fan: Fan, queries_per_s: float, queries: int, seed: int = 0) -> Latencies:
    """Queries come by chance, wait at each shard for those before, and are answered when the slowest part is back.

    Returns: shape (queries,), without those at the beginning, when nothing waited yet.
    """
    draw = np.random.default_rng(seed)
    count = queries + _QUEUES_SETTLE
    arrivals = np.cumsum(draw.exponential(1000 / queries_per_s, count))
    slowest = np.zeros(count)
    for _ in range(fan.shards):
        service = fan.service_ms * np.exp(fan.spread * draw.standard_normal(count))
        network = fan.network_ms * np.exp(fan.network_spread * draw.standard_normal(count))
        slowest = np.maximum(slowest, _ended(arrivals, service, fan.lanes) - arrivals + network)
    return slowest[_QUEUES_SETTLE:]


def _ended(arrivals: Latencies, service: Latencies, lanes: int) -> Latencies:
    """When each is done, in the order in which they came, in the lane that is free first."""
    free = [0.0] * lanes
    ended = np.empty(len(arrivals))
    for place, (came, takes) in enumerate(zip(arrivals.tolist(), service.tolist(), strict=True)):
        done = max(came, free[0]) + takes
        heapq.heapreplace(free, done)
        ended[place] = done
    return ended
