"""Items between two phrases, or on the plane of two and two."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from desktop.explore.map_colours import colours_of
from desktop.explore.map_legend import MapLegend
from desktop.explore.map_paint import Marks, polygon_of
from desktop.explore.map_scene import MapScene
from desktop.explore.map_tools import MapTools
from desktop.explore.map_view import MapView
from desktop.explore.region_bar import RegionBar
from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, button, page_head, say, words
from desktop.tags.tag_book import TagBook
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.errors import UserError
from models.explored import AxisAnswer, AxisWish, Colouring

_LONGEST = 200


class AxesPage(Panel):
    """Places everything that can be compared with words.

    Args: book: the tags that there are.

    Signals:
        opened, look_wanted: a Hit.
        narrow_wanted: ids of items among which is to be searched.
        help_wanted: how to read it.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    opened = Signal(object)
    look_wanted = Signal(object)
    narrow_wanted = Signal(object)
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails, book: TagBook) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._ends: tuple[str, ...] = ()
        self.left, self.right = (
            self._field(self.tr("Left"), self.tr("winter")),
            self._field(self.tr("Right"), self.tr("summer")),
        )
        self.bottom, self.top = (
            self._field(self.tr("Below"), self.tr("quiet")),
            self._field(self.tr("Above"), self.tr("loud")),
        )
        self.plane = QCheckBox(self.tr("A second axis"))
        self.plane.setAccessibleName(self.plane.text())
        self.plane.toggled.connect(self._show_second)
        self.go = button(self.tr("Place everything"), self.place, look="primary")
        self.view = MapView(tasks, theme, thumbnails)
        self.view.setAccessibleName(self.tr("Items between the phrases"))
        self.tools = MapTools(tasks, theme, self.view)
        self.legend = MapLegend(theme)
        self.region = RegionBar(tasks, theme, book)
        self._said = words(tone="muted")
        self._problem = words()
        self._problem.setObjectName("warning")
        self._problem.hide()
        self._lay_out()
        self._connect()
        self._show_second(False)

    @property
    def said(self) -> str:
        """How many were placed, and how many could not be."""
        return self._said.text()

    @property
    def problem(self) -> str:
        """Why nothing was placed, "" where something was."""
        return "" if self._problem.isHidden() else self._problem.text()

    def take_keys(self) -> None:
        """Put the cursor into the first field."""
        self.left.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        super().hideEvent(event)
        self.tools.be_quiet()

    def place(self) -> None:
        """Place everything between the phrases."""
        second = self.plane.isChecked()
        wish = AxisWish(
            self.left.text().strip(),
            self.right.text().strip(),
            self.bottom.text().strip() if second else "",
            self.top.text().strip() if second else "",
        )
        say(self._problem, "")
        self._said.setText(self.tr("Comparing\N{HORIZONTAL ELLIPSIS}"))
        self._tasks.ask("between.place", wish, then=self._take, failed=self._fail, latest="axis")

    def _take(self, answer: AxisAnswer) -> None:
        scene = MapScene(answer.points)
        wish = answer.wish
        self._ends = (wish.left, wish.right, wish.bottom, wish.top) if wish.top else (wish.left, wish.right)
        self.view.show_scene(scene, lambda: colours_of(self._theme, Colouring.KIND, scene.groups))
        self.view.fit()
        self.view.show_marks(Marks(ends=self._ends))
        self.region.show_items(())
        said = self.tr("%Ln item(s) placed, each compared with others of its kind.", "", answer.count)
        if answer.left_out:
            said += " " + self.tr("%Ln can not be compared with these words.", "", answer.left_out)
        self._said.setText(said)
        self._show_legend()

    def _fail(self, error: UserError) -> None:
        self._said.setText("")
        say(self._problem, str(error))

    def _take_region(self, outline: list[float]) -> None:
        self.view.show_marks(Marks(region=polygon_of(outline), ends=self._ends))
        if outline:
            self._tasks.ask("between.inside", outline, then=self.region.show_items, latest="axis region")
        else:
            self._tasks.forget("axis region")
            self.region.show_items(())

    def _show_legend(self) -> None:
        scene = self.view.scene
        if scene is not None:
            self.legend.show_groups(scene.groups, Colouring.KIND)

    def _show_second(self, on: bool) -> None:
        self.bottom.setVisible(on)
        self.top.setVisible(on)

    def _field(self, name: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(name)
        field.setPlaceholderText(self.tr("%1, such as %2").replace("%1", name).replace("%2", example))
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * 24)
        field.returnPressed.connect(self.place)
        return field

    def _connect(self) -> None:
        self.view.opened.connect(self.opened)
        self.view.look_wanted.connect(self.look_wanted)
        self.view.region_drawn.connect(self._take_region)
        self.region.narrow_wanted.connect(self.narrow_wanted)
        self.region.cleared.connect(self.view.clear_region)
        self.region.noticed.connect(self.noticed)
        self._theme.changed.connect(self._show_legend)

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("How to read it"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Between phrases"), self.closed.emit, learn)
        fields = FlowLayout(space("s"))
        for widget in (self.left, self.right, self.bottom, self.top, self.plane, self.go, *self.tools.buttons):
            fields.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addLayout(fields)
        column.addWidget(self._problem)
        column.addWidget(self.view, 1)
        column.addWidget(self.region)
        column.addWidget(self.legend)
        column.addWidget(self._said)
