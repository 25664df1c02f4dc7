"""Where the very words stand that somebody put in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, text

Ids = npt.NDArray[np.int64]

# A word that stands nearly everywhere says nothing, and reading where takes time.
_MOST = 200_000


@dataclass(frozen=True, slots=True)
class Holders:
    """What holds some words, one behind the other: ids, each ascending, int64.

    Attributes:
        items: passages, by their heading or text. contents: by their title, tags or camera.
        files: by their name, folder, year or month.
    """

    items: Ids
    contents: Ids
    files: Ids


def holders_of(connection: Connection, phrase: str) -> Holders:
    """Everything in which a phrase stands, whatever its case and accents; nothing for a phrase without words."""
    words = " ".join(re.findall(r"\w+", phrase))
    return Holders(*(_holding(connection, table, words) for table in ("item_words", "content_words", "file_words")))


def _holding(connection: Connection, table: str, words: str) -> Ids:
    if not words:
        return np.empty(0, np.int64)
    query = text(f"SELECT rowid FROM {table} WHERE {table} MATCH :words LIMIT :most")  # noqa: S608
    rows = connection.execute(query, {"words": f'"{words}"', "most": _MOST})
    return np.sort(np.fromiter(rows.scalars(), dtype=np.int64))
