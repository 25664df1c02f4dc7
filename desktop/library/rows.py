"""The rows of the side bar: kinds, folders, pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.drawing import isolated
from desktop.library.words import folder_name
from desktop.theme import Theme
from models.kinds import Kind
from models.views import RootStatus

ROW_ICON_PX = 20
_ROW_MARGIN_PX = 10


class Row(QPushButton):
    """A button as wide as the side bar, with an icon and words at the side where lines begin.

    It paints its own words: a style sheet knows left and right only, and folders have two lines.
    """

    def __init__(self, theme: Theme, icon: str, text: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._icon = icon
        self.setProperty("look", "row")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        icon_y = (ROW_ICON_PX + 16 if self._lines() > 1 else self.height()) // 2 - ROW_ICON_PX // 2
        icon_place = self._at_side(QRect(_ROW_MARGIN_PX, icon_y, ROW_ICON_PX, ROW_ICON_PX))
        self._theme.icon(self._icon, "muted").paint(painter, icon_place)
        left = _ROW_MARGIN_PX + ROW_ICON_PX + self._theme.space("s")
        words = QRect(left, 0, self.width() - left - _ROW_MARGIN_PX, self.height())
        self._paint_words(painter, self._at_side(words))

    def _lines(self) -> int:
        return 1

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        painter.setFont(self._theme.font("body", strong=self.isChecked()))
        painter.setPen(self._theme.colour("on_accent_soft" if self.isChecked() else "text"))
        painter.drawText(place, self._begin() | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _at_side(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _begin(self) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)

    def _end(self) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)


class KindRow(Row):
    """One kind of thing to look for, with how many there are."""

    def __init__(self, theme: Theme, icon: str, name: str, kinds: tuple[Kind, ...]) -> None:
        super().__init__(theme, icon, name)
        self.kinds = kinds
        self._count = ""
        self.setCheckable(True)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many there are."""
        self._count = wording.number(count) if count else ""
        self.setAccessibleName(f"{self.text()}, {wording.files(count)}" if count else self.text())
        self.update()

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        super()._paint_words(painter, place)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("on_accent_soft" if self.isChecked() else "muted"))
        painter.drawText(place, self._end() | Qt.AlignmentFlag.AlignVCenter, self._count)


class NamedRow(Row):
    """Something that a person has given a name, which may be long and hold anything; with a note behind it."""

    def __init__(self, theme: Theme, icon: str, name: str) -> None:
        super().__init__(theme, icon)
        self._note = ""
        self.setCheckable(True)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show what it is called."""
        self.setText(name)
        self.setShortcut(QKeySequence())  # an ampersand in a name is one

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        font, small = self._theme.font("body", strong=self.isChecked()), self._theme.font("small")
        room = place.width() - (QFontMetrics(small).horizontalAdvance(self._note) + 8 if self._note else 0)
        name = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._theme.colour("on_accent_soft" if self.isChecked() else "text"))
        painter.drawText(place, self._begin() | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(small)
        painter.setPen(self._theme.colour("on_accent_soft" if self.isChecked() else "muted"))
        painter.drawText(place, self._end() | Qt.AlignmentFlag.AlignVCenter, self._note)


_Key = TypeVar("_Key")
_Row = TypeVar("_Row", bound=NamedRow)


class NamedSection(QWidget, Generic[_Key, _Row]):
    """A title with named rows below it. Hidden while there are none.

    Attributes:
        rows: by what they stand for.
    """

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.rows: dict[_Key, _Row] = {}
        heading = QLabel(title)
        heading.setProperty("type", "heading")
        heading.setContentsMargins(theme.space("s"), 0, 0, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.space("l"))
        self._column.setSpacing(2)
        self._column.addWidget(heading)

    def _arrange(self, wanted: Sequence[_Key], make: Callable[[_Key], _Row]) -> None:
        """Have a row for each that is wanted, in this order; those that are there stay."""
        for one in set(self.rows) - set(wanted):
            gone = self.rows.pop(one)
            gone.hide()
            gone.deleteLater()
        for at, one in enumerate(wanted):
            if one not in self.rows:
                self.rows[one] = make(one)
            self._column.insertWidget(at + 1, self.rows[one])
        self.setVisible(bool(wanted))


class FolderRow(Row):
    """One folder of the library: its name, what is left to do, and a menu.

    Signals:
        show_wanted, rescan_wanted, remove_wanted: chosen in the menu.
    """

    show_wanted = Signal(object)
    rescan_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, root: RootStatus, rescan_minutes: int) -> None:
        super().__init__(theme, "folder")
        self.root = root
        self._rescan_minutes = rescan_minutes
        self._menu = QMenu(self)
        self._state, self._why = self._menu.addAction(""), self._menu.addAction("")
        for said in (self._state, self._why):
            said.setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Show in folder"), lambda: self.show_wanted.emit(self.root))
        self._menu.addAction(self.tr("Look for changes"), self.rescan_wanted.emit)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Remove from the library"), lambda: self.remove_wanted.emit(self.root))
        self.clicked.connect(lambda: self._menu.popup(self.mapToGlobal(self.rect().bottomLeft())))
        self.update_root(root)

    def set_rescan_minutes(self, minutes: int) -> None:
        """Folders that are not watched are looked through this often now."""
        self._rescan_minutes = minutes
        self.update_root(self.root)

    def update_root(self, root: RootStatus) -> None:
        """Show where the folder stands now."""
        self.root = root
        self._icon = "folder-off" if root.offline else "folder"
        state = wording.kept_up(root, self._rescan_minutes)
        why = root.why_rescanned if root.kept_up == "rescanned" else ""
        details = "\n".join(line for line in (state, why, wording.away(root)) if line)
        self._state.setText(state)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.setToolTip(f"{root.display}\n{details}")
        self.setAccessibleDescription(details)
        name = self.tr("Folder %1, %2").replace("%1", root.display).replace("%2", wording.root_state(root))
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        heights = QFontMetrics(self._theme.font("body")).height() + QFontMetrics(self._theme.font("small")).height()
        return QSize(120, heights + 18 + (6 if self.root.waiting else 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def _lines(self) -> int:
        return 2

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        place = place.adjusted(0, 8, 0, -8)
        for text, size, colour in (
            (folder_name(self.root.display), "body", "muted" if self.root.offline else "text"),
            (wording.root_state(self.root), "small", "muted"),
        ):
            font = self._theme.font(size)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            # Of a name both ends tell the most, of a sentence its beginning.
            mode = Qt.TextElideMode.ElideMiddle if size == "body" else Qt.TextElideMode.ElideRight
            elided = metrics.elidedText(text, mode, place.width())
            painter.drawText(place, self._begin() | Qt.AlignmentFlag.AlignTop, isolated(elided))
            place.setTop(place.top() + metrics.height() + 1)
        if self.root.waiting and self.root.files:
            self._paint_progress(painter, QRect(place.left(), self.height() - 9, place.width(), 3))

    def _paint_progress(self, painter: QPainter, place: QRect) -> None:
        done = round(place.width() * max(0.0, 1 - self.root.waiting / self.root.files))
        part = QStyle.visualRect(self.layoutDirection(), place, QRect(place.left(), place.top(), done, place.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        for shown, colour in ((place, "border"), (part, "accent")):
            painter.setBrush(self._theme.colour(colour))
            painter.drawRoundedRect(shown, 1.5, 1.5)
