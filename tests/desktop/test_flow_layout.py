"""Widgets that go on in the next line where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from desktop.flow_layout import FlowLayout


@pytest.fixture
def flowing(qapp: QApplication, qtbot) -> tuple[QWidget, FlowLayout, list[QPushButton]]:
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(8)
    buttons = [QPushButton(f"Button {number}") for number in range(3)]
    for button in buttons:
        flow.addWidget(button)
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(flow)
    widget.resize(1000, 300)
    widget.show()
    return widget, flow, buttons


def test_what_does_not_fit_goes_on_below_and_nothing_is_cut(flowing, qtbot) -> None:
    widget, flow, buttons = flowing
    assert len({button.y() for button in buttons}) == 1
    one = buttons[0].sizeHint().width()
    widget.resize(2 * one + 12, 300)
    qtbot.waitUntil(lambda: buttons[2].y() > buttons[1].y() == buttons[0].y())
    assert buttons[2].x() == buttons[0].x()
    assert flow.heightForWidth(one + 2) > flow.heightForWidth(1000)


def test_hidden_ones_take_no_room_and_longer_words_are_noticed(flowing, qtbot) -> None:
    _, _, buttons = flowing
    place = buttons[1].x()
    buttons[0].hide()
    qtbot.waitUntil(lambda: buttons[1].x() == 0)
    buttons[0].setText("A much longer text than before")
    buttons[0].show()
    qtbot.waitUntil(lambda: buttons[1].x() > place)
    assert buttons[0].width() >= buttons[0].sizeHint().width()


def test_lines_begin_at_the_other_side_in_mirrored_windows(flowing, qtbot) -> None:
    widget, _, buttons = flowing
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: buttons[0].x() > buttons[1].x() > buttons[2].x())
    assert buttons[0].geometry().right() == widget.rect().right()


def test_a_widget_can_be_put_among_the_others(flowing, qtbot) -> None:
    _, flow, buttons = flowing
    other = QPushButton("Between")
    flow.insert(1, other)
    qtbot.waitUntil(lambda: buttons[0].x() < other.x() < buttons[1].x())
    assert [flow.itemAt(place).widget() for place in range(flow.count())] == [buttons[0], other, *buttons[1:]]
    assert flow.takeAt(9) is None
