"""Cutting a stream of samples into windows, and drawing its waveform, in bounded memory."""

from __future__ import annotations

import math
from collections.abc import Iterable

import av
import numpy as np
import numpy.typing as npt

from models.spaces import SoundInput

Samples = npt.NDArray[np.float32]
"""Mono, shape (samples,), float32 in [-1, 1]."""

_MOST_BLOCKS = 16384
_FIRST_BLOCK_SAMPLES = 16


class Resampled:
    """The sound at the rate that one encoder wants, waiting to be taken window by window."""

    def __init__(self, wanted: SoundInput) -> None:
        self.wanted = wanted
        self._rate_hz = 0
        self._resampler: av.AudioResampler | None = None
        self._waiting: list[Samples] = []
        self._count = 0

    def feed(self, samples: Samples, rate_hz: int) -> None:
        """Add samples at the rate of the file, which may change in the middle."""
        if rate_hz != self._rate_hz:
            self.flush()
            self._rate_hz = rate_hz
            self._resampler = None
            if rate_hz != self.wanted.rate_hz:
                self._resampler = av.AudioResampler(format="fltp", layout="mono", rate=self.wanted.rate_hz)
        if self._resampler is None:
            self._keep(samples)
            return
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[np.newaxis, :]), format="fltp", layout="mono")
        frame.sample_rate = rate_hz
        self._keep_all(self._resampler.resample(frame))

    def flush(self) -> None:
        """Bring out what the resampler still holds; `feed` may follow with another rate only."""
        if self._resampler is not None and self._rate_hz:
            self._keep_all(self._resampler.resample(None))
        self._resampler, self._rate_hz = None, 0

    @property
    def has_window(self) -> bool:
        """Whether a whole window is waiting."""
        return self._count >= self._window_samples

    def take(self) -> Samples:
        """The next window, or what is left of it: 1 to rate_hz * window_s samples."""
        waiting = np.concatenate(self._waiting) if self._count else np.zeros(1, np.float32)
        window, rest = waiting[: self._window_samples], waiting[self._window_samples :]
        self._waiting, self._count = [rest], len(rest)
        return np.clip(window, -1, 1)

    @property
    def _window_samples(self) -> int:
        return int(self.wanted.rate_hz * self.wanted.window_s)

    def _keep_all(self, frames: Iterable[av.AudioFrame]) -> None:
        for frame in frames:
            self._keep(frame.to_ndarray()[0].astype(np.float32, copy=False))

    def _keep(self, samples: Samples) -> None:
        self._waiting.append(samples)
        self._count += len(samples)


class Waveform:
    """Peak amplitudes over a sound of unknown length: whenever the blocks become too many, two make one."""

    def __init__(self) -> None:
        self._blocks = np.zeros(_MOST_BLOCKS, np.float32)
        self._block_samples = _FIRST_BLOCK_SAMPLES
        self._samples = 0

    def feed(self, loudest: Samples) -> None:
        """Add samples; of several channels, the loudest at each moment."""
        while len(loudest):
            room = _MOST_BLOCKS * self._block_samples - self._samples
            if room == 0:
                self._halve()
                continue
            now, loudest = np.abs(loudest[:room]), loudest[room:]
            first, into = divmod(self._samples, self._block_samples)
            starts = np.maximum(np.arange(-into, len(now), self._block_samples), 0)
            blocks = self._blocks[first : first + len(starts)]
            np.maximum(blocks, np.maximum.reduceat(now, starts), out=blocks)
            self._samples += len(now)

    def peaks(self, shares: int) -> bytes:
        """One peak amplitude 0..255 for each of `shares` equal shares of the whole; zeros for no sound at all."""
        used = math.ceil(self._samples / self._block_samples)
        if used == 0:
            return bytes(shares)
        edges = np.linspace(0, used, shares + 1)
        starts = np.minimum(edges[:-1].astype(int), used - 1)
        ends = np.maximum(np.ceil(edges[1:]).astype(int), starts + 1)
        loudest = [self._blocks[start:end].max() for start, end in zip(starts, ends, strict=True)]
        return bytes(np.rint(np.clip(loudest, 0, 1) * 255).astype(np.uint8))

    def _halve(self) -> None:
        half = self._blocks.reshape(-1, 2).max(axis=1)
        self._blocks[: len(half)] = half
        self._blocks[len(half) :] = 0
        self._block_samples *= 2
