"""The command palette and the sheet of shortcuts: every action is in them, and can be done from there."""

from __future__ import annotations

import pytest
from conftest import Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from desktop.actions import keys_text
from desktop.command_palette import best_first, plain_name
from desktop.keys import local_keys


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    desk.start()
    desk.window.activateWindow()
    return desk


def _offered(desk: Desk) -> list[str]:
    return [row.text for row in desk.window.command_palette.popup.rows]


def test_ctrl_k_offers_every_action_that_would_do_something(open_desk: Desk, qtbot) -> None:
    window = open_desk.window
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.command_palette.isVisible()
    assert window.command_palette.field.hasFocus()
    actions = window.all_actions
    assert _offered(open_desk) == [plain_name(one) for one in actions.all() if actions.possible(one)]
    assert "Settings" in _offered(open_desk)
    assert "Good" not in _offered(open_desk), "no result is chosen"


def test_typing_finds_it_and_enter_does_it(open_desk: Desk, qtbot) -> None:
    window = open_desk.window
    window.show_palette()
    qtbot.keyClicks(window.command_palette.field, "light th")
    assert _offered(open_desk) == ["Light theme"]
    qtbot.keyClick(window.command_palette.field, Qt.Key.Key_Return)
    assert window._theme.choice == "light"
    assert not window.command_palette.isVisible()


def test_arrows_choose_and_escape_gives_the_keys_back(open_desk: Desk, qtbot) -> None:
    window = open_desk.window
    window.search_bar.take_keys()
    window.show_palette()
    field = window.command_palette.field
    qtbot.keyClicks(field, "t")
    chosen = window.command_palette.popup.row
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert window.command_palette.popup.row == chosen + 1
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not window.command_palette.isVisible()
    assert not window.command_palette.popup.isVisible()
    assert window.search_bar.field.hasFocus()
    assert window.query.text == "", "what was typed there was no search"


def test_it_says_that_nothing_is_called_so_and_a_click_beside_it_closes(open_desk: Desk, qtbot) -> None:
    palette = open_desk.window.command_palette
    open_desk.window.show_palette()
    qtbot.keyClicks(palette.field, "xyzzy")
    assert _offered(open_desk) == []
    assert "called so" in " ".join(label.text() for label in palette.findChildren(QLabel) if label.isVisible())
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(4, palette.height() - 4))
    assert not palette.isVisible()


def test_names_that_begin_with_what_is_typed_come_first() -> None:
    names = ["Look at duplicates", "Duplicates", "Größer", "Group by: day"]
    assert best_first("dup", names) == [1, 0]
    assert best_first("gro", names) == [2, 3]
    assert best_first("day GROUP", names) == [3]
    assert best_first("", names) == [0, 1, 2, 3]
    assert best_first("ooo", names) == []


def test_every_key_is_on_the_sheet_which_opens_by_a_question_mark_among_results(open_desk: Desk, qtbot) -> None:
    window = open_desk.window
    window.middle.enter_results()
    qtbot.keyClicks(window.results, "?")
    assert window.shortcut_sheet.isVisible()
    shown = {label.text() for label in window.shortcut_sheet.findChildren(QLabel)}
    for action in window.all_actions.all():
        assert not keys_text(action) or {plain_name(action), keys_text(action)} <= shown
    assert {keys.shown for keys in local_keys()} <= shown
    qtbot.keyClick(window.shortcut_sheet, Qt.Key.Key_Escape)
    assert not window.shortcut_sheet.isVisible()
    assert window.results.hasFocus()


def test_tab_stays_on_the_sheet_and_it_grows_with_the_window(open_desk: Desk, qtbot) -> None:
    window = open_desk.window
    window.show_shortcuts()
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.shortcut_sheet.isAncestorOf(window.focusWidget())
    window.resize(1000, 700)
    assert window.shortcut_sheet.size() == window.size()
