"""The command palette: every action, found by typing some letters of its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.actions import Actions, keys_text, section_name
from desktop.furniture import say
from desktop.overlay import Overlay
from desktop.search.popup import Popup, Row
from desktop.theme import Theme

_WIDTH_PX = 560


class CommandPalette(Overlay):
    """A line to type in, and below it what can be done now.

    Args: window: over which it lies.
    """

    def __init__(self, actions: Actions, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, QFrame())
        self._actions = actions
        self._possible: list[QAction] = []
        self._offered: list[QAction] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("All actions"))
        self._nothing = QLabel()
        self._nothing.setProperty("tone", "muted")
        column = QVBoxLayout(self.card)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        self.popup = Popup(theme, self.tr("Actions"), self.field, as_wide=True)
        self.popup.taken.connect(self._take)
        self.field.textChanged.connect(lambda _: self._offer())
        self.field.installEventFilter(self)
        self.closed.connect(self.popup.hide)

    def open_palette(self) -> None:
        """Show it, with nothing typed."""
        self.card.setFixedWidth(min(_WIDTH_PX, self.window().width() - 2 * self._theme.space("xl")))
        self._possible = [action for action in self._actions.all() if self._actions.possible(action)]
        self.field.clear()
        self.open(self.field)
        self.layout().activate()
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's names
        if watched is self.field and event.type() == QEvent.Type.KeyPress and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
            self.popup.step(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Backtab):
            self.popup.step(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.popup.take()
        else:
            return False
        return True

    def _offer(self) -> None:
        names = [f"{plain_name(action)} {section_name(self._actions.section(action))}" for action in self._possible]
        self._offered = [self._possible[place] for place in best_first(self.field.text(), names)]
        self.popup.offer([self._row(action) for action in self._offered], chosen=0)
        say(self._nothing, "" if self._offered else self.tr("Nothing that can be done now is called so."))

    def _row(self, action: QAction) -> Row:
        note = section_name(self._actions.section(action))
        keys = keys_text(action)
        return Row(plain_name(action), f"{note}   {keys}" if keys else note)

    def _take(self, place: int) -> None:
        action = self._offered[place]
        self.close_up()
        action.trigger()


def plain_name(action: QAction) -> str:
    """What an action is called, without the dots that announce a question."""
    return action.text().rstrip("\N{HORIZONTAL ELLIPSIS}").replace("&", "")


def best_first(typed: str, names: Sequence[str]) -> list[int]:
    """The places of the names in which every typed word is found; accents and case are no matter.

    A name that begins with what was typed comes first, then those in which each word begins a word, then the others;
    among equals the order stays.
    """
    wanted = _folded(typed).split()
    whole = " ".join(wanted)
    ranked: list[tuple[int, int]] = []
    for place, name in enumerate(names):
        folded = _folded(name)
        if not all(word in folded for word in wanted):
            continue
        begins = all(any(part.startswith(word) for part in folded.split()) for word in wanted)
        ranked.append((0 if folded.startswith(whole) else 1 if begins else 2, place))
    return [place for _, place in sorted(ranked)]


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
