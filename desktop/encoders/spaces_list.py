"""What encoders knew that nobody asks any more, with its size and a way to delete it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.eliding_label import ElidingLabel
from desktop.encoders import words as said
from desktop.furniture import button, words
from desktop.inline_question import InlineQuestion
from desktop.theme import Theme
from models.views import SpaceStatus

_IDLE = ("left over", "resting")


class SpaceRow(QWidget):
    """One space.

    Signals:
        remove_wanted: its id, after a person said that it is really wanted.
    """

    remove_wanted = Signal(int)

    def __init__(self, theme: Theme, space: SpaceStatus) -> None:
        super().__init__()
        self._space = space
        self._title = ElidingLabel()
        self._facts = words(tone="muted")
        self.remove: QPushButton = button(self.tr("Remove\N{HORIZONTAL ELLIPSIS}"), self._ask)
        self.question = InlineQuestion(theme)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self._title)
        text.addWidget(self._facts)
        row = QHBoxLayout()
        row.addLayout(text, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addLayout(row)
        column.addWidget(self.question)
        self.show_space(space)

    def show_space(self, space: SpaceStatus) -> None:
        """Show how large it is now."""
        self._space = space
        if self._title.text() != space.title:
            self._title.setText(space.title)
            self._title.setToolTip(space.name)
            self.remove.setAccessibleName(self.tr("Remove what %1 knew").replace("%1", space.title))
        if self._facts.text() != said.space(space):
            self._facts.setText(said.space(space))

    def _ask(self) -> None:
        text = self.tr("Delete %1? If its encoder is used again, it looks through your files anew.")
        text = text.replace("%1", said.vectors(self._space.vectors))
        self.question.ask(text, self.tr("Really remove"), self.tr("Keep"), self._do, self.remove)

    def _do(self) -> None:
        self.remove_wanted.emit(self._space.space_id)


class SpacesList(QFrame):
    """The spaces that no question is answered from; hidden where there are none.

    Signals:
        remove_wanted: the id of a space.
    """

    remove_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self.rows: dict[int, SpaceRow] = {}
        title = QLabel(self.tr("Kept from earlier"))
        title.setProperty("type", "strong")
        self._text = words(
            self.tr(
                "What encoders learnt about your files and nobody asks at present. It takes room and does no harm."
            ),
            tone="muted",
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme.space("l"),) * 4)
        self._column.setSpacing(theme.space("s"))
        self._column.addWidget(title)
        self._column.addWidget(self._text)
        self.hide()

    def show_spaces(self, spaces: tuple[SpaceStatus, ...]) -> None:
        """Show those that are kept and not used."""
        idle = {space.space_id: space for space in spaces if space.use in _IDLE and space.vectors}
        for space_id in self.rows.keys() - idle.keys():
            row = self.rows.pop(space_id)
            row.hide()
            row.deleteLater()
        for space_id, space in idle.items():
            if space_id in self.rows:
                self.rows[space_id].show_space(space)
            else:
                row = SpaceRow(self._theme, space)
                row.remove_wanted.connect(self.remove_wanted)
                self.rows[space_id] = row
                self._column.addWidget(row)
        self.setVisible(bool(idle))
