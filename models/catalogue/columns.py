"""Columns of numbers from the rows of a query, and codes for texts that many rows share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from models.catalogue import names

Integers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]

_BATCH = 2048
_LONGEST_TAG_CHARS = 100
_MOST_TAGS = 500_000
_CODE_BITS = 32


class Numbered(dict[str, int]):
    """Texts with their codes, in the order in which they were first asked for."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        super().__init__((text, code) for code, text in enumerate(first))

    def __missing__(self, text: str) -> int:
        self[text] = code = len(self)
        return code

    def codes_of(self, texts: Sequence[str]) -> Codes:
        """The codes of texts, new ones where they were never asked for."""
        return np.fromiter(map(self.__getitem__, texts), np.int32, len(texts))


class TagCodes(dict[str, int]):
    """Tags as they are written, with the code that they share with other spellings; -1 for what is no tag."""

    def __init__(self, own: Iterable[Sequence[tuple[str]]]) -> None:
        super().__init__({"": -1})
        self.codes: dict[str, int] = {}
        self.spellings: list[str] = []
        # First, so that there is always room for a person's own.
        for rows in own:
            for (name,) in rows:
                self[name]

    def __missing__(self, text: str) -> int:
        if len(text) > _LONGEST_TAG_CHARS:
            return -1
        key = names.key(text)
        code = self.codes.get(key, -1)
        if code < 0:
            if len(self.spellings) >= _MOST_TAGS:
                return -1
            self.codes[key] = code = len(self.spellings)
            self.spellings.append(text)
        self[text] = code
        return code

    def of_texts(self, texts: Sequence[str]) -> tuple[Integers, Codes]:
        """How many tags each of some texts has, one a line, and the codes of all of them, those of a text each once.

        Returns: shapes (len(texts),) and (sum of the first,).
        """
        lines = "\n".join(texts).split("\n")
        codes = np.fromiter(map(self.__getitem__, lines), np.int64, len(lines))
        rows = np.repeat(np.arange(len(texts)), [text.count("\n") + 1 for text in texts])
        # Both in one number, so that numpy finds what is there twice.
        tagged = np.unique(((rows << _CODE_BITS) | codes)[codes >= 0])
        counts = np.bincount(tagged >> _CODE_BITS, minlength=len(texts)).astype(np.int64)
        return counts, (tagged & ((1 << _CODE_BITS) - 1)).astype(np.int32)


def batches(connection: Connection, query: str) -> Iterator[list[Any]]:
    """The rows of a query as tuples, some thousands at a time, inside the caller's transaction."""
    # Not through SQLAlchemy, which takes longer over a million rows than SQLite itself.
    cursor = connection.connection.cursor()
    try:
        cursor.execute(query)
        while rows := cursor.fetchmany(_BATCH):
            yield list(rows)
    finally:
        cursor.close()


def stacked(parts: list[npt.NDArray[Any]], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """One column of the parts of it; there may be none."""
    return np.concatenate([np.zeros(0, dtype), *parts], dtype=dtype)


def gathered(
    batches: Iterable[list[Any]], makers: Sequence[tuple[npt.DTypeLike, Callable[[Any], npt.ArrayLike] | None]]
) -> list[npt.NDArray[Any]]:
    """Columns of rows, each of its type, made from the values of a batch by a function where one is given."""
    parts: list[list[npt.NDArray[Any]]] = [[] for _ in makers]
    for rows in batches:
        for part, values, (dtype, make) in zip(parts, zip(*rows, strict=True), makers, strict=True):
            part.append(np.asarray(make(values) if make else values, dtype))
    columns = []
    for part, (dtype, _) in zip(parts, makers, strict=True):
        columns.append(stacked(part, dtype))
        # Not all of it twice at once.
        part.clear()
    return columns
