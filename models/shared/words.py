"""Words of a shared library: full text in PostgreSQL, found and weighed as on one computer.

Texts are made plain here (lower case, no accents, words alone) before PostgreSQL sees them, so that any database finds
the same, whatever its language, its extensions and its ideas of what a word is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select
from sqlalchemy.dialects.postgresql import TSQUERY

from models.catalogue.everyday import is_everyday
from models.catalogue.words import covering, fit_of_passages, plain, worth_looking_up
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
    """A word, or words that stand behind one another, as PostgreSQL's `tsquery` has it.

    Attributes: everyday: whether it is about nothing, see `models.catalogue.everyday`; nothing in quotes is.
    """

    expression: str
    letters: int
    everyday: bool = field(default=False, compare=False)


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
            everyday = not phrase and len(words) == 1 and is_everyday(words[0])
            terms.append(Term(" <-> ".join(words), sum(map(len, words)), everyday))
    if terms and re.search(r"\w$", typed):
        terms[-1] = replace(terms[-1], expression=terms[-1].expression + ":*")
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

    How often a word stands in a passage is not counted, since PostgreSQL has no BM25: each counts as standing there
    once, in a passage of usual length.

    Args: allowed: selections of the ids of items, contents and files that filters leave; None for all.
    """
    terms = read_terms(typed)
    items, contents, files = allowed or (None, None, None)
    passages, names, facts = (
        _Table(connection, table, some) for table, some in ((item, items), (file, files), (content, contents))
    )
    in_text, in_names, in_facts = (table.weights(terms) for table in (passages, names, facts))
    anywhere = {term: _least_known(in_text[term], in_names[term], in_facts[term]) for term in terms}
    worth = worth_looking_up({term.expression: told for term, told in anywhere.items()})
    short = {term: told for term, told in anywhere.items() if term.expression in worth}
    telling = {term: told for term, told in short.items() if not term.everyday} or short
    every = " & ".join(one.expression for one in terms)
    whole = passages.having(every)[: max(limit, 0)] if terms else _none()
    told = sum(one.told for one in in_text.values())
    in_all = float(chance(PASSAGE, fit_of_passages(np.ones(1)))[0]) * informative(told)
    some = Told(_none(), np.empty(0))
    # Of a single word, some is all.
    if len(terms) > 1:
        ids, shares, told = passages.covered({term: in_text[term].told for term in short}, telling, limit)
        some = Told(ids, chance(PASSAGE, fit_of_passages(shares)) * informative(told))
    kept = (some.chances > LEAST_SCORE) & ~np.isin(some.ids, whole)
    return Found(
        Told(whole, np.full(len(whole), max(in_all, LEAST_OF_WHOLE))),
        Told(some.ids[kept], some.chances[kept]),
        _told(*names.covered(short, telling, limit)),
        _told(*facts.covered(short, telling, limit)),
        _words_of(typed, (term.expression for term in telling)),
    )


def _told(ids: Ids, shares: np.ndarray, told: float) -> Told:
    return Told(ids, informative(told) * chance(NAME, shares))


def _least_known(*weights: _Weight) -> float:
    """How much a term tells among short texts: no more than where it is known best, as by `words.Weights`."""
    return min((one.told for one in weights if one.known), default=max(one.told for one in weights))


def _words_of(typed: str, expressions: Iterable[str]) -> frozenset[str]:
    """The words of what somebody typed that stand in some terms."""
    known = {word for expression in expressions for word in _WORD.findall(expression)}
    return frozenset(word for word in re.findall(r"\w+", plain(typed)) if known.intersection(_WORD.findall(word)))


@dataclass(frozen=True, slots=True)
class _Weight:
    """How much a term tells in a table, in nats. Attributes: known: whether any row has it."""

    told: float
    known: bool


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

    def weights(self, terms: Sequence[Term]) -> dict[Term, _Weight]:
        """How much each term tells: the inverse of how many rows have it, of a bounded count."""
        rows = self._count("")
        if rows >= _MOST_COUNTED:
            rows = max(rows, about_rows(self.connection, self.table))
        return {term: self._weight(term, rows) for term in terms}

    def covered(
        self, weights: Mapping[Term, float], telling: Collection[Term], limit: int
    ) -> tuple[Ids, np.ndarray, float]:
        """Rows with some terms, the best first; the share of what all tell that is told by those that stand there; and
        what all tell.

        Args: telling: of the terms, those of which a row has one at least.
        """
        total = sum(weights.values())
        if not total:
            return _none(), np.empty(0), 0.0
        column = self.table.c.words
        found = [self._ids(select(self.table.c.id).where(matching(column, one.expression))) for one in weights]
        ids, sums, _ = covering(found, list(weights.values()), [term in telling for term in weights])
        shares = np.minimum(sums / total, 1.0)
        order = np.lexsort((ids, -shares))[: max(limit, 0)]
        return ids[order], shares[order], total

    def _ids(self, query: Select[Any]) -> Ids:
        if self.allowed is not None:
            query = query.where(self.table.c.id.in_(self.allowed))
        return np.array(self.connection.execute(query.limit(_MOST)).scalars().all(), np.int64)

    def _weight(self, term: Term, rows: int) -> _Weight:
        having = self._count(term.expression)
        rarity = math.log1p(max(rows - having, 0) / (having + 0.5))
        # The first letters of a word tell little, however few words begin so.
        told = max(rarity * min(1.0, term.letters / _TELLING_LETTERS) ** 2, _LEAST_TOLD)
        return _Weight(told, having > 0)

    def _count(self, query: str) -> int:
        rows = select(self.table.c.id).where(self.table.c.words.is_not(None))
        if query:
            rows = rows.where(matching(self.table.c.words, query))
        counted = select(func.count()).select_from(rows.limit(_MOST_COUNTED).subquery())
        return int(self.connection.execute(counted).scalar_one())


def _none() -> Ids:
    return np.empty(0, np.int64)
