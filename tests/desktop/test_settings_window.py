"""The settings of the window: found by their words, with effect at once, kept for the next start, and documented."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import Desk
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from desktop.library.settings_page import SettingsPage
from desktop.motion import says_no
from desktop.preferences import NOTIFICATIONS, PLAY_ON_HOVER, TRAY, Preferences
from desktop.theme import RESOURCES, Theme

_HELP = (RESOURCES / "help" / "settings.md").read_text("utf-8")


class _Languages:
    """Two languages, without any translation."""

    choice = "en"

    def choices(self) -> dict[str, str]:
        return {"en": "English", "de": "Deutsch"}

    def choose(self, name: str) -> None:
        self.choice = name


@pytest.fixture
def page(desk: Desk) -> Iterator[SettingsPage]:
    desk.window.preferences.languages = _Languages()
    desk.start()
    desk.window.activateWindow()
    desk.window.panels.show_settings()
    yield desk.window.panels.settings
    desk.window.preferences.theme.choose_text(100)


def _shown(page: SettingsPage) -> list[str]:
    """The names of the settings that are shown."""
    return [row.title.plain for _, section in page.sections().values() for row in section.rows if row.isVisible()]


def test_every_setting_is_documented_and_no_other(page: SettingsPage) -> None:
    names = [row.title.plain for _, section in page.sections().values() for row in section.rows]
    assert len(names) == len(set(names)) > 15
    assert set(re.findall(r"\*\*(.+?)\*\*", _HELP)) == set(names)
    headings = [section.heading.plain for _, section in page.sections().values()]
    assert re.findall(r"^## (.+)$", _HELP, re.MULTILINE) == headings


def test_every_setting_explains_itself_and_its_control_says_so(page: SettingsPage, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(page.reading._purposes["ocr"].plain))
    for _, section in page.sections().values():
        for row in section.rows:
            assert row.about.plain.endswith("."), row.title.plain
    assert page.look.motion.accessibleDescription().startswith("Whether menus unfold")


def test_settings_are_found_by_words_that_stand_beside_them(page: SettingsPage, qtbot) -> None:
    everything = _shown(page)
    qtbot.keyClicks(page.field, "SYSTEM text")
    assert _shown(page) == ["Size of text"]
    assert "background" in page.look.rows[2].title.text(), "what is searched for is marked"
    assert page._buttons["look"].isVisible()
    assert not page._buttons["copies"].isVisible()
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.look.text_size.hasFocus()
    page.field.setText("backup")
    assert _shown(page) == ["Copy the catalogue", "Put a copy back"]
    page.field.setText("no such thing")
    assert _shown(page) == []
    assert page._none.isVisible()
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.isVisible(), "the first Esc empties the field"
    assert _shown(page) == everything
    assert "<span" not in page.look.rows[2].title.text()
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_a_title_does_what_its_control_does(page: SettingsPage, desk: Desk, qtbot) -> None:
    row = next(row for row in page.look.rows if row.title.plain == "Play under the pointer")
    qtbot.mouseClick(row.title, Qt.MouseButton.LeftButton)
    assert page.look.play_on_hover.isChecked()
    assert str(desk.settings.value(PLAY_ON_HOVER)).lower() == "true"


def test_the_size_of_text_changes_everything_at_once(page: SettingsPage, desk: Desk, qtbot, qapp: QApplication) -> None:
    before = (qapp.font().pointSizeF(), page.field.font().pointSizeF(), desk.window.sidebar.minimumWidth())
    repainted = []
    desk.window.preferences.theme.changed.connect(lambda: repainted.append(True))
    page.look.text_size.setFocus()
    for _ in range(5):
        qtbot.keyClick(page.look.text_size, Qt.Key.Key_Down)
    assert page.look.text_size.currentText() == "200 %"
    assert qapp.font().pointSizeF() == pytest.approx(2 * before[0])
    assert page.field.font().pointSizeF() == pytest.approx(2 * before[1])
    assert desk.window.sidebar.minimumWidth() > 1.4 * before[2]
    assert desk.window.preferences.theme.font("body").pointSizeF() == pytest.approx(2 * before[0])
    assert repainted


def test_what_was_chosen_is_there_at_the_next_start(qapp: QApplication, settings: QSettings) -> None:
    theme = Theme(qapp, settings)
    base = qapp.font().pointSizeF()
    preferences = Preferences(settings, theme)
    theme.choose_text(150)
    preferences.choose_motion("reduced")
    preferences.set_on(TRAY, on=True)
    preferences.set_on(NOTIFICATIONS, on=False)
    later = Theme(qapp, settings)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * base), "not once more on top"
    again = Preferences(settings, later)
    assert (later.text_percent, later.motion_reduced) == (150, True)
    assert (again.motion, again.is_on(TRAY), again.is_on(NOTIFICATIONS)) == ("reduced", True, False)
    again.choose_motion("full")
    later.choose_text(100)
    for one in (theme, later):
        one.deleteLater()


@pytest.mark.parametrize("damaged", ["", "ninety", "15000", "-1"])
def test_damaged_settings_are_as_usual(qapp: QApplication, settings: QSettings, damaged: str) -> None:
    for key in ("view/text_percent", "view/motion", TRAY, NOTIFICATIONS):
        settings.setValue(key, damaged)
    theme = Theme(qapp, settings)
    preferences = Preferences(settings, theme)
    assert (theme.text_percent, preferences.motion) == (100, "system")
    assert (preferences.is_on(TRAY), preferences.is_on(NOTIFICATIONS)) == (False, True)
    theme.deleteLater()


def test_little_motion_reaches_whoever_paints_by_hand(page: SettingsPage, desk: Desk, qtbot) -> None:
    theme = desk.window.preferences.theme
    with qtbot.waitSignal(theme.changed):
        page.look.motion.setFocus()
        qtbot.keyClick(page.look.motion, Qt.Key.Key_Down)
    assert theme.motion_reduced
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    page.look.motion.setFocus()
    qtbot.keyClick(page.look.motion, Qt.Key.Key_Down)
    assert not theme.motion_reduced


def test_the_answer_of_the_system_is_understood() -> None:
    class Variant:
        def __init__(self, value: object) -> None:
            self._value = value

        def variant(self) -> object:
            return self._value

    assert says_no([Variant(Variant(False))])
    assert not says_no([Variant(True)])
    assert not says_no([])


def test_the_system_is_followed_only_where_nothing_else_was_chosen(qapp: QApplication, settings: QSettings) -> None:
    theme = Theme(qapp, settings)
    preferences = Preferences(settings, theme)
    preferences._system_motion._take()
    assert theme.motion_reduced
    preferences.choose_motion("full")
    assert not theme.motion_reduced
    theme.deleteLater()


def test_another_language_is_chosen(page: SettingsPage, desk: Desk, qtbot) -> None:
    assert [page.look.language.itemText(at) for at in range(2)] == ["English", "Deutsch"]
    page.look.language.setFocus()
    qtbot.keyClick(page.look.language, Qt.Key.Key_Down)
    assert desk.window.preferences.languages.choice == "de"


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_on_the_page_is_wider_than_the_page(page: SettingsPage, desk: Desk, qtbot, percent: int) -> None:
    desk.window.resize(1280, 800)
    desk.window.preferences.theme.choose_text(percent)
    QApplication.processEvents()
    for _, section in page.sections().values():
        assert section.minimumSizeHint().width() <= page.area.viewport().width()
        assert section.layout().minimumSize().width() <= page.area.viewport().width()
