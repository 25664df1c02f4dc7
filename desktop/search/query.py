"""What is being asked, and when it is sent to the engine."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks import Tasks
from models.kinds import Kind
from models.views import Answer, SearchRequest

_TYPING_PAUSE_MS = 120
_REFRESH_PAUSE_MS = 1500


@dataclass(frozen=True, slots=True)
class Example:
    """Something whose neighbours are wanted: an item of the library or any file."""

    name: str
    item: int | None = None
    path: bytes | None = None


class Query(QObject):
    """The one query of the window: words, an example, and the kinds wanted.

    Signals:
        changed: one of its parts was set, by whomever.
        answered: the request, and its answer; only ever the newest.
    """

    changed = Signal()
    answered = Signal(object, object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.text = ""
        self.example: Example | None = None
        self.kinds: tuple[Kind, ...] = ()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.send)
        self._refreshing = QTimer(self, singleShot=True, interval=_REFRESH_PAUSE_MS)
        self._refreshing.timeout.connect(self.send)
        tasks.became_searchable.connect(self.refresh)
        tasks.engine_started.connect(self.send)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked: the newest files are shown then."""
        return not self.text.strip() and self.example is None

    def type_text(self, text: str) -> None:
        """Set the words; they are sent when the typing pauses."""
        if text == self.text:
            return
        self.text = text
        self.changed.emit()
        self._tasks.forget("search")
        self._typing.start()

    def set_kinds(self, kinds: tuple[Kind, ...]) -> None:
        """Set the kinds of hit that are wanted; none means all."""
        self.kinds = kinds
        self.changed.emit()
        self.send()

    def set_example(self, example: Example, kinds: tuple[Kind, ...]) -> None:
        """Ask for what is like an example, among some kinds."""
        self.text, self.example, self.kinds = "", example, kinds
        self.changed.emit()
        self.send()

    def drop_example(self) -> None:
        """Ask by the words alone."""
        self.example = None
        self.changed.emit()
        self.send()

    def clear(self) -> None:
        """Ask nothing. The kinds stay as they are."""
        if not self.text and self.example is None:
            return
        self.text, self.example = "", None
        self.changed.emit()
        self.send()

    def refresh(self) -> None:
        """Ask again soon, because the library changed; many changes are taken together."""
        if not self._refreshing.isActive():
            self._refreshing.start()

    def send(self) -> None:
        """Ask now."""
        self._typing.stop()
        self._refreshing.stop()
        request = SearchRequest(
            text=self.text.strip(),
            like_item=self.example.item if self.example else None,
            like_path=self.example.path if self.example else None,
            kinds=self.kinds,
        )
        self._tasks.ask("search", request, then=lambda answer: self._pass_on(request, answer), latest="search")

    def _pass_on(self, request: SearchRequest, answer: Answer) -> None:
        self.answered.emit(request, answer)
