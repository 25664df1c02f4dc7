"""Words of a shared library: full text in PostgreSQL, found and weighed as on one computer.

Texts are made plain here (lower case, no accents, words alone) before PostgreSQL sees them, so that any database finds
the same, whatever its language, its extensions and its ideas of what a word is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select
from sqlalchemy.dialects.postgresql import TSQUERY

from models.catalogue.words import plain
from models.search.wording import LEAST_OF_WHOLE, LEAST_SCORE, NAME, PASSAGE, Found, Told, chance, informative
from models.shared.tables import CONFIGURATION, about_rows, content, file, item, one_of
from models.sorted_ids import Ids

# Nobody looks further; and counting further does not change how rare a word is.
_MOST = 5000
_MOST_COUNTED = 20_000
_MOST_WORDS = 30
# PostgreSQL takes words of up to 2 kB, and of one row as many as fit into 1 MB.
_LONGEST_WORD = 200
_MOST_CHARS = 200_000
_TELLING_LETTERS = 4
_LEAST_TOLD = 0.001
_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that stand behind one another, as PostgreSQL's `tsquery` has it."""

    expression: str
    letters: int


def plain_words(*texts: str) -> str:
    """The words of some texts, plain, with spaces between them; of very long ones the beginning."""
    return " ".join(word[:_LONGEST_WORD] for word in _WORD.findall(plain("\n".join(texts)[:_MOST_CHARS])))


def vector_of(name: str) -> ColumnElement[Any]:
    """What is kept of the plain words that a statement gets under a name."""
    return func.to_tsvector(CONFIGURATION, bindparam(name))


def read_terms(typed: str) -> list[Term]:
    """The terms of what somebody typed: quoted words belong together, and the last word may go on."""
    terms = []
    for phrase, word in _TERM.findall(typed):
        words = plain_words(phrase or word).split()
        if words:
            terms.append(Term(" <-> ".join(words), sum(map(len, words))))
    if terms and re.search(r"\w$", typed):
        terms[-1] = Term(terms[-1].expression + ":*", terms[-1].letters)
    return list(dict.fromkeys(terms))[:_MOST_WORDS]


def phrase_query(words: str) -> str:
    """The very words of a text in their order; "" where it has none."""
    return " <-> ".join(plain_words(words).split())


def begun_query(typed: str) -> str:
    """All words of a text in any order, longer ones only begun."""
    words = dict.fromkeys(plain_words(typed).split())
    return " & ".join(f"{word}:*" if len(word) >= _TELLING_LETTERS else word for word in words)


def matching(column: ColumnElement[Any], query: str) -> ColumnElement[bool]:
    """Where words stand. Args: query: made here, never what somebody typed."""
    found: ColumnElement[bool] = column.bool_op("@@")(func.to_tsquery(CONFIGURATION, query, type_=TSQUERY))
    return found


def look_up(
    connection: Connection, typed: str, limit: int, allowed: tuple[Select[Any], Select[Any], Select[Any]] | None
) -> Found:
    """Look words up in passages, names and facts, at most `limit` in each; weighed as by `models.search.wording`.

    A share of what the words tell stands for BM25, which PostgreSQL does not have; for words that stand once in
    passages of like length, the two are the same.

    Args: allowed: selections of the ids of items, contents and files that filters leave; None for all.
    """
    terms = read_terms(typed)
    items, contents, files = allowed or (None, None, None)
    passages = _Table(connection, item, items)
    whole = passages.having(" & ".join(one.expression for one in terms))[: max(limit, 0)] if terms else _none()
    weights = passages.weights(terms)
    in_all = np.full(len(whole), max(float(chance(PASSAGE, np.ones(1))[0]) * informative(sum(weights)), LEAST_OF_WHOLE))
    some, chances = _none(), np.empty(0)
    # Of a single word, some is all.
    if len(terms) > 1:
        some, shares = passages.covered(terms, weights)
        chances = chance(PASSAGE, shares) * informative(sum(weights))
        kept = (chances > LEAST_SCORE) & ~np.isin(some, whole)
        some, chances = some[kept][:limit], chances[kept][:limit]
    return Found(
        Told(whole, in_all),
        Told(some, chances),
        _Table(connection, file, files).told(terms, limit),
        _Table(connection, content, contents).told(terms, limit),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows with words. Attributes: allowed: ids of those that may be found, None for all."""

    connection: Connection
    table: Any
    allowed: Select[Any] | None

    def having(self, query: str) -> Ids:
        """Rows with words, the best first by how often and how near they stand, at most so many."""
        ids = self._ids(select(self.table.c.id).where(matching(self.table.c.words, query)))
        if len(ids) < 2:
            return ids
        rank = func.ts_rank_cd(self.table.c.words, func.to_tsquery(CONFIGURATION, query), 1)
        ranked = (
            select(self.table.c.id).where(one_of(self.table.c.id, ids.tolist())).order_by(rank.desc(), self.table.c.id)
        )
        return np.array(self.connection.execute(ranked).scalars().all(), np.int64)

    def weights(self, terms: Sequence[Term]) -> list[float]:
        """How much each term tells, in nats: the inverse of how many rows have it, of a bounded count."""
        rows = self._count("")
        if rows >= _MOST_COUNTED:
            rows = max(rows, about_rows(self.connection, self.table))
        return [self._weight(term, rows) for term in terms]

    def covered(self, terms: Sequence[Term], weights: Sequence[float]) -> tuple[Ids, np.ndarray]:
        """Rows with some terms, and the share of what all tell that is told by those that stand there, best first."""
        found = [
            self._ids(select(self.table.c.id).where(matching(self.table.c.words, one.expression))) for one in terms
        ]
        if not found or not sum(weights):
            return _none(), np.empty(0)
        each = np.repeat(np.array(weights), [len(some) for some in found])
        ids, place = np.unique(np.concatenate(found), return_inverse=True)
        shares = np.minimum(np.bincount(place, each, len(ids)) / sum(weights), 1.0)
        order = np.lexsort((ids, -shares))
        return ids[order], shares[order]

    def told(self, terms: Sequence[Term], limit: int) -> Told:
        """Rows of short texts with some terms, and how probably each is meant."""
        weights = self.weights(terms)
        ids, shares = self.covered(terms, weights)
        return Told(ids[:limit], (informative(sum(weights)) * chance(NAME, shares))[:limit])

    def _ids(self, query: Select[Any]) -> Ids:
        if self.allowed is not None:
            query = query.where(self.table.c.id.in_(self.allowed))
        return np.array(self.connection.execute(query.limit(_MOST)).scalars().all(), np.int64)

    def _weight(self, term: Term, rows: int) -> float:
        having = self._count(term.expression)
        rarity = math.log1p(max(rows - having, 0) / (having + 0.5))
        # The first letters of a word tell little, however few words begin so.
        return max(rarity * min(1.0, term.letters / _TELLING_LETTERS) ** 2, _LEAST_TOLD)

    def _count(self, query: str) -> int:
        rows = select(self.table.c.id).where(self.table.c.words.is_not(None))
        if query:
            rows = rows.where(matching(self.table.c.words, query))
        counted = select(func.count()).select_from(rows.limit(_MOST_COUNTED).subquery())
        return int(self.connection.execute(counted).scalar_one())


def _none() -> Ids:
    return np.empty(0, np.int64)
