"""Spectral timbre: how a sound sounds, by statistics of its spectrum. No network, no weights: numpy alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from models.encoders.protocol import Description, Installation, normalised
from models.kinds import Kind
from models.messages import say
from models.spaces import SoundInput, Space, Vectors, fingerprint

NAME = "spectral"
TIMBRE = "spectral/timbre"
_RATE_HZ = 16_000
_FRAME = 512
_HOP = 256
_BANDS = 40
_CEPSTRA = 20
_LOWEST_HZ, _HIGHEST_HZ = 40.0, 7_900.0
_FLOOR = 1e-8
_RANGE_DB = 60.0  # what lies further below the loudest frame is treated as silence
_RECIPE = "timbre 1"
_MEMORY_BYTES = 2**30

# Usual values and spreads, rounded, over 300 sound effects and musical samples; order as in `_shape` and `_rhythm`.
_SHAPE_MIDDLES = (-1.5, 0.85, 1.1, 0.4, -0.5, 0.95, -29.5, 5.5)
_SHAPE_SCALES = (1.7, 0.65, 0.5, 0.25, 1.9, 0.8, 17.0, 3.4)
_RHYTHM_MIDDLES = (2.4, 1.2, 1.5, 0.98, 0.3, 9.8, 0.3)
_RHYTHM_SCALES = (0.9, 0.8, 1.6, 0.08, 1.4, 4.2, 0.26)
_MOST_UNITS = 3.0

Frames = npt.NDArray[np.float32]


def describe() -> Description:
    """The encoder; always installed."""
    preprocessing = SoundInput(rate_hz=_RATE_HZ, window_s=10.0)
    space = Space(
        name=TIMBRE,
        fingerprint=fingerprint(
            encoder=NAME,
            weights_sha256=hashlib.sha256(_RECIPE.encode()).hexdigest(),
            preprocessing=preprocessing,
            dim=DIM,
            libraries={},
            recipe=_RECIPE,
        ),
        dim=DIM,
        lineage=hashlib.sha256(_RECIPE.encode()).hexdigest(),
        kinds=(Kind.AUDIO,),
        answers_text=False,
        finds_similar=True,
    )
    return Description(
        name=NAME,
        title=say("Timbre (basic, sounds)"),
        purpose="Finds sounds that sound alike: brightness, noise, pitch range, rhythm of onsets.",
        licence="Apache-2.0",
        source="Part of Findling; after Peeters 2004 and Davis and Mermelstein 1980",
        kinds=(Kind.AUDIO,),
        input=preprocessing,
        spaces=(space,),
        batch=16,
    )


def installation() -> Installation:
    """How to start it."""
    return Installation(
        description=describe(),
        media_target="models.encoders.spectral:load",
        text_target="",
        args=(),
        memory_bytes=_MEMORY_BYTES,
    )


def load() -> Spectral:
    """Runs in the worker process."""
    return Spectral()


class Spectral:
    """Windows of sound to timbre vectors. Loudness as such does not count."""

    def encode_media(self, batch: Sequence[Frames]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`. Silence and windows without samples give zeros."""
        return (normalised(np.stack([timbre(sound) for sound in batch])),)


def timbre(sound: Frames) -> Frames:
    """Statistics of the audible frames, each group centred and scaled by fixed constants.

    Args:
        sound: shape (samples,), at 16 kHz.

    Returns: shape (DIM,), float32, not normalised; zeros for silence.
    """
    power = _power(np.asarray(sound, dtype=np.float32))
    level_db = 10 * np.log10(power.sum(axis=1) + _FLOOR)
    if level_db.max() <= 10 * np.log10(_FLOOR) + 10:
        return np.zeros(DIM, dtype=np.float32)
    audible = level_db > level_db.max() - _RANGE_DB
    mel_db = 10 * np.log10(power @ _mel_bands().T + _FLOOR * power.sum(axis=1).max())
    groups = (
        _bands(mel_db[audible]),
        _cepstrum(mel_db[audible]),
        _shape(power[audible]),
        _rhythm(mel_db, level_db, audible),
    )
    return np.concatenate([weight * group for (group, weight) in zip(groups, _GROUP_WEIGHTS, strict=True)])


def _power(sound: Frames) -> Frames:
    """Power spectra of overlapping frames, shape (frames, _FRAME // 2 + 1); short sounds are padded with zeros."""
    padded = np.pad(sound, (0, max(_FRAME - len(sound), -(len(sound) - _FRAME) % _HOP)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP]
    spectra = np.fft.rfft(frames * np.hanning(_FRAME).astype(np.float32), axis=1)
    return (np.abs(spectra) ** 2 / _FRAME).astype(np.float32)


@lru_cache(maxsize=1)
def _mel_bands() -> Frames:
    """Triangular filters, evenly spaced in mel, shape (_BANDS, _FRAME // 2 + 1)."""
    lowest, highest = (1127.0 * np.log1p(hz / 700.0) for hz in (_LOWEST_HZ, _HIGHEST_HZ))
    edges_hz = 700.0 * np.expm1(np.linspace(lowest, highest, _BANDS + 2) / 1127.0)
    bins_hz = np.fft.rfftfreq(_FRAME, 1 / _RATE_HZ)
    rising = (bins_hz - edges_hz[:-2, None]) / np.diff(edges_hz)[:-1, None]
    falling = (edges_hz[2:, None] - bins_hz) / np.diff(edges_hz)[1:, None]
    bands = np.maximum(0, np.minimum(rising, falling))
    # The lowest bands are narrower than a bin: each keeps at least its nearest one.
    centres = np.abs(bins_hz[None] - edges_hz[1:-1, None]).argmin(axis=1)
    bands[np.arange(_BANDS), centres] = np.maximum(bands[np.arange(_BANDS), centres], 0.5)
    return np.asarray(bands / bands.sum(axis=1, keepdims=True), dtype=np.float32)


@lru_cache(maxsize=1)
def _cosines() -> Frames:
    """Orthonormal DCT-II without its constant row, shape (_CEPSTRA, _BANDS)."""
    steps = np.pi / _BANDS * (np.arange(_BANDS) + 0.5)
    return np.asarray(np.sqrt(2 / _BANDS) * np.cos(np.outer(np.arange(1, _CEPSTRA + 1), steps)), dtype=np.float32)


def _bands(mel_db: Frames) -> Frames:
    """Average spectrum around its own mean, its spread, and how fast it moves, in units of about 10 dB."""
    mean = mel_db.mean(axis=0)
    moves = np.abs(np.diff(mel_db, axis=0)).mean(axis=0) if len(mel_db) > 1 else np.zeros(_BANDS, np.float32)
    return np.concatenate([(mean - mean.mean()) / 12, (mel_db.std(axis=0) - 8) / 5, (moves - 4) / 3])


def _cepstrum(mel_db: Frames) -> Frames:
    """Mean and spread of the cepstral coefficients; higher ones are smaller by nature and count as much."""
    coefficients = mel_db @ _cosines().T
    scale = 40 / np.sqrt(np.arange(1, _CEPSTRA + 1, dtype=np.float32))
    return np.concatenate([coefficients.mean(axis=0) / scale, (coefficients.std(axis=0) - 0.3 * scale) / (0.2 * scale)])


def _shape(power: Frames) -> Frames:
    """Mean and spread of brightness, width, edge (in octaves) and flatness (in dB) of the spectrum."""
    octaves = np.log2(np.maximum(np.fft.rfftfreq(_FRAME, 1 / _RATE_HZ), 20) / 1000).astype(np.float32)
    share = power / (power.sum(axis=1, keepdims=True) + 1e-20)
    centre = share @ octaves
    width = np.sqrt(np.maximum(share @ octaves**2 - centre**2, 0))
    edge = octaves[np.argmax(np.cumsum(share, axis=1) >= 0.85, axis=1)]
    flatness = 10 * (np.log10(power + 1e-12).mean(axis=1) - np.log10(power.mean(axis=1) + 1e-12))
    values = [(track.mean(), track.std()) for track in (centre, width, edge, flatness)]
    return _standardised(np.array(values, dtype=np.float32).ravel(), _SHAPE_MIDDLES, _SHAPE_SCALES)


def _rhythm(mel_db: Frames, level_db: Frames, audible: npt.NDArray[np.bool_]) -> Frames:
    """Onsets per second, strength and regularity of change, share of silence, length, and dynamics."""
    seconds = len(level_db) * _HOP / _RATE_HZ
    rise = np.maximum(np.diff(mel_db, axis=0), 0).mean(axis=1) if len(mel_db) > 2 else np.zeros(2, np.float32)
    peaks = (rise[1:-1] > rise[:-2]) & (rise[1:-1] >= rise[2:]) & (rise[1:-1] > rise.mean() + rise.std())
    attack = float(np.argmax(level_db) + 1) / len(level_db)
    values = [
        np.log2(1 + peaks.sum() / seconds),
        rise.mean(),
        rise.std(),
        audible.mean(),
        np.log2(seconds + 0.1),
        level_db[audible].std(),
        attack,
    ]
    return _standardised(np.array(values, dtype=np.float32), _RHYTHM_MIDDLES, _RHYTHM_SCALES)


def _standardised(values: Frames, middles: Sequence[float], scales: Sequence[float]) -> Frames:
    """Values in units of their usual spread; a single odd one cannot outweigh the rest."""
    units = (values - np.asarray(middles, dtype=np.float32)) / np.asarray(scales, dtype=np.float32)
    bounded: Frames = np.clip(units, -_MOST_UNITS, _MOST_UNITS)
    return bounded


_GROUP_WEIGHTS = (1.0, 1.0, 3.0, 3.0)
DIM = 3 * _BANDS + 2 * _CEPSTRA + 8 + 7
"""Components of a timbre vector."""
