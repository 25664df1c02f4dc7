"""Searches are kept under a name, opened, renamed and removed, all in place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from models.answers import SavedSearch, SearchRequest

_LAKES = SavedSearch(1, "Lakes", SearchRequest("lion keep"), is_collection=False, new=12)
_DOGS = SavedSearch(2, "Dogs", SearchRequest("dog", good=(1,)), is_collection=True)


@pytest.fixture
def saved(desk: Desk) -> Desk:
    """A window with two saved searches."""
    desk.prepare = lambda link: setattr(link, "saved", (_LAKES, _DOGS))
    desk.start()
    desk.qtbot.waitUntil(lambda: len(desk.window.sidebar.saved.rows) == 2)
    return desk


def _names(desk: Desk) -> list[str]:
    return [one.name for one in desk.window.saved.all]


def test_there_is_no_section_without_any(desk: Desk) -> None:
    desk.start()
    assert not desk.window.sidebar.saved.isVisible()


def test_a_search_is_kept_under_a_name(desk: Desk, qtbot) -> None:
    link = desk.start()
    desk.window.activateWindow()
    desk.search("keep kind:document")
    qtbot.keyClick(desk.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    line = desk.window.search_bar.keep_line
    qtbot.waitUntil(line.name.hasFocus)
    assert line.name.text() == "keep kind:document"
    line.name.setText(" My letters ")
    qtbot.keyClick(line.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _names(desk) == ["My letters"])
    assert link.asked("saved.keep") == [("My letters", SearchRequest("keep kind:document"), False)]
    assert line.isHidden() and desk.window.sidebar.saved.isVisible()
    assert "My letters was kept" in desk.window.banner.message
    qtbot.waitUntil(desk.window.search_bar.field.hasFocus)
    assert desk.window.sidebar.saved.rows[1].isChecked(), "it is what is asked now"


def test_a_name_that_is_taken_is_said_where_it_is_written(saved: Desk, qtbot) -> None:
    saved.search("keep")
    line = saved.window.search_bar.keep_line
    line.open_line()
    line.name.setText("Dogs")
    line.keep_button.click()
    qtbot.waitUntil(lambda: "already" in line.problem.text())
    assert line.isVisible()
    qtbot.keyClick(line.name, Qt.Key.Key_Escape)
    assert line.isHidden() and saved.window.search_bar.field.text() == "keep"


def test_with_good_marks_it_is_a_collection(desk: Desk, qtbot) -> None:
    link = desk.start()
    desk.search("lion")
    desk.window.query.mark((1, 2), good=True)
    desk.window.search_bar.keep_line.open_line()
    desk.window.search_bar.keep_line.keep()
    desk.wait_asked("saved.keep")
    assert link.asked("saved.keep") == [("lion", SearchRequest("lion", good=(1, 2)), True)]
    qtbot.waitUntil(lambda: _names(desk) == ["lion"])


def test_nothing_is_kept_where_nothing_is_asked(desk: Desk) -> None:
    desk.start()
    desk.window.search_bar.keep_line.open_line()
    assert desk.window.search_bar.keep_line.isHidden()


def test_a_press_asks_it_and_notes_that_it_was_looked_at(saved: Desk, qtbot) -> None:
    row = saved.window.sidebar.saved.rows[1]
    assert row.accessibleName() == "Lakes, 12 new files in the library"
    saved.window.panels.show_help()
    with qtbot.waitSignal(saved.window.query.answered):
        row.click()
    assert saved.window.search_bar.field.text() == "lion keep"
    assert not saved.window.panels.shown
    assert saved.wait_asked("saved.look") == [(1,)]
    qtbot.waitUntil(lambda: row.accessibleName() == "Lakes")
    assert row.isChecked()


def test_it_is_renamed_in_place(saved: Desk, qtbot) -> None:
    saved.window.activateWindow()
    section = saved.window.sidebar.saved
    qtbot.keyClick(section.rows[2], Qt.Key.Key_F2)
    (field,) = section.findChildren(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    field.setText("Our dog")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _names(saved) == ["Lakes", "Our dog"])
    assert section.rows[2].text() == "Our dog" and section.rows[2].isVisible()


def test_escape_leaves_the_name(saved: Desk, qtbot) -> None:
    section = saved.window.sidebar.saved
    section.rename(2)
    (field,) = section.findChildren(QLineEdit)
    field.setText("x")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert saved.link.asked("saved.rename") == []
    assert section.rows[2].isVisible()


def test_an_ampersand_in_a_name_is_part_of_it_and_no_shortcut(saved: Desk) -> None:
    row = saved.window.sidebar.saved.rows[1]
    row.show_saved(replace(_LAKES, name="R&D"))
    assert row.text() == "R&D" and row.shortcut().isEmpty()


def test_removing_can_be_undone(saved: Desk, qtbot) -> None:
    qtbot.keyClick(saved.window.sidebar.saved.rows[1], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: _names(saved) == ["Dogs"])
    qtbot.waitUntil(lambda: saved.window.banner.message == "Lakes was removed.")
    saved.window.banner._button.click()
    qtbot.waitUntil(lambda: _names(saved) == ["Lakes", "Dogs"])
    assert saved.link.asked("saved.restore") == [("token",)]


def test_what_is_new_is_counted_again_after_a_change(saved: Desk, qtbot) -> None:
    saved.window.saved._refreshing.setInterval(0)
    saved.link.saved = (replace(_LAKES, new=99), _DOGS)
    saved.link.on_event("changed", None)
    qtbot.waitUntil(lambda: saved.window.saved.all[0].new == 99)
