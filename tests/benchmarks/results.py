"""What runs of benchmarks have left behind: kept as JSON beside the report, so that one can be run again alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from figures import Figure, as_figure

from models.reports import Plot, Series


@dataclass(frozen=True, slots=True)
class Result:
    """One benchmark's last complete run.

    Attributes:
        name: of its script. about: the first sentence of its description.
        day: ISO 8601. quick: whether little was measured, for a first look.
        machine: see `figures.machine`. load: before and after, as `figures.load`.
        plots: name of the file, without ending -> drawing.
    """

    name: str
    about: str
    day: str
    quick: bool
    seconds: float
    machine: Mapping[str, Any]
    load: tuple[float, float]
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    plots: Mapping[str, Plot] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """What measured it."""
        return f"python -m tests.benchmarks --only {self.name}{' --quick' if self.quick else ''}"


def collected(lines: Iterable[str]) -> dict[str, Any]:
    """What a benchmark wrote while it ran, as the fields of a `Result` that hold it."""
    figures: list[Figure] = []
    notes: list[str] = []
    plots: dict[str, Plot] = {}
    for line in lines:
        one = json.loads(line)
        if "figure" in one:
            figures.append(as_figure(one["figure"]))
        elif "note" in one:
            notes.append(one["note"])
        elif "plot" in one:
            plots[one["name"]] = _as_plot(one["plot"])
    return {"figures": tuple(figures), "notes": tuple(notes), "plots": plots}


def read(path: Path) -> dict[str, Result]:
    """All results of a file, by name; none where there is no file."""
    if not path.is_file():
        return {}
    plain = json.loads(path.read_text(encoding="utf-8"))
    return {one["name"]: _as_result(one) for one in plain["benchmarks"]}


def write(path: Path, results: Mapping[str, Result]) -> None:
    """Keep them, in the order that they have."""
    plain = {"benchmarks": [asdict(one) for one in results.values()]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(_rounded(plain), indent=1) + "\n", encoding="utf-8")


def _as_result(plain: Mapping[str, Any]) -> Result:
    figures = tuple(as_figure(one) for one in plain["figures"])
    plots = {name: _as_plot(one) for name, one in plain["plots"].items()}
    lists = {"load": tuple(plain["load"]), "notes": tuple(plain["notes"])}
    return Result(**{**plain, **lists, "figures": figures, "plots": plots})


def _as_plot(plain: Mapping[str, Any]) -> Plot:
    series = tuple(
        Series(**{**one, **{key: _tuples(value) for key, value in one.items() if isinstance(value, list)}})
        for one in plain["series"]
    )
    return Plot(**{**plain, "series": series, "x_names": tuple(plain["x_names"])})


def _tuples(values: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(one) if isinstance(one, list) else one for one in values)


def _rounded(value: Any) -> Any:
    """Six figures are more than was ever measured, and make a file that can be read."""
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(one) for one in value]
    return float(f"{value:.6g}") if isinstance(value, float) else value
