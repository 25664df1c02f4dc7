"""Inputs on which an encoder's quicker runtimes are measured: made here, the same on every computer.

They are drawn and computed, not photographed or recorded: smooth and rough fields of colour with shapes on them,
tones, chords, sweeps, beats and noises, and plain sentences. They are spread widely enough for an order of
neighbours to mean something, but they are no sample of anyone's library: a runtime that agrees on them agrees on
how the network computes, not on what it has learnt.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from models.spaces import MediaInput, PictureInput, SoundInput

COUNT = 40
_CANARIES = 4
_SEED = 20_111
_SUBJECTS = ("a dog", "two children", "an old car", "a church", "red apples", "a violin", "heavy rain", "a map")
_SCENES = ("at night", "on a beach", "in the snow", "seen from above", "with many people on a summer afternoon")


def pictures(wanted: PictureInput, count: int = COUNT) -> list[npt.NDArray[np.uint8]]:
    """The first few pictures. Returns: `count` arrays of shape (size_px, size_px, 3)."""
    rng = np.random.default_rng(_SEED)
    return [_picture(rng, wanted.size_px, number) for number in range(count)]


def sounds(wanted: SoundInput, count: int = COUNT) -> list[npt.NDArray[np.float32]]:
    """The first few windows of sound. Returns: `count` arrays; every fourth is shorter than the window."""
    rng = np.random.default_rng(_SEED)
    samples = int(wanted.rate_hz * wanted.window_s)
    lengths = [samples // 3 if number % 4 == 3 else samples for number in range(count)]
    return [_sound(rng, length, wanted.rate_hz, number) for number, length in enumerate(lengths)]


def texts() -> list[str]:
    """Sentences of two to ten words. Returns: `COUNT` texts."""
    return [f"{subject} {scene}" for subject in _SUBJECTS for scene in _SCENES]


def canaries(wanted: MediaInput) -> list[Any]:
    """The first few inputs of any sort: enough to notice that an encoder computes something else."""
    match wanted:
        case PictureInput():
            return list(pictures(wanted, _CANARIES))
        case SoundInput():
            return list(sounds(wanted, _CANARIES))
        case _:
            return list(texts()[:_CANARIES])


def _picture(rng: np.random.Generator, size_px: int, number: int) -> npt.NDArray[np.uint8]:
    across, down = np.meshgrid(np.linspace(0, 1, size_px), np.linspace(0, 1, size_px))
    field = np.zeros((size_px, size_px, 3))
    for _ in range(1 + number % 5):
        waves, phase = rng.normal(0, 2.0 ** (number % 6), 2), rng.uniform(0, 2 * np.pi)
        field += np.sin(2 * np.pi * (waves[0] * across + waves[1] * down) + phase)[..., None] * rng.normal(0, 50, 3)
    field += rng.uniform(20, 235, 3)
    for shape in range(number % 4):
        centre, radius = rng.uniform(0.1, 0.9, 2), rng.uniform(0.05, 0.4)
        away = np.stack([np.abs(across - centre[0]), np.abs(down - centre[1])])
        inside = (away.max(axis=0) if shape % 2 else np.hypot(*away)) < radius
        field[inside] = rng.uniform(0, 255, 3)
    field += rng.normal(0, (0, 4, 25)[number % 3], field.shape)
    return np.clip(field, 0, 255).astype(np.uint8)


def _sound(rng: np.random.Generator, samples: int, rate_hz: int, number: int) -> npt.NDArray[np.float32]:
    time_s = np.arange(samples) / rate_hz
    tone_hz = 55.0 * 2 ** rng.uniform(0, 7)
    match number % 5:
        case 0:
            sound = sum(np.sin(2 * np.pi * tone_hz * partial * time_s) / partial for partial in range(1, 6))
        case 1:
            sound = np.sin(2 * np.pi * tone_hz * time_s * (1 + rng.uniform(0.05, 0.5) * time_s))
        case 2:
            sound = rng.normal(0, 1, samples) * (np.sin(2 * np.pi * rng.uniform(0.3, 6) * time_s) > 0)
        case 3:
            sound = np.convolve(rng.normal(0, 1, samples), np.ones(2 + number) / (2 + number), mode="same")
        case _:
            beats = np.exp(-((time_s * rng.uniform(1, 8)) % 1) * 12)
            sound = beats * np.sin(2 * np.pi * tone_hz * time_s)
    quiet = sound + rng.normal(0, 0.003, samples)
    return np.asarray(quiet / max(float(np.abs(quiet).max()), 1e-6) * rng.uniform(0.1, 0.9), dtype=np.float32)
