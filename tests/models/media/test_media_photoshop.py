"""Photoshop files show the picture that their layers give together, or the small one that is kept beside it."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from media_makers import corners, photograph
from picture_makers import psd_bytes, thumbnail_resource, tiff_bytes
from PIL import Image

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, FileFacts, Piece
from models.spaces import PictureInput

WANTED = PictureInput(32, fit="squash")
NOT_MERGED = {1057: struct.pack(">IB", 1, 0) + bytes(8)}


def decode(folder: Path, content: bytes, name: str = "layers.psd") -> tuple[FileFacts, np.ndarray]:
    (folder / name).write_bytes(content)
    parts = list(Decoder().decode(bytes(folder / name), Kind.IMAGE, DecodeRequest(pictures=(WANTED,))))
    assert isinstance(parts[0], FileFacts) and isinstance(parts[2], Piece)
    return parts[0], parts[2].inputs[WANTED]


def refusal(folder: Path, content: bytes) -> BadFile:
    with pytest.raises(BadFile) as caught:
        decode(folder, content)
    return caught.value


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_way_of_keeping_the_picture_is_read(
    tmp_path: Path, mode: str, depth: int, packed: bool, large: bool
) -> None:
    image = corners(64).convert(mode)
    facts, pixels = decode(tmp_path, psd_bytes(image, depth=depth, packed=packed, large=large))
    expected = np.asarray(image.convert("RGB").resize((32, 32), Image.Resampling.BICUBIC))
    assert (facts.width, facts.height) == (64, 64)
    assert np.abs(pixels.astype(int) - expected).max() <= 1


def test_what_stands_in_a_fourth_plane_does_not_make_holes(tmp_path: Path) -> None:
    """It may be a selection; what is transparent is white in the merged picture already."""
    content = bytearray(psd_bytes(corners(64), packed=False) + bytes(64 * 64))
    struct.pack_into(">H", content, 12, 4)
    _, pixels = decode(tmp_path, bytes(content))
    assert tuple(pixels[4, 4]) == (255, 0, 0)


def test_a_large_picture_is_reduced_plane_by_plane(tmp_path: Path) -> None:
    image = photograph(1500, 1100)
    facts, pixels = decode(tmp_path, psd_bytes(image))
    assert (facts.width, facts.height) == (1500, 1100)
    expected = np.asarray(image.resize((32, 32), Image.Resampling.BICUBIC)).astype(int)
    assert np.abs(pixels - expected).mean() < 2


def test_without_a_merged_picture_the_small_one_is_shown(tmp_path: Path) -> None:
    resources = {**NOT_MERGED, 1036: thumbnail_resource(corners(96))}
    facts, pixels = decode(tmp_path, psd_bytes(Image.new("RGB", (640, 640)), resources=resources))
    assert (facts.width, facts.height) == (640, 640)
    assert pixels[28, 28].min() > 240 and pixels[4, 4, 0] > 230 and pixels[4, 4, 1] < 25
    blue_first = {1033: thumbnail_resource(Image.merge("RGB", corners(96).split()[::-1])), **NOT_MERGED}
    assert decode(tmp_path, psd_bytes(Image.new("RGB", (640, 640)), resources=blue_first))[1][4, 4, 0] > 230


def test_a_depth_that_is_not_read_shows_the_small_picture(tmp_path: Path) -> None:
    content = bytearray(psd_bytes(corners(64), resources={1036: thumbnail_resource(corners(64))}))
    struct.pack_into(">H", content, 22, 32)
    assert decode(tmp_path, bytes(content))[1][4, 4, 0] > 230


def test_layers_alone_have_nothing_to_show(tmp_path: Path) -> None:
    error = refusal(tmp_path, psd_bytes(corners(64), resources=NOT_MERGED))
    assert error.reason is BadFileReason.NOTHING_INSIDE and "Maximize Compatibility" in error.what_to_do


def test_its_statements_are_found(tmp_path: Path) -> None:
    photo = (0x8769, 4, [(0x9003, 2, "2021:02:03 04:05:06")])
    exif = tiff_bytes([(271, 2, "Canon"), (272, 2, "EOS"), (274, 3, 6), photo])
    xmp = (
        b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b"<r:Description><dc:title><r:Alt><r:li>Poster</r:li></r:Alt></dc:title></r:Description></r:RDF>"
    )
    facts, pixels = decode(tmp_path, psd_bytes(corners(64), resources={1058: exif, 1060: xmp}))
    assert (facts.title, facts.taken_at, facts.camera) == ("Poster", "2021-02-03T04:05:06", "Canon EOS")
    assert tuple(pixels[4, 4]) == (255, 0, 0)


@pytest.mark.parametrize(
    ("place", "layout", "value", "reason"),
    [
        (14, ">II", (300_000, 300_000), BadFileReason.TOO_LARGE),
        (14, ">II", (0, 64), BadFileReason.DAMAGED),
        (14, ">II", (15_000, 15_000), BadFileReason.DAMAGED),
        (4, ">H", (3,), BadFileReason.DAMAGED),
        (12, ">H", (1,), BadFileReason.DAMAGED),
        (12, ">H", (0,), BadFileReason.DAMAGED),
        (26, ">I", (0xFFFFFFFF,), BadFileReason.DAMAGED),
        (30, ">I", (0xFFFFFFFF,), BadFileReason.DAMAGED),
        (34, ">I", (0xFFFFFFFF,), BadFileReason.DAMAGED),
        (38, ">H", (2,), BadFileReason.DAMAGED),
        (40, ">HH", (65535, 65535), BadFileReason.DAMAGED),
    ],
)
def test_a_header_that_lies_takes_no_memory(
    tmp_path: Path, place: int, layout: str, value: tuple[int, ...], reason: BadFileReason
) -> None:
    content = bytearray(psd_bytes(corners(64)))
    struct.pack_into(layout, content, place, *value)
    assert refusal(tmp_path, bytes(content)).reason is reason


def test_broken_resources_do_not_cost_the_picture(tmp_path: Path) -> None:
    for number in (1036, 1058, 1060):
        for data in (b"", b"\xff" * 7, b"Exif\0\0II*\0\xff\xff\xff\xff"):
            _, pixels = decode(tmp_path, psd_bytes(corners(64), resources={number: data}))
            assert tuple(pixels[4, 4]) == (255, 0, 0)
