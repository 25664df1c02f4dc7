"""Raw photographs show the camera's preview, or what the sensor saw, turned upright and with their facts."""

from __future__ import annotations

import struct
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from media_makers import corners, photograph, write_picture
from picture_makers import Entry, dng_bytes, tiff_bytes
from PIL import Image

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import raw_photos, sources
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, FileFacts, Piece
from models.media.raw_photos import _read_own_statements, is_raw_photo
from models.media.signatures import RAW_PHOTO, recognise
from models.spaces import PictureInput

WANTED = PictureInput(32, fit="squash")
RED, BLUE, WHITE, GREEN = (255, 0, 0), (0, 0, 255), (255, 255, 255), (0, 128, 0)
PHOTO: list[Entry] = [
    (0x8769, 4, [(0x9003, 2, "2019:06:07 08:09:10")]),
    (0x8825, 4, [(1, 2, "S"), (2, 5, (33.0, 51.0, 30.0)), (3, 2, "E"), (4, 5, (151.0, 12.0, 0.0))]),
]


def decode(folder: Path, content: bytes, name: str = "photo.dng") -> tuple[FileFacts, np.ndarray]:
    (folder / name).write_bytes(content)
    parts = list(Decoder().decode(bytes(folder / name), Kind.IMAGE, DecodeRequest(pictures=(WANTED,))))
    assert isinstance(parts[0], FileFacts) and isinstance(parts[2], Piece)
    return parts[0], parts[2].inputs[WANTED]


def is_like(pixel: np.ndarray, colour: tuple[int, int, int]) -> bool:
    return bool(np.allclose(pixel, colour, atol=24))


def test_without_a_preview_the_sensor_is_developed(tmp_path: Path) -> None:
    image = corners(320)
    facts, pixels = decode(tmp_path, dng_bytes(image, more=PHOTO))
    assert (facts.width, facts.height) == (320, 320)
    assert is_like(pixels[4, 4], RED) and is_like(pixels[4, 28], BLUE) and is_like(pixels[28, 28], WHITE)
    assert (facts.camera, facts.taken_at) == ("Findling One", "2019-06-07T08:09:10")
    assert (facts.latitude, facts.longitude) == (-33.858333, 151.2)


def test_a_large_preview_is_shown_instead(tmp_path: Path) -> None:
    content = dng_bytes(corners(640), preview=Image.new("RGB", (600, 600), GREEN))
    facts, pixels = decode(tmp_path, content)
    assert (facts.width, facts.height) == (640, 640)
    assert is_like(pixels[16, 16], GREEN)


def test_a_tiny_preview_is_not_enough(tmp_path: Path) -> None:
    _, pixels = decode(tmp_path, dng_bytes(corners(640), preview=Image.new("RGB", (160, 160), GREEN)))
    assert is_like(pixels[4, 4], RED)


def test_a_sensor_that_cannot_be_read_leaves_the_tiny_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = pytest.importorskip("rawpy")

    class Unreadable:
        def __init__(self, raw: object) -> None:
            self.sizes, self.extract_thumb = raw.sizes, raw.extract_thumb

        def postprocess(self, **_: object) -> None:
            raise library.LibRawDataError(b"Corrupted data")

    fake = SimpleNamespace(**vars(library) | {"imread": lambda file: Unreadable(library.imread(file))})
    monkeypatch.setattr(raw_photos, "require", lambda *_: fake)
    _, pixels = decode(tmp_path, dng_bytes(corners(640), preview=Image.new("RGB", (160, 160), GREEN)))
    assert is_like(pixels[16, 16], GREEN)
    with pytest.raises(BadFile) as caught:
        decode(tmp_path, dng_bytes(corners(640)))
    assert caught.value.reason is BadFileReason.DAMAGED and "LibRaw says: Corrupted data." in caught.value.why


@pytest.mark.parametrize("has_preview", [False, True])
@pytest.mark.parametrize(("orientation", "turn"), [(3, 180), (6, 270), (8, 90)])
def test_it_is_turned_upright(tmp_path: Path, orientation: int, turn: int, has_preview: bool) -> None:
    upright = corners(512).resize((512, 768), Image.Resampling.NEAREST)
    stored = upright.rotate(-turn, expand=True)
    content = dng_bytes(stored, preview=stored if has_preview else None, more=[(274, 3, orientation)])
    facts, pixels = decode(tmp_path, content)
    assert (facts.width, facts.height) == (512, 768)
    assert is_like(pixels[4, 4], RED) and is_like(pixels[4, 28], BLUE) and is_like(pixels[28, 28], WHITE)


def test_a_preview_that_was_turned_already_stays(tmp_path: Path) -> None:
    upright = corners(512).resize((512, 768), Image.Resampling.NEAREST)
    content = dng_bytes(upright.rotate(90, expand=True), preview=upright, more=[(274, 3, 6)])
    facts, pixels = decode(tmp_path, content)
    assert (facts.width, facts.height) == (512, 768)
    assert is_like(pixels[4, 4], RED) and is_like(pixels[4, 28], BLUE)


def test_a_tiff_picture_is_not_taken_for_one(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "plain.tif", photograph(64, 48))
    with path.open("rb") as file:
        assert not is_raw_photo(file)
    raw = tmp_path / "raw.tif"
    raw.write_bytes(dng_bytes(corners(64)))
    with raw.open("rb") as file:
        assert is_raw_photo(file)


@pytest.mark.parametrize(
    "beginning",
    [
        b"FUJIFILMCCD-RAW 0201",
        b"IIRO\x08\0\0\0",
        b"IIU\0\x18\0\0\0",
        b"FOVb\0\0\0\0",
        b"\0MRM\0\0\0\0",
        b"\0\0\0\x18ftypcrx \0\0\0\1crx isom",
        b"II*\0\x10\0\0\0CR\2\0",
    ],
)
def test_makers_marks_are_known_and_what_follows_may_be_broken(tmp_path: Path, beginning: bytes) -> None:
    path = tmp_path / "photo.raf"
    path.write_bytes(beginning + bytes(range(256)) * 8)
    with path.open("rb") as file:
        assert is_raw_photo(file)
    assert recognise(beginning + bytes(100)) is RAW_PHOTO or beginning.startswith(b"II*\0")
    with pytest.raises(BadFile) as caught:
        decode(tmp_path, path.read_bytes())
    assert caught.value.reason is BadFileReason.DAMAGED


def test_directories_that_lead_in_circles_end(tmp_path: Path) -> None:
    path = tmp_path / "circle.tif"
    path.write_bytes(b"II*\0\x08\0\0\0" + struct.pack("<HHHIII", 1, 330, 4, 1, 8, 8))
    with path.open("rb") as file:
        assert not is_raw_photo(file)


def test_the_boxes_of_a_cr3_are_read(tmp_path: Path) -> None:
    """Only its statements can be made here."""

    def box(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content) + 8) + name + content

    directories = {
        b"CMT1": tiff_bytes([(271, 2, "Canon"), (272, 2, "Canon EOS R5")]),
        b"CMT2": tiff_bytes([(0x9003, 2, "2022:01:02 03:04:05")]),
        b"CMT4": tiff_bytes([(1, 2, "N"), (2, 5, (10.0, 30.0, 0.0)), (3, 2, "W"), (4, 5, (20.0, 0.0, 0.0))]),
    }
    content = b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + b"".join(box(*each) for each in directories.items())
    stated = _read_own_statements(content)
    assert (stated.camera, stated.taken_at) == ("Canon EOS R5", "2022-01-02T03:04:05")
    assert (stated.latitude, stated.longitude) == (10.5, -20)


@pytest.mark.parametrize("mark", [b"IIRO", b"IIU\0"])
def test_other_marks_before_the_same_structure_are_read(mark: bytes) -> None:
    stated = _read_own_statements(tiff_bytes([(271, 2, "OLYMPUS CORPORATION"), (272, 2, "E-M1"), *PHOTO], mark))
    assert (stated.camera, stated.taken_at) == ("OLYMPUS E-M1", "2019-06-07T08:09:10")


def test_a_sensor_of_absurd_size_is_refused(tmp_path: Path) -> None:
    content = dng_bytes(corners(64), more=[(256, 4, 60_000), (257, 4, 60_000)])
    with pytest.raises(BadFile) as caught:
        decode(tmp_path, content)
    assert caught.value.reason in (BadFileReason.TOO_LARGE, BadFileReason.DAMAGED)


def test_without_the_library_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find_nothing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(sources.importlib, "import_module", find_nothing)
    with pytest.raises(BadFile) as caught:
        decode(tmp_path, dng_bytes(corners(64)))
    assert caught.value.reason is BadFileReason.UNSUPPORTED and "rawpy" in caught.value.why
