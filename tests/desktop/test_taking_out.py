"""Taking results out: export, contact sheet, copy, and opening with a program of one's choice."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from conftest import Desk
from fake_link import LIBRARY, make_hit
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from desktop import opening
from desktop.export.contact_sheet import Sheet, write_contact_sheet
from models.errors import UserError
from models.kinds import Kind
from models.programs import Program


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    desk.start()
    return desk


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))


def _select(desk: Desk, *rows: int) -> None:
    for row in rows:
        index = desk.window.results.hits.index(row)
        desk.window.results.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def _rows(path: Path) -> list[str]:
    return [row["path"] for row in csv.DictReader(path.read_text("utf-8-sig").splitlines())]


def _menu(desk: Desk) -> QMenu:
    hit = desk.window.results.current
    assert hit is not None
    desk.window.actions_on_hits.show_menu(hit, desk.window.results.selected, desk.window.pos())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_all_that_was_found_is_exported_and_the_banner_says_where(
    open_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr(opening, "show_in_folder", shown.append)
    _choose(monkeypatch, tmp_path / "hits")
    open_desk.window.all_actions["export csv"].trigger()
    target = tmp_path / "hits.csv"
    qtbot.waitUntil(open_desk.window.banner.isVisible)
    assert _rows(target) == [os.fsdecode(hit.path) for hit in LIBRARY]
    assert "hits.csv" in open_desk.window.banner.message
    open_desk.window.banner._button.click()
    assert shown == [os.fsencode(target)]


def test_of_a_search_only_what_is_shown_and_of_a_selection_only_that(
    open_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_desk.search("lion")
    _choose(monkeypatch, tmp_path / "shown.csv")
    open_desk.window.all_actions["export csv"].trigger()
    ((hits, _, _),) = open_desk.wait_asked("export_hits")
    assert [hit.name for hit in hits] == open_desk.names()
    _select(open_desk, 0, 1)
    open_desk.window.all_actions["export csv"].trigger()
    hits, _, target = open_desk.wait_asked("export_hits", 2)[1]
    assert hits == open_desk.window.results.selected
    assert len(hits) == 2
    assert target == os.fsencode(tmp_path / "shown.csv")


def test_no_place_chosen_means_nothing_is_done_and_a_refusal_is_shown(
    open_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    _choose(monkeypatch, "")
    for action in open_desk.window.exporting.actions:
        action.trigger()
    assert not open_desk.link.asked("export")
    (tmp_path / "mine").write_text("")
    _choose(monkeypatch, tmp_path)
    open_desk.window.all_actions["export links"].trigger()
    qtbot.waitUntil(open_desk.window.banner.isVisible)
    assert "not empty" in open_desk.window.banner.message


def test_a_contact_sheet_has_pages_with_names_and_pictures(
    open_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    picture, peaks = tmp_path / "p.jpg", tmp_path / "s.peaks"
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0x3366CC)
    image.save(str(picture))
    peaks.write_bytes(bytes(range(0, 250, 5)))
    hits = [make_hit(number, preview=str(picture)) for number in range(1, 20)]
    hits += [
        make_hit(20, Kind.AUDIO, preview=str(peaks), start_s=1.0, end_s=3.0, duration_s=9.0),
        make_hit(21, Kind.DOCUMENT, text="The boiler is bled in spring."),
        make_hit(22, preview=str(tmp_path / "gone.jpg")),
    ]
    open_desk.link.hits = tuple(hits)
    _choose(monkeypatch, tmp_path / "sheet.pdf")
    open_desk.window.all_actions["export pdf"].trigger()
    qtbot.waitUntil(lambda: (tmp_path / "sheet.pdf").exists())
    qtbot.waitUntil(open_desk.window.banner.isVisible)
    document = QPdfDocument()
    assert document.load(str(tmp_path / "sheet.pdf")) is QPdfDocument.Error.None_
    assert document.pageCount() == 2
    text = " ".join(document.getAllText(page).text() for page in range(2))
    assert all(hit.name in text for hit in hits)
    assert "The boiler is bled in spring." in " ".join(text.split())
    drawn = document.render(0, document.pagePointSize(0).toSize())
    colours = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 9) for y in range(0, drawn.height(), 9)}
    assert any(abs(int(name[5:7], 16) - 0xCC) < 12 and int(name[1:3], 16) < 0x50 for name in colours)
    document.close()


def test_a_sheet_that_cannot_be_written_leaves_what_was_there(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_contact_sheet(Sheet("a", "b", ()), os.fsencode(tmp_path / "none" / "x.pdf"))
    write_contact_sheet(Sheet("a", "b", ()), os.fsencode(tmp_path / "x.pdf"))
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]


def test_copied_files_can_be_pasted_as_files_and_as_text(open_desk: Desk) -> None:
    _select(open_desk, 0, 1)
    open_desk.window.results.setFocus()
    open_desk.window.all_actions["copy"].trigger()
    mime = QGuiApplication.clipboard().mimeData()
    assert opening.paths_of(mime) == [hit.path for hit in LIBRARY[:2]]
    assert mime.text().splitlines() == [os.fsdecode(hit.path) for hit in LIBRARY[:2]]


def test_open_with_names_programs_and_starts_the_one_that_is_chosen(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    started: list[list[bytes]] = []
    monkeypatch.setattr("desktop.open_with.sys.platform", "linux")
    monkeypatch.setattr(opening, "start", lambda command, path: started.append(command))
    open_desk.link.programs = (Program("Viewer & more", ("viewer", "%f")),)
    _select(open_desk, 0)
    menu = _menu(open_desk)
    submenu = next(action.menu() for action in menu.actions() if action.text() == "Open with")
    submenu.aboutToShow.emit()
    qtbot.waitUntil(lambda: [action.text() for action in submenu.actions()] == ["Viewer && more"])
    submenu.actions()[0].trigger()
    assert started == [[b"viewer", LIBRARY[0].path]]
    menu.close()


def test_a_program_that_cannot_be_started_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("")
    with pytest.raises(UserError, match="could not be started"):
        opening.start([b"/no/such/program", os.fsencode(file)], os.fsencode(file))
    with pytest.raises(UserError, match="not there any more"):
        opening.start([b"/bin/true"], os.fsencode(tmp_path / "gone"))
