"""What the centre shows when there are no hits: a welcome, or a word on why nothing was found."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.furniture import Tall, button, scrolling
from desktop.search import chip_words, editing
from desktop.search.query import Query
from desktop.search.relevance import worth_showing
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Answer, SearchRequest

_WIDEST_PX = 460
_WIDEST_CHARACTERS = 64
_MOST_OFFERS = 8
_MOST_COUNTED = 5
_COUNT_AFTER_MS = 400


class WelcomePage(QWidget):
    """An empty library: two ways to begin, and what stays private.

    Signals:
        add_wanted: a folder is to be chosen. samples_wanted: the samples are to be added.
        learn_wanted: the guided tours are to be shown.
    """

    add_wanted = Signal()
    samples_wanted = Signal()
    learn_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.add = button(
            self.tr("Add a folder\N{HORIZONTAL ELLIPSIS}"),
            self.add_wanted.emit,
            name=self.tr("Add a folder"),
            look="primary",
        )
        theme.dress(self.add, "folder-add", "on_accent")
        self.samples = button(self.tr("Try it with samples"), self.samples_wanted.emit)
        self.samples.setAccessibleDescription(
            self.tr("A few pictures, sounds and documents that were made for Findling; they can be removed again.")
        )
        self.samples.setToolTip(self.samples.accessibleDescription())
        theme.dress(self.samples, "image")
        self.learn = button(self.tr("Learn how it works"), self.learn_wanted.emit, look="quiet")
        self._lock = QLabel()
        theme.changed.connect(self._dress)
        self._dress()
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        stone = QLabel()
        stone.setPixmap(self._theme.app_icon().pixmap(88, 88))
        text = _label(
            self.tr(
                "Findling looks into your pictures, films, sounds and documents, and finds them by what they show, "
                "sound like and say. Your files stay where they are and as they are."
            ),
            tone="muted",
        )
        ways = FlowLayout(space("s"))
        for way in (self.add, self.samples):
            ways.addWidget(way)
        column = centred(self, self._theme)
        column.addWidget(stone, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(_label(self.tr("Find what you remember"), type="display"))
        column.addWidget(text)
        column.addSpacing(space("s"))
        column.addWidget(_held(ways), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(_label(self.tr("or drop a folder anywhere on this window"), tone="muted", type="small"))
        column.addSpacing(space("m"))
        column.addLayout(self._promise())
        column.addWidget(self.learn, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _promise(self) -> QHBoxLayout:
        private = _label(
            self.tr("Everything happens on this computer. Nothing leaves it unless you turn that on yourself."),
            tone="muted",
        )
        line = QHBoxLayout()
        line.setSpacing(self._theme.space("s"))
        line.addStretch(1)
        line.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(private, 100)
        line.addStretch(1)
        return line

    def _dress(self) -> None:
        self._lock.setPixmap(self._theme.icon("lock", "accent").pixmap(16, 16))


class NothingPage(QWidget):
    """Nothing was found, or nothing is there yet. Each filter can be taken away here, by one press.

    Signals:
        weaker_wanted: hits that fit badly are to be shown.
    """

    weaker_wanted = Signal()

    def __init__(self, query: Query, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self._query = query
        self._tasks = tasks
        self.offers: list[QPushButton] = []
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        self._asked: list[tuple[QPushButton, str, SearchRequest]] = []
        glass = QLabel()
        glass.setPixmap(theme.icon("search", "faint").pixmap(48, 48))
        theme.changed.connect(lambda: glass.setPixmap(theme.icon("search", "faint").pixmap(48, 48)))
        self._title = _label("", type="title")
        self._text = _label("", tone="muted")
        self._all_kinds = button(self.tr("Search all kinds"), lambda: query.set_kinds(()))
        self.weaker = button(self.tr("Show the weak ones"), self.weaker_wanted.emit)
        self._empty = button(self.tr("Clear the search"), query.clear)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(theme.space("s"))
        column = centred(self, theme)
        column.addWidget(glass, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(self._offers)
        for one in (self._all_kinds, self.weaker, self._empty):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def explain(self, *, indexing: bool, held_because: str = "", hidden: int = 0) -> None:
        """Say why the grid is empty, and what can be done.

        Args:
            held_because: why indexing waits, "" when it does not.
            hidden: how many hits are hidden because they fit too badly.
        """
        query = self._query
        self._offer_to_loosen()
        self.weaker.setVisible(hidden > 0)
        self.weaker.setText(self.tr("Show the %Ln weak one(s)", "", hidden))
        self._all_kinds.setVisible(bool(query.kinds))
        self._empty.setVisible(not query.empty)
        self._title.setText(self._what(indexing=indexing or bool(held_because)))
        self._text.setText(self._why(indexing=indexing, held_because=held_because, hidden=hidden))
        self._counting.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        self._counting.stop()
        super().hideEvent(event)

    def _what(self, *, indexing: bool) -> str:
        if not self._query.empty:
            return self.tr("Nothing found")
        return self.tr("Nothing here yet") if indexing else self.tr("Nothing to show")

    def _why(self, *, indexing: bool, held_because: str, hidden: int) -> str:
        query = self._query
        if len(query.kinds) == 1:
            only = self.tr("Only %1 are shown. Search all kinds to see more.")
            return only.replace("%1", wording.inside(wording.kinds_name(query.kinds[0])))
        if query.empty and query.request.library:
            return self.tr("No file of this shared library was looked into yet. It is indexed on the command line.")
        if query.empty and held_because:
            return self.tr("Your folders are looked into later. %1").replace("%1", held_because)
        if query.empty and indexing:
            return self.tr("Your folders are being looked through. The first finds appear in a moment.")
        if query.empty:
            return self.tr(
                "There are no pictures, films, sounds or documents in your folders that Findling can look into."
            )
        if hidden:
            return self.tr("What there is has hardly anything to do with it. Try other words.")
        if query.understood.filters:
            return self.tr("Try other words, or look among more files.")
        if indexing:
            return self.tr("Not everything has been looked into yet. Try again later, or try other words.")
        return self.tr("Try other words, or describe it more simply.")

    def _offer_to_loosen(self) -> None:
        """A button for each filter."""
        for offer in self.offers:
            offer.hide()
            offer.deleteLater()
        self.offers = []
        request = self._query.request
        self._asked = [(self._all_kinds, self.tr("Search all kinds"), replace(request, kinds=()))]
        for chip in self._query.understood.filters[:_MOST_OFFERS]:
            said = self.tr("Without \N{LEFT DOUBLE QUOTATION MARK}%1\N{RIGHT DOUBLE QUOTATION MARK}")
            said = said.replace("%1", chip_words.filter_text(chip))
            offer = button(said, lambda chip=chip: self._query.remove(chip))
            self._offers.addWidget(offer, 0, Qt.AlignmentFlag.AlignHCenter)
            self.offers.append(offer)
            self._asked.append((offer, said, replace(request, text=editing.without(request.text, chip))))

    def _count(self) -> None:
        """Ask how much each offer would bring; a few searches more, while nobody types."""
        if not self.isVisible():
            return
        for number, (offer, said, request) in enumerate(self._asked[:_MOST_COUNTED]):
            if not offer.isHidden():
                self._tasks.ask(
                    "search",
                    request,
                    then=lambda answer, offer=offer, said=said: self._say_count(offer, said, answer),
                    failed=lambda _: None,
                    latest=f"loosened {number}",
                )

    def _say_count(self, offer: QPushButton, said: str, answer: Answer) -> None:
        if offer is not self._all_kinds and offer not in self.offers:
            return  # asked before something else was
        found = len(worth_showing(answer.hits)) if self._query.ranks else max(answer.total, len(answer.hits))
        offer.setText(self.tr("%1 (%2)").replace("%1", said).replace("%2", wording.number(found)))
        offer.setAccessibleName(f"{said}, {wording.results(found)}")


def _label(text: str, **properties: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    for name, value in properties.items():
        label.setProperty(name, value)
    return label


def _held(layout: QLayout) -> QWidget:
    """A layout that can be put in the middle of a line."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def centred(page: QWidget, theme: Theme) -> QVBoxLayout:
    """A column in the middle of a page, never so wide that lines are hard to read; it scrolls where it is too high."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space("m"))
    column.addStretch(2)
    held = Tall()
    row = QHBoxLayout(held)
    row.setContentsMargins(*(theme.space("xl"),) * 4)
    row.addStretch(1)
    row.addWidget(inside, 100)
    row.addStretch(1)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolling(held))

    def fit() -> None:
        inside.setMaximumWidth(max(_WIDEST_PX, page.fontMetrics().averageCharWidth() * _WIDEST_CHARACTERS))

    theme.changed.connect(fit)
    fit()
    return column
