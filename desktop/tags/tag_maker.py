"""Where a new tag is made: of words that describe it, or of results that are selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from desktop.flow_layout import FlowLayout
from desktop.furniture import button, say, words
from desktop.search.search_actions import example_of
from desktop.tags.tag_book import LONGEST_NAME, TagBook
from desktop.theme import Theme
from models.answers import Hit, SearchRequest, TagStatus
from models.errors import UserError

_LONGEST_WORDS = 1000


class TagMaker(QFrame):
    """Asks for a name and for words; the words follow the name until they are changed.

    Args: selected: the hits that are selected in the grid.

    Signals:
        made: a TagStatus.
    """

    made = Signal(object)

    def __init__(self, book: TagBook, theme: Theme, selected: Callable[[], tuple[Hit, ...]]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._book = book
        self._selected = selected
        self._own_words = False
        self._making = False
        self.name = _field(self.tr("Name"), self.tr("receipts"), LONGEST_NAME)
        self.words = _field(
            self.tr("Words that describe it"), self.tr("a receipt from a shop, a till slip"), _LONGEST_WORDS
        )
        self.make = button(self.tr("Make the tag and look for it"), self._make_of_words, look="primary")
        self.make_of_selected = button("", self._make_of_selected)
        self._problem = words()
        self._problem.setObjectName("warning")
        self._problem.hide()
        self.name.textChanged.connect(self._follow)
        self.words.textEdited.connect(lambda text: self._keep_words(text))
        self.name.returnPressed.connect(self._make_of_words)
        self.words.returnPressed.connect(self._make_of_words)
        self._lay_out(theme)
        self.show_selected()
        self._follow("")

    @property
    def problem(self) -> str:
        """Why no tag was made, "" where nothing went wrong."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_selected(self) -> None:
        """Say of how many results a tag could be made now."""
        count = len(self._items())
        said = self.tr("Make it of the %Ln selected result(s)", "", count)
        self.make_of_selected.setText(said)
        self.make_of_selected.setAccessibleName(said)
        self.make_of_selected.setVisible(count > 0)

    def _items(self) -> tuple[Hit, ...]:
        return tuple(hit for hit in self._selected() if hit.item_id is not None)

    def _follow(self, name: str) -> None:
        if not self._own_words:
            self.words.setText(name)
        say(self._problem, "")
        for one in (self.make, self.make_of_selected):
            one.setEnabled(bool(name.strip()) and not self._making)

    def _keep_words(self, text: str) -> None:
        self._own_words = bool(text.strip()) and text != self.name.text()

    def _make_of_words(self) -> None:
        self._ask(SearchRequest(text=self.words.text().strip()), ())

    def _make_of_selected(self) -> None:
        hits = self._items()
        self._ask(SearchRequest(examples=tuple(example_of(hit) for hit in hits)), hits)

    def _ask(self, request: SearchRequest, kept: tuple[Hit, ...]) -> None:
        """Make a tag. Args: kept: what has it at once: a person said so by choosing it."""
        name = " ".join(self.name.text().split())
        if not name or self._making:
            return
        if self._book.named(name) is not None:
            self._refuse(
                UserError(
                    self.tr("The tag was not made."),
                    self.tr("There is one called %1 already.").replace("%1", name),
                    self.tr("Choose another name, or add the tag beside a result."),
                )
            )
            return
        self._making = True
        self._follow(self.name.text())

        def take(tag: TagStatus) -> None:
            items = tuple(hit.item_id for hit in kept if hit.item_id is not None)
            if items:
                self._book.decide(tag, items, kept=True, then=lambda _: self._end(tag))
            else:
                self._end(tag)

        self._book.add(name, request, then=take, failed=self._refuse)

    def _end(self, tag: TagStatus) -> None:
        self._making = self._own_words = False
        self.name.clear()
        self.words.clear()
        self._follow("")
        self.made.emit(tag)

    def _refuse(self, error: UserError) -> None:
        self._making = False
        self._follow(self.name.text())
        say(self._problem, f"{error.what} {error.why} {error.what_to_do}")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, theme: Theme) -> None:
        space = theme.space
        deeds = FlowLayout(space("s"))
        for one in (self.make, self.make_of_selected):
            deeds.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space("m"),) * 4)
        column.setSpacing(space("s"))
        column.addWidget(words(self.tr("A new tag"), size="strong"))
        for label, field in ((self.tr("Name"), self.name), (self.tr("Words that describe it"), self.words)):
            title = words(label, size="small", tone="muted")
            title.setBuddy(field)
            column.addWidget(title)
            column.addWidget(field)
        column.addWidget(self._problem)
        column.addLayout(deeds)


def _field(name: str, example: str, longest: int) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    field.setMaxLength(longest)
    return field
