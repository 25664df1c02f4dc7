"""What is asked, as chips below the field: each can be taken out, weighed and turned round, by mouse and by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.search import chip_words, editing
from desktop.search.query import Query
from desktop.theme import Theme
from models.query.parts import Filter, Part

_WIDEST_PX = 280
_MOST_CHIPS = 40  # a text may hold thousands of parts; nobody looks at so many
_CHIP_MIME = "application/x-findling-chip"
Role = Literal["chip", "marks", "unfolded", "items", "library"]


@dataclass(frozen=True, slots=True)
class Face:
    """What a chip shows.

    Attributes:
        one: the part or filter that it stands for; None for the marks, a region, near-duplicates, and a shared library.
    """

    text: str
    weight: str = ""
    left_out: bool = False
    one: Part | Filter | None = None
    role: Role = "chip"


class Chip(QPushButton):
    """One part or filter. A click or Delete takes it out; the wheel, + and - weigh it; N turns it round; it is dragged.

    Signals:
        removed: it is to go. exchanged: the Part or Filter that is to be in its place.
        pushed: it is to change places with a neighbour: -1 for the one before, 1 for the next.
        left: Esc: the keys are to go back to the field.
    """

    removed = Signal()
    exchanged = Signal(object)
    pushed = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pressed_at = QPoint()
        self.face = Face("")
        self._theme = theme
        self.setProperty("look", "chip")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # its cross comes after its words
        theme.dress(self, "close", "on_accent_soft")
        self.setIconSize(QSize(12, 12))
        self.clicked.connect(self.removed)

    def show_face(self, face: Face) -> None:
        """Stand for something else."""
        if face == self.face:
            return
        if face.left_out != self.face.left_out:
            self.setProperty("tone", "out" if face.left_out else "")
            self.style().unpolish(self)
            self.style().polish(self)
            self._theme.dress(self, "close", "text" if face.left_out else "on_accent_soft")
        self.face = face
        words = self.fontMetrics().elidedText(face.text, Qt.TextElideMode.ElideMiddle, _WIDEST_PX)
        # A mark keeps the words in their own direction though the button is mirrored for its cross.
        shown = f"{words} {face.weight}" if face.weight else words
        self.setText(f"\u2068{shown}\u2069".replace("&", "&&"))
        spoken = ", ".join(part for part in (face.text, face.weight) if part)
        self.setAccessibleName(self.tr("%1. Press to remove.").replace("%1", spoken))
        if isinstance(face.one, Filter) or face.one is None:
            self.setToolTip(self.tr("%1\nClick to remove").replace("%1", face.text))
        else:
            self.setToolTip(self.tr("%1\nClick to remove, turn the wheel to weigh").replace("%1", face.text))

    def weigh(self, *, more: bool) -> None:
        """Let it count more or less, where it has a weight."""
        part = self.face.one
        if part is not None and not isinstance(part, Filter):
            new = editing.heavier(part) if more else editing.lighter(part)
            if new != part:
                self.exchanged.emit(new)

    def turn_round(self) -> None:
        """Leave out what is asked for, or the other way round."""
        if self.face.one is not None:
            self.exchanged.emit(editing.negated(self.face.one))

    def menu(self) -> QMenu:
        """All that can be done with it."""
        menu = QMenu(self)
        menu.setLayoutDirection(self.parentWidget().layoutDirection())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = self.face.one
        if one is not None:
            opposite = self.tr("Ask for it") if self.face.left_out else self.tr("Leave it out")
            menu.addAction(f"{opposite}\tN", self.turn_round)
            if not isinstance(one, Filter):
                menu.addAction(self.tr("Count more") + "\t+", lambda: self.weigh(more=True))
                menu.addAction(self.tr("Count less") + "\t-", lambda: self.weigh(more=False))
            menu.addAction(self.tr("Move to the front") + "\tAlt+\N{LEFTWARDS ARROW}", lambda: self.pushed.emit(-1))
            menu.addAction(self.tr("Move to the back") + "\tAlt+\N{RIGHTWARDS ARROW}", lambda: self.pushed.emit(1))
            menu.addSeparator()
        menu.addAction(self.tr("Remove") + "\t" + self.tr("Del"), self.removed.emit)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's names
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            rightwards = key == Qt.Key.Key_Right
            mirrored = self.parentWidget().layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.pushed.emit(1 if rightwards != mirrored else -1)
        elif event.text() in ("+", "-"):
            self.weigh(more=event.text() == "+")
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.turn_round()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        far = (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self.face.one is None or not far or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        self.setDown(False)
        drag = QDrag(self)
        mime = QMimeData()
        mime.setData(_CHIP_MIME, b"")
        drag.setMimeData(mime)
        drag.setPixmap(self.grab())
        drag.setHotSpot(self._pressed_at)
        drag.exec(Qt.DropAction.MoveAction)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.angleDelta().y():
            self.weigh(more=event.angleDelta().y() > 0)
        event.accept()


class ChipRow(QWidget):
    """The chips of the query. Hidden where it is one plain description, which the field says well enough.

    Signals:
        left: the keys are to go back to the field.
    """

    left = Signal()

    def __init__(self, query: Query, theme: Theme) -> None:
        super().__init__()
        self._query = query
        self._theme = theme
        self.setObjectName("plain")
        self.setAcceptDrops(True)
        self._made: list[Chip] = []
        self._flow = FlowLayout(theme.space("xs"), self)
        self._more = QLabel()
        self._more.setProperty("tone", "muted")
        self._flow.addWidget(self._more)
        query.changed.connect(self._show)
        self._show()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips that are shown."""
        return tuple(chip for chip in self._made if not chip.isHidden())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's names
        if event.source() in self._made and event.mimeData().hasFormat(_CHIP_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()  # files belong to the window

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        source = event.source()
        if isinstance(source, Chip):
            event.acceptProposedAction()
            self._drop(source, event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Undo):
            self._query.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._query.redo()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        shown, hidden = faces_of(self._query)
        focused = next((place for place, chip in enumerate(self._made) if chip.hasFocus()), -1)
        while len(self._made) < len(shown):
            self._made.append(self._make())
        for place, chip in enumerate(self._made):
            if place < len(shown):
                chip.show_face(shown[place])
            chip.setVisible(place < len(shown))
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("and %1 more").replace("%1", wording.number(hidden)))
        self.setVisible(bool(shown))
        self.setEnabled(self._query.error is None)  # they stand for a text that was there before
        if focused >= 0:
            self._keep_keys(min(focused, len(shown) - 1))

    def _keep_keys(self, place: int) -> None:
        """The chip that had the keys may be gone: its neighbour has them now, or the field."""
        if place < 0:
            self.left.emit()
        else:
            self._made[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> Chip:
        chip = Chip(self._theme)
        chip.removed.connect(lambda: self._remove(chip.face))
        chip.exchanged.connect(lambda new: chip.face.one is not None and self._query.exchange(chip.face.one, new))
        chip.pushed.connect(lambda by: self._push(chip, by))
        chip.left.connect(self.left)
        self._flow.insert(len(self._made), chip)
        return chip

    def _alike(self, chip: Chip) -> list[Part | Filter]:
        """What a chip can change places with, itself included: parts, examples or filters."""
        understood, one = self._query.understood, chip.face.one
        groups: tuple[Sequence[Part | Filter], ...] = (understood.parts, self._query.examples, understood.filters)
        return next((list(group) for group in groups if one in group), [])

    def _push(self, chip: Chip, by: int) -> None:
        alike, one = self._alike(chip), chip.face.one
        if one is not None and one in alike and 0 <= alike.index(one) + by < len(alike):
            place = self._made.index(chip)
            self._query.move(one, alike.index(one) + by)
            self._made[place + by].setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, chip: Chip, at: QPoint) -> None:
        """Put a chip where it was dropped: before the first of its like that lies behind that place."""
        one, alike = chip.face.one, self._alike(chip)
        if one is None or one not in alike:
            return
        others = [other for other in self.chips if other is not chip and other.face.one in alike]
        before = sum(self._comes_before(other.geometry(), at) for other in others)
        if before != alike.index(one):
            self._query.move(one, before)

    def _comes_before(self, place: QRect, at: QPoint) -> bool:
        if at.y() > place.bottom():
            return True
        if at.y() < place.top():
            return False
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return at.x() < place.center().x() if mirrored else at.x() > place.center().x()

    def _remove(self, face: Face) -> None:
        if face.role == "library":
            self._query.look_in("")
        elif face.role == "marks":
            self._query.change(good=(), bad=())
        elif face.role == "unfolded":
            self._query.change(folded=True)
        elif face.role == "items":
            self._query.change(items=())
        elif face.one is not None:
            self._query.remove(face.one)


def faces_of(query: Query) -> tuple[list[Face], int]:
    """The chips of a query in the order in which they are shown; none for one plain description.

    Returns: the chips, and how many more there would be.
    """
    request, understood = query.request, query.understood
    ones: list[Part | Filter] = []
    if request.examples or chip_words.says_more_than_words(understood):
        ones = [*understood.parts, *request.examples, *understood.filters]
    faces = [Face(chip_words.library_text(request.library), role="library")] if request.library else []
    faces += [_face(one) for one in ones[:_MOST_CHIPS]]
    if request.good or request.bad:
        faces.append(Face(chip_words.marks_text(len(request.good), len(request.bad)), role="marks"))
    if request.items:
        faces.append(Face(chip_words.items_text(len(request.items)), role="items"))
    if not request.folded:
        faces.append(Face(chip_words.unfolded_text(), role="unfolded"))
    return faces, len(ones[_MOST_CHIPS:])


def _face(one: Part | Filter) -> Face:
    left_out = one.negated if isinstance(one, Filter) else one.weight < 0
    return Face(chip_words.text_of(one), chip_words.weight_text(one), left_out, one)
