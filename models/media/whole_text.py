"""A text file as it was written, for reading it: the part around a passage where it is long."""

from __future__ import annotations

from models.kinds import Kind
from models.media import failures, formats
from models.media.files import OpenFile
from models.media.finding import find_passage
from models.media.kinds import extension_of
from models.media.text import clean_text, decode_text
from models.shown import TextData

_MOST_BYTES = 8 << 20
# It is laid out in the window's own thread, which may not stand still: three printed pages.
_MOST_CHARS = 10_000
_CHARS_BEFORE = 3_000
# The time that Qt takes for Markdown grows with the square of these; who has more of them is shown as it is written.
_MOST_MARKS = {"|": 600, "![": 20, "`": 400, "[": 800, "\n": 600}


def read_text(opened: OpenFile, passage: str) -> TextData:
    """Read up to 10,000 characters around a passage, from one line to another; the beginning where it is not there.

    Raises: BadFile: UNREADABLE.
    """
    with failures.reading(Kind.DOCUMENT):
        data = opened.file.read(_MOST_BYTES)
    text = clean_text(decode_text(data))
    found = find_passage(text, passage) if passage and len(text) > _MOST_CHARS else None
    begin = _line_before(text, found[0] - _CHARS_BEFORE) if found is not None else 0
    end = _line_after(text, begin + _MOST_CHARS)
    unread = opened.size_bytes > _MOST_BYTES
    return TextData(
        text=text[begin:end],
        markdown=extension_of(opened.path) in formats.MARKDOWN and _is_light(text[begin:end]),
        cut_before=begin > 0,
        cut_after=end < len(text) or unread,
    )


def _is_light(text: str) -> bool:
    return all(text.count(mark) <= most for mark, most in _MOST_MARKS.items())


def _line_before(text: str, place: int) -> int:
    """The beginning of the paragraph, or else line, before a place; 0 for none."""
    if place <= 0:
        return 0
    for border in ("\n\n", "\n"):
        at = text.rfind(border, max(place - _CHARS_BEFORE, 0), place)
        if at >= 0:
            return at + len(border)
    return place


def _line_after(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    at = text.rfind("\n", place - _CHARS_BEFORE, place)
    return at if at >= 0 else place
