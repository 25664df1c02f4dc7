"""Tables: rows whose cells are told by the headers of their columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from models.media.extract import Extract, take_beginning
from models.media.passages import Block

Row = Sequence[tuple[int, str]]
"""Number of the column and text of the cells of a row that are not empty."""

MOST_CELLS = 500
"""How many of a row are read, not counting empty ones."""

MOST_COLUMNS = 16_384
"""How wide any program's tables are."""

_CELL_CHARS = 10_000
_HEADER_CHARS = 60
_DELIMITERS = "\t;|,"  # where several would do: a comma may well stand inside numbers
_STATED_DELIMITER = re.compile(r"sep=(.)\r?\n")
_SNIFFED_LINES = 20
_SNIFFED_CHARS = 20_000
_NUMBER = re.compile(r"[\d\s.,:/%+\-\u2212$\u20ac\u00a3]+")


class Table:
    """Turns rows into blocks, one for each: "Name: Ada; Born: 1815".

    The first row with two cells or more gives the headers, if it looks like headers; rows without headers, and those
    above them, are the cells one after the other: "Ada | 1815".
    """

    def __init__(self) -> None:
        self._headers: dict[int, str] | None = None
        self._waiting: Block | None = None

    def add(self, row: Row) -> Iterator[Block]:
        """The next row. Yields: what can be told by now."""
        cells = [(column, text[:_CELL_CHARS].strip()) for column, text in row[:MOST_CELLS] if text.strip()]
        if not cells:
            return
        if self._headers is None and len(cells) > 1:
            self._headers = dict(cells) if _are_headers([text for _, text in cells]) else {}
            if self._headers:
                self._waiting = Block(" | ".join(self._headers.values()))
                return
        self._waiting = None
        headers = self._headers or {}
        if headers:
            yield Block("; ".join(f"{headers[at]}: {text}" if at in headers else text for at, text in cells))
        else:
            yield Block(" | ".join(text for _, text in cells))

    def close(self) -> Iterator[Block]:
        """The end of the table. Yields: its headers, where nothing stood below them."""
        if self._waiting is not None:
            yield self._waiting
        self._headers = self._waiting = None


def _are_headers(texts: Sequence[str]) -> bool:
    """Short, all different, and none a number."""
    return len(set(texts)) == len(texts) and not any(
        len(text) > _HEADER_CHARS or "\n" in text or _NUMBER.fullmatch(text) for text in texts
    )


def read_csv(text: str) -> Extract:
    """Rows of a table that is written as text, with whatever stands between its cells."""
    stated = _STATED_DELIMITER.match(text)
    if stated:
        text = text[stated.end() :]
    return Extract(take_beginning(_read_rows(text, stated.group(1) if stated else _find_delimiter(text))))


def _read_rows(text: str, delimiter: str) -> Iterator[Block]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:  # a quotation mark that does not end, say
        rows = [line.split(delimiter) for line in text.splitlines()]
    table = Table()
    for row in rows:
        yield from table.add(list(enumerate(row[:MOST_COLUMNS])))
    yield from table.close()


def _find_delimiter(text: str) -> str:
    """The one that all of the first lines have, and best of all equally often."""
    unquoted = re.sub(r'"[^"]*"', "", text[:_SNIFFED_CHARS])
    lines = [line for line in unquoted.splitlines()[:_SNIFFED_LINES] if line.strip()]
    if len(text) > _SNIFFED_CHARS and len(lines) > 1:
        lines.pop()
    counts = {each: {line.count(each) for line in lines} for each in _DELIMITERS}
    shared = [each for each in _DELIMITERS if counts[each] and 0 not in counts[each]]
    return next((each for each in shared if len(counts[each]) == 1), shared[0] if shared else ",")
