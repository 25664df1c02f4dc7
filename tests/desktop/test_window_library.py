"""Folders, progress, failed files, encoders, and what the window says when something goes wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Desk
from fake_link import FAILURES
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop import wording
from desktop.library import words
from desktop.library.failures_panel import FailuresPanel
from models.errors import BadFileReason, UserError
from models.jobs import Progress
from models.kinds import Kind
from models.query.parts import Example
from models.views import Failure, LibraryStatus, RootStatus

_INDEXING = LibraryStatus(
    roots=(RootStatus(1, b"/library", "/library", 5678, 4444, 12, offline=False),),
    counts={Kind.IMAGE: 1200},
    waiting=4444,
    failed=12,
    activity="indexing",
    progress=Progress(1234, 5678, "Pictures"),
    remaining_s=185.0,
)


def _drop(desk: Desk, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, mime, button, keys)
    QApplication.sendEvent(desk.window, enter)
    assert enter.isAccepted()
    assert desk.window._overlay.isVisible()
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(5, 5), action, mime, button, keys))
    assert not desk.window._overlay.isVisible()


def _status(desk: Desk, qtbot, status: LibraryStatus) -> None:
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.on_event("status", status)


def test_dropped_folders_are_added(desk: Desk, qtbot, tmp_path: Path) -> None:
    desk.start()
    folders = [tmp_path / "one", tmp_path / "two \N{LATIN SMALL LETTER E WITH ACUTE}"]
    for folder in folders:
        folder.mkdir()
    _drop(desk, *folders)
    assert desk.wait_asked("add_folder", 2) == [(str(folder).encode(),) for folder in folders]
    qtbot.waitUntil(lambda: "was added" in desk.window.banner.message)


def test_a_dropped_file_is_searched_by(desk: Desk, qtbot, tmp_path: Path) -> None:
    link = desk.start()
    file = tmp_path / "like this.jpg"
    file.write_bytes(b"x")
    with qtbot.waitSignal(desk.window.query.answered):
        _drop(desk, file)
    assert link.asked("search")[-1][0].examples == (Example(path=str(file).encode(), name="like this.jpg"),)
    assert "like this.jpg" in desk.window.search_bar.chips.chips[0].text()
    assert not link.asked("add_folder")


def test_add_a_folder_by_the_dialog(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.main_window.QFileDialog.getExistingDirectory", lambda *_: "/some/where")
    desk.start()
    desk.window.sidebar.add_wanted.emit()
    assert desk.wait_asked("add_folder") == [(b"/some/where",)]


def test_removing_a_folder_can_be_undone(desk: Desk, qtbot) -> None:
    desk.start()
    row = desk.window.sidebar._folder_rows[1]
    row.remove_wanted.emit(row.root)
    assert desk.wait_asked("remove_folder") == [(1,)]
    qtbot.waitUntil(lambda: "was removed" in desk.window.banner.message)
    desk.window.banner._button.click()
    assert desk.wait_asked("add_folder") == [(b"/library",)]


def test_folders_come_and_go_with_the_status(desk: Desk, qtbot) -> None:
    desk.start()
    second = RootStatus(7, b"/other", "/other", 10, 5, 0, offline=False)
    _status(desk, qtbot, LibraryStatus(roots=(*_INDEXING.roots, second)))
    rows = desk.window.sidebar._folder_rows
    assert set(rows) == {1, 7}
    assert rows[7].accessibleName() == "Folder /other, 10 files, 5 to go"
    _status(desk, qtbot, LibraryStatus(roots=(second,)))
    assert set(rows) == {7}


def test_progress_is_said_in_plain_words_with_its_switches(desk: Desk, qtbot) -> None:
    desk.start()
    _status(desk, qtbot, _INDEXING)
    card = desk.window.sidebar.activity
    assert card._text.text() == f"Indexing: {wording.number(1234)} of {wording.number(5678)}"
    assert card._detail.text() == "About 3 minutes left"
    assert card._bar.value() == 1234
    card._pause.click()
    desk.wait_asked("pause")
    _status(desk, qtbot, LibraryStatus(roots=_INDEXING.roots, activity="paused", progress=_INDEXING.progress))
    assert card._pause.text() == "Resume"
    card._pause.click()
    desk.wait_asked("resume")
    card._cancel.click()
    desk.wait_asked("cancel")
    _status(desk, qtbot, LibraryStatus(roots=_INDEXING.roots))
    assert not card._pause.isVisible()
    assert not card._bar.isVisible()


def test_why_indexing_stopped_is_said_where_it_was_shown(desk: Desk, qtbot) -> None:
    desk.start()
    _status(desk, qtbot, LibraryStatus(roots=_INDEXING.roots, activity="paused", problem="The disk is full."))
    assert desk.window.sidebar.activity._detail.text() == "The disk is full."


def test_failed_files_are_listed_and_retried(desk: Desk, qtbot) -> None:
    link = desk.start()
    _status(desk, qtbot, _INDEXING)
    desk.window.sidebar.activity._failures.click()
    panel = desk.window.panels.failures
    qtbot.waitUntil(lambda: panel.failures.rowCount() == 2)
    assert panel.isVisible()
    cells = [panel.failures.index(0, column).data() for column in range(4)]
    assert cells == ["broken.jpg", "It is damaged. It ends early.", "Copy it again.", "/library/things"]
    assert not panel._retry.isEnabled()
    panel.table.selectRow(1)
    panel._retry.click()
    assert desk.wait_asked("retry") == [((12,),)]
    link.failed = ()
    panel._retry_all.click()
    assert desk.wait_asked("retry", 2)[-1] == ((),)
    qtbot.waitUntil(lambda: panel._nothing.isVisible())
    panel.closed.emit()
    assert desk.window.results.isVisible()


def test_a_failed_file_is_opened_and_shown(desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bytes]] = []
    monkeypatch.setattr("desktop.opening.open_file", lambda path: seen.append(("open", path)))
    monkeypatch.setattr("desktop.opening.show_in_folder", lambda path: seen.append(("show", path)))
    desk.start()
    desk.window.panels.show_failures()
    panel = desk.window.panels.failures
    qtbot.waitUntil(lambda: panel.failures.rowCount() == 2)
    panel.table.selectRow(0)
    panel._open.click()
    panel._show.click()
    assert seen == [("open", b"/library/things/broken.jpg"), ("show", b"/library/things/broken.jpg")]


def test_typing_leaves_a_panel(desk: Desk) -> None:
    desk.start()
    desk.window.panels.show_failures()
    desk.search("keep")
    assert desk.window.results.isVisible()


def test_a_problem_is_a_banner_that_can_be_closed(desk: Desk, qtbot) -> None:
    desk.start()
    desk.link.on_event("problem", UserError("The disk is full.", "No room on /home.", "Make room."))
    qtbot.waitUntil(desk.window.banner.isVisible)
    assert desk.window.banner.message == "The disk is full. No room on /home. Make room."
    desk.window.banner.hide()
    assert desk.window.banner.message == ""


def test_notices_pass_but_errors_and_undo_stay(desk: Desk, qtbot) -> None:
    desk.start()
    banner = desk.window.banner
    banner._passing.setInterval(0)
    banner.show_notice("Added.")
    qtbot.waitUntil(lambda: not banner.message)
    for show in (
        lambda: banner.show_notice("Removed.", "Undo", lambda: None),
        lambda: banner.show_error(UserError("a", "b", "c")),
    ):
        show()
        qtbot.wait(20)
        assert banner.message


def test_an_engine_that_died_is_started_again(desk: Desk, qtbot) -> None:
    first = desk.start()
    with qtbot.waitSignal(desk.tasks.engine_died):
        first.on_event("died", "exit code -9")
    assert first.closed
    assert "exit code -9" in desk.window.banner.message
    desk.window.query.type_text("dropped without a word")
    desk.window.query.send()
    desk.window.query.clear()
    with qtbot.waitSignals([desk.window.query.answered, desk.tasks.status_changed]):
        desk.window.banner._button.click()
    assert len(desk.links) == 2
    assert len(desk.names()) == 4
    with qtbot.assertNotEmitted(desk.tasks.status_changed, wait=50):
        first.on_event("status", LibraryStatus())  # the dead one has no say any more


def test_an_engine_that_cannot_start_is_explained(desk: Desk, qtbot) -> None:
    def refuse(_link: object) -> None:
        raise UserError("The library is too new.", "A later Findling wrote it.", "Update Findling.")

    desk.prepare = refuse
    desk.window.show()
    desk.tasks.start()
    assert "The library is too new." in desk.window.banner.message
    assert not desk.tasks.running


@pytest.mark.parametrize("panel", ["failures", "encoders", "comparison", "help", "settings", "duplicates", "activity"])
def test_escape_leaves_every_page_for_the_search_field(desk: Desk, qtbot, panel: str) -> None:
    desk.start()
    desk.window.activateWindow()
    panels = desk.window.panels
    getattr(panels, f"show_{panel}")()
    inside = {
        "failures": lambda: panels.failures.table,
        "encoders": lambda: panels.encoders.bring.architecture,
        "comparison": lambda: panels.compare.field,
        "help": lambda: panels.help.browser,
        "settings": lambda: panels.settings.left_out.hidden,
        "duplicates": lambda: panels.duplicates.kinds,
        "activity": lambda: panels.activity.when,
    }[panel]()
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert not panels.shown
    assert desk.window.results.isVisible()
    qtbot.waitUntil(desk.window.search_bar.field.hasFocus)


def test_a_page_is_made_when_it_is_first_shown_and_not_before(desk: Desk) -> None:
    desk.start()
    desk.link.on_event("status", LibraryStatus(failed=3))
    assert not desk.window.panels._made
    desk.window.panels.show_help()
    assert list(desk.window.panels._made) == ["help"]


def test_why_indexing_waits_is_said_and_leads_to_the_settings(desk: Desk, qtbot) -> None:
    desk.start()
    card = desk.window.sidebar.activity
    held = replace(_INDEXING, activity="held", held_because="The computer runs on battery.")
    _status(desk, qtbot, held)
    assert card._text.text() == "Waiting: The computer runs on battery."
    assert card._detail.text() == f"{wording.number(1234)} of {wording.number(5678)} are done"
    assert card._manners.isVisible()
    _status(desk, qtbot, replace(held, progress=None))
    assert not card._bar.isVisible(), "nothing moves while it waits"
    _status(desk, qtbot, replace(_INDEXING, slow_because="Other programs need the processor."))
    assert card._detail.text() == "Slowly: Other programs need the processor.\nAbout 3 minutes left"
    assert card._manners.isVisible()
    _status(desk, qtbot, _INDEXING)
    assert not card._manners.isVisible()


def _open_failures(desk: Desk, qtbot, *failures: Failure) -> FailuresPanel:
    desk.prepare = lambda link: setattr(link, "failed", failures)
    desk.start()
    desk.window.panels.show_failures()
    panel = desk.window.panels.failures
    qtbot.waitUntil(lambda: panel._all == failures)
    return panel


def _names(panel: FailuresPanel) -> list[str]:
    return [str(panel.failures.index(row, 0).data()) for row in range(panel.failures.rowCount())]


def test_a_failed_file_is_ignored_for_good_and_that_can_be_undone(desk: Desk, qtbot) -> None:
    broken, locked = FAILURES
    panel = _open_failures(desk, qtbot, broken, locked)
    assert not panel.ignored.isVisible()
    assert not panel._ignore.isEnabled()
    panel.table.selectRow(0)
    desk.link.failed = (replace(broken, ignored=True), locked)
    panel._ignore.click()
    assert desk.wait_asked("ignore") == [((11,),)]
    qtbot.waitUntil(lambda: _names(panel) == ["locked.pdf"])
    assert desk.window.banner.message == "broken.jpg is left alone from now on."
    assert panel.ignored.text() == "Show ignored (1)"
    desk.link.failed = FAILURES
    desk.window.banner._button.click()
    assert desk.wait_asked("retry") == [((11,),)]
    qtbot.waitUntil(lambda: len(_names(panel)) == 2)


def test_ignored_files_are_listed_on_demand_and_taken_back(desk: Desk, qtbot) -> None:
    broken, locked = FAILURES
    panel = _open_failures(desk, qtbot, broken, replace(locked, ignored=True))
    assert _names(panel) == ["broken.jpg"]
    assert panel._title.text() == "1 file failed"
    panel.ignored.click()
    assert _names(panel) == ["locked.pdf"]
    assert panel._title.text() == "1 file is ignored"
    assert not panel._ignore.isVisible()
    assert not panel._retry_all.isVisible()
    panel.table.selectRow(0)
    assert panel._retry.text() == "Look into it again"
    desk.link.failed = FAILURES
    panel._retry.click()
    assert desk.wait_asked("retry") == [((12,),)]
    qtbot.waitUntil(lambda: len(_names(panel)) == 2)
    assert not panel.ignored.isVisible()
    assert panel._retry.text() == "Retry"


def test_failed_files_are_counted_and_shown_by_their_reason(desk: Desk, qtbot) -> None:
    broken, locked = FAILURES
    panel = _open_failures(desk, qtbot, broken, locked, replace(broken, file_id=13, display="/library/torn.jpg"))
    assert [button.text() for button in panel.reasons.values()] == ["All", "2 damaged", "1 protected"]
    panel.reasons["damaged"].click()
    assert _names(panel) == ["broken.jpg", "torn.jpg"]
    panel.reasons[""].click()
    assert len(_names(panel)) == 3
    panel.reasons["encrypted"].click()
    desk.link.failed = (broken,)
    panel.refresh()
    qtbot.waitUntil(lambda: _names(panel) == ["broken.jpg"])


@pytest.mark.parametrize("reason", list(BadFileReason))
def test_every_reason_has_a_name(reason: BadFileReason) -> None:
    assert words.reason_name(reason)


def test_thousands_of_failed_files_are_rows_of_one_height(desk: Desk, qtbot) -> None:
    many = tuple(replace(FAILURES[0], file_id=number) for number in range(100, 3100))
    panel = _open_failures(desk, qtbot, *many)
    assert {panel.table.rowHeight(row) for row in (0, 1, 2999)} == {panel.table.rowHeight(0)}
