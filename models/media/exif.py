"""EXIF: what a camera writes about a picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PIL import ExifTags, Image

from models.media.stated import Forgiving, Stated, camera, coordinates, first, lines, moment, one_line

_XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_KEYWORDS, _XP_SUBJECT = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F
# A comment says in its first eight bytes how the rest is written.
_COMMENT_CODECS = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp", bytes(8): "utf-8"}
_MAIN = (
    ExifTags.Base.ImageDescription,
    ExifTags.Base.Make,
    ExifTags.Base.Model,
    ExifTags.Base.DateTime,
    ExifTags.Base.Artist,
    *(_XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_KEYWORDS, _XP_SUBJECT),
)

Tags = Mapping[int, Any]


def read_exif(exif: Image.Exif, photo: Tags | None = None, place: Tags | None = None) -> Stated:
    """What EXIF states; each part that is broken is as if it were not there.

    Args:
        photo, place: the directories that describe the photograph and where it was taken, if they lie elsewhere.
    Source: EXIF 2.32 (JEITA CP-3451E); for the tags that begin with XP, what Windows writes.
    """
    main = _entries(exif)
    photo = _entries(exif, ExifTags.IFD.Exif) if photo is None else photo
    place = _entries(exif, ExifTags.IFD.GPSInfo) if place is None else place
    latitude, longitude = _where(place)
    return Stated(
        taken_at=_when(main, photo),
        camera=camera(_text(main, ExifTags.Base.Make), _text(main, ExifTags.Base.Model)),
        latitude=latitude,
        longitude=longitude,
        title=one_line(_wide_text(main, _XP_TITLE)),
        words=_words(main, photo),
    )


def _entries(exif: Image.Exif, ifd: int | None = None) -> Tags:
    with Forgiving():
        # Of the main directory only what is wanted: others may be long, and are read when they are asked for.
        return exif.get_ifd(ifd) if ifd else {tag: exif[tag] for tag in _MAIN if tag in exif}
    return {}


def _when(main: Tags, photo: Tags) -> str:
    original, digitized = _text(photo, ExifTags.Base.DateTimeOriginal), _text(photo, ExifTags.Base.DateTimeDigitized)
    return first(moment(text) for text in (original, digitized, _text(main, ExifTags.Base.DateTime)))


def _where(place: Tags) -> tuple[float, float] | tuple[None, None]:
    return coordinates(
        _degrees(place, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "NS"),
        _degrees(place, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "EW"),
    )


def _degrees(place: Tags, tag: int, reference_tag: int, signs: str) -> float | None:
    """Degrees, minutes and seconds as one number, negative for the second of the two signs; None if they are none."""
    with Forgiving():
        value = place.get(tag)
        parts = [float(part) for part in (value if isinstance(value, tuple | list) else (value,))]
        sign = _text(place, reference_tag).strip().upper()[:1]
        # An unknown rational is written as 0/0, which Pillow reads as "not a number".
        if not 1 <= len(parts) <= 3 or not all(math.isfinite(part) and part >= 0 for part in parts):
            return None
        if sign not in (signs[0], signs[1]) or any(part > 60 for part in parts[1:]):
            return None
        degrees = parts[0] + sum(part / 60.0**power for power, part in enumerate(parts[1:], start=1))
        return -degrees if sign == signs[1] else degrees
    return None


def _words(main: Tags, photo: Tags) -> tuple[str, ...]:
    keywords = _wide_text(main, _XP_KEYWORDS).split(";")
    plain = (_text(main, ExifTags.Base.ImageDescription), _text(main, ExifTags.Base.Artist))
    wide = (_wide_text(main, tag) for tag in (_XP_SUBJECT, _XP_COMMENT, _XP_AUTHOR))
    return lines((*plain, *wide, *keywords, _comment(photo)))


def _text(tags: Tags, tag: int) -> str:
    """A text of ASCII, which is often UTF-8 and read as Latin-1."""
    value = tags.get(tag, "")
    if isinstance(value, str):
        value = value.encode("latin-1", "replace")
    if not isinstance(value, bytes):
        return ""
    value = value.split(b"\0")[0]
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _wide_text(tags: Tags, tag: int) -> str:
    value = tags.get(tag, b"")
    if isinstance(value, tuple):
        value = bytes(part for part in value if isinstance(part, int) and 0 <= part <= 255)
    return value.decode("utf-16-le", "replace").split("\0")[0] if isinstance(value, bytes) else ""


def _comment(photo: Tags) -> str:
    value = photo.get(ExifTags.Base.UserComment, b"")
    if isinstance(value, str):
        value = value.encode("latin-1", "replace")
    if not isinstance(value, bytes) or value[:8] not in _COMMENT_CODECS:
        return ""
    codec = _COMMENT_CODECS[value[:8]]
    if codec == "utf-16" and value[8:10] not in (b"\xff\xfe", b"\xfe\xff"):
        # The byte order is that of the file, which is not known here: Latin letters have their zero on one side.
        codec = "utf-16-be" if value[8::2].count(0) > value[9::2].count(0) else "utf-16-le"
    return value[8:].decode(codec, "ignore").strip("\0 ")
