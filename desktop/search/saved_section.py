"""Saved searches in the side bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from desktop import wording
from desktop.library.rows import NamedRow, NamedSection
from desktop.search import chip_words
from desktop.search.query import Query
from desktop.search.saved import SavedSearches
from desktop.theme import Theme
from models.answers import SavedSearch

_LONGEST_NAME = 80


class SavedRow(NamedRow):
    """One saved search, with how much is new.

    Signals:
        rename_wanted, remove_wanted: chosen in the menu, or by F2 and Delete.
    """

    rename_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme, saved: SavedSearch) -> None:
        super().__init__(theme, "saved", saved.name)
        self.show_saved(saved)

    def show_saved(self, saved: SavedSearch) -> None:
        """Show another state of it."""
        self.saved = saved
        self._icon = "collection" if saved.is_collection else "saved"
        self.set_name(saved.name)
        self._note = f"+{wording.number(saved.new)}" if saved.new else ""
        new = self.tr("%Ln new file(s) in the library", "", saved.new)
        self.setAccessibleName(f"{saved.name}, {new}" if saved.new else saved.name)
        asked = chip_words.request_text(saved.request.text, saved.request.examples)
        self.setToolTip("\n".join(line for line in (asked, new if saved.new else "") if line))
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename") + "\tF2", self.rename_wanted.emit)
        menu.addAction(self.tr("Remove") + "\t" + self.tr("Del"), self.remove_wanted.emit)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class NameField(QLineEdit):
    """Takes the place of a row while it gets another name. Esc leaves the name as it is.

    Signals:
        done: the name that is wanted; "" for none.
    """

    done = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMaxLength(_LONGEST_NAME)
        self.setAccessibleName(self.tr("New name"))
        self.editingFinished.connect(lambda: self._end(self.text().strip()))
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._end("")
        else:
            super().keyPressEvent(event)

    def _end(self, name: str) -> None:
        self.blockSignals(True)  # losing the keys ends editing, too
        self.hide()
        self.blockSignals(False)
        self.done.emit(name)
        self.deleteLater()


class SavedSection(NamedSection[int, SavedRow]):
    """All saved searches."""

    def __init__(self, saved: SavedSearches, query: Query, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("SavedSection", "Saved searches"))
        self._saved = saved
        self._query = query
        self._theme = theme
        saved.changed.connect(self._show)
        query.changed.connect(self._show_asked)
        self._show()

    def rename(self, saved_id: int) -> None:
        """Let a person write another name where the row is."""
        row = self.rows[saved_id]
        field = NameField(row.saved.name)
        self._column.insertWidget(self._column.indexOf(row), field)
        row.hide()

        def end(name: str) -> None:
            row.show()
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._saved.rename(row.saved, name)

        field.done.connect(end)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        wanted = {one.saved_id: one for one in self._saved.all}
        self._arrange(list(wanted), lambda saved_id: self._make(wanted[saved_id]))
        for saved_id, one in wanted.items():
            self.rows[saved_id].show_saved(one)
        self._show_asked()

    def _make(self, saved: SavedSearch) -> SavedRow:
        row = SavedRow(self._theme, saved)
        row.clicked.connect(lambda: (self._saved.open(row.saved), self._show_asked()))
        row.rename_wanted.connect(lambda: self.rename(row.saved.saved_id))
        row.remove_wanted.connect(lambda: self._saved.remove(row.saved))
        return row

    def _show_asked(self) -> None:
        for row in self.rows.values():
            row.setChecked(row.saved.request == self._query.request)
