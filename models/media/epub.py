"""EPUB: the chapters of an e-book in the order in which they are read."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import unquote

from models.errors import BadFile, BadFileReason
from models.media import failures
from models.media.extract import Extract, split_keywords
from models.media.html_pages import read_html
from models.media.packages import BOOK, Package
from models.media.passages import Block
from models.media.text import one_line
from models.media.xml_events import START, TEXT, attribute
from models.messages import say

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_MOST_CHAPTER_BYTES = 16 << 20
_MOST_CHAPTERS = 10_000
_MOST_BOOK_BYTES = 64 << 20
_MOST_WORDS_CHARS = 10_000
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"))
_CONTENTS = "application/x-dtbncx+xml"
_TAGS = ("creator", "contributor", "subject", "publisher", "description")


def read_epub(file: BinaryIO) -> Extract:
    """Chapters by the book's spine; one that begins without a heading gets that of the table of contents.

    Raises: BadFile: ENCRYPTED, MISLABELLED, TOO_LARGE or DAMAGED; some only while the blocks are read.
    """
    package = Package(file)
    if _CONTAINER not in package:
        raise package.refuse(BOOK)
    book = _read_book(package)
    if not book.locked.isdisjoint(book.chapters):
        raise _locked()
    return Extract(_read_chapters(package, book), book.title, tags=tuple(book.tags))


@dataclass(slots=True)
class _Book:
    """What an e-book's package document says (EPUB 3.3, section 5).

    Attributes:
        chapters: names of the parts that are read, in order.
        contents: names of the parts that hold the table of contents.
        locked: names of parts that are encrypted.
    """

    title: str = ""
    tags: list[str] = field(default_factory=list)
    chapters: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    locked: frozenset[str] = frozenset()


def _read_book(package: Package) -> _Book:
    roots = (
        attribute(attributes, "full-path")
        for kind, name, attributes in package.walk(_CONTAINER)
        if kind == START and name == "rootfile"
    )
    root = next(roots, "")
    book = _Book()
    media: dict[str, str] = {}
    parts: dict[str, str] = {}
    texts: dict[str, list[str]] = {}
    field_name = ""
    for kind, name, attributes in package.walk(root):
        if kind == TEXT:
            if field_name in texts:
                texts[field_name][-1] = (texts[field_name][-1] + name)[:_MOST_WORDS_CHARS]
            continue
        field_name = name if kind == START else ""
        if kind == START and name in ("title", *_TAGS):
            texts.setdefault(name, []).append("")
        elif kind == START and name == "item":
            part = _resolve(root, attribute(attributes, "href"))
            parts[attribute(attributes, "id")] = part
            media[part] = attribute(attributes, "media-type")
            if media[part] == _CONTENTS or "nav" in attribute(attributes, "properties").split():
                book.contents.append(part)
        elif kind == START and name == "itemref" and len(book.chapters) < _MOST_CHAPTERS:
            book.chapters.append(parts.get(attribute(attributes, "idref"), ""))
    book.chapters = [part for part in dict.fromkeys(book.chapters) if media.get(part) in _PAGES and part in package]
    book.title = one_line(next(iter(texts.get("title", ())), ""))
    for name in _TAGS:
        book.tags += [word for text in texts.get(name, ()) for word in _words(name, text)]
    book.locked = _read_locked(package)
    return book


def _words(name: str, text: str) -> tuple[str, ...]:
    return split_keywords(text) if name == "subject" else (text,)


def _read_locked(package: Package) -> frozenset[str]:
    """Parts that only the program of the shop can read; fonts are locked more often than texts."""
    return frozenset(
        _resolve("", attribute(attributes, "URI"))
        for kind, name, attributes in package.walk_if_any(_ENCRYPTION)
        if kind == START and name == "CipherReference"
    )


def _read_chapters(package: Package, book: _Book) -> Iterator[Block]:
    headings = _read_headings(package, book.contents)
    left_bytes = _MOST_BOOK_BYTES
    for part in book.chapters:
        chapter = package.read(part, _MOST_CHAPTER_BYTES)
        left_bytes -= len(chapter)
        if left_bytes < 0:
            raise failures.too_large(
                "This e-book is too large.",
                say("It has more than the %1 MB that Findling reads.", _MOST_BOOK_BYTES >> 20),
            )
        blocks = read_html(chapter).blocks
        first = next(blocks, None)
        if first is None:
            continue
        if not first.is_heading and headings.get(part):
            yield Block(headings[part], is_heading=True)
        yield from itertools.chain((first,), blocks)


def _read_headings(package: Package, contents: list[str]) -> dict[str, str]:
    """Part -> the first words with which a table of contents, of EPUB 2 or 3, leads to it."""
    headings: dict[str, str] = {}
    for part in contents:
        target, words = "", ""
        for kind, name, attributes in package.walk_if_any(part):
            if kind == TEXT:
                words = (words + name)[:_MOST_WORDS_CHARS]
            elif kind == START and name in ("navLabel", "a"):
                target, words = _resolve(part, attribute(attributes, "href")), ""
            elif kind == START and name == "content":
                headings.setdefault(_resolve(part, attribute(attributes, "src")), one_line(words))
            elif name == "a" and one_line(words):
                headings.setdefault(target, one_line(words))
    return headings


def _resolve(part: str, reference: str) -> str:
    """The name of the part to which a reference in another part leads."""
    path = unquote(reference.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), path)).lstrip("/")


def _locked() -> BadFile:
    return BadFile(
        BadFileReason.ENCRYPTED,
        "This e-book is protected against copying.",
        "Its text can only be read by the program of the shop that sold it.",
        "Nothing can be done, unless the shop offers a copy without protection.",
    )
