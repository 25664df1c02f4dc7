"""Where a passage stands in a text that has other spaces, hyphens and line breaks than the passage."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

# Fewer letters than these stand in many places.
_LEAST_LETTERS = 24
_ASCII_LETTERS = re.compile("[a-z0-9]+")


def find_passage(text: str, passage: str) -> tuple[int, int] | None:
    """Compare letters and digits alone, whatever their case, accents and ligatures.

    A passage may begin or end elsewhere, as on the page before or after: then as much of its beginning, or else of its
    end, as there is. Of several places the first.

    Returns: begin and end in characters of the text; None where it does not stand there.
    """
    wanted, _ = _letters_of(passage)
    if not wanted:
        return None
    letters, places = _letters_of(text)
    at = letters.find(wanted)
    length = len(wanted)
    if at < 0:
        at, length = max(_beginning_of(wanted, letters), _end_of(wanted, letters), key=lambda found: found[1])
    if at < 0:
        return None
    return places[at], places[at + length - 1] + 1


def _beginning_of(wanted: str, letters: str) -> tuple[int, int]:
    """The place and the length of the longest beginning that the letters have; -1 and 0 for none."""
    length = _longest(len(wanted), lambda count: wanted[:count] in letters)
    return (letters.find(wanted[:length]), length) if length else (-1, 0)


def _end_of(wanted: str, letters: str) -> tuple[int, int]:
    length = _longest(len(wanted), lambda count: wanted[-count:] in letters)
    return (letters.find(wanted[-length:]), length) if length else (-1, 0)


def _longest(most: int, is_there: Callable[[int], bool]) -> int:
    """The largest count that is there, by halving, since all smaller ones are there, too; 0 for too few."""
    if most <= _LEAST_LETTERS or not is_there(_LEAST_LETTERS):
        return 0
    least = _LEAST_LETTERS
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if is_there(middle) else (least, middle - 1)
    return least


def _letters_of(text: str) -> tuple[str, list[int]]:
    """Letters and digits, folded, and where in the text each of them comes from."""
    places: list[int] = []
    if text.isascii():
        runs = list(_ASCII_LETTERS.finditer(text.lower()))
        for run in runs:
            places.extend(range(run.start(), run.end()))
        return "".join(run.group() for run in runs), places
    folded: list[str] = []
    for place, character in enumerate(text):
        for letter in _fold(character):
            folded.append(letter)
            places.append(place)
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", character.casefold()).casefold() if one.isalnum())
