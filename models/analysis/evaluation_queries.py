"""Queries with the files that answer them, read from a file: one JSON object a line (jsonlines.org).

    {"query": "a dog at the sea", "right": ["photos/rex.jpg"], "grades": [2], "kind": "image"}

"right" names files from the folder of the queries on, or by their whole path; none at all says that nothing in the
library is right. "grades" says how right each of them is, as a number above 0; without it all are equally right. "kind"
is any word by which queries are counted together.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models.errors import UserError
from models.messages import say
from models.paths import display_path

_MOST_LINE_BYTES = 1 << 20
_MOST_QUERIES = 100_000
_HIGHEST_GRADE = 1e6
_KEYS = {"query", "right", "grades", "kind"}
_USUAL_KIND = "all"


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query, and what is right.

    Attributes:
        text: in the query language.
        right: how right files are, by their absolute paths; empty where nothing in the library is right.
        kind: by which it is counted.
    """

    text: str
    right: dict[bytes, float]
    kind: str = _USUAL_KIND


def read_queries(path: bytes) -> list[JudgedQuery]:
    """The queries of a file.

    Raises: UserError: the file cannot be read, or a line makes no sense; then it says which.
    """
    folder = os.path.dirname(os.path.abspath(path))
    queries: list[JudgedQuery] = []
    try:
        with open(path, "rb") as lines:
            for number, line in _lines(lines):
                try:
                    if len(queries) == _MOST_QUERIES:
                        raise ValueError(
                            say("There are %1 queries before it, which is as many as are asked.", _MOST_QUERIES)
                        )
                    queries.append(_read(line, folder))
                except (ValueError, RecursionError) as error:
                    raise _bad_line(path, number, str(error) or "It is nested too deeply.") from None
    except OSError as error:
        raise UserError(
            say("%1 cannot be read.", display_path(path)),
            say("The system says: %1.", error.strerror or error),
            "Name a file with one query a line.",
        ) from None
    if not queries:
        raise UserError(
            say("There are no queries in %1.", display_path(path)),
            "It holds nothing but empty lines.",
            "Write one query a line, as the guide shows.",
        )
    return queries


def _lines(lines: Any) -> Iterator[tuple[int, bytes]]:
    """Lines that say something, with their numbers; never more in memory than a line may be long."""
    number = 0
    while line := lines.readline(_MOST_LINE_BYTES + 1):
        number += 1
        if line.strip():
            yield number, line


def _read(line: bytes, folder: bytes) -> JudgedQuery:
    """Raises: ValueError: with a sentence that says what is wrong."""
    if len(line) > _MOST_LINE_BYTES:
        raise ValueError(say("It is longer than %1 MB.", _MOST_LINE_BYTES >> 20))
    try:
        said = json.loads(line)
    except UnicodeDecodeError:
        raise ValueError("It is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise ValueError(say("It is no JSON: %1 at character %2.", error.msg, error.pos + 1)) from None
    if not isinstance(said, dict):
        raise ValueError("It is no object in braces.")
    if unknown := sorted(said.keys() - _KEYS):
        raise ValueError(say("Nobody knows what “%1” means.", unknown[0]))
    text = said.get("query")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("“query” has to be a text that is not empty.")
    kind = said.get("kind", _USUAL_KIND)
    if not isinstance(kind, str) or not kind.strip():
        raise ValueError("“kind” has to be a word.")
    return JudgedQuery(text, _right(said, folder), kind)


def _right(said: dict[str, Any], folder: bytes) -> dict[bytes, float]:
    names = said.get("right")
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise ValueError("“right” has to be a list of paths.")
    grades = said.get("grades", [1.0] * len(names))
    if not isinstance(grades, list) or len(grades) != len(names) or not all(map(_is_grade, grades)):
        raise ValueError("“grades” has to be a list of numbers above 0, one for each path.")
    return dict(zip(_paths(names, folder), map(float, grades), strict=True)) if names else {}


def _paths(names: Sequence[str], folder: bytes) -> list[bytes]:
    try:
        return [os.path.normpath(os.path.join(folder, os.fsencode(name))) for name in names]
    except UnicodeEncodeError:
        raise ValueError("“right” holds a path that no file can have.") from None


def _is_grade(grade: Any) -> bool:
    return isinstance(grade, int | float) and not isinstance(grade, bool) and 0 < grade <= _HIGHEST_GRADE


def _bad_line(path: bytes, number: int, why: str) -> UserError:
    return UserError(
        say("Line %1 of %2 makes no sense.", number, display_path(path)),
        why,
        'Write it as {"query": "...", "right": ["path", ...]} and try again.',
    )
