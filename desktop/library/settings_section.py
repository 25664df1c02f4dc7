"""What the sections of the settings have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import HeightByWidth, say, words
from desktop.library.library_settings import LibrarySettings
from desktop.theme import Theme
from models.errors import UserError
from models.library.settings import Settings


class CalmBox(QComboBox):
    """A choice that the wheel does not change in passing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        event.ignore()


class CalmSpin(QSpinBox):
    """A number that the wheel does not change in passing, and that counts when it is written whole."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        event.ignore()


class SettingsSection(HeightByWidth, QFrame):
    """A card with a title, some controls, and a place for what went wrong with them."""

    def __init__(self, theme: Theme, settings: LibrarySettings, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._settings = settings
        self._error = words()
        self._error.setObjectName("warning")
        self._error.hide()
        heading = QLabel(title)
        heading.setObjectName("title")
        heading.setProperty("type", "title")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.space("l"),) * 4)
        self.column.setSpacing(theme.space("m"))
        self.column.addWidget(heading)
        settings.changed.connect(self._show_anew)

    @property
    def error(self) -> str:
        """What went wrong, "" for nothing."""
        return "" if self._error.isHidden() else self._error.text()

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force, without changing anything."""
        raise NotImplementedError

    def change(self, **changes: Any) -> None:
        """Set something, with effect at once."""
        say(self._error, "")
        self._settings.change(changes, self.show_error)

    def show_error(self, error: UserError) -> None:
        """Say why something was not set; what is in force is shown again."""
        say(self._error, str(error))
        announce(self, str(error))
        self.show_settings(self._settings.current)

    def add_words(self, text: str) -> None:
        """Explain something."""
        self.column.addWidget(words(text, tone="muted"))

    def add_line(self, *parts: str | QWidget) -> None:
        """Words and controls beside one another; they go on in the next line where there is no room."""
        line = FlowLayout(self._theme.space("s"))
        for part in parts:
            line.addWidget(QLabel(part) if isinstance(part, str) else part)
        self.column.addLayout(line)

    def add_error(self) -> None:
        """Say here what goes wrong."""
        self.column.addWidget(self._error)

    def _show_anew(self, settings: Settings) -> None:
        self.show_settings(settings)
