"""What a tag is proposed for, to be kept or refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import back_button, button, words
from desktop.search.result_view import ResultView
from desktop.tags.tag_book import TagBook
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit, TagStatus
from models.errors import UserError

_MOST_AT_ONCE = 200


class ReviewView(ResultView):
    """Proposals in a grid. Y keeps what is selected, N refuses it, Ctrl+Z takes the last decision back.

    Signals:
        decided: whether what is selected is kept.
        taken_back: the last decision is to be undone.
    """

    decided = Signal(bool)
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Y, Qt.Key.Key_N) and not modifiers:
            self.decided.emit(key == Qt.Key.Key_Y)
        elif key == Qt.Key.Key_Z and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.taken_back.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ReviewPage(QWidget):
    """The proposals of one tag, all to be seen at once.

    Signals:
        left: back to the list of tags.
        opened: a Hit that is to be opened.
    """

    left = Signal()
    opened = Signal(object)

    def __init__(self, book: TagBook, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._book = book
        self._theme = theme
        self._tag: TagStatus | None = None
        self._hits: tuple[Hit, ...] = ()
        self._decisions: list[int] = []
        self._open_decisions = 0
        self._title = words(size="title")
        self._hint = words(self.tr("Y keeps what is selected, N refuses it, Ctrl+Z takes it back."), tone="muted")
        self.view = ReviewView(theme, thumbnails)
        self.view.setAccessibleName(self.tr("Proposals"))
        self.keep = button(self.tr("Keep (Y)"), lambda: self.decide(kept=True), look="primary")
        self.refuse = button(self.tr("Refuse (N)"), lambda: self.decide(kept=False))
        self.keep_all = button(self.tr("Keep all of these"), self._keep_all)
        self.undo = button(self.tr("Undo"), self._take_back, look="quiet")
        self._lay_out()
        self.view.decided.connect(lambda kept: self.decide(kept=kept))
        self.view.taken_back.connect(self._take_back)
        self.view.opened.connect(self.opened)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        book.taken_back.connect(lambda: self.isVisible() and self._ask())
        book.failed.connect(lambda _: self._mend())

    @property
    def said(self) -> str:
        """What is said in place of proposals, "" where there are some."""
        return self._nothing.text() if self._stack.currentIndex() else ""

    def begin(self, tag: TagStatus) -> None:
        """Review what a tag is proposed for."""
        self._tag, self._decisions, self._open_decisions = tag, [], 0
        self._show(())
        self._nothing.setText(self.tr("One moment\N{HORIZONTAL ELLIPSIS}"))
        self._ask()

    def take_keys(self) -> None:
        """Let the keys act on the proposals."""
        self.view.choose_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def decide(self, *, kept: bool) -> None:
        """Keep or refuse what is selected; the next one is current then."""
        chosen = self.view.selected
        if chosen:
            self._decide(chosen, kept=kept)

    def _keep_all(self) -> None:
        if self._hits:
            self._decide(self._hits, kept=True)

    def _decide(self, chosen: tuple[Hit, ...], *, kept: bool) -> None:
        items = tuple(hit.item_id for hit in chosen if hit.item_id is not None)
        if self._tag is None or not items:
            return
        row = self.view.hits.row_of(chosen[0])
        self._open_decisions += 1
        self._book.decide(self._tag, items, kept=kept, then=self._note)
        self._show(tuple(hit for hit in self._hits if hit not in chosen), at=row)
        said = self.tr("%1 kept, %2 to go") if kept else self.tr("%1 refused, %2 to go")
        left = wording.number(len(self._hits))
        announce(self, said.replace("%1", wording.number(len(chosen))).replace("%2", left))

    def _note(self, number: int) -> None:
        """A decision is written down."""
        self._decisions.append(number)
        self._open_decisions = max(0, self._open_decisions - 1)
        self._show_buttons()
        if not self._hits and not self._open_decisions:
            self._ask()  # there may be more than were shown

    def _mend(self) -> None:
        """A decision may not have been written down: show what waits really."""
        if self._open_decisions:
            self._open_decisions = 0
            self._ask()

    def _take_back(self) -> None:
        if self._decisions:
            self._book.take_back(self._decisions.pop())

    def _ask(self) -> None:
        if self._tag is not None:
            self._book.ask_waiting(self._tag, _MOST_AT_ONCE, self._take, self._fail)

    def _take(self, hits: tuple[Hit, ...]) -> None:
        self._show(hits, at=max(0, self.view.currentIndex().row()))
        if not hits:
            self._nothing.setText(self.tr("Everything was looked at. What is found later will be proposed here."))

    def _fail(self, error: UserError) -> None:
        self._show(())
        self._nothing.setText(f"{error.what} {error.why} {error.what_to_do}")

    def _show(self, hits: tuple[Hit, ...], at: int = 0) -> None:
        """Show proposals; the one at a row, or the last, is current."""
        keys = self.view.hasFocus()
        self._hits = hits
        self._stack.setCurrentIndex(0 if hits else 1)
        self.view.show_hits(hits, ranked=True, stay=True)
        if hits:
            self.view.setCurrentIndex(self.view.hits.index(min(at, len(hits) - 1)))
            if keys:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif keys:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        name = self._tag.name if self._tag is not None else ""
        count = self.tr("%Ln proposal(s)", "", len(hits))
        self._title.setText(f"{name}: {count}" if hits else name)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for one in (self.keep, self.refuse):
            one.setEnabled(bool(self.view.selected))
        self.keep_all.setEnabled(bool(self._hits))
        self.undo.setEnabled(bool(self._decisions))

    def _lay_out(self) -> None:
        space = self._theme.space
        self.back = back_button(self._theme)
        self.back.setAccessibleName(self.tr("Back to the tags"))
        self.back.clicked.connect(self.left)
        head = FlowLayout(space("s"))
        head.addWidget(self.back)
        self._title.setWordWrap(False)
        head.addWidget(self._title)
        buttons = FlowLayout(space("s"))
        for one in (self.keep, self.refuse, self.keep_all, self.undo):
            buttons.addWidget(one)
        self._nothing = words(tone="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        column.addWidget(self._stack, 1)

    def _nothing_page(self) -> QWidget:
        page = QWidget()
        glyph = QLabel()
        glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._theme.changed.connect(lambda: glyph.setPixmap(self._theme.icon("tag", "faint").pixmap(48, 48)))
        glyph.setPixmap(self._theme.icon("tag", "faint").pixmap(48, 48))
        column = QVBoxLayout(page)
        column.addStretch(2)
        column.addWidget(glyph)
        column.addWidget(self._nothing)
        column.addStretch(3)
        return page
