"""A map that is moved, enlarged and pointed at: by mouse, by wheel, and by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.accessibility import announce
from desktop.explore import map_words
from desktop.explore.map_hits import MapHits
from desktop.explore.map_layer import Camera, MapLayer
from desktop.explore.map_paint import MapPainter, Marks, Thumb
from desktop.explore.map_scene import MapScene
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit
from models.kinds import Kind

_STEP = 1.25
_DEEPEST = 400.0
_FITTED = 0.92
_REACH_PX = 14
_POINTED_MS = 60
_SETTLED_MS = 120
_HEARD_MS = 450
_MOST_THUMBS = 500
_LEAST_LASSO_PX = 5
_PAN_SHARE = 0.15
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapView(QWidget):
    """Shows a `MapScene`.

    Signals:
        opened, look_wanted: a Hit that is to be opened, or shown large.
        heard: a Hit whose sound is to be played; None to be quiet.
        pointed: the Hit that the mouse or the keys point at, None for nothing.
        region_drawn: x and y of the corners of a region in a list, empty where there is none any more.
        cluster_clicked: the number of a cluster whose name was clicked.
    """

    opened = Signal(object)
    look_wanted = Signal(object)
    heard = Signal(object)
    pointed = Signal(object)
    region_drawn = Signal(object)
    cluster_clicked = Signal(int)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hits = MapHits(tasks, self)
        self.lassoing = False
        self.scene: MapScene | None = None
        self.marks = Marks()
        self.current = -1
        self._theme = theme
        self._layer = MapLayer(self)
        self._paint = MapPainter(theme, thumbnails, self)
        self._bounds = QRectF(-1, -1, 2, 2)
        self._centre, self._zoom = QPointF(0, 0), 1.0
        self._dragged: QPointF | None = None
        self._lasso: list[QPointF] = []
        self._anchor: QPointF | None = None
        self._mouse = QPointF()
        self._moved = False
        self._pointing = QTimer(self, singleShot=True, interval=_POINTED_MS)
        self._pointing.timeout.connect(self._point)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settling.timeout.connect(self._settle)
        self._hearing = QTimer(self, singleShot=True, interval=_HEARD_MS)
        self._hearing.timeout.connect(self._hear)
        self._layer.drawn.connect(self.update)
        self.hits.came.connect(self._settle)
        thumbnails.ready.connect(lambda _: self._paint.thumbs and self.update())
        theme.changed.connect(self.recolour)
        self._colours: Callable[[], Sequence[QColor]] = lambda: ()

    @property
    def camera(self) -> Camera:
        """What is seen now."""
        whole = min(self.width() / self._bounds.width(), self.height() / self._bounds.height()) * _FITTED
        return Camera(self._centre, max(1.0, whole * self._zoom), QSizeF(self.size()))

    @property
    def busy(self) -> bool:
        """Whether points are still being drawn."""
        return self._layer.busy

    @property
    def thumbs(self) -> Sequence[Thumb]:
        """The small pictures that are shown."""
        return self._paint.thumbs

    def show_scene(self, scene: MapScene | None, colours: Callable[[], Sequence[QColor]]) -> None:
        """Show other points; what is seen of the map stays. Args: colours: of the groups, in the theme in force."""
        item = self.scene.item(self.current) if self.scene is not None and self.current >= 0 else 0
        self.scene, self._colours = scene, colours
        self.current = scene.number_of(item) if scene is not None and item else -1
        self._paint.thumbs = []
        before, self._bounds = self._bounds, scene.bounds if scene is not None else QRectF(-1, -1, 2, 2)
        if self._zoom == 1.0 and self._centre == before.center():
            self._centre = self._bounds.center()
        self.recolour()
        self._look()

    def show_marks(self, marks: Marks) -> None:
        """Show other names, the query and a region over the points."""
        self.marks = marks
        self.update()

    def recolour(self) -> None:
        """Draw the points in other colours."""
        self._layer.set_scene(self.scene, self._colours())
        self.update()

    def fit(self) -> None:
        """Show all of the map."""
        self._centre, self._zoom = self._bounds.center(), 1.0
        self._look()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge or shrink; what lies at a point of the view stays there."""
        at = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        before = self.camera.to_map(at)
        self._zoom = min(_DEEPEST, max(0.5, self._zoom * factor))
        self._centre += before - self.camera.to_map(at)
        self._look()

    def go_to(self, place: QPointF, zoom: float) -> None:
        """Look at a place from near."""
        self._centre, self._zoom = QPointF(place), zoom
        self._look()

    def clear_region(self) -> None:
        """Let go of the region that was drawn."""
        self._lasso, self._anchor = [], None
        self.region_drawn.emit([])
        self.update()

    def choose_seen(self) -> None:
        """Draw a region around all that is seen."""
        area = self.camera.seen()
        self._emit_region([area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft()])

    def current_hit(self) -> Hit | None:
        """What the keys act on, where it is known already."""
        return self.hits.find(self.scene.item(self.current)) if self.scene is not None and self.current >= 0 else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's names
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        camera = self.camera
        self._layer.paint(painter, camera)
        region = QPolygonF(self._lasso) if self._lasso else self.marks.region
        current = self.scene.place(self.current) if self.scene is not None and self.current >= 0 else None
        self._paint.paint(painter, camera, self.marks, region, current, self.current_hit(), focused=self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        steps = event.angleDelta().y() / 120 or event.pixelDelta().y() / 60
        self.zoom(_STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._dragged, self._moved = event.position(), False
        drawing = self.lassoing or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._lasso = [self.camera.to_map(event.position())] if drawing else []

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._mouse = event.position()
        if self._dragged is None:
            self._pointing.start()
            return
        step = event.position() - self._dragged
        if not self._moved and step.manhattanLength() < _LEAST_LASSO_PX:
            return
        self._moved, self._dragged = True, event.position()
        if self._lasso:
            self._lasso.append(self.camera.to_map(event.position()))
            self.update()
        else:
            self._centre -= step / self.camera.scale
            self._look()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton or self._dragged is None:
            return
        self._dragged = None
        lasso, self._lasso = self._lasso, []
        if self._moved and len(lasso) > 2:
            self._emit_region(lasso)
        elif not self._moved:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        hit = self.current_hit()
        if hit is not None and self._number_at(event.position()) == self.current:
            self.opened.emit(hit)
        else:
            self.zoom(_STEP**3, event.position())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._pointing.stop()
        self._be_quiet()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, modifiers = event.key(), event.modifiers()
        if Qt.Key(key) in _ARROWS:
            across, down = _ARROWS[Qt.Key(key)]
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                width, height = self.width() * _PAN_SHARE, self.height() * _PAN_SHARE
                self._centre += QPointF(across * width, down * height) / self.camera.scale
                self._look()
            else:
                self._step(across, down, stretching=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_A and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.choose_seen()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            wanted = self.look_wanted if key == Qt.Key.Key_Space else self.opened
            hit = self.current_hit()
            if hit is not None:
                wanted.emit(hit)
        elif event.text() in ("+", "=", "-", "0"):
            self.fit() if event.text() == "0" else self.zoom(1 / _STEP if event.text() == "-" else _STEP)
        elif key == Qt.Key.Key_Escape and (self._lasso or not self.marks.region.isEmpty()):
            self.clear_region()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def _step(self, across: int, down: int, *, stretching: bool) -> None:
        if self.scene is None or not len(self.scene):
            return
        before = self.current
        if before < 0:
            self._choose(self._middle())
        else:
            self._choose(self.scene.towards(before, across, down, self.camera.seen()))
        self._show_current()
        if stretching and self.current >= 0:
            self._anchor = self._anchor or self.scene.place(before if before >= 0 else self.current)
            area = QRectF(self._anchor, self.scene.place(self.current)).normalized()
            edge = _REACH_PX / self.camera.scale
            area.adjust(-edge, -edge, edge, edge)
            self._emit_region([area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft()])
        else:
            self._anchor = None

    def _middle(self) -> int:
        assert self.scene is not None
        reach = 8 / self.camera.scale
        for _ in range(9):
            number = self.scene.nearest(self._centre, reach)
            if number >= 0:
                return number
            reach *= 2
        seen = self.scene.numbers_within(self.camera.seen(), 1)
        return seen[0] if seen else -1

    def _show_current(self) -> None:
        if self.scene is None or self.current < 0:
            return
        place = self.scene.place(self.current)
        if not self.camera.seen(-_PAN_SHARE).contains(place):
            self._centre += (place - self._centre) / 2
            self._look()

    def _click(self, point: QPointF) -> None:
        cluster = self._paint.cluster_at(point)
        if cluster is not None:
            self.cluster_clicked.emit(cluster)
            return
        number = self._number_at(point)
        self._choose(number)
        if number < 0 and not self.marks.region.isEmpty():
            self.clear_region()

    def _number_at(self, point: QPointF) -> int:
        thumb = self._paint.thumb_at(point)
        if thumb >= 0:
            return thumb
        if self.scene is None:
            return -1
        return self.scene.nearest(self.camera.to_map(point), _REACH_PX / self.camera.scale)

    def _point(self) -> None:
        if self._dragged is None:
            over = self._paint.cluster_at(self._mouse) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            if not over:
                self._choose(self._number_at(self._mouse))

    def _choose(self, number: int) -> None:
        if number == self.current:
            return
        self.current = number
        self._be_quiet()
        if self.scene is not None and number >= 0:
            self.hits.ask([(self.scene.item(number), self.scene.file(number))])
            if self.scene.kind(number) in (Kind.AUDIO, Kind.FILM):
                self._hearing.start()
        self._tell_current()
        self.update()

    def _tell_current(self) -> None:
        hit = self.current_hit()
        self.pointed.emit(hit)
        if hit is not None and self.hasFocus():
            announce(self, map_words.point_spoken(hit.name, hit.kind))

    def _hear(self) -> None:
        hit = self.current_hit()
        if hit is not None and hit.item_kind is Kind.AUDIO:
            self.heard.emit(hit)

    def _be_quiet(self) -> None:
        self._hearing.stop()
        self.heard.emit(None)

    def _emit_region(self, corners: Sequence[QPointF]) -> None:
        self.region_drawn.emit([value for corner in corners for value in (corner.x(), corner.y())])
        self.update()

    def _look(self) -> None:
        self._layer.look(self.camera, self.devicePixelRatioF())
        self._settling.start()
        self.update()

    def _settle(self) -> None:
        """What is seen has stayed so for a moment: show what the points are, where they are few."""
        if self.scene is None:
            return
        seen = self.camera.seen()
        numbers = []
        if self.scene.count_within(seen) <= 4 * _MOST_THUMBS:
            numbers = self.scene.numbers_within(seen, _MOST_THUMBS + 1)
        if len(numbers) > _MOST_THUMBS:
            numbers = []
        self._paint.lay_out(numbers, self.scene, self.camera, self.hits)
        self.hits.ask([(self.scene.item(number), self.scene.file(number)) for number in numbers])
        if self.current >= 0:
            self.pointed.emit(self.current_hit())
        self.update()
