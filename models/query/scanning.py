"""Cuts the text of a query into pieces, in linear time, and understands none of them.

There is no wrong text here: what makes no sense as anything else is a word, or nothing at all. So a chip can be taken
out of a text that is wrong elsewhere, and completion can look at one that is not finished.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from models.query.parts import Field, Span

BEFORE, AFTER, SORT, LIKE, ABOUT = "before", "after", "sort", "like", "about"
FILTER_NAMES = frozenset({*Field, BEFORE, AFTER, SORT})
"""What makes a filter, or says the order, where a colon and text follow."""

MINUS = "-\u2212"
_SIGNS = MINUS + "+"
# A sign before one of these is an arrow or the like: `->`, `+=`.
_NO_OPERAND = ">=<|,;:!?&"
# German quotes end as English ones begin; some keyboards end them as English ones end.
_CLOSING = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb"}
_CLOSERS = {opening: re.compile(f"[{closing}]") for opening, closing in _CLOSING.items()}
_NUMBER = r"(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)"
_WEIGHT = re.compile(rf"\^({_NUMBER})(?=[\s()]|\Z)")
_REGION_IN_RUN = re.compile(r"@[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+\Z")
_REGION = re.compile(r"@([^\s()^]*)")
_FIELD = re.compile(r"([A-Za-z]{2,8}):")
_URL = re.compile(r"file:///(?=\S)", re.IGNORECASE)
_ITEM = re.compile(r"#[^\s()@^]*")
_SIGN_RUN = re.compile(rf"[{_SIGNS}]+")
_SPACE = re.compile(r"\s")
_NO_SPACE = re.compile(r"\S")
_RUN = re.compile(r"[^\s()]*")
_VALUE = re.compile(r"[^\s(),]*")
_ONE_COORDINATE = re.compile(rf"[{_SIGNS}]?[0-9.]+,(?=\s[{_SIGNS}]?[0-9.])")


class Sort(StrEnum):
    """What a piece is. NOTHING: signs and parentheses that do nothing, and fields that have no value yet."""

    WORD = "word"
    PHRASE = "phrase"
    GROUP = "group"
    ABOUT = "about"
    LIKE = "like"
    FILTER = "filter"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Raw:
    """Something as it was typed, without its quotes; `span` is where that stands. `quoted`: it stood in quotes."""

    text: str
    span: Span
    quoted: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that means one thing.

    Attributes:
        sign: "", "+" or "-".
        field: of a filter, in lower case.
        values: of a filter all of them, of others the one text; values may be empty.
        weight: the number behind a `^`.
        region: what follows the `@` of an example.
    """

    sort: Sort
    span: Span
    sign: str = ""
    field: str = ""
    values: tuple[Raw, ...] = ()
    weight: Raw | None = None
    region: Raw | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it belongs to the one description that all bare words make."""
        return self.sort is Sort.WORD and not self.sign and self.weight is None


def scan(text: str) -> tuple[Piece, ...]:
    """The pieces of any text, in order; they do not overlap, and only spaces lie between them."""
    return _Scanner(text).scan()


def opens_quote(character: str) -> bool:
    """Whether quoted text begins with this character."""
    return character in _CLOSING


def _pairs(text: str) -> dict[int, int]:
    """Where each opening parenthesis that has one is closed."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for found in re.finditer(r"[()]", text):
        if found[0] == "(":
            waiting.append(found.start())
        elif waiting:
            pairs[waiting.pop()] = found.start()
    return pairs


class _Scanner:
    """Goes through a text once; `_at` is the first character that belongs to no piece yet."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._pairs = _pairs(text)
        self._next_space = -1

    def scan(self) -> tuple[Piece, ...]:
        pieces = []
        while (found := _NO_SPACE.search(self._text, self._at)) is not None:
            self._at = found.start()
            pieces.append(self._piece())
        return tuple(pieces)

    def _piece(self) -> Piece:
        text, start = self._text, self._at
        run = _SIGN_RUN.match(text, start)
        if run is None:
            return self._operand(start, "")
        operand = _NO_SPACE.search(text, run.end())
        if run.end() - start > 1:
            # No operator: `--verbose` is a word, and `--` is a dash.
            if operand is None or operand.start() > run.end() or operand[0] in "()":
                return self._nothing(start, run.end())
            return self._word(start, "")
        if operand is None or operand[0] in _SIGNS or not self._begins_operand(operand.start()):
            return self._nothing(start, run.end())
        if operand[0] in _NO_OPERAND:
            return self._word(start, "") if operand.start() == run.end() else self._nothing(start, run.end())
        self._at = operand.start()
        return self._operand(start, "-" if run[0] in MINUS else "+")

    def _begins_operand(self, at: int) -> bool:
        return self._text[at] != ")" and (self._text[at] != "(" or at in self._pairs)

    def _operand(self, start: int, sign: str) -> Piece:
        text, at = self._text, self._at
        if not self._begins_operand(at):
            return self._nothing(start, at + 1)
        if opens_quote(text[at]):
            phrase = self._quoted()
            return self._weighed(Sort.PHRASE, start, sign, phrase)
        if text[at] == "(":
            end = self._pairs[at]
            self._at = end + 1
            return self._weighed(Sort.GROUP, start, sign, Raw(text[at + 1 : end], Span(at + 1, end)))
        if _URL.match(text, at):
            return self._like(start, sign)
        field = _FIELD.match(text, at)
        return self._word(start, sign) if field is None else self._named(start, sign, field[1].lower())

    def _named(self, start: int, sign: str, name: str) -> Piece:
        """A word with a colon behind its first letters."""
        behind = self._at + len(name) + 1
        quoted = behind < len(self._text) and opens_quote(self._text[behind])
        if name not in FILTER_NAMES and name != LIKE and not (name == ABOUT and quoted):
            return self._word(start, sign)
        if behind == len(self._text) or not self._begins_operand(behind) or self._text[behind].isspace():
            return self._nothing(start, behind, name)
        self._at = behind
        if name == ABOUT:
            return self._weighed(Sort.ABOUT, start, sign, self._quoted())
        if name == LIKE:
            return self._like(start, sign)
        values = (self._place(),) if name == Field.NEAR else self._values()
        return Piece(Sort.FILTER, Span(start, self._at), sign, name, values)

    def _nothing(self, start: int, end: int, field: str = "") -> Piece:
        self._at = end
        return Piece(Sort.NOTHING, Span(start, end), field=field)

    def _word(self, start: int, sign: str) -> Piece:
        begin, end = self._at, self._end_of(_RUN)
        self._at = end
        caret = self._text.rfind("^", begin + 1, end)
        weight = None if caret < 0 else _WEIGHT.fullmatch(self._text, caret, end)
        if weight is None:
            return Piece(Sort.WORD, Span(start, end), sign, values=(self._raw(begin, end),))
        values = (self._raw(begin, caret),)
        return Piece(Sort.WORD, Span(start, end), sign, values=values, weight=self._raw(caret + 1, end))

    def _like(self, start: int, sign: str) -> Piece:
        """An example: a file in quotes, a number after `#`, or a file without spaces."""
        text, begin = self._text, self._at
        if opens_quote(text[begin]):
            value = self._quoted()
        elif (item := _ITEM.match(text, begin)) is not None:
            value = self._raw(begin, item.end())
            self._at = item.end()
        else:
            end = self._end_of(_RUN)
            caret = text.rfind("^", begin + 1, end)
            if caret >= 0 and _WEIGHT.fullmatch(text, caret, end):
                end = caret
            mark = text.rfind("@", begin + 1, end)
            # `photo@2x.jpg` is the name of a file.
            if mark >= 0 and _REGION_IN_RUN.fullmatch(text, mark, end):
                end = mark
            value = self._raw(begin, end)
            self._at = end
        region = _REGION.match(text, self._at)
        if region is None:
            return self._weighed(Sort.LIKE, start, sign, value)
        self._at = region.end()
        return self._weighed(Sort.LIKE, start, sign, value, self._raw(region.start(1), region.end()))

    def _weighed(self, sort: Sort, start: int, sign: str, value: Raw, region: Raw | None = None) -> Piece:
        """A piece that ends here, or behind a weight that follows at once."""
        found = _WEIGHT.match(self._text, self._at)
        weight = None
        if found is not None:
            self._at = found.end()
            weight = self._raw(found.start(1), found.end(1))
        return Piece(sort, Span(start, self._at), sign, values=(value,), weight=weight, region=region)

    def _values(self) -> tuple[Raw, ...]:
        values = []
        while True:
            begin = self._at
            if begin < len(self._text) and opens_quote(self._text[begin]):
                values.append(self._quoted())
            else:
                self._at = self._end_of(_VALUE)
                values.append(self._raw(begin, self._at))
            if not self._text.startswith(",", self._at):
                return tuple(values)
            self._at += 1

    def _place(self) -> Raw:
        """The numbers of a place: maps write a space behind the comma."""
        if opens_quote(self._text[self._at]):
            return self._quoted()
        begin = self._at
        found = _ONE_COORDINATE.match(self._text, begin)
        if found is not None:
            self._at = found.end() + 1
        self._at = self._end_of(_RUN)
        return self._raw(begin, self._at)

    def _quoted(self) -> Raw:
        """The text in the quotes that open here. In straight ones, two stand for one; without an end, all is inside."""
        text = self._text
        begin, closer = self._at + 1, _CLOSERS[text[self._at]]
        look = begin
        while (found := closer.search(text, look)) is not None:
            end = found.start()
            if found[0] != '"' or not text.startswith('"', end + 1):
                self._at = end + 1
                return Raw(self._inside(begin, end), Span(begin, end), quoted=True)
            look = end + 2
        self._at = len(text)
        return Raw(self._inside(begin, len(text)), Span(begin, len(text)), quoted=True, closed=False)

    def _inside(self, begin: int, end: int) -> str:
        inside = self._text[begin:end]
        return inside.replace('""', '"') if self._text[begin - 1] == '"' else inside

    def _end_of(self, run: re.Pattern[str]) -> int:
        """Where a run without spaces ends. Parentheses end it, but pairs inside belong to it: `photo(1).jpg`."""
        at, space = self._at, self._space_behind(self._at)
        while True:
            found = run.match(self._text, at)
            assert found is not None, "the pattern matches nothing, too"
            at = found.end()
            closed = self._pairs.get(at, space)
            if closed >= space:
                return at
            at = closed + 1

    def _space_behind(self, at: int) -> int:
        if self._next_space < at:
            found = _SPACE.search(self._text, at)
            self._next_space = len(self._text) if found is None else found.start()
        return self._next_space

    def _raw(self, begin: int, end: int) -> Raw:
        return Raw(self._text[begin:end], Span(begin, end))
