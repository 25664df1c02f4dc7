"""The current hit, large, with what is known of it and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.furniture import say, scrolling
from desktop.highlighting import show_marked
from desktop.hits import moment_s, plays, shown_by_sound
from desktop.preview.document import DocumentView
from desktop.preview.film import FilmView
from desktop.preview.hit_buttons import HitButtons
from desktop.preview.picture import PictureView
from desktop.preview.picture_tools import PictureTools
from desktop.preview.sound import SoundView
from desktop.preview.why_section import WhySection
from desktop.preview.words_view import WordsView
from desktop.tags.tag_book import TagBook
from desktop.tags.tag_row import TagRow
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit, SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.views import PictureData

LARGEST_PICTURE_PX = 1600


class PreviewPanel(QWidget):
    """One hit.

    Args:
        settings: where is kept what is unfolded.
        book: the tags that there are.
        selected: the hits that are selected in the grid.

    Signals:
        open_wanted, show_wanted: a Hit.
        similar_wanted: a Hit, and the kinds that are wanted (none means all).
        mark_wanted: a Hit, and True for good, False for bad, None for neither.
        example_wanted: an Example, to be searched with.
        tag_wanted: the name of a tag, to be searched for.
        left: the keys are to go back to the results.
    """

    open_wanted = Signal(object)
    show_wanted = Signal(object)
    similar_wanted = Signal(object, object)
    mark_wanted = Signal(object, object)
    example_wanted = Signal(object)
    tag_wanted = Signal(str)
    left = Signal()

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        thumbnails: Thumbnails,
        settings: QSettings,
        book: TagBook,
        selected: Callable[[], tuple[Hit, ...]],
    ) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._theme = theme
        self._thumbnails = thumbnails
        self.hit: Hit | None = None
        self._request: SearchRequest | None = None
        self._problem = ""
        self.picture = PictureView(theme)
        self.picture_tools = PictureTools(tasks, theme, self.picture)
        self.sound = SoundView(tasks, theme)
        self.document = DocumentView(theme)
        self.film = FilmView(tasks, theme)
        self.words = WordsView(theme)
        self._name = _text("strong")
        self._folder = _text("", tone="muted")
        self._facts = _text("", tone="muted")
        self._stated = _text("", tone="muted")
        self._away = _text("", tone="warning")
        self._why = _text("")
        self.tags = TagRow(book, theme, selected)
        self.why = WhySection(tasks, theme, settings)
        self.buttons = HitButtons(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._something())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        thumbnails.ready.connect(self._note_ready)
        theme.changed.connect(lambda: self.hit is not None and self._show_words(self.hit))
        self._connect()

    def show_request(self, request: SearchRequest | None) -> None:
        """Show what is shown as an answer to a request; None where nothing is looked for."""
        self._request = request
        if self.hit is not None:
            self._show_judged(self.hit)

    def show_hit(self, hit: Hit | None) -> None:
        """Show a hit, or that none is chosen. What is not known yet arrives by itself."""
        before, self.hit = self.hit, hit
        self._stack.setCurrentIndex(0 if hit is None else 1)
        if hit is None:
            self.stop()
            for tools in (self.picture_tools, self.film.tools):
                tools.show_hit(None, self._request)
            self.why.show_hit(None, self._request)
            return
        shown = self._page_of(hit)
        self.picture_tools.setVisible(shown is self.picture)
        for page in (self.picture, self.sound, self.document, self.film):
            page.setVisible(page is shown)
        for page in (self.sound, self.film):
            if page is not shown:
                page.row.stop()
        same = before is not None and (before.item_id, before.file_id, before.offline) == (
            hit.item_id,
            hit.file_id,
            hit.offline,
        )
        if not same:
            self._problem = ""
        self._show_words(hit)
        self._show_judged(hit)
        self.tags.show_hit(hit)
        if not same:
            self._load(hit)
        elif shown is self.document:
            self.document.mark_words(hit.words)

    def toggle_sound(self) -> None:
        """Play or stop, where there is something to hear."""
        if self.hit is not None and plays(self.hit):
            (self.sound if shown_by_sound(self.hit) else self.film).row.toggle()

    def toggle_heat(self) -> None:
        """Show which pieces of the picture fit, or show it no more."""
        self._tools.toggle_heat()

    def toggle_crop(self) -> None:
        """Let a person choose a piece of the picture, or end that."""
        self._tools.toggle_crop()

    def stop(self) -> None:
        """Play nothing any more."""
        self.sound.row.stop()
        self.film.row.stop()

    def _page_of(self, hit: Hit) -> QWidget:
        if shown_by_sound(hit):
            return self.sound
        return {Kind.IMAGE: self.picture, Kind.FILM: self.film}.get(hit.kind, self.document)

    def _show_words(self, hit: Hit) -> None:
        show_marked(self._name, hit.name, hit.words, self._theme)
        show_marked(self._folder, hit.folder, hit.words, self._theme)
        self._facts.setText(wording.facts(hit))
        stated = "\n".join(wording.stated(hit))
        self._stated.setVisible(bool(stated))
        show_marked(self._stated, stated, hit.words, self._theme)
        away = self.tr("Its drive is not connected. What is known of it can be seen; to open it, connect the drive.")
        say(self._away, away if hit.offline else "")
        self.words.show_hit(hit)
        self._show_reasons(hit)

    def _show_reasons(self, hit: Hit) -> None:
        """In short; where the evidence is unfolded, it says more. A picture that cannot be shown says why instead."""
        bullet = "\n\N{BULLET} " if len(hit.reasons) > 1 else ""
        reasons = self.tr("Why: %1").replace("%1", bullet + (bullet or " ").join(hit.reasons)) if hit.reasons else ""
        say(self._why, self._problem or ("" if self.why.unfolded else reasons))

    def _show_judged(self, hit: Hit) -> None:
        """Show what depends on the question, too."""
        self.why.show_hit(hit, self._request)
        self.buttons.show_hit(hit, ranked=self._request is not None)
        page = self._page_of(hit)
        for tools, its_page in ((self.picture_tools, self.picture), (self.film.tools, self.film)):
            tools.show_hit(hit if page is its_page else None, self._request)
        self._show_reasons(hit)

    @property
    def _tools(self) -> PictureTools:
        shown_as_film = self.hit is not None and self._page_of(self.hit) is self.film
        return self.film.tools if shown_as_film else self.picture_tools

    def _load(self, hit: Hit) -> None:
        self._tasks.forget("preview")
        page = self._page_of(hit)
        if page is self.sound:
            self.sound.show_hit(hit, self._thumbnails.peaks(hit.preview))
        elif page is self.film:
            self.film.show_hit(hit, self._thumbnails.picture(hit.preview))
            self._ask(hit, "still", hit.file_id, moment_s(hit), LARGEST_PICTURE_PX, then=self._show_still)
        elif page is self.picture:
            self.picture.show_pixmap(self._thumbnails.picture(hit.preview), hit.name)
            self.picture.frame_region(hit.region)
            self._ask(hit, "picture", hit.file_id, LARGEST_PICTURE_PX, then=self._show_picture)
        else:
            self.document.show_hit(hit)
            if hit.item_id is not None:
                # The catalogue knows them, wherever the file is.
                self._tasks.ask(
                    "passages",
                    hit.item_id,
                    then=self.document.show_passages,
                    failed=self._say_why_not,
                    latest="preview",
                )

    def _ask(self, hit: Hit, method: str, *args: object, then: Callable[[PictureData], None]) -> None:
        """Ask for something that is read from the file itself."""
        if not hit.offline:
            self._tasks.ask(method, *args, then=then, failed=self._say_why_not, latest="preview")

    def _show_picture(self, picture: PictureData) -> None:
        assert self.hit is not None
        self.picture.show_data(picture, self.hit.name)

    def _show_still(self, still: PictureData) -> None:
        assert self.hit is not None
        self.film.show_still(still, self.hit)

    def _say_why_not(self, error: UserError) -> None:
        """A picture that is gone is no news for the whole window: it is said where the picture would be."""
        self._problem = str(error)
        say(self._why, self._problem)

    def _note_ready(self, preview: str) -> None:
        hit = self.hit
        if hit is None or hit.preview != preview:
            return
        page = self._page_of(hit)
        if page is self.sound:
            self.sound.show_hit(hit, self._thumbnails.peaks(preview))
        elif page is self.picture and self.picture.pixmap.isNull():
            self.picture.show_pixmap(self._thumbnails.picture(preview), hit.name)
        elif page is self.film and self.film.picture.pixmap.isNull():
            self.film.show_hit(hit, self._thumbnails.picture(preview))

    def _nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        glyph = QLabel()
        glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
        glyph.setPixmap(self._theme.icon("image", "faint").pixmap(32, 32))
        self._theme.changed.connect(lambda: glyph.setPixmap(self._theme.icon("image", "faint").pixmap(32, 32)))
        words = QLabel(self.tr("Choose something to see it here."))
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setProperty("tone", "muted")
        column.addStretch(1)
        column.addWidget(glyph)
        column.addWidget(words)
        column.addStretch(1)
        return page

    def _something(self) -> QWidget:
        space = self._theme.space
        inside = QWidget()
        inside.setObjectName("plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(space("l"), space("l"), space("l"), space("l"))
        column.setSpacing(space("s"))
        column.addWidget(self.picture)
        column.addWidget(self.picture_tools)
        column.addWidget(self.film)
        column.addWidget(self.sound)
        column.addWidget(self.document, 1)
        column.addWidget(self.words)
        column.addSpacing(space("xs"))
        for label in (self._name, self._folder, self._facts, self._stated, self._away, self._why):
            column.addWidget(label)
        column.addWidget(self.why)
        column.addSpacing(space("xs"))
        column.addWidget(self.tags)
        column.addSpacing(space("s"))
        column.addWidget(self.buttons)
        column.addStretch(0)
        return scrolling(inside)

    def _connect(self) -> None:
        buttons = self.buttons
        buttons.open_wanted.connect(lambda: self.open_wanted.emit(self.hit))
        buttons.show_wanted.connect(lambda: self.show_wanted.emit(self.hit))
        buttons.similar_wanted.connect(lambda kinds: self.similar_wanted.emit(self.hit, kinds))
        buttons.mark_wanted.connect(lambda good: self.mark_wanted.emit(self.hit, good))
        for tools in (self.picture_tools, self.film.tools):
            tools.example_wanted.connect(self.example_wanted)
        self.tags.search_wanted.connect(self.tag_wanted)
        self.tags.left.connect(self.left)
        self.why.folded.connect(lambda: self.hit is not None and self._show_reasons(self.hit))


def _text(look: str, tone: str = "") -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # Long names without spaces must not make the panel wide.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setProperty("type", look)
    label.setProperty("tone", tone)
    return label
