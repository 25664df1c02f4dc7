"""Brings shared libraries into the window: the action that opens one, and what is done with what is found there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions, Section
from desktop.hits import has_path, own
from desktop.search.query import Query
from desktop.search.result_view import ResultView
from desktop.shared.elsewhere_page import ElsewherePage
from desktop.shared.open_dialog import OpenSharedDialog
from desktop.shared.shared_book import SharedBook
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit

# What is done with a hit by its path, or by what it holds itself. Everything else asks this computer's catalogue, which
# does not know the hit.
_BY_PATH = frozenset(("open", "show", "more", "include", "exclude"))
_BY_ITSELF = frozenset(("copy", "copy path", "play", "look", "crop"))


class Sharing(QObject):
    """Connects once.

    Attributes:
        book: the shared libraries that are known. page: shown while one has not answered.

    Signals:
        help_wanted: what shared libraries are.
    """

    help_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        query: Query,
        results: ResultView,
        thumbnails: Thumbnails,
        theme: Theme,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._query = query
        self._results = results
        self._thumbnails = thumbnails
        self._theme = theme
        self._actions = actions
        self.book = SharedBook(tasks, query, self)
        self.page = ElsewherePage(theme)
        self.page.retry_wanted.connect(query.send)
        self.page.own_wanted.connect(lambda: self.book.open(""))
        text = _tr("Open a shared library\N{HORIZONTAL ELLIPSIS}")
        actions.add("open shared", text, "", self.ask_for_address, section=Section.LIBRARY, when=lambda: tasks.running)
        own = _tr("Search this computer again")
        actions.add(
            "search own",
            own,
            "",
            lambda: self.book.open(""),
            section=Section.SEARCH,
            when=lambda: bool(query.request.library),
        )
        actions.confine(self._allows)
        tasks.previews_made.connect(self._show_previews)

    def ask_for_address(self) -> OpenSharedDialog:
        """Let a person say where a shared library is."""
        dialog = OpenSharedDialog(self.book, self._theme, self._window)
        dialog.opened.connect(self.book.keep_and_open)
        dialog.help_wanted.connect(self.help_wanted)
        dialog.open()
        return dialog

    def selected_here(self) -> tuple[Hit, ...]:
        """What is selected, as far as it is of this computer's library."""
        return tuple(filter(own, self._results.selected))

    def _show_previews(self) -> None:
        self._thumbnails.try_again()
        self._results.viewport().update()

    def _allows(self, action: QAction) -> bool:
        """The one place that decides what is done with hits of a shared library, and with searches there.

        Their ids say nothing to this computer's catalogue, so that only what goes by paths is done.
        """
        meant, name = self._results.meant, action.objectName()
        if not self._query.request.library and not any(hit.library for hit in meant):
            return True
        if name in _BY_PATH:
            return all(has_path(hit) for hit in meant)
        about_hits = self._actions.section(action) is Section.RESULTS
        return name != "keep" and (not about_hits or name in _BY_ITSELF or name.startswith("export "))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sharing", text)
