"""The window in another language: every word of it, its numbers, what the engine says, and from right to left."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import Desk
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import wording
from desktop.languages import Languages, known, locale_of, nearest
from desktop.search import completing
from desktop.theme import RESOURCES
from models import messages
from models.errors import UserError
from models.messages import say
from models.query import completion
from models.query.parser import parse
from models.query.parts import QueryError

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def languages(qapp: QApplication, settings: QSettings) -> Iterator[Languages]:
    before = QLocale()
    settings.setValue("view/language", "en")
    languages = Languages(qapp, settings)
    yield languages
    languages.choose("en")
    for translator in languages._translators:
        qapp.removeTranslator(translator)
    languages.deleteLater()
    messages.speak_english()
    QLocale.setDefault(before)


@pytest.fixture
def german(languages: Languages) -> Languages:
    languages.choose("de")
    return languages


def test_a_language_is_chosen_at_once_and_kept(languages: Languages, settings: QSettings, qtbot: QtBot) -> None:
    assert wording.files(2) == "2 files"
    with qtbot.waitSignal(languages.changed):
        languages.choose("de")
    assert (languages.choice, languages.spoken, settings.value("view/language")) == ("de", "de", "de")
    assert wording.files(1) == "1 Datei"
    assert wording.files(12_345) == "12.345 Dateien"
    assert wording.data_size(4_100_000) == "4,1 MB"
    assert wording.moment("2023-05-17T14:03:22").startswith("Mittwoch, 17. Mai 2023")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    languages.choose("en")
    assert wording.files(12_345) == "12,345 files"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_what_is_not_there_changes_nothing(languages: Languages, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(languages.changed):
        for name in ("tlh", "", "en", "../en"):
            languages.choose(name)
    assert languages.spoken == "en"


def test_languages_are_called_by_their_own_names(german: Languages) -> None:
    assert german.choices() == {"system": "Wie das System", "de": "Deutsch", "en": "English"}
    assert set(german.choices()) == {"system", *known()}


def test_a_damaged_choice_is_the_system_s(qapp: QApplication, settings: QSettings, languages: Languages) -> None:
    settings.setValue("view/language", "no such language")
    again = Languages(qapp, settings)
    assert again.choice == "system"
    for translator in again._translators:
        qapp.removeTranslator(translator)
    again.deleteLater()


def test_completions_and_complaints_about_a_query_are_said_in_it_too(german: Languages) -> None:
    assert completing._note(completion.FIELD_MEANINGS["kind"], 3) == "Bild, Klang, Film oder Dokument · 3 Dateien"
    with pytest.raises(QueryError) as raised:
        parse("kind:pictre", date(2026, 1, 1))
    assert raised.value.what == "pictre ist keine Dateiart."
    assert raised.value.what_to_do == "Meinten Sie picture?"


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [(["de-AT"], "de"), (["fr-FR", "de_DE"], "de"), (["fr-FR", "en-GB", "de"], "en"), (["tlh"], "en"), ([], "en")],
)
def test_the_system_s_languages_are_gone_through_in_their_order(wanted: list[str], spoken: str) -> None:
    assert nearest(wanted) == spoken


def test_numbers_are_written_as_the_system_has_it_where_it_speaks_the_same_language() -> None:
    swiss = QLocale(QLocale.Language.German, QLocale.Country.Switzerland)
    assert locale_of("de", swiss) == swiss
    assert locale_of("en", swiss).language() == QLocale.Language.English


def test_what_the_engine_says_arrives_in_the_language_of_the_window(languages: Languages) -> None:
    sent = pickle.dumps(
        (
            say("Looking into %1", "/home/anna/a.jpg"),
            UserError(
                say("%1 could not be downloaded.", "CLAP"), "There is not enough room on the disk.", "Try again."
            ),
            say("It has more than the %1 passages that Findling reads.", 12_000),
        )
    )
    languages.choose("de")
    doing, error, long = pickle.loads(sent)
    assert doing == "/home/anna/a.jpg wird untersucht"
    assert error.what == "CLAP ließ sich nicht herunterladen."
    assert error.why == "Auf dem Laufwerk ist nicht genug Platz."
    assert long == "Es hat mehr als die 12.000 Textstellen, die Findling liest."
    languages.choose("en")
    assert pickle.loads(sent)[0] == "Looking into /home/anna/a.jpg"


def _words(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
    yield from (action.text() for action in window.findChildren(QAction))


def _left_in_english() -> set[str]:
    """What is said in English, and otherwise in German."""
    text = (RESOURCES / "translations" / "findling_de.ts").read_text("utf-8")
    pairs = re.findall(r"<source>(.*?)</source>\s*<translation>(.*?)</translation>", text)
    own = {german for _, german in pairs}
    return {english for english, _ in pairs if english not in own and len(english) > 3}


def test_no_word_of_the_window_stays_english(german: Languages, desk: Desk) -> None:
    desk.start()
    assert desk.names()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    panels = desk.window.panels
    for show in (panels.show_encoders, panels.show_settings, panels.show_tags, panels.show_failures, panels.show_help):
        show()
    panels.show_duplicates()
    english = _left_in_english()
    assert {text for text in _words(desk.window) if text in english} == set()
    assert desk.window.search_bar.field.placeholderText().startswith("Beschreiben Sie")


def test_the_grid_is_mirrored_where_one_reads_from_right_to_left(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    window, view = desk.window, desk.window.results
    left_to_right = view.visualRect(view.hits.index(0))
    assert window.sidebar.x() < window.preview.x()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: window.sidebar.x() > window.preview.x())
    right_to_left = view.visualRect(view.hits.index(0))
    assert right_to_left.center().x() > view.viewport().width() / 2 > left_to_right.center().x()
    assert view.indexAt(right_to_left.center()) == view.hits.index(0)
    assert not window.grab().isNull()


_CHANGE = """
import sys
from pathlib import Path
sys.path[:0] = ["tests/desktop", "."]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from desktop.search import completing
from desktop.languages import Languages
from desktop.main_window import MainWindow
from fake_link import FakeLink
app._start_link = lambda library, on_event, restore: FakeLink(on_event, restore)
shown = MainWindow.showEvent
count = 0
def tell(window, event):
    global count
    shown(window, event)
    count += 1
    print(window.search_bar.field.placeholderText().encode("ascii", "replace").decode(), flush=True)
    languages = QApplication.instance().findChild(Languages)
    then = (lambda: languages.choose("de")) if count == 1 else window.close
    QTimer.singleShot(300, then)
MainWindow.showEvent = tell
print("ended", app.run(sys.argv[1:]), flush=True)
"""


def test_another_language_makes_the_window_anew_and_closing_it_ends_the_program(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _CHANGE, "--library", str(tmp_path / "library")],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == [
        "Describe what you remember?",
        "Beschreiben Sie, woran Sie sich erinnern ?",
        "ended 0",
    ], done.stderr
    assert "Traceback" not in done.stderr
