"""What the centre shows when there are no hits: a welcome, or a word on why nothing was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.search import chip_words
from desktop.search.query import Query
from desktop.theme import Theme

_WIDEST_PX = 460
_MOST_OFFERS = 8


class WelcomePage(QWidget):
    """An empty library: one thing to do, and what becomes of it.

    Signals:
        add_wanted: a folder is to be chosen.
    """

    add_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        stone = QLabel()
        stone.setPixmap(theme.app_icon().pixmap(88, 88))
        title = _label(self.tr("Find what you remember"), type="display")
        text = _label(
            self.tr(
                "Add a folder, or drop one here. Findling looks into your pictures, films, sounds and documents, "
                "and finds them by what they show, sound like and say."
            ),
            tone="muted",
        )
        add = QPushButton(self.tr("Add a folder\N{HORIZONTAL ELLIPSIS}"))
        add.setProperty("look", "primary")
        add.setAccessibleName(self.tr("Add a folder"))
        theme.dress(add, "folder-add", "on_accent")
        add.clicked.connect(self.add_wanted)
        lock = QLabel()
        lock.setPixmap(theme.icon("lock", "muted").pixmap(16, 16))
        theme.changed.connect(lambda: lock.setPixmap(theme.icon("lock", "muted").pixmap(16, 16)))
        private = QLabel(self.tr("Nothing leaves this computer."))
        private.setProperty("tone", "muted")
        promise = QHBoxLayout()
        promise.setSpacing(theme.space("s"))
        promise.addWidget(lock)
        promise.addWidget(private)
        column = _centred(self, theme)
        column.addWidget(stone, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addWidget(text)
        column.addSpacing(theme.space("s"))
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.space("s"))
        column.addLayout(promise)
        column.setAlignment(promise, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class NothingPage(QWidget):
    """Nothing was found, or nothing is there yet. Each filter can be taken away here, by one press.

    Signals:
        weaker_wanted: hits that fit badly are to be shown.
    """

    weaker_wanted = Signal()

    def __init__(self, query: Query, theme: Theme) -> None:
        super().__init__()
        self._query = query
        self.offers: list[QPushButton] = []
        glass = QLabel()
        glass.setPixmap(theme.icon("search", "faint").pixmap(48, 48))
        theme.changed.connect(lambda: glass.setPixmap(theme.icon("search", "faint").pixmap(48, 48)))
        self._title = _label("", type="title")
        self._text = _label("", tone="muted")
        self._all_kinds = QPushButton(self.tr("Search all kinds"))
        self._all_kinds.clicked.connect(lambda: query.set_kinds(()))
        self.weaker = QPushButton(self.tr("Show the weak ones"))
        self.weaker.clicked.connect(self.weaker_wanted)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(theme.space("s"))
        column = _centred(self, theme)
        column.addWidget(glass, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(self._offers)
        column.addWidget(self._all_kinds, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.weaker, 0, Qt.AlignmentFlag.AlignHCenter)
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
        one, many = self.tr("Show the weak one"), self.tr("Show the %1 weak ones")
        self.weaker.setText(wording.counted(hidden, one, many))
        one_kind = wording.kinds_name(query.kinds[0]) if len(query.kinds) == 1 else ""
        self._all_kinds.setVisible(bool(query.kinds))
        if query.empty and held_because:
            self._title.setText(self.tr("Nothing here yet"))
            self._text.setText(self.tr("Your folders are looked into later. %1").replace("%1", held_because))
        elif query.empty:
            self._title.setText(self.tr("Nothing here yet") if indexing else self.tr("Nothing to show"))
            self._text.setText(
                self.tr("Your folders are being looked through. The first finds appear in a moment.")
                if indexing
                else self.tr(
                    "There are no pictures, films, sounds or documents in your folders that Findling can look into."
                )
            )
        else:
            self._title.setText(self.tr("Nothing found"))
            said = self.tr("Try other words, or describe it more simply.")
            if hidden:
                said = self.tr("What there is has hardly anything to do with it. Try other words.")
            elif query.understood.filters:
                said = self.tr("Try other words, or look among more files.")
            self._text.setText(said)
        if one_kind:
            only = self.tr("Only %1 are shown. Search all kinds to see more.").replace("%1", one_kind.lower())
            self._text.setText(only)

    def _offer_to_loosen(self) -> None:
        """A button for each filter."""
        for offer in self.offers:
            offer.hide()
            offer.deleteLater()
        self.offers = []
        for chip in self._query.understood.filters[:_MOST_OFFERS]:
            text = chip_words.filter_text(chip)
            button = QPushButton(
                self.tr("Without \N{LEFT DOUBLE QUOTATION MARK}%1\N{RIGHT DOUBLE QUOTATION MARK}").replace("%1", text)
            )
            button.clicked.connect(lambda _checked=False, chip=chip: self._query.remove(chip))
            self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.offers.append(button)


def _label(text: str, **properties: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    for name, value in properties.items():
        label.setProperty(name, value)
    return label


def _centred(page: QWidget, theme: Theme) -> QVBoxLayout:
    """A column in the middle of a page, never so wide that lines are hard to read."""
    inside = QWidget()
    inside.setMaximumWidth(_WIDEST_PX)
    column = QVBoxLayout(inside)
    column.setSpacing(theme.space("m"))
    column.addStretch(2)
    row = QHBoxLayout(page)
    row.setContentsMargins(*(theme.space("xl"),) * 4)
    row.addStretch(1)
    row.addWidget(inside, 100)
    row.addStretch(1)
    return column
