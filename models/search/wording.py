"""What full-text search says of items and files, as calibrated evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from models.catalogue import words
from models.catalogue.word_counts import WordCounts
from models.catalogue.words import Coverage, Matches, Named, Weights
from models.messages import say
from models.query.parts import Part, Words
from models.sorted_ids import Ids

Floats = npt.NDArray[np.float64]

LEAST_SCORE = 0.005
"""Evidence below this is none."""
LEAST_OF_WHOLE = 0.02
"""In a small library no word is rare, but a passage that has all of them is worth a look."""
PASSAGE, NAME = (-5.63, 7.5), (-3.9, 5.6)
"""Log-odds of a match at a share of 0, and what a share of 1 adds: fitted on the media of docs/quality.md."""

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
    """What some words were found in: passages (ids of items), names (of files) and facts (of contents)."""

    all_in_text: Told
    some_in_text: Told
    in_names: Told
    in_facts: Told


@dataclass(frozen=True, slots=True)
class Among:
    """What words are looked for in, as far as it can be named: None for everything."""

    items: Named | None = None
    contents: Named | None = None
    files: Named | None = None


def look_up(connection: Connection, text: str, limit: int, among: Among, counts: WordCounts | None = None) -> Found:
    """Look words up in passages (item ids), names (file ids) and facts (content ids), at most `limit` in each."""
    weights = words.weigh(connection, words.parse(text), counts)
    whole = words.match_all(connection, weights, limit, among.items)
    all_in_text = Told(whole.row_ids, np.maximum(_in_passages(whole, weights), LEAST_OF_WHOLE))
    some_in_text = Told(whole.row_ids[:0], all_in_text.chances[:0])
    # Of a single word, some is all.
    if len(weights.query.terms) > 1:
        some = words.match_any(connection, weights, limit, among.items)
        chances = _in_passages(some, weights)
        kept = (chances > LEAST_SCORE) & ~np.isin(some.row_ids, whole.row_ids)
        some_in_text = Told(some.row_ids[kept], chances[kept])
    return Found(
        all_in_text,
        some_in_text,
        _covered(words.cover_files(connection, weights, limit, among.files)),
        _covered(words.cover_contents(connection, weights, limit, among.contents)),
    )


def terms_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """The words that are asked for, lower case and without accents, for finding them again in a hit."""
    asked = " ".join(part.text for part in parts if isinstance(part, Words) and part.weight > 0)
    return tuple(dict.fromkeys(re.findall(r"\w+", words.plain(asked))))


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


def _in_passages(matches: Matches, weights: Weights) -> Floats:
    """BM25 adds up what the words that are there tell; its share of what all of them tell decides (Platt 1999)."""
    shares = np.minimum(1.0, -matches.ranks / max(weights.in_text, 1.0))
    return chance(PASSAGE, shares)


def _covered(found: Coverage) -> Told:
    """Names and facts are too short for BM25: what counts is how much of the query stands in them."""
    return Told(found.row_ids, informative(found.told) * chance(NAME, found.shares))
