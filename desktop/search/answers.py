"""Answers, as they come into the results."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.search import editing
from desktop.search.grouping import Grouping
from desktop.search.query import Query
from desktop.search.relevance import Cut, worth_showing
from desktop.search.result_entries import ShelvedAnswer
from desktop.search.result_view import ResultView
from desktop.search.search_bar import SearchBar
from desktop.search.views import View, grouping_in, ordered_in
from desktop.tasks import Tasks
from models.answers import Answer, Hit, SearchRequest, Shelf
from models.errors import UserError
from models.query.parts import Order

_SETTING = "window/grouping"
_NEAR_END_PAGES = 2
_AT_ONCE = 3  # pieces of a shelf that are fetched at the same time
_SHELVED_BY = (Grouping.DAY, Grouping.MONTH, Grouping.FOLDER, Grouping.KIND)


class Answers(QObject):
    """Shows in the grid what fits; what hardly does only on demand, or where there is nothing better.

    Where nothing is looked for, an answer holds the first files only. All of them come as a shelf, of which the results
    fetch what is looked at.

    Attributes:
        request: what the shown answer answers; None before the first.
        hidden: how many hits are hidden because they fit too badly.

    Signals:
        shown: the grid shows another answer, or another part of it.
    """

    shown = Signal()

    def __init__(
        self,
        query: Query,
        bar: SearchBar,
        results: ResultView,
        tasks: Tasks,
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._query = query
        self._bar = bar
        self._results = results
        self._tasks = tasks
        self._settings = settings
        self._answer = Answer(())
        self._shelf: Shelf | None = None
        self._awaits_shelf = False
        self._fetching = 0
        self._reached = False
        self.request: SearchRequest | None = None
        self.hidden = 0
        saved = str(settings.value(_SETTING, ""))
        bar.arrange.set_grouping(Grouping(saved) if saved in list(Grouping) else Grouping.NONE)
        query.answered.connect(self._take)
        bar.relevance.changed.connect(lambda _: self._show(stay=True))
        bar.arrange.grouping_chosen.connect(self._regroup)
        results.hits.pieces_wanted.connect(self._fetch)
        results.verticalScrollBar().valueChanged.connect(self._reach)

    def count_at(self, cut: Cut) -> int:
        """How many hits are shown where relevance ends there."""
        return len(worth_showing(self._answer.hits, cut))

    def set_view(self, view: View) -> None:
        """Show the answer as a grid, a list or a timeline."""
        before = self._results.view
        self._results.set_view(view)
        if View.TIMELINE in (before, view) and before is not view:
            self._rearrange()

    def try_cut(self, cut: Cut) -> None:
        """Show all hits, and pale those that would be hidden if relevance ended there."""
        kept = {id(hit) for hit in worth_showing(self._answer.hits, cut)}
        self._results.tiles.hidden = frozenset(id(hit) for hit in self._answer.hits if id(hit) not in kept)
        self._results.show_hits(self._hits, ranked=True, stay=True, grouping=self._grouping)
        self._results.viewport().update()

    def end_trying(self) -> None:
        """Show what fits again."""
        self._results.tiles.hidden = frozenset()
        self._show(stay=True)

    def _take(self, request: SearchRequest, answer: Answer) -> None:
        before, self.request = self.request, request
        self._answer, self._reached = answer, True  # what moves until it is shown is not moved by a person
        stay = before is not None and _place_of(before) == _place_of(request)
        # A shared library has no shelf: more of it comes when the end is near.
        is_part = not self._query.ranks and answer.total > len(answer.hits) and not request.library
        if is_part and stay and self._shelf is not None:
            # What is shown until the new shelf comes is nearer to it than the first hits alone.
            self._ask_for_shelf()
            return
        self._shelf = None
        self._show(stay=stay)
        if is_part:
            self._ask_for_shelf()
        else:
            self._awaits_shelf = False
            self._tasks.forget("shelf")

    def _reach(self, offset_px: int) -> None:
        """Ask for more, where as many were found as were asked for, none is hidden, and the end is near."""
        full = self.request is not None and len(self._answer.hits) >= self.request.limit
        if self._reached or not full or self.hidden or not (self._query.ranks or self._query.request.library):
            return
        bar = self._results.verticalScrollBar()
        if offset_px > bar.maximum() - _NEAR_END_PAGES * bar.pageStep():
            self._reached = True
            self._query.reach_further()

    def _regroup(self, grouping: Grouping) -> None:
        self._settings.setValue(_SETTING, str(grouping))
        self._rearrange()

    def _rearrange(self) -> None:
        """The same in another order, or in other groups: what is current is somewhere else, and stays in sight."""
        if self._shelf is None:
            self._show(stay=True)
            self._results.show_current()
        if self._shelf is not None or self._awaits_shelf:
            self._ask_for_shelf(moved=True)

    @property
    def _hits(self) -> tuple[Hit, ...]:
        """All hits of the answer, those that are hidden, too, in the order in which they are shown."""
        return ordered_in(self._results.view, self._answer.hits)

    @property
    def _grouping(self) -> Grouping:
        return grouping_in(self._results.view, self._bar.arrange.grouping)

    def _show(self, *, stay: bool) -> None:
        hits, ranked = self._hits, self._query.ranks
        if ranked:
            hits = worth_showing(hits, self._bar.relevance.cut)
        self.hidden = len(self._answer.hits) - len(hits)
        self._bar.show_answer(self._answer, max(len(hits), 0 if ranked else self._answer.total))
        self._results.show_hits(hits, ranked=ranked, stay=stay, grouping=self._grouping)
        self._reached = False
        self.shown.emit()

    def _ask_for_shelf(self, *, moved: bool = False) -> None:
        assert self.request is not None
        self._awaits_shelf = True
        request, grouping = self.request, self._grouping
        if self._results.view is View.TIMELINE:
            request = replace(request, text=editing.sorted_by(request.text, Order.DATE))
        by = grouping if grouping in _SHELVED_BY else Grouping.NONE
        self._tasks.ask(
            "shelf", request, str(by), then=lambda shelf: self._take_shelf(shelf, by, moved=moved), latest="shelf"
        )

    def _take_shelf(self, shelf: Shelf, by: Grouping, *, moved: bool) -> None:
        self._shelf, self._awaits_shelf, self._fetching, self.hidden = shelf, False, 0, 0
        self._bar.show_answer(self._answer, len(shelf.file_ids) // 8)
        self._results.show_shelf(shelf, self._answer.hits, stay=True, grouping=by)
        if moved:
            self._results.show_current()
        self.shown.emit()

    def _fetch(self) -> None:
        """Fetch what is looked at, the latest first; what comes too late is dropped by the model."""
        shelf = self._results.hits.shelf
        while shelf is not None and self._fetching < _AT_ONCE and (piece := shelf.next_piece()) >= 0:
            self._fetching += 1
            self._tasks.ask(
                "on_shelf",
                shelf.places(piece),
                then=lambda hits, shelf=shelf, piece=piece: self._take_piece(shelf, piece, hits),
                failed=lambda error, shelf=shelf, piece=piece: self._do_without(shelf, piece, error),
            )

    def _take_piece(self, shelf: ShelvedAnswer, piece: int, hits: list[Hit | None]) -> None:
        if shelf is self._results.hits.shelf:
            self._fetching -= 1
            self._results.hits.take_piece(shelf, piece, hits)
            self._fetch()

    def _do_without(self, shelf: ShelvedAnswer, piece: int, error: UserError) -> None:
        if shelf is self._results.hits.shelf:
            self._fetching -= 1
            shelf.forget(piece)
            self._query.refused.emit(error)


def _place_of(request: SearchRequest) -> SearchRequest:
    """The same for requests whose answers a person reads on in: unfolded, ranked anew by a mark, or longer."""
    return replace(request, folded=True, good=(), bad=(), limit=0)
