"""Plain data that crosses the border between a decoding process and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from models.kinds import ITEM_KINDS, Kind, Region
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
        kinds: of the pieces wanted.
        done: by the kind of piece, how many are in the catalogue already, counted from ordinal 0; they are not sent
            again.
        thumbnail_px: longest side of a picture's preview.
        regions: of a picture, the pieces that are wanted instead of all of it, each as a `Piece` of its own.
    """

    pictures: tuple[PictureInput, ...] = ()
    sounds: tuple[SoundInput, ...] = ()
    kinds: tuple[Kind, ...] = ITEM_KINDS
    done: Mapping[Kind, int] = field(default_factory=dict)
    thumbnail_px: int = 512
    regions: tuple[Region, ...] = ()

    def __post_init__(self) -> None:
        if len({sound.window_s for sound in self.sounds}) > 1:
            raise ValueError("All sounds of one request must share one window_s.")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a whole file; 0 or "" where it is unknown or has no meaning.

    Attributes:
        width, height: of an upright picture, or of a film's, in pixels.
        duration_s: of a sound or film.
        title: as the file itself states it.
        pages: of a document that has pages.
        taken_at: when a picture or film was taken, by the clock of the camera: "2023-05-17T14:03:22".
        camera: maker and model.
        latitude, longitude: where it was taken, in degrees north and east (WGS 84); None where that is unknown.
        tags: further words that the file states about itself (artist, album, genre, author, keywords), one a line.
        perceptual_hash: 32 bytes that pictures which look the same nearly share; b"" where there is none.
    """

    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    title: str = ""
    pages: int = 0
    taken_at: str = ""
    camera: str = ""
    latitude: float | None = None
    longitude: float | None = None
    tags: str = ""
    perceptual_hash: bytes = b""


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
    """The smallest thing that can be found: a picture, a shot of a film, a window of sound, a passage.

    Attributes:
        kind: image, audio or document.
        ordinal: 0, 1, 2, ... among the pieces of its kind and reader, in the order of the file; the same file always
            gives the same pieces.
        start_s, end_s: place in a sound or film.
        page: 1-based page on which a passage begins, where the document has pages.
        char_start, char_end: place of a passage in the extracted text of its document.
        heading: nearest heading above a passage.
        text: of a passage.
        reader: who read a passage that is no text in the file itself: "ocr" or "speech"; "" for all else.
        region: where in its picture a passage was read.
        preview: an upright JPEG of this very piece; b"" where that of the whole file will do.
        inputs: what was asked for, by the input that asked for it; empty for passages, whose input is their text.
    """

    kind: Kind
    ordinal: int
    start_s: float | None = None
    end_s: float | None = None
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    heading: str = ""
    text: str = ""
    reader: str = ""
    region: Region | None = None
    preview: bytes = b""
    inputs: Mapping[MediaInput, npt.NDArray[Any]] = field(default_factory=dict)

    def input_for(self, wanted: MediaInput) -> Any:
        """What an encoder is fed: an array as `wanted` describes it, or a passage below its heading."""
        if isinstance(wanted, TextInput):
            return f"{self.heading}\n{self.text}" if self.heading else self.text
        return self.inputs[wanted]


Part = FileFacts | Preview | Piece
"""What decoding a file yields."""
