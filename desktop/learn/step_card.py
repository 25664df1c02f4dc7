"""One step of a tour: what it explains, what can be tried, and what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout

from desktop.furniture import HeightByWidth, Slider, button, words
from desktop.learn.figure_view import FigureView
from desktop.learn.tours import Lead, Step
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails

_TYPING_PAUSE_MS = 400
_MOVING_PAUSE_MS = 90
_MOST_CHARACTERS = 200


class StepCard(HeightByWidth, QFrame):
    """A card. The engine computes its figure, when it is shown and whenever something else is tried.

    Args: subject: what tells it from all other cards.

    Signals:
        led: a Lead was pressed, and the text that belongs to it.
        opened: the path of a file.
    """

    led = Signal(object, str)
    opened = Signal(bytes)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails, step: Step, subject: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._tasks = tasks
        self._theme = theme
        self._subject = f"learn {subject}"
        self.step = step
        self.fields: list[QLineEdit] = []
        self.slider: Slider | None = None
        self._value = words(tone="muted")
        self.figure = FigureView(theme, thumbnails)
        self.figure.opened.connect(self.opened)
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self.ask)
        self._lay_out()

    @property
    def given(self) -> tuple[str, ...]:
        """What is tried now."""
        texts = tuple(field.text() for field in self.fields)
        return texts if self.slider is None else (*texts, str(self._number()))

    def ask(self) -> None:
        """Have the figure computed."""
        self._waiting.stop()
        if self.step.figure:
            self._tasks.ask(
                "lessons.figure",
                self.step.figure,
                self.given,
                then=self.figure.show_figure,
                failed=self.figure.show_error,
                latest=self._subject,
            )

    def forget(self) -> None:
        """Let go of the figure that is still being computed."""
        self._tasks.forget(self._subject)

    def _lay_out(self) -> None:
        space = self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("l"), space("l"), space("l"))
        column.setSpacing(space("m"))
        column.addWidget(words(self.step.title, size="title"))
        text = QLabel(self.step.text)
        text.setTextFormat(Qt.TextFormat.MarkdownText)
        text.setWordWrap(True)
        column.addWidget(text)
        if self.step.blanks or self.step.scale:
            column.addLayout(self._make_tries())
        if self.step.figure:
            self.figure.says.setText(self.tr("Being computed \N{HORIZONTAL ELLIPSIS}"))
            self.figure.says.show()
            column.addWidget(self.figure)
        if self.step.lead is not None:
            lead = self.step.lead
            self.lead = button(lead.text, lambda: self._follow(lead))
            column.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_tries(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.space("m"))
        grid.setVerticalSpacing(self._theme.space("s"))
        grid.setColumnStretch(1, 1)
        for blank in self.step.blanks:
            field = QLineEdit(blank.text)
            field.setMaxLength(_MOST_CHARACTERS)
            field.setAccessibleName(blank.label)
            field.textEdited.connect(lambda _: self._waiting.start(_TYPING_PAUSE_MS))
            field.returnPressed.connect(self.ask)
            self._add_try(grid, blank.label, field)
            self.fields.append(field)
        scale = self.step.scale
        if scale is not None:
            self.slider = Slider()
            steps = 1 if scale.whole else 10
            self.slider.setRange(round(scale.low * steps), round(scale.high * steps))
            self.slider.setValue(round(scale.value * steps))
            self.slider.setAccessibleName(scale.label)
            self.slider.valueChanged.connect(self._move)
            self._add_try(grid, scale.label, self.slider)
            grid.addWidget(self._value, grid.rowCount() - 1, 2)
            self._say_value()
        return grid

    def _add_try(self, grid: QGridLayout, label: str, widget: QLineEdit | Slider) -> None:
        name = QLabel(label)
        name.setBuddy(widget)
        row = grid.rowCount()
        grid.addWidget(name, row, 0)
        grid.addWidget(widget, row, 1)

    def _move(self) -> None:
        self._say_value()
        self._waiting.start(_MOVING_PAUSE_MS)

    def _number(self) -> float:
        assert self.slider is not None and self.step.scale is not None
        value = self.slider.value()
        return value if self.step.scale.whole else value / 10

    def _say_value(self) -> None:
        assert self.step.scale is not None
        said = QLocale().toString(float(self._number()), "f", 0 if self.step.scale.whole else 1)
        self._value.setText(said)
        self._value.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000"))

    def _follow(self, lead: Lead) -> None:
        self.led.emit(lead, self.fields[lead.field].text() if lead.field >= 0 else lead.query)
