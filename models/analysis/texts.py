"""Whether two documents say the same: the same text stored differently, or with small changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue

LEAST_SHARED = 0.8
"""Share of their runs of three words that two texts must have in common: see docs/duplicates.md."""

_RUN_WORDS = 3
_LEAST_RUNS, _LEAST_RUNS_A_PAGE = 20, 10
# Two novels are told apart by their first chapters, and no text may fill the memory.
_MOST_CHARACTERS = 2_000_000
_TEXTS_KEPT = 64
# A twentieth is the usual error of the share that so many hashes show.
_SKETCH_HASHES, _LEAST_SKETCHED = 64, 0.6
_SKETCHES_KEPT = 200_000
# Scripts that are written without spaces are compared letter by letter.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
# A word that a line break has cut in two is one word again.
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s+(?=[^\W\d_])|\u00ad")


Sketch = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Gist:
    """What of a text is compared.

    Attributes:
        runs: hashes of every run of three words, in small letters.
        numbers: how often each word with a digit is there.
        capitals: how often each word is there that begins with a large letter, in small letters.
        small: words that are written small somewhere, and so are no names.
        pages: of its document, 0 where it has none.
    """

    runs: frozenset[int]
    numbers: Counter[str]
    capitals: Counter[str]
    small: frozenset[str]
    pages: int = 0

    @property
    def says_enough(self) -> bool:
        """Whether the text stands for the document: that of scanned pages is often a line of the scanner's maker."""
        return len(self.runs) >= max(_LEAST_RUNS, _LEAST_RUNS_A_PAGE * self.pages)


class Texts:
    """Compares documents by their text as the catalogue has it, without what readers found in pictures."""

    most_bits = 64
    most_apart = (1.0, 0.3)

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._gist = lru_cache(maxsize=_TEXTS_KEPT)(self._read)
        self._sketch = lru_cache(maxsize=_SKETCHES_KEPT)(lambda content_id: sketch_of(self._gist(content_id)))

    def sameness(self, best_id: int, other_id: int) -> float:
        """The share of their runs of three words that two documents have in common; 0 where they are not alike."""
        if shared_by_sketches(self._sketch(best_id), self._sketch(other_id)) < _LEAST_SKETCHED:
            return 0.0
        return shared(self._gist(best_id), self._gist(other_id))

    def _read(self, content_id: int) -> Gist:
        with self._catalogue.read() as connection:
            facts = duplicates.facts_of(connection, (content_id,))
            passages = duplicates.texts_of(connection, content_id, _MOST_CHARACTERS)
        return gist_of(passages, facts[content_id].pages if facts else 0)


def gist_of(passages: Sequence[str], pages: int = 0) -> Gist:
    """What of a document is compared; how it was cut into passages makes no difference."""
    said = _WORD.findall(_HYPHEN.sub("", "\n".join(passages)))
    lower = [word.lower() for word in said]
    return Gist(
        runs=frozenset(hash(tuple(lower[at : at + _RUN_WORDS])) for at in range(max(len(lower) - _RUN_WORDS + 1, 0))),
        numbers=Counter(word for word in lower if any(character.isdigit() for character in word)),
        capitals=Counter(word.lower() for word in said if word[0].isupper()),
        small=frozenset(word for word in said if word[0].islower()),
        pages=pages,
    )


def sketch_of(gist: Gist) -> Sketch:
    """The smallest hashes of a text's runs, ascending: enough to see whether a closer look is worth while."""
    hashes = np.fromiter((run & 0xFFFFFFFF for run in gist.runs), dtype=np.uint32, count=len(gist.runs))
    return np.sort(hashes)[:_SKETCH_HASHES]


def shared_by_sketches(one: Sketch, other: Sketch) -> float:
    """About what `shared` says of two texts, within a tenth; 0 where one of them is empty.

    Source: Broder 1997, "On the resemblance and containment of documents".
    """
    smallest = np.union1d(one, other)[:_SKETCH_HASHES]
    both = np.intersect1d(one, other)
    return float(np.isin(smallest, both).sum() / len(smallest)) if len(one) and len(other) else 0.0


def shared(one: Gist, other: Gist) -> float:
    """How much of two texts is the same, 0 to 1.

    Returns: 0 where it is less than `LEAST_SHARED`; where each has numbers or names that the other lacks, as two
        letters of one template do; and where there is too little text to tell.
    """
    if not one.says_enough or not other.says_enough:
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
