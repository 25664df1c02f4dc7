"""Pictures of the window in each of its states, light and dark, from an engine in memory.

By hand: `PYTHONPATH=. python tests/desktop/screenshots.py OUT [FOLDER]`. FOLDER may hold photographs to show;
painted landscapes are shown where there are none. FINDLING_FONTS (files) and FINDLING_FONT (a family) choose a font,
FINDLING_FONT_SCALE its size; FINDLING_SCENES (a part of their names) takes some of the pictures only.
FINDLING_LANGUAGE ("de") chooses what the window speaks; FINDLING_REVERSE=1 mirrors it, as for languages that are read
from right to left.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from grid_scenes import SCENES as GRID_SCENES
from lab_scenes import SCENES as LAB_SCENES
from learn_scenes import SCENES as LEARN_SCENES
from library_scenes import SCENES as LIBRARY_SCENES
from map_scenes import SCENES as MAP_SCENES
from preview_scenes import SCENES as PREVIEW_SCENES
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from scenes import Scene, empty, indexing, nothing, settle
from search_scenes import SCENES as SEARCH_SCENES
from shared_scenes import SCENES as SHARED_SCENES
from studio import Studio, StudioLink
from studio_encoders import changed
from transfer_scenes import SCENES as TRANSFER_SCENES

from desktop.encoders.stages import Deed
from desktop.languages import Languages
from desktop.library.settings_page import Place
from desktop.main_window import MainWindow
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.errors import UserError
from models.jobs import Progress
from models.kinds import Kind
from models.views import DownloadStatus


class Photographer:
    """Brings the window into each state and saves what it looks like."""

    def __init__(self, app: QApplication, out: Path, studio: Studio) -> None:
        self.app = app
        self.out = out
        self.studio = studio
        self.settings = QSettings(str(out / "window.ini"), QSettings.Format.IniFormat)
        self.theme = Theme(app, self.settings)

    def shoot_all(self) -> None:
        """All states, light and dark."""
        for scheme in ("light", "dark"):
            self.theme.choose(scheme)
            for name, prepare, pose in _SCENES:
                if os.environ.get("FINDLING_SCENES", "") in name:
                    self._shoot(f"{name}-{scheme}", prepare, pose)

    def _shoot(
        self, name: str, prepare: Callable[[StudioLink], None], pose: Callable[[MainWindow, StudioLink], None]
    ) -> None:
        links: list[StudioLink] = []

        def start(on_event: Callable[[str, Any], None], restore: str) -> StudioLink:
            links.append(StudioLink(on_event, self.studio))
            prepare(links[0])
            return links[0]

        tasks = Tasks(start)
        self.settings.clear()
        self.theme.choose_text(100)
        window = MainWindow(tasks, self.theme, self.settings)
        if "narrow" in name:
            window.resize(900, 700)
        if "mirrored" in name:
            window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        window.show()
        tasks.start()
        while not links:
            self.app.processEvents()
        self._wait()
        pose(window, links[0])
        self._wait()
        shown = self.app.activeModalWidget() or window
        shown.grab().save(str(self.out / f"{name}.png"))
        if shown is not window:
            shown.close()
        window.close()
        tasks.close()
        window.deleteLater()

    def _wait(self) -> None:
        until = time.monotonic() + 0.5
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.005)


def _change(link: StudioLink) -> None:
    link.known_encoders = changed(link.known_encoders)


def _search(window: MainWindow, text: str, row: int) -> None:
    window.query.type_text(text)
    window.query.send()
    settle()
    window.results.setCurrentIndex(window.results.hits.index(row))
    window.results.setFocus()


def _like(window: MainWindow, link: StudioLink) -> None:
    link.notes = ("Sounds are compared by their tags only.",)
    window.find_like_hit(window.results.hits.hits[1], ())
    settle()
    window.results.setCurrentIndex(window.results.hits.index(1))


def _fail(window: MainWindow, link: StudioLink) -> None:
    _search(window, "a lake in the mountains", 1)
    error = UserError(
        "The disk is full.", "There is no room for the catalogue on /home.", "Make room; indexing goes on by itself."
    )
    link.on_event("problem", error)


def _open_encoders(window: MainWindow, *, unfold: bool = False, bottom: bool = False) -> None:
    window.panels.show_encoders()
    settle()
    page = window.panels.encoders
    if unfold:
        for section in page.sections.values():
            section.more.click()
        settle()
    if bottom:
        page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())


def _scroll_to(window: MainWindow, name: str) -> None:
    settle()
    page = window.panels.encoders
    page.area.ensureWidgetVisible(page.cards[name], 0, 60)


def _downloading(window: MainWindow, link: StudioLink) -> None:
    _open_encoders(window)
    name = "clap-htsat-unfused"
    window.panels.encoders._downloads[name] = None
    link.on_event("download", DownloadStatus(name, 214_000_000, 618_000_000, "Weights", 6_400_000.0))
    window.panels.encoders.refresh()
    _scroll_to(window, name)


def _removing(window: MainWindow, link: StudioLink) -> None:
    _open_encoders(window)
    window.panels.encoders.cards["openclip-vit-b-32-laion2b"].buttons[Deed.REMOVE].click()
    _scroll_to(window, "openclip-vit-b-32-laion2b")


def _asking_about_licence(window: MainWindow, link: StudioLink) -> None:
    _open_encoders(window, unfold=True)
    window.panels.encoders.cards["openclip-mobileclip2-s0"].buttons[Deed.DOWNLOAD].click()
    _scroll_to(window, "openclip-mobileclip2-s0")


def _service(window: MainWindow, *, estimate: bool) -> None:
    _open_encoders(window, bottom=True)
    dialog = window.panels.encoders.ask_for_service()
    dialog.url.setText("https://api.openai.com/v1")
    dialog.model.setText("text-embedding-3-small")
    dialog.key.setText("not a key")
    if estimate:
        dialog.estimate()


def _compare(window: MainWindow, link: StudioLink) -> None:
    _search(window, "a lake in the mountains", 0)
    window.panels.show_comparison(Kind.IMAGE)


def _row_named(window: MainWindow, name: str) -> int:
    return next(row for row, hit in enumerate(window.results.hits.hits) if hit.name == name)


def _preview(window: MainWindow, text: str, name: str) -> None:
    _search(window, text, 0)
    window.results.setCurrentIndex(window.results.hits.index(_row_named(window, name)))


def _held(link: StudioLink) -> None:
    link.library = replace(
        link.library, activity="held", held_because="The computer runs on battery.", progress=Progress(1234, 5678, "")
    )


def _slow(link: StudioLink) -> None:
    indexing(link)
    link.library = replace(link.library, slow_because="Other programs need the processor.")


def _unopened(window: MainWindow, link: StudioLink) -> None:
    error = UserError(
        "The library cannot be opened.",
        "The catalogue is damaged: a page of it makes no sense.",
        "Put a copy back, or move the catalogue away to begin anew.",
    )
    link.on_event("unopened", (error, link.copies))


def _settings(window: MainWindow, place: Place) -> None:
    window.panels.show_settings(place)
    settle()
    window.panels.show_settings(place)


def _bad_pattern(window: MainWindow, link: StudioLink) -> None:
    error = UserError("The settings were not changed.", "The pattern [a- has no end.", "Close it with ].")
    link.errors["change_settings"] = error
    _settings(window, "left out")
    window.panels.settings.left_out.patterns.appendPlainText("[a-")
    window.panels.settings.left_out.send()


def _duplicates(window: MainWindow, *, chosen: bool) -> None:
    window.panels.show_duplicates()
    window.panels.duplicates.same_only.setChecked(False)
    settle()
    groups = window.panels.duplicates.groups
    if chosen:
        groups.toggle(groups.index(0, 0))
        groups.toggle(groups.index(2, 1))
        groups.toggle(groups.index(2, 2))
    window.panels.duplicates.view.setCurrentIndex(groups.index(1, 2))


def _failures(window: MainWindow, *, ignored: bool) -> None:
    window.panels.show_failures()
    settle()
    if ignored:
        window.panels.failures.ignored.click()
    window.panels.failures.table.selectRow(0)


def _help(window: MainWindow, page: str, share: float = 0.0) -> None:
    window.panels.show_help(page)
    settle()
    bar = window.panels.help.browser.verticalScrollBar()
    bar.setValue(round(share * bar.maximum()))


_SCENES: tuple[Scene, ...] = (
    ("1-empty", empty, nothing),
    ("2-picture", nothing, lambda window, link: _search(window, "a lake in the mountains", 0)),
    ("3-sound", nothing, lambda window, link: _search(window, "waves on the shore", 3)),
    ("4-document", nothing, lambda window, link: _search(window, "when do we leave the hut", 2)),
    ("5-indexing", indexing, nothing),
    ("6-failures", nothing, lambda window, link: _failures(window, ignored=False)),
    ("28-film", nothing, lambda window, link: _preview(window, "over the pass", "over the pass.mp4")),
    ("29-film-speech", nothing, lambda window, link: _preview(window, "where we slept", "GOPR0417.MP4")),
    ("30-words", nothing, lambda window, link: _preview(window, "norberghytta", "IMG_2043.jpg")),
    (
        "31-away",
        nothing,
        lambda window, link: _preview(window, "lake", "IMG_2077.jpg"),
    ),
    ("32-failures-ignored", nothing, lambda window, link: _failures(window, ignored=True)),
    ("33-held", _held, lambda window, link: _search(window, "a lake in the mountains", 0)),
    ("34-slow", _slow, nothing),
    ("35-settings", nothing, lambda window, link: _settings(window, "left out")),
    ("36-settings-work", nothing, lambda window, link: _settings(window, "working")),
    ("37-settings-copies", nothing, lambda window, link: _settings(window, "copies")),
    ("38-settings-error", nothing, _bad_pattern),
    ("39-settings-narrow", nothing, lambda window, link: _settings(window, "working")),
    ("40-unopened", nothing, _unopened),
    ("41-duplicates", nothing, lambda window, link: _duplicates(window, chosen=False)),
    ("42-duplicates-chosen", nothing, lambda window, link: _duplicates(window, chosen=True)),
    ("43-duplicates-narrow", nothing, lambda window, link: _duplicates(window, chosen=True)),
    ("44-duplicates-mirrored", nothing, lambda window, link: _duplicates(window, chosen=True)),
    ("7-banner", nothing, _fail),
    ("8-nothing", nothing, lambda window, link: (window.query.set_kinds((Kind.AUDIO,)), _search(window, "zebra", 0))),
    ("9-encoders", nothing, lambda window, link: _open_encoders(window)),
    ("10-similar", nothing, _like),
    ("11-mirrored", nothing, lambda window, link: _search(window, "a lake in the mountains", 3)),
    ("12-narrow", indexing, lambda window, link: _search(window, "a lake in the mountains", 2)),
    ("14-encoders-more", nothing, lambda window, link: _open_encoders(window, unfold=True)),
    ("15-encoders-bottom", nothing, lambda window, link: _open_encoders(window, bottom=True)),
    ("16-encoders-downloading", nothing, _downloading),
    ("17-encoders-changed", _change, lambda window, link: _open_encoders(window)),
    ("18-encoders-removing", nothing, _removing),
    ("19-encoders-licence", nothing, _asking_about_licence),
    ("20-service", nothing, lambda window, link: _service(window, estimate=False)),
    ("21-service-estimate", nothing, lambda window, link: _service(window, estimate=True)),
    ("22-compare", nothing, _compare),
    ("23-help", nothing, lambda window, link: _help(window, "index.md", 0.6)),
    ("24-help-distances", nothing, lambda window, link: _help(window, "distances.md", 0.3)),
    ("25-encoders-narrow", nothing, lambda window, link: _open_encoders(window)),
    ("26-compare-narrow", nothing, _compare),
    ("27-encoders-mirrored", nothing, lambda window, link: _open_encoders(window)),
    ("13-drop", nothing, lambda window, link: window._overlay.offer(folders=1, files=0)),
    ("45-palette", nothing, lambda window, link: (window.show_palette(), window.command_palette.field.setText("s"))),
    ("46-keyboard", nothing, lambda window, link: window.show_shortcuts()),
    *SEARCH_SCENES,
    *PREVIEW_SCENES,
    *LIBRARY_SCENES,
    *MAP_SCENES,
    *GRID_SCENES,
    *LAB_SCENES,
    *LEARN_SCENES,
    *TRANSFER_SCENES,
    *SHARED_SCENES,
)


def _speak(app: QApplication, out: Path, language: str) -> None:
    languages = Languages(app, QSettings(str(out / "language.ini"), QSettings.Format.IniFormat))
    languages.choose(language)
    if language == "en":
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


def main() -> int:
    """Take all pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    photographs = sorted(Path(sys.argv[2]).rglob("*.jpg")) if len(sys.argv) > 2 else []
    app = QApplication(sys.argv[:1])
    _speak(app, out, os.environ.get("FINDLING_LANGUAGE", "en"))
    if os.environ.get("FINDLING_REVERSE"):
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for font in os.environ.get("FINDLING_FONTS", "").split(os.pathsep):
        QFontDatabase.addApplicationFont(font)
    if os.environ.get("FINDLING_FONT"):
        font = app.font()
        font.setFamily(os.environ["FINDLING_FONT"])
        app.setFont(font)
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * float(os.environ.get("FINDLING_FONT_SCALE", "1")))
    app.setFont(font)
    Photographer(app, out, Studio(out, photographs)).shoot_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
