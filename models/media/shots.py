"""Where one shot of a film ends and the next begins, and which of its frames shows it best."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.media.glances import Glance

MOST_SHOTS = 4000
"""In one film; what follows is part of the last."""

DULL = 1.2
"""Below this many bits of information there is as good as nothing to see in a frame."""

# On either side of a frame, how many changes it is compared with, and how far away they may be.
_AROUND = 3
_AROUND_S = 3.0
_LEAST_CHANGE = 12.0
# A cut is larger than this many times the mean of those changes, and the second on top.
_CUT_RATIO = 2.2
_CUT_MARGIN = 10.0
_LASTING_SHARE = 0.7
# Of 256 levels, a little more than what is stored for black.
_DARK = 40.0
# A take is cut into stretches, so that its moments can be found; the last is at least half as long as the others.
_STRETCH_S = 8.0
_LONGEST_STRETCHES = 1.5
# Shots made so far -> how long one must at least be: films with many cuts are seen more and more coarsely, so that
# the longest come to their end within the limit.
_SHORTEST_S = ((2000, 1.0), (3000, 4.0), (3500, 16.0), (MOST_SHOTS - 1, 256.0))
_BETWEEN_CANDIDATES_S = 0.12
_SLOT_S = 0.5


@dataclass(frozen=True, slots=True)
class Shot:
    """A stretch of a film without a cut.

    Attributes:
        ordinal: 0, 1, 2, ... in the order of the film.
        glance: at the frame that shows it best.
    """

    ordinal: int
    start_s: float
    end_s: float
    glance: Glance


class Splicer:
    """Joins glances, in the order of time, to shots; of the frames it keeps no more than a few dozen.

    A cut is a change that is large, and larger than those around it by far, and that lasts. Shots also begin where
    the film comes out of black.
    Source: the adaptive detector of PySceneDetect 0.6 (a change is compared with the mean of those around it).
    """

    def __init__(self) -> None:
        self._near: deque[tuple[Glance, float]] = deque(maxlen=2 * _AROUND + 2)
        self._waiting = 0
        self._was_dark = False
        self._start_s = self._cut_s = 0.0
        self._made = 0
        self._candidates: list[Glance] = []
        self._considered_s = 0.0

    def add(self, glance: Glance) -> Iterator[Shot]:
        """Take the next glance. Yields: the shots that are complete with it."""
        change = glance.differs_by(self._near[-1][0]) if self._near else 0.0
        self._near.append((glance, change))
        self._waiting += 1
        if self._waiting > _AROUND:
            yield from self._settle()

    def finish(self, end_s: float) -> Iterator[Shot]:
        """Yield what is left; the film ends at end_s."""
        while self._waiting:
            yield from self._settle()
        if self._candidates:
            yield self._make(max(end_s, self._candidates[-1].time_s))

    def _settle(self) -> Iterator[Shot]:
        """Decide where the oldest glance that waits belongs to."""
        index = len(self._near) - self._waiting
        self._waiting -= 1
        glance = self._near[index][0]
        is_dark = glance.information < DULL and glance.light < _DARK
        begins = (self._was_dark and not is_dark) or _is_cut(list(self._near), index)
        self._was_dark = is_dark
        if begins and self._candidates and glance.time_s - self._cut_s >= self._shortest_s():
            self._cut_s = glance.time_s
            yield self._make(glance.time_s)
        yield from self._cut_long_take(glance)
        self._keep(glance)

    def _cut_long_take(self, glance: Glance) -> Iterator[Shot]:
        stretch_s = max(_STRETCH_S, self._shortest_s())
        while self._candidates and glance.time_s - self._start_s > stretch_s * _LONGEST_STRETCHES:
            from_s = self._start_s + stretch_s
            yield self._make(next((each.time_s for each in self._candidates if each.time_s >= from_s), glance.time_s))

    def _make(self, end_s: float) -> Shot:
        own = [each for each in self._candidates if each.time_s < end_s] or self._candidates
        shot = Shot(self._made, self._start_s, end_s, _choose(own, (self._start_s + end_s) / 2))
        self._candidates = self._candidates[len(own) :]
        self._start_s = end_s
        self._made += 1
        return shot

    def _keep(self, glance: Glance) -> None:
        """Keep the sharpest frame of each half second."""
        if self._candidates and glance.time_s < self._considered_s + _BETWEEN_CANDIDATES_S:
            return
        self._considered_s = glance.time_s
        if not self._candidates or glance.time_s // _SLOT_S != self._candidates[-1].time_s // _SLOT_S:
            glance.lighten()
            self._candidates.append(glance)
        elif glance.sharpness > self._candidates[-1].sharpness:
            glance.lighten()
            self._candidates[-1] = glance

    def _shortest_s(self) -> float:
        return next((shortest_s for most, shortest_s in _SHORTEST_S if self._made < most), math.inf)


def _is_cut(near: Sequence[tuple[Glance, float]], index: int) -> bool:
    """Whether a shot begins at one of some glances, which come with their changes from the one before."""
    now, change = near[index]
    if index == 0 or change < _LEAST_CHANGE or now.follows:
        return False
    before = [each for each in near[:index] if now.time_s - each[0].time_s <= _AROUND_S] or [near[index - 1]]
    after = [each for each in near[index + 1 :] if each[0].time_s - now.time_s <= _AROUND_S]
    around = [other for _, other in (*before[1:], *after)]
    if change < max([_CUT_MARGIN + _CUT_RATIO * sum(around) / max(len(around), 1), *around]):
        return False
    # A flash of light is over soon, and a camera that shakes comes back.
    lasting = max(_LASTING_SHARE * change, _LEAST_CHANGE)
    once = (before[0][0], before[-1][0])
    return all(
        later.differs_by(earlier) >= lasting for later in (now, after[-1][0] if after else now) for earlier in once
    )


def _choose(candidates: Sequence[Glance], middle_s: float) -> Glance:
    """The sharpest frame that is not black, of the half of a shot around its middle where there is one."""
    bright_bits = min(DULL, max(each.information for each in candidates) / 2)
    bright = [each for each in candidates if each.information >= bright_bits]
    far_s = max(abs(each.time_s - middle_s) for each in bright)
    central = [each for each in bright if abs(each.time_s - middle_s) <= far_s / 2] or bright
    return max(central, key=lambda each: each.sharpness)
