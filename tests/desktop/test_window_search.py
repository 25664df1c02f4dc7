"""Searching in the window: typing, keys, examples, stale answers, what the grid says of its hits."""

from __future__ import annotations

import pytest
from conftest import Desk
from fake_link import FakeLink, make_hit
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QMenu

from desktop.search.relevance import Cut
from desktop.search.result_view import LARGEST_PX, SMALLEST_PX
from models.answers import SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.query.parts import Example
from models.views import LibraryStatus

_KINDS_ALIKE = [(), (Kind.IMAGE,), (Kind.FILM,), (Kind.AUDIO,), (Kind.DOCUMENT,)]


def test_the_newest_files_are_shown_before_anything_is_asked(desk: Desk) -> None:
    link = desk.start()
    assert link.asked("search") == [(SearchRequest(),)]
    assert desk.names() == ["image-1.jpg", "audio-2.wav", "document-3.pdf", "image-4.jpg"]


def test_typing_shows_hits(desk: Desk) -> None:
    desk.start()
    desk.search("keep")
    assert desk.names() == ["document-3.pdf"]


def test_fast_typing_asks_once(desk: Desk) -> None:
    link = desk.start()
    desk.search("lion")
    assert [request.text for (request,) in link.asked("search")] == ["", "lion"]


def test_enter_asks_at_once(desk: Desk, qtbot) -> None:
    link = desk.start()
    desk.window.query._typing.setInterval(60_000)
    qtbot.keyClicks(desk.window.search_bar.field, "keep")
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Return)
    assert link.asked("search")[-1][0].text == "keep"
    assert desk.names() == ["document-3.pdf"]


def test_an_answer_to_an_older_question_is_never_shown(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hold("audio")
    desk.window.query.type_text("audio")
    desk.window.query.send()
    desk.wait_asked("search", 2)
    desk.search("keep")
    answers = []
    desk.window.query.answered.connect(lambda request, answer: answers.append(request.text))
    link.release("audio")
    qtbot.wait(100)
    assert answers == []
    assert desk.names() == ["document-3.pdf"]


def test_an_answer_that_comes_while_typing_goes_on_is_stale(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hold("audio")
    desk.window.query.type_text("audio")
    desk.window.query.send()
    desk.wait_asked("search", 2)
    desk.window.query._typing.setInterval(60_000)
    desk.window.query.type_text("audio file")
    with qtbot.assertNotEmitted(desk.window.query.answered, wait=100):
        link.release("audio")


def test_escape_clears_words_and_example(desk: Desk, qtbot) -> None:
    desk.start()
    desk.search("keep")
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.find_like_hit(make_hit(1), ())
    assert [chip.face.text for chip in desk.window.search_bar.chips.chips] == ["like image-1.jpg"]
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Escape)
    assert desk.window.query.empty
    assert desk.window.search_bar.chips.chips == ()
    assert len(desk.names()) == 4


def test_backspace_in_an_empty_field_drops_the_example(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.find_like_hit(make_hit(1), ())
    qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Backspace)
    assert desk.window.query.examples == ()


def test_keys_lead_from_the_field_into_the_grid_and_back(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Down)
    results = desk.window.results
    qtbot.waitUntil(results.hasFocus)
    assert results.current is not None and results.current.name == "image-1.jpg"
    qtbot.keyClick(results, Qt.Key.Key_Right)
    assert results.current.name == "audio-2.wav"
    qtbot.keyClick(results, Qt.Key.Key_Up)
    qtbot.waitUntil(desk.window.search_bar.field.hasFocus)


def test_typing_in_the_grid_goes_on_in_the_field(desk: Desk, qtbot) -> None:
    desk.start()
    qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.keyClicks(desk.window.results, "k")
        qtbot.keyClicks(desk.window.search_bar.field, "eep")
    assert desk.window.search_bar.field.text() == "keep"
    assert desk.names() == ["document-3.pdf"]


def test_enter_opens_the_current_hit(desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bytes] = []
    monkeypatch.setattr("desktop.opening.open_file", opened.append)
    desk.start()
    qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(desk.window.results, Qt.Key.Key_Return)
    assert opened == [b"/library/things/image-1.jpg"]


def test_a_file_that_is_gone_is_said_in_the_banner(desk: Desk, qtbot) -> None:
    desk.start()
    qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(desk.window.results, Qt.Key.Key_Return)
    assert "image-1.jpg is not there any more." in desk.window.banner.message


@pytest.mark.parametrize("kinds", _KINDS_ALIKE)
def test_find_similar_asks_for_each_kind(desk: Desk, qtbot, kinds: tuple[Kind, ...]) -> None:
    link = desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(1))
    menu = next(child for child in desk.window.preview.buttons.findChildren(QMenu))
    entry = _KINDS_ALIKE.index(kinds)
    with qtbot.waitSignal(desk.window.query.answered):
        menu.actions()[entry].trigger()
    request = link.asked("search")[-1][0]
    assert (request.examples, request.kinds, request.text) == ((Example(item=2, name="audio-2.wav"),), kinds, "")
    assert "audio-2.wav" in desk.window.search_bar.chips.chips[0].text()
    checked = [row.kinds for row in desk.window.sidebar._kind_rows if row.isChecked()]
    assert checked == [kinds]


def test_what_is_not_indexed_yet_is_searched_by_its_path(desk: Desk, qtbot) -> None:
    link = desk.start()
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.find_like_hit(make_hit(9, item_id=None), ())
    request = link.asked("search")[-1][0]
    assert request.examples == (Example(path=b"/library/things/image-9.jpg", name="image-9.jpg"),)


def test_the_kind_filter_asks_for_that_kind(desk: Desk, qtbot) -> None:
    link = desk.start()
    with qtbot.waitSignal(desk.window.query.answered):
        next(row for row in desk.window.sidebar._kind_rows if row.kinds == (Kind.AUDIO,)).click()
    assert link.asked("search")[-1][0].kinds == (Kind.AUDIO,)
    assert desk.names() == ["audio-2.wav"]


def test_nothing_found_offers_all_kinds(desk: Desk, qtbot) -> None:
    desk.start()
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.query.set_kinds((Kind.AUDIO,))
    desk.search("keep")
    assert desk.window.nothing.isVisible()
    assert desk.window.search_bar._line.text() == "Nothing found"
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.nothing._all_kinds.click()
    assert desk.names() == ["document-3.pdf"]
    assert desk.window.results.isVisible()


def test_an_empty_library_welcomes(desk: Desk, qtbot) -> None:
    def empty(link: FakeLink) -> None:
        link.hits, link.library = (), LibraryStatus()

    desk.prepare = empty
    desk.start()
    qtbot.waitUntil(desk.window.welcome.isVisible)


def test_the_count_and_the_notes_are_said(desk: Desk) -> None:
    desk.prepare = lambda link: setattr(link, "notes", ("Sounds have no tags yet.",))
    desk.start()
    desk.search("image")
    assert desk.window.search_bar._line.text() == "2 results"
    assert desk.window.search_bar._notes.text() == "Sounds have no tags yet."


def test_a_change_in_the_library_keeps_the_place_in_the_grid(desk: Desk, qtbot) -> None:
    link = desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(2))
    desk.window.query._refreshing.setInterval(0)
    link.hits = (make_hit(7), *link.hits)
    with qtbot.waitSignal(desk.window.query.answered):
        link.on_event("changed", None)
    assert desk.names()[0] == "image-7.jpg"
    assert desk.window.results.current is not None
    assert desk.window.results.current.name == "document-3.pdf"


def test_hits_are_spoken_with_all_that_is_seen(desk: Desk) -> None:
    desk.start()
    desk.search("image-4")
    index = desk.window.results.hits.index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "image-4.jpg, Picture, May match, 3 copies, in /library/things"


def test_dragging_out_gives_file_addresses_also_of_odd_names(desk: Desk, qtbot) -> None:
    odd = make_hit(5, path=b"/library/caf\xe9 \xff.jpg")
    desk.prepare = lambda link: setattr(link, "hits", (odd, make_hit(1)))
    desk.start()
    hits = desk.window.results.hits
    mime = hits.mimeData([hits.index(0), hits.index(1)])
    addresses = [bytes(url.toEncoded().data()) for url in mime.urls()]
    assert addresses == [b"file:///library/caf%E9%20%FF.jpg", b"file:///library/things/image-1.jpg"]
    assert mime.urls()[1] == QUrl.fromLocalFile("/library/things/image-1.jpg")


def test_copy_path_copies_all_selected(desk: Desk) -> None:
    desk.start()
    desk.window.results.selectAll()
    desk.window.actions_on_hits.copy_paths(desk.window.results.selected)
    assert len(QApplication.clipboard().text().split("\n")) == 4


@pytest.mark.parametrize("width_px", [SMALLEST_PX, 200, LARGEST_PX])
def test_cells_fill_the_width_whatever_their_size(desk: Desk, qtbot, width_px: int) -> None:
    desk.start()
    desk.window.size_bar.set_width_px(width_px)
    results = desk.window.results
    room = results.viewport().width()
    columns = room // results.gridSize().width()
    assert 0 <= room - columns * results.gridSize().width() <= columns + 1
    assert abs(results.gridSize().width() - width_px) <= width_px / 2
    qtbot.waitUntil(lambda: results.visualRect(results.hits.index(0)).width() > 0)
    first, last = results.visualRect(results.hits.index(0)), results.visualRect(results.hits.index(min(columns, 4) - 1))
    assert first.top() == last.top(), "the row was wrapped although it fits"


def test_an_error_of_the_search_is_a_banner_not_a_dialog(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.errors["search"] = UserError("The query is too long.", "It has a thousand words.", "Use fewer.")
    desk.window.query.type_text("x")
    qtbot.waitUntil(lambda: bool(desk.window.banner.message))
    assert desk.window.banner.message == "The query is too long. It has a thousand words. Use fewer."
    assert desk.window._bug_dialog is None


def test_weak_hits_wait_until_they_are_wanted(desk: Desk) -> None:
    link = desk.start()
    link.hits = (make_hit(1), *(make_hit(number, relevance="weak") for number in range(2, 40)))
    desk.search("lion")
    relevance = desk.window.search_bar.relevance
    assert desk.names() == ["image-1.jpg"]
    assert relevance.isVisible() and relevance.word.text() == "38 weaker ones hidden"
    relevance.slider.setValue(Cut.ALL)
    assert len(desk.names()) == 39
    assert relevance.word.text() == "Everything"
    relevance.slider.setValue(Cut.FITTING)
    assert desk.names() == ["image-1.jpg"]


def test_where_nothing_fits_the_closest_are_shown_and_called_so(desk: Desk) -> None:
    link = desk.start()
    link.hits = tuple(make_hit(number, relevance="weak") for number in range(40))
    desk.search("lion")
    assert len(desk.names()) == 12
    assert "come closest" in desk.window.search_bar._line.text()
