"""What the sections of the settings have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.furniture import HeightByWidth, say, words
from desktop.library.library_settings import LibrarySettings
from desktop.library.settings_row import Searched, SettingRow, has_all
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


def tick(name: str) -> QCheckBox:
    """A box to tick whose words stand beside it."""
    box = QCheckBox()
    box.setAccessibleName(name)
    box.setProperty("look", "bare")
    return box


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
        self.rows: list[SettingRow] = []
        self._words: list[Searched] = []
        self.heading = Searched(theme, title, size="title")
        self.heading.setObjectName("title")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.space("l"),) * 4)
        self.column.setSpacing(theme.space("m"))
        self.column.addWidget(self.heading)
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

    def add_setting(self, title: str, about: str, control: QWidget | None = None, also: str = "") -> SettingRow:
        """Add a setting; see `SettingRow`."""
        row = SettingRow(self._theme, title, about, control, also)
        self.rows.append(row)
        self.column.addWidget(row)
        return row

    def add_tick(self, title: str, about: str, also: str = "") -> QCheckBox:
        """Add a setting that is on or off."""
        box = tick(title)
        self.add_setting(title, about, box, also)
        return box

    def add_words(self, text: str) -> None:
        """Explain something."""
        label = Searched(self._theme, text, tone="muted")
        self._words.append(label)
        self.column.addWidget(label)

    def show_found(self, wanted: Sequence[str]) -> bool:
        """Show the settings in which all of these words stand, marked; none for everything.

        Returns: whether there are any.
        """
        about = " ".join(label.plain for label in self._words)
        whole = has_all(f"{self.heading.plain} {about}", wanted)
        found = [row.offered and (whole or has_all(f"{self.heading.plain} {row.text()}", wanted)) for row in self.rows]
        for row, shown in zip(self.rows, found, strict=True):
            row.setVisible(shown)
            row.mark(wanted)
        for label in (self.heading, *self._words):
            label.mark(wanted)
        self.setVisible(whole or any(found))
        return whole or any(found)

    def add_error(self) -> None:
        """Say here what goes wrong."""
        self.column.addWidget(self._error)

    def _show_anew(self, settings: Settings) -> None:
        self.show_settings(settings)
