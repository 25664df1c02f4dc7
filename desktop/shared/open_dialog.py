"""Opening a shared library: where it is, what to call it, and whether it can be reached."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import button, say, words
from desktop.shared.shared_book import SharedBook
from desktop.theme import Theme
from models.errors import UserError
from models.views import SharedPlace

_WIDTH_PX = 560


class OpenSharedDialog(QDialog):
    """Asks for an address. Nothing is connected to before its button is pressed.

    Signals:
        opened: the SharedPlace that can be searched.
        help_wanted: what a shared library is.
    """

    opened = Signal(object)
    help_wanted = Signal()

    def __init__(self, book: SharedBook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open a shared library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self._theme = theme
        self.address = self._field(self.tr("Address"), "postgresql://user@host/database")
        self.name = self._field(self.tr("What you call it"), self.tr("as its database is called"))
        self._state = words(tone="muted")
        self._problem = words(tone="danger")
        self.go = button(self.tr("Try and open"), self.attempt, look="primary")
        self.go.setDefault(True)
        self.cancel = button(self.tr("Cancel"), self.reject)
        self.about = button(self.tr("About shared libraries"), self._show_help, look="quiet")
        for one in (self.cancel, self.about):
            one.setAutoDefault(False)
        self._lay_out()
        self.address.textChanged.connect(self._check)
        for label in (self._state, self._problem):
            say(label, "")
        self.setMinimumWidth(min(_WIDTH_PX, 40 * self.fontMetrics().averageCharWidth() + 200))
        self.resize(_WIDTH_PX, 0)
        self._check()
        self._fit()

    @property
    def problem(self) -> str:
        """What went wrong, "" where nothing did."""
        return "" if self._problem.isHidden() else self._problem.text()

    def attempt(self) -> None:
        """Connect, as it is written."""
        say(self._problem, "")
        say(self._state, self.tr("Connecting\N{HORIZONTAL ELLIPSIS}"))
        for field in (self.address, self.name):
            field.setReadOnly(True)
        self.go.setEnabled(False)
        self._fit()
        self._book.attempt(self.address.text().strip(), self.name.text().strip(), self._finish, self._show_problem)

    def done(self, result: int) -> None:
        self._book.end_attempt()
        super().done(result)

    def _finish(self, place: SharedPlace) -> None:
        self.opened.emit(place)
        self.accept()

    def _show_problem(self, error: UserError) -> None:
        say(self._state, "")
        for field in (self.address, self.name):
            field.setReadOnly(False)
        self._check()
        say(self._problem, f"{error.what} {error.why} {error.what_to_do}".strip())
        self._fit()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._problem.text())

    def _show_help(self) -> None:
        self.reject()
        self.help_wanted.emit()

    def _check(self) -> None:
        self.go.setEnabled(bool(self.address.text().strip()) and not self.address.isReadOnly())

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(self._theme.space("xl"),) * 4)
        column.setSpacing(self._theme.space("m"))
        column.addWidget(words(self.tr("Open a shared library"), size="title"))
        about = self.tr(
            "A library that a team or an archive keeps on a server, and that several machines index together. You "
            "search it in the same field as your own. Whoever looks after it knows its address."
        )
        column.addWidget(words(about, tone="muted"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(self._theme.space("s"))
        for field in (self.address, self.name):
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            form.addRow(label, field)
        column.addLayout(form)
        password = self.tr(
            "The password does not belong into the address: put it into the file .pgpass in your own folder, as for "
            "PostgreSQL's other programs. That of a Milvus server stands in the environment variable MILVUS_TOKEN."
        )
        leaves = self.tr(
            "Findling connects only when you search there. What you search for, and the name of this computer, go to "
            "the servers of that library; an example goes as numbers, never as a file."
        )
        for text in (password, leaves):
            column.addWidget(words(text, tone="muted"))
        for label in (self._state, self._problem):
            column.addWidget(label)
        column.addStretch(1)
        deeds = FlowLayout(self._theme.space("s"))
        for one in (self.go, self.cancel, self.about):
            deeds.addWidget(one)
        column.addLayout(deeds)

    def _fit(self) -> None:
        column = self.layout()
        column.activate()
        self.resize(self.width(), max(column.heightForWidth(self.width()), column.minimumSize().height()))
