"""Texts and queries for the tests of the query language, made by hypothesis."""

from __future__ import annotations

import math
import os
from dataclasses import replace
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from models.kinds import Kind
from models.query.parts import HAS, IS, NOWHERE, Around, Example, Field, Filter, Order, Query, Range, Words

TODAY = date(2024, 2, 29)
FIRST, LAST = date.min.toordinal(), date.max.toordinal()

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
FRAGMENTS = (
    *(
        "dog",
        "red car",
        "x-ray",
        "2019-2020",
        "--",
        "-",
        "+",
        "\u2212",
        " ",
        "  ",
        "(",
        ")",
        '"',
        "“",
        "”",
        "„",
        "«",
        "»",
    ),
    *(
        "^",
        "^2",
        "^0.5",
        "^900",
        "^.",
        "like:",
        "like:#12",
        "like:#x",
        '"/a b.jpg"',
        "@0.1,0.2,0.5,0.6",
        "@1,2",
        "about:",
    ),
    *(
        "kind:",
        "picture",
        "pictre",
        "-kind:sound",
        "date:",
        "2023",
        "2023-13",
        "..",
        "today",
        "7d",
        "before:",
        "after:",
    ),
    *(
        "size:",
        ">5MB",
        "<=",
        "1k..2M",
        "duration:",
        "1:30",
        "near:",
        "52.5,13.4",
        "999,0",
        ",",
        "has:text",
        "is:new",
        "is:",
    ),
    *(
        "tag:",
        "a,b",
        'folder:"my holidays"',
        "name:b(1)",
        "sort:",
        "newest",
        "-sort:name",
        "file:///a%00",
        "file:///a%20b",
    ),
    *("~", "\ud800", "\udc80", "\0", "\n", "http://x", "->", ">", "10:30", "C:\\x", "\u00e4", "\U0001f415"),
)
grammar_shaped = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
texts = st.one_of(anything, grammar_shaped)

_said = anything.filter(lambda text: bool(text.strip()))
_shares = st.floats(0, 1, allow_nan=False)
_weights = st.one_of(
    st.sampled_from([1.0, -1.0, 0.01, 100.0]),
    st.floats(0.01, 100, allow_nan=False),
    st.floats(-100, -0.01, allow_nan=False),
)
_regions = (
    st.tuples(_shares, _shares, _shares, _shares)
    .map(lambda four: (*map(min, four[:2], four[2:]), *map(max, four[:2], four[2:])))
    .filter(lambda region: region[0] < region[2] and region[1] < region[3])
)
# On Windows, paths are text and every one of them can be decoded.
_names = st.binary(min_size=1, max_size=20) if os.name == "posix" else st.text(min_size=1, max_size=20).map(os.fsencode)
_paths = _names.map(lambda name: os.sep.encode() + name.replace(b"\0", b"_"))
_words = st.builds(
    Words, st.one_of(_said, grammar_shaped.filter(lambda text: bool(text.strip()))), _weights, st.booleans()
)
_items = st.builds(Example, item=st.integers(0, 10**18 - 1), region=st.none() | _regions, weight=_weights)
_files = st.builds(Example, path=_paths, region=st.none() | _regions, weight=_weights)


def _ranges(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[Range]:
    closed = st.tuples(numbers, numbers).map(lambda two: Range(min(two), max(two)))
    return st.one_of(closed, numbers.map(lambda end: Range(end, None)), numbers.map(lambda end: Range(None, end)))


_seconds = st.one_of(
    st.integers(0, 10**6).map(float),
    st.floats(0, 1e6, allow_nan=False).map(abs),
    st.integers(0, 1000).map(lambda end: math.nextafter(float(end), -math.inf)),
).filter(lambda end: end >= 0)
_values = {
    Field.KIND: st.sampled_from([kind.value for kind in Kind]),
    Field.NAME: _said,
    Field.FOLDER: _said,
    Field.CAMERA: _said,
    Field.TAG: _said,
    Field.EXT: st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=6)
    .map(lambda text: text.lower().lstrip("."))
    .filter(bool),
    Field.DATE: _ranges(st.integers(FIRST, LAST)),
    Field.SIZE: _ranges(st.one_of(st.integers(0, 10**16), st.integers(0, 999).map(lambda size: size * 10**6 + 1))),
    Field.DURATION: _ranges(_seconds),
    Field.NEAR: st.builds(
        Around,
        st.floats(-90, 90, allow_nan=False),
        st.floats(-180, 180, allow_nan=False),
        st.floats(0.001, 20_000, allow_nan=False),
    ),
    Field.HAS: st.sampled_from(HAS),
    Field.IS: st.sampled_from(IS),
}


def _filters_of(field: Field) -> st.SearchStrategy[Filter]:
    most = 1 if field is Field.NEAR else 3
    values = st.lists(_values[field], min_size=1, max_size=most, unique=True).map(tuple)
    return st.builds(Filter, st.just(field), values, st.booleans())


_Chip = TypeVar("_Chip", Words, Example, Filter)

parts = st.one_of(_words, _items, _files)
filters = st.sampled_from(list(Field)).flatmap(_filters_of)
queries = st.builds(
    Query,
    st.lists(parts, max_size=5).map(tuple),
    st.lists(filters, max_size=4).map(tuple),
    st.sampled_from(Order),
)


def spanless(query: Query) -> Query:
    """The query without where in the text it stood."""
    return Query(tuple(map(unplaced, query.parts)), tuple(map(unplaced, query.filters)), query.order)


def unplaced(chip: _Chip) -> _Chip:
    """One part or filter without its place."""
    return replace(chip, span=NOWHERE)
