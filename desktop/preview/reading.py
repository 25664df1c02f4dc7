"""Text to read: it follows no link, loads nothing, and marks places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from desktop.highlighting import length_in_qt, places_of
from desktop.theme import Theme
from models.media.finding import find_passage
from models.shown import TextData

_MOST_MARKS = 500
LINE_HEIGHT_PERCENT = 128
_WIDEST_CHARACTERS = 110
_ABOVE = 4  # what is looked for stands a quarter of the height below the top


class ReadingView(QTextBrowser):
    """Shows a stranger's text. Whatever it names, on the disk or elsewhere, is not opened."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setOpenLinks(False)
        self.setMinimumHeight(180)
        self.setAccessibleName(self.tr("Text"))

    def loadResource(self, kind: int, name: QUrl) -> None:  # noqa: N802, ARG002  Qt's name
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        # Lines that are longer than this are hard to follow.
        widest = _WIDEST_CHARACTERS * self.fontMetrics().averageCharWidth()
        beside = max(0, (self.width() - widest) // 2)
        if self.viewportMargins().left() != beside:
            self.setViewportMargins(beside, 0, beside, 0)
        super().resizeEvent(event)

    def begin(self) -> None:
        """Show nothing, in the letters of the window."""
        self.setExtraSelections([])
        self.clear()
        self.document().setDefaultFont(self._theme.font("body"))

    def show_text(self, text: TextData) -> None:
        """Show a whole text, Markdown as it is meant."""
        self.begin()
        document = self.document()
        if text.markdown:
            features = QTextDocument.MarkdownFeature
            document.setMarkdown(text.text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
            _loosen(document, self._theme.space("l"))
        else:
            document.setDefaultFont(_fixed_font(self._theme))
            self.setPlainText(text.text)

    def mark(self, passage: str, words: Sequence[str]) -> None:
        """Mark a passage, and single words, where they stand, and bring the passage into sight."""
        text = self.document().toPlainText()
        found = find_passage(text, passage) if passage else None
        marks = [self._selection(text, *found, strong=False)] if found is not None else []
        places = places_of(text, words)[:_MOST_MARKS]
        marks.extend(self._selection(text, begin, end, strong=True) for begin, end in places)
        self.setExtraSelections(marks)
        self.viewport().update()
        first = found[0] if found is not None else places[0][0] if places else 0
        self.scroll_to(length_in_qt(text[:first]))

    def scroll_to(self, position: int) -> None:
        """Bring a place to the upper third of the view."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(self.cursorRect().top() + bar.value() - self.viewport().height() // _ABOVE)

    def _selection(self, text: str, begin: int, end: int, *, strong: bool) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        begins = length_in_qt(text[:begin])
        cursor.setPosition(begins)
        cursor.setPosition(begins + length_in_qt(text[begin:end]), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(self._theme.colour("highlight"))
        look.setForeground(self._theme.colour("on_highlight"))
        if strong:
            look.setFontWeight(QFont.Weight.Bold)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = look
        return selection


def _loosen(document: QTextDocument, above_heading_px: int) -> None:
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    lines = QTextBlockFormat()
    lines.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(lines)
    above = QTextBlockFormat()
    above.setTopMargin(above_heading_px)
    block = document.begin().next()
    while block.isValid():
        if block.blockFormat().headingLevel():
            QTextCursor(block).mergeBlockFormat(above)
        block = block.next()


def _fixed_font(theme: Theme) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme.font("small").pointSizeF())
    return font
