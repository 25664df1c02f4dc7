"""Good pictures of the formats that Pillow does not write: drawings, Photoshop files, raw photographs, JPEG XL."""

from __future__ import annotations

import base64
import gzip
import io
import struct
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

SVG = "http://www.w3.org/2000/svg"


def png_bytes(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def svg_bytes(body: str, size: tuple[object, object] = (64, 64), more: str = "") -> bytes:
    """A drawing with the given elements."""
    return (
        f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{size[0]}" height="{size[1]}" {more}>{body}</svg>'
    ).encode()


def drawn(image: Image.Image) -> bytes:
    """A drawing that holds a picture, and a little of everything hidden behind it."""
    data = base64.b64encode(png_bytes(image)).decode()
    hidden = (
        '<defs><linearGradient id="sky"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
        '<filter id="soft"><feGaussianBlur stdDeviation="2"/></filter><path id="leaf" d="M1 1c9 0 9 9 0 9z"/></defs>'
        '<rect width="20" height="20" fill="url(#sky)" filter="url(#soft)"/><use xlink:href="#leaf" x="3"/>'
        '<g transform="rotate(30)"><text x="2" y="9" style="font-size:9px">Held</text></g>'
    )
    inside = f'<image width="{image.width}" height="{image.height}" xlink:href="data:image/png;base64,{data}"/>'
    return svg_bytes(f"<title>Held</title>{hidden}{inside}", image.size)


def psd_bytes(
    image: Image.Image,
    *,
    depth: int = 8,
    packed: bool = True,
    large: bool = False,
    resources: dict[int, bytes] | None = None,
) -> bytes:
    """A Photoshop file without layers: grey, RGB or CMYK; `large` makes a PSB."""
    number = {"L": 1, "RGB": 3, "CMYK": 4}[image.mode]
    planes = [np.asarray(plane) for plane in image.split()]
    if image.mode == "CMYK":
        planes = [255 - plane for plane in planes]
    if depth == 16:
        planes = [(plane.astype(">u2") * 257).view(np.uint8).reshape(image.height, -1) for plane in planes]
    header = struct.pack(">4sH6xHIIHH", b"8BPS", 1 + large, len(planes), image.height, image.width, depth, number)
    blocks = b"".join(
        struct.pack(">4sHHI", b"8BIM", key, 0, len(data)) + data + bytes(len(data) % 2)
        for key, data in (resources or {}).items()
    )
    sections = bytes(4) + struct.pack(">I", len(blocks)) + blocks + bytes(8 if large else 4)
    if not packed:
        return header + sections + bytes(2) + b"".join(plane.tobytes() for plane in planes)
    rows = [_pack_bits(row.tobytes()) for plane in planes for row in plane]
    lengths = b"".join(struct.pack(">I" if large else ">H", len(row)) for row in rows)
    return header + sections + b"\0\1" + lengths + b"".join(rows)


def _pack_bits(row: bytes) -> bytes:
    """Every run as it is: the simplest way to be right."""
    parts = (row[at : at + 128] for at in range(0, len(row), 128))
    return b"".join(bytes((len(part) - 1,)) + part for part in parts)


def thumbnail_resource(image: Image.Image) -> bytes:
    """What file managers show of a Photoshop file: resource 1036."""
    data = io.BytesIO()
    image.save(data, "JPEG", quality=95)
    return bytes(28) + data.getvalue()


Entry = tuple[int, int, object]
"""Tag, type (1 byte, 2 text, 3 short, 4 long, 5 rational, 7 anything, 10 signed rational) and value of a TIFF entry;
the value of a directory below is a list of entries, that of pixels are bytes with type 0."""

_LAYOUTS = {1: "B", 3: "H", 4: "I", 5: "II", 10: "ii"}


def tiff_bytes(entries: list[Entry], mark: bytes = b"II*\0") -> bytes:
    """A TIFF file, or EXIF, with one directory and those below it."""
    data = bytearray(mark + struct.pack("<I", 8))
    _append_directory(data, entries)
    return bytes(data)


def _append_directory(data: bytearray, entries: list[Entry]) -> int:
    place = len(data)
    entries = sorted(entries, key=lambda entry: entry[0])
    data += struct.pack("<H", len(entries)) + bytes(12 * len(entries) + 4)
    for number, (tag, type_, value) in enumerate(entries):
        if isinstance(value, list):
            type_, count, packed = 4, 1, struct.pack("<I", _append_directory(data, value))
        elif type_ == 0:
            type_, count, packed = 4, 1, struct.pack("<I", _append(data, value))
        else:
            count, packed = _pack(type_, value)
        if len(packed) > 4:
            packed = struct.pack("<I", _append(data, packed))
        struct.pack_into("<HHI4s", data, place + 2 + 12 * number, tag, type_, count, packed.ljust(4, b"\0"))
    return place


def _append(data: bytearray, more: bytes) -> int:
    data += bytes(len(data) % 2)
    place = len(data)
    data += more
    return place


def _pack(type_: int, value: object) -> tuple[int, bytes]:
    if type_ == 2:
        packed = value.encode() + b"\0"
        return len(packed), packed
    if type_ == 7:
        return len(value), value
    values = value if isinstance(value, tuple) else (value,)
    if type_ in (5, 10):
        flat = [part for each in values for part in (each if isinstance(each, tuple) else (round(each * 10000), 10000))]
        return len(values), struct.pack(f"<{len(flat)}{_LAYOUTS[type_][0]}", *flat)
    return len(values), struct.pack(f"<{len(values)}{_LAYOUTS[type_]}", *values)


_FROM_XYZ = (3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.2040, 1.0570)


def dng_bytes(image: Image.Image, *, preview: Image.Image | None = None, more: list[Entry] | None = None) -> bytes:
    """A raw photograph of a camera that sees exactly sRGB, behind a Bayer filter; with a preview if one is given."""
    light = (np.asarray(image.convert("RGB"), np.float64) / 255) ** 2.2
    mosaic = light[..., 1].copy()
    mosaic[::2, ::2], mosaic[1::2, 1::2] = light[::2, ::2, 0], light[1::2, 1::2, 2]
    pixels = (mosaic * 65535).astype("<u2").tobytes()
    entries: list[Entry] = [
        (254, 4, 0), (256, 4, image.width), (257, 4, image.height), (258, 3, 16), (259, 3, 1), (262, 3, 32803),
        (271, 2, "Findling"), (272, 2, "Findling One"), (273, 0, pixels), (274, 3, 1), (277, 3, 1),
        (278, 4, image.height), (279, 4, len(pixels)), (284, 3, 1), (33421, 3, (2, 2)), (33422, 1, (0, 1, 1, 2)),
        (50706, 1, (1, 4, 0, 0)), (50708, 2, "Findling One"), (50714, 3, 0), (50717, 3, 65535),
        (50721, 10, _FROM_XYZ), (50728, 5, (1.0, 1.0, 1.0)), (50778, 3, 21),
    ]  # fmt: skip
    if preview is not None:
        data = io.BytesIO()
        preview.save(data, "JPEG", quality=95, subsampling=0)
        below = [
            (254, 4, 1), (256, 4, preview.width), (257, 4, preview.height), (258, 3, (8, 8, 8)), (259, 3, 7),
            (262, 3, 6), (273, 0, data.getvalue()), (277, 3, 3), (278, 4, preview.height),
            (279, 4, len(data.getvalue())),
        ]  # fmt: skip
        entries.append((330, 4, below))
    replaced = {tag for tag, _, _ in more or ()}
    return tiff_bytes([entry for entry in entries if entry[0] not in replaced] + (more or []))


def jxl_bytes(image: Image.Image, **options: object) -> bytes:
    """A JPEG XL picture; skips the test where its library is not installed."""
    library = pytest.importorskip("pylibjxl", reason="JPEG XL needs the package pylibjxl")
    return library.encode(np.ascontiguousarray(np.asarray(image)), effort=3, **options)


SPECIAL_PICTURES: dict[str, Callable[[Image.Image], bytes]] = {
    ".svg": drawn,
    ".svgz": lambda image: gzip.compress(drawn(image)),
    ".psd": psd_bytes,
    ".psb": lambda image: psd_bytes(image, depth=16, large=True),
    ".dng": dng_bytes,
    ".jxl": jxl_bytes,
}
