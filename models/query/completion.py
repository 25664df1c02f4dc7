"""What may stand where the cursor is, while a person types."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from models.messages import say
from models.query.dates import DATE_WORDS
from models.query.parts import HAS, IS, Field, Order, Span
from models.query.scanning import AFTER, BEFORE, LIKE, SORT, Piece, Raw, Sort, scan
from models.query.values import KIND_NAMES
from models.query.writing import quoted, quoted_if_needed

MOST_CHOICES = 12
SHORTEST_WORD = 2

Counted = Sequence[tuple[str, int]]
"""Values, and how many files have each."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a library holds: for each field its values and how many files have each.

    Kinds are values of `Kind`, extensions are without the dot, folders are paths or pieces of them, years are digits.
    """

    kinds: Counted = ()
    extensions: Counted = ()
    folders: Counted = ()
    cameras: Counted = ()
    tags: Counted = ()
    years: Counted = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be inserted.

    Attributes:
        text: what is inserted, in quotes where it needs them.
        meaning: for people; "" where the text says it all.
        count: how many files have it, None where that is not known.
    """

    text: str
    meaning: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """What the text of a span may become, best first; never empty."""

    span: Span
    choices: tuple[Choice, ...]


FIELD_MEANINGS: Mapping[str, str] = {
    Field.KIND: say("picture, sound, film or document"),
    Field.NAME: say("what the name of the file holds"),
    Field.FOLDER: say("what the folder is called"),
    Field.DATE: say("when it was taken or changed"),
    BEFORE: say("earlier than a date"),
    AFTER: say("later than a date"),
    Field.EXT: say("how the name of the file ends"),
    Field.SIZE: say("how large the file is"),
    Field.DURATION: say("how long it plays"),
    Field.CAMERA: say("what it was taken with"),
    Field.NEAR: say("where on earth it was taken"),
    Field.HAS: say("what is in it or known of it"),
    Field.TAG: say("how it is tagged"),
    Field.IS: say("away, a copy or new"),
    SORT: say("what is shown first"),
    LIKE: say("a file that results are like"),
}
"""What is said of each field when it is offered."""

_DATE_MEANINGS = dict(
    zip(DATE_WORDS, ("", "", say("since Monday"), say("this month"), say("this year")), strict=True)
) | {
    "7d": say("the last 7 days"),
    "3m": say("the last 3 months"),
}
_SIZES = {
    "<100kB": say("smaller than 100 kB"),
    "1MB..10MB": say("from 1 to 10 MB"),
    ">10MB": say("larger than 10 MB"),
    ">1GB": say("larger than 1 GB"),
}
_DURATIONS = {
    "<10s": say("shorter than 10 seconds"),
    "1m..5m": say("from 1 to 5 minutes"),
    ">5m": say("longer than 5 minutes"),
    ">1h": say("longer than an hour"),
}
_HAS_MEANINGS = dict(
    zip(
        HAS,
        (
            say("words in it, written or spoken"),
            say("a place where it was taken"),
            say("a date on which it was taken"),
            say("the name of its camera"),
            say("a tag"),
            say("something to hear"),
        ),
        strict=True,
    )
)
_IS_MEANINGS = dict(
    zip(IS, (say("on a drive that is away"), say("equal to another file"), say("not looked into yet")), strict=True)
)
_ORDER_MEANINGS: Mapping[str, str] = {
    Order.RELEVANCE: say("the best first"),
    Order.DATE: say("the newest first"),
    Order.FOLDER: say("by the names of folders"),
    Order.NAME: say("by the names of files"),
    Order.SIZE: say("the largest first"),
    Order.DURATION: say("the longest first"),
}
_REST_OF_VALUE = re.compile(r'[^\s(),"]*')
_REST_OF_QUOTED = re.compile(r'\w*"')


def complete(text: str, cursor: int, facets: Facets) -> Completion | None:
    """What may stand at the cursor: a value behind a field, or the field that a word may become.

    Args:
        cursor: as an offset into the text, 0 to its length.

    Returns: at most `MOST_CHOICES`, or None where there is nothing to offer, or nothing but what is there already.
    """
    pieces = scan(text[:cursor])
    if not pieces or pieces[-1].span.end != cursor or _is_in_group(text, cursor):
        return None
    piece = pieces[-1]
    if piece.sort is Sort.WORD:
        return _complete_field(piece, text)
    if piece.sort is Sort.FILTER:
        return _complete_value(piece.field, piece.values[-1], text, facets)
    if piece.sort is Sort.NOTHING and piece.field:
        return _complete_value(piece.field, Raw("", Span(cursor, cursor)), text, facets)
    return None


def _is_in_group(text: str, cursor: int) -> bool:
    """Whether parentheses that are closed behind the cursor make plain words of all that is in them."""
    return any(piece.sort is Sort.GROUP and piece.span.start < cursor < piece.span.end for piece in scan(text))


def _complete_field(piece: Piece, text: str) -> Completion | None:
    word = piece.values[0]
    typed = word.text.lower()
    ends_here = text[word.span.end : word.span.end + 1] in ("", " ", ")")
    if len(typed) < SHORTEST_WORD or piece.weight is not None or not ends_here:
        return None
    choices = [Choice(f"{name}:", meaning) for name, meaning in FIELD_MEANINGS.items() if name.startswith(typed)]
    return Completion(word.span, tuple(choices[:MOST_CHOICES])) if choices else None


def _complete_value(field: str, typed: Raw, text: str, facets: Facets) -> Completion | None:
    offer = _OFFERS.get(field)
    if offer is None or (typed.quoted and typed.closed):
        return None
    begins: list[_Offer] = []
    holds: list[_Offer] = []
    sought = typed.text.casefold()
    for one in offer(facets):
        place = one[0].casefold().find(sought)
        if place >= 0:
            (holds if place else begins).append(one)
    write = quoted if typed.quoted else quoted_if_needed
    choices = [Choice(write(value), meaning, count) for value, meaning, count in (begins + holds)[:MOST_CHOICES]]
    span = _whole_value(typed, text)
    if not choices or [choice.text for choice in choices] == [text[span.start : span.end]]:
        return None
    return Completion(span, tuple(choices))


def _whole_value(typed: Raw, text: str) -> Span:
    """The value with its quotes, and with what stands behind the cursor."""
    rest = (_REST_OF_QUOTED if typed.quoted else _REST_OF_VALUE).match(text, typed.span.end)
    return Span(typed.span.start - typed.quoted, typed.span.end if rest is None else rest.end())


_Offer = tuple[str, str, int | None]


def _fixed(meanings: Mapping[str, str]) -> Callable[[Facets], list[_Offer]]:
    offers: list[_Offer] = [(str(value), meaning, None) for value, meaning in meanings.items()]
    return lambda _facets: offers


def _by_count(counted: Counted) -> list[_Offer]:
    ordered = sorted(counted, key=lambda one: (-one[1], one[0].casefold()))
    return [(value, "", count) for value, count in ordered if value.strip()]


def _kinds(facets: Facets) -> list[_Offer]:
    counts = dict(facets.kinds)
    named: list[_Offer] = [(name, "", counts.get(kind.value)) for kind, name in KIND_NAMES.items()]
    return sorted(named, key=lambda one: -(one[2] or 0))


def _dates(facets: Facets) -> list[_Offer]:
    """Words, then years, the latest first: people know which year it was, not how much they have of it."""
    years: list[_Offer] = [(year, "", count) for year, count in sorted(facets.years, reverse=True)]
    return _fixed(_DATE_MEANINGS)(facets) + years


_OFFERS: Mapping[str, Callable[[Facets], list[_Offer]]] = {
    Field.KIND: _kinds,
    Field.FOLDER: lambda facets: _by_count(facets.folders),
    Field.EXT: lambda facets: _by_count(facets.extensions),
    Field.CAMERA: lambda facets: _by_count(facets.cameras),
    Field.TAG: lambda facets: _by_count(facets.tags),
    Field.DATE: _dates,
    BEFORE: _dates,
    AFTER: _dates,
    Field.SIZE: _fixed(_SIZES),
    Field.DURATION: _fixed(_DURATIONS),
    Field.HAS: _fixed(_HAS_MEANINGS),
    Field.IS: _fixed(_IS_MEANINGS),
    SORT: _fixed(_ORDER_MEANINGS),
}
