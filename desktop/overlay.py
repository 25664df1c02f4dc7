"""Something that lies over the window for a moment, and gives the keys back when it goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from desktop.theme import Theme

_SHADE = 110  # of 255: what lies below stays recognisable


class Overlay(QWidget):
    """Shades the window below a card. Hidden at first; Esc and a click beside the card close it.

    It is a part of the window rather than a dialog: nothing has to be answered, and it moves with the window.

    Args:
        covered: the window.
        card: is laid out by whoever made it.

    Signals:
        closed: it is gone, and who had the keys before has them again.
    """

    closed = Signal()

    def __init__(self, theme: Theme, covered: QWidget, card: QFrame) -> None:
        super().__init__(covered)
        self._theme = theme
        self._covered = covered
        self._before: QWidget | None = None
        self.card = card
        card.setObjectName("overlay")
        card.setParent(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.space("xl")] * 4)
        self.column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.hide()

    def open(self, first: QWidget) -> None:
        """Show it, and give the keys to a widget in it."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self._covered.installEventFilter(self)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Hide it."""
        if self.isHidden():
            return
        self.hide()
        self._covered.removeEventFilter(self)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's names
        if watched is self._covered and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        event.accept()  # the keys of what lies below do nothing meanwhile

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: N802  Qt's signature
        """Stay among what the card holds."""
        stops = [one for one in self.card.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & _TAB]
        if stops:
            focused = QApplication.focusWidget()
            place = stops.index(focused) if focused in stops else -1
            stops[(place + (1 if next_one else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_up()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        shade = self._theme.colour("scrim")
        shade.setAlpha(_SHADE)
        QPainter(self).fillRect(event.rect(), shade)


_TAB = Qt.FocusPolicy.TabFocus
