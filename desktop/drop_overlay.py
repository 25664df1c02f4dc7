"""What the window shows while something is dragged over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.drawing import rounded
from desktop.theme import Theme


class DropOverlay(QWidget):
    """Covers its parent and says what dropping will do. Hidden otherwise; takes no keys and no mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._theme = theme
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, *, folders: int, files: int) -> None:
        """Say what becomes of what is dragged."""
        if folders:
            self._text = self.tr("Drop to add this folder") if folders == 1 else self.tr("Drop to add these folders")
        else:
            self._text = self.tr("Drop to find what is like this file") if files else ""
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._theme.colour("window")
        ground.setAlpha(235)
        painter.fillRect(self.rect(), ground)
        frame = QRectF(self.rect()).adjusted(18, 18, -18, -18)
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawPath(rounded(frame, self._theme.radius("l")))
        centre = frame.center().toPoint()
        self._theme.icon("drop", "accent").paint(painter, centre.x() - 24, centre.y() - 64, 48, 48)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font("title", strong=True))
        painter.drawText(frame.adjusted(0, 24, 0, 24), Qt.AlignmentFlag.AlignCenter, self._text)
