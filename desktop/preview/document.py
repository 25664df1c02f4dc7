"""A document: its page, its whole text, or the passage that matched between its neighbours."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.furniture import say, words
from desktop.preview.page_view import PageView
from desktop.preview.passages import PassagesWriter
from desktop.preview.reading import ReadingView
from desktop.preview.turn_button import tab_button
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit, Passage
from models.errors import UserError
from models.media.formats import PROGRAM_TEXT
from models.media.kinds import extension_of
from models.shown import TextData

_Scroll = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Up: _Scroll.SliderSingleStepSub,
    Qt.Key.Key_Down: _Scroll.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Scroll.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Scroll.SliderPageStepAdd,
    Qt.Key.Key_Home: _Scroll.SliderToMinimum,
    Qt.Key.Key_End: _Scroll.SliderToMaximum,
}
_Form = Literal["page", "text", "passages"]
_TEXT = frozenset((".txt", ".md", ".markdown", ".rst", ".org", ".tex", ".latex")) | PROGRAM_TEXT


class DocumentView(QWidget):
    """A PDF at its page, a text as it was written, anything else as its passages: with what matched marked."""

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._subject = f"document {id(self)}"
        self._hit: Hit | None = None
        self._passages: tuple[Passage, ...] = ()
        self._words: tuple[str, ...] = ()
        self._whole: TextData | None = None
        self.text = ReadingView(theme)
        self._writer = PassagesWriter(theme, self.text)
        self.pages = PageView(tasks, theme)
        self.page_tab = tab_button(theme, "page", self.tr("Page"), lambda: self.show_page(True))
        self.text_tab = tab_button(theme, "words", self.tr("Text"), lambda: self.show_page(False))
        self._said = words(tone="muted", size="small")
        self._stack = QStackedWidget()
        self._tabs = QWidget()
        self._lay_out()
        self.pages.failed.connect(self._fall_back)
        theme.changed.connect(self._write)

    @property
    def form(self) -> _Form:
        """How it is shown."""
        if self._stack.currentWidget() is self.pages:
            return "page"
        return "text" if self._whole is not None else "passages"

    @property
    def said(self) -> str:
        """What is said below it, "" for nothing."""
        return "" if self._said.isHidden() else self._said.text()

    def set_large(self, *, large: bool) -> None:
        """Take all the room that there is."""
        self.pages.set_large(large=large)
        vertical = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def show_hit(self, hit: Hit) -> None:
        """Show a document, as far as it is known; the rest comes from the engine."""
        self._hit, self._words, self._whole = hit, hit.words, None
        self._passages = (Passage(hit.text, hit.heading, hit.page, matched=True),) if hit.text else ()
        self._tasks.forget(self._subject)
        self.pages.forget()
        say(self._said, "")
        extension = extension_of(hit.path)
        has_pages = extension == ".pdf" and not hit.offline
        self._tabs.setVisible(has_pages)
        self._show_as(page=has_pages)
        self._write()
        if has_pages:
            self.pages.show_hit(hit)
        if extension in _TEXT and not hit.offline:
            text = ("text", hit.file_id, hit.text)
            self._tasks.ask(*text, then=self._show_whole, failed=self._fall_back, latest=self._subject)
        else:
            self._ask_passages()

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Mark other words in the same text, as in `Hit.words`."""
        if words != self._words:
            self._words = words
            self._write()

    def show_passages(self, passages: tuple[Passage, ...]) -> None:
        """Show the passage with its neighbours."""
        self._passages = passages
        self._write()

    def show_page(self, page: bool) -> None:
        """Show the page, or the text."""
        if not self._tabs.isHidden():
            self._show_as(page=page)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says about the document. Returns: whether it says anything."""
        if self.form == "page":
            return self.pages.take_key(event)
        if event.key() in _SCROLLS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.text.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
            return True
        return False

    def _ask_passages(self) -> None:
        """The catalogue knows them, wherever the file is."""
        if self._hit is not None and self._hit.item_id is not None:
            self._tasks.ask(
                "passages", self._hit.item_id, then=self.show_passages, failed=self._say, latest=self._subject
            )

    def _show_whole(self, text: TextData) -> None:
        self._whole = text
        cut = {
            (True, True): self.tr("This is the part around what was found. Open the file to read all of it."),
            (True, False): self.tr("This is the end of it. Open the file to read all of it."),
            (False, True): self.tr("This is the beginning of it. Open the file to read all of it."),
        }
        say(self._said, cut.get((text.cut_before, text.cut_after), ""))
        self._write()

    def _fall_back(self, error: UserError) -> None:
        """The passages are known without the file; why there is no more is said below them."""
        had_pages = self.form == "page"
        self._tabs.setVisible(False)
        self._show_as(page=False)
        self._say(error)
        if not had_pages:
            self._ask_passages()

    def _say(self, error: UserError) -> None:
        say(self._said, str(error))

    def _show_as(self, *, page: bool) -> None:
        self._stack.setCurrentWidget(self.pages if page else self.text)
        self.page_tab.setChecked(page)
        self.text_tab.setChecked(not page)

    def _write(self) -> None:
        hit = self._hit
        if hit is None:
            return
        self.text.setAccessibleName(self.tr("Text of %1").replace("%1", hit.name))
        if self._whole is not None:
            self.text.show_text(self._whole)
            self.text.mark(hit.text, self._words)
        else:
            self.text.setExtraSelections([])
            empty = self.tr("This document has not been looked into yet.")
            self._writer.write(self._passages, self._words, empty)

    def _lay_out(self) -> None:
        space = self._theme.space
        for form in (self.text, self.pages):
            self._stack.addWidget(form)
        tabs = QHBoxLayout(self._tabs)
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.setSpacing(space("xs"))
        tabs.addWidget(self.page_tab)
        tabs.addWidget(self.text_tab)
        tabs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._said)
        say(self._said, "")
