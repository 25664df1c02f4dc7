"""The first minutes: an empty library, the samples, something to ask, and pages that help where nothing is found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import Desk
from fake_link import FakeLink
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from models import samples
from models.answers import Answer, Suggestion
from models.kinds import Kind
from models.views import LibraryStatus, RootStatus

_SAMPLES = RootStatus(7, samples.samples_path(), "/somewhere/Samples", 34, 0, 0, offline=False)


def _empty(link: FakeLink) -> None:
    link.hits, link.roots, link.library = (), (), LibraryStatus()


def _said(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_an_empty_library_offers_two_ways_to_begin(desk: Desk, qtbot) -> None:
    desk.prepare = _empty
    desk.start()
    welcome = desk.window.welcome
    assert welcome.isVisible()
    assert welcome.add.isVisible()
    assert welcome.samples.isVisible()
    assert "Nothing leaves it unless you turn that on yourself" in _said(welcome)
    assert "drop a folder" in _said(welcome)
    assert not desk.window.examples.isVisible()


def test_the_samples_are_added_with_a_word_on_how_to_remove_them(desk: Desk, qtbot) -> None:
    desk.prepare = _empty
    desk.start()
    welcome = desk.window.welcome
    welcome.samples.setFocus()
    qtbot.keyClick(welcome.samples, Qt.Key.Key_Space)
    assert desk.wait_asked("add_folder") == [(samples.samples_path(),)]
    qtbot.waitUntil(lambda: "press Samples in the side bar" in desk.window.banner.message)


def test_samples_are_an_action_as_long_as_they_are_not_there(desk: Desk, qtbot) -> None:
    desk.start()
    actions = desk.window.all_actions
    assert actions.possible(actions["samples"])
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.on_event("status", LibraryStatus(roots=(_SAMPLES,), counts={Kind.IMAGE: 13}))
    assert not actions.possible(actions["samples"])


def test_a_findling_without_samples_does_not_offer_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "samples_path", lambda: b"")
    desk.window.first_steps.add_samples()
    assert "came without them" in desk.window.banner.message


def test_three_things_to_ask_stand_above_the_results_until_they_are_closed(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(
        link, "library", LibraryStatus(roots=(_SAMPLES,), counts={Kind.IMAGE: 13, Kind.DOCUMENT: 9})
    )
    desk.start()
    examples = desk.window.examples
    assert examples.isVisible()
    assert tuple(one.text() for one in examples.buttons) == samples.QUERIES
    with qtbot.waitSignal(desk.window.query.answered):
        examples.buttons[0].click()
    assert desk.window.search_bar.field.text() == "ladybug"
    assert desk.link.asked("search")[-1][0].text == "ladybug"
    assert not examples.isVisible(), "something is asked now"
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.query.clear()
    assert examples.isVisible()
    examples._finish()
    assert not examples.isVisible()
    assert desk.settings.value("search/examples_done") == "yes"


def test_examples_are_drawn_from_an_own_library(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(
        link, "suggested", (Suggestion("rocking chair", Kind.IMAGE), Suggestion("folder:letters"))
    )
    desk.start()
    examples = desk.window.examples
    qtbot.waitUntil(examples.isVisible)
    assert [one.text() for one in examples.buttons] == ["rocking chair", "folder:letters"]
    assert [one.toolTip() for one in examples.buttons] == ["Pictures", ""]
    assert not any(one.icon().isNull() for one in examples.buttons)
    with qtbot.waitSignal(desk.window.query.answered):
        examples.buttons[1].click()
    assert desk.link.asked("search")[-1][0].text == "folder:letters"
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.on_event("status", LibraryStatus())
    assert not examples.buttons, "there is nothing to ask any more"


def test_of_a_library_that_is_not_known_nothing_is_offered(desk: Desk, qtbot) -> None:
    desk.start()
    qtbot.waitUntil(lambda: bool(desk.link.asked("suggestions")))
    assert not desk.window.examples.isVisible()
    asked = len(desk.link.asked("suggestions"))
    for status in (replace(desk.link.library, activity="indexing"), LibraryStatus()):
        with qtbot.waitSignal(desk.tasks.status_changed):
            desk.link.on_event("status", status)
    assert len(desk.link.asked("suggestions")) == asked, "nothing is asked while indexing goes on"


def test_each_filter_is_taken_away_by_a_button_that_says_what_that_brings(desk: Desk, qtbot) -> None:
    answer = FakeLink._search

    def search(link: FakeLink, request):
        # Only what is asked without the filter finds something.
        found = answer(link, replace(request, text=""))
        return found if "ext:png" not in request.text else replace(found, hits=())

    desk.prepare = lambda link: setattr(link, "_search", lambda request: search(link, request))
    desk.start()
    desk.search("lion ext:png")
    page = desk.window.nothing
    assert page.isVisible()
    assert len(page.offers) == 1
    qtbot.waitUntil(lambda: page.offers[0].text().endswith("(4)"))
    assert page.offers[0].accessibleName().endswith("4 results")
    with qtbot.waitSignal(desk.window.query.answered):
        page.offers[0].click()
    assert desk.window.search_bar.field.text() == "lion"
    assert desk.window.results.isVisible()


def test_what_was_counted_for_another_question_is_not_shown(desk: Desk, qtbot) -> None:
    desk.start()
    desk.search("zebra ext:png")
    page = desk.window.nothing
    old = page.offers[0]
    before = old.text()
    desk.search("zebra ext:gif")
    page._say_count(old, "x", Answer(()))
    assert old.text() == before


def test_the_search_is_cleared_from_there(desk: Desk, qtbot) -> None:
    desk.start()
    desk.search("zebra")
    assert desk.window.nothing.isVisible()
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.nothing._empty.click()
    assert desk.window.results.isVisible()


def test_of_a_library_whose_state_is_not_known_nothing_is_claimed(desk: Desk, qtbot) -> None:
    def prepare(link: FakeLink) -> None:
        link.hits = ()
        link.hold("status")

    desk.prepare = prepare
    desk.window.show()
    with qtbot.waitSignal(desk.window.query.answered):
        desk.tasks.start()
    assert not desk.window.nothing.isVisible() and not desk.window.welcome.isVisible()
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.release("status")
    qtbot.waitUntil(lambda: desk.window.nothing.isVisible() or desk.window.welcome.isVisible())
