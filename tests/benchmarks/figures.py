"""What benchmarks measure, as plain data: figures with their ranges and goals, notes, plots. Nothing heavy is imported.

A benchmark prints what it measures and, where the variable FINDLING_FIGURES names a file, writes the same into it, a
line of JSON for each: this is how `python -m tests.benchmarks` collects everything.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

COLLECTED = "FINDLING_FIGURES"

Better = Literal["less", "more", ""]


@dataclass(frozen=True, slots=True)
class Spread:
    """Several measurements of one thing.

    Attributes:
        value: what stands for all of them. low, high: how far they reach; None where there was only one.
        tail: whether `value` is the middle of many and `high` what one in a hundred exceeds; `low` is None then.
        digits: after the point; None leaves it to the size of the number.
    """

    value: float
    low: float | None = None
    high: float | None = None
    tail: bool = False
    digits: int | None = None

    def __str__(self) -> str:
        value = number_text(self.value, self.digits)
        if self.high is None or self.low == self.high:
            return value
        high = number_text(self.high, self.digits)
        return f"p50 {value}, p99 {high}" if self.tail else f"{value} ({number_text(self.low, self.digits)} to {high})"


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured.

    Attributes:
        table: what it belongs to. column: which of several sides or sizes it is about; "" where there is only one.
        value: None where it is a matter of words.
        ratio: of the value to that of something else, measured in the same run. to: what that is.
        most, least: the goal: the value, or the p99 where there is one, at most or at least so much.
        better: whether less or more is better, where columns are compared with one another; "" for neither.
        judged: "p50" or "p99": which of the two the goal is about.
    """

    table: str
    column: str
    name: str
    value: Spread | None = None
    words: str = ""
    unit: str = ""
    ratio: Spread | None = None
    to: str = ""
    most: float | None = None
    least: float | None = None
    better: Better = ""
    judged: str = "p50"

    @property
    def has_goal(self) -> bool:
        return self.most is not None or self.least is not None

    @property
    def judged_value(self) -> float:
        """What is held against the goal."""
        assert self.value is not None
        return self.value.high if self.judged == "p99" and self.value.high is not None else self.value.value

    @property
    def goal_text(self) -> str:
        """The goal for people."""
        words = (("at most", self.most), ("at least", self.least))
        bounds = [f"{word} {number_text(bound)}" for word, bound in words if bound is not None]
        return ("p99 " if self.judged == "p99" else "") + " and ".join(bounds)

    @property
    def is_kept(self) -> bool:
        """Whether the goal was reached."""
        value = self.judged_value
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)


def number_text(value: float | None, digits: int | None = None) -> str:
    """A number for people: about three figures of it, unless digits after the point are asked for."""
    if value is None:
        return "-"
    if digits is None:
        size = abs(value)
        if size and size < 0.1:
            return f"{value:.2g}" if size >= 0.0001 else f"{value:.0e}"
        digits = 0 if value == int(value) or size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3
    return f"{value:,.{digits}f}"


def write(one: Figure | Mapping[str, Any]) -> None:
    """Add something to the collection, where there is one."""
    target = os.environ.get(COLLECTED)
    if not target:
        return
    line = {"figure": asdict(one)} if isinstance(one, Figure) else dict(one)
    with Path(target).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def as_figure(plain: Mapping[str, Any]) -> Figure:
    """What `write` wrote."""
    spreads = {name: Spread(**plain[name]) if plain[name] else None for name in ("value", "ratio")}
    return Figure(**{**plain, **spreads})


def machine() -> dict[str, Any]:
    """What a reader must know of the computer to judge figures; nothing that tells one such computer from another."""
    import psutil

    return {
        "cores": os.cpu_count() or 1,
        "memory_gb": round(psutil.virtual_memory().total / 1e9),
        "system": f"{platform.system()}, {platform.machine()}",
        "processor": _processor(),
        "python": ".".join(map(str, sys.version_info[:3])),
    }


def load() -> float:
    """How many processes wanted a processor during the last minute."""
    import psutil

    return round(psutil.getloadavg()[0], 2)


def _processor() -> str:
    """Its sets of instructions that matter here: they decide how quick networks run."""
    try:
        flags = set(_flags(Path("/proc/cpuinfo").read_text(encoding="utf-8")))
    except OSError:
        return ""
    return ", ".join(name for flag, name in _INSTRUCTIONS.items() if flag in flags)


_INSTRUCTIONS = {"avx2": "AVX2", "avx512f": "AVX-512", "avx512_vnni": "VNNI", "avx_vnni": "AVX-VNNI", "amx_int8": "AMX"}


def _flags(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith(("flags", "Features")):
            yield from line.partition(":")[2].split()
            return
