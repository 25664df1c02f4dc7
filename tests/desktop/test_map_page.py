"""The map in the real window: made, moved, pointed at, parted, and used to search, tag and collect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop.explore import map_view
from desktop.explore.map_colours import colours_of
from desktop.explore.map_page import MapPage
from desktop.explore.map_scene import MapScene
from models.answers import Hit, SearchRequest
from models.errors import UserError
from models.explored import AxisWish, Colouring, MapProgress, MapStatus, MapWish
from models.kinds import Kind
from models.query.parts import Example

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def on_shelf(shown: tuple[tuple[int, int], ...]) -> list[Hit | None]:
    kinds = (Kind.IMAGE, Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT)
    return [
        make_hit(item, kinds[(item - 1) // 100 % 4], item_kind=kinds[(item - 1) // 100 % 4], file_id=file)
        for item, file in shown
    ]


@pytest.fixture
def page(desk: Desk, qtbot, monkeypatch) -> MapPage:
    """A map whose points are too many for small pictures, until one comes nearer."""
    monkeypatch.setattr(map_view, "_MOST_THUMBS", 100)
    desk.prepare = lambda link: setattr(link, "_on_shelf", on_shelf)
    desk.start()
    desk.window.panels.show_map()
    page = desk.window.panels.map
    qtbot.waitUntil(lambda: page.view.scene is not None and page.clusters.clusters is not None and not page.view.busy)
    return page


def at(page: MapPage, number: int) -> QPoint:
    return page.view.camera.to_view(page.view.scene.place(number)).toPoint()


def loneliest(page: MapPage) -> int:
    """A point at the edge of the map, which nothing covers."""
    scene = page.view.scene
    return min(range(len(scene)), key=lambda number: scene.place(number).x())


def test_the_keys_the_side_bar_and_the_palette_open_it(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_P, _CONTROL | _SHIFT)
    qtbot.waitUntil(lambda: desk.window.panels.shown)
    assert desk.window.panels.map.isVisible()
    qtbot.waitUntil(lambda: desk.window.panels.map.view.scene is not None)
    desk.window.panels.map.closed.emit()
    assert not desk.window.panels.shown
    desk.window.sidebar.map_wanted.emit()
    assert desk.window.panels.map.isVisible()
    names = {action.objectName() for action in desk.window.all_actions.all()}
    assert {"map", "axes"} <= names


def test_the_scene_is_what_the_engine_sent(desk: Desk) -> None:
    link = desk.start()
    scene = MapScene(link.map.points(Colouring.KIND))
    assert len(scene) == 400
    assert [group.value for group in scene.groups] == ["image", "audio", "document"]
    for item in (1, 150, 400):
        number = scene.number_of(item)
        assert (scene.item(number), scene.file(number)) == (item, item + 1000)
        x, y = link.map.positions[item - 1].tolist()
        assert (scene.place(number).x(), scene.place(number).y()) == pytest.approx((x, y))
        assert scene.nearest(QPointF(x, y), 0.05) == number
    assert scene.kind(scene.number_of(250)) is Kind.AUDIO
    assert scene.number_of(9999) == -1
    assert scene.nearest(QPointF(0, 0), 0.01) == -1


def test_quality_and_colours_are_said_in_plain_words(page: MapPage, desk: Desk) -> None:
    assert "400 points" in page.said and "You can trust this map" in page.said and "0.96" in page.said
    assert page.legend.lines == ("Pictures", "Sounds", "Documents")
    page.colouring.setCurrentIndex(page.colouring.findData(Colouring.CLUSTER))
    desk.wait_asked("explorer.points", 2)


def test_colours_by_cluster_bear_their_names(page: MapPage, qtbot) -> None:
    page.colouring.setCurrentIndex(page.colouring.findData(Colouring.CLUSTER))
    qtbot.waitUntil(lambda: page.legend.lines[:1] == ("lion, wild cat, savannah",))


def test_points_are_seen_in_the_colour_of_their_group(page: MapPage, desk: Desk) -> None:
    picture = page.view.grab().toImage()
    number = loneliest(page)
    wanted = QColor(colours_of(desk.window._theme, Colouring.KIND, page.view.scene.groups)[0])
    seen = picture.pixelColor(at(page, number) * picture.devicePixelRatio())
    assert abs(seen.red() - wanted.red()) + abs(seen.green() - wanted.green()) + abs(seen.blue() - wanted.blue()) < 12


def test_few_that_are_told_of_nothing_get_a_hint(desk: Desk, qtbot) -> None:
    few = MapStatus(MapWish(), 6, 0, 3, None, None, 0.1)
    desk.prepare = lambda link: setattr(link.map, "status", lambda wish: replace(few, wish=wish))
    desk.start()
    desk.window.panels.show_map()
    page = desk.window.panels.map
    qtbot.waitUntil(lambda: "Too few points" in page.said)
    assert "Much came since" in page._hint.text()


def test_progress_is_shown_and_can_be_stopped(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: link.hold("explorer.map")
    link = desk.start()
    desk.window.panels.show_map()
    page = desk.window.panels.map
    desk.wait_asked("explorer.map")
    link.on_event("map", MapProgress(page.wish, 40, 100, "Arranging"))
    qtbot.waitUntil(lambda: page.progress.value() == 40)
    assert page._text.text() == "Arranging" and page.stop.isVisible()
    qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    desk.wait_asked("explorer.cancel")
    link.errors["explorer.map"] = UserError("The map was not made.", "It was stopped.", "Start it again.")
    link.release("explorer.map")
    desk.wait_asked("explorer.points")


def test_a_map_that_cannot_be_made_says_why_and_can_be_tried_again(desk: Desk, qtbot) -> None:
    error = UserError("There is nothing to put on a map.", "Nothing was looked into yet.", "Add a folder.")
    desk.prepare = lambda link: link.errors.update({"explorer.map": error})
    link = desk.start()
    desk.window.panels.show_map()
    page = desk.window.panels.map
    qtbot.waitUntil(lambda: page.said == "There is nothing to put on a map.")
    link.errors.clear()
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "You can trust" in page.said)


def test_another_method_is_another_map(page: MapPage, desk: Desk) -> None:
    page.methods.setCurrentIndex(page.methods.findData("pca"))
    assert desk.wait_asked("explorer.map", 2)[-1] == (MapWish("", "pca"),)


def test_the_wheel_enlarges_what_is_under_the_mouse(page: MapPage) -> None:
    point = QPointF(at(page, 0))
    before = page.view.camera.to_map(point)
    page.view.zoom(4.0, point)
    after = page.view.camera.to_map(point)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))
    page.view.fit()
    assert page.view.camera.centre == page.view.scene.bounds.center()
    assert page.view.camera.seen().contains(page.view.scene.bounds)


def test_what_comes_into_sight_is_drawn_while_the_map_still_moves(page: MapPage, qtbot) -> None:
    page.view.zoom(4)
    qtbot.waitUntil(lambda: not page.view.busy)
    moving = QTimer(interval=5)
    moving.timeout.connect(lambda: page.view.go_to(page.view.camera.centre + QPointF(0.005, 0), 4))
    with qtbot.waitSignal(page.view._layer.drawn):
        moving.start()
    moving.stop()


def test_near_by_points_become_small_pictures(page: MapPage, qtbot) -> None:
    assert not page.view.thumbs
    page.view.go_to(page.view.scene.place(loneliest(page)), 12.0)
    qtbot.waitUntil(lambda: len(page.view.thumbs) > 0)
    frames = [thumb.frame for thumb in page.view.thumbs]
    assert all(not one.intersects(other) for one in frames for other in frames if one is not other)


def test_pointing_tells_what_it_is_and_enter_opens_it(page: MapPage, desk: Desk, qtbot) -> None:
    number = loneliest(page)
    pointed: list[Any] = []
    page.view.pointed.connect(pointed.append)
    qtbot.mouseMove(page.view, at(page, number))
    qtbot.waitUntil(lambda: page.view.current_hit() is not None)
    hit = page.view.current_hit()
    assert hit.item_id == page.view.scene.item(number)
    opened, looked = [], []
    page.opened.connect(opened.append)
    page.look_wanted.connect(looked.append)
    page.view.opened.disconnect()
    page.view.opened.connect(opened.append)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert opened == [hit]


def test_space_shows_it_large(page: MapPage, desk: Desk, qtbot) -> None:
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.view.current_hit() is not None)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert desk.window.wishes.quick_look.shown


def test_arrow_keys_walk_from_point_to_point(page: MapPage, qtbot) -> None:
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    first = page.view.current
    assert first >= 0
    for _ in range(6):
        before = page.view.scene.place(page.view.current)
        qtbot.keyClick(page.view, Qt.Key.Key_Right)
        assert page.view.scene.place(page.view.current).x() >= before.x()
    assert page.view.current != first


def test_a_lasso_chooses_and_search_inside_narrows(page: MapPage, desk: Desk, qtbot) -> None:
    camera = page.view.camera
    corners = [camera.to_view(QPointF(*place)).toPoint() for place in ((-1, -1), (0, -1), (0, 0), (-1, 0))]
    qtbot.mousePress(page.view, Qt.MouseButton.LeftButton, _SHIFT, corners[0])
    for corner in corners[1:]:
        qtbot.mouseMove(page.view, corner)
    qtbot.mouseRelease(page.view, Qt.MouseButton.LeftButton, _SHIFT, corners[-1])
    qtbot.waitUntil(lambda: len(page.region.items) > 80)
    assert set(page.region.items) <= set(range(1, 101)) | set(range(101, 401))
    items = page.region.items
    qtbot.mouseClick(page.region.search, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.window.panels.shown)
    assert desk.window.query.request.items == items and not desk.window.query.empty
    (chip,) = desk.window.search_bar.chips.chips
    assert f"{len(items)} items of the map" in chip.face.text
    chip.removed.emit()
    assert desk.window.query.request.items == ()


def test_keys_draw_a_region_and_escape_lets_it_go(page: MapPage, qtbot) -> None:
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    for _ in range(3):
        qtbot.keyClick(page.view, Qt.Key.Key_Right, _SHIFT)
    qtbot.waitUntil(lambda: len(page.region.items) >= 2)
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.region.items == ())
    assert page.isVisible()
    qtbot.keyClick(page.view, Qt.Key.Key_A, _CONTROL)
    qtbot.waitUntil(lambda: len(page.region.items) == 400)


def test_a_group_is_a_filter(page: MapPage, qtbot) -> None:
    page.clusters.choose(2)
    qtbot.waitUntil(lambda: page.region.items == tuple(range(201, 301)))
    assert "waltz, piano, strings" in page.region.said.text()
    qtbot.waitUntil(lambda: len(page.clusters.typical.members) == 6)
    narrowed: list[tuple[int, ...]] = []
    page.narrow_wanted.connect(narrowed.append)
    page.clusters.entered.emit()
    assert narrowed == [tuple(range(201, 301))]


def test_the_tree_has_branches_and_the_number_can_be_chosen(page: MapPage, desk: Desk, qtbot) -> None:
    model = page.clusters.tree.model()
    texts = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert texts[0].startswith("animals, nature") and model.rowCount(model.index(0, 0)) == 2
    assert len(texts) == 3
    page.clusters.tree.setCurrentIndex(model.index(0, 0))
    qtbot.waitUntil(lambda: page.region.items == tuple(range(1, 201)))
    page.clusters.count.setValue(9)
    assert desk.wait_asked("explorer.clusters", 2)[-1] == (page.wish, "centres", 9)
    page.clusters.how.setCurrentIndex(1)
    assert desk.wait_asked("explorer.clusters", 3)[-1] == (page.wish, "density", 0)
    assert "well apart" in page.clusters.said


def test_a_name_on_the_map_chooses_its_group(page: MapPage, qtbot) -> None:
    page.view.grab()
    number, frame = page.view._paint._named[0]
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=frame.center().toPoint())
    qtbot.waitUntil(lambda: len(page.region.items) == 100)
    assert page.region.items[0] == number * 100 + 1


@pytest.mark.parametrize("deed", ["tag", "collect"])
def test_a_group_becomes_a_tag_or_a_collection(page: MapPage, desk: Desk, qtbot, deed: str) -> None:
    page.clusters.choose(0)
    qtbot.waitUntil(lambda: page.region.isVisible())
    qtbot.mouseClick(getattr(page.region, deed), Qt.MouseButton.LeftButton)
    assert page.region.name.text() == "" or page.region.name.text() == "lion"
    page.region.name.setText("big cats")
    qtbot.keyClick(page.region.name, Qt.Key.Key_Return)
    items = tuple(range(1, 101))
    if deed == "tag":
        with qtbot.waitSignal(desk.window.tags.touched):
            assert desk.wait_asked("tags.put") == [("big cats", items)]
    else:
        assert desk.wait_asked("saved.keep") == [("big cats", SearchRequest(good=items), True)]
    qtbot.waitUntil(lambda: "big cats" in desk.window.banner.message)


def test_a_name_that_is_taken_is_said(page: MapPage, desk: Desk, qtbot) -> None:
    desk.link.errors["tags.put"] = UserError("The tag was not made.", "The name is empty.", "Choose another.")
    page.clusters.choose(0)
    qtbot.waitUntil(lambda: page.region.isVisible())
    page.region.tag.click()
    page.region.name.setText("x")
    page.region.keep.click()
    qtbot.waitUntil(lambda: "The tag was not made." in page.region.problem)


def test_what_is_searched_for_is_a_point(desk: Desk, qtbot) -> None:
    desk.start()
    desk.search("lion")
    desk.window.panels.show_map()
    page = desk.window.panels.map
    qtbot.waitUntil(lambda: page.view.marks.query is not None)
    assert page.view.marks.query_text == "lion"


def test_examples_are_searched_for_too(desk: Desk, qtbot) -> None:
    desk.start()
    examples = (Example(item=1, name="Tiger.jpg"), Example(item=2, weight=-1.0))
    desk.window.query.ask(SearchRequest("lion", examples))
    desk.window.panels.show_map()
    page = desk.window.panels.map
    qtbot.waitUntil(lambda: page.view.marks.query is not None)
    assert page.view.marks.query_text == "lion + like Tiger.jpg"


def test_sounds_are_heard_when_pointed_at(page: MapPage, desk: Desk, qtbot, monkeypatch) -> None:
    played: list[bytes] = []
    monkeypatch.setattr(page.tools._player, "play", played.append)
    scene = page.view.scene
    number = max((n for n in range(len(scene)) if scene.kind(n) is Kind.AUDIO), key=lambda n: scene.place(n).y())
    qtbot.mouseMove(page.view, at(page, number))
    qtbot.waitUntil(lambda: played == [b"RIFF"], timeout=5000)
    page.tools.hear.setChecked(False)
    page.view._choose(-1)
    page.view._choose(number)
    qtbot.wait(600)
    assert len(played) == 1


def test_everything_that_takes_keys_has_a_name(page: MapPage, desk: Desk) -> None:
    desk.window.panels.show_axes()
    for shown in (page, desk.window.panels.axes):
        for widget in shown.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled() and widget.isVisibleTo(shown):
                named = widget.accessibleName() or widget.parentWidget().accessibleName()
                assert named, widget


@pytest.fixture
def axes(desk: Desk, qtbot) -> Callable[..., Any]:
    def open_it(*phrases: str) -> Any:
        desk.prepare = lambda link: setattr(link, "_on_shelf", on_shelf)
        desk.start()
        desk.window.panels.show_axes()
        page = desk.window.panels.axes
        for field, text in zip((page.left, page.right, page.bottom, page.top), phrases, strict=False):
            field.setText(text)
        page.plane.setChecked(len(phrases) > 2)
        qtbot.keyClick(page.right, Qt.Key.Key_Return)
        return page

    return open_it


def test_items_lie_between_two_phrases(axes, desk: Desk, qtbot) -> None:
    page = axes("winter", "summer")
    assert desk.wait_asked("between.place") == [(AxisWish("winter", "summer"),)]
    qtbot.waitUntil(lambda: page.said.startswith("400 items placed"))
    assert "3 can not be compared" in page.said
    assert page.view.marks.ends == ("winter", "summer")
    page.view.choose_seen()
    qtbot.waitUntil(lambda: len(page.region.items) == 400)
    page.region.search.click()
    assert len(desk.window.query.request.items) == 400


def test_a_second_axis_makes_a_plane(axes, desk: Desk, qtbot) -> None:
    page = axes("winter", "summer", "quiet", "loud")
    assert desk.wait_asked("between.place") == [(AxisWish("winter", "summer", "quiet", "loud"),)]
    qtbot.waitUntil(lambda: page.view.marks.ends == ("winter", "summer", "quiet", "loud"))


def test_phrases_that_cannot_be_used_are_explained(axes, desk: Desk, qtbot) -> None:
    page = axes("winter", "summer")
    desk.link.errors["between.place"] = UserError("Nothing was placed.", "Both mean the same.", "Choose others.")
    page.go.click()
    qtbot.waitUntil(lambda: "Nothing was placed." in page.problem)
