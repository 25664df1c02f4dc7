"""Full-text search over names, folders, facts and document text (SQLite FTS5).

Where only some rows are allowed and those are few, their ids are given as `among`; then no other row takes one of the
places of the best.
"""

from __future__ import annotations

import heapq
import json
import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import Connection, text

# Ranking every match of a common word among a million takes 0.4 s, so only so many are looked at.
_MOST_RANKED = 5000
_AFTER_ANY_LETTER = "\U0010ffff"
_TELLING_LETTERS = 4
_TERM = re.compile(r'"([^"]+)"|(\w+)')


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A row that contains the words. rank is BM25 as FTS5 gives it: negative, lower is better."""

    row_id: int
    rank: float


@dataclass(frozen=True, slots=True)
class WordQuery:
    """What a person typed, ready to be looked up.

    Attributes:
        words: as FTS5's tokenizer writes them: lower case, without accents.
        unfinished: the last of them, where more letters may follow; "" otherwise.
        all_words, any_word: FTS5 expressions; quoted phrases are exact, the last word may be unfinished. "" where
            nothing can be looked up.
    """

    words: tuple[str, ...]
    unfinished: str
    all_words: str
    any_word: str


def parse(query: str) -> WordQuery:
    """Make any text a query; nothing that a person types is an error."""
    terms = []
    for phrase, word in _TERM.findall(query):
        inner = " ".join(re.findall(r"\w+", phrase)) if phrase else word
        if inner:
            terms.append(f'"{inner}"')
    words = tuple(re.findall(r"\w+", _without_accents(query)))
    unfinished = ""
    if terms and re.search(r"\w$", query):
        terms[-1] += "*"
        unfinished = words[-1]
    return WordQuery(words, unfinished, " AND ".join(terms), " OR ".join(terms))


def match_files(
    connection: Connection, fts_expression: str, limit: int, among: Sequence[int] | None = None
) -> list[WordMatch]:
    """Files whose name, folder, year or month matches, best first; a word in the name counts four times another."""
    return _match(connection, "file_words", "4.0, 1.0, 1.0", fts_expression, limit, among)


def match_contents(
    connection: Connection, fts_expression: str, limit: int, among: Sequence[int] | None = None
) -> list[WordMatch]:
    """Contents of which the title, the tags or the camera matches, best first; a word in the title, or in a tag that a
    person gave, counts twice.
    """
    return _match(connection, "content_words", "2.0, 1.0, 1.0, 2.0", fts_expression, limit, among)


def match_items(
    connection: Connection, fts_expression: str, limit: int, among: Sequence[int] | None = None
) -> list[WordMatch]:
    """Passages whose heading or text matches, best first; a word in the heading counts twice."""
    return _match(connection, "item_words", "2.0, 1.0", fts_expression, limit, among)


def rarity_in_names(connection: Connection, query: WordQuery) -> float:
    """How much the words tell among names and folders: the sum of their inverse document frequencies, in nats."""
    return _rarity(connection, "file", query)


def rarity_in_facts(connection: Connection, query: WordQuery) -> float:
    """As `rarity_in_names`, among titles, tags of either sort, and cameras."""
    return _rarity(connection, "content", query)


def rarity_in_text(connection: Connection, query: WordQuery) -> float:
    """As `rarity_in_names`, among passages. Words that everything contains add nothing, unknown ones the most."""
    return _rarity(connection, "item", query)


def _match(
    connection: Connection, table: str, weights: str, fts_expression: str, limit: int, among: Sequence[int] | None
) -> list[WordMatch]:
    if not fts_expression or limit <= 0:
        return []
    named = "" if among is None else "AND rowid IN (SELECT value FROM json_each(:among))"
    query = text(
        f"SELECT rowid, bm25({table}, {weights}) FROM {table} WHERE {table} MATCH :words {named} LIMIT :most"  # noqa: S608
    )
    values: dict[str, str | int] = {"words": fts_expression, "most": _MOST_RANKED}
    if among is not None:
        values["among"] = json.dumps(list(among))
    rows = connection.execute(query, values).all()
    best = rows if len(rows) <= limit else heapq.nsmallest(limit, rows, key=itemgetter(1))
    return sorted((WordMatch(*row) for row in best), key=lambda match: match.rank)


def _rarity(connection: Connection, table: str, query: WordQuery) -> float:
    # The largest id stands in for the count, which would have to read every row.
    count = connection.execute(text(f"SELECT max(id) FROM {table}")).scalar() or 0  # noqa: S608
    known = text(f"SELECT sum(doc) FROM {table}_vocabulary WHERE term >= :first AND term < :last")  # noqa: S608
    total = 0.0
    for word in set(query.words):
        unfinished = word == query.unfinished
        last = word + (_AFTER_ANY_LETTER if unfinished else "\0")
        containing = connection.execute(known, {"first": word, "last": last}).scalar() or 0
        told = math.log1p(max(count - containing, 0) / (containing + 0.5))
        # The first letters of a word tell little, however few words begin so.
        total += told * min(1.0, len(word) / _TELLING_LETTERS) ** 2 if unfinished else told
    return total


def _without_accents(query: str) -> str:
    decomposed = unicodedata.normalize("NFKD", query.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
