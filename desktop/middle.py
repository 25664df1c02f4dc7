"""What the middle of the window shows: results, a page that says why there are none, or a panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget

from desktop.library.unopened_page import UnopenedPage
from desktop.panels import Panels
from desktop.search.answers import Answers
from desktop.search.pages import NothingPage, WelcomePage
from desktop.search.query import Query
from desktop.search.result_view import ResultView
from desktop.shared.elsewhere_page import ElsewherePage
from models.errors import UserError
from models.views import LibraryStatus, SnapshotStatus


class Middle(QObject):
    """Chooses the page. A panel that is open stays until it is left, or something is asked.

    Attributes:
        unopened: the page of a library that could not be opened; shown in place of everything that needs one.
    """

    def __init__(
        self,
        stack: QStackedWidget,
        panels: Panels,
        results: ResultView,
        query: Query,
        answers: Answers,
        pages: tuple[WelcomePage, NothingPage, UnopenedPage, ElsewherePage],
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._panels = panels
        self._results = results
        self._query = query
        self._answers = answers
        self._welcome, self._nothing, self.unopened, self._elsewhere = pages
        self._status: LibraryStatus | None = None
        self._closed = False
        for page in (results, *pages):
            stack.addWidget(page)
        answers.shown.connect(self.show_page)
        query.changed.connect(self.show_results)
        panels.left.connect(self._leave_panel)

    @property
    def library_closed(self) -> bool:
        """Whether the library could not be opened."""
        return self._closed

    @property
    def status(self) -> LibraryStatus | None:
        """The state of the library as it was told last; None before the first time."""
        return self._status

    @property
    def holds_results(self) -> bool:
        """Whether the results are seen."""
        return self._stack.currentWidget() is self._results

    @property
    def previews(self) -> bool:
        """Whether a preview beside it makes sense."""
        return self._stack.currentWidget() in (self._results, self._nothing)

    @property
    def searches(self) -> bool:
        """Whether the search field belongs above it; the comparison has one of its own, a closed library none."""
        return not self._panels.comparing and self._stack.currentWidget() is not self.unopened

    def show_status(self, status: LibraryStatus) -> None:
        """Show what depends on the state of the library, which is open."""
        before, self._status = self._status, status
        if before is None or bool(before.roots) != bool(status.roots):
            self.show_page()

    def show_results(self) -> None:
        """Leave a panel: a person asked something. What another library answered is not seen any more."""
        if self._panels.shown:
            self._leave_panel()
        elif self._query.request.library and not self._is_answered:
            self.show_page()

    def enter_results(self) -> None:
        """Put the keys among the results, where there are any."""
        if self._results.hits.rowCount():
            self.show_results()
            self._results.choose_first()
            self._results.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_closed(self, error: UserError, copies: Sequence[SnapshotStatus]) -> None:
        """Say why there is no library, and what can be done."""
        self._closed = True
        self.unopened.explain(error, copies)
        self._leave_panel()
        self.unopened.take_keys()

    def show_opened(self) -> bool:
        """The library is open. Returns: whether it was not before."""
        was_closed, self._closed = self._closed, False
        if was_closed:
            self.show_page()
        return was_closed

    def show_page(self) -> None:
        """Show the results, or the page that says why there are none."""
        if self._panels.shown:
            return
        if self._closed:
            self._stack.setCurrentWidget(self.unopened)
        elif self._query.request.library and not self._is_answered:
            self._show_elsewhere()
        elif self._results.hits.rowCount():
            self._stack.setCurrentWidget(self._results)
        elif self._is_new and self._query.empty and not self._query.request.library:
            self._stack.setCurrentWidget(self._welcome)
        elif self._answers.request is not None and (status := self._status) is not None:
            status = LibraryStatus() if self._query.request.library else status
            indexing, held = status.activity != "idle", status.held_because
            self._nothing.explain(indexing=indexing, held_because=held, hidden=self._answers.hidden)
            self._stack.setCurrentWidget(self._nothing)

    @property
    def _is_new(self) -> bool:
        return self._status is not None and not self._status.roots

    @property
    def _is_answered(self) -> bool:
        """Whether what is shown is an answer of the library that is asked."""
        shown = self._answers.request
        return shown is not None and shown.library == self._query.request.library and self._query.refusal is None

    def _show_elsewhere(self) -> None:
        query, shown = self._query, self._answers.request
        refused = query.refusal if shown is not None and shown.library == query.request.library else None
        # What cannot be understood is not even asked.
        refused = query.error or refused
        self._stack.setCurrentWidget(self._elsewhere)
        if refused is None:
            self._elsewhere.wait(query.request.library)
        else:
            self._elsewhere.explain(query.request.library, refused)

    def _leave_panel(self) -> None:
        self._stack.setCurrentWidget(self._results)
        self.show_page()
