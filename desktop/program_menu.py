"""The menu of the program, and all its shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMessageBox

from desktop.theme import Choice, Theme

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class ProgramMenu(QMenu):
    """Everything that concerns the whole program. Its shortcuts work everywhere in the window."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._add(self.tr("Add a folder\N{HORIZONTAL ELLIPSIS}"), "Ctrl+O", window.choose_folder)
        self._add(self.tr("Look for changes"), "F5", window.rescan)
        self._add(self.tr("Files that failed"), "Ctrl+E", window.panels.show_failures)
        self._add(self.tr("Duplicates"), "Ctrl+D", window.panels.show_duplicates)
        self._add(self.tr("Tags"), "Ctrl+T", window.panels.show_tags)
        self._add(self.tr("Encoders"), "Ctrl+K", window.panels.show_encoders)
        self._add(self.tr("Compare two encoders"), "Ctrl+Shift+K", window.panels.show_comparison)
        self._add(self.tr("Settings"), "Ctrl+,", window.panels.show_settings)
        self.addSeparator()
        self._add(self.tr("Search"), "Ctrl+F", window.take_keys)
        self._add(self.tr("Larger"), "Ctrl++", window.size_bar.larger, also="Ctrl+=")
        self._add(self.tr("Smaller"), "Ctrl+-", window.size_bar.smaller)
        self._add_themes()
        self.addSeparator()
        self._add(self.tr("Help"), "F1", window.panels.show_help)
        self._add(self.tr("About Findling"), "", self._show_about)
        self.addSeparator()
        self._add(self.tr("Quit"), "Ctrl+Q", window.close)

    def _add(self, text: str, keys: str, act: Callable[[], object], also: str = "") -> None:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(sequence) for sequence in (keys, also) if sequence])
        action.triggered.connect(lambda: act())
        self.addAction(action)
        self._window.addAction(action)  # so that the keys work while the menu is closed

    def _add_themes(self) -> None:
        names = {"system": self.tr("Like the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        menu = self.addMenu(self.tr("Theme"))
        group = QActionGroup(menu)
        for choice in get_args(Choice):
            action = menu.addAction(names[choice])
            action.setCheckable(True)
            action.setChecked(choice == self._theme.choice)
            action.triggered.connect(lambda _checked=False, choice=choice: self._theme.choose(choice))
            group.addAction(action)

    def _show_about(self) -> None:
        self._tell(
            self.tr("About Findling"),
            self.tr(
                "<b>Findling</b><p>Finds pictures, films, sounds and documents on your own computer by what they "
                "mean. Nothing leaves this computer.</p><p>Free software under the Apache License 2.0.</p>"
            ),
        )

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setText(text)
        box.setIconPixmap(self._theme.app_icon().pixmap(48, 48))
        box.open()
        box.finished.connect(box.deleteLater)
