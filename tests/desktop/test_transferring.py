"""Exporting and importing a library in the window: asked for, followed, cancelled, refused, and taken back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Desk
from fake_link import COPIES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from transfer_scenes import EXPORT, FIGURES, answer

from desktop import wording
from desktop.transfer import words
from desktop.transfer.import_page import ImportPage
from models.errors import UserError
from models.transfer.reports import Exported, ImportFigures, RootCheck, TransferStatus
from models.views import SnapshotStatus

_DAMAGED = UserError("The library was not imported.", "The export is damaged: items.parquet.", "Copy the export anew.")


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch):
    """Says what the system's dialog for folders gives."""

    def choosing(folder: str) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: folder))

    return choosing


@pytest.fixture
def page(desk: Desk, qtbot, choose) -> ImportPage:
    desk.prepare = answer
    desk.start()
    desk.window.activateWindow()
    choose(os.fsdecode(EXPORT.folder))
    desk.window.all_actions["import library"].trigger()
    qtbot.waitUntil(lambda: desk.window.panels.shown)
    return desk.window.panels.importing


def _notices(desk: Desk) -> list[tuple]:
    """What is said from now on."""
    told: list[tuple] = []
    desk.window.transferring.noticed.connect(lambda *args: told.append(args))
    return told


def test_both_are_in_the_menu_and_among_all_actions(desk: Desk) -> None:
    desk.start()
    names = [action.objectName() for action in desk.window.all_actions.all()]
    assert {"export library", "import library"} <= set(names)
    texts = [action.text() for action in desk.window.program_menu.actions()]
    assert {"Export the library\N{HORIZONTAL ELLIPSIS}", "Import a library\N{HORIZONTAL ELLIPSIS}"} <= set(texts)


def test_an_export_goes_to_a_new_folder_and_can_be_shown(desk: Desk, qtbot, choose, tmp_path: Path) -> None:
    link = desk.start()
    shown: list[bytes] = []
    desk.window.transferring.show_wanted.disconnect()
    desk.window.transferring.show_wanted.connect(shown.append)
    link._transfers_export_to = lambda target: Exported(target, 2_000_000, {"files": 3})
    choose(str(tmp_path))
    told = _notices(desk)
    desk.window.transferring.export()
    qtbot.waitUntil(lambda: len(told) == 2)
    ((target,),) = link.asked("transfers.export_to")
    assert os.path.dirname(target) == os.fsencode(tmp_path) and b"Findling library 20" in target
    assert "3 files" in told[-1][0]
    told[-1][2]()
    assert shown == [target]
    Path(os.fsdecode(target)).mkdir()
    desk.window.transferring.export()
    assert desk.wait_asked("transfers.export_to", 2)[1][0] == target + b" (2)"


def test_an_export_that_was_cancelled_or_failed_is_said(desk: Desk, qtbot, choose, tmp_path: Path) -> None:
    link = desk.start()
    link._transfers_export_to = lambda target: None
    choose(str(tmp_path))
    told = _notices(desk)
    desk.window.transferring.export()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "cancelled" in told[-1][0]
    link.errors["transfers.export_to"] = _DAMAGED
    with qtbot.waitSignal(desk.window.transferring.failed):
        desk.window.transferring.export()
    choose("")
    desk.window.transferring.export()
    assert len(link.asked("transfers.export_to")) == 2


def test_what_is_no_export_is_said_so(desk: Desk, qtbot, choose) -> None:
    link = desk.start()
    link.errors["transfers.look_into"] = _DAMAGED
    choose("/somewhere")
    with qtbot.waitSignal(desk.window.transferring.failed):
        desk.window.all_actions["import library"].trigger()
    assert not desk.window.panels.shown


def test_each_folder_is_looked_for(page: ImportPage, desk: Desk, qtbot) -> None:
    first, second, third = page.cards
    qtbot.waitUntil(lambda: "19 are in it" in first.state.text() and "not here now" in second.state.text())
    assert "Name the folder" in third.state.text()
    assert first.field.text() == "/home/anna/Pictures" and third.field.text() == ""
    assert third.field.accessibleName() == "Folder here for C:\\Scans"
    third.field.setFocus()
    qtbot.keyClicks(third.field, "/home/anna/Scans")
    qtbot.keyClick(third.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "19 are in it" in third.state.text())
    assert desk.link.asked("transfers.check_folder")[-1] == (EXPORT.folder, 3, b"/home/anna/Scans")


def test_a_folder_is_chosen_or_left_out(page: ImportPage, desk: Desk, qtbot, choose) -> None:
    choose("/chosen")
    page.cards[0].choose.click()
    assert page.cards[0].here == b"/chosen"
    page.attempt.click()
    assert page.cards[2].field.hasFocus() and not desk.link.asked("transfers.try_import")
    page.cards[2].leave_out.setChecked(True)
    assert not page.cards[2].field.isEnabled()
    page.attempt.click()
    ((_, folders),) = desk.wait_asked("transfers.try_import")
    assert folders == {1: b"/chosen", 2: b"/media/anna/archive", 3: None}
    qtbot.waitUntil(lambda: page.outcome.text().startswith("This would be imported"))
    assert wording.number(49_342) in page.outcome.text() and "vit-l-14" in page.outcome.text()
    # What was found out holds for these folders only.
    page.cards[2].leave_out.setChecked(False)
    assert page.outcome.isHidden()


def test_it_is_followed_and_cancelled(page: ImportPage, desk: Desk, qtbot) -> None:
    page.cards[2].leave_out.setChecked(True)
    desk.link.hold("transfers.import_from")
    page.bring.click()
    assert not page.bring.isEnabled() and not page.cards[0].field.isEnabled() and page.cancel.isVisible()
    with qtbot.waitSignal(desk.tasks.transfer_progressed):
        desk.link.on_event("transfer", TransferStatus("import", 5, 10, "Bringing files"))
    assert page.line.text == "Bringing files"
    desk.window.panels.show_activity()
    row = desk.window.panels.activity.transfer
    assert row.isVisible() and row.title.text() == "A library is imported"
    desk.link._transfers_cancel = lambda: None
    desk.link._transfers_import_from = lambda folder, folders: None
    row.cancel.click()
    desk.wait_asked("transfers.cancel")
    desk.link.release("transfers.import_from")
    with qtbot.waitSignal(desk.tasks.transfer_progressed):
        desk.link.on_event("transfer", None)
    qtbot.waitUntil(lambda: page.outcome.text().startswith("Cancelled"))
    assert row.isHidden() and page.bring.isEnabled()


def test_what_is_written_counts_without_leaving_the_field(page: ImportPage, desk: Desk, qtbot) -> None:
    """On some systems a click on a button takes no focus."""
    page.cards[2].field.setText("/home/anna/Scans")
    page._try()
    ((_, folders),) = desk.wait_asked("transfers.try_import")
    assert folders[3] == b"/home/anna/Scans"
    qtbot.waitUntil(lambda: not page.outcome.isHidden())


def test_another_export_is_chosen_while_one_is_imported(page: ImportPage, desk: Desk, qtbot) -> None:
    page.cards[2].leave_out.setChecked(True)
    desk.link.hold("transfers.import_from")
    page.bring.click()
    desk.wait_asked("transfers.import_from")
    page.show_export(replace(EXPORT, folder=b"/other"))
    with qtbot.waitSignal(desk.tasks.transfer_progressed):
        desk.link.on_event("transfer", TransferStatus("import", 5, 10, "Bringing files"))
    assert page.cancel.isVisible() and not page.bring.isEnabled()
    with qtbot.waitSignal(page.imported):
        desk.link.release("transfers.import_from")
    # What was imported is not what is shown now.
    assert page.outcome.isHidden() and page.bring.isEnabled()


def test_what_was_imported_can_be_taken_back(page: ImportPage, desk: Desk, qtbot) -> None:
    page.cards[2].leave_out.setChecked(True)
    with qtbot.waitSignal(desk.window.transferring.noticed) as told:
        page.bring.click()
    assert page.outcome.text().startswith("This was imported")
    said, action, undo = told.args
    assert said.startswith("The library was imported") and action == "Undo"
    copy = SnapshotStatus(FIGURES.copy, "replaced", COPIES[0].taken_at, 1, 1)
    desk.link.copies = (*COPIES, copy)
    undo()
    qtbot.waitUntil(lambda: len(desk.links) == 2)
    assert desk.link.restore == FIGURES.copy


def test_a_damaged_export_is_explained_on_the_page(page: ImportPage, desk: Desk, qtbot) -> None:
    page.cards[2].leave_out.setChecked(True)
    desk.link.errors["transfers.import_from"] = _DAMAGED
    page.bring.click()
    qtbot.waitUntil(lambda: "Copy the export anew" in page.problem.text())
    assert page.bring.isEnabled() and page.line.isHidden()


def test_nothing_new_is_said_plainly() -> None:
    assert words.figures(ImportFigures(), kept=True).startswith("There is nothing in it")
    assert "Is it the right one?" in words.root_state(RootCheck(True, 20, 0))
