"""Full-text search over names, folders and document text (SQLite FTS5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

# Ranking every match of a common word among a million takes 0.4 s, so only so many are looked at.
_MOST_RANKED = 5000
_TERM = re.compile(r'"([^"]+)"|(\w+)')


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A row that contains the words. rank is BM25 as FTS5 gives it: negative, lower is better."""

    row_id: int
    rank: float


def expression(query: str, *, need_all: bool) -> str:
    """The FTS5 expression for what a person typed: quoted phrases are exact, the last word may be unfinished.

    Returns: "" where nothing can be looked up.
    """
    terms = []
    for phrase, word in _TERM.findall(query):
        inner = " ".join(re.findall(r"\w+", phrase)) if phrase else word
        if inner:
            terms.append(f'"{inner}"')
    if terms and re.search(r"\w$", query):
        terms[-1] += "*"
    return (" AND " if need_all else " OR ").join(terms)


def match_files(connection: Connection, fts_expression: str, limit: int) -> list[WordMatch]:
    """Files whose name or folder matches, best first; a word in the name counts four times one in the folder."""
    return _match(connection, "file_words", "4.0, 1.0", fts_expression, limit)


def match_items(connection: Connection, fts_expression: str, limit: int) -> list[WordMatch]:
    """Passages whose heading or text matches, best first; a word in the heading counts twice."""
    return _match(connection, "item_words", "2.0, 1.0", fts_expression, limit)


def _match(connection: Connection, table: str, weights: str, fts_expression: str, limit: int) -> list[WordMatch]:
    if not fts_expression:
        return []
    query = text(
        f"SELECT rowid, bm25({table}, {weights}) FROM {table} WHERE {table} MATCH :words LIMIT :most"  # noqa: S608
    )
    rows = connection.execute(query, {"words": fts_expression, "most": _MOST_RANKED})
    return sorted((WordMatch(*row) for row in rows), key=lambda match: match.rank)[:limit]
