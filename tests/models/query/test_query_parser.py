"""What a person types is understood, or complained of at the very character; never anything else."""

from __future__ import annotations

import math
import os
import pickle
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from query_shapes import TODAY, spanless, texts, unplaced

from models.query.parser import parse
from models.query.parts import Around, Example, Field, Filter, Order, Part, Query, QueryError, Range, Words
from models.query.scanning import ABOUT, FILTER_NAMES, LIKE, scan

PROJECT = Path(__file__).resolve().parents[3]
DAYS = date.toordinal


def read(text: str) -> Query:
    return spanless(parse(text, TODAY))


def values(text: str) -> tuple[object, ...]:
    query = parse(text, TODAY)
    assert not query.parts and len(query.filters) == 1, query
    return query.filters[0].values


def outcome(text: str) -> Query | QueryError:
    """What becomes of any text at all."""
    try:
        return parse(text, TODAY)
    except QueryError as wrong:
        return wrong


WORDS: list[tuple[str, list[Part]]] = [
    ("", []),
    ("   ", []),
    ("two dogs  on a\nbeach", [Words("two dogs on a beach")]),
    ('"exact words"', [Words("exact words", exact=True)]),
    (
        "“typographic” „German“ „too” «French»",
        [Words(t, exact=True) for t in ("typographic", "German", "too", "French")],
    ),
    ('a "not closed yet', [Words("a"), Words("not closed yet", exact=True)]),
    ('"say ""hi"""', [Words('say "hi"', exact=True)]),
    ('""', []),
    ('a 5" nail', [Words('a 5" nail')]),
    ("king - man + woman", [Words("king"), Words("man", -1), Words("woman")]),
    ("king \u2212man", [Words("king"), Words("man", -1)]),
    ('beach -"two people" -(red car)', [Words("beach"), Words("two people", -1, exact=True), Words("red car", -1)]),
    ("beach +(red car)", [Words("beach"), Words("red car")]),
    ("beach (red car)", [Words("beach"), Words("red car")]),
    ("dogs -cats beach", [Words("dogs beach"), Words("cats", -1)]),
    ("x-ray 2019-2020 a+b", [Words("x-ray 2019-2020 a+b")]),
    ("a -- b", [Words("a b")]),
    ("--verbose", [Words("--verbose")]),
    ("from a -> to b - , +=", [Words("from a -> to b , +=")]),
    ("dogs -", [Words("dogs")]),
    ("+", []),
    ("- - dog", [Words("dog", -1)]),
    ("-", []),
    ("a (b", [Words("a b")]),
    ("a) b", [Words("a b")]),
    ("photo(1).jpg", [Words("photo(1).jpg")]),
    ("(a (b) c)", [Words("a (b) c")]),
    ("()", []),
    ("(kind:picture)", [Words("kind:picture")]),
    ('about:"kind:picture -x (" dogs', [Words("kind:picture -x ("), Words("dogs")]),
    ("about:blank", [Words("about:blank")]),
    ("red dog^2", [Words("red"), Words("dog", 2)]),
    ("(red car)^0.5 -dog^3", [Words("red car", 0.5), Words("dog", -3)]),
    ('"x"^3 (y)^0,5', [Words("x", 3, exact=True), Words("y", 0.5)]),
    ("dog^ dog^x ^2", [Words("dog^ dog^x ^2")]),
    ('like:"/path/of a file.jpg"^0.3', [Example(path=b"/path/of a file.jpg", weight=0.3)]),
    ("like:#123", [Example(item=123)]),
    ("-like:#123^2", [Example(item=123, weight=-2)]),
    ('like:"/a.jpg"@0.1,0.2,0.5,0.6', [Example(path=b"/a.jpg", region=(0.1, 0.2, 0.5, 0.6))]),
    ("like:/a@2x.jpg@0,0,1,.5^2", [Example(path=b"/a@2x.jpg", region=(0, 0, 1, 0.5), weight=2)]),
    ("like:pictures/a.jpg", [Example(path=b"pictures/a.jpg")]),
    ("like:~/a.jpg", [Example(path=os.fsencode(os.path.expanduser("~") + "/a.jpg"))]),
    ("file:///a%20b/%ff", [Example(path=b"/a b/\xff")]),
    ('like: like:""', []),
    ("http://x 10:30 note: x Re: hello C:\\x", [Words("http://x 10:30 note: x Re: hello C:\\x")]),
    ("kind: dogs size:", [Words("dogs")]),
]
WORDS = [(text, parts) for text, parts in WORDS if os.name != "nt" or "file:" not in text]


@pytest.mark.parametrize(("text", "parts"), WORDS)
def test_parts(text: str, parts: list[Part]) -> None:
    assert read(text) == Query(tuple(parts))


FILTERS: list[tuple[str, Field, object]] = [
    ("kind:picture", Field.KIND, "image"),
    ("KIND:Fotos", Field.KIND, "image"),
    ("kind:klänge", Field.KIND, "audio"),
    ("kind:movie", Field.KIND, "film"),
    ("kind:text", Field.KIND, "document"),
    ("ext:.JPG", Field.EXT, "jpg"),
    ('folder:"my holidays"', Field.FOLDER, "my holidays"),
    ("name:b(1)", Field.NAME, "b(1)"),
    ("camera:X-T3", Field.CAMERA, "X-T3"),
    ("tag:„mein Hund“", Field.TAG, "mein Hund"),
    ("has:places", Field.HAS, "place"),
    ("is:away", Field.IS, "offline"),
    ("is:duplicate", Field.IS, "copy"),
    ("is:waiting", Field.IS, "new"),
    ("size:>5MB", Field.SIZE, Range(5_000_001, None)),
    ("size:<=100k", Field.SIZE, Range(None, 100_000)),
    ("size:<1KiB", Field.SIZE, Range(None, 1023)),
    ("size:1MB..2MiB", Field.SIZE, Range(1_000_000, 2 * 1024**2)),
    ("size:2GB..", Field.SIZE, Range(2 * 10**9, None)),
    ("size:2MB..1MB", Field.SIZE, Range(10**6, 2 * 10**6)),
    ("size:5MB", Field.SIZE, Range(4_500_000, 5_500_000)),
    ("size:=0", Field.SIZE, Range(0, 0)),
    ("duration:<10s", Field.DURATION, Range(None, math.nextafter(10, 0))),
    ("duration:1m..2m30s", Field.DURATION, Range(60, 150)),
    ("duration:>=1:30", Field.DURATION, Range(90, None)),
    ("duration:1:30", Field.DURATION, Range(81, 99)),
    ("duration:=1:02:03.5", Field.DURATION, Range(3723.5, 3723.5)),
    ("duration:>=1.5h", Field.DURATION, Range(5400, None)),
    ("duration:<=90", Field.DURATION, Range(None, 90)),
    ("near:52.5,13.4", Field.NEAR, Around(52.5, 13.4, 25)),
    ("near:52.5,13.4,5km", Field.NEAR, Around(52.5, 13.4, 5)),
    ("near:-52.5,\u221213.4,500m", Field.NEAR, Around(-52.5, -13.4, 0.5)),
    ('near:"52.5, 13.4"', Field.NEAR, Around(52.5, 13.4, 25)),
    ("near:52.5, 13.4", Field.NEAR, Around(52.5, 13.4, 25)),
    ("date:2023", Field.DATE, Range(DAYS(date(2023, 1, 1)), DAYS(date(2023, 12, 31)))),
    ("date:2023-2", Field.DATE, Range(DAYS(date(2023, 2, 1)), DAYS(date(2023, 2, 28)))),
    ("date:2023-05-17", Field.DATE, Range(DAYS(date(2023, 5, 17)), DAYS(date(2023, 5, 17)))),
    ("date:17.5.2023", Field.DATE, Range(DAYS(date(2023, 5, 17)), DAYS(date(2023, 5, 17)))),
    ("date:2023-05..2023-08", Field.DATE, Range(DAYS(date(2023, 5, 1)), DAYS(date(2023, 8, 31)))),
    ("date:2023-08..2023-05", Field.DATE, Range(DAYS(date(2023, 5, 1)), DAYS(date(2023, 8, 31)))),
    ("date:..2020", Field.DATE, Range(None, DAYS(date(2020, 12, 31)))),
    ("date:2020..", Field.DATE, Range(DAYS(date(2020, 1, 1)), None)),
    ("before:2023-05", Field.DATE, Range(None, DAYS(date(2023, 4, 30)))),
    ("after:2023-05", Field.DATE, Range(DAYS(date(2023, 6, 1)), None)),
    ("date:today", Field.DATE, Range(DAYS(TODAY), DAYS(TODAY))),
    ("date:Yesterday", Field.DATE, Range(DAYS(TODAY) - 1, DAYS(TODAY) - 1)),
    ("date:week", Field.DATE, Range(DAYS(date(2024, 2, 26)), DAYS(date(2024, 3, 3)))),
    ("date:month", Field.DATE, Range(DAYS(date(2024, 2, 1)), DAYS(date(2024, 2, 29)))),
    ("date:year", Field.DATE, Range(DAYS(date(2024, 1, 1)), DAYS(date(2024, 12, 31)))),
    ("date:7d", Field.DATE, Range(DAYS(date(2024, 2, 22)), DAYS(TODAY))),
    ("date:3w", Field.DATE, Range(DAYS(date(2024, 2, 8)), DAYS(TODAY))),
    ("date:2m", Field.DATE, Range(DAYS(date(2023, 12, 29)), DAYS(TODAY))),
    ("date:1y", Field.DATE, Range(DAYS(date(2023, 2, 28)), DAYS(TODAY))),
    ("date:99999y", Field.DATE, Range(1, DAYS(TODAY))),
    ("before:0001", Field.DATE, Range(None, 1)),
]


@pytest.mark.parametrize(("text", "field", "value"), FILTERS)
def test_filters(text: str, field: Field, value: object) -> None:
    assert read(text) == Query(filters=(Filter(field, (value,)),))
    assert read(f"-{text}") == Query(filters=(Filter(field, (value,), negated=True),))


def test_a_filter_may_have_several_values() -> None:
    assert values("ext:jpg,.PNG,jpg,") == ("jpg", "png")
    assert values('folder:a,"b c",d') == ("a", "b c", "d")


def test_what_stands_between_the_words_of_a_description_does_not_split_it() -> None:
    text = "dogs kind:picture -cats beach"
    query = parse(text, TODAY)
    words = query.parts[0]
    assert unplaced(words) == Words("dogs beach")
    assert text[words.span.start : words.span.end] == text
    assert [text[chip.span.start : chip.span.end] for chip in (query.filters[0], query.parts[1])] == [
        "kind:picture",
        "-cats",
    ]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("sort:date", Order.DATE),
        ("sort:largest", Order.SIZE),
        ("sort:newest dogs sort:Name", Order.NAME),
        ("sort:", "relevance"),
    ],
)
def test_orders(text: str, order: Order) -> None:
    assert parse(text, TODAY).order == order


@pytest.mark.parametrize("text", ["size:>", "date:..", "size:..", 'tag:""', "ext:.", "like:", "duration:<", "tag: "])
def test_what_is_not_finished_says_nothing(text: str) -> None:
    assert parse(text, TODAY) == Query()


WRONG = [
    ("dogs kind:[pictre]", "Did you mean picture?"),
    ("kind:picture,[xyz]", "Write one of these."),
    ("size:[big]", "Write it like 5MB"),
    ("size:>[5XB]", ""),
    ("size:1MB..[x]", ""),
    ("duration:[long]", ""),
    ("date:2023-[13]", "A year has the months 1 to 12."),
    ("date:2023-02-[30]", "This month has the days 1 to 28."),
    ("date:[0000]", "Years are counted from 1."),
    ("date:2020..2021-[00]", ""),
    ("date:[yesterdy]", "Did you mean yesterday?"),
    ("before:[2020..2021]", ""),
    ("has:[txt]", "Did you mean text?"),
    ("is:[offlin]", "Did you mean offline?"),
    ("sort:[newst]", "Did you mean newest?"),
    ("sort:date,[name]", "Name only one."),
    ("[-]sort:date", "Remove the minus."),
    ("near:[999],0", "between -90 and 90"),
    ("near:52.5,[181]", "between -180 and 180"),
    ("near:52.5,13.4,[far]", "km or m"),
    ("near:[52.5]", "two numbers"),
    ("a dog^[200] b", "between 0.01 and 100"),
    ('"x"^[0]', ""),
    ("like:[#12x]", "number"),
    ('like:"/a"@[0.5,0,0.1,1]', "0 to 1"),
    ("like:[file:///a%00]", "path"),
    ("like:[/a\0]", "path"),
]


@pytest.mark.parametrize(("marked", "said"), WRONG)
def test_an_error_points_at_what_is_wrong(marked: str, said: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    with pytest.raises(QueryError) as caught:
        parse(text, TODAY)
    assert (caught.value.span.start, caught.value.span.end) == (start, end)
    assert said in str(caught.value)


def test_an_error_reaches_other_processes_with_its_place() -> None:
    with pytest.raises(QueryError) as caught:
        parse("kind:foo", TODAY)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.span) == (str(caught.value), caught.value.span)


def test_a_long_value_is_not_repeated_to_its_end() -> None:
    with pytest.raises(QueryError) as caught:
        parse("kind:" + "\x1b" * 5000, TODAY)
    assert len(str(caught.value)) < 300 and "\x1b" not in str(caught.value)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_any_text_is_understood_or_complained_of(text: str) -> None:
    read = outcome(text)
    if isinstance(read, QueryError):
        assert 0 <= read.span.start < read.span.end <= len(text)
        assert all(line.strip() for line in (read.what, read.why, read.what_to_do))
        return
    for chip in (*read.parts, *read.filters):
        assert 0 <= chip.span.start < chip.span.end <= len(text)
        assert not text[chip.span.start].isspace()
    for words in read.parts:
        if isinstance(words, Words) and not words.exact:
            inside = "".join(text[words.span.start : words.span.end].split())
            assert all(word in inside.replace('""', '"') for word in words.text.replace('""', '"').split())


@given(texts)
@settings(max_examples=300, deadline=None)
def test_pieces_leave_out_nothing_but_spaces_and_never_overlap(text: str) -> None:
    at = 0
    for piece in scan(text):
        assert not text[at : piece.span.start].strip()
        assert piece.span.start >= at and piece.span.end > piece.span.start
        at = piece.span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "many", ["dog ", "(", ")", '"', "a(", "a(b)", "-", "- ", "^2", "a,", "„", "kind:", "like:", "@0,0,1,1", "9"]
)
def test_a_very_long_text_takes_no_more_steps_for_each_character_than_a_short_one(many: str) -> None:
    """Counted in lines that run, because nothing is timed here."""
    short, long = (_steps(many * (length // len(many))) for length in (1000, 4000))
    assert long <= 5 * short + 100


def _steps(text: str) -> int:
    """How many lines and calls understanding a text takes."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        outcome(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "prefix", ["kind:", "size:", "date:", "duration:", "near:", "x^", "like:#", 'like:"a"@', "sort:", "ext:"]
)
@pytest.mark.parametrize("filling", ["9", "a", ".", ",", "(", "9.", "9,"])
def test_a_hundred_thousand_characters_are_a_value_as_any_other(prefix: str, filling: str) -> None:
    text = prefix + filling * (100_000 // len(filling))
    read = outcome(text)
    assert not isinstance(read, QueryError) or read.span.end <= len(text)


def test_the_language_loads_nothing_heavy() -> None:
    """The window asks it at every keystroke, and must be on screen before anything heavy is there."""
    code = (
        "import sys; import models.query.parser, models.query.writing, models.query.completion;"
        "print([name for name in ('numpy', 'sqlalchemy', 'PySide6', 'faiss', 'torch') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_every_example_in_the_help_is_understood() -> None:
    page = (PROJECT / "resources" / "help" / "search.md").read_text("utf-8")
    examples = [example for line in page.splitlines() if line.startswith(("|", ">")) for example in _examples_in(line)]
    assert len(examples) > 40
    for example in examples:
        query = parse(example, TODAY)
        assert query.parts or query.filters, example


def test_every_field_is_in_the_help() -> None:
    page = (PROJECT / "resources" / "help" / "search.md").read_text("utf-8")
    assert all(f"`{name}:" in page or f"-{name}:" in page for name in (*FILTER_NAMES, LIKE, ABOUT))


def _examples_in(line: str) -> list[str]:
    """What stands in code in the first column of a table, or in a quotation."""
    return re.findall(r"`([^`]+)`", line.split("|")[1] if line.startswith("|") else line)
