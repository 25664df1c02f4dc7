"""Which pictures look alike: the same one in another form, and none that only resembles it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import media_cache
import numpy as np
import pytest
from alike_makers import drawing, photo, scan
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance

from models.analysis import looks
from models.analysis.alignment import Part, find_part
from models.analysis.looks import Look, Looks, look_alike, read_look
from models.media.perceptual_hash import differing_bits, perceptual_hash

Change = Callable[[Image.Image], Image.Image]


def stored(picture: Image.Image, quality: int, image_format: str = "JPEG") -> Image.Image:
    data = io.BytesIO()
    picture.save(data, image_format, quality=quality)
    return Image.open(data).convert("RGB")


def cut(picture: Image.Image, share: float) -> Image.Image:
    across, down = round(picture.width * share), round(picture.height * share)
    return picture.crop((across, down, picture.width - across, picture.height - down))


def scaled(picture: Image.Image, times: float) -> Image.Image:
    return picture.resize((round(picture.width * times), round(picture.height * times)), Image.Resampling.LANCZOS)


KEPT: dict[str, Change] = {
    "itself": lambda picture: picture,
    "stored anew": lambda picture: stored(picture, 85),
    "stored coarsely": lambda picture: stored(picture, 35),
    "as WebP": lambda picture: stored(picture, 70, "WEBP"),
    "half": lambda picture: scaled(picture, 0.5),
    "larger": lambda picture: scaled(picture, 1.6),
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.12),
    "darker": lambda picture: ImageEnhance.Brightness(picture).enhance(0.75),
    "more contrast": lambda picture: ImageEnhance.Contrast(picture).enhance(1.2),
    "paler": lambda picture: ImageEnhance.Color(picture).enhance(0.7),
    "without its edges": lambda picture: cut(picture, 0.02),
    "half, brighter, stored anew": lambda picture: stored(
        ImageEnhance.Brightness(scaled(picture, 0.5)).enhance(1.1), 60
    ),
}


def with_a_bird(picture: Image.Image) -> Image.Image:
    changed = picture.copy()
    side = picture.width // 12
    ImageDraw.Draw(changed).ellipse((picture.width // 3, side, picture.width // 3 + side, 2 * side), fill="black")
    return changed


def with_a_new_colour(picture: Image.Image) -> Image.Image:
    blue, green, red = picture.split()
    return Image.merge("RGB", (red, green, blue))


LOST: dict[str, Change] = {
    "something came in": with_a_bird,
    "other colours": with_a_new_colour,
    "mirrored": lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    "turned": lambda picture: picture.transpose(Image.Transpose.ROTATE_180),
    "half of it": lambda picture: picture.crop((0, 0, picture.width // 2, picture.height)),
    "the camera moved": lambda picture: picture.transform(
        picture.size, Image.Transform.AFFINE, (1, 0, picture.width * 0.03, 0, 1, 0)
    ),
    "inverted": lambda picture: Image.eval(picture, lambda shade: 255 - shade),
}


def look(picture: Image.Image, folder: Path, name: str = "one") -> Look:
    """As the decoder makes it for the previews folder."""
    small = picture.copy()
    small.thumbnail((512, 512), Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.save(folder / f"{name}.jpg", "JPEG", quality=85, optimize=True)
    found = read_look(folder / f"{name}.jpg")
    assert found is not None
    return found


def bits_between(one: Image.Image, other: Image.Image) -> int:
    return differing_bits(perceptual_hash(one), perceptual_hash(other))


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("original", [photo(21), drawing(4)], ids=["photo", "drawing"])
def test_a_picture_in_another_form_is_found(name: str, original: Image.Image, tmp_path: Path) -> None:
    changed = KEPT[name](original)
    assert bits_between(original, changed) <= Looks.most_bits
    one, other = look(original, tmp_path), look(changed, tmp_path, "other")
    assert look_alike(one, other) > 0.75
    assert look_alike(other, one) > 0.75


@pytest.mark.parametrize("name", LOST)
@pytest.mark.parametrize("original", [photo(22), drawing(5)], ids=["photo", "drawing"])
def test_another_picture_is_not_taken_for_it(name: str, original: Image.Image, tmp_path: Path) -> None:
    one, other = look(original, tmp_path), look(LOST[name](original), tmp_path, "other")
    assert look_alike(one, other) == look_alike(other, one) == 0.0


def test_letters_of_one_template_are_told_apart_although_their_hashes_are_not(tmp_path: Path) -> None:
    letters = [scan("Adam Miller", "EUR 120.50"), scan("Adam Miller", "EUR 98.10"), scan("Berta Smith", "EUR 120.50")]
    seen = [look(picture, tmp_path, str(number)) for number, picture in enumerate(letters)]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert bits_between(letters[one], letters[other]) <= 31
        assert look_alike(seen[one], seen[other]) == 0.0
    assert look_alike(seen[0], look(stored(scaled(letters[0], 0.6), 50), tmp_path)) > 0.75


def test_the_part_that_is_left_is_found(tmp_path: Path) -> None:
    whole = photo(23)
    part = whole.crop((19, 10, 640 - 13, 480 - 5))
    found = find_part(whole.convert("L"), part.convert("L"))
    assert (found.left, found.top) == pytest.approx((19 / 640, 10 / 480), abs=0.003)
    assert (found.width, found.height) == pytest.approx((608 / 640, 465 / 480), abs=0.004)
    assert found.outside == 0.0 and not found.is_larger
    back = found.turned_round()
    assert back.is_larger
    again = back.turned_round()
    assert (again.left, again.width) == pytest.approx((found.left, found.width))


def test_a_part_that_reaches_beyond_the_picture_says_so() -> None:
    assert Part(0.1, 0.9, -0.05, 0.9).outside == pytest.approx(0.05)
    assert Part(0.1, 0.95, 0.05, 0.9).outside == pytest.approx(0.05)


@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(1, 60))
def test_tiny_pictures_of_any_shape_are_compared_without_a_word(seed: int, width: int, height: int) -> None:
    def noise(number: int) -> Look:
        shades = np.random.default_rng(number).integers(0, 256, (height, width, 3), dtype=np.uint8)
        return Look(*Image.fromarray(shades, "RGB").convert("YCbCr").split())

    assert look_alike(noise(seed), noise(seed)) == 1.0
    assert 0.0 <= look_alike(noise(seed), noise(seed + 1)) <= 1.0
    flat = Look(*(Image.new("L", (width, height), 128) for _ in range(3)))
    assert look_alike(flat, flat) == 1.0


@pytest.mark.parametrize("damage", [b"", b"no picture", b"\xff\xd8\xff\xe0 and then nothing"])
def test_a_preview_that_is_damaged_or_missing_is_no_look(damage: bytes, tmp_path: Path) -> None:
    assert read_look(tmp_path / "missing.jpg") is None
    (tmp_path / "damaged.jpg").write_bytes(damage)
    assert read_look(tmp_path / "damaged.jpg") is None
    Image.new("RGB", (looks._LARGEST_PREVIEW_PX + 1, 8)).save(tmp_path / "huge.jpg")
    assert read_look(tmp_path / "huge.jpg") is None


def test_a_preview_that_breaks_off_is_no_look(tmp_path: Path) -> None:
    photo(24).save(tmp_path / "whole.jpg")
    (tmp_path / "part.jpg").write_bytes((tmp_path / "whole.jpg").read_bytes()[:3000])
    assert read_look(tmp_path / "part.jpg") is None


def test_real_drawings_of_one_style_are_different_pictures(stamps: Sequence[media_cache.Stamp], tmp_path: Path) -> None:
    def seen(name: str) -> tuple[Image.Image, Look]:
        path = next(stamp.path for stamp in stamps if stamp.path.stem == name)
        picture = Image.open(path).convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        return white.convert("RGB"), look(white.convert("RGB"), tmp_path)

    for one, other in (("dreydl-gimmel", "dreydl-nun"), ("dreydl-gimmel", "dreydl-shin"), ("U_filled", "U_outline")):
        assert bits_between(seen(one)[0], seen(other)[0]) <= Looks.most_bits
        assert look_alike(seen(one)[1], seen(other)[1]) == 0.0
        assert look_alike(seen(one)[1], look(stored(seen(one)[0], 60), tmp_path, "again")) > 0.75
