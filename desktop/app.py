"""The composition root: makes every part of the window once and hands each what it needs."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QEvent, QSettings, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.crashes import WindowLog, offer_report, say_safe
from desktop.errors import UncaughtErrors
from desktop.languages import Languages
from desktop.main_window import MainWindow
from desktop.single_instance import SingleInstance, hand_over, hand_over_patiently
from desktop.tasks import Link, OnEvent, Tasks
from desktop.theme import Theme
from models.crash_file import CrashFile
from models.paths import LibraryPaths, default_library_dir

# What the event loop ends with when the window is to be made anew; no exit statuses of a program.
_IN_ANOTHER_LANGUAGE = 1000
_SAFELY = 1001
_AS_USUAL = 1002
_ANEW = (_IN_ANOTHER_LANGUAGE, _SAFELY, _AS_USUAL)
_ASK_AFTER_MS = 1500


class Application(QApplication):
    """The program, as the system sees it.

    Signals:
        leaving: the system wants it to end, as Quit in the menu of macOS does; closing a window is something else.
        opened: a list of one path, which somebody opens with Findling; macOS says so to the program that runs.
    """

    leaving = Signal()
    opened = Signal(list)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.leaving.emit()
        elif isinstance(event, QFileOpenEvent):
            self.opened.emit([os.fsencode(event.file())])
        return super().event(event)


def run(arguments: Sequence[str]) -> int:
    """Open the window of a library, or hand the paths to the one that is open.

    Returns: exit status.
    """
    options = _parse(arguments)
    library: Path = options.library
    paths = [os.path.abspath(os.fsencode(path)) for path in options.path]
    app = Application([sys.argv[0]])
    app.setApplicationName("Findling")
    app.setDesktopFileName("findling")
    if hand_over(library, paths):
        return 0
    instance = SingleInstance(library)
    if not instance.listening and hand_over_patiently(library, paths):
        return 0
    settings = QSettings(str(settings_file()), QSettings.Format.IniFormat)
    languages = Languages(app, settings)
    languages.changed.connect(lambda: app.exit(_IN_ANOTHER_LANGUAGE))
    log, crash = WindowLog(library), CrashFile(LibraryPaths(library).window_crash)
    place = _Place(app, library, settings, languages, instance, crash.before, safe=options.safe)
    status = place.open(lambda window: _begin(window, app, crash.before, paths, options.trial))
    while status in _ANEW:
        if status == _IN_ANOTHER_LANGUAGE:
            status = place.open(lambda window: window.panels.show_settings())
        else:
            place.safe = status == _SAFELY
            status = place.open(lambda _: None)
    instance.close()
    crash.end()
    log.end()
    return status


def _begin(window: MainWindow, app: QApplication, written: str, paths: Sequence[bytes], trial: Path | None) -> None:
    """What is done first in the first window; `written` is what the one before it wrote while it died."""
    if trial is not None:
        from desktop.trial import Trial

        Trial(window, trial)
    if written and not window.safe:
        offer_report(window.banner, written, lambda: app.exit(_SAFELY))
    window.take_paths(paths)


@dataclass
class _Place:
    """Where windows of one library are opened, one after the other.

    Attributes:
        written: what the window before them wrote while it died, "" where it did not.
        safe: whether the next one is opened in safe mode: with the basic encoders, and settings of its own that are
            forgotten with it.
    """

    app: Application
    library: Path
    settings: QSettings
    languages: Languages
    instance: SingleInstance
    written: str
    safe: bool

    def open(self, begin: Callable[[MainWindow], None]) -> int:
        """Show a window with its own engine until it is closed, or is to be made anew.

        A window is made of hundreds of texts in one language; making it anew is quicker than it looks, and sure.

        Args: begin: what is done first in the window, as soon as it is shown.
        Returns: exit status, or one of `_ANEW`.
        """
        with _settings_for_once() if self.safe else nullcontext(self.settings) as settings:
            return self._open(settings, begin)

    def _open(self, settings: QSettings, begin: Callable[[MainWindow], None]) -> int:
        app, start = self.app, _start_safely if self.safe else _start_link
        theme = Theme(app, settings)
        app.setWindowIcon(theme.app_icon())
        tasks = Tasks(lambda on_event, restore: start(self.library, on_event, restore))
        window = MainWindow(tasks, theme, settings)
        window.safe = self.safe
        window.preferences.languages = self.languages
        uncaught = UncaughtErrors(window.show_bug)
        self.instance.started_again.connect(window.take_later_start)
        app.leaving.connect(window.tray.leave)
        app.opened.connect(window.take_later_start)
        if self.safe:
            say_safe(window.banner, lambda: app.exit(_AS_USUAL), self.written)
        window.show()
        # The window is painted first; the engine's process starts in the next turn of the event loop.
        QTimer.singleShot(0, tasks.start)
        QTimer.singleShot(0, window, lambda: begin(window))
        QTimer.singleShot(_ASK_AFTER_MS, window, window.preferences.ask_system)
        # What there is now lives as long as the window. Python's collector would walk through all of it, over and over
        # and in the middle of scrolling: 50,000 objects, 20 to 50 ms; so it looks at what comes from now on alone.
        gc.freeze()
        status = app.exec()
        gc.unfreeze()
        if status in _ANEW:
            _put_away(app, window)
        tasks.close()
        theme.deleteLater()
        uncaught.release()
        return status


@contextmanager
def _settings_for_once() -> Iterator[QSettings]:
    """Settings as they are at first; what is changed in them is forgotten."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)


def _put_away(app: QApplication, window: MainWindow) -> None:
    """Close and delete a window in whose place another comes: the program does not end with it."""
    window.tray.leave()
    ends = app.quitOnLastWindowClosed()
    app.setQuitOnLastWindowClosed(False)
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
    app.setQuitOnLastWindowClosed(ends)


def settings_file() -> Path:
    """Where the window keeps its size, its theme and the like."""
    return platformdirs.user_config_path("Findling", appauthor=False) / "window.ini"


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="findling",
        description="Finds pictures, films, sounds and documents on your own computer by what they mean.",
    )
    parser.add_argument(
        "--library", type=Path, default=default_library_dir(), metavar="DIR", help="where the library is kept"
    )
    parser.add_argument(
        "--safe",
        action="store_true",
        help="start with the encoders that come with Findling and the window as it is at first",
    )
    parser.add_argument("--trial", type=Path, metavar="REPORT", help=argparse.SUPPRESS)
    parser.add_argument("path", nargs="*", metavar="PATH", help="folders to add, or a file to find the like of")
    return parser.parse_args(arguments)


def _start_link(library: Path, on_event: OnEvent, restore: str) -> Link:
    from models.link import EngineLink

    return EngineLink(library, on_event, restore)


def _start_safely(library: Path, on_event: OnEvent, restore: str) -> Link:
    from models.link import EngineLink

    return EngineLink(library, on_event, restore, safe=True)
