"""A query as text that means it, and chips taken out of a text or changed in it."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from models.kinds import Kind
from models.query import values
from models.query.parser import HIGHEST_WEIGHT, HOME, LOWEST_WEIGHT, URL_START, parse
from models.query.parts import (
    NOWHERE,
    Around,
    Example,
    Field,
    Filter,
    Order,
    Part,
    Query,
    QueryError,
    Range,
    Span,
    Value,
    Words,
)
from models.query.scanning import ABOUT, LIKE, SORT, Sort, opens_quote, scan

_ANY_DAY = date(2000, 1, 1)
_SIZE_UNITS = ("", "k", "M", "G", "T")
# Larger floats have no digits behind the point.
_WHOLE_BELOW = 2.0**53


def write(query: Query) -> str:
    """Text that `parse` reads as an equal query, but for spans and names.

    Dates are written out, so it means the same on any day. Parts and filters that say nothing are left out: words that
    are blank, weights of 0, ranges without an end.
    """
    texts = []
    bare = True
    for part in query.parts:
        text = text_of(part) if bare else standing_apart(part)
        bare = bare and (not text or text != _bare(part))
        texts.append(text)
    texts.extend(text_of(one) for one in query.filters)
    if query.order is not Order.RELEVANCE:
        texts.append(f"{SORT}:{query.order}")
    return " ".join(text for text in texts if text)


def text_of(chip: Part | Filter) -> str:
    """The text of one chip that, read alone, means it; "" where it says nothing."""
    if isinstance(chip, Filter):
        return _filter(chip)
    if isinstance(chip, Words) and chip.text.strip() and _reads_as(_bare(chip), chip):
        return _bare(chip)
    return standing_apart(chip)


def standing_apart(part: Part) -> str:
    """The text of a part that means it wherever it is added; bare words would join those that are there."""
    if part.weight == 0:
        return ""
    if isinstance(part, Example):
        return _example(part)
    if not part.text.strip():
        return ""
    sign, weight = _sign(part.weight), _weight(part.weight)
    if part.exact:
        return f"{sign}{quoted(part.text)}{weight}"
    word = f"{sign or ('' if weight else '+')}{part.text}{weight}"
    for text in (word, f"{sign}({part.text}){weight}"):
        if _reads_as(text, part):
            return text
    return f"{sign}{ABOUT}:{quoted(part.text)}{weight}"


def without(text: str, span: Span) -> str:
    """The text when the chip at this span is gone.

    The other chips stay as they are, those that stand between the words of a description too. Signs and parentheses
    that do nothing go with it: with other neighbours they might begin to mean something.
    """
    return replaced(text, span, "")


def replaced(text: str, span: Span, new: str) -> str:
    """The text with another one where the chip at this span, or its first word, stood; else as `without`."""
    gone = _spans_of(text, span)
    idle = [piece.span for piece in scan(text) if piece.sort is Sort.NOTHING and not piece.field]
    idle = [one for one in idle if one.end <= gone[0].start or one.start >= gone[-1].end or len(gone) > 1]
    kept, at = [], 0
    for one in sorted([*gone, *idle], key=lambda span: span.start):
        kept.append(text[at : one.start])
        if one is gone[0]:
            kept.append(new)
        at = one.end
    return _join([*kept, text[at:]])


def quoted(text: str) -> str:
    """Text in quotes; those that it holds are doubled."""
    return '"' + text.replace('"', '""') + '"'


def quoted_if_needed(text: str) -> str:
    """Text as the value of a filter: in quotes where it would end too early, or mean something else, without them."""
    pieces = scan(f"{Field.TAG}:{text}")
    plain = len(pieces) == 1 and [raw.text for raw in pieces[0].values] == [text]
    return text if plain and not opens_quote(text[0]) else quoted(text)


def _spans_of(text: str, span: Span) -> list[Span]:
    """What belongs to the chip at a span: one piece, or the bare words from there to there; else the span itself."""
    inside = [piece for piece in scan(text) if span.start <= piece.span.start and piece.span.end <= span.end]
    if any(piece.span == span for piece in inside):
        return [span]
    return [piece.span for piece in inside if piece.is_bare] or [span]


def _join(texts: list[str]) -> str:
    """Two or more texts with one space where they meet; the outer ends stay as they were typed."""
    inner = [text.strip() for text in texts[1:-1]]
    return " ".join(text for text in (texts[0].rstrip(), *inner, texts[-1].lstrip()) if text)


def _bare(part: Part) -> str:
    return part.text if isinstance(part, Words) and part.weight == 1 and not part.exact else ""


def _reads_as(text: str, part: Words) -> bool:
    try:
        read = parse(text, _ANY_DAY)
    except QueryError:
        return False
    if read.filters or read.order is not Order.RELEVANCE or len(read.parts) != 1:
        return False
    found = read.parts[0]
    meant = Words(part.text, _bounded(part.weight), part.exact)
    return isinstance(found, Words) and Words(found.text, found.weight, found.exact, NOWHERE) == meant


def _sign(weight: float) -> str:
    return "-" if weight < 0 else ""


def _weight(weight: float) -> str:
    size = abs(_bounded(weight))
    return "" if size == 1 else f"^{_number(size)}"


def _bounded(weight: float) -> float:
    return math.copysign(min(max(abs(weight), LOWEST_WEIGHT), HIGHEST_WEIGHT), weight)


def _number(value: float) -> str:
    """All digits of a number, none of them as a power of ten."""
    if value == int(value) and abs(value) < _WHOLE_BELOW:
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def _example(part: Example) -> str:
    if part.item is not None:
        what = f"#{part.item}"
    elif part.path:
        what = quoted(_path(part.path))
    else:
        return ""
    region = "" if part.region is None else "@" + ",".join(_number(edge) for edge in part.region)
    return f"{_sign(part.weight)}{LIKE}:{what}{region}{_weight(part.weight)}"


def _path(path: bytes) -> str:
    text = os.fsdecode(path)
    # As a relative path, it must not be taken for something else.
    is_special = text.startswith(HOME) or text[: len(URL_START)].lower() == URL_START
    return os.path.join(os.curdir, text) if is_special else text


def _filter(chip: Filter) -> str:
    texts = [_WRITERS.get(chip.field, _text)(value) for value in chip.values]
    said = ",".join(text for text in texts if text)
    if not said:
        return ""
    return f"{'-' if chip.negated else ''}{chip.field}:{said}"


def _text(value: Value) -> str:
    text = str(value)
    return quoted_if_needed(text) if text.strip() else ""


def _kind(value: Value) -> str:
    return values.KIND_NAMES[Kind(str(value))]


def _place(value: Value) -> str:
    assert isinstance(value, Around), "the only value of its field"
    numbers = [value.latitude, value.longitude]
    around = "" if value.km == values.DEFAULT_KM else f",{_number(value.km)}km"
    return ",".join(_number(number) for number in numbers) + around


def _dates(value: Value) -> str:
    assert isinstance(value, Range), "the only value of its field"
    low, high = (None if end is None else date.fromordinal(int(end)) for end in (value.low, value.high))
    if low is None or high is None:
        return _between("" if low is None else low.isoformat(), "" if high is None else high.isoformat())
    if low == high:
        return low.isoformat()
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        first, last = f"{low.year:04}", f"{high.year:04}"
    elif low.day == 1 and (high.month == 12 or high.day >= 28) and _ends_month(high):
        first, last = low.isoformat()[:7], high.isoformat()[:7]
    else:
        first, last = low.isoformat(), high.isoformat()
    return first if first == last else _between(first, last)


def _ends_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def _between(first: str, last: str) -> str:
    return f"{first}..{last}" if first or last else ""


def _sizes(value: Value) -> str:
    assert isinstance(value, Range), "the only value of its field"
    low = None if value.low is None else math.ceil(value.low)
    high = None if value.high is None else math.floor(value.high)
    return _ends(low, high, _bytes, lambda end: end - 1, lambda end: end + 1)


def _bytes(count: float) -> str:
    number, power = int(count), 0
    while number and number % 1000 == 0 and power < len(_SIZE_UNITS) - 1:
        number, power = number // 1000, power + 1
    return f"{number}{_SIZE_UNITS[power]}B"


def _durations(value: Value) -> str:
    assert isinstance(value, Range), "the only value of its field"
    return _ends(
        value.low,
        value.high,
        _seconds,
        lambda end: math.nextafter(end, -math.inf),
        lambda end: math.nextafter(end, math.inf),
    )


def _seconds(seconds: float) -> str:
    if seconds != int(seconds) or seconds >= _WHOLE_BELOW:
        return f"{_number(seconds)}s"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    texts = [f"{hours}h" if hours else "", f"{minutes}m" if minutes else "", f"{rest}s" if rest else ""]
    return "".join(texts) or "0s"


def _ends(
    low: float | None,
    high: float | None,
    name: Callable[[float], str],
    below: Callable[[float], float],
    above: Callable[[float], float],
) -> str:
    """A range as it is best understood; `>` and `<` where the number next to an end is the rounder one."""
    if low is not None and high is not None:
        return f"={name(low)}" if low == high else _between(name(low), name(high))
    if low is not None:
        strict = low > 0 and len(name(below(low))) < len(name(low))
        return f">{name(below(low))}" if strict else f">={name(low)}"
    if high is not None:
        strict = high < 0 or len(name(above(high))) < len(name(high))
        return f"<{name(above(high))}" if strict else f"<={name(high)}"
    return ""


_WRITERS: dict[Field, Callable[[Value], str]] = {
    Field.KIND: _kind,
    Field.DATE: _dates,
    Field.SIZE: _sizes,
    Field.DURATION: _durations,
    Field.NEAR: _place,
}
