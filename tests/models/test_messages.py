"""Messages: English by themselves, in another language where a process speaks one, and whole after any journey."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import messages
from models.errors import BadFile, BadFileReason, UserError
from models.media import failures
from models.messages import packed, said, say, unpacked

_GERMAN = {
    "%1 is full.": "%1 ist voll.",
    "the drive %1": "das Laufwerk %1",
    "It has %1 of %2 parts.": "Von %2 Teilen hat es %1.",
    "Try again.": "Versuchen Sie es noch einmal.",
}
_VALUES = st.one_of(st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False))
_TEMPLATES = st.text(st.sampled_from("ab %123.\x1e[]"))


@pytest.fixture
def german() -> Iterator[None]:
    messages.speak(lambda template: _GERMAN.get(template, template), lambda number: str(number).replace(".", ","))
    yield
    messages.speak_english()


def test_a_message_is_its_english_text() -> None:
    message = say("%1 is full.", say("the drive %1", "D:"))
    assert message == "the drive D: is full."
    assert f"{message}!" == "the drive D: is full.!"
    assert json.dumps(message) == '"the drive D: is full."'
    assert {message: 1} == {"the drive D: is full.": 1}


def test_what_stands_in_a_value_is_no_place_for_another() -> None:
    assert say("It has %1 of %2 parts.", "%2", "%1") == "It has %2 of %1 parts."
    assert say("100 %1") == "100 %1"
    assert say("%1 and %2", "one") == "one and "


@pytest.mark.parametrize(
    ("number", "written"), [(2023, "2023"), (10_000, "10,000"), (-12_345, "-12,345"), (1.5, "1.5")]
)
def test_long_numbers_are_grouped_in_english(number: float, written: str) -> None:
    assert say("%1 is full.", number) == f"{written} is full."


def test_what_comes_through_a_pipe_is_said_in_the_language_of_who_gets_it() -> None:
    sent = pickle.dumps((say("%1 is full.", say("the drive %1", "D:")), say("It has %1 of %2 parts.", 1.5, "x")))
    messages.speak(lambda template: _GERMAN.get(template, template), lambda number: str(number).replace(".", ","))
    try:
        got = pickle.loads(sent)
        assert got == ("das Laufwerk D: ist voll.", "Von x Teilen hat es 1,5.")
        back = pickle.dumps(got)
    finally:
        messages.speak_english()
    assert pickle.loads(back) == ("the drive D: is full.", "It has 1.5 of x parts.")


def test_errors_are_said_so_too_with_their_plain_sentences() -> None:
    sent = pickle.dumps(UserError(say("%1 is full.", "D:"), "Nobody knows why.", "Try again."))
    messages.speak(lambda template: _GERMAN.get(template, template), str)
    try:
        error = pickle.loads(sent)
    finally:
        messages.speak_english()
    assert (error.what, error.why) == ("D: ist voll.", "Nobody knows why.")
    assert error.what_to_do == "Versuchen Sie es noch einmal."
    assert str(error) == "D: ist voll. Nobody knows why. Versuchen Sie es noch einmal."


def test_a_bad_file_keeps_its_reason_and_its_words() -> None:
    error = BadFile(BadFileReason.EMPTY, say("%1 is full.", 3), "why", "what to do")
    got = pickle.loads(pickle.dumps(error))
    assert (got.reason, got.what, got.what.template) == (BadFileReason.EMPTY, "3 is full.", "%1 is full.")


def test_said_again_it_is_in_the_language_of_now(german: None) -> None:
    assert said("Try again.") == "Versuchen Sie es noch einmal."
    assert said("What nobody translated.") == "What nobody translated."
    messages.speak_english()
    before = say("%1 is full.", say("the drive %1", "D:"))
    messages.speak(lambda template: _GERMAN.get(template, template), str)
    assert before == "the drive D: is full."
    assert said(before) == "das Laufwerk D: ist voll."


def test_the_catalogue_keeps_what_a_message_was_made_of(german: None) -> None:
    stored = packed(say("%1 is full.", say("the drive %1", "D:")))
    assert stored.startswith("the drive D: is full.\x1e")
    assert unpacked(stored) == "das Laufwerk D: ist voll."
    assert packed(say("Try again.")) == "Try again."
    assert unpacked("Try again.") == "Versuchen Sie es noch einmal."


@pytest.mark.parametrize("parts", ["{", "[]", "[1]", "3", "[" * 5000, '["%1"' + ', ["%1"' * 50 + "]" * 51])
def test_what_was_not_packed_stays_as_it_is(parts: str) -> None:
    assert unpacked(f"English.\x1e{parts}") == f"English.\x1e{parts}"


@given(_TEMPLATES, st.lists(_VALUES, max_size=9))
def test_any_message_survives_pipe_and_catalogue(template: str, values: list[object]) -> None:
    message = say(template, say("the drive %1", *values), *values[:8])
    for got in (pickle.loads(pickle.dumps(message)), unpacked(packed(message))):
        assert (got, got.template, got.values) == (message, message.template, message.values)


def test_what_a_library_says_of_a_file_is_translated_where_it_is_ours(german: None) -> None:
    messages.speak(lambda template: {"it breaks off": "sie bricht ab"}.get(template, template), str)
    with pytest.raises(BadFile) as raised, failures.reading(failures.Kind.IMAGE):
        raise ValueError(say("it breaks off"))
    assert raised.value.why == "It could not be decoded: sie bricht ab."
