"""Duplicates: what is shown of them, what is chosen, and what is moved to the trash and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import some_duplicates as some
from conftest import Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop import wording
from desktop.explore import words
from desktop.explore.duplicate_model import BEST_ROLE, DuplicateModel
from desktop.explore.duplicates_page import DuplicatesPage
from models.errors import UserError
from models.kinds import Kind
from models.views import DuplicateGroup, TrashReport

_ALL = (some.SAME, some.ALIKE, some.SOUNDS)
_DOT = "\N{MIDDLE DOT}"


def _size(megabytes: int) -> str:
    return wording.data_size(megabytes * 1_000_000)


@pytest.fixture
def open_page(desk: Desk, qtbot) -> Callable[..., DuplicatesPage]:
    def open_it(*groups: DuplicateGroup, alike: bool = True) -> DuplicatesPage:
        desk.prepare = lambda link: setattr(link, "duplicates", groups or _ALL)
        desk.start()
        desk.window.panels.show_duplicates()
        page = desk.window.panels.duplicates
        page.same_only.setChecked(not alike)
        qtbot.waitUntil(lambda: page.groups.groups == tuple(g for g in groups or _ALL if alike or g.sort == "same"))
        return page

    return open_it


def _ids(page: DuplicatesPage) -> list[int]:
    return [file.file_id for file in page.groups.chosen]


def test_the_keys_and_the_side_bar_open_it(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.window.panels.shown)
    page = desk.window.panels.duplicates
    assert page.isVisible()
    page.closed.emit()
    desk.window.sidebar.duplicates_wanted.emit()
    assert page.isVisible()


def test_a_row_is_a_group_the_best_first_and_nothing_is_chosen(open_page, desk: Desk) -> None:
    page = open_page()
    groups = page.groups
    assert (groups.rowCount(), groups.columnCount()) == (3, 4)
    assert groups.index(0, 0).data() == f"Same to the byte, 3 files {_DOT} {_size(2)} to spare. Select all but the best"
    assert [groups.index(0, column).data() for column in range(1, 4)] == ["1.jpg", "2.jpg", "3.jpg"]
    assert [bool(groups.index(0, column).data(BEST_ROLE)) for column in range(1, 4)] == [True, False, False]
    assert groups.index(1, 3).data() is None
    assert _ids(page) == []
    assert not page.to_trash.isEnabled()
    assert page.said == f"3 groups {_DOT} {_size(4)} to spare"


def test_at_first_only_what_is_the_same_is_looked_for(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "duplicates", _ALL)
    desk.start()
    desk.window.panels.show_duplicates()
    assert desk.wait_asked("duplicates.groups")[0] == ((), False)


def test_kind_and_sameness_are_filtered_by_the_engine(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    page.kinds.setCurrentText("Sounds")
    qtbot.waitUntil(lambda: page.groups.groups == (some.SOUNDS,))
    assert desk.link.asked("duplicates.groups")[-1] == ((Kind.AUDIO,), True)
    page.kinds.setCurrentText("Films")
    qtbot.waitUntil(lambda: page.said == "Every file here is one of a kind.")
    page.same_only.click()
    qtbot.waitUntil(lambda: "look" in page.said and "twice to the byte" in page.said)
    assert not page._foot.isVisible()


def test_sameness_is_said_in_plain_words() -> None:
    assert words.sameness(some.SAME.files[1]) == "same to the byte"
    alike = some.ALIKE.files[1]
    assert words.sameness(alike) == "looks alike"
    assert words.sameness(replace(alike, kind=Kind.AUDIO)) == "sounds alike"
    assert words.sameness(replace(alike, kind=Kind.DOCUMENT)) == "reads alike"
    spoken = words.spoken(alike, some.ALIKE, best=False, chosen=True)
    assert spoken == f"chosen for the trash, 5.jpg, looks alike, {_size(1)}, in /library"


def test_space_chooses_a_file_and_in_the_first_column_all_but_the_best(open_page, qtbot) -> None:
    page = open_page()
    view = page.view
    view.setCurrentIndex(page.groups.index(0, 3))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert _ids(page) == [3]
    view.setCurrentIndex(page.groups.index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert _ids(page) == [3, 5]
    assert page.groups.index(1, 0).data().endswith("Choose nothing here")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert _ids(page) == [3]
    page.all_but_best.click()
    assert _ids(page) == [2, 3, 5, 7]
    assert page.to_trash.text() == f"Move 4 files to the trash (frees {_size(4)})"
    page.clear.click()
    assert _ids(page) == []


def test_the_mouse_does_the_same(open_page, qtbot) -> None:
    page = open_page()
    view, delegate = page.view, page.view._delegate
    cell = view.visualRect(page.groups.index(0, 2))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=delegate.box_place(cell).center())
    assert _ids(page) == [2]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert _ids(page) == [2], "a click beside the box chooses nothing"
    row = view.visualRect(page.groups.index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=delegate.choice_place(row).center())
    assert _ids(page) == [2, 3]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(20, 20))
    assert _ids(page) == [2, 3]


def test_another_file_may_be_kept(open_page) -> None:
    page = open_page()
    menu = page.view.menu_of(page.groups.index(0, 3))
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Choose all others of this group").trigger()
    assert _ids(page) == [1, 2]
    menu.deleteLater()
    assert page.view.menu_of(page.groups.index(0, 0)) is None


def test_that_nothing_of_a_group_would_stay_is_said(open_page) -> None:
    page = open_page()
    for column in (1, 2, 3):
        page.groups.toggle(page.groups.index(0, column))
    assert page._warning.isVisible()
    assert page._warning.text() == "Every file of 1 group is chosen: nothing of it would stay."
    page.groups.toggle(page.groups.index(0, 1))
    assert not page._warning.isVisible()


def test_what_is_away_cannot_be_chosen(open_page) -> None:
    group = some.make_group(1, 2, 3)
    away = replace(group, files=(*group.files[:2], replace(group.files[2], offline=True)))
    page = open_page(away)
    page.groups.toggle(page.groups.index(0, 3))
    assert _ids(page) == []
    page.all_but_best.click()
    assert _ids(page) == [2]
    assert page.groups.index(0, 0).data().endswith("Choose nothing here")


def test_what_is_chosen_goes_to_the_trash_and_comes_back(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    page.groups.toggle(page.groups.index(0, 0))
    desk.link.report = TrashReport(2, "undo-1")
    desk.link.hold("duplicates.trash")
    page.to_trash.click()
    assert page.to_trash.text().startswith("Moving")
    assert not page.to_trash.isEnabled()
    page.move_chosen()
    desk.link.duplicates = (some.ALIKE,)
    desk.link.release("duplicates.trash")
    qtbot.waitUntil(lambda: desk.window.banner.message == "2 files were moved to the trash.")
    assert desk.link.asked("duplicates.trash") == [((2, 3),)]
    qtbot.waitUntil(lambda: page.groups.groups == (some.ALIKE,))
    assert _ids(page) == []
    desk.link.came_back, desk.link.duplicates = 2, _ALL
    desk.window.banner._button.click()
    assert desk.wait_asked("duplicates.undo") == [("undo-1",)]
    qtbot.waitUntil(lambda: desk.window.banner.message == "2 files are back in their places.")
    qtbot.waitUntil(lambda: page.groups.rowCount() == 3)


def test_what_stayed_is_said_with_its_reason(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    page.all_but_best.click()
    problems = tuple(
        f"{number}.jpg was not moved to the trash. It is gone. Nothing needs to be done." for number in range(5)
    )
    desk.link.report = TrashReport(1, "", problems)
    page.to_trash.click()
    qtbot.waitUntil(lambda: page.problems != "")
    assert page.problems.splitlines() == [*problems[:3], "And 2 more."]
    assert desk.window.banner.message == "1 file was moved to the trash."
    assert desk.window.banner._button.isHidden(), "what cannot be undone here is not offered"


def test_a_refusal_is_said_on_the_page(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    page.all_but_best.click()
    desk.link.errors["duplicates.trash"] = UserError("Nothing was moved.", "There is no trash.", "Use a file manager.")
    page.to_trash.click()
    qtbot.waitUntil(lambda: "There is no trash." in page.problems)
    assert page.to_trash.isEnabled()
    assert _ids(page) == [2, 3, 5, 7]


def test_an_engine_that_dies_leaves_the_button_usable(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    page.all_but_best.click()
    desk.link.hold("duplicates.trash")
    page.to_trash.click()
    with qtbot.waitSignal(desk.tasks.engine_died):
        desk.link.on_event("died", "exit code 1")
    assert page.to_trash.isEnabled()


def test_why_they_cannot_be_looked_for_is_said_in_their_place(desk: Desk, qtbot) -> None:
    error = UserError("No duplicates can be looked for.", "The library is busy.", "Wait.")
    desk.prepare = lambda link: link.errors.update({"duplicates.groups": error})
    desk.start()
    desk.window.panels.show_duplicates()
    page = desk.window.panels.duplicates
    qtbot.waitUntil(lambda: page.said == "The library is busy. Wait.")
    assert desk.window.banner.message == ""


def test_a_file_is_opened_and_shown(open_page, desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bytes]] = []
    monkeypatch.setattr("desktop.opening.open_file", lambda path: seen.append(("open", path)))
    monkeypatch.setattr("desktop.opening.show_in_folder", lambda path: seen.append(("show", path)))
    page = open_page()
    page.view.setCurrentIndex(page.groups.index(0, 2))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    page.view.show_wanted.emit(b"/library/2.jpg")
    assert seen == [("open", b"/library/2.jpg"), ("show", b"/library/2.jpg")]
    dragged = page.groups.mimeData([page.groups.index(0, 2), page.groups.index(0, 0)])
    assert [url.toLocalFile() for url in dragged.urls()] == ["/library/2.jpg"]


def test_what_is_chosen_stays_chosen_while_it_is_there(qapp) -> None:
    model = DuplicateModel()
    model.set_groups(_ALL)
    model.choose_all_but_best()
    model.set_groups((some.ALIKE, some.make_group(3, 8)))
    assert [file.file_id for file in model.chosen] == [5, 3]
    model.set_groups(())
    assert (model.rowCount(), model.columnCount(), model.chosen) == (0, 1, ())


def test_thousands_of_groups_are_rows_of_one_height(open_page, qtbot) -> None:
    many = tuple(some.make_group(10 * number, 10 * number + 1) for number in range(1, 3001))
    page = open_page(*many)
    assert page.groups.rowCount() == 3000
    heights = {page.view.rowHeight(row) for row in (0, 1, 1500, 2999)}
    assert heights == {page.view._delegate.cell_size.height()}
    page.view.scrollToBottom()
    assert not page.view.grab().isNull()
