"""What the laboratory finds out, as plain data: a verdict in words, figures, and a plot. Picklable, no behaviour but
what drawing an axis takes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Tone = Literal["fine", "notice", "unsure"]
"""Of a verdict: nothing is to be done; something is; there is too little to tell."""
Mark = Literal["line", "points", "bars"]
Cell = str | int | float | None

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MARGIN = 0.04
_LOG_MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Attributes: decimals: of its numbers; where it holds words, they are of no account."""

    title: str
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Figures. Attributes: rows: as many cells each as there are columns; None and NaN are shown as a dash."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Some points of a plot, drawn alike.

    Attributes:
        points: x and y, finite; above 0 on an axis that is logarithmic.
        names: of the points, written beside them, as many as there are points; or none.
        marked: numbers of points that are drawn larger.
        ranges: low and high y of each point, drawn as a stroke; or none.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    mark: Mark = "line"
    names: tuple[str, ...] = ()
    marked: tuple[int, ...] = ()
    ranges: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of figures.

    Attributes:
        x_log, y_log: whether an axis is logarithmic.
        x_names: where x is no number: what stands at 0, 1, 2 ...
        y_least, y_most: that the axis reaches to at least; None where the points alone decide.
    """

    title: str
    x_title: str
    y_title: str
    series: tuple[Series, ...]
    x_log: bool = False
    y_log: bool = False
    x_names: tuple[str, ...] = ()
    y_least: float | None = None
    y_most: float | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A file that shows what is meant. Attributes: note: what is to be said of it, "" for nothing."""

    name: str
    path: bytes
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a measurement says.

    Attributes:
        name: of the measurement. title: for people, with what was measured.
        verdict: in one or two plain sentences. what_to_do: the next step, "" where there is none.
        notes: what else a person should know to read the figures.
        examples_title: what the examples show; "" where there are none.
    """

    name: str
    title: str
    tone: Tone
    verdict: str
    what_to_do: str = ""
    tables: tuple[Table, ...] = ()
    plot: Plot | None = None
    notes: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    examples_title: str = ""


@dataclass(frozen=True, slots=True)
class SpaceChoice:
    """A space that can be measured.

    Attributes:
        kind: of its items, "" where that is not known.
        answers_text: whether words can be encoded into it on this computer.
        form: in which its vectors are to be kept in memory, see `kept_forms`.
        state: the form that they have, with what was measured of it, in words; "" while nobody asks it anything.
        changing: whether they get that form just now; the searches go on as before meanwhile.
        refused: forms that they cannot have, and why.
        scaled: whether it is searched with local scaling.
    """

    space_id: int
    name: str
    title: str
    kind: str
    vectors: int
    answers_text: bool
    form: str = ""
    state: str = ""
    changing: bool = False
    refused: Mapping[str, str] = field(default_factory=dict)
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where an axis reaches, and what is written at it. Attributes: ticks: places, ascending."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool = False

    def place(self, value: float) -> float:
        """Where a value lies: 0 at the low end, 1 at the high one."""
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


def axes(plot: Plot, most_ticks: int = 6) -> tuple[Axis, Axis]:
    """The two axes of a plot; all points lie within."""
    xs = [x for one in plot.series for x, _ in one.points]
    ys = [y for one in plot.series for _, y in one.points]
    ys += [end for one in plot.series for ends in one.ranges for end in ends]
    ys += [end for end in (plot.y_least, plot.y_most) if end is not None]
    if any(one.mark == "bars" for one in plot.series) and not plot.y_log:
        ys.append(0.0)
    if plot.x_names:
        return Axis(-0.5, len(plot.x_names) - 0.5, tuple(map(float, range(len(plot.x_names))))), _axis(ys, plot.y_log)
    if any(one.mark == "bars" for one in plot.series) and not plot.x_log:
        step = _least_step(xs)
        xs += [min(xs, default=0.0) - step / 2, max(xs, default=1.0) + step / 2]
    return _axis(xs, plot.x_log, most_ticks), _axis(ys, plot.y_log, most_ticks)


def bar_width(points: Sequence[tuple[float, float]]) -> float:
    """How wide the bars of a series are, in units of x."""
    return _least_step([x for x, _ in points])


def tick_text(value: float, ticks: Sequence[float]) -> str:
    """A number at an axis, with as many decimals as its neighbours need; a point stands before them."""
    gaps = [after - before for before, after in pairwise(ticks)]
    step = min(gaps, default=abs(value) or 1.0)
    decimals = max(0, min(6, math.ceil(-math.log10(step) - 1e-9))) if step > 0 else 0
    if decimals and round(step, decimals) != round(step, decimals + 1):
        decimals += 1
    return f"{value + 0.0:.{decimals}f}" if abs(value) < 1e6 else f"{value:.0e}"


def _least_step(xs: Sequence[float]) -> float:
    different = sorted(set(xs))
    return min((after - before for before, after in pairwise(different)), default=1.0)


def _axis(values: Sequence[float], log: bool, most_ticks: int = 6) -> Axis:
    if log:
        return _log_axis([value for value in values if value > 0])
    low, high = min(values, default=0.0), max(values, default=1.0)
    if high - low < 1e-12 * max(abs(low), abs(high), 1.0):
        room = abs(low) * 0.1 or 0.5
        low, high = low - room, high + room
    step = _nice_step((high - low) / most_ticks)
    margin = (high - low) * _MARGIN
    # An axis that begins at nothing does not begin below it.
    low, high = low if low == 0 else low - margin, high if high == 0 else high + margin
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return Axis(low, high, tuple(number * step for number in range(first, last + 1)))


def _nice_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def _log_axis(values: Sequence[float]) -> Axis:
    low, high = math.log10(min(values, default=1.0)), math.log10(max(values, default=10.0))
    if high - low < 0.5:
        low, high = low - 0.25, high + 0.25
    margin = (high - low) * _LOG_MARGIN
    low, high = low - margin, high + margin
    ticks = [10.0**power * first for power in range(math.floor(low), math.ceil(high) + 1) for first in (1, 2, 5)]
    within = [tick for tick in ticks if low <= math.log10(tick) <= high]
    if len(within) > 7:
        within = [tick for tick in within if math.log10(tick) == round(math.log10(tick))]
    return Axis(10.0**low, 10.0**high, tuple(within), log=True)
