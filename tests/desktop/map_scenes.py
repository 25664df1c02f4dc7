"""The map in its states: in colours, near by, with a group or a region chosen, while it is made; and the axes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF
from scenes import Scene, settle
from some_maps import SomeMap
from studio import StudioLink

from desktop.explore.axes_page import AxesPage
from desktop.explore.map_page import MapPage
from desktop.main_window import MainWindow
from models.answers import Hit, SearchRequest
from models.explored import Colouring, MapProgress
from models.kinds import Kind


def _prepare(link: StudioLink) -> None:
    link.map = SomeMap(600, 0.15)
    by_kind = {kind: [hit for hit in link.hits if hit.kind is kind] for kind in Kind}

    def on_shelf(shown: tuple[tuple[int, int], ...]) -> list[Hit | None]:
        found: list[Hit | None] = []
        for item, file in shown:
            some = by_kind[(Kind.IMAGE, Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT)[(item - 1) // 600 % 4]] or link.hits
            found.append(replace(some[item % len(some)], item_id=item, file_id=file))
        return found

    link._on_shelf = on_shelf  # type: ignore[attr-defined]


def _open(window: MainWindow) -> MapPage:
    window.query.ask(SearchRequest("evening at the lake"))
    settle(0.3)
    window.panels.show_map()
    settle(0.6)
    return window.panels.map


def _coloured(window: MainWindow, colouring: Colouring) -> MapPage:
    page = _open(window)
    page.colouring.setCurrentIndex(page.colouring.findData(colouring))
    settle(0.6)
    return page


def _near(window: MainWindow) -> None:
    page = _open(window)
    page.view.go_to(QPointF(0.5, -0.45), 9.0)
    settle(1.2)
    page.view._choose(page.view._middle())
    settle(0.6)


def _group(window: MainWindow) -> None:
    page = _coloured(window, Colouring.CLUSTER)
    page.clusters.choose(1)
    settle(1.0)


def _region(window: MainWindow) -> None:
    page = _open(window)
    around = [(-0.9, -0.8), (-0.3, -0.95), (0.05, -0.5), (-0.3, -0.1), (-0.85, -0.2)]
    page.view._emit_region([QPointF(*corner) for corner in around])
    settle(0.6)
    page.region.tag.click()
    settle(0.2)


def _making(window: MainWindow, link: StudioLink) -> None:
    window.panels.show_map()
    page = window.panels.map
    settle(0.6)
    link.on_event("map", MapProgress(page.wish, 43, 100, "Arranging; the first time takes a minute longer"))
    settle(0.2)


def _axes(window: MainWindow, *phrases: str) -> None:
    window.panels.show_axes()
    page: AxesPage = window.panels.axes
    for field, phrase in zip((page.left, page.right, page.bottom, page.top), phrases, strict=False):
        field.setText(phrase)
    page.plane.setChecked(len(phrases) > 2)
    page.place()
    settle(1.0)


def _hold(link: StudioLink) -> None:
    _prepare(link)
    link.hold("explorer.map")


SCENES: tuple[Scene, ...] = (
    ("map", _prepare, lambda window, _: _open(window)),
    ("map-mirrored", _prepare, lambda window, _: _open(window)),
    ("map-narrow", _prepare, lambda window, _: _open(window)),
    ("map-dates", _prepare, lambda window, _: _coloured(window, Colouring.DATE)),
    ("map-near", _prepare, lambda window, _: _near(window)),
    ("map-group", _prepare, lambda window, _: _group(window)),
    ("map-region", _prepare, lambda window, _: _region(window)),
    ("map-making", _hold, _making),
    ("map-axis", _prepare, lambda window, _: _axes(window, "winter", "summer")),
    ("map-plane", _prepare, lambda window, _: _axes(window, "winter", "summer", "quiet", "loud")),
)
