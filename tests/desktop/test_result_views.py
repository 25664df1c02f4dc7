"""Grid, list and timeline: chosen, kept, walked through; a whole library on a shelf; what the mouse does on a tile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import QPoint, QPointF, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QHoverEvent, QImage
from PySide6.QtWidgets import QApplication
from some_shelves import FIRST, many_hits, put_on_shelf, shelf_of

from desktop.hits import key_of
from desktop.preferences import PLAY_ON_HOVER
from desktop.search.grouping import Grouping, Heading, newest_first
from desktop.search.result_entries import PIECE, ShelvedAnswer
from desktop.search.result_rows import known, telling
from desktop.search.result_view import MOST_SELECTED
from desktop.search.views import View
from desktop.thumbnails import Frame, Thumbnails
from models.answers import Answer, Hit
from models.errors import UserError
from models.kinds import Kind
from models.views import PictureData

_NO_KEYS = Qt.KeyboardModifier.NoModifier


def _open_shelf(desk: Desk, qtbot, hits: tuple[Hit, ...]) -> None:
    desk.prepare = lambda link: put_on_shelf(link, hits)
    desk.start()
    qtbot.waitUntil(lambda: desk.window.results.hits.shelf is not None)


def _in_sight(desk: Desk) -> list[Hit | None]:
    results = desk.window.results
    return [results.hits.hit(results.hits.index(row)) for row in results.rows_in_sight()]


def _hover(desk: Desk, row: int, share: float = 0.5) -> None:
    results = desk.window.results
    cell = results.visualRect(results.hits.index(row))
    tile = results.tiles.tile_place(cell, mirrored=False)
    at = QPointF(tile.left() + share * tile.width(), tile.center().y())
    QApplication.sendEvent(results.viewport(), QHoverEvent(QHoverEvent.Type.HoverMove, at, at, at, _NO_KEYS))


def _leave(desk: Desk) -> None:
    at = QPointF(-1, -1)
    QApplication.sendEvent(
        desk.window.results.viewport(), QHoverEvent(QHoverEvent.Type.HoverLeave, at, at, at, _NO_KEYS)
    )


def test_views_are_chosen_by_button_and_key_and_kept(desk: Desk, qtbot, settings: QSettings) -> None:
    desk.start()
    results, bar = desk.window.results, desk.window.size_bar
    assert results.view is View.GRID and bar.views[View.GRID].isChecked()
    bar.views[View.LIST].click()
    assert results.view is View.LIST and settings.value("window/view") == "list"
    first, second = (results.visualRect(results.hits.index(row)) for row in (0, 1))
    assert first.width() == results.viewport().width() and second.top() == first.bottom() + 1
    desk.window.all_actions["view timeline"].trigger()
    assert results.view is View.TIMELINE and bar.views[View.TIMELINE].isChecked()
    assert desk.window.all_actions["view timeline"].shortcut().toString() == "Ctrl+3"
    assert [desk.window.all_actions[f"view {view}"].shortcut().toString() for view in View][:2] == ["Ctrl+1", "Ctrl+2"]
    again = Desk(qtbot, desk.window._theme, settings)
    assert again.window.results.view is View.TIMELINE
    again.close()
    again.window.deleteLater()


def test_what_is_current_stays_so_in_every_view(desk: Desk) -> None:
    link = desk.start()
    link.hits = tuple(make_hit(number, moment=f"2023-0{1 + number % 9}-01T10:00:00") for number in range(60))
    desk.search("lion")
    results = desk.window.results
    results.setCurrentIndex(results.hits.index(47))
    for view in (View.LIST, View.TIMELINE, View.GRID):
        desk.window.showing.show_as(view)
        assert results.current is not None and results.current.item_id == 47
        assert results.viewport().rect().intersects(results.visualRect(results.currentIndex()))


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_keys_reach_every_hit_in_every_view(desk: Desk, qtbot, view: View, direction: Qt.LayoutDirection) -> None:
    link = desk.start()
    desk.window.setLayoutDirection(direction)
    link.hits = tuple(make_hit(number, moment=f"2023-0{1 + number // 5}-01T10:00:00") for number in range(20))
    desk.search("lion")
    desk.window.showing.show_as(view)
    results = desk.window.results
    results.choose_first()
    onward = Qt.Key.Key_Right if direction is Qt.LayoutDirection.LeftToRight else Qt.Key.Key_Left
    for key in (Qt.Key.Key_Down if view is View.LIST else onward,) * 19:
        assert results.viewport().rect().intersects(results.visualRect(results.currentIndex()))
        qtbot.keyClick(results, key)
    shown = [hit.item_id for hit in results.hits.hits]
    assert results.current is not None and results.current.item_id == shown[-1]
    qtbot.keyClick(results, Qt.Key.Key_Home)
    assert results.current.item_id == shown[0]
    qtbot.keyClick(results, Qt.Key.Key_PageDown)
    qtbot.keyClick(results, Qt.Key.Key_End)
    assert results.current.item_id == shown[-1]
    with qtbot.waitSignal(results.left):
        qtbot.keyClick(results, Qt.Key.Key_Home)
        qtbot.keyClick(results, Qt.Key.Key_Up)


def test_a_stretch_is_selected_by_click_and_by_keys(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hits = tuple(make_hit(number) for number in range(12))
    desk.search("lion")
    results = desk.window.results
    places = [results.visualRect(results.hits.index(row)).center() for row in range(12)]
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(results.viewport(), left, pos=places[1])
    qtbot.mouseClick(results.viewport(), left, shift, pos=places[5])
    assert [hit.item_id for hit in results.selected] == [1, 2, 3, 4, 5], "what lies between, not a rectangle"
    qtbot.mouseClick(results.viewport(), left, Qt.KeyboardModifier.ControlModifier, pos=places[3])
    assert [hit.item_id for hit in results.selected] == [1, 2, 4, 5]
    qtbot.mouseClick(results.viewport(), left, pos=places[0])
    qtbot.keyClick(results, Qt.Key.Key_Right, shift)
    qtbot.keyClick(results, Qt.Key.Key_Right, shift)
    assert [hit.item_id for hit in results.selected] == [0, 1, 2]


def test_the_timeline_has_months_the_newest_first_and_they_lead_there(desk: Desk, qtbot) -> None:
    link = desk.start()
    link.hits = tuple(
        make_hit(number, moment=f"{2019 + number % 5}-0{1 + number % 7}-11T10:00:00" if number else "")
        for number in range(120)
    )
    desk.search("lion")
    scrubber, results = desk.window.showing.scrubber, desk.window.results
    assert scrubber.isHidden()
    desk.window.showing.show_as(View.TIMELINE)
    assert scrubber.isVisible()
    assert [hit.item_id for hit in results.hits.hits] == [hit.item_id for hit in newest_first(link.hits)]
    months = list(scrubber.months)
    assert months[-1] == "" and months[:-1] == sorted(set(months[:-1]), reverse=True)
    assert months[0] == max(hit.moment for hit in link.hits)[:7]
    scrubber.setFocus()
    for _ in range(3):
        qtbot.keyClick(scrubber, Qt.Key.Key_Down)
    assert scrubber.value() == 3
    first = results.hits.index(results.rows_in_sight().start)
    assert isinstance(heading := results.hits._entry(first), Heading) and heading.text.endswith(months[3][:4])
    assert months[3][:4] in scrubber.accessibleDescription()
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(5, scrubber.height() - 2))
    bar = results.verticalScrollBar()
    assert bar.value() == bar.maximum()
    qtbot.mouseMove(scrubber, QPoint(5, scrubber.height() // 2))
    assert scrubber.bubble.isVisible() and scrubber.bubble.text()
    desk.window.showing.show_as(View.GRID)
    assert scrubber.isHidden() and results.viewportMargins().right() == 0


def test_days_in_the_timeline(desk: Desk) -> None:
    link = desk.start()
    link.hits = (make_hit(1, moment="2023-05-02T10:00:00"), make_hit(2, moment="2023-05-01T10:00:00"))
    desk.search("lion")
    desk.window.showing.show_as(View.TIMELINE)
    assert desk.window.results.hits.grouping is Grouping.MONTH
    desk.window.search_bar.arrange.set_grouping(Grouping.DAY)
    assert desk.window.results.hits.grouping is Grouping.DAY
    desk.window.search_bar.arrange.set_grouping(Grouping.FOLDER)
    assert desk.window.results.hits.grouping is Grouping.MONTH
    desk.window.showing.show_as(View.GRID)
    assert desk.window.results.hits.grouping is Grouping.FOLDER


def test_a_row_of_the_list_tells_what_speaks_for_a_hit(qapp) -> None:
    text = "Much is said before it comes to the point, and it takes more than a line, but here are the lions at last."
    passage = make_hit(1, Kind.DOCUMENT, text=text, words=("lions",), page=4)
    assert telling(passage).startswith("\N{HORIZONTAL ELLIPSIS}") and "here are the lions" in telling(passage)
    assert telling(replace(passage, words=())) == text
    assert telling(make_hit(2)) == "looks like: lion"
    assert known(replace(passage, moment="2023-05-17T10:00:00")).startswith("Page 4 \N{MIDDLE DOT} ")
    assert known(make_hit(3, width=400, height=300)) == "400 \N{MULTIPLICATION SIGN} 300"
    assert known(make_hit(4, Kind.AUDIO, duration_s=65.0)) == "1:05"


@pytest.mark.parametrize("view", list(View))
def test_every_kind_is_painted_in_every_view(desk: Desk, view: View) -> None:
    link = desk.start()
    kinds = (Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT, Kind.FILM)
    hits = [make_hit(number, kind, duration_s=30.0, moment="2023-05-01T10:00:00") for number, kind in enumerate(kinds)]
    hits.append(make_hit(9, offline=True, folded=(1, 2), copies=3, marked=True))
    link.hits = tuple(hits)
    desk.search("lion")
    desk.window.showing.show_as(view)
    window_colour = desk.window._theme.colour("window").name()
    results = desk.window.results
    shown = results.viewport().grab().toImage()
    for hit in hits:
        place = results.visualRect(results.hits.index(results.hits.row_of(hit)))
        tile = results.tiles.tile_place(place, mirrored=False).toRect()
        colours = {shown.pixelColor(x, tile.center().y()).name() for x in range(tile.left(), tile.right(), 3)}
        assert colours != {window_colour}, hit.kind


def test_all_files_are_there_though_few_were_sent(desk: Desk, qtbot) -> None:
    hits = many_hits(5000)
    _open_shelf(desk, qtbot, hits)
    results = desk.window.results
    assert results.hits.rowCount() == 5000
    assert desk.link.asked("on_shelf") == [], "what is seen first came with the answer"
    results.verticalScrollBar().setValue(results.verticalScrollBar().maximum())
    results.viewport().grab()
    qtbot.waitUntil(lambda: all(_in_sight(desk)))
    assert [hit.name for hit in _in_sight(desk) if hit] == [hit.name for hit in hits[-len(_in_sight(desk)) :]]
    assert all(len(places) <= PIECE for (places,) in desk.link.asked("on_shelf"))
    qtbot.keyClick(results, Qt.Key.Key_Home)
    qtbot.keyClick(results, Qt.Key.Key_End)
    assert results.current == hits[-1]


def test_a_shelf_is_grouped_and_walked_through(desk: Desk, qtbot) -> None:
    hits = many_hits(400)
    _open_shelf(desk, qtbot, hits)
    desk.window.search_bar.arrange.set_grouping(Grouping.MONTH)
    results = desk.window.results
    qtbot.waitUntil(lambda: results.hits.grouping is Grouping.MONTH)
    assert desk.link.asked("shelf")[-1][1] == "month"
    assert results.hits.rowCount() == 400 + len(results.hits.keys)
    for number in (0, 13, 14, 200, 399):
        row = results.hits.row_of(hits[number])
        assert results.hits.row_of(results.hits.hit(results.hits.index(row)) or hits[number]) == row
        assert row == number + len([key for key in results.hits.keys if key >= hits[number].moment[:7]])
    desk.window.showing.show_as(View.TIMELINE)
    qtbot.waitUntil(lambda: "sort:date" in desk.link.asked("shelf")[-1][0].text)
    assert desk.window.showing.scrubber.isVisible()


def test_a_change_in_the_library_keeps_the_place_on_the_shelf(desk: Desk, qtbot) -> None:
    hits = many_hits(3000)
    _open_shelf(desk, qtbot, hits)
    results = desk.window.results
    results.scrollTo(results.hits.index(1500))
    results.viewport().grab()
    qtbot.waitUntil(lambda: all(_in_sight(desk)))
    results.setCurrentIndex(results.hits.index(1500))
    offset = results.verticalScrollBar().value()
    put_on_shelf(desk.link, hits[:-1])
    with qtbot.waitSignal(results.arranged):
        desk.window.query.send()
    qtbot.waitUntil(lambda: results.hits.rowCount() == 2999)
    assert results.verticalScrollBar().value() == offset
    assert all(_in_sight(desk)), "what was there is shown until it is fetched anew"
    assert results.current == hits[1500]


def test_what_is_gone_from_the_shelf_stays_empty_and_is_not_asked_for_again(desk: Desk, qtbot) -> None:
    _open_shelf(desk, qtbot, many_hits(300))
    desk.link._on_shelf = lambda shown: [None] * len(shown)
    results = desk.window.results
    results.scrollTo(results.hits.index(250))
    results.viewport().grab()
    asked = desk.wait_asked("on_shelf")
    qtbot.waitUntil(lambda: not results.hits.shelf._asked)
    results.viewport().grab()
    qtbot.wait(30)
    assert desk.link.asked("on_shelf") == asked
    assert results.hits.hit(results.hits.index(250)) is None


def test_a_shelf_that_cannot_be_read_says_so(desk: Desk, qtbot) -> None:
    _open_shelf(desk, qtbot, many_hits(300))
    desk.link.errors["on_shelf"] = UserError("It cannot be read.", "The disk is gone.", "Connect it.")
    desk.window.results.scrollTo(desk.window.results.hits.index(250))
    desk.window.results.viewport().grab()
    qtbot.waitUntil(lambda: "It cannot be read." in desk.window.banner.message)


def test_everything_can_be_selected_within_bounds(desk: Desk, qtbot) -> None:
    _open_shelf(desk, qtbot, many_hits(MOST_SELECTED + 700))
    results = desk.window.results
    results.choose_first()
    results.selectAll()
    qtbot.waitUntil(lambda: len(results.selected) == MOST_SELECTED, timeout=10_000)
    qtbot.keyClick(results, Qt.Key.Key_Home)
    qtbot.keyClick(results, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert sum(len(range(one.top(), one.bottom() + 1)) for one in results.selectionModel().selection()) == MOST_SELECTED


def test_a_search_takes_the_place_of_the_shelf(desk: Desk, qtbot) -> None:
    _open_shelf(desk, qtbot, many_hits(3000))
    results = desk.window.results
    results.verticalScrollBar().setValue(9000)
    desk.search("lion")
    assert results.hits.shelf is None and len(results.hits.hits) == 4
    assert results.verticalScrollBar().value() == 0
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.query.clear()
    assert len(results.hits.hits) == FIRST
    qtbot.waitUntil(lambda: results.hits.rowCount() == 3000)


def test_pieces_are_fetched_the_latest_first_and_forgotten_when_passed() -> None:
    hits = many_hits(40 * PIECE)
    shelf = ShelvedAnswer(shelf_of(hits, "none"), Grouping.NONE, ())
    for row in range(0, len(hits), PIECE):
        assert shelf.entry(row) is None
    assert shelf.next_piece() == 39
    assert shelf.entry(39 * PIECE) is None
    fetched = [shelf.next_piece() for _ in range(12)]
    assert fetched == [38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, -1]
    assert shelf.take(39, hits[39 * PIECE :]) == (39 * PIECE, 40 * PIECE - 1)
    assert shelf.entry(39 * PIECE) == hits[39 * PIECE]
    shelf.forget(38)
    assert shelf.entry(38 * PIECE) is None and shelf.next_piece() == 38
    assert shelf.places(0)[0] == (hits[0].item_id, hits[0].file_id)


@pytest.mark.parametrize("on", [False, True])
def test_a_sound_is_heard_where_the_mouse_rests_if_that_is_wanted(
    desk: Desk, qtbot, settings: QSettings, monkeypatch: pytest.MonkeyPatch, on: bool
) -> None:
    settings.setValue(PLAY_ON_HOVER, on)
    desk.start()
    desk.search("lion")
    hovering, played = desk.window.showing.hovering, []
    monkeypatch.setattr(hovering.player, "play", played.append)
    hovering._rest.setInterval(1)
    _hover(desk, 1)
    qtbot.wait(40)
    assert bool(desk.link.asked("sound")) is on
    if not on:
        return
    qtbot.waitUntil(lambda: played == [b"RIFF"])
    hit = desk.window.results.hits.hits[1]
    hovering.show_played(hit, 15.0)
    assert desk.window.results.tiles.tiles.playing == (key_of(hit), 15.0 / 40.0)
    hovering.player.ended.emit()
    assert desk.window.results.tiles.tiles.playing is None
    _hover(desk, 0)
    assert not hovering._rest.isActive()
    _hover(desk, 1)
    assert hovering._rest.isActive()
    _leave(desk)
    assert not hovering._rest.isActive()


def test_a_film_is_leafed_through_under_the_mouse(desk: Desk, qtbot) -> None:
    film, other = make_hit(1, Kind.FILM, duration_s=240.0), make_hit(2)
    desk.prepare = lambda link: setattr(link, "hits", (film, other))
    desk.start()
    desk.search("film")
    hovering, tiles = desk.window.showing.hovering, desk.window.results.tiles.tiles
    hovering._settle.setInterval(0)
    desk.link.hold("still")
    _hover(desk, 0, 0.5)
    assert tiles.scrubbed is not None and tiles.scrubbed[2] is None
    desk.wait_asked("still")
    for share in (0.6, 0.7, 0.8):
        _hover(desk, 0, share)
    qtbot.wait(30)
    assert len(desk.link.asked("still")) == 1, "one at a time"
    desk.link.release("still")
    qtbot.waitUntil(lambda: len(desk.link.asked("still")) == 2)
    times = [at_s for _, at_s, _ in desk.link.asked("still")]
    assert times == pytest.approx([125.0, 195.0]), "the moment that is pointed at now, not those that were passed"
    qtbot.waitUntil(lambda: tiles.scrubbed is not None and tiles.scrubbed[2] is not None)
    assert 0 < hovering.kept_bytes <= 24 * 1024 * 1024
    _leave(desk)
    assert tiles.scrubbed is None


def test_a_film_that_cannot_be_read_is_asked_for_once(desk: Desk, qtbot) -> None:
    film = make_hit(1, Kind.FILM, duration_s=240.0)
    desk.prepare = lambda link: setattr(link, "hits", (film,))
    desk.start()
    desk.link.errors["still"] = UserError("It is damaged.", "It ends early.", "Copy it again.")
    hovering = desk.window.showing.hovering
    hovering._settle.setInterval(0)
    for _ in range(3):
        _hover(desk, 0, 0.5)
        qtbot.wait(20)
    qtbot.waitUntil(lambda: len(hovering._stills) == 1)
    assert len(desk.link.asked("still")) == 1
    assert desk.window.banner.message == ""


def test_what_is_away_is_neither_heard_nor_leafed_through(desk: Desk, qtbot, settings: QSettings) -> None:
    settings.setValue(PLAY_ON_HOVER, True)
    away = (make_hit(1, Kind.FILM, duration_s=9.0, offline=True), make_hit(2, Kind.AUDIO, offline=True))
    desk.prepare = lambda link: setattr(link, "hits", away)
    desk.start()
    desk.window.showing.hovering._rest.setInterval(0)
    for row in (0, 1):
        _hover(desk, row)
        qtbot.wait(30)
    assert not desk.link.asked("still") and not desk.link.asked("sound")


def test_stills_are_bounded(desk: Desk) -> None:
    desk.start()
    hovering = desk.window.showing.hovering
    film = make_hit(1, Kind.FILM, duration_s=9.0)
    large = PictureData(2000, 1500, bytes(3 * 2000 * 1500))
    for number in range(6):
        hovering._take(film, number, large)
    assert hovering.kept_bytes <= 24 * 1024 * 1024 and (key_of(film), 5) in hovering._stills


def _jpeg(folder: Path, size: QSize) -> str:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#cc8844"))
    path = folder / f"{size.width()}.jpg"
    assert image.save(str(path))
    return str(path)


@pytest.fixture
def thumbnails(qapp: QApplication):
    made = Thumbnails()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize(("size", "fills"), [(QSize(400, 300), True), (QSize(100, 400), False)])
def test_tiles_are_made_ready_beside(thumbnails: Thumbnails, qtbot, tmp_path: Path, size: QSize, fills: bool) -> None:
    path, frame = _jpeg(tmp_path, size), Frame(QSize(200, 150), 9, 2.0)
    with qtbot.waitSignal(thumbnails.ready):
        assert thumbnails.tile(path, frame) is None
    tile = thumbnails.tile(path, frame)
    assert tile is not None and tile.size() == QSize(400, 300) and tile.devicePixelRatio() == 2.0
    image = tile.toImage()
    assert abs(image.pixelColor(200, 150).red() - 0xCC) < 8
    assert image.pixelColor(0, 0).alpha() == 0, "corners are round"
    assert (image.pixelColor(8, 150).alpha() == 255) is fills, "what would lose much is shown whole"


def test_another_size_is_made_when_it_stays(thumbnails: Thumbnails, qtbot, tmp_path: Path) -> None:
    path, small, large = _jpeg(tmp_path, QSize(400, 300)), Frame(QSize(80, 60), 6, 1.0), Frame(QSize(200, 150), 9, 1.0)
    thumbnails._rescaling.setInterval(20)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.tile(path, small)
    used = thumbnails.kept_bytes
    with qtbot.waitSignal(thumbnails.ready):
        for width in range(100, 200, 10):
            kept = thumbnails.tile(path, Frame(QSize(width, 75), 9, 1.0))
            assert kept is not None and kept.width() == 80, "until then the other one stands in"
        thumbnails.tile(path, large)
    tile = thumbnails.tile(path, large)
    assert tile is not None and tile.width() == 200
    assert thumbnails.kept_bytes == used // (80 * 60) * 200 * 150
    assert not thumbnails._rescaling.isActive()


def test_what_was_scrolled_past_is_not_loaded(thumbnails: Thumbnails, tmp_path: Path) -> None:
    for number in range(2000):
        thumbnails.tile(str(tmp_path / f"{number}.jpg"), Frame(QSize(8, 8), 1, 1.0))
    assert len(thumbnails._asked) < 400


def test_more_is_asked_for_when_the_end_is_near_and_none_is_hidden(desk: Desk, qtbot) -> None:
    link = desk.start()
    every = tuple(make_hit(number) for number in range(1300))
    link._search = lambda request: Answer(every[: request.limit])  # type: ignore[method-assign]
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.query.type_text("lion")
    results = desk.window.results
    assert len(results.hits.hits) == 200
    results.setCurrentIndex(results.hits.index(150))
    offset = results.verticalScrollBar().value()
    results.verticalScrollBar().setValue(results.verticalScrollBar().maximum())
    at_the_end = results.verticalScrollBar().value()
    qtbot.waitUntil(lambda: len(results.hits.hits) == 1000)
    assert results.verticalScrollBar().value() == at_the_end > offset
    assert results.current is not None and results.current.item_id == 150
    for _ in range(2):
        results.verticalScrollBar().setValue(results.verticalScrollBar().maximum())
        qtbot.waitUntil(lambda: len(results.hits.hits) == 1300)
    assert [request.limit for (request,) in link.asked("search")[-3:]] == [200, 1000, 5000]
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.query.type_text("another lion")
    assert link.asked("search")[-1][0].limit == 200, "another question begins anew"


def test_what_would_only_be_weaker_is_not_asked_for(desk: Desk, qtbot) -> None:
    link = desk.start()
    every = tuple(make_hit(number, relevance="strong" if number < 100 else "weak") for number in range(900))
    link._search = lambda request: Answer(every[: request.limit])  # type: ignore[method-assign]
    with qtbot.waitSignal(desk.window.query.answered):
        desk.window.query.type_text("lion")
    desk.window.results.verticalScrollBar().setValue(desk.window.results.verticalScrollBar().maximum())
    qtbot.wait(50)
    assert len(desk.link.asked("search")) == 2 and len(desk.names()) == 100


def test_what_is_heard_in_the_preview_is_followed_on_its_tile(desk: Desk) -> None:
    desk.start()
    desk.search("lion")
    results = desk.window.results
    results.setCurrentIndex(results.hits.index(1))
    playback = desk.window.preview.view.sound.row.playback
    playback.moved.emit(14.0)
    assert results.tiles.tiles.playing == (key_of(results.hits.hits[1]), 14.0 / 40.0)
    playback.stopped.emit()
    assert results.tiles.tiles.playing is None


def test_a_film_is_heard_when_the_mouse_rests_on_it(desk: Desk, qtbot, settings: QSettings, monkeypatch) -> None:
    settings.setValue(PLAY_ON_HOVER, True)
    desk.prepare = lambda link: setattr(link, "hits", (make_hit(1, Kind.FILM, duration_s=240.0),))
    desk.start()
    hovering, played = desk.window.showing.hovering, []
    monkeypatch.setattr(hovering.player, "play", played.append)
    for share in (0.2, 0.3, 0.4):
        _hover(desk, 0, share)
        assert hovering._rest.isActive() and not played
    hovering._rest.setInterval(0)
    _hover(desk, 0, 0.5)
    qtbot.waitUntil(lambda: played == [b"RIFF"])


def test_what_comes_under_the_mouse_by_scrolling_is_under_the_mouse(desk: Desk) -> None:
    link = desk.start()
    link.hits = tuple(make_hit(number) for number in range(100))
    desk.search("lion")
    results, pointed = desk.window.results, []
    results.pointed.connect(lambda hit, _: pointed.append(hit))
    _hover(desk, 1)
    assert pointed[-1].item_id == 1 and results._hovered == 1
    results.verticalScrollBar().setValue(3 * results.gridSize().height())
    columns = results.places.sizes.columns
    assert pointed[-1].item_id == 3 * columns + 1 and results._hovered == 3 * columns + 1
    _leave(desk)
    assert pointed[-1] is None and results._hovered == -1
    count = len(pointed)
    results.verticalScrollBar().setValue(0)
    assert len(pointed) == count
