"""Photoshop files: the picture that all layers together give, which Photoshop keeps in the file, or its thumbnail."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from PIL import Image

from models.kinds import Kind
from models.media import failures
from models.media.exif import read_exif
from models.media.sources import check_pixels
from models.media.stated import Forgiving, Stated
from models.media.xmp import read_xmp
from models.messages import say

_HEADER = struct.Struct(">4sH6xHIIHH")
_MOST_RESOURCE_BYTES = 64 << 20
_LARGE_VERSION = 2
_OLD_THUMBNAIL, _THUMBNAIL, _VERSION, _EXIF, _XMP = 1033, 1036, 1057, 1058, 1060
_THUMBNAIL_HEADER_BYTES = 28
# Planes that are read here, by the number of the colour mode. Others are left to Pillow, or to the thumbnail.
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_RAW, _PACKED = 0, 1


@dataclass(frozen=True, slots=True)
class _Header:
    version: int
    channels: int
    width: int
    height: int
    depth: int
    mode: int


class PhotoshopFile:
    """A PSD or PSB file as a `Source`. Layers are not put together; where the whole picture is not kept, the small
    one that file managers show is used.

    Source: Adobe Photoshop File Formats Specification, November 2019.
    Raises: BadFile: DAMAGED or TOO_LARGE.
    """

    is_drawing = False

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.seek(0)
        self._header = _read_header(file)
        check_pixels(self._header.width, self._header.height)
        self.size = self._header.width, self._header.height
        _skip_section(file, 4)
        self._resources = _read_resources(file)
        _skip_section(file, 8 if self._header.version == _LARGE_VERSION else 4)
        self._merged_at = file.tell()

    def load(self, least_px: int) -> Image.Image:
        """The merged picture, or else the thumbnail, however small.

        Raises: BadFile: NOTHING_INSIDE where there is neither; DAMAGED.
        """
        # The sixth byte of this resource is 0 where Photoshop was told to keep no merged picture.
        if self._resources.get(_VERSION, b"\0\0\0\0\1")[4:5] != b"\0":
            if self._header.mode in _MODES and self._header.depth in (8, 16):
                return self._merged(least_px)
            if self._header.version != _LARGE_VERSION and self._header.depth <= 8:
                self._file.seek(0)
                return Image.open(self._file, formats=("PSD",))
        return self._thumbnail()

    def orientation(self) -> int:
        """Its pixels are upright, whatever the camera wrote."""
        return 1

    def stated(self) -> Stated:
        """What its EXIF and XMP state."""
        stated = Stated()
        with Forgiving():
            exif = Image.Exif()
            exif.load(b"Exif\0\0" + self._resources[_EXIF])
            stated = read_exif(exif)
        return stated.completed_by(read_xmp(self._resources.get(_XMP, b"")))

    def _merged(self, least_px: int) -> Image.Image:
        """The planes of the merged picture, put together. What is transparent is white in them already."""
        mode = _MODES[self._header.mode]
        self._file.seek(self._merged_at)
        if self._header.channels < len(mode):
            raise failures.damaged(Kind.IMAGE, say("it lacks one of its colours"))
        factor = max(min(self.size) // least_px, 1)
        planes = [plane.reduce(factor) for plane in self._planes(len(mode))]
        if mode == "CMYK":
            planes = [Image.fromarray(255 - np.asarray(plane)) for plane in planes]
        return Image.merge(mode, planes)

    def _planes(self, count: int) -> Iterator[Image.Image]:
        """The first planes, each of 8 bits, one after the other so that one alone is in memory at its full size."""
        header, file = self._header, self._file
        row_bytes = header.width * header.depth // 8
        (compression,) = struct.unpack(">H", _exactly(file, 2))
        if compression == _RAW:
            for _ in range(count):
                yield self._plane(_exactly(file, row_bytes * header.height), "raw")
            return
        if compression != _PACKED:
            raise failures.damaged(Kind.IMAGE, say("its picture is packed in an unknown way"))
        width = ">u4" if header.version == _LARGE_VERSION else ">u2"
        rows = header.channels * header.height
        lengths = np.frombuffer(_exactly(file, rows * np.dtype(width).itemsize), width)
        for plane in lengths.reshape(header.channels, header.height)[:count]:
            packed_bytes = int(plane.sum(dtype=np.int64))
            if packed_bytes > 2 * (row_bytes + 1) * header.height:
                raise failures.damaged(Kind.IMAGE, say("its rows are longer than they can be"))
            yield self._plane(_exactly(file, packed_bytes), "packbits")

    def _plane(self, data: bytes, packing: str) -> Image.Image:
        width, height = self.size
        if self._header.depth == 8:
            return Image.frombytes("L", (width, height), data, packing, "L")
        # Of the two bytes of each value the first is enough.
        pairs = Image.frombytes("L", (width * 2, height), data, packing, "L")
        return Image.fromarray(np.asarray(pairs)[:, ::2].copy())

    def _thumbnail(self) -> Image.Image:
        data = self._resources.get(_THUMBNAIL, b"")[_THUMBNAIL_HEADER_BYTES:]
        if data:
            return Image.open(io.BytesIO(data), formats=("JPEG",))
        old = self._resources.get(_OLD_THUMBNAIL, b"")[_THUMBNAIL_HEADER_BYTES:]
        if old:
            blue, green, red = Image.open(io.BytesIO(old), formats=("JPEG",)).convert("RGB").split()
            return Image.merge("RGB", (red, green, blue))
        raise failures.nothing_inside(
            "This Photoshop file holds no picture that can be shown.",
            "It keeps its layers alone, without the picture that they give together.",
            'Save it once with "Maximize Compatibility" turned on, or save a copy in a common format.',
        )


def _read_header(file: BinaryIO) -> _Header:
    magic, version, channels, height, width, depth, mode = _HEADER.unpack(_exactly(file, _HEADER.size))
    if magic != b"8BPS" or version not in (1, _LARGE_VERSION) or not (width and height and channels):
        raise failures.damaged(Kind.IMAGE, say("its header makes no sense"))
    return _Header(version, channels, width, height, depth, mode)


def _read_resources(file: BinaryIO) -> Mapping[int, bytes]:
    """The image resources by their number; what is broken ends them, but not the picture."""
    (length,) = struct.unpack(">I", _exactly(file, 4))
    if length > _MOST_RESOURCE_BYTES:
        file.seek(length, io.SEEK_CUR)
        return {}
    data = _exactly(file, length)
    resources: dict[int, bytes] = {}
    place = 0
    while data[place : place + 4] in (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR") and place + 12 <= len(data):
        (number, name_bytes) = struct.unpack_from(">HB", data, place + 4)
        place += 6 + (name_bytes + 2) // 2 * 2
        if place + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, place)
        resources.setdefault(number, data[place + 4 : place + 4 + size])
        place += 4 + (size + 1) // 2 * 2
    return resources


def _skip_section(file: BinaryIO, length_bytes: int) -> None:
    length = int.from_bytes(_exactly(file, length_bytes), "big")
    file.seek(length, io.SEEK_CUR)


def _exactly(file: BinaryIO, count: int) -> bytes:
    """So many bytes; a length that lies takes no memory. Raises: BadFile: DAMAGED where the file ends before."""
    at = file.tell()
    left = file.seek(0, io.SEEK_END) - at
    file.seek(at)
    if count > left:
        raise failures.damaged(Kind.IMAGE, say("it breaks off"))
    return file.read(count)
