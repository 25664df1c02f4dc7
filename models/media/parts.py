"""Plain data that crosses the border between a decoding process and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from models.spaces import MediaInput, PictureInput, SoundInput, TextInput

MediaArray = npt.NDArray[np.uint8] | npt.NDArray[np.float32]
"""A picture as `PictureInput` describes it, or a window of sound as `SoundInput` does."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a file the same file, wherever it lies and whatever it is called.

    Attributes:
        size_bytes, mtime_ns: as the file system gives them.
        sha256: of the whole content, 64 hex digits.
    """

    size_bytes: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DecodeRequest:
    """What the encoders in use want to be fed.

    Attributes:
        pictures, sounds: the inputs wanted; all sounds share one `window_s`.
        skip_before: pieces with a lower ordinal are in the catalogue already and are not sent again.
        thumbnail_px: longest side of a picture's preview.
    """

    pictures: tuple[PictureInput, ...] = ()
    sounds: tuple[SoundInput, ...] = ()
    skip_before: int = 0
    thumbnail_px: int = 512

    def __post_init__(self) -> None:
        if len({sound.window_s for sound in self.sounds}) > 1:
            raise ValueError("All sounds of one request must share one window_s.")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a whole file; 0 or "" where it is unknown or has no meaning.

    Attributes:
        width, height: of an upright picture, in pixels.
        duration_s: of a sound.
        title: as the file itself states it.
        pages: of a document that has pages.
    """

    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    title: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What a person is shown of a file before opening it.

    Attributes:
        suffix: ".jpg": an upright RGB JPEG; ".peaks": the waveform of a sound, one peak amplitude 0..255 for
            each equal share of the whole duration.
        data: the content of that file.
    """

    suffix: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest thing that can be found: a whole picture, one window of a sound, one passage of a document.

    Attributes:
        ordinal: 0, 1, 2, ... in the order of the file; the same file always gives the same pieces.
        start_s, end_s: place in a sound.
        page: 1-based page on which a passage begins, where the document has pages.
        char_start, char_end: place of a passage in the extracted text of its document.
        heading: nearest heading above a passage.
        text: of a passage.
        inputs: what was asked for, by the input that asked for it; empty for passages, whose input is their text.
    """

    ordinal: int
    start_s: float | None = None
    end_s: float | None = None
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    heading: str = ""
    text: str = ""
    inputs: Mapping[MediaInput, npt.NDArray[Any]] = field(default_factory=dict)

    def input_for(self, wanted: MediaInput) -> Any:
        """What an encoder is fed: an array as `wanted` describes it, or a passage below its heading."""
        if isinstance(wanted, TextInput):
            return f"{self.heading}\n{self.text}" if self.heading else self.text
        return self.inputs[wanted]


Part = FileFacts | Preview | Piece
"""What decoding a file yields."""
