"""Below the results: which view shows them, and the slider that says how large they are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.furniture import Slider
from desktop.search.result_view import LARGEST_PX, SMALLEST_PX, USUAL_PX
from desktop.search.views import View, view_name
from desktop.theme import Theme

_STEP_PX = 20
_ICON_PX = 18


class SizeBar(QWidget):
    """A button for each view, and a slider between a small and a large tile.

    Signals:
        changed: the width of a tile in px.
        view_chosen: a View.
    """

    changed = Signal(int)
    view_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._slider = Slider()
        self._slider.setRange(SMALLEST_PX, LARGEST_PX)
        self._slider.setSingleStep(_STEP_PX)
        self._slider.setPageStep(3 * _STEP_PX)
        self._slider.setValue(USUAL_PX)
        self._slider.setAccessibleName(self.tr("Size of the results"))
        self._slider.setToolTip(self.tr("Size (Ctrl and + or -)"))
        self._slider.setFixedWidth(140)
        self._slider.valueChanged.connect(self.changed)
        self._small, self._large = QLabel(), QLabel()
        self._group = QButtonGroup(self)
        self.views = {view: self._view_button(view, number) for number, view in enumerate(View, 1)}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), theme.space("xs"), theme.space("l"), theme.space("s"))
        row.setSpacing(theme.space("s"))
        inner = QHBoxLayout()
        inner.setSpacing(2)
        for button in self.views.values():
            inner.addWidget(button)
        row.addLayout(inner)
        row.addStretch(1)
        for widget in (self._small, self._slider, self._large):
            row.addWidget(widget)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_view(View.GRID)

    @property
    def width_px(self) -> int:
        """How wide a tile is to be."""
        return self._slider.value()

    def set_width_px(self, width_px: int) -> None:
        """Set how wide a tile is to be."""
        self._slider.setValue(width_px)
        self.changed.emit(self._slider.value())

    def show_view(self, view: View) -> None:
        """Show which view is in use."""
        self.views[view].setChecked(True)
        for other, button in self.views.items():
            self._theme.dress(button, f"view-{other}", "on_accent_soft" if other is view else "muted")

    def larger(self) -> None:
        """One step up."""
        self._slider.setValue(self._slider.value() + _STEP_PX)

    def smaller(self) -> None:
        """One step down."""
        self._slider.setValue(self._slider.value() - _STEP_PX)

    def _view_button(self, view: View, number: int) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("look", "view")
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setAccessibleName(view_name(view))
        button.setToolTip(self.tr("%1 (Ctrl+%2)").replace("%1", view_name(view)).replace("%2", str(number)))
        button.clicked.connect(lambda: self.view_chosen.emit(view))
        self._group.addButton(button)
        return button

    def _dress(self) -> None:
        self._small.setPixmap(self._theme.icon("tile-small", "muted").pixmap(16, 16))
        self._large.setPixmap(self._theme.icon("tile-large", "muted").pixmap(16, 16))
