"""What full-text search says of items and files, as calibrated evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection

from models.catalogue import words
from models.catalogue.words import Coverage, WordMatch
from models.query.parts import Part, Words

# Evidence below this is none.
_LEAST_SCORE = 0.005
# In a small library no word is rare, but a passage that has all of them is worth a look.
_LEAST_OF_WHOLE = 0.02
# Log-odds of a match at a share of 0, and what a share of 1 adds: fitted on the media of docs/quality.md.
_PASSAGE = (-5.63, 7.5)
_NAME = (-3.9, 5.6)

ALL_IN_TEXT = "The text has all your words"
SOME_IN_TEXT = "The text has some of your words"
IN_NAME = "The name, folder or date has your words"
IN_FACTS = "Its title or tags have your words"


@dataclass(frozen=True, slots=True)
class Found:
    """What some words were found in: id -> probability that it is what was asked for, by the words alone."""

    all_in_text: dict[int, float]
    some_in_text: dict[int, float]
    in_names: dict[int, float]
    in_facts: dict[int, float]


@dataclass(frozen=True, slots=True)
class Among:
    """What words are looked for in, as far as it can be named: ids, None for everything."""

    items: Sequence[int] | None = None
    contents: Sequence[int] | None = None
    files: Sequence[int] | None = None


def look_up(connection: Connection, text: str, limit: int, among: Among) -> Found:
    """Look words up in passages (item ids), names (file ids) and facts (content ids), at most `limit` in each."""
    query = words.parse(text)
    weights = words.weigh(connection, query)
    some = words.match_items(connection, query.any_word, limit, among.items)
    whole = {
        match.row_id: max(_in_passage(match, weights.in_text), _LEAST_OF_WHOLE)
        for match in words.match_items(connection, query.all_words, limit, among.items)
    }
    return Found(
        whole,
        {
            match.row_id: score
            for match in some
            if match.row_id not in whole and (score := _in_passage(match, weights.in_text)) > _LEAST_SCORE
        },
        _covered(words.cover_files(connection, weights, limit, among.files)),
        _covered(words.cover_contents(connection, weights, limit, among.contents)),
    )


def terms_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """The words that are asked for, lower case and without accents, for finding them again in a hit."""
    asked = " ".join(part.text for part in parts if isinstance(part, Words) and part.weight > 0)
    return tuple(dict.fromkeys(re.findall(r"\w+", words.plain(asked))))


def standing_in(terms: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of some terms with which a word in the texts begins."""
    if not terms:
        return ()
    there = set(_beginning_with(tuple(terms)).findall(words.plain("\n".join(texts))))
    # Of two terms of which one begins like the other, the longer is found; then the shorter stands there, too.
    return tuple(term for term in terms if any(found.startswith(term) for found in there))


@lru_cache(maxsize=16)
def _beginning_with(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})")


def _in_passage(match: WordMatch, told: float) -> float:
    """BM25 adds up what the words that are there tell; its share of what all of them tell decides (Platt 1999)."""
    return _logistic(_PASSAGE[0] + _PASSAGE[1] * min(1.0, -match.rank / max(told, 1.0)))


def _covered(found: Sequence[Coverage]) -> dict[int, float]:
    """Names and facts are too short for BM25: what counts is how much of the query stands in them."""
    return {one.row_id: _informative(one.told) * _logistic(_NAME[0] + _NAME[1] * one.share) for one in found}


def _informative(told: float) -> float:
    """How much a match counts, 0 to 1: words that nearly every name has say nothing."""
    return 1.0 - math.exp(-told)


def _logistic(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))
