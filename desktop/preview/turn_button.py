"""Buttons that several views of the preview have."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.furniture import button
from desktop.theme import Theme


class SmallButton(QToolButton):
    """An icon that can be pressed. Args: text: what it does, with its key in parentheses behind."""

    def __init__(self, text: str, act: Callable[[], object], side_px: int = 16) -> None:
        super().__init__()
        self.setAccessibleName(text.rpartition(" (")[0])
        self.setToolTip(text)
        self.setIconSize(QSize(side_px, side_px))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.clicked.connect(lambda: act())


def tab_button(theme: Theme, icon: str, text: str, act: Callable[[], object]) -> QPushButton:
    """A button with an icon that stays pressed while what it stands for is seen."""
    made = button(text, act, look="tab")
    made.setCheckable(True)
    made.setIconSize(QSize(16, 16))
    theme.dress(made, icon)
    return made


class TurnButton(SmallButton):
    """Points the way in which one reads on, or back: in a mirrored window to the other side.

    Args:
        text: what it does, with its key in parentheses behind.
        on: whether it leads on.
    """

    def __init__(self, theme: Theme, text: str, act: Callable[[], object], *, on: bool, side_px: int = 16) -> None:
        super().__init__(text, act, side_px)
        self._theme = theme
        self._on = on
        self._point()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _point(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._theme.dress(self, "next" if self._on != mirrored else "previous")
