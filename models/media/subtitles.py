"""Subtitles: what is said in a film, and when."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract
from models.media.passages import Block

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_CUE = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}")
_DIALOGUE = re.compile(rf"Dialogue:[^,]*,[ \t]*{_CLOCK}[ \t]*,[ \t]*{_CLOCK}[ \t]*,(?:[^,]*,){{6}}(.*)")
_MARKS = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019)\]]*$")
# A pause after which somebody begins anew, and how long a paragraph may get where nobody ends a sentence.
_PAUSE_S = 3.0
_PARAGRAPH_CHARS = 400
# More than anybody can read while it is shown.
_CUE_CHARS = 5000


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is on the screen at once."""

    start_s: float
    end_s: float
    text: str


def read_srt(text: str) -> Extract:
    """SubRip and WebVTT: cues joined to sentences. Raises: BadFile: MISLABELLED."""
    return _read(_read_cues(text))


def read_ass(text: str) -> Extract:
    """SubStation Alpha, as `read_srt`."""
    return _read(_read_dialogue(text))


def _read(cues: Iterator[_Cue]) -> Extract:
    first = next(cues, None)
    if first is None:
        raise failures.mislabelled(Kind.DOCUMENT, "plain text")
    return Extract(_join(first, cues))


def _join(first: _Cue, cues: Iterator[_Cue]) -> Iterator[Block]:
    """Cues are cut for the eye; a paragraph ends with a sentence, or where nobody speaks for a while."""
    start_s, end_s, texts = first.start_s, first.end_s, [first.text]
    for cue in cues:
        is_long = sum(map(len, texts)) > _PARAGRAPH_CHARS
        if is_long or cue.start_s > end_s + _PAUSE_S or _SENTENCE_END.search(texts[-1][-10:]):
            yield Block(" ".join(texts), start_s=start_s, end_s=end_s)
            start_s, end_s, texts = cue.start_s, cue.end_s, []
        texts.append(cue.text)
        end_s = max(end_s, cue.end_s)
    yield Block(" ".join(texts), start_s=start_s, end_s=end_s)


def _read_cues(text: str) -> Iterator[_Cue]:
    """Cues are a line with two times and the lines below it, up to a blank one; all else is left out."""
    times: tuple[float, float] | None = None
    said: list[str] = []
    for line in (*text.splitlines(), ""):
        if found := _CUE.match(line):
            times, said = (_seconds(found.groups()[:4]), _seconds(found.groups()[4:])), []
        elif line.strip():
            said.append(line)
        elif times:
            if words := _plain("\n".join(said)[:_CUE_CHARS]):
                yield _Cue(*times, words)
            times = None


def _read_dialogue(text: str) -> Iterator[_Cue]:
    for line in text.splitlines():
        if (found := _DIALOGUE.match(line)) and (words := _plain(re.sub(r"\\[Nnh]", " ", found.group(9)))):
            yield _Cue(_seconds(found.groups()[:4]), _seconds(found.groups()[4:8]), words)


def _plain(text: str) -> str:
    """Words without what tells how they look, on one line."""
    return " ".join(html.unescape(_MARKS.sub("", text)).split())


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in clock)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")
