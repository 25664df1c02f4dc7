"""Pictures: opened by a short list of decoders, bounded in size, turned upright, laid on white."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, BinaryIO

import numpy as np
import pillow_heif
from PIL import Image, Jpeg2KImagePlugin, JpegImagePlugin, UnidentifiedImageError

from models.kinds import Kind, Region
from models.media import failures
from models.media.drawings import Drawing
from models.media.framing import frame, shorter_side_px
from models.media.jpeg_xl import JpegXl
from models.media.parts import DecodeRequest, FileFacts, Part, Piece, Preview
from models.media.perceptual_hash import perceptual_hash
from models.media.photoshop import PhotoshopFile
from models.media.picture_facts import read_statements
from models.media.raw_photos import RawPhoto, is_raw_photo
from models.media.signatures import DRAWING, HEAD_BYTES, JPEG_XL, PHOTOSHOP, recognise
from models.media.sources import MOST_PIXELS, Source, too_many_pixels
from models.media.stated import Forgiving, Stated
from models.messages import say
from models.spaces import MediaInput
from models.views import PictureData

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "HEIF", "AVIF", "JPEG2000", "ICO")
# Above this, pixels are converted strip by strip, so that the copies in other modes stay small.
_STRIPS_ABOVE_PIXELS = 32_000_000
_STRIP_PX = 256
# The reduced picture keeps at least this many pixels for one wanted. With 4, vectors of photographs agree with those of
# the whole picture to a cosine of 0.9995 and more; with 2, some differ by 0.02.
_HEADROOM = 4
# A drawing has no finer detail than it is drawn with.
_HEADROOM_OF_DRAWINGS = 2
# What programs write unless they are told otherwise.
_MOST_HALVINGS = 5
# A drawing has as many pixels as one likes; more than these are not drawn to be looked at through a glass.
_LONGEST_DRAWN_PX = 6000
_JPEG_QUALITY = 85
# Longest side of what the fingerprint is taken from: the same for every request, and small enough to be quick.
_HASHED_PX = 512
_ORIENTATION_TAG = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

pillow_heif.register_heif_opener(decode_threads=1)


def read_parts(file: BinaryIO, request: DecodeRequest) -> Iterator[Part]:
    """Decode a picture once and derive everything from it.

    Yields: its facts, its preview, and the one piece with its inputs unless that is to be skipped.
    Raises: BadFile: DAMAGED, TOO_LARGE, UNREADABLE, NOTHING_INSIDE (a Photoshop file without a picture) or
        UNSUPPORTED (a decoder is not installed).
    """
    with _careful():
        parts = _read_parts(file, request)
    yield from parts


def read_whole(file: BinaryIO, max_px: int) -> PictureData:
    """Decode a picture for showing it large.

    Returns: upright, at most max_px on its longer side, never enlarged unless it is a drawing.
    Raises: as `read_parts`.
    """
    with _careful():
        source = _open(file)
        width, height = source.size
        shown_px = max_px if source.is_drawing else min(max_px, max(width, height))
        least_px = -(-min(width, height) * shown_px // max(width, height))
        upright = _turn(_load_rgb(source, least_px), source.orientation())
        upright.thumbnail((max_px, max_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return PictureData(upright.width, upright.height, upright.tobytes())


def read_piece(file: BinaryIO, region: Region, max_px: int) -> PictureData:
    """Decode a piece of a picture as sharp as it is, for looking at it closely.

    Returns: upright, at most max_px on its longer side, never enlarged unless it is a drawing.
    Raises: as `read_parts`.
    """
    with _careful():
        source = _open(file)
        shares = max(region[2] - region[0], 1e-3), max(region[3] - region[1], 1e-3)
        # So large that the longer side of the piece has max_px, as far as there are pixels.
        whole_px = int(max_px / min(shares)) + 1
        shown_px = min(whole_px, _LONGEST_DRAWN_PX if source.is_drawing else max(source.size))
        least_px = max(-(-min(source.size) * shown_px // max(source.size)), 1)
        piece = _cut(_turn(_load_rgb(source, least_px), source.orientation()), region)
        piece.thumbnail((max_px, max_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return PictureData(piece.width, piece.height, piece.tobytes())


def _read_parts(file: BinaryIO, request: DecodeRequest) -> list[Part]:
    source = _open(file)
    headroom = _HEADROOM_OF_DRAWINGS if source.is_drawing else _HEADROOM
    least_px = max([headroom * shorter_side_px(wanted) for wanted in request.pictures], default=1)
    if request.regions:
        # A small piece is to be as sharp as a whole picture would be, as far as there are pixels.
        least_px = int(least_px / min(min(right - left, bottom - top) for left, top, right, bottom in request.regions))
    rgb = _load_rgb(source, max(least_px, min(request.thumbnail_px, *source.size)))
    upright = _turn(rgb, source.orientation())
    small = _shrink(upright, max(request.thumbnail_px, _HASHED_PX))
    parts: list[Part] = [_facts(source, small), _preview(small, request.thumbnail_px)]
    if Kind.IMAGE in request.kinds and not request.done.get(Kind.IMAGE):
        wholes = [_cut(upright, region) for region in request.regions] or [upright]
        for ordinal, whole in enumerate(wholes):
            inputs: dict[MediaInput, Any] = {wanted: frame(whole, wanted) for wanted in request.pictures}
            parts.append(Piece(Kind.IMAGE, ordinal, inputs=inputs))
    return parts


def _cut(image: Image.Image, region: Region) -> Image.Image:
    """A piece of a picture, of one pixel at least."""
    left, top = int(region[0] * image.width), int(region[1] * image.height)
    right, bottom = round(region[2] * image.width), round(region[3] * image.height)
    left, top = min(left, image.width - 1), min(top, image.height - 1)
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _facts(source: Source, small: Image.Image) -> FileFacts:
    width, height = source.size
    if source.orientation() >= 5:
        width, height = height, width
    return replace(source.stated().facts(), width=width, height=height, perceptual_hash=perceptual_hash(small))


@contextmanager
def _careful() -> Iterator[None]:
    """Decode with Pillow's warnings kept in, its limits in force, and its errors in words for people."""
    with failures.reading(Kind.IMAGE), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        Image.MAX_IMAGE_PIXELS = MOST_PIXELS
        try:
            yield
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise too_many_pixels(MOST_PIXELS) from error
        except UnidentifiedImageError as error:
            raise failures.damaged(Kind.IMAGE, say("its header makes no sense")) from error
        except (OSError, RuntimeError) as error:
            _raise_for_memory(error)
            raise


def _raise_for_memory(error: Exception) -> None:
    """Decoders report a lack of memory, and their own size limits, in words only."""
    text = str(error).lower()
    if "security limit" in text:
        raise failures.too_large(
            "This picture is too large.", say("Its decoder refuses it: %1.", failures.explain(error))
        ) from error
    if "out of memory" in text or "memory allocation" in text:
        raise MemoryError from error


def _open(file: BinaryIO) -> Source:
    """Choose by content who opens a picture."""
    file.seek(0)
    content = recognise(file.read(HEAD_BYTES))
    if content is DRAWING:
        return Drawing(file)
    if content is PHOTOSHOP:
        return PhotoshopFile(file)
    if content is JPEG_XL:
        return JpegXl(file)
    if is_raw_photo(file):
        return RawPhoto(file)
    return _PillowPicture(file)


class _PillowPicture:
    """A picture that Pillow opens, as a `Source`."""

    is_drawing = False

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._image = self._open()
        self.size = self._image.size

    def load(self, least_px: int) -> Image.Image:
        if isinstance(self._image, JpegImagePlugin.JpegImageFile):
            self._image.draft(None, (least_px, least_px))
        if isinstance(self._image, Jpeg2KImagePlugin.Jpeg2KImageFile):
            self._load_halved(self._image, least_px)
        self._image.load()
        return self._image

    def _open(self) -> Image.Image:
        self._file.seek(0)
        return Image.open(self._file, formats=_FORMATS)

    def _load_halved(self, image: Jpeg2KImagePlugin.Jpeg2KImageFile, least_px: int) -> None:
        """JPEG 2000 is slow, but keeps a picture halved again and again; how often, only its decoder knows."""
        times = (min(self.size) // least_px).bit_length() - 1
        if times > 0:
            image.reduce = min(times, _MOST_HALVINGS)
            try:
                image.load()
            except (OSError, ValueError):
                self._image = self._open()

    def orientation(self) -> int:
        with Forgiving():
            orientation: int = self._image.getexif().get(_ORIENTATION_TAG, 1)
            return orientation if orientation in _UPRIGHT else 1
        return 1

    def stated(self) -> Stated:
        return read_statements(self._image)


def _turn(rgb: Image.Image, orientation: int) -> Image.Image:
    return rgb.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else rgb


def _load_rgb(source: Source, least_px: int) -> Image.Image:
    """Decode the first frame and lay it on white; it may be reduced while its shorter side keeps least_px."""
    image = source.load(least_px)
    image.load()
    if image.width * image.height <= _STRIPS_ABOVE_PIXELS:
        return _lay_on_white(_to_8_bit(image))
    return _reduce_by_strips(_to_8_bit(image), max(min(image.size) // least_px, 1))


def _reduce_by_strips(image: Image.Image, factor: int) -> Image.Image:
    """Lay a large picture on white and shrink it by a whole factor, a few rows at a time."""
    reduced = Image.new("RGB", (-(-image.width // factor), -(-image.height // factor)))
    rows = max(_STRIP_PX // factor, 1) * factor
    for top in range(0, image.height, rows):
        strip = _lay_on_white(image.crop((0, top, image.width, min(top + rows, image.height))))
        reduced.paste(strip.reduce(factor), (0, top // factor))
    return reduced


def _lay_on_white(image: Image.Image) -> Image.Image:
    """Any 8-bit picture as RGB, on white where it is transparent."""
    if image.mode == "RGB" and not image.has_transparency_data:
        return image if type(image) is Image.Image else image.copy()
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    white = Image.new("RGBA", layer.size, (255, 255, 255, 255))
    white.alpha_composite(layer)
    return white.convert("RGB")


def _to_8_bit(image: Image.Image) -> Image.Image:
    """Grey pictures of 16 or 32 bits or real numbers, brought to 8 bits; all others as they are."""
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode not in ("I", "F"):
        return image
    grey = np.nan_to_num(np.asarray(image, dtype=np.float32), posinf=0.0, neginf=0.0)
    lowest, highest = float(grey.min()), float(grey.max())
    if lowest >= 0 and image.mode == "F" and highest <= 1:
        lowest, highest = 0.0, 1.0
    elif lowest >= 0 and highest <= 65535:
        lowest, highest = 0.0, 255.0 if highest <= 255 else 65535.0
    return Image.fromarray(((grey - lowest) * (255 / max(highest - lowest, 1e-9))).astype(np.uint8))


def _shrink(upright: Image.Image, longest_px: int) -> Image.Image:
    small = upright.copy()
    small.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return small


def _preview(small: Image.Image, thumbnail_px: int) -> Preview:
    data = io.BytesIO()
    _shrink(small, thumbnail_px).save(data, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return Preview(".jpg", data.getvalue())
