"""Timbre: what it hears, and what it must not mind."""

from __future__ import annotations

import numpy as np
import pytest

from models.encoders.spectral import DIM, Spectral, describe

RATE_HZ = 16_000


def tone(hz: float, seconds: float = 1.0) -> np.ndarray:
    moments = np.arange(int(RATE_HZ * seconds)) / RATE_HZ
    return sum(0.3 / k * np.sin(2 * np.pi * hz * k * moments) for k in (1, 2, 3)).astype(np.float32)


def noise(seconds: float = 1.0, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.2, int(RATE_HZ * seconds)).astype(np.float32)


def clicks(every_s: float) -> np.ndarray:
    sound = np.zeros(3 * RATE_HZ, dtype=np.float32)
    for start in np.arange(0, 2.9, every_s):
        sound[int(start * RATE_HZ) :][:400] = noise(0.025) * np.linspace(1, 0, 400)
    return sound


def encode(*sounds: np.ndarray) -> np.ndarray:
    return Spectral().encode_media(sounds)[0]


def test_vectors_are_as_described() -> None:
    vectors = encode(tone(440), noise(10.0))
    assert vectors.shape == (2, DIM) == (2, describe().spaces[0].dim)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)


@pytest.mark.parametrize("samples", [0, 1, 100, 511, 512, 513, RATE_HZ])
def test_silence_of_any_length_gives_zeros(samples: int) -> None:
    assert not encode(np.zeros(samples, np.float32)).any()


@pytest.mark.parametrize("samples", [1, 2, 255, 512, 513, 769, 160_000])
def test_any_length_gives_finite_vectors(samples: int) -> None:
    vectors = encode(noise(samples / RATE_HZ)[:samples])
    assert np.isfinite(vectors).all()
    assert vectors.any() == (samples > 2)  # two samples lie where the window is almost nothing


def test_company_changes_nothing() -> None:
    alone = np.concatenate([encode(sound) for sound in (tone(220), noise(2.0))])
    np.testing.assert_array_equal(encode(tone(220), noise(2.0)), alone)


def test_loudness_hardly_counts() -> None:
    loud, quiet = encode(tone(440), tone(440) * 0.05)
    assert loud @ quiet > 0.99


def test_alike_sounds_are_neighbours() -> None:
    sounds = encode(tone(440), tone(470), noise(1.0, 1), noise(1.0, 2), clicks(0.25), clicks(0.3))
    closeness = sounds @ sounds.T
    np.fill_diagonal(closeness, -2)
    assert closeness.argmax(axis=1).tolist() == [1, 0, 3, 2, 5, 4]
