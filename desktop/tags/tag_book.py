"""The tags that there are, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks import Tasks
from models.answers import Hit, SearchRequest, TagStatus
from models.errors import UserError
from models.query import writing
from models.query.parts import Field, Filter

LONGEST_NAME = 80
_REFRESH_PAUSE_MS = 250
_CHANGED_PAUSE_MS = 3000


class TagBook(QObject):
    """Asks nothing before it is needed for the first time.

    Attributes:
        all: the newest list that is known, by name.

    Signals:
        changed: the list is another now.
        touched: hits have other tags than before.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
        failed: UserError.
        taken_back: a change was undone.
    """

    changed = Signal()
    touched = Signal()
    noticed = Signal(str, str, object)
    failed = Signal(object)
    taken_back = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._needed = False
        self.all: tuple[TagStatus, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=_REFRESH_PAUSE_MS)
        self._soon.timeout.connect(self.refresh)
        self._later = QTimer(self, singleShot=True, interval=_CHANGED_PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        tasks.became_searchable.connect(lambda: self._needed and not self._later.isActive() and self._later.start())
        tasks.engine_started.connect(lambda: self._needed and self.refresh())

    def need(self) -> None:
        """From now on the list is wanted."""
        if not self._needed:
            self._needed = True
            self.refresh()

    def refresh(self) -> None:
        """Ask for the list anew."""
        self._needed = True
        self._tasks.ask("tags.all", then=self._take, failed=lambda _: None, latest="tags")

    def named(self, name: str) -> TagStatus | None:
        """The tag of a name, whatever its case."""
        return next((tag for tag in self.all if tag.name.casefold() == name.casefold()), None)

    def add(
        self,
        name: str,
        request: SearchRequest,
        *,
        then: Callable[[TagStatus], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Make a tag and propose it for what a request finds."""

        def go_on(tag: TagStatus) -> None:
            self.refresh()
            then(tag)

        self._tasks.ask("tags.add", name, request, then=go_on, failed=failed)

    def put(self, name: str, hits: Sequence[Hit], then: Callable[[], None]) -> None:
        """Give hits a tag, which is made where there is none of that name; that can be undone."""
        items = tuple(hit.item_id for hit in hits if hit.item_id is not None)
        said = self.tr("%1 was added to %Ln result(s).", "", len(items))

        def go_on(number: int) -> None:
            then()
            self._offer_undo(said.replace("%1", name), number)

        if items:
            self.put_on(name, items, then=go_on, failed=self.failed.emit)

    def put_on(
        self, name: str, items: tuple[int, ...], *, then: Callable[[int], object], failed: Callable[[UserError], None]
    ) -> None:
        """Give items a tag, made where there is none of that name; `then` is given the number that takes it back."""

        def go_on(number: int) -> None:
            self._note_touched()
            then(number)

        self._tasks.ask("tags.put", name, items, then=go_on, failed=failed)

    def take_off(self, name: str, hit: Hit, then: Callable[[], None]) -> None:
        """Take a tag off a hit, for which it is not proposed again; that can be undone."""

        def go_on(tags: tuple[TagStatus, ...]) -> None:
            self._take(tags)
            tag = self.named(name)
            if tag is not None and hit.item_id is not None:
                said = self.tr("%2 was taken off %1.").replace("%1", hit.name).replace("%2", name)
                self.decide(tag, (hit.item_id,), kept=False, then=lambda number: (then(), self._tell(said, number)))

        self._tasks.ask("tags.all", then=go_on, failed=self.failed.emit)

    def decide(self, tag: TagStatus, items: tuple[int, ...], *, kept: bool, then: Callable[[int], object]) -> None:
        """Keep or refuse a tag for items; `then` is given the number that takes it back."""

        def go_on(number: int) -> None:
            self._note_touched()
            then(number)

        self._tasks.ask("tags.decide", tag.tag_id, items, kept, then=go_on, failed=self.failed.emit)

    def propose(self, tag: TagStatus, then: Callable[[int], object]) -> None:
        """Look for what a tag may be meant for now; `then` is given how many proposals there are."""

        def go_on(count: int) -> None:
            self.refresh()
            then(count)

        self._tasks.ask("tags.propose", tag.tag_id, then=go_on, failed=self.failed.emit)

    def ask_waiting(
        self, tag: TagStatus, limit: int, then: Callable[[tuple[Hit, ...]], None], failed: Callable[[UserError], None]
    ) -> None:
        """Ask for what a tag is proposed for; only the newest question is answered."""
        self._tasks.ask("tags.waiting", tag.tag_id, limit, then=then, failed=failed, latest="tags waiting")

    def rename(self, tag: TagStatus, name: str) -> None:
        """Give a tag another name."""
        if name and name != tag.name:
            self._tasks.ask(
                "tags.rename", tag.tag_id, name, then=lambda _: self._note_touched(), failed=self.failed.emit
            )

    def remove(self, tag: TagStatus) -> None:
        """Remove a tag from everywhere; that can be undone."""
        said = self.tr("The tag %1 was removed. No file was touched.").replace("%1", tag.name)
        self._tasks.ask(
            "tags.remove", tag.tag_id, then=lambda number: self._tell(said, number), failed=self.failed.emit
        )

    def take_back(self, number: int) -> None:
        """Undo a change."""

        def go_on(_: Any) -> None:
            self._note_touched()
            self.taken_back.emit()

        self._tasks.ask("tags.undo", number, then=go_on, failed=self.failed.emit)

    def _tell(self, said: str, number: int) -> None:
        self._note_touched()
        self._offer_undo(said, number)

    def _offer_undo(self, said: str, number: int) -> None:
        self.noticed.emit(said, self.tr("Undo"), lambda: self.take_back(number))

    def _note_touched(self) -> None:
        self._soon.start()
        self.touched.emit()

    def _take(self, tags: tuple[TagStatus, ...]) -> None:
        if tags != self.all:
            self.all = tags
            self.changed.emit()


def search_text(name: str) -> str:
    """What finds everything that has a tag, in the query language."""
    return writing.text_of(Filter(Field.TAG, (name,)))
