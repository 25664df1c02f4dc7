"""Full-text search over names, folders, facts and document text (SQLite FTS5).

Where only some rows are allowed and those are few, their ids are given as `among`; then no other row takes one of the
places of the best.

In a large library the time goes into words that very many rows have, so only some rows with a word are looked at. Ids
come as one text: SQLite gives each row by itself, and then waits for the interpreter every time.
"""

from __future__ import annotations

import itertools
import json
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, TextClause, text

from models.catalogue.word_counts import TABLES, Having, WordCounts
from models.sorted_ids import Ids

Floats = npt.NDArray[np.float64]

# Ranking every match of a common word among a million takes 0.4 s, so only so many are looked at.
_MOST_RANKED = 5000
# Of the words of which some are enough, the rarest decide which rows are looked at, up to so many that have one.
_MOST_HAVING = 2 * _MOST_RANKED
# FTS5 counts the rows of every word that it ranks by, and of one that most passages have it makes nothing. From so many
# on, leaving it out saves time.
_MANY_TO_COUNT = 20_000
# Of a text that was pasted, the beginning is looked up.
_MOST_WORDS = 100
_TELLING_LETTERS = 4
_FEW = 100
# In nats: so much tells a word that everything has.
_LEAST_TOLD = 0.001
# Of what all words tell: "a" and "the" beside a word that matters.
_WORTH_LOOKING_UP = 0.01
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_TERM = re.compile(r'"([^"]+)"|(\w+)')


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Passages that have words, the best first.

    Attributes:
        row_ids: shape (n,). ranks: BM25 as FTS5 gives it, shape (n,): negative, lower is better.
    """

    row_ids: Ids
    ranks: Floats


_NOTHING = Matches(np.empty(0, np.int64), np.empty(0))


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Rows that have some of the words, the best first.

    Attributes:
        row_ids: shape (n,).
        shares: how much of what all words tell is told by those that stand there, shape (n,), 0 to 1.
        told: what all words tell, in nats.
    """

    row_ids: Ids
    shares: Floats
    told: float


@dataclass(frozen=True, slots=True)
class Named:
    """The only rows that may be found: ids as a JSON list, written once for several statements."""

    ids: str
    count: int

    @classmethod
    def of(cls, ids: Ids) -> Named:
        """Some ids, in any order."""
        return cls(json.dumps(ids.tolist()), len(ids))


@dataclass(frozen=True, slots=True)
class WordQuery:
    """What a person typed, ready to be looked up.

    Attributes:
        words: as FTS5's tokenizer writes them: lower case, without accents.
        unfinished: the last of them, where more letters may follow; "" otherwise.
        terms: FTS5 expressions, one for each word or quoted phrase, with the words of each; phrases are exact, the last
            word may be unfinished.
    """

    words: tuple[str, ...]
    unfinished: str
    terms: Mapping[str, tuple[str, ...]]


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
    return WordQuery(words, unfinished, {term: tuple(re.findall(r"\w+", plain(term))) for term in terms})


def plain(text: str) -> str:
    """Lower case and without accents, as FTS5's tokenizer writes words."""
    if text.isascii():
        return text.lower()
    return _BEYOND_ASCII.sub(_without_marks, unicodedata.normalize("NFKD", text.lower()))


def _without_marks(found: re.Match[str]) -> str:
    return "".join(character for character in found[0] if not unicodedata.combining(character))


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word of a query tells in each table of words, in nats: the inverse of how many rows have it.

    Attributes:
        having: how many rows have a word, by table ("file", "content", "item") and word.
        told: by table and word; words that everything has tell nothing, unknown ones most.
        passages: how many there are; 0 where no word is so common that it matters.
    """

    query: WordQuery
    having: Mapping[str, Mapping[str, Having]]
    told: Mapping[str, Mapping[str, float]]
    passages: int

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
            elsewhere = [self.told[other][word] for other in TABLES if self.having[other][word].most]
            weights[word] = max(min([told, *elsewhere]), _LEAST_TOLD)
        return weights

    def most_passages(self, term: str) -> int:
        """How many passages have a term of the query, at most."""
        return min((self.having["item"][word].most for word in self.query.terms[term]), default=0)

    def least_passages(self, term: str) -> int:
        """How many passages have a term of the query, at least; nothing is known of a phrase."""
        words = self.query.terms[term]
        return self.having["item"][words[0]].least if len(words) == 1 else 0


def weigh(connection: Connection, query: WordQuery, counts: WordCounts | None = None) -> Weights:
    """Look up how rare the words of a query are. Args: counts: what other searches have counted."""
    counts = counts or WordCounts()
    passages_having = counts.having(connection, "item", query.words, query.unfinished, counts.rows(connection, "item"))
    query = _finished(query, passages_having)
    having, told = {}, {}
    for table in TABLES:
        rows = counts.rows(connection, table)
        having[table] = counts.having(connection, table, query.words, query.unfinished, rows)
        told[table] = {word: _rarity(word, rows, having[table][word].most) for word in query.words}
    passages = 0
    if any(one.least >= _MANY_TO_COUNT for one in having["item"].values()):
        passages = counts.passages(connection)
    return Weights(query, having, told, passages)


def _finished(query: WordQuery, having: Mapping[str, Having]) -> WordQuery:
    """The same, with nothing to follow the last word where very many passages have it as it is: "the"."""
    if not query.unfinished or having[query.unfinished].whole < _MANY_TO_COUNT:
        return query
    return replace(query, unfinished="", terms={term.rstrip("*"): words for term, words in query.terms.items()})


def _rarity(word: str, rows: int, having: int) -> float:
    rarity = math.log1p(max(rows - having, 0) / (having + 0.5))
    # The first letters of a word tell little, however few words begin so.
    return rarity * min(1.0, len(word) / _TELLING_LETTERS) ** 2


def cover_files(connection: Connection, weights: Weights, limit: int, among: Named | None = None) -> Coverage:
    """Files in whose name, folder, year or month some of the words stand, the best first."""
    return _cover(connection, "file", weights, limit, among)


def cover_contents(connection: Connection, weights: Weights, limit: int, among: Named | None = None) -> Coverage:
    """Contents in whose title, tags or camera some of the words stand, the best first."""
    return _cover(connection, "content", weights, limit, among)


def match_all(connection: Connection, weights: Weights, limit: int, among: Named | None = None) -> Matches:
    """Passages whose heading and text have all the words; a word in the heading counts twice."""
    every, ranking = " AND ".join(weights.query.terms), _ranking(weights)
    if not every or limit <= 0:
        return _NOTHING
    if len(ranking) == len(weights.query.terms):
        return _first(_ranked(connection, every, among), limit)
    having_all = rows_with(connection, "item_words", every, among, _MOST_RANKED)
    if not ranking:
        return _first(Matches(having_all, np.zeros(len(having_all))), limit)
    return _first(_ranked(connection, " AND ".join(ranking), Named.of(having_all)), limit)


def match_any(connection: Connection, weights: Weights, limit: int, among: Named | None = None) -> Matches:
    """Passages whose heading or text has some of the words.

    Those that have nothing but words that very many have are left out where there are rarer ones.
    """
    ranking = sorted(_ranking(weights), key=weights.most_passages)
    within = itertools.accumulate(weights.most_passages(term) for term in ranking)
    rare = max(1, sum(total <= _MOST_HAVING for total in within)) if among is None else len(ranking)
    if not ranking or limit <= 0:
        return _NOTHING
    expression, more = " OR ".join(ranking[:rare]), " OR ".join(ranking[rare:])
    found = _ranked(connection, expression, among)
    if more:
        # What has common words besides counts with those, too.
        better = _ranked(connection, f"({expression}) AND ({more})", among)
        alone = ~np.isin(found.row_ids, better.row_ids)
        row_ids = np.concatenate([better.row_ids, found.row_ids[alone]])
        found = _sorted(row_ids, np.concatenate([better.ranks, found.ranks[alone]]))
    return _first(found, limit)


def _ranking(weights: Weights) -> list[str]:
    """The terms by which BM25 tells passages apart: it makes nothing of those that half of them have."""
    terms = list(weights.query.terms)
    return [term for term in terms if not weights.passages or weights.least_passages(term) * 2 < weights.passages]


def _ranked(connection: Connection, expression: str, among: Named | None) -> Matches:
    row = connection.execute(
        _statement("item_words", among, ranked=True), _values(expression, among, _MOST_RANKED)
    ).one()
    return _sorted(_ids(row[0]), np.fromstring(row[1] or "", sep=","))


def _sorted(row_ids: Ids, ranks: Floats) -> Matches:
    order = np.lexsort((row_ids, ranks))
    return Matches(row_ids[order], ranks[order])


def _first(found: Matches, limit: int) -> Matches:
    return Matches(found.row_ids[:limit], found.ranks[:limit])


def _cover(connection: Connection, table: str, weighed: Weights, limit: int, among: Named | None) -> Coverage:
    weights = weighed.of_names(table)
    least = _WORTH_LOOKING_UP * sum(weights.values())
    telling = {word: weight for word, weight in weights.items() if weight >= least}
    total = sum(telling.values())
    terms = (f'"{word}"*' if word == weighed.query.unfinished else f'"{word}"' for word in telling)
    rows = [rows_with(connection, f"{table}_words", term, among, _MOST_RANKED) for term in terms]
    if not rows:
        return Coverage(np.empty(0, np.int64), np.empty(0), total)
    each = np.repeat(np.array(list(telling.values())), [len(some) for some in rows])
    row_ids, first, place = np.unique(np.concatenate(rows), return_index=True, return_inverse=True)
    sums = np.bincount(place, each, len(row_ids))
    best = np.lexsort((first, -sums))[: max(limit, 0)]
    return Coverage(row_ids[best], np.minimum(sums[best] / total, 1.0), total)


def rows_with(connection: Connection, table: str, expression: str, among: Named | None, most: int) -> Ids:
    """Ids of the rows of a table of words that FTS5 finds by an expression, at most so many, in any order."""
    return _ids(connection.execute(_statement(table, among), _values(expression, among, most)).scalar())


def _ids(written: str | None) -> Ids:
    return np.fromstring(written or "", np.int64, sep=",")


@cache
def _select(table: str, named: str, *, ranked: bool) -> TextClause:
    rank = f", bm25({table}, 2.0, 1.0) AS rank" if ranked else ""
    found = f"SELECT rowid{rank} FROM {table} WHERE {table} MATCH :words {named} LIMIT :most"  # noqa: S608
    return text(f"SELECT group_concat(rowid){', group_concat(rank)' if ranked else ''} FROM ({found})")  # noqa: S608


def _statement(table: str, among: Named | None, *, ranked: bool = False) -> TextClause:
    """The statement that finds rows with words."""
    if among is None:
        return _select(table, "", ranked=ranked)
    # A sign before the id keeps SQLite from looking the words up once for every one of them, which is quicker only
    # where they are few, and where FTS5 does not count all rows for each to rank it.
    sign = "+" if ranked or among.count > _FEW else ""
    return _select(table, f"AND {sign}rowid IN (SELECT value FROM json_each(:among))", ranked=ranked)  # noqa: S608


def _values(expression: str, among: Named | None, most: int) -> dict[str, str | int]:
    values: dict[str, str | int] = {"words": expression, "most": most}
    return values if among is None else values | {"among": among.ids}
