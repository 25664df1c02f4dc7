"""What a tour shows beside its words, as plain data: bars, points, arrows, a table, files. Picklable, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass

from models.kinds import Kind


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with a name. Attributes: marked: whether it is the one that is spoken of."""

    name: str
    value: float
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a drawing. Attributes: group: its place in the groups of the figure. name: "" for none."""

    x: float
    y: float
    group: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """A file that is shown. Attributes: preview: as of a `Hit`. note: what is to be said of it. text: of a passage."""

    name: str
    path: bytes
    kind: Kind
    preview: str = ""
    note: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was computed.

    Attributes:
        says: what is to be seen in it, in a sentence or two.
        bars: of one scale; decimals: of what is written at them.
        dots: points of a plane, drawn with equal units both ways. arrows: ends of arrows that begin at 0, 0.
        groups: what the colours of dots and arrows mean.
        head, rows: of a table, as many cells in each row.
        sights: files.
        note: what is to be known to read it, as that it is of sentences that come with Findling; "" for nothing.
    """

    says: str
    bars: tuple[Bar, ...] = ()
    decimals: int = 2
    dots: tuple[Dot, ...] = ()
    arrows: tuple[Dot, ...] = ()
    groups: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    sights: tuple[Sight, ...] = ()
    note: str = ""
