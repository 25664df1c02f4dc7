"""How many of this computer's cores there are for encoders."""

from __future__ import annotations

import os

_MANY = 4


def cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def query_threads() -> int:
    """How many threads read a query, for which somebody waits: two, where there are cores to spare.

    The second one keeps a core busy for a while after each run. On two cores it takes from the rest of a search what it
    has saved before.
    """
    return 2 if cores() >= _MANY else 1
