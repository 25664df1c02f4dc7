"""Slides: what is on them, under their titles, and what the speaker notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from models.media.passages import Block

_HEADING_CHARS = 100


@dataclass(slots=True)
class Slide:
    """The words of one slide of a presentation, or page of a drawing.

    Attributes:
        number: 1-based; it becomes the page of every block.
        titles: of the slide; their words are those of its heading.
        texts: paragraphs and rows of tables.
        notes: of the speaker.
    """

    number: int
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """The heading, the slide's text, then the notes.

        A slide without a title borrows the words with which it begins, so that it never stands under the heading of
        the slide before. One that has only a title is read as text, so that it can be found at all.
        """
        title = " ".join(" ".join(self.titles).split())
        texts = [text for text in self.texts + self.notes if text.strip()]
        if not title and texts:
            title = " ".join(texts[0].split())[:_HEADING_CHARS]
        if title:
            yield Block(title, True, self.number)
        for text in texts or [title]:
            yield Block(text, page=self.number)
