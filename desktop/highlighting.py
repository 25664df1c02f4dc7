"""Marks the words of a query where they stand: in names, in passages, in what was read or heard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from desktop.theme import Theme

# Names on some systems are kept with accents as characters of their own, which belong to the letter before them.
_WORD = re.compile(r"(?:\w[\u0300-\u036f]*)+")

_WHOLE_WORDS = 2  # letters, as the search has it (models/search/wording.py)

Place = tuple[int, int]


def places_of(text: str, words: Sequence[str]) -> list[Place]:
    """Where words stand in a text that begin with one of `words`, whatever their case and accents.

    Of a word with one or two Latin letters only the whole word counts: many words begin with an i.

    Args: words: lower case and without accents, as `Hit.words`.
    Returns: begin and end of each, in characters of the text, in its order.
    """
    short = {word for word in words if len(word) <= _WHOLE_WORDS and word.isascii()}
    begins = tuple(word for word in words if word and word not in short)
    if not begins and not short:
        return []
    return [found.span() for found in _WORD.finditer(text) if _is_meant(_plain(found.group()), begins, short)]


def _is_meant(word: str, begins: tuple[str, ...], short: set[str]) -> bool:
    return word in short or word.startswith(begins)


def pieces_of(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words that are marked."""
    at = 0
    for begin, end in places_of(text, words):
        if begin > at:
            yield text[at:begin], False
        yield text[begin:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def length_in_qt(text: str) -> int:
    """How long a text is for Qt, which counts characters beyond the first 65,536 twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def show_marked(label: QLabel, text: str, words: Sequence[str], theme: Theme) -> None:
    """Show a text with its words marked; it stays plain text where none is."""
    if not places_of(text, words):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        return
    letters, ground = theme.colour("on_highlight").name(), theme.colour("highlight").name()
    look = f"color: {letters}; background-color: {ground};"
    shown = [
        f'<span style="{look}">{escape(piece)}</span>' if marked else escape(piece)
        for piece, marked in pieces_of(text, words)
    ]
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(f'<span style="white-space: pre-wrap;">{"".join(shown)}</span>')


def draw_marked_line(
    painter: QPainter,
    place: QRectF,
    side: Qt.AlignmentFlag,
    text: str,
    words: Sequence[str],
    font: QFont,
    colours: tuple[QColor, QColor],
) -> None:
    """Draw one line of text with its words marked, in the painter's pen.

    Args:
        side: where it begins, and how high it stands, in its place, which it must fit into.
        colours: ground and letters of marked words.
    """
    found = places_of(text, words)
    if not found:
        painter.setFont(font)
        painter.drawText(place, side, text)
        return
    layout = _layout_of(text, found, font, colours)
    option = QTextOption(side & Qt.AlignmentFlag.AlignHorizontal_Mask)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width())
    layout.endLayout()
    layout.draw(painter, QPointF(place.left(), place.center().y() - line.height() / 2))


def draw_marked_text(
    painter: QPainter, place: QRectF, text: str, words: Sequence[str], font: QFont, colours: tuple[QColor, QColor]
) -> None:
    """Draw text that goes on in the next line, as far as there is room, with its words marked; as the other one."""
    found = places_of(text, words)
    if not found:
        painter.setFont(font)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, text)
        return
    layout = _layout_of(text, found, font, colours)
    layout.beginLayout()
    top = 0.0
    while top < place.height() and (line := layout.createLine()).isValid():
        line.setLineWidth(place.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    layout.draw(painter, place.topLeft())


def _layout_of(text: str, found: Sequence[Place], font: QFont, colours: tuple[QColor, QColor]) -> QTextLayout:
    """The text with its words on a ground; its lines are still to be made."""
    marks = []
    for begin, end in found:
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = length_in_qt(text[:begin]), length_in_qt(text[begin:end])
        look = QTextCharFormat()
        look.setBackground(colours[0])
        look.setForeground(colours[1])
        mark.format = look
        marks.append(mark)
    layout = QTextLayout(text, font)
    layout.setFormats(marks)
    return layout


def _plain(text: str) -> str:
    """Lower case and without accents, as the words of a hit are."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
