"""A library that cannot be opened, and an engine that is started anew."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest
from conftest import Desk
from fake_link import COPIES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import wording
from desktop.library import words
from desktop.tasks import Tasks
from models.answers import SearchRequest
from models.errors import LibraryFull, LibraryInUse, LibraryUnavailable, UserError
from models.views import LibraryStatus

_DAMAGED = LibraryUnavailable("The library cannot be opened.", "Its catalogue is damaged.", "Put a copy back.")


def _refuse(error: UserError):
    def prepare(link) -> None:
        for method in ("status", "search", "settings"):
            link.errors[method] = error
        link.on_event("unopened", (error, link.copies))

    return prepare


def _open_in_vain(desk: Desk, qtbot, error: UserError = _DAMAGED) -> None:
    desk.prepare = _refuse(error)
    desk.window.show()
    with qtbot.waitSignal(desk.tasks.library_unopened):
        desk.tasks.start()


def test_a_page_says_what_happened_and_offers_the_copies(desk: Desk, qtbot) -> None:
    _open_in_vain(desk, qtbot)
    page = desk.window.middle.unopened
    assert page.isVisible()
    assert not desk.window.search_bar.isVisible()
    assert page._title.text() == "The library cannot be opened."
    assert page._text.text() == "Its catalogue is damaged. Put a copy back."
    assert len(page.copies) == 2, "one that is damaged itself is of no use"
    assert page.copies[0].text().startswith("Put back the copy of ")
    assert wording.files(4182) in page.copies[0].text()
    replaced = replace(COPIES[0], sort="replaced")
    assert words.put_back(replaced).startswith("Put back what was in use until ")
    qtbot.wait(60)
    assert desk.window.banner.message == "", "it is said once"
    assert not desk.window.sidebar._no_folders.isVisible()


@pytest.mark.parametrize("sort", [LibraryInUse, LibraryFull])
def test_copies_are_not_offered_where_they_would_not_help(desk: Desk, qtbot, sort: type[UserError]) -> None:
    _open_in_vain(desk, qtbot, sort("It cannot be opened.", "Because.", "Wait."))
    assert desk.window.middle.unopened.copies == []
    assert desk.window.middle.unopened._about_copies.isHidden()


def test_trying_again_opens_it(desk: Desk, qtbot) -> None:
    _open_in_vain(desk, qtbot)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.middle.unopened.again.hasFocus)
    desk.prepare = lambda link: None
    with qtbot.waitSignal(desk.tasks.status_changed):
        qtbot.keyClick(desk.window.middle.unopened.again, Qt.Key.Key_Space)
        assert not desk.window.middle.unopened.again.isEnabled()
    assert desk.links[0].closed
    assert desk.link.restore == ""
    qtbot.waitUntil(desk.window.results.isVisible)
    assert desk.window.search_bar.isVisible()
    assert len(desk.names()) == 4


def test_trying_again_in_vain_says_so_again(desk: Desk, qtbot) -> None:
    _open_in_vain(desk, qtbot)
    with qtbot.waitSignal(desk.tasks.library_unopened):
        desk.window.middle.unopened.again.click()
    assert desk.window.middle.unopened.isVisible()
    assert desk.window.middle.unopened.again.isEnabled()
    assert len(desk.window.middle.unopened.copies) == 2


def test_a_copy_is_put_back_from_the_page(desk: Desk, qtbot) -> None:
    _open_in_vain(desk, qtbot)
    desk.prepare = lambda link: None
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.window.middle.unopened.copies[1].click()
    assert desk.link.restore == COPIES[1].name
    qtbot.waitUntil(lambda: "is in place" in desk.window.banner.message)
    qtbot.waitUntil(desk.window.results.isVisible)


def test_why_a_copy_was_not_put_back_stays_to_be_read(desk: Desk, qtbot) -> None:
    _open_in_vain(desk, qtbot)

    def fail_twice(link) -> None:
        link.on_event("problem", UserError("Nothing was put back.", "It is torn.", "Choose another."))
        _refuse(_DAMAGED)(link)

    desk.prepare = fail_twice
    with qtbot.waitSignal(desk.tasks.library_unopened):
        desk.window.middle.unopened.copies[0].click()
    assert desk.window.banner.message == "Nothing was put back. It is torn. Choose another."
    assert desk.window.middle.unopened.isVisible()


def test_a_page_that_is_open_gives_way_and_the_library_comes_back_to_it(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.panels.show_settings()
    desk.prepare = _refuse(_DAMAGED)
    with qtbot.waitSignal(desk.tasks.library_unopened):
        desk.tasks.start("daily-2.sqlite")
    assert desk.window.middle.unopened.isVisible()
    desk.window.panels.show_help()
    desk.window.panels.help.closed.emit()
    assert desk.window.middle.unopened.isVisible()


def test_a_folder_is_not_swallowed_without_a_word(desk: Desk, qtbot) -> None:
    _open_in_vain(desk, qtbot)
    desk.window.add_folder(b"/some/where")
    assert desk.window.banner.message.startswith("The folder was not added. The library is not open.")
    assert desk.link.asked("add_folder") == []


class _SlowLink:
    """An engine that takes its time to end."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.ended = False

    def call(self, method: str, *args: Any) -> Future[Any]:
        return Future()

    def close(self) -> None:
        assert self.may_end.wait(10)
        self.ended = True


def test_the_window_does_not_wait_for_the_engine_before_to_end(qapp: QApplication, qtbot) -> None:
    links: list[_SlowLink] = []
    restored: list[str] = []

    def start(_on_event, restore: str) -> _SlowLink:
        assert all(link.ended for link in links), "the library is still locked"
        links.append(_SlowLink())
        restored.append(restore)
        return links[-1]

    tasks = Tasks(start)
    tasks.start()
    tasks.start("one")
    tasks.start("two")
    assert not tasks.running
    assert len(links) == 1
    links[0].may_end.set()
    qtbot.waitUntil(lambda: tasks.running)
    assert restored == ["", "two"], "only what was asked for last"
    tasks.start("three")
    links[1].may_end.set()
    tasks.close()
    assert links[1].ended
    qtbot.wait(30)
    assert len(links) == 2, "closed is closed"
    tasks.deleteLater()


def test_answers_of_the_engine_before_are_dropped(desk: Desk, qtbot) -> None:
    desk.start()
    first = desk.link
    first.hold("late")
    seen: list[Any] = []
    desk.tasks.ask("search", SearchRequest(text="late"), then=seen.append)
    desk.wait_asked("search", 2)
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.tasks.start()
    first.on_event("status", LibraryStatus(failed=7))
    qtbot.wait(40)
    assert seen == []
    assert first.closed
