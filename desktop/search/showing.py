"""How results are shown: which view, with which lines and months beside it, and what happens under the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions, Section
from desktop.preferences import PLAY_ON_HOVER, Preferences
from desktop.preview.playback import Playback
from desktop.search.answers import Answers
from desktop.search.cut_line import CutLines
from desktop.search.hovering import Hovering
from desktop.search.result_view import ResultView
from desktop.search.scrubber import DateScrubber
from desktop.search.search_bar import SearchBar
from desktop.search.size_bar import SizeBar
from desktop.search.views import View, view_name
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit

_SETTING = "window/view"


class Showing(QObject):
    """Puts it together; the view is kept.

    Attributes:
        hovering, lines, scrubber: what belongs to the results.
    """

    def __init__(
        self,
        results: ResultView,
        size_bar: SizeBar,
        search_bar: SearchBar,
        answers: Answers,
        tasks: Tasks,
        theme: Theme,
        settings: QSettings,
        preferences: Preferences,
        actions: Actions,
    ) -> None:
        super().__init__(results)
        self._answers = answers
        self._size_bar = size_bar
        self._settings = settings
        self.lines = CutLines(results, search_bar.relevance, answers, theme)
        self.scrubber = DateScrubber(results, theme)
        self.hovering = Hovering(results, tasks, lambda: preferences.is_on(PLAY_ON_HOVER))
        QWidget.setTabOrder(results, self.lines.end)
        QWidget.setTabOrder(self.lines.end, self.scrubber)
        size_bar.view_chosen.connect(self.show_as)
        size_bar.changed.connect(results.set_tile_width)
        saved = str(settings.value(_SETTING, ""))
        self.show_as(View(saved) if saved in list(View) else View.GRID)
        self._add_actions(actions)

    def _add_actions(self, actions: Actions) -> None:
        for number, view in enumerate(View, 1):
            text = view_name(view)
            actions.add(
                f"view {view}", text, f"Ctrl+{number}", lambda view=view: self.show_as(view), section=Section.VIEW
            )

    def follow(self, playback: Playback, hit: Callable[[], Hit | None]) -> None:
        """Show on its tile how far a hit was played that is heard elsewhere. Args: hit: what is heard there."""

        def show_moment(at_s: float) -> None:
            heard = hit()
            if heard is not None:
                self.hovering.show_played(heard, at_s)

        playback.moved.connect(show_moment)
        playback.stopped.connect(self.hovering.show_silent)

    def show_as(self, view: View) -> None:
        """Show the results as a grid, a list or a timeline."""
        self._settings.setValue(_SETTING, str(view))
        self._size_bar.show_view(view)
        self._answers.set_view(view)
