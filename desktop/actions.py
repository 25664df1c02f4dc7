"""All actions of the window: the menu, the command palette and the sheet of shortcuts show the same ones."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Section(StrEnum):
    """What an action is about, in the order in which sections are shown."""

    SEARCH = "search"
    RESULTS = "results"
    VIEW = "view"
    LIBRARY = "library"
    PROGRAM = "program"


class Actions(QObject):
    """Makes the actions; their shortcuts work everywhere in the window.

    Args: window: which has them.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._made: dict[str, QAction] = {}
        self._sections: dict[str, Section] = {}
        self._conditions: dict[str, Callable[[], bool]] = {}
        self._allows: Callable[[QAction], bool] = lambda _: True

    def add(
        self,
        name: str,
        text: str,
        keys: str,
        act: Callable[[], object],
        *,
        section: Section,
        also: str = "",
        when: Callable[[], bool] | None = None,
    ) -> QAction:
        """Add an action to the window.

        Args:
            name: by which it is known; one of a kind.
            text: what it is called, in the language of the window.
            keys, also: its shortcuts, "" for none.
            when: whether it would do anything now; always, where it is not given.
        """
        assert name not in self._made, name
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(sequence) for sequence in (keys, also) if sequence])
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda: self._allows(action) and act())
        self._window.addAction(action)
        self._made[name] = action
        self._sections[name] = section
        if when is not None:
            self._conditions[name] = when
        return action

    def confine(self, allows: Callable[[QAction], bool]) -> None:
        """From now on actions do nothing, and are not offered, while this does not allow them."""
        self._allows = allows

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def all(self) -> tuple[QAction, ...]:
        """Every action, section after section."""
        order = list(Section)
        return tuple(sorted(self._made.values(), key=lambda action: order.index(self._sections[action.objectName()])))

    def section(self, action: QAction) -> Section:
        """What an action is about."""
        return self._sections[action.objectName()]

    def possible(self, action: QAction) -> bool:
        """Whether it would do anything now."""
        condition = self._conditions.get(action.objectName())
        return action.isEnabled() and self.allowed(action) and (condition is None or condition())

    def allowed(self, action: QAction) -> bool:
        """Whether it is not confined now; of others than these actions nothing is known against it."""
        return self._made.get(action.objectName()) is not action or self._allows(action)


def section_name(section: Section) -> str:
    """What a section is called."""
    return {
        Section.SEARCH: _tr("Search"),
        Section.RESULTS: _tr("Results"),
        Section.VIEW: _tr("View"),
        Section.LIBRARY: _tr("Library"),
        Section.PROGRAM: _tr("Findling"),
    }[section]


def keys_text(action: QAction) -> str:
    """Its first shortcut as it is written on this system, "" for none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
