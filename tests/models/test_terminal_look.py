"""Colours only where they are wanted, and a bar that stays on its line."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import terminal, terminal_look
from models.jobs import Progress
from models.terminal_look import Bar, Inks, fitted

_CODES = re.compile(r"\x1b\[[0-9;]*[mK]")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:
        return self._encoding

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")


@pytest.mark.parametrize(
    ("surroundings", "on_terminal", "elsewhere"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], on_terminal: bool, elsewhere: bool
) -> None:
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert Inks(Terminal()).coloured == on_terminal
    assert Inks(io.StringIO()).coloured == elsewhere


def test_a_path_has_its_name_in_front_of_the_eyes() -> None:
    assert Inks(Terminal()).path("/a/b.png") == "\x1b[2m/a/\x1b[0m\x1b[1mb.png\x1b[0m"
    assert Inks(io.StringIO()).path("/a/b.png") == "/a/b.png"
    assert Inks(Terminal()).good("") == ""


def drawn(progress: Progress, encoding: str = "utf-8") -> str:
    stream = Terminal(encoding)
    Bar(stream).show(progress)
    return _CODES.sub("", stream.getvalue()).lstrip("\r")


def test_the_bar_says_how_far_it_is() -> None:
    line = drawn(Progress(15, 32, "Looking into /pictures/a.png"))
    assert line.startswith("[██████▌       ]  47%  15 of 32  Looking into")
    assert drawn(Progress(30, 60, "Looking"), "ascii").startswith("[#######")
    assert drawn(Progress(7, 0, "Looking for files")) == "7  Looking for files"
    long = drawn(Progress(15, 32, "Looking into /a/very/long/way/down/to/the/picture.png"))
    assert long.startswith("[██████▌       ]  47%  15 of 32  Looking") and long.endswith("…picture.png"[-9:])
    assert "100%" in drawn(Progress(9, 6, "More than was known of"))


@given(
    st.text(max_size=200),
    st.integers(0, 10**12),
    st.integers(0, 10**12),
    st.sampled_from(["utf-8", "ascii", "cp437"]),
)
def test_whatever_is_being_done_it_fits_on_one_line(what: str, done: int, total: int, encoding: str) -> None:
    line = drawn(Progress(done, total, what), encoding)
    assert "\n" not in line and "\r" not in line and "\x1b" not in line
    assert sum(terminal_look._columns_of(character) for character in line) <= 59


@given(st.text(), st.integers(0, 50))
def test_a_fitted_text_takes_no_more_columns_than_it_may(text: str, columns: int) -> None:
    assert sum(terminal_look._columns_of(character) for character in fitted(text, columns)) <= columns


def test_a_wide_character_takes_two_columns() -> None:
    assert fitted("犬犬犬", 5) == "犬犬"
    assert fitted("a\x1b[31mb\n", 20) == "a[31mb"


def test_the_line_is_left_empty_even_where_the_job_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)

    def job():
        yield Progress(1, 2, "One")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        terminal.watch(job())
    assert stream.getvalue().endswith("\r\x1b[K")


def test_elsewhere_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    terminal.watch(iter([Progress(1, 2, "One")]))
    assert stream.getvalue() == ""


def test_it_is_not_drawn_more_often_than_it_is_seen() -> None:
    stream = Terminal()
    bar = Bar(stream)
    for number in range(1000):
        bar.show(Progress(number, 1000, "Quickly"))
    assert stream.getvalue().count("\r") < 100
