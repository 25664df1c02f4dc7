"""Nearest fingerprints of 256 bits, by the number of bits in which they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

BITS = 256
_BLOCK = 1024

Hashes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]
Bits = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What lies near some rows, among the rows before each of them.

    Attributes:
        first: number of the first of these rows.
        rows: numbers of the rows found, nearest first: shape (n, k), int64; -1 where there are no more.
        bits: in how many bits each differs: shape (n, k), int32.
    """

    first: int
    rows: Rows
    bits: Bits


def nearest_before(hashes: Hashes, most_bits: int, k: int) -> Iterator[Neighbours]:
    """For every fingerprint, the nearest of those that stand before it: at most k, and at most so many bits away.

    Exact. Every pair is looked at once, so twice as many take four times as long. Memory is what the fingerprints take,
    and one block of answers.

    Args:
        hashes: shape (n, 32), uint8.
    Yields: the rows in order, a block at a time.
    """
    import faiss

    index = faiss.IndexBinaryFlat(BITS)
    for first in range(0, len(hashes), _BLOCK):
        block = np.ascontiguousarray(hashes[first : first + _BLOCK])
        rows, bits = _within(block, first, k)
        if index.ntotal:
            earlier_bits, earlier = _search(index, block, min(k, index.ntotal))
            rows, bits = np.hstack([earlier, rows]), np.hstack([earlier_bits, bits])
        order = np.argsort(bits, axis=1, kind="stable")[:, :k]
        rows, bits = np.take_along_axis(rows, order, axis=1), np.take_along_axis(bits, order, axis=1)
        yield Neighbours(first, np.where(bits <= most_bits, rows, -1), bits)
        index.add(block)


def _search(index: Any, block: Hashes, k: int) -> tuple[Bits, Rows]:
    bits, rows = index.search(block, k)
    return bits, rows


def _within(block: Hashes, first: int, k: int) -> tuple[Rows, Bits]:
    """The same within one block, by one product of matrices: equal bits count 1, others -1."""
    signs = np.unpackbits(block, axis=1).astype(np.float32) * 2 - 1
    bits = ((BITS - signs @ signs.T) / 2).astype(np.int32)
    bits[np.triu_indices(len(block))] = BITS + 1
    rows = np.argpartition(bits, min(k, len(block) - 1), axis=1)[:, :k].astype(np.int64)
    return rows + first, np.take_along_axis(bits, rows, axis=1)
