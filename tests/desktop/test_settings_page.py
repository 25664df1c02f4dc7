"""The settings: each has its effect at once, and what goes wrong is said where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import Desk
from fake_link import COPIES
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.library import words
from desktop.library.settings_page import SettingsPage
from models.errors import UserError
from models.library.ignore import DEFAULT_PATTERNS
from models.library.settings import Settings
from models.views import LibraryStatus, RootStatus

_REFUSED = UserError("The settings were not changed.", "The pattern [a- has no end.", "Close it with ].")


@pytest.fixture
def open_page(desk: Desk, qtbot) -> Callable[..., SettingsPage]:
    def open_it(settings: Settings | None = None) -> SettingsPage:
        def prepare(link) -> None:
            link.set = settings or link.set

        desk.prepare = prepare
        desk.start()
        desk.window.panels.show_settings()
        page = desk.window.panels.settings
        qtbot.waitUntil(lambda: bool(page.copies.put_back) and page.reading.boxes["ocr"].count() > 1)
        qtbot.waitUntil(lambda: desk.window.library_settings.current == desk.link.set)
        return page

    return open_it


def _wait_set(desk: Desk, qtbot, **changes: object) -> None:
    qtbot.waitUntil(lambda: desk.link.set == replace(desk.link.set, **changes))
    qtbot.waitUntil(lambda: desk.window.library_settings.current == desk.link.set)


def test_the_keys_open_it(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.window.panels.shown)
    assert desk.window.panels.settings.isVisible()


def test_what_is_in_force_is_shown_and_nothing_is_sent(open_page, desk: Desk, qtbot) -> None:
    settings = Settings(("*.tmp",), True, False, 60, "wait", "fast", 20, 7, "de", "")
    page = open_page(settings)
    assert page.left_out.patterns.toPlainText() == "*.tmp"
    assert page.left_out.hidden.isChecked()
    assert not page.keeping_up.watch.isChecked()
    assert page.keeping_up.minutes.value() == 60
    assert page.working.on_battery.currentText() == "Wait"
    assert page.working.when_busy.currentText() == "Work as usual"
    assert (page.working.from_hour.currentText(), page.working.until_hour.currentText()) == ("20:00", "7:00")
    assert page.reading.boxes["ocr"].currentText() == "German"
    assert page.reading.boxes["speech"].currentText() == "Off"
    qtbot.wait(30)
    assert desk.link.asked("change_settings") == []


def test_each_change_has_its_effect_at_once(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    page.left_out.hidden.click()
    _wait_set(desk, qtbot, hidden=True)
    page.keeping_up.watch.click()
    _wait_set(desk, qtbot, watch=False)
    page.keeping_up.minutes.setValue(90)
    _wait_set(desk, qtbot, rescan_minutes=90)
    page.working.on_battery.setFocus()
    qtbot.keyClick(page.working.on_battery, Qt.Key.Key_Down)
    _wait_set(desk, qtbot, on_battery="wait")
    page.working.some_hours.click()
    _wait_set(desk, qtbot, from_hour=22, until_hour=6)
    assert page.working.from_hour.isEnabled()
    page.working.some_hours.click()
    _wait_set(desk, qtbot, from_hour=0, until_hour=0)
    assert not page.working.from_hour.isEnabled()
    page.reading.boxes["ocr"].setFocus()
    qtbot.keyClick(page.reading.boxes["ocr"], Qt.Key.Key_Down)
    _wait_set(desk, qtbot, words_in_pictures="en")


def test_patterns_count_when_the_typing_pauses_and_not_before(open_page, desk: Desk, qtbot) -> None:
    page = open_page(Settings(leave_out=("*.tmp",)))
    box = page.left_out
    box._typing.setInterval(60_000)
    box.patterns.setFocus()
    qtbot.keyClicks(box.patterns, "x")
    qtbot.wait(20)
    assert desk.link.asked("change_settings") == []
    box.send()
    _wait_set(desk, qtbot, leave_out=("x*.tmp",))


def test_what_was_typed_is_not_lost_when_the_page_is_left(open_page, desk: Desk, qtbot) -> None:
    page = open_page(Settings(leave_out=("*.tmp",)))
    page.left_out._typing.setInterval(60_000)
    page.left_out.patterns.appendPlainText("drafts/")
    page.closed.emit()
    _wait_set(desk, qtbot, leave_out=("*.tmp", "drafts/"))


def test_the_usual_patterns_come_back(open_page, desk: Desk, qtbot) -> None:
    page = open_page(Settings(leave_out=("*.tmp",)))
    assert page.left_out.reset.isEnabled()
    page.left_out.reset.click()
    _wait_set(desk, qtbot, leave_out=DEFAULT_PATTERNS)
    assert not page.left_out.reset.isEnabled()


def test_a_pattern_without_sense_is_said_there_and_stays_to_be_mended(open_page, desk: Desk, qtbot) -> None:
    page = open_page(Settings(leave_out=("*.tmp",)))
    desk.link.errors["change_settings"] = _REFUSED
    page.left_out.patterns.appendPlainText("[a-")
    page.left_out.send()
    qtbot.waitUntil(lambda: page.left_out.error == str(_REFUSED))
    assert page.left_out.patterns.toPlainText() == "*.tmp\n[a-"
    assert desk.window.banner.message == ""
    assert desk.link.set.leave_out == ("*.tmp",)
    del desk.link.errors["change_settings"]
    page.left_out.hidden.click()
    _wait_set(desk, qtbot, hidden=True, leave_out=("*.tmp",))
    assert page.left_out.patterns.toPlainText() == "*.tmp\n[a-", "it is still there to be mended"
    page.left_out._write(("*.tmp", "[a-]"))
    page.left_out.send()
    _wait_set(desk, qtbot, leave_out=("*.tmp", "[a-]"))
    assert page.left_out.error == ""


def test_a_refused_choice_goes_back_to_what_is_in_force(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.link.errors["change_settings"] = UserError("The settings were not saved.", "No room.", "Make room.")
    page.keeping_up.watch.click()
    qtbot.waitUntil(lambda: "No room." in page.keeping_up.error)
    assert page.keeping_up.watch.isChecked()
    assert page.working.error == ""


def test_changes_made_quickly_all_count_and_a_refused_one_takes_none_with_it(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.link.hold("change_settings")
    page.left_out.hidden.click()
    page.keeping_up.watch.click()
    page.keeping_up.minutes.setValue(30)
    assert len(desk.link.asked("change_settings")) == 1
    desk.link.release("change_settings")
    _wait_set(desk, qtbot, hidden=True, watch=False, rescan_minutes=30)
    failed: list[UserError] = []
    settings = desk.window.library_settings
    settings.change({"rescan_minutes": 0}, failed.append)
    settings.change({"rescan_minutes": 45}, failed.append)
    _wait_set(desk, qtbot, rescan_minutes=45)
    assert len(failed) == 1


def test_a_new_engine_tells_its_settings(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.panels.show_settings()
    desk.prepare = lambda link: setattr(link, "set", Settings(watch=False))
    with qtbot.waitSignal(desk.tasks.engine_started):
        desk.tasks.start()
    qtbot.waitUntil(lambda: not desk.window.panels.settings.keeping_up.watch.isChecked())


def test_the_wheel_scrolls_and_changes_nothing(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    for control in (page.working.on_battery, page.keeping_up.minutes):
        wheel = QWheelEvent(
            QPointF(5, 5),
            control.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(control, wheel)
    qtbot.wait(20)
    assert desk.link.asked("change_settings") == []


def test_a_reader_that_is_not_there_says_how_to_get_it(open_page) -> None:
    page = open_page()
    speech = page.reading.boxes["speech"]
    assert not speech.isEnabled()
    assert page.reading._why_not["speech"].text() == "It is not installed."
    assert page.reading.boxes["ocr"].isEnabled()
    assert page.reading._why_not["ocr"].isHidden()


def test_a_reader_that_has_gone_can_be_switched_off(open_page, desk: Desk, qtbot) -> None:
    page = open_page(Settings(spoken_words="fr"))
    speech = page.reading.boxes["speech"]
    assert speech.isEnabled()
    assert speech.currentText() == "fr", "also where nobody names it"
    speech.setFocus()
    qtbot.keyClick(speech, Qt.Key.Key_Home)
    _wait_set(desk, qtbot, spoken_words="")
    assert not speech.isEnabled()


def test_copies_are_listed_with_what_they_are(open_page) -> None:
    page = open_page()
    assert [button.isEnabled() for button in page.copies.put_back] == [True, True, False]
    assert words.copy_facts(COPIES[1]).startswith("Made before an update")
    assert words.copy_facts(COPIES[2]) == "It cannot be read: it is torn."


def test_a_copy_is_made_now(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.link.copies = COPIES[:1]
    desk.link.hold("upkeep.take_snapshot")
    page.copies.copy_now.click()
    assert not page.copies.copy_now.isEnabled()
    desk.link.release("upkeep.take_snapshot")
    qtbot.waitUntil(lambda: desk.window.banner.message == "The catalogue was copied.")
    qtbot.waitUntil(lambda: len(page.copies.put_back) == 1)
    assert page.copies.copy_now.isEnabled()


def test_a_copy_that_cannot_be_made_says_why_there(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.link.errors["upkeep.take_snapshot"] = UserError("The catalogue was not copied.", "No room.", "Make room.")
    page.copies.copy_now.click()
    qtbot.waitUntil(lambda: "No room." in page.copies.error)
    assert page.copies.copy_now.isEnabled()


def test_a_copy_is_put_back_and_that_can_be_undone(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    first = desk.link
    replaced = replace(COPIES[0], name="replaced-1.sqlite", sort="replaced")
    desk.prepare = lambda link: setattr(link, "copies", (replaced, *COPIES))
    page.copies.put_back[0].click()
    assert "is being put back" in desk.window.banner.message
    qtbot.waitUntil(lambda: "is in place" in desk.window.banner.message)
    assert first.closed
    assert desk.link.restore == "daily-2.sqlite"
    assert page.isVisible()
    qtbot.waitUntil(lambda: len(page.copies.put_back) == 4)
    desk.window.banner._button.click()
    qtbot.waitUntil(lambda: desk.link.restore == "replaced-1.sqlite")
    qtbot.waitUntil(lambda: "is in place" in desk.window.banner.message)


def test_why_a_copy_was_not_put_back_is_said_instead(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.prepare = lambda link: link.on_event(
        "problem", UserError("Nothing was put back.", "It is torn.", "Choose another.")
    )
    with qtbot.waitSignal(desk.tasks.status_changed):
        page.copies.put_back[0].click()
    qtbot.wait(20)
    assert desk.window.banner.message == "Nothing was put back. It is torn. Choose another."


def test_sections_are_reached_by_their_buttons_and_from_the_card(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.window.resize(1000, 640)
    qtbot.wait(20)
    desk.window.panels.show_settings("copies")
    assert page.area.verticalScrollBar().value() > 0
    page.closed.emit()
    held = LibraryStatus(roots=desk.link.roots, activity="held", held_because="The computer runs on battery.")
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.on_event("status", held)
    desk.window.sidebar.activity._manners.click()
    assert page.isVisible()
    qtbot.waitUntil(page.working.speed.hasFocus)


def test_folders_say_how_they_are_kept_up(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "set", Settings(rescan_minutes=45))
    desk.start()
    roots = (
        RootStatus(1, b"/a", "/a", 4, 0, 0, offline=False, kept_up="watched"),
        RootStatus(2, b"/b", "/b", 9, 0, 0, offline=False, away=3, why_rescanned="It is a network drive."),
        RootStatus(3, b"/c", "/c", 9, 0, 0, offline=True, away=9, kept_up="away"),
    )
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.on_event("status", LibraryStatus(roots=roots))
    rows = desk.window.sidebar._folder_rows
    assert rows[1].accessibleDescription() == "Watched: changes are seen within seconds."
    assert rows[2].accessibleName() == "Folder /b, 9 files, 3 away"
    assert "3 files are on a drive that is not connected." in rows[2].toolTip()
    qtbot.waitUntil(lambda: "Looked through every 45 minutes.\nIt is a network drive." in rows[2].toolTip())
    assert "not connected" in rows[3].toolTip()
    desk.window.library_settings.change({"rescan_minutes": 1}, pytest.fail)
    qtbot.waitUntil(lambda: "Looked through every minute." in rows[2]._state.text())
