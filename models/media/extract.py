"""What every document reader hands over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.media.passages import SEPARATOR, Block

MOST_DATA_CHARS = 1_000_000
"""How much is read of what may go on for ever: tables, program text, data, logs. About a thousand passages."""

_BETWEEN_KEYWORDS = re.compile(r"[;,\n\u3001\uff0c]+")


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text on its way out.

    Attributes:
        blocks: headings and paragraphs in reading order, read as they are asked for; their text need not be
            clean, and may turn out empty.
        title: as the document itself states it.
        pages: how many it has, 0 where it has none.
        tags: further words that it states about itself: authors, keywords, subject. They need not be clean.
    """

    blocks: Iterator[Block]
    title: str = ""
    pages: int = 0
    tags: tuple[str, ...] = ()


def take_beginning(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in which the first `MOST_DATA_CHARS` characters lie, the last of them cut there."""
    left = MOST_DATA_CHARS
    for block in blocks:
        if len(block.text) >= left:
            yield Block(block.text[: max(left, 0)], block.is_heading, block.page, block.start_s, block.end_s)
            return
        left -= len(block.text) + len(SEPARATOR)
        yield block


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords that a document states in one line, one by one."""
    return tuple(part.strip() for part in _BETWEEN_KEYWORDS.split(text) if part.strip())
