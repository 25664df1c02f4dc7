"""A query written as text reads as the same query, and chips go from a text without a trace in the others."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from query_shapes import TODAY, filters, parts, queries, spanless, texts, unplaced

from models.query.parser import parse
from models.query.parts import NOWHERE, Example, Field, Filter, Query, QueryError, Range, Span, Words
from models.query.writing import replaced, standing_apart, text_of, without, write

CANONICAL = [
    ("two  dogs", "two dogs"),
    ("king - man + woman", "king -man +woman"),
    ("dogs (red car)^2 beach", "dogs beach (red car)^2"),
    ("„x“^3", '"x"^3'),
    ("KIND:bild,ton", "kind:picture,sound"),
    ("before:2023-05", "date:..2023-04-30"),
    ("date:2023-01..2023-12", "date:2023"),
    ("date:2023-05-01..2023-05-31", "date:2023-05"),
    ("date:today", "date:2024-02-29"),
    ("size:>5000k", "size:>5MB"),
    ("size:>=5MB", "size:>=5MB"),
    ("size:5MB", "size:4500kB..5500kB"),
    ("duration:<90", "duration:<1m30s"),
    ("duration:0.5..1:00:01", "duration:0.5s..1h1s"),
    ('near:"52.5, 13.40, 25 km"', "near:52.5,13.4"),
    ('-folder:"a b" x', 'x -folder:"a b"'),
    ('tag:"a,b",c', 'tag:"a,b",c'),
    ("sort:newest dogs", "dogs sort:date"),
    ("like:/a.jpg", 'like:"/a.jpg"'),
]


@pytest.mark.parametrize(("typed", "canonical"), CANONICAL)
def test_the_canonical_text(typed: str, canonical: str) -> None:
    assert write(parse(typed, TODAY)) == canonical


@given(queries)
@settings(max_examples=300, deadline=None)
def test_a_written_query_reads_as_the_same(query: Query) -> None:
    assert spanless(parse(write(query), TODAY)) == query


@given(texts)
@settings(max_examples=250, deadline=None)
def test_what_was_typed_means_the_same_when_it_is_written_anew(text: str) -> None:
    try:
        query = parse(text, TODAY)
    except QueryError:
        return
    written = write(query)
    again = parse(written, TODAY)
    assert spanless(again) == spanless(query)
    assert write(again) == written


@given(parts | filters)
@settings(max_examples=300, deadline=None)
def test_the_text_of_one_chip_means_it(chip: Words | Example | Filter) -> None:
    query = parse(text_of(chip), TODAY)
    assert [unplaced(one) for one in (*query.parts, *query.filters)] == [chip]


@given(parts)
@settings(max_examples=300, deadline=None)
def test_a_part_that_is_added_joins_nothing(part: Words | Example) -> None:
    assert spanless(parse(f"some words {standing_apart(part)} more", TODAY)).parts == (Words("some words more"), part)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_removing_a_chip_leaves_the_others(text: str) -> None:
    try:
        query = parse(text, TODAY)
    except QueryError:
        return
    for number, part in enumerate(query.parts):
        left = parse(without(text, part.span), TODAY)
        assert spanless(left) == spanless(replace(query, parts=query.parts[:number] + query.parts[number + 1 :]))
    for number, one in enumerate(query.filters):
        left = parse(without(text, one.span), TODAY)
        assert spanless(left) == spanless(replace(query, filters=query.filters[:number] + query.filters[number + 1 :]))


@given(texts, parts)
@settings(max_examples=300, deadline=None)
def test_a_chip_that_is_replaced_stands_among_the_same_others(text: str, new: Words | Example) -> None:
    try:
        query = parse(text, TODAY)
    except QueryError:
        return
    for number, part in enumerate(query.parts):
        read = parse(replaced(text, part.span, standing_apart(new)), TODAY)
        others = [unplaced(one) for place, one in enumerate(query.parts) if place != number]
        found = [unplaced(one) for one in read.parts]
        assert new in found
        found.remove(new)
        assert found == others
        assert spanless(read).filters == spanless(query).filters


@pytest.mark.parametrize(
    ("text", "chip", "left"),
    [
        ("dogs kind:picture beach", "kind:picture", "dogs beach"),
        ("dogs kind:picture beach", "dogs kind:picture beach", "kind:picture"),
        ("king -  man  + woman", "-  man", "king + woman"),
        ('"a"  beach ', "beach", '"a"'),
        ("- -dog cat", "-dog", "cat"),
        ("kind:picture size:", "kind:picture", "size:"),
        ("size:wrong dogs", "dogs", "size:wrong"),
        ("dogs", "dogs", ""),
    ],
)
def test_a_chip_is_taken_out_of_the_text(text: str, chip: str, left: str) -> None:
    start = text.index(chip)
    assert without(text, Span(start, start + len(chip))) == left


def test_a_description_is_replaced_where_its_first_word_stood() -> None:
    assert replaced("-x dogs kind:picture beach", Span(3, 26), "two cats") == "-x two cats kind:picture"


@given(texts, texts.map(len), texts.map(len))
@settings(max_examples=200, deadline=None)
def test_a_span_of_another_text_does_no_harm(text: str, start: int, length: int) -> None:
    assert len(without(text, Span(start, start + length))) <= len(text) + 1


@pytest.mark.skipif(os.name != "posix", reason="on Windows, every path is text")
def test_a_path_that_is_no_text_survives() -> None:
    path = os.fsencode(os.sep) + b'a"\xff b'
    query = parse(write(Query((Example(path=path),))), TODAY)
    assert spanless(query).parts == (Example(path=path),)


def test_what_says_nothing_is_not_written() -> None:
    nothing = Query((Words(" "), Words("x", 0), Example()), (Filter(Field.DATE, (Range(),)), Filter(Field.TAG, ("",))))
    assert write(nothing) == ""
    assert text_of(Words("")) == "" and text_of(Example()) == ""


def test_a_relative_path_is_not_taken_for_one_in_the_home_folder() -> None:
    assert text_of(Example(path=b"~x", span=NOWHERE)) == f'like:"{os.path.join(".", "~x")}"'
