"""Whether two documents say the same: the same text stored differently, or with small changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue

LEAST_SHARED = 0.8
"""Share of their runs of three words that two texts must have in common: see docs/duplicates.md."""

_RUN_WORDS = 3
# Two novels are told apart by their first chapters, and no text may fill the memory.
_MOST_CHARACTERS = 2_000_000
_TEXTS_KEPT = 64
# Scripts that are written without spaces are compared letter by letter.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
# A word that a line break has cut in two is one word again.
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s+(?=[^\W\d_])|\u00ad")


@dataclass(frozen=True, slots=True)
class Gist:
    """What of a text is compared.

    Attributes:
        runs: hashes of every run of three words, in small letters.
        numbers: how often each word with a digit is there.
        capitals: how often each word is there that begins with a large letter, in small letters.
        small: words that are written small somewhere, and so are no names.
    """

    runs: frozenset[int]
    numbers: Counter[str]
    capitals: Counter[str]
    small: frozenset[str]


class Texts:
    """Compares documents by their text as the catalogue has it, without what readers found in pictures."""

    most_bits = 56
    """Documents whose fingerprints differ in more bits are not read: a cosine of the means of about 0.8."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._gist = lru_cache(maxsize=_TEXTS_KEPT)(self._read)

    def sameness(self, best_id: int, other_id: int) -> float:
        """The share of their runs of three words that two documents have in common; 0 where they are not alike."""
        return shared(self._gist(best_id), self._gist(other_id))

    def _read(self, content_id: int) -> Gist:
        with self._catalogue.read() as connection:
            return gist_of(duplicates.texts_of(connection, content_id, _MOST_CHARACTERS))


def gist_of(passages: Sequence[str]) -> Gist:
    """What of a document is compared; how it was cut into passages makes no difference."""
    said = _WORD.findall(_HYPHEN.sub("", "\n".join(passages)))
    lower = [word.lower() for word in said]
    return Gist(
        runs=frozenset(hash(tuple(lower[at : at + _RUN_WORDS])) for at in range(max(len(lower) - _RUN_WORDS + 1, 0))),
        numbers=Counter(word for word in lower if any(character.isdigit() for character in word)),
        capitals=Counter(word.lower() for word in said if word[0].isupper()),
        small=frozenset(word for word in said if word[0].islower()),
    )


def shared(one: Gist, other: Gist) -> float:
    """How much of two texts is the same, 0 to 1; 0 where it is less than `LEAST_SHARED`, or where each has numbers or
    names that the other lacks, as two letters of one template do.
    """
    if not one.runs or not other.runs:
        return 0.0
    if min(len(one.runs), len(other.runs)) < LEAST_SHARED * max(len(one.runs), len(other.runs)):
        return 0.0
    common = len(one.runs & other.runs)
    share = common / (len(one.runs) + len(other.runs) - common)
    return share if share >= LEAST_SHARED and not _each_tells_something_else(one, other) else 0.0


def _each_tells_something_else(one: Gist, other: Gist) -> bool:
    # A word that only begins a sentence is written small somewhere; a name never is.
    small = one.small | other.small
    mine, theirs = ((gist.numbers | _without(gist.capitals, small)) for gist in (one, other))
    return bool(mine - theirs) and bool(theirs - mine)


def _without(counted: Counter[str], words: frozenset[str]) -> Counter[str]:
    return Counter({word: count for word, count in counted.items() if word not in words})
