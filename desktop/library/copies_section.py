"""The copies of the catalogue: taken by themselves or now, and put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from desktop import wording
from desktop.furniture import button, say, words
from desktop.library import words as library_words
from desktop.library.library_settings import LibrarySettings
from desktop.library.settings_section import SettingsSection
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.errors import UserError
from models.library.settings import Settings
from models.views import SnapshotStatus


class CopiesSection(SettingsSection):
    """A row for each copy, the newest first.

    Signals:
        restore_wanted: a SnapshotStatus that is to be put back.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    restore_wanted = Signal(object)
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme, settings: LibrarySettings) -> None:
        super().__init__(theme, settings, title=self.tr("Copies of the catalogue"))
        self._tasks = tasks
        self._copies: tuple[SnapshotStatus, ...] = ()
        self.put_back: list[QPushButton] = []
        self.copy_now = button(self.tr("Copy now"), self.take, name=self.tr("Copy the catalogue now"))
        theme.dress(self.copy_now, "history")
        self._none = words(self.tr("There is none yet. The first is made within a few minutes."), tone="muted")
        self._rows = QGridLayout()
        self._rows.setColumnStretch(0, 1)
        self._rows.setHorizontalSpacing(theme.space("m"))
        self._rows.setVerticalSpacing(2)
        self.add_setting(
            self.tr("Copy the catalogue"),
            self.tr(
                "The catalogue is what Findling knows of your files. It is copied once a day by itself, and the newest "
                "copies are kept."
            ),
            self.copy_now,
            also=self.tr("backup"),
        )
        self.add_error()
        row = self.add_setting(
            self.tr("Put a copy back"),
            self.tr(
                "This closes the library for a moment. The catalogue in use now is kept as another copy, so "
                "that it can be "
                "taken back. Your own files are never touched."
            ),
            also=self.tr("restore backup"),
        )
        row.column.addWidget(self._none)
        row.column.addLayout(self._rows)

    def refresh(self) -> None:
        """Ask which copies there are."""
        self._tasks.ask("upkeep.snapshots", then=self._show_copies, failed=self.show_error, latest="snapshots")

    def take(self) -> None:
        """Copy the catalogue now."""
        say(self._error, "")
        self._show_taking(taking=True)
        self._tasks.ask("upkeep.take_snapshot", then=lambda _: self._end_taking(), failed=self._fail_taking)

    def show_settings(self, settings: Settings) -> None:
        """Nothing here follows from the settings."""

    def _end_taking(self) -> None:
        self._show_taking(taking=False)
        self.noticed.emit(self.tr("The catalogue was copied."), "", None)
        self.refresh()

    def _fail_taking(self, error: UserError) -> None:
        self._show_taking(taking=False)
        self.show_error(error)

    def _show_taking(self, *, taking: bool) -> None:
        self.copy_now.setEnabled(not taking)
        self.copy_now.setText(self.tr("Copying\N{HORIZONTAL ELLIPSIS}") if taking else self.tr("Copy now"))

    def _show_copies(self, copies: Sequence[SnapshotStatus]) -> None:
        if tuple(copies) == self._copies:
            return
        self._copies = tuple(copies)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.put_back = []
        for row, copy in enumerate(copies):
            self._add(row, copy)
        self._none.setVisible(not copies)

    def _add(self, row: int, copy: SnapshotStatus) -> None:
        taken = wording.instant(copy.taken_at)
        day = QLabel(taken)
        day.setProperty("type", "strong")
        facts = words(library_words.copy_facts(copy), tone="warning" if copy.problem else "muted")
        one = button(
            self.tr("Put back"),
            lambda: self.restore_wanted.emit(copy),
            name=self.tr("Put back the copy of %1").replace("%1", taken),
        )
        one.setEnabled(not copy.problem)
        self.put_back.append(one)
        self._rows.addWidget(day, 3 * row, 0)
        self._rows.addWidget(facts, 3 * row + 1, 0)
        self._rows.addWidget(one, 3 * row, 1, 2, 1)
        self._rows.setRowMinimumHeight(3 * row + 2, self._theme.space("s"))
