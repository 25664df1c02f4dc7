"""Pictures of the settings, of the activity, and of the first page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop.crashes import offer_report, say_safe
from desktop.library.settings_page import Place
from desktop.main_window import MainWindow
from models import samples
from models.jobs import Progress
from models.kinds import Kind
from models.views import DownloadStatus, LibraryStatus, RootStatus, UnderWay


def _settle() -> None:
    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        QApplication.processEvents()


def _nothing(_link: Any) -> None:
    return


def _settings(window: MainWindow, place: Place, *, text_percent: int = 100, wanted: str = "") -> None:
    window.preferences.theme.choose_text(text_percent)
    window.panels.show_settings(place)
    _settle()
    window.panels.show_settings(place)
    window.panels.settings.field.setText(wanted)
    _settle()


def _samples(link: Any) -> None:
    root = RootStatus(1, samples.samples_path(), "/usr/share/findling/Samples", 34, 0, 0, offline=False)
    link.library = LibraryStatus(roots=(root,), counts={Kind.IMAGE: 13, Kind.AUDIO: 11, Kind.DOCUMENT: 9, Kind.FILM: 1})


def _empty(link: Any) -> None:
    link.hits, link.library = (), LibraryStatus()


def _no_hits(link: Any) -> None:
    link.hits = ()


def _find_nothing(window: MainWindow, link: Any) -> None:
    window.query.type_text("zebra ext:png folder:Holidays before:2020")
    window.query.send()
    _settle()
    _settle()


def _without(link: Any) -> None:
    link.failed, link.known_tags, link.duplicates = (), (), ()


def _enlarge(window: MainWindow, page: str) -> None:
    """All words in double size, chosen while the page is there."""
    if page:
        getattr(window.panels, f"show_{page}")()
    else:
        window.results.setCurrentIndex(window.results.hits.index(2))
    _settle()
    window.preferences.theme.choose_text(200)
    _settle()


def _indexing(link: Any) -> None:
    roots = (
        RootStatus(1, b"/home/anna/Pictures", "/home/anna/Pictures", 5678, 4444, 3, offline=False),
        RootStatus(2, b"/home/anna/Documents", "/home/anna/Documents", 1204, 0, 1, offline=False),
    )
    link.library = LibraryStatus(
        roots=roots,
        counts={Kind.IMAGE: 1010, Kind.AUDIO: 20, Kind.DOCUMENT: 204},
        waiting=4444,
        failed=12,
        activity="indexing",
        progress=Progress(1234, 5678, "Pictures"),
        remaining_s=185,
    )
    link.under_way = UnderWay({Kind.IMAGE: 4300, Kind.FILM: 20, Kind.DOCUMENT: 124}, reshaping=True)


def _activity(window: MainWindow, link: Any) -> None:
    name = link.known_encoders[-1].name
    link.on_event("download", DownloadStatus(name, 214_000_000, 618_000_000, "Weights", 6_400_000.0))
    window.panels.show_activity()
    _settle()


_Scene = tuple[str, Callable[[Any], None], Callable[[MainWindow, Any], None]]
SCENES: tuple[_Scene, ...] = (
    ("lib-settings-look", _nothing, lambda window, link: _settings(window, "look")),
    ("lib-settings-found", _nothing, lambda window, link: _settings(window, "look", wanted="text")),
    ("lib-settings-large-text", _nothing, lambda window, link: _settings(window, "look", text_percent=200)),
    ("lib-welcome", _empty, lambda window, link: None),
    ("lib-welcome-large-text", _empty, lambda window, link: window.preferences.theme.choose_text(200)),
    ("lib-examples", _samples, lambda window, link: None),
    ("lib-nothing", _no_hits, _find_nothing),
    ("lib-activity", _indexing, _activity),
    ("lib-activity-idle", _nothing, lambda window, link: window.panels.show_activity()),
    ("lib-none-failed", _without, lambda window, link: window.panels.show_failures()),
    ("lib-none-tagged", _without, lambda window, link: window.panels.show_tags()),
    ("lib-none-twice", _without, lambda window, link: window.panels.show_duplicates()),
    ("lib-safe", _nothing, lambda window, link: say_safe(window.banner, lambda: None)),
    ("lib-crashed-narrow", _nothing, lambda window, link: offer_report(window.banner, "x", lambda: None)),
    ("lib-large-grid", _indexing, lambda window, link: _enlarge(window, "")),
    ("lib-large-encoders", _nothing, lambda window, link: _enlarge(window, "encoders")),
    ("lib-large-activity", _indexing, lambda window, link: _enlarge(window, "activity")),
    ("lib-large-failures", _nothing, lambda window, link: _enlarge(window, "failures")),
    ("lib-large-duplicates", _nothing, lambda window, link: _enlarge(window, "duplicates")),
    ("lib-large-tags", _nothing, lambda window, link: _enlarge(window, "tags")),
    ("lib-large-help", _nothing, lambda window, link: _enlarge(window, "help")),
    ("lib-large-compare", _nothing, lambda window, link: _enlarge(window, "comparison")),
    ("lib-welcome-mirrored", _empty, lambda window, link: None),
    ("lib-activity-mirrored", _indexing, _activity),
    ("lib-crashed-mirrored", _samples, lambda window, link: offer_report(window.banner, "x", lambda: None)),
    ("lib-settings-mirrored", _nothing, lambda window, link: _settings(window, "keeping up")),
)
