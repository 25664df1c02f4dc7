"""Looking at a film: as few of its frames as show where it changes, each with what a small copy of it tells."""

from __future__ import annotations

import contextlib
import math
import statistics
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import VideoReformatter

from models.errors import BadFile
from models.kinds import Kind
from models.media.containers import LONGEST_S, too_long
from models.media.reel import Reel, is_whole

_STEP_S = 1 / 31
_BLOCKS = (32, 18)
_BLOCK_PX = 2
_CLEAR_PX = (160, 90)
# Of a frame that is kept: as many as 1080p has. Of one that waits to be judged: no more than 4K has.
_KEPT_PIXELS = 1920 * 1088
_WAITING_PIXELS = 4096 * 2304
_LEVELS = 32
_RANGE_LEVELS = 16
# A run of packets that is shorter may be judged by its first frame; one that is shorter than the second is joined
# to the next, since some formats hold nothing but frames that can be decoded by themselves.
_SHORT_S = 2.0
_SHORTEST_S = 0.4
# Frames that stand for their runs: how much two of them must differ at least for a cut to be looked for between them;
# and besides, either how many times as much as usual, or how many of their colours must be others. A moving camera
# changes much for a while, but seldom a tenth of the colours from one run to the next.
_LEAST_SUSPICIOUS = 10.0
_SUSPICIOUS_RATIO = 1.5
_SUSPICIOUS_COLOURS = 0.1
_USUAL_OF_LAST = 5
# After so many frames that are more like the next one known than like the last, no cut is left between.
_ENOUGH_ALIKE = 5
_MOST_PACKETS = 256
_MOST_PACKETS_IN_PARTS = 32
_MOST_BYTES = 64 << 20
# Films of so many frames in a second can do without those that no other frame needs.
_LEAST_RATE_HZ = 20.0
# Between two frames: what is believed when a second frame says so, too; what no film does; and what is surely no
# mistake in the order of frames.
_LONG_PAUSE_S = 60.0
_LONGEST_PAUSE_S = 3600.0
_SURELY_BACK_S = 1.0


class Glance:
    """One frame of a film.

    Attributes:
        time_s: place in the film.
        frame: the `av.VideoFrame`, or a smaller one like it.
        size_px: width and height of the frame as it is stored.
        rotation: by how many degrees it must be turned counterclockwise to be upright.
        blocks: its colours, shape (3, 18, 32), float32: luma and two chromas, 0 to 255.
        follows: whether no cut lies right before it, although it may differ from the glance before.
    """

    follows = False

    def __init__(self, time_s: float, frame: Any, reformatter: VideoReformatter) -> None:
        self.time_s = time_s
        self.frame = frame
        self.size_px = (frame.width, frame.height)
        self.rotation = frame.rotation
        self._reformatter = reformatter
        self.lighten(_WAITING_PIXELS)
        across, down = _BLOCKS
        pixels = self._reduced(across * _BLOCK_PX, down * _BLOCK_PX, "yuv444p")
        self.blocks = pixels.reshape(3, down, _BLOCK_PX, across, _BLOCK_PX).mean(axis=(2, 4), dtype=np.float32)

    def differs_by(self, other: Glance) -> float:
        """Mean difference of the colours, 0 to 765; of two unlike pictures about 50."""
        return float(np.abs(self.blocks - other.blocks).mean(axis=(1, 2)).sum())

    def recoloured_by(self, other: Glance) -> float:
        """Which share of the blocks has other colours, 0 to 1, wherever they lie."""
        return float(np.abs(self._palette - other._palette).sum() / 2 / self._palette.sum())

    @cached_property
    def _palette(self) -> npt.NDArray[np.intp]:
        """How many blocks have a colour of each of 16 ranges, for luma and two chromas, shape (3, 16)."""
        ranges = self.blocks.reshape(3, -1).astype(np.intp) // _RANGE_LEVELS
        return np.stack([np.bincount(channel, minlength=256 // _RANGE_LEVELS) for channel in ranges])

    @property
    def light(self) -> float:
        """Mean of the luma, 0 to 255."""
        return float(self.blocks[0].mean())

    @cached_property
    def sharpness(self) -> float:
        """Variance of the Laplacian of the luma.

        Source: Pech-Pacheco et al. 2000, "Diatom autofocusing in brightfield microscopy", section 2.
        """
        grey = self._reduced(*_CLEAR_PX, "gray").astype(np.float32)
        around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
        return float((4 * grey[1:-1, 1:-1] - around).var())

    @cached_property
    def information(self) -> float:
        """Entropy of the luma of the blocks, 0 to 5 bits; a frame of one shade has none."""
        levels = self.blocks[0].astype(np.intp).ravel() // (256 // _LEVELS)
        shares = np.bincount(levels, minlength=_LEVELS) / levels.size
        shares = shares[shares > 0]
        return float(-(shares * np.log2(shares)).sum())

    def lighten(self, most_pixels: int = _KEPT_PIXELS) -> None:
        """Replace a frame of more pixels by a smaller one that keeps its shape, about."""
        pixels = self.frame.width * self.frame.height
        if pixels > most_pixels:
            scale = math.sqrt(most_pixels / pixels)
            width_px, height_px = (max(int(side_px * scale), 1) for side_px in (self.frame.width, self.frame.height))
            self.frame = self._reformatter.reformat(
                self.frame, width_px, height_px, "yuv420p", interpolation="AREA", threads=1
            )

    def _reduced(self, width_px: int, height_px: int, pixel_format: str) -> npt.NDArray[np.uint8]:
        reduced = self._reformatter.reformat(
            self.frame, width_px, height_px, pixel_format, interpolation="AREA", threads=1
        )
        return reduced.to_ndarray().astype(np.uint8, copy=False)


@dataclass(eq=False, slots=True)
class _Run:
    """Packets in a row.

    Attributes:
        start_s: place of the first of them, by the film's own times.
        end_s: place of the last of them, in the order in which they are shown.
        begins: whether the first can be decoded by itself.
        ends: whether the next one can, or there is none.
        is_short: whether its first frame may stand for it.
    """

    start_s: float
    begins: bool
    ends: bool = False
    is_short: bool = False
    packets: list[Any] = field(default_factory=list)
    size_bytes: int = 0
    end_s: float = -math.inf

    def add(self, packet: Any, place_s: float) -> None:
        self.packets.append(packet)
        self.size_bytes += packet.size
        self.end_s = max(self.end_s, place_s)

    def has_room(self, place_s: float) -> bool:
        """Whether a packet at that place belongs to it, if that cannot be decoded by itself."""
        if not self.begins:
            return len(self.packets) < _MOST_PACKETS_IN_PARTS
        is_near = abs(place_s - self.start_s) <= _SHORT_S
        return is_near and len(self.packets) < _MOST_PACKETS and self.size_bytes < _MOST_BYTES

    def may_end(self, place_s: float) -> bool:
        """Whether a packet at that place begins another, if it can be decoded by itself."""
        return not self.begins or abs(place_s - self.start_s) >= _SHORTEST_S or not self.has_room(place_s)


def look(reel: Reel) -> Iterator[Glance | None]:
    """Look at a film from beginning to end.

    Of short runs of packets only the first frame is decoded. Where two of these are not alike, the run between them
    is decoded as well, and so is every long one.

    Yields: glances in the order of time; None, as a sign of life, where a stretch of the film is done.
    Raises: BadFile: TOO_LARGE.
    """
    return _Look(reel).glances()


class _Look:
    def __init__(self, reel: Reel) -> None:
        self._reel = reel
        reel.skip("NONREF" if reel.rate_hz >= _LEAST_RATE_HZ else "DEFAULT")
        self._reformatter = VideoReformatter()
        self._clock = _Clock(1 / reel.rate_hz)
        self._last: Glance | None = None
        self._passed_over: _Run | None = None
        self._passed_over_shift_s = 0.0
        self._changes: deque[float] = deque(maxlen=_USUAL_OF_LAST)

    def glances(self) -> Iterator[Glance | None]:
        yield from self._look_at_runs()
        if not self._reel.is_honest:
            # What was looked at by then stays; all else is decoded from the beginning, frame by frame.
            with contextlib.suppress(BadFile):
                self._reel.seek(0.0)
            self._clock, self._passed_over = _Clock(1 / self._reel.rate_hz), None
            yield from self._look_at_runs()

    def _look_at_runs(self) -> Iterator[Glance | None]:
        was_honest = self._reel.is_honest
        for run in _runs(self._reel):
            first = self._first_of(run) if run.begins else None
            if was_honest and not self._reel.is_honest:
                return
            if first is not None and (self._last is None or first.time_s > self._last.time_s):
                yield from self._look_back_from(first)
                self._last = first
                yield first
            if first is not None and run.is_short:
                self._passed_over, self._passed_over_shift_s = run, self._clock.shift_s
                self._clock.pass_over(run.end_s)
            else:
                self._passed_over = None
                yield from self._look_through(run)
            yield None

    def _first_of(self, run: _Run) -> Glance | None:
        frames = list(self._reel.decode(run.packets[:1], to_the_end=True))
        if frames and not is_whole(frames[0]):
            self._reel.is_honest = False
            return None
        time_s = self._clock.place_s(self._place_s(frames[0], run, 0)) if frames else None
        return None if time_s is None else self._glance(frames[0], time_s)

    def _look_back_from(self, now: Glance) -> Iterator[Glance]:
        """Look at what was passed over before this glance, if it shows something else than the last one."""
        run, before = self._passed_over, self._last
        if run is None or before is None:
            return
        if not self._is_suspicious(before, now):
            now.follows = True
            return
        with contextlib.closing(self._reel.decode(run.packets, to_the_end=True)) as frames:
            began, alike = before, 0
            for number, frame in enumerate(frames):
                time_s = self._place_s(frame, run, number) + self._passed_over_shift_s
                if not before.time_s + _STEP_S <= time_s < now.time_s:
                    continue
                glance = self._glance(frame, time_s)
                if glance is not None:
                    before = glance
                    yield glance
                    is_past = glance.differs_by(now) < max(glance.differs_by(began) / 2, _LEAST_SUSPICIOUS / 2)
                    alike = alike + 1 if is_past else 0
                if alike == _ENOUGH_ALIKE:
                    now.follows = True
                    return

    def _is_suspicious(self, before: Glance, now: Glance) -> bool:
        """Whether two frames that stand for their runs differ by more than a moving camera makes of them."""
        change = now.differs_by(before)
        usual = statistics.median(self._changes) if self._changes else 0.0
        self._changes.append(change)
        if change < _LEAST_SUSPICIOUS:
            return False
        return change >= _SUSPICIOUS_RATIO * usual or now.recoloured_by(before) >= _SUSPICIOUS_COLOURS

    def _look_through(self, run: _Run) -> Iterator[Glance]:
        for number, frame in enumerate(self._reel.decode(run.packets, to_the_end=run.ends)):
            time_s = self._clock.place_s(self._place_s(frame, run, number))
            if time_s is None or (self._last is not None and time_s < self._last.time_s + _STEP_S):
                continue
            glance = self._glance(frame, time_s)
            if glance is not None:
                self._last = glance
                yield glance

    def _place_s(self, frame: Any, run: _Run, number: int) -> float:
        place_s = self._reel.place_s(frame)
        return run.start_s + number / self._reel.rate_hz if place_s is None else place_s

    def _glance(self, frame: Any, time_s: float) -> Glance | None:
        try:
            return Glance(time_s, frame, self._reformatter)
        except (av.FFmpegError, ValueError) as error:
            self._reel.note(error)
            return None


class _Clock:
    """Makes time go on where that of a film jumps. `shift_s` is what its own times are off by at present."""

    def __init__(self, frame_s: float) -> None:
        self.shift_s = 0.0
        self._frame_s = frame_s
        self._now_s = self._passed_s = 0.0
        self._leapt_s = math.inf

    def pass_over(self, stated_s: float) -> None:
        """Note that there are frames up to a place, although they are not looked at."""
        self._passed_s = min(stated_s + self.shift_s, self._now_s + _SHORT_S)

    def place_s(self, stated_s: float) -> float | None:
        """The place of a frame; None of one that comes a little late, or far too early.

        Raises: BadFile: TOO_LARGE.
        """
        place_s = stated_s + self.shift_s
        if not self._now_s - _SURELY_BACK_S <= place_s <= self._now_s + _LONGEST_PAUSE_S:
            place_s = max(self._now_s, self._passed_s) + self._frame_s
            self.shift_s = place_s - stated_s
        leapt_s, self._leapt_s = self._leapt_s, place_s
        if place_s < self._now_s or self._now_s + _LONG_PAUSE_S < place_s <= leapt_s:
            return None
        if place_s > LONGEST_S:
            raise too_long(Kind.FILM)
        self._now_s, self._leapt_s = place_s, math.inf
        return place_s


def _runs(reel: Reel) -> Iterator[_Run]:
    run: _Run | None = None
    for number, packet in enumerate(reel.packets()):
        stated_s = reel.place_s(packet)
        place_s = number / reel.rate_hz if stated_s is None else stated_s
        if run is None:
            run = _Run(place_s, begins=True)
        elif packet.is_keyframe and reel.is_honest and run.may_end(place_s):
            run.ends, run.is_short = True, run.begins
            yield run
            run = _Run(place_s, begins=True)
        elif not run.has_room(place_s):
            yield run
            run = _Run(place_s, begins=False)
        run.add(packet, place_s)
    if run is not None:
        run.ends = True
        yield run
