"""The kinds of file, and of what can be found in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

Region = tuple[float, float, float, float]
"""A piece of a picture: left, top, right, bottom, as shares of its width and height, 0 to 1."""


class Kind(StrEnum):
    """The kind of a file or of an item; the values are stored and printed.

    Items are pictures, sounds and passages. A film has none of its own: it holds pictures of its shots, and sounds.
    """

    IMAGE = "image"
    AUDIO = "audio"
    DOCUMENT = "document"
    FILM = "film"


ITEM_KINDS = (Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT)
"""The kinds that an item can have; each encoder looks into one of them."""

HOLDS: Mapping[Kind, tuple[Kind, ...]] = MappingProxyType(
    {kind: (kind,) for kind in ITEM_KINDS} | {Kind.FILM: (Kind.IMAGE, Kind.AUDIO)}
)
"""Kind of a file -> kinds of the items that it holds by itself, without what a reader finds in them."""


def holders(item_kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """The kinds of file that hold items of some kinds."""
    wanted = set(item_kinds)
    return tuple(kind for kind in Kind if wanted.intersection(HOLDS[kind]))
