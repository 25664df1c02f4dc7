"""The line where relevance ends: it says what is hidden, and is dragged or moved by keys, together with the slider."""

from __future__ import annotations

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.search.cut_line import CutLine
from desktop.search.grouping import Grouping
from desktop.search.relevance import Cut
from desktop.search.views import View
from models.answers import Hit

_STRONG, _MAYBE, _WEAK = 12, 24, 30


@pytest.fixture
def found(desk: Desk, qtbot) -> Desk:
    """A search with hits of each relevance."""
    link = desk.start()
    every: list[Hit] = []
    for relevance, count in (("strong", _STRONG), ("maybe", _MAYBE), ("weak", _WEAK)):
        every += [make_hit(len(every) + number, relevance=relevance) for number in range(count)]
    link.hits = tuple(every)
    desk.search("lion")
    return desk


def _mouse(line: CutLine, sort: QEvent.Type, at: QPoint) -> None:
    local = QPointF(line.mapFromGlobal(at))
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(line, QMouseEvent(sort, local, QPointF(at), left, left, keys))


def _drag(desk: Desk, line: CutLine, *heights: int, let_go: bool = True) -> None:
    """Take a line and move it to heights of the contents, one after the other."""
    results = desk.window.results
    at = line.mapToGlobal(line.rect().center())
    _mouse(line, QEvent.Type.MouseButtonPress, at)
    for height in heights:
        at = results.viewport().mapToGlobal(QPoint(100, height - results.verticalOffset()))
        _mouse(line, QEvent.Type.MouseMove, at)
    if let_go:
        _mouse(line, QEvent.Type.MouseButtonRelease, at)


def _bottom_of(desk: Desk, row: int) -> int:
    return desk.window.results.places.place(row).bottom()


def test_line_and_slider_say_the_same(found: Desk) -> None:
    end, bar = found.window.showing.lines.end, found.window.search_bar.relevance
    assert end.isVisibleTo(found.window) and "30" in end.text and "30" in bar.word.text()
    assert end.value() == Cut.FITTING
    bar.slider.setValue(Cut.STRONG)
    assert "54" in end.text and "54" in bar.word.text() and end.value() == Cut.STRONG
    bar.slider.setValue(Cut.ALL)
    assert end.text == "Nothing is hidden" and end.value() == Cut.ALL
    assert end.accessibleName() == "Where the results end" and end.accessibleDescription() == "Everything"


def test_the_line_lies_below_the_last_result(found: Desk) -> None:
    results, end = found.window.results, found.window.showing.lines.end
    results.verticalScrollBar().setValue(results.verticalScrollBar().maximum())
    last = results.visualRect(results.hits.index(results.hits.rowCount() - 1))
    assert end.geometry().top() == last.bottom() + 1
    assert results.viewport().rect().contains(end.geometry())
    found.window.showing.show_as(View.LIST)
    results.verticalScrollBar().setValue(0)
    assert end.geometry().top() == results.visualRect(results.hits.index(results.hits.rowCount() - 1)).bottom() + 1


def test_a_second_line_ends_the_strong_ones(found: Desk) -> None:
    results, boundary = found.window.results, found.window.showing.lines.boundary
    assert results.boundary_row == _STRONG and str(_STRONG) in boundary.text
    above, below = (results.visualRect(results.hits.index(row)) for row in (_STRONG - 1, _STRONG))
    assert above.bottom() < boundary.geometry().top() <= boundary.geometry().bottom() < below.top()
    results.setCurrentIndex(results.hits.index(_STRONG - 1))
    QApplication.processEvents()
    assert below.left() == results.visualRect(results.hits.index(0)).left(), "what may match begins a line of its own"
    found.window.search_bar.arrange.set_grouping(Grouping.RELEVANCE)
    assert results.boundary_row == 0 and boundary.isHidden()


def test_without_order_by_relevance_there_is_one_line(desk: Desk) -> None:
    link = desk.start()
    link.hits = (make_hit(1), make_hit(2, relevance="maybe"), make_hit(3), make_hit(4, relevance="weak"))
    desk.search("lion")
    assert desk.window.results.boundary_row == 0
    assert desk.window.showing.lines.boundary.isHidden() and not desk.window.showing.lines.end.isHidden()


def test_nothing_to_choose_no_line(desk: Desk) -> None:
    desk.start()
    lines = desk.window.showing.lines
    assert lines.end.isHidden() and lines.boundary.isHidden() and desk.window.results.foot_px == 0


def test_dragged_up_and_down_again(found: Desk) -> None:
    lines, slider = found.window.showing.lines, found.window.search_bar.relevance.slider
    _drag(found, lines.end, _bottom_of(found, _STRONG + 9), _bottom_of(found, _STRONG))
    assert slider.value() == Cut.STRONG and len(found.names()) == _STRONG
    assert not found.window.results.tiles.hidden
    _drag(found, lines.end, _bottom_of(found, _STRONG - 1) + 60, 100_000)
    assert slider.value() == Cut.ALL and len(found.names()) == _STRONG + _MAYBE + _WEAK
    _drag(found, lines.end, _bottom_of(found, _STRONG + _MAYBE - 1))
    assert slider.value() == Cut.FITTING


def test_while_it_is_dragged_what_would_be_hidden_is_pale(found: Desk) -> None:
    results, lines = found.window.results, found.window.showing.lines
    _drag(found, lines.boundary, _bottom_of(found, _STRONG - 1) + 10, let_go=False)
    assert len(found.names()) == _STRONG + _MAYBE + _WEAK
    assert len(results.tiles.hidden) == _MAYBE + _WEAK and "54" in lines.boundary.text
    _drag(found, lines.boundary, _bottom_of(found, _STRONG + _MAYBE - 1), let_go=False)
    assert len(results.tiles.hidden) == _WEAK
    assert found.window.search_bar.relevance.cut is Cut.FITTING, "not before it is let go"
    _mouse(lines.boundary, QEvent.Type.MouseButtonRelease, lines.boundary.mapToGlobal(QPoint(5, 5)))
    assert len(found.names()) == _STRONG + _MAYBE and not results.tiles.hidden


def test_at_the_edge_it_takes_the_results_along(found: Desk, qtbot) -> None:
    results, lines = found.window.results, found.window.showing.lines
    results.verticalScrollBar().setValue(0)
    _drag(found, lines.boundary, results.viewport().height() - 3, let_go=False)
    qtbot.waitUntil(lambda: results.verticalScrollBar().value() > 100)
    _mouse(lines.boundary, QEvent.Type.MouseButtonRelease, lines.boundary.mapToGlobal(QPoint(5, 5)))
    assert not lines._crawl.isActive()


def test_a_click_moves_nothing(found: Desk) -> None:
    for line in (found.window.showing.lines.boundary, found.window.showing.lines.end):
        _drag(found, line)
        assert found.window.search_bar.relevance.cut is Cut.FITTING
        assert len(found.names()) == _STRONG + _MAYBE


def test_keys_move_it_from_stop_to_stop(found: Desk, qtbot) -> None:
    end, results = found.window.showing.lines.end, found.window.results
    assert end.focusPolicy() & Qt.FocusPolicy.TabFocus and end.accessibleName()
    end.setFocus()
    qtbot.keyClick(end, Qt.Key.Key_Up)
    assert len(found.names()) == _STRONG and end.hasFocus()
    qtbot.keyClick(end, Qt.Key.Key_End)
    assert len(found.names()) == _STRONG + _MAYBE + _WEAK
    assert results.viewport().rect().intersects(end.geometry()), "it stays in sight"
    qtbot.keyClick(end, Qt.Key.Key_Home)
    assert len(found.names()) == _STRONG
    qtbot.keyClick(end, Qt.Key.Key_Down)
    assert len(found.names()) == _STRONG + _MAYBE


@pytest.mark.parametrize("view", list(View))
def test_it_drags_in_every_view(found: Desk, view: View) -> None:
    found.window.showing.show_as(view)
    end, results = found.window.showing.lines.end, found.window.results
    _drag(found, end, results.places.height_px + 50, 0)
    assert found.window.search_bar.relevance.cut is Cut.STRONG
    assert len(found.names()) == _STRONG
