"""What every document reader hands over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.media.passages import Block


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text on its way out.

    Attributes:
        blocks: headings and paragraphs in reading order, read as they are asked for; their text need not be
            clean, and may turn out empty.
        title: as the document itself states it.
        pages: how many it has, 0 where it has none.
    """

    blocks: Iterator[Block]
    title: str = ""
    pages: int = 0
