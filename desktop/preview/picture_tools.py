"""What can be done with a large picture: see which pieces of it fit the query, and search with one of them."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import button, say, words
from desktop.preview.crop import CropFrame
from desktop.preview.heat import HeatLegend, heat_image
from desktop.preview.picture import PictureView
from desktop.preview.turn_button import tab_button
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import HeatMap, Hit, SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.query.parts import Example


class PictureTools(QWidget):
    """Two buttons below a picture, and what belongs to them while they are in use.

    Signals:
        example_wanted: an Example, to be searched with.
    """

    example_wanted = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme, view: PictureView) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._view = view
        self._hit: Hit | None = None
        self._request: SearchRequest | None = None
        self._map: HeatMap | None = None
        self._subject = f"heat {id(self)}"
        self.frame = CropFrame(theme, view)
        self.heat = self._tool("heat", self.tr("What fits"), self.toggle_heat, self.tr("Show which pieces fit (H)"))
        self.crop = self._tool("crop", self.tr("Use a piece"), self.toggle_crop, self.tr("Search with a piece (C)"))
        self.legend = HeatLegend(theme)
        self._said = words(tone="muted", size="small")
        self.take = button(
            self.tr("Search with it"), self._take, look="primary", name=self.tr("Search with this piece")
        )
        self.leave = button(self.tr("Cancel"), self._leave_crop)
        self._lay_out()
        self.frame.taken.connect(self._take)
        self.frame.left.connect(self._leave_crop)
        theme.changed.connect(self._colour)
        self._show_state()

    @property
    def said(self) -> str:
        """What is said below the buttons, "" for nothing."""
        return "" if self._said.isHidden() else self._said.text()

    @property
    def cropping(self) -> bool:
        """Whether a frame is being drawn."""
        return not self.frame.isHidden()

    def show_hit(self, hit: Hit | None, request: SearchRequest | None) -> None:
        """Be about another hit, or another question.

        Args: request: what was asked; None where nothing is looked for, so that nothing can fit it.
        """
        same_hit = hit is not None and self._hit is not None and hit.item_id == self._hit.item_id
        same_hit = same_hit and hit.file_id == self._hit.file_id
        if same_hit and request == self._request:
            self._hit = hit
            return
        self._hit, self._request = hit, request
        self._cool()
        if not same_hit:
            self._end_crop()
        self._show_state()

    def toggle_heat(self) -> None:
        """Show which pieces fit, or show them no more."""
        if self.heat.isHidden():
            return
        if self._map is not None or self.heat.property("asked"):
            self._cool()
            self._show_state()
            return
        assert self._hit is not None
        self._end_crop()
        self.heat.setProperty("asked", True)
        self._tasks.ask(
            "heat", self._request, self._hit.item_id, then=self._warm, failed=self._fail, latest=self._subject
        )
        self._show_state(self.tr("Looking at the pieces\N{HORIZONTAL ELLIPSIS}"))

    def toggle_crop(self) -> None:
        """Let a frame be drawn, or take it away."""
        if self.cropping:
            self._leave_crop()
        elif not self.crop.isHidden() and not self._view.pixmap.isNull():
            self._cool()
            self.frame.begin()
            hint = self.tr("Draw a frame. Arrow keys move it, with Shift they change its size.")
            self._show_state(hint)
            announce(self, hint)
        else:
            self._show_state()

    def cool(self) -> None:
        """Show no colours any more: the picture is another now."""
        self._cool()
        self._end_crop()
        self._show_state()

    def take_key(self, key: int) -> bool:
        """Do what a key says about the picture. Returns: whether it says anything."""
        if key == Qt.Key.Key_H:
            self.toggle_heat()
        elif key == Qt.Key.Key_C:
            self.toggle_crop()
        else:
            return False
        return True

    def _warm(self, heat: HeatMap) -> None:
        self.heat.setProperty("asked", False)
        if not heat.sure:
            self._fail(UserError("", self.tr("The pieces do not differ enough to say which fits."), ""))
            return
        self._map = heat
        self._colour()
        self._show_state()
        announce(self, self.tr("The pieces that fit are coloured."))

    def _fail(self, error: UserError) -> None:
        self._cool()
        said = " ".join(part for part in (error.what, error.why, error.what_to_do) if part)
        self._show_state(said)
        announce(self, said)

    def _colour(self) -> None:
        if self._map is not None:
            colours = self._theme.colour("heat"), self._theme.colour("scrim")
            self._view.colour_with(heat_image(self._map, *colours))

    def _cool(self) -> None:
        """Show no colours, and none that are still to come."""
        self._tasks.forget(self._subject)
        self.heat.setProperty("asked", False)
        self._map = None
        self._view.colour_with(QImage())

    def _take(self) -> None:
        if self._hit is None or not self.cropping:
            return
        example = Example(
            path=_source_of(self._hit),
            region=self.frame.region,
            name=self._hit.name,
        )
        self._end_crop()
        self._show_state()
        self.example_wanted.emit(example)

    def _leave_crop(self) -> None:
        had_keys = self.frame.hasFocus() or self.take.hasFocus() or self.leave.hasFocus()
        self._end_crop()
        self._show_state()
        if had_keys:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_crop(self) -> None:
        self.frame.hide()

    def _show_state(self, said: str = "") -> None:
        hit, request = self._hit, self._request
        pictured = hit is not None and hit.kind in (Kind.IMAGE, Kind.FILM)
        self.crop.setVisible(pictured and bool(hit and _source_of(hit)))
        reachable = pictured and not (hit is not None and hit.kind is Kind.IMAGE and hit.offline)
        seen = hit is not None and hit.item_id is not None and (hit.item_kind or hit.kind) is Kind.IMAGE
        self.heat.setVisible(reachable and seen and request is not None)
        self.heat.setChecked(self._map is not None or bool(self.heat.property("asked")))
        self.crop.setChecked(self.cropping)
        self.legend.setVisible(self._map is not None)
        for one in (self.take, self.leave):
            one.setVisible(self.cropping)
        say(self._said, said)
        self.setVisible(pictured)

    def _tool(self, icon: str, text: str, act: Callable[[], object], tip: str) -> QPushButton:
        made = tab_button(self._theme, icon, text, act)
        made.setAccessibleName(tip.rpartition(" (")[0])
        made.setToolTip(tip)
        return made

    def _lay_out(self) -> None:
        space = self._theme.space
        tools, deeds = FlowLayout(space("xs")), FlowLayout(space("s"))
        for one in (self.heat, self.crop, self.legend):
            tools.addWidget(one)
        for one in (self.take, self.leave):
            deeds.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addLayout(tools)
        column.addWidget(self._said)
        column.addLayout(deeds)


def _source_of(hit: Hit) -> bytes:
    """The file that holds the picture: of a film, and of what lies on a drive that is away, its preview."""
    return os.fsencode(hit.preview) if hit.kind is Kind.FILM or hit.offline else hit.path
