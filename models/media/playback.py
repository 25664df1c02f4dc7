"""A stretch of a sound or film as a WAV file, so that whatever plays it never opens the stranger's own file."""

from __future__ import annotations

import io
import wave
from typing import BinaryIO

import av
import numpy as np

from models.kinds import Kind
from models.media import failures
from models.media.tape import Tape

_RATE_HZ = 48_000
_LONGEST_S = 600.0


def read_stretch(file: BinaryIO, kind: Kind, start_s: float, end_s: float) -> bytes:
    """Decode the sound between two moments of a file of some kind.

    Returns: a WAV file, 16-bit PCM, 48 kHz, mono or stereo; at most ten minutes.
    Raises: BadFile.
    """
    start_s = max(start_s, 0.0)
    end_s = min(end_s, start_s + _LONGEST_S)
    with failures.reading(kind), Tape(file, kind) as tape:
        if tape.seeks_exactly and start_s > 0:
            tape.seek(start_s)
        stretch = _Stretch(start_s, end_s)
        for frame in tape.frames():
            place_s = tape.place_s(frame) if tape.seeks_exactly else None
            if not stretch.add(frame, place_s):
                break
        if tape.problem and not stretch.samples:
            raise failures.damaged(kind, tape.problem)
        return stretch.as_wav()


class _Stretch:
    """Collects the frames that touch a stretch, and cuts them to it."""

    def __init__(self, start_s: float, end_s: float) -> None:
        self.samples: list[bytes] = []
        self._start_s = start_s
        self._end_s = end_s
        self._now_s = 0.0
        self._first_s: float | None = None
        self._channels = 0
        self._rate_hz = 0
        self._resampler: av.AudioResampler | None = None

    def add(self, frame: av.AudioFrame, place_s: float | None) -> bool:
        """Take a frame at its place, or right after the one before. Returns False once the end is reached."""
        begins_s = self._now_s if place_s is None else place_s
        self._now_s = begins_s + frame.samples / max(frame.sample_rate, 1)
        if self._now_s <= self._start_s:
            return True
        if begins_s >= self._end_s:
            return False
        if self._first_s is None:
            self._first_s = begins_s
            self._channels = 1 if frame.layout.nb_channels == 1 else 2
        if frame.sample_rate != self._rate_hz or self._resampler is None:
            self._flush()
            self._rate_hz = frame.sample_rate
            layout = "mono" if self._channels == 1 else "stereo"
            self._resampler = av.AudioResampler(format="s16", layout=layout, rate=_RATE_HZ)
        frame.pts = None
        self._keep(self._resampler.resample(frame))
        return True

    def as_wav(self) -> bytes:
        """Everything taken so far, cut to the stretch, as a WAV file."""
        self._flush()
        channels = max(self._channels, 1)
        skipped = 0
        if self._first_s is not None:
            skipped = max(round((self._start_s - self._first_s) * _RATE_HZ), 0) * channels * 2
        length = round((self._end_s - max(self._start_s, self._first_s or 0.0)) * _RATE_HZ) * channels * 2
        data = b"".join(self.samples)[skipped : skipped + max(length, 0)]
        answer = io.BytesIO()
        with wave.open(answer, "wb") as wav:
            wav.setnchannels(channels)
            wav.setsampwidth(2)
            wav.setframerate(_RATE_HZ)
            wav.writeframes(data)
        return answer.getvalue()

    def _flush(self) -> None:
        if self._resampler is not None:
            self._keep(self._resampler.resample(None))
            self._resampler = None

    def _keep(self, frames: list[av.AudioFrame]) -> None:
        self.samples.extend(np.ascontiguousarray(frame.to_ndarray()).tobytes() for frame in frames)
