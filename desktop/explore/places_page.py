"""The page "Places": where files were taken, on a map that is drawn here and downloads nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.explore import places_words
from desktop.explore.places_view import PlacesView
from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, button, page_head, say, words
from desktop.search.pages import centred
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.places import Spots

_STEP = 1.6


class PlacesPage(Panel):
    """The earth with a line of buttons above it; words in its place where no file has a place.

    Signals:
        near_wanted: latitude, longitude and km of what is to be searched for. help_wanted: how to read it.
    """

    near_wanted = Signal(float, float, float)
    help_wanted = Signal()

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self.view = PlacesView(tasks, theme, thumbnails)
        self.view.near_wanted.connect(self.near_wanted)
        self.view.counted.connect(self._take)
        self.count = words(tone="muted")
        self.nearer = button(self.tr("Nearer"), lambda: self.view.zoom(_STEP), look="quiet")
        theme.dress(self.nearer, "nearer")
        self.further = button(self.tr("Farther away"), lambda: self.view.zoom(1 / _STEP), look="quiet")
        theme.dress(self.further, "farther")
        self.all = button(self.tr("All places"), self.view.fit, look="quiet")
        theme.dress(self.all, "fit")
        self.draw = button(self.tr("Draw a circle"), self._switch_drawing, look="tab")
        self.draw.setCheckable(True)
        self.draw.setToolTip(
            self.tr("Drag from the middle of what you want to its edge; with Shift it works at any time.")
        )
        self.seen = button(self.tr("Search what is seen"), self.view.search_seen)
        theme.dress(self.seen, "search")
        self.help = button(self.tr("How to read this"), self.help_wanted.emit, look="quiet")
        theme.dress(self.help, "help")
        self._icon = QLabel()
        self._nowhere = self._make_nowhere()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nowhere)
        tasks.became_searchable.connect(lambda: self.isVisible() and self.view.ask())
        self._lay_out()

    @property
    def empty(self) -> bool:
        """Whether it says that there is nothing to be shown."""
        return self._stack.currentWidget() is self._nowhere

    def take_keys(self) -> None:
        """Let the arrow keys go from circle to circle."""
        (self.help if self.empty else self.view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.view.begin()

    def _take(self, spots: Spots) -> None:
        say(self.count, places_words.count(spots) if spots.placed else "")
        self._stack.setCurrentWidget(self.view if spots.placed else self._nowhere)
        for one in (self.nearer, self.further, self.all, self.draw, self.seen):
            one.setEnabled(bool(spots.placed))

    def _dress(self) -> None:
        self._icon.setPixmap(self._theme.icon("place", "faint").pixmap(48, 48))

    def _switch_drawing(self) -> None:
        self.view.drawing = self.draw.isChecked()

    def _make_nowhere(self) -> QWidget:
        held = QWidget()
        column = centred(held, self._theme)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dress()
        self._theme.changed.connect(self._dress)
        column.addWidget(self._icon)
        for text, size, tone in (
            (self.tr("No file says where it was taken"), "title", ""),
            (
                self.tr(
                    "Telephones and some cameras write the place into each photograph (as GPS in its EXIF data), where "
                    "that is allowed in their settings. As soon as such a picture is in your library, it is shown here."
                ),
                "",
                "muted",
            ),
            (
                self.tr("Programs that send or publish pictures often take the place out; the original has it still."),
                "",
                "muted",
            ),
        ):
            label = words(text, size=size, tone=tone)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(3)
        return held

    def _lay_out(self) -> None:
        space = self._theme.space
        head = page_head(self._theme, self.tr("Places"), self.closed.emit)
        head.addWidget(self.help)
        tools = FlowLayout(space("xs"))
        for one in (self.nearer, self.further, self.all, self.draw, self.seen):
            tools.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("m"))
        column.setSpacing(space("s"))
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)
        column.addWidget(self.count)
