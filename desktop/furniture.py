"""Small widgets that several parts of the window have."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QToolButton,
    QWidget,
)

from desktop.theme import Theme

_LEAST = QSize(200, 40)
_INSIDE_PX = 8


class HeightByWidth:
    """Mixed into a widget whose height follows from the width that it gets.

    Qt works out the height of a layout for the width that it would like, too, and for the least: with many lines of
    text, and layouts within layouts, that is most of the work, and in a page that is scrolled nobody asks for it.
    """

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return _LEAST

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return _LEAST


class Tall(HeightByWidth, QWidget):
    """A part of a page that is scrolled, with a clear ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")


class Column(Tall):
    """A column of a page, never so wide that lines are hard to read.

    Args: characters: of the longest line that it has room for.

    Attributes:
        area: scrolls it.
    """

    def __init__(self, theme: Theme, characters: int) -> None:
        super().__init__()
        self._characters = characters
        inside = Tall()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, theme.space("s"), 0)
        row.addWidget(self, 100)
        row.addStretch(1)
        self.area = scrolling(inside)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(self._characters * self.fontMetrics().averageCharWidth())


class NumberBox(QSpinBox):
    """A number that the wheel does not change in passing, and that counts when it is written whole."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(_INSIDE_PX, 0, _INSIDE_PX, 0)  # no style sheet reaches into the box

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        event.ignore()


class Panel(QWidget):
    """A page that takes the place of the results for a while.

    Signals:
        closed: back to the results; Esc says so, too.
    """

    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Slider(QSlider):
    """A horizontal slider. Which side of its handle is filled has to be said to the styles: they know no direction."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._show_direction()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show_direction()

    def _show_direction(self) -> None:
        self.setProperty("mirrored", self.isRightToLeft())
        self.style().unpolish(self)
        self.style().polish(self)


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


def page_head(
    theme: Theme, title: str, leave: Callable[[], None], learn: tuple[str, Callable[[], None]] | None = None
) -> QHBoxLayout:
    """The first line of a page: an arrow back and the title, with room for buttons behind them.

    Args: learn: text of a button that opens the help, and what it does.
    """
    back = back_button(theme)
    back.clicked.connect(leave)
    row = QHBoxLayout()
    row.addWidget(back)
    row.addWidget(words(title, size="title"), 1)
    if learn is not None:
        about = button(*learn, look="quiet")
        theme.dress(about, "help")
        row.addWidget(about)
    return row


def words(text: str = "", *, tone: str = "", size: str = "") -> QLabel:
    """Plain text that goes on in the next line; tone and size as the style sheet names them."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        label.setProperty("tone", tone)
    if size:
        label.setProperty("type", size)
    return label


def button(text: str, act: Callable[[], object], *, name: str = "", look: str = "") -> QPushButton:
    """A button; `name` is what a screen reader says where that is more than its text."""
    made = QPushButton(text)
    made.setAccessibleName(name or text)
    if look:
        made.setProperty("look", look)
    made.clicked.connect(lambda: act())
    return made


def tip(text: str) -> str:
    """What to show under the pointer: a text that holds what others named, which Qt would take for HTML where it may.

    A picture named there would be fetched, on Windows from any computer.
    """
    begin = text.partition("\n")[0]
    return f"<span>{escape(text)}</span>".replace("\n", "<br>") if "<" in begin or "&lt;" in begin else text


def say(label: QLabel, text: str) -> None:
    """Show a text, or hide the label where there is none; nothing is laid out anew where it is the same."""
    if label.text() != text:
        label.setText(text)
    if label.isHidden() == bool(text):
        label.setVisible(bool(text))
