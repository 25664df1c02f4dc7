"""DOCX: the body of a Word document, read as a stream of XML without loading anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from models.media.extract import Extract
from models.media.office import open_office, read_facts
from models.media.packages import WORD, Package
from models.media.passages import Block
from models.media.xml_events import END, START, TEXT, Event, attribute

HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\s*\d*", re.IGNORECASE)
"""How Word names its styles for headings, in whatever language it speaks itself."""

_BODY = re.compile(r"word/document\d*\.xml")
_STYLES = "word/styles.xml"
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


def read_docx(file: BinaryIO) -> Extract:
    """Headings by their styles, and paragraphs, including those in tables and text boxes.

    Raises: BadFile: ENCRYPTED, MISLABELLED, TOO_LARGE or DAMAGED; some only while the blocks are read.
    """
    package, body = open_office(file, WORD, _BODY)
    title, tags = read_facts(package)
    return Extract(_read_body(package.walk(body), _read_heading_styles(package)), title, tags=tags)


def _read_heading_styles(package: Package) -> frozenset[str]:
    found = set()
    identifier = ""
    for kind, tag, attributes in package.walk_if_any(_STYLES):
        if kind != START:
            continue
        if tag == "style":
            identifier = attribute(attributes, "styleId")
        value = attribute(attributes, "val")
        if (tag == "name" and HEADING_STYLE.fullmatch(value)) or (tag == "outlineLvl" and value != "9"):
            found.add(identifier)
    return frozenset(found)


@dataclass(slots=True)
class _Paragraph:
    texts: list[str] = field(default_factory=list)
    is_heading: bool = False


def _read_body(events: Iterable[Event], heading_styles: frozenset[str]) -> Iterator[Block]:
    """Paragraphs as they end: that of a text box comes before the one it is fixed to."""
    path: list[str] = []
    paragraphs: list[_Paragraph] = []
    in_fallback = 0  # a text box is written twice, the second time for old programs
    for kind, name, attributes in events:
        if kind == TEXT:
            if path[-1] == "t" and paragraphs and not in_fallback:
                paragraphs[-1].texts.append(name)
        elif kind == START:
            in_fallback += name == "Fallback"
            if name == "p":
                paragraphs.append(_Paragraph())
            elif paragraphs and not in_fallback:
                _enter(paragraphs[-1], name, path[-1], attributes, heading_styles)
            path.append(name)
        elif kind == END:
            path.pop()
            in_fallback -= name == "Fallback"
            if name == "p":
                paragraph = paragraphs.pop()
                yield Block("".join(paragraph.texts), paragraph.is_heading)


def _enter(
    paragraph: _Paragraph, name: str, parent: str, attributes: Mapping[str, str], heading_styles: frozenset[str]
) -> None:
    if name in _BREAKS and parent == "r":
        paragraph.texts.append(_BREAKS[name])
    elif name == "pStyle":
        paragraph.is_heading |= attribute(attributes, "val") in heading_styles
    elif name == "outlineLvl":
        paragraph.is_heading |= attribute(attributes, "val") != "9"
