"""Moments as people think of them: by the clock on the wall, wherever that was."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import numpy as np

from models.catalogue.columns import Integers

NEVER_S = int(np.iinfo(np.int64).min)
"""Stands for a moment that is not known."""

DAY_S = 86_400
FIRST_DAY = date(1970, 1, 1).toordinal()

_FIRST_MOMENT = datetime(1970, 1, 1)  # noqa: DTZ001  clocks of cameras know of no zone
_FIRST_S = (1 - FIRST_DAY) * DAY_S
# As Findling itself writes it: numpy reads that much quicker, but takes other texts for times that are none.
_AS_WRITTEN = re.compile(r"(?:(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2})?)?\n)*")
_NS_PER_S = 1_000_000_000


def taken_s(texts: Sequence[str]) -> Integers:
    """Seconds since 1970 began, by the same clock, of ISO dates and times; `NEVER_S` where one is none."""
    if not _AS_WRITTEN.fullmatch("\n".join(texts) + "\n"):
        return np.fromiter(map(_taken_s, texts), np.int64, len(texts))
    try:
        # What is no time becomes the least integer, which is `NEVER_S`.
        seconds = np.array(texts, "datetime64[s]").astype(np.int64)
    except ValueError:
        return np.fromiter(map(_taken_s, texts), np.int64, len(texts))
    seconds[seconds < _FIRST_S] = NEVER_S
    return seconds


def _taken_s(text: str) -> int:
    try:
        since = datetime.fromisoformat(text).replace(tzinfo=None) - _FIRST_MOMENT
    except ValueError:
        return NEVER_S
    return since.days * DAY_S + since.seconds


def changed_s(times_ns: Integers) -> Integers:
    """Seconds since 1970 began as clocks here showed them, of moments in nanoseconds since 1970 in Greenwich.

    The system is asked twice for each day, not for each file; for each only on days on which clocks were put forward or
    back.
    """
    times_s = times_ns // _NS_PER_S
    days, row = np.unique(times_s // DAY_S, return_inverse=True)
    ahead_s = np.array([[_ahead_s(day * DAY_S), _ahead_s((day + 1) * DAY_S - 1)] for day in days.tolist()], np.int64)
    ahead_s = ahead_s.reshape(-1, 2)
    found = ahead_s[row, 0]
    for place in np.flatnonzero(ahead_s[row, 0] != ahead_s[row, 1]).tolist():
        found[place] = _ahead_s(int(times_s[place]))
    local_s: Integers = times_s + found
    return local_s


def _ahead_s(time_s: int) -> int:
    """How far clocks here are ahead of Greenwich at a moment."""
    try:
        return time.localtime(time_s).tm_gmtoff
    except (ValueError, OverflowError, OSError):
        # Windows knows of no local time before 1970.
        return round((datetime.now().astimezone().utcoffset() or timedelta(0)) / timedelta(seconds=1))
