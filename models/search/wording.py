"""What full-text search says of items and files, as calibrated evidence."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from sqlalchemy import Connection

from models.catalogue import words
from models.catalogue.words import WordMatch
from models.query.parts import Part, Words

# Evidence below this is none.
_LEAST_SCORE = 0.01
# In nats: a word that one in fifty has.
_USUAL_RARITY = 4.0

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
    told = words.rarity_in_text(connection, query)
    in_text = words.match_items(connection, query.all_words, limit, among.items)
    partly = words.match_items(connection, query.any_word, limit, among.items)
    return Found(
        _scored(in_text, 0.8 * _informative(told)),
        # BM25 adds up what the words that are there tell; what is missing makes the share small.
        {match.row_id: score for match in partly if (score := _partial(match, told)) > _LEAST_SCORE},
        _scored(
            words.match_files(connection, query.all_words, limit, among.files),
            0.9 * _informative(words.rarity_in_names(connection, query)),
        ),
        _scored(
            words.match_contents(connection, query.all_words, limit, among.contents),
            0.9 * _informative(words.rarity_in_facts(connection, query)),
        ),
    )


def terms_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """The words that are asked for, lower case and without accents, for finding them again in a hit."""
    asked = " ".join(part.text for part in parts if isinstance(part, Words) and part.weight > 0)
    return tuple(dict.fromkeys(re.findall(r"\w+", plain(asked))))


def standing_in(terms: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of some terms with which a word in the texts begins."""
    if not terms:
        return ()
    there = set(_beginning_with(tuple(terms)).findall(plain("\n".join(texts))))
    # Of two terms of which one begins like the other, the longer is found; then the shorter stands there, too.
    return tuple(term for term in terms if any(found.startswith(term) for found in there))


def plain(text: str) -> str:
    """Lower case and without accents, as the full text is kept."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=16)
def _beginning_with(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})")


def _scored(matches: Sequence[WordMatch], most: float) -> dict[int, float]:
    if not matches:
        return {}
    return {match.row_id: most * _share(match.rank, matches[0].rank) for match in matches}


def _partial(match: WordMatch, told: float) -> float:
    return 0.4 * min(1.0, -match.rank / max(told, 1.0)) ** 2


def _informative(rarity: float) -> float:
    """How much a match of words counts, 0 to 1, by what the words tell: two rare ones nearly everything."""
    return 1.0 - math.exp(-rarity / _USUAL_RARITY)


def _share(rank: float, best: float) -> float:
    """A BM25 rank as a share of the best one: 0 to 1."""
    return rank / best if best < 0 else 1.0


def as_arrays(found: dict[int, float]) -> tuple[np.ndarray, np.ndarray]:
    """Ids and probabilities: shape (n,), int64 and float32."""
    ids = np.fromiter(found.keys(), np.int64, len(found))
    return ids, np.fromiter(found.values(), np.float32, len(found))
