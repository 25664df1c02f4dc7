"""JPEG XL, JPEG 2000 and icons are read as other pictures are; without its decoder, JPEG XL is named."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from media_makers import corners, photograph, write_picture
from picture_makers import jxl_bytes
from PIL import Image

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import jpeg_xl, sources
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, FileFacts, Piece
from models.spaces import PictureInput

WANTED = PictureInput(32, fit="squash")


def decode(path: Path) -> tuple[FileFacts, np.ndarray]:
    parts = list(Decoder().decode(bytes(path), Kind.IMAGE, DecodeRequest(pictures=(WANTED,))))
    assert isinstance(parts[0], FileFacts) and isinstance(parts[2], Piece)
    return parts[0], parts[2].inputs[WANTED]


def refusal(path: Path) -> BadFile:
    with pytest.raises(BadFile) as caught:
        decode(path)
    return caught.value


def test_grey_and_transparent_pictures_are_read(tmp_path: Path) -> None:
    clear = corners(64).convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 32, 64, 64))
    for name, image in (("grey", corners(64).convert("L")), ("clear", clear)):
        path = tmp_path / f"{name}.jxl"
        path.write_bytes(jxl_bytes(image))
        facts, pixels = decode(path)
        assert (facts.width, facts.height) == (64, 64)
        assert pixels[28].min() > 240 and pixels[4, 4, 1] < 100


def test_a_jpeg_that_was_packed_anew_is_read(tmp_path: Path) -> None:
    library = pytest.importorskip("pylibjxl")
    image = photograph(320, 240)
    jpeg = write_picture(tmp_path / "photo.jpg", image, quality=90)
    path = tmp_path / "photo.jxl"
    path.write_bytes(library.jpeg_to_jxl(jpeg.read_bytes()))
    assert np.abs(decode(path)[1].astype(int) - decode(jpeg)[1]).mean() < 2


def test_it_comes_out_upright(tmp_path: Path) -> None:
    """The decoder turns by the picture's own header; the orientation in EXIF must not turn it again."""
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "turned.jxl"
    path.write_bytes(jxl_bytes(corners(64).resize((64, 32)), exif=exif.tobytes()))
    facts, pixels = decode(path)
    assert (facts.width, facts.height) == (64, 32)
    assert np.allclose(pixels[4, 4], (255, 0, 0), atol=24)


def test_large_claims_are_refused_before_they_are_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.jxl"
    path.write_bytes(jxl_bytes(Image.new("L", (200, 100))))
    monkeypatch.setattr(jpeg_xl, "_MOST_PIXELS", 10_000)
    assert refusal(path).reason is BadFileReason.TOO_LARGE


def test_other_content_is_damaged(tmp_path: Path) -> None:
    pytest.importorskip("pylibjxl")
    for number, content in enumerate(
        (b"\xff\x0a", b"\xff\x0a" + b"\xff" * 90, b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(90))
    ):
        path = tmp_path / f"{number}.jxl"
        path.write_bytes(content)
        assert refusal(path).reason is BadFileReason.DAMAGED


def test_without_the_library_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.jxl"
    path.write_bytes(b"\xff\x0a" + bytes(range(1, 90)))

    def find_nothing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(sources.importlib, "import_module", find_nothing)
    error = refusal(path)
    assert error.reason is BadFileReason.UNSUPPORTED and "pylibjxl" in error.why and "JPEG XL" in error.what


def test_a_bare_stream_of_jpeg_2000_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bare.j2k"
    corners(64).save(path, "JPEG2000", no_jp2=True)
    assert path.read_bytes().startswith(b"\xff\x4f\xff\x51")
    assert np.allclose(decode(path)[1][4, 4], (255, 0, 0), atol=24)


@pytest.mark.parametrize("resolutions", [1, 2, 6])
def test_a_large_jpeg_2000_is_decoded_at_a_fraction_of_its_size(tmp_path: Path, resolutions: int) -> None:
    image = photograph(1501, 1103)
    path = tmp_path / "large.jp2"
    image.save(path, num_resolutions=resolutions)
    facts, pixels = decode(path)
    assert (facts.width, facts.height) == (1501, 1103)
    expected = np.asarray(image.resize((32, 32), Image.Resampling.BICUBIC)).astype(int)
    assert np.abs(pixels - expected).mean() < 2


def test_the_largest_of_an_icon_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "program.ico"
    corners(128).save(path, "ICO", sizes=[(16, 16), (128, 128), (48, 48)])
    facts, pixels = decode(path)
    assert (facts.width, facts.height) == (128, 128)
    assert np.allclose(pixels[4, 4], (255, 0, 0), atol=24)


def test_an_icon_that_holds_a_bomb_is_refused(tmp_path: Path) -> None:
    png = (tmp_path / "large.png", Image.new("1", (20_000, 20_000)))
    png[1].save(png[0])
    data = png[0].read_bytes()
    path = tmp_path / "bomb.ico"
    path.write_bytes(struct.pack("<HHHBBBBHHII", 0, 1, 1, 64, 64, 0, 0, 1, 32, len(data), 22) + data)
    assert refusal(path).reason is BadFileReason.TOO_LARGE


@pytest.mark.parametrize("extension", [".jp2", ".ico"])
def test_half_of_it_is_damaged(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"half{extension}"
    photograph(160, 120).save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refusal(path).reason is BadFileReason.DAMAGED
