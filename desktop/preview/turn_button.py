"""A small arrow that leads to what comes before or after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton

from desktop.theme import Theme


class TurnButton(QToolButton):
    """Points the way in which one reads on, or back: in a mirrored window to the other side.

    Args:
        text: what it does, with its key in parentheses behind.
        on: whether it leads on.
    """

    def __init__(self, theme: Theme, text: str, act: Callable[[], object], *, on: bool, side_px: int = 16) -> None:
        super().__init__()
        self._theme = theme
        self._on = on
        self.setAccessibleName(text.rpartition(" (")[0])
        self.setToolTip(text)
        self.setIconSize(QSize(side_px, side_px))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.clicked.connect(lambda: act())
        self._point()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _point(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._theme.dress(self, "next" if self._on != mirrored else "previous")
