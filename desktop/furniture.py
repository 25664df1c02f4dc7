"""Small widgets that several parts of the window have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QWidget

from desktop.theme import Theme


def scrolling(inside: QWidget) -> QScrollArea:
    """A frameless area that scrolls its contents up and down."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def back_button(theme: Theme) -> QToolButton:
    """The arrow that leads from a panel to the results."""
    back = QToolButton()
    back.setAccessibleName(QCoreApplication.translate("Furniture", "Back to the results"))
    back.setToolTip(QCoreApplication.translate("Furniture", "Back"))
    theme.dress(back, "back")
    return back
