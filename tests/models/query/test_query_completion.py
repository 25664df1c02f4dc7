"""While a person types, what may stand at the cursor is offered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from query_shapes import TODAY, texts

from models.query.completion import FIELD_MEANINGS, MOST_CHOICES, Choice, Completion, Facets, complete
from models.query.parser import parse
from models.query.scanning import FILTER_NAMES, LIKE

FACETS = Facets(
    kinds=(("image", 70), ("document", 90)),
    extensions=(("jpg", 50), ("png", 20), ("jpeg", 3), ("pdf", 90)),
    folders=(("old", 5), ("my holidays", 9), ("holidays", 2)),
    cameras=(("X-T3", 4), ('so "called"', 1)),
    tags=tuple((f"tag {number}", number) for number in range(40)),
    years=(("2021", 3), ("2023", 8)),
)


def at_cursor(marked: str) -> Completion | None:
    """What is offered where the bar stands."""
    cursor = marked.index("|")
    return complete(marked.replace("|", ""), cursor, FACETS)


def offered(marked: str) -> list[str]:
    completion = at_cursor(marked)
    return [] if completion is None else [choice.text for choice in completion.choices]


def accepted(marked: str) -> str:
    """The text when the first choice is taken."""
    completion = at_cursor(marked)
    assert completion is not None
    text = marked.replace("|", "")
    return text[: completion.span.start] + completion.choices[0].text + text[completion.span.end :]


@pytest.mark.parametrize(
    ("marked", "texts"),
    [
        ("ki|", ["kind:"]),
        ("dogs SI|", ["size:"]),
        ("-fo|", ["folder:"]),
        ("da|", ["date:"]),
        ("k|", []),
        ("kitten|", []),
        ("ki|tten", []),
        ('"ki|', []),
        ("(ki|", ["kind:"]),
        ("(ki|)", []),
        ("kind:|", ["document", "picture", "sound", "film"]),
        ("kind:pic|", ["picture"]),
        ("kind:picture|", []),
        ("kind:picture |", []),
        ("kind:picture,s|", ["sound"]),
        ("ext:j|", ["jpg", "jpeg"]),
        ("ext:p|", ["pdf", "png", "jpg", "jpeg"]),
        ("folder:hol|", ["holidays", '"my holidays"']),
        ('folder:"my h|', ['"my holidays"']),
        ('folder:"my holidays"|', []),
        ("camera:so|", ['"so ""called"""']),
        ("date:|", ["today", "yesterday", "week", "month", "year", "7d", "3m", "2023", "2021"]),
        ("before:20|", ["2023", "2021"]),
        ("is:|", ["offline", "copy", "new"]),
        ("sort:s|", ["size"]),
        ("name:x|", []),
        ("near:5|", []),
        ("|", []),
        ("dogs |", []),
    ],
)
def test_what_is_offered(marked: str, texts: list[str]) -> None:
    assert offered(marked) == texts


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("dogs ki| beach", "dogs kind: beach"),
        ("kind:pi|c beach", "kind:picture beach"),
        ("kind:sound,pi|", "kind:sound,picture"),
        ('folder:"my h|oli" x', 'folder:"my holidays" x'),
        ("-is:c| x", "-is:copy x"),
        ('tag:x,"tag 39|', 'tag:x,"tag 39"'),
    ],
)
def test_what_is_taken_stands_in_the_place_of_what_was_typed(marked: str, text: str) -> None:
    assert accepted(marked) == text


def test_choices_say_how_many_files_there_are_and_what_they_mean() -> None:
    completion = at_cursor("tag:|")
    assert completion is not None and len(completion.choices) == MOST_CHOICES
    assert completion.choices[0] == Choice('"tag 39"', "", 39)
    has = at_cursor("has:t|")
    assert has is not None and has.choices[0] == Choice("text", "words in it, written or spoken", None)


def test_every_field_is_offered() -> None:
    assert set(FIELD_MEANINGS) == FILTER_NAMES | {LIKE}


@pytest.mark.parametrize("field", sorted(FILTER_NAMES - {"name", "near"}))
def test_all_that_is_offered_is_understood(field: str) -> None:
    completion = at_cursor(f"{field}:|")
    assert completion is not None
    for choice in completion.choices:
        query = parse(f"{field}:{choice.text}", TODAY)
        assert query.filters or field == "sort"
        assert not query.parts


@given(texts, st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_any_text_may_be_completed_anywhere(text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    completion = complete(text, cursor, FACETS)
    if completion is not None:
        assert 0 <= completion.span.start <= cursor <= completion.span.end <= len(text)
        assert 0 < len(completion.choices) <= MOST_CHOICES
