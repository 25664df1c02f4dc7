"""Documents: a PDF at its page, texts and Markdown as they were written, with what matched marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from desktop.preview.document import DocumentView
from desktop.preview.reading import ReadingView
from desktop.theme import Theme
from models.answers import Hit
from models.errors import UserError
from models.kinds import Kind
from models.shown import TextData

PDF = make_hit(3, Kind.DOCUMENT, text="How to keep a lion.", heading="Lions", page=3)
GONE = UserError("The document is gone.", "It was deleted.", "Look for changes.")


def _named(name: str, text: str = "How to keep a lion.", **more: object) -> Hit:
    return make_hit(4, Kind.DOCUMENT, path=f"/library/{name}".encode(), name=name, text=text, **more)


def _show(desk: Desk, hit: Hit) -> DocumentView:
    desk.prepare = lambda link: setattr(link, "hits", (hit,))
    if not desk.links:
        desk.start()
    desk.window.preview.show_hit(hit)
    return desk.window.preview.view.document


def _marked(view: ReadingView) -> list[str]:
    return [selection.cursor.selectedText() for selection in view.extraSelections()]


def test_a_pdf_is_shown_at_its_page_with_the_passage_marked(desk: Desk, qtbot) -> None:
    view = _show(desk, PDF)
    assert desk.wait_asked("page") == [(1003, 3, 1600, "How to keep a lion.")]
    qtbot.waitUntil(lambda: not view.pages.picture.pixmap.isNull())
    assert view.form == "page"
    assert view.pages.said == "Page 3 of 12"
    assert view.pages.picture.accessibleName() == "Page 3 of 12 of document-3.pdf"
    assert view.pages.picture.marks == ((0.1, 0.2, 0.9, 0.25),)
    assert not view.grab().isNull()


def test_pages_are_turned_and_the_one_that_is_stopped_at_is_asked_for(desk: Desk, qtbot) -> None:
    view = _show(desk, PDF)
    qtbot.waitUntil(lambda: view.pages.said == "Page 3 of 12")
    for _ in range(4):
        view.pages.after.click()
    assert desk.wait_asked("page", 2)[1:] == [(1003, 7, 1600, "How to keep a lion.")]
    qtbot.keyClick(desk.window.preview, Qt.Key.Key_PageUp)
    assert desk.wait_asked("page", 3)[-1][1] == 6
    view.pages.turn(99)
    assert view.pages.page == 12
    assert not view.pages.after.isEnabled()
    view.pages.turn(-99)
    assert view.pages.page == 1
    assert not view.pages.before.isEnabled()


def test_a_page_that_is_zoomed_is_drawn_sharper(desk: Desk, qtbot) -> None:
    view = _show(desk, PDF)
    qtbot.waitUntil(lambda: not view.pages.picture.pixmap.isNull())
    view.pages.picture.zoom_to_actual()
    assert desk.wait_asked("page", 2)[-1] == (1003, 3, 2800, "How to keep a lion.")
    assert view.pages.picture.zoomed, "the place is kept"


def test_its_text_is_there_too_to_be_read_and_copied(desk: Desk, qtbot) -> None:
    view = _show(desk, PDF)
    assert desk.wait_asked("passages") == [(3,)]
    view.text_tab.click()
    assert view.form == "passages"
    qtbot.waitUntil(lambda: "What comes after." in view.text.toPlainText())
    view.page_tab.click()
    assert view.form == "page"


def test_a_page_that_cannot_be_drawn_leaves_the_passages_and_says_why(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: link.errors.update(page=GONE)
    desk.start()
    view = _show(desk, PDF)
    qtbot.waitUntil(lambda: view.form == "passages")
    assert view.said == "The document is gone. It was deleted. Look for changes."
    assert not view.page_tab.isVisible()
    qtbot.waitUntil(lambda: "What comes after." in view.text.toPlainText())
    assert desk.window.banner.message == ""


def test_markdown_is_rendered_and_the_passage_marked_in_it(desk: Desk, qtbot) -> None:
    source = "# Lions\n\n- one\n- two\n\nHow to *keep* a lion.\n\n" + "More of it.\n\n" * 200
    desk.prepare = lambda link: setattr(link, "text", TextData(source, markdown=True, cut_after=True))
    desk.start()
    view = _show(desk, _named("lions.md", words=("lion",)))
    qtbot.waitUntil(lambda: view.form == "text")
    assert desk.link.asked("text") == [(1004, "How to keep a lion.")]
    plain = view.text.toPlainText()
    assert "#" not in plain and "*" not in plain
    assert _marked(view.text) == ["How to keep a lion", "Lions", "lion"]
    assert "beginning" in view.said
    assert view.text.document().begin().blockFormat().headingLevel() == 1


def test_plain_text_is_never_taken_for_markup_and_is_scrolled_to_what_was_found(desk: Desk, qtbot) -> None:
    source = "<b>first</b>\n" + "a line\n" * 400 + "How to keep\na \N{LION FACE} lion.\n" + "a line\n" * 400
    desk.prepare = lambda link: setattr(link, "text", TextData(source, markdown=False))
    desk.start()
    view = _show(desk, _named("lions.txt"))
    qtbot.waitUntil(lambda: view.form == "text")
    assert view.text.toPlainText().startswith("<b>first</b>")
    (passage,) = _marked(view.text)
    assert passage.startswith("How to keep") and passage.endswith("lion")
    qtbot.waitUntil(lambda: view.text.verticalScrollBar().value() > 0)
    (selection,) = view.text.extraSelections()
    place = view.text.cursorRect(selection.cursor)
    assert view.text.viewport().rect().intersects(place)


def test_a_text_that_cannot_be_read_leaves_the_passages(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: link.errors.update(text=GONE)
    desk.start()
    view = _show(desk, _named("lions.txt"))
    qtbot.waitUntil(lambda: "What comes after." in view.text.toPlainText())
    assert view.said.startswith("The document is gone.")


@pytest.mark.parametrize("hit", [_named("a.docx"), _named("a.pdf", offline=True), _named("a.txt", offline=True)])
def test_anything_else_and_what_is_away_is_shown_by_its_passages(desk: Desk, qtbot, hit: Hit) -> None:
    view = _show(desk, hit)
    qtbot.waitUntil(lambda: "What comes after." in view.text.toPlainText())
    assert view.form == "passages"
    assert desk.link.asked("page") == desk.link.asked("text") == []


def test_the_next_document_shows_nothing_of_the_one_before(desk: Desk, qtbot) -> None:
    desk.start()
    desk.link.hold("page")
    view = _show(desk, PDF)
    desk.wait_asked("page")
    _show(desk, _named("a.docx"))
    desk.link.release("page")
    qtbot.wait(60)
    assert view.form == "passages"
    assert view.pages.picture.pixmap.isNull()


def test_nothing_that_a_text_names_is_opened(qtbot, theme: Theme, tmp_path: Path) -> None:
    view = ReadingView(theme)
    qtbot.addWidget(view)
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    source = f"![a](file://{secret}) ![b](https://example.com/b.png) [c](file://{secret}) <img src='file://{secret}'>"
    view.show_text(TextData(source, markdown=True))
    view.show()
    for kind in QTextDocument.ResourceType:
        assert view.loadResource(kind.value, QUrl.fromLocalFile(str(secret))) is None
    assert not view.openLinks()
    assert "secret\n" not in view.toPlainText()


def test_keys_scroll_a_text_in_the_large_view(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "text", TextData("a line\n" * 900, markdown=False))
    desk.start()
    view = _show(desk, _named("lions.txt", text=""))
    qtbot.waitUntil(lambda: view.form == "text")
    desk.window.wishes.quick_look.toggle()
    bar = view.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    look = desk.window.wishes.quick_look
    for key, grows in ((Qt.Key.Key_Down, True), (Qt.Key.Key_PageDown, True), (Qt.Key.Key_Home, False)):
        before = bar.value()
        qtbot.keyClick(look, key)
        assert (bar.value() > before) == grows
    assert bar.value() == 0
