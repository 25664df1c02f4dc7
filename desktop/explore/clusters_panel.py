"""The clusters of a map as a list or tree, with a few typical members of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSignalBlocker, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.drawing import rounded
from desktop.explore import map_words
from desktop.explore.map_colours import colour_of_cluster
from desktop.explore.map_hits import MapHits
from desktop.flow_layout import FlowLayout
from desktop.furniture import NumberBox, button, words
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit
from models.explored import Cluster, Clusters, How
from models.kinds import Kind

_NUMBER = Qt.ItemDataRole.UserRole
_BRANCH = _NUMBER + 1
_MOST_CLUSTERS = 60
_FEWEST_SMALLEST, _MOST_SMALLEST = 3, 5000
_SHOWN = 6
_SWATCH_PX = 10
_LEAST_ROWS = 8
_SIDE_PX, _GAP_PX, _RADIUS_PX = 56, 6, 6.0
_HOWS: tuple[How, ...] = ("centres", "density")


class ClustersPanel(QWidget):
    """Groups with names. A click, or moving to one with the keys, chooses it; Enter searches inside.

    Signals:
        wanted: how, and how many (0 for as many as a measure says).
        chosen: numbers of clusters, and the name of what was chosen; none of them for nothing.
        opened: a Hit.
        entered: what is chosen is to be searched inside.
    """

    wanted = Signal(str, int)
    chosen = Signal(object, str)
    opened = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails, hits: MapHits) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._theme = theme
        self.clusters: Clusters | None = None
        self.how = QComboBox()
        self.how.setAccessibleName(self.tr("How groups are found"))
        self.how.addItem(self.tr("Around centres"))
        self.how.addItem(self.tr("By density"))
        self.how.view().setAccessibleName(self.how.accessibleName())
        self.count = NumberBox(self.tr("Number of groups"), 2, _MOST_CLUSTERS)
        self.by_measure = button(self.tr("Let it choose"), lambda: self.wanted.emit(self.chosen_how, 0), look="quiet")
        self.tree = QTreeView()
        self.tree.setObjectName("clusters")
        self.tree.setAccessibleName(self.tr("Groups"))
        self.tree.setHeaderHidden(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setMinimumHeight(_LEAST_ROWS * self.fontMetrics().height())
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._model = QStandardItemModel(self)
        self.tree.setModel(self._model)
        self.tree.selectionModel().currentChanged.connect(lambda index, _: self._choose(index))
        self.tree.activated.connect(lambda _: self.entered.emit())
        self.typical = TypicalRow(theme, thumbnails, hits)
        self.typical.opened.connect(self.opened)
        self._said = words(tone="muted", size="small")
        self._about = words(tone="muted", size="small")
        self.how.currentIndexChanged.connect(lambda _: self.wanted.emit(self.chosen_how, 0))
        self.count.valueChanged.connect(lambda number: self.wanted.emit(self.chosen_how, number))
        self._lay_out(theme)
        self._show_range()

    @property
    def chosen_how(self) -> How:
        """How groups are found."""
        return _HOWS[self.how.currentIndex()]

    @property
    def said(self) -> str:
        """How far the groups are apart."""
        return self._said.text()

    def show_clusters(self, clusters: Clusters) -> None:
        """Show groups, the largest first; where they hang together as branches, below those."""
        self.clusters = clusters
        with QSignalBlocker(self.count), QSignalBlocker(self.how):
            self.how.setCurrentIndex(_HOWS.index(clusters.how))
            self._show_range()
            if clusters.how == "centres":
                self.count.setValue(len(clusters.clusters))
        with QSignalBlocker(self.tree.selectionModel()):
            self._model.clear()
            self._fill(clusters)
        self.tree.expandAll()
        alone = self.tr("%Ln alone.", "", clusters.alone) if clusters.alone else ""
        self._said.setText(" ".join(part for part in (map_words.tightness(clusters), alone) if part))
        self._about.setText("")
        self.typical.show_members(())

    def choose(self, number: int) -> None:
        """Choose a cluster by its number."""
        found = self._model.match(
            self._model.index(0, 0), _NUMBER, number, 1, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        )
        if found:
            self.tree.setCurrentIndex(found[0])

    def choose_nothing(self) -> None:
        """Let go of what is chosen."""
        with QSignalBlocker(self.tree.selectionModel()):
            self.tree.clearSelection()
            self.tree.setCurrentIndex(QModelIndex())
        self.typical.show_members(())
        self._about.setText("")

    def _fill(self, clusters: Clusters) -> None:
        if not clusters.branches:
            for cluster in clusters.clusters:
                self._model.appendRow(self._row(cluster))
            return
        for branch in clusters.branches:
            members = [clusters.clusters[number] for number in branch.clusters]
            if len(members) == 1:
                self._model.appendRow(self._row(members[0]))
                continue
            name = branch.name or ", ".join(map_words.cluster_name(one) for one in members[:2])
            parent = QStandardItem(f"{name} \N{MIDDLE DOT} {wording.number(branch.size)}")
            parent.setData(list(branch.clusters), _BRANCH)
            parent.setToolTip(name)
            for cluster in members:
                parent.appendRow(self._row(cluster))
            self._model.appendRow(parent)

    def _row(self, cluster: Cluster) -> QStandardItem:
        row = QStandardItem(map_words.cluster_line(cluster))
        row.setData(cluster.number, _NUMBER)
        row.setData(colour_of_cluster(self._theme, cluster.number), Qt.ItemDataRole.DecorationRole)
        row.setToolTip(", ".join(cluster.words) or map_words.cluster_name(cluster))
        return row

    def _choose(self, index: QModelIndex) -> None:
        if self.clusters is None or not index.isValid():
            return
        branch = index.data(_BRANCH)
        numbers = tuple(branch) if branch else (index.data(_NUMBER),)
        members = [self.clusters.clusters[number] for number in numbers]
        self._about.setText(", ".join(members[0].words) if len(members) == 1 else "")
        self.typical.show_members(tuple(one for member in members for one in member.typical[: _SHOWN // len(members)]))
        self.chosen.emit(numbers, str(index.data()).split(" \N{MIDDLE DOT} ")[0])

    def _show_range(self) -> None:
        if self.chosen_how == "centres":
            self.count.setRange(2, _MOST_CLUSTERS)
            self.count.setPrefix("")
            self.count.setAccessibleName(self.tr("Number of groups"))
        else:
            self.count.setRange(_FEWEST_SMALLEST, _MOST_SMALLEST)
            self.count.setPrefix(self.tr("from") + " ")
            self.count.setAccessibleName(self.tr("Fewest items of a group"))
        self.count.setToolTip(self.count.accessibleName())

    def _lay_out(self, theme: Theme) -> None:
        row = FlowLayout(theme.space("s"))
        for widget in (self.how, self.count, self.by_measure):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(words(self.tr("Groups"), size="title"))
        column.addLayout(row)
        column.addWidget(self.tree, 1)
        column.addWidget(self._about)
        column.addWidget(self.typical)
        column.addWidget(self._said)


class TypicalRow(QWidget):
    """A few members of a group, side by side. Arrow keys move, Enter opens.

    Signals:
        opened: a Hit.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, thumbnails: Thumbnails, hits: MapHits) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._hits = hits
        self._members: tuple[tuple[int, int], ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Typical members"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        hits.came.connect(self.update)
        thumbnails.ready.connect(lambda _: self.update())
        self.hide()

    @property
    def members(self) -> tuple[Hit, ...]:
        """Those that are shown and known."""
        found = (self._hits.find(item) for item, _ in self._members)
        return tuple(hit for hit in found if hit is not None)

    def show_members(self, members: tuple[tuple[int, int], ...]) -> None:
        """Show items: their ids, and those of their files."""
        self._members, self._at = members[:_SHOWN], 0
        self._hits.ask(self._members)
        self.setVisible(bool(members))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        rows = 2 if len(self._members) > _SHOWN // 2 else 1
        return QSize(3 * (_SIDE_PX + _GAP_PX), rows * (_SIDE_PX + _GAP_PX))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (item, _) in enumerate(self._members):
            frame, hit = self._frame(place), self._hits.find(item)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("tile"))
            painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)
            if hit is not None:
                self._paint_hit(painter, frame, hit)
            if place == self._at and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self._theme.colour("accent"))
                painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), _RADIUS_PX, _RADIUS_PX)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        for place in range(len(self._members)):
            if self._frame(place).contains(event.position()):
                self._at = place
                self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 3, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -3}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif Qt.Key(event.key()) in steps and self._members:
            self._at = min(len(self._members) - 1, max(0, self._at + steps[Qt.Key(event.key())]))
            hit = self._hits.find(self._members[self._at][0])
            self.setAccessibleDescription(hit.name if hit is not None else "")
            self.update()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        hit = self._hits.find(self._members[self._at][0]) if self._members else None
        if hit is not None:
            self.opened.emit(hit)

    def _paint_hit(self, painter: QPainter, frame: QRectF, hit: Hit) -> None:
        pictured = hit.kind in (Kind.IMAGE, Kind.FILM) and bool(hit.preview)
        picture = self._thumbnails.picture(hit.preview) if pictured else None
        if picture is not None:
            # The middle of it, so that all are alike in size.
            wide = QSizeF(picture.size()).scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            cropped = QRectF(QPointF(0, 0), frame.size() / (wide.width() / max(1, picture.width())))
            cropped.moveCenter(QRectF(picture.rect()).center())
            painter.save()
            painter.setClipPath(rounded(frame, _RADIUS_PX))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(frame, picture, cropped)
            painter.restore()
            return
        self._theme.icon(hit.kind.value, "muted").paint(painter, frame.toRect().adjusted(6, 6, -6, -24))
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("muted"))
        under = frame.adjusted(3, 34, -3, -3)
        name = painter.fontMetrics().elidedText(hit.name, Qt.TextElideMode.ElideRight, round(under.width()))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, name)

    def _frame(self, place: int) -> QRectF:
        column = place % 3
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - (column + 1) * (_SIDE_PX + _GAP_PX) + _GAP_PX
        else:
            left = column * (_SIDE_PX + _GAP_PX)
        return QRectF(left, place // 3 * (_SIDE_PX + _GAP_PX), _SIDE_PX, _SIDE_PX)
