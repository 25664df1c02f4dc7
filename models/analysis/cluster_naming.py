"""Names for groups: what is said of their members and hardly of others'."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from models.catalogue.everyday import is_everyday
from models.catalogue.words import plain

_WORD = re.compile(r"[^\W\d_]{3,}")
_TERMS_IN_NAME = 3
# Said of fewer members than these, a term is an accident.
_FEWEST = 2
_LEAST_SHARE = 0.04
# What cameras and programs call files, and, beside everyday ones, English words that join others.
_IDLE_TEXT = """
not may more most one other out over such up us all also after before between both each every here just like many much
only same while yet
img dsc dscn dscf pict image images photo foto picture screenshot scan copy file files document untitled track
audio video mov jpg jpeg png gif wav mp3 flac ogg pdf txt docx final new version draft page
"""
_IDLE = frozenset(_IDLE_TEXT.split())


def words_of(text: str) -> list[str]:
    """The words of a name or passage that may tell something, lower case."""
    return [word for word in _WORD.findall(text.lower()) if word not in _IDLE and not is_everyday(plain(word))]


def distinctive(members: Sequence[Sequence[Iterable[str]]], most: int) -> list[tuple[str, ...]]:
    """For each group the terms that are said of its members and hardly of others', the most telling first.

    A term counts once for each member: a document that repeats a word is one document.

    Args: members: for each group, for each of its members, the terms that are said of it.
    Source: class-based tf-idf, Grootendorst 2022 (BERTopic), formula 2, with frequencies as shares of a group.
    """
    counts = [Counter(term for terms in group for term in set(terms)) for group in members]
    everywhere: Counter[str] = Counter()
    for one in counts:
        everywhere.update(one)
    usual = sum(everywhere.values()) / max(len(counts), 1)
    named = []
    for group, one in zip(members, counts, strict=True):
        least = max(_FEWEST if len(group) > _FEWEST else 1, _LEAST_SHARE * len(group))
        weights = {
            term: count / len(group) * math.log(1 + usual / everywhere[term])
            for term, count in one.items()
            if count >= least
        }
        ranked = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
        named.append(tuple(term for term, _ in ranked[:most]))
    return named


def name(concepts: Sequence[str], words: Sequence[str]) -> str:
    """A short name: the most telling concepts, then words that say something else; "" where nothing is known."""
    chosen: list[str] = []
    for term in (*concepts[:2], *words, *concepts[2:]):
        said = {_stem(part) for one in chosen for part in one.split()}
        if len(chosen) < _TERMS_IN_NAME and not said & {_stem(part) for part in term.split()}:
            chosen.append(term)
    return ", ".join(chosen)


def _stem(word: str) -> str:
    """So much of a word that its plural is the same: "lions" is no news beside "lion"."""
    return word.lower().removesuffix("es").removesuffix("s")
