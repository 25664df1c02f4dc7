"""The kinds of thing that Findling finds."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kind of a file and of its items; the values are stored and printed."""

    IMAGE = "image"
    AUDIO = "audio"
    DOCUMENT = "document"
