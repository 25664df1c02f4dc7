"""Opening what FFmpeg reads, with everything switched off that could lead elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO, NoReturn

import av

from models.errors import BadFile
from models.kinds import Kind
from models.media import failures
from models.messages import say

US_PER_S = 1_000_000

FILM_DEMUXERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,asf,flv,ogg"
"""What a film may be; no playlists, and nothing else that names further files."""

LONGEST_S = 48 * 3600.0
"""No sound or film is read that goes on for longer."""

MOST_PIXELS = 48_000_000
"""Of one frame of a film: more than 8K has."""


def open_container(file: BinaryIO, kind: Kind, demuxers: str) -> Any:
    """Open a sound or film; several may be open on one file, since each keeps its own place in it.

    Args:
        demuxers: FFmpeg's names of the formats that may be guessed from the content.

    Returns: an `av.container.InputContainer`.
    Raises: BadFile: DAMAGED.
    """
    # The limit of pixels holds for the frames that FFmpeg decodes by itself to find out what is inside.
    options = {"format_whitelist": demuxers, "max_pixels": str(MOST_PIXELS)}
    with ffmpeg(kind):
        return av.open(_View(file), mode="r", metadata_errors="replace", options=options, io_open=_refuse)


@contextmanager
def ffmpeg(kind: Kind) -> Iterator[None]:
    """FFmpeg's errors as `BadFile`; they carry error numbers although the file system did not fail."""
    try:
        yield
    except av.FFmpegError as error:
        if isinstance(error, MemoryError):
            raise MemoryError from None  # FFmpeg's own does not survive pickling
        raise failures.damaged(kind, explain(error)) from error


def explain(error: Exception) -> str:
    """What FFmpeg says about a file, as the end of a sentence, without its numbers and the names of its functions."""
    said = error.strerror if isinstance(error, av.FFmpegError) else ""
    return said or failures.explain(error)


def stated_tags(*sources: Mapping[str, str]) -> dict[str, str]:
    """What the metadata of streams and container say, by lower-case key, in printable characters; later ones win."""
    return {
        key.lower(): "".join(c if c.isprintable() else " " for c in value).strip()
        for source in sources
        for key, value in source.items()
    }


def too_long(kind: Kind) -> BadFile:
    """A sound or film that goes on for more than `LONGEST_S`."""
    what = say("This %1 is too long.", failures.NOUNS[kind])
    return failures.too_large(what, say("It goes on for more than %1 hours.", round(LONGEST_S / 3600)))


class _View:
    """A file as one of several readers sees it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._place_bytes = 0

    def read(self, size_bytes: int) -> bytes:
        self._file.seek(self._place_bytes)
        data = self._file.read(size_bytes)
        self._place_bytes += len(data)
        return data

    def seek(self, offset_bytes: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_CUR:
            offset_bytes, whence = self._place_bytes + offset_bytes, os.SEEK_SET
        self._place_bytes = self._file.seek(offset_bytes, whence)
        return self._place_bytes

    def tell(self) -> int:
        return self._place_bytes


def _refuse(url: str, flags: int, options: Mapping[str, str]) -> NoReturn:  # noqa: ARG001  as FFmpeg calls it
    raise av.InvalidDataError(0, say("it refers to another file, which is never opened"))
