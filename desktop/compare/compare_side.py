"""One encoder's answer, beside another's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import button, say, words
from desktop.search.result_view import ResultView
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Answer, Hit, SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.views import EncoderStatus

_TILE_PX = 150
_TILE_CHARACTERS = 21  # what the line of figures needs
_LIMIT = 60


class CompareSide(QWidget):
    """A choice of encoder, what it finds, and a button that makes it the one that answers.

    Args: subject: tells its questions from those of the other side.

    Signals:
        answered: it shows another answer, or none.
        chosen: another encoder was chosen in the box.
        use_wanted: the EncoderStatus that is to answer from now on.
    """

    answered = Signal()
    chosen = Signal()
    use_wanted = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails, subject: str, name: str) -> None:
        super().__init__()
        self._tasks = tasks
        self._subject = subject
        self._encoders: tuple[EncoderStatus, ...] = ()
        self.hits: tuple[Hit, ...] = ()
        self.box = QComboBox()
        self.box.setAccessibleName(name)
        self.box.view().setAccessibleName(name)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(10)
        self.box.currentIndexChanged.connect(lambda _: self.chosen.emit())
        self._leaves = words()
        self._leaves.setObjectName("warning")
        self._leaves.hide()
        self._line = words(tone="muted")
        self._line.setAccessibleName(self.tr("What %1 found").replace("%1", name))
        self.results = ResultView(theme, thumbnails, measured=True)
        self.results.setAccessibleName(self.tr("Results: %1").replace("%1", name))
        self.results.set_tile_width(max(_TILE_PX, self.fontMetrics().averageCharWidth() * _TILE_CHARACTERS))
        self.use = button(self.tr("Use this one"), self._use, name=self.tr("Use this one: %1").replace("%1", name))
        foot = FlowLayout(theme.space("s"))
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.box)
        column.addWidget(self._leaves)
        column.addWidget(self._line)
        column.addWidget(self.results, 1)
        column.addLayout(foot)

    @property
    def encoder(self) -> EncoderStatus | None:
        """The encoder whose answer is shown."""
        place = self.box.currentIndex()
        return self._encoders[place] if 0 <= place < len(self._encoders) else None

    @property
    def said(self) -> str:
        """What is said of the answer."""
        return self._line.text()

    def offer(self, encoders: Sequence[EncoderStatus], wanted: str) -> None:
        """Let one of these be chosen; the one that was stays chosen where it still can be, otherwise `wanted`."""
        before = self.encoder.name if self.encoder is not None else wanted
        names = [one.name for one in encoders]
        self._encoders = tuple(encoders)
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([one.title for one in encoders])
        self.box.setCurrentIndex(names.index(before) if before in names else names.index(wanted))
        self.box.blockSignals(False)
        self._show_use()

    def choose(self, name: str) -> None:
        """Choose an encoder that is offered."""
        self.box.setCurrentIndex([one.name for one in self._encoders].index(name))

    def forget(self) -> None:
        """Let what was asked last go unanswered: something else is being typed."""
        self._tasks.forget(self._subject)

    def ask(self, text: str, kind: Kind) -> None:
        """Ask its encoder alone."""
        encoder = self.encoder
        self._show_use()
        if encoder is None or not text:
            self.forget()
            self._show((), "")
            return
        request = SearchRequest(text=text, kinds=(kind,), limit=_LIMIT, by="content", encoder=encoder.name)
        self._tasks.ask("search", request, then=self._take, failed=self._say_why_not, latest=self._subject)

    def _take(self, answer: Answer) -> None:
        took_ms = answer.took_ms.get("total", sum(answer.took_ms.values()))
        took = self.tr("%1 ms").replace("%1", wording.number(round(took_ms)))
        self._show(answer.hits, " \N{MIDDLE DOT} ".join((self._found(answer), took, *answer.notes)))
        announce(self._line, self._line.text())

    def _found(self, answer: Answer) -> str:
        strong = sum(hit.relevance == "strong" for hit in answer.hits)
        maybe = sum(hit.relevance == "maybe" for hit in answer.hits)
        if strong:
            return self.tr("%Ln strong match(es)", "", strong)
        if maybe:
            return self.tr("%Ln may match", "", maybe)
        return self.tr("Nothing fits well") if answer.hits else self.tr("Nothing found")

    def _say_why_not(self, error: UserError) -> None:
        self._show((), str(error))

    def _show(self, hits: tuple[Hit, ...], line: str) -> None:
        self.hits = hits
        self.results.show_hits(hits, ranked=True, stay=False)
        say(self._line, line)
        self.answered.emit()

    def _show_use(self) -> None:
        encoder = self.encoder
        answering = encoder is not None and encoder.chosen
        self.use.setText(self.tr("Answers now") if answering else self.tr("Use this one"))
        if encoder is not None:
            self.use.setAccessibleName(f"{self.use.text()}: {encoder.title}")
        self.use.setEnabled(encoder is not None and not answering)
        say(self._leaves, encoder.leaves if encoder is not None else "")

    def _use(self) -> None:
        if self.encoder is not None:
            self.use_wanted.emit(self.encoder)
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
