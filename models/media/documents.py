"""Documents: text extracted by format, cleaned, and cut into passages."""

from __future__ import annotations

from collections.abc import Iterator

from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract
from models.media.files import OpenFile
from models.media.kinds import extension_of
from models.media.parts import DecodeRequest, FileFacts, Part, Piece
from models.media.passages import Block, cut_passages
from models.media.text import clean_text, decode_text, one_line

_MOST_TEXT_BYTES = 64 << 20
_MOST_PASSAGES = 20_000


def read_parts(opened: OpenFile, request: DecodeRequest) -> Iterator[Part]:
    """Extract a document's text and cut it into passages.

    Yields: its facts, then its passages that are not done.
    Raises: BadFile: DAMAGED, ENCRYPTED, MISLABELLED, TOO_LARGE, NOTHING_INSIDE or UNREADABLE.
    """
    with failures.reading(Kind.DOCUMENT):
        extract = _extract(opened)
        yield FileFacts(title=one_line(extract.title), pages=extract.pages)
        ordinal = -1
        for ordinal, passage in enumerate(cut_passages(_clean(extract.blocks))):
            if ordinal >= _MOST_PASSAGES:
                raise failures.too_large(
                    "This document is too long.", f"It has more than the {_MOST_PASSAGES} passages that Findling reads."
                )
            if ordinal >= request.done.get(Kind.DOCUMENT, 0):
                yield Piece(
                    Kind.DOCUMENT,
                    ordinal,
                    page=passage.page,
                    char_start=passage.char_start,
                    char_end=passage.char_end,
                    heading=passage.heading,
                    text=passage.text,
                )
        if ordinal < 0:
            raise _no_text(extract.pages)


def _extract(opened: OpenFile) -> Extract:
    from models.media import html_pages, markdown, pdf, plain, word

    match _format(opened):
        case ".pdf":
            return pdf.read_pdf(opened.file)
        case ".docx":
            return word.read_docx(opened.file)
        case ".html" | ".htm" | ".xhtml":
            return html_pages.read_html(_read_all(opened))
        case ".md" | ".markdown":
            return markdown.read_markdown(decode_text(_read_all(opened)))
        case ".rst":
            return plain.read_rst(decode_text(_read_all(opened)))
        case _:
            return plain.read_plain(decode_text(_read_all(opened)))


def _format(opened: OpenFile) -> str:
    """The extension whose format a document follows; its content has been compared with its name already."""
    extension = extension_of(opened.path)
    start = opened.file.read(8)
    opened.file.seek(0)
    if start.startswith(b"%PDF-"):
        return ".pdf"
    return ".docx" if start.startswith(b"PK\x03\x04") else extension


def _read_all(opened: OpenFile) -> bytes:
    if opened.size_bytes > _MOST_TEXT_BYTES:
        raise failures.too_large(
            "This text is too large.",
            f"It has {opened.size_bytes >> 20} MB, more than the {_MOST_TEXT_BYTES >> 20} MB that Findling reads.",
        )
    return opened.file.read(_MOST_TEXT_BYTES)


def _clean(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        text = clean_text(block.text)
        if text:
            yield Block(text, block.is_heading, block.page)


def _no_text(pages: int) -> Exception:
    if pages:
        return failures.nothing_inside(
            "There is no text in this document.",
            "It looks like a scan: words inside pictures are not read yet.",
            "Run it through a program that recognises text in scans if its words should be found.",
        )
    return failures.nothing_inside(
        "There is no text in this document.",
        "It holds nothing but white space, headings or pictures.",
        "Nothing needs to be done, unless it should have text: then open it in another program to check it.",
    )
