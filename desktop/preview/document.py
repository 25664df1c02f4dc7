"""A passage of a document between its neighbours."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop import wording
from desktop.highlighting import pieces_of
from desktop.theme import Theme
from models.answers import Hit, Passage

_LINE_BREAK = "\N{LINE SEPARATOR}"  # stays within the paragraph, and so within its ground and margins


class DocumentView(QWidget):
    """Text to read, with the passage that matched on a coloured ground.

    Words of the query are bold in the passage, and on that ground in its neighbours.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._passages: tuple[Passage, ...] = ()
        self._name = ""
        self._words: tuple[str, ...] = ()
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setMinimumHeight(180)
        self.text.setAccessibleName(self.tr("Text"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        theme.changed.connect(self._write)

    def show_hit(self, hit: Hit) -> None:
        """Show the passage alone, until its neighbours are known."""
        self._name = hit.name
        self._words = hit.words
        self._passages = (Passage(hit.text, hit.heading, hit.page, matched=True),) if hit.text else ()
        self._write()

    def mark_words(self, words: tuple[str, ...]) -> None:
        """Mark other words in the same passages, as in `Hit.words`."""
        if words != self._words:
            self._words = words
            self._write()

    def show_passages(self, passages: tuple[Passage, ...]) -> None:
        """Show the passage with its neighbours."""
        self._passages = passages
        self._write()

    def _write(self) -> None:
        colour = self._theme.colour
        self.text.setAccessibleName(self.tr("Text of %1").replace("%1", self._name))
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        matched_at = 0
        heading, page = "", None
        for passage in self._passages:
            if (passage.heading, passage.page) != (heading, page):
                heading, page = passage.heading, passage.page
                self._write_heading(cursor, heading, page)
            block = QTextBlockFormat()
            block.setBottomMargin(self._theme.space("m"))
            block.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            letters = QTextCharFormat()
            letters.setForeground(colour("text"))
            if passage.matched:
                letters.setBackground(colour("highlight"))
                letters.setForeground(colour("on_highlight"))
                matched_at = cursor.position()
            self._begin_block(cursor, block)
            lines = _LINE_BREAK.join(line for line in passage.text.splitlines() if line.strip())
            self._write_words(cursor, lines, letters)
        if not self._passages:
            cursor.insertHtml(escape(self.tr("This document has not been looked into yet.")))
        QTimer.singleShot(0, self.text, lambda: self._scroll_to(matched_at))

    def _write_words(self, cursor: QTextCursor, text: str, letters: QTextCharFormat) -> None:
        marks = QTextCharFormat(letters)
        marks.setBackground(self._theme.colour("highlight"))
        marks.setForeground(self._theme.colour("on_highlight"))
        marks.setFontWeight(QFont.Weight.Bold)
        for piece, marked in pieces_of(text, self._words):
            cursor.insertText(piece, marks if marked else letters)

    def _write_heading(self, cursor: QTextCursor, heading: str, page: int | None) -> None:
        words = [heading] if heading else []
        if page is not None:
            words.append(self.tr("Page %1").replace("%1", wording.number(page)))
        if not words:
            return
        letters = QTextCharFormat()
        letters.setFont(self._theme.font("small", strong=True))
        letters.setForeground(self._theme.colour("muted"))
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.space("xs"))
        block.setBottomMargin(self._theme.space("xs"))
        self._begin_block(cursor, block)
        cursor.insertText(" \N{MIDDLE DOT} ".join(words), letters)

    def _begin_block(self, cursor: QTextCursor, block: QTextBlockFormat) -> None:
        if cursor.position() == 0:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)

    def _scroll_to(self, position: int) -> None:
        """Bring a passage to the upper third of the view."""
        cursor = self.text.textCursor()
        cursor.setPosition(min(position, max(0, self.text.document().characterCount() - 1)))
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        top = self.text.cursorRect().top() + bar.value()
        bar.setValue(top - self.text.viewport().height() // 4)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeading)
