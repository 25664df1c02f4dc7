"""PPTX: the slides of a PowerPoint presentation in their order, with the speaker's notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from models.media.extract import Extract
from models.media.office import open_office, read_facts, read_relationships
from models.media.packages import POWERPOINT, Package
from models.media.passages import Block
from models.media.slides import Slide
from models.media.xml_events import END, START, TEXT, Event, attribute

_PRESENTATION = re.compile(r"ppt/presentation\d*\.xml")
_TITLES = frozenset(("title", "ctrTitle"))
# What is the same on every slide, and the small picture of the slide above its notes.
_UNREAD_PLACES = frozenset(("sldNum", "dt", "ftr", "hdr", "sldImg"))


def read_pptx(file: BinaryIO) -> Extract:
    """Slides under their titles; the page of a block is the number of its slide.

    Raises: BadFile: ENCRYPTED, MISLABELLED, TOO_LARGE or DAMAGED; some only while the blocks are read.
    """
    package, presentation = open_office(file, POWERPOINT, _PRESENTATION)
    title, tags = read_facts(package)
    parts = read_relationships(package, presentation)
    listed = _slide_identifiers(package, presentation)
    slides = list(dict.fromkeys(parts[identifier].target for identifier in listed if identifier in parts))
    return Extract(_read_slides(package, slides), title, len(slides), tags)


def _slide_identifiers(package: Package, presentation: str) -> list[str]:
    return [
        next((value for key, value in attributes.items() if key.endswith(":id")), "")
        for kind, name, attributes in package.walk(presentation)
        if kind == START and name == "sldId"
    ]


def _read_slides(package: Package, slides: list[str]) -> Iterator[Block]:
    for number, part in enumerate(slides, start=1):
        slide = Slide(number)
        for place, text in _read_shapes(package.walk(part)):
            (slide.titles if place in _TITLES else slide.texts).append(text)
        for reference in read_relationships(package, part).values():
            if reference.role == "diagramData":
                slide.texts += [text for _, text in _read_shapes(package.walk_if_any(reference.target))]
            elif reference.role == "notesSlide":
                slide.notes += [text for _, text in _read_shapes(package.walk_if_any(reference.target))]
        yield from slide.blocks()


@dataclass(slots=True)
class _Shapes:
    """Where the reading of a slide is.

    Attributes:
        place: the placeholder that the present shape fills, "" for none.
        cells: of the present row of a table; None outside of tables.
    """

    place: str = ""
    cells: list[str] | None = None
    texts: list[str] = field(default_factory=list)


def _read_shapes(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """The placeholder and the text of every paragraph, and of every row of a table."""
    shapes = _Shapes()
    in_text = False
    in_fallback = 0  # newer drawings are written twice, the second time for old programs
    for kind, name, attributes in events:
        if kind == TEXT:
            if in_text:
                shapes.texts.append(name)
        elif kind == START:
            in_fallback += name == "Fallback"
            in_text = name == "t" and not in_fallback
            if not in_fallback:
                _enter(shapes, name, attribute(attributes, "type"))
        elif kind == END:
            in_text = False
            in_fallback -= name == "Fallback"
            if not in_fallback and name in ("p", "tr"):
                yield from _leave(shapes, name)


def _enter(shapes: _Shapes, name: str, kind: str) -> None:
    if name in ("sp", "pic", "graphicFrame"):
        shapes.place = ""
    elif name == "ph":
        shapes.place = kind
    elif name == "br":
        shapes.texts.append("\n")
    elif name == "tr":
        shapes.cells = []
    elif name == "p":
        shapes.texts.clear()


def _leave(shapes: _Shapes, name: str) -> Iterator[tuple[str, str]]:
    """The end of a paragraph, or of a row of a table."""
    if name == "tr" and shapes.cells is not None:
        yield shapes.place, " | ".join(cell for cell in shapes.cells if cell)
        shapes.cells = None
    elif name == "p" and shapes.place not in _UNREAD_PLACES:
        text = "".join(shapes.texts)
        shapes.texts.clear()
        if shapes.cells is None:
            yield shapes.place, text
        else:
            shapes.cells.append(text.strip())
