"""The window: puts its parts together and passes on what one wants of another."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import Actions
from desktop.banner import Banner
from desktop.command_palette import CommandPalette
from desktop.drop_overlay import DropOverlay
from desktop.dropping import Dropping
from desktop.errors import BugDialog
from desktop.explore.map_wiring import Exploring
from desktop.export.exporting import Exporting
from desktop.hit_actions import HitActions
from desktop.learn.learn_wiring import Learning
from desktop.library.doings import Doings
from desktop.library.first_steps import FirstSteps
from desktop.library.library_settings import LibrarySettings
from desktop.library.restoring import Restoring
from desktop.library.sidebar import Sidebar
from desktop.library.unopened_page import UnopenedPage
from desktop.middle import Middle
from desktop.notifying import Notifier
from desktop.panels import Panels
from desktop.preferences import Preferences
from desktop.preview.preview_panel import PreviewPanel
from desktop.preview.wishes import Wishes
from desktop.program_menu import ProgramMenu
from desktop.search.answers import Answers
from desktop.search.examples_line import ExamplesLine
from desktop.search.history import History
from desktop.search.pages import NothingPage, WelcomePage
from desktop.search.pasting import file_examples
from desktop.search.query import Query
from desktop.search.relevance import Cut
from desktop.search.result_view import USUAL_PX, ResultView
from desktop.search.saved import SavedSearches
from desktop.search.search_actions import SearchActions
from desktop.search.search_bar import SearchBar
from desktop.search.showing import Showing
from desktop.search.size_bar import SizeBar
from desktop.shared.sharing import Sharing
from desktop.shortcut_sheet import ShortcutSheet
from desktop.tags.tag_book import TagBook
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from desktop.transfer.transferring import Transferring
from desktop.tray import Tray
from models.answers import Hit
from models.errors import UserError
from models.kinds import Kind
from models.paths import display_path
from models.query.parts import Example
from models.views import LibraryStatus, RootStatus, SnapshotStatus

_USUAL_SIZE = (1280, 800)
_SIDEBAR_CHARACTERS = 26
_USUAL_COLUMNS = [236, 700, 344]


class MainWindow(QMainWindow):
    """The one window of a library.

    Args:
        tasks: not started yet; the window is shown before the engine starts.
        settings: where the size of the window and of its parts is kept.

    Attributes:
        safe: whether it was opened in safe mode, whose settings are forgotten.
    """

    def __init__(self, tasks: Tasks, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("Findling")
        self.setAcceptDrops(True)
        self._tasks = tasks
        self._settings = settings
        self._failed = 0
        self.safe = False
        self.all_actions = Actions(self)
        self.thumbnails = Thumbnails(parent=self)
        self.query = Query(tasks, self)
        self.banner = Banner(theme)
        self.history = History(self.query, settings, self)
        self.saved = SavedSearches(tasks, self.query, self)
        self.search_bar = SearchBar(self.query, tasks, self.history, self.saved, theme)
        self.results = ResultView(theme, self.thumbnails)
        self.answers = Answers(self.query, self.search_bar, self.results, tasks, settings, self)
        self.size_bar = SizeBar(theme)
        self.preferences = Preferences(settings, theme, self)
        self.showing = Showing(
            self.results,
            self.size_bar,
            self.search_bar,
            self.answers,
            tasks,
            theme,
            settings,
            self.preferences,
            self.all_actions,
        )
        self._stack = QStackedWidget()
        self.sharing = Sharing(self, tasks, self.query, self.results, self.thumbnails, theme, self.all_actions)
        self.library_settings = LibrarySettings(tasks, self)
        self.restoring = Restoring(tasks, self)
        self.doings = Doings(tasks, self)
        self.tags = TagBook(tasks, self)
        self.panels = Panels(
            self._stack,
            tasks,
            theme,
            self.thumbnails,
            self.library_settings,
            lambda: replace(self.query.request, library=""),
            self.tags,
            self.sharing.selected_here,
            self.preferences,
            self.doings,
        )
        self.welcome = WelcomePage(theme)
        self.nothing = NothingPage(self.query, theme, tasks)
        self.examples = ExamplesLine(self.query, self.history, tasks, theme, settings)
        pages = (self.welcome, self.nothing, UnopenedPage(theme), self.sharing.page)
        self.middle = Middle(self._stack, self.panels, self.results, self.query, self.answers, pages)
        self.search_actions = SearchActions(self.all_actions, self.query, self.results)
        self.actions_on_hits = HitActions(self, tasks, self.search_actions, self.results, self.all_actions)
        self.exporting = Exporting(self, tasks, self.query, self.results, settings, self.all_actions)
        self.actions_on_hits.exports = self.exporting.actions
        self.preview = PreviewPanel(tasks, theme, self.thumbnails, settings, self.tags, self.sharing.selected_here)
        self.showing.follow(self.preview.view.sound.row.playback, lambda: self.preview.hit)
        self.wishes = Wishes(self.preview, self.query, self.answers, self.search_actions, self.tags, self.all_actions)
        self.exploring = Exploring(self, self.panels, self.middle, self.query, self.wishes, self.all_actions)
        self.learning = Learning(self, self.welcome, self.panels, self.middle, self.query, self.all_actions)
        self.transferring = Transferring(self, tasks, self.panels, self.restoring, settings, self.all_actions)
        self.program_menu = ProgramMenu(self, theme, self.all_actions, tasks)
        book = self.sharing.book
        self.sidebar = Sidebar(self.query, self.saved, book, theme, self.program_menu, self.library_settings)
        self._theme = theme
        self._bug_dialog: BugDialog | None = None
        self._lay_out()
        self._overlay = DropOverlay(theme, self)
        self.command_palette = CommandPalette(self.all_actions, theme, self)
        self.shortcut_sheet = ShortcutSheet(self.all_actions, theme, self)
        self._dropping = Dropping(self, self._overlay, self.search_bar, self.query, self.take_paths)
        self._connect_search()
        self._connect_library()
        self._connect_engine()
        self.first_steps = FirstSteps(self, tasks)
        self.tray = Tray(self, self.doings, self.preferences, settings)
        self.notifier = Notifier(self, self.doings, self.preferences, lambda: self.tray.icon)
        self._restore()
        self.search_bar.take_keys()

    def take_paths(self, paths: Sequence[bytes]) -> None:
        """Add folders to the library; search by a file."""
        folders = [path for path in paths if os.path.isdir(path)]
        for folder in folders:
            self.add_folder(folder)
        if paths and not folders:
            self.find_like_files(paths)

    def add_folder(self, path: bytes) -> None:
        """Add one folder; indexing begins at once."""
        if self.middle.library_closed:
            self.banner.show_error(
                UserError(
                    self.tr("The folder was not added."),
                    self.tr("The library is not open."),
                    self.tr("Open it first: try again, or put a copy back."),
                )
            )
            return
        self._tasks.ask("add_folder", path, then=lambda root: self._say_added(root))

    def find_like_files(self, paths: Sequence[bytes]) -> None:
        """Search by files, in the library or not. Where none is of a known format, the first is tried nevertheless."""
        self.middle.show_results()
        tried = Example(path=paths[0], name=os.path.basename(display_path(paths[0])))
        self.query.set_examples(file_examples(paths) or (tried,))

    def find_like_hit(self, hit: Hit, kinds: tuple[Kind, ...]) -> None:
        """Search by a hit, among some kinds."""
        self.search_actions.find_like((hit,), kinds)

    def choose_folder(self) -> None:
        """Let a person choose a folder to add."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"))
        if chosen:
            self.add_folder(os.fsencode(chosen))

    def take_keys(self) -> None:
        """Put the cursor into the search field that is shown."""
        (self.panels.compare if self.panels.comparing else self.search_bar).take_keys()

    def show_palette(self) -> None:
        """Offer every action."""
        self.command_palette.open_palette()

    def show_shortcuts(self) -> None:
        """Show what keys do."""
        self.shortcut_sheet.open_sheet()

    def show_bug(self, error: BaseException) -> None:
        """Show a bug; while one is shown, others are not piled on top of it."""
        if self._bug_dialog is None:
            self._bug_dialog = BugDialog(error, self)
            self._bug_dialog.finished.connect(self._forget_bug)
            self._bug_dialog.show()

    def come_to_front(self) -> None:
        """Raise the window, also when it is minimized."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def take_later_start(self, paths: Sequence[bytes]) -> None:
        """Findling was started again with these paths."""
        self.come_to_front()
        self.take_paths(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        self._dropping.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._dropping.leave()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._dropping.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/columns", self._columns.saveState())
        self._settings.setValue("window/tile_px", self.size_bar.width_px)
        self.preview.stop()
        self.search_bar.close_down()
        self.exporting.close()
        self.thumbnails.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        space = self._theme.space
        self._stack.currentChanged.connect(self._show_beside)
        self._banner_frame = QVBoxLayout()
        self._banner_frame.setContentsMargins(space("l"), space("xs"), space("l"), space("xs"))
        self._banner_frame.addWidget(self.banner)
        centre = QWidget()
        centre.setObjectName("centre")
        centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search_bar)
        column.addLayout(self._banner_frame)
        column.addWidget(self.examples)
        column.addWidget(self._stack, 1)
        column.addWidget(self.size_bar)
        self._columns = QSplitter()
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        sidebar_px = max(200, self.fontMetrics().averageCharWidth() * _SIDEBAR_CHARACTERS)
        for part, least_px in ((self.sidebar, sidebar_px), (centre, 320), (self.preview, 260)):
            part.setMinimumWidth(least_px)
            self._columns.addWidget(part)
        self._columns.setStretchFactor(1, 1)
        self.setCentralWidget(self._columns)

    def _connect_search(self) -> None:
        self.query.refused.connect(self._show_refusal)
        self.search_actions.asked.connect(self.middle.show_results)
        self.search_bar.add_actions(self.all_actions)
        self.nothing.weaker_wanted.connect(lambda: self.search_bar.relevance.slider.setValue(Cut.ALL))
        self.search_bar.grid_wanted.connect(self.middle.enter_results)
        self.search_bar.failed.connect(self.banner.show_error)
        self.saved.opened.connect(self.middle.show_results)
        self.saved.noticed.connect(lambda said, action, act: self.banner.show_notice(said, action, act))
        self.sharing.book.opened.connect(self.middle.show_results)
        self.sharing.book.noticed.connect(self.banner.show_notice)
        self.sharing.help_wanted.connect(lambda: self.panels.show_help("shared.md"))
        results = self.results
        self.wishes.follow(results, self.actions_on_hits)
        results.opened.connect(self.actions_on_hits.open)
        results.typed.connect(self._go_on_typing)
        results.left.connect(self.search_bar.take_keys)
        results.undo_wanted.connect(self.query.undo)
        results.redo_wanted.connect(self.query.redo)
        results.menu_wanted.connect(
            lambda hit, place: self.actions_on_hits.show_menu(hit, self.results.selected, place)
        )
        self.actions_on_hits.failed.connect(self.banner.show_error)
        self.exporting.noticed.connect(self.banner.show_notice)
        self.exporting.failed.connect(self.banner.show_error)
        self.exporting.show_wanted.connect(self.actions_on_hits.show_path)
        self.transferring.noticed.connect(self.banner.show_notice)
        self.transferring.failed.connect(self.banner.show_error)
        self.transferring.show_wanted.connect(self.actions_on_hits.show_path)
        self.actions_on_hits.similar_wanted.connect(self.find_like_hit)
        self.actions_on_hits.opened.connect(lambda _: self.history.keep())
        self.panels.tag_wanted.connect(self.wishes.find_tagged)
        self.tags.noticed.connect(self.banner.show_notice)
        self.tags.failed.connect(self.banner.show_error)

    def _connect_library(self) -> None:
        self.sidebar.add_wanted.connect(self.choose_folder)
        self.welcome.add_wanted.connect(self.choose_folder)
        self.sidebar.encoders_wanted.connect(self.panels.show_encoders)
        self.sidebar.duplicates_wanted.connect(self.panels.show_duplicates)
        self.sidebar.map_wanted.connect(self.panels.show_map)
        self.sidebar.laboratory_wanted.connect(self.panels.show_laboratory)
        self.sidebar.tags_wanted.connect(self.panels.show_tags)
        self.sidebar.show_wanted.connect(lambda root: self.actions_on_hits.show_path(root.path))
        self.sidebar.rescan_wanted.connect(self.rescan)
        self.sidebar.remove_wanted.connect(self._remove_folder)
        activity = self.sidebar.activity
        activity.pause_wanted.connect(self.doings.pause)
        activity.resume_wanted.connect(self.doings.resume)
        activity.cancel_wanted.connect(self.doings.cancel)
        activity.failures_wanted.connect(self.panels.show_failures)
        activity.more_wanted.connect(self.panels.show_activity)
        activity.manners_wanted.connect(lambda: self.panels.show_settings("working"))
        self.panels.left.connect(self.search_bar.take_keys)
        self.panels.noticed.connect(self.banner.show_notice)
        self.panels.open_wanted.connect(self.actions_on_hits.open_path)
        self.panels.show_wanted.connect(self.actions_on_hits.show_path)
        self.panels.restore_wanted.connect(self.restoring.put_back)
        self.middle.unopened.restore_wanted.connect(self._put_back)
        self.middle.unopened.retry_wanted.connect(lambda: self._tasks.start())
        self.restoring.began.connect(self.banner.show_notice)
        self.restoring.noticed.connect(self.banner.show_notice)

    def _connect_engine(self) -> None:
        self._tasks.status_changed.connect(self._show_status)
        self._tasks.problem_met.connect(self.banner.show_error)
        self._tasks.bug_met.connect(self.show_bug)
        self._tasks.engine_died.connect(self._say_died)
        self._tasks.library_unopened.connect(self._show_closed)
        self._tasks.became_searchable.connect(self.thumbnails.try_again)

    def rescan(self) -> None:
        """Look for changes in all folders."""
        self._tasks.ask("rescan")

    def _show_status(self, status: LibraryStatus) -> None:
        if self.middle.show_opened():
            self.search_bar.take_keys()
        self.sidebar.show_status(status)
        self.middle.show_status(status)
        if status.failed != self._failed:
            self._failed = status.failed
            self.panels.refresh_failures()

    def _go_on_typing(self, text: str) -> None:
        if text == "?":
            self.show_shortcuts()
        else:
            self.search_bar.go_on_typing(text)

    def _show_refusal(self, error: UserError) -> None:
        """Say why a search has no answer, until something else is asked; of a shared library the middle says it."""
        if self.query.request.library:
            return
        self.banner.show_error(error)
        self.query.changed.connect(lambda: self.banner.end_error(error), Qt.ConnectionType.SingleShotConnection)

    def _show_beside(self) -> None:
        """Show what belongs to the page in the middle, and nothing that would be empty beside it."""
        self.search_bar.setVisible(self.middle.searches)
        self.size_bar.setVisible(self.middle.holds_results)
        self.examples.set_wanted(self.middle.holds_results)
        self.preview.setVisible(self.middle.previews)

    def _show_closed(self, error: UserError, copies: Sequence[SnapshotStatus]) -> None:
        self.banner.end_notice()
        self.sidebar.show_unopened()
        self.middle.show_closed(error, copies)

    def _put_back(self, copy: SnapshotStatus) -> None:
        self.middle.unopened.show_busy()
        self.restoring.put_back(copy)

    def _say_added(self, root: RootStatus) -> None:
        said = self.tr("%1 was added. It can be searched while it is looked through.")
        self.banner.show_notice(said.replace("%1", root.display))

    def _remove_folder(self, root: RootStatus) -> None:
        said = self.tr("%1 was removed from the library. Its files are untouched.").replace("%1", root.display)
        self._tasks.ask(
            "remove_folder",
            root.root_id,
            then=lambda _: self.banner.show_notice(said, self.tr("Undo"), lambda: self.add_folder(root.path)),
        )

    def _say_died(self, why: str) -> None:
        error = UserError(
            self.tr("The part of Findling that searches and indexes has stopped."),
            self.tr("It ended with %1.").replace("%1", why),
            self.tr("Nothing is lost: start it again, and it goes on where it was."),
        )
        self.banner.show_error(error, self.tr("Start again"), lambda: self._tasks.start())

    def _forget_bug(self) -> None:
        self._bug_dialog = None

    def _restore(self) -> None:
        """Look as when it was closed; whatever the settings don't hold, or hold damaged, is as usual."""
        geometry, columns = self._settings.value("window/geometry"), self._settings.value("window/columns")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(*_USUAL_SIZE)
        if not (isinstance(columns, QByteArray) and self._columns.restoreState(columns)):
            self._columns.setSizes(_USUAL_COLUMNS)
        tile_px = str(self._settings.value("window/tile_px", ""))
        self.size_bar.set_width_px(int(tile_px) if tile_px.isdecimal() else USUAL_PX)
