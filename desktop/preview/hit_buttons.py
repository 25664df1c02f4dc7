"""What can be done with the hit that is shown, as buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from desktop.flow_layout import FlowLayout
from desktop.hits import has_path, own
from desktop.menus import add_similar_actions
from desktop.theme import Theme
from models.answers import Hit
from models.kinds import Kind


class HitButtons(QWidget):
    """Open, show, find similar, good and bad.

    Signals:
        open_wanted, show_wanted: pressed.
        similar_wanted: the kinds that are wanted (none means all).
        mark_wanted: True for good, False for bad, None to take the mark back.
    """

    open_wanted = Signal()
    show_wanted = Signal()
    similar_wanted = Signal(object)
    mark_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.open = self._button("open", self.tr("Open"))
        self.open.clicked.connect(self.open_wanted)
        self.reveal = self._button("reveal", self.tr("Show in folder"))
        self.reveal.clicked.connect(self.show_wanted)
        self.similar = self._button("similar", self.tr("Find similar"))
        menu = QMenu(self.similar)
        add_similar_actions(menu, self._find_similar)
        self.similar.setMenu(menu)
        self.good = self._mark_button("good", self.tr("Good: show more like this"), "Ctrl+G", good=True)
        self.bad = self._mark_button("bad", self.tr("Bad: show less like this"), "Ctrl+B", good=False)
        row = FlowLayout(theme.space("s"), self)
        for one in (self.open, self.reveal, self.similar, self.good, self.bad):
            row.addWidget(one)

    def show_hit(self, hit: Hit, *, ranked: bool) -> None:
        """Show what a person said of a hit. Args: ranked: something is looked for, so that hits can be good or bad."""
        for one, mark in ((self.good, True), (self.bad, False)):
            one.setVisible(ranked and hit.item_id is not None and own(hit) is not None)
            one.setChecked(hit.marked is mark)
        for one in (self.open, self.reveal, self.similar):
            one.setVisible(has_path(hit))

    def _find_similar(self, kinds: tuple[Kind, ...]) -> None:
        self.similar_wanted.emit(kinds)

    def _button(self, icon: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        self._theme.dress(button, icon)
        return button

    def _mark_button(self, icon: str, text: str, keys: str, *, good: bool) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({keys})")
        button.setProperty("look", "mark")
        self._theme.dress(button, icon)
        button.clicked.connect(lambda checked: self.mark_wanted.emit(good if checked else None))
        return button
