"""XLSX: the sheets of an Excel workbook, row by row; formulas by the values that Excel kept of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from models.media.extract import Extract, take_beginning
from models.media.office import open_office, read_facts, read_relationships
from models.media.packages import EXCEL, Package
from models.media.passages import Block
from models.media.tables import MOST_CELLS, MOST_COLUMNS, Table
from models.media.xml_events import START, TEXT, attribute

_WORKBOOK = re.compile(r"xl/workbook\d*\.xml")
_MOST_SHEETS = 1000
_MOST_SHARED_CHARS = 32 << 20
_MOST_SHARED_TEXTS = 1_000_000
_MOST_TEXT_CHARS = 32_767  # as Excel has it
# ECMA-376 part 1, section 18.8.30: the built-in formats of dates and times.
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.|General', re.IGNORECASE)
_TRUTH = {"0": "FALSE", "1": "TRUE"}

EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001  dates in cells have no time zone
"""The day that is 0 in most workbooks."""

EPOCH_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
"""The day that is 0 in those of old Macintoshes."""


def read_xlsx(file: BinaryIO) -> Extract:
    """Rows under the names of their sheets, as `Table` tells them, up to `MOST_DATA_CHARS`.

    Raises: BadFile: ENCRYPTED, MISLABELLED, TOO_LARGE or DAMAGED; some only while the blocks are read.
    """
    package, workbook = open_office(file, EXCEL, _WORKBOOK)
    title, tags = read_facts(package)
    return Extract(take_beginning(_read_sheets(package, workbook)), title, tags=tags)


@dataclass(slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    texts: list[str] = field(default_factory=list)
    date_styles: frozenset[int] = frozenset()
    epoch: datetime.datetime = EPOCH

    def tell(self, kind: str, style: str, value: str) -> str:
        """A cell's value as text, by its type and style."""
        if kind == "s":
            return self.texts[int(value)] if value.isdecimal() and int(value) < len(self.texts) else ""
        if kind == "b":
            return _TRUTH.get(value, value)
        if kind in ("", "n"):
            is_date = style.isdecimal() and int(style) in self.date_styles
            return tell_date(value, self.epoch) if is_date else tell_number(value)
        return value


def tell_number(value: str) -> str:
    """A number without the noise of its last binary digits: "0.30000000000000004" is 0.3."""
    try:
        number = float(value)
    except ValueError:
        return value
    return f"{number:.15g}"


def tell_date(value: str, epoch: datetime.datetime = EPOCH) -> str:
    """A day counted from an epoch as "2023-05-17", with the time where it has one."""
    try:
        moment = epoch + datetime.timedelta(seconds=round(float(value) * 86_400))
    except (ValueError, OverflowError):
        return value
    if moment.date() <= epoch.date():
        return moment.strftime("%H:%M")
    return moment.strftime("%Y-%m-%d" if (moment.hour, moment.minute) == (0, 0) else "%Y-%m-%d %H:%M")


def _read_sheets(package: Package, workbook: str) -> Iterator[Block]:
    sheets: list[tuple[str, str]] = []
    book = _Book()
    for kind, name, attributes in package.walk(workbook):
        if kind == START and name == "sheet" and len(sheets) < _MOST_SHEETS:
            identifier = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets.append((attribute(attributes, "name"), identifier))
        elif kind == START and name == "workbookPr" and attribute(attributes, "date1904") in ("1", "true"):
            book.epoch = EPOCH_1904
    parts = read_relationships(package, workbook)
    roles = {part.role: part.target for part in parts.values()}
    book.texts = _read_shared_texts(package, roles.get("sharedStrings", ""))
    book.date_styles = _read_date_styles(package, roles.get("styles", ""))
    for title, identifier in sheets:
        if identifier in parts and parts[identifier].role == "worksheet":
            yield Block(title, is_heading=True)
            yield from _read_sheet(package, parts[identifier].target, book)


def _read_shared_texts(package: Package, part: str) -> list[str]:
    """Texts that cells refer to by number; how they are said (phonetic hints) is left out."""
    texts: list[str] = []
    runs: list[str] = []
    chars = 0
    in_text, in_hint = False, False
    for kind, name, _ in package.walk_if_any(part):
        if kind == TEXT:
            if in_text and not in_hint:
                runs.append(name)
        elif kind == START:
            in_text = name == "t"
            in_hint |= name == "rPh"
        else:
            in_text = False
            in_hint &= name != "rPh"
            if name == "si":
                texts.append("".join(runs)[:_MOST_TEXT_CHARS])
                runs.clear()
                chars += len(texts[-1])
                if chars > _MOST_SHARED_CHARS or len(texts) > _MOST_SHARED_TEXTS:
                    break
    return texts


def _read_date_styles(package: Package, part: str) -> frozenset[int]:
    """Numbers of the cell styles that make a number a date."""
    formats: dict[str, bool] = {str(number): True for number in _DATE_FORMATS}
    styles: set[int] = set()
    in_cell_styles = False
    number = 0
    for kind, name, attributes in package.walk_if_any(part):
        if kind == START and name == "numFmt":
            code = _NO_LETTERS.sub("", attribute(attributes, "formatCode")[:1000])
            formats[attribute(attributes, "numFmtId")] = _DATE_LETTERS.search(code) is not None
        elif name == "cellXfs":
            in_cell_styles = kind == START
        elif kind == START and name == "xf" and in_cell_styles:
            if formats.get(attribute(attributes, "numFmtId")):
                styles.add(number)
            number += 1
    return frozenset(styles)


@dataclass(slots=True)
class _Cell:
    column: int
    kind: str = ""
    style: str = ""
    texts: list[str] = field(default_factory=list)


def _read_sheet(package: Package, part: str, book: _Book) -> Iterator[Block]:
    table = Table()
    row: list[tuple[int, str]] = []
    cell = _Cell(-1)
    in_value = False
    for kind, name, attributes in package.walk(part):
        if kind == TEXT:
            if in_value:
                cell.texts.append(name)
        elif kind == START:
            in_value = name in ("v", "t")
            if name == "c":
                cell = _begin_cell(attributes, cell.column + 1)
            elif name == "row":
                row, cell = [], _Cell(-1)
        else:
            in_value = False
            if name == "c" and len(row) < MOST_CELLS:
                row.append((cell.column, book.tell(cell.kind, cell.style, "".join(cell.texts))))
            elif name == "row":
                yield from table.add(row)
    yield from table.close()


def _begin_cell(attributes: Mapping[str, str], next_column: int) -> _Cell:
    letters = attribute(attributes, "r").rstrip("0123456789")
    column = 0
    for letter in letters[:3]:
        column = column * 26 + ord(letter.upper()) - 64
    is_named = letters.isascii() and letters.isalpha() and 0 < column <= MOST_COLUMNS
    return _Cell(column - 1 if is_named else next_column, attribute(attributes, "t"), attribute(attributes, "s"))
