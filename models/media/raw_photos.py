"""Raw photographs: what the sensor of a camera saw, in the maker's own format, and mostly a preview beside it."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from PIL import Image

from models.errors import BadFile
from models.kinds import Kind
from models.media import failures
from models.media.exif import read_exif
from models.media.picture_facts import read_statements
from models.media.signatures import HEAD_BYTES, RAW_PHOTO, recognise
from models.media.sources import check_pixels, require
from models.media.stated import Forgiving, Stated
from models.media.xmp import read_xmp
from models.messages import say

_MOST_BYTES = 512 << 20
# A preview that is smaller than this is for the camera's menu; the sensor's own picture then shows more.
_LEAST_PREVIEW_PX = 480
_BEGINNING_BYTES = 4 << 20
_TIFF_MARKS = (b"II*\0", b"MM\0*")
_MOST_DIRECTORIES, _MOST_ENTRIES = 32, 512
_SUB_DIRECTORIES, _PHOTOMETRIC, _DNG_VERSION, _XMP = 330, 262, 0xC612, 700
_COLOUR_FILTER_ARRAY, _LINEAR_RAW = 32803, 34892
_SRGB_GAMMA = (2.4, 12.92)
# How LibRaw tells that a picture must be turned, as EXIF tells it.
_ORIENTATIONS = {3: 3, 5: 8, 6: 6}


def is_raw_photo(file: BinaryIO) -> bool:
    """Whether a file is a raw photograph; many begin like a TIFF picture and are told by what their directories say."""
    file.seek(0)
    beginning = file.read(HEAD_BYTES)
    if recognise(beginning) is RAW_PHOTO:
        return True
    if not beginning.startswith(_TIFF_MARKS):
        return False
    with Forgiving():
        return beginning[8:10] == b"CR" or _has_sensor_data(file)
    return False


class RawPhoto:
    """A raw photograph as a `Source`.

    Raises: BadFile: DAMAGED, TOO_LARGE or UNSUPPORTED (LibRaw, by its package rawpy, is not installed).
    """

    is_drawing = False

    def __init__(self, file: BinaryIO) -> None:
        self._library = require("rawpy", say("a raw photograph"))
        self._file = file
        if file.seek(0, io.SEEK_END) > _MOST_BYTES:
            raise failures.too_large(
                "This photograph is too large.", say("Its file has more than %1 MB.", _MOST_BYTES >> 20)
            )
        file.seek(0)
        with self._in_words():
            self._raw = self._library.imread(file)
        sizes = self._raw.sizes
        check_pixels(sizes.raw_width, sizes.raw_height)
        self.size = sizes.width, sizes.height
        self._orientation = _ORIENTATIONS.get(sizes.flip, 1)
        self._preview: Image.Image | None = None

    def load(self, least_px: int) -> Image.Image:  # noqa: ARG002  there is no choice of sizes
        """The preview that the camera made, if it is not tiny; else the sensor's picture at half its size."""
        # LibRaw must be asked in this order: it lets go of the file once it has unpacked the sensor's data.
        self._preview = self._read_preview()
        if self._preview is not None and self._is_upright(self._preview):
            self._orientation, self.size = 1, self.size[::-1]
        if self._preview is not None and min(self._preview.size) >= min(_LEAST_PREVIEW_PX, *self.size):
            return self._preview
        try:
            with self._in_words():
                developed = self._raw.postprocess(half_size=True, use_camera_wb=True, user_flip=0, gamma=_SRGB_GAMMA)
        except BadFile:
            if self._preview is None:
                raise
            return self._preview
        return Image.fromarray(developed)

    def orientation(self) -> int:
        """As LibRaw knows it from the maker's own notes; previews lie as the sensor does."""
        return self._orientation

    def stated(self) -> Stated:
        """What the file itself states, and what its preview adds."""
        stated = Stated()
        with Forgiving():
            self._file.seek(0)
            stated = _read_own_statements(self._file.read(_BEGINNING_BYTES))
        with Forgiving():
            if self._preview is not None and not stated.taken_at:
                stated = stated.completed_by(read_statements(self._preview))
        return stated

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """LibRaw's errors for people; it gives its reasons as bytes."""
        library = self._library
        try:
            yield
        except library.LibRawUnsufficientMemoryError as error:
            raise MemoryError from error
        except library.LibRawTooBigError as error:
            raise failures.too_large("This photograph is too large.", say("LibRaw refuses to unpack it.")) from error
        except library.LibRawFileUnsupportedError as error:
            raise failures.damaged(Kind.IMAGE, say("LibRaw does not know what is in it, or it is broken")) from error
        except library.LibRawError as error:
            reason = error.args[0] if error.args else b""
            text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
            raise failures.damaged(Kind.IMAGE, say("LibRaw says: %1", text or type(error).__name__)) from error

    def _is_upright(self, preview: Image.Image) -> bool:
        """Whether a preview was turned already: it is high where the sensor is wide, or the other way round."""
        is_lying = self._orientation in (6, 8)
        return is_lying and (preview.width > preview.height) != (self.size[0] > self.size[1])

    def _read_preview(self) -> Image.Image | None:
        """The largest picture beside the sensor's; None where there is none that can be opened."""
        with Forgiving():
            thumbnail = self._raw.extract_thumb()
            if thumbnail.format is self._library.ThumbFormat.JPEG:
                preview = Image.open(io.BytesIO(thumbnail.data), formats=("JPEG",))
                preview.load()
                return preview
            return Image.fromarray(thumbnail.data.copy())
        return None


def _has_sensor_data(file: BinaryIO) -> bool:
    """Walk through the directories of a TIFF file until one describes what a sensor saw."""
    file.seek(0)
    order = "<" if file.read(2) == b"II" else ">"
    (first,) = struct.unpack(order + "2xI", file.read(6))
    waiting, seen = [first], set[int]()
    while waiting and len(seen) < _MOST_DIRECTORIES:
        place = waiting.pop()
        if not place or place in seen:
            continue
        seen.add(place)
        file.seek(place)
        (count,) = struct.unpack(order + "H", file.read(2))
        entries = struct.iter_unpack(order + "HHI4s", file.read(12 * min(count, _MOST_ENTRIES)))
        following = file.read(4)
        for tag, type_, values, data in entries:
            if tag == _DNG_VERSION:
                return True
            if tag == _PHOTOMETRIC and struct.unpack(order + "H", data[:2])[0] in (_COLOUR_FILTER_ARRAY, _LINEAR_RAW):
                return True
            if tag == _SUB_DIRECTORIES and type_ in (4, 13):
                waiting += _places(file, order, values, data)
        waiting += struct.unpack(order + "I", following) if len(following) == 4 else ()
    return False


def _places(file: BinaryIO, order: str, count: int, data: bytes) -> list[int]:
    """Where the directories below one begin: one place is kept in the entry itself, several lie elsewhere."""
    if count > 1:
        file.seek(struct.unpack(order + "I", data)[0])
        data = file.read(4 * min(count, _MOST_DIRECTORIES))
    return [place for (place,) in struct.iter_unpack(order + "I", data[: len(data) // 4 * 4])]


def _read_own_statements(beginning: bytes) -> Stated:
    if beginning[4:8] == b"ftyp":
        return _read_canon_boxes(beginning)
    if beginning[:2] not in (b"II", b"MM"):
        return Stated()
    # Olympus and Panasonic write other marks before the same structure.
    little = beginning[:2] == b"II"
    tiff = (_TIFF_MARKS[0] if little else _TIFF_MARKS[1]) + beginning[4:]
    exif = _exif_of(tiff)
    packet: Any = exif.get(_XMP, b"")
    packet = bytes(packet) if isinstance(packet, tuple) else packet
    return read_exif(exif).completed_by(read_xmp(packet) if isinstance(packet, bytes | str) else Stated())


def _exif_of(tiff: bytes) -> Image.Exif:
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + tiff)
    return exif


def _read_canon_boxes(beginning: bytes) -> Stated:
    """A CR3 keeps its main, photographic and place directories in boxes of their own.

    Source: Laurent Clévy, "Description of the Canon CR3 file format".
    """
    boxes = []
    for name in (b"CMT1", b"CMT2", b"CMT4"):
        at = beginning.find(name)
        if at < 4:
            raise ValueError(f"no box {name!r}")
        (length,) = struct.unpack(">I", beginning[at - 4 : at])
        boxes.append(beginning[at + 4 : at - 4 + length])
    main, photo, place = (_exif_of(box) for box in boxes)
    return read_exif(main, photo=dict(photo), place=dict(place))
