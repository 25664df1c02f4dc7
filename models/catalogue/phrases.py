"""Where the very words stand that somebody put in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from models.catalogue.words import rows_with
from models.sorted_ids import Ids

# A word that stands nearly everywhere says nothing, and reading where takes time.
_MOST = 200_000
# Shorter words begin too many others.
_WHOLE_BELOW = 4
_TABLES = ("item_words", "content_words", "file_words")


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


def holders_of_phrase(connection: Connection, phrase: str) -> Holders:
    """Everything in which a phrase stands, whatever its case and accents; nothing for a phrase without words."""
    words = " ".join(re.findall(r"\w+", phrase))
    return _holders(connection, f'"{words}"' if words else "")


def holders_of_words(connection: Connection, text: str) -> Holders:
    """Everything in which all words of a text stand, in any order; of longer words the beginning is enough, so that
    "bird" is found in "birds", too.
    """
    words = dict.fromkeys(re.findall(r"\w+", text))
    return _holders(
        connection, " AND ".join(f'"{word}"*' if len(word) >= _WHOLE_BELOW else f'"{word}"' for word in words)
    )


def holders_of_any(connection: Connection, texts: Sequence[str]) -> Holders:
    """Everything that `holders_of_words` finds for one of some texts or another."""
    held = [holders_of_words(connection, text) for text in texts]
    return Holders(
        _joined([one.items for one in held]),
        _joined([one.contents for one in held]),
        _joined([one.files for one in held]),
    )


def _joined(ids: Sequence[Ids]) -> Ids:
    return np.unique(np.concatenate(ids)) if ids else np.empty(0, np.int64)


def _holders(connection: Connection, expression: str) -> Holders:
    return Holders(*(_holding(connection, table, expression) for table in _TABLES))


def _holding(connection: Connection, table: str, expression: str) -> Ids:
    if not expression:
        return np.empty(0, np.int64)
    return np.sort(rows_with(connection, table, expression, None, _MOST))
