"""Scaling and cutting a picture to what an encoder wants, pixel for pixel as the encoders' own libraries do."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from models.spaces import PictureInput

_FILTERS = {"bicubic": Image.Resampling.BICUBIC, "bilinear": Image.Resampling.BILINEAR}
_PAD_GREY = (127, 127, 127)
_LONGEST_ASPECT = 16


def frame(image: Image.Image, wanted: PictureInput) -> npt.NDArray[np.uint8]:
    """Fit an RGB picture into the square that an encoder wants.

    Returns: shape (size_px, size_px, 3), uint8.
    Source: the evaluation transforms of open_clip 3 ("shortest", "squash", "longest") on Pillow images.
    """
    if wanted.fit == "squash":
        fitted = _scale(image, (wanted.size_px, wanted.size_px), wanted)
    elif wanted.fit == "pad":
        fitted = _pad(image, wanted)
    else:
        fitted = _crop(image, wanted)
    return np.array(fitted, dtype=np.uint8)


def shorter_side_px(wanted: PictureInput) -> int:
    """Length that the shorter side of a picture is scaled to, or may be scaled to, for an encoder."""
    return max(wanted.resize_px, wanted.size_px) if wanted.fit == "crop" else wanted.size_px


def _crop(image: Image.Image, wanted: PictureInput) -> Image.Image:
    image = _without_far_ends(image)
    width, height = image.size
    shorter = shorter_side_px(wanted)
    longer = int(shorter * max(width, height) / min(width, height))
    scaled = _scale(image, (shorter, longer) if width <= height else (longer, shorter), wanted)
    left = round((scaled.width - wanted.size_px) / 2)
    top = round((scaled.height - wanted.size_px) / 2)
    return scaled.crop((left, top, left + wanted.size_px, top + wanted.size_px))


def _pad(image: Image.Image, wanted: PictureInput) -> Image.Image:
    ratio = max(image.size) / wanted.size_px
    size = (max(round(image.width / ratio), 1), max(round(image.height / ratio), 1))
    square = Image.new("RGB", (wanted.size_px, wanted.size_px), _PAD_GREY)
    square.paste(_scale(image, size, wanted), ((wanted.size_px - size[0]) // 2, (wanted.size_px - size[1]) // 2))
    return square


def _scale(image: Image.Image, size: tuple[int, int], wanted: PictureInput) -> Image.Image:
    return image if image.size == size else image.resize(size, _FILTERS[wanted.interpolation])


def _without_far_ends(image: Image.Image) -> Image.Image:
    """Cut what a crop of the centre never shows from a very long picture: scaled whole, it could fill the memory."""
    width, height = image.size
    longest = min(width, height) * _LONGEST_ASPECT
    if max(width, height) <= longest:
        return image
    if width > height:
        left = (width - longest) // 2
        return image.crop((left, 0, left + longest, height))
    top = (height - longest) // 2
    return image.crop((0, top, width, top + longest))
