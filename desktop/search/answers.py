"""Answers, as they come into the grid."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.search.grouping import Grouping
from desktop.search.query import Query
from desktop.search.relevance import worth_showing
from desktop.search.result_view import ResultView
from desktop.search.search_bar import SearchBar
from models.answers import Answer, SearchRequest

_SETTING = "window/grouping"


class Answers(QObject):
    """Shows in the grid what fits; what hardly does only on demand, or where there is nothing better.

    Attributes:
        request: what the shown answer answers; None before the first.
        hidden: how many hits are hidden because they fit too badly.

    Signals:
        shown: the grid shows another answer, or another part of it.
    """

    shown = Signal()

    def __init__(
        self, query: Query, bar: SearchBar, results: ResultView, settings: QSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._query = query
        self._bar = bar
        self._results = results
        self._settings = settings
        self._answer = Answer(())
        self.request: SearchRequest | None = None
        self.hidden = 0
        saved = str(settings.value(_SETTING, ""))
        bar.arrange.set_grouping(Grouping(saved) if saved in list(Grouping) else Grouping.NONE)
        query.answered.connect(self._take)
        bar.relevance.changed.connect(lambda _: self._show(stay=True))
        bar.arrange.grouping_chosen.connect(self._regroup)

    def _take(self, request: SearchRequest, answer: Answer) -> None:
        before, self.request = self.request, request
        self._answer = answer
        self._show(stay=before is not None and _place_of(before) == _place_of(request))

    def _regroup(self, grouping: Grouping) -> None:
        self._settings.setValue(_SETTING, str(grouping))
        self._show(stay=True)

    def _show(self, *, stay: bool) -> None:
        hits, ranked = self._answer.hits, self._query.ranks
        if ranked:
            hits = worth_showing(hits, self._bar.relevance.cut)
        self.hidden = len(self._answer.hits) - len(hits)
        self._bar.show_answer(self._answer, len(hits))
        self._results.show_hits(hits, ranked=ranked, stay=stay, grouping=self._bar.arrange.grouping)
        self.shown.emit()


def _place_of(request: SearchRequest) -> SearchRequest:
    """The same for requests whose answers a person reads on in: unfolded, or ranked anew by a mark."""
    return replace(request, folded=True, good=(), bad=())
