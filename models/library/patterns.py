"""Patterns as in a `.gitignore`, matched in bounded time.

They follow gitignore(5) and are tested against git itself. They are translated here because a pattern may come with a
stranger's folder: in the usual translation to a regular expression, six stars keep one name of 200 letters busy for
minutes. Here every star takes the first place that fits and never tries another, which is enough for such patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.errors import UserError
from models.messages import say

Test = Callable[[str], object]


class BadPattern(UserError):
    """A pattern that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What one name of a path must look like.

    Attributes:
        regex: for the whole name.
        literal: the only name that fits, where there is but one; otherwise "".
        suffix: what comes after the last full stop, where nothing else is asked of the name; otherwise "".
    """

    regex: str
    literal: str = ""
    suffix: str = ""

    def test(self) -> Test:
        """A function that returns something true for a name that fits."""
        return self.literal.__eq__ if self.literal else re.compile(self.regex, re.DOTALL).fullmatch


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line.

    Attributes:
        leaves_out: whether what fits is left out, or (with "!") kept.
        folders_only: whether it speaks of folders alone.
        anywhere: whether it speaks of names at any depth; otherwise of whole paths.
        segments: one for each name of the path; None stands for any number of folders ("**").
    """

    leaves_out: bool
    folders_only: bool
    anywhere: bool
    segments: tuple[Segment | None, ...]


def parse_pattern(line: str) -> Pattern | None:
    """Understand one line; None for an empty one and a comment.

    Raises: BadPattern: it makes no sense.
    Source: gitignore(5), "Pattern format".
    """
    text = _without_trailing_spaces(line)
    if not text or text.startswith("#"):
        return None
    body = text.removeprefix("!")
    folders_only = body.endswith("/")
    if folders_only:
        body = body[:-1]
    if not body.strip("/"):
        raise _bad(line, say("It names nothing."))
    *outer, inner = body.removeprefix("/").split("/")
    # A slash may stand behind a backslash, and still parts two names.
    names = [*(name[:-1] if _ends_in_escape(name) else name for name in outer), inner]
    if "" in names:
        raise _bad(line, say("It has two slashes side by side."))
    segments: list[Segment | None] = []
    for name in names:
        if name != "**" or "/" not in body:
            segments.append(_Translation(line, name).segment())
        elif not segments or segments[-1] is not None:
            segments.append(None)
    if segments[-1] is None:
        # What ends with "/**" speaks of all that lies in the folder, not of the folder.
        segments.append(_ANYTHING)
    return Pattern(not text.startswith("!"), folders_only, "/" not in body, tuple(segments))


class PatternList:
    """The patterns that count from one folder; the last one that fits decides."""

    def __init__(self, patterns: Iterable[Pattern | None]) -> None:
        known = [pattern for pattern in patterns if pattern is not None]
        self._lines = [(one, _tests(one)) for one in reversed(known)]
        last = [segment for one in known if (segment := one.segments[-1]) is not None]
        self._names = frozenset(segment.literal for segment in last if segment.literal)
        self._suffixes = frozenset(segment.suffix for segment in last if segment.suffix)
        others = {segment.regex for segment in last if not segment.literal and not segment.suffix}
        union = "|".join(f"(?:{regex})" for regex in sorted(others))
        self._others: Test | None = re.compile(union, re.DOTALL).fullmatch if others else None

    def may_speak_of(self, name: str) -> bool:
        """Whether any pattern might fit something with this name: a quick look that spares almost all slow ones."""
        return (
            name in self._names
            or name.rpartition(".")[2] in self._suffixes
            or (self._others is not None and self._others(name) is not None)
        )

    def verdict(self, path: Sequence[str], is_folder: bool) -> bool | None:
        """Whether a path is left out (True) or kept (False); None when no pattern speaks of it.

        Args:
            path: the names that lead to it, its own last; those before are folders that are not left out.
        """
        for pattern, tests in self._lines:
            if pattern.folders_only and not is_folder:
                continue
            if _fits(tests, path[-1:] if pattern.anywhere else path):
                return pattern.leaves_out
        return None


def _tests(pattern: Pattern) -> list[Test | None]:
    return [segment.test() if segment is not None else None for segment in pattern.segments]


def _fits(tests: Sequence[Test | None], names: Sequence[str]) -> bool:
    """Whether all names fit, one by one; None among the tests takes as few names as it can, then more."""
    at_test = at_name = 0
    again_test, again_name = -1, 0
    while at_name < len(names):
        test = tests[at_test] if at_test < len(tests) else _never
        if test is None:
            at_test += 1
            again_test, again_name = at_test, at_name
        elif test(names[at_name]):
            at_test += 1
            at_name += 1
        elif again_test >= 0:
            again_name += 1
            at_test, at_name = again_test, again_name
        else:
            return False
    return at_test == len(tests)


def _never(_name: str) -> bool:
    return False


class _Translation:
    """One segment of a pattern on its way to a regular expression."""

    def __init__(self, line: str, text: str) -> None:
        self._line = line
        self._text = text
        self._at = 0
        # Between two stars lies a piece, in which every part stands for exactly one character.
        self._pieces: list[str] = [""]
        self._letters: str | None = ""

    def segment(self) -> Segment:
        while (character := self._next()) is not None:
            if character == "*":
                self._pieces.append("")
                self._letters = None
            elif character == "?":
                self._add(".", None)
            elif character == "[":
                self._add(self._set(), None)
            else:
                letter = self._escaped() if character == "\\" else character
                self._add(re.escape(letter), letter)
        suffix = re.fullmatch(r"\*\.([^.*?\[\\]+)", self._text)
        return Segment(self._regex(), self._letters or "", suffix[1] if suffix else "")

    def _regex(self) -> str:
        first, *rest = self._pieces
        if not rest:
            return first
        return first + "".join(f"(?>.*?{piece})" for piece in rest[:-1] if piece) + ".*" + rest[-1]

    def _add(self, regex: str, letter: str | None) -> None:
        self._pieces[-1] += regex
        self._letters = None if self._letters is None or letter is None else self._letters + letter

    def _next(self) -> str | None:
        self._at += 1
        return self._text[self._at - 1] if self._at <= len(self._text) else None

    def _escaped(self) -> str:
        letter = self._next()
        if letter is None:
            raise _bad(self._line, say("A backslash must be followed by the character that it stands for."))
        return letter

    def _set(self) -> str:
        """What stands between brackets; the opening one has been read."""
        negated = self._text[self._at : self._at + 1] in ("!", "^")
        self._at += negated
        ranges: list[str] = []
        while (first := self._member(is_first=not ranges)) is not None:
            last = first
            if self._text[self._at : self._at + 1] == "-" and self._text[self._at + 1 : self._at + 2] not in ("", "]"):
                self._at += 1
                last = self._member(is_first=True) or first
            if last < first:
                raise _bad(self._line, say("In its brackets, the range %1-%2 runs backwards.", first, last))
            ranges.append(f"{re.escape(first)}-{re.escape(last)}")
        return f"[{'^' if negated else ''}{''.join(ranges)}]"

    def _member(self, *, is_first: bool) -> str | None:
        """The next character of a set; None at its end. A closing bracket that comes first is a character."""
        character = self._next()
        if character is None:
            raise _bad(self._line, say("It has an opening bracket without a closing one."))
        if character == "]" and not is_first:
            return None
        if character == "[" and self._text[self._at : self._at + 1] == ":":
            raise _bad(self._line, say("Named sets such as [:alpha:] are not known here; A-Z and the like are."))
        return self._escaped() if character == "\\" else character


_ANYTHING = Segment(".*")


def _without_trailing_spaces(line: str) -> str:
    text = line.rstrip(" ")
    # A space behind a backslash is meant.
    return text + " " if text != line and _ends_in_escape(text) else text


def _ends_in_escape(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _bad(line: str, why: str) -> BadPattern:
    return BadPattern(
        say('The pattern "%1" cannot be used.', line),
        why,
        "Change it, or put a backslash before a character that is meant as it is.",
    )
