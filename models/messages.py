"""What the engine says to people, in a form that can be said in another language.

The engine speaks English, and so does the command line. A `Message` is its English text, and keeps the template and the
values that it was made of. A process that speaks another language, as the window may, says so once with `speak`: what
is made there from then on, or comes there through a pipe, is in that language. `packaging/translations.py` finds the
templates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

# Ends the English text in a stored message.
_PARTS_FOLLOW = "\x1e"
_MOST_NESTING = 8

Value = str | int | float


class Message(str):
    """A sentence or a part of one, in the language of the process.

    Args:
        template: in English, with %1 to %9 where the values go.
        values: anything; a message among them is said in the same language, a number written as it is written there.

    Attributes:
        template, values: what it was made of; pickled in place of the text.
    """

    __slots__ = ("template", "values")

    template: str
    values: tuple[Value, ...]

    def __new__(cls, template: str, *values: object) -> Message:
        kept = tuple(value if isinstance(value, (Message, int, float)) else str(value) for value in values)
        message = super().__new__(cls, _filled(_translate(template), [_written(value) for value in kept]))
        message.template = template
        message.values = kept
        return message

    def __reduce__(self) -> tuple[Any, ...]:
        return Message, (self.template, *self.values)


def speak(translate: Callable[[str], str], write: Callable[[int | float], str]) -> None:
    """Say messages in another language from now on; those that exist stay as they are. Both are called on any thread.

    Args:
        translate: gives a template in the other language, or the English one where it knows none.
        write: gives a number as people read it there.
    """
    global _translate, _write
    _translate, _write = translate, write


def speak_english() -> None:
    """Say messages as they are written."""
    speak(str, _write_english)


def say(template: str, *values: object) -> Message:
    """A sentence with values in it, or a part of a sentence: `say("%1 is full.", drive)`."""
    return Message(template, *values)


def said(text: str) -> Message:
    """A text in the language of the process as it is now, where that text is known in it."""
    return _again(text) if isinstance(text, Message) else Message(text)


def packed(text: str) -> str:
    """A text for a column of the catalogue: in English, and what it was made of behind it where that is more."""
    if not isinstance(text, Message):
        return text
    english = _english(text)
    return english + _PARTS_FOLLOW + json.dumps(_parts(text)) if text.values else english


def unpacked(stored: str) -> Message:
    """What `packed` was given. What it never made is a message as it is."""
    # The parts hold no such mark, but a path in the text may.
    _, mark, parts = stored.rpartition(_PARTS_FOLLOW)
    try:
        return _joined(json.loads(parts), _MOST_NESTING) if mark else Message(stored)
    except (ValueError, TypeError, RecursionError):
        return Message(stored)


def _again(message: Message) -> Message:
    return Message(
        message.template, *(_again(value) if isinstance(value, Message) else value for value in message.values)
    )


def _written(value: Value) -> str:
    return value if isinstance(value, str) else _write(value)


def _write_english(number: int | float) -> str:
    """Four digits are read as they are; more are grouped."""
    return f"{number:,}" if abs(number) >= 10_000 else str(number)


def _filled(template: str, values: Sequence[str]) -> str:
    """In one pass: a value may hold what looks like a place for another."""
    if not values:
        return template
    return re.sub("%([1-9])", lambda place: values[int(place[1]) - 1] if int(place[1]) <= len(values) else "", template)


def _english(message: Message) -> str:
    return _filled(message.template, [_in_english(value) for value in message.values])


def _in_english(value: Value) -> str:
    if isinstance(value, Message):
        return _english(value)
    return value if isinstance(value, str) else _write_english(value)


def _parts(message: Message) -> list[Any]:
    return [message.template, *(_parts(value) if isinstance(value, Message) else value for value in message.values)]


def _joined(parts: Any, depth: int) -> Message:
    """Raises: ValueError, TypeError: not what `_parts` gives."""
    template, *values = parts
    if not isinstance(template, str) or not depth:
        raise ValueError("no message")
    return Message(template, *(_joined(value, depth - 1) if isinstance(value, list) else value for value in values))


_translate: Callable[[str], str] = str
_write: Callable[[int | float], str] = _write_english
