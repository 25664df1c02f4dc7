"""Shared libraries in the window: opened by address, searched in the same field, and never taken for this computer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from conftest import Desk
from fake_link import LIBRARY, FakeLink, make_hit
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu

from desktop.actions import Section
from desktop.search.views import View
from desktop.shared.open_dialog import OpenSharedDialog
from models.answers import Answer, Hit, SearchRequest
from models.errors import LibraryUnavailable, UserError
from models.kinds import Kind
from models.query.parts import Example, QueryError, Span
from models.shared.visiting import Guests, is_guest
from models.views import SharedPlace, SharedState

ARCHIVE = SharedPlace("Team archive", "postgresql://anna@db/archive")
STATE = SharedState({Kind.IMAGE: 500}, 3, 1, (("old", 3 * 86_400.0),), ("photos",))
GONE = LibraryUnavailable("The shared library cannot be used.", "It says: no route.", "Check that the server runs.")
# What may be asked by the id of a guest: the engine answers it from the hit itself, or by its path.
BY_GUEST = {"picture", "picture_piece", "still", "sound", "sound_file", "stretch", "spectrogram", "frames", "page"} | {
    "text",
    "passages",
}


class Shared:
    """What a link knows of a shared library."""

    def __init__(self, link: FakeLink) -> None:
        self.error: UserError | None = None
        self.notes: tuple[str, ...] = ()
        self.total = 0
        self.requests: list[SearchRequest] = []
        self.hits = (
            make_hit(1, width=400, height=300),
            make_hit(2, Kind.AUDIO, start_s=10.0, end_s=20.0, duration_s=40.0),
            make_hit(3, Kind.DOCUMENT, text="How to keep a lion.", path=b"scans/document-3.pdf", offline=True),
            make_hit(4, Kind.FILM, duration_s=9.0, start_s=1.0, end_s=2.0),
        )
        self._own = link._search
        self._guests = Guests()
        link.shared_places = (ARCHIVE,)
        link._search = self.search  # type: ignore[method-assign]
        link._shared_rest = lambda name: None  # type: ignore[attr-defined]
        link._shared_state = lambda name: STATE  # type: ignore[attr-defined]
        link._shared_keep = lambda place: self.keep(link, place)  # type: ignore[attr-defined]
        link._shared_forget = lambda name: self.forget(link, name)  # type: ignore[attr-defined]
        link._shared_attempt = lambda address, name: SharedPlace(name or "archive", address)  # type: ignore[attr-defined]

    def search(self, request: SearchRequest) -> Answer:
        self.requests.append(request)
        if not request.library:
            return self._own(request)
        if self.error is not None:
            raise self.error
        return Answer(self._guests.receive(self.hits, request.library, 0), notes=self.notes, total=self.total)

    def keep(self, link: FakeLink, place: SharedPlace) -> None:
        link.shared_places = (*link.shared_places, place)

    def forget(self, link: FakeLink, name: str) -> SharedPlace:
        place = next(one for one in link.shared_places if one.name == name)
        link.shared_places = tuple(one for one in link.shared_places if one != place)
        return place


@pytest.fixture
def shared(desk: Desk) -> Shared:
    made: list[Shared] = []
    desk.prepare = lambda link: made.append(Shared(link))
    desk.start()
    desk.qtbot.waitUntil(lambda: bool(desk.window.sidebar.shared.rows))
    return made[0]


def _enter(desk: Desk, text: str = "") -> None:
    if text:
        desk.search(text)
    with desk.qtbot.waitSignal(desk.window.query.answered):
        desk.window.sidebar.shared.rows[ARCHIVE].click()


def _choose(desk: Desk, row: int) -> None:
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(row))


def test_where_none_is_known_nothing_is_said_of_them(desk: Desk) -> None:
    desk.start()
    assert not desk.window.sidebar.shared.isVisible()


def test_a_start_asks_for_names_alone(desk: Desk, shared: Shared) -> None:
    action = desk.window.all_actions["open shared"]
    assert action in desk.window.program_menu.actions()
    assert desk.window.all_actions.possible(action)
    asked = {call[0] for call in desk.link.calls if call[0].startswith("shared.")}
    assert asked == {"shared.all"}
    assert all(not request.library for request in shared.requests)


def test_the_same_text_is_searched_there_and_visibly_so(desk: Desk, shared: Shared) -> None:
    _enter(desk, "lion")
    window = desk.window
    assert shared.requests[-1].text == "lion"
    assert shared.requests[-1].library == "Team archive"
    assert [chip.face.text for chip in window.search_bar.chips.chips] == ["In: Team archive"]
    assert window.search_bar.field.placeholderText() == "Search in Team archive\N{HORIZONTAL ELLIPSIS}"
    assert window.sidebar.shared.rows[ARCHIVE].isChecked()
    assert desk.names() == [hit.name for hit in shared.hits]


def test_there_are_ways_back_to_this_computer(desk: Desk, shared: Shared) -> None:
    window = desk.window
    ways = {
        "chip": lambda: window.search_bar.chips.chips[0].click(),
        "row": lambda: window.sidebar.shared.rows[ARCHIVE].click(),
        "escape": lambda: desk.qtbot.keyClick(window.search_bar.field, Qt.Key.Key_Escape),
        "backspace": lambda: desk.qtbot.keyClick(window.search_bar.field, Qt.Key.Key_Backspace),
        "action": lambda: window.all_actions["search own"].trigger(),
    }
    for way, go_back in ways.items():
        _enter(desk)
        with desk.qtbot.waitSignal(window.query.answered):
            go_back()
        assert window.query.request.library == "", way
        assert desk.names() == [hit.name for hit in LIBRARY]
        assert not window.sidebar.shared.rows[ARCHIVE].isChecked()
    assert desk.link.asked("shared.rest") == [(ARCHIVE.name,)] * len(ways)


def test_escape_first_clears_what_was_asked(desk: Desk, shared: Shared) -> None:
    _enter(desk, "lion")
    with desk.qtbot.waitSignal(desk.window.query.answered):
        desk.qtbot.keyClick(desk.window.search_bar.field, Qt.Key.Key_Escape)
    assert (desk.window.query.text, desk.window.query.request.library) == ("", "Team archive")


def test_undo_leads_back_too(desk: Desk, shared: Shared) -> None:
    _enter(desk, "lion")
    desk.window.query.undo()
    assert (desk.window.query.text, desk.window.query.request.library) == ("lion", "")


def test_marks_and_items_of_this_computer_stay_behind_and_files_come_along(desk: Desk, shared: Shared) -> None:
    file = Example(path=b"/a.png", name="a.png")
    desk.window.query.ask(SearchRequest("lion", (Example(item=3), file), good=(1,), bad=(2,), items=(1, 2)))
    _enter(desk)
    assert shared.requests[-1] == SearchRequest("lion", (file,), library="Team archive")


def test_counts_are_those_of_where_is_searched(desk: Desk, shared: Shared) -> None:
    pictures = desk.window.sidebar._kind_rows[1]
    assert pictures._count == "2"
    _enter(desk)
    desk.qtbot.waitUntil(lambda: pictures._count == "500")
    desk.window.sharing.book.open("")
    assert pictures._count == "2"


def test_its_row_says_how_it_stands_and_how_it_is_indexed(desk: Desk, shared: Shared) -> None:
    row = desk.window.sidebar.shared.rows[ARCHIVE]
    assert "Not connected" in row.toolTip()
    _enter(desk)
    desk.qtbot.waitUntil(lambda: "Not connected" not in row.toolTip())
    for part in (ARCHIVE.address, "500 files", "3 waiting", "1 failed", "old: seen 3 days ago", "photos"):
        assert part in row.toolTip()
    menu = row.menu()
    next(action for action in menu.actions() if action.text().startswith("Copy the command")).trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == f'findling shared index "{ARCHIVE.address}"'


def test_it_is_forgotten_with_a_way_back(desk: Desk, shared: Shared) -> None:
    _enter(desk)
    window = desk.window
    desk.qtbot.keyClick(window.sidebar.shared.rows[ARCHIVE], Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: not window.sidebar.shared.rows)
    assert window.query.request.library == ""
    assert window.sidebar.shared.isHidden()
    desk.qtbot.waitUntil(window.banner.isVisible)
    window.banner._button.click()
    desk.qtbot.waitUntil(lambda: ARCHIVE in window.sidebar.shared.rows)


def test_one_that_does_not_answer_says_so_in_place_of_the_results(desk: Desk, shared: Shared) -> None:
    shared.error = GONE
    _enter(desk, "lion")
    window = desk.window
    page = window.sharing.page
    assert page.isVisible()
    assert page.title.text() == "Team archive cannot be searched now."
    assert page.text.text() == f"{GONE.why} {GONE.what_to_do}"
    assert not window.banner.isVisible()
    shared.error = None
    with desk.qtbot.waitSignal(window.query.answered):
        page.retry.click()
    assert window.results.isVisible()
    assert desk.names() == [hit.name for hit in shared.hits]


def test_what_it_cannot_be_asked_is_said_without_trying_again(desk: Desk, shared: Shared) -> None:
    shared.error = QueryError("This is not known there.", "It differs.", "Leave it out.", Span(0, 4))
    _enter(desk, "lion")
    assert desk.window.sharing.page.retry.isHidden()
    with desk.qtbot.waitSignal(desk.window.query.answered):
        desk.window.sharing.page.own.click()
    assert desk.window.results.isVisible()


def test_while_it_has_not_answered_no_own_results_are_shown_for_its(desk: Desk, shared: Shared) -> None:
    desk.link.hold("lion")
    own = shared.search

    def search(request: SearchRequest) -> Answer:
        desk.link._wait_for(request.text if request.library else "")
        return own(request)

    desk.window.query.type_text("lion in the garden")
    desk.link._search = search  # type: ignore[method-assign]
    desk.link.hold("lion in the garden")
    desk.window.sharing.book.open("Team archive")
    assert desk.window.sharing.page.isVisible()
    desk.qtbot.waitUntil(lambda: "Asking Team archive" in desk.window.sharing.page.title.text())
    with desk.qtbot.waitSignal(desk.window.query.answered):
        desk.link.release("lion in the garden")
    assert desk.window.results.isVisible()


def test_everything_that_can_be_pressed_asks_nothing_by_the_ids_of_a_guest(desk: Desk, shared: Shared, qtbot) -> None:
    """Every action, menu entry and button of the window, on each hit of a shared library."""
    window = desk.window
    window.exporting._ask_target = lambda kind: b""  # type: ignore[method-assign]
    window.actions_on_hits._try = lambda act: False  # type: ignore[method-assign]
    others = (Section.LIBRARY, Section.PROGRAM)
    actions = [one for one in window.all_actions.all() if window.all_actions.section(one) not in others]
    asked = SearchRequest("lion", library="Team archive")
    for row in range(len(shared.hits)):
        for action in actions:
            if action.objectName().startswith(("record", "search own", "theme ")):
                continue
            if window.query.request != asked:
                with qtbot.waitSignal(window.query.answered):
                    window.query.ask(asked)
            model = window.results.hits
            _choose(desk, model.row_of(model.hits[row]))  # some actions put headings above the hits
            action.trigger()
        qtbot.wait(350)  # what is asked of a hit that has been shown for a moment
    if window.wishes.quick_look.shown:
        window.wishes.quick_look.close_up()
    shown = {method for method, *arguments in desk.link.calls if _guests_in(arguments)}
    assert {"picture", "still"} <= shown
    for method, *arguments in desk.link.calls:
        assert not _guests_in(arguments) or method in BY_GUEST, f"{method} was asked {arguments}"


def _guests_in(one: object) -> bool:
    """Whether an id of a guest is anywhere in it, but for hits themselves, which know where they are from."""
    if isinstance(one, int):
        return is_guest(one)
    if isinstance(one, SearchRequest):
        ids = (*one.good, *one.bad, *one.items, *(example.item or 0 for example in one.examples))
        return any(map(is_guest, ids))
    return isinstance(one, (tuple, list)) and any(map(_guests_in, one))


def test_what_works_is_offered_and_what_does_not_is_not(desk: Desk, shared: Shared) -> None:
    _enter(desk, "lion")
    actions = desk.window.all_actions
    _choose(desk, 0)
    for name in ("open", "show", "copy", "copy path", "more", "include", "exclude", "look", "export csv"):
        assert actions.possible(actions[name]), name
    for name in ("good", "bad", "unfold", "heat", "keep"):
        assert not actions.possible(actions[name]), name
    _choose(desk, 2)
    for name in ("open", "show", "more", "include", "exclude"):
        assert not actions.possible(actions[name]), name
    assert actions.possible(actions["copy path"])


def test_the_menu_of_a_hit_offers_what_works(desk: Desk, shared: Shared) -> None:
    _enter(desk, "lion")
    window = desk.window
    alone = Qt.FindChildOption.FindDirectChildrenOnly
    for row, lacking in ((0, {"Good", "Bad"}), (2, {"Good", "Bad", "Open", "Show in folder", "Find similar"})):
        _choose(desk, row)
        hit = window.results.current
        assert hit is not None
        before = set(window.findChildren(QMenu, options=alone))
        window.actions_on_hits.show_menu(hit, window.results.selected, QPoint(10, 10))
        (menu,) = set(window.findChildren(QMenu, options=alone)) - before
        offered = {action.text() for action in menu.actions()}
        menu.close()
        assert {"Copy path", "Export"} <= offered
        assert not lacking & offered


def test_the_preview_shows_what_the_hit_holds(desk: Desk, shared: Shared, qtbot) -> None:
    _enter(desk, "lion")
    _choose(desk, 0)
    panel = desk.window.preview
    desk.wait_asked("picture")
    assert panel.buttons.open.isVisible()
    assert panel.buttons.similar.isVisible()
    for part in (panel.tags, panel.why, panel.neighbours, panel.buttons.good, panel.buttons.bad):
        assert not part.isVisible()
    assert "Why: looks like: lion" in panel._why.text()
    _choose(desk, 2)
    assert "on another machine" in panel._away.text()
    assert "How to keep a lion." in panel.view.document.text.toPlainText()
    assert not panel.buttons.open.isVisible()


def test_what_is_like_a_hit_is_asked_there_by_its_path(desk: Desk, shared: Shared) -> None:
    _enter(desk, "lion")
    _choose(desk, 0)
    with desk.qtbot.waitSignal(desk.window.query.answered):
        desk.window.preview.buttons.similar_wanted.emit((Kind.IMAGE,))
    hit = shared.hits[0]
    example = Example(path=hit.path, name=hit.name)
    assert shared.requests[-1] == SearchRequest(
        examples=(example,), kinds=(Kind.IMAGE,), library="Team archive", limit=shared.requests[-1].limit
    )


def test_opening_what_is_elsewhere_says_where_it_is(desk: Desk, shared: Shared) -> None:
    _enter(desk)
    hit = desk.window.results.hits.hits[2]
    desk.window.actions_on_hits.open(hit)
    assert desk.window.banner.isVisible()
    assert "another machine of the shared library Team archive" in desk.window.banner._text.text()


def test_paths_that_lead_nowhere_here_are_not_dragged_or_copied_as_files(desk: Desk, shared: Shared) -> None:
    _enter(desk)
    model = desk.window.results.hits
    assert not model.flags(model.index(2)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    desk.window.actions_on_hits.copy_files(tuple(model.hits))
    mime = QGuiApplication.clipboard().mimeData()
    assert len(mime.urls()) == 3
    assert "scans/document-3.pdf" in mime.text()


def test_earlier_searches_are_asked_where_is_searched(desk: Desk, shared: Shared) -> None:
    desk.search("lion")
    desk.window.history.keep()
    _enter(desk)
    desk.search("cow")
    with desk.qtbot.waitSignal(desk.window.query.answered):
        desk.window.search_bar.remembering.popup.taken.emit(0)
    assert (shared.requests[-1].text, shared.requests[-1].library) == ("lion", "Team archive")


def test_a_change_of_this_library_asks_no_other_again(desk: Desk, shared: Shared) -> None:
    _enter(desk)
    desk.window.query.refresh()
    assert not desk.window.query._refreshing.isActive()


def test_more_of_it_comes_at_the_end_and_never_from_a_shelf(desk: Desk, shared: Shared) -> None:
    shared.total, shared.hits = 5000, tuple(make_hit(number) for number in range(200))
    _enter(desk)
    assert desk.link.asked("shelf") == []
    assert desk.window.search_bar._line.text().startswith("Newest first")
    bar = desk.window.results.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.qtbot.waitUntil(lambda: shared.requests[-1].limit == 1000)


def test_small_pictures_are_looked_for_again_when_more_are_there(desk: Desk, shared: Shared) -> None:
    desk.window.thumbnails._unreadable.add("/a.jpg")
    with desk.qtbot.waitSignal(desk.tasks.previews_made):
        desk.link.on_event("previews", None)
    assert not desk.window.thumbnails._unreadable


@pytest.fixture
def dialog(desk: Desk, shared: Shared) -> Iterator[OpenSharedDialog]:
    dialog = desk.window.sharing.ask_for_address()
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    yield dialog
    if not closed:
        dialog.reject()


def test_one_is_opened_by_its_address(desk: Desk, shared: Shared, dialog: OpenSharedDialog, qtbot) -> None:
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.address, "postgresql://anna@db/scans")
    qtbot.keyClicks(dialog.name, "Scans")
    assert desk.link.asked("shared.attempt") == []
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    place = SharedPlace("Scans", "postgresql://anna@db/scans")
    qtbot.waitUntil(lambda: place in desk.window.sidebar.shared.rows)
    assert desk.window.query.request.library == "Scans"


def test_why_it_cannot_be_opened_is_said_there(desk: Desk, dialog: OpenSharedDialog, qtbot) -> None:
    desk.link.errors["shared.attempt"] = GONE
    dialog.address.setText("postgresql://anna@db/scans")
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(dialog.problem))
    assert dialog.problem == f"{GONE.what} {GONE.why} {GONE.what_to_do}"
    assert dialog.go.isEnabled()
    assert not dialog.address.isReadOnly()
    assert desk.link.asked("shared.keep") == []


def test_one_that_is_given_up_is_not_kept(desk: Desk, dialog: OpenSharedDialog, qtbot) -> None:
    desk.link.hold("shared.attempt")
    dialog.address.setText("postgresql://anna@db/scans")
    dialog.go.click()
    dialog.reject()
    desk.link.release("shared.attempt")
    qtbot.wait(50)
    assert desk.link.asked("shared.keep") == []


def test_own_hits_and_others_are_kept_apart(desk: Desk, shared: Shared) -> None:
    _enter(desk, "lion")
    desk.window.results.selectAll()
    assert len(desk.window.results.selected) == len(shared.hits)
    assert desk.window.sharing.selected_here() == (), "of these no tag can be made"
    desk.window.preview.show_hit(LIBRARY[0])
    assert not desk.window.preview.why.isVisible()


def test_what_is_typed_and_cannot_be_understood_is_said_and_not_waited_for(desk: Desk, shared: Shared) -> None:
    window = desk.window
    window.query.type_text("date:nonsense")
    assert window.query.error is not None
    window.sidebar.shared.rows[ARCHIVE].click()
    desk.qtbot.wait(500)
    page = window.sharing.page
    assert page.isVisible()
    assert page.title.text() == window.query.error.what
    assert page.retry.isHidden()
    with desk.qtbot.waitSignal(window.query.answered):
        window.query.type_text("lion")
    assert desk.names() == [hit.name for hit in shared.hits]


def _hostile() -> tuple[Hit, ...]:
    """What nobody would write into a database in good faith."""
    nan, most = float("nan"), (1 << 63) - 1
    ill = "<img src='/etc/passwd'><b>bold</b>\n\r\x00\u202e" + "x" * 5000
    times = ("9999-12-31T23:59:59", "0001-01-01T00:00:00", "yesterday", "-1", ill)
    numbers = {"width": most, "height": -5, "duration_s": nan, "size_bytes": -most, "copies": most}
    places = {"start_s": nan, "end_s": float("inf"), "page": most, "char_start": -3, "char_end": most}
    words = dict.fromkeys(("heading", "text", "title", "camera", "tags"), ill)
    return tuple(
        replace(
            make_hit(number, kind, **numbers, **places, **words, moment=at, taken_at=at, score=nan, cosine=nan),
            name=ill,
            folder=ill,
            file_id=number - (1 << 62),
            item_id=number - (1 << 62),
            item_kind=kind,
            offline=bool(number % 2),
        )
        for number, (kind, at) in enumerate(itertools.product(Kind, times), start=1)
    )


def test_whatever_a_database_holds_can_be_looked_at_in_every_view(desk: Desk, shared: Shared, qtbot) -> None:
    shared.hits = _hostile()
    _enter(desk, "lion")
    window = desk.window
    model = window.results.hits
    for view in View:
        window.results.set_view(view)
        for row in range(0, len(shared.hits), 3):
            _choose(desk, model.row_of(model.hits[row]))
            window.grab()
            assert model.data(model.index(0), Qt.ItemDataRole.ToolTipRole).startswith("<span>&lt;img")
    qtbot.wait(350)
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or "<img" not in label.text(), label.text()
    shown = {method for method, *arguments in desk.link.calls if _guests_in(arguments)}
    assert shown <= BY_GUEST
    assert all(is_guest(hit.file_id) and is_guest(hit.item_id or 0) for hit in model.hits)
