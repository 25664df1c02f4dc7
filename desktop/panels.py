"""The pages that take the place of the results: each is made when it is first shown, not while the window starts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.kinds import Kind

if TYPE_CHECKING:
    from desktop.compare.compare_page import ComparePage
    from desktop.encoders.encoders_page import EncodersPage
    from desktop.help.help_page import HelpPage
    from desktop.library.failures_panel import FailuresPanel

_Page = TypeVar("_Page", bound=QWidget)


class Panels(QObject):
    """Failed files, encoders, their comparison, and help.

    Args:
        stack: where they are shown.
        query_text: what is being searched for.

    Signals:
        left: a person closed one.
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
        open_wanted, show_wanted: a path.
    """

    left = Signal()
    noticed = Signal(str, str, object)
    open_wanted = Signal(bytes)
    show_wanted = Signal(bytes)

    def __init__(
        self, stack: QStackedWidget, tasks: Tasks, theme: Theme, thumbnails: Thumbnails, query_text: Callable[[], str]
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._tasks = tasks
        self._theme = theme
        self._thumbnails = thumbnails
        self._query_text = query_text
        self._made: dict[str, QWidget] = {}

    @property
    def shown(self) -> bool:
        """Whether one of them is shown."""
        return self._stack.currentWidget() in self._made.values()

    @property
    def comparing(self) -> bool:
        """Whether the comparison is shown, which has a search field of its own."""
        return self._stack.currentWidget() is self._made.get("compare")

    @cached_property
    def failures(self) -> FailuresPanel:
        """The files that failed."""
        from desktop.library.failures_panel import FailuresPanel

        panel = FailuresPanel(self._tasks, self._theme)
        panel.closed.connect(self.left)
        panel.open_wanted.connect(self.open_wanted)
        panel.show_wanted.connect(self.show_wanted)
        return self._add("failures", panel)

    @cached_property
    def encoders(self) -> EncodersPage:
        """All encoders."""
        from desktop.encoders.encoders_page import EncodersPage

        page = EncodersPage(self._tasks, self._theme)
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.compare_wanted.connect(self.show_comparison)
        page.help_wanted.connect(lambda: self.show_help("encoders.md"))
        return self._add("encoders", page)

    @cached_property
    def compare(self) -> ComparePage:
        """Two encoders side by side."""
        from desktop.compare.compare_page import ComparePage

        page = ComparePage(self._tasks, self._theme, self._thumbnails)
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.opened.connect(lambda hit: self.open_wanted.emit(hit.path))
        page.encoders_wanted.connect(self.show_encoders)
        page.help_wanted.connect(lambda: self.show_help("distances.md"))
        return self._add("compare", page)

    @cached_property
    def help(self) -> HelpPage:
        """What Findling tells about itself."""
        from desktop.help.help_page import HelpPage

        page = HelpPage(self._theme)
        page.closed.connect(self.left)
        return self._add("help", page)

    def show_failures(self) -> None:
        """Show the files that failed."""
        self.failures.refresh()
        self._stack.setCurrentWidget(self.failures)

    def refresh_failures(self) -> None:
        """Other files failed than before: where they are shown, show them."""
        if self._stack.currentWidget() is self._made.get("failures"):
            self.failures.refresh()

    def show_encoders(self) -> None:
        """Show the encoders."""
        self._stack.setCurrentWidget(self.encoders)

    def show_comparison(self, kind: Kind | None = None) -> None:
        """Compare two encoders on what is being searched for."""
        self._stack.setCurrentWidget(self.compare)
        self.compare.begin(self._query_text(), kind)

    def show_help(self, page: str = "") -> None:
        """Show a page of the help, the first one where none is named."""
        self.help.show_page(page or self.help.first)
        self._stack.setCurrentWidget(self.help)
        self.help.take_keys()

    def _add(self, name: str, page: _Page) -> _Page:
        self._made[name] = page  # before it is shown: then it is asked for by its name
        self._stack.addWidget(page)
        return page
