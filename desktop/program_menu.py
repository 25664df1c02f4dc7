"""The menu of the program, and the actions that concern all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.actions import Actions, Section
from desktop.tasks import Tasks
from desktop.theme import Choice, Theme

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class ProgramMenu(QMenu):
    """Everything that concerns the whole program."""

    def __init__(self, window: MainWindow, theme: Theme, actions: Actions, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._actions = actions
        self._tasks = tasks
        self._themes: dict[Choice, QAction] = {}
        library, view, program = Section.LIBRARY, Section.VIEW, Section.PROGRAM
        panels = window.panels
        self._add("add folder", self.tr("Add a folder\N{HORIZONTAL ELLIPSIS}"), "Ctrl+O", window.choose_folder, library)
        self._add("rescan", self.tr("Look for changes"), "F5", window.rescan, library)
        self._add("activity", self.tr("Activity"), "Ctrl+J", panels.show_activity, library)
        self._add("failures", self.tr("Files that failed"), "Ctrl+E", panels.show_failures, library)
        self._add("duplicates", self.tr("Duplicates"), "Ctrl+D", panels.show_duplicates, library)
        self._add("tags", self.tr("Tags"), "Ctrl+T", panels.show_tags, library)
        self._add("encoders", self.tr("Encoders"), "Ctrl+Shift+E", panels.show_encoders, library)
        self._add("compare", self.tr("Compare two encoders"), "Ctrl+Shift+K", panels.show_comparison, library)
        self._add("laboratory", self.tr("Laboratory"), "Ctrl+Shift+L", panels.show_laboratory, library)
        self.addAction(actions["places"])
        for name in ("export library", "import library", "open shared"):
            self.addAction(actions[name])
        self._add("settings", self.tr("Settings"), "Ctrl+,", panels.show_settings, program)
        self.addSeparator()
        self._add("search", self.tr("Search"), "Ctrl+F", window.take_keys, Section.SEARCH)
        self._add("palette", self.tr("All actions\N{HORIZONTAL ELLIPSIS}"), "Ctrl+K", window.show_palette, program)
        self._add("larger", self.tr("Larger"), "Ctrl++", window.size_bar.larger, view, also="Ctrl+=")
        self._add("smaller", self.tr("Smaller"), "Ctrl+-", window.size_bar.smaller, view)
        self._add_themes()
        self.addSeparator()
        self.addAction(actions["learn"])
        self._add("help", self.tr("Help"), "F1", panels.show_help, program)
        self._add("shortcuts", self.tr("Keyboard"), "Ctrl+/", window.show_shortcuts, program)
        self._add("about", self.tr("About Findling"), "", self._show_about, program)
        self.addSeparator()
        self._add("quit", self.tr("Quit"), "Ctrl+Q", lambda: window.tray.quit(), program)

    def _add(
        self, name: str, text: str, keys: str, act: Callable[[], object], section: Section, also: str = ""
    ) -> None:
        self.addAction(self._actions.add(name, text, keys, act, section=section, also=also))

    def _add_themes(self) -> None:
        names = {
            "system": (self.tr("Like the system"), self.tr("Theme like the system")),
            "light": (self.tr("Light"), self.tr("Light theme")),
            "dark": (self.tr("Dark"), self.tr("Dark theme")),
        }
        menu = self.addMenu(self.tr("Theme"))
        group = QActionGroup(menu)
        for choice in get_args(Choice):
            short, long = names[choice]
            action = self._actions.add(
                f"theme {choice}", long, "", lambda choice=choice: self._theme.choose(choice), section=Section.VIEW
            )
            entry = QAction(short, menu, checkable=True, checked=choice == self._theme.choice)
            entry.triggered.connect(lambda _checked=False, action=action: action.trigger())
            self._themes[choice] = entry
            group.addAction(entry)
            menu.addAction(entry)
        self._theme.changed.connect(self._show_theme)

    def _show_theme(self) -> None:
        for choice, entry in self._themes.items():
            entry.setChecked(choice == self._theme.choice)

    def _show_about(self) -> None:
        from desktop.help.about_dialog import AboutDialog

        AboutDialog(self._theme, self._tasks, self._window).open()
