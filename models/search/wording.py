"""What full-text search says of items and files, as calibrated evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from models.catalogue import words
from models.catalogue.word_counts import WordCounts
from models.catalogue.words import Coverage, Named
from models.messages import say
from models.query.parts import Part, Words
from models.sorted_ids import Ids

Floats = npt.NDArray[np.float64]

LEAST_SCORE = 0.005
"""Evidence below this is none."""
LEAST_OF_WHOLE = 0.02
"""In a small library no word is rare, but a passage that has all of them is worth a look."""
PASSAGE, NAME = (-9.85, 12.01), (-3.9, 5.6)
"""Log-odds of a match at a share of 0, and what a share of 1 adds: fitted on the media of docs/quality.md, the first by
tests/benchmarks/fit_words.py."""

# Of terms with so few Latin letters: many words begin with an i.
_WHOLE_WORDS = 2

ALL_IN_TEXT = say("The text has all your words")
SOME_IN_TEXT = say("The text has some of your words")
IN_NAME = say("The name, folder or date has your words")
IN_FACTS = say("Its title or tags have your words")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Ids of what some words were found in, without repetition, and the probability that each is what was asked for, by
    the words alone: shape (n,) both.
    """

    ids: Ids
    chances: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """What some words were found in: passages (ids of items), names (of files) and facts (of contents).

    Attributes:
        telling: those of the words that tell something, plain, see `words.Weights`: the others are no reason to show
            anything.
    """

    all_in_text: Told
    some_in_text: Told
    in_names: Told
    in_facts: Told
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Among:
    """What words are looked for in, as far as it can be named: None for everything."""

    items: Named | None = None
    contents: Named | None = None
    files: Named | None = None


def look_up(connection: Connection, text: str, limit: int, among: Among, counts: WordCounts | None = None) -> Found:
    """Look words up in passages (item ids), names (file ids) and facts (content ids), at most `limit` in each."""
    weights = words.weigh(connection, words.parse(text), counts)
    whole = _told(PASSAGE, words.match_all(connection, weights, limit, among.items))
    some = _told(PASSAGE, words.match_any(connection, weights, limit, among.items))
    kept = (some.chances > LEAST_SCORE) & ~np.isin(some.ids, whole.ids)
    return Found(
        Told(whole.ids, np.maximum(whole.chances, LEAST_OF_WHOLE)),
        Told(some.ids[kept], some.chances[kept]),
        _told(NAME, words.cover_files(connection, weights, limit, among.files)),
        _told(NAME, words.cover_contents(connection, weights, limit, among.contents)),
        weights.telling,
    )


def terms_of(parts: Iterable[Part], telling: Container[str] | None = None) -> tuple[str, ...]:
    """The words that are asked for, lower case and without accents, for finding them again in a hit.

    Args: telling: as in `Found`; other words are left out, but for those in quotes. None where nothing was looked up.
    """
    asked = [part for part in parts if isinstance(part, Words) and part.weight > 0]
    terms = [(word, part.exact) for part in asked for word in re.findall(r"\w+", words.plain(part.text))]
    return tuple(dict.fromkeys(word for word, exact in terms if telling is None or exact or word in telling))


def standing_in(terms: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of some terms with which a word in the texts begins; one or two letters or digits must be all of it."""
    if not terms:
        return ()
    text = words.plain("\n".join(texts))
    return tuple(term for term in terms if _begins_a_word(term, text))


def informative(told: float) -> float:
    """How much a match counts, 0 to 1: words that nearly every name has say nothing. Args: told: by them, in nats."""
    return 1.0 - math.exp(-told)


def chance(line: tuple[float, float], shares: Floats) -> Floats:
    """How probable it is that something is meant in which a share of what the words tell stands: shape (n,).

    Args: line: `PASSAGE` or `NAME`.
    """
    result: Floats = 1.0 / (1.0 + np.exp(-(line[0] + line[1] * shares)))
    return result


def _begins_a_word(term: str, text: str) -> bool:
    # Asked for every hit and term; a regular expression takes ten times as long.
    whole = len(term) <= _WHOLE_WORDS and term.isascii()
    place = text.find(term)
    while place >= 0 and (_goes_on(text, place - 1) or (whole and _goes_on(text, place + len(term)))):
        place = text.find(term, place + 1)
    return place >= 0


def _goes_on(text: str, place: int) -> bool:
    """Whether there is a character of a word."""
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")


def _told(line: tuple[float, float], found: Coverage) -> Told:
    return Told(found.row_ids, informative(found.told) * chance(line, found.shares))
