"""Small encoders that real worker processes run: they compute something, and fail in the ways real ones do."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders.protocol import normalised


class LengthEncoder:
    """Texts to (length, 1): enough to see which row belongs to which text."""

    def __init__(self, largest_batch: int = 1000, crash_marker: str = "") -> None:
        self._largest_batch = largest_batch
        self._crash_marker = Path(crash_marker) if crash_marker else None

    def encode_media(self, batch: Sequence[str]) -> tuple[Any, ...]:
        if len(batch) > self._largest_batch:
            raise MemoryError
        if self._crash_marker is not None and not self._crash_marker.exists():
            self._crash_marker.touch()
            os._exit(3)
        if "crash" in batch:
            os._exit(3)
        if "slow" in batch:
            time.sleep(0.3)
        if "hang" in batch:
            time.sleep(600)
        rows = np.array([[len(text), 1] for text in batch], dtype=np.float32)
        return normalised(rows), normalised(rows[:, ::-1])

    def encode_text(self, texts: Sequence[str]) -> Any:
        return self.encode_media(texts)[0]


def load(*args: Any) -> LengthEncoder:
    return LengthEncoder(*args)


def load_for_ever(*args: Any) -> None:
    time.sleep(600)


def load_nothing(*args: Any) -> None:
    import a_package_that_is_not_installed  # noqa: F401


class Measuring:
    """Knows one tower's runtime and fails on the other; or does what it is told."""

    def __init__(self, order: str = "") -> None:
        self._order = order

    def measure_media(self) -> dict[str, Any]:
        if self._order == "hang":
            time.sleep(600)
        if self._order == "no room":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return {"runtime": "onnx-fp32", "tried": {"onnx-fp32": {"mean_cosine": 1.0}}}

    def measure_text(self) -> dict[str, Any]:
        raise RuntimeError("out of ideas")
