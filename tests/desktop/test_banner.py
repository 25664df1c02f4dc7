"""The banner: it never makes the window larger, and answers to what it asks are buttons."""

from __future__ import annotations

import pytest
from conftest import Desk
from PySide6.QtCore import QSize, Qt

from models.errors import UserError
from models.jobs import Progress
from models.kinds import Kind
from models.views import LibraryStatus, RootStatus

_SMALL = QSize(900, 600)
_LONG = UserError(
    "The disk is full.",
    "There is no room for the catalogue on /home/anna/a/rather/long/path/to/the/library of this user.",
    "Make room; indexing goes on by itself when there is some again. Whatever was looked into so far is kept.",
)
_INDEXING = LibraryStatus(
    roots=(RootStatus(1, b"/library", "/library", 5678, 4444, 12, offline=False),),
    counts={Kind.IMAGE: 1200},
    waiting=4444,
    failed=12,
    activity="indexing",
    progress=Progress(1234, 5678, "Pictures"),
    remaining_s=185.0,
    slow_because="Other programs need the processor.",
)


@pytest.mark.parametrize("page", ["", "failures", "encoders", "help", "settings", "duplicates", "tags", "activity"])
def test_a_small_window_stays_as_small_when_the_banner_shows(desk: Desk, qtbot, page: str) -> None:
    desk.start()
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.on_event("status", _INDEXING)
    if page:
        getattr(desk.window.panels, f"show_{page}")()
    desk.window.resize(_SMALL)
    qtbot.wait(20)
    before = desk.window.size()
    assert before == _SMALL
    desk.window.banner.show_error(_LONG, "Start again", lambda: None)
    qtbot.wait(20)
    assert desk.window.size() == before
    desk.window.banner.show_choices("Something ended.", _LONG.why, [(name, lambda: None) for name in ("One", "Two")])
    qtbot.wait(20)
    assert desk.window.size() == before
    assert desk.window.banner.height() < 300


@pytest.mark.parametrize("empty", [True, False])
def test_a_small_window_without_results_stays_as_small_too(desk: Desk, qtbot, empty: bool) -> None:
    def prepare(link) -> None:
        link.hits, link.roots = (), ()
        link.library = LibraryStatus() if empty else _INDEXING

    desk.prepare = prepare
    desk.start()
    if not empty:
        desk.search("zebra ext:png")
    assert (desk.window.welcome if empty else desk.window.nothing).isVisible()
    desk.window.resize(_SMALL)
    desk.window.banner.show_error(_LONG, "Start again", lambda: None)
    qtbot.wait(20)
    assert desk.window.size() == _SMALL


def test_all_of_a_message_is_seen(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.resize(_SMALL)
    desk.window.banner.show_error(_LONG)
    qtbot.wait(20)
    banner = desk.window.banner
    assert banner.height() >= banner.heightForWidth(banner.width())
    for label in (banner._title, banner._text):
        assert label.height() >= label.heightForWidth(label.width())


def test_an_answer_is_given_by_the_keyboard(desk: Desk, qtbot) -> None:
    desk.start()
    given: list[str] = []
    choices = [(name, lambda name=name: given.append(name)) for name in ("One", "Two")]
    desk.window.banner.show_choices("Which?", "", choices)
    second = desk.window.banner.choices[1]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert given == ["Two"]
    assert not desk.window.banner.isVisible()
