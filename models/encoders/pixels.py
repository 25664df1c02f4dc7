"""Pictures as networks take them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def picture_array(batch: Sequence[np.ndarray], mean: Sequence[float], std: Sequence[float]) -> npt.NDArray[np.float32]:
    """Pictures as normalised numbers.

    Args:
        batch: uint8 arrays of shape (size_px, size_px, 3).
        mean, std: per channel, on the scale 0..255.

    Returns: shape (len(batch), 3, size_px, size_px), float32.
    """
    pixels = np.stack(batch).astype(np.float32)
    pixels -= np.asarray(mean, dtype=np.float32)
    pixels /= np.asarray(std, dtype=np.float32)
    return np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))
