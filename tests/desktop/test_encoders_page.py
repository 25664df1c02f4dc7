"""The page of encoders: every state, every action, with the mouse and with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import some_encoders as some
from conftest import Desk
from fake_link import FakeLink
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.encoders.encoder_card import EncoderCard
from desktop.encoders.encoders_page import EncodersPage
from desktop.encoders.stages import Deed
from models.errors import UserError
from models.jobs import Progress
from models.kinds import ITEM_KINDS, Kind
from models.views import DownloadStatus, EncoderStatus, LibraryStatus

_ASKED_IN_PASSING = {
    "status", "settings", "search", "suggestions", "encoders", "spaces", "facets", "saved.all", "shared.all",
}  # fmt: skip

_ALL = (
    some.BASIC,
    some.COMING,
    some.RESTING,
    some.HELPING,
    some.OFFERED,
    some.OTHER,
    some.RESEARCH,
    some.PAUSED,
    some.DAMAGED,
)


@pytest.fixture
def open_page(desk: Desk, qtbot) -> Callable[..., EncodersPage]:
    def open_page(*encoders: EncoderStatus, **attributes: Any) -> EncodersPage:
        def prepare(link: FakeLink) -> None:
            link.known_encoders = encoders or _ALL
            for name, value in attributes.items():
                setattr(link, name, value)

        desk.prepare = prepare
        desk.start()
        desk.window.panels.show_encoders()
        page = desk.window.panels.encoders
        qtbot.waitUntil(lambda: bool(page.cards) and not page._slices.busy)
        return page

    return open_page


def _words(card: EncoderCard) -> str:
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    return "\n".join(text for text in shown if text)


def _shown(card: EncoderCard) -> list[Deed]:
    return [deed for deed, button in card.buttons.items() if button.isVisible()]


def _change(desk: Desk, qtbot, page: EncodersPage, *encoders: EncoderStatus) -> None:
    """The list becomes another, and the engine says so."""
    desk.link.known_encoders = encoders
    desk.link.on_event("encoders", None)
    qtbot.waitUntil(lambda: page._encoders == encoders and not page._slices.busy)


def test_each_kind_has_its_section_and_says_which_one_answers(open_page) -> None:
    page = open_page(*_ALL, replace(some.BASIC, name="text", title="Text", kinds=(Kind.DOCUMENT,)))
    pictures, sounds, documents = (page.sections[kind] for kind in ITEM_KINDS)
    assert pictures._now.text() == "Answers your words now: Basic. Takes over when it has seen everything: Coming."
    assert "Nothing answers words" in sounds._now.text()
    assert list(documents.cards) == ["text"]
    assert page.cards["basic"].property("answering") is True
    assert "Answers now" in _words(page.cards["basic"])
    assert page.cards["basic"].accessibleName() == "Basic, Answers now"


def test_all_but_the_best_is_folded_away_until_it_is_wanted(open_page, qtbot) -> None:
    page = open_page()
    section = page.sections[Kind.IMAGE]
    assert "offered" in page.cards
    assert not {"other", "research"} & set(page.cards), "what nobody asked for is not even made"
    assert section.more.text() == "More (2)"
    section.more.click()
    qtbot.waitUntil(lambda: {"other", "research"} <= set(page.cards) and page.cards["research"].isVisible())
    assert "A graphics card is advisable" in _words(page.cards["other"])
    section.more.click()
    assert not page.cards["other"].isVisible()


def test_cards_lie_in_the_order_of_what_matters(open_page, qtbot) -> None:
    page = open_page()
    page.sections[Kind.IMAGE].more.click()
    qtbot.waitUntil(lambda: len(page.cards) == len(_ALL) and not page._slices.busy)
    names = ["basic", "coming", "paused", "damaged", "resting", "helping", "offered", "other", "research"]
    qtbot.waitUntil(lambda: sorted(page.cards, key=lambda name: page.cards[name].y()) == names)


def test_filling_is_shown_with_how_far_it_has_come(open_page) -> None:
    page = open_page()
    card = page.cards["coming"]
    assert card.progress.text == "Has looked into 340 of 800 pictures and films; takes over when it has seen all."
    assert card.progress.bar.isVisible()
    assert card.progress.bar.value() == 425
    assert not page.cards["basic"].progress.bar.isVisible(), "nothing is left to do there"


@pytest.mark.parametrize(
    ("name", "deed", "call"),
    [
        ("coming", Deed.USE_NOW, ("use_encoder", "coming")),
        ("coming", Deed.REST, ("rest_encoder", "coming")),
        ("resting", Deed.USE_WHEN_READY, ("use_when_ready", "resting")),
        ("resting", Deed.USE_NOW, ("use_encoder", "resting")),
        ("offered", Deed.DOWNLOAD, ("download_encoder", "offered")),
        ("paused", Deed.RESUME, ("download_encoder", "paused")),
    ],
)
def test_what_is_harmless_is_done_at_once(open_page, desk: Desk, name: str, deed: Deed, call) -> None:
    page = open_page()
    page.cards[name].buttons[deed].click()
    assert desk.wait_asked(call[0]) == [call[1:]]
    assert not page.cards[name].question.text


@pytest.mark.parametrize(
    ("name", "deed", "method", "asked"),
    [
        ("resting", Deed.REMOVE, "remove_encoder", "What it knows of 700 pictures and films is deleted, too."),
        ("damaged", Deed.REMOVE, "remove_encoder", "Remove Damaged?"),
        ("paused", Deed.DISCARD, "discard_download", "Discard the 200 MB"),
    ],
)
def test_what_deletes_asks_once_where_its_button_is(
    open_page, desk: Desk, qtbot, name: str, deed: Deed, method: str, asked: str
) -> None:
    page = open_page(known_spaces=some.SPACES)
    card = page.cards[name]
    desk.window.activateWindow()
    card.buttons[deed].click()
    assert asked in card.question.text
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(card.question.no.hasFocus)
    qtbot.keyClick(card.question.no, Qt.Key.Key_Escape)
    assert not card.question.text
    qtbot.waitUntil(card.buttons[deed].hasFocus)
    card.buttons[deed].click()
    card.question.no.click()
    assert desk.link.asked(method) == []
    card.buttons[deed].click()
    card.question.yes.click()
    assert desk.wait_asked(method) == [(name,)]


def test_a_licence_for_research_is_flagged_and_asked_about_before_anything_is_fetched(
    open_page, desk: Desk, qtbot
) -> None:
    page = open_page()
    page.sections[Kind.IMAGE].more.click()
    qtbot.waitUntil(lambda: "research" in page.cards)
    card = page.cards["research"]
    assert "For research only" in _words(card)
    card.buttons[Deed.DOWNLOAD].click()
    assert "research only, nothing commercial" in card.question.text
    card.question.no.click()
    assert desk.link.asked("download_encoder") == []
    card.buttons[Deed.DOWNLOAD].click()
    card.question.yes.click()
    assert desk.wait_asked("download_encoder") == [("research",)]


def test_a_download_is_shown_paused_and_resumed(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    card = page.cards["offered"]
    desk.link.hold("download offered")
    card.buttons[Deed.DOWNLOAD].click()
    desk.wait_asked("download_encoder")
    qtbot.waitUntil(lambda: _shown(card) == [Deed.PAUSE])
    with qtbot.waitSignal(desk.tasks.download_progressed):
        desk.link.on_event("download", DownloadStatus("offered", 151_300_000, 605_200_000, "Weights", 5e6))
    assert "151 MB of 605 MB" in card.progress.text
    assert "about 2 minutes left" in card.progress.text
    assert card.progress.bar.value() == 250
    card.buttons[Deed.PAUSE].click()
    assert desk.wait_asked("pause_download") == [("offered",)]
    desk.link.known_encoders = (some.BASIC, replace(some.OFFERED, partial_bytes=151_300_000))
    desk.link.release("download offered")
    qtbot.waitUntil(lambda: _shown(card) == [Deed.RESUME, Deed.DISCARD])
    assert "151 MB of 605 MB are here" in card.progress.text
    card.buttons[Deed.RESUME].click()
    assert desk.wait_asked("download_encoder", 2)[-1] == ("offered",)
    assert page.cards["offered"] is card


def test_a_download_that_has_ended_becomes_an_encoder_that_fills(open_page, desk: Desk, qtbot) -> None:
    page = open_page(some.BASIC, some.OFFERED)
    card = page.cards["offered"]
    here = replace(some.COMING, name="offered", title="Offered", recommended=True)
    desk.link.known_encoders = (some.BASIC, here)
    card.buttons[Deed.DOWNLOAD].click()
    qtbot.waitUntil(lambda: "takes over when it has seen all" in card.progress.text)
    assert page.cards["offered"] is card
    assert "Takes over next" in _words(card)


def test_a_download_that_fails_says_why_and_can_be_tried_again(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.link.errors["download_encoder"] = UserError("The download failed.", "The network is gone.", "Try later.")
    page.cards["offered"].buttons[Deed.DOWNLOAD].click()
    qtbot.waitUntil(lambda: "The network is gone." in desk.window.banner.message)
    qtbot.waitUntil(lambda: _shown(page.cards["offered"]) == [Deed.DOWNLOAD])


def test_downloads_end_with_the_engine(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.link.hold("download offered")
    page.cards["offered"].buttons[Deed.DOWNLOAD].click()
    desk.wait_asked("download_encoder")
    desk.link.on_event("died", "exit code -9")
    qtbot.waitUntil(lambda: _shown(page.cards["offered"]) == [Deed.DOWNLOAD])


def test_nothing_begins_by_itself(open_page, desk: Desk, qtbot) -> None:
    open_page()
    qtbot.wait(50)
    assert {call[0] for call in desk.link.calls} <= _ASKED_IN_PASSING


def test_switching_can_be_undone(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    page.cards["resting"].buttons[Deed.USE_NOW].click()
    qtbot.waitUntil(lambda: desk.window.banner.message == "Resting answers now.")
    desk.window.banner._button.click()
    assert desk.wait_asked("use_encoder", 2)[-1] == ("basic",)


def test_an_encoder_that_has_changed_warns_and_can_look_through_everything_anew(open_page, desk: Desk) -> None:
    page = open_page(some.CHANGED)
    card = page.cards["changed"]
    assert "Has changed" in _words(card)
    assert "A test picture gives other vectors." in _words(card)
    assert not card.progress.bar.isVisible(), "it looks into nothing"
    card.buttons[Deed.FILL_ANEW].click()
    assert desk.wait_asked("fill_anew") == [("changed",)]


def test_a_damaged_one_says_why_and_what_to_do(open_page) -> None:
    page = open_page()
    assert "Its weights are damaged.\nRemove it, and import it again." in _words(page.cards["damaged"])


def test_what_sends_text_away_is_flagged(open_page) -> None:
    leaves = "The text of your documents and every query go to api.example.com."
    page = open_page(replace(some.RESTING, leaves=leaves, source="https://api.example.com/v1", kinds=(Kind.DOCUMENT,)))
    assert "Sends text to api.example.com" in _words(page.cards["resting"])
    assert leaves in _words(page.cards["resting"])
    assert page._service_words.text().startswith("Off.")


@pytest.mark.parametrize("deed", [Deed.USE_NOW, Deed.USE_WHEN_READY])
def test_what_sends_text_away_asks_before_it_begins(open_page, desk: Desk, deed: Deed) -> None:
    page = open_page(replace(some.RESTING, leaves="All text goes to api.example.com.", kinds=(Kind.DOCUMENT,)))
    card = page.cards["resting"]
    card.buttons[deed].click()
    assert card.question.text == "All text goes to api.example.com."
    card.question.no.click()
    assert {call[0] for call in desk.link.calls} <= _ASKED_IN_PASSING
    card.buttons[deed].click()
    card.question.yes.click()
    desk.wait_asked("use_encoder" if deed is Deed.USE_NOW else "use_when_ready")


def test_a_service_that_is_at_work_is_not_said_to_be_off(open_page) -> None:
    leaves = "All text goes to api.example.com."
    page = open_page(replace(some.FILLED, leaves=leaves, kinds=(Kind.DOCUMENT,)))
    assert page._service_words.text().startswith("On:")
    page.cards["filled"].buttons[Deed.USE_NOW].click()
    assert not page.cards["filled"].question.text, "it has the text already"


def test_a_refresh_keeps_cards_focus_and_scroll_place(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.window.activateWindow()
    cards, button = dict(page.cards), page.cards["resting"].buttons[Deed.USE_NOW]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    further = tuple(replace(one, covered=341) if one is some.COMING else one for one in _ALL)
    _change(desk, qtbot, page, *further)
    assert page.cards == cards
    assert "341 of 800" in page.cards["coming"].progress.text
    assert button.hasFocus()
    assert bar.value() == place > 0


def test_the_focus_stays_in_the_card_when_its_button_goes(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    desk.window.activateWindow()
    desk.link.hold("download offered")
    card = page.cards["offered"]
    card.buttons[Deed.DOWNLOAD].setFocus()
    qtbot.waitUntil(card.buttons[Deed.DOWNLOAD].hasFocus)
    qtbot.keyClick(card.buttons[Deed.DOWNLOAD], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: Deed.PAUSE in card.buttons and card.buttons[Deed.PAUSE].hasFocus())


def test_a_question_goes_when_its_occasion_goes(open_page, desk: Desk, qtbot) -> None:
    page = open_page(some.BASIC, some.PAUSED)
    card = page.cards["paused"]
    card.buttons[Deed.DISCARD].click()
    _change(desk, qtbot, page, some.BASIC, replace(some.OTHER, name="paused"))
    assert not card.question.text


def test_an_encoder_that_is_gone_loses_its_card(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    _change(desk, qtbot, page, some.BASIC)
    assert list(page.cards) == ["basic"]


def test_while_one_fills_the_list_is_asked_for_now_and_then_and_not_for_each_event(
    open_page, desk: Desk, qtbot
) -> None:
    page = open_page()
    page._refreshing._soon.setInterval(60)
    asked = len(desk.link.asked("encoders"))
    for done in range(30):
        desk.link.on_event("status", LibraryStatus(activity="indexing", progress=Progress(done, 30, "")))
    desk.wait_asked("encoders", asked + 1)
    qtbot.wait(30)
    assert len(desk.link.asked("encoders")) == asked + 1
    desk.window.panels.left.emit()
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.on_event("status", LibraryStatus(activity="indexing"))
    qtbot.wait(90)
    assert len(desk.link.asked("encoders")) == asked + 1, "nobody sees the page"


def test_an_older_list_never_replaces_a_newer_one(open_page, desk: Desk, qtbot) -> None:
    page = open_page(some.BASIC)
    page.refresh()
    desk.link.known_encoders = (some.BASIC, some.OFFERED)
    page.refresh()
    qtbot.waitUntil(lambda: "offered" in page.cards)
    qtbot.wait(30)
    assert "offered" in page.cards


def test_the_keyboard_alone_reaches_every_button_from_top_to_bottom(open_page, desk: Desk, qtbot) -> None:
    page = open_page(known_spaces=some.SPACES)
    page.sections[Kind.IMAGE].more.click()
    qtbot.waitUntil(lambda: len(page.cards) == len(_ALL) and not page._slices.busy and bool(page.spaces.rows))
    order: list[QPushButton] = []
    widget = page.sections[Kind.IMAGE].compare
    first = widget
    while widget.nextInFocusChain() is not first:
        if isinstance(widget, QPushButton) and widget.isVisible() and page.area.isAncestorOf(widget):
            order.append(widget)
        widget = widget.nextInFocusChain()
    everything = {one for one in page.area.findChildren(QPushButton) if one.isVisible() and one.isEnabled()}
    assert everything <= set(order)
    buttons = [one for one in order if isinstance(one.parent(), EncoderCard)]
    heights = [one.parentWidget().y() for one in buttons]
    assert heights == sorted(heights)
    assert all(one.accessibleName() for one in order)


def test_two_can_be_compared_where_there_are_two(open_page, desk: Desk) -> None:
    page = open_page()
    assert page.sections[Kind.IMAGE].compare.isVisible()
    assert not page.sections[Kind.AUDIO].compare.isVisible()
    page.sections[Kind.IMAGE].compare.click()
    assert desk.window.panels.comparing
    assert desk.window.panels.compare.kind is Kind.IMAGE


def test_what_is_kept_from_earlier_is_listed_and_removed(open_page, desk: Desk, qtbot) -> None:
    page = open_page(known_spaces=some.SPACES)
    qtbot.waitUntil(lambda: set(page.spaces.rows) == {2, 3})
    row = page.spaces.rows[3]
    assert row._facts.text() == "Left over \N{MIDDLE DOT} 1 vector \N{MIDDLE DOT} 2.0 kB"
    row.remove.click()
    assert "Delete 1 vector?" in row.question.text
    desk.link.known_spaces = some.SPACES[:2]
    row.question.yes.click()
    assert desk.wait_asked("remove_space") == [(3,)]
    qtbot.waitUntil(lambda: set(page.spaces.rows) == {2})
    desk.link.known_spaces = ()
    page.refresh()
    qtbot.waitUntil(lambda: not page.spaces.isVisible())


def test_import_from_a_file_hands_over_the_architecture(
    open_page, desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.encoders.bring_panel.QFileDialog.getOpenFileName", lambda *_: ("/a/model.pt", ""))
    page = open_page()
    page.bring.architecture.setText(" ViT-B-32 ")
    page.bring.file.click()
    assert desk.wait_asked("import_encoder") == [(b"/a/model.pt", "ViT-B-32")]
    qtbot.waitUntil(lambda: "was imported" in desk.window.banner.message)
    assert page.bring.file.isEnabled()


def test_import_from_a_folder_that_fails_says_why(
    open_page, desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.encoders.bring_panel.QFileDialog.getExistingDirectory", lambda *_: "/a/folder")
    page = open_page()
    desk.link.errors["import_encoder"] = UserError("This is no encoder.", "It holds pictures.", "Choose another.")
    page.bring.folder.click()
    assert not page.bring.folder.isEnabled()
    qtbot.waitUntil(lambda: "It holds pictures." in desk.window.banner.message)
    assert page.bring.folder.isEnabled()


def test_another_openclip_model_is_downloaded_by_its_name(open_page, desk: Desk, qtbot) -> None:
    page = open_page()
    bring, name = page.bring, "openclip:ViT-B-32/openai"
    assert not bring.download.isEnabled()
    qtbot.keyClicks(bring.model, "ViT-B-32/openai")
    desk.link.hold(f"download {name}")
    qtbot.keyClick(bring.model, Qt.Key.Key_Return)
    assert desk.wait_asked("download_encoder") == [(name,)]
    with qtbot.waitSignal(desk.tasks.download_progressed):
        desk.link.on_event("download", DownloadStatus(name, 100_000_000, 400_000_000, "Weights", None))
    assert bring.progress.text == "100 MB of 400 MB"
    bring.pause.click()
    assert desk.wait_asked("pause_download") == [(name,)]
    desk.link.release(f"download {name}")
    qtbot.waitUntil(bring.discard.isVisible)
    assert bring.download.text() == "Resume"
    bring.discard.click()
    bring.question.no.click()
    assert desk.link.asked("discard_download") == []
    bring.discard.click()
    bring.question.yes.click()
    assert desk.wait_asked("discard_download") == [(name,)]
    assert not bring.progress.isVisible()


def test_many_encoders_are_shown_in_slices(open_page, desk: Desk, qtbot) -> None:
    many = tuple(replace(some.RESTING, name=f"encoder {number}") for number in range(25))
    page = open_page(*many)
    assert len(page.cards) == 25
    page._encoders = tuple(replace(one, name=f"other {one.name}") for one in many)
    work = page._show_all()
    next(work)
    assert 0 < sum(name.startswith("other") for name in page.cards) < 25
    for _ in work:
        pass
    assert sum(name.startswith("other") for name in page.cards) == 25
