"""The sheet of shortcuts: everything that keys do, on one page over the window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.actions import Actions, Section, keys_text, section_name
from desktop.command_palette import plain_name
from desktop.furniture import button, scrolling, words
from desktop.keys import local_keys
from desktop.overlay import Overlay
from desktop.theme import Theme

_COLUMN_CHARACTERS = 50
_MOST_COLUMNS = 3
_LINE_CHARACTERS = 26
_Lines = tuple[str, list[tuple[str, str]]]  # a title, and texts with their keys


class ShortcutSheet(Overlay):
    """All keys by what they concern, in as many columns as the window has room for.

    Args: window: over which it lies.
    """

    def __init__(self, actions: Actions, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, QFrame())
        self._actions = actions
        self._close = button(self.tr("Close"), self.close_up)
        self._area = scrolling(QWidget())
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(self.tr("Keyboard"))
        head = QHBoxLayout()
        head.addWidget(words(self.tr("Keyboard"), size="title"), 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(*[theme.space("l")] * 4)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def open_sheet(self) -> None:
        """Show it for the actions that there are."""
        margin = 2 * self._theme.space("xl")
        room = self.window().size() - QSize(margin, margin)
        column_px = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        count = max(1, min(_MOST_COLUMNS, (room.width() - margin) // column_px))
        inside = self._page(count)
        self._area.setWidget(inside)
        self.card.setFixedSize(min(room.width(), count * column_px + margin), room.height())
        self.open(self._area)

    def _page(self, count: int) -> QWidget:
        inside = QWidget()
        inside.setObjectName("plain")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, self._theme.space("m"), 0)
        row.setSpacing(self._theme.space("xl"))
        for sections in _balanced(self._sections(), count):
            column = QVBoxLayout()
            column.setSpacing(self._theme.space("xs"))
            for title, lines in sections:
                column.addWidget(_heading(title))
                column.addLayout(self._lines(lines))
                column.addSpacing(self._theme.space("m"))
            column.addStretch(1)
            row.addLayout(column, 1)
        return inside

    def _sections(self) -> list[_Lines]:
        sections: list[_Lines] = []
        for section in Section:
            lines = [
                (plain_name(action), keys_text(action))
                for action in self._actions.all()
                if self._actions.section(action) is section and keys_text(action)
            ]
            sections.append((section_name(section), lines))
        local = [(keys.text, keys.shown) for keys in local_keys()]
        return [*sections, (self.tr("Where you are"), local)]

    def _lines(self, lines: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.space("m"))
        grid.setVerticalSpacing(self._theme.space("xs"))
        grid.setColumnStretch(0, 1)
        for place, (text, keys) in enumerate(lines):
            grid.addWidget(words(text), place, 0)
            key = QLabel(keys)
            key.setObjectName("badge")
            grid.addWidget(key, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return grid


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    heading.setProperty("type", "heading")
    heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return heading


def _balanced(sections: Sequence[_Lines], count: int) -> list[Sequence[_Lines]]:
    """The sections in their order, dealt to at most so many columns that are about equally long."""

    def dealt(cuts: tuple[int, ...]) -> list[Sequence[_Lines]]:
        edges = (0, *cuts, len(sections))
        return [sections[begin:end] for begin, end in pairwise(edges)]

    def unevenness(columns: list[Sequence[_Lines]]) -> int:
        return sum(sum(_rows(lines) for _, lines in column) ** 2 for column in columns)

    all_cuts = combinations(range(1, len(sections)), min(count, len(sections)) - 1)
    return min((dealt(cuts) for cuts in all_cuts), key=unevenness)


def _rows(lines: Sequence[tuple[str, str]]) -> int:
    """How many rows a section takes, about."""
    return 2 + sum(1 + len(text) // _LINE_CHARACTERS for text, _ in lines)
