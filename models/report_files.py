"""A report as files: its figures as CSV or JSON, its plot as SVG."""

from __future__ import annotations

import csv
import io
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from models.errors import UserError
from models.messages import say
from models.paths import display_path, exact_path, write_atomically
from models.reports import Axis, Cell, Plot, Report, Series, Table, axes, bar_width, tick_text

_WIDTH, _HEIGHT = 760, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 78, 20, 46, 92
_INK, _MUTED, _LINE, _GROUND = "#26231f", "#635d54", "#ddd8ce", "#ffffff"
# Told apart in grey, too, and by those who see few colours: each has a shape of its own.
_COLOURS = ("#0f6b62", "#a4312a", "#8a5f00", "#4f5bb5", "#635d54")
_SHAPES = ("circle", "square", "diamond", "triangle", "ring")
_WORD_PX = 6.6
_WIDEST_BAR = 72.0


def write(report: Report, target: bytes) -> bytes:
    """Write a report to a file: its plot for a name that ends in .svg, everything for .json, its figures otherwise.

    Returns: the path. Raises: UserError: it cannot be written, or there is no plot.
    """
    suffix = os.path.splitext(target)[1].lower()
    if suffix == b".svg":
        if report.plot is None:
            raise UserError(
                "The plot was not written.", "This report has none.", "Export its figures as CSV or JSON instead."
            )
        text = svg(report.plot)
    elif suffix == b".json":
        import json

        text = json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n"
    else:
        text = as_csv(report)
    try:
        write_atomically(Path(os.fsdecode(target)), text.encode("utf-8", "replace"))
    except OSError as error:
        raise UserError(
            say("%1 was not written.", display_path(target)),
            say("The system says: %1.", error.strerror or str(error)),
            "Choose another place, or make room there.",
        ) from None
    return target


def as_csv(report: Report) -> str:
    """The figures: each table under its title, and an empty line between two."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, table in enumerate(report.tables):
        if number:
            writer.writerow(())
        writer.writerow((_inert(table.title),))
        writer.writerow([_inert(column.title) for column in table.columns])
        writer.writerows([[_inert(cell) for cell in row] for row in table.rows])
    return out.getvalue()


def as_json(report: Report) -> dict[str, Any]:
    """Everything in it; what is no number is null."""
    plain: dict[str, Any] = _plain(asdict(report))
    plain["examples"] = [{"name": one.name, "path": exact_path(one.path), "note": one.note} for one in report.examples]
    return plain


def lines(report: Report) -> Iterator[str]:
    """A report for a terminal."""
    yield report.title
    yield f"  {report.verdict}"
    if report.what_to_do:
        yield f"  {report.what_to_do}"
    for table in report.tables:
        yield ""
        yield from _table_lines(table)
    if report.examples:
        yield ""
        yield report.examples_title
        for one in report.examples:
            yield f"  {display_path(one.path)}{'  ' + one.note if one.note else ''}"
    if report.notes:
        yield ""
        yield from report.notes


def cell_text(cell: Cell, decimals: int) -> str:
    """A cell in English."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "-"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return f"{cell:,}"
    return f"{cell:,.{decimals}f}" if math.isfinite(cell) else str(cell)


def _table_lines(table: Table) -> Iterator[str]:
    columns = range(len(table.columns))
    shown = [[cell_text(row[at], table.columns[at].decimals) for at in columns] for row in table.rows]
    heads = [column.title for column in table.columns]
    widths = [max(len(line[at]) for line in (heads, *shown)) for at in columns]
    words = [any(isinstance(row[at], str) for row in table.rows) for at in columns]
    yield table.title
    for line in (heads, *shown):
        cells = [
            text.ljust(width) if word else text.rjust(width)
            for text, width, word in zip(line, widths, words, strict=True)
        ]
        yield ("  " + "  ".join(cells)).rstrip()


def _inert(cell: Cell) -> Cell:
    """No table program is to take a file's name for a formula."""
    return "'" + cell if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if key != "examples"}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return round(value, 6) if math.isfinite(value) else None
    return value


def svg(plot: Plot) -> str:
    """A plot as a drawing of its own, for light paper."""
    across, up = axes(plot)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="sans-serif" font-size="12" fill="{_INK}"><title>{_text(plot.title)}</title>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{_GROUND}"/>',
        f'<text x="{_LEFT}" y="24" font-size="15" font-weight="bold">{_text(plot.title)}</text>',
        *_grid(plot, across, up),
    ]
    for number, one in enumerate(plot.series):
        parts += _drawn(one, number, across, up)
    parts += _legend(plot.series)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _grid(plot: Plot, across: Axis, up: Axis) -> Iterator[str]:
    floor = _HEIGHT - _BOTTOM
    for tick in up.ticks:
        y = _y(up, tick)
        yield f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="{_LINE}"/>'
        text = tick_text(tick, up.ticks)
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="{_MUTED}">{text}</text>'
    for tick in across.ticks:
        x = _x(across, tick)
        name = _text(_cut(plot.x_names[round(tick)] if plot.x_names else tick_text(tick, across.ticks)))
        if plot.x_names and len(plot.x_names) > 6:
            turned = f'transform="rotate(-30 {x:.1f} {floor + 14})" text-anchor="end"'
            yield f'<text x="{x:.1f}" y="{floor + 14}" {turned} fill="{_MUTED}" font-size="10">{name}</text>'
        else:
            yield f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle" fill="{_MUTED}">{name}</text>'
    yield f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{floor}" y2="{floor}" stroke="{_MUTED}"/>'
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield f'<text x="{middle}" y="{floor + 42}" text-anchor="middle">{_text(plot.x_title)}</text>'
    height = (_TOP + floor) / 2
    turned = f'transform="rotate(-90 18 {height})"'
    yield f'<text x="18" y="{height}" text-anchor="middle" {turned}>{_text(plot.y_title)}</text>'


def _drawn(one: Series, number: int, across: Axis, up: Axis) -> Iterator[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    places = [(_x(across, x), _y(up, y)) for x, y in one.points]
    for (x, _), (low, high) in zip(places, one.ranges, strict=False):
        ends = f'y1="{_y(up, low):.1f}" y2="{_y(up, high):.1f}"'
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" {ends} stroke="{colour}" stroke-width="2"/>'
    if one.mark == "bars":
        width = bar_width(one.points) / (across.high - across.low) * (_WIDTH - _LEFT - _RIGHT) * 0.86
        width = min(width, _WIDEST_BAR)
        floor = _y(up, max(up.low, 0.0))
        for x, y in places:
            top, height = min(y, floor), abs(floor - y)
            yield (
                f'<rect x="{x - width / 2:.1f}" y="{top:.1f}" width="{max(width, 1):.1f}" height="{height:.1f}" '
                f'fill="{colour}" fill-opacity="0.6"/>'
            )
        return
    if one.mark == "line" and len(places) > 1:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    if one.mark == "points" or len(places) <= 24:
        for at, (x, y) in enumerate(places):
            yield _shape(number, x, y, 8.0 if at in one.marked else 4.5, colour)
    for (x, y), name in zip(places, one.names, strict=False):
        # Names at the right edge stand before their point.
        behind = x + 10 + len(name) * _WORD_PX > _WIDTH - _RIGHT
        anchor, at_x = ("end", x - 9) if behind else ("start", x + 9)
        yield f'<text x="{at_x:.1f}" y="{y - 6:.1f}" text-anchor="{anchor}" font-size="11">{_text(name)}</text>'


def _shape(number: int, x: float, y: float, r: float, colour: str) -> str:
    shape = _SHAPES[number % len(_SHAPES)]
    if shape in ("circle", "ring"):
        fill = colour if shape == "circle" else _GROUND
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" fill="{fill}" stroke="{colour}"/>'
    corners = {
        "square": ((-r, -r), (r, -r), (r, r), (-r, r)),
        "diamond": ((0, -r * 1.3), (r * 1.3, 0), (0, r * 1.3), (-r * 1.3, 0)),
        "triangle": ((0, -r * 1.2), (r * 1.1, r), (-r * 1.1, r)),
    }[shape]
    return f'<polygon points="{" ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)}" fill="{colour}"/>'


def _legend(series: Sequence[Series]) -> Iterator[str]:
    named = [(number, one.name) for number, one in enumerate(series) if one.name]
    if len(named) < 2:
        return
    x = float(_LEFT)
    for number, name in named:
        yield _shape(number, x + 6, _HEIGHT - 18, 5.0, _COLOURS[number % len(_COLOURS)])
        yield f'<text x="{x + 18:.1f}" y="{_HEIGHT - 14}">{_text(name)}</text>'
        x += 34 + len(name) * _WORD_PX


def _x(axis: Axis, value: float) -> float:
    return _LEFT + axis.place(value) * (_WIDTH - _LEFT - _RIGHT)


def _y(axis: Axis, value: float) -> float:
    return _HEIGHT - _BOTTOM - axis.place(value) * (_HEIGHT - _BOTTOM - _TOP)


def _cut(name: str) -> str:
    return name if len(name) <= 22 else name[:21] + "\N{HORIZONTAL ELLIPSIS}"


def _text(text: str) -> str:
    # What no XML may hold is left out.
    return escape("".join(character for character in text if character >= " "))
