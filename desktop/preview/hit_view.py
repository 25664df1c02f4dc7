"""One hit to be seen, heard or read: the views of all kinds, of which one is shown.

The panel beside the results and the large view are two frames around the same one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.furniture import say, words
from desktop.hits import key_of, moment_s, plays, shown_by_sound
from desktop.preview.document import DocumentView
from desktop.preview.film import FilmView
from desktop.preview.picture import PictureView
from desktop.preview.picture_tools import PictureTools
from desktop.preview.sound import SoundView
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit, SearchRequest
from models.errors import UserError
from models.kinds import Kind, Region
from models.views import PictureData

LARGEST_PICTURE_PX = 1600


class HitView(QWidget):
    """Shows a hit by its kind. What is not known yet arrives by itself.

    Args: settings: where is kept how sounds are shown.

    Signals:
        example_wanted: an Example, to be searched with.
    """

    example_wanted = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails, settings: QSettings) -> None:
        super().__init__()
        self._tasks = tasks
        self._thumbnails = thumbnails
        self._detail = f"detail {id(self)}"
        self.hit: Hit | None = None
        self.large = False
        self.picture = PictureView(theme)
        self.picture_tools = PictureTools(tasks, theme, self.picture)
        self.sound = SoundView(tasks, theme, settings)
        self.document = DocumentView(tasks, theme)
        self.film = FilmView(tasks, theme)
        self._problem = words()
        self._problem.setObjectName("warning")
        self._pages = (self.picture, self.sound, self.document, self.film)
        self._lay_out(theme)
        thumbnails.ready.connect(self._note_ready)
        self.picture.detail_wanted.connect(self._ask_detail)
        for tools in (self.picture_tools, self.film.tools):
            tools.example_wanted.connect(self.example_wanted)
        say(self._problem, "")

    @property
    def problem(self) -> str:
        """Why a hit cannot be shown, "" where it can."""
        return "" if self._problem.isHidden() else self._problem.text()

    @property
    def tools(self) -> PictureTools:
        """What can be done with the picture that is shown."""
        return self.film.tools if self.shown is self.film else self.picture_tools

    @property
    def shown(self) -> QWidget | None:
        """The view of the kind of the hit; None while there is none."""
        return None if self.hit is None else self._page_of(self.hit)

    @property
    def reads(self) -> bool:
        """Whether it is text that is shown."""
        return self.shown is self.document

    def set_large(self, *, large: bool) -> None:
        """Take all the room that there is, or as much as a column beside the results has."""
        self.large = large
        vertical = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        for page in self._pages:
            page.set_large(large=large)

    def show_hit(self, hit: Hit | None) -> None:
        """Show a hit, or none."""
        before, self.hit = self.hit, hit
        if hit is None:
            self.stop()
            for subject in ("preview", self._detail):
                self._tasks.forget(subject)  # what was asked for the hit before is of no use to anybody
            return
        shown = self._page_of(hit)
        self.picture_tools.setVisible(shown is self.picture)
        for page in self._pages:
            page.setVisible(page is shown)
        for player in (self.sound, self.film):
            if player is not shown:
                player.row.stop()
        same = before is not None and _same_place(before, hit)
        if not same:
            say(self._problem, "")
            self._load(hit)
        elif shown is self.document:
            self.document.mark_words(hit.words)

    def show_request(self, request: SearchRequest | None) -> None:
        """Show what depends on the question, too; None where nothing is looked for."""
        shown = self.shown
        for tools, page in ((self.picture_tools, self.picture), (self.film.tools, self.film)):
            tools.show_hit(self.hit if page is shown else None, request)

    def toggle_sound(self) -> None:
        """Play, hold or go on, where there is something to hear."""
        if self.hit is not None and plays(self.hit):
            (self.sound if shown_by_sound(self.hit) else self.film).row.toggle()

    def play_on(self) -> None:
        """Play from the moment that was found on, where there is something to hear."""
        if self.hit is not None and plays(self.hit) and not self.hit.offline:
            row = (self.sound if shown_by_sound(self.hit) else self.film).row
            if not row.playback.playing:
                row.playback.play_from(self.hit.start_s or 0.0)

    def toggle_heat(self) -> None:
        """Show which pieces of the picture fit, or show it no more."""
        self.tools.toggle_heat()

    def toggle_crop(self) -> None:
        """Let a person choose a piece of the picture, or end that."""
        self.tools.toggle_crop()

    def stop(self) -> None:
        """Play nothing any more."""
        self.sound.row.stop()
        self.film.row.stop()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says about what is shown. Returns: whether it says anything."""
        shown = self.shown
        if shown in (self.picture, self.film) and not event.modifiers() and self.tools.take_key(event.key()):
            return True
        return shown is not None and shown.take_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if not self.take_key(event):
            super().keyPressEvent(event)

    def _page_of(self, hit: Hit) -> PictureView | SoundView | DocumentView | FilmView:
        if shown_by_sound(hit):
            return self.sound
        return {Kind.IMAGE: self.picture, Kind.FILM: self.film}.get(hit.kind, self.document)

    def _load(self, hit: Hit) -> None:
        self._tasks.forget("preview")
        self._tasks.forget(self._detail)
        page = self._page_of(hit)
        if page is self.sound:
            self.sound.show_hit(hit, self._thumbnails.peaks(hit.preview))
        elif page is self.film:
            self.film.show_hit(hit, self._thumbnails.picture(hit.preview))
            self._ask(hit, "still", hit.file_id, moment_s(hit), LARGEST_PICTURE_PX, then=self.film.show_still)
        elif page is self.picture:
            self.picture.begin(QSize(hit.width, hit.height))
            self.picture.show_pixmap(self._thumbnails.picture(hit.preview), hit.name)
            self.picture.frame_region(hit.region)
            self._ask(hit, "picture", hit.file_id, LARGEST_PICTURE_PX, then=self._show_picture)
        else:
            self.document.show_hit(hit)

    def _ask(self, hit: Hit, method: str, *args: object, then: Callable[[PictureData], None]) -> None:
        """Ask for something that is read from the file itself."""
        if not hit.offline:
            self._tasks.ask(method, *args, then=then, failed=self._say_why_not, latest="preview")

    def _ask_detail(self, region: Region, max_px: int) -> None:
        """What is looked at closely is to be as sharp as it is in the file."""
        hit = self.hit
        if hit is not None and not hit.offline:
            self._tasks.ask(
                "picture_piece",
                hit.file_id,
                region,
                max_px,
                then=lambda piece: self.picture.show_detail(region, piece),
                failed=self._say_why_not,
                latest=self._detail,
            )

    def _show_picture(self, picture: PictureData) -> None:
        assert self.hit is not None
        self.picture.show_data(picture, self.hit.name)

    def _say_why_not(self, error: UserError) -> None:
        """A picture that is gone is no news for the whole window: it is said where the picture would be."""
        say(self._problem, str(error))
        if self.shown is self.picture and self.picture.pixmap.isNull():
            self.picture.hide()

    def _note_ready(self, preview: str) -> None:
        hit = self.hit
        if hit is None or hit.preview != preview:
            return
        page = self._page_of(hit)
        if page is self.sound:
            self.sound.show_hit(hit, self._thumbnails.peaks(preview))
            return
        shown = self.film.picture if page is self.film else self.picture
        if page in (self.film, self.picture) and shown.pixmap.isNull():
            shown.show_pixmap(self._thumbnails.picture(preview), hit.name)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        for part in (self.picture, self.picture_tools, self.film, self.sound, self.document):
            column.addWidget(part, 0 if part is self.picture_tools else 1)
        column.addWidget(self._problem)


def _same_place(one: Hit, other: Hit) -> bool:
    return key_of(one) == key_of(other) and one.offline == other.offline
