"""XLS: the sheets of an Excel workbook from before 2007."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlrd

from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract, take_beginning
from models.media.passages import Block
from models.media.tables import MOST_CELLS, Table
from models.media.workbooks import EPOCH, EPOCH_1904, tell_date, tell_number
from models.messages import say

_MOST_SHEETS = 256
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


class _Nowhere(io.TextIOBase):
    """For what xlrd has to say about a damaged file, line by line."""

    def write(self, text: str) -> int:
        """Take note of nothing."""
        return len(text)


def read_xls(data: bytes) -> Extract:
    """Rows under the names of their sheets, as `Table` tells them, up to `MOST_DATA_CHARS`; one sheet in memory.

    Raises: BadFile: ENCRYPTED or MISLABELLED; what xlrd raises where it is damaged, also while the blocks are read.
    """
    try:
        # Rows may be short: a lonely cell in the last corner would otherwise make a sheet of millions.
        book = xlrd.open_workbook(file_contents=data, logfile=_Nowhere(), on_demand=True, ragged_rows=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error) or _PROTECTED in data:
            raise failures.encrypted() from error
        if "find workbook" in str(error):
            raise failures.mislabelled(Kind.DOCUMENT, say("another older Office document")) from error
        raise
    return Extract(take_beginning(_read_sheets(book)), tags=(book.user_name or "",))


def _read_sheets(book: Any) -> Iterator[Block]:
    for number in range(min(book.nsheets, _MOST_SHEETS)):
        sheet = book.sheet_by_index(number)
        yield Block(sheet.name, is_heading=True)
        table = Table()
        for at in range(sheet.nrows):
            row = [(column, _tell(book, cell)) for column, cell in enumerate(sheet.row(at)[:MOST_CELLS])]
            yield from table.add(row)
        yield from table.close()
        book.unload_sheet(number)


def _tell(book: Any, cell: Any) -> str:
    """A cell's value as text, as a workbook of today would be told."""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return tell_number(str(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return tell_date(str(cell.value), EPOCH_1904 if book.datemode else EPOCH)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return ""
