"""What a person wants of the hit that is shown, passed on to who does it."""

from __future__ import annotations

from desktop.actions import Actions, Section
from desktop.hit_actions import HitActions
from desktop.hits import plays
from desktop.preview.preview_panel import PreviewPanel
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
        tags.touched.connect(query.refresh)
        tags.taken_back.connect(query.send)
        section = Section.RESULTS
        actions.add("heat", preview.tr("Show which pieces fit"), "Ctrl+H", preview.toggle_heat, section=section)
        crop = preview.tr("Search with a piece of the picture")
        actions.add("crop", crop, "Ctrl+Shift+C", preview.toggle_crop, section=section)

    def follow(self, results: ResultView, actions: HitActions) -> None:
        """Show what is current in the grid, and open what is to be opened."""
        results.current_changed.connect(self._preview.show_hit)
        results.toggled.connect(self._toggle_sound)
        self._preview.open_wanted.connect(actions.open)
        self._preview.show_wanted.connect(actions.show)
        self._preview.left.connect(results.setFocus)

    def find_tagged(self, name: str) -> None:
        """Search for everything that has a tag, and for nothing else."""
        self._search.asked.emit()
        self._query.ask(SearchRequest(text=search_text(name)))

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

    def _toggle_sound(self, hit: Hit) -> None:
        if plays(hit):
            self._preview.toggle_sound()
