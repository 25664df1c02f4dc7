"""Decoders that misbehave while somebody looks at a file, by its name."""

from __future__ import annotations

import os
import time

from models.shown import PageData
from models.views import PictureData


class MisbehavingViewer:
    def page(self, path: bytes, page: int, max_px: int, passage: str) -> PageData:
        if b"crash" in path:
            os._exit(3)
        if b"slow" in path:
            time.sleep(60)
        if b"memory" in path:
            raise MemoryError
        return PageData(PictureData(1, 1, b"\0\0\0"), page, 9)
