"""What is done with hits to ask further, how they are cut, sorted and grouped."""

from __future__ import annotations

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu

from desktop.search import pasting
from desktop.search.grouping import Grouping, Heading, grouped
from desktop.search.relevance import Cut, worth_showing
from desktop.search.result_model import HEADING_ROLE
from models.errors import UserError
from models.kinds import Kind
from models.query.parts import Example

_MONTH = [
    make_hit(1, moment="2023-05-02T10:00:00", folder="/a"),
    make_hit(2, Kind.AUDIO, moment="2023-05-01T10:00:00", folder="/b", relevance="maybe"),
    make_hit(3, moment="2023-05-02T09:00:00", folder="/b"),
    make_hit(4, Kind.DOCUMENT, moment="", folder="/a", relevance="weak"),
]


def _search_and_choose(desk: Desk, *rows: int) -> None:
    desk.search("lion")
    results = desk.window.results
    results.setCurrentIndex(results.hits.index(rows[0]))
    for row in rows[1:]:
        results.selectionModel().select(results.hits.index(row), results.selectionModel().SelectionFlag.Select)


@pytest.mark.parametrize(
    ("by", "headings", "order"),
    [
        (Grouping.NONE, [], [1, 2, 3, 4]),
        (Grouping.FOLDER, [("/a", 2), ("/b", 2)], [1, 4, 2, 3]),
        (Grouping.KIND, [("Pictures", 2), ("Sounds", 1), ("Documents", 1)], [1, 3, 2, 4]),
        (Grouping.RELEVANCE, [("Strong match", 2), ("May match", 1), ("Weak match", 1)], [1, 3, 2, 4]),
    ],
)
def test_groups_keep_the_order_of_the_engine(qapp, by, headings, order) -> None:
    entries = grouped(_MONTH, by)
    assert [(one.text, one.count) for one in entries if isinstance(one, Heading)] == headings
    assert [one.item_id for one in entries if not isinstance(one, Heading)] == order


def test_days_are_named_and_what_has_none_is_said_so(qapp) -> None:
    headings = [one for one in grouped(_MONTH, Grouping.DAY) if isinstance(one, Heading)]
    assert [heading.count for heading in headings] == [2, 1, 1]
    assert "2023" in headings[0].text and headings[2].text == "Without a date"


def test_keys_pass_over_headings_which_are_as_wide_as_the_grid(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hits = tuple(make_hit(number, folder=f"/{'abc'[number // 7]}") for number in range(21))
    desk.search("lion")
    desk.window.search_bar.arrange.set_grouping(Grouping.FOLDER)
    results = desk.window.results
    qtbot.waitUntil(lambda: results.visualRect(results.hits.index(0)).width() > 0)
    assert results.hits.index(0).data(HEADING_ROLE) == Heading("/a", 7)
    assert results.visualRect(results.hits.index(0)).width() >= results.viewport().width() - 2
    first, second = (results.visualRect(results.hits.index(row)) for row in (1, 2))
    assert first.top() == second.top() >= results.visualRect(results.hits.index(0)).bottom()
    results.choose_first()
    names = []
    for _ in range(12):
        assert results.current is not None
        names.append(results.current.folder)
        qtbot.keyClick(results, Qt.Key.Key_Down)
    assert names[0] == "/a" and names[-1] == "/c"
    qtbot.keyClick(results, Qt.Key.Key_Home)
    assert results.current is not None and results.current.name == "image-0.jpg"
    with qtbot.waitSignal(results.left):
        qtbot.keyClick(results, Qt.Key.Key_Up)
    for _ in range(20):
        qtbot.keyClick(results, Qt.Key.Key_Right)
    assert results.current.name == "image-20.jpg"


def test_the_grouping_is_kept(desk: Desk, settings: QSettings) -> None:
    desk.start()
    desk.window.search_bar.arrange.set_grouping(Grouping.KIND)
    assert settings.value("window/grouping") == "kind"
    texts = [action.text() for action in desk.window.search_bar.arrange.menu().actions() if action.isChecked()]
    assert texts == ["Newest first", "Kind"]


@pytest.mark.parametrize(
    ("scores", "cut", "shown"),
    [
        ((0.9, 0.3, 0.1), Cut.STRONG, 1),
        ((0.9, 0.3, 0.1), Cut.FITTING, 2),
        ((0.9, 0.3, 0.1), Cut.ALL, 3),
        ((0.1, 0.08), Cut.FITTING, 2),
        ((0.1, 0.08), Cut.STRONG, 0),
        ((0.001, 0.002), Cut.FITTING, 0),
        ((0.001, 0.002), Cut.ALL, 2),
        ((0.05,) * 40, Cut.FITTING, 12),
    ],
)
def test_relevance_is_cut(scores: tuple[float, ...], cut: Cut, shown: int) -> None:
    words = {True: "strong", False: "weak"}
    hits = [
        make_hit(number, score=score, relevance="maybe" if 0.15 <= score < 0.6 else words[score >= 0.6])
        for number, score in enumerate(scores)
    ]
    assert len(worth_showing(hits, cut)) == shown


def test_the_closest_are_found_whatever_the_order() -> None:
    hits = [make_hit(number, score=number / 1000, relevance="weak") for number in range(30, 60)]
    assert [hit.item_id for hit in worth_showing(hits)] == list(range(48, 60))


def test_where_all_is_far_off_nothing_is_found_unless_it_is_wanted(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hits = tuple(make_hit(number, score=0.001, relevance="weak") for number in range(7))
    desk.search("lion")
    assert desk.names() == []
    assert desk.window.search_bar._line.text() == "Nothing found"
    assert desk.window.nothing.isVisible() and desk.window.nothing.weaker.text() == "Show the 7 weak ones"
    desk.window.nothing.weaker.click()
    assert len(desk.names()) == 7
    assert "come closest" in desk.window.search_bar._line.text()


def test_what_only_filters_is_not_cut(desk: Desk) -> None:
    link = desk.start()
    link.hits = (make_hit(1, score=0.0, relevance="weak", name="kind:picture"),)
    desk.search("kind:picture")
    assert desk.names() == ["kind:picture"]
    assert not desk.window.search_bar.relevance.isVisible()


def test_more_like_several_hits(desk: Desk, qtbot) -> None:
    link = desk.start()
    _search_and_choose(desk, 0, 2)
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_actions.more.trigger()
    request = link.asked("search")[-1][0]
    assert [example.item for example in request.examples] == [1, 3]
    assert request.text == ""


def test_a_hit_is_added_and_then_excluded(desk: Desk, qtbot) -> None:
    link = desk.start()
    _search_and_choose(desk, 1)
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_actions.include.trigger()
    assert link.asked("search")[-1][0].text == "lion"
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_actions.exclude.trigger()
    assert link.asked("search")[-1][0].examples == (Example(item=2, weight=-1.0, name="audio-2.wav"),)
    assert [chip.face.text for chip in desk.window.search_bar.chips.chips] == ["lion", "not like audio-2.wav"]


def test_marks_are_sent_shown_and_taken_back(desk: Desk, qtbot) -> None:
    link = desk.start()
    _search_and_choose(desk, 1)
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_actions.good.trigger()
    assert link.asked("search")[-1][0].good == (2,)
    current = desk.window.results.current
    assert current is not None and current.item_id == 2 and current.marked is True
    spoken = desk.window.results.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "marked as good" in spoken
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_actions.bad.trigger()
    assert (link.asked("search")[-1][0].good, link.asked("search")[-1][0].bad) == ((), (2,))
    (chip,) = desk.window.search_bar.chips.chips
    assert chip.face.text == "1 bad"
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_actions.bad.trigger()
    assert desk.window.search_bar.chips.chips == ()


def test_the_chip_of_the_marks_clears_them(desk: Desk, qtbot) -> None:
    desk.start()
    _search_and_choose(desk, 0, 2)
    desk.window.search_actions.good.trigger()
    (chip,) = desk.window.search_bar.chips.chips
    assert chip.face.text == "2 good"
    chip.click()
    assert desk.window.query.request.good == ()


def test_nothing_is_marked_where_nothing_is_looked_for(desk: Desk) -> None:
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    desk.window.search_actions.good.trigger()
    assert desk.window.query.empty


def test_near_duplicates_unfold_and_the_place_is_kept(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hits = (*(make_hit(number) for number in range(5)), make_hit(9, folded=(20, 21, 22)))
    _search_and_choose(desk, 5)
    assert "3 more are nearly the same" in desk.window.results.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_actions.unfold.trigger()
    assert link.asked("search")[-1][0].folded is False
    assert desk.window.results.current is not None and desk.window.results.current.item_id == 9
    (chip,) = desk.window.search_bar.chips.chips
    chip.click()
    assert desk.window.query.request.folded


def test_a_click_on_the_number_of_near_duplicates_unfolds_them(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hits = (make_hit(1), make_hit(2, folded=(20, 21)))
    desk.search("lion")
    results = desk.window.results
    qtbot.waitUntil(lambda: results.visualRect(results.hits.index(1)).width() > 0)
    cells = [results.visualRect(results.hits.index(row)) for row in (0, 1)]
    badge = results._delegate.folded_badge(cells[1], results.hits.hits[1])
    inside = badge.center().toPoint() - cells[1].topLeft()
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=cells[0].topLeft() + inside)
    assert desk.window.query.request.folded
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=cells[1].topLeft() + inside)
    assert not desk.window.query.request.folded


def test_the_menu_of_a_hit_offers_it_all(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hits = (make_hit(1, folded=(7, 8)), make_hit(2))
    _search_and_choose(desk, 0, 1)
    results = desk.window.results
    menu = QMenu()
    desk.window.search_actions.fill(menu, results.hits.hits[0], results.selected)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "More like these",
        "Add to the search",
        "Exclude what is like it",
        "Good",
        "Bad",
        "Show the 2 like it",
    ]
    menu.deleteLater()


def test_a_picture_without_a_file_can_be_dropped(desk: Desk, qtbot, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(pasting, "examples_folder", lambda: str(tmp_path))
    link = desk.start()
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.window, QDragEnterEvent(QPoint(5, 5), action, mime, button, keys))
    assert desk.window._overlay.isVisible()
    with qtbot.waitSignal(desk.window.query.answered):
        QApplication.sendEvent(desk.window, QDropEvent(QPointF(5, 5), action, mime, button, keys))
    assert [example.name for example in link.asked("search")[-1][0].examples] == ["Pasted picture"]


def test_what_is_dropped_on_the_search_bar_is_added_to_what_is_asked(desk: Desk, qtbot) -> None:
    link = desk.start()
    desk.search("lion")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/some/where.jpg"), QUrl.fromLocalFile("/else/where.wav")])
    field = desk.window.search_bar.field
    place = field.mapTo(desk.window, field.rect().center())
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.window, QDragEnterEvent(place, action, mime, button, keys))
    with qtbot.waitSignal(desk.window.query.answered):
        QApplication.sendEvent(desk.window, QDropEvent(QPointF(place), action, mime, button, keys))
    request = link.asked("search")[-1][0]
    assert request.text == "lion"
    assert [example.path for example in request.examples] == [b"/some/where.jpg", b"/else/where.wav"]


def test_a_refused_search_says_why_and_its_error_goes_with_the_next_one(desk: Desk, qtbot) -> None:
    link = desk.start()
    desk.search("lion")
    assert desk.names()
    link.errors["search"] = UserError("Result 9 cannot be searched with.", "It is gone.", "Choose another.")
    desk.window.query.type_text("like:#9")
    qtbot.waitUntil(lambda: "Result 9" in desk.window.banner.message, timeout=5000)
    assert desk.names() == []
    link.errors.clear()
    desk.window.query.type_text("lion")
    assert desk.window.banner.message == ""
    qtbot.waitUntil(lambda: bool(desk.names()), timeout=5000)
