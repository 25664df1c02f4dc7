"""Brings the map and the axes into the window: their actions, and what they want of its other parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.actions import Actions, Section
from desktop.preview.wishes import Wishes
from desktop.search.query import Query
from models.answers import Hit

if TYPE_CHECKING:
    from desktop.middle import Middle
    from desktop.panels import Panels


class Exploring(QObject):
    """Connects once. Args: parent: the window."""

    def __init__(
        self, parent: QObject, panels: Panels, middle: Middle, query: Query, wishes: Wishes, actions: Actions
    ) -> None:
        super().__init__(parent)
        self._middle = middle
        self._query = query
        self._wishes = wishes
        panels.narrow_wanted.connect(self._search_inside)
        panels.look_wanted.connect(self._look)
        library = Section.LIBRARY
        actions.add("map", _tr("Map of the library"), "Ctrl+Shift+P", panels.show_map, section=library)
        actions.add(
            "axes", _tr("Place everything between two phrases"), "Ctrl+Shift+B", panels.show_axes, section=library
        )

    def _search_inside(self, items: tuple[int, ...]) -> None:
        self._middle.show_results()
        self._query.change(items=items, library="")

    def _look(self, hit: Hit) -> None:
        self._wishes.look_at(hit)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exploring", text)
