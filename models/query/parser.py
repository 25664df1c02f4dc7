"""What a person typed, as a query.

Nearly everything that is typed is prose, and most of it is not finished: only what is surely meant as something else is
taken as that, and only values that can mean nothing are complained of.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import unquote_to_bytes

from models.kinds import Region
from models.query import dates, failures, values
from models.query.parts import Example, Field, Filter, Order, Part, Query, Span, Value, Words
from models.query.scanning import AFTER, BEFORE, SORT, Piece, Raw, Sort, scan

LOWEST_WEIGHT, HIGHEST_WEIGHT = 0.01, 100.0
URL_START = "file:///"
HOME = "~"

_ITEM = re.compile(r"#([0-9]{1,18})")
_EDGE = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")


def parse(text: str, today: date) -> Query:
    """Understand a query, in time linear in its length.

    Args:
        today: what relative dates are counted from.

    Returns: parts and filters in the order of the text. All bare words are one description; its span goes from the
        first of them to the last, whatever stands between.
    Raises: QueryError: a value cannot be understood; its span lies inside the text.
    """
    parts: list[Part] = []
    filters: list[Filter] = []
    order = Order.RELEVANCE
    pieces = scan(text)
    bare = [piece for piece in pieces if piece.is_bare]
    for piece in pieces:
        if piece.is_bare:
            if piece is bare[0]:
                parts.append(_describe(bare))
        elif piece.sort is Sort.FILTER and piece.field == SORT:
            order = _read_order(piece) or order
        elif piece.sort is Sort.FILTER:
            filters.extend(_read_filter(piece, today))
        elif piece.sort is not Sort.NOTHING:
            parts.extend(_read_part(piece))
    return Query(tuple(parts), tuple(filters), order)


def _describe(bare: list[Piece]) -> Words:
    text = " ".join(piece.values[0].text for piece in bare)
    return Words(text, span=Span(bare[0].span.start, bare[-1].span.end))


def _read_part(piece: Piece) -> list[Part]:
    """The part that a piece is, or none where it is empty."""
    raw = piece.values[0]
    if not raw.text.strip():
        return []
    weight = _read_weight(piece)
    if piece.sort is Sort.LIKE:
        return [_read_example(piece, raw, weight)]
    text = raw.text if raw.quoted else " ".join(raw.text.split())
    return [Words(text, weight, piece.sort is Sort.PHRASE, piece.span)]


def _read_weight(piece: Piece) -> float:
    weight = 1.0 if piece.weight is None else float(piece.weight.text.replace(",", "."))
    if piece.weight is not None and not LOWEST_WEIGHT <= weight <= HIGHEST_WEIGHT:
        raise failures.bad_weight(piece.weight, LOWEST_WEIGHT, HIGHEST_WEIGHT)
    return -weight if piece.sign == "-" else weight


def _read_example(piece: Piece, raw: Raw, weight: float) -> Example:
    region = None if piece.region is None else _read_region(piece.region)
    if raw.text.startswith("#") and not raw.quoted:
        found = _ITEM.fullmatch(raw.text)
        if found is None:
            raise failures.bad_item(raw)
        return Example(item=int(found[1]), region=region, weight=weight, span=piece.span)
    return Example(path=_read_path(raw), region=region, weight=weight, span=piece.span)


def _read_path(raw: Raw) -> bytes:
    """A path from the address of a local file, from one below the home folder, or as it is."""
    text = raw.text
    try:
        if text[: len(URL_START)].lower() == URL_START:
            path = _path_of_url(text)
        elif text[:1] == HOME and text[1:2] in ("", "/", os.sep):
            path = os.fsencode(os.path.expanduser(HOME) + text[1:])
        else:
            path = os.fsencode(text)
    except UnicodeEncodeError:
        raise failures.bad_path(raw) from None
    if b"\0" in path:
        raise failures.bad_path(raw)
    return path


def _path_of_url(url: str) -> bytes:
    path = unquote_to_bytes(os.fsencode(url[len(URL_START) - 1 :]))
    has_drive = os.name == "nt" and path[2:3] in (b":", b"|")
    return path[1:2] + b":" + path[3:].replace(b"/", b"\\") if has_drive else path


def _read_region(raw: Raw) -> Region | None:
    if not raw.text:
        return None
    edges = raw.text.split(",")
    if len(edges) != 4 or not all(_EDGE.fullmatch(edge) for edge in edges):
        raise failures.bad_region(raw)
    left, top, right, bottom = (float(edge) for edge in edges)
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise failures.bad_region(raw)
    return left, top, right, bottom


def _read_order(piece: Piece) -> Order | None:
    if piece.sign == "-":
        raise failures.sort_reversed(Span(piece.span.start, piece.span.start + 1))
    said = [raw for raw in piece.values if raw.text.strip()]
    if len(said) > 1:
        raise failures.two_orders(said[1])
    return values.read_order(said[0]) if said else None


def _read_filter(piece: Piece, today: date) -> list[Filter]:
    """The filter that a piece is, or none where nothing stands behind its colon yet."""
    read = _READERS[piece.field]
    found = [read(raw, today) for raw in piece.values if raw.text.strip()]
    said = tuple(dict.fromkeys(value for value in found if value is not None))
    field = Field.DATE if piece.field in (BEFORE, AFTER) else Field(piece.field)
    return [Filter(field, said, piece.sign == "-", piece.span)] if said else []


def _dateless(read: Callable[[Raw], Value | None]) -> Callable[[Raw, date], Value | None]:
    return lambda raw, _today: read(raw)


def _as_it_is(raw: Raw) -> str:
    return raw.text


_READERS: Mapping[str, Callable[[Raw, date], Value | None]] = {
    Field.KIND: _dateless(values.read_kind),
    Field.NAME: _dateless(_as_it_is),
    Field.FOLDER: _dateless(_as_it_is),
    Field.DATE: dates.read_dates,
    Field.EXT: _dateless(values.read_ext),
    Field.SIZE: _dateless(values.read_size),
    Field.DURATION: _dateless(values.read_duration),
    Field.CAMERA: _dateless(_as_it_is),
    Field.NEAR: _dateless(values.read_place),
    Field.HAS: _dateless(values.read_has),
    Field.TAG: _dateless(_as_it_is),
    Field.IS: _dateless(values.read_is),
    BEFORE: dates.read_before,
    AFTER: dates.read_after,
}
