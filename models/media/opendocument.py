"""OpenDocument: texts, presentations, drawings and sheets, in an archive or as one flat XML file."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract, split_keywords, take_beginning
from models.media.packages import OPEN_DOCUMENT, Package
from models.media.passages import Block
from models.media.slides import Slide
from models.media.tables import MOST_CELLS, MOST_COLUMNS, Table
from models.media.text import one_line
from models.media.xml_events import END, START, TEXT, Event, attribute, walk
from models.messages import say

_CONTENT = "content.xml"
_FACTS = "meta.xml"
_MANIFEST = "META-INF/manifest.xml"
_TITLE_STYLE = re.compile(r"(?:Title|Subtitle|Heading.*)")
_TAGS = ("initial-creator", "creator", "subject", "keyword", "description")
_DRAWN = frozenset(("presentation", "drawing"))
_MOST_SPACES = 10
_MOST_TAGS = 1000
_MOST_CHARS = 10_000
# What readers do not see in their place: remarks, deleted text, tables of contents, fields for others.
_UNREAD = frozenset(
    (
        *("tracked-changes", "annotation", "table-of-content", "alphabetical-index", "binary-data", "forms", "scripts"),
        *("note-citation", "header-decl", "footer-decl", "date-time-decl", "title", "desc", "ruby-text"),
    )
)


def read_odf(file: BinaryIO) -> Extract:
    """Any OpenDocument file that is an archive; its body says of what sort it is.

    Raises: BadFile: ENCRYPTED, MISLABELLED, TOO_LARGE or DAMAGED; some only while the blocks are read.
    """
    package = Package(file)
    if _CONTENT not in package:
        raise package.refuse(OPEN_DOCUMENT)
    if any(event[:2] == (START, "encryption-data") for event in package.walk_if_any(_MANIFEST)):
        raise failures.encrypted()
    title, tags = _read_facts(package.walk_if_any(_FACTS))
    return Extract(_read_body(package.walk(_CONTENT)), title, _count_pages(package.walk(_CONTENT)), tags)


def read_flat_odf(file: BinaryIO) -> Extract:
    """An OpenDocument file that is one XML file.

    Raises: BadFile: MISLABELLED or DAMAGED; the latter also while the blocks are read.
    """
    _, name, _ = next(walk(file), (START, "", {}))
    if name != "document":
        raise failures.mislabelled(Kind.DOCUMENT, say("another sort of XML"))
    file.seek(0)
    title, tags = _read_facts(itertools.takewhile(lambda event: event[:2] != (START, "body"), walk(file)))
    file.seek(0)
    pages = _count_pages(walk(file))
    file.seek(0)
    return Extract(_read_body(walk(file)), title, pages, tags)


def _count_pages(events: Iterable[Event]) -> int:
    """How many slides a presentation has, or pages a drawing; 0 for texts and sheets, of which little is read."""
    starts = (name for kind, name, _ in events if kind == START)
    sort = next(itertools.islice(itertools.dropwhile(lambda name: name != "body", starts), 1, None), "")
    return sum(name == "page" for name in starts) if sort in _DRAWN else 0


def _read_facts(events: Iterable[Event]) -> tuple[str, tuple[str, ...]]:
    title = ""
    tags: list[str] = []
    in_facts = False
    text = ""
    for kind, name, _ in events:
        if name == "meta" and kind != TEXT:
            in_facts = kind == START
        elif kind == START:
            text = ""
        elif kind == TEXT:
            text = (text + name)[:_MOST_CHARS]
        elif in_facts and name == "title":
            title = text
        elif in_facts and name in _TAGS and len(tags) < _MOST_TAGS:
            tags += split_keywords(text) if name == "keyword" else [text]
    return one_line(title), tuple(tags)


def _read_body(events: Iterator[Event]) -> Iterator[Block]:
    """Pass over what stands before the body, learn its styles, and read it by its sort."""
    titles: set[str] = set()
    in_body = False
    for kind, name, attributes in events:
        if kind == START and name == "style" and not in_body:
            if _TITLE_STYLE.fullmatch(attribute(attributes, "parent-style-name")):
                titles.add(attribute(attributes, "name"))
        elif kind == START and in_body:
            if name == "spreadsheet":
                yield from take_beginning(_read_sheets(_without_unread(events)))
            elif name in _DRAWN:
                yield from _read_pages(_without_unread(events))
            else:
                yield from _read_text(_without_unread(events), titles)
        in_body |= kind == START and name == "body"


def _without_unread(events: Iterable[Event]) -> Iterator[Event]:
    depth = 0
    for event in events:
        kind, name, _ = event
        if kind == START and (depth or name in _UNREAD):
            depth += 1
        elif kind == END and depth:
            depth -= 1
        elif not depth:
            yield event


@dataclass(slots=True)
class _Paragraph:
    """A paragraph or heading that is being read."""

    style: str = ""
    is_heading: bool = False
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words; white space between them is a space, as OpenDocument has it."""
        return "".join(self.texts)


def _read_paragraphs(events: Iterable[Event]) -> Iterator[Event | _Paragraph]:
    """Paragraphs as they end, those of notes and frames before the one they stand in; every other START and END."""
    open_ones: list[_Paragraph] = []
    for event in events:
        kind, name, attributes = event
        if kind == TEXT:
            if open_ones:
                open_ones[-1].texts.append(re.sub(r"\s+", " ", name))
        elif name in ("p", "h"):
            if kind == START:
                open_ones.append(_Paragraph(attribute(attributes, "style-name"), name == "h"))
            else:
                yield open_ones.pop()
        else:
            if kind == START and open_ones:
                open_ones[-1].texts.append(_space(name, attributes))
            yield event


def _space(name: str, attributes: Mapping[str, str]) -> str:
    if name == "s":
        count = attribute(attributes, "c")
        return " " * min(int(count), _MOST_SPACES) if count.isdecimal() else " "
    return {"tab": "\t", "line-break": "\n"}.get(name, "")


def _read_text(events: Iterable[Event], titles: set[str]) -> Iterator[Block]:
    for found in _read_paragraphs(events):
        if isinstance(found, _Paragraph):
            is_title = found.style in titles or _TITLE_STYLE.fullmatch(found.style) is not None
            yield Block(found.text, found.is_heading or is_title)


def _read_pages(events: Iterable[Event]) -> Iterator[Block]:
    """Slides with their notes, or the pages of a drawing."""
    slide = Slide(0)
    in_notes, in_title = False, False
    for found in _read_paragraphs(events):
        if isinstance(found, _Paragraph):
            (slide.notes if in_notes else slide.titles if in_title else slide.texts).append(found.text)
            continue
        kind, name, attributes = found
        if name == "page" and kind == START and not in_notes:
            slide = Slide(slide.number + 1)
        elif name == "page" and not in_notes:
            yield from slide.blocks()
        elif name == "notes":
            in_notes = kind == START
        elif name == "frame":
            in_title = kind == START and attribute(attributes, "class") == "title"


def _read_sheets(events: Iterable[Event]) -> Iterator[Block]:
    """Rows under the names of their sheets; what is repeated to the end of a sheet is told once."""
    table = Table()
    row: list[tuple[int, str]] = []
    column, width = 0, 1
    texts: list[str] = []
    for found in _read_paragraphs(events):
        if isinstance(found, _Paragraph):
            texts.append(found.text)
            continue
        kind, name, attributes = found
        if name == "table" and kind == START:
            yield Block(attribute(attributes, "name"), is_heading=True)
        elif name == "table":
            yield from table.close()
        elif name == "table-row" and kind == START:
            row, column = [], 0
        elif name == "table-row":
            yield from table.add(row)
        elif name in ("table-cell", "covered-table-cell") and kind == START:
            texts.clear()
            repeated = attribute(attributes, "number-columns-repeated")
            width = min(int(repeated), MOST_COLUMNS) if repeated.isdecimal() else 1
        elif name in ("table-cell", "covered-table-cell"):
            if texts and len(row) < MOST_CELLS:
                row.append((column, " ".join(texts)))
            column += width
