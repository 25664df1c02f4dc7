"""Lines of text are read in the order in which people read them, and packed without losing one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.media.passages import MOST_WORDS, count_words
from models.media.reading.layout import Line, Rows, pack, read_order

HIGH_PX = 20.0
LEFT = ["the left column begins", "and goes on below", "until it ends here"]
RIGHT = ["the right column begins", "beside the other one", "and is read second"]


def line(text: str, left: float, top: float, width: float = 300.0) -> Line:
    right, bottom = left + width, top + HIGH_PX
    return Line(text, ((left, top), (right, top), (right, bottom), (left, bottom)))


def column(texts: Sequence[str], left: float, top: float, pitch: float = 25.0, width: float = 300.0) -> list[Line]:
    return [line(text, left, top + row * pitch, width) for row, text in enumerate(texts)]


def turned(lines: Sequence[Line], degrees: float) -> list[Line]:
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        Line(each.text, tuple((x * cosine - y * sine, x * sine + y * cosine) for x, y in each.corners))
        for each in lines
    ]


def texts(parts: Sequence[Rows]) -> list[str]:
    return [" ".join(each.text for each in row) for part in parts for row in part]


def test_one_column_is_read_from_top_to_bottom() -> None:
    lines = column(LEFT, 100, 100)
    assert texts(read_order(lines[::-1])) == LEFT


def test_parts_of_one_row_are_read_from_left_to_right() -> None:
    lines = [line("name", 300, 103, 100), line("First", 100, 100, 100), line("Anna", 100, 140, 100)]
    assert texts(read_order(lines)) == ["First name", "Anna"]


@pytest.mark.parametrize("shift_px", [0.0, 7.0, 13.0], ids=["level", "a little lower", "between the lines"])
def test_columns_are_read_one_after_the_other(shift_px: float) -> None:
    lines = column(LEFT, 100, 100) + column(RIGHT, 450, 100 + shift_px)
    assert texts(read_order(lines)) == LEFT + RIGHT


def test_three_columns() -> None:
    third = ["a third one follows", "at the very right", "of the same page"]
    lines = column(third, 800, 100) + column(LEFT, 100, 100) + column(RIGHT, 450, 100)
    assert texts(read_order(lines)) == LEFT + RIGHT + third


def test_a_title_and_a_footer_across_the_columns_stay_where_they_are() -> None:
    title, footer = line("A title over both columns", 150, 40, 500), line("Page 12", 390, 200, 80)
    lines = [footer, *column(RIGHT, 450, 100), *column(LEFT, 100, 100), title]
    assert texts(read_order(lines)) == [title.text, *LEFT, *RIGHT, footer.text]


def test_two_pages_of_columns_below_each_other() -> None:
    between = line("and then something across the whole page", 100, 200, 650)
    below = column(LEFT, 100, 260) + column(RIGHT, 450, 260)
    lines = column(LEFT, 100, 100) + column(RIGHT, 450, 100) + [between, *below]
    assert texts(read_order(lines)) == LEFT + RIGHT + [between.text] + LEFT + RIGHT


def test_a_receipt_is_read_across() -> None:
    goods, prices = ["Milk", "Wholemeal bread", "Eggs"], ["1.19", "2.99", "3.49"]
    lines = column(goods, 100, 100) + column(prices, 600, 102, width=80)
    assert texts(read_order(lines)) == ["Milk 1.19", "Wholemeal bread 2.99", "Eggs 3.49"]


@pytest.mark.parametrize("degrees", [-12.0, -3.0, 5.0, 15.0, 90.0, 97.0, 180.0, 184.0, 270.0])
def test_a_page_askew_or_upside_down_is_read_as_if_it_lay_straight(degrees: float) -> None:
    title = line("A title over both columns", 150, 40, 500)
    lines = [title, *column(LEFT, 100, 100), *column(RIGHT, 450, 100)]
    assert texts(read_order(turned(lines, degrees))) == [title.text, *LEFT, *RIGHT]


def test_a_word_written_upwards_does_not_turn_the_page() -> None:
    spine = Line("Vol. 7", ((20, 300), (20, 150), (40, 150), (40, 300)))
    assert texts(read_order([*column(LEFT, 100, 100), spine, line(RIGHT[0], 100, 400)]))[-1] == RIGHT[0]


def test_nothing_is_nothing() -> None:
    assert read_order([]) == []
    assert list(pack([], 100, 100)) == []


LINES = st.lists(
    st.builds(
        line,
        st.text(st.characters(codec="utf-8"), max_size=30),
        st.floats(-50, 2000),
        st.floats(-50, 2000),
        st.floats(1, 2000),
    ),
    max_size=40,
)


@given(LINES)
def test_no_line_is_lost_or_read_twice(lines: list[Line]) -> None:
    read = [id(each) for part in read_order(lines) for row in part for each in row]
    assert sorted(read) == sorted(map(id, lines))


@given(LINES)
def test_passages_are_short_and_lie_in_the_picture(lines: list[Line]) -> None:
    for text, (left, top, right, bottom) in pack(read_order(lines), 1000, 1000):
        assert text and count_words(text) <= MOST_WORDS
        assert 0 <= left <= right <= 1 and 0 <= top <= bottom <= 1


def test_a_passage_knows_where_its_lines_lie() -> None:
    ((text, region),) = pack(read_order([line("Exit", 100, 50, 200), line("Platform 7", 80, 100, 100)]), 1000, 500)
    assert text == "Exit\nPlatform 7"
    assert region == (0.08, 0.1, 0.3, 0.24)


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    lines = column(["a well-known exam-", "ple of Anne-", "Marie"], 100, 100)
    ((text, _),) = pack(read_order(lines), 1000, 1000)
    assert text == "a well-known example of Anne-\nMarie"


def test_much_text_makes_several_passages_in_order() -> None:
    rows = [f"row number {row} has exactly eight words here" for row in range(100)]
    passages = list(pack(read_order(column(rows, 100, 0)), 1000, 3000))
    assert [row for text, _ in passages for row in text.split("\n")] == rows
    assert len(passages) == 5
    assert all(above[1][3] <= below[1][1] + 0.01 for above, below in pairwise(passages))


def test_a_passage_does_not_end_in_the_middle_of_the_next_column() -> None:
    wordy = [f"{text} with some more words to fill it up quickly" for text in LEFT * 4]
    lines = column(wordy, 100, 100) + column([text.upper() for text in wordy], 450, 100)
    first, second = pack(read_order(lines), 1000, 1000)
    assert first[0].islower() and second[0].isupper()
    assert first[1][2] < second[1][0]


def test_a_title_is_not_left_alone_above_a_long_column() -> None:
    rows = [f"row number {row} has exactly eight words here" for row in range(40)]
    lines = [line("The title", 100, 0), *column(rows, 100, 100)]
    first, *_ = pack(read_order(lines), 1000, 3000)
    assert first[0].startswith("The title\nrow number 0 has")


def test_a_row_too_long_for_one_passage_is_cut() -> None:
    passages = list(pack(read_order([line("word " * (MOST_WORDS + 20), 0, 0, 1000)]), 1000, 1000))
    assert sum(text.count("word") for text, _ in passages) == MOST_WORDS + 20
    assert len(passages) == 2
    assert passages[0][1] == passages[1][1]
