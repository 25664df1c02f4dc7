"""A frame of a film as a picture: upright, with square pixels, RGB."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

_JPEG_QUALITY = 80
_QUARTER_TURNS = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}


def upright_size_px(size_px: tuple[int, int], rotation: int, stretch: float) -> tuple[int, int]:
    """Width and height of a frame as it is to be shown.

    Args:
        size_px: width and height as it is stored.
        rotation: degrees by which it must be turned counterclockwise.
        stretch: how much wider than high its pixels are.
    """
    width_px, height_px = max(round(size_px[0] * stretch), 1), size_px[1]
    return (height_px, width_px) if _quarter_turns(rotation) % 2 else (width_px, height_px)


def upright(frame: Any, rotation: int, stretch: float) -> Image.Image:
    """An `av.VideoFrame` as it is to be shown; see `upright_size_px`."""
    width_px = max(round(frame.width * stretch), 1)
    pixels = frame.reformat(width_px, frame.height, "rgb24", interpolation="BICUBIC", threads=1).to_ndarray()
    if frame.interlaced_frame:  # two moments are woven into it; one of them will do
        image = Image.fromarray(pixels[::2]).resize((width_px, frame.height), Image.Resampling.BICUBIC)
    else:
        image = Image.fromarray(pixels)
    turns = _quarter_turns(rotation)
    return image.transpose(_QUARTER_TURNS[turns]) if turns else image


def within(image: Image.Image, longest_px: int) -> Image.Image:
    """A picture with at most longest_px on its longer side, never enlarged."""
    scale = longest_px / max(image.size)
    if scale >= 1:
        return image
    size_px = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    return image.resize(size_px, Image.Resampling.LANCZOS, reducing_gap=2.0)


def as_jpeg(image: Image.Image, longest_px: int) -> bytes:
    """A picture as a JPEG of at most longest_px on its longer side, never enlarged."""
    data = io.BytesIO()
    within(image, longest_px).save(data, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return data.getvalue()


def _quarter_turns(rotation: int) -> int:
    return round(rotation / 90) % 4
