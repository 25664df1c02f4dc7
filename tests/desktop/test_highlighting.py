"""The words of a query, marked where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from desktop.highlighting import draw_marked_line, pieces_of, places_of, show_marked
from desktop.theme import Theme
from models.search.wording import standing_in


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("How to keep a lion.", ("lion",), ["lion"]),
        ("Lions and LIONESSES, no lone one", ("lion",), ["Lions", "LIONESSES"]),
        ("Caf\u00e9 au lait, cafe\u0301s", ("cafe",), ["Caf\u00e9", "cafe\u0301s"]),
        ("a million", ("lion",), []),
        ("I insert it, and i do", ("i", "do"), ["I", "i", "do"]),
        ("Does it", ("do",), []),
        ("lake at dusk.jpg", ("lake", "jpg"), ["lake", "jpg"]),
        ("anything", (), []),
        ("anything", ("",), []),
        ("\U0001f981 lion \U0001f981", ("lion",), ["lion"]),
    ],
)
def test_words_are_found_by_their_beginning(text: str, words: tuple[str, ...], marked: list[str]) -> None:
    assert [text[begin:end] for begin, end in places_of(text, words)] == marked


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=4), max_size=3))
def test_the_pieces_are_the_text(text: str, words: list[str]) -> None:
    assert "".join(piece for piece, _ in pieces_of(text, words)) == text


@given(st.text(st.sampled_from("abcdeAB .,_-1\u00e9\u0301"), max_size=40), st.sampled_from(["a", "ab", "e", "be", "1"]))
def test_what_the_search_calls_a_word_that_stands_there_is_marked(text: str, word: str) -> None:
    assert bool(places_of(text, (word,))) == bool(standing_in((word,), (text,)))


def test_a_label_with_marks_takes_nothing_for_markup(qtbot, theme: Theme) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    show_marked(label, "<img src=x> lion", ("lion",), theme)
    assert label.textFormat() is Qt.TextFormat.RichText
    assert "&lt;img src=x&gt;" in label.text()
    assert theme.colour("highlight").name() in label.text()
    show_marked(label, "<b>no</b>", ("lion",), theme)
    assert (label.textFormat(), label.text()) == (Qt.TextFormat.PlainText, "<b>no</b>")


@pytest.mark.parametrize("side", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_a_drawn_line_has_a_ground_behind_its_words_alone(qapp, theme: Theme, side: Qt.AlignmentFlag) -> None:
    drawn = {}
    for words in ((), ("lion",)):
        image = QImage(200, 30, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        colours = theme.colour("highlight"), theme.colour("on_highlight")
        place = QRectF(image.rect())
        draw_marked_line(painter, place, side | Qt.AlignmentFlag.AlignVCenter, "a lion", words, qapp.font(), colours)
        painter.end()
        ground = theme.colour("highlight").rgb()
        drawn[words] = [x for x in range(200) if any(image.pixel(x, y) == ground for y in range(30))]
    assert drawn[()] == []
    middle = sum(drawn["lion",]) / len(drawn["lion",])
    assert (middle < 100) is (side is Qt.AlignmentFlag.AlignLeft)
