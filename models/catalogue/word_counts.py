"""How many rows have a word: FTS5 counts them one by one, so what takes long is remembered for some minutes."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, text

TABLES = ("file", "content", "item")

_AFTER_ANY_LETTER = "\U0010ffff"
_BEFORE_ANY_LETTER = "\x01"
# Counting fewer takes less than a tenth of a millisecond.
_WORTH_REMEMBERING = 5000
_REMEMBERED_S = 600.0
_MOST_REMEMBERED = 10_000
# What a word tells is a logarithm of its count.
_HARDLY_GROWN = 1.01

# The largest id stands in for the count, which would have to read every row.
_COUNT_ROWS = {table: text(f"SELECT max(id) FROM {table}") for table in TABLES}  # noqa: S608
_COUNT_HAVING = {
    table: text(
        "SELECT ifnull(sum(doc), 0), ifnull(max(doc), 0), "  # noqa: S608
        "ifnull(max(iif(term = json_extract(value, '$[0]'), doc, 0)), 0) "
        f"FROM json_each(:ranges) LEFT JOIN {table}_vocabulary "
        "ON term >= json_extract(value, '$[0]') AND term < json_extract(value, '$[1]') GROUP BY key ORDER BY key"
    )
    for table in TABLES
}
_PASSAGES = ("item", "", False)
_COUNT_PASSAGES = text("SELECT count(*) FROM item_words_docsize")


class Having(NamedTuple):
    """How many rows have a word, or one that begins so: at most, and at least; and how many the very word."""

    most: int
    least: int
    whole: int


class WordCounts:
    """Counts words, and remembers common ones. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str, bool], tuple[Having, int, float]] = {}

    def rows(self, connection: Connection, table: str) -> int:
        """How many rows a table has, about."""
        return connection.execute(_COUNT_ROWS[table]).scalar() or 0

    def passages(self, connection: Connection, rows: int) -> int:
        """How many passages there are. Args: rows: how many items, see `rows`; as with words, many are remembered."""
        known = self._remembered(_PASSAGES, rows)
        if known is None:
            count = connection.execute(_COUNT_PASSAGES).scalar() or 0
            known = Having(count, count, count)
            self._remember(_PASSAGES, known, rows)
        return known.whole

    def having(
        self, connection: Connection, table: str, words: Sequence[str], unfinished: str, rows: int
    ) -> dict[str, Having]:
        """How many rows of a table have each of some words.

        Args:
            table: one of `TABLES`. unfinished: one of the words, where more letters may follow.
            rows: how many the table has, see `rows`. What is remembered of another number of them counts no more.
        """
        found = {word: self._remembered((table, word, word == unfinished), rows) for word in words}
        unknown = [word for word, known in found.items() if known is None]
        if unknown:
            last = {word: _AFTER_ANY_LETTER if word == unfinished else _BEFORE_ANY_LETTER for word in unknown}
            ranges = json.dumps([(word, word + last[word]) for word in unknown])
            counted = connection.execute(_COUNT_HAVING[table], {"ranges": ranges}).all()
            for word, row in zip(unknown, counted, strict=True):
                found[word] = Having(*row)
                self._remember((table, word, word == unfinished), Having(*row), rows)
        return {word: known for word, known in found.items() if known is not None}

    def _remembered(self, key: tuple[str, str, bool], rows: int) -> Having | None:
        with self._lock:
            known = self._known.get(key)
        if known is None or time.monotonic() - known[2] > _REMEMBERED_S:
            return None
        fewer, more = sorted((rows, known[1]))
        return known[0] if more <= fewer * _HARDLY_GROWN else None

    def _remember(self, key: tuple[str, str, bool], having: Having, rows: int) -> None:
        if having.most < _WORTH_REMEMBERING:
            return
        with self._lock:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = having, rows, time.monotonic()
