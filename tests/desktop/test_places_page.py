"""Where files were taken, in the real window: moved, enlarged, chosen and drawn on, by mouse and by keys alone."""

from __future__ import annotations

import math

import pytest
from conftest import Desk
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from some_lessons import SPOTS

from desktop import wording
from desktop.explore.places_camera import EarthCamera, all_of_it
from desktop.explore.places_page import PlacesPage
from desktop.explore.places_paint import circle_on_earth, degrees, distance_km
from desktop.theme import Theme
from models.places import Spots, on_map

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, qtbot) -> PlacesPage:
    desk.start()
    desk.window.activateWindow()
    desk.window.panels.show_places()
    page = desk.window.panels.places
    qtbot.waitUntil(lambda: bool(page.view.spots))
    settle(page, qtbot)
    return page


def settle(page: PlacesPage, qtbot) -> None:
    qtbot.waitUntil(lambda: not page.view._asking.isActive())


def seen_at(page: PlacesPage, number: int) -> QPoint:
    spot = page.view.spots[number]
    return page.view.camera.to_view(spot.x, spot.y).toPoint()


def test_keys_open_it_and_lead_back(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_G, _CONTROL | _SHIFT)
    qtbot.waitUntil(lambda: desk.window.panels.shown)
    page = desk.window.panels.places
    qtbot.waitUntil(page.view.hasFocus)
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert desk.window.results.isVisible()
    assert desk.window.all_actions["places"] in desk.window.program_menu.actions()


def test_it_shows_all_places_at_first_and_says_how_many(page: PlacesPage) -> None:
    assert page.view.spots == SPOTS.shown
    assert page.count.text().startswith("263 ") and page.count.text().endswith(f"of {wording.number(1463)}")
    assert all(page.view.rect().contains(seen_at(page, number)) for number in range(3))


def test_a_circle_that_is_clicked_is_searched_for(page: PlacesPage, desk: Desk, qtbot) -> None:
    desk.window.query.type_text("lake near:1,2")
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=seen_at(page, 1))
    # What was asked stays, in another place.
    assert desk.window.query.text == "lake near:52.5,13.4,12.8km"
    assert not desk.window.panels.shown
    near = desk.window.query.understood.filters[0].values[0]
    assert near.km >= SPOTS.shown[1].reach_km


def test_keys_go_from_circle_to_circle_and_search(page: PlacesPage, desk: Desk, qtbot) -> None:
    view = page.view
    view.choose(1)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.chosen == 2
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.chosen == 1
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.chosen == 0
    before = view.camera
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.camera.centre.y() < before.centre.y()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.window.query.text.startswith("near:61.5,8.8,")


def test_keys_the_wheel_and_buttons_enlarge_and_move(page: PlacesPage, desk: Desk, qtbot) -> None:
    view = page.view
    begun = view.camera
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.scale_px > begun.scale_px
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.camera.scale_px == pytest.approx(begun.scale_px)
    asked = len(desk.link.asked("spots"))
    at = QPointF(100, 80)
    there = view.camera.to_map(at)
    wheel = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert view.camera.scale_px == pytest.approx(2 * begun.scale_px)
    moved = view.camera.to_map(at)
    assert (moved.x(), moved.y()) == (pytest.approx(there.x()), pytest.approx(there.y()))
    qtbot.waitUntil(lambda: len(desk.link.asked("spots")) > asked)
    (wish,) = desk.link.asked("spots")[-1]
    assert QRectF(QPointF(wish.left, wish.top), QPointF(wish.right, wish.bottom)).contains(there)
    assert wish.cell == pytest.approx(74 / view.camera.scale_px)
    qtbot.keyClick(view, Qt.Key.Key_Left, _SHIFT)
    assert view.camera.centre.x() < moved.x() + 0.5
    page.nearer.click()
    page.further.click()
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.camera == begun


def test_dragging_moves_the_earth(page: PlacesPage, qtbot) -> None:
    view = page.view
    page.nearer.click()
    start, end = QPoint(40, 40), QPoint(140, 90)
    held = view.camera.to_map(QPointF(start))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    there = view.camera.to_map(QPointF(end))
    assert (there.x(), there.y()) == (pytest.approx(held.x(), abs=1e-6), pytest.approx(held.y(), abs=1e-6))


@pytest.mark.parametrize("with_button", [True, False])
def test_a_circle_that_is_drawn_is_searched_for(with_button: bool, page: PlacesPage, desk: Desk, qtbot) -> None:
    view = page.view
    if with_button:
        page.draw.click()
    middle = seen_at(page, 1)
    edge = middle + QPoint(60, 0)
    held = Qt.KeyboardModifier.NoModifier if with_button else _SHIFT
    expected = distance_km(view.camera.to_earth(QPointF(middle)), view.camera.to_earth(QPointF(edge)))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, held, middle)
    qtbot.mouseMove(view, edge)
    assert view._around is not None
    assert not view.grab().isNull()
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, held, edge)
    near = desk.window.query.understood.filters[0].values[0]
    assert near.km == pytest.approx(expected, abs=0.001)
    assert near.latitude == pytest.approx(52.5, abs=0.5)


def test_what_is_seen_is_searched_for(page: PlacesPage, desk: Desk) -> None:
    page.view.choose(1)
    for _ in range(6):
        page.nearer.click()
    page.seen.click()
    near = desk.window.query.understood.filters[0].values[0]
    assert 30 < near.km < 3000


def test_without_any_place_it_says_what_it_needs(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "placed", Spots((), 0, 12))
    desk.start()
    desk.window.panels.show_places()
    page = desk.window.panels.places
    qtbot.waitUntil(lambda: page.empty)
    assert not page.nearer.isEnabled() and not page.count.isVisible()
    desk.link.placed = SPOTS
    desk.link.on_event("changed", None)
    qtbot.waitUntil(lambda: not page.empty)
    assert page.nearer.isEnabled()


def test_help_is_at_hand(page: PlacesPage, desk: Desk) -> None:
    page.help.click()
    assert desk.window.panels.help.page == "places.md"


def test_controls_have_names_and_circles_are_told(page: PlacesPage) -> None:
    for one in page.findChildren(QAbstractButton):
        assert one.accessibleName(), one
    assert page.view.accessibleName() and page.view.accessibleDescription()


def test_land_is_drawn_where_there_is_land_in_dark_and_light(page: PlacesPage, theme: Theme, qtbot) -> None:
    page.view.spots = ()
    for choice in ("dark", "light"):
        theme.choose(choice)
        image: QImage = page.view.grab().toImage()
        for place, colour in (((24.0, 6.0), "surface"), ((41.0, -34.0), "sidebar")):
            x, y = on_map(*place)
            there = page.view.camera.to_view(x, y).toPoint()
            if page.view.rect().contains(there):
                assert image.pixelColor(there).name() == theme.colour(colour).name()


@given(st.floats(0, 1), st.floats(0, 1), st.floats(1, 1e8), st.floats(20, 4000), st.floats(20, 4000))
def test_a_camera_never_loses_the_earth(x: float, y: float, scale_px: float, width: float, height: float) -> None:
    camera = EarthCamera(QPointF(x, y), scale_px, QSizeF(width, height)).held()
    assert camera.seen.intersects(QRectF(0, 0, 1, 1))
    at = QPointF(width / 3, height / 4)
    back = camera.to_view(camera.to_map(at).x(), camera.to_map(at).y())
    assert (back.x(), back.y()) == (pytest.approx(at.x(), abs=1e-3), pytest.approx(at.y(), abs=1e-3))


def test_one_place_alone_is_seen_from_near() -> None:
    x, y = on_map(48.1, 11.6)
    camera = all_of_it(QRectF(QPointF(x, y), QPointF(x, y)), QSizeF(800, 600))
    assert camera.seen.contains(QPointF(x, y))
    whole = all_of_it(QRectF(), QSizeF(800, 600))
    assert whole.seen.width() >= 0.99


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(0.1, 3000))
def test_a_circle_on_earth_is_as_wide_as_it_says(latitude: float, longitude: float, km: float) -> None:
    for place in circle_on_earth(latitude, longitude, km)[::9]:
        assert distance_km((latitude, longitude), place) == pytest.approx(km, rel=1e-3, abs=1e-3)


def test_distances_and_degrees_are_known_ones() -> None:
    # Paris to London, as tables of great-circle distances have it.
    assert distance_km((48.8566, 2.3522), (51.5074, -0.1278)) == pytest.approx(343.5, abs=1)
    assert math.isclose(distance_km((0, 0), (0, 180)), math.pi * 6371, rel_tol=1e-6)
    assert [degrees(value, 0.5, "NS") for value in (10.5, -10.5, 0)] == [
        "10.5\N{DEGREE SIGN}N",
        "10.5\N{DEGREE SIGN}S",
        "0.0\N{DEGREE SIGN}",
    ]
