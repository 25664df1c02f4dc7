"""The button with which hits are sorted and put into groups."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from desktop import wording
from desktop.actions import Actions, Section
from desktop.search.grouping import Grouping, grouping_name
from desktop.search.query import Query
from desktop.theme import Theme
from models.query.parts import Order

_VARIETY = 0.5


class ArrangeButton(QPushButton):
    """Says what hits are sorted by, and offers the other orders and groups. An order is a part of the query's text.

    Signals:
        grouping_chosen: a Grouping.
    """

    grouping_chosen = Signal(object)

    def __init__(self, query: Query, theme: Theme) -> None:
        super().__init__()
        self._query = query
        self.grouping = Grouping.NONE
        self._short = False
        self.setProperty("look", "quiet")
        theme.dress(self, "sort", "muted")
        self._menu = QMenu(self)
        self._orders = self._section(self.tr("Sort by"), {order_name(order): order for order in Order})
        self._groupings = self._section(self.tr("Group by"), {grouping_name(one): one for one in Grouping})
        self._vary = self._menu.addAction(self.tr("Neighbours as different as possible"))
        self._vary.setCheckable(True)
        self._vary.triggered.connect(lambda on: self._query.change(variety=_VARIETY if on else 0.0))
        self.setMenu(self._menu)
        query.changed.connect(self._show)
        self._show()

    def set_grouping(self, grouping: Grouping) -> None:
        """Set what hits are put together by."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self._show()
            self.grouping_chosen.emit(grouping)

    def set_short(self, short: bool) -> None:
        """Show the icon alone, or words beside it."""
        if short != self._short:
            self._short = short
            self._show()

    def add_actions(self, actions: Actions) -> None:
        """Put the orders and groups among the actions of the window."""
        sort, group = self.tr("Sort by: %1"), self.tr("Group by: %1")
        for choice, action in (self._orders | self._groupings).items():
            text = (group if isinstance(choice, Grouping) else sort).replace("%1", wording.inside(action.text()))
            actions.add(f"arrange {choice}", text, "", action.trigger, section=Section.VIEW)

    def _section(self, title: str, choices: dict[str, Order | Grouping]) -> dict[Order | Grouping, QAction]:
        heading = self._menu.addAction(title)
        heading.setEnabled(False)
        group = QActionGroup(self._menu)
        actions = {}
        for name, choice in choices.items():
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, choice=choice: self._choose(choice))
            group.addAction(action)
            actions[choice] = action
        self._menu.addSeparator()
        return actions

    def _choose(self, choice: Order | Grouping) -> None:
        if isinstance(choice, Grouping):
            self.set_grouping(choice)
        elif self._query.error is None:
            self._query.sort_by(choice)
        self._show()

    def _show(self) -> None:
        order = self._query.understood.order
        if order is Order.RELEVANCE and not self._query.ranks:
            order = Order.DATE  # nothing is looked for that could be more or less relevant
        self._orders[order].setChecked(True)
        self._groupings[self.grouping].setChecked(True)
        self._vary.setChecked(self._query.request.variety > 0)
        self._vary.setVisible(not self._query.request.library)  # it takes vectors, which stay on the server
        text = order_name(order)
        if self.grouping is not Grouping.NONE:
            by = self.tr("%1, grouped by %2")
            text = by.replace("%1", text).replace("%2", wording.inside(grouping_name(self.grouping)))
        self.setText("" if self._short else text)
        self.setAccessibleName(self.tr("Sort and group the results: %1").replace("%1", wording.inside(text)))
        self.setToolTip(self.accessibleName())


def order_name(order: Order) -> str:
    """What a person chooses."""
    return {
        Order.RELEVANCE: _tr("Relevance"),
        Order.DATE: _tr("Newest first"),
        Order.FOLDER: _tr("Folder"),
        Order.NAME: _tr("Name"),
        Order.SIZE: _tr("Largest first"),
        Order.DURATION: _tr("Longest first"),
    }[order]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Arranging", text)
