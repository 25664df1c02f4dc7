"""What a person wants of the hit that is shown, passed on to who does it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.actions import Actions, Section
from desktop.hit_actions import HitActions
from desktop.preview.preview_panel import PreviewPanel
from desktop.preview.quick_look import QuickLook
from desktop.search.answers import Answers
from desktop.search.query import Query
from desktop.search.result_view import ResultView
from desktop.search.search_actions import SearchActions
from desktop.tags.tag_book import TagBook, search_text
from models.answers import Hit, SearchRequest
from models.kinds import Kind
from models.query.parts import Example


class Wishes:
    """Connects the preview with the search, once."""

    def __init__(
        self,
        preview: PreviewPanel,
        query: Query,
        answers: Answers,
        search: SearchActions,
        tags: TagBook,
        actions: Actions,
    ) -> None:
        self._preview = preview
        self._query = query
        self._answers = answers
        self._search = search
        answers.shown.connect(self._show_request)
        query.changed.connect(self._show_request)
        preview.similar_wanted.connect(self._find_similar)
        preview.mark_wanted.connect(self._mark)
        preview.example_wanted.connect(self._search_with)
        preview.tag_wanted.connect(self.find_tagged)
        preview.near_wanted.connect(self._find_near)
        preview.neighbour_wanted.connect(self._go_to)
        tags.touched.connect(query.refresh)
        tags.taken_back.connect(query.send)
        section = Section.RESULTS
        actions.add("heat", _tr("Show which pieces fit"), "Ctrl+H", preview.toggle_heat, section=section)
        crop = _tr("Search with a piece of the picture")
        actions.add("crop", crop, "Ctrl+Shift+C", preview.toggle_crop, section=section)
        actions.add("play", _tr("Play or hold what can be heard"), "Ctrl+P", preview.toggle_sound, section=section)
        look = _tr("Look at it in large")
        actions.add("look", look, "", self._look, section=section, when=lambda: preview.hit is not None)

    def follow(self, results: ResultView, actions: HitActions) -> None:
        """Show what is current in the grid, and open what is to be opened."""
        self._results = results
        self.quick_look = QuickLook(self._preview.theme, results.window(), self._preview)
        results.current_changed.connect(self._preview.show_hit)
        results.current_changed.connect(self.quick_look.note_hit)
        results.toggled.connect(lambda _: self.quick_look.toggle())
        self.quick_look.step_wanted.connect(self._step)
        self.quick_look.open_wanted.connect(actions.open)
        self._preview.look_wanted.connect(self.quick_look.toggle)
        self._preview.open_wanted.connect(actions.open)
        self._preview.show_wanted.connect(actions.show)
        self._preview.left.connect(results.setFocus)

    def find_tagged(self, name: str) -> None:
        """Search for everything that has a tag, and for nothing else."""
        self._search.asked.emit()
        self._query.ask(SearchRequest(text=search_text(name)))

    def _find_near(self, text: str) -> None:
        self._search.asked.emit()
        self._query.ask(SearchRequest(text=text))

    def _show_request(self) -> None:
        """Reasons are given for the answer that is shown; where nothing is looked for there are none."""
        self._preview.show_request(self._answers.request if self._query.ranks else None)

    def _find_similar(self, hit: Hit, kinds: tuple[Kind, ...]) -> None:
        self._search.find_like((hit,), kinds)

    def _search_with(self, example: Example) -> None:
        self._search.asked.emit()
        self._query.set_examples((example,))

    def _mark(self, hit: Hit, good: bool | None) -> None:
        if hit.item_id is not None:
            self._query.mark((hit.item_id,), good)

    def _go_to(self, hit: Hit) -> None:
        """Show a hit: among the results where it is one, otherwise beside them."""
        row = self._results.hits.row_of(hit)
        if row >= 0:
            self._results.setCurrentIndex(self._results.hits.index(row))
        else:
            self._preview.show_hit(hit)

    def _step(self, hits: int) -> None:
        """Make another hit current; headings are passed over."""
        results = self._results
        row = results.places.next_cell(results.currentIndex().row(), hits)
        if row >= 0:
            results.setCurrentIndex(results.hits.index(row))

    def look_at(self, hit: Hit) -> None:
        """Show a hit large that is no result."""
        self._preview.show_hit(hit)
        self.quick_look.note_hit(hit)
        self.quick_look.toggle()

    def _look(self) -> None:
        if self._preview.isVisible() or self.quick_look.shown:
            self.quick_look.toggle()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wishes", text)
