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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, TextClause, text

from models.catalogue.everyday import is_everyday
from models.catalogue.word_counts import TABLES, Having, WordCounts
from models.sorted_ids import Ids, is_in

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
# Of what the best of some words tells: "a" and "the" beside one that matters, since no more than a seventh have it.
_WORTH_LOOKING_UP = 0.02
_MATTERS = 2.0
# BM25 of FTS5 gives a word that fills a passage so many times what one has that stands once in a usual passage.
_FULL = 2.2
ONCE = 1 / _FULL
"""How full of its words a passage of usual length is in which each stands once."""
# BM25 of FTS5 weighs no word less.
_LEAST_RANKED = 1e-6
_NO_IDS: Ids = np.empty(0, np.int64)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_TERM = re.compile(r'"([^"]+)"|(\w+)')


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Rows that have some of the words, the best first.

    Attributes:
        row_ids: shape (n,).
        shares: how much of what all words tell is told by those that stand there, shape (n,), 0 to 1; of passages, see
            `fit_of_passages`.
        told: what all words tell, in nats.
    """

    row_ids: Ids
    shares: Floats
    told: float


@dataclass(frozen=True, slots=True, eq=False)
class _Ranked:
    """Passages that have words. Attributes: row_ids: shape (n,). ranks: BM25 as FTS5 gives it, shape (n,): negative."""

    row_ids: Ids
    ranks: Floats


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
        quoted: the words of phrases.
    """

    words: tuple[str, ...]
    unfinished: str
    terms: Mapping[str, tuple[str, ...]]
    quoted: frozenset[str]


def parse(query: str) -> WordQuery:
    """Make any text a query; nothing that a person types is an error. Of a very long one, the first words count."""
    terms, quoted = [], set()
    for phrase, word in _TERM.findall(query):
        inner = " ".join(re.findall(r"\w+", phrase)) if phrase else word
        if inner:
            terms.append(f'"{inner}"')
        quoted.update(re.findall(r"\w+", plain(phrase)))
    words = tuple(re.findall(r"\w+", plain(query)))
    unfinished = ""
    if terms and re.search(r"\w$", query):
        terms[-1] += "*"
        unfinished = words[-1]
    terms = list(dict.fromkeys(terms))[:_MOST_WORDS]
    words = tuple(dict.fromkeys(words))[:_MOST_WORDS]
    words_of = {term: tuple(re.findall(r"\w+", plain(term))) for term in terms}
    return WordQuery(words, unfinished, words_of, frozenset(quoted))


def plain(text: str) -> str:
    """Lower case and without accents, as FTS5's tokenizer writes words."""
    if text.isascii():
        return text.lower()
    return _BEYOND_ASCII.sub(_without_marks, unicodedata.normalize("NFKD", text.lower()))


def _without_marks(found: re.Match[str]) -> str:
    return "".join(character for character in found[0] if not unicodedata.combining(character))


@dataclass(frozen=True)
class Weights:
    """How much each word of a query tells in each table of words, in nats: the inverse of how many rows have it.

    Attributes:
        having: how many rows have a word, by table ("file", "content", "item") and word.
        told: by table and word; words that everything has tell nothing, unknown ones most.
        passages: how many there are.
    """

    query: WordQuery
    having: Mapping[str, Mapping[str, Having]]
    told: Mapping[str, Mapping[str, float]]
    passages: int

    @cached_property
    def anywhere(self) -> dict[str, float]:
        """How much each word tells among the few words of names or facts. One that is rare in one table, but common in
        another, tells no more than there: "the".
        """
        weights = {}
        for word in self.query.words:
            known = [self.told[table][word] for table in TABLES if self.having[table][word].most]
            weights[word] = max(min(known, default=max(self.told[table][word] for table in TABLES)), _LEAST_TOLD)
        return weights

    @cached_property
    def worth(self) -> frozenset[str]:
        """The words that tell something, however little; all of them where none tells much: "the who"."""
        return worth_looking_up(self.anywhere)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those by which alone something is found: no everyday ones beside others, but in quotes."""
        worth = self.worth
        about = frozenset(word for word in worth if word in self.query.quoted or not is_everyday(word))
        return about or worth

    def in_text(self, term: str) -> float:
        """How much a term of the query tells among passages."""
        return sum(self.told["item"][word] for word in self.query.terms[term])

    def ranked(self, term: str) -> float:
        """The inverse of how many passages have a term, as BM25 weighs it."""
        having = min(self.most_passages(term), self.passages)
        return math.log(max((self.passages - having + 0.5) / (having + 0.5), 1.0 + _LEAST_RANKED))

    def most_passages(self, term: str) -> int:
        """How many passages have a term of the query, at most."""
        return min((self.having["item"][word].most for word in self.query.terms[term]), default=0)

    def least_passages(self, term: str) -> int:
        """How many passages have a term of the query, at least; nothing is known of a phrase."""
        words = self.query.terms[term]
        return self.having["item"][words[0]].least if len(words) == 1 else 0


def worth_looking_up(told: Mapping[str, float]) -> frozenset[str]:
    """Those of some words that tell something; all of them where none tells much. Args: told: by each, in nats."""
    best = max(told.values(), default=0.0)
    least = _WORTH_LOOKING_UP * best if best >= _MATTERS else 0.0
    return frozenset(word for word in told if told[word] >= least)


def weigh(connection: Connection, query: WordQuery, counts: WordCounts | None = None) -> Weights:
    """Look up how rare the words of a query are. Args: counts: what other searches have counted."""
    counts = counts or WordCounts()
    rows = {table: counts.rows(connection, table) for table in TABLES}
    passages_having = counts.having(connection, "item", query.words, query.unfinished, rows["item"])
    query = _finished(query, passages_having)
    passages = counts.passages(connection, rows["item"])
    having, told = {}, {}
    for table in TABLES:
        having[table] = counts.having(connection, table, query.words, query.unfinished, rows[table])
        among = passages if table == "item" else rows[table]
        told[table] = {word: _rarity(word, among, having[table][word].most) for word in query.words}
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


def match_all(connection: Connection, weights: Weights, limit: int, among: Named | None = None) -> Coverage:
    """Passages whose heading and text have all the words; a word in the heading counts twice."""
    terms, ranking = list(weights.query.terms), _ranking(weights)
    every = " AND ".join(terms)
    if not every or limit <= 0:
        found = _Ranked(_NO_IDS, np.empty(0))
    elif len(ranking) == len(terms):
        found = _ranked(connection, every, among)
    else:
        having_all = rows_with(connection, "item_words", every, among, _MOST_RANKED)
        found = _Ranked(having_all, np.zeros(len(having_all)))
        if ranking:
            found = _ranked(connection, " AND ".join(ranking), Named.of(having_all))
    return _share(weights, found, dict.fromkeys(ranking, np.sort(found.row_ids)), limit)


def match_any(connection: Connection, weights: Weights, limit: int, among: Named | None = None) -> Coverage:
    """Passages whose heading or text has some of several words that tell something.

    Those that have nothing but everyday words, or such as very many have, are left out where there are others.
    """
    worth = weights.worth
    ranking = [term for term in _ranking(weights) if worth.intersection(weights.query.terms[term])]
    ranking.sort(key=weights.most_passages)
    within = itertools.accumulate(weights.most_passages(term) for term in ranking)
    rare = max(1, sum(total <= _MOST_HAVING for total in within)) if among is None else len(ranking)
    if len(weights.query.terms) < 2 or not ranking or limit <= 0:
        return Coverage(_NO_IDS, np.empty(0), 0.0)
    expression, more = " OR ".join(ranking[:rare]), " OR ".join(ranking[rare:])
    found = _ranked(connection, expression, among)
    having = {term: _passages_with(connection, term, among) for term in ranking[:rare]}
    if more:
        # What has common words besides counts with those, too.
        better = _ranked(connection, f"({expression}) AND ({more})", among)
        alone = ~is_in(found.row_ids, np.sort(better.row_ids))
        row_ids = np.concatenate([better.row_ids, found.row_ids[alone]])
        found = _Ranked(row_ids, np.concatenate([better.ranks, found.ranks[alone]]))
        having |= {term: _passages_with(connection, f"({expression}) AND {term}", among) for term in ranking[rare:]}
    return _share(weights, _telling(weights, found, having), having, limit)


def _telling(weights: Weights, found: _Ranked, having: Mapping[str, Ids]) -> _Ranked:
    """Those of some passages that have a term by which alone something is found, where any such term was ranked."""
    telling = weights.telling
    rows = [row_ids for term, row_ids in having.items() if telling.intersection(weights.query.terms[term])]
    if len(rows) in (0, len(having)):
        return found
    there = is_in(found.row_ids, np.unique(np.concatenate(rows)))
    return _Ranked(found.row_ids[there], found.ranks[there])


def _ranking(weights: Weights) -> list[str]:
    """The terms by which BM25 tells passages apart: it makes nothing of those that half of them have."""
    fewest = max(_MANY_TO_COUNT, weights.passages / 2)
    return [term for term in weights.query.terms if weights.least_passages(term) < fewest]


def fit_of_passages(shares: Floats, full: Floats | float = ONCE) -> Floats:
    """How well passages fit what is asked, 0 to 1.

    The powers are those at which the right answers of docs/quality.md stand out best, in the half that is for fitting.

    Args:
        shares: of what all words tell, told by those that stand there, shape (n,).
        full: how full of these words the passage is, 0 to 1.
    """
    result: Floats = np.cbrt(shares) * np.sqrt(full)
    return result


def _passages_with(connection: Connection, expression: str, among: Named | None) -> Ids:
    """Ids, ascending."""
    return np.sort(rows_with(connection, "item_words", expression, among, _MOST_HAVING))


def _ranked(connection: Connection, expression: str, among: Named | None) -> _Ranked:
    row = connection.execute(
        _statement("item_words", among, ranked=True), _values(expression, among, _MOST_RANKED)
    ).one()
    return _Ranked(_ids(row[0]), np.fromstring(row[1] or "", sep=","))


def _share(weights: Weights, found: _Ranked, having: Mapping[str, Ids], limit: int) -> Coverage:
    """How well passages fit, as `Coverage` has it, the best first.

    BM25 adds up how full of each word a passage is, so one that is repeated would stand for all of them. Divided by the
    most that it is for the words that stand there, it says nothing of those that do not.

    Args: having: passages that have a term, ascending, by the terms that were ranked.
    """
    told, ranked = np.zeros(len(found.row_ids)), np.zeros(len(found.row_ids))
    for term, row_ids in having.items():
        there = is_in(found.row_ids, row_ids)
        told += there * weights.in_text(term)
        ranked += there * weights.ranked(term)
    total = sum(map(weights.in_text, having))
    full = np.minimum(-found.ranks / (_FULL * np.maximum(ranked, _LEAST_RANKED)), 1.0)
    shares = fit_of_passages(told / max(total, _LEAST_TOLD), full)
    best = np.lexsort((found.row_ids, -shares))[: max(limit, 0)]
    return Coverage(found.row_ids[best], shares[best], total)


def _cover(connection: Connection, table: str, weighed: Weights, limit: int, among: Named | None) -> Coverage:
    words, telling = weighed.worth, weighed.telling
    weights = {word: weight for word, weight in weighed.anywhere.items() if word in words}
    total = sum(weights.values())
    terms = (f'"{word}"*' if word == weighed.query.unfinished else f'"{word}"' for word in weights)
    rows = [rows_with(connection, f"{table}_words", term, among, _MOST_RANKED) for term in terms]
    if not rows:
        return Coverage(_NO_IDS, np.empty(0), total)
    row_ids, sums, first = covering(rows, list(weights.values()), [word in telling for word in weights])
    best = np.lexsort((first, -sums))[: max(limit, 0)]
    return Coverage(row_ids[best], np.minimum(sums[best] / total, 1.0), total)


def covering(
    rows: Sequence[Ids], weights: Sequence[float], telling: Sequence[bool]
) -> tuple[Ids, npt.NDArray[np.float64], npt.NDArray[np.intp]]:
    """Rows that have some words, and at least one that tells something.

    Args: rows: ids of those that have each word, at least one word. weights, telling: of each word.
    Returns: ids, ascending, what the words that stand there weigh together, and where each row came first, (n,) each.
    """
    lengths = [len(some) for some in rows]
    ids, first, place = np.unique(np.concatenate(rows), return_index=True, return_inverse=True)
    sums: npt.NDArray[np.float64] = np.bincount(place, np.repeat(weights, lengths), len(ids)).astype(np.float64)
    told = np.bincount(place, np.repeat(telling, lengths), len(ids)) > 0
    return ids[told], sums[told], first[told]


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
