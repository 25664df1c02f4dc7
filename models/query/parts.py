"""What a query says: parts with weights, filters, and an order. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.errors import UserError
from models.kinds import Region


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the text something stands: characters start to end, end excluded."""

    start: int
    end: int


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Words:
    """Something described in words.

    Attributes:
        weight: how much it counts; negative: hits are to have nothing to do with it.
        exact: it stood in quotes: hits have these very words in this order; where weight is negative, they have not.
    """

    text: str
    weight: float = 1.0
    exact: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Example:
    """Something that hits are to be like: an item of the library, or any file.

    Attributes:
        region: the piece of a picture that is meant, None for all of it.
        name: for people.
    """

    item: int | None = None
    path: bytes | None = None
    region: Region | None = None
    weight: float = 1.0
    name: str = ""
    span: Span = NOWHERE


Part = Words | Example


class Field(StrEnum):
    """What a filter looks at; the values are what a person types before the colon."""

    KIND = "kind"
    NAME = "name"
    FOLDER = "folder"
    DATE = "date"
    EXT = "ext"
    SIZE = "size"
    DURATION = "duration"
    CAMERA = "camera"
    NEAR = "near"
    HAS = "has"
    TAG = "tag"
    IS = "is"


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from low to high, both included; None leaves a side open.

    Unit: days since the year 1 (`date.toordinal`) for dates, bytes for sizes, seconds for durations.
    """

    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """Places on earth no further from a point than so many kilometres; latitude and longitude in degrees."""

    latitude: float
    longitude: float
    km: float


Value = str | Range | Around


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on the file of a hit: one of the values holds, or, negated, none of them does.

    Values by field: KIND: a value of `Kind`. NAME, FOLDER, CAMERA: text that occurs in it, whatever its case. TAG: the
    whole of a tag, whatever its case. EXT: lower case, without the dot. DATE, SIZE, DURATION: `Range`. NEAR: `Around`.
    HAS: a value of `HAS`. IS: a value of `IS`.
    """

    field: Field
    values: tuple[Value, ...]
    negated: bool = False
    span: Span = NOWHERE


HAS = ("text", "place", "date", "camera", "tag", "sound")
"""What a file may have: words in it (written or spoken), a place on earth, a date on which it was taken, the name of
its camera, a tag, something to hear."""
IS = ("offline", "copy", "new")
"""How a file may be: on a drive that is away, equal to the byte to another one, not looked into yet."""


class Order(StrEnum):
    """What hits are sorted by, the best, newest, largest or longest first; folders and names by the alphabet."""

    RELEVANCE = "relevance"
    DATE = "date"
    FOLDER = "folder"
    NAME = "name"
    SIZE = "size"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Query:
    """All that was asked. Filters all hold; parts are weighed against each other."""

    parts: tuple[Part, ...] = ()
    filters: tuple[Filter, ...] = ()
    order: Order = Order.RELEVANCE

    @property
    def asks(self) -> bool:
        """Whether something is looked for, and not only what there is filtered."""
        return any(part.weight > 0 for part in self.parts)


class QueryError(UserError):
    """A query that cannot be understood; `span` points at what is wrong."""

    def __init__(self, what: str, why: str, what_to_do: str, span: Span) -> None:
        super().__init__(what, why, what_to_do)
        self.span = span

    def __reduce__(self) -> tuple[type[QueryError], tuple[str, str, str, Span]]:
        return QueryError, (self.what, self.why, self.what_to_do, self.span)
