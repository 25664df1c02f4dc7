"""Pictures of the settings, of the activity, and of the first page."""

from __future__ import annotations

from scenes import Scene, empty, indexing, nothing, settle
from studio import StudioLink

from desktop.crashes import offer_report, say_safe
from desktop.library.settings_page import Place
from desktop.main_window import MainWindow
from models import samples
from models.kinds import Kind
from models.views import DownloadStatus, LibraryStatus, RootStatus, UnderWay


def _settings(window: MainWindow, place: Place, *, text_percent: int = 100, wanted: str = "") -> None:
    window.preferences.theme.choose_text(text_percent)
    window.panels.show_settings(place)
    settle()
    window.panels.show_settings(place)
    window.panels.settings.field.setText(wanted)
    settle()


def _samples(link: StudioLink) -> None:
    root = RootStatus(1, samples.samples_path(), "/usr/share/findling/Samples", 34, 0, 0, offline=False)
    link.library = LibraryStatus(roots=(root,), counts={Kind.IMAGE: 13, Kind.AUDIO: 11, Kind.DOCUMENT: 9, Kind.FILM: 1})


def _no_hits(link: StudioLink) -> None:
    link.hits = ()


def _find_nothing(window: MainWindow, link: StudioLink) -> None:
    window.query.type_text("zebra ext:png folder:Holidays before:2020")
    window.query.send()
    settle()
    settle()


def _without(link: StudioLink) -> None:
    link.failed, link.known_tags, link.duplicates = (), (), ()


def _enlarge(window: MainWindow, page: str) -> None:
    """All words in double size, chosen while the page is there."""
    if page:
        getattr(window.panels, f"show_{page}")()
    else:
        window.results.setCurrentIndex(window.results.hits.index(2))
    settle()
    window.preferences.theme.choose_text(200)
    settle()


def _looking(link: StudioLink) -> None:
    indexing(link)
    link.under_way = UnderWay({Kind.IMAGE: 4300, Kind.FILM: 20, Kind.DOCUMENT: 124}, reshaping=True)


def _activity(window: MainWindow, link: StudioLink) -> None:
    name = link.known_encoders[-1].name
    link.on_event("download", DownloadStatus(name, 214_000_000, 618_000_000, "Weights", 6_400_000.0))
    window.panels.show_activity()
    settle()


SCENES: tuple[Scene, ...] = (
    ("lib-settings-look", nothing, lambda window, link: _settings(window, "look")),
    ("lib-settings-found", nothing, lambda window, link: _settings(window, "look", wanted="text")),
    ("lib-settings-large-text", nothing, lambda window, link: _settings(window, "look", text_percent=200)),
    ("lib-welcome", empty, lambda window, link: None),
    ("lib-welcome-large-text", empty, lambda window, link: window.preferences.theme.choose_text(200)),
    ("lib-examples", _samples, lambda window, link: None),
    ("lib-nothing", _no_hits, _find_nothing),
    ("lib-activity", _looking, _activity),
    ("lib-activity-idle", nothing, lambda window, link: window.panels.show_activity()),
    ("lib-none-failed", _without, lambda window, link: window.panels.show_failures()),
    ("lib-none-tagged", _without, lambda window, link: window.panels.show_tags()),
    ("lib-none-twice", _without, lambda window, link: window.panels.show_duplicates()),
    ("lib-safe", nothing, lambda window, link: say_safe(window.banner, lambda: None)),
    ("lib-crashed-narrow", nothing, lambda window, link: offer_report(window.banner, "x", lambda: None)),
    ("lib-large-grid", _looking, lambda window, link: _enlarge(window, "")),
    ("lib-large-encoders", nothing, lambda window, link: _enlarge(window, "encoders")),
    ("lib-large-activity", _looking, lambda window, link: _enlarge(window, "activity")),
    ("lib-large-failures", nothing, lambda window, link: _enlarge(window, "failures")),
    ("lib-large-duplicates", nothing, lambda window, link: _enlarge(window, "duplicates")),
    ("lib-large-tags", nothing, lambda window, link: _enlarge(window, "tags")),
    ("lib-large-help", nothing, lambda window, link: _enlarge(window, "help")),
    ("lib-large-compare", nothing, lambda window, link: _enlarge(window, "comparison")),
    ("lib-welcome-mirrored", empty, lambda window, link: None),
    ("lib-activity-mirrored", _looking, _activity),
    ("lib-crashed-mirrored", _samples, lambda window, link: offer_report(window.banner, "x", lambda: None)),
    ("lib-settings-mirrored", nothing, lambda window, link: _settings(window, "keeping up")),
)
