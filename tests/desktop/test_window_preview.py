"""The preview of each kind of hit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from models.errors import UserError
from models.kinds import Kind


def _choose(desk: Desk, row: int) -> None:
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(row))


def _marked_text(desk: Desk) -> str:
    document = desk.window.preview.view.document.text.document()
    ground = desk.window._theme.colour("highlight")
    marked = []
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.charFormat().background().color() == ground:
            marked.append(block.text())
        block = block.next()
    return "\n".join(marked)


def test_a_picture_comes_from_the_engine(desk: Desk, qtbot) -> None:
    link = desk.start()
    _choose(desk, 0)
    qtbot.waitUntil(lambda: not desk.window.preview.view.picture.pixmap.isNull())
    assert link.asked("picture") == [(1001, 1600)]
    picture = desk.window.preview.view.picture.pixmap.toImage()
    assert (picture.width(), picture.height()) == (4, 3)
    assert picture.pixelColor(1, 0).getRgb()[:3] == (3, 4, 5)
    assert picture.pixelColor(0, 1).getRgb()[:3] == (12, 13, 14)


def test_what_is_known_of_a_hit_is_said(desk: Desk) -> None:
    desk.start()
    _choose(desk, 0)
    preview = desk.window.preview
    assert preview._name.text() == "image-1.jpg"
    assert preview._facts.text() == "Picture \N{MIDDLE DOT} 400 by 300 pixels"
    assert preview._why.text() == "Why: looks like: lion"


def test_a_picture_that_cannot_be_shown_says_why_in_its_place(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.errors["picture"] = UserError("The picture is gone.", "It was deleted.", "Look for changes.")
    _choose(desk, 0)
    qtbot.waitUntil(lambda: "It was deleted." in desk.window.preview.view.problem)
    assert desk.window.banner.message == ""


def test_a_document_shows_the_passage_between_its_neighbours(desk: Desk, qtbot) -> None:
    link = desk.start()
    _choose(desk, 2)
    text = desk.window.preview.view.document.text
    qtbot.waitUntil(lambda: "What comes after." in text.toPlainText())
    assert link.asked("passages") == [(3,)]
    assert _marked_text(desk) == "How to keep a lion."
    lines = text.toPlainText().split("\n")
    assert lines[0] == "Lions \N{MIDDLE DOT} Page 2"
    assert lines[2] == "Lions \N{MIDDLE DOT} Page 3"


def test_text_of_documents_is_never_taken_for_markup(desk: Desk, qtbot) -> None:
    hit = make_hit(3, Kind.DOCUMENT, item_id=None, text="<img src='file:///etc/passwd'><b>bold</b>")
    desk.prepare = lambda link: setattr(link, "hits", (hit,))
    desk.start()
    _choose(desk, 0)
    assert desk.window.preview.view.document.text.toPlainText() == "<img src='file:///etc/passwd'><b>bold</b>"


def test_the_answer_for_the_hit_before_is_dropped(desk: Desk, qtbot) -> None:
    desk.start()
    _choose(desk, 0)
    _choose(desk, 2)
    _choose(desk, 1)
    qtbot.wait(60)
    assert desk.window.preview.view.sound.isVisible()
    assert desk.window.preview.view.picture.pixmap.isNull()


def test_a_sound_is_played_from_its_item_or_its_file(desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[bytes] = []
    monkeypatch.setattr("desktop.preview.player.Player.play", lambda self, wav: played.append(wav))
    link = desk.start()
    _choose(desk, 1)
    desk.window.preview.view.sound.row.button.click()
    qtbot.waitUntil(lambda: played == [b"RIFF"])
    assert link.asked("sound") == [(2,)]
    desk.window.preview.show_hit(make_hit(8, Kind.AUDIO, item_id=None))
    qtbot.keyClick(desk.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert desk.wait_asked("sound_file") == [(1008,)]


def test_a_sound_that_was_left_does_not_begin_to_play(desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[bytes] = []
    monkeypatch.setattr("desktop.preview.player.Player.play", lambda self, wav: played.append(wav))
    desk.start()
    _choose(desk, 1)
    desk.window.preview.view.sound.row.button.click()
    _choose(desk, 0)
    qtbot.wait(60)
    assert played == []


def test_without_a_sound_system_the_button_says_so(desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    desk.start()
    _choose(desk, 1)
    sound = desk.window.preview.view.sound.row
    sound.button.click()
    qtbot.waitUntil(lambda: sound.button.text() == "Can't be played")
    assert "libpulse0" in sound.button.toolTip()


def test_the_part_that_matched_is_marked(desk: Desk, qtbot, tmp_path: Path) -> None:
    peaks = tmp_path / "a.peaks"
    peaks.write_bytes(bytes(range(200)))
    hit = make_hit(2, Kind.AUDIO, start_s=10.0, end_s=20.0, duration_s=40.0, preview=str(peaks))
    desk.prepare = lambda link: setattr(link, "hits", (hit,))
    desk.start()
    _choose(desk, 0)
    waveform = desk.window.preview.view.sound.waveform
    qtbot.waitUntil(lambda: waveform._peaks == bytes(range(200)))
    assert waveform._marked == (0.25, 0.5)
    colours = {waveform.grab().toImage().pixelColor(x, waveform.height() // 2).name() for x in range(waveform.width())}
    theme = desk.window._theme
    assert {theme.colour("accent").name(), theme.colour("wave").name(), theme.colour("accent_soft").name()} <= colours


def test_the_menu_of_a_hit_offers_everything(desk: Desk, qtbot) -> None:
    desk.start()
    _choose(desk, 0)
    seen: list[str] = []

    def look() -> None:
        menus = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu)]
        menu = next(menu for menu in menus if menu.isVisible())
        seen.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(50, look)
    desk.window.results.menu_wanted.emit(desk.window.results.current, desk.window.pos())
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] == "Open"
    assert {"Show in folder", "Copy path", "Find similar"} <= set(seen)
