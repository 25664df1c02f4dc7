"""Encoders that really encode, only less well, and bring all kinds together."""

from __future__ import annotations

from typing import Any

import numpy as np
from fakes import FakeEncoders


class Bridged(FakeEncoders):
    """Carries many pictures and sounds at once over to words, as the real ones do."""

    def translate(self, vectors: Any, source: str, target: str) -> Any:
        if not len(vectors):
            return np.empty((0, 256), np.float32)
        found = [super(Bridged, self).translate(row[None], source, target) for row in vectors]
        return None if any(one is None for one in found) else np.vstack(found)
