"""The slider that says how large the hits are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from desktop.search.result_view import LARGEST_PX, SMALLEST_PX, USUAL_PX
from desktop.theme import Theme

_STEP_PX = 20


class SizeBar(QWidget):
    """A slider between a small and a large tile.

    Signals:
        changed: the width of a tile in px.
    """

    changed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(SMALLEST_PX, LARGEST_PX)
        self._slider.setSingleStep(_STEP_PX)
        self._slider.setPageStep(3 * _STEP_PX)
        self._slider.setValue(USUAL_PX)
        self._slider.setAccessibleName(self.tr("Size of the results"))
        self._slider.setToolTip(self.tr("Size (Ctrl and + or -)"))
        self._slider.setFixedWidth(140)
        self._slider.valueChanged.connect(self.changed)
        self._small, self._large = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), theme.space("xs"), theme.space("l"), theme.space("s"))
        row.setSpacing(theme.space("s"))
        row.addStretch(1)
        for widget in (self._small, self._slider, self._large):
            row.addWidget(widget)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def width_px(self) -> int:
        """How wide a tile is to be."""
        return self._slider.value()

    def set_width_px(self, width_px: int) -> None:
        """Set how wide a tile is to be."""
        self._slider.setValue(width_px)
        self.changed.emit(self._slider.value())

    def larger(self) -> None:
        """One step up."""
        self._slider.setValue(self._slider.value() + _STEP_PX)

    def smaller(self) -> None:
        """One step down."""
        self._slider.setValue(self._slider.value() - _STEP_PX)

    def _dress(self) -> None:
        self._small.setPixmap(self._theme.icon("tile-small", "muted").pixmap(16, 16))
        self._large.setPixmap(self._theme.icon("tile-large", "muted").pixmap(16, 16))
