"""Values that anybody may have written: each is what it has to be, or a `ValueError` says what it is not."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

MOST = (1 << 63) - 1
MOST_COUNT = (1 << 31) - 1
_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST_CHARS = 100_000
_LONGEST_PATH_BYTES = 32_768


def text(value: Any, most: int = _LONGEST_CHARS) -> str:
    """Text that can be stored, of so many characters at most."""
    if not isinstance(value, str) or len(value) > most:
        raise ValueError("a text that is none, or is too long")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError("a text with half a character") from error
    return value


def line(value: Any, most: int = _LONGEST_CHARS) -> str:
    """Text in which nothing can do more than be seen: a blank stands for what would move about on a terminal."""
    found = text(value, most)
    return found if found.isprintable() else "".join(one if one.isprintable() else " " for one in found)


def sha256(value: Any) -> str:
    """64 lower-case hex digits."""
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise ValueError("a SHA-256 that is none")
    return value


def path(value: bytes) -> bytes:
    """What can be a path, or nothing."""
    if b"\0" in value or len(value) > _LONGEST_PATH_BYTES:
        raise ValueError("a path that cannot be one")
    return value


def whole(value: Any, least: int = 0, most: int = MOST) -> int:
    """A whole number within bounds."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError("a whole number out of bounds")
    return value


def real(value: Any, least: float, most: float) -> float:
    """A number within bounds, none of the odd ones."""
    if type(value) not in (int, float) or not math.isfinite(value) or not least <= value <= most:
        raise ValueError("a number out of bounds")
    return float(value)


def maybe_real(value: Any, least: float, most: float) -> float | None:
    """The same, or nothing."""
    return None if value is None else real(value, least, most)


def maybe_count(value: Any) -> int | None:
    """A whole number from 0, or nothing."""
    return None if value is None else whole(value, 0, MOST_COUNT)


def one_of(value: Any, known: Collection[str]) -> str:
    """One of some words."""
    if value not in known:
        raise ValueError("a word that means nothing here")
    return str(value)


def moment(value: Any) -> str:
    """An ISO date and time with its time zone; now, where it is none."""
    try:
        if datetime.fromisoformat(value).tzinfo is not None:
            return str(value)
    except (ValueError, TypeError):
        pass
    return datetime.now(UTC).isoformat()


def date_or_nothing(value: Any) -> str:
    """An ISO date and time; "" where it is none."""
    try:
        datetime.fromisoformat(value)
    except (ValueError, TypeError):
        return ""
    return str(value)
