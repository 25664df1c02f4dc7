"""Cutting the sound of a file into the windows that encoders hear."""

from __future__ import annotations

from collections.abc import Iterator

from models.kinds import Kind
from models.media.containers import LONGEST_S, too_long
from models.media.parts import DecodeRequest, Piece
from models.media.tape import Tape
from models.media.windows import Resampled, Samples, Waveform
from models.spaces import MediaInput, SoundInput

SHORTEST_REST_S = 1.0
"""A last rest that is shorter is left out, unless it is all there is."""

_DEFAULT_WINDOW_S = SoundInput(rate_hz=48_000).window_s


class Cutter:
    """Cuts one tape into windows.

    Args:
        kind: of the file, for words to people.
        begins_s: place of the first sample in the file.

    Attributes:
        duration_s, waveform: of what was decoded so far.
        windows: how many were cut.
    """

    def __init__(self, request: DecodeRequest, kind: Kind = Kind.AUDIO, begins_s: float = 0.0) -> None:
        self.duration_s = 0.0
        self.waveform = Waveform()
        self.windows = 0
        self._kind = kind
        self._begins_s = begins_s
        self._window_s = request.sounds[0].window_s if request.sounds else _DEFAULT_WINDOW_S
        self._streams = [Resampled(wanted) for wanted in request.sounds]

    def cut(self, tape: Tape) -> Iterator[Piece]:
        """Yield every window once it is complete, and the rest at the end.

        Raises: BadFile: TOO_LARGE.
        """
        for channels, rate_hz, _ in tape.stretches():
            self.waveform.feed(abs(channels).max(axis=0))
            mono = channels.mean(axis=0)
            for stream in self._streams:
                stream.feed(mono, rate_hz)
            self.duration_s += len(mono) / rate_hz
            if self.duration_s > LONGEST_S:
                raise too_long(self._kind)
            while self._has_window():
                yield self._take(self._window_s)
        if not tape.problem or self.duration_s >= SHORTEST_REST_S:
            yield from self._cut_rest()

    def _cut_rest(self) -> Iterator[Piece]:
        for stream in self._streams:
            stream.flush()
        while (rest_s := self.duration_s - self.windows * self._window_s) > 0:
            if rest_s < SHORTEST_REST_S and self.windows > 0:
                return
            yield self._take(min(rest_s, self._window_s))

    def _has_window(self) -> bool:
        # The clock decides where no encoder listens; otherwise the resamplers, which lag behind it a little.
        if self.duration_s < (self.windows + 1) * self._window_s:
            return False
        return all(stream.has_window for stream in self._streams)

    def _take(self, length_s: float) -> Piece:
        inputs: dict[MediaInput, Samples] = {stream.wanted: stream.take() for stream in self._streams}
        ordinal, start_s = self.windows, self._begins_s + self.windows * self._window_s
        self.windows += 1
        return Piece(Kind.AUDIO, ordinal, start_s=start_s, end_s=start_s + length_s, inputs=inputs)
