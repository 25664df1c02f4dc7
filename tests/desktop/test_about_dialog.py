"""About: which version this is, and whose work it stands on."""

from __future__ import annotations

import tomllib

from conftest import Desk
from PySide6.QtWidgets import QLabel

from desktop.help.about_dialog import AboutDialog
from desktop.help.help_page import FOLDER
from desktop.theme import Theme
from models import about

_PROJECT = FOLDER.parents[1] / "pyproject.toml"


def _open(desk: Desk) -> AboutDialog:
    action = next(one for one in desk.window.actions() if one.text() == "About Findling")
    action.trigger()
    dialog = desk.window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    return dialog


def test_the_version_is_the_one_of_the_project(desk: Desk) -> None:
    desk.start()
    dialog = _open(desk)
    version = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["version"]
    assert f"Findling {version}" in [label.text() for label in dialog.findChildren(QLabel)]
    assert about.version() == version


def test_the_notices_are_read_when_they_are_asked_for(desk: Desk) -> None:
    desk.start()
    dialog = _open(desk)
    assert dialog.notices.isHidden()
    assert not desk.link.asked("notices")
    dialog.read.click()
    desk.qtbot.waitUntil(lambda: not dialog.notices.isHidden())
    assert "Qt 6.11: LGPL-3.0-only" in dialog.notices.toPlainText()
    assert dialog.notices.isReadOnly()
    dialog.close()


def test_an_answer_that_comes_after_it_was_closed_is_dropped(desk: Desk) -> None:
    desk.start()
    dialog = _open(desk)
    dialog.read.click()
    dialog.close()
    desk.wait_asked("notices")
    desk.qtbot.wait(50)


def test_without_an_engine_it_still_says_the_version(desk: Desk, theme: Theme) -> None:
    dialog = AboutDialog(theme, desk.tasks, desk.window)
    assert not dialog.read.isEnabled()
    dialog.close()
