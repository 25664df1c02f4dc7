"""The large view over the window: the same view as beside the results, all on the keyboard."""

from __future__ import annotations

import pytest
from conftest import Desk
from fake_link import LIBRARY, make_hit
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from stand_in_player import StandInPlayer

from desktop.preview.quick_look import QuickLook
from models.kinds import Kind

_SOUND_ROW = 1


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.preview.playback.Player", StandInPlayer)


@pytest.fixture
def ready(_stand_in: None, desk: Desk) -> Desk:
    desk.start()
    desk.window.activateWindow()
    desk.window.results.setFocus()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    return desk


def _look(desk: Desk) -> QuickLook:
    desk.qtbot.keyClick(desk.window.results, Qt.Key.Key_Space)
    look = desk.window.wishes.quick_look
    desk.qtbot.waitUntil(lambda: look.shown and look.hasFocus())
    return look


def test_space_shows_the_hit_over_the_whole_window_and_space_takes_it_away(ready: Desk, qtbot) -> None:
    view = ready.window.preview.view
    look = _look(ready)
    assert look.geometry() == ready.window.rect()
    assert look.isAncestorOf(view)
    assert view.large
    assert view.picture.height() > 300
    assert look.name.text() == "image-1.jpg"
    assert look.accessibleName() == "Large view of image-1.jpg"
    assert "Shown in large." in ready.window.preview._lent.text()
    qtbot.keyClick(look, Qt.Key.Key_Space)
    assert not look.shown
    assert ready.window.preview.isAncestorOf(view)
    assert not view.large
    qtbot.waitUntil(ready.window.results.hasFocus)
    assert len(ready.link.asked("picture")) == 1, "the view was moved, and nothing was asked twice"


def test_arrows_go_through_the_hits_while_it_is_open(ready: Desk, qtbot) -> None:
    look = _look(ready)
    names = [look.name.text()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(look, key)
        names.append(look.name.text())
    assert names == ["image-1.jpg", "audio-2.wav", "document-3.pdf", "audio-2.wav"]
    assert ready.window.results.current.name == "audio-2.wav"
    for _ in range(9):
        qtbot.keyClick(look, Qt.Key.Key_Right)
    assert look.name.text() == LIBRARY[-1].name
    look.back.click()
    assert look.name.text() == "document-3.pdf"


def test_arrows_are_mirrored_where_the_window_is(ready: Desk, qtbot) -> None:
    ready.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look = _look(ready)
    qtbot.keyClick(look, Qt.Key.Key_Left)
    assert look.name.text() == "audio-2.wav"


def test_headings_are_passed_over(ready: Desk, qtbot) -> None:
    from desktop.search.grouping import Grouping

    results = ready.window.results
    hits = (make_hit(1, folder="/a"), make_hit(2, folder="/b"), make_hit(3, folder="/c"))
    results.show_hits(hits, ranked=False, stay=False, grouping=Grouping.FOLDER)
    results.setCurrentIndex(results.hits.index(results.hits.first_row()))
    look = _look(ready)
    qtbot.keyClick(look, Qt.Key.Key_Right)
    qtbot.keyClick(look, Qt.Key.Key_Right)
    assert look.name.text() == "image-3.jpg"
    qtbot.keyClick(look, Qt.Key.Key_Left)
    assert look.name.text() == "image-2.jpg"


def test_a_sound_plays_at_once_from_where_it_matched_and_stops_when_it_is_left(ready: Desk, qtbot) -> None:
    look = _look(ready)
    qtbot.keyClick(look, Qt.Key.Key_Right)
    assert ready.wait_asked("stretch") == [(1002, 10.0, 40.0)]
    playback = ready.window.preview.view.sound.row.playback
    qtbot.waitUntil(lambda: playback.playing)
    qtbot.keyClick(look, Qt.Key.Key_P)
    assert not playback.playing
    qtbot.keyClick(look, Qt.Key.Key_P)
    assert playback.playing
    qtbot.keyClick(look, Qt.Key.Key_Escape)
    assert not playback.under_way
    assert not look.shown


def test_whoever_walks_on_quickly_hears_the_one_that_is_stopped_at(ready: Desk, qtbot) -> None:
    look = _look(ready)
    qtbot.keyClick(look, Qt.Key.Key_Right)
    qtbot.keyClick(look, Qt.Key.Key_Right)
    qtbot.wait(300)
    assert ready.link.asked("stretch") == []


def test_enter_opens_the_file_and_f_takes_the_whole_screen(ready: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bytes] = []
    monkeypatch.setattr("desktop.opening.open_file", opened.append)
    look = _look(ready)
    qtbot.keyClick(look, Qt.Key.Key_Return)
    assert opened == [b"/library/things/image-1.jpg"]
    assert look.shown
    qtbot.keyClick(look, Qt.Key.Key_F)
    assert ready.window.isFullScreen()
    qtbot.waitUntil(lambda: look.geometry() == ready.window.rect())
    qtbot.keyClick(look, Qt.Key.Key_Escape)
    assert not ready.window.isFullScreen()


def test_the_tools_of_the_picture_work_there(ready: Desk, qtbot) -> None:
    ready.search("lion")
    ready.window.results.setCurrentIndex(ready.window.results.hits.index(0))
    ready.window.results.setFocus()
    look = _look(ready)
    tools = ready.window.preview.view.tools
    qtbot.waitUntil(lambda: not tools._view.pixmap.isNull())
    qtbot.keyClick(look, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: tools._view.heated)
    qtbot.keyClick(look, Qt.Key.Key_C)
    assert tools.cropping
    qtbot.waitUntil(tools.frame.hasFocus)
    qtbot.keyClick(tools.frame, Qt.Key.Key_Escape)
    assert not tools.cropping
    assert look.shown, "the key left the frame only"
    qtbot.keyClick(look, Qt.Key.Key_C)
    with qtbot.waitSignal(ready.window.query.answered):
        qtbot.keyClick(tools.frame, Qt.Key.Key_Return)
    assert ready.window.query.request.examples


def test_the_tab_key_stays_inside_and_every_button_has_a_name(ready: Desk, qtbot) -> None:
    look = _look(ready)
    seen = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert all(look.isAncestorOf(widget) for widget in seen)
    assert look.shut in seen
    for button in look.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text()


def test_going_to_the_search_field_closes_it(ready: Desk, qtbot) -> None:
    look = _look(ready)
    qtbot.keyClick(look, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not look.shown
    qtbot.waitUntil(ready.window.search_bar.field.hasFocus)
    assert ready.window.preview.isAncestorOf(ready.window.preview.view)


def test_an_answer_without_hits_closes_it(ready: Desk, qtbot) -> None:
    look = _look(ready)
    ready.link.hits = ()
    with qtbot.waitSignal(ready.window.query.answered):
        ready.window.query.send()
    qtbot.waitUntil(lambda: not look.shown)


def test_without_a_hit_there_is_nothing_to_look_at(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "hits", ())
    desk.start()
    desk.window.wishes.quick_look.toggle()
    assert not desk.window.wishes.quick_look.shown


def test_space_on_the_picture_beside_opens_it_too(ready: Desk, qtbot) -> None:
    picture = ready.window.preview.view.picture
    qtbot.waitUntil(lambda: not picture.pixmap.isNull())
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Space)
    assert ready.window.wishes.quick_look.shown


def test_it_follows_the_size_of_the_window(ready: Desk, qtbot) -> None:
    look = _look(ready)
    ready.window.resize(1000, 720)
    qtbot.waitUntil(lambda: look.size() == ready.window.size())
    qtbot.waitUntil(lambda: look.card.rect().contains(ready.window.preview.view.geometry()))


@pytest.mark.parametrize("hit", [*LIBRARY, make_hit(5, Kind.FILM, start_s=1.0, end_s=3.0, duration_s=9.0)])
def test_every_kind_takes_the_room_that_there_is(desk: Desk, qtbot, hit) -> None:
    desk.prepare = lambda link: setattr(link, "hits", (hit,))
    desk.start()
    desk.window.resize(1200, 800)
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    desk.window.wishes.quick_look.toggle()
    view = desk.window.preview.view
    qtbot.waitUntil(lambda: view.shown.height() > 500)
    assert view.shown.width() > 1000
    assert not desk.window.grab().isNull()
    desk.window.wishes.quick_look.toggle()
    qtbot.waitUntil(lambda: view.shown.width() < 500)
