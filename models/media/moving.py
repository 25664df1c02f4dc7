"""Pictures of a stretch of a film, a few for every second, so that it can be shown moving."""

from __future__ import annotations

import time
from typing import Any, BinaryIO

from models.kinds import Kind
from models.media import failures
from models.media.reel import Reel
from models.media.stills import as_jpeg, upright
from models.shown import FilmFrames

FRAMES_PER_S = 12.5
"""Enough to see what moves; a film that has fewer gives those that it has."""

_LONGEST_S = 10.0
_MOST_BYTES = 48 << 20
# Somebody waits for them: what is not decoded by then comes with the next stretch.
_PATIENCE_S = 8.0


def read_frames(file: BinaryIO, start_s: float, end_s: float, max_px: int) -> FilmFrames:
    """Decode what a film shows between two moments, ten seconds at most, from the picture on that stands at the first.

    Args:
        max_px: of the longer side of each; never enlarged.
    Returns: fewer than were asked for where the film ends, or takes too long to decode.
    Raises: BadFile: DAMAGED or NOTHING_INSIDE.
    """
    start_s = max(start_s, 0.0)
    end_s = min(end_s, start_s + _LONGEST_S)
    with failures.reading(Kind.FILM), Reel(file) as reel:
        if not reel.has_pictures:
            raise failures.nothing_inside(
                "There is nothing to see in this film.",
                "It has no moving pictures that can be decoded.",
                "Nothing needs to be done, unless it should have some: then open it in another program to check it.",
            )
        reel.seek(start_s)
        gathered = _Gathered(start_s, end_s, max_px, reel.stretch)
        last = gathered.take(reel)
        if reel.problem and not gathered.jpegs:
            raise failures.damaged(Kind.FILM, reel.problem)
    shown_to_s = gathered.reached_s if last or gathered.hurried else end_s
    return FilmFrames(tuple(gathered.times_s), tuple(gathered.jpegs), max(shown_to_s, start_s), last)


class _Gathered:
    """Frames at about equal steps."""

    def __init__(self, start_s: float, end_s: float, max_px: int, stretch: float) -> None:
        self.times_s: list[float] = []
        self.jpegs: list[bytes] = []
        self.reached_s = start_s
        self.hurried = False
        self._start_s = start_s
        self._end_s = end_s
        self._max_px = max_px
        self._stretch = stretch
        self._bytes = 0

    def take(self, reel: Reel) -> bool:
        """Decode up to the end of the stretch. Returns: whether the film ends before that."""
        until_s = time.monotonic() + _PATIENCE_S
        before: Any = None
        for frame in reel.decode(reel.packets(), to_the_end=True):
            place_s = reel.place_s(frame)
            if place_s is None:
                continue
            if place_s >= self._end_s:
                self._keep_first(before)
                return False
            if place_s < self._start_s:
                before = frame  # it is still seen when the stretch begins
            else:
                self._keep_first(before)
                before = None
                self._add(frame, place_s)
            self.hurried = time.monotonic() > until_s or self._bytes > _MOST_BYTES
            if self.hurried:
                self._keep_first(before)
                return False
        self._keep_first(before)
        return True

    def _keep_first(self, before: Any) -> None:
        if before is not None and not self.jpegs:
            self._add(before, self._start_s)

    def _add(self, frame: Any, place_s: float) -> None:
        self.reached_s = max(self.reached_s, place_s + 1 / FRAMES_PER_S)
        if self.times_s and place_s < self.times_s[-1] + 0.9 / FRAMES_PER_S:
            return
        jpeg = as_jpeg(upright(frame, frame.rotation, self._stretch), self._max_px)
        self.times_s.append(place_s)
        self.jpegs.append(jpeg)
        self._bytes += len(jpeg)
