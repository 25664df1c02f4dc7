"""What is being asked, and when it is sent to the engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.search import editing
from desktop.tasks import Tasks
from models.answers import Answer, SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.query import parser
from models.query.parts import Example, Filter, Order, Part, QueryError
from models.query.parts import Query as Understood

_TYPING_PAUSES_MS = (25, 120)  # as long as the last answer took: a slow engine is asked less often
_REFRESH_PAUSE_MS = 1500
_LIMITS = (SearchRequest().limit, 1000, 5000)  # hits: so many at first, more when all of them were looked at
_ONE_STEP_MS = 1000  # what is typed without a longer pause is undone in one step
_MOST_STEPS = 100


class Query(QObject):
    """The one query of the window: text in the query language, examples, marks, and the kinds wanted.

    Attributes:
        request: all of it, as it is sent.
        understood: what the text says; of a text that cannot be understood, what it said before.
        error: why the text cannot be understood; nothing is sent then.
        refusal: why the newest answer is none; None where it is one.

    Signals:
        changed: one of its parts was set, by whomever.
        answered: the request, and its answer; only ever the newest.
        refused: UserError: why there is no answer.
    """

    changed = Signal()
    answered = Signal(object, object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.request = SearchRequest()
        self.understood = Understood()
        self.error: QueryError | None = None
        self.refusal: UserError | None = None
        self._past: list[SearchRequest] = []
        self._future: list[SearchRequest] = []
        self._since_typed = QElapsedTimer()
        self._limit = _LIMITS[0]
        self._since_sent = QElapsedTimer()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSES_MS[1])
        self._typing.timeout.connect(self.send)
        self._refreshing = QTimer(self, singleShot=True, interval=_REFRESH_PAUSE_MS)
        self._refreshing.timeout.connect(self.send)
        tasks.became_searchable.connect(self.refresh)
        tasks.engine_started.connect(self.send)

    @property
    def text(self) -> str:
        """What was typed, or written for the person."""
        return self.request.text

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of file wanted beside what the text says; none means all."""
        return self.request.kinds

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples that stand beside the text."""
        return self.request.examples

    @property
    def empty(self) -> bool:
        """Whether nothing is asked: the newest files are shown then."""
        asked = self.text.strip() or self.examples or self.request.good or self.request.bad or self.request.items
        return not asked

    @property
    def ranks(self) -> bool:
        """Whether something is looked for, so that hits fit it more or less."""
        wanted = any(example.weight > 0 for example in self.examples)
        return self.understood.asks or wanted or bool(self.request.good)

    def type_text(self, text: str) -> None:
        """Set the text; it is sent when the typing pauses, and not while it cannot be understood."""
        if text == self.text:
            return
        going_on = self._since_typed.isValid() and self._since_typed.elapsed() < _ONE_STEP_MS
        self._set(replace(self.request, text=text), as_step=not going_on)
        self._since_typed.start()
        self._tasks.forget("search")
        if self.error is None:
            self._typing.start()
        else:
            self._typing.stop()

    def ask(self, request: SearchRequest) -> None:
        """Ask for something else, now."""
        if request == self.request:
            return
        self._since_typed.invalidate()
        self._set(request, as_step=True)
        self.send()

    def change(self, **parts: Any) -> None:
        """Ask with other values of some attributes of the request, now."""
        self.ask(replace(self.request, **parts))

    def set_kinds(self, kinds: tuple[Kind, ...]) -> None:
        """Set the kinds of file that are wanted; none means all."""
        self.change(kinds=kinds)

    def set_examples(self, examples: tuple[Example, ...], kinds: tuple[Kind, ...] = ()) -> None:
        """Ask for what is like some examples and for nothing else, among some kinds."""
        # A shared library knows no items of this one.
        library = "" if any(one.item is not None for one in examples) else self.request.library
        self.ask(SearchRequest(examples=examples, kinds=kinds, library=library))

    def add_examples(self, examples: tuple[Example, ...]) -> None:
        """Ask with some more examples; one that is there already gets the weight of the new one."""
        new = {(one.item, one.path, one.region) for one in examples}
        kept = tuple(one for one in self.examples if (one.item, one.path, one.region) not in new)
        self.change(examples=kept + examples)

    def remove(self, one: Part | Filter) -> None:
        """Ask without a part or a filter."""
        if one in self.examples:
            self.change(examples=tuple(other for other in self.examples if other != one))
        else:
            self.change(text=editing.without(self.text, one))

    def exchange(self, one: Part | Filter, new: Part | Filter) -> None:
        """Ask with another part or filter in the place of one."""
        if one in self.examples:
            self.change(examples=tuple(new if other == one else other for other in self.examples))
        else:
            self.change(text=editing.exchanged(self.text, self.understood, one, new))

    def move(self, one: Part | Filter, place: int) -> None:
        """Put a part or filter at another place among its like; what is asked stays the same."""
        if one in self.examples:
            others = [other for other in self.examples if other != one]
            place = max(0, place)
            self.change(examples=(*others[:place], one, *others[place:]))
        elif self.error is None:
            self.change(text=editing.moved(self.text, self.understood, one, place))

    def sort_by(self, order: Order) -> None:
        """Write into the text what hits are sorted by."""
        self.change(text=editing.sorted_by(self.text, order))

    def mark(self, items: tuple[int, ...], good: bool | None) -> None:
        """Say of items that they are good or bad; None takes it back."""
        without_good = tuple(item for item in self.request.good if item not in items)
        without_bad = tuple(item for item in self.request.bad if item not in items)
        self.change(
            good=without_good + items if good is True else without_good,
            bad=without_bad + items if good is False else without_bad,
        )

    def clear(self) -> None:
        """Ask nothing. The kinds stay as they are, and where is searched."""
        self.ask(SearchRequest(kinds=self.kinds, library=self.request.library))

    def look_in(self, library: str) -> None:
        """Ask a shared library, "" for this computer, the same, as far as both can be asked: no marks, no items."""
        if library != self.request.library:
            files = tuple(one for one in self.examples if one.item is None)
            self.ask(SearchRequest(self.text, files, self.kinds, library=library))

    def undo(self) -> None:
        """Ask what was asked before the last change."""
        if self._past:
            self._future.append(self.request)
            self._go_to(self._past.pop())

    def redo(self) -> None:
        """Take back the last `undo`."""
        if self._future:
            self._past.append(self.request)
            self._go_to(self._future.pop())

    def refresh(self) -> None:
        """Ask again soon, because this computer's library changed; many changes are taken together."""
        if not self.request.library and not self._refreshing.isActive():
            self._refreshing.start()

    def reach_further(self) -> None:
        """Ask the same again for more hits, up to as many as the engine gives."""
        further = [limit for limit in _LIMITS if limit > self._limit]
        if further:
            self._limit = further[0]
            self.send()

    def send(self) -> None:
        """Ask now, unless the text cannot be understood: the last answer stays then."""
        self._typing.stop()
        self._refreshing.stop()
        if self.error is not None:
            return
        request = replace(self.request, text=self.text.strip(), limit=max(self.request.limit, self._limit))
        self._since_sent.start()
        self._tasks.ask(
            "search",
            request,
            then=lambda answer: self._pass_on(request, answer),
            failed=lambda error: self._pass_on_refusal(request, error),
            latest="search",
        )

    def _pass_on_refusal(self, request: SearchRequest, error: UserError) -> None:
        # What was found before answers something else.
        self._pass_on(request, Answer(()), error)
        self.refused.emit(error)

    def _go_to(self, request: SearchRequest) -> None:
        self._since_typed.invalidate()
        self._set(request, as_step=False)
        self.send()

    def _set(self, request: SearchRequest, *, as_step: bool) -> None:
        if as_step:
            self._past = [*self._past[1 - _MOST_STEPS :], self.request]
            self._future.clear()
        self.request, self._limit = request, _LIMITS[0]
        try:
            self.understood = parser.parse(request.text, date.today())  # noqa: DTZ011  the person's own day
        except QueryError as error:
            self.error = error
        else:
            self.error = None
        self.changed.emit()

    def _pass_on(self, request: SearchRequest, answer: Answer, refusal: UserError | None = None) -> None:
        self.refusal = refusal
        least, most = _TYPING_PAUSES_MS
        self._typing.setInterval(min(most, max(least, int(self._since_sent.elapsed()))))
        self.answered.emit(request, answer)
