"""A fingerprint of what a picture looks like: copies of it nearly share it, however they were stored."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

_GRID_PX = 64
_WAVES = 16
# Waves weaker than this, in shades of 256, are left to noise: in a symmetrical drawing half of them should be nothing
# at all, and storing it anew would toss a coin for each.
_LEAST_WAVE = 2.0
# With fewer strong waves there is nothing to see, or one smooth slope: all such pictures would look alike.
_LEAST_STRONG = 24
_LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)
# Shrinking by whole numbers first costs a third and moves one bit in a hundred pictures.
_REDUCING_GAP = 2.0

Grid = npt.NDArray[np.float32]


def perceptual_hash(upright: Image.Image) -> bytes:
    """The fingerprint of an upright RGB picture of any size and shape.

    The number of bits in which two differ says how much their pictures differ: none or a few for copies that were
    scaled, stored anew or made brighter, some for copies that lack an edge, half of the 256 for unrelated
    pictures, and for mirrored and turned ones.

    Returns: 32 bytes; b"" where there is not enough to see.
    Source: PDQ (Facebook 2019, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm",
        section 3): 64 x 64 luma, the 16 x 16 lowest waves of its cosine transform without the constant ones, one bit
        for each that is above their median. Not bit for bit: the picture is shrunk by Pillow's triangle filter
        where PDQ blurs twice by boxes, and a wave must be above the median by more than noise.
    """
    small = upright.resize((_GRID_PX, _GRID_PX), Image.Resampling.BILINEAR, reducing_gap=_REDUCING_GAP)
    luma: Grid = np.asarray(small, dtype=np.float32) @ _LUMA
    waves = _COSINES @ luma @ _COSINES.T
    strong = waves > np.median(waves) + _LEAST_WAVE
    return np.packbits(strong).tobytes() if strong.sum() >= _LEAST_STRONG else b""


def differing_bits(one: bytes, other: bytes) -> int:
    """In how many of their 256 bits two fingerprints differ."""
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


def _cosines() -> Grid:
    """Rows 1 to 16 of the cosine transform (DCT-II) over 64 places: shape (16, 64), float32."""
    waves = np.arange(1, _WAVES + 1)[:, None]
    places = np.arange(_GRID_PX)[None, :]
    cosines = np.sqrt(2 / _GRID_PX) * np.cos(np.pi / (2 * _GRID_PX) * waves * (2 * places + 1))
    return np.asarray(cosines, dtype=np.float32)


_COSINES = _cosines()
