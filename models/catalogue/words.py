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
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import Connection, text

# Ranking every match of a common word among a million takes 0.4 s, so only so many are looked at.
_MOST_RANKED = 5000
# Of a text that was pasted, the beginning is looked up.
_MOST_WORDS = 100
_AFTER_ANY_LETTER = "\U0010ffff"
_TELLING_LETTERS = 4
_FEW = 100
# In nats: so much tells a word that everything has.
_LEAST_TOLD = 0.001
# Of what all words tell: "a" and "the" beside a word that matters.
_WORTH_LOOKING_UP = 0.01
_TABLES = ("file", "content", "item")
_TERM = re.compile(r'"([^"]+)"|(\w+)')


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A row that contains the words. rank is BM25 as FTS5 gives it: negative, lower is better."""

    row_id: int
    rank: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """A row that has some of the words.

    Attributes:
        share: how much of what all words tell is told by those that stand there, 0 to 1.
        told: what all words tell, in nats.
    """

    row_id: int
    share: float
    told: float


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
    """Make any text a query; nothing that a person types is an error. Of a very long one, the first words count."""
    terms = []
    for phrase, word in _TERM.findall(query):
        inner = " ".join(re.findall(r"\w+", phrase)) if phrase else word
        if inner:
            terms.append(f'"{inner}"')
    words = tuple(re.findall(r"\w+", plain(query)))
    unfinished = ""
    if terms and re.search(r"\w$", query):
        terms[-1] += "*"
        unfinished = words[-1]
    terms = list(dict.fromkeys(terms))[:_MOST_WORDS]
    words = tuple(dict.fromkeys(words))[:_MOST_WORDS]
    return WordQuery(words, unfinished, " AND ".join(terms), " OR ".join(terms))


def plain(text: str) -> str:
    """Lower case and without accents, as FTS5's tokenizer writes words."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word of a query tells in each table of words, in nats: the inverse of how many rows have it.

    Attributes:
        told: by table ("file", "content", "item") and word; words that everything has tell nothing, unknown ones most.
        known: the words that stand anywhere in a table, by table.
    """

    query: WordQuery
    told: Mapping[str, Mapping[str, float]]
    known: Mapping[str, Collection[str]]

    @property
    def in_text(self) -> float:
        """How much all words tell among passages."""
        return sum(self.told["item"].values())

    def of_names(self, table: str) -> dict[str, float]:
        """How much each word tells among the few words of names or facts. One that is rare there, but common in the
        other tables, tells no more than there: "the".
        """
        weights = {}
        for word, told in self.told[table].items():
            elsewhere = [self.told[other][word] for other in _TABLES if word in self.known[other]]
            weights[word] = max(min([told, *elsewhere]), _LEAST_TOLD)
        return weights


def weigh(connection: Connection, query: WordQuery) -> Weights:
    """Look up how rare the words of a query are."""
    told, known = {}, {}
    for table in _TABLES:
        told[table], known[table] = _rarities(connection, table, query)
    return Weights(query, told, known)


def cover_files(
    connection: Connection, weights: Weights, limit: int, among: Sequence[int] | None = None
) -> list[Coverage]:
    """Files in whose name, folder, year or month some of the words stand, the best first."""
    return _cover(connection, "file", weights, limit, among)


def cover_contents(
    connection: Connection, weights: Weights, limit: int, among: Sequence[int] | None = None
) -> list[Coverage]:
    """Contents in whose title, tags or camera some of the words stand, the best first."""
    return _cover(connection, "content", weights, limit, among)


def match_items(
    connection: Connection, fts_expression: str, limit: int, among: Sequence[int] | None = None
) -> list[WordMatch]:
    """Passages whose heading or text matches, best first; a word in the heading counts twice."""
    return _match(connection, "item_words", "2.0, 1.0", fts_expression, limit, among)


def _match(
    connection: Connection, table: str, weights: str, fts_expression: str, limit: int, among: Sequence[int] | None
) -> list[WordMatch]:
    if not fts_expression or limit <= 0:
        return []
    matching, values = _matching(f"rowid, bm25({table}, {weights}) AS rank", table, fts_expression, among)
    query = text(f"SELECT * FROM ({matching}) ORDER BY rank LIMIT :limit")  # noqa: S608
    return [WordMatch(*row) for row in connection.execute(query, {**values, "limit": limit})]


def _cover(
    connection: Connection, table: str, weighed: Weights, limit: int, among: Sequence[int] | None
) -> list[Coverage]:
    weights = weighed.of_names(table)
    least = _WORTH_LOOKING_UP * sum(weights.values())
    telling = {word: weight for word, weight in weights.items() if weight >= least}
    total = sum(telling.values())
    found: dict[int, float] = {}
    for word, weight in telling.items():
        expression = f'"{word}"*' if word == weighed.query.unfinished else f'"{word}"'
        for row_id in _rows_with(connection, f"{table}_words", expression, among):
            found[row_id] = found.get(row_id, 0.0) + weight
    best = heapq.nlargest(limit, found.items(), key=itemgetter(1))
    return [Coverage(row_id, min(weight / total, 1.0), total) for row_id, weight in best]


def _rows_with(connection: Connection, table: str, expression: str, among: Sequence[int] | None) -> Sequence[int]:
    matching, values = _matching("rowid", table, expression, among)
    return connection.execute(text(matching), values).scalars().all()


def _matching(
    columns: str, table: str, expression: str, among: Sequence[int] | None
) -> tuple[str, dict[str, str | int]]:
    """The statement that finds rows with words, and its values."""
    named = ""
    values: dict[str, str | int] = {"words": expression, "most": _MOST_RANKED}
    if among is not None:
        # A sign before the id keeps SQLite from looking the words up once for every one of them, which is quicker only
        # where they are few.
        sign = "+" if len(among) > _FEW else ""
        named = f"AND {sign}rowid IN (SELECT value FROM json_each(:among))"  # noqa: S608
        values["among"] = json.dumps(list(among))
    return f"SELECT {columns} FROM {table} WHERE {table} MATCH :words {named} LIMIT :most", values  # noqa: S608


def _rarities(connection: Connection, table: str, query: WordQuery) -> tuple[dict[str, float], set[str]]:
    """How much each word tells in one of the tables of words, in nats, and which of them stand there at all."""
    # The largest id stands in for the count, which would have to read every row.
    count = connection.execute(text(f"SELECT max(id) FROM {table}")).scalar() or 0  # noqa: S608
    having = text(f"SELECT sum(doc) FROM {table}_vocabulary WHERE term >= :first AND term < :last")  # noqa: S608
    told, known = {}, set()
    for word in dict.fromkeys(query.words):
        unfinished = word == query.unfinished
        last = word + (_AFTER_ANY_LETTER if unfinished else "\0")
        containing = connection.execute(having, {"first": word, "last": last}).scalar() or 0
        if containing:
            known.add(word)
        rarity = math.log1p(max(count - containing, 0) / (containing + 0.5))
        # The first letters of a word tell little, however few words begin so.
        told[word] = rarity * min(1.0, len(word) / _TELLING_LETTERS) ** 2
    return told, known
