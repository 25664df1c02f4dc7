"""PDF, page by page."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw

from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract, split_keywords
from models.media.passages import Block
from models.media.text import one_line
from models.messages import say

_MOST_PAGES = 20_000
_MOST_BOOKMARKS = 10_000
_PASSWORD_ERRORS = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
# A line that ends this much before its page's long lines do ends a paragraph.
_SHORT_LINE = 0.75
_BROKEN_WORD = re.compile(r"[\x02\ufffe](?:\r?\n)?|(?<=[^\W\d_])-\r?\n(?=[a-z\u00df-\u00ff])")


def read_pdf(file: BinaryIO) -> Extract:
    """Paragraphs by page, under the headings that the table of contents names.

    Raises: BadFile: ENCRYPTED, DAMAGED or TOO_LARGE; some only while the blocks are read.
    """
    document = open_pdf(file)
    pages = len(document)
    title = one_line(document.get_metadata_value("Title"))
    return Extract(_read_pages(document, pages), title, pages, _read_tags(document))


def open_pdf(file: BinaryIO) -> pypdfium2.PdfDocument:
    """Open a PDF that has pages, and not too many of them.

    Raises: BadFile: ENCRYPTED, DAMAGED or TOO_LARGE.
    """
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _PASSWORD_ERRORS:
            raise failures.encrypted() from error
        raise failures.damaged(Kind.DOCUMENT, failures.explain(error)) from error
    pages = len(document)
    if pages > _MOST_PAGES:
        raise failures.too_large(
            "This document has too many pages.",
            say("It has %1, more than the %2 that Findling reads.", pages, _MOST_PAGES),
        )
    if pages == 0:
        raise failures.damaged(Kind.DOCUMENT, say("it has no pages"))
    return document


def _read_tags(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    keywords = split_keywords(document.get_metadata_value("Keywords"))
    return (document.get_metadata_value("Author"), document.get_metadata_value("Subject"), *keywords)


def _read_pages(document: pypdfium2.PdfDocument, pages: int) -> Iterator[Block]:
    headings = _headings_by_page(document)
    unreadable = 0
    for index in range(pages):
        try:
            text = _page_text(document, index)
        except pypdfium2.PdfiumError:
            unreadable += 1
            continue
        yield from _read_lines(text, headings.get(index, []), index + 1)
    if unreadable == pages:
        raise failures.damaged(Kind.DOCUMENT, say("none of its pages can be opened"))


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            text: str = text_page.get_text_bounded()
        finally:
            text_page.close()
    finally:
        page.close()
    return text


def _headings_by_page(document: pypdfium2.PdfDocument) -> dict[int, list[str]]:
    headings: dict[int, list[str]] = defaultdict(list)
    for bookmark in itertools.islice(document.get_toc(), _MOST_BOOKMARKS):
        destination = bookmark.get_dest()
        index = destination.get_index() if destination is not None else None
        title = one_line(bookmark.get_title())
        if index is not None and title:
            headings[index].append(title)
    return headings


def _read_lines(text: str, headings: list[str], page: int) -> Iterator[Block]:
    """Join a page's lines to paragraphs, and tell its headings.

    The text of a page has no blank lines, but the last line of a paragraph is short. A heading whose words
    are a line of the page stands there; any other stands at the top.
    """
    lines = [line.strip() for line in _BROKEN_WORD.sub("", text).splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    long_line = lengths[int(len(lengths) * 0.9)] if lengths else 0
    found = {_plain(line) for line in lines} - {""}
    waiting = {_plain(heading): heading for heading in headings}
    yield from (Block(heading, True, page) for key, heading in waiting.items() if key not in found)
    gathered: list[str] = []
    for line in lines:
        heading = waiting.pop(_plain(line), None) if _plain(line) in found else None
        if line and heading is None:
            gathered.append(line)
        if gathered and (heading is not None or len(line) < long_line * _SHORT_LINE):
            yield Block(" ".join(gathered), page=page)
            gathered = []
        if heading is not None:
            yield Block(heading, True, page)
    if gathered:
        yield Block(" ".join(gathered), page=page)


def _plain(text: str) -> str:
    """Letters and digits alone, without the number of the section."""
    return "".join(c for c in re.sub(r"^[\d.\s]+", "", text.casefold()) if c.isalnum())
