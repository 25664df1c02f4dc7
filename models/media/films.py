"""Films: looked at and listened to in one pass, into shots and windows of sound."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from models.errors import BadFile
from models.kinds import Kind
from models.media import failures
from models.media.containers import LONGEST_S, MOST_PIXELS
from models.media.cutter import Cutter
from models.media.film_facts import facts_of
from models.media.framing import frame as fit
from models.media.glances import Glance, look
from models.media.parts import DecodeRequest, FileFacts, Part, Piece, Preview
from models.media.reel import Reel, is_whole
from models.media.shots import Shot, Splicer
from models.media.sounds import PEAKS
from models.media.stills import as_jpeg, upright, within
from models.media.tape import Tape
from models.messages import say
from models.spaces import MediaInput
from models.views import PictureData

# Whoever waits for the next part takes a longer silence for a decoder that hangs.
_SILENCE_S = 5.0
_DURATION_TOLERANCE_S = 0.5
_LONGEST_LAST_FRAME_S = 5.0
# Times that were added up, or written down and read again, are off by less.
_INSTANT_S = 0.001
# Where a film cannot be entered near the place that is wanted, it is entered earlier, and frames are only counted.
_RUN_UP_S = 15.0

_Strand = Iterator[tuple[float, Piece | None]]
"""Places that were reached in a film, in seconds, each with the piece that ends there, if one does."""


def read_parts(file: BinaryIO, request: DecodeRequest) -> Iterator[Part]:
    """Decode a film in one pass, with memory for a few frames and windows however long it is.

    A film without moving pictures has no shots, and one without sound no windows; with neither it is no film. One
    that breaks off is good up to there.

    Yields: the facts; shots and windows of the kinds that are wanted and not done, as they come in the film; the facts
        again where more is known at the end, and as a sign of life where there is nothing else to show for a few
        seconds of work; the preview, unless the pictures were not looked at.
    Raises: BadFile: DAMAGED, NOTHING_INSIDE, TOO_LARGE or UNREADABLE.
    """
    with failures.reading(Kind.FILM), contextlib.ExitStack() as stack:
        reel = stack.enter_context(Reel(file))
        tape = stack.enter_context(Tape(file, Kind.FILM)) if reel.has_sound else None
        yield from _Viewing(reel, tape, request).parts()


def read_still(file: BinaryIO, time_s: float, max_px: int) -> PictureData:
    """Decode the frame that a film shows at a moment; behind its end, the last one that can be had.

    Returns: upright, at most max_px on its longer side, never enlarged.
    Raises: BadFile: DAMAGED, NOTHING_INSIDE or UNREADABLE.
    """
    with failures.reading(Kind.FILM), Reel(file) as reel:
        if not reel.has_pictures:
            raise _nothing_to_see()
        for start_s in (time_s, time_s - _RUN_UP_S, 0.0):
            frame = _frame_at(reel, max(start_s, 0.0), max(time_s, 0.0))
            if frame is not None:
                image = within(upright(frame, frame.rotation, reel.stretch), max_px)
                return PictureData(image.width, image.height, image.tobytes())
        raise failures.damaged(Kind.FILM, reel.problem) if reel.problem else _nothing_to_see()


def _frame_at(reel: Reel, start_s: float, time_s: float) -> Any:
    """The last frame that begins at or before a moment, decoded from start_s on; None where no whole frame comes."""
    with contextlib.suppress(BadFile):  # what cannot be gone through at will is gone through from its beginning
        reel.seek(start_s)
    chosen = None
    for frame in reel.decode(_near(reel, time_s), to_the_end=True):
        place_s = reel.place_s(frame)
        if chosen is None and start_s > 0 and not is_whole(frame):
            return None
        if chosen is not None and place_s is not None and place_s > time_s + _INSTANT_S:
            break
        chosen = frame
    return chosen


def _near(reel: Reel, time_s: float) -> Iterator[Any]:
    """Packets from the present place on; far from a moment, only those that can be decoded by themselves."""
    for packet in reel.packets():
        place_s = reel.place_s(packet)
        if packet.is_keyframe or place_s is None or place_s >= time_s - _RUN_UP_S:
            yield packet


class _Viewing:
    def __init__(self, reel: Reel, tape: Tape | None, request: DecodeRequest) -> None:
        self._reel = reel
        self._glances = look(reel) if reel.has_pictures else iter(())
        self._first = next((glance for glance in self._glances if glance is not None), None)
        self._pictures = _Pictures(reel, request)
        self._tape = tape if Kind.AUDIO in request.kinds else None
        self._sound_begins_s = tape.begins_s if tape is not None and tape.begins_s <= LONGEST_S else 0.0
        self._cutter = Cutter(request, Kind.FILM, self._sound_begins_s)
        self._looks = Kind.IMAGE in request.kinds and self._first is not None
        self._windows_done = request.done.get(Kind.AUDIO, 0)

    def parts(self) -> Iterator[Part]:
        facts = facts_of(self._reel, self._first)
        yield facts
        spoke_s = time.monotonic()
        for piece in _interleave(self._strands()):
            if piece is not None or time.monotonic() - spoke_s > _SILENCE_S:
                yield facts if piece is None else piece
                spoke_s = time.monotonic()
        self._check_worth()
        known = replace(facts, duration_s=self._known_duration_s(facts))
        if abs(known.duration_s - facts.duration_s) > _DURATION_TOLERANCE_S:
            yield known
        if self._pictures.telling:
            yield Preview(".jpg", self._pictures.telling)
        elif self._first is None and self._cutter.windows:
            yield Preview(".peaks", self._cutter.waveform.peaks(PEAKS))

    def _strands(self) -> list[_Strand]:
        strands: list[_Strand] = []
        if self._looks and self._first is not None:
            strands.append(self._pictures.strand(self._first, self._glances))
        if self._tape is not None:
            strands.append(self._sound_strand(self._tape))
        return strands

    def _sound_strand(self, tape: Tape) -> _Strand:
        for window in self._cutter.cut(tape):
            yield window.end_s or 0.0, window if window.ordinal >= self._windows_done else None

    def _check_worth(self) -> None:
        """Raise a `BadFile` where nothing could be decoded, although all that is wanted was looked for."""
        if self._first is not None or self._cutter.windows or (self._reel.has_sound and self._tape is None):
            return
        problem = self._reel.problem or (self._tape.problem if self._tape is not None else "")
        if self._reel.stated_pixels > MOST_PIXELS:
            raise failures.too_large(
                "This film is too large.",
                say("Its pictures have more than the %1 million pixels that Findling decodes.", MOST_PIXELS // 1000000),
            )
        if problem:
            raise failures.damaged(Kind.FILM, problem)
        raise _nothing_inside()

    def _known_duration_s(self, facts: FileFacts) -> float:
        heard_s = self._cutter.duration_s and self._sound_begins_s + self._cutter.duration_s
        if self._first is not None and not self._looks:
            return max(facts.duration_s, heard_s)
        return max(self._pictures.end_s, heard_s) or facts.duration_s


class _Pictures:
    """Makes pieces of the shots of a film.

    Attributes:
        end_s: where the last shot ends.
        telling: a JPEG of the frame that says most of those that stand for the shots; b"" while there is none.
    """

    def __init__(self, reel: Reel, request: DecodeRequest) -> None:
        self.end_s = 0.0
        self.telling = b""
        self._reel = reel
        self._request = request
        self._done = request.done.get(Kind.IMAGE, 0)
        self._most_bits = -1.0

    def strand(self, first: Glance, others: Iterator[Glance | None]) -> _Strand:
        splicer = Splicer()
        last = first
        yield from ((shot.end_s, self._piece(shot)) for shot in splicer.add(first))
        for glance in others:
            if glance is None:
                yield last.time_s, None
                continue
            last = glance
            yield from ((shot.end_s, self._piece(shot)) for shot in splicer.add(glance))
        stated_s = self._reel.duration_s
        is_likely = last.time_s < stated_s <= last.time_s + _LONGEST_LAST_FRAME_S
        self.end_s = stated_s if is_likely else last.time_s + 1 / self._reel.rate_hz
        yield from ((shot.end_s, self._piece(shot)) for shot in splicer.finish(self.end_s))

    def _piece(self, shot: Shot) -> Piece | None:
        """The piece of a shot; None where it is in the catalogue already."""
        is_telling = shot.glance.information > self._most_bits
        if shot.ordinal < self._done and not is_telling:
            return None
        image = upright(shot.glance.frame, shot.glance.rotation, self._reel.stretch)
        preview = as_jpeg(image, self._request.thumbnail_px)
        if is_telling:
            self._most_bits, self.telling = shot.glance.information, preview
        if shot.ordinal < self._done:
            return None
        inputs: dict[MediaInput, Any] = {wanted: fit(image, wanted) for wanted in self._request.pictures}
        return Piece(Kind.IMAGE, shot.ordinal, start_s=shot.start_s, end_s=shot.end_s, preview=preview, inputs=inputs)


def _interleave(strands: list[_Strand]) -> Iterator[Piece | None]:
    """Go on with whichever strand lies furthest behind, until all have come to their end."""
    places_s = [0.0] * len(strands)
    while strands:
        behind = places_s.index(min(places_s))
        step = next(strands[behind], None)
        if step is None:
            del strands[behind], places_s[behind]
            continue
        places_s[behind] = step[0]
        yield step[1]


def _nothing_inside() -> BadFile:
    return failures.nothing_inside(
        "There is nothing to see or to hear in this film.",
        "It has no stream of pictures or sound that can be decoded.",
        "Open it in another program to check it, or convert it to a common format, then try again.",
    )


def _nothing_to_see() -> BadFile:
    return failures.nothing_inside(
        "There is nothing to see in this film.",
        "It has no stream of moving pictures that can be decoded.",
        "Nothing needs to be done; its sound can still be found and played.",
    )
