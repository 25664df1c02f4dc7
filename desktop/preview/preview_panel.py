"""The current hit, large, with what is known of it and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.furniture import say, scrolling
from desktop.hits import moment_s, plays, shown_by_sound
from desktop.menus import add_similar_actions
from desktop.preview.document import DocumentView
from desktop.preview.film import FilmView
from desktop.preview.picture import PictureView
from desktop.preview.sound import SoundView
from desktop.preview.words_view import WordsView
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.errors import UserError
from models.kinds import Kind
from models.views import Hit, PictureData

LARGEST_PICTURE_PX = 1600


class PreviewPanel(QWidget):
    """One hit.

    Signals:
        open_wanted, show_wanted: a Hit.
        similar_wanted: a Hit, and the kinds that are wanted (none means all).
    """

    open_wanted = Signal(object)
    show_wanted = Signal(object)
    similar_wanted = Signal(object, object)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._theme = theme
        self._thumbnails = thumbnails
        self.hit: Hit | None = None
        self.picture = PictureView(theme)
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
        self._actions = self._make_actions()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._something())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        thumbnails.ready.connect(self._note_ready)

    def show_hit(self, hit: Hit | None) -> None:
        """Show a hit, or that none is chosen. What is not known yet arrives by itself."""
        before, self.hit = self.hit, hit
        self._stack.setCurrentIndex(0 if hit is None else 1)
        if hit is None:
            self.stop()
            return
        shown = self._page_of(hit)
        for page in (self.picture, self.sound, self.document, self.film):
            page.setVisible(page is shown)
        for page in (self.sound, self.film):
            if page is not shown:
                page.row.stop()
        self._show_words(hit)
        same = before is not None and (before.item_id, before.file_id, before.offline) == (
            hit.item_id,
            hit.file_id,
            hit.offline,
        )
        if not same:
            self._load(hit)

    def toggle_sound(self) -> None:
        """Play or stop, where there is something to hear."""
        if self.hit is not None and plays(self.hit):
            (self.sound if shown_by_sound(self.hit) else self.film).row.toggle()

    def stop(self) -> None:
        """Play nothing any more."""
        self.sound.row.stop()
        self.film.row.stop()

    def _page_of(self, hit: Hit) -> QWidget:
        if shown_by_sound(hit):
            return self.sound
        return {Kind.IMAGE: self.picture, Kind.FILM: self.film}.get(hit.kind, self.document)

    def _show_words(self, hit: Hit) -> None:
        self._name.setText(hit.name)
        self._folder.setText(hit.folder)
        self._facts.setText(wording.facts(hit))
        say(self._stated, "\n".join(wording.stated(hit)))
        away = self.tr("Its drive is not connected. What is known of it can be seen; to open it, connect the drive.")
        say(self._away, away if hit.offline else "")
        self.words.show_hit(hit)
        bullet = "\n\N{BULLET} " if len(hit.reasons) > 1 else ""
        self._why.setText(self.tr("Why: %1").replace("%1", bullet + (bullet or " ").join(hit.reasons)))
        self._why.setVisible(bool(hit.reasons))

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
        self._why.setText(str(error))
        self._why.show()

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
        column.addWidget(self.film)
        column.addWidget(self.sound)
        column.addWidget(self.document, 1)
        column.addWidget(self.words)
        column.addSpacing(space("xs"))
        for label in (self._name, self._folder, self._facts, self._stated, self._away, self._why):
            column.addWidget(label)
        column.addSpacing(space("s"))
        column.addLayout(self._actions)
        column.addStretch(0)
        return scrolling(inside)

    def _make_actions(self) -> FlowLayout:
        open_it = self._button("open", self.tr("Open"))
        open_it.clicked.connect(lambda: self.open_wanted.emit(self.hit))
        show = self._button("reveal", self.tr("Show in folder"))
        show.clicked.connect(lambda: self.show_wanted.emit(self.hit))
        similar = self._button("similar", self.tr("Find similar"))
        menu = QMenu(similar)
        add_similar_actions(menu, lambda kinds: self.similar_wanted.emit(self.hit, kinds))
        similar.setMenu(menu)
        row = FlowLayout(self._theme.space("s"))
        for one in (open_it, show, similar):
            row.addWidget(one)
        return row

    def _button(self, icon: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        self._theme.dress(button, icon)
        return button


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
