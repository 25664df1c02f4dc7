"""When indexing works, slows down or waits, so that the computer stays its user's."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import psutil

from models.library.settings import Manner, Settings
from models.messages import say

_SLOW = 0.35
# Others use this share of all processors: they are busy. It must fall below the second before they count as idle.
_BUSY, _IDLE = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is going on around Findling.

    Attributes:
        on_battery: False also where there is none.
        others_busy: whether other programs need the processor.
        hour: of the day, 0 to 23.
    """

    on_battery: bool = False
    others_busy: bool = False
    hour: int = 0


@dataclass(frozen=True, slots=True)
class Conduct:
    """How indexing behaves now: its pace, and why it waits or is slow, for people ("" where it does neither)."""

    pace: float = 1.0
    held_because: str = ""
    slow_because: str = ""


class Observer(Protocol):
    """Whoever knows the circumstances."""

    def look(self) -> Circumstances:
        """The circumstances now."""


def conduct(settings: Settings, now: Circumstances) -> Conduct:
    """How to behave under some circumstances."""
    if not _within(now.hour, settings.from_hour, settings.until_hour):
        return Conduct(held_because=say("It works between %1:00 and %2:00.", settings.from_hour, settings.until_hour))
    asked: list[tuple[Manner, str]] = []
    if now.on_battery:
        asked.append((settings.on_battery, say("The computer runs on battery.")))
    if now.others_busy:
        asked.append((settings.when_busy, say("Other programs need the processor.")))
    for manner, why in asked:
        if manner == "wait":
            return Conduct(held_because=why)
    if settings.speed == "quiet":
        asked.append(("slow", say("You asked for quiet.")))
    for manner, why in asked if settings.speed != "full" else ():
        if manner == "slow":
            return Conduct(pace=_SLOW, slow_because=why)
    return Conduct()


def _within(hour: int, first: int, last: int) -> bool:
    if first == last:
        return True
    return first <= hour < last if first < last else hour >= first or hour < last


class Computer:
    """Looks at this computer. Used by one thread."""

    def __init__(self) -> None:
        self._before: tuple[float, float, float] | None = None
        self._busy = False

    def look(self) -> Circumstances:
        """The circumstances since the last look."""
        battery = None
        # Not every system has a battery, or tells of it.
        with contextlib.suppress(AttributeError, OSError, psutil.Error, RuntimeError):
            battery = psutil.sensors_battery()
        on_battery = battery is not None and battery.power_plugged is False
        return Circumstances(on_battery, self._others_busy(), datetime.now().hour)  # noqa: DTZ005  a person's own day

    def _others_busy(self) -> bool:
        times = psutil.cpu_times()
        idle_s = times.idle + getattr(times, "iowait", 0.0)
        now = (time.monotonic(), idle_s, _own_s())
        if self._before is not None and now[0] > self._before[0]:
            passed_s, idle_s, own_s = (after - before for after, before in zip(now, self._before, strict=True))
            passed_s *= psutil.cpu_count() or 1
            # The time of processes of ours that have ended meanwhile is lost.
            share = (passed_s - idle_s - max(own_s, 0.0)) / passed_s
            self._busy = share > (_IDLE if self._busy else _BUSY)
        self._before = now
        return self._busy


def _own_s() -> float:
    """Seconds of processor time that this program and its processes have used."""
    own_s = 0.0
    me = psutil.Process()
    for process in (me, *me.children(recursive=True)):
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            own_s += times.user + times.system
    return own_s
