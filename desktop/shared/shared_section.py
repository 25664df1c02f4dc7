"""Shared libraries in the side bar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from desktop.furniture import tip
from desktop.library.rows import Row
from desktop.search.query import Query
from desktop.shared import words
from desktop.shared.shared_book import SharedBook
from desktop.theme import Theme
from models.views import SharedPlace, SharedState


class SharedRow(Row):
    """One shared library: pressed, the search field searches there; pressed again, this computer.

    Signals:
        forget_wanted: chosen in the menu, or by Delete.
    """

    forget_wanted = Signal()

    def __init__(self, theme: Theme, place: SharedPlace) -> None:
        super().__init__(theme, "shared", place.name)
        self._place = place
        self.setShortcut(QKeySequence())  # an ampersand in a name is one
        self.setCheckable(True)
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

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _copy_command(self) -> None:
        QGuiApplication.clipboard().setText(words.index_command(self._place))

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        font = self._theme.font("body", strong=self.isChecked())
        painter.setFont(font)
        painter.setPen(self._theme.colour("on_accent_soft" if self.isChecked() else "text"))
        name = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, self._begin() | Qt.AlignmentFlag.AlignVCenter, name)


class SharedSection(QWidget):
    """All shared libraries that are known. Hidden while there are none."""

    def __init__(self, book: SharedBook, query: Query, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._book = book
        self._query = query
        self._theme = theme
        self.rows: dict[SharedPlace, SharedRow] = {}
        title = QLabel(self.tr("Shared libraries"))
        title.setProperty("type", "heading")
        title.setContentsMargins(theme.space("s"), 0, 0, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.space("l"))
        self._column.setSpacing(2)
        self._column.addWidget(title)
        book.changed.connect(self._show)
        query.changed.connect(self._show_asked)
        self._show()

    def _show(self) -> None:
        for place in set(self.rows) - set(self._book.all):
            gone = self.rows.pop(place)
            gone.hide()
            gone.deleteLater()
        for at, place in enumerate(self._book.all):
            if place not in self.rows:
                self.rows[place] = self._make(place)
            self._column.insertWidget(at + 1, self.rows[place])
            self.rows[place].show_state(self._book.states.get(place.name))
        self.setVisible(bool(self.rows))
        self._show_asked()

    def _make(self, place: SharedPlace) -> SharedRow:
        row = SharedRow(self._theme, place)
        row.clicked.connect(lambda: self._book.open("" if self._query.request.library == place.name else place.name))
        row.forget_wanted.connect(lambda: self._book.forget(place))
        return row

    def _show_asked(self) -> None:
        for place, row in self.rows.items():
            row.setChecked(place.name == self._query.request.library)
