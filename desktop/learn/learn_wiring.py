"""Brings the tours and the places into the window: their actions, and what they want of its other parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.actions import Actions, Section
from desktop.learn.tours import Lead
from desktop.search.query import Query
from models.answers import SearchRequest
from models.query import writing
from models.query.parts import Around, Field, Filter

if TYPE_CHECKING:
    from desktop.middle import Middle
    from desktop.panels import Panels
    from desktop.search.pages import WelcomePage

_DEGREES_DECIMALS = 5
_KM_DECIMALS = 3


class Learning(QObject):
    """Connects once. Args: parent: the window."""

    def __init__(
        self, parent: QObject, welcome: WelcomePage, panels: Panels, middle: Middle, query: Query, actions: Actions
    ) -> None:
        super().__init__(parent)
        self._panels = panels
        self._middle = middle
        self._query = query
        welcome.learn_wanted.connect(panels.show_learn)
        panels.led.connect(self.follow)
        panels.near_wanted.connect(self.find_near)
        actions.add("places", _tr("Places"), "Ctrl+Shift+G", panels.show_places, section=Section.LIBRARY)
        actions.add("learn", _tr("Learn"), "", panels.show_learn, section=Section.PROGRAM)

    def follow(self, lead: Lead, text: str) -> None:
        """Go where a step of a tour leads."""
        if lead.to == "search":
            self._middle.show_results()
            self._query.ask(SearchRequest(text=text))
        elif lead.to == "map":
            self._panels.show_map()
        elif lead.to == "lab":
            self._panels.show_laboratory()
        elif lead.to == "encoders":
            self._panels.show_encoders()
        else:
            self._panels.show_help(text)

    def find_near(self, latitude: float, longitude: float, km: float) -> None:
        """Search among what was taken around a place, in place of where it was searched before."""
        text = self._query.text
        if self._query.error is None:
            for one in sorted(self._query.understood.filters, key=lambda one: -one.span.start):
                if one.field is Field.NEAR and not one.negated:
                    text = writing.without(text, one.span)
        around = Around(
            round(latitude, _DEGREES_DECIMALS), round(longitude, _DEGREES_DECIMALS), round(km, _KM_DECIMALS) or 0.001
        )
        self._middle.show_results()
        self._query.change(text=f"{text} {writing.text_of(Filter(Field.NEAR, (around,)))}".strip())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Learn", text)
