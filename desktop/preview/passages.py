"""A passage of a document between its neighbours."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from desktop import wording
from desktop.highlighting import pieces_of
from desktop.preview.reading import LINE_HEIGHT_PERCENT, ReadingView
from desktop.theme import Theme
from models.answers import Passage

_LINE_BREAK = "\N{LINE SEPARATOR}"  # stays within the paragraph, and so within its ground and margins


class PassagesWriter:
    """Writes passages into a view, the one that matched on a coloured ground.

    Words of the query are bold in it, and on that ground in its neighbours.
    """

    def __init__(self, theme: Theme, view: ReadingView) -> None:
        self._theme = theme
        self._view = view

    def write(self, passages: tuple[Passage, ...], words: tuple[str, ...], empty: str) -> None:
        """Write passages, or a sentence where there are none. Args: words: to be marked, as in `Hit.words`."""
        colour = self._theme.colour
        self._view.begin()
        cursor = QTextCursor(self._view.document())
        matched_at = 0
        heading, page = "", None
        for passage in passages:
            if (passage.heading, passage.page) != (heading, page):
                heading, page = passage.heading, passage.page
                self._write_heading(cursor, heading, page)
            block = QTextBlockFormat()
            block.setBottomMargin(self._theme.space("m"))
            block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            letters = QTextCharFormat()
            letters.setForeground(colour("text"))
            if passage.matched:
                letters.setBackground(colour("highlight"))
                letters.setForeground(colour("on_highlight"))
                matched_at = cursor.position()
            _begin_block(cursor, block)
            lines = _LINE_BREAK.join(line for line in passage.text.splitlines() if line.strip())
            self._write_words(cursor, lines, letters, words)
        if not passages:
            cursor.insertHtml(escape(empty))
        QTimer.singleShot(0, self._view, lambda: self._view.scroll_to(matched_at))

    def _write_words(self, cursor: QTextCursor, text: str, letters: QTextCharFormat, words: tuple[str, ...]) -> None:
        marks = QTextCharFormat(letters)
        marks.setBackground(self._theme.colour("highlight"))
        marks.setForeground(self._theme.colour("on_highlight"))
        marks.setFontWeight(QFont.Weight.Bold)
        for piece, marked in pieces_of(text, words):
            cursor.insertText(piece, marks if marked else letters)

    def _write_heading(self, cursor: QTextCursor, heading: str, page: int | None) -> None:
        words = [heading] if heading else []
        if page is not None:
            words.append(QCoreApplication.translate("Passages", "Page %1").replace("%1", wording.number(page)))
        if not words:
            return
        letters = QTextCharFormat()
        letters.setFont(self._theme.font("small", strong=True))
        letters.setForeground(self._theme.colour("muted"))
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.space("xs"))
        block.setBottomMargin(self._theme.space("xs"))
        _begin_block(cursor, block)
        cursor.insertText(" \N{MIDDLE DOT} ".join(words), letters)


def _begin_block(cursor: QTextCursor, block: QTextBlockFormat) -> None:
    if cursor.position() == 0:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
