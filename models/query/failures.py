"""What is said of a query that cannot be understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from models.messages import say
from models.query.parts import QueryError, Span
from models.query.scanning import Raw

_LONGEST_SHOWN = 40
# Nobody mistypes more than this, and comparing takes as long as the two are.
_LONGEST_COMPARED = 30


def unknown_value(raw: Raw, subject: str, known: Sequence[str], words: Iterable[str]) -> QueryError:
    """A value that is none of those there are.

    Args:
        subject: what the value is to be, as in "a kind of file".
        known: what there is to choose from.
        words: all that is understood, with synonyms; a suggestion is one of these.
    """
    return QueryError(
        say("%1 is not %2.", shown(raw.text), subject),
        say("It can be %1.", listed(known)),
        _suggestion(raw.text, [*known, *words]) or "Write one of these.",
        raw.span,
    )


def bad_date(raw: Raw, words: Iterable[str]) -> QueryError:
    """Not a date in any of the ways to write one."""
    return QueryError(
        say("%1 is not a date.", shown(raw.text)),
        "A date is a day, a month or a year, a word such as today, or a length such as 7d.",
        _suggestion(raw.text, words) or "Write it like 2023, 2023-05, 2023-05-17 or 2023-05..2023-08.",
        raw.span,
    )


def no_such_day(text: str, why: str, span: Span) -> QueryError:
    """A date that the calendar does not have; `span` is the number that is too large or too small."""
    return QueryError(
        say("There is no date %1.", shown(text)), why, "Correct the date, like 2023-05 or 2023-05-17.", span
    )


def bad_size(raw: Raw) -> QueryError:
    """Not a number of bytes."""
    return QueryError(
        say("%1 is not a size.", shown(raw.text)),
        "A size is a number and a unit: B, kB, MB, GB or TB.",
        "Write it like 5MB, >5MB, <100kB or 1MB..2MB.",
        raw.span,
    )


def bad_duration(raw: Raw) -> QueryError:
    """Not a number of seconds."""
    return QueryError(
        say("%1 is not a duration.", shown(raw.text)),
        "A duration is a number with h, m or s behind it, or minutes and seconds like 1:30.",
        "Write it like 10s, <10s, 1:30 or 1m..2m30s.",
        raw.span,
    )


def bad_place(raw: Raw, why: str) -> QueryError:
    """Not a place on earth; the span is the number that is wrong, or all of it."""
    return QueryError(
        say("%1 is not a place.", shown(raw.text)),
        why,
        "Write latitude, longitude and how far around, like near:52.5,13.4,5km.",
        raw.span,
    )


def bad_weight(raw: Raw, low: float, high: float) -> QueryError:
    """A weight out of its bounds."""
    return QueryError(
        say("%1 is too much or too little for a weight.", shown(raw.text)),
        say("A weight lies between %1 and %2.", low, high),
        "Write a number like ^2 to count more, or ^0.5 to count less.",
        raw.span,
    )


def bad_region(raw: Raw) -> QueryError:
    """Not a piece of a picture."""
    return QueryError(
        say("%1 is not a piece of a picture.", shown(raw.text)),
        "A piece is its left, top, right and bottom edge, in this order and as numbers from 0 to 1.",
        "Write it like @0.1,0.2,0.5,0.6, or leave it out.",
        raw.span,
    )


def bad_item(raw: Raw) -> QueryError:
    """Not the number of an item."""
    return QueryError(
        say("%1 is not the number of a result.", shown(raw.text)),
        "After like:# comes a number.",
        "Write it like like:#123, or put the name of a file in quotes.",
        raw.span,
    )


def bad_path(raw: Raw) -> QueryError:
    """A path that no file can have."""
    return QueryError(
        say("%1 cannot be the path of a file.", shown(raw.text)),
        "It holds a character that no file name has.",
        "Drop the file on the window instead, or write its path anew.",
        raw.span,
    )


def sort_reversed(span: Span) -> QueryError:
    """A minus before the order; `span` is the minus."""
    return QueryError(
        "The order cannot be turned round.", "A minus excludes, and sort: excludes nothing.", "Remove the minus.", span
    )


def two_orders(raw: Raw) -> QueryError:
    """More than one order in one filter."""
    return QueryError(
        say("%1 is a second order.", shown(raw.text)),
        "Results are sorted in one way at a time.",
        "Name only one.",
        raw.span,
    )


def shown(text: str) -> str:
    """A value as it stands in a message: not too long, and nothing in it does anything but be seen."""
    if len(text) > _LONGEST_SHOWN:
        text = text[:_LONGEST_SHOWN] + "…"
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def listed(words: Sequence[str]) -> str:
    """Words to choose from, as they stand in a sentence."""
    return words[0] if len(words) == 1 else say("%1 or %2", ", ".join(words[:-1]), words[-1])


def _suggestion(text: str, words: Iterable[str]) -> str:
    if len(text) > _LONGEST_COMPARED:
        return ""
    close = get_close_matches(text.casefold(), list(words), n=1, cutoff=0.6)
    return say("Did you mean %1?", close[0]) if close else ""
