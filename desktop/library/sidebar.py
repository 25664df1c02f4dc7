"""The side bar: kinds, folders, and what the library is doing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.furniture import scrolling
from desktop.library.activity import ActivityCard
from desktop.search.query import Query
from desktop.theme import Theme
from models.kinds import Kind
from models.views import LibraryStatus, RootStatus

_ROW_ICON_PX = 20
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
        icon_y = (_ROW_ICON_PX + 16 if self._lines() > 1 else self.height()) // 2 - _ROW_ICON_PX // 2
        icon_place = self._at_side(QRect(_ROW_MARGIN_PX, icon_y, _ROW_ICON_PX, _ROW_ICON_PX))
        self._theme.icon(self._icon, "muted").paint(painter, icon_place)
        left = _ROW_MARGIN_PX + _ROW_ICON_PX + self._theme.space("s")
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


class FolderRow(Row):
    """One folder of the library: its name, what is left to do, and a menu.

    Signals:
        show_wanted, rescan_wanted, remove_wanted: chosen in the menu.
    """

    show_wanted = Signal(object)
    rescan_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, root: RootStatus) -> None:
        super().__init__(theme, "folder")
        self.root = root
        self._menu = QMenu(self)
        self._menu.addAction(self.tr("Show in folder"), lambda: self.show_wanted.emit(self.root))
        self._menu.addAction(self.tr("Look for changes"), self.rescan_wanted.emit)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Remove from the library"), lambda: self.remove_wanted.emit(self.root))
        self.clicked.connect(lambda: self._menu.popup(self.mapToGlobal(self.rect().bottomLeft())))
        self.update_root(root)

    def update_root(self, root: RootStatus) -> None:
        """Show where the folder stands now."""
        self.root = root
        self._icon = "folder-off" if root.offline else "folder"
        self.setToolTip(root.display)
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
        folder = self.root.display.rstrip("/\\").replace("\\", "/").rpartition("/")[2] or self.root.display
        for text, size, colour in (
            (folder, "body", "muted" if self.root.offline else "text"),
            (wording.root_state(self.root), "small", "muted"),
        ):
            font = self._theme.font(size)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
            painter.drawText(place, self._begin() | Qt.AlignmentFlag.AlignTop, elided)
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


class Sidebar(QWidget):
    """Kinds, folders and activity.

    Signals:
        add_wanted, encoders_wanted: of the buttons.
        show_wanted, remove_wanted: a RootStatus. rescan_wanted: all folders.
    """

    add_wanted = Signal()
    encoders_wanted = Signal()
    show_wanted = Signal(object)
    remove_wanted = Signal(object)
    rescan_wanted = Signal()

    def __init__(self, query: Query, theme: Theme, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._query = query
        self._theme = theme
        self._folder_rows: dict[int, FolderRow] = {}
        self.activity = ActivityCard(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space("m"), theme.space("l"), theme.space("m"), theme.space("m"))
        column.setSpacing(2)
        column.addLayout(self._header(menu))
        column.addSpacing(theme.space("m"))
        self._kind_rows = self._make_kind_rows()
        for row in self._kind_rows:
            column.addWidget(row)
        column.addSpacing(theme.space("l"))
        column.addLayout(self._folders_header())
        column.addWidget(self._folders_area(), 1)
        column.addWidget(self._encoders_row())
        column.addSpacing(theme.space("s"))
        column.addWidget(self.activity)
        query.changed.connect(self._show_query)
        self._show_query()

    def show_status(self, status: LibraryStatus) -> None:
        """Show counts, folders and activity."""
        for row in self._kind_rows:
            counted = row.kinds or tuple(Kind)
            row.set_count(sum(status.counts.get(kind, 0) for kind in counted))
        self._show_folders(status.roots)
        self.activity.show_status(status)

    def _show_folders(self, roots: tuple[RootStatus, ...]) -> None:
        for root_id in set(self._folder_rows) - {root.root_id for root in roots}:
            self._folder_rows.pop(root_id).deleteLater()
        for place, root in enumerate(roots):
            if root.root_id in self._folder_rows:
                self._folder_rows[root.root_id].update_root(root)
                continue
            row = FolderRow(self._theme, root)
            row.show_wanted.connect(self.show_wanted)
            row.rescan_wanted.connect(self.rescan_wanted)
            row.remove_wanted.connect(self.remove_wanted)
            self._folder_rows[root.root_id] = row
            self._folders.insertWidget(place, row)
        self._no_folders.setVisible(not roots)

    def _header(self, menu: QMenu) -> QHBoxLayout:
        stone = QLabel()
        stone.setPixmap(self._theme.app_icon().pixmap(26, 26))
        name = QLabel("Findling")
        name.setProperty("type", "title")
        button = QToolButton()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setShortcut("F10")
        button.setAccessibleName(self.tr("Menu"))
        button.setToolTip(self.tr("Menu (F10)"))
        button.setIconSize(QSize(_ROW_ICON_PX, _ROW_ICON_PX))
        self._theme.dress(button, "menu", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.space("s"), 0, 0, 0)
        row.setSpacing(self._theme.space("s"))
        row.addWidget(stone)
        row.addWidget(name, 1)
        row.addWidget(button)
        return row

    def _make_kind_rows(self) -> tuple[KindRow, ...]:
        rows = [KindRow(self._theme, "all", self.tr("All"), ())]
        rows += [KindRow(self._theme, kind.value, wording.kinds_name(kind), (kind,)) for kind in Kind]
        group = QButtonGroup(self)
        for row in rows:
            group.addButton(row)
            row.clicked.connect(lambda _checked, kinds=row.kinds: self._query.set_kinds(kinds))
        return tuple(rows)

    def _folders_header(self) -> QHBoxLayout:
        title = QLabel(self.tr("Folders"))
        title.setProperty("type", "heading")
        add = QToolButton()
        add.setAccessibleName(self.tr("Add a folder"))
        add.setToolTip(self.tr("Add a folder (Ctrl+O)"))
        add.setIconSize(QSize(_ROW_ICON_PX, _ROW_ICON_PX))
        self._theme.dress(add, "folder-add", "muted")
        add.clicked.connect(self.add_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.space("s"), 0, 0, 0)
        row.addWidget(title, 1)
        row.addWidget(add)
        return row

    def _folders_area(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("plain")
        self._folders = QVBoxLayout(inside)
        self._folders.setContentsMargins(0, 0, 0, 0)
        self._folders.setSpacing(2)
        self._no_folders = QLabel(self.tr("None yet. Drop one anywhere on this window."))
        self._no_folders.setProperty("tone", "muted")
        self._no_folders.setWordWrap(True)
        self._no_folders.setContentsMargins(self._theme.space("s"), 0, 0, 0)
        self._folders.addWidget(self._no_folders)
        self._folders.addStretch(1)
        return scrolling(inside)

    def _encoders_row(self) -> Row:
        row = Row(self._theme, "encoder", self.tr("Encoders"))
        row.setAccessibleName(self.tr("Encoders"))
        row.setToolTip(self.tr("What Findling sees, hears and reads with"))
        row.clicked.connect(self.encoders_wanted)
        return row

    def _show_query(self) -> None:
        for row in self._kind_rows:
            row.setChecked(row.kinds == self._query.kinds)
