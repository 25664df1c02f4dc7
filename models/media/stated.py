"""What a picture states about itself, beside its pixels: when, where and with what it was taken, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from types import TracebackType

from models.media.parts import FileFacts

_LONGEST_CHARS = 300
_MOST_WORDS = 100
# The first photograph that is left is of 1826; a later century is a clock that was never set.
_YEARS = range(1826, 2200)
_MOMENT = re.compile(r"\s*(\d{4})[:\-/.](\d\d?)[:\-/.](\d\d?)(?:[T\s]+(\d\d?):(\d\d?)(?::(\d\d?))?)?")
# Cameras and programs write these where a person could have written something.
_IDLE = frozenset(
    (
        "ascii",
        "charset=ascii",
        "created with gimp",
        "created with the gimp",
        "dcim",
        "default",
        "digital camera",
        "exif_jpeg_picture",
        "konica minolta digital camera",
        "minolta digital camera",
        "olympus digital camera",
        "samsung digital camera",
        "screenshot",
        "sony dsc",
        "untitled",
        "user comments",
    )
)

_CORPORATE = frozenset(
    ("co", "company", "corp", "corporation", "electronics", "imaging", "inc", "ltd", "optical", "techwin")
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated; "" or None where nothing is, or nothing that can be true.

    Attributes:
        taken_at, camera, latitude, longitude, title: as in `models.media.parts.FileFacts`.
        words: description, author, keywords, people and places, each one line.
    """

    taken_at: str = ""
    camera: str = ""
    latitude: float | None = None
    longitude: float | None = None
    title: str = ""
    words: tuple[str, ...] = ()

    def completed_by(self, other: Stated) -> Stated:
        """This, with what it lacks taken from another; the words of both."""
        place = self if self.latitude is not None else other
        return replace(
            self,
            taken_at=self.taken_at or other.taken_at,
            camera=self.camera or other.camera,
            latitude=place.latitude,
            longitude=place.longitude,
            title=self.title or other.title,
            words=self.words + other.words,
        )

    def facts(self) -> FileFacts:
        """The same as facts of a file; what is measured of it is for the caller to add."""
        return FileFacts(
            title=self.title,
            taken_at=self.taken_at,
            camera=self.camera,
            latitude=self.latitude,
            longitude=self.longitude,
            tags=self.tags(),
        )

    def tags(self) -> str:
        """The words, one a line, each once, without the title."""
        once: dict[str, str] = {}
        for word in self.words:
            once.setdefault(word.casefold(), word)
        once.pop(self.title.casefold(), None)
        return "\n".join(list(once.values())[:_MOST_WORDS])


def one_line(text: str) -> str:
    """A statement as one short printable line; "" for what cameras and programs write by themselves."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 10 * _LONGEST_CHARS]).split())
    return "" if line.casefold() in _IDLE else line[:_LONGEST_CHARS].rstrip()


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """`one_line` of each, without those that say nothing."""
    return tuple(line for line in map(one_line, texts) if line)


def moment(text: str) -> str:
    """A date, with its time where it has one, as "2023-05-17T14:03:22"; "" where there is none, or an impossible one.

    It may be written as in EXIF ("2023:05:17 14:03:22") or as in ISO 8601; a zone is left out, so that the time
    stays that of the camera's clock.
    """
    found = _MOMENT.match(text)
    if found is None:
        return ""
    try:
        at = datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001  a clock without a zone
    except ValueError:
        return ""
    return at.isoformat() if at.year in _YEARS else ""


def first(texts: Iterable[str]) -> str:
    """The first that is not empty; "" if all are."""
    return next((text for text in texts if text), "")


def camera(make: str, model: str) -> str:
    """Maker and model of a camera, without what says the same twice: "NIKON D90", not "NIKON CORPORATION NIKON D90"."""
    make, model = one_line(make), one_line(model)
    words = (word.strip(".,()") for word in re.split(r"[\s,]+", make))
    named = [word for word in words if word and word.casefold() not in _CORPORATE]
    if not model or any(model.casefold().startswith(word.casefold()) for word in named if len(word) > 1):
        return model or " ".join(named)
    return " ".join((*named, model))


def coordinates(latitude: float | None, longitude: float | None) -> tuple[float, float] | tuple[None, None]:
    """A place, if it can be one: both numbers are known and in range, and are not the zeros of a missing signal."""
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None, None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # also false for NaN
        return None, None
    return round(latitude, 6), round(longitude, 6)


class Forgiving:
    """A context in which broken statements do not cost the picture: whatever fails is left out, but for memory."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        # Libraries fed with damaged statements raise errors of every type.
        return isinstance(error, Exception) and not isinstance(error, MemoryError)
