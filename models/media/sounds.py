"""Sounds: decoded once, in a stream, into windows at every rate that an encoder wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from models.kinds import Kind
from models.media import failures
from models.media.cutter import SHORTEST_REST_S, Cutter
from models.media.parts import DecodeRequest, FileFacts, Part, Preview
from models.media.tape import Tape

PEAKS = 1000
"""Of the waveform of a whole sound."""

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
        facts = FileFacts(duration_s=tape.duration_s, title=tape.title, tags=tape.tags)
        yield facts
        cutter = Cutter(request)
        done = request.done.get(Kind.AUDIO, 0)
        yield from (window for window in cutter.cut(tape) if window.ordinal >= done)
        _check_worth(cutter, tape)
        if abs(cutter.duration_s - tape.duration_s) > _DURATION_TOLERANCE_S:
            yield replace(facts, duration_s=cutter.duration_s)
        yield Preview(".peaks", cutter.waveform.peaks(PEAKS))


def _check_worth(cutter: Cutter, tape: Tape) -> None:
    if tape.problem and cutter.duration_s < SHORTEST_REST_S:
        raise failures.damaged(Kind.AUDIO, tape.problem)
    if cutter.duration_s == 0:
        raise failures.nothing_inside(
            "There is no sound in this file.",
            "Its audio stream ends before it begins.",
            "Nothing needs to be done, unless it should have sound: then restore it from a backup.",
        )
