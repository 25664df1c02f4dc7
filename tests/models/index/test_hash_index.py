"""The nearest fingerprints among those before, against a plain count of bits."""

from __future__ import annotations

import numpy as np
import pytest

from models.index.hash_index import nearest_before


def near_ones(count: int, seed: int = 0) -> np.ndarray:
    """Fingerprints of which each third is a copy of an earlier one with up to 60 bits turned over."""
    drawn = np.random.default_rng(seed)
    hashes = drawn.integers(0, 256, (count, 32), dtype=np.uint8)
    for row in range(3, count, 3):
        bits = np.unpackbits(hashes[drawn.integers(row)])
        bits[drawn.choice(256, drawn.integers(60), replace=False)] ^= 1
        hashes[row] = np.packbits(bits)
    return hashes


@pytest.mark.parametrize("count", [1, 2, 5, 700, 2500])
def test_what_is_found_is_what_counting_finds(count: int) -> None:
    hashes = near_ones(count)
    words = hashes.view(np.uint64)
    seen = 0
    for near in nearest_before(hashes, 40, 6):
        assert near.first == seen
        for at, (rows, bits) in enumerate(zip(near.rows, near.bits, strict=True)):
            row = near.first + at
            distances = np.bitwise_count(words[:row] ^ words[row]).sum(axis=1)
            wanted = np.sort(distances[distances <= 40])[:6]
            found = rows >= 0
            assert bits[found].tolist() == wanted.tolist()
            assert distances[rows[found]].tolist() == wanted.tolist()
        seen += len(near.rows)
    assert seen == count


def test_nothing_is_found_among_nothing() -> None:
    assert list(nearest_before(np.zeros((0, 32), np.uint8), 40, 6)) == []


def test_many_equal_fingerprints_find_one_another() -> None:
    rows = np.concatenate([near.rows for near in nearest_before(np.zeros((3000, 32), np.uint8), 0, 4)])
    assert (rows[0] == -1).all() and (rows[4:] >= 0).all()
    assert (rows < np.arange(3000)[:, None]).all()
