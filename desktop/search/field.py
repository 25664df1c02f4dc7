"""The field for a query: it underlines what cannot be understood, and undoes the query as a whole."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.theme import Theme
from models.query.parts import Span

MOST_CHARACTERS = 2_000  # what is typed is understood anew with every key


class SearchField(QLineEdit):
    """One line of text.

    Signals:
        down, up: these keys.
        escaped: the Esc key. emptied: Backspace where nothing is left to delete.
        undo_wanted, redo_wanted: of the query, of which the text is a part only.
        pasted: QMimeData with a picture, files, or text that may name one; nobody has looked at it yet.
        entered, left: the keys go here now, or no longer.
    """

    down = Signal()
    up = Signal()
    escaped = Signal()
    emptied = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    pasted = Signal(QMimeData)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._span: Span | None = None
        self.setObjectName("search")
        self.setMaxLength(MOST_CHARACTERS)
        self.setAcceptDrops(False)  # what is dropped goes to the window, which knows files and folders
        theme.changed.connect(self._draw_underline)

    @property
    def underlined(self) -> Span | None:
        """The characters that are underlined."""
        return self._span

    def underline(self, span: Span | None) -> None:
        """Underline characters, or none."""
        if span is None and self._span is None:
            return
        self._span = span
        self._draw_underline()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's names
        signal = {Qt.Key.Key_Down: self.down, Qt.Key.Key_Up: self.up, Qt.Key.Key_Escape: self.escaped}.get(event.key())
        if signal is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            signal.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _ALSO_REDO:
            self.redo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_any(QGuiApplication.clipboard().mimeData())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def paste_any(self, mime: QMimeData) -> None:
        """Paste plain text here; whatever may be more is passed on."""
        if mime.hasImage() or mime.hasUrls() or names_one_file(mime.text()):
            self.pasted.emit(mime)
        else:
            self.insert(mime.text())
            self.textEdited.emit(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()

    def _draw_underline(self) -> None:
        """By the way in which input methods mark what they write: text and cursor stay as they are."""
        attributes = []
        if self._span is not None:
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(self._theme.colour("danger"))
            wave.setForeground(self._theme.colour("danger"))
            begin = self._span.start - self.cursorPosition()
            length = max(1, self._span.end - self._span.start)
            kind = QInputMethodEvent.AttributeType.TextFormat
            attributes.append(QInputMethodEvent.Attribute(kind, begin, length, QTextFormat(wave)))
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))


def names_one_file(text: str) -> bool:
    """Whether a text may be the address of a file on this computer, or the whole path of one."""
    text = text.strip()
    if not text or "\n" in text:
        return False
    has_drive = text[1:3] in (":\\", ":/") and text[0].isalpha()
    return text.lower().startswith("file://") or text.startswith(("/", "\\\\")) or has_drive


_ALSO_REDO = QKeySequence("Ctrl+Y")[0]
