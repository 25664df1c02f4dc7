"""Shared libraries in the side bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu

from desktop.furniture import tip
from desktop.library.rows import NamedRow, NamedSection
from desktop.search.query import Query
from desktop.shared import words
from desktop.shared.shared_book import SharedBook
from desktop.theme import Theme
from models.views import SharedPlace, SharedState


class SharedRow(NamedRow):
    """One shared library: pressed, the search field searches there; pressed again, this computer.

    Signals:
        forget_wanted: chosen in the menu, or by Delete.
    """

    forget_wanted = Signal()

    def __init__(self, theme: Theme, place: SharedPlace) -> None:
        super().__init__(theme, "shared", place.name)
        self._place = place
        self.setAccessibleName(self.tr("Search in %1").replace("%1", place.name))
        self.show_state(None)

    def show_state(self, state: SharedState | None) -> None:
        """Show how it stands; None where that is not known, since it was not searched yet."""
        unknown = (self.tr("Not connected. Press to search there."),)
        self._lines_said = words.state_lines(state) if state is not None else unknown
        self.setToolTip(tip("\n".join((self._place.address, *self._lines_said))))
        self.setAccessibleDescription("\n".join(self._lines_said))

    def menu(self) -> QMenu:
        """How it stands, and all that can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in self._lines_said:
            menu.addAction(line.replace("&", "&&")).setEnabled(False)
        menu.addSeparator()
        here = self.tr("Search this computer") if self.isChecked() else self.tr("Search there")
        menu.addAction(here, self.click)
        menu.addAction(self.tr("Copy the command that indexes it"), self._copy_command)
        menu.addSeparator()
        menu.addAction(self.tr("Forget") + "\t" + self.tr("Del"), self.forget_wanted.emit)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _copy_command(self) -> None:
        QGuiApplication.clipboard().setText(words.index_command(self._place))


class SharedSection(NamedSection[SharedPlace, SharedRow]):
    """All shared libraries that are known."""

    def __init__(self, book: SharedBook, query: Query, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("SharedSection", "Shared libraries"))
        self._book = book
        self._query = query
        self._theme = theme
        book.changed.connect(self._show)
        query.changed.connect(self._show_asked)
        self._show()

    def _show(self) -> None:
        self._arrange(self._book.all, self._make)
        for place, row in self.rows.items():
            row.show_state(self._book.states.get(place.name))
        self._show_asked()

    def _make(self, place: SharedPlace) -> SharedRow:
        row = SharedRow(self._theme, place)
        row.clicked.connect(lambda: self._book.open("" if self._query.request.library == place.name else place.name))
        row.forget_wanted.connect(lambda: self._book.forget(place))
        return row

    def _show_asked(self) -> None:
        for place, row in self.rows.items():
            row.setChecked(place.name == self._query.request.library)
