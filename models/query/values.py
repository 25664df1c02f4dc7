"""The values of filters as people type them: kinds, sizes, durations, places, and words of which there are a few."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from models.kinds import Kind
from models.messages import say
from models.query import failures
from models.query.dates import BETWEEN, halves
from models.query.parts import HAS, IS, Around, Order, QueryError, Range, Span
from models.query.scanning import MINUS, Raw

KIND_NAMES: Mapping[Kind, str] = {
    Kind.IMAGE: "picture",
    Kind.AUDIO: "sound",
    Kind.FILM: "film",
    Kind.DOCUMENT: "document",
}
"""What people call the kinds of file."""
_KINDS = {
    Kind.IMAGE: "picture pictures image images photo photos bild bilder foto fotos",
    Kind.AUDIO: "sound sounds audio audios music ton töne klang klänge musik",
    Kind.FILM: "film films video videos movie movies filme",
    Kind.DOCUMENT: "document documents text texts doc docs dokument dokumente texte",
}
_KIND_WORDS = {word: kind.value for kind, words in _KINDS.items() for word in words.split()}
_HAS_WORDS = {word: one for one in HAS for word in (one, one + "s")}
_IS_WORDS = {one: one for one in IS} | {
    "away": "offline",
    "copies": "copy",
    "duplicate": "copy",
    "duplicates": "copy",
    "waiting": "new",
}
_ORDER_WORDS = {order.value: order for order in Order} | {
    "best": Order.RELEVANCE,
    "newest": Order.DATE,
    "folders": Order.FOLDER,
    "path": Order.FOLDER,
    "names": Order.NAME,
    "largest": Order.SIZE,
    "biggest": Order.SIZE,
    "longest": Order.DURATION,
    "length": Order.DURATION,
}

DEFAULT_KM = 25.0
# Half way round the earth: further away is nothing.
FURTHEST_KM = 20_040.0

_COMPARED = re.compile(r"(>=|<=|[<>=≥≤])(.*)", re.DOTALL)
# So many digits that every number of the catalogue can be written, and so few that none of them takes long to read.
_NUMBER = r"([0-9]{1,18}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})"
_SIZE = re.compile(rf"{_NUMBER}\s?(?:([kmgt]?)b?|([kmgt])ib)", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
_CLOCK = re.compile(r"(?:([0-9]{1,9}):)?([0-9]{1,9}):([0-5]?[0-9](?:\.[0-9]{1,9})?)")
_UNITS = re.compile(rf"(?:{_NUMBER}h)?\s?(?:{_NUMBER}m(?:in)?)?\s?(?:{_NUMBER}(?:s(?:ec)?)?)?", re.IGNORECASE)
_COORDINATE = re.compile(rf"[{MINUS}+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DISTANCE = re.compile(r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s?(km|m)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is measured: how a number is read (or what is complained of), and the first and last one on a side of it."""

    read: Callable[[str], Fraction | None]
    failure: Callable[[Raw], QueryError]
    at_least: Callable[[Fraction], float]
    above: Callable[[Fraction], float]
    at_most: Callable[[Fraction], float]
    below: Callable[[Fraction], float]


def read_kind(raw: Raw) -> str:
    """A value of `Kind`. Raises: QueryError: there is no such kind."""
    return _one_of(raw, _KIND_WORDS, say("a kind of file"), tuple(KIND_NAMES.values()))


def read_has(raw: Raw) -> str:
    """A value of `HAS`. Raises: QueryError: there is no such thing to have."""
    return _one_of(raw, _HAS_WORDS, say("something that a file may have"), HAS)


def read_is(raw: Raw) -> str:
    """A value of `IS`. Raises: QueryError: there is no such way to be."""
    return _one_of(raw, _IS_WORDS, say("something that a file may be"), IS)


def read_order(raw: Raw) -> Order:
    """Raises: QueryError: nothing is sorted so."""
    return Order(_one_of(raw, _ORDER_WORDS, say("something to sort by"), tuple(Order)))


def read_ext(raw: Raw) -> str | None:
    """An extension in lower case, without the dot; None where nothing is left."""
    return raw.text.strip().lstrip(".").lower() or None


def read_size(raw: Raw) -> Range | None:
    """Bytes; a number alone means about so many. Raises: QueryError: it is no size."""
    return _read_range(raw, _BYTES)


def read_duration(raw: Raw) -> Range | None:
    """Seconds; a number alone means about so many. Raises: QueryError: it is no duration."""
    return _read_range(raw, _SECONDS)


def read_place(raw: Raw) -> Around | None:
    """Latitude, longitude, and how far around it (25 km where that is not said).

    Raises: QueryError: it is no place on earth.
    """
    if not raw.text.strip():
        return None
    numbers = _split(raw)
    if not 2 <= len(numbers) <= 3:
        raise failures.bad_place(raw, "A place is two numbers, its latitude and its longitude.")
    latitude = _read_coordinate(numbers[0], 90, say("latitude"))
    longitude = _read_coordinate(numbers[1], 180, say("longitude"))
    return Around(latitude, longitude, _read_distance(numbers[2]) if numbers[2:] else DEFAULT_KM)


def _one_of(raw: Raw, words: Mapping[str, str], subject: str, known: tuple[str, ...]) -> str:
    found = words.get(raw.text.strip().casefold())
    if found is None:
        raise failures.unknown_value(raw, subject, [str(one) for one in known], words)
    return found


def _read_range(raw: Raw, measure: _Measure) -> Range | None:
    """One number with a comparison before it, two with `..` between them, or one alone: that is, about ten per cent."""
    compared = _COMPARED.fullmatch(raw.text)
    if compared is not None:
        return _read_comparison(raw, compared, measure)
    if BETWEEN in raw.text:
        first, last = halves(raw)
        low, high = _number(first, measure), _number(last, measure)
        if low is not None and high is not None and low > high:
            low, high = high, low
        ends = Range(
            None if low is None else measure.at_least(low),
            None if high is None else measure.at_most(high),
        )
        return None if ends == Range() else ends
    value = _number(raw, measure)
    if value is None:
        return None
    return Range(measure.at_least(value * Fraction(9, 10)), measure.at_most(value * Fraction(11, 10)))


def _read_comparison(raw: Raw, compared: re.Match[str], measure: _Measure) -> Range | None:
    start = min(raw.span.start + compared.start(2), raw.span.end)
    value = _number(Raw(compared[2], Span(start, raw.span.end)), measure)
    if value is None:
        return None
    match compared[1]:
        case ">":
            return Range(measure.above(value), None)
        case "<":
            return Range(None, measure.below(value))
        case ">=" | "≥":
            return Range(measure.at_least(value), None)
        case "<=" | "≤":
            return Range(None, measure.at_most(value))
    return Range(measure.at_least(value), measure.at_most(value))


def _number(raw: Raw, measure: _Measure) -> Fraction | None:
    """The number, None where there is none yet. Raises: QueryError: it is something else."""
    text = raw.text.strip()
    if not text:
        return None
    value = measure.read(text)
    if value is None:
        raise measure.failure(raw)
    return value


def _bytes_of(text: str) -> Fraction | None:
    found = _SIZE.fullmatch(text)
    if found is None:
        return None
    binary = found[3] is not None
    power = _POWERS[(found[3] if binary else found[2]).lower()]
    factor: int = (1024 if binary else 1000) ** power
    return Fraction(found[1]) * factor


def _seconds_of(text: str) -> Fraction | None:
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        return Fraction(clock[1] or 0) * 3600 + Fraction(clock[2]) * 60 + Fraction(clock[3])
    found = _UNITS.fullmatch(text)
    if found is None:
        return None
    return Fraction(found[1] or 0) * 3600 + Fraction(found[2] or 0) * 60 + Fraction(found[3] or 0)


_BYTES = _Measure(
    _bytes_of,
    failures.bad_size,
    at_least=math.ceil,
    above=lambda value: math.floor(value) + 1,
    at_most=math.floor,
    below=lambda value: math.ceil(value) - 1,
)
_SECONDS = _Measure(
    _seconds_of,
    failures.bad_duration,
    at_least=float,
    above=lambda value: math.nextafter(float(value), math.inf),
    at_most=float,
    below=lambda value: math.nextafter(float(value), -math.inf),
)


def _split(raw: Raw) -> list[Raw]:
    """The numbers between commas, without the spaces around them."""
    pieces, start = [], raw.span.start
    for text in raw.text.split(","):
        begin = min(start + len(text) - len(text.lstrip()), raw.span.end)
        pieces.append(Raw(text.strip(), Span(begin, min(begin + len(text.strip()), raw.span.end))))
        start += len(text) + 1
    return pieces if pieces[-1].text else pieces[:-1]


def _read_coordinate(raw: Raw, most: int, name: str) -> float:
    if _COORDINATE.fullmatch(raw.text) is None:
        raise failures.bad_place(raw, say("The %1 is a number of degrees.", name))
    degrees = float(raw.text.replace("\u2212", "-"))
    if not -most <= degrees <= most:
        raise failures.bad_place(raw, say("The %1 lies between -%2 and %2 degrees.", name, most))
    return degrees


def _read_distance(raw: Raw) -> float:
    found = _DISTANCE.fullmatch(raw.text)
    if found is None:
        raise failures.bad_place(raw, "How far around is a number of km or m.")
    km = float(found[1]) / (1000 if (found[2] or "").lower() == "m" else 1)
    if not 0 < km <= FURTHEST_KM:
        raise failures.bad_place(raw, say("How far around lies between 1 m and %1 km.", round(FURTHEST_KM)))
    return km
