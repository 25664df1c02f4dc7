"""States of the search: chips, completion, groups, marks, what is wrong in a query."""

from __future__ import annotations

from array import array
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from scenes import Scene, nothing, settle
from studio import StudioLink

from desktop.main_window import MainWindow
from desktop.search.grouping import Grouping
from desktop.search.relevance import Cut
from models.answers import SavedSearch, SearchRequest
from models.query.completion import Facets
from models.query.parts import Example

_LONG = 'two dogs on a beach^2 -people "north shore" kind:picture date:2023-05..2023-08 -folder:old size:>5MB'


def _dated(link: StudioLink) -> None:
    days = ("2023-08-14", "2023-08-13", "2023-05-02", "")
    link.hits = tuple(
        replace(
            hit, moment=days[number % 4] and f"{days[number % 4]}T12:00:00", folded=(1, 2, 3) if number == 2 else ()
        )
        for number, hit in enumerate(link.hits)
    )
    link.facets = Facets(folders=(("Holidays", 812), ("Norway", 311), ("my recordings", 40), ("Phone", 2900)))
    link.saved = (
        SavedSearch(1, "Lakes in Norway", SearchRequest("lake folder:norway"), False, 12),
        SavedSearch(2, "Our dog", SearchRequest("dog", good=(1, 2)), True),
        SavedSearch(3, "Receipts of last year that are still to be sorted", SearchRequest("receipt"), False),
    )


def _type(window: MainWindow, text: str) -> None:
    window.search_bar.field.setFocus()
    QTest.keyClicks(window.search_bar.field, text)
    settle()


def _ask(window: MainWindow, request: SearchRequest) -> None:
    window.query.ask(request)
    settle()


def _chips(window: MainWindow, link: StudioLink) -> None:
    example = Example(item=1, name="lake at dusk.jpg", weight=-1.5)
    _ask(window, SearchRequest(_LONG, examples=(example,)))
    window.results.setCurrentIndex(window.results.hits.index(1))


def _marks(window: MainWindow, link: StudioLink) -> None:
    hits = [hit.item_id for hit in window.results.hits.hits]
    marked = {hits[0]: True, hits[1]: True, hits[4]: False}
    link.hits = tuple(replace(hit, marked=marked.get(hit.item_id)) for hit in link.hits)
    _ask(window, SearchRequest("a lake", good=(1, 2), bad=(3,)))
    window.search_bar.keep_line.open_line()


def _groups(window: MainWindow, by: Grouping) -> None:
    _ask(window, SearchRequest("a lake sort:date"))
    window.search_bar.arrange.set_grouping(by)
    window.results.choose_first()
    window.results.setFocus()


def _history(window: MainWindow, link: StudioLink) -> None:
    for text in ("waves on the shore", "a lake in the mountains", "letter to Marie kind:document"):
        _ask(window, SearchRequest(text))
        window.history.keep()
    _ask(window, SearchRequest())
    window.search_bar.field.setFocus()
    QTest.keyClick(window.search_bar.field, Qt.Key.Key_Up)


def _record(window: MainWindow, link: StudioLink) -> None:
    line = window.search_bar.recording
    line._begin(48_000, 1)
    line._hear(array("h", [9000] * 60_000))


def _nothing_found(window: MainWindow, link: StudioLink) -> None:
    link.hits = tuple(replace(hit, relevance="weak", score=0.01) for hit in link.hits)
    _ask(window, SearchRequest("zebras in the snow kind:picture -folder:old date:2023"))


def _weak(window: MainWindow, cut: Cut) -> None:
    _ask(window, SearchRequest("a lake"))
    window.search_bar.relevance.slider.setValue(cut)


SCENES: tuple[Scene, ...] = (
    ("49-search-examples", nothing, nothing),
    ("50-search-chips", _dated, _chips),
    ("51-search-error", _dated, lambda window, link: _type(window, "a lake kind:pictre size:>5MB")),
    ("52-search-completion", _dated, lambda window, link: _type(window, "a lake folder:")),
    ("53-search-marks", _dated, _marks),
    ("54-search-days", _dated, lambda window, link: _groups(window, Grouping.DAY)),
    ("55-search-kinds-mirrored", _dated, lambda window, link: _groups(window, Grouping.KIND)),
    ("56-search-history", _dated, _history),
    ("57-search-recording", _dated, _record),
    ("58-search-nothing", _dated, _nothing_found),
    ("59-search-chips-narrow", _dated, _chips),
    ("60-search-chips-mirrored", _dated, _chips),
    ("61-search-everything", _dated, lambda window, link: _weak(window, Cut.ALL)),
)
