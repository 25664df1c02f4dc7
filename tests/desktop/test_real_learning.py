"""All tours, with the real window and the real services, on the samples; the window never waits."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot
from test_real_session import Session

from desktop.learn.tours import NAMES
from desktop.theme import RESOURCES, Theme
from models.encoders import word_study

pytestmark = pytest.mark.real
_MOST_BUSY_MS = 50.0


@pytest.fixture
def session(qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path) -> Iterator[Session]:
    folder = Path(shutil.copytree(RESOURCES / "samples" / "Samples", tmp_path / "my things"))
    made = Session(qtbot, theme, settings, tmp_path / "library")
    made.drop(folder)
    made.wait_idle(sum(path.is_file() for path in folder.rglob("*")))
    yield made
    made.close()


def test_every_tour_runs_live_on_the_samples(session: Session) -> None:
    session.window.all_actions["learn"].trigger()
    page = session.window.panels.learn
    for name in NAMES:
        page.show_tour(name)
        session.wait(lambda: page.following is not None)
        shown = [card for card in page.cards if card.step.figure]
        session.wait(lambda shown=shown: not any(card.figure.says.text().startswith("Being") for card in shown))
        for card in shown:
            figure = card.figure
            filled = (
                figure.bars.bars or figure.dots.dots or figure.dots.arrows or figure.sights or figure._table.isVisible()
            )
            without = card.step.figure.startswith(("static", "analogy")) and word_study.why_no_static()
            assert filled or without or figure.note.text(), card.step.title
            assert "sentences that come with Findling" not in figure.note.text(), "the samples are enough"
    page.show_tour("arithmetic")
    if not word_study.why_no_static():
        session.wait(lambda: page.following is not None and "king - man + woman" in page.cards[1].figure.says.text())
        assert "lies nearest to “woman”" in page.cards[1].figure.says.text()
    page.show_tour("context")
    session.wait(lambda: bool(page.cards) and "sentences 1 and 3" in page.cards[0].figure.says.text())
    page.setFocus()
    session.press(Qt.Key.Key_Escape)
    session.press(Qt.Key.Key_Escape)
    assert session.window.results.isVisible()
    assert not session.turns.slow(_MOST_BUSY_MS)
