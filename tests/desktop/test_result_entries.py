"""What stands on a shelf, and how it is painted while it is scrolled."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from some_shelves import many_hits, put_on_shelf, shelf_of

from desktop.search import result_entries
from desktop.search.grouping import Grouping, Heading
from desktop.search.result_entries import PIECE, ShelvedAnswer, WholeAnswer
from desktop.search.result_tiles import TilePainter
from desktop.search.views import View
from desktop.theme import Theme
from models.kinds import Kind


def test_hits_that_were_here_are_shown_until_they_are_fetched_anew() -> None:
    hits = many_hits(2 * PIECE)
    first = ShelvedAnswer(shelf_of(hits, "none"), Grouping.NONE, (), WholeAnswer(hits[:5], Grouping.NONE))
    assert first.entry(3) == hits[3] and first.next_piece() == 0
    first.take(0, hits[:PIECE])
    assert first.entry(3) == hits[3] and not first.lacks
    second = ShelvedAnswer(shelf_of(hits, "none"), Grouping.NONE, hits[:1], first)
    assert second.entry(0) == hits[0] and not second.lacks
    assert second.entry(3) == hits[3] and second.lacks
    third = ShelvedAnswer(shelf_of(hits, "none"), Grouping.NONE, (), second)
    assert third.entry(3) == hits[3] and third.next_piece() == 0
    changed = replace(hits[3], name="another name")
    third.take(0, [*hits[:2], None, changed, *hits[4:PIECE]])
    assert (third.entry(1), third.entry(2), third.entry(3)) == (hits[1], None, changed)
    assert not third.lacks
    assert third.entry(PIECE) is None and third.next_piece() == 1


def test_hits_are_kept_within_bounds_from_shelf_to_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_entries, "_MOST_KEPT", PIECE + 10)
    hits = many_hits(3 * PIECE)
    shelf = ShelvedAnswer(shelf_of(hits, "none"), Grouping.NONE, ())
    for piece in range(3):
        shelf.take(piece, hits[piece * PIECE : (piece + 1) * PIECE])
    assert len(shelf.hits) == PIECE + 10
    shelf = ShelvedAnswer(shelf_of(hits, "none"), Grouping.NONE, hits[:20], shelf)
    assert len(shelf.hits) == PIECE + 10
    assert shelf.entry(0) == hits[0] and not shelf.lacks
    assert shelf.entry(PIECE) is None and shelf.next_piece() == 1


def test_headings_are_worded_when_they_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    hits, worded = many_hits(400, days=3.0), []
    monkeypatch.setattr(result_entries, "group_title", lambda key, _: worded.append(key) or f"<{key}>")
    shelf = ShelvedAnswer(shelf_of(hits, "month"), Grouping.MONTH, hits)
    assert len(shelf.keys) == len(shelf.runs()) > 30 and not worded
    run = shelf.runs()[7]
    assert shelf.entry(run.first) == shelf.entry(run.first) == Heading(f"<{shelf.keys[7]}>", run.count)
    assert worded == [shelf.keys[7]]
    assert shelf.entry(run.first + 1) == hits[sum(one.count for one in shelf.runs()[:7])]


def _painted(desk: Desk, slices_px: int) -> QImage:
    """The results as they are seen, painted one slice after the other, as when they are scrolled."""
    seen = desk.window.results.viewport()
    image = QImage(seen.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    for top in range(0, seen.height(), slices_px):
        band = QRect(0, top, seen.width(), min(slices_px, seen.height() - top))
        seen.render(painter, QPoint(0, top), QRegion(band))
    painter.end()
    return image


@pytest.mark.parametrize("view", [View.GRID, View.LIST])
def test_hits_look_the_same_however_they_came_into_sight(desk: Desk, qtbot, view: View) -> None:
    desk.prepare = lambda link: put_on_shelf(link, many_hits(300))
    desk.start()
    desk.window.showing.show_as(view)
    results = desk.window.results
    qtbot.waitUntil(lambda: results.hits.shelf is not None)
    results.verticalScrollBar().setValue(1111)
    qtbot.waitUntil(lambda: all(results.hits.hit(results.hits.index(row)) for row in results.rows_in_sight()))
    results.viewport().grab()
    whole = _painted(desk, 10_000)
    assert len({whole.pixel(x, 30) for x in range(whole.width())}) > 3
    for slices_px in (108, 37, 5):
        assert _painted(desk, slices_px) == whole


def test_cards_are_stretched_while_the_window_is_dragged_and_painted_anew_when_it_rests(
    desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    draw_card = TilePainter._draw_card
    monkeypatch.setattr(
        TilePainter, "_draw_card", lambda self, *args: drawn.append(args[1].width()) or draw_card(self, *args)
    )
    desk.prepare = lambda link: put_on_shelf(link, many_hits(200, [make_hit(3, Kind.DOCUMENT, text="A lion. " * 60)]))
    desk.start()
    results = desk.window.results
    results._resting.setInterval(50)
    qtbot.waitUntil(lambda: results.hits.shelf is not None and not results.tiles.tiles.hasty)
    results.viewport().grab()
    before, width = set(drawn), desk.window.width()
    drawn.clear()
    for narrower_px in range(10, 90, 10):
        desk.window.resize(width - narrower_px, desk.window.height())
        results.viewport().grab()
    assert not drawn
    qtbot.waitUntil(lambda: bool(drawn))
    seen = len(results.rows_in_sight())
    qtbot.waitUntil(lambda: len(drawn) >= seen)
    assert not results.tiles.tiles.hasty and not before & set(drawn)
    stretched_no_more = len(drawn)
    results.viewport().grab()
    assert len(drawn) == stretched_no_more


def test_cards_follow_the_size_of_text(desk: Desk, qtbot, theme: Theme) -> None:
    hits = many_hits(3, [make_hit(3, Kind.DOCUMENT, text="A lion. " * 60)])
    desk.prepare = lambda link: put_on_shelf(link, hits)
    desk.start()
    results = desk.window.results
    qtbot.waitUntil(lambda: results.hits.rowCount() == 3)

    def card() -> QImage:
        tile = results.tiles.tile_place(results.visualRect(results.hits.index(1)), mirrored=False)
        return results.viewport().grab(tile.toRect()).toImage()

    small = card()
    theme.choose_text(150)
    large = card()
    theme.choose_text(100)
    assert small.size() == large.size() and small != large and card() == small


def test_the_months_beside_the_results_follow_the_theme(desk: Desk, qtbot, theme: Theme) -> None:
    theme.choose("light")
    desk.prepare = lambda link: put_on_shelf(link, many_hits(300, days=10.0))
    desk.start()
    desk.window.showing.show_as(View.TIMELINE)  # while the shelf in another order is still under way
    scrubber = desk.window.showing.scrubber
    qtbot.waitUntil(lambda: len(scrubber.months) > 24)
    looks = [scrubber.grab().toImage()]
    desk.window.results.verticalScrollBar().setValue(4000)
    looks.append(scrubber.grab().toImage())
    theme.choose("dark")
    looks.append(scrubber.grab().toImage())
    theme.choose_text(150)
    looks.append(scrubber.grab().toImage())
    desk.window.results.verticalScrollBar().setValue(0)
    theme.choose_text(100)
    theme.choose("light")
    assert scrubber.grab().toImage() == looks[0]
    assert all(one != other for one, other in itertools.pairwise(looks))
