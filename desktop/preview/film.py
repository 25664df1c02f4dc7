"""A moment of a film, large, and what is heard there."""

from __future__ import annotations

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import wording
from desktop.hits import moment_s
from desktop.preview.picture import PictureView
from desktop.preview.picture_tools import PictureTools
from desktop.preview.play_row import PlayRow
from desktop.preview.time_bar import TimeBar
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit
from models.views import PictureData


class FilmView(QWidget):
    """One moment of a film, to be seen and heard."""

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._begin_s = 0.0
        self.picture = PictureView(theme)
        self.tools = PictureTools(tasks, theme, self.picture)
        self.time_bar = TimeBar(theme)
        self.row = PlayRow(tasks, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        for part in (self.picture, self.tools, self.time_bar, self.row):
            column.addWidget(part)
        self.row.moved.connect(self._follow)
        self.row.stopped.connect(lambda: self.time_bar.show_played(None))

    def show_hit(self, hit: Hit, pixmap: QPixmap | None) -> None:
        """Show the small picture of a moment, or an empty place, until the large one is there."""
        self._begin_s = hit.start_s or 0.0
        self.row.show_hit(hit)
        self.time_bar.show_hit(hit)
        self.picture.show_pixmap(pixmap, hit.name)
        self.picture.frame_region(hit.region)
        self._name(hit)

    def show_still(self, still: PictureData, hit: Hit) -> None:
        """Show a moment from the engine."""
        self.picture.show_data(still, hit.name)
        self._name(hit)

    def _follow(self, position_s: float) -> None:
        if self.row.player.playing:
            self.time_bar.show_played(self._begin_s + position_s)

    def _name(self, hit: Hit) -> None:
        said = self.tr("Film %1 at %2").replace("%1", hit.name).replace("%2", wording.clock(moment_s(hit)))
        self.picture.setAccessibleName(said)
