"""What runs inside a decoding process: it opens strangers' files, and nothing else does."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import BadFile
from models.kinds import Kind, Region
from models.media import files
from models.media.files import OpenFile, open_ordinary
from models.media.kinds import kind_of
from models.media.parts import DecodeRequest, Identity, Part
from models.media.signatures import HEAD_BYTES, check_content
from models.shown import FilmFrames, PageData, SpectrogramData, TextData
from models.views import PictureData

_CHATTY_LOGGERS = ("PIL", "pypdfium2", "charset_normalizer", "libav")


class Decoder:
    """Opens one file at a time. Keeps no state: each call begins afresh.

    The libraries for each kind are imported with the first file of that kind, so that a process that only
    ever hashes, or only sees pictures, stays small.
    """

    def __init__(self) -> None:
        for name in _CHATTY_LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)

    def identify(self, path: bytes) -> Identity:
        """Hash a file's content.

        Raises: BadFile: GONE, UNREADABLE, UNSUPPORTED (not an ordinary file), EMPTY or CHANGING.
        """
        return files.identify(path)

    def decode(self, path: bytes, kind: Kind, request: DecodeRequest) -> Iterator[Part]:
        """Decode a file into the pieces that can be found, and what the encoders want of each.

        Yields: `FileFacts` first, and of a sound or film once more at the end where its stated duration proved wrong;
            of a film also in between, unchanged, where there is nothing else to show for a few seconds of work. Then
            the pieces, those of each kind in order, and the preview of a picture, sound or film (it comes last of a
            sound or film).
        Raises: BadFile: what came before it is sound, but not all of the file.
        """
        with open_ordinary(path) as opened:
            try:
                _check(opened, kind)
                yield from _read_parts(opened, kind, request)
            except BadFile:
                opened.check_unchanged()  # a file that is being written to fails in all sorts of ways
                raise
            opened.check_unchanged()

    def picture(self, path: bytes, max_px: int) -> PictureData:
        """Decode a picture for showing it large: upright RGB, at most max_px on its longer side.

        Raises: BadFile.
        """
        from models.media import pictures

        with _opened(path, Kind.IMAGE) as opened:
            return pictures.read_whole(opened.file, max_px)

    def picture_piece(self, path: bytes, region: Region, max_px: int) -> PictureData:
        """Decode a piece of a picture as sharp as it is: upright RGB, at most max_px on its longer side.

        Raises: BadFile.
        """
        from models.media import pictures

        with _opened(path, Kind.IMAGE) as opened:
            return pictures.read_piece(opened.file, region, max_px)

    def still(self, path: bytes, time_s: float, max_px: int) -> PictureData:
        """Decode the frame that a film shows at a moment: upright RGB, at most max_px on its longer side.

        Behind the end of the film it is the last frame that can be had.
        Raises: BadFile.
        """
        from models.media import films

        with _opened(path, Kind.FILM) as opened:
            return films.read_still(opened.file, time_s, max_px)

    def sound(self, path: bytes, start_s: float, end_s: float) -> bytes:
        """Decode a stretch of a sound, or of a film's, for playing it.

        Returns: a WAV file of 16-bit PCM at 48 kHz, mono or stereo, at most ten minutes long; it has no
            samples where the stretch lies behind the end.
        Raises: BadFile.
        """
        from models.media import playback

        kind = _heard_as(path)
        with _opened(path, kind) as opened:
            return playback.read_stretch(opened.file, kind, start_s, end_s)

    def spectrogram(self, path: bytes, start_s: float, end_s: float) -> SpectrogramData:
        """Measure how strong each pitch is during a stretch of a sound, or of a film's.

        Raises: BadFile.
        """
        from models.media import spectrogram

        kind = _heard_as(path)
        with _opened(path, kind) as opened:
            return spectrogram.read_spectrogram(opened.file, kind, start_s, end_s)

    def frames(self, path: bytes, start_s: float, end_s: float, max_px: int) -> FilmFrames:
        """Decode the pictures of a stretch of a film, for showing it move; see `moving.read_frames`.

        Raises: BadFile.
        """
        from models.media import moving

        with _opened(path, Kind.FILM) as opened:
            return moving.read_frames(opened.file, start_s, end_s, max_px)

    def page(self, path: bytes, page: int, max_px: int, passage: str) -> PageData:
        """Draw a page of a PDF, at most max_px on its longer side, and find a passage on it.

        Raises: BadFile.
        """
        from models.media import page_images

        with _opened(path, Kind.DOCUMENT) as opened:
            return page_images.read_page(opened.file, page, max_px, passage)

    def text(self, path: bytes, passage: str) -> TextData:
        """Read a text as it was written, or the part of it around a passage.

        Raises: BadFile.
        """
        from models.media import whole_text

        with _opened(path, Kind.DOCUMENT) as opened:
            return whole_text.read_text(opened, passage)


def build_quiet_decoder() -> Decoder:
    """A decoder for a process of its own: what libraries write to the error stream about a file goes nowhere.

    They write there from C, past Python; Python's own messages still come out, since those would be bugs.
    """
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return Decoder()


def _heard_as(path: bytes) -> Kind:
    return Kind.FILM if kind_of(path) is Kind.FILM else Kind.AUDIO


@contextmanager
def _opened(path: bytes, kind: Kind) -> Iterator[OpenFile]:
    """A file that begins as its name promises. Raises: BadFile."""
    with open_ordinary(path) as opened:
        _check(opened, kind)
        yield opened


def _check(opened: OpenFile, kind: Kind) -> None:
    head = opened.file.read(HEAD_BYTES)
    opened.file.seek(0)
    check_content(opened.path, kind, head)


def _read_parts(opened: OpenFile, kind: Kind, request: DecodeRequest) -> Iterator[Part]:
    if kind is Kind.IMAGE:
        from models.media import pictures

        return pictures.read_parts(opened.file, request)
    if kind is Kind.AUDIO:
        from models.media import sounds

        return sounds.read_parts(opened.file, request)
    if kind is Kind.FILM:
        from models.media import films

        return films.read_parts(opened.file, request)
    from models.media import documents

    return documents.read_parts(opened, request)
