"""A window on an engine from memory, without a display."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_link import FakeLink
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.languages import install
from desktop.main_window import MainWindow
from desktop.tasks import Tasks
from desktop.theme import Theme


class Desk:
    """A window with everything around it."""

    def __init__(self, qtbot: QtBot, theme: Theme, settings: QSettings) -> None:
        self.qtbot = qtbot
        self.settings = settings
        self.links: list[FakeLink] = []
        self.prepare: Callable[[FakeLink], None] = lambda link: None
        self.tasks = Tasks(self._start_link)
        self.window = MainWindow(self.tasks, theme, settings)

    @property
    def link(self) -> FakeLink:
        return self.links[-1]

    def start(self) -> FakeLink:
        """Show the window, start the engine, wait for the first answer."""
        self.window.show()
        with self.qtbot.waitSignals([self.window.query.answered, self.tasks.status_changed]):
            self.tasks.start()
        return self.link

    def search(self, text: str) -> None:
        """Type, and wait for the answer."""
        with self.qtbot.waitSignal(self.window.query.answered):
            self.window.search_bar.field.clear()
            self.qtbot.keyClicks(self.window.search_bar.field, text)

    def names(self) -> list[str]:
        """What the grid shows."""
        return [hit.name for hit in self.window.results.hits.hits]

    def wait_asked(self, method: str, count: int = 1) -> list[tuple[Any, ...]]:
        """Wait until the engine was asked, and say with what."""
        self.qtbot.waitUntil(lambda: len(self.link.asked(method)) >= count)
        return self.link.asked(method)

    def close(self) -> None:
        self.window.close()
        self.tasks.close()

    def _start_link(self, on_event: Callable[[str, Any], None], restore: str) -> FakeLink:
        link = FakeLink(on_event, restore)
        self.prepare(link)
        self.links.append(link)
        return link


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """The language that the tests read: its plurals are words, too."""
    loaded = install("en", qapp)
    yield
    for translator in loaded:
        qapp.removeTranslator(translator)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def theme(qapp: QApplication, settings: QSettings) -> Iterator[Theme]:
    theme = Theme(qapp, settings)
    yield theme
    theme.choose("light")
    theme.drop_icons()
    theme.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, theme: Theme, settings: QSettings) -> Iterator[Desk]:
    before = set(threading.enumerate())
    open_before = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    desk = Desk(qtbot, theme, settings)
    yield desk
    desk.close()
    desk.window.deleteLater()
    desk.tasks.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()
    assert [widget for widget in qapp.topLevelWidgets() if widget.isVisible()] == open_before, "a window was left open"
    left = [thread.name for thread in set(threading.enumerate()) - before if thread.name.startswith("fake-engine")]
    assert not left, "threads were left running"
