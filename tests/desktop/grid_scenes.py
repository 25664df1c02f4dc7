"""The results in each of their views: grid, list and timeline, lines between them, and what the mouse does there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from scenes import Scene, nothing, settle
from some_shelves import many_hits, put_on_shelf
from studio import StudioLink

from desktop.main_window import MainWindow
from desktop.search.cut_line import CutLine
from desktop.search.grouping import Grouping
from desktop.search.relevance import Cut
from desktop.search.views import View
from models.answers import SearchRequest
from models.kinds import Kind

_NO_KEYS = Qt.KeyboardModifier.NoModifier


def _shelve(link: StudioLink) -> None:
    put_on_shelf(link, many_hits(3000, link.hits, days=0.37))


def _ask(window: MainWindow, text: str, view: View, cut: Cut = Cut.FITTING) -> None:
    window.query.ask(SearchRequest(text))
    window.showing.show_as(view)
    settle()
    window.search_bar.relevance.slider.setValue(cut)
    window.results.choose_first()
    window.results.setFocus()
    settle()


def _browse(window: MainWindow, view: View, grouping: Grouping = Grouping.NONE) -> None:
    window.showing.show_as(view)
    window.search_bar.arrange.set_grouping(grouping)
    settle()
    window.results.verticalScrollBar().setValue(window.results.verticalScrollBar().maximum() // 3)
    settle(0.8)


def _to_the_end(window: MainWindow, view: View) -> None:
    _ask(window, "a lake", view)
    window.results.verticalScrollBar().setValue(window.results.verticalScrollBar().maximum())
    window.showing.lines.end.setFocus()


def _at_the_boundary(window: MainWindow, view: View) -> CutLine:
    _ask(window, "a lake", view)
    line = window.showing.lines.boundary
    window.results.verticalScrollBar().setValue(line.y() + window.results.verticalOffset() - 320)
    settle()
    return line


def _drag(window: MainWindow) -> None:
    line = _at_the_boundary(window, View.GRID)
    _mouse(line, QMouseEvent.Type.MouseButtonPress, 0)
    _mouse(line, QMouseEvent.Type.MouseMove, 40)


def _mouse(line: CutLine, sort: QMouseEvent.Type, below_px: int) -> None:
    at = QPointF(line.rect().center() + QPoint(0, below_px))
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(sort, at, QPointF(line.mapToGlobal(at.toPoint())), button, button, _NO_KEYS)
    QApplication.sendEvent(line, event)


def _hover(window: MainWindow, kind: Kind, share: float) -> None:
    _ask(window, "a lake", View.GRID)
    results = window.results
    hit = next(hit for hit in results.hits.hits if hit.kind is kind)
    cell = results.visualRect(results.hits.index(results.hits.row_of(hit)))
    at = QPointF(cell.left() + share * cell.width(), cell.center().y())
    for sort in (QHoverEvent.Type.HoverEnter, QHoverEvent.Type.HoverMove):
        QApplication.sendEvent(results.viewport(), QHoverEvent(sort, at, at, at, _NO_KEYS))
    settle()
    if kind is Kind.AUDIO:
        window.showing.hovering.show_played(hit, (hit.start_s or 0) + 4)


def _by_relevance(link: StudioLink) -> None:
    order = ("strong", "maybe", "weak")
    link.hits = tuple(sorted(link.hits, key=lambda hit: order.index(hit.relevance)))


SCENES: tuple[Scene, ...] = (
    ("80-grid", nothing, lambda window, link: _ask(window, "a lake", View.GRID)),
    ("81-grid-list", nothing, lambda window, link: _ask(window, "a lake", View.LIST)),
    ("82-grid-list-mirrored", nothing, lambda window, link: _ask(window, "a lake", View.LIST)),
    ("83-grid-list-narrow", nothing, lambda window, link: _ask(window, "a lake", View.LIST)),
    ("84-grid-timeline", _shelve, lambda window, link: _browse(window, View.TIMELINE)),
    ("85-grid-timeline-mirrored", _shelve, lambda window, link: _browse(window, View.TIMELINE)),
    ("86-grid-timeline-days", _shelve, lambda window, link: _browse(window, View.TIMELINE, Grouping.DAY)),
    ("87-grid-list-months", _shelve, lambda window, link: _browse(window, View.LIST, Grouping.MONTH)),
    ("88-grid-end", nothing, lambda window, link: _to_the_end(window, View.GRID)),
    ("89-grid-list-end", nothing, lambda window, link: _to_the_end(window, View.LIST)),
    ("90-grid-drag", _by_relevance, lambda window, link: _drag(window)),
    ("91-grid-film", nothing, lambda window, link: _hover(window, Kind.FILM, 0.7)),
    ("92-grid-sound", nothing, lambda window, link: _hover(window, Kind.AUDIO, 0.5)),
    ("94-grid-boundary", _by_relevance, lambda window, link: _at_the_boundary(window, View.GRID)),
    ("95-grid-list-boundary", _by_relevance, lambda window, link: _at_the_boundary(window, View.LIST)),
    ("93-grid-timeline-narrow", _shelve, lambda window, link: _browse(window, View.TIMELINE)),
)
