"""Pictures come out upright, opaque, bounded, and pixel for pixel as the encoders' own libraries make them."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np
import pytest
from media_makers import PICTURE_FORMATS, corners, photograph, write_picture
from PIL import Image

from models.encoders.torchvision_operators import ensure_torchvision
from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import pictures
from models.media.decoder import Decoder
from models.media.framing import frame
from models.media.parts import DecodeRequest, FileFacts, Piece, Preview
from models.spaces import PictureInput

SMALL = PictureInput(32)
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def decode(path: Path, *inputs: PictureInput, **options: int) -> tuple[FileFacts, Preview, Piece]:
    parts = list(Decoder().decode(bytes(path), Kind.IMAGE, DecodeRequest(pictures=inputs or (SMALL,), **options)))
    assert [type(part) for part in parts] == [FileFacts, Preview, Piece]
    return parts[0], parts[1], parts[2]


def assert_corners(array: np.ndarray) -> None:
    far = len(array) - 4
    for (row, column), colour in {(3, 3): RED, (3, far): BLUE, (far, 3): WHITE, (far, far): WHITE}.items():
        assert np.allclose(array[row, column], colour, atol=24), (row, column, array[row, column])


@pytest.mark.parametrize("extension", PICTURE_FORMATS)
def test_every_format_is_read(tmp_path: Path, extension: str) -> None:
    path = write_picture(tmp_path / f"picture{extension}", corners(96).resize((192, 96), Image.Resampling.NEAREST))
    facts, preview, piece = decode(path, PictureInput(32, fit="squash"), thumbnail_px=48)
    assert (facts.width, facts.height) == (192, 96)
    assert piece.ordinal == 0
    assert_corners(piece.inputs[PictureInput(32, fit="squash")])
    thumbnail = Image.open(io.BytesIO(preview.data))
    assert preview.suffix == ".jpg" and thumbnail.format == "JPEG" and thumbnail.size == (48, 24)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("extension", [".jpg", ".png", ".webp", ".tif", ".heic", ".avif"])
def test_a_picture_is_turned_upright(tmp_path: Path, extension: str, orientation: int) -> None:
    upright = corners(64).resize((64, 128), Image.Resampling.NEAREST)
    stored = upright if orientation == 1 else upright.transpose(_INVERSE[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = write_picture(tmp_path / f"turned{extension}", stored, exif=exif)
    facts, _, piece = decode(path, PictureInput(32, fit="squash"))
    assert (facts.width, facts.height) == (64, 128)
    assert_corners(piece.inputs[PictureInput(32, fit="squash")])
    whole = Decoder().picture(bytes(path), 128)
    assert (whole.width, whole.height, len(whole.rgb)) == (64, 128, 64 * 128 * 3)


_INVERSE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def test_a_broken_orientation_does_not_cost_the_picture(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "odd.jpg", corners(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert_corners(decode(path)[2].inputs[SMALL])


def _with_transparency(mode: str) -> Image.Image:
    layer = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    layer.paste((255, 0, 0, 255), (0, 0, 32, 32))
    if mode == "P":
        palette = Image.new("P", (64, 64), 1)
        palette.putpalette([255, 0, 0, 0, 0, 0])
        palette.paste(0, (0, 0, 32, 32))
        palette.info["transparency"] = 1
        return palette
    return layer if mode == "RGBA" else layer.convert(mode)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_lies_on_white(tmp_path: Path, mode: str) -> None:
    path = write_picture(tmp_path / "clear.png", _with_transparency(mode))
    array = decode(path)[2].inputs[SMALL]
    assert tuple(array[28, 28]) == WHITE
    assert array[4, 4, 1] < 130


@pytest.mark.parametrize(
    ("mode", "bright", "extension"),
    [
        ("1", 1, ".png"),
        ("L", 255, ".png"),
        ("I;16", 65535, ".png"),
        ("I;16", 65535, ".tif"),
        ("I", 65535, ".tif"),
        ("F", 1.0, ".tif"),
        ("CMYK", (0, 0, 0, 0), ".jpg"),
        ("CMYK", (0, 0, 0, 0), ".tif"),
        ("LAB", (255, 128, 128), ".tif"),
    ],
)
def test_every_mode_becomes_rgb(tmp_path: Path, mode: str, bright: object, extension: str) -> None:
    dark = (0, 0, 0, 255) if mode == "CMYK" else (0, 128, 128) if mode == "LAB" else 0
    image = Image.new(mode, (64, 64), dark)
    image.paste(bright, (0, 0, 64, 32))
    array = decode(write_picture(tmp_path / f"mode{extension}", image))[2].inputs[SMALL]
    assert array[4].min() > 245
    assert array[28].max() < 45


def test_an_animation_shows_its_first_frame(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (40, 40), RED), Image.new("RGB", (40, 40), BLUE)
    for extension in (".gif", ".webp", ".png", ".tif"):
        path = write_picture(tmp_path / f"moving{extension}", first, save_all=True, append_images=[second])
        assert np.allclose(decode(path)[2].inputs[SMALL][16, 16], RED, atol=8), extension


def _by_hand(image: Image.Image, wanted: PictureInput) -> np.ndarray:
    """The evaluation transforms of open_clip, step by step on Pillow images."""
    size, filter_ = wanted.size_px, getattr(Image.Resampling, wanted.interpolation.upper())
    width, height = image.size
    if wanted.fit == "squash":
        return np.asarray(image.resize((size, size), filter_))
    if wanted.fit == "pad":
        ratio = max(width, height) / size
        scaled = image.resize((round(width / ratio), round(height / ratio)), filter_)
        canvas = np.full((size, size, 3), 127, np.uint8)
        top, left = (size - scaled.height) // 2, (size - scaled.width) // 2
        canvas[top : top + scaled.height, left : left + scaled.width] = np.asarray(scaled)
        return canvas
    short = wanted.resize_px or size
    new = (short, int(short * height / width)) if width < height else (int(short * width / height), short)
    scaled = image.resize(new, filter_)
    top, left = round((new[1] - size) / 2.0), round((new[0] - size) / 2.0)
    return np.asarray(scaled)[top : top + size, left : left + size]


WANTED = [
    PictureInput(224),
    PictureInput(224, resize_px=256, interpolation="bilinear"),
    PictureInput(224, fit="squash"),
    PictureInput(224, fit="pad"),
    PictureInput(256, fit="pad", interpolation="bilinear"),
]


@pytest.mark.parametrize("wanted", WANTED, ids=str)
@pytest.mark.parametrize("size", [(640, 480), (481, 643), (224, 224), (100, 70), (225, 1001), (333, 224)])
def test_framing_equals_the_reference(wanted: PictureInput, size: tuple[int, int]) -> None:
    image = photograph(*size)
    ours = frame(image, wanted)
    assert ours.dtype == np.uint8 and ours.shape == (wanted.size_px, wanted.size_px, 3)
    assert np.array_equal(ours, _by_hand(image, wanted))


@pytest.mark.real
@pytest.mark.parametrize("fit", ["crop", "squash", "pad"])
def test_framing_equals_open_clip(fit: str) -> None:
    ensure_torchvision()
    from open_clip.transform import image_transform

    mode = {"crop": "shortest", "squash": "squash", "pad": "longest"}[fit]
    transform = image_transform(
        224, is_train=False, mean=(0, 0, 0), std=(1, 1, 1), resize_mode=mode, interpolation="bicubic", fill_color=127
    )
    for size in [(640, 480), (481, 643), (225, 1001)]:
        image = photograph(*size)
        theirs = np.rint(transform(image).numpy() * 255).astype(np.uint8).transpose(1, 2, 0)
        assert np.array_equal(frame(image, PictureInput(224, fit=fit)), theirs), size


@pytest.mark.parametrize("size", [(1, 3000), (3000, 1), (1, 1), (2, 5000)])
def test_very_long_pictures_are_framed(tmp_path: Path, size: tuple[int, int]) -> None:
    path = write_picture(tmp_path / "long.png", Image.new("RGB", size, RED))
    facts, preview, piece = decode(path, *WANTED)
    assert (facts.width, facts.height) == size
    assert max(Image.open(io.BytesIO(preview.data)).size) <= 512
    assert all((array == RED).all(axis=2).any() for array in piece.inputs.values())


def test_reduced_decoding_agrees_with_full_decoding(tmp_path: Path) -> None:
    """A large JPEG is decoded at a fraction of its size; what the encoders see must hardly change."""
    path = write_picture(tmp_path / "large.jpg", photograph(4000, 3000), quality=92)
    full = Image.open(path).convert("RGB")
    _, _, piece = decode(path, *WANTED)
    for wanted in WANTED:
        difference = np.abs(piece.inputs[wanted].astype(int) - frame(full, wanted).astype(int))
        assert difference.mean() < 1.0, wanted
        assert np.percentile(difference, 99) <= 5, wanted


def test_large_pictures_are_reduced_in_strips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = photograph(1500, 1100)
    image.putalpha(Image.new("L", image.size, 255))
    path = write_picture(tmp_path / "large.png", image)
    whole = decode(path, PictureInput(64), thumbnail_px=64)[2].inputs[PictureInput(64)]
    monkeypatch.setattr(pictures, "_STRIPS_ABOVE_PIXELS", 1_000_000)
    facts, _, piece = decode(path, PictureInput(64), thumbnail_px=64)
    assert (facts.width, facts.height) == (1500, 1100)
    assert np.abs(piece.inputs[PictureInput(64)].astype(int) - whole.astype(int)).mean() < 2.0


def test_too_many_pixels_are_refused_even_if_pillow_would_only_warn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_picture(tmp_path / "bomb.png", Image.new("L", (150, 100)))
    monkeypatch.setattr(pictures, "MOST_PIXELS", 10_000)
    with pytest.raises(BadFile) as caught:
        decode(path)
    assert caught.value.reason is BadFileReason.TOO_LARGE


@pytest.mark.parametrize("extension", PICTURE_FORMATS)
def test_half_a_picture_is_damaged(tmp_path: Path, extension: str) -> None:
    path = write_picture(tmp_path / f"half{extension}", photograph(160, 120))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(BadFile) as caught:
        decode(path)
    assert caught.value.reason is BadFileReason.DAMAGED
    assert "0x" not in caught.value.why


def test_a_finished_picture_is_not_sent_again(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "done.png", corners())
    parts = list(Decoder().decode(bytes(path), Kind.IMAGE, DecodeRequest(pictures=(SMALL,), done={Kind.IMAGE: 1})))
    assert [type(part) for part in parts] == [FileFacts, Preview]


def test_a_whole_picture_is_never_enlarged(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "whole.jpg", photograph(900, 600))
    shown = Decoder().picture(bytes(path), 300)
    assert (shown.width, shown.height) == (300, 200) and len(shown.rgb) == 300 * 200 * 3
    assert Decoder().picture(bytes(path), 5000).width == 900


def test_warnings_stay_inside(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "plain.png", corners())
    limit = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        decode(path)
    assert not caught
    assert limit is not None
