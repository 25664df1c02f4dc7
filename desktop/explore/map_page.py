"""The map of the library: everything as points, what is alike close together, in groups that have names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QPolygonF, QShowEvent
from PySide6.QtWidgets import QComboBox, QProgressBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.explore import map_words
from desktop.explore.clusters_panel import ClustersPanel
from desktop.explore.map_colours import colours_of
from desktop.explore.map_legend import MapLegend
from desktop.explore.map_paint import Label, Marks, polygon_of
from desktop.explore.map_scene import MapScene
from desktop.explore.map_tools import MapTools
from desktop.explore.map_view import MapView
from desktop.explore.region_bar import RegionBar
from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, Tall, button, page_head, say, scrolling, words
from desktop.tags.tag_book import TagBook
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import SearchRequest
from models.errors import UserError
from models.explored import ALL_KINDS, Clusters, Colouring, MapOptions, MapPoints, MapProgress, MapStatus, MapWish

_SIDE_PX = 250


class MapPage(Panel):
    """Chooses a map, has it made, and shows it with its groups.

    Args:
        book: the tags that there are.
        query: what is searched for now.

    Signals:
        opened, look_wanted: a Hit.
        narrow_wanted: ids of items among which is to be searched.
        axes_wanted, help_wanted: of the buttons.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    opened = Signal(object)
    look_wanted = Signal(object)
    narrow_wanted = Signal(object)
    axes_wanted = Signal()
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        thumbnails: Thumbnails,
        book: TagBook,
        query: Callable[[], SearchRequest],
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._query = query
        self._options = MapOptions((), ())
        self._status: MapStatus | None = None
        self._clusters: Clusters | None = None
        self._lit = -1
        self._outline = QPolygonF()
        self._place: QPointF | None = None
        self.view = MapView(tasks, theme, thumbnails)
        self.clusters = ClustersPanel(theme, thumbnails, self.view.hits)
        self.legend = MapLegend(theme)
        self.region = RegionBar(tasks, theme, book)
        self.tools = MapTools(tasks, theme, self.view)
        self.spaces, self.methods, self.colouring = QComboBox(), QComboBox(), QComboBox()
        self.anew = button(self.tr("Make it anew"), self._make_anew, look="quiet")
        theme.dress(self.anew, "retry")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Making the map"))
        self.stop = button(self.tr("Stop"), lambda: tasks.ask("explorer.cancel"))
        self.begin = button(self.tr("Make the map"), self.refresh, look="primary")
        self._title, self._text = words(size="title"), words(tone="muted")
        self._quality, self._hint = words(tone="muted", size="small"), words()
        self._hint.setObjectName("warning")
        self._lay_out()
        self._connect()

    @property
    def said(self) -> str:
        """Why there is no map, or how far it can be trusted."""
        return self._title.text() if self._stack.currentIndex() else self._quality.text()

    @property
    def wish(self) -> MapWish:
        """Which map is chosen."""
        return MapWish(self.spaces.currentData() or ALL_KINDS, self.methods.currentData() or "pca")

    @property
    def coloured_by(self) -> Colouring:
        """What colours say."""
        return Colouring(self.colouring.currentData())  # Qt keeps the text alone

    def take_keys(self) -> None:
        """Let the keys walk over the map."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's names
        super().showEvent(event)
        if not self._options.methods:
            self._tasks.ask("explorer.options", then=self._take_options, failed=self._fail, latest="map options")
        else:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.tools.be_quiet()

    def refresh(self) -> None:
        """Show the map that is chosen; where it was not made, it is made now."""
        self._show_making(self.tr("Looking for the map\N{HORIZONTAL ELLIPSIS}"), 0, 0)
        self._tasks.ask("explorer.map", self.wish, then=self._take_status, failed=self._fail, latest="map")

    def _make_anew(self) -> None:
        self._show_making(self.tr("Beginning\N{HORIZONTAL ELLIPSIS}"), 0, 0)
        self._tasks.ask("explorer.make_anew", self.wish, then=self._take_status, failed=self._fail, latest="map")

    def _take_options(self, options: MapOptions) -> None:
        self._options = options
        with QSignalBlocker(self.spaces), QSignalBlocker(self.methods):
            for choice in options.choices:
                self.spaces.addItem(map_words.choice_name(choice), choice.space)
            for method in options.methods:
                self.methods.addItem(map_words.method_name(method), method)
                self.methods.setItemData(
                    self.methods.count() - 1, map_words.method_hint(method), Qt.ItemDataRole.ToolTipRole
                )
        self.refresh()

    def _take_status(self, status: MapStatus) -> None:
        if self._status is None or status.wish != self._status.wish:
            self.view.fit()
        self._status, self._clusters = status, None
        self._stack.setCurrentIndex(0)
        self._quality.setText(f"{map_words.count(status)}. {map_words.quality(status)}")
        say(self._hint, map_words.stale(status))
        self._clear_region()
        self._ask_points()
        self._ask_clusters("centres", 0)

    def _ask_points(self) -> None:
        colouring = self.coloured_by
        self._tasks.ask(
            "explorer.points",
            self.wish,
            colouring,
            self._query(),
            then=lambda points: self._take_points(points, colouring),
            failed=self._fail,
            latest="map points",
        )

    def _take_points(self, points: MapPoints, colouring: Colouring) -> None:
        scene = MapScene(points)
        self.view.show_scene(scene, lambda: colours_of(self._theme, colouring, scene.groups, self._lit_in(colouring)))
        self._show_legend()

    def _lit_in(self, colouring: Colouring) -> int:
        return self._lit if colouring is Colouring.CLUSTER else -1

    def _show_legend(self) -> None:
        scene, colouring = self.view.scene, self.coloured_by
        # The groups beside it show their colours themselves.
        self.legend.setVisible(colouring is not Colouring.CLUSTER)
        if scene is not None:
            self.legend.show_groups(scene.groups, colouring, self._clusters)

    def _ask_clusters(self, how: str, count: int) -> None:
        self._tasks.ask(
            "explorer.clusters", self.wish, how, count, then=self._take_clusters, failed=self._fail, latest="clusters"
        )

    def _take_clusters(self, clusters: Clusters) -> None:
        self._clusters, self._lit = clusters, -1
        self.clusters.show_clusters(clusters)
        self._show_marks()
        if self.coloured_by is Colouring.CLUSTER:
            self._ask_points()

    def _ask_query(self) -> None:
        query = self._query()
        self._place = None
        if map_words.asked(query):
            self._tasks.ask(
                "explorer.query_place",
                self.wish,
                query,
                then=self._take_query,
                failed=lambda _: None,
                latest="map query",
            )

    def _take_query(self, place: tuple[float, float] | None) -> None:
        self._place = QPointF(*place) if place is not None else None
        self._show_marks()

    def _show_marks(self) -> None:
        found = self._clusters.clusters if self._clusters is not None else ()
        several = len(found) > 1
        labels = tuple(
            Label(one.number, one.name, QPointF(one.x, one.y), strong=one.number == self._lit)
            for one in sorted(found, key=lambda one: (one.number != self._lit, one.number))
            if one.name and several
        )
        self.view.show_marks(Marks(labels, self._place, map_words.asked(self._query()), self._outline))

    def _take_region(self, outline: list[float]) -> None:
        self._outline = polygon_of(outline)
        self._show_marks()
        if outline:
            self.clusters.choose_nothing()
            self._tasks.ask(
                "explorer.inside", self.wish, outline, then=self.region.show_items, failed=self._fail, latest="region"
            )
        else:
            self._tasks.forget("region")
            self.region.show_items(())

    def _take_cluster(self, numbers: tuple[int, ...], name: str) -> None:
        self._outline = QPolygonF()
        self._lit = numbers[0] if len(numbers) == 1 else -1
        self._show_marks()
        if self.coloured_by is Colouring.CLUSTER:
            self.view.recolour()
        self._tasks.ask(
            "explorer.items_of_clusters",
            self.wish,
            numbers,
            then=lambda items: self.region.show_items(items, name),
            failed=self._fail,
            latest="region",
        )

    def _clear_region(self) -> None:
        self._outline, self._lit, self._place = QPolygonF(), -1, None
        self.clusters.choose_nothing()
        self.region.show_items(())
        self._show_marks()
        self._ask_query()

    def _show_progress(self, progress: MapProgress) -> None:
        if progress.wish == self.wish and self._stack.currentIndex():
            self._show_making(progress.what, progress.done, progress.total)

    def _show_making(self, what: str, done: int, total: int) -> None:
        self._stack.setCurrentIndex(1)
        self._title.setText(self.tr("Making the map"))
        self._text.setText(what)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        for widget, seen in ((self.progress, True), (self.stop, True), (self.begin, False)):
            widget.setVisible(seen)

    def _fail(self, error: UserError) -> None:
        self._stack.setCurrentIndex(1)
        self._title.setText(error.what)
        self._text.setText(f"{error.why} {error.what_to_do}")
        for widget, seen in ((self.progress, False), (self.stop, False), (self.begin, True)):
            widget.setVisible(seen)

    def _connect(self) -> None:
        self.view.opened.connect(self.opened)
        self.view.look_wanted.connect(self.look_wanted)
        self.view.region_drawn.connect(self._take_region)
        self.view.cluster_clicked.connect(self.clusters.choose)
        self.clusters.chosen.connect(self._take_cluster)
        self.clusters.wanted.connect(self._ask_clusters)
        self.clusters.opened.connect(self.opened)
        self.clusters.entered.connect(lambda: self.region.items and self.narrow_wanted.emit(self.region.items))
        self.region.narrow_wanted.connect(self.narrow_wanted)
        self.region.cleared.connect(self._clear_region)
        self.region.noticed.connect(self.noticed)
        self.spaces.currentIndexChanged.connect(lambda _: self.refresh())
        self.methods.currentIndexChanged.connect(lambda _: self.refresh())
        self.colouring.currentIndexChanged.connect(lambda _: self._ask_points())
        self._tasks.map_progressed.connect(self._show_progress)
        self._theme.changed.connect(self._show_legend)
        self._theme.changed.connect(lambda: self._clusters and self.clusters.show_clusters(self._clusters))

    def _lay_out(self) -> None:
        space = self._theme.space
        head = page_head(self._theme, self.tr("Map"), self.closed.emit)
        for text, icon, signal in (
            (self.tr("Between phrases"), "axis", self.axes_wanted),
            (self.tr("How to read it"), "help", self.help_wanted),
        ):
            head.addWidget(made := button(text, signal.emit, look="quiet"))
            self._theme.dress(made, icon)
        for colouring in Colouring:
            self.colouring.addItem(map_words.colouring_name(colouring), colouring)
        for combo, name in (
            (self.spaces, self.tr("What is on the map")),
            (self.methods, self.tr("How it is made")),
            (self.colouring, self.tr("What colours say")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.view().setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        controls = FlowLayout(space("s"))
        for widget in (self.spaces, self.methods, self.colouring, *self.tools.buttons, self.anew):
            controls.addWidget(widget)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._map_part())
        self._stack.addWidget(self._making_part())
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addLayout(controls)
        column.addWidget(self._stack, 1)

    def _map_part(self) -> QWidget:
        space = self._theme.space
        side = Tall()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(space("m"), 0, 0, 0)
        beside.setSpacing(space("m"))
        beside.addWidget(self.legend)
        beside.addWidget(self.clusters, 1)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.view)
        scrolled = scrolling(side)
        scrolled.setMinimumWidth(_SIDE_PX)
        both.addWidget(scrolled)
        both.setStretchFactor(0, 1)
        both.setHandleWidth(1)
        both.setSizes([4 * _SIDE_PX, _SIDE_PX])
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("s"))
        column.addWidget(both, 1)
        column.addWidget(self.region)
        column.addWidget(self._hint)
        column.addWidget(self._quality)
        self._hint.hide()
        return part

    def _making_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setSpacing(self._theme.space("m"))
        column.addStretch(2)
        for widget in (self._title, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        self.progress.setTextVisible(False)
        self.progress.setMinimumWidth(_SIDE_PX)
        for widget in (self.progress, self.stop, self.begin):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return part
