"""The page of tags: all that there are, a new one, and what waits to be looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.furniture import Panel, Tall, page_head, scrolling, words
from desktop.tags.review import ReviewPage
from desktop.tags.tag_book import TagBook
from desktop.tags.tag_line import TagLine
from desktop.tags.tag_maker import TagMaker
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit, TagStatus

_MOST_SHOWN = 300


class TagsPage(Panel):
    """Makes tags, lists them, and lets a person look at what they are proposed for.

    Args: selected: the hits that are selected in the grid.

    Signals:
        search_wanted: the name of a tag.
        open_wanted: a path.
        help_wanted: how tags work.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    search_wanted = Signal(str)
    open_wanted = Signal(bytes)
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(
        self, book: TagBook, theme: Theme, thumbnails: Thumbnails, selected: Callable[[], tuple[Hit, ...]]
    ) -> None:
        super().__init__()
        self._book = book
        self._theme = theme
        self.lines: dict[int, TagLine] = {}
        self.maker = TagMaker(book, theme, selected)
        self.review = ReviewPage(book, theme, thumbnails)
        self._none = words(
            self.tr(
                "There are no tags yet. Make one, and Findling looks for what it may be meant for. Nothing has it "
                "before you have looked. A tag can also be added beside any result; nothing is written into your files."
            ),
            tone="muted",
        )
        self._more = words(tone="muted")
        self._stack = QStackedWidget()
        self._lay_out()
        book.changed.connect(self._show)
        self.maker.made.connect(self._take_made)
        self.review.left.connect(self._show_list)
        self.review.opened.connect(lambda hit: self.open_wanted.emit(hit.path))
        self._show()

    @property
    def reviewing(self) -> bool:
        """Whether proposals are looked at."""
        return self._stack.currentWidget() is self.review

    def take_keys(self) -> None:
        """Put the cursor where a new tag is named."""
        if not self.reviewing:
            self.maker.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_review(self, tag: TagStatus) -> None:
        """Show what a tag is proposed for."""
        self.review.begin(tag)
        self._stack.setCurrentWidget(self.review)
        self.review.take_keys()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's names
        super().showEvent(event)
        self.maker.show_selected()
        self._book.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.reviewing:
            self._show_list()
        else:
            super().keyPressEvent(event)

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self._book.refresh()
        self.take_keys()

    def _take_made(self, tag: TagStatus) -> None:
        if tag.proposed:
            self.begin_review(tag)
            return
        said = self.tr("The tag %1 was made. Nothing was found that it may be meant for.")
        self.noticed.emit(said.replace("%1", tag.name), "", None)
        self.take_keys()

    def _show(self) -> None:
        shown = self._book.all[:_MOST_SHOWN]
        wanted = {tag.tag_id: tag for tag in shown}
        for tag_id in set(self.lines) - set(wanted):
            gone = self.lines.pop(tag_id)
            if gone.isAncestorOf(self.focusWidget() or self):
                self.take_keys()
            gone.hide()
            gone.deleteLater()
        for place, tag in enumerate(shown):
            if tag.tag_id in self.lines:
                self.lines[tag.tag_id].show_tag(tag)
            else:
                self.lines[tag.tag_id] = self._make(tag)
            self._list.insertWidget(place, self.lines[tag.tag_id])
        self._none.setVisible(not shown)
        hidden = len(self._book.all) - len(shown)
        self._more.setText(self.tr("and %1 more").replace("%1", wording.number(hidden)))
        self._more.setVisible(hidden > 0)

    def _make(self, tag: TagStatus) -> TagLine:
        line = TagLine(self._theme, tag)
        line.searched.connect(lambda: self.search_wanted.emit(line.tag.name))
        line.review_wanted.connect(lambda: self.begin_review(line.tag))
        line.propose_wanted.connect(lambda: self._propose(line.tag))
        line.renamed.connect(lambda name: self._book.rename(line.tag, name))
        line.removed.connect(lambda: self._book.remove(line.tag))
        return line

    def _propose(self, tag: TagStatus) -> None:
        def tell(count: int) -> None:
            said = self.tr("There is (are) %Ln proposal(s) for %1.", "", count)
            none = self.tr("Nothing new was found for %1.")
            self.noticed.emit((said if count else none).replace("%1", tag.name), "", None)

        self._book.propose(tag, tell)

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("How do they work?"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Tags"), self.closed.emit, learn)
        inside = Tall()
        self._list = QVBoxLayout()
        self._list.setSpacing(space("s"))
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, space("s"), 0)
        inner.setSpacing(space("m"))
        inner.addWidget(self.maker)
        inner.addWidget(self._none)
        inner.addLayout(self._list)
        inner.addWidget(self._more)
        inner.addStretch(1)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addWidget(scrolling(inside), 1)
        self._stack.addWidget(listing)
        self._stack.addWidget(self.review)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        outer.addWidget(self._stack)
