"""The page of settings: what is set about the window and the library, each with effect at once."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import Column, Panel, button, page_head, words
from desktop.library.copies_section import CopiesSection
from desktop.library.left_out_section import LeftOutSection
from desktop.library.library_settings import LibrarySettings
from desktop.library.reading_section import ReadingSection
from desktop.library.settings_section import SettingsSection
from desktop.library.window_sections import LookSection, NoticesSection
from desktop.library.working_sections import KeepingUpSection, WorkingSection
from desktop.preferences import Preferences
from desktop.tasks import Tasks
from desktop.theme import Theme

Place = Literal["look", "notices", "left out", "keeping up", "working", "reading", "copies"]
_WIDEST_CHARACTERS = 110


class SettingsPage(Panel):
    """A card for each sort of setting, with a field to find one, and a line of buttons that lead to the cards.

    Signals:
        restore_wanted: a copy of the catalogue (SnapshotStatus) that is to be put back.
        help_wanted: what the settings mean.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    restore_wanted = Signal(object)
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme, settings: LibrarySettings, preferences: Preferences) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self.look = LookSection(theme, settings, preferences)
        self.notices = NoticesSection(theme, settings, preferences)
        self.left_out = LeftOutSection(theme, settings)
        self.keeping_up = KeepingUpSection(theme, settings)
        self.working = WorkingSection(theme, settings)
        self.reading = ReadingSection(theme, settings)
        self.copies = CopiesSection(tasks, theme, settings)
        self.copies.restore_wanted.connect(self.restore_wanted)
        self.copies.noticed.connect(self.noticed)
        self._buttons: dict[Place, QPushButton] = {}
        self.field = self._make_field()
        self._none = words(self.tr("No setting is called that."), tone="muted")
        self._none.hide()
        tasks.engine_started.connect(lambda: self.isVisible() and self.refresh())
        self._lay_out()
        # Marks have a colour of the theme.
        theme.changed.connect(self._filter)
        theme.changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        """Ask for what the settings do not say by themselves: languages, readers and copies."""
        self.look.show_languages()
        self._tasks.ask("readers", then=self.reading.show_readers, failed=self.reading.show_error, latest="readers")
        self.copies.refresh()

    def show_section(self, place: Place) -> None:
        """Bring a section into view, with the keys on its first control."""
        self.field.clear()
        section = self.sections()[place][1]
        self.layout().activate()
        self.area.widget().layout().activate()
        self.area.verticalScrollBar().setValue(section.y())
        _focus_first(section)

    def sections(self) -> dict[Place, tuple[str, SettingsSection]]:
        """All sections in their order, each with the name of its button."""
        return {
            "look": (self.tr("Look"), self.look),
            "notices": (self.tr("Notices"), self.notices),
            "left out": (self.tr("Left out"), self.left_out),
            "keeping up": (self.tr("Keeping up"), self.keeping_up),
            "working": (self.tr("When to work"), self.working),
            "reading": (self.tr("Words and speech"), self.reading),
            "copies": (self.tr("Copies"), self.copies),
        }

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """In the field Esc takes back what was searched for, before it leaves the page; Down goes to what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._enter_found()
                return True
        return super().eventFilter(watched, event)

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Find a setting"))
        field.setAccessibleName(self.tr("Find a setting"))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._filter)
        field.installEventFilter(self)
        return field

    def _filter(self) -> None:
        """Show what is searched for, and the buttons that lead there."""
        wanted = self.field.text().split()
        count = 0
        for place, (_, section) in self.sections().items():
            found = section.show_found(wanted)
            self._buttons[place].setVisible(found)
            count += found
        self._none.setVisible(not count)
        if not count:
            announce(self, self._none.text())

    def _fit(self) -> None:
        """Lines are never so long that they are hard to read."""
        self.field.setMaximumWidth(_WIDEST_CHARACTERS * self.fontMetrics().averageCharWidth())

    def _enter_found(self) -> None:
        for _, section in self.sections().values():
            if not section.isHidden() and _focus_first(section):
                return

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("About the settings"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Settings"), self.closed.emit, learn)
        chips = FlowLayout(space("s"))
        held = Column(self._theme, _WIDEST_CHARACTERS)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, space("l"))
        column.setSpacing(space("l"))
        column.addWidget(self._none)
        for place, (title, section) in self.sections().items():
            spoken = self.tr("Go to: %1").replace("%1", title)
            one = button(title, lambda place=place: self.show_section(place), name=spoken, look="tab")
            self._buttons[place] = one
            chips.addWidget(one)
            column.addWidget(section)
        column.addStretch(1)
        self.area = held.area
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space("l"), space("s"), space("s"), 0)
        outer.setSpacing(space("m"))
        outer.addLayout(head)
        finding = QHBoxLayout()
        finding.setContentsMargins(0, 0, space("m"), 0)
        finding.addWidget(self.field, 100)
        finding.addStretch(1)
        outer.addLayout(finding)
        outer.addLayout(chips)
        outer.addWidget(self.area, 1)


def _focus_first(section: QWidget) -> bool:
    """Give the keys to the first control of a section that is shown. Returns: whether there is one."""
    first = section.nextInFocusChain()
    while first is not section:
        usable = first.focusPolicy() & Qt.FocusPolicy.TabFocus and first.isEnabled() and first.isVisibleTo(section)
        if usable and section.isAncestorOf(first):
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        first = first.nextInFocusChain()
    return False
