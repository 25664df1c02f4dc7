"""Two encoders side by side: what is asked of them, what is said of their answers, and what is never mixed up."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
import some_encoders as some
from conftest import Desk
from fake_link import FakeLink, make_hit
from PySide6.QtCore import Qt

from desktop import wording
from desktop.compare.compare_page import ComparePage
from desktop.compare.measures import shared
from models.answers import SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.views import EncoderStatus

_LEFT = tuple(make_hit(number, cosine=0.4 - number / 100) for number in range(1, 13))
_RIGHT = tuple(make_hit(number, cosine=0.3) for number in (20, 3, 2, 21, 22, 23, 24, 25, 26, 1, 4, 5))


@pytest.fixture
def open_page(desk: Desk, qtbot) -> Callable[..., ComparePage]:
    def open_page(*encoders: EncoderStatus, kind: Kind | None = None, text: str = "lion") -> ComparePage:
        def prepare(link: FakeLink) -> None:
            link.known_encoders = encoders or (some.BASIC, some.RESTING, some.COMING, some.HELPING, some.OFFERED)
            link.ranked = {"basic": _LEFT, "coming": _RIGHT}

        desk.prepare = prepare
        desk.start()
        if text:
            desk.search(text)
        desk.window.panels.show_comparison(kind)
        page = desk.window.panels.compare
        qtbot.waitUntil(lambda: bool(page._encoders))
        return page

    return open_page


def _answered(page: ComparePage, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(page.left.hits) and bool(page.right.hits))


def test_the_one_that_answers_and_the_next_are_compared_on_what_is_searched_for(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    _answered(page, qtbot)
    assert [side.encoder.name for side in (page.left, page.right)] == ["basic", "coming"]
    assert page.field.text() == "lion"
    asked = {request.encoder: request for (request,) in desk.link.asked("search") if request.encoder}
    assert set(asked) == {"basic", "coming"}
    wanted = SearchRequest(text="lion", kinds=(Kind.IMAGE,), limit=60, by="content", encoder="basic")
    assert asked["basic"] == wanted
    assert [page.left.box.itemText(place) for place in range(page.left.box.count())] == ["Basic", "Resting", "Coming"]


def test_beside_a_better_one_stands_the_basic_one(open_page) -> None:
    better = replace(some.FILLED, chosen=True)
    page = open_page(some.RESTING, better, replace(some.BASIC, chosen=False))
    assert [side.encoder.name for side in (page.left, page.right)] == ["filled", "basic"]


def test_a_service_that_is_not_at_work_is_never_asked(open_page, desk: Desk, qtbot) -> None:
    sending = replace(some.RESTING, leaves="All text goes to api.example.com.", kinds=(Kind.IMAGE,))
    page = open_page(some.BASIC, sending, some.FILLING)
    _answered_by(page, qtbot, "basic", "filling")
    assert page.right.box.count() == 2
    desk.link.known_encoders = (some.BASIC, replace(sending, filled=True), some.FILLING)
    desk.link.on_event("encoders", None)
    qtbot.waitUntil(lambda: page.right.box.count() == 3)
    assert "resting" not in {request.encoder for (request,) in desk.link.asked("search")}
    page.right.choose("resting")
    assert page.right._leaves.text() == "All text goes to api.example.com."
    assert page.right._leaves.isVisible()


def test_how_much_both_found_and_how_long_it_took(open_page, qtbot) -> None:
    page = open_page()
    _answered(page, qtbot)
    assert page.said == "3 of the first 10 are the same."
    assert page.left.said == "12 strong matches \N{MIDDLE DOT} 34 ms"


def _answered_by(page: ComparePage, qtbot, left: str, right: str) -> None:
    qtbot.waitUntil(lambda: [side.encoder and side.encoder.name for side in (page.left, page.right)] == [left, right])


@pytest.mark.parametrize(
    ("relevances", "said"),
    [
        (("strong", "maybe"), "1 strong match"),
        (("maybe", "maybe", "weak"), "2 may match"),
        (("weak",), "Nothing fits well"),
        ((), "Nothing found"),
    ],
)
def test_how_well_a_side_answers_is_said_honestly(open_page, desk: Desk, qtbot, relevances, said: str) -> None:
    page = open_page()
    _answered(page, qtbot)
    hits = [make_hit(place, relevance=relevance) for place, relevance in enumerate(relevances)]
    desk.link.ranked["basic"] = tuple(hits)
    page.send()
    qtbot.waitUntil(lambda: page.left.said.startswith(said))


def test_each_hit_has_its_cosine_and_its_distance(open_page, qtbot) -> None:
    page = open_page()
    _answered(page, qtbot)
    first = page.left.results.hits.index(0)
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Strong match, in /library/things, cosine 0.390, Euclidean distance 1.105")
    assert "cosine 0.390" in first.data(Qt.ItemDataRole.ToolTipRole)
    assert page.left.results.gridSize().height() > page.left.results._delegate._name_height() * 3


@pytest.mark.parametrize(("cosine", "distance"), [(1.0, 0.0), (0.0, math.sqrt(2)), (-1.0, 2.0), (1.0000001, 0.0)])
def test_distance_follows_from_the_cosine_of_vectors_of_length_one(cosine: float, distance: float) -> None:
    assert wording.euclidean(cosine) == pytest.approx(distance)


def test_a_hit_by_words_alone_has_no_figures() -> None:
    assert wording.measures(make_hit(1)) == ""


def test_shared_counts_items_not_files() -> None:
    one, other = make_hit(1), make_hit(1, item_id=77)
    assert shared((one,), (other,)) == 0
    assert shared((one, other), (other, one)) == 2
    assert shared(_LEFT[:1], _RIGHT) == 1
    assert shared(_LEFT[3:4], _RIGHT, first=10) == 0, "it is the eleventh there"


def test_an_answer_to_an_older_question_is_never_shown(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    _answered(page, qtbot)
    desk.link.hold("basic: tiger")
    page.field.setText("tiger")
    page.send()
    desk.wait_asked("search", 6)
    desk.link.ranked["basic"] = (make_hit(99, cosine=0.1),)
    page.field.setText("tigers")
    page.send()
    qtbot.waitUntil(lambda: [hit.name for hit in page.left.hits] == ["image-99.jpg"])
    desk.link.ranked["basic"] = _LEFT
    desk.link.release("basic: tiger")
    qtbot.wait(60)
    assert [hit.name for hit in page.left.hits] == ["image-99.jpg"]


def test_what_comes_while_typing_goes_on_is_stale(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    _answered(page, qtbot)
    desk.link.hold("basic: tiger")
    page.field.setText("tiger")
    page.send()
    page._typing.setInterval(60_000)
    qtbot.keyClicks(page.field, "s")
    desk.link.ranked["basic"] = (make_hit(99, cosine=0.1),)
    with qtbot.assertNotEmitted(page.left.answered, wait=60):
        desk.link.release("basic: tiger")


def test_fast_typing_asks_each_once(open_page, desk: Desk, qtbot) -> None:
    page = open_page(text="")
    before = len(desk.link.asked("search"))
    qtbot.keyClicks(page.field, "lion")
    _answered(page, qtbot)
    assert [request.text for (request,) in desk.link.asked("search")[before:]] == ["lion", "lion"]


def test_another_encoder_is_asked_when_it_is_chosen(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    _answered(page, qtbot)
    desk.link.ranked["resting"] = _LEFT[:2]
    page.right.choose("resting")
    qtbot.waitUntil(lambda: page.right.hits == _LEFT[:2])
    assert page.said == "2 of the first 2 are the same."


def test_use_this_one_switches_and_can_be_undone(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    _answered(page, qtbot)
    assert not page.left.use.isEnabled()
    assert page.left.use.text() == "Answers now"
    page.right.use.click()
    assert desk.wait_asked("use_encoder") == [("coming",)]
    qtbot.waitUntil(lambda: desk.window.banner.message == "Coming answers now.")
    desk.window.banner._button.click()
    assert desk.wait_asked("use_encoder", 2)[-1] == ("basic",)


def test_a_side_that_cannot_answer_says_why(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    _answered(page, qtbot)
    desk.link.errors["search"] = UserError("The encoder keeps failing.", "It is damaged.", "Remove it.")
    page.send()
    qtbot.waitUntil(lambda: "It is damaged." in page.left.said and "It is damaged." in page.right.said)
    assert page.left.hits == ()
    assert page.said == ""
    assert not desk.window.banner.message


def test_without_two_it_leads_to_the_encoders(open_page, desk: Desk, qtbot) -> None:
    page = open_page(some.BASIC, some.OFFERED)
    assert not page.left.isVisible()
    desk.window.panels.compare.encoders_wanted.emit()
    assert desk.window.panels.encoders.isVisible()


def test_the_kind_that_has_two_is_chosen_where_nothing_is_asked_yet(open_page, qtbot) -> None:
    sounds = [replace(one, kinds=(Kind.AUDIO,)) for one in (some.BASIC, some.RESTING)]
    page = open_page(*sounds, text="")
    qtbot.waitUntil(lambda: page.kind is Kind.AUDIO)
    assert page.left.isVisible()


def test_keys_lead_from_the_grid_to_the_field_and_open(open_page, desk: Desk, qtbot, monkeypatch) -> None:
    opened: list[bytes] = []
    monkeypatch.setattr("desktop.opening.open_file", opened.append)
    page = open_page()
    _answered(page, qtbot)
    desk.window.activateWindow()
    page.left.results.setCurrentIndex(page.left.results.hits.index(0))
    qtbot.keyClick(page.left.results, Qt.Key.Key_Return)
    assert opened == [_LEFT[0].path]
    qtbot.keyClicks(page.left.results, "s")
    assert page.field.text() == "lions"
    qtbot.keyClick(page.left.results, Qt.Key.Key_Up)
    qtbot.waitUntil(page.field.hasFocus)


def test_the_field_of_the_window_makes_room_and_the_search_key_leads_here(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    assert not desk.window.search_bar.isVisible()
    desk.window.activateWindow()
    page.left.box.setFocus()
    desk.window.take_keys()
    qtbot.waitUntil(page.field.hasFocus)
    desk.window.panels.left.emit()
    assert desk.window.search_bar.isVisible()
