"""Rows of an export once they have been looked at: every value is possible, whoever wrote them."""

from __future__ import annotations

from typing import Any, NamedTuple

from models.errors import BadFileReason
from models.kinds import ITEM_KINDS, Kind
from models.transfer import checking
from models.transfer.checking import MOST_COUNT
from models.transfer.layout import PREVIEW_SUFFIX

_LONGEST_S = 1e9
_LONGEST_TEXT_CHARS = 10_000_000
_MOST_LISTED = 10_000
_HASH_BYTES = (0, 32)
_STATES = ("waiting", "indexed", "failed")
_KINDS, _REASONS = frozenset(Kind), frozenset(BadFileReason)


class Content(NamedTuple):
    """What is known of a content.

    Attributes:
        set_aside_at: since when no file has it, None where some has.
        covered: fingerprints of the spaces that cover it. readings: readers with their fingerprints.
    """

    sha256: str
    kind: str
    title: str
    width: int
    height: int
    duration_s: float
    pages: int
    taken_at: str
    camera: str
    latitude: float | None
    longitude: float | None
    tags: str
    perceptual_hash: bytes
    preview: str
    set_aside_at: str | None
    covered: tuple[str, ...]
    readings: tuple[tuple[str, str], ...]


class Item(NamedTuple):
    """An item; number: by which the export knows it."""

    number: int
    sha256: str
    kind: str
    reader: str
    ordinal: int
    start_s: float | None
    end_s: float | None
    page: int | None
    char_start: int | None
    char_end: int | None
    heading: str
    text: str
    region: str
    preview: str

    @property
    def place(self) -> tuple[Any, ...]:
        """What two items have in common that are the same."""
        return self[5:12]


class File(NamedTuple):
    """A file; root: the number of the folder in which its path lies."""

    path: bytes
    root: int
    kind: str
    size_bytes: int
    mtime_ns: int
    state: str
    sha256: str | None
    reason: str
    what: str
    why: str
    what_to_do: str
    views: int
    ignored: int


def content(row: Any) -> Content:
    """Raises: ValueError: something in it cannot be."""
    sha256, kind, title, width, height, duration_s, pages, taken_at, camera, latitude, longitude, *rest = row
    tags, perceptual_hash, preview, set_aside_at, covered, readings = rest
    if len(perceptual_hash) not in _HASH_BYTES or max(map(len, (tags, covered, readings))) > _MOST_LISTED:
        raise ValueError("a list or a hash that is too long")
    return Content(
        checking.sha256(sha256),
        checking.one_of(kind, _KINDS),
        checking.line(title),
        checking.whole(width, 0, MOST_COUNT),
        checking.whole(height, 0, MOST_COUNT),
        checking.real(duration_s, 0, _LONGEST_S),
        checking.whole(pages, 0, MOST_COUNT),
        checking.date_or_nothing(taken_at),
        checking.line(camera),
        checking.maybe_real(latitude, -90, 90),
        checking.maybe_real(longitude, -180, 180),
        "\n".join(checking.line(tag) for tag in tags),
        perceptual_hash,
        _suffix(preview),
        None if set_aside_at is None else checking.moment(set_aside_at),
        tuple(checking.sha256(one) for one in covered),
        tuple(_reading(one) for one in readings),
    )


def item(row: Any) -> Item:
    """Raises: ValueError: something in it cannot be."""
    number, sha256, kind, reader, ordinal, start_s, end_s, page, char_start, char_end, *words = row
    heading, text, region, preview = words
    return Item(
        checking.whole(number, 1),
        checking.sha256(sha256),
        checking.one_of(kind, ITEM_KINDS),
        checking.text(reader, 100),
        checking.whole(ordinal, 0, MOST_COUNT),
        checking.maybe_real(start_s, 0, _LONGEST_S),
        checking.maybe_real(end_s, 0, _LONGEST_S),
        checking.maybe_count(page),
        checking.maybe_count(char_start),
        checking.maybe_count(char_end),
        checking.text(heading),
        checking.text(text, _LONGEST_TEXT_CHARS),
        _region(region),
        _suffix(preview),
    )


def file(row: Any) -> File:
    """Raises: ValueError: something in it cannot be."""
    path, _, root, kind, size_bytes, mtime_ns, state, sha256, reason, what, why, what_to_do, views, ignored = row
    if not path:
        raise ValueError("a path that cannot be one")
    failed = state == "failed"
    return File(
        checking.path(path),
        checking.whole(root),
        checking.one_of(kind, _KINDS),
        checking.whole(size_bytes),
        checking.whole(mtime_ns, -checking.MOST),
        checking.one_of(state, _STATES),
        None if sha256 is None else checking.sha256(sha256),
        checking.one_of(reason, _REASONS) if failed else "",
        checking.text(what) if failed else "",
        checking.text(why) if failed else "",
        checking.text(what_to_do) if failed else "",
        checking.whole(views, 0, MOST_COUNT),
        int(ignored and failed),
    )


def _reading(told: Any) -> tuple[str, str]:
    return checking.text(told["reader"], 100), checking.text(told["fingerprint"], 1000)


def _suffix(value: Any) -> str:
    if value and not PREVIEW_SUFFIX.fullmatch(value):
        raise ValueError("a preview of no known sort")
    return checking.text(value)


def _region(value: Any) -> str:
    """Four shares of a picture, or nothing."""
    if not value:
        return ""
    shares = [checking.real(float(one), 0, 1) for one in checking.text(value, 100).split()]
    if len(shares) != 4:
        raise ValueError("a region of no picture")
    return str(value)
