"""The current hit, large, with what is known of it and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.furniture import say, scrolling
from desktop.highlighting import show_marked
from desktop.hits import own
from desktop.preview.details import Details
from desktop.preview.hit_buttons import HitButtons
from desktop.preview.hit_view import HitView
from desktop.preview.neighbours import Neighbours
from desktop.preview.why_section import WhySection
from desktop.preview.words_view import WordsView, selectable_words
from desktop.tags.tag_book import TagBook
from desktop.tags.tag_row import TagRow
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit, SearchRequest


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
        near_wanted: text of a query for what was taken nearby.
        neighbour_wanted: a Hit that is to be shown.
        look_wanted: the hit is to be shown in large.
        left: the keys are to go back to the results.
    """

    open_wanted = Signal(object)
    show_wanted = Signal(object)
    similar_wanted = Signal(object, object)
    mark_wanted = Signal(object, object)
    example_wanted = Signal(object)
    tag_wanted = Signal(str)
    near_wanted = Signal(str)
    neighbour_wanted = Signal(object)
    look_wanted = Signal()
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
        self.theme = theme
        self.hit: Hit | None = None
        self._request: SearchRequest | None = None
        self.view = HitView(tasks, theme, thumbnails, settings)
        self.words = WordsView(theme)
        self._name = selectable_words(size="strong")
        self._folder = selectable_words(tone="muted")
        self._facts = selectable_words(tone="muted")
        self._stated = selectable_words(tone="muted")
        self._away = selectable_words(tone="warning")
        self._why = selectable_words()
        self.tags = TagRow(book, theme, selected)
        self.why = WhySection(tasks, theme, settings)
        self.details = Details(tasks, theme)
        self.neighbours = Neighbours(tasks, theme, thumbnails)
        self.buttons = HitButtons(theme)
        self._lent = selectable_words(tone="muted")
        self._lent.setText(self.tr("Shown in large."))
        self._lent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lent.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._something())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        theme.changed.connect(lambda: self.hit is not None and self._show_words(self.hit))
        self._connect()

    def show_request(self, request: SearchRequest | None) -> None:
        """Show what is shown as an answer to a request; None where nothing is looked for."""
        self._request = request
        if self.hit is not None:
            self._show_judged(self.hit)

    def show_hit(self, hit: Hit | None) -> None:
        """Show a hit, or that none is chosen. What is not known yet arrives by itself."""
        self.hit = hit
        self._stack.setCurrentIndex(0 if hit is None else 1)
        self.view.show_hit(hit)
        # Text takes the room that is left; everything else is as high as it is.
        self._inside.setStretchFactor(self.view, 1 if self.view.reads else 0)
        self.details.show_hit(hit)
        self.neighbours.show_hit(own(hit))
        if hit is None:
            self.view.show_request(self._request)
            self.why.show_hit(None, self._request)
            return
        self._show_words(hit)
        self._show_judged(hit)
        self.tags.show_hit(own(hit))

    def lend_view(self) -> HitView:
        """Give the view away, to be shown elsewhere; a sentence stands in its place."""
        self._inside.replaceWidget(self.view, self._lent)
        self._lent.show()
        return self.view

    def take_view(self) -> None:
        """Show the view here again."""
        self._inside.replaceWidget(self._lent, self.view)
        self._lent.hide()
        self.view.set_large(large=False)
        self.view.show()

    def toggle_sound(self) -> None:
        """Play or hold, where there is something to hear."""
        self.view.toggle_sound()

    def toggle_heat(self) -> None:
        """Show which pieces of the picture fit, or show it no more."""
        self.view.toggle_heat()

    def toggle_crop(self) -> None:
        """Let a person choose a piece of the picture, or end that."""
        self.view.toggle_crop()

    def stop(self) -> None:
        """Play nothing any more."""
        self.view.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.hit is not None:
            self.look_wanted.emit()
        elif not self.view.take_key(event):
            super().keyPressEvent(event)

    def _show_words(self, hit: Hit) -> None:
        show_marked(self._name, hit.name, hit.words, self.theme)
        show_marked(self._folder, hit.folder, hit.words, self.theme)
        self._facts.setText(wording.facts(hit))
        stated = "\n".join(wording.stated(hit))
        self._stated.setVisible(bool(stated))
        show_marked(self._stated, stated, hit.words, self.theme)
        away = self.tr("Its drive is not connected. What is known of it can be seen; to open it, connect the drive.")
        if hit.library:
            away = self.tr("It is on another machine. What is known of it can be seen; it can be opened there.")
        say(self._away, away if hit.offline else "")
        self.words.show_hit(hit)
        self._show_reasons(hit)

    def _show_reasons(self, hit: Hit) -> None:
        """In short; where the evidence is unfolded, it says more."""
        bullet = "\n\N{BULLET} " if len(hit.reasons) > 1 else ""
        reasons = self.tr("Why: %1").replace("%1", bullet + (bullet or " ").join(hit.reasons)) if hit.reasons else ""
        say(self._why, "" if self.why.unfolded else reasons)

    def _show_judged(self, hit: Hit) -> None:
        """Show what depends on the question, too."""
        # Only the library that holds a hit can say more of why it is one, and only of its own answer.
        judged = self._request if own(hit) is not None and self._request and not self._request.library else None
        self.why.show_hit(hit, judged)
        self.buttons.show_hit(hit, ranked=judged is not None)
        self.view.show_request(judged)
        self._show_reasons(hit)

    def _nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        glyph = QLabel()
        glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
        glyph.setPixmap(self.theme.icon("image", "faint").pixmap(32, 32))
        self.theme.changed.connect(lambda: glyph.setPixmap(self.theme.icon("image", "faint").pixmap(32, 32)))
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
        space = self.theme.space
        inside = QWidget()
        inside.setObjectName("plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(space("l"), space("l"), space("l"), space("l"))
        column.setSpacing(space("s"))
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        column.addSpacing(space("xs"))
        for label in (self._name, self._folder, self._facts, self._stated, self._away, self._why):
            column.addWidget(label)
        column.addWidget(self.details)
        column.addWidget(self.why)
        column.addSpacing(space("xs"))
        column.addWidget(self.tags)
        column.addSpacing(space("s"))
        column.addWidget(self.buttons)
        column.addWidget(self.neighbours)
        column.addStretch(0)
        self._inside = column
        return scrolling(inside)

    def _connect(self) -> None:
        buttons = self.buttons
        buttons.open_wanted.connect(lambda: self.open_wanted.emit(self.hit))
        buttons.show_wanted.connect(lambda: self.show_wanted.emit(self.hit))
        buttons.similar_wanted.connect(lambda kinds: self.similar_wanted.emit(self.hit, kinds))
        buttons.mark_wanted.connect(lambda good: self.mark_wanted.emit(self.hit, good))
        self.view.example_wanted.connect(self.example_wanted)
        self.details.near_wanted.connect(self.near_wanted)
        self.neighbours.chosen.connect(self.neighbour_wanted)
        self.neighbours.all_wanted.connect(lambda: self.similar_wanted.emit(self.hit, ()))
        self.tags.search_wanted.connect(self.tag_wanted)
        self.tags.left.connect(self.left)
        self.why.folded.connect(lambda: self.hit is not None and self._show_reasons(self.hit))
