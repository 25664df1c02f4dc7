"""Looking at one thing of each kind, with the real window and the real services; the window never waits."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot
from stand_in_player import StandInPlayer
from test_real_session import Session

from desktop.theme import RESOURCES, Theme
from models.kinds import Kind

pytestmark = pytest.mark.real
_MOST_BUSY_MS = 50.0


@pytest.fixture
def session(
    qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    monkeypatch.setattr("desktop.preview.playback.Player", StandInPlayer)
    folder = Path(shutil.copytree(RESOURCES / "samples" / "Samples", tmp_path / "my things"))
    made = Session(qtbot, theme, settings, tmp_path / "library")
    made.drop(folder)
    made.wait_idle(sum(path.is_file() for path in folder.rglob("*")))
    yield made
    made.close()


def _look(session: Session, question: str) -> None:
    """Search, and look at the first result in large."""
    session.search(question)
    session.press(Qt.Key.Key_Down)
    session.press(Qt.Key.Key_Space)
    session.wait(lambda: session.window.wishes.quick_look.hasFocus())


def test_every_kind_is_looked_at_in_large(session: Session, qtbot: QtBot) -> None:
    view = session.window.preview.view

    _look(session, "a sailing boat on the sea kind:picture")
    session.wait(lambda: view.picture.pixmap.width() > 600)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_0):
        session.press(key)
    session.press(Qt.Key.Key_H)
    session.wait(lambda: view.picture.heated or bool(view.tools.said and "Looking" not in view.tools.said))
    session.press(Qt.Key.Key_Space)

    _look(session, "kind:sound")
    assert session.current.kind is Kind.AUDIO
    session.wait(lambda: view.sound.row.playback.playing)
    session.press(Qt.Key.Key_S)
    session.wait(lambda: view.sound.spectrogram.data is not None)
    session.press(Qt.Key.Key_Escape)

    _look(session, "kind:film")
    session.wait(lambda: bool(view.film.reel._times_s) or view.film.row.said)
    session.press(Qt.Key.Key_P)
    session.press(Qt.Key.Key_Period)
    session.press(Qt.Key.Key_Space)

    for ending, form in (("pdf", "page"), ("md", "text"), ("txt", "text"), ("html", "passages")):
        _look(session, f"kind:document ext:{ending}")
        if session.window.preview.hit is None:
            continue
        session.wait(lambda form=form: view.document.form == form)
        if form == "page":
            session.wait(lambda: view.document.pages.picture.pixmap.width() > 600)
        session.press(Qt.Key.Key_Space)

    session.wait(lambda: not session.window.preview.details.isHidden())
    session.wait(lambda: session.window.preview.neighbours.isVisible())
    assert not session.turns.slow(_MOST_BUSY_MS), session.turns.slow(_MOST_BUSY_MS)


def test_the_passage_is_marked_on_the_page_of_a_real_pdf(session: Session) -> None:
    names: Callable[[], list[str]] = lambda: [hit.name for hit in session.window.results.hits.hits]  # noqa: E731
    session.search("ext:pdf")
    assert names()
    session.press(Qt.Key.Key_Down)
    pages = session.window.preview.view.document.pages
    session.wait(lambda: pages.picture.pixmap.width() > 600)
    assert pages.picture.marks
