"""The text of a query, changed by what a person does to its chips."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.query import parser, scanning, writing
from models.query.parts import Example, Filter, Order, Part, Query, Words

_WEIGHTS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0)


def without(text: str, one: Part | Filter) -> str:
    """The text without a part or filter of it."""
    return writing.without(text, one.span)


def exchanged(text: str, query: Query, one: Part | Filter, new: Part | Filter) -> str:
    """The text with another part or filter in the place of one of `query`, which is what the text says."""
    others = any(
        part is not one and isinstance(part, Words) and part.weight == 1 and not part.exact for part in query.parts
    )
    # Bare words would join the others.
    apart = others and not isinstance(new, Filter)
    return writing.replaced(text, one.span, writing.standing_apart(new) if apart else writing.text_of(new))


def moved(text: str, query: Query, one: Part | Filter, place: int) -> str:
    """The text with a part among the parts, or a filter among the filters, at another place; it asks the same.

    Args:
        query: what the text says; `one` is in it.
        place: of those of its sort, 0 for the first; beyond the last it is the last.
    """
    parts, filters = list(query.parts), list(query.filters)
    if isinstance(one, Filter):
        _put(filters, one, place)
    else:
        _put(parts, one, place)
    order = [piece.span for piece in scanning.scan(text) if piece.field == scanning.SORT]
    spans = [*(each.span for each in filters), *order]
    written = [writing.write(Query(parts=tuple(parts))), *(text[span.start : span.end] for span in spans)]
    return " ".join(piece for piece in written if piece)


def sorted_by(text: str, order: Order) -> str:
    """The text with another order in it; of none where that is relevance, as it is without saying."""
    while True:
        piece = next((piece for piece in scanning.scan(text) if piece.field == scanning.SORT), None)
        if piece is None:
            break
        text = writing.without(text, piece.span)
    return text if order is Order.RELEVANCE else f"{text.rstrip()} {scanning.SORT}:{order}".lstrip()


def heavier(part: Part) -> Part:
    """The part with the next larger weight; its sign stays."""
    larger = [weight for weight in _WEIGHTS if weight > abs(part.weight)]
    return _weighed(part, larger[0] if larger else abs(part.weight))


def lighter(part: Part) -> Part:
    """The part with the next smaller weight; its sign stays."""
    smaller = [weight for weight in _WEIGHTS if weight < abs(part.weight)]
    return _weighed(part, smaller[-1] if smaller else abs(part.weight))


def negated(one: Part | Filter) -> Part | Filter:
    """The opposite: left out what was asked for, and the other way round."""
    if isinstance(one, Filter):
        return replace(one, negated=not one.negated)
    return replace(one, weight=-one.weight)


def _put(chips: list[Any], one: object, place: int) -> None:
    chips.remove(one)
    chips.insert(max(0, place), one)


def _weighed(part: Part, size: float) -> Part:
    assert isinstance(part, (Words, Example))
    lowest, highest = parser.LOWEST_WEIGHT, parser.HIGHEST_WEIGHT
    size = min(max(size, lowest), highest)
    return replace(part, weight=size if part.weight >= 0 else -size)
