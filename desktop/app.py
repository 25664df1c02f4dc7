"""The composition root: makes every part of the window once and hands each what it needs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.errors import UncaughtErrors
from desktop.main_window import MainWindow
from desktop.single_instance import SingleInstance, hand_over, hand_over_patiently
from desktop.tasks import Link, OnEvent, Tasks
from desktop.theme import Theme
from models.paths import default_library_dir


def run(arguments: Sequence[str]) -> int:
    """Open the window of a library, or hand the paths to the one that is open.

    Returns: exit status.
    """
    options = _parse(arguments)
    library: Path = options.library
    paths = [os.path.abspath(os.fsencode(path)) for path in options.path]
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Findling")
    app.setDesktopFileName("findling")
    if hand_over(library, paths):
        return 0
    instance = SingleInstance(library)
    if not instance.listening and hand_over_patiently(library, paths):
        return 0
    _translate(app)
    settings = QSettings(str(settings_file()), QSettings.Format.IniFormat)
    theme = Theme(app, settings)
    app.setWindowIcon(theme.app_icon())
    tasks = Tasks(lambda on_event, restore: _start_link(library, on_event, restore))
    window = MainWindow(tasks, theme, settings)
    uncaught = UncaughtErrors(window.show_bug)
    instance.started_again.connect(window.take_later_start)
    window.show()
    # The window is painted first; the engine's process starts in the next turn of the event loop.
    QTimer.singleShot(0, tasks.start)
    QTimer.singleShot(0, lambda: window.take_paths(paths))
    status = app.exec()
    instance.close()
    tasks.close()
    uncaught.release()
    return status


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
    parser.add_argument("path", nargs="*", metavar="PATH", help="folders to add, or a file to find the like of")
    return parser.parse_args(arguments)


def _start_link(library: Path, on_event: OnEvent, restore: str) -> Link:
    from models.link import EngineLink

    return EngineLink(library, on_event, restore)


def _translate(app: QApplication) -> None:
    """Qt's own words (of its dialogs, for example) in the language of the system."""
    translator = QTranslator(app)
    if translator.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
