"""The side bar: kinds, saved searches, folders, shared libraries, and what the library is doing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.furniture import scrolling
from desktop.library.activity import ActivityCard
from desktop.library.library_settings import LibrarySettings
from desktop.library.rows import ROW_ICON_PX, FolderRow, KindRow, Row
from desktop.search.query import Query
from desktop.search.saved import SavedSearches
from desktop.search.saved_section import SavedSection
from desktop.shared.shared_book import SharedBook
from desktop.shared.shared_section import SharedSection
from desktop.theme import Theme
from models.kinds import Kind
from models.library.settings import Settings
from models.views import LibraryStatus, RootStatus

_LEAST_PX = 200
_CHARACTERS = 26


class Sidebar(QWidget):
    """Kinds, saved searches, folders and activity.

    Signals:
        add_wanted, encoders_wanted, duplicates_wanted, tags_wanted, map_wanted, laboratory_wanted: of the
            buttons.
        show_wanted, remove_wanted: a RootStatus. rescan_wanted: all folders.
    """

    add_wanted = Signal()
    encoders_wanted = Signal()
    duplicates_wanted = Signal()
    map_wanted = Signal()
    laboratory_wanted = Signal()
    tags_wanted = Signal()
    show_wanted = Signal(object)
    remove_wanted = Signal(object)
    rescan_wanted = Signal()

    def __init__(
        self,
        query: Query,
        saved: SavedSearches,
        book: SharedBook,
        theme: Theme,
        menu: QMenu,
        settings: LibrarySettings,
    ) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._query = query
        self._theme = theme
        self._settings = settings
        self._folder_rows: dict[int, FolderRow] = {}
        self._book = book
        self._counts: Mapping[Kind, int] = {}
        self.saved = SavedSection(saved, query, theme)
        self.shared = SharedSection(book, query, theme)
        self.activity = ActivityCard(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space("m"), theme.space("l"), theme.space("m"), theme.space("m"))
        column.setSpacing(2)
        column.addLayout(self._header(menu))
        column.addSpacing(theme.space("m"))
        self._kind_rows = self._make_kind_rows()
        column.addWidget(self._scrolled_area(), 1)
        for page_row in self._page_rows():
            column.addWidget(page_row)
        column.addSpacing(theme.space("s"))
        column.addWidget(self.activity)
        theme.changed.connect(self._fit)
        self._fit()
        query.changed.connect(self._show_query)
        settings.changed.connect(self._show_settings)
        book.changed.connect(self._show_counts)
        self._show_query()

    def show_status(self, status: LibraryStatus) -> None:
        """Show counts, folders and activity."""
        self._counts = status.counts
        self._show_counts()
        self._show_folders(status.roots)
        self.activity.show_status(status)

    def show_unopened(self) -> None:
        """There is no library: say nothing of folders, which it may well have."""
        self.show_status(LibraryStatus())
        self._no_folders.hide()

    def _show_counts(self) -> None:
        """How much there is of each kind where is searched; nothing where that is not known."""
        state = self._book.state
        counts = self._counts if not self._query.request.library else state.counts if state is not None else {}
        for row in self._kind_rows:
            row.set_count(sum(counts.get(kind, 0) for kind in row.kinds or tuple(Kind)))

    def _show_folders(self, roots: tuple[RootStatus, ...]) -> None:
        for root_id in set(self._folder_rows) - {root.root_id for root in roots}:
            self._folder_rows.pop(root_id).deleteLater()
        for place, root in enumerate(roots):
            if root.root_id in self._folder_rows:
                self._folder_rows[root.root_id].update_root(root)
                continue
            row = FolderRow(self._theme, root, self._settings.current.rescan_minutes)
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
        button.setIconSize(QSize(ROW_ICON_PX, ROW_ICON_PX))
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
        rows += [KindRow(self._theme, kind.value, wording.kinds_name(kind), (kind,)) for kind in wording.KINDS]
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
        add.setIconSize(QSize(ROW_ICON_PX, ROW_ICON_PX))
        self._theme.dress(add, "folder-add", "muted")
        add.clicked.connect(self.add_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.space("s"), 0, 0, 0)
        row.addWidget(title, 1)
        row.addWidget(add)
        return row

    def _scrolled_area(self) -> QScrollArea:
        """Kinds, saved searches, shared libraries and folders: there may be many, and words may be large."""
        inside = QWidget()
        inside.setObjectName("plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for row in self._kind_rows:
            column.addWidget(row)
        column.addSpacing(self._theme.space("l"))
        column.addWidget(self.saved)
        column.addWidget(self.shared)
        column.addLayout(self._folders_header())
        self._folders = QVBoxLayout()
        self._folders.setSpacing(2)
        self._no_folders = QLabel(self.tr("None yet. Drop one anywhere on this window."))
        self._no_folders.setProperty("tone", "muted")
        self._no_folders.setWordWrap(True)
        self._no_folders.setContentsMargins(self._theme.space("s"), 0, 0, 0)
        self._folders.addWidget(self._no_folders)
        column.addLayout(self._folders)
        column.addStretch(1)
        return scrolling(inside)

    def _page_rows(self) -> tuple[Row, ...]:
        return (
            self._page_row(
                "map",
                self.tr("Map"),
                self.tr("Everything as points, what is alike close together"),
                self.map_wanted,
            ),
            self._page_row(
                "tag",
                self.tr("Tags"),
                self.tr("Your own tags, and what they may be meant for"),
                self.tags_wanted,
            ),
            self._page_row(
                "duplicates",
                self.tr("Duplicates"),
                self.tr("Files that are there twice, or look alike"),
                self.duplicates_wanted,
            ),
            self._page_row(
                "encoder",
                self.tr("Encoders"),
                self.tr("What Findling sees, hears and reads with"),
                self.encoders_wanted,
            ),
            self._page_row(
                "laboratory",
                self.tr("Laboratory"),
                self.tr("Measure how well your own library is searched"),
                self.laboratory_wanted,
            ),
        )

    def _page_row(self, icon: str, text: str, tip: str, wanted: SignalInstance) -> Row:
        row = Row(self._theme, icon, text)
        row.setAccessibleName(text)
        row.setToolTip(tip)
        row.clicked.connect(wanted)
        return row

    def _fit(self) -> None:
        """Wide enough for a word and a number in the size of text that is in force."""
        self.setMinimumWidth(max(_LEAST_PX, self.fontMetrics().averageCharWidth() * _CHARACTERS))

    def _show_settings(self, settings: Settings) -> None:
        for row in self._folder_rows.values():
            row.set_rescan_minutes(settings.rescan_minutes)

    def _show_query(self) -> None:
        for row in self._kind_rows:
            row.setChecked(row.kinds == self._query.kinds)
        self._show_counts()
