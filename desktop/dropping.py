"""What is dropped on the window: folders are added, files and pictures are searched by."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop import opening
from desktop.drop_overlay import DropOverlay
from desktop.search.pasting import file_examples
from desktop.search.query import Query
from desktop.search.search_bar import SearchBar


class Dropping:
    """Takes what is dragged over the window.

    Args: take_paths: gets what is dropped anywhere but on the search bar, where files are added to what is asked.
    """

    def __init__(
        self,
        window: QWidget,
        overlay: DropOverlay,
        bar: SearchBar,
        query: Query,
        take_paths: Callable[[Sequence[bytes]], None],
    ) -> None:
        self._window = window
        self._overlay = overlay
        self._bar = bar
        self._query = query
        self._take_paths = take_paths

    def enter(self, event: QDragEnterEvent) -> None:
        """Say what dropping would do, where it would do anything."""
        mime = event.mimeData()
        paths = opening.paths_of(mime) if event.source() is None else []
        folders = sum(map(os.path.isdir, paths))
        files = len(paths) - folders or int(mime.hasImage() and event.source() is None)
        if folders or files:
            event.acceptProposedAction()
            self._overlay.offer(folders=folders, files=files)

    def leave(self) -> None:
        """It was dragged away again."""
        self._overlay.hide()

    def drop(self, event: QDropEvent) -> None:
        """Take it."""
        self._overlay.hide()
        event.acceptProposedAction()
        paths = opening.paths_of(event.mimeData())
        examples = file_examples(paths) if self._is_on_bar(event.position().toPoint()) else ()
        if examples:
            self._query.add_examples(examples)
        elif paths:
            self._take_paths(paths)
        elif event.mimeData().hasImage():
            self._bar.pasting.take(event.mimeData())

    def _is_on_bar(self, place: QPoint) -> bool:
        return self._bar.isVisible() and self._bar.rect().contains(self._bar.mapFrom(self._window, place))
