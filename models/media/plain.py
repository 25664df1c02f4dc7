"""Plain text and reStructuredText: paragraphs between blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.media.extract import Extract
from models.media.passages import Block

_ADORNMENT = re.compile(r"([=\-`:.'\"~^_*+#])\1{2,}\s*$")
_DIRECTIVE = re.compile(r"\s*\.\.(?:\s+([\w:.-]+)::\s*(.*)|\s+.*|$)")
_FIELD = re.compile(r"\s*:[\w -]+:(\s|$)")
# Directives whose argument or body a reader would miss.
_SPEAKING = {"note", "warning", "tip", "important", "hint", "caution", "danger", "attention", "admonition", "topic"}
_ROLE = re.compile(r":[\w:.+-]+:`([^`<]*?)\s*(?:<[^>`]*>)?`")
_LINK = re.compile(r"`([^`<]+?)\s*<[^>`]*>`__?|`([^`]+)`__?|\b(\w+)__?(?=[\s.,;:)]|$)")
_INLINE = re.compile(r"(``|\*\*|\*|`)(?=\S)(.+?)(?<=\S)\1")


def read_plain(text: str) -> Extract:
    """Every run of lines between blank lines is a paragraph; plain text has no headings that could be told."""
    return Extract(Block("\n".join(lines)) for lines in _paragraphs(text))


def read_rst(text: str) -> Extract:
    """Paragraphs without markup, and headings by their underlines."""
    blocks = [block for lines in _paragraphs(text) for block in _read_rst_lines(lines)]
    title = next((block.text for block in blocks if block.is_heading), "")
    return Extract(iter(blocks), title)


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _read_rst_lines(lines: list[str]) -> Iterator[Block]:
    if len(lines) >= 3 and _is_adornment(lines[0]) and _is_adornment(lines[2]):
        lines = lines[1:]  # the overline
    if len(lines) >= 2 and _is_adornment(lines[1]) and not _is_adornment(lines[0]):
        yield Block(_without_markup(lines[0]), is_heading=True)
        lines = lines[2:]
    kept: list[str] = []
    for line in lines:
        directive = _DIRECTIVE.match(line)
        if directive:
            if directive.group(1) in _SPEAKING and directive.group(2):
                kept.append(directive.group(2))
        elif not _is_adornment(line) and not (_FIELD.match(line) and (not kept or line[0].isspace())):
            kept.append(line)
    if kept:
        yield Block(_without_markup("\n".join(kept)))


def _is_adornment(line: str) -> bool:
    return _ADORNMENT.match(line) is not None


def _without_markup(text: str) -> str:
    text = _ROLE.sub(r"\1", text)
    text = _LINK.sub(lambda match: next(group for group in match.groups() if group), text)
    text = _INLINE.sub(r"\2", text)
    return re.sub(r"::\s*$", ":", text)
