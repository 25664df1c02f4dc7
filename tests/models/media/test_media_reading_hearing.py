"""Speech is found wherever it is in a sound, once, in windows that Whisper can hear, and in bounded memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pytest

from models.media.reading.hearing import CHUNK_S, LONGEST_S, RATE_HZ, Stretch, Window, windows
from models.media.windows import Samples

SILENCE_S = 0.5


def find_loud(samples: Samples) -> list[Stretch]:
    """Stretches that are not silent; a shorter silence than `SILENCE_S` belongs to the speech, longer speech is cut."""
    loud = np.flatnonzero(samples)
    found: list[Stretch] = []
    for part in np.split(loud, np.flatnonzero(np.diff(loud) > SILENCE_S * RATE_HZ) + 1):
        start = int(part[0]) if len(part) else 0
        while len(part) and start <= part[-1]:
            end = min(int(part[-1]) + 1, start + int(LONGEST_S * RATE_HZ))
            found.append((start, end))
            start = end
    return found


def talk(spoken: Sequence[tuple[float, float]], length_s: float) -> Samples:
    """Silence but for the stretches (start and end in seconds), in which each sample tells its own second."""
    samples = np.zeros(int(length_s * RATE_HZ), np.float32)
    for start_s, end_s in spoken:
        place = np.arange(int(start_s * RATE_HZ), int(end_s * RATE_HZ))
        samples[place] = place // RATE_HZ + 1
    return samples


def chunks(samples: Samples, chunk_s: float = CHUNK_S) -> Iterator[Samples]:
    step = int(chunk_s * RATE_HZ)
    yield from (samples[start : start + step] for start in range(0, len(samples), step))


def found(samples: Samples, chunk_s: float = CHUNK_S) -> list[Window]:
    return [window for window in windows(chunks(samples, chunk_s), find_loud) if window is not None]


def test_silence_has_no_windows() -> None:
    assert list(windows(chunks(np.zeros(int(250 * RATE_HZ), np.float32)), find_loud)) == [None, None, None]


def test_sentences_share_a_window_while_they_fit_and_silence_is_left_out() -> None:
    first, second = found(talk([(5, 10), (12, 20), (30, 33), (50, 60)], 100))
    assert (first.start_s, first.end_s) == (5, 33)
    assert len(first.samples) == 16 * RATE_HZ and np.all(first.samples)
    assert (second.start_s, second.end_s) == (50, 60)


@pytest.mark.parametrize("seed", range(6))
def test_every_spoken_second_is_heard_once_and_in_order(seed: int) -> None:
    chance = np.random.default_rng(seed)
    spoken, now_s = [], 0.0
    while now_s < 500:
        start_s = now_s + chance.uniform(0.6, 12)
        now_s = start_s + chance.uniform(0.2, 70)
        spoken.append((start_s, now_s))
    samples = talk(spoken, now_s + chance.uniform(0, 5))
    heard = found(samples)
    assert np.array_equal(np.concatenate([window.samples for window in heard]), samples[samples > 0])
    for window in heard:
        assert 0 < window.end_s - window.start_s < LONGEST_S + 0.001
        assert window.samples[0] == int(window.start_s) + 1
    assert all(one.end_s <= other.start_s for one, other in pairwise(heard))


@pytest.mark.parametrize("end_s", [118.0, 119.0, 119.9, 120.0, 120.5, 145.0])
def test_speech_across_the_end_of_a_chunk_is_not_cut_there(end_s: float) -> None:
    (window,) = found(talk([(117.5, end_s)], 300))
    assert (window.start_s, window.end_s) == (117.5, end_s)


def test_the_same_speech_in_chunks_of_any_length() -> None:
    samples = talk([(3, 20), (21, 50), (52, 53), (90, 170), (171, 174)], 200)
    apart = [(window.start_s, window.end_s) for window in found(samples, 40)]
    assert apart == [(window.start_s, window.end_s) for window in found(samples, 120)]


def test_three_hours_take_no_more_memory_than_three_minutes() -> None:
    second = np.ones(RATE_HZ, np.float32)

    def long() -> Iterator[Samples]:
        for _ in range(int(3 * 3600 / CHUNK_S)):
            yield np.concatenate([second] * int(CHUNK_S))

    def find_all(samples: Samples) -> list[Stretch]:
        step = int(LONGEST_S * RATE_HZ)
        return [(start, min(start + step, len(samples))) for start in range(0, len(samples), step)]

    tracemalloc.start()
    heard_s = sum(window.end_s - window.start_s for window in windows(long(), find_all) if window is not None)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert heard_s == pytest.approx(3 * 3600)
    assert peak_bytes < 4 * (CHUNK_S + LONGEST_S) * RATE_HZ * 4
