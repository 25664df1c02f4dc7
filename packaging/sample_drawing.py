"""What the drawings of the sample library are made of, as SVG. Sizes are in px of a sheet of 1200 by 900."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable

WIDTH_PX, HEIGHT_PX = 1200, 900


def sheet(ground: str, *shapes: str, defs: str = "") -> str:
    """A whole drawing on a ground: a colour, or a gradient by its name in `defs`."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}"><defs>{defs}{_SOFT}</defs>'
        f'<rect width="{WIDTH_PX}" height="{HEIGHT_PX}" fill="{ground}"/>{"".join(shapes)}</svg>'
    )


_SOFT = (
    '<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="14"/></filter>'
    '<filter id="haze" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="40"/></filter>'
)


def dice(seed: int) -> random.Random:
    """Chance that is the same every time."""
    return random.Random(seed)  # noqa: S311  nothing here is a secret


def down(name: str, *colours: str) -> str:
    """A gradient from top to bottom."""
    return f'<linearGradient id="{name}" x2="0" y2="1">{_stops(colours)}</linearGradient>'


def across(name: str, *colours: str) -> str:
    """A gradient from left to right."""
    return f'<linearGradient id="{name}">{_stops(colours)}</linearGradient>'


def spot(name: str, *colours: str, cx: float = 0.38, cy: float = 0.32, r: float = 0.75) -> str:
    """A gradient from a spot outwards."""
    return f'<radialGradient id="{name}" cx="{cx}" cy="{cy}" r="{r}">{_stops(colours)}</radialGradient>'


def _stops(colours: tuple[str, ...]) -> str:
    last = max(1, len(colours) - 1)
    return "".join(f'<stop offset="{place / last:.3f}" stop-color="{one}"/>' for place, one in enumerate(colours))


def path(way: str, fill: str, more: str = "") -> str:
    return f'<path d="{way}" fill="{fill}" {more}/>'


def line(way: str, colour: str, width_px: float, more: str = "") -> str:
    return (
        f'<path d="{way}" fill="none" stroke="{colour}" stroke-width="{width_px}" stroke-linecap="round" '
        f'stroke-linejoin="round" {more}/>'
    )


def disc(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {more}/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {more}/>'


def box(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" {more}/>'


def shade(x: float, y: float, rx: float, ry: float, share: float = 0.3) -> str:
    """A soft shadow on the ground."""
    return oval(x, y, rx, ry, "#000", f'opacity="{share}" filter="url(#soft)"')


def at(x: float, y: float, shapes: Iterable[str], scale: float = 1.0, turn: float = 0.0) -> str:
    return f'<g transform="translate({x} {y}) rotate({turn}) scale({scale})">{"".join(shapes)}</g>'


def hills(seed: int, y: float, height: float, fill: str, more: str = "") -> str:
    """The outline of hills, one behind the other."""
    chance = dice(seed)
    points = [(x, y - height * (0.25 + 0.75 * chance.random())) for x in range(-200, 1500, 170)]
    way = f"M-200 900 L{points[0][0]} {points[0][1]:.0f}"
    for (x, y_px), (next_x, next_y) in itertools.pairwise(points):
        middle = (x + next_x) / 2
        way += f" C{middle:.0f} {y_px:.0f} {middle:.0f} {next_y:.0f} {next_x} {next_y:.0f}"
    return path(way + " L1500 900 Z", fill, more)


def clouds(seed: int, number: int, colour: str, lowest: float = 320) -> str:
    chance = dice(seed)
    made = ""
    for _ in range(number):
        x, y = chance.uniform(0, WIDTH_PX), chance.uniform(50, lowest)
        for puff in range(5):
            made += oval(x + 46 * puff - 90, y - chance.uniform(0, 26), chance.uniform(46, 78), 24, colour)
    return f'<g opacity="0.75" filter="url(#soft)">{made}</g>'


def waves(seed: int, top: float, colour: str, number: int = 90) -> str:
    """Glints on water, wider the nearer they are."""
    chance = dice(seed)
    made = ""
    for _ in range(number):
        y = top + (HEIGHT_PX - top) * chance.random() ** 1.6
        near = (y - top) / (HEIGHT_PX - top)
        x, wide = chance.uniform(-50, WIDTH_PX), 20 + 130 * near
        bend = 2 + 8 * near
        way = f"M{x:.0f} {y:.0f} q{wide / 4:.0f} {-bend:.0f} {wide / 2:.0f} 0 t{wide / 2:.0f} 0"
        made += line(way, colour, 1.5 + 4 * near, f'opacity="{chance.uniform(0.2, 0.7):.2f}"')
    return made
