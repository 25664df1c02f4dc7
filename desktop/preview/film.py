"""A film at its moment, large: to be watched, heard and stepped through."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.hits import moment_s
from desktop.preview.picture import PictureView
from desktop.preview.picture_tools import PictureTools
from desktop.preview.play_row import PlayRow
from desktop.preview.reel import Reel
from desktop.preview.time_bar import TimeBar
from desktop.preview.turn_button import SmallButton
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit
from models.errors import UserError
from models.views import PictureData

_STEP_S = 0.04  # one picture of most films
_LARGEST_STILL_PX = 1600
_MOVING_PX, _LARGE_MOVING_PX = 640, 1280
_STEP_PAUSE_MS = 60


class FilmView(QWidget):
    """One film, at the moment that was found or another."""

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._hit: Hit | None = None
        self._at_s = 0.0
        self._large = False
        self.picture = PictureView(theme)
        self.tools = PictureTools(tasks, theme, self.picture)
        self.time_bar = TimeBar(theme)
        self.row = PlayRow(tasks, theme, silent=True)
        self.reel = Reel(tasks, self)
        self.back = self._step_button("frame-back", self.tr("One picture back (comma)"), -1, theme)
        self.on = self._step_button("frame-on", self.tr("One picture on (full stop)"), 1, theme)
        self._step_pause = QTimer(self, singleShot=True, interval=_STEP_PAUSE_MS)
        self._step_pause.timeout.connect(self._ask_still)
        self._lay_out(theme)
        playback = self.row.playback
        playback.moved.connect(self._follow)
        playback.changed.connect(self._follow_state)
        playback.stopped.connect(self.reel.stop)
        self.time_bar.sought.connect(self.seek)
        self.row.seek_wanted.connect(self.seek)
        self.reel.shown.connect(self._show_frame)

    @property
    def at_s(self) -> float:
        """The moment of the film that is seen, in seconds."""
        return self._at_s

    def set_large(self, *, large: bool) -> None:
        """Take all the room that there is."""
        self._large = large
        self.picture.set_large(large=large)
        if self.reel.running and self._hit is not None:
            self.reel.begin(self._hit.file_id, self._at_s, self._moving_px)

    def show_hit(self, hit: Hit, pixmap: QPixmap | None) -> None:
        """Show the small picture of a moment, or an empty place, until the large one is there."""
        self._hit = hit
        self._at_s = moment_s(hit)
        self.row.show_hit(hit)
        self.time_bar.show_hit(hit)
        self.picture.begin(QSize(hit.width, hit.height))
        self.picture.show_pixmap(pixmap, hit.name)
        self.picture.frame_region(hit.region)
        self._name()

    def show_still(self, still: PictureData) -> None:
        """Show a moment from the engine, unless it moves already."""
        if self._hit is not None and not self.row.playback.playing:
            self.picture.show_data(still, self._hit.name)
            self._name()

    def seek(self, at_s: float) -> None:
        """Go to another moment: play from there where it plays, else show it."""
        if self.row.playback.playing:
            self.reel.stop()
            self.row.playback.play_from(at_s)
        else:
            self.row.stop()
            self._go_to(at_s)

    def step(self, pictures: int) -> None:
        """Hold, and go so many pictures on or back."""
        if self.row.playback.playing:
            self.row.toggle()
        self._go_to(self._at_s + pictures * _STEP_S)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says about the film. Returns: whether it says anything."""
        if event.text() in (",", "."):
            self.step(-1 if event.text() == "," else 1)
            return True
        return self.row.take_key(event) or self.picture.take_key(event)

    @property
    def _moving_px(self) -> int:
        return _LARGE_MOVING_PX if self._large else _MOVING_PX

    def _follow(self, at_s: float) -> None:
        self._at_s = at_s
        self.time_bar.show_played(at_s)
        if self._hit is None or not self.row.playback.playing:
            return
        if not self.reel.running:
            self.tools.cool()
            self.picture.frame_region(None)
            self.reel.begin(self._hit.file_id, at_s, self._moving_px)
        self.reel.show_moment(at_s)

    def _follow_state(self) -> None:
        if not self.row.playback.under_way:
            self.reel.stop()
        elif not self.row.playback.playing and self.row.playback.player.loaded:
            self._ask_still()  # what is held is looked at: as sharp as it is

    def _show_frame(self, image: QImage) -> None:
        if self._hit is not None and self.row.playback.playing:
            self.picture.replace_pixmap(QPixmap.fromImage(image))

    def _go_to(self, at_s: float) -> None:
        if self._hit is None or self._hit.offline:
            return
        self._at_s = max(0.0, min(at_s, self._hit.duration_s or at_s))
        self.tools.cool()
        self.picture.frame_region(None)
        self.time_bar.show_played(self._at_s)
        self._name()
        self._step_pause.start()

    def _ask_still(self) -> None:
        if self._hit is not None and not self._hit.offline:
            self._tasks.ask(
                "still",
                self._hit.file_id,
                self._at_s,
                _LARGEST_STILL_PX,
                then=self.show_still,
                failed=self._ignore,  # the picture that is seen stays
                latest=f"step {id(self)}",
            )

    def _ignore(self, _error: UserError) -> None:
        return

    def _name(self) -> None:
        if self._hit is not None:
            said = self.tr("Film %1 at %2").replace("%1", self._hit.name).replace("%2", wording.clock(self._at_s))
            self.picture.setAccessibleName(said)

    def _step_button(self, icon: str, text: str, pictures: int, theme: Theme) -> QToolButton:
        made = SmallButton(text, lambda: self.step(pictures))
        theme.dress(made, icon)
        return made

    def _lay_out(self, theme: Theme) -> None:
        pair = QWidget()
        pair.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time goes in the bar above
        both = QHBoxLayout(pair)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.space("xs"))
        both.addWidget(self.back)
        both.addWidget(self.on)
        steps = QHBoxLayout()
        steps.setSpacing(theme.space("s"))
        steps.addWidget(pair, 0, Qt.AlignmentFlag.AlignTop)
        steps.addWidget(self.tools, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.picture, 1)
        column.addWidget(self.time_bar)
        column.addWidget(self.row)
        column.addLayout(steps)
