"""What a person does with a hit: open it, show it, copy its path or its words, look for what is like it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop import opening
from desktop.menus import add_similar_actions
from desktop.search.search_actions import SearchActions
from models.answers import Hit
from models.errors import UserError


class HitActions(QObject):
    """Does it with the programs of the system.

    Args:
        window: over which menus appear.
        search: what else the menu of a hit offers.

    Signals:
        failed: UserError.
        similar_wanted: a Hit, and the kinds that are wanted (none means all).
        opened: a Hit that was opened.
    """

    failed = Signal(object)
    similar_wanted = Signal(object, object)
    opened = Signal(object)

    def __init__(self, window: QWidget, search: SearchActions) -> None:
        super().__init__(window)
        self._window = window
        self._search = search

    def open(self, hit: Hit) -> None:
        """Open the file of a hit."""
        if self._try_with(hit, opening.open_file):
            self.opened.emit(hit)

    def show(self, hit: Hit) -> None:
        """Show the file of a hit in its folder."""
        self._try_with(hit, opening.show_in_folder)

    def open_path(self, path: bytes) -> None:
        """Open a file."""
        self._try(lambda: opening.open_file(path))

    def show_path(self, path: bytes) -> None:
        """Show a file or folder in the folder that holds it."""
        self._try(lambda: opening.show_in_folder(path))

    def copy_paths(self, hits: Sequence[Hit]) -> None:
        """Put paths on the clipboard, one in each line."""
        QGuiApplication.clipboard().setText("\n".join(os.fsdecode(hit.path) for hit in hits))

    def show_menu(self, hit: Hit, selected: Sequence[Hit], place: QPoint) -> None:
        """Offer all of this for a hit; paths are copied of all that are selected."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.open(hit))
        menu.addAction(self.tr("Show in folder"), lambda: self.show(hit))
        menu.addAction(self.tr("Copy path"), lambda: self.copy_paths(selected or (hit,)))
        if hit.reader and hit.text:
            menu.addAction(self.tr("Copy the words"), lambda: QGuiApplication.clipboard().setText(hit.text))
        menu.addSeparator()
        similar = menu.addMenu(self.tr("Find similar"))
        add_similar_actions(similar, lambda kinds: self.similar_wanted.emit(hit, kinds))
        self._search.fill(menu, hit, tuple(selected))
        menu.popup(place)

    def _try_with(self, hit: Hit, act: Callable[[bytes], None]) -> bool:
        def act_if_connected() -> None:
            if hit.offline:
                opening.check_connected(hit.path)
            act(hit.path)

        return self._try(act_if_connected)

    def _try(self, act: Callable[[], None]) -> bool:
        """Do it. Returns: whether that went well."""
        try:
            act()
        except UserError as error:
            self.failed.emit(error)
            return False
        return True
