"""Pictures of the tours and of the places."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from scenes import Scene, nothing, settle
from some_lessons import spot, spots
from studio import StudioLink

from desktop.main_window import MainWindow
from models.places import Spot, Spots


def _placed(link: StudioLink) -> None:
    chance = random.Random(5)
    towns = (
        (61.5, 8.8, 412),
        (60.4, 5.3, 96),
        (52.5, 13.4, 1530),
        (48.1, 11.6, 230),
        (45.4, 12.3, 64),
        (40.4, -3.7, 18),
        (38.7, -9.1, 7),
        (51.5, -0.1, 120),
        (64.1, -21.9, 33),
        (41.9, 12.5, 51),
        (37.9, 23.7, 1),
        (40.7, -74.0, 88),
        (35.7, 139.7, 140),
        (-33.9, 18.4, 26),
        (-33.8, 151.2, 9),
        (-22.9, -43.2, 4),
    )
    pictures = [hit.preview for hit in link.hits if hit.preview.endswith(".jpg")]
    some = [spot(at, *town, preview=chance.choice(pictures)) for at, town in enumerate(towns)]
    some.sort(key=lambda one: -one.count)
    whole = spots(*some)
    link._spots = lambda view: replace(whole, shown=_joined(some, view.cell))


def _joined(some: list[Spot], cell: float) -> tuple[Spot, ...]:
    """Circles that would lie over one another as one."""
    found: list[Spot] = []
    for one in some:
        near = next((at for at, other in enumerate(found) if math.hypot(other.x - one.x, other.y - one.y) < cell), None)
        if near is None:
            found.append(one)
        else:
            found[near] = replace(found[near], count=found[near].count + one.count)
    return tuple(found)


def _nowhere(link: StudioLink) -> None:
    link.placed = Spots((), 0, 1204)


def _learn(window: MainWindow, tour: str = "", share: float = 0.0) -> None:
    window.panels.show_learn()
    settle()
    if tour:
        window.panels.learn.show_tour(tour)
        settle()
        bar = window.panels.learn._tour_area.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))


def _places(window: MainWindow, zoom: float = 1.0) -> None:
    window.panels.show_places()
    settle()
    view = window.panels.places.view
    view.choose(2 if zoom > 1 else 0)
    if zoom > 1:
        view.zoom(zoom, view._chosen_place())
    settle()


SCENES: tuple[Scene, ...] = (
    ("90-learn", nothing, lambda window, link: _learn(window)),
    ("91-learn-embedding", nothing, lambda window, link: _learn(window, "embedding")),
    ("92-learn-embedding-end", nothing, lambda window, link: _learn(window, "embedding", 1.0)),
    ("93-learn-measures", nothing, lambda window, link: _learn(window, "measures")),
    ("94-learn-maps", nothing, lambda window, link: _learn(window, "maps", 0.5)),
    ("95-learn-context-narrow", nothing, lambda window, link: _learn(window, "context")),
    ("96-learn-measures-mirrored", nothing, lambda window, link: _learn(window, "embedding")),
    ("97-places", _placed, lambda window, link: _places(window)),
    ("98-places-near", _placed, lambda window, link: _places(window, 14)),
    ("99-places-nowhere", _nowhere, lambda window, link: _places(window)),
)
