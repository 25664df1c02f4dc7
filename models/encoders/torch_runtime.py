"""How torch runs in a worker process: on one thread, never from a hub, and out of memory means `MemoryError`."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

_OUT_OF_MEMORY = ("can't allocate memory", "not enough memory", "out of memory")


def prepare_torch() -> None:
    """Call once, before anything else imports torch, open_clip or transformers in this process."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    import torch

    torch.set_num_threads(1)  # one thread per worker process measured faster than several in one
    torch.set_grad_enabled(False)


@contextlib.contextmanager
def memory_errors() -> Iterator[None]:
    """Turns torch's own out-of-memory errors into `MemoryError`, which the parent answers with smaller batches."""
    try:
        yield
    except RuntimeError as error:
        if any(words in str(error) for words in _OUT_OF_MEMORY):
            raise MemoryError(str(error)) from error
        raise


def picture_tensor(batch: Sequence[np.ndarray], mean: Sequence[float], std: Sequence[float]) -> Any:
    """Pictures as a normalised float tensor.

    Args:
        batch: uint8 arrays of shape (size_px, size_px, 3).
        mean, std: per channel, on the scale 0..255.

    Returns: torch.Tensor, shape (len(batch), 3, size_px, size_px), float32.
    """
    import torch

    pixels = np.stack(batch).astype(np.float32)
    pixels -= np.asarray(mean, dtype=np.float32)
    pixels /= np.asarray(std, dtype=np.float32)
    return torch.from_numpy(np.ascontiguousarray(pixels.transpose(0, 3, 1, 2)))
