"""Help: it says what the program does, it names the keys that there are, and it reaches for nothing."""

from __future__ import annotations

import math
import re

import pytest
from conftest import Desk
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence, QTextDocument
from PySide6.QtWidgets import QLabel, QToolButton

from desktop.help import help_page
from desktop.help.help_page import FOLDER, HelpPage
from desktop.keys import local_keys
from desktop.library.settings_section import SettingsSection
from desktop.theme import Theme

_PAGES = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
# What the others do is tested where it is done.
_IN_PLACE = {keys.portable for keys in local_keys()}


@pytest.fixture
def page(desk: Desk) -> HelpPage:
    desk.start()
    desk.window.panels.show_help()
    return desk.window.panels.help


def _keys_in_help() -> dict[str, str]:
    rows = re.findall(r"^\| (\S.*?) \| (.*?) \|$", _PAGES["index.md"], re.MULTILINE)
    return {key: text for key, text in rows if key != "Key"}


def test_every_shortcut_in_the_help_is_one_of_the_program_and_the_other_way_round(desk: Desk) -> None:
    actions = [action for action in desk.window.actions() if not action.shortcut().isEmpty()]
    shortcuts = {action.shortcut().toString(QKeySequence.SequenceFormat.PortableText): action for action in actions}
    buttons = [
        one.shortcut().toString() for one in desk.window.findChildren(QToolButton) if not one.shortcut().isEmpty()
    ]
    assert set(_keys_in_help()) == _IN_PLACE | set(shortcuts) | set(buttons)


def test_the_help_says_of_a_shortcut_what_its_action_is_called(desk: Desk) -> None:
    said = _keys_in_help()
    for action in desk.window.actions():
        assert isinstance(action, QAction)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        words = action.text().lower().rstrip("\N{HORIZONTAL ELLIPSIS}").split()
        if keys:
            assert words[0] in said[keys].lower(), f"{keys}: {action.text()} is called {said[keys]}"


def test_every_section_of_the_settings_is_explained(desk: Desk) -> None:
    desk.start()
    desk.window.panels.show_settings()
    sections = desk.window.panels.settings.findChildren(SettingsSection)
    titles = {section.findChild(QLabel, "title").text() for section in sections}
    assert titles == set(re.findall(r"^## (.*)$", _PAGES["settings.md"], re.MULTILINE))


def test_f1_opens_it_and_the_arrow_leads_back(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: desk.window.panels.shown)
    page = desk.window.panels.help
    assert page.isVisible()
    assert "Findling finds pictures" in page.browser.toPlainText()
    page.closed.emit()
    assert desk.window.results.isVisible()


def test_every_page_has_a_button_and_every_link_a_page(page: HelpPage) -> None:
    assert set(page.buttons) == set(_PAGES)
    for name, text in _PAGES.items():
        for link in re.findall(r"\]\((.*?)\)", text):
            assert link in _PAGES or link.startswith(("https://", "pictures/")), f"{name} names {link}"


def test_links_between_pages_are_followed_here(page: HelpPage) -> None:
    page.browser.anchorClicked.emit(QUrl("distances.md"))
    assert "Euclidean" in page.browser.toPlainText()
    assert page.buttons["distances.md"].isChecked()
    page.browser.anchorClicked.emit(QUrl("nowhere.md"))
    page.browser.anchorClicked.emit(QUrl("file:///etc/hostname"))
    assert page.page == "distances.md"


def test_links_outside_are_opened_by_the_system_after_a_click_alone(
    page: HelpPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(help_page.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    page.show_page("encoders.md")
    assert opened == []
    page.browser.anchorClicked.emit(QUrl("https://example.org/a"))
    assert opened == ["https://example.org/a"]
    assert page.page == "encoders.md"


def test_what_a_page_names_is_not_loaded(page: HelpPage) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    outside = ("pictures/../../icons/a.png", "pictures//a.png", "file:///pictures/results.png", "pictures/none.png")
    for address in ("file:///etc/hostname", "https://example.org/a.png", "index.md", *outside):
        assert page.browser.loadResource(kind, QUrl(address)) is None


def test_every_picture_of_the_guide_is_there_and_fits_the_page(page: HelpPage) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    named = {picture for text in _PAGES.values() for picture in re.findall(r"!\[[^]]+\]\((.*?)\)", text)}
    assert named == {f"pictures/{path.name}" for path in (FOLDER / "pictures").glob("*.png")}
    for picture in named:
        image = page.browser.loadResource(kind, QUrl(picture))
        assert image is not None
        assert 0 < image.width() <= page.browser.viewport().width()


def test_the_page_follows_the_theme(page: HelpPage, theme: Theme) -> None:
    page.show_page("encoders.md")
    for choice in ("dark", "light"):
        theme.choose(choice)
        assert page.page == "encoders.md"
        assert "maps of the same town" in page.browser.toPlainText()


def test_the_keyboard_scrolls_and_changes_the_page(page: HelpPage, desk: Desk, qtbot) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(page.browser.hasFocus)
    qtbot.keyClick(page.browser, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.browser.verticalScrollBar().value() > 0)
    page.buttons["encoders.md"].setFocus()
    qtbot.keyClick(page.buttons["encoders.md"], Qt.Key.Key_Space)
    assert page.page == "encoders.md"
    assert page.browser.verticalScrollBar().value() == 0


def test_the_numbers_of_the_example_are_right() -> None:
    text = _PAGES["distances.md"]
    rows = re.findall(r"^\| [ABC] \| \((.*?), (.*?)\) \| (.*?) \| (.*?) \| (.*?) \|$", text, re.MULTILINE)
    assert len(rows) == 3
    for row in rows:
        x, y, cosine, square, distance = map(float, row)
        assert math.hypot(x, y) == pytest.approx(1)
        assert x == cosine
        assert square == pytest.approx(2 - 2 * cosine)
        assert distance == pytest.approx(math.hypot(1 - x, y), abs=5e-4)
    assert math.hypot(1 - 1.8, 2.4) == pytest.approx(2.530, abs=5e-4)
    assert "| B, three times as long | 0.60 | 1.80 | 2.530 |" in text
