"""Documents: text extracted by format, cleaned, and cut into passages."""

from __future__ import annotations

from collections.abc import Iterator

from models.kinds import Kind
from models.media import failures, formats
from models.media.extract import MOST_DATA_CHARS, Extract
from models.media.files import OpenFile
from models.media.kinds import extension_of
from models.media.parts import DecodeRequest, FileFacts, Part, Piece
from models.media.passages import Block, cut_passages
from models.media.text import clean_text, decode_text, one_line
from models.messages import say

_MOST_TEXT_BYTES = 64 << 20
_MOST_NOTEBOOK_BYTES = 32 << 20
# Enough for so many characters, in any encoding.
_BEGINNING_BYTES = MOST_DATA_CHARS * 4
_MOST_PASSAGES = 20_000
_MOST_TAGS = 100
_TAG_CHARS = 200
_BLOCK_CHARS = 1 << 20


def read_parts(opened: OpenFile, request: DecodeRequest) -> Iterator[Part]:
    """Extract a document's text and cut it into passages.

    Yields: its facts, then its passages that are not done.
    Raises: BadFile: DAMAGED, ENCRYPTED, MISLABELLED, TOO_LARGE, NOTHING_INSIDE or UNREADABLE.
    """
    with failures.reading(Kind.DOCUMENT):
        extension = _format(opened)
        extract = _extract(opened, extension)
        yield FileFacts(title=one_line(extract.title), pages=extract.pages, tags=_join_tags(extract.tags))
        ordinal = -1
        for ordinal, passage in enumerate(cut_passages(_clean(extract.blocks))):
            if ordinal >= _MOST_PASSAGES:
                raise failures.too_large(
                    "This document is too long.",
                    say("It has more than the %1 passages that Findling reads.", _MOST_PASSAGES),
                )
            if ordinal >= request.done.get(Kind.DOCUMENT, 0):
                yield Piece(
                    Kind.DOCUMENT,
                    ordinal,
                    start_s=passage.start_s,
                    end_s=passage.end_s,
                    page=passage.page,
                    char_start=passage.char_start,
                    char_end=passage.char_end,
                    heading=passage.heading,
                    text=passage.text,
                )
        if ordinal < 0:
            raise _no_text(extension, extract.pages)


def _extract(opened: OpenFile, extension: str) -> Extract:
    """Find the reader for a document; only what that reader needs is imported."""
    if extension in formats.OFFICE or extension == ".xls":
        return _read_office(opened, extension)
    if extension in formats.BINARY or extension in formats.FLAT_OPEN_DOCUMENT:
        return _read_other_than_text(opened, extension)
    if extension in (".eml", ".emlx", ".mbox", ".mht", ".mhtml"):
        return _read_mail(opened, extension)
    if extension in (".html", ".htm", ".xhtml"):
        from models.media import html_pages

        return html_pages.read_html(_read_all(opened))
    if extension in formats.PROGRAM_TEXT or extension in formats.JSON or extension in (".csv", ".tsv", ".xml"):
        return _read_data(opened, extension)
    return _read_prose(opened, extension)


def _read_office(opened: OpenFile, extension: str) -> Extract:
    if extension in formats.WORD:
        from models.media import word

        return word.read_docx(opened.file)
    if extension in formats.POWERPOINT:
        from models.media import powerpoint

        return powerpoint.read_pptx(opened.file)
    if extension in formats.EXCEL:
        from models.media import workbooks

        return workbooks.read_xlsx(opened.file)
    from models.media import old_workbooks

    return old_workbooks.read_xls(_read_all(opened))


def _read_other_than_text(opened: OpenFile, extension: str) -> Extract:
    if extension in formats.OPEN_DOCUMENT:
        from models.media import opendocument

        return opendocument.read_odf(opened.file)
    if extension in formats.FLAT_OPEN_DOCUMENT:
        from models.media import opendocument

        return opendocument.read_flat_odf(opened.file)
    if extension == ".epub":
        from models.media import epub

        return epub.read_epub(opened.file)
    if extension == ".rtf":
        from models.media import rtf

        return rtf.read_rtf(_read_all(opened))
    from models.media import pdf

    return pdf.read_pdf(opened.file)


def _read_mail(opened: OpenFile, extension: str) -> Extract:
    from models.media import mail, mailboxes

    match extension:
        case ".mbox":
            return mailboxes.read_mailbox(opened.file)
        case ".emlx":
            return mail.read_apple_mail(_read_all(opened))
        case ".mht" | ".mhtml":
            return mail.read_saved_page(_read_all(opened))
        case _:
            return mail.read_mail(_read_all(opened))


def _read_data(opened: OpenFile, extension: str) -> Extract:
    """What may go on for ever, and says at its beginning what it is about."""
    from models.media import data, tables

    text = decode_text(opened.file.read(_BEGINNING_BYTES))
    if extension in formats.JSON:
        return data.read_json(text)
    match extension:
        case ".csv" | ".tsv":
            return tables.read_csv(text)
        case ".xml":
            return data.read_xml(text)
        case _:
            return data.read_program(text)


def _read_prose(opened: OpenFile, extension: str) -> Extract:
    from models.media import data, markdown, outlines, plain, subtitles

    if extension == ".ipynb":
        return data.read_notebook(decode_text(_read_all(opened, _MOST_NOTEBOOK_BYTES)))
    text = decode_text(_read_all(opened))
    if extension in formats.MARKDOWN:
        return markdown.read_markdown(text)
    match extension:
        case ".rst":
            return plain.read_rst(text)
        case ".org":
            return outlines.read_org(text)
        case ".tex" | ".latex":
            return outlines.read_tex(text)
        case ".srt" | ".vtt":
            return subtitles.read_srt(text)
        case ".ass" | ".ssa":
            return subtitles.read_ass(text)
        case _:
            return plain.read_plain(text)


def _format(opened: OpenFile) -> str:
    """The extension whose format a document follows; its content has been compared with its name already."""
    extension = extension_of(opened.path)
    start = opened.file.read(8)
    opened.file.seek(0)
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if start.startswith(b"PK\x03\x04") and extension not in formats.ZIPPED:
        return ".xlsx" if extension == ".xls" else ".docx"
    return extension


def _read_all(opened: OpenFile, most_bytes: int | None = None) -> bytes:
    most_bytes = most_bytes or _MOST_TEXT_BYTES
    if opened.size_bytes > most_bytes:
        raise failures.too_large(
            "This text is too large.",
            say("It has %1 MB, more than the %2 MB that Findling reads.", opened.size_bytes >> 20, most_bytes >> 20),
        )
    return opened.file.read(most_bytes)


def _clean(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        for part in _cut(block.text):
            text = clean_text(part)
            if text:
                yield Block(text, block.is_heading, block.page, block.start_s, block.end_s)


def _cut(text: str) -> Iterator[str]:
    """Parts of a text that nobody wrote in one paragraph, so that passages come of it one by one."""
    place = 0
    while len(text) - place > _BLOCK_CHARS:
        border = text.rfind(" ", place + 1, place + _BLOCK_CHARS)
        border = border if border > 0 else place + _BLOCK_CHARS
        yield text[place:border]
        place = border
    yield text[place:]


def _join_tags(tags: tuple[str, ...]) -> str:
    """Each tag once, one a line."""
    lines = (one_line(tag[: _TAG_CHARS * 2])[:_TAG_CHARS] for tag in tags[:_MOST_TAGS])
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _no_text(extension: str, pages: int) -> Exception:
    if pages and extension == ".pdf":
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
