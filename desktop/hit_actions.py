"""What a person does with hits: open them, show them, copy them, look for what is like them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop import opening
from desktop.actions import Actions, Section
from desktop.hits import has_path
from desktop.menus import add_similar_actions
from desktop.open_with import OpenWithMenu
from desktop.search.result_view import ResultView
from desktop.search.search_actions import SearchActions
from desktop.tasks import Tasks
from models.answers import Hit
from models.errors import UserError
from models.paths import display_path


class HitActions(QObject):
    """Does it with the programs of the system.

    Args:
        window: over which menus appear.
        search: what else the menu of a hit offers.
        results: whose hits the actions of the window concern.

    Signals:
        failed: UserError.
        similar_wanted: a Hit, and the kinds that are wanted (none means all).
        opened: a Hit that was opened.
    """

    failed = Signal(object)
    similar_wanted = Signal(object, object)
    opened = Signal(object)

    def __init__(
        self, window: QWidget, tasks: Tasks, search: SearchActions, results: ResultView, actions: Actions
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._search = search
        self._results = results
        self._actions = actions
        self.exports: Sequence[QAction] = ()

        def add(name: str, text: str, keys: str, act: Callable[[], object]) -> QAction:
            return actions.add(name, text, keys, act, section=Section.RESULTS, when=lambda: bool(results.meant))

        self._open = add("open", self.tr("Open"), "", lambda: self._for_current(self.open))
        self._show = add("show", self.tr("Show in folder"), "Ctrl+Shift+O", lambda: self._for_current(self.show))
        self._copy = add("copy", self.tr("Copy"), "Ctrl+C", lambda: self.copy_files(results.meant))
        self._copy_path = add("copy path", self.tr("Copy path"), "", lambda: self.copy_paths(results.meant))

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

    def copy_files(self, hits: Sequence[Hit]) -> None:
        """Put files on the clipboard, to be pasted into a folder or a message; as text, their paths."""
        if not hits:
            return
        paths = list(dict.fromkeys(hit.path for hit in hits))
        mime = QMimeData()
        mime.setUrls([opening.url_of(path) for path in dict.fromkeys(hit.path for hit in hits if has_path(hit))])
        mime.setText("\n".join(map(display_path, paths)))
        QGuiApplication.clipboard().setMimeData(mime)

    def show_menu(self, hit: Hit, selected: Sequence[Hit], place: QPoint) -> None:
        """Offer all of this for a hit; what is copied or exported is all that is selected."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._open)
        if has_path(hit):
            OpenWithMenu(menu, self._tasks, hit.path, lambda act: self._try_with(hit, lambda _: act()))
        menu.addAction(self._show)
        menu.addAction(self._copy)
        menu.addAction(self._copy_path)
        if hit.reader and hit.text:
            menu.addAction(self.tr("Copy the words"), lambda: QGuiApplication.clipboard().setText(hit.text))
        menu.addSeparator()
        if has_path(hit):
            similar = menu.addMenu(self.tr("Find similar"))
            add_similar_actions(similar, lambda kinds: self.similar_wanted.emit(hit, kinds))
        self._search.fill(menu, hit, tuple(selected))
        menu.addSeparator()
        menu.addMenu(self.tr("Export")).addActions(self.exports)
        for action in menu.actions():
            if not self._actions.allowed(action):
                menu.removeAction(action)
        menu.popup(place)

    def _for_current(self, act: Callable[[Hit], None]) -> None:
        meant = self._results.meant
        if meant:
            act(self._results.current or meant[0])

    def _try_with(self, hit: Hit, act: Callable[[bytes], None]) -> bool:
        def act_if_connected() -> None:
            if hit.offline:
                opening.check_reachable(hit)
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
