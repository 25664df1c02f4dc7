"""The pages that take the place of the results: each is made when it is first shown, not while the window starts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.library.doings import Doings
from desktop.library.library_settings import LibrarySettings
from desktop.preferences import Preferences
from desktop.tags.tag_book import TagBook
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit, SearchRequest
from models.kinds import Kind
from models.transfer.reports import ExportView

if TYPE_CHECKING:
    from desktop.compare.compare_page import ComparePage
    from desktop.encoders.encoders_page import EncodersPage
    from desktop.explore.axes_page import AxesPage
    from desktop.explore.duplicates_page import DuplicatesPage
    from desktop.explore.map_page import MapPage
    from desktop.explore.places_page import PlacesPage
    from desktop.help.help_page import HelpPage
    from desktop.lab.lab_page import LabPage
    from desktop.learn.learn_page import LearnPage
    from desktop.library.activity_page import ActivityPage
    from desktop.library.failures_panel import FailuresPanel
    from desktop.library.settings_page import Place, SettingsPage
    from desktop.tags.tags_page import TagsPage
    from desktop.transfer.import_page import ImportPage

_Page = TypeVar("_Page", bound=QWidget)


class Panels(QObject):
    """Failed files, duplicates, tags, encoders, their comparison, settings, and help.

    Args:
        stack: where they are shown.
        query: what is being searched for.
        tags: the tags that there are.
        selected: the hits that are selected in the grid.
        preferences: what is set about the window.
        doings: what is going on.

    Signals:
        left: a person closed one.
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
        open_wanted, show_wanted: a path.
        restore_wanted: a copy of the catalogue (SnapshotStatus) that is to be put back.
        tag_wanted: the name of a tag, to be searched for.
        narrow_wanted: ids of items among which is to be searched. look_wanted: a Hit that is to be shown large.
        near_wanted: latitude, longitude and km of what is to be searched for.
        led: a Lead of a tour was pressed, and the text that belongs to it.
        library_imported: ImportFigures of a library that was imported.
    """

    left = Signal()
    noticed = Signal(str, str, object)
    open_wanted = Signal(bytes)
    show_wanted = Signal(bytes)
    restore_wanted = Signal(object)
    tag_wanted = Signal(str)
    narrow_wanted = Signal(object)
    look_wanted = Signal(object)
    near_wanted = Signal(float, float, float)
    led = Signal(object, str)
    library_imported = Signal(object)

    def __init__(
        self,
        stack: QStackedWidget,
        tasks: Tasks,
        theme: Theme,
        thumbnails: Thumbnails,
        settings: LibrarySettings,
        query: Callable[[], SearchRequest],
        tags: TagBook,
        selected: Callable[[], tuple[Hit, ...]],
        preferences: Preferences,
        doings: Doings,
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._tasks = tasks
        self._theme = theme
        self._thumbnails = thumbnails
        self._settings = settings
        self._query = query
        self._tags = tags
        self._selected = selected
        self._preferences = preferences
        self._doings = doings
        self._made: dict[str, QWidget] = {}

    @property
    def shown(self) -> bool:
        """Whether one of them is shown."""
        return self._stack.currentWidget() in self._made.values()

    @property
    def comparing(self) -> bool:
        """Whether the comparison is shown, which has a search field of its own."""
        return self._stack.currentWidget() is self._made.get("compare")

    @cached_property
    def failures(self) -> FailuresPanel:
        """The files that failed."""
        from desktop.library.failures_panel import FailuresPanel

        panel = FailuresPanel(self._tasks, self._theme)
        panel.closed.connect(self.left)
        panel.open_wanted.connect(self.open_wanted)
        panel.show_wanted.connect(self.show_wanted)
        panel.noticed.connect(self.noticed)
        panel.help_wanted.connect(lambda: self.show_help("failures.md"))
        return self._add("failures", panel)

    @cached_property
    def duplicates(self) -> DuplicatesPage:
        """Files that are there twice."""
        from desktop.explore.duplicates_page import DuplicatesPage

        page = DuplicatesPage(self._tasks, self._theme, self._thumbnails)
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.open_wanted.connect(self.open_wanted)
        page.show_wanted.connect(self.show_wanted)
        page.help_wanted.connect(lambda: self.show_help("duplicates.md"))
        return self._add("duplicates", page)

    @cached_property
    def tags(self) -> TagsPage:
        """A person's own tags."""
        from desktop.tags.tags_page import TagsPage

        page = TagsPage(self._tags, self._theme, self._thumbnails, self._selected)
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.open_wanted.connect(self.open_wanted)
        page.search_wanted.connect(self.tag_wanted)
        page.help_wanted.connect(lambda: self.show_help("tags.md"))
        return self._add("tags", page)

    @cached_property
    def settings(self) -> SettingsPage:
        """What is set about the library."""
        from desktop.library.settings_page import SettingsPage

        page = SettingsPage(self._tasks, self._theme, self._settings, self._preferences)
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.restore_wanted.connect(self.restore_wanted)
        page.help_wanted.connect(lambda: self.show_help("settings.md"))
        return self._add("settings", page)

    @cached_property
    def encoders(self) -> EncodersPage:
        """All encoders."""
        from desktop.encoders.encoders_page import EncodersPage

        page = EncodersPage(self._tasks, self._theme)
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.compare_wanted.connect(self.show_comparison)
        page.help_wanted.connect(lambda: self.show_help("encoders.md"))
        return self._add("encoders", page)

    @cached_property
    def compare(self) -> ComparePage:
        """Two encoders side by side."""
        from desktop.compare.compare_page import ComparePage

        page = ComparePage(self._tasks, self._theme, self._thumbnails)
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.opened.connect(lambda hit: self.open_wanted.emit(hit.path))
        page.encoders_wanted.connect(self.show_encoders)
        page.help_wanted.connect(lambda: self.show_help("distances.md"))
        return self._add("compare", page)

    @cached_property
    def activity(self) -> ActivityPage:
        """What is going on."""
        from desktop.library.activity_page import ActivityPage

        page = ActivityPage(self._tasks, self._theme, self._settings, self._doings)
        page.closed.connect(self.left)
        page.failures_wanted.connect(self.show_failures)
        page.encoders_wanted.connect(self.show_encoders)
        page.settings_wanted.connect(lambda: self.show_settings("working"))
        page.help_wanted.connect(lambda: self.show_help("library.md"))
        return self._add("activity", page)

    @cached_property
    def laboratory(self) -> LabPage:
        """Measurements of the library's own embeddings."""
        from desktop.lab.lab_page import LabPage

        page = LabPage(self._tasks, self._theme)
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.show_wanted.connect(self.show_wanted)
        page.compare_wanted.connect(self.show_comparison)
        page.help_wanted.connect(lambda: self.show_help("laboratory.md"))
        return self._add("laboratory", page)

    @cached_property
    def help(self) -> HelpPage:
        """What Findling tells about itself."""
        from desktop.help.help_page import HelpPage

        page = HelpPage(self._theme)
        page.closed.connect(self.left)
        page.learn_wanted.connect(self.show_learn)
        return self._add("help", page)

    @cached_property
    def learn(self) -> LearnPage:
        """Guided tours."""
        from desktop.learn.learn_page import LearnPage

        page = LearnPage(self._tasks, self._theme, self._thumbnails)
        page.closed.connect(self.left)
        page.led.connect(self.led)
        page.opened.connect(self.open_wanted)
        return self._add("learn", page)

    @cached_property
    def places(self) -> PlacesPage:
        """Where files were taken."""
        from desktop.explore.places_page import PlacesPage

        page = PlacesPage(self._tasks, self._theme, self._thumbnails)
        page.closed.connect(self.left)
        page.near_wanted.connect(self.near_wanted)
        page.help_wanted.connect(lambda: self.show_help("places.md"))
        return self._add("places", page)

    @cached_property
    def importing(self) -> ImportPage:
        """An exported library that may be imported."""
        from desktop.transfer.import_page import ImportPage

        page = ImportPage(self._tasks, self._theme)
        page.closed.connect(self.left)
        page.imported.connect(self.library_imported)
        page.help_wanted.connect(lambda: self.show_help("library.md"))
        return self._add("importing", page)

    def show_import(self, view: ExportView) -> None:
        """Show an exported library that may be imported."""
        self._stack.setCurrentWidget(self.importing)
        self.importing.show_export(view)
        self.importing.take_keys()

    def show_learn(self) -> None:
        """Show the guided tours."""
        self._stack.setCurrentWidget(self.learn)
        self.learn.take_keys()

    def show_places(self) -> None:
        """Show where files were taken."""
        self._stack.setCurrentWidget(self.places)
        self.places.take_keys()

    def show_failures(self) -> None:
        """Show the files that failed."""
        self.failures.refresh()
        self._stack.setCurrentWidget(self.failures)

    def refresh_failures(self) -> None:
        """Other files failed than before: where they are shown, show them."""
        if self._stack.currentWidget() is self._made.get("failures"):
            self.failures.refresh()

    def show_duplicates(self) -> None:
        """Show the files that are there twice."""
        self._stack.setCurrentWidget(self.duplicates)
        self.duplicates.take_keys()

    @cached_property
    def map(self) -> MapPage:
        """The map of the library."""
        from desktop.explore.map_page import MapPage

        page = MapPage(self._tasks, self._theme, self._thumbnails, self._tags, self._query)
        page.axes_wanted.connect(self.show_axes)
        self._connect_exploring(page)
        return self._add("map", page)

    @cached_property
    def axes(self) -> AxesPage:
        """Items between phrases."""
        from desktop.explore.axes_page import AxesPage

        page = AxesPage(self._tasks, self._theme, self._thumbnails, self._tags)
        self._connect_exploring(page)
        return self._add("axes", page)

    def _connect_exploring(self, page: MapPage | AxesPage) -> None:
        page.closed.connect(self.left)
        page.noticed.connect(self.noticed)
        page.opened.connect(lambda hit: self.open_wanted.emit(hit.path))
        page.narrow_wanted.connect(self.narrow_wanted)
        page.look_wanted.connect(self.look_wanted)
        page.help_wanted.connect(lambda: self.show_help("explore.md"))

    def show_map(self) -> None:
        """Show the map of the library."""
        self._stack.setCurrentWidget(self.map)
        self.map.take_keys()

    def show_axes(self) -> None:
        """Show items between phrases."""
        self._stack.setCurrentWidget(self.axes)
        self.axes.take_keys()

    def show_tags(self) -> None:
        """Show a person's own tags."""
        self._stack.setCurrentWidget(self.tags)
        self.tags.take_keys()

    def show_settings(self, place: Place = "look") -> None:
        """Show a section of the settings."""
        self._stack.setCurrentWidget(self.settings)
        self.settings.show_section(place)

    def show_activity(self) -> None:
        """Show what is going on."""
        self._stack.setCurrentWidget(self.activity)
        self.activity.take_keys()

    def show_encoders(self) -> None:
        """Show the encoders."""
        self._stack.setCurrentWidget(self.encoders)

    def show_comparison(self, kind: Kind | None = None) -> None:
        """Compare two encoders on what is being searched for."""
        self._stack.setCurrentWidget(self.compare)
        self.compare.begin(self._query().text, kind)

    def show_laboratory(self) -> None:
        """Show measurements of the library's own embeddings."""
        self._stack.setCurrentWidget(self.laboratory)
        self.laboratory.take_keys()

    def show_help(self, page: str = "") -> None:
        """Show a page of the help, the first one where none is named."""
        self.help.show_page(page or self.help.first)
        self._stack.setCurrentWidget(self.help)
        self.help.take_keys()

    def _add(self, name: str, page: _Page) -> _Page:
        self._made[name] = page  # before it is shown: then it is asked for by its name
        self._stack.addWidget(page)
        return page
