"""What is typed is shown as chips; what is done to a chip changes the query, and can be undone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from conftest import Desk
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop import wording
from desktop.search import chip_words, editing
from desktop.search.chips import Chip
from models.answers import SearchRequest
from models.query.parser import parse
from models.query.parts import Example, Order, QueryError, Span

_DAY = date(2026, 3, 8)
_PIECES = ["lake", "-people", '"old boat"', "boat^2", "like:/a/b.jpg", "kind:picture", "-folder:old", "tag:x", "+red"]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=6).map(lambda pieces: " ".join([*pieces, "sort:name"]))


def _ask(desk: Desk, request: SearchRequest) -> None:
    with desk.qtbot.waitSignal(desk.window.query.answered):
        desk.window.query.ask(request)


def _chips(desk: Desk) -> list[str]:
    return [f"{chip.face.text} {chip.face.weight}".strip() for chip in desk.window.search_bar.chips.chips]


def _chip(desk: Desk, text: str) -> Chip:
    return next(chip for chip in desk.window.search_bar.chips.chips if chip.face.text == text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kind:picture", "Pictures"),
        ("kind:picture,film", "Pictures or Films"),
        ("-kind:picture", "not pictures"),
        ("date:2023-05..2023-08", "2023-05 to 2023-08"),
        ("date:2021", "2021"),
        ("date:2021..2023", "2021 to 2023"),
        ("date:2023-05", "2023-05"),
        ("-folder:old", "not in old"),
        ("size:>5MB", "larger than 5 MB"),
        ("size:<=100kB", "smaller than 100 kB"),
        ("duration:<10s", "shorter than 10 s"),
        ("duration:1m30s..2m", "1:30 to 2:00"),
        ("ext:jpg,png", "JPG or PNG"),
        ("has:text", "with words in it"),
        ("is:offline", "on a drive that is away"),
        ("tag:receipts", "tagged receipts"),
        ("camera:leica", "taken with leica"),
        ("name:invoice", "called invoice"),
        ("near:52.5,13.4,5km", "within 5 km of 52.5, 13.4"),
    ],
)
def test_filters_are_said_in_plain_words(text: str, shown: str, qapp: QApplication) -> None:
    (chip,) = parse(text, _DAY).filters
    assert chip_words.filter_text(chip).replace("\N{NO-BREAK SPACE}", " ") == shown


def test_one_plain_description_needs_no_chips(desk: Desk) -> None:
    desk.start()
    desk.search("two dogs on a beach")
    assert _chips(desk) == []
    assert not desk.window.search_bar.chips.isVisible()


def test_every_part_and_filter_has_a_chip(desk: Desk) -> None:
    desk.start()
    _ask(desk, SearchRequest('dogs kind:picture beach -people "north shore"^2 -folder:old'))
    quoted = "\N{LEFT DOUBLE QUOTATION MARK}north shore\N{RIGHT DOUBLE QUOTATION MARK}"
    assert _chips(desk) == [
        "dogs beach",
        "not people",
        f"{quoted} \N{MULTIPLICATION SIGN}2",
        "Pictures",
        "not in old",
    ]


def test_a_click_takes_a_chip_out_of_the_text_and_undo_brings_it_back(desk: Desk, qtbot) -> None:
    link = desk.start()
    _ask(desk, SearchRequest("dogs kind:picture beach -people"))
    with qtbot.waitSignal(desk.window.query.answered):
        _chip(desk, "dogs beach").click()
    assert desk.window.search_bar.field.text() == "kind:picture -people"
    assert link.asked("search")[-1][0].text == "kind:picture -people"
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.query.text == "dogs kind:picture beach -people"
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.query.text == "kind:picture -people"


@pytest.mark.parametrize(
    ("key", "text"),
    [("+", "red^1.5 -people"), ("-", "red^0.5 -people"), ("n", "-red -people")],
)
def test_keys_weigh_a_chip_and_turn_it_round(desk: Desk, qtbot, key: str, text: str) -> None:
    desk.start()
    _ask(desk, SearchRequest("red -people"))
    qtbot.keyClicks(_chip(desk, "red"), key)
    assert desk.window.query.text == text


def test_a_chip_that_is_asked_for_again_does_not_join_the_other_words(desk: Desk, qtbot) -> None:
    desk.start()
    _ask(desk, SearchRequest("red -people"))
    qtbot.keyClicks(_chip(desk, "not people"), "n")
    assert [part.text for part in desk.window.query.understood.parts] == ["red", "people"]


def test_the_wheel_weighs_and_delete_removes(desk: Desk, qtbot) -> None:
    desk.start()
    example = Example(item=1, name="image-1.jpg")
    _ask(desk, SearchRequest(examples=(example,)))
    chip = _chip(desk, "like image-1.jpg")
    for _ in range(2):
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(chip, turn)
    assert desk.window.query.examples[0].weight == 2
    assert _chips(desk) == ["like image-1.jpg \N{MULTIPLICATION SIGN}2"]
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert desk.window.query.empty


def test_the_keys_stay_among_the_chips_or_go_back_to_the_field(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    _ask(desk, SearchRequest("red -people kind:picture"))
    first = desk.window.search_bar.chips.chips[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: desk.window.search_bar.chips.chips[0].hasFocus())
    assert _chips(desk) == ["not people", "Pictures"]
    for _ in range(2):
        qtbot.keyClick(desk.window.search_bar.chips.chips[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(desk.window.search_bar.field.hasFocus)


def test_the_menu_of_a_chip_offers_what_its_keys_do(desk: Desk) -> None:
    desk.start()
    _ask(desk, SearchRequest("red -folder:old"))
    texts = [action.text().partition("\t")[0] for action in _chip(desk, "red").menu().actions()]
    assert texts == ["Leave it out", "Count more", "Count less", "Move to the front", "Move to the back", "", "Remove"]
    menu = _chip(desk, "not in old").menu()
    next(action for action in menu.actions() if action.text().startswith("Ask for it")).trigger()
    assert desk.window.query.text == "red folder:old"
    for chip in desk.window.search_bar.chips.chips:
        for one in chip.findChildren(type(menu)):
            one.deleteLater()


def test_what_was_done_to_a_chip_is_undone_where_it_was_done(desk: Desk, qtbot) -> None:
    desk.start()
    _ask(desk, SearchRequest("red -people"))
    qtbot.keyClicks(_chip(desk, "red"), "+")
    qtbot.keyClick(_chip(desk, "red"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.query.text == "red -people"
    qtbot.keyClick(desk.window.results, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.query.empty


def test_keys_move_a_chip_among_its_like_and_the_keys_go_with_it(desk: Desk, qtbot) -> None:
    desk.start()
    _ask(desk, SearchRequest(text='lake -people "old boat" kind:picture tag:holiday sort:name'))
    chip = _chip(desk, "lake")
    chip.setFocus()
    for _ in range(5):
        qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.window.query.text == '-people "old boat" lake kind:picture tag:holiday sort:name'
    assert desk.window.focusWidget() is _chip(desk, "lake")
    chip = _chip(desk, "tagged holiday")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.window.query.text == '-people "old boat" lake tag:holiday kind:picture sort:name'
    desk.window.query.undo()
    assert desk.window.query.text == '-people "old boat" lake kind:picture tag:holiday sort:name'


def test_a_chip_is_dropped_where_it_is_let_go(desk: Desk) -> None:
    desk.start()
    _ask(desk, SearchRequest(text="lake -people", examples=(Example(item=1, name="a"), Example(item=2, name="b"))))
    row = desk.window.search_bar.chips
    lake, people = _chip(desk, "lake"), _chip(desk, "not people")
    row._drop(lake, people.geometry().center() + QPoint(people.width() // 4, 0))
    assert desk.window.query.text == "-people lake"
    first, second = _chip(desk, "like a"), _chip(desk, "like b")
    row._drop(second, first.geometry().topLeft() + QPoint(1, 5))
    assert [one.name for one in desk.window.query.examples] == ["b", "a"]
    row._drop(_chip(desk, "like b"), row.rect().topLeft())
    assert [one.name for one in desk.window.query.examples] == ["b", "a"], "it is there already"


@given(text=_TEXTS, data=st.data())
def test_moving_a_chip_asks_the_same(text: str, data: st.DataObject) -> None:
    try:
        query = parse(text, _DAY)
    except QueryError:
        return
    ones = [*query.parts, *query.filters]
    if not ones:
        return
    one = data.draw(st.sampled_from(ones))
    again = parse(editing.moved(text, query, one, data.draw(st.integers(0, 5))), _DAY)
    assert Counter(map(_meant, again.parts)) == Counter(map(_meant, query.parts))
    assert Counter(map(_meant, again.filters)) == Counter(map(_meant, query.filters))
    assert again.order is query.order


def _meant(one: object) -> str:
    return repr(replace(one, span=Span(0, 0)))  # type: ignore[type-var]


def test_thousands_of_parts_make_few_chips(desk: Desk) -> None:
    desk.start()
    desk.window.query.type_text("-a " * 3000)
    assert len(desk.window.search_bar.chips.chips) == 40
    assert desk.window.search_bar.chips._more.text() == f"and {wording.number(2960)} more"


def test_undo_goes_back_over_what_was_typed_in_one_step(desk: Desk, qtbot) -> None:
    desk.start()
    desk.search("keep")
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_bar.field.undo_wanted.emit()
    assert desk.window.query.empty


def test_an_order_is_a_part_of_the_text(desk: Desk) -> None:
    desk.start()
    _ask(desk, SearchRequest("lion sort:size"))
    arrange = desk.window.search_bar.arrange
    assert arrange.text() == "Largest first"
    next(action for action in arrange.menu().actions() if action.text() == "Newest first").trigger()
    assert desk.window.query.text == "lion sort:date"
    next(action for action in arrange.menu().actions() if action.text() == "Relevance").trigger()
    assert desk.window.query.text == "lion"


def test_variety_is_asked_for_and_undone(desk: Desk, qtbot) -> None:
    link = desk.start()
    desk.search("lion")
    (vary,) = (one for one in desk.window.search_bar.arrange.menu().actions() if one.text().startswith("Neighbours"))
    with qtbot.waitSignal(desk.window.query.answered):
        vary.trigger()
    assert link.asked("search")[-1][0].variety == 0.5
    desk.window.query.undo()
    assert not vary.isChecked()


@pytest.mark.parametrize("text", ["a sort:name b sort:size", 'sort:name "sort:date"', "", "sort:"])
@pytest.mark.parametrize("order", list(Order))
def test_any_text_can_be_sorted_anew(text: str, order: Order) -> None:
    before, after = parse(text, _DAY), parse(editing.sorted_by(text, order), _DAY)
    assert after.order is order
    assert [part.text for part in before.parts] == [part.text for part in after.parts]


def test_filters_can_be_taken_away_where_nothing_was_found(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hits = ()
    _ask(desk, SearchRequest("lion kind:picture -folder:old"))
    qtbot.waitUntil(desk.window.nothing.isVisible)
    offers = [one for one in desk.window.nothing.findChildren(QPushButton) if "Without" in one.text()]
    assert len([one for one in offers if one.isVisible()]) == 2
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.nothing.offers[1].click()
    assert desk.window.query.text == "lion kind:picture"
