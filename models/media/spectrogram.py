"""A sound as a picture of its pitches: a mel spectrogram in decibels, made in one pass and in bounded memory."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from models.kinds import Kind
from models.media import failures
from models.media.tape import Tape
from models.media.windows import Resampled, Samples
from models.shown import SpectrogramData
from models.spaces import SoundInput

RATE_HZ = 32_000
ROWS = 128
COLUMNS = 1200
LONGEST_S = 1800.0
"""A longer stretch is cut off: it would take longer to decode than anybody waits."""

_FRAME_SAMPLES = 2048
_FINEST_HOP_SAMPLES = 256
_LOW_HZ, _HIGH_HZ = 40.0, 15_000.0
_RANGE_DB = 80.0
_CHUNK_S = 4.0
_FLOOR = 1e-12

Powers = npt.NDArray[np.float32]
"""Shape (columns, ROWS), float32, mean power of each band, the lowest first."""


def read_spectrogram(file: BinaryIO, kind: Kind, start_s: float, end_s: float) -> SpectrogramData:
    """Decode a stretch of a sound, or of a film's, and measure how strong each pitch is at each time.

    Windows of 64 ms (Hann), a bank of 128 triangular filters that overlap by half, evenly spaced in mel, and the 80
    decibels below the loudest.

    Sources: the scale is that of Stevens, Volkmann and Newman (1937) as O'Shaughnessy, "Speech Communication" (1987),
        writes it: mel = 2595 log10(1 + hertz / 700); the filters are those of Davis and Mermelstein (1980).
    Returns: at most `COLUMNS` columns; none where the stretch lies behind the end.
    Raises: BadFile.
    """
    start_s = max(start_s, 0.0)
    end_s = min(end_s, start_s + LONGEST_S)
    with failures.reading(kind), Tape(file, kind) as tape:
        gathered = _Columns(max(end_s - start_s, 0.0))
        reached_s = _listen(tape, start_s, end_s, gathered)
        if tape.problem and not gathered.count:
            raise failures.damaged(kind, tape.problem)
    powers = gathered.columns()
    return SpectrogramData(
        columns=len(powers),
        rows=ROWS,
        levels=_levels(powers),
        start_s=start_s,
        end_s=max(reached_s, start_s),
        low_hz=_LOW_HZ,
        high_hz=_HIGH_HZ,
        range_db=_RANGE_DB,
    )


def _listen(tape: Tape, start_s: float, end_s: float, gathered: _Columns) -> float:
    """Feed the stretch. Returns: up to where it was heard, in seconds."""
    now_s = 0.0
    if tape.seeks_exactly and start_s > 0:
        tape.seek(start_s)
    resampled = Resampled(SoundInput(RATE_HZ, _CHUNK_S))
    for channels, rate_hz, place_s in tape.stretches():
        mono = channels.mean(axis=0)
        begins_s = now_s if place_s is None else place_s
        now_s = begins_s + len(mono) / rate_hz
        skipped = max(round((start_s - begins_s) * rate_hz), 0)
        kept = mono[skipped : max(round((end_s - begins_s) * rate_hz), 0)]
        if len(kept):
            resampled.feed(kept, rate_hz)
        while resampled.has_window:
            gathered.feed(resampled.take())
        if now_s >= end_s:
            break
    resampled.flush()
    while resampled.has_window:
        gathered.feed(resampled.take())
    gathered.feed(resampled.take())
    gathered.finish()
    return min(now_s, end_s)


class _Columns:
    """Powers at equal steps of time. Args: length_s: of what will come; it decides how many windows make a column."""

    def __init__(self, length_s: float) -> None:
        samples = max(int(length_s * RATE_HZ), 1)
        self._hop = max(_FINEST_HOP_SAMPLES, math.ceil(samples / COLUMNS))
        # Windows that follow one another closely enough to miss nothing, as many as make one column.
        self._windows = max(1, round(self._hop / _FRAME_SAMPLES))
        self._step = self._hop / self._windows
        self._rest: Samples = np.zeros(_FRAME_SAMPLES // 2, np.float32)
        self._at = 0.0
        self._made: list[Powers] = []
        self._waiting: Powers = np.zeros((0, ROWS), np.float32)
        self.count = 0

    def feed(self, samples: Samples) -> None:
        """Add mono samples at `RATE_HZ`."""
        heard = np.concatenate((self._rest, samples))
        starts = np.arange(self._at, len(heard) - _FRAME_SAMPLES + 1, self._step).astype(int)
        if len(starts):
            windows = np.lib.stride_tricks.sliding_window_view(heard, _FRAME_SAMPLES)[starts]
            spectra = np.abs(np.fft.rfft(windows * _hann(), axis=1)) ** 2
            self._keep((spectra.astype(np.float32) @ _filters()).astype(np.float32))
            next_at = self._at + len(starts) * self._step
        else:
            next_at = self._at
        used = min(int(next_at), len(heard))
        self._rest, self._at = heard[used:], next_at - used

    def finish(self) -> None:
        """Hear the end, as far as a window reaches beyond it."""
        self.feed(np.zeros(_FRAME_SAMPLES // 2, np.float32))

    def columns(self) -> Powers:
        """All that was made, `COLUMNS` columns at most."""
        if not self._made:
            return np.zeros((0, ROWS), np.float32)
        return np.concatenate(self._made)[:COLUMNS]

    def _keep(self, powers: Powers) -> None:
        waiting = np.concatenate((self._waiting, powers))
        whole = len(waiting) // self._windows
        if whole:
            shaped = waiting[: whole * self._windows].reshape(whole, self._windows, ROWS)
            self._made.append(shaped.mean(axis=1))
            self.count += whole
        self._waiting = waiting[whole * self._windows :]


@lru_cache(maxsize=1)
def _hann() -> Samples:
    window: Samples = np.hanning(_FRAME_SAMPLES + 1)[:-1].astype(np.float32)
    return window


@lru_cache(maxsize=1)
def _filters() -> Powers:
    """Shape (_FRAME_SAMPLES // 2 + 1, ROWS): how much each frequency counts in each band; every band sums to 1."""
    edges = _hertz(np.linspace(_mel(_LOW_HZ), _mel(_HIGH_HZ), ROWS + 2))
    frequencies = np.fft.rfftfreq(_FRAME_SAMPLES, 1 / RATE_HZ)[:, np.newaxis]
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    rising = (frequencies - low) / (middle - low)
    falling = (high - frequencies) / (high - middle)
    bank = np.maximum(0.0, np.minimum(rising, falling))
    # Low bands are narrower than the distance of two frequencies: those get the nearest one.
    for band in np.flatnonzero(bank.sum(axis=0) == 0):
        bank[int(np.argmin(np.abs(frequencies[:, 0] - middle[band]))), band] = 1.0
    filters: Powers = (bank / bank.sum(axis=0)).astype(np.float32)
    return filters


def _levels(powers: Powers) -> bytes:
    """Decibels below the loudest as bytes, the highest pitch first."""
    if not len(powers):
        return b""
    decibels = 10 * np.log10(np.maximum(powers, _FLOOR))
    # Silence is silent: it is not stretched until its noise looks loud.
    loudest = max(float(decibels.max()), 10 * math.log10(_FLOOR) + _RANGE_DB)
    shares = np.clip((decibels - loudest + _RANGE_DB) / _RANGE_DB, 0, 1)
    return bytes(np.ascontiguousarray(np.rint(shares * 255).astype(np.uint8).T[::-1]).tobytes())


def _mel(hertz: float) -> float:
    return 2595.0 * math.log10(1.0 + hertz / 700.0)


def _hertz(mels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return 700.0 * (10.0 ** (mels / 2595.0) - 1.0)
