"""Sounds: decoded once, in a stream, into windows at every rate that an encoder wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from models.kinds import Kind
from models.media import failures
from models.media.parts import DecodeRequest, FileFacts, Part, Piece, Preview
from models.media.tape import Tape
from models.media.windows import Resampled, Samples, Waveform
from models.spaces import MediaInput, SoundInput

_DEFAULT_WINDOW_S = SoundInput(rate_hz=48_000).window_s
_SHORTEST_REST_S = 1.0
_LONGEST_S = 48 * 3600.0
_PEAKS = 1000
# A stated duration may be an estimate from the bit rate; less than this off is not worth a word.
_DURATION_TOLERANCE_S = 0.1


def read_parts(file: BinaryIO, request: DecodeRequest) -> Iterator[Part]:
    """Decode a sound in one pass, with memory for a few windows however long it is.

    Windows begin at 0, window_s, 2 * window_s, ...; a last rest under one second is left out unless it is all
    there is. A file that breaks off is good up to there, if one second of it could be decoded.

    Yields: the stated facts; the windows that are not done; corrected facts where the stated
        duration is wrong; the waveform.
    Raises: BadFile: DAMAGED, NOTHING_INSIDE, TOO_LARGE or UNREADABLE.
    """
    with failures.reading(Kind.AUDIO), Tape(file) as tape:
        yield FileFacts(duration_s=tape.duration_s, title=tape.title)
        cutter = _Cutter(request)
        yield from cutter.cut(tape)
        if abs(cutter.duration_s - tape.duration_s) > _DURATION_TOLERANCE_S:
            yield FileFacts(duration_s=cutter.duration_s, title=tape.title)
        yield Preview(".peaks", cutter.waveform.peaks(_PEAKS))


class _Cutter:
    """Cuts one tape into windows. `duration_s` and `waveform` are of what was decoded so far."""

    def __init__(self, request: DecodeRequest) -> None:
        self.duration_s = 0.0
        self.waveform = Waveform()
        self._window_s = request.sounds[0].window_s if request.sounds else _DEFAULT_WINDOW_S
        self._done = request.done.get(Kind.AUDIO, 0)
        self._streams = [Resampled(wanted) for wanted in request.sounds]
        self._ordinal = 0

    def cut(self, tape: Tape) -> Iterator[Piece]:
        """Yield every window once it is complete, and the rest at the end."""
        for channels, rate_hz in tape.stretches():
            self.waveform.feed(abs(channels).max(axis=0))
            mono = channels.mean(axis=0)
            for stream in self._streams:
                stream.feed(mono, rate_hz)
            self.duration_s += len(mono) / rate_hz
            if self.duration_s > _LONGEST_S:
                raise failures.too_large(
                    "This sound is too long.", f"It goes on for more than {_LONGEST_S / 3600:.0f} hours."
                )
            while self._has_window():
                yield from self._take(self._window_s)
        self._check_worth(tape)
        yield from self._cut_rest()

    def _cut_rest(self) -> Iterator[Piece]:
        for stream in self._streams:
            stream.flush()
        while (rest_s := self.duration_s - self._ordinal * self._window_s) > 0:
            if rest_s < _SHORTEST_REST_S and self._ordinal > 0:
                return
            yield from self._take(min(rest_s, self._window_s))

    def _check_worth(self, tape: Tape) -> None:
        if tape.problem and self.duration_s < _SHORTEST_REST_S:
            raise failures.damaged(Kind.AUDIO, tape.problem)
        if self.duration_s == 0:
            raise failures.nothing_inside(
                "There is no sound in this file.",
                "Its audio stream ends before it begins.",
                "Nothing needs to be done, unless it should have sound: then restore it from a backup.",
            )

    def _has_window(self) -> bool:
        # The clock decides where no encoder listens; otherwise the resamplers, which lag behind it a little.
        if self.duration_s < (self._ordinal + 1) * self._window_s:
            return False
        return all(stream.has_window for stream in self._streams)

    def _take(self, length_s: float) -> Iterator[Piece]:
        inputs: dict[MediaInput, Samples] = {stream.wanted: stream.take() for stream in self._streams}
        start_s = self._ordinal * self._window_s
        if self._ordinal >= self._done:
            yield Piece(Kind.AUDIO, self._ordinal, start_s=start_s, end_s=start_s + length_s, inputs=inputs)
        self._ordinal += 1
