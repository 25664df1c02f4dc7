"""The search field: what is wrong in a query, completion, history, and what is pasted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Desk
from PySide6.QtCore import QMimeData, QSettings, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.search import pasting
from desktop.search.history import History
from models.answers import SearchRequest
from models.kinds import Kind
from models.query.parts import Example, Span


def _type(desk: Desk, text: str) -> None:
    desk.qtbot.keyClicks(desk.window.search_bar.field, text)


def _rows(desk: Desk) -> list[str]:
    return [row.text for row in desk.window.search_bar.completing.popup.rows]


@pytest.fixture
def learned(desk: Desk) -> Desk:
    """A window that knows what the library holds."""
    desk.start()
    desk.window.activateWindow()
    desk.window.search_bar.field.setFocus()
    desk.qtbot.waitUntil(lambda: bool(desk.window.search_bar.completing._facets.tags))
    return desk


def test_what_cannot_be_understood_is_underlined_explained_and_not_asked(desk: Desk, qtbot) -> None:
    link = desk.start()
    desk.search("lion")
    before = len(link.asked("search"))
    bar = desk.window.search_bar
    _type(desk, " kind:foo")
    assert bar.problem.isHidden(), "it may only be half typed"
    bar._explaining.setInterval(0)
    _type(desk, "l")
    qtbot.waitUntil(bar.problem.isVisible)
    qtbot.keyClick(bar.field, Qt.Key.Key_Backspace)
    assert bar.field.underlined == Span(10, 13)
    assert "foo" in bar.problem.text() and bar.problem.isVisible()
    assert len(link.asked("search")) == before or all("foo" not in one.text for (one,) in link.asked("search"))
    assert len(desk.names()) == 4, "the last answer stays"
    bar.field.returnPressed.emit()
    assert all("foo" not in request.text for (request,) in link.asked("search"))
    with qtbot.waitSignal(desk.window.query.answered):
        for _ in range(len(" kind:foo")):
            qtbot.keyClick(bar.field, Qt.Key.Key_Backspace)
    assert bar.field.underlined is None and not bar.problem.isVisible()


def test_the_underline_changes_neither_text_nor_cursor(desk: Desk) -> None:
    desk.start()
    field = desk.window.search_bar.field
    field.setText("a kind:foo b")
    field.setCursorPosition(3)
    plain = field.grab().toImage()
    field.underline(Span(7, 10))
    marked = field.grab().toImage()
    assert (field.text(), field.cursorPosition()) == ("a kind:foo b", 3)
    assert plain != marked
    field.underline(None)
    assert (field.text(), field.cursorPosition()) == ("a kind:foo b", 3)


def test_facets_are_asked_once_and_again_after_a_change(learned: Desk, qtbot) -> None:
    link = learned.link
    _type(learned, "a folder:")
    assert len(link.asked("facets")) == 1
    learned.window.search_bar.completing._asking.setInterval(0)
    link.on_event("changed", None)
    learned.wait_asked("facets", 2)


def test_values_are_offered_with_counts_and_taken_by_tab(learned: Desk, qtbot) -> None:
    _type(learned, "folder:")
    popup = learned.window.search_bar.completing.popup
    assert [(row.text, row.note) for row in popup.rows] == [("things", "4 files"), ('"my holidays"', "2 files")]
    qtbot.keyClick(learned.window.search_bar.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(learned.window.query.answered):
        qtbot.keyClick(learned.window.search_bar.field, Qt.Key.Key_Tab)
    assert learned.window.search_bar.field.text() == "folder:things"
    assert popup.isHidden()


def test_a_field_that_is_taken_offers_its_values_at_once(learned: Desk, qtbot) -> None:
    _type(learned, "lion ki")
    assert _rows(learned) == ["kind:"]
    qtbot.keyClick(learned.window.search_bar.field, Qt.Key.Key_Tab)
    assert learned.window.search_bar.field.text() == "lion kind:"
    assert "picture" in _rows(learned)


def test_escape_closes_the_list_and_not_the_query(learned: Desk, qtbot) -> None:
    field = learned.window.search_bar.field
    _type(learned, "folder:")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert _rows(learned) == [] and field.text() == "folder:"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_enter_without_a_choice_searches(learned: Desk, qtbot) -> None:
    learned.window.query._typing.setInterval(60_000)
    _type(learned, "ki")
    assert _rows(learned)
    with qtbot.waitSignal(learned.window.query.answered):
        qtbot.keyClick(learned.window.search_bar.field, Qt.Key.Key_Return)
    assert learned.link.asked("search")[-1][0].text == "ki"
    assert _rows(learned) == []


def test_the_list_goes_when_the_keys_go(learned: Desk, qtbot) -> None:
    _type(learned, "folder:")
    learned.window.results.setFocus()
    qtbot.waitUntil(lambda: _rows(learned) == [])


def test_a_query_that_was_stayed_with_is_offered_again(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    desk.window.history._staying.setInterval(0)
    desk.search("keep")
    qtbot.waitUntil(lambda: bool(desk.window.history.entries))
    desk.window.history._staying.setInterval(60_000)
    desk.search("lion")
    qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Escape)
    qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Up)
    popup = desk.window.search_bar.remembering.popup
    assert [row.text for row in popup.rows] == ["keep", "Clear history"]
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Return)
    assert desk.window.search_bar.field.text() == "keep"


def test_history_is_kept_bounded_and_cleared(desk: Desk, settings: QSettings) -> None:
    history, query = desk.window.history, desk.window.query
    example = Example(path=b"/caf\xe9.jpg", region=(0.1, 0.2, 0.5, 0.6), weight=-1.0, name="caf")
    for number in range(120):
        query.ask(SearchRequest(f"query {number}", (example,), (Kind.IMAGE,), good=(1,)))
        history.keep()
    again = History(query, settings)
    assert len(again.entries) == 100
    assert again.entries[0] == SearchRequest("query 119", (example,), (Kind.IMAGE,))
    again.clear()
    assert History(query, settings).entries == ()


@pytest.mark.parametrize("text", ["", "nonsense", "7", '[{"text": 1}]', '[null, {"examples": 3}]', '{"a": 1}'])
def test_damaged_history_does_no_harm(desk: Desk, settings: QSettings, text: str) -> None:
    settings.setValue("search/history", text)
    assert History(desk.window.query, settings).entries == ()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr(pasting, "examples_folder", lambda: str(folder))
    return folder


def _paste(desk: Desk, mime: QMimeData) -> None:
    desk.window.search_bar.field.paste_any(mime)


def test_a_pasted_picture_becomes_an_example(desk: Desk, qtbot, cache: Path) -> None:
    link = desk.start()
    image = QImage(5000, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    mime = QMimeData()
    mime.setImageData(image)
    with qtbot.waitSignal(desk.window.query.answered):
        _paste(desk, mime)
    (example,) = link.asked("search")[-1][0].examples
    assert example.name == "Pasted picture"
    kept = QImage(os.fsdecode(example.path))
    assert kept.width() == 4096
    assert os.fsdecode(example.path).startswith(str(cache))


def test_old_pasted_pictures_go(cache: Path) -> None:
    cache.mkdir()
    for number in range(60):
        (cache / f"{number}.png").write_bytes(b"x")
        os.utime(cache / f"{number}.png", (number, number))
    pasting.new_file("png")
    assert len(list(cache.iterdir())) == 49
    assert not (cache / "0.png").exists() and (cache / "59.png").exists()


def test_pasted_files_become_examples_beside_the_text(desk: Desk, qtbot, tmp_path: Path) -> None:
    link = desk.start()
    desk.search("lion")
    file = tmp_path / "a b.jpg"
    file.write_bytes(b"x")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path))])
    with qtbot.waitSignal(desk.window.query.answered):
        _paste(desk, mime)
    request = link.asked("search")[-1][0]
    assert (request.text, request.examples) == ("lion", (Example(path=str(file).encode(), name="a b.jpg"),))


@pytest.mark.parametrize("address", [True, False])
def test_the_address_of_a_file_that_is_there_becomes_an_example(
    desk: Desk, qtbot, tmp_path: Path, address: bool
) -> None:
    desk.start()
    file = tmp_path / "a b.jpg"
    file.write_bytes(b"x")
    mime = QMimeData()
    mime.setText(f" {file.as_uri() if address else file}\n")
    with qtbot.waitSignal(desk.window.query.answered):
        _paste(desk, mime)
    assert [example.name for example in desk.window.query.examples] == ["a b.jpg"]


@pytest.mark.parametrize("text", ["a lake", "/no/such/file.jpg", "file:///no/such.jpg"])
def test_other_text_is_pasted_as_text(desk: Desk, qtbot, text: str) -> None:
    desk.start()
    mime = QMimeData()
    mime.setText(text)
    _paste(desk, mime)
    qtbot.waitUntil(lambda: desk.window.search_bar.field.text() == text)
    assert desk.window.query.text == text


def test_paste_by_the_keys(desk: Desk, qtbot) -> None:
    desk.start()
    QApplication.clipboard().setText("a lake")
    qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.query.text == "a lake"
