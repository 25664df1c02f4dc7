"""The tags of one hit, with a field that adds another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.flow_layout import FlowLayout
from desktop.furniture import words
from desktop.tags.tag_book import LONGEST_NAME, TagBook
from desktop.theme import Theme
from models.answers import Hit

_WIDEST_PX = 180


class TagChip(QFrame):
    """One tag: a click on its name searches for it, its cross or Delete takes it off.

    Signals:
        searched, removed: the name.
    """

    searched = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName("tag")
        self.name = name
        self.word = QPushButton()
        self.word.setText(self.word.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST_PX))
        self.word.setText(self.word.text().replace("&", "&&"))
        self.word.setAccessibleName(
            self.tr("Tag %1. Press to search for it, Delete to take it off.").replace("%1", name)
        )
        self.word.setToolTip(self.tr("Search for %1").replace("%1", name))
        self.word.clicked.connect(lambda: self.searched.emit(name))
        self.cross = QToolButton()
        self.cross.setAccessibleName(self.tr("Take off %1").replace("%1", name))
        self.cross.setToolTip(self.cross.accessibleName())
        self.cross.setIconSize(QSize(12, 12))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete does the same
        theme.dress(self.cross, "close", "on_accent_soft")
        self.cross.clicked.connect(lambda: self.removed.emit(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(self.word)
        row.addWidget(self.cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.name)
        else:
            super().keyPressEvent(event)


class TagField(QLineEdit):
    """Takes a new tag, and offers those that there are.

    Signals:
        entered: a name, not empty.
        reached: it has the keys now.
        left: Esc in an empty field.
    """

    entered = Signal(str)
    reached = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_NAME)
        self.names = QStringListModel(self)
        completer = QCompleter(self.names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.popup().setAccessibleName(self.tr("Tags that there are"))
        self.setCompleter(completer)
        self.returnPressed.connect(self._enter)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's names
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        name = " ".join(self.text().split())
        if name:
            self.clear()
            self.entered.emit(name)


class TagRow(QWidget):
    """Shows the tags of a hit, and changes them.

    Args: selected: the hits that are selected in the grid: a new tag is for all of them.

    Signals:
        search_wanted: the name of a tag.
        left: the keys are to go back to the results.
    """

    search_wanted = Signal(str)
    left = Signal()

    def __init__(self, book: TagBook, theme: Theme, selected: Callable[[], tuple[Hit, ...]]) -> None:
        super().__init__()
        self._book = book
        self._theme = theme
        self._selected = selected
        self._hit: Hit | None = None
        self._names: tuple[str, ...] = ()
        self.chips: list[TagChip] = []
        self._flow = FlowLayout(theme.space("xs"))
        self.field = TagField()
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.entered.connect(self._put)
        self.field.reached.connect(self._prepare)
        self.field.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(words(self.tr("Tags"), size="heading"))
        column.addLayout(self._flow)
        column.addWidget(self.field)
        book.changed.connect(self._offer)
        self._describe(1)
        self.hide()

    @property
    def names(self) -> tuple[str, ...]:
        """The tags that are shown."""
        return self._names

    def show_hit(self, hit: Hit | None) -> None:
        """Show the tags of another hit, or of the same one anew."""
        self._hit = hit if hit is not None and hit.item_id is not None else None
        self.setVisible(self._hit is not None)
        self._describe(1)
        if self._hit is not None:
            self._show(self._hit.own_tags)

    def _show(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        had_keys = any(chip.word.hasFocus() for chip in self.chips)
        self._names = names
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._make(name) for name in names]
        for chip in self.chips:
            self._flow.addWidget(chip)
        if had_keys:
            (self.chips[0].word if self.chips else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, name: str) -> TagChip:
        chip = TagChip(self._theme, name)
        chip.searched.connect(self.search_wanted)
        chip.removed.connect(self._take_off)
        return chip

    def _put(self, name: str) -> None:
        hit = self._hit
        if hit is None:
            return

        def go_on() -> None:
            if self._still_shows(hit) and name.casefold() not in (one.casefold() for one in self._names):
                self._show((*self._names, name))

        self._book.put(name, self._targets(), go_on)

    def _take_off(self, name: str) -> None:
        hit = self._hit
        if hit is None:
            return

        def go_on() -> None:
            if self._still_shows(hit):
                self._show(tuple(one for one in self._names if one != name))

        self._book.take_off(name, hit, go_on)

    def _still_shows(self, hit: Hit) -> bool:
        return self._hit is not None and self._hit.item_id == hit.item_id

    def _targets(self) -> tuple[Hit, ...]:
        """All that is selected, where the hit that is shown is among it."""
        selected = self._selected()
        assert self._hit is not None
        shown = (self._hit.item_id, self._hit.file_id)
        return selected if shown in [(hit.item_id, hit.file_id) for hit in selected] else (self._hit,)

    def _prepare(self) -> None:
        self._book.need()
        if self._hit is not None:
            self._describe(len(self._targets()))

    def _offer(self) -> None:
        self.field.names.setStringList([tag.name for tag in self._book.all])

    def _describe(self, targets: int) -> None:
        """Say what the field does, and to how many."""
        said = self.tr("Add a tag to all %Ln selected", "", targets) if targets > 1 else self.tr("Add a tag")
        self.field.setPlaceholderText(said)
        self.field.setAccessibleName(said)
