"""A maker of maps that says how far it is once, and then nothing for a minute: as if a library were compiled."""

from __future__ import annotations

import time
from collections.abc import Iterator

from models.jobs import Progress


class SlowMaps:
    def make(self, *_: object) -> Iterator[Progress]:
        yield Progress(10, 100, "Arranging")
        time.sleep(60)
