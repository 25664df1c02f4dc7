"""The three ways in which results are shown, and how hits are put in order for each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.search.grouping import Grouping, newest_first
from models.answers import Hit


class View(StrEnum):
    """How results are shown; the values are kept in the settings of the window."""

    GRID = "grid"
    LIST = "list"
    TIMELINE = "timeline"


def view_name(view: View) -> str:
    """What a person chooses."""
    return {View.GRID: _tr("Grid"), View.LIST: _tr("List"), View.TIMELINE: _tr("Timeline")}[view]


def grouping_in(view: View, grouping: Grouping) -> Grouping:
    """What hits are put together by in a view: in a timeline by months, unless days are wanted."""
    if view is not View.TIMELINE:
        return grouping
    return Grouping.DAY if grouping is Grouping.DAY else Grouping.MONTH


def ordered_in(view: View, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits in the order in which a view shows them."""
    return newest_first(hits) if view is View.TIMELINE else tuple(hits)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Views", text)
