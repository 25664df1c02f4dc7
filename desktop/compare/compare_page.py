"""One query, two encoders of a kind, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.compare.compare_side import CompareSide
from desktop.compare.measures import shared
from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, button, page_head, say, words
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.kinds import ITEM_KINDS, Kind
from models.views import EncoderStatus

_TYPING_PAUSE_MS = 120
_FIRST = 10


class ComparePage(Panel):
    """A field of its own, a choice of kind, and two sides.

    Signals:
        opened: a Hit that is to be opened.
        encoders_wanted: the page of encoders. help_wanted: what the figures mean.
        noticed: a sentence, what can be done about it, and the function that does it.
    """

    opened = Signal(object)
    encoders_wanted = Signal()
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._encoders: tuple[EncoderStatus, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Describe what both are to find\N{HORIZONTAL ELLIPSIS}"))
        self.field.setAccessibleName(self.tr("Search with both encoders"))
        self.field.setClearButtonEnabled(True)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Kind to compare encoders for"))
        self.kinds.view().setAccessibleName(self.kinds.accessibleName())
        for kind in ITEM_KINDS:
            self.kinds.addItem(wording.kinds_name(kind))
        self.left = CompareSide(tasks, theme, thumbnails, "compare left", self.tr("left encoder"))
        self.right = CompareSide(tasks, theme, thumbnails, "compare right", self.tr("right encoder"))
        self._shared = words(tone="muted")
        self._shared.setAccessibleName(self.tr("What both found"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.send)
        self._lay_out()
        self.field.textChanged.connect(self._type)
        self.field.returnPressed.connect(self.send)
        self.kinds.currentIndexChanged.connect(lambda _: self._offer())
        for side in self._sides:
            side.answered.connect(self._compare)
            side.chosen.connect(lambda side=side: side.ask(self.text, self.kind))
            side.use_wanted.connect(self._use)
            side.results.opened.connect(self.opened)
            side.results.left.connect(self.take_keys)
            side.results.typed.connect(self._go_on_typing)
        tasks.encoders_changed.connect(lambda: self.isVisible() and self.refresh())

    @property
    def text(self) -> str:
        """What is asked."""
        return self.field.text().strip()

    @property
    def kind(self) -> Kind:
        """The kind whose encoders are compared."""
        return ITEM_KINDS[self.kinds.currentIndex()]

    @property
    def said(self) -> str:
        """What is said of both answers together."""
        return "" if self._shared.isHidden() else self._shared.text()

    def begin(self, text: str, kind: Kind | None) -> None:
        """Compare on a query, for a kind; None leaves the kind as it is."""
        if kind is not None:
            self.kinds.setCurrentIndex(ITEM_KINDS.index(kind))
        if text:
            self.field.setText(text)
        self.take_keys()

    def take_keys(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def refresh(self) -> None:
        """Ask anew which encoders there are."""
        self._tasks.ask("encoders", then=self._take_encoders, latest="encoders to compare")

    def send(self) -> None:
        """Ask both now."""
        self._typing.stop()
        for side in self._sides:
            side.ask(self.text, self.kind)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.refresh()

    @property
    def _sides(self) -> tuple[CompareSide, CompareSide]:
        return self.left, self.right

    def _go_on_typing(self, text: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(self.field.text() + text)

    def _type(self) -> None:
        for side in self._sides:
            side.forget()
        self._typing.start()

    def _take_encoders(self, encoders: tuple[EncoderStatus, ...]) -> None:
        self._encoders = encoders
        if len(self._comparable()) < 2:
            other = next((kind for kind in ITEM_KINDS if len(self._comparable(kind)) > 1), None)
            if other is not None and not self.text:
                self.kinds.setCurrentIndex(ITEM_KINDS.index(other))  # which offers its encoders
                return
        self._offer()

    def _comparable(self, kind: Kind | None = None) -> list[EncoderStatus]:
        """Encoders of a kind that can answer. One that sends text is asked only where a person has put it to work."""
        return [
            one
            for one in self._encoders
            if one.choosable and one.kinds[0] is (kind or self.kind) and (not one.leaves or one.filled or one.chosen)
        ]

    def _offer(self) -> None:
        """Offer the encoders of the kind: at first the one that answers, and beside it the next or the basic one."""
        encoders = self._comparable()
        self._pages.setCurrentIndex(0 if len(encoders) > 1 else 1)
        if len(encoders) < 2:
            return
        first = next((one for one in encoders if one.chosen), encoders[0])
        others = [one for one in encoders if one is not first]
        other = next((one for one in others if one.next), None)
        other = other or next((one for one in others if not one.removable), None)
        other = other or next((one for one in others if not one.leaves), others[0])
        self.left.offer(encoders, first.name)
        self.right.offer(encoders, other.name)
        self.send()

    def _compare(self) -> None:
        left, right = self.left.hits, self.right.hits
        if not left or not right or self.left.encoder is None or self.right.encoder is None:
            say(self._shared, "")
            return
        least = min(_FIRST, len(left), len(right))
        count = shared(left, right, _FIRST)
        text = self.tr("%1 of the first %2 are the same.")
        text = text.replace("%1", wording.number(count)).replace("%2", wording.number(least))
        if text != self._shared.text():
            announce(self._shared, text)
        say(self._shared, text)

    def _use(self, wanted: EncoderStatus) -> None:
        before = next((one for one in self._comparable(wanted.kinds[0]) if one.chosen), None)
        said = self.tr("%1 answers now.").replace("%1", wanted.title)

        def tell(_: object) -> None:
            self.refresh()
            undo = self.tr("Undo") if before is not None else ""
            self.noticed.emit(said, undo, (lambda: self._use(before)) if before is not None else None)

        self._tasks.ask("use_encoder", wanted.name, then=tell)

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("About the figures"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Compare two encoders"), self.closed.emit, learn)
        asked = QHBoxLayout()
        asked.setSpacing(space("s"))
        asked.addWidget(self.field, 1)
        asked.addWidget(self.kinds)
        both = QWidget()
        grid = QGridLayout(both)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space("l"))
        grid.setVerticalSpacing(space("s"))
        grid.addWidget(self._shared, 0, 0, 1, 2)
        for place, side in enumerate(self._sides):
            grid.addWidget(side, 1, place)
            grid.setColumnStretch(place, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(both)
        self._pages.addWidget(self._nothing_to_compare())
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addLayout(asked)
        column.addWidget(self._pages, 1)

    def _nothing_to_compare(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(self._theme.space("m"))
        text = self.tr("To compare, two encoders of this kind must be on this computer. There is one at most now.")
        row = FlowLayout(self._theme.space("s"))
        row.addWidget(button(self.tr("See what can be added"), self.encoders_wanted.emit, look="primary"))
        column.addWidget(words(text, tone="muted"))
        column.addLayout(row)
        column.addStretch(1)
        return page
