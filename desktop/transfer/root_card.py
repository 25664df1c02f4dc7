"""A folder of an exported library: which folder here holds its files."""

from __future__ import annotations

import os

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.furniture import HeightByWidth, button, say, words
from desktop.theme import Theme
from desktop.transfer import words as said
from models.transfer.reports import RootCheck, RootView


class RootCard(HeightByWidth, QFrame):
    """Its name there, a field with the folder here, and whether that is the right one.

    Signals:
        changed: another folder is meant.
    """

    changed = Signal()

    def __init__(self, theme: Theme, root: RootView) -> None:
        super().__init__()
        self.setObjectName("card")
        self.root = root
        self._theme = theme
        self.field = QLineEdit(os.fsdecode(root.suggested).encode("utf-8", "replace").decode())
        self.field.setAccessibleName(self.tr("Folder here for %1").replace("%1", root.display))
        self.field.setPlaceholderText(self.tr("Where its files lie on this computer"))
        self.field.editingFinished.connect(self.take_written)
        self.choose = button(
            self.tr("Choose\N{HORIZONTAL ELLIPSIS}"),
            self._choose,
            name=self.tr("Choose the folder here for %1").replace("%1", root.display),
        )
        self.leave_out = QCheckBox(self.tr("Leave its files out"))
        self.leave_out.setAccessibleName(self.tr("Leave the files of %1 out").replace("%1", root.display))
        self.leave_out.toggled.connect(self._toggle)
        self.state = words(tone="muted")
        self._here = root.suggested
        self._written = self.field.text()
        self._lay_out()

    @property
    def here(self) -> bytes | None:
        """The folder here, b"" where none is named yet, None where it is left out."""
        return None if self.leave_out.isChecked() else self._here

    def set_here(self, folder: bytes) -> None:
        """Mean another folder."""
        self._here = folder
        self._written = os.fsdecode(folder).encode("utf-8", "replace").decode()
        self.field.setText(self._written)
        self.changed.emit()

    def take_written(self) -> None:
        """Mean the folder that stands in the field."""
        # A path that is no text stays as it is until something else is written.
        if self.field.text() != self._written:
            self.set_here(os.fsencode(self.field.text().strip()))

    def show_check(self, check: RootCheck) -> None:
        """Say whether the folder is here, and holds what it should."""
        sure = check.exists and (check.found or not check.looked_for)
        self._say(said.root_state(check), "muted" if sure else "warning")

    def show_missing(self) -> None:
        """Say that a folder must be named."""
        self._say(self.tr("Name the folder here that holds its files, or leave them out."), "warning")

    def show_waiting(self) -> None:
        """Nothing is known of the folder yet."""
        self._say("", "muted")

    def set_enabled(self, *, enabled: bool) -> None:
        """Take changes, or none while something is going on."""
        self.leave_out.setEnabled(enabled)
        for one in (self.field, self.choose):
            one.setEnabled(enabled and not self.leave_out.isChecked())

    def _say(self, text: str, tone: str) -> None:
        if self.state.property("tone") != tone:
            self.state.setProperty("tone", tone)
            self.state.style().polish(self.state)
        say(self.state, text)

    def _toggle(self) -> None:
        self.set_enabled(enabled=True)
        self.changed.emit()

    def _choose(self) -> None:
        title = self.tr("The folder here for %1").replace("%1", self.root.display)
        chosen = QFileDialog.getExistingDirectory(self, title, self.field.text())
        if chosen:
            self.set_here(os.fsencode(chosen))

    def _lay_out(self) -> None:
        space = self._theme.space
        line = QHBoxLayout()
        line.setSpacing(space("s"))
        line.addWidget(self.field, 1)
        line.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space("l"),) * 4)
        column.setSpacing(space("s"))
        column.addWidget(words(said.root_title(self.root), size="strong"))
        column.addLayout(line)
        column.addWidget(self.state)
        column.addWidget(self.leave_out)
        self.state.hide()
