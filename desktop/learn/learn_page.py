"""The page "Learn": ten guided tours, each a page of steps that run live on the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.furniture import HeightByWidth, Panel, Tall, button, page_head, scrolling, words
from desktop.learn.step_card import StepCard
from desktop.learn.tours import Step, Tour, tours
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails

_WIDEST_CHARACTERS = 120


class LearnPage(Panel):
    """A list of tours, and the tour that was chosen in its place.

    Signals:
        led: a Lead was pressed, and the text that belongs to it. opened: the path of a file.
    """

    led = Signal(object, str)
    opened = Signal(bytes)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._thumbnails = thumbnails
        self.tours = tours()
        self.starts: dict[str, QPushButton] = {}
        self.cards: list[StepCard] = []
        self.shown: Tour | None = None
        self.back: QPushButton | None = None
        self.following: QPushButton | None = None
        # Cards take a while to make: one in each turn, so that the window goes on answering.
        self._entries_to_make: list[Callable[[], None]] = []
        self._cards_to_make: list[Callable[[], None]] = []
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_piece)
        self._stack = QStackedWidget()
        self._tour_area: QScrollArea | None = None
        self._list = self._make_list()
        self._stack.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space("l"), theme.space("s"), theme.space("l"), 0)
        column.setSpacing(theme.space("m"))
        column.addLayout(page_head(theme, self.tr("Learn"), self._leave))
        column.addWidget(self._stack, 1)

    def take_keys(self) -> None:
        """Put the keys on the first tour, or the first thing to try."""
        if self.shown is None:
            next(iter(self.starts.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.back is not None:
            self.back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_list(self) -> None:
        """Show all tours."""
        before = self.shown
        self._drop_tour()
        self.shown = None
        self._stack.setCurrentWidget(self._list)
        if before is not None:
            self.starts[before.name].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tour(self, name: str) -> None:
        """Show a tour, and have its figures computed."""
        self._drop_tour()
        self.shown = next(tour for tour in self.tours if tour.name == name)
        self._tour_area = self._make_tour(self.shown)
        self._stack.addWidget(self._tour_area)
        self._stack.setCurrentWidget(self._tour_area)
        self.take_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape and self.shown is not None:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.shown is not None:
            self.show_list()
        else:
            self.closed.emit()

    def _make_list(self) -> QWidget:
        inside, column = self._column()
        column.addWidget(
            words(
                self.tr(
                    "Ten short tours through what Findling is made of. Everything in them is computed now, from your "
                    "own library where there is enough in it; each has something to try."
                ),
                tone="muted",
            )
        )
        column.addStretch(1)
        _append(column, self._make_entry(1, self.tours[0]))
        for number, tour in enumerate(self.tours[1:], start=2):
            self._entries_to_make.append(
                lambda number=number, tour=tour: _append(column, self._make_entry(number, tour))
            )
        self._making.start()
        return scrolling(inside)

    def _make_entry(self, number: int, tour: Tour) -> QWidget:
        space = self._theme.space
        card = _Entry()
        row = QHBoxLayout(card)
        row.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        row.setSpacing(space("l"))
        place = words(str(number), tone="accent", size="display")
        place.setWordWrap(False)
        place.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 5)
        place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(place)
        said = QVBoxLayout()
        said.setSpacing(space("xs"))
        said.addWidget(words(tour.title, size="strong"))
        said.addWidget(words(tour.summary, tone="muted"))
        row.addLayout(said, 1)
        start = button(
            self.tr("Begin"),
            lambda: self.show_tour(tour.name),
            name=self.tr("Begin: %1").replace("%1", tour.title),
        )
        start.setAccessibleDescription(tour.summary)
        row.addWidget(start)
        self.starts[tour.name] = start
        return card

    def _make_tour(self, tour: Tour) -> QScrollArea:
        inside, column = self._column()
        number = self.tours.index(tour) + 1
        self.back = button(self.tr("All tours"), self.show_list, look="quiet")
        self._theme.dress(self.back, "back")
        head = QHBoxLayout()
        head.addWidget(self.back)
        count = self.tr("Tour %1 of %2").replace("%1", str(number)).replace("%2", str(len(self.tours)))
        head.addWidget(words(count, tone="muted"), 1)
        column.addLayout(head)
        column.addWidget(words(tour.title, size="display"))
        column.addWidget(words(tour.summary, tone="muted"))
        column.addStretch(1)
        for place, step in enumerate(tour.steps):
            self._cards_to_make.append(
                lambda place=place, step=step: _append(column, self._make_card(step, f"{tour.name} {place}"))
            )
        self._cards_to_make.append(lambda: _append(column, self._make_following(number), Qt.AlignmentFlag.AlignRight))
        self._making.start()
        return scrolling(inside)

    def _make_card(self, step: Step, subject: str) -> StepCard:
        card = StepCard(self._tasks, self._theme, self._thumbnails, step, subject)
        card.led.connect(self.led)
        card.opened.connect(self.opened)
        self.cards.append(card)
        card.ask()
        return card

    def _make_piece(self) -> None:
        waiting = self._cards_to_make or self._entries_to_make
        if waiting:
            waiting.pop(0)()
        else:
            self._making.stop()

    def _make_following(self, number: int) -> QPushButton:
        """The button at the end: the next tour, or the list after the last one. Args: number: of this one, from 1."""
        if number < len(self.tours):
            coming = self.tours[number]
            name = self.tr("Next: %1").replace("%1", coming.title)
            self.following = button(
                self.tr("Next tour"), lambda: self.show_tour(coming.name), name=name, look="primary"
            )
            self.following.setToolTip(name)
        else:
            self.following = button(self.tr("Back to all tours"), self.show_list, look="primary")
        return self.following

    def _column(self) -> tuple[QWidget, QVBoxLayout]:
        """A part that is scrolled, no wider than lines of text can be read."""
        inside = Tall()
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(0, 0, self._theme.space("s"), self._theme.space("xl"))
        held = Tall()
        held.setMaximumWidth(_WIDEST_CHARACTERS * self.fontMetrics().averageCharWidth())
        outer.addWidget(held, 100)
        outer.addStretch(1)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("m"))
        return inside, column

    def _drop_tour(self) -> None:
        """Let go of the tour that was shown, and of the figures that are still being computed."""
        self._cards_to_make.clear()
        for card in self.cards:
            card.forget()
            card.hide()
        self.cards = []
        self.back = self.following = None
        if self._tour_area is not None:
            self._stack.removeWidget(self._tour_area)
            self._tour_area.deleteLater()
            self._tour_area = None


def _append(column: QVBoxLayout, widget: QWidget, side: Qt.AlignmentFlag | None = None) -> None:
    """Put a widget before the stretch at the end of a column."""
    column.insertWidget(column.count() - 1, widget)
    if side is not None:
        column.setAlignment(widget, side)


class _Entry(HeightByWidth, QFrame):
    """A tour in the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
