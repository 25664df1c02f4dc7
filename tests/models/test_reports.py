"""Reports: axes that hold what is drawn, and files that other programs can read."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import report_files
from models.errors import UserError
from models.reports import Column, Example, Plot, Report, Series, Table, axes, tick_text

_FINITE = st.floats(-1e9, 1e9, allow_nan=False)

REPORT = Report(
    "drift",
    "Drift in <spaces> & more",
    "notice",
    "Something has changed.",
    "Look at it.",
    tables=(
        Table("New", (Column("Name"), Column("Items"), Column("p", 3)), (("=1+1", 12_345, 0.5), ("b", 2, math.nan))),
        Table("More", (Column("What"),), (("x",), (None,))),
    ),
    plot=Plot("A < B", "x & y", "z", (Series("one", ((0.0, 1.0), (1.0, 3.0))), Series("two", ((0.5, 2.0),), "bars"))),
    notes=("A note.",),
    examples=(Example("a.png", b"/media/a \xff.png", "why"),),
    examples_title="Examples",
)


@given(st.lists(st.tuples(_FINITE, _FINITE), min_size=1, max_size=20), st.sampled_from(["line", "points", "bars"]))
def test_all_points_lie_within_the_axes(points: list[tuple[float, float]], mark: str) -> None:
    across, up = axes(Plot("", "", "", (Series("", tuple(points), mark),)))  # type: ignore[arg-type]
    for x, y in points:
        assert 0 <= across.place(x) <= 1
        assert 0 <= up.place(y) <= 1
    for axis in (across, up):
        assert len(axis.ticks) <= 8
        assert all(-1e-6 <= axis.place(tick) <= 1 + 1e-6 for tick in axis.ticks)
        assert list(axis.ticks) == sorted(axis.ticks)


@given(st.lists(st.floats(1e-6, 1e9), min_size=1, max_size=20))
def test_logarithmic_axes_hold_their_points_and_have_ticks(xs: list[float]) -> None:
    across, _ = axes(Plot("", "", "", (Series("", tuple((x, 1.0) for x in xs)),), x_log=True))
    assert all(0 <= across.place(x) <= 1 for x in xs)
    assert across.ticks


def test_ticks_are_written_with_as_many_decimals_as_they_need() -> None:
    assert [tick_text(tick, (0.0, 0.25, 0.5)) for tick in (0.0, 0.25, 0.5)] == ["0.00", "0.25", "0.50"]
    assert tick_text(2000.0, (0.0, 2000.0, 4000.0)) == "2000"
    assert tick_text(-0.0, (-1.0, 0.0)) == "0"
    assert tick_text(2e6, (0.0, 2e6)) == "2e+06"


def test_bars_stand_on_nothing() -> None:
    _, up = axes(Plot("", "", "", (Series("", ((0.0, 5.0), (1.0, 7.0)), "bars"),)))
    assert up.place(0.0) == 0


def test_the_figures_are_a_table_that_no_program_takes_for_formulas() -> None:
    rows = list(csv.reader(io.StringIO(report_files.as_csv(REPORT))))
    assert rows[:4] == [["New"], ["Name", "Items", "p"], ["'=1+1", "12345", "0.5"], ["b", "2", "nan"]]
    assert rows[4:] == [[], ["More"], ["What"], ["x"], [""]]


def test_json_holds_everything_and_no_nan() -> None:
    told = json.loads(json.dumps(report_files.as_json(REPORT), allow_nan=False))
    assert told["verdict"] == "Something has changed."
    assert told["tables"][0]["rows"][1] == ["b", 2, None]
    assert told["examples"] == [{"name": "a.png", "path": "/media/a \ufffd.png", "note": "why"}]
    assert told["plot"]["series"][0]["points"] == [[0.0, 1.0], [1.0, 3.0]]


@given(st.text(max_size=40), st.lists(st.tuples(_FINITE, _FINITE), max_size=9))
def test_any_plot_is_well_formed(name: str, points: list[tuple[float, float]]) -> None:
    series = tuple(
        Series(name, tuple(points), mark, names=(name,) * len(points), marked=(0,))  # type: ignore[arg-type]
        for mark in ("line", "points", "bars")
    )
    names = (name, name) if points and all(0 <= x <= 1 for x, _ in points) else ()
    drawn = report_files.svg(Plot(name, name, name, series, x_names=names))
    root = ElementTree.fromstring(drawn)
    assert root.tag.endswith("svg")


def test_the_terminal_gets_lines_that_stand_below_one_another() -> None:
    lines = list(report_files.lines(REPORT))
    assert lines[0] == REPORT.title
    assert "  Something has changed." in lines
    assert "  =1+1  12,345  0.500" in lines
    assert "  b          2      -" in lines
    assert lines[-1] == "A note."


def test_files_are_written_by_their_suffix(tmp_path: Path) -> None:
    for name, begins in (("a.svg", "<svg"), ("a.json", "{"), ("a.csv", "New"), ("a", "New")):
        target = os.fsencode(tmp_path / name)
        assert report_files.write(REPORT, target) == target
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_what_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UserError, match="was not written"):
        report_files.write(REPORT, os.fsencode(tmp_path / "folder.csv"))
    bare = Report("x", "X", "fine", "Fine.")
    with pytest.raises(UserError, match="has none"):
        report_files.write(bare, os.fsencode(tmp_path / "a.svg"))
