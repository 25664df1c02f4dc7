"""Markdown: its words without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from models.media.extract import Extract, split_keywords
from models.media.html_pages import read_html
from models.media.passages import Block
from models.media.plain import read_plain

# Parsing takes about a second per megabyte; what is longer than this is data rather than prose.
_MOST_PARSED_CHARS = 8_000_000
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_FRONT_TAGS = re.compile(r"^(?:authors?|tags|keywords|categories):[ \t]*((?:.*\n)(?:[ \t]*-[ \t].*\n)*)", re.MULTILINE)


def read_markdown(text: str) -> Extract:
    """Headings and paragraphs by CommonMark with tables; code is kept, a leading YAML block gives title and tags."""
    if len(text) > _MOST_PARSED_CHARS:
        return read_plain(text)
    title, tags = "", []
    if front := _FRONT_MATTER.match(text):
        found = _FRONT_TITLE.search(front.group(1))
        title = found.group(1).strip("'\"") if found else ""
        tags = [tag for stated in _FRONT_TAGS.findall(front.group(1)) for tag in _read_list(stated)]
        text = text[front.end() :]
    blocks = list(_read_blocks(MarkdownIt("commonmark").enable("table").parse(text)))
    title = title or next((block.text for block in blocks if block.is_heading), "")
    return Extract(iter(blocks), title, tags=tuple(tags))


def _read_list(stated: str) -> list[str]:
    """The values of a YAML list in either of its forms, or a single value."""
    lines = [line.strip().removeprefix("- ") for line in stated.splitlines()]
    return [word.strip(" '\"") for line in lines for word in split_keywords(line.strip("[]"))]


def _read_blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    is_heading = False
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            is_heading = True
        elif token.type == "heading_close":
            is_heading = False
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield Block(" | ".join(cells))
            cells = None
        elif token.type == "inline":
            text = _read_inline(token.children or ())
            if cells is None:
                yield Block(text, is_heading)
            else:
                cells.append(text)
        elif token.type in ("fence", "code_block"):
            yield Block(token.content.rstrip("\n"))
        elif token.type == "html_block":
            yield from read_html(token.content.encode()).blocks


def _read_inline(children: Sequence[Token]) -> str:
    parts: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "image":
            parts.append(_read_inline(child.children or ()))
    return "".join(parts)
