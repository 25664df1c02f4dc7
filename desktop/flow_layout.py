"""Widgets beside one another that go on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Lays its widgets out in lines, from the side where lines begin. Hidden widgets take no room.

    Args: gap_px: between widgets, and between lines.
    """

    def __init__(self, gap_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap_px = gap_px
        self._items: list[QLayoutItem] = []
        # Qt asks many times for each change: what was worked out is kept until something changes.
        self._sizes: list[QSize] | None = None
        self._placed: dict[int, tuple[list[QRect], int]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  Qt's names
        self._items.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget at a place among the others."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        self._sizes = None
        self._placed.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._places(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802
        wide = sum(size.width() + self._gap_px for size in self._shown())
        return QSize(max(0, wide - self._gap_px), max((size.height() for size in self._shown()), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        widest = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        return QSize(widest, max((size.height() for size in self._shown()), default=0))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        shown = [item for item in self._items if not item.isEmpty()]
        for item, place in zip(shown, self._places(rect.width())[0], strict=True):
            item.setGeometry(QStyle.visualRect(direction, rect, place.translated(rect.topLeft())))

    def _shown(self) -> list[QSize]:
        """The sizes that the visible widgets ask for."""
        if self._sizes is None:
            self._sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        return self._sizes

    def _places(self, width: int) -> tuple[list[QRect], int]:
        """Where each visible widget lies in a room of this width, and how high all lines are."""
        if width not in self._placed:
            self._placed[width] = self._place(width)
        return self._placed[width]

    def _place(self, width: int) -> tuple[list[QRect], int]:
        places: list[QRect] = []
        line: list[QRect] = []
        x = y = height = 0
        for size in self._shown():
            fitting = QSize(min(size.width(), max(width, 1)), size.height())
            if line and x + fitting.width() > width:
                _centre(line, height)
                y += height + self._gap_px
                line, x, height = [], 0, 0
            line.append(QRect(QPoint(x, y), fitting))
            places.append(line[-1])
            x += fitting.width() + self._gap_px
            height = max(height, fitting.height())
        _centre(line, height)
        return places, y + height


def _centre(line: list[QRect], height: int) -> None:
    for place in line:
        place.translate(0, (height - place.height()) // 2)
