"""A PDF, page by page, with the passage that matched."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.preview.picture import PictureView
from desktop.preview.turn_button import TurnButton
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit
from models.errors import UserError
from models.shown import PageData

_PAGE_PX = 1600
_CLOSE_PAGE_PX = 2800
_PAUSE_MS = 60  # who turns many pages asks for the one that is stopped at


class PageView(QWidget):
    """One page. It is drawn by the engine, in a process that may fail: nothing of the file is opened in the window.

    Signals:
        failed: UserError: the page cannot be shown.
    """

    failed = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._subject = f"page {id(self)}"
        self._hit: Hit | None = None
        self._page = 1
        self._pages = 0
        self._shown_page = 0
        self.picture = PictureView(theme)
        before, after = self.tr("Page before (Page Up)"), self.tr("Next page (Page Down)")
        self.before = TurnButton(theme, before, lambda: self.turn(-1), on=False)
        self.after = TurnButton(theme, after, lambda: self.turn(1), on=True)
        self._place = QLabel()
        self._place.setProperty("tone", "muted")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.picture.detail_wanted.connect(lambda *_: self._ask_closer())
        self._lay_out(theme)

    @property
    def page(self) -> int:
        """The number of the page that is wanted, from 1."""
        return self._page

    @property
    def said(self) -> str:
        """Which page of how many is shown."""
        return self._place.text()

    def set_large(self, *, large: bool) -> None:
        """Take all the room that there is."""
        self.picture.set_large(large=large)

    def show_hit(self, hit: Hit) -> None:
        """Show the page of a hit."""
        self._hit = hit
        self._page, self._pages, self._shown_page = hit.page or 1, 0, 0
        self.picture.begin()
        self.picture.show_pixmap(None, hit.name)
        self._show_place()
        self._ask()

    def forget(self) -> None:
        """Show no page that is still to come."""
        self._pause.stop()
        self._tasks.forget(self._subject)

    def turn(self, pages: int) -> None:
        """Go so many pages on or back."""
        wanted = max(1, self._page + pages)
        wanted = min(wanted, self._pages) if self._pages else wanted
        if wanted != self._page:
            self._page = wanted
            self._tasks.forget(self._subject)  # the page before would come in place of the one that is wanted
            self._show_place()
            announce(self, self.said)
            self._pause.start()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says about the page. Returns: whether it says anything."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns:
            self.turn(turns[Qt.Key(event.key())])
            return True
        return self.picture.take_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if not self.take_key(event):
            super().keyPressEvent(event)

    def _ask(self, max_px: int = _PAGE_PX) -> None:
        hit = self._hit
        if hit is None:
            return
        self._tasks.ask(
            "page", hit.file_id, self._page, max_px, hit.text, then=self._show, failed=self._fail, latest=self._subject
        )

    def _ask_closer(self) -> None:
        if self._shown_page and max(self.picture.pixmap.width(), self.picture.pixmap.height()) < _CLOSE_PAGE_PX:
            self._ask(_CLOSE_PAGE_PX)

    def _show(self, data: PageData) -> None:
        hit = self._hit
        if hit is None:
            return
        turned = data.page != self._shown_page
        self._page, self._pages, self._shown_page = data.page, data.pages, data.page
        if turned:
            self.picture.begin(_closest(data))
        self.picture.show_data(data.picture, hit.name)
        self.picture.mark_regions(data.marks)
        said = self.tr("Page %1 of %2 of %3").replace("%1", wording.number(data.page))
        said = said.replace("%2", wording.number(data.pages)).replace("%3", hit.name)
        self.picture.setAccessibleName(said)
        self._show_place()

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)

    def _show_place(self) -> None:
        said = self.tr("Page %1").replace("%1", wording.number(self._page))
        if self._pages:
            said = self.tr("Page %1 of %2").replace("%1", wording.number(self._page))
            said = said.replace("%2", wording.number(self._pages))
        self._place.setText(said)
        self.before.setEnabled(self._page > 1)
        self.after.setEnabled(not self._pages or self._page < self._pages)

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space("xs"))
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(self._place)
        row.addWidget(self.after)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(self.picture, 1)
        column.addLayout(row)


def _closest(data: PageData) -> QSize:
    """How large a page is drawn at most: letters have no px of their own."""
    longest = max(data.picture.width, data.picture.height, 1)
    return QSize(data.picture.width, data.picture.height) * (_CLOSE_PAGE_PX / longest)
