"""Plain data about what is shown of a file when a person looks at it closely: picklable, no behaviour, no database.

A picture alone is `models.views.PictureData`.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.kinds import Region
from models.views import PictureData


@dataclass(frozen=True, slots=True)
class PageData:
    """A page of a document as a picture.

    Attributes:
        page: its number, from 1. pages: how many there are.
        marks: where the passage stands that was asked for, one piece for each of its lines, from the top.
    """

    picture: PictureData
    page: int
    pages: int
    marks: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class TextData:
    """A text as it was written, or the part of it around a passage.

    Attributes:
        markdown: whether it is Markdown, otherwise it is plain.
        cut_before, cut_after: whether something before or after it was left out.
    """

    text: str
    markdown: bool
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class SpectrogramData:
    """How strong a sound is, by time and pitch.

    Attributes:
        columns, rows: times from left to right, pitches from the highest at the top to the lowest.
        levels: columns * rows bytes, row by row: 0 for silence to 255 for the loudest, in equal steps of decibels.
        start_s, end_s: the stretch of the sound that it covers.
        low_hz, high_hz: of the lowest and the highest row.
        range_db: decibels between 0 and 255.
    """

    columns: int
    rows: int
    levels: bytes
    start_s: float
    end_s: float
    low_hz: float
    high_hz: float
    range_db: float


@dataclass(frozen=True, slots=True)
class FilmFrames:
    """Pictures of a stretch of a film, upright.

    Attributes:
        times_s: when each is shown, in seconds from the beginning of the film, ascending.
        jpegs: the pictures, as JPEG.
        end_s: up to where they are to be shown. last: whether the film ends there.
    """

    times_s: tuple[float, ...]
    jpegs: tuple[bytes, ...]
    end_s: float
    last: bool = False


@dataclass(frozen=True, slots=True)
class FileDetails:
    """What is known of a file beside what a hit tells.

    Attributes:
        latitude, longitude: where it was taken, in degrees north and east (WGS 84); None where that is unknown.
        concepts: what an encoder recognises it as, the surest first.
        changed_at: in seconds since 1970.
        pages: of a document that has pages, else 0.
    """

    latitude: float | None = None
    longitude: float | None = None
    concepts: tuple[str, ...] = ()
    changed_at: float = 0.0
    pages: int = 0
