"""The sounds of the sample library: made of noise and sines. Each is mono, float32, from -1 to 1, at RATE_HZ."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import signal

RATE_HZ = 24_000
Sound = NDArray[np.float64]


def _time(seconds: float) -> Sound:
    return np.arange(round(seconds * RATE_HZ)) / RATE_HZ


def _noise(seed: int, seconds: float) -> Sound:
    return np.random.default_rng(seed).standard_normal(round(seconds * RATE_HZ))


def _between(sound: Sound, low_hz: float, high_hz: float) -> Sound:
    """Only what lies between two frequencies."""
    band = signal.butter(2, (low_hz, high_hz), "bandpass", fs=RATE_HZ, output="sos")
    return signal.sosfilt(band, sound)


def _fade(sound: Sound, seconds: float = 0.05) -> Sound:
    count = round(seconds * RATE_HZ)
    ramp = np.linspace(0, 1, count)
    sound[:count] *= ramp
    sound[-count:] *= ramp[::-1]
    return sound


def _put(into: Sound, sound: Sound, at_s: float) -> None:
    """Add a sound at a moment of another; what goes past its end is cut off."""
    start = round(at_s * RATE_HZ)
    part = sound[: max(0, len(into) - start)]
    into[start : start + len(part)] += part


def _loud(sound: Sound, peak: float = 0.8) -> Sound:
    return np.tanh(1.2 * sound / np.abs(sound).max()) / np.tanh(1.2) * peak


def rain(seconds: float = 12.0) -> Sound:
    """Rain on a roof: a hiss, and drops."""
    chance = np.random.default_rng(1)
    made = 0.25 * _between(_noise(2, seconds), 900, 9000)
    for at_s in chance.uniform(0, seconds - 0.1, round(seconds * 110)):
        length = chance.uniform(0.004, 0.018)
        time = _time(length)
        drop = np.sin(2 * np.pi * chance.uniform(900, 4200) * time) * np.exp(-time / (length / 4))
        _put(made, drop * chance.uniform(0.1, 0.9) ** 2, float(at_s))
    return _loud(_fade(made, 0.6), 0.6)


def church_bell(seconds: float = 10.0) -> Sound:
    """A bell that is struck three times."""
    made = np.zeros(len(_time(seconds)))
    time = _time(7.0)
    partials = ((0.5, 1.0, 5.0), (1.0, 0.9, 3.6), (1.19, 0.7, 2.6), (1.5, 0.5, 2.2), (2.0, 0.8, 1.8), (2.74, 0.35, 1.2),
                (3.0, 0.3, 0.9), (3.76, 0.2, 0.7), (4.07, 0.2, 0.5))  # fmt: skip
    stroke = np.zeros(len(time))
    for ratio, share, ring_s in partials:
        beat = 1 + 0.12 * np.sin(2 * np.pi * (0.7 + 0.3 * ratio) * time)
        stroke += share * beat * np.sin(2 * np.pi * 330 * ratio * time) * np.exp(-time / ring_s)
    stroke[: RATE_HZ // 50] += 0.6 * _noise(3, 0.02) * np.linspace(1, 0, RATE_HZ // 50)
    for at_s in (0.1, 3.0, 5.9):
        _put(made, stroke, at_s)
    return _loud(_fade(made, 0.02))


def siren(seconds: float = 8.0) -> Sound:
    """The siren of an ambulance: up and down."""
    time = _time(seconds)
    pitch_hz = 900 + 420 * np.sin(2 * np.pi * 0.35 * time - np.pi / 2)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / RATE_HZ
    made = np.sin(phase) + 0.45 * np.sin(2 * phase) + 0.3 * np.sin(3 * phase)
    near = np.exp(-(((time - seconds / 2) / (seconds / 2.6)) ** 2))
    return _loud(_fade(made * (0.25 + near), 0.2))


def birds(seconds: float = 12.0) -> Sound:
    """Two birds in a garden."""
    chance = np.random.default_rng(5)
    made = 0.012 * _between(_noise(6, seconds), 300, 3000)
    at_s = 0.4
    while at_s < seconds - 1.2:
        low_hz, share = ((3200, 0.9), (4700, 0.55))[int(chance.integers(2))]
        for _ in range(int(chance.integers(2, 7))):
            length = chance.uniform(0.05, 0.16)
            time = _time(length)
            sweep = low_hz + chance.uniform(-500, 900) + chance.uniform(-1800, 1800) * time / length
            sweep = sweep + 160 * np.sin(2 * np.pi * chance.uniform(20, 45) * time)
            chirp = np.sin(2 * np.pi * np.cumsum(sweep) / RATE_HZ) * np.sin(np.pi * time / length) ** 0.7
            _put(made, share * chirp, at_s)
            at_s += length + chance.uniform(0.02, 0.09)
        at_s += chance.uniform(0.3, 1.1)
    return _loud(_fade(made, 0.3), 0.6)


def waves(seconds: float = 16.0) -> Sound:
    """Waves that break on a shore."""
    time = _time(seconds)
    made = 0.12 * _between(_noise(8, seconds), 120, 900)
    for at_s in (0.6, 5.4, 10.9):
        swell = np.clip((time - at_s) / 1.7, 0, 1) ** 2 * np.exp(-np.clip(time - at_s - 1.7, 0, None) / 1.1)
        made += swell * (0.9 * _between(_noise(9 + int(at_s), seconds), 150, 2500))
        made += 0.7 * np.roll(swell, RATE_HZ // 2) * _between(_noise(20 + int(at_s), seconds), 2000, 8000)
    return _loud(_fade(made, 0.5), 0.7)


def clock_ticking(seconds: float = 10.0) -> Sound:
    """A clock: tick, tock."""
    made = 0.002 * _noise(30, seconds)
    for number in range(int(seconds * 2)):
        time = _time(0.05)
        pitch_hz = 2400 if number % 2 == 0 else 1900
        click = np.exp(-time / 0.006) * (np.sin(2 * np.pi * pitch_hz * time) + 0.5 * _noise(31 + number % 2, 0.05))
        _put(made, click, 0.1 + number * 0.5)
        _put(made, 0.35 * click, 0.135 + number * 0.5)
    return _loud(made, 0.6)


def engine(seconds: float = 9.0) -> Sound:
    """A motor that starts, and is given gas."""
    time = _time(seconds)
    turns_hz = np.interp(time, (0, 1.2, 1.6, 4, 5.2, 6.5, seconds), (9, 10, 24, 26, 62, 58, 25))
    phase = 2 * np.pi * np.cumsum(turns_hz) / RATE_HZ
    made = sum(np.sin(phase * order + order) / order**0.8 for order in (1, 2, 3, 4, 6, 8, 12))
    made = made + 0.5 * np.sign(np.sin(2 * phase)) * (np.sin(phase / 2) ** 8)
    rough = _between(_noise(40, seconds), 80, 1800) * (0.4 + 0.6 * np.abs(np.sin(phase)))
    strength = np.interp(time, (0, 0.2, 1.4, 1.7, 4, 5.2, seconds), (0, 0.5, 0.5, 1, 0.7, 1.2, 0.6))
    return _loud(_fade((made + 0.9 * rough) * strength, 0.1))


def footsteps(seconds: float = 9.0) -> Sound:
    """Somebody walks over gravel."""
    made = 0.004 * _between(_noise(50, seconds), 200, 4000)
    chance = np.random.default_rng(51)
    for number in range(int(seconds / 0.56)):
        length = 0.26
        time = _time(length)
        grains = _between(_noise(60 + number, length), 700, 6500) * (chance.random(len(time)) < 0.35)
        step = grains * np.exp(-(((time - 0.07) / 0.055) ** 2)) + 0.5 * np.sin(2 * np.pi * 75 * time) * np.exp(
            -time / 0.03
        )
        _put(made, step * chance.uniform(0.75, 1.0), 0.2 + number * 0.56)
    return _loud(made, 0.7)


def thunder(seconds: float = 7.0) -> Sound:
    """One clap of thunder, and how it rolls away."""
    time = _time(seconds)
    roll = np.interp(time, (0, 0.05, 0.5, 1.1, 1.6, 2.6, 3.3, seconds), (0, 1.0, 0.5, 0.75, 0.35, 0.45, 0.2, 0))
    made = _between(_noise(70, seconds), 30, 220) * roll * 2.5
    made[: RATE_HZ // 2] += _between(_noise(71, 0.5), 200, 4000) * np.exp(-_time(0.5) / 0.12)
    return _loud(made, 0.9)


def storm_then_birds(seconds: float = 30.0) -> Sound:
    """Two events in one recording: thunder and rain first, from the twentieth second on birds."""
    made = np.zeros(len(_time(seconds)))
    shower = rain(17.0) * np.interp(_time(17.0), (0, 11, 17), (0.8, 0.6, 0))
    _put(made, shower, 0)
    _put(made, 1.1 * thunder(), 2.5)
    _put(made, birds(10.0), 19.6)
    return _loud(made)


def piano(seconds: float = 11.0) -> Sound:
    """A small tune, by plucked sines."""
    made = np.zeros(len(_time(seconds)))
    tune = (0, 4, 7, 12, 11, 7, 9, 5, 4, 0, 2, -1, 0)
    for number, step in enumerate(tune):
        time = _time(2.4)
        base_hz = 261.6 * 2 ** (step / 12)
        note = sum(
            np.sin(2 * np.pi * base_hz * order * (1 + 0.0004 * order**2) * time)
            * np.exp(-time * (1.1 + 0.8 * order))
            / order**1.2
            for order in range(1, 8)
        )
        _put(made, note * np.minimum(1, time / 0.004), 0.1 + number * 0.72)
        if number % 4 == 0:
            low_hz = base_hz / 2
            _put(made, 0.6 * np.sin(2 * np.pi * low_hz * time) * np.exp(-time * 1.5), 0.1 + number * 0.72)
    return _loud(_fade(made, 0.02), 0.7)
