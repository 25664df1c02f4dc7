"""A line of text that ends in an ellipsis where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QStylePainter


class ElidingLabel(QLabel):
    """One line of plain text. It asks for the room of the whole line and is content with that of a few letters."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        metrics = self.fontMetrics()
        letters = metrics.averageCharWidth() * min(8, len(self.text()))
        return QSize(letters, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        place = self.contentsRect()
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        begin = self.style().visualAlignment(self.layoutDirection(), self.alignment())
        QStylePainter(self).drawItemText(place, begin, self.palette(), self.isEnabled(), line, self.foregroundRole())
