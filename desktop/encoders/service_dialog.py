"""Turning on a service: what it is, what would leave this computer and what it costs, and only then a yes.

The key is held by its field alone, is handed to the engine once, and is wiped when the dialog closes.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QIntValidator
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import button, say, words
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.errors import UserError
from models.views import EncoderStatus, EndpointEstimate, EndpointSettings

_WIDTH_PX = 620
_MOST_DIMENSIONS = 100_000
_SUBJECT = "endpoint estimate"


class ServiceDialog(QDialog):
    """Two pages: the settings, and what follows from them. Nothing is sent before the button of the second page.

    Signals:
        added: the EncoderStatus of the service.
    """

    added = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Use a service"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tasks = tasks
        self._theme = theme
        self._settings: EndpointSettings | None = None
        self.url = self._field(self.tr("Address"), "https://api.example.com/v1")
        self.model = self._field(self.tr("Model"), self.tr("as the service calls it"))
        self.key = self._field(self.tr("Key"), self.tr("none for most servers of one's own"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.dimensions = self._field(self.tr("Dimensions"), self.tr("what the model gives by itself"))
        self.dimensions.setValidator(QIntValidator(1, _MOST_DIMENSIONS, self))
        self.price = self._field(self.tr("Price of a million tokens, in US dollars"), self.tr("if you know it"))
        self.price.setValidator(QDoubleValidator(0.0, 1e6, 6, self))
        self._problem = words(tone="danger")
        self._pages = (self._settings_page(), self._estimate_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        for page in self._pages:
            column.addWidget(page)
        column.addWidget(self._problem)
        column.addStretch(1)
        self._problem.hide()
        self.setMinimumWidth(min(_WIDTH_PX, 40 * self.fontMetrics().averageCharWidth() + 200))
        self.resize(_WIDTH_PX, 0)
        self._turn_to(0)
        for field in (self.url, self.model):
            field.textChanged.connect(self._check)
        self._check()

    @property
    def problem(self) -> str:
        """What went wrong, "" where nothing did."""
        return "" if self._problem.isHidden() else self._problem.text()

    def estimate(self) -> None:
        """Ask what would leave this computer; nothing is sent."""
        self._settings = self._read()
        say(self._problem, "")
        self.next.setEnabled(False)
        self._tasks.ask(
            "estimate_endpoint", self._settings, then=self._show_estimate, failed=self._show_problem, latest=_SUBJECT
        )

    def send(self) -> None:
        """Hand the settings and the key to the engine, which sends one short text to learn about the vectors."""
        assert self._settings is not None
        say(self._problem, "")
        self.yes.setEnabled(False)
        self._waiting.show()
        self._tasks.ask(
            "add_endpoint",
            self._settings,
            self.key.text(),
            then=self._finish,
            failed=self._show_problem,
            latest=_SUBJECT,
        )

    def go_back(self) -> None:
        """Change the settings."""
        self._tasks.forget(_SUBJECT)
        self._turn_to(0)
        self._check()
        self.url.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        self._tasks.forget(_SUBJECT)
        self.key.clear()
        super().done(result)

    def _settings_page(self) -> QWidget:
        page, column = self._page(self.tr("Have documents read by a service"))
        column.addWidget(
            words(
                self.tr(
                    "This is off, and Findling works without it. A service computes on another computer what Findling "
                    "otherwise computes here: it is sent every passage of your documents, and every word you search "
                    "for. Any server that speaks OpenAI's protocol for embeddings will do, also one of your own."
                ),
                tone="muted",
            )
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(self._theme.space("xs"))
        for field in (self.url, self.model, self.key, self.dimensions, self.price):
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            form.addRow(label, field)
        column.addLayout(form)
        column.addWidget(
            words(
                self.tr("The key is kept by the key ring of your system, never in Findling's own files."), tone="muted"
            )
        )
        self.next = button(self.tr("See what would leave this computer"), self.estimate, look="primary")
        self.next.setDefault(True)
        self.cancel = button(self.tr("Cancel"), self.reject)
        column.addLayout(self._buttons(self.next, self.cancel))
        return page

    def _estimate_page(self) -> QWidget:
        page, column = self._page(self.tr("What would leave this computer"))
        self._leaves = words()
        self._leaves.setObjectName("warning")
        self._facts = QFormLayout()
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._facts.setHorizontalSpacing(self._theme.space("l"))
        self._facts.setVerticalSpacing(self._theme.space("s"))
        self._waiting = words(self.tr("Asking the service\N{HORIZONTAL ELLIPSIS}"), tone="muted")
        self._waiting.hide()
        column.addWidget(self._leaves)
        column.addLayout(self._facts)
        column.addWidget(
            words(
                self.tr(
                    "You can stop at any time: remove it, or use another and stop filling it. What was sent, was sent."
                ),
                tone="muted",
            )
        )
        column.addWidget(self._waiting)
        self.yes = button("", self.send)
        self.keep = button(self.tr("Keep everything here"), self.reject, look="primary")
        self.back = button(self.tr("Change the settings"), self.go_back, look="quiet")
        for one in (self.yes, self.keep, self.back):
            one.setAutoDefault(False)
        column.addSpacing(self._theme.space("s"))
        column.addLayout(self._buttons(self.keep, self.yes, self.back))
        return page

    def _show_estimate(self, estimate: EndpointEstimate) -> None:
        self._leaves.setText(estimate.leaves)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        passages = self.tr("%Ln passage(s)", "", estimate.passages)
        text = self.tr("%1, about %2 characters").replace("%1", passages)
        tokens = self.tr("about %1; more where the letters are not Latin").replace("%1", _about(estimate.tokens))
        for name, value in (
            (self.tr("Goes to"), estimate.host),
            (self.tr("Text now"), text.replace("%2", _about(estimate.characters))),
            (self.tr("Tokens"), tokens),
            (self.tr("Cost"), self._cost(estimate)),
            (self.tr("From then on"), self.tr("every new or changed document, and every search")),
        ):
            self._facts.addRow(words(name, tone="muted"), words(value))
        send = self.tr("Send my text to %1").replace("%1", estimate.host)
        self.yes.setText(send)
        self.yes.setAccessibleName(send)
        self.yes.setEnabled(True)
        self._turn_to(1)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{estimate.leaves} {self.tr('Cost')}: {self._cost(estimate)}")

    def _cost(self, estimate: EndpointEstimate) -> str:
        if estimate.cost is None:
            return self.tr("not known; ask the service for its price")
        if estimate.cost == 0:
            return self.tr("nothing")
        if estimate.cost < 0.01:
            return self.tr("less than a US cent")
        return self.tr("about %1 US dollars").replace("%1", QLocale().toString(estimate.cost, "f", 2))

    def _show_problem(self, error: UserError) -> None:
        self._waiting.hide()
        self.yes.setEnabled(True)
        self._check()
        say(self._problem, f"{error.what} {error.why} {error.what_to_do}".strip())
        self._fit()
        announce(self, self._problem.text())

    def _finish(self, status: EncoderStatus) -> None:
        self.added.emit(status)
        self.accept()

    def _read(self) -> EndpointSettings:
        price, priced = QLocale().toDouble(self.price.text())
        dimensions, sized = QLocale().toInt(self.dimensions.text())
        return EndpointSettings(
            url=self.url.text().strip(),
            model=self.model.text().strip(),
            dimensions=dimensions if sized else None,
            price_per_million_tokens=price if priced else None,
        )

    def _turn_to(self, page: int) -> None:
        """Show a page, in a dialog just as high as it needs to be."""
        for place, one in enumerate(self._pages):
            one.setVisible(place == page)
        self._fit()

    def _fit(self) -> None:
        column = self.layout()
        column.activate()
        self.resize(self.width(), max(column.heightForWidth(self.width()), column.minimumSize().height()))

    def _check(self) -> None:
        self.next.setEnabled(bool(self.url.text().strip() and self.model.text().strip()))

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        return field

    def _page(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        heading = words(title, size="title")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("m"))
        column.addWidget(heading)
        return page, column

    def _buttons(self, *buttons: QWidget) -> FlowLayout:
        flow = FlowLayout(self._theme.space("s"))
        for one in buttons:
            flow.addWidget(one)
        return flow


def _about(n: int) -> str:
    """A number that is an estimate: two digits of it mean something."""
    digits = max(0, len(str(n)) - 2)
    return wording.number(round(n, -digits))
