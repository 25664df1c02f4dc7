"""Cutting a document's text into passages that an encoder can read whole."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MOST_WORDS = 180
"""Longest passage: 180 English words are about 240 word pieces, and the text encoders read 256."""

SEPARATOR = "\n\n"
"""Stands between two blocks of a document's extracted text."""

_HEADING_CHARS = 200
# Encoders split long words, and writing without spaces, into several pieces: so they count as several words.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]{{1,12}}")
_SENTENCE_END = re.compile(
    r"(?:[.!?\u2026\u061f\u06d4\u0964]+[\"'\u2019\u201d\u00bb)\]]*(?=\s)|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d]*)\s*"
)
_LINE_END = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph of a document, in reading order; its text is clean and not empty.

    Attributes:
        start_s, end_s: when it is said, in the subtitles of a film.
    """

    text: str
    is_heading: bool = False
    page: int | None = None
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class PassageCut:
    """One passage.

    Attributes:
        char_start, char_end: its place in the document's extracted text: all blocks joined by `SEPARATOR`.
        text: exactly what lies there.
        heading: nearest heading above, on one line.
        page: on which it begins.
        start_s, end_s: from when to when its paragraphs are said.
    """

    text: str
    char_start: int
    char_end: int
    heading: str
    page: int | None
    start_s: float | None = None
    end_s: float | None = None


def cut_passages(blocks: Iterable[Block]) -> Iterator[PassageCut]:
    """Pack paragraphs into passages of at most `MOST_WORDS` words, none across a heading.

    A paragraph is cut only when it is too long by itself, at the ends of sentences, else of lines, else of
    words. A heading begins a passage's section but never makes a passage alone.
    """
    packer = _Packer()
    place = 0
    for block in blocks:
        if block.is_heading:
            yield from packer.close()
            packer.heading = " ".join(block.text.split())[:_HEADING_CHARS]
        else:
            yield from packer.add_paragraph(block, place)
        place += len(block.text) + len(SEPARATOR)
    yield from packer.close()


def count_words(text: str) -> int:
    """The length of a text as encoders feel it: long words, and writing without spaces, count more."""
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(slots=True)
class _Packer:
    """The passage that is being filled."""

    heading: str = ""
    _texts: list[str] = field(default_factory=list)
    _words: int = 0
    _start: int = 0
    _end: int = 0
    _page: int | None = None
    _start_s: float | None = None
    _end_s: float | None = None

    def add_paragraph(self, block: Block, place: int) -> Iterator[PassageCut]:
        between = SEPARATOR
        last = 0
        for start, end, words in _cut_paragraph(block.text):
            if last:
                between = block.text[last:start]
            if self._words + words > MOST_WORDS:
                yield from self.close()
            if self._texts:
                self._texts.append(between)
            else:
                self._start, self._page, self._start_s = place + start, block.page, block.start_s
            self._texts.append(block.text[start:end])
            self._words += words
            self._end, self._end_s = place + end, block.end_s
            last = end

    def close(self) -> Iterator[PassageCut]:
        if self._texts:
            text = "".join(self._texts)
            yield PassageCut(text, self._start, self._end, self.heading, self._page, self._start_s, self._end_s)
        self._texts, self._words = [], 0


def _cut_paragraph(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and words of the parts of a paragraph, about equally long, none over `MOST_WORDS`."""
    total = count_words(text)
    if total <= MOST_WORDS:
        yield 0, len(text), total
        return
    target = math.ceil(total / math.ceil(total / MOST_WORDS))
    first, last, words = 0, 0, 0
    for start, end, more in _smallest_parts(text, 0, (_SENTENCE_END, _LINE_END)):
        if words and (words >= target or words + more > MOST_WORDS):
            yield first, last, words
            words = 0
        if not words:
            first = start
        last, words = end, words + more
    if words:
        yield first, last, words


def _smallest_parts(text: str, place: int, borders: tuple[re.Pattern[str], ...]) -> Iterator[tuple[int, int, int]]:
    """Sentences; of those that are too long, lines; of those, runs of words. Places count from `place`."""
    if not borders:
        yield from _runs_of_words(text, place)
        return
    start = 0
    for border in (*borders[0].finditer(text), None):
        until = border.end() if border else len(text)
        part = text[start:until].rstrip()
        words = count_words(part)
        if words > MOST_WORDS:
            yield from _smallest_parts(part, place + start, borders[1:])
        elif words:
            yield place + start, place + start + len(part), words
        start = until


def _runs_of_words(text: str, place: int) -> Iterator[tuple[int, int, int]]:
    first, last, words = 0, 0, 0
    for word in _WORD.finditer(text):
        if words == MOST_WORDS:
            yield place + first, place + last, words
            words = 0
        if not words:
            first = word.start()
        last, words = word.end(), words + 1
    if words:
        yield place + first, place + last, words
