"""The large picture: which pieces fit, a piece to search with, and where in a sound or film something is."""

from __future__ import annotations

import os

import pytest
from conftest import Desk
from fake_link import make_hit
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap

from desktop.preview.crop import CropFrame
from desktop.preview.heat import heat_image
from desktop.preview.picture import PictureView
from desktop.preview.picture_tools import PictureTools
from desktop.preview.time_bar import widened
from desktop.theme import Theme
from models.answers import HeatMap, Hit, SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.query.parts import Example


def _show(desk: Desk, *hits: Hit) -> PictureTools:
    """The tools of the first of some hits that were searched for."""
    desk.prepare = lambda link: setattr(link, "hits", hits or link.hits)
    desk.start()
    desk.search("lion")
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    desk.window.activateWindow()
    tools = desk.window.preview.view.tools
    desk.qtbot.waitUntil(lambda: not tools._view.pixmap.isNull())
    return tools


def _grow(desk: Desk) -> None:
    """The picture of the fake engine is too small to be drawn on."""
    pixmap = QPixmap(300, 200)
    pixmap.fill(QColor("white"))
    desk.window.preview.view.picture.show_pixmap(pixmap, "white")
    desk.qtbot.waitUntil(lambda: desk.window.preview.view.picture.place.width() > 100)


def test_the_pieces_that_fit_are_coloured_and_plain_again(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    assert tools.heat.isVisible()
    qtbot.mouseClick(tools.heat, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tools._view.heated)
    assert desk.link.asked("heat") == [(SearchRequest("lion"), 1)]
    assert tools.legend.isVisible()
    assert tools.heat.isChecked()
    tools.heat.click()
    assert not tools._view.heated
    assert not tools.legend.isVisible()


def test_while_it_is_looked_at_it_says_so_and_can_be_called_off(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    desk.link.hold("heat")
    tools.toggle_heat()
    assert tools.said.startswith("Looking at the pieces")
    tools.toggle_heat()
    desk.link.release("heat")
    qtbot.wait(60)
    assert not tools._view.heated
    assert tools.said == ""


def test_another_hit_has_no_colours_of_the_one_before(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    desk.link.hold("heat")
    tools.toggle_heat()
    desk.wait_asked("heat")
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(3))
    desk.link.release("heat")
    qtbot.wait(60)
    assert not tools._view.heated
    assert not tools.heat.isChecked()


def test_another_question_takes_the_colours_away(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    tools.toggle_heat()
    qtbot.waitUntil(lambda: tools._view.heated)
    desk.search("lio")
    assert not tools._view.heated


def test_pieces_that_tell_nothing_and_errors_are_said(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    desk.link.heat = HeatMap(1, 1, (0.0,), sure=False)
    tools.toggle_heat()
    qtbot.waitUntil(lambda: "do not differ enough" in tools.said)
    desk.link.errors["heat"] = UserError("There is nothing to show.", "Nobody knows.", "Describe it.")
    tools.toggle_heat()
    qtbot.waitUntil(lambda: tools.said == "There is nothing to show. Nobody knows. Describe it.")
    assert not tools._view.heated
    assert not tools.heat.isChecked()
    assert desk.window.banner.message == ""


def test_keys_do_it_on_the_picture_and_everywhere(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    tools._view.setFocus()
    qtbot.keyClick(tools._view, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: tools._view.heated)
    desk.window.results.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not tools._view.heated)
    qtbot.keyClick(tools._view, Qt.Key.Key_C)
    assert tools.cropping
    desk.window.results.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not tools.cropping)


def test_without_a_question_nothing_can_fit(desk: Desk) -> None:
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    tools = desk.window.preview.view.picture_tools
    assert not tools.heat.isVisible()
    assert tools.crop.isVisible()
    tools.toggle_heat()
    assert desk.link.asked("heat") == []


def test_words_in_a_picture_and_pictures_that_are_away_have_no_pieces(desk: Desk) -> None:
    tools = _show(desk, make_hit(1, item_kind=Kind.DOCUMENT, reader="ocr", text="lion"))
    assert not tools.heat.isVisible()
    desk.window.preview.show_hit(make_hit(2, offline=True, preview="/cache/2.jpg"))
    assert not tools.heat.isVisible()
    assert tools.crop.isVisible()
    desk.window.preview.show_hit(make_hit(3, offline=True))
    assert not tools.crop.isVisible()


def test_a_piece_is_framed_with_keys_and_searched_with(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    qtbot.mouseClick(tools.crop, Qt.MouseButton.LeftButton)
    frame = tools.frame
    qtbot.waitUntil(frame.hasFocus)
    assert "Arrow keys" in tools.said
    for key, modifier in (
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(frame, key, modifier)
    assert frame.region == pytest.approx((0.23, 0.23, 0.75, 0.73))
    assert "From 23" in frame.accessibleDescription()
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.keyClick(frame, Qt.Key.Key_Return)
    (example,) = desk.window.query.request.examples
    assert example == Example(path=b"/library/things/image-1.jpg", region=frame.region, name="image-1.jpg")
    assert desk.window.query.text == ""
    assert not tools.cropping


def test_esc_leaves_and_the_keys_go_back_to_the_picture(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    tools.toggle_crop()
    qtbot.waitUntil(tools.frame.hasFocus)
    qtbot.keyClick(tools.frame, Qt.Key.Key_Escape)
    assert not tools.cropping
    assert tools.said == ""
    qtbot.waitUntil(tools._view.hasFocus)
    assert desk.window.query.text == "lion"


def test_the_mouse_draws_a_frame_and_moves_it(desk: Desk, qtbot) -> None:
    tools = _show(desk)
    _grow(desk)
    tools.toggle_crop()
    frame, place = tools.frame, tools._view.place

    def at(across: float, down: float) -> QPoint:
        return QPoint(round(place.left() + across * place.width()), round(place.top() + down * place.height()))

    qtbot.mousePress(frame, Qt.MouseButton.LeftButton, pos=at(0.9, 0.8))
    qtbot.mouseMove(frame, at(0.5, 0.2))
    qtbot.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=at(0.5, 0.2))
    assert frame.region == pytest.approx((0.5, 0.2, 0.9, 0.8), abs=0.02)
    qtbot.mousePress(frame, Qt.MouseButton.LeftButton, pos=at(0.7, 0.5))
    qtbot.mouseMove(frame, at(0.4, 0.9))
    qtbot.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=at(0.4, 0.9))
    assert frame.region == pytest.approx((0.2, 0.4, 0.6, 1.0), abs=0.02)
    assert not frame.grab().isNull()
    with qtbot.waitSignal(tools.example_wanted):
        qtbot.mouseClick(tools.take, Qt.MouseButton.LeftButton)


def test_another_hit_ends_the_frame(desk: Desk) -> None:
    tools = _show(desk)
    tools.toggle_crop()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(3))
    assert not tools.cropping


def test_a_shot_of_a_film_has_the_same_tools_and_a_bar(desk: Desk, qtbot) -> None:
    shot = make_hit(
        5, Kind.FILM, item_kind=Kind.IMAGE, start_s=64.0, end_s=74.0, duration_s=724.0, preview="/cache/5.jpg"
    )
    tools = _show(desk, shot)
    film = desk.window.preview.view.film
    assert tools is film.tools
    assert not desk.window.preview.view.picture_tools.isVisible()
    bar = film.time_bar
    assert bar.isVisible()
    assert bar.accessibleName() == "At 1:04 \N{EN DASH} 1:14 of 12:04"
    assert bar.part == pytest.approx((64 / 724, 74 / 724))
    theme = desk.window._theme
    image = bar.grab().toImage()
    found = [x for x in range(bar.width()) if image.pixelColor(x, 4) == theme.colour("accent")]
    assert 64 / 724 * bar.width() - 8 < min(found) < max(found) < 74 / 724 * bar.width() + 8
    tools.toggle_heat()
    qtbot.waitUntil(lambda: film.picture.heated)
    tools.toggle_crop()
    with qtbot.waitSignal(tools.example_wanted) as wanted:
        tools.take.click()
    assert wanted.args[0].path == os.fsencode("/cache/5.jpg")


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.5))
def test_a_part_is_made_wide_enough_to_be_seen_within_the_whole(one: float, other: float, least: float) -> None:
    part = (min(one, other), max(one, other))
    left, right = widened(part, least)
    assert 0 <= left <= right <= 1
    assert right - left >= min(1, max(least, part[1] - part[0])) - 1e-9


def test_warm_and_cold_are_told_apart_and_the_middle_is_clear(theme: Theme) -> None:
    warm, cold = theme.colour("heat"), theme.colour("scrim")
    image = heat_image(HeatMap(1, 3, (0.0, 0.5, 1.0)), warm, cold)
    assert (image.width(), image.height()) == (12, 4)
    begin, middle, end = (image.pixelColor(x, 1) for x in (0, 5, 11))
    assert begin.rgb() == cold.rgb() or begin.name() == cold.name()
    assert end.name() == warm.name()
    assert end.alpha() > 150
    assert middle.alpha() < 30


@given(st.integers(1, 12), st.integers(1, 12), st.data())
def test_any_map_becomes_an_image(rows: int, columns: int, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.floats(0, 1), min_size=rows * columns, max_size=rows * columns))
    image = heat_image(HeatMap(rows, columns, tuple(values)), QColor("red"), QColor("black"))
    assert (image.width(), image.height()) == (4 * columns, 4 * rows)


def test_a_frame_never_leaves_the_picture(qtbot, theme: Theme) -> None:
    view = PictureView(theme)
    qtbot.addWidget(view)
    frame = CropFrame(theme, view)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down):
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            for _ in range(80):
                qtbot.keyClick(frame, key, modifier)
                left, top, right, bottom = frame.region
                assert -1e-9 <= left < right <= 1 + 1e-9
                assert -1e-9 <= top < bottom <= 1 + 1e-9
