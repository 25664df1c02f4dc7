"""DOCX: the body of a Word document, read as a stream of XML without loading anything else."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract
from models.media.passages import Block
from models.media.text import one_line

_MOST_XML_BYTES = 128 << 20
_MOST_ENTRIES = 20_000
_OFFICE_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_CONTAINER_SCAN_BYTES = 16 << 20
_BODY = re.compile(r"word/document\d*\.xml")
_STYLES = "word/styles.xml"
_PROPERTIES = "docProps/core.xml"
_OTHERS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book"),
    ("content.xml", "an OpenDocument file"),
)
_HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\s*\d*", re.IGNORECASE)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


def read_docx(file: BinaryIO) -> Extract:
    """Headings by their styles, and paragraphs, including those in tables and text boxes.

    Raises: BadFile: ENCRYPTED, MISLABELLED, TOO_LARGE or DAMAGED; some only while the blocks are read.
    """
    start = file.read(len(_OFFICE_CONTAINER))
    if start == _OFFICE_CONTAINER:
        if _PROTECTED in file.read(_CONTAINER_SCAN_BYTES):
            raise failures.encrypted()
        raise failures.mislabelled(Kind.DOCUMENT, "an older Office document")
    file.seek(0)
    archive = zipfile.ZipFile(file)
    names = archive.namelist()
    if len(names) > _MOST_ENTRIES:
        raise failures.too_large("This document has too many parts.", f"It is an archive of {len(names)} files.")
    body = next((name for name in names if _BODY.fullmatch(name)), None)
    if body is None:
        raise failures.mislabelled(Kind.DOCUMENT, _name_archive(names))
    _check_part(archive, body)
    heading_styles = _read_heading_styles(archive) if _STYLES in names else frozenset()
    title = _read_title(archive) if _PROPERTIES in names else ""
    return Extract(_read_body(archive, body, heading_styles), title)


def _check_part(archive: zipfile.ZipFile, name: str) -> None:
    """Look at the size a part claims; `zipfile` never unpacks more of it than that."""
    part = archive.getinfo(name)
    if part.flag_bits & 1:
        raise failures.encrypted()
    if part.file_size > _MOST_XML_BYTES:
        raise failures.too_large(
            "This document is too large.",
            f"Unpacked, its text would be {part.file_size / 2**20:.0f} MB, more than the "
            f"{_MOST_XML_BYTES >> 20} MB that Findling reads.",
        )


def _name_archive(names: list[str]) -> str:
    for start, label in _OTHERS:
        if any(name.startswith(start) for name in names):
            return label
    return "a ZIP archive"


def _walk(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, etree._Element]]:
    """Events of one part's XML; entities are not resolved and nothing is loaded from elsewhere."""
    _check_part(archive, name)
    with archive.open(name) as part:
        yield from etree.iterparse(
            part, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )


def _local(element: etree._Element) -> str:
    """A tag without its namespace: Word's strict and transitional documents differ in those alone."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: etree._Element) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "val"), "")


def _read_heading_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    found = set()
    for event, element in _walk(archive, _STYLES):
        if event == "end" and _local(element) == "style":
            identifier = next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == "styleId"), "")
            names = [_value(child) for child in element if _local(child) == "name"]
            outlined = any(_local(child) == "outlineLvl" and _value(child) != "9" for child in element.iter())
            if outlined or any(_HEADING_STYLE.fullmatch(name) for name in names):
                found.add(identifier)
            element.clear()
    return frozenset(found)


def _read_title(archive: zipfile.ZipFile) -> str:
    for event, element in _walk(archive, _PROPERTIES):
        if event == "end" and _local(element) == "title":
            return one_line(element.text or "")
    return ""


def _read_body(archive: zipfile.ZipFile, name: str, heading_styles: frozenset[str]) -> Iterator[Block]:
    in_fallback = 0  # a text box is written twice, the second time for old programs
    for event, element in _walk(archive, name):
        tag = _local(element)
        if tag == "Fallback":
            in_fallback += 1 if event == "start" else -1
        if event != "end" or tag not in ("p", "tbl", "Fallback"):
            continue
        if tag == "p" and not in_fallback:
            yield _read_paragraph(element, heading_styles)
        _forget(element)


def _read_paragraph(paragraph: etree._Element, heading_styles: frozenset[str]) -> Block:
    texts: list[str] = []
    is_heading = False
    for element in paragraph.iter():
        tag = _local(element)
        if tag == "t":
            texts.append(element.text or "")
        elif tag in _BREAKS and _local(element.getparent()) == "r":
            texts.append(_BREAKS[tag])
        elif tag == "pStyle":
            is_heading |= _value(element) in heading_styles
        elif tag == "outlineLvl":
            is_heading |= _value(element) != "9"
    return Block("".join(texts), is_heading)


def _forget(element: etree._Element) -> None:
    """Free what has been read: the element's content, and its elder brothers."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    if parent is not None and _local(parent) in ("body", "tc", "txbxContent"):
        while element.getprevious() is not None:
            del parent[0]
