"""The page of settings: what is set about the library, each with effect at once."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, Tall, button, page_head, scrolling
from desktop.library.copies_section import CopiesSection
from desktop.library.left_out_section import LeftOutSection
from desktop.library.library_settings import LibrarySettings
from desktop.library.reading_section import ReadingSection
from desktop.library.settings_section import SettingsSection
from desktop.library.working_sections import KeepingUpSection, WorkingSection
from desktop.tasks import Tasks
from desktop.theme import Theme

Place = Literal["left out", "keeping up", "working", "reading", "copies"]
_WIDEST_CHARACTERS = 110


class SettingsPage(Panel):
    """A card for each sort of setting, with a line of buttons that lead to them.

    Signals:
        restore_wanted: a copy of the catalogue (SnapshotStatus) that is to be put back.
        help_wanted: what the settings mean.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    restore_wanted = Signal(object)
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme, settings: LibrarySettings) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self.left_out = LeftOutSection(theme, settings)
        self.keeping_up = KeepingUpSection(theme, settings)
        self.working = WorkingSection(theme, settings)
        self.reading = ReadingSection(theme, settings)
        self.copies = CopiesSection(tasks, theme, settings)
        self.copies.restore_wanted.connect(self.restore_wanted)
        self.copies.noticed.connect(self.noticed)
        tasks.engine_started.connect(lambda: self.isVisible() and self.refresh())
        self._lay_out()

    def refresh(self) -> None:
        """Ask for what the settings do not say by themselves: readers and copies."""
        self._tasks.ask("readers", then=self.reading.show_readers, failed=self.reading.show_error, latest="readers")
        self.copies.refresh()

    def show_section(self, place: Place) -> None:
        """Bring a section into view, with the keys on its first control."""
        section = self._sections()[place][1]
        self.layout().activate()
        self.area.widget().layout().activate()
        self.area.verticalScrollBar().setValue(section.y())
        first = section.nextInFocusChain()
        while not (first.focusPolicy() & Qt.FocusPolicy.TabFocus and first.isEnabled() and section.isAncestorOf(first)):
            first = first.nextInFocusChain()
            if first is section:
                return
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.refresh()

    def _sections(self) -> dict[Place, tuple[str, SettingsSection]]:
        return {
            "left out": (self.tr("Left out"), self.left_out),
            "keeping up": (self.tr("Keeping up"), self.keeping_up),
            "working": (self.tr("When to work"), self.working),
            "reading": (self.tr("Words and speech"), self.reading),
            "copies": (self.tr("Copies"), self.copies),
        }

    def _lay_out(self) -> None:
        space = self._theme.space
        head = page_head(self._theme, self.tr("Settings"), self.closed.emit)
        learn = button(self.tr("About the settings"), self.help_wanted.emit, look="quiet")
        self._theme.dress(learn, "help")
        head.addWidget(learn)
        chips = FlowLayout(space("s"))
        held = Tall()
        held.setMaximumWidth(_WIDEST_CHARACTERS * self.fontMetrics().averageCharWidth())
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, space("l"))
        column.setSpacing(space("l"))
        for place, (title, section) in self._sections().items():
            spoken = self.tr("Go to: %1").replace("%1", title)
            chips.addWidget(button(title, lambda place=place: self.show_section(place), name=spoken, look="tab"))
            column.addWidget(section)
        column.addStretch(1)
        inside = Tall()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, space("s"), 0)
        row.addWidget(held, 100)
        row.addStretch(1)
        self.area = scrolling(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space("l"), space("s"), space("s"), 0)
        outer.setSpacing(space("m"))
        outer.addLayout(head)
        outer.addLayout(chips)
        outer.addWidget(self.area, 1)
