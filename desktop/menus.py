"""Menus that several parts of the window show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from models.kinds import Kind


def add_similar_actions(menu: QMenu, find: Callable[[tuple[Kind, ...]], None]) -> None:
    """Add one entry for each kind of thing that can be like something; `find` is given the kinds wanted."""
    entries: tuple[tuple[str, tuple[Kind, ...]], ...] = (
        (_tr("Everything like this"), ()),
        (_tr("Pictures like this"), (Kind.IMAGE,)),
        (_tr("Films like this"), (Kind.FILM,)),
        (_tr("Sounds like this"), (Kind.AUDIO,)),
        (_tr("Documents like this"), (Kind.DOCUMENT,)),
    )
    for text, kinds in entries:
        menu.addAction(text).triggered.connect(lambda _checked=False, kinds=kinds: find(kinds))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)
