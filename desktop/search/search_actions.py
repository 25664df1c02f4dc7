"""What a person does with hits to ask further: find their like, add and exclude them, mark them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.actions import Actions, Section
from desktop.hits import own
from desktop.search.query import Query
from desktop.search.result_view import ResultView
from models.answers import Hit
from models.kinds import Kind
from models.query.parts import Example


class SearchActions(QObject):
    """The actions, which concern the selected hits.

    Signals:
        asked: another question is asked: the results are to be seen.
    """

    asked = Signal()

    def __init__(self, actions: Actions, query: Query, results: ResultView) -> None:
        super().__init__(actions)
        self._query = query
        self._results = results
        self._actions = actions
        self.more = self._add("more", self.tr("More like these"), "Ctrl+M", self._find_more)
        self.include = self._add("include", self.tr("Add to the search"), "Ctrl+Shift+M", lambda: self._take_up(1.0))
        self.exclude = self._add(
            "exclude", self.tr("Exclude what is like it"), "Ctrl+Shift+X", lambda: self._take_up(-1.0)
        )
        self.good = self._add("good", self.tr("Good"), "Ctrl+G", lambda: self._mark(good=True))
        self.bad = self._add("bad", self.tr("Bad"), "Ctrl+B", lambda: self._mark(good=False))
        results.unfold_wanted.connect(lambda _: self._unfold())
        self.unfold = self._add("unfold", self.tr("Show near-duplicates"), "Ctrl+U", self._unfold)

    def find_like(self, hits: tuple[Hit, ...], kinds: tuple[Kind, ...]) -> None:
        """Ask for what is like some hits and for nothing else, among some kinds."""
        self.asked.emit()
        self._query.set_examples(tuple(example_of(hit) for hit in hits), kinds)

    def fill(self, menu: QMenu, hit: Hit, selected: tuple[Hit, ...]) -> None:
        """Put them into the menu of a hit."""
        if len(selected) > 1:
            menu.addAction(self.more)
        for action in (self.include, self.exclude):
            menu.addAction(action)
        if self._query.ranks:
            menu.addSeparator()
            for action, mark in ((self.good, True), (self.bad, False)):
                action.setCheckable(True)
                action.setChecked(hit.marked is mark)
                menu.addAction(action)
        if hit.folded:
            menu.addSeparator()
            count = str(len(hit.folded))
            entry = menu.addAction(self.tr("Show the %1 like it").replace("%1", count), self._unfold)
            entry.setShortcut(self.unfold.shortcut())
            entry.setShortcutVisibleInContextMenu(True)

    def _add(self, name: str, text: str, keys: str, act: Callable[[], object]) -> QAction:
        return self._actions.add(name, text, keys, act, section=Section.RESULTS, when=lambda: bool(self._results.meant))

    def _find_more(self) -> None:
        meant = self._results.meant
        if meant:
            self.find_like(meant, ())

    def _take_up(self, weight: float) -> None:
        meant = self._results.meant
        if meant:
            self._query.add_examples(tuple(example_of(hit, weight) for hit in meant))

    def _mark(self, *, good: bool) -> None:
        """Mark the hits, or, where all of them are marked so already, take it back."""
        items = tuple(hit.item_id for hit in self._results.meant if hit.item_id is not None)
        if not items or not self._query.ranks:
            return
        marked = self._query.request.good if good else self._query.request.bad
        self._query.mark(items, None if set(items) <= set(marked) else good)

    def _unfold(self) -> None:
        if self._results.meant:
            self._query.change(folded=False)


def example_of(hit: Hit, weight: float = 1.0) -> Example:
    """A hit as an example; what is not indexed yet, or is no part of this library, is known by its path."""
    item = None if own(hit) is None else hit.item_id
    return Example(item=item, path=hit.path if item is None else None, weight=weight, name=hit.name)
