"""Sessions with the real window and the real services: what a person does, in their order; the window never waits."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from turn_watch import TurnWatch

from desktop.main_window import MainWindow
from desktop.search.chips import Chip
from desktop.tasks import Tasks
from desktop.theme import RESOURCES, Theme
from models.answers import Hit
from models.kinds import Kind
from models.link import EngineLink

pytestmark = pytest.mark.real
_PATIENCE_MS = 120_000
_MOST_BUSY_MS = 50.0
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Session:
    """A window on a library with everything behind it, used like a person uses it."""

    def __init__(self, qtbot: QtBot, theme: Theme, settings: QSettings, library: Path) -> None:
        self._qtbot = qtbot
        self.turns = TurnWatch()
        self.tasks = Tasks(lambda on_event, restore: EngineLink(library, on_event, restore))
        self.window = MainWindow(self.tasks, theme, settings)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.tasks.start()
        self.wait(lambda: self.window.middle.status is not None and self.window.answers.request is not None)

    @property
    def current(self) -> Hit:
        hit = self.window.results.current
        assert hit is not None
        return hit

    def wait(self, holds: Callable[[], Any]) -> None:
        self.turns.forget()
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=_PATIENCE_MS)
        self.turns.forget()

    def wait_idle(self, files: int) -> None:
        """Wait until so many files are indexed and nothing is being done."""

        def idle() -> bool:
            status = self.window.middle.status
            return status is not None and status.activity == "idle" and sum(status.counts.values()) == files

        self.wait(idle)

    def wait_answer(self, act: Callable[[], object]) -> list[str]:
        """Do something that asks, and wait for the answer. Returns: the names of the hits."""
        with self._qtbot.waitSignal(self.window.query.answered, timeout=_PATIENCE_MS):
            act()
            self.turns.forget()
        self.turns.forget()
        return [hit.name for hit in self.window.results.hits.hits]

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keys are."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self._qtbot.keyClick(focused, key, keys)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), text)

    def search(self, text: str) -> list[str]:
        def type_it() -> None:
            self.press(Qt.Key.Key_F, _CONTROL)
            self.type(text)

        return self.wait_answer(type_it)

    def choose(self, name: str) -> None:
        """Go through the results with the arrow keys until one is reached."""
        self.window.search_bar.take_keys()
        self.press(Qt.Key.Key_Down)
        for _ in range(60):
            if self.current.name == name:
                return
            self.press(Qt.Key.Key_Right)
        raise AssertionError(f"{name} was not reached")

    def drop(self, *paths: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place = QPointF(self.window.rect().center())
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.window.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys))

    def chips(self) -> list[str]:
        return [chip.face.text for chip in self.window.search_bar.chips.chips]

    def chip(self, text: str) -> Chip:
        return next(chip for chip in self.window.search_bar.chips.chips if chip.face.text == text)

    def close(self) -> None:
        self.window.close()
        self.tasks.close()
        self.window.deleteLater()
        self.tasks.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.fixture
def begin(qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    """Starts Findling on one library; each start but the last is closed by the test."""
    sessions: list[Session] = []

    def start() -> Session:
        sessions.append(Session(qtbot, theme, settings, tmp_path / "library"))
        return sessions[-1]

    yield start
    sessions[-1].close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the samples, as a person's own folder."""
    return Path(shutil.copytree(RESOURCES / "samples" / "Samples", tmp_path / "my things"))


def _count(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def test_a_first_day(begin: Callable[[], Session], folder: Path) -> None:
    """From an empty library to a kept search, with keys alone but for the drop; and it is all there the next day."""
    day = begin()
    window = day.window
    assert window.welcome.isVisible()
    day.drop(folder)
    day.wait_idle(_count(folder))
    day.wait(window.results.isVisible)

    names = day.search("how do I renew the passport")
    assert "passport" in names[0].lower()
    day.choose(names[0])
    assert day.current.kind is Kind.DOCUMENT
    assert "passport" in f"{day.current.heading} {day.current.text}".lower()

    day.search("a boat on the sea kind:picture")
    day.choose("Sailing boat.jpg")
    boat = day.current
    day.wait_answer(lambda: day.press(Qt.Key.Key_M, _CONTROL))
    assert day.chips() == ["like Sailing boat.jpg"]
    day.wait_answer(lambda: window.query.type_text("lighthouse"))
    day.chip("like Sailing boat.jpg").setFocus()
    day.wait_answer(lambda: day.press(Qt.Key.Key_N))
    assert day.chips() == ["lighthouse", "not like Sailing boat.jpg"]
    day.wait_answer(window.query.undo)
    day.wait_answer(window.query.clear)

    day.search("boat kind:picture")
    day.choose(boat.name)
    day.wait(lambda: not window.preview.view.picture.place.isEmpty())
    day.press(Qt.Key.Key_C, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    day.wait_answer(lambda: day.press(Qt.Key.Key_Return))
    assert day.chips() == ["like a piece of Sailing boat.jpg"]

    picture = QImage(str(folder / "Pictures" / "Lighthouse.jpg"))
    QGuiApplication.clipboard().setImage(picture)
    window.search_bar.take_keys()
    pasted = day.wait_answer(lambda: day.press(Qt.Key.Key_V, _CONTROL))
    assert "Lighthouse.jpg" in pasted[:2]

    day.search("sea")
    day.press(Qt.Key.Key_Down)
    good = day.current
    day.wait_answer(lambda: day.press(Qt.Key.Key_G, _CONTROL))
    assert "1 good" in day.chips()
    day.wait_answer(lambda: day.press(Qt.Key.Key_Z, _CONTROL))
    assert "1 good" not in day.chips()
    day.wait_answer(lambda: day.press(Qt.Key.Key_Y, _CONTROL))
    assert window.query.request.good == (good.item_id,)

    day.press(Qt.Key.Key_S, _CONTROL)
    day.type("By the sea")
    day.press(Qt.Key.Key_Return)
    day.wait(lambda: [one.name for one in window.saved.all] == ["By the sea"])

    window.search_bar.take_keys()
    day.type("kind:pictre ")
    day.wait(window.search_bar.problem.isVisible)
    assert "pictre" in window.search_bar.problem.text()
    assert not day.turns.slow(_MOST_BUSY_MS), f"of {len(day.turns.turns_ms)} turns: {day.turns.slow(_MOST_BUSY_MS)}"
    day.close()

    next_day = begin()
    next_day.wait_idle(_count(folder))
    next_day.wait(lambda: [one.name for one in next_day.window.saved.all] == ["By the sea"])


def test_closing_while_it_indexes_loses_nothing(begin: Callable[[], Session], folder: Path) -> None:
    first = begin()
    first.drop(folder)
    first.wait(lambda: sum(first.window.middle.status.counts.values()) >= 3)
    first.close()
    second = begin()
    second.wait_idle(_count(folder))
    second.drop(folder / "Pictures" / "Volcano.jpg")
    second.wait(lambda: second.window.answers.request is not None and second.window.query.examples)
    assert second.chips() == ["like Volcano.jpg"]
    shutil.rmtree(folder / "Pictures")
    second.wait_idle(_count(folder))
    assert not [name for name in second.search("volcano") if name.endswith(".jpg")]
