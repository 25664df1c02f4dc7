"""Copies of a picture nearly share their fingerprint, other pictures do not, and what shows nothing has none."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from pathlib import Path

import media_cache
import numpy as np
import pytest
from media_makers import photograph, write_picture
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, FileFacts
from models.media.perceptual_hash import differing_bits, perceptual_hash
from models.spaces import PictureInput

UNRELATED_BITS = 80


@functools.cache
def scene(seed: int, width: int = 800, height: int = 600) -> Image.Image:
    """Some forty shapes before a sky: as different from one another as photographs."""
    chance = np.random.default_rng(seed)
    sky = Image.linear_gradient("L").resize((width, height))
    image = ImageOps.colorize(sky, "steelblue", "linen")
    for _ in range(40):
        x, y = chance.uniform(0, width), chance.uniform(0, height)
        across, down = chance.uniform(15, 130, 2)
        colour = tuple(int(shade) for shade in chance.uniform(0, 255, 3))
        ImageDraw.Draw(image).ellipse((x - across, y - down, x + across, y + down), fill=colour)
    grain = chance.normal(0, 5, (height, width, 1))
    return Image.fromarray(np.clip(np.asarray(image) + grain, 0, 255).astype(np.uint8))


def as_jpeg(image: Image.Image, quality: int) -> Image.Image:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    return Image.open(data).convert("RGB")


def cropped(image: Image.Image, share: float) -> Image.Image:
    across, down = round(image.width * share / 2), round(image.height * share / 2)
    return image.crop((across, down, image.width - across, image.height - down))


CHANGES: dict[str, tuple[Callable[[Image.Image], Image.Image], int, int]] = {
    "quality 50": (lambda image: as_jpeg(image, 50), 0, 16),
    "quality 10": (lambda image: as_jpeg(image, 10), 0, 31),
    "half the size": (lambda image: image.reduce(2), 0, 10),
    "a tenth of the size": (lambda image: image.resize((80, 60), Image.Resampling.LANCZOS), 0, 16),
    "another shape": (lambda image: image.resize((600, 600), Image.Resampling.LANCZOS), 0, 10),
    "brighter": (lambda image: ImageEnhance.Brightness(image).enhance(1.15), 0, 40),
    "darker": (lambda image: ImageEnhance.Brightness(image).enhance(0.85), 0, 16),
    "grey": (lambda image: image.convert("L").convert("RGB"), 0, 10),
    "without a little of its edge": (lambda image: cropped(image, 0.02), 1, 48),
    "without a tenth": (lambda image: cropped(image, 0.1), 32, 160),
    "mirrored": (ImageOps.mirror, UNRELATED_BITS, 176),
    "upside down": (ImageOps.flip, UNRELATED_BITS, 176),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", range(5))
def test_copies_are_near_and_what_looks_different_is_far(seed: int, change: str) -> None:
    changed, least, most = CHANGES[change]
    image = scene(seed)
    assert least <= differing_bits(perceptual_hash(image), perceptual_hash(changed(image))) <= most


def test_other_pictures_are_far() -> None:
    hashes = [perceptual_hash(scene(seed, 400, 300)) for seed in range(20)]
    pairs = [differing_bits(one, other) for i, one in enumerate(hashes) for other in hashes[:i]]
    assert min(pairs) >= UNRELATED_BITS and 120 <= np.median(pairs) <= 136


def test_it_has_a_fixed_form() -> None:
    fingerprint = perceptual_hash(scene(1))
    assert len(fingerprint) == 32 and fingerprint == perceptual_hash(scene(1).copy())
    assert differing_bits(fingerprint, fingerprint) == 0
    assert differing_bits(bytes(32), b"\xff" * 32) == 256


def _flat() -> dict[str, Image.Image]:
    chance = np.random.default_rng(1)
    slope = np.tile(np.linspace(0, 255, 400), (300, 1)).astype(np.uint8)
    noise = np.clip(128 + chance.normal(0, 6, (300, 400, 3)), 0, 255).astype(np.uint8)
    return {
        "one colour": Image.new("RGB", (400, 300), "teal"),
        "a slope": Image.fromarray(slope).convert("RGB"),
        "a slope downwards": Image.fromarray(slope.T.copy()).convert("RGB"),
        "noise": Image.fromarray(noise),
        "a pixel": Image.new("RGB", (1, 1)),
    }


@pytest.mark.parametrize("name", _flat())
def test_what_shows_nothing_has_none(name: str) -> None:
    assert perceptual_hash(_flat()[name]) == b""


@pytest.mark.parametrize("size", [(1, 5000), (5000, 1), (3, 3), (64, 64), (65, 1000)])
def test_every_shape_is_fine(size: tuple[int, int]) -> None:
    assert len(perceptual_hash(photograph(*size))) in (0, 32)


def test_it_does_not_depend_on_what_encoders_want(tmp_path: Path) -> None:
    """A large JPEG is decoded at a fraction of its size, and at another one for each encoder."""
    path = write_picture(tmp_path / "large.jpg", scene(3).resize((3000, 2200)))
    hashes = []
    for size_px in (32, 224, 448):
        request = DecodeRequest(pictures=(PictureInput(size_px),), thumbnail_px=64)
        facts = next(Decoder().decode(bytes(path), Kind.IMAGE, request))
        assert isinstance(facts, FileFacts)
        hashes.append(facts.perceptual_hash)
    assert all(differing_bits(hashes[0], each) <= 4 for each in hashes)


@pytest.mark.real
def test_real_pictures_keep_apart() -> None:
    try:
        stamps = media_cache.stamps()
    except media_cache.MediaUnavailable as reason:
        pytest.skip(str(reason))
    originals, copies = [], []
    for stamp in stamps[::4]:
        image = Image.open(stamp.path).convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image)
        upright = white.convert("RGB")
        fingerprint = perceptual_hash(upright)
        if min(upright.size) >= 128 and fingerprint:
            originals.append(fingerprint)
            copies.append(differing_bits(fingerprint, perceptual_hash(as_jpeg(upright.reduce(2), 50))))
    others = [differing_bits(one, other) for i, one in enumerate(originals) for other in originals[:i]]
    assert np.mean(np.array(copies) <= 24) > 0.95
    assert np.mean(np.array(others) <= 24) < 0.001
