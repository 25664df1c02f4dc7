"""One measurement: what it tells, what can be chosen, a button that runs it, and what it says."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QDir, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.accessibility import announce
from desktop.encoders.progress_line import ProgressLine
from desktop.flow_layout import FlowLayout
from desktop.furniture import HeightByWidth, button, say, words
from desktop.lab.report_view import ReportView
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.errors import UserError
from models.jobs import Progress
from models.reports import Report

_ASK_EVERY_MS = 300
_FIELD_CHARACTERS = 34
_TEXT_LINES = 5


class MeasurementCard(HeightByWidth, QFrame):
    """A card for a measurement of the engine. It runs there; the window only asks how far it is.

    Args: name: of the measurement, see `models.analysis.laboratory`. title, about: for people.

    Signals:
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
        show_wanted: the path of an example, or of what was exported.
        measured: another report is shown.

    Attributes:
        shown_for: what was chosen for the report that is shown; empty where there is none.
    """

    noticed = Signal(str, str, object)
    show_wanted = Signal(bytes)
    measured = Signal()

    def __init__(self, tasks: Tasks, theme: Theme, name: str, title: str, about: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._tasks = tasks
        self._theme = theme
        self.name = name
        self._title = title
        self._running = False
        self._asked: dict[str, str] = {}
        self.shown_for: dict[str, str] = {}
        self._behind = 2
        self._choices: dict[str, QComboBox | QLineEdit | QPlainTextEdit] = {}
        self.run = button(
            self.tr("Measure"), self.begin, name=self.tr("Measure: %1").replace("%1", title), look="primary"
        )
        self.stop = button(self.tr("Stop"), self.cancel, name=self.tr("Stop: %1").replace("%1", title))
        self.stop.hide()
        self.progress = ProgressLine(theme, self.tr("How far it is: %1").replace("%1", title))
        self._error = words()
        self._error.setObjectName("warning")
        self._error.hide()
        self.result = ReportView(theme)
        self.result.export_wanted.connect(self._choose_target)
        self.result.show_wanted.connect(self.show_wanted)
        self._asking = QTimer(self, interval=_ASK_EVERY_MS)
        self._asking.timeout.connect(self._ask_progress)
        tasks.engine_died.connect(lambda _: self._end())
        self._lay_out(title, about)

    @property
    def error(self) -> str:
        """Why it was not measured, "" for nothing."""
        return "" if self._error.isHidden() else self._error.text()

    def add_choice(self, key: str, name: str, options: Sequence[tuple[str, str]]) -> QComboBox:
        """Let one of several be chosen. Args: name: for people. options: value and name of each."""
        box = QComboBox()
        box.setAccessibleName(name)
        box.view().setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for value, text in options:
            box.addItem(text, value)
        self._add(key, box)
        return box

    def add_field(self, key: str, name: str, usual: str) -> QLineEdit:
        """Let something be written."""
        field = QLineEdit(usual)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setToolTip(name)
        field.setMinimumWidth(self.fontMetrics().averageCharWidth() * _FIELD_CHARACTERS)
        field.returnPressed.connect(self.begin)
        self._add(key, field)
        return field

    def add_lines(self, key: str, name: str, usual: str) -> QPlainTextEdit:
        """Let several lines be written."""
        field = QPlainTextEdit(usual)
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setFixedHeight(round(self.fontMetrics().lineSpacing() * _TEXT_LINES) + 24)
        self._choices[key] = field
        self._lines.addWidget(words(name, tone="muted"))
        self._lines.addWidget(field)
        return field

    def add_button(self, extra: QPushButton) -> None:
        """Put a button behind the others."""
        self._row.addWidget(extra)
        self._behind += 1

    def add_part(self, part: QWidget) -> None:
        """Put something below the buttons."""
        self._parts.addWidget(part)

    def show_options(self, key: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options; what was chosen stays chosen where it is still there."""
        box = self._choices[key]
        assert isinstance(box, QComboBox)
        before = box.currentData()
        box.clear()
        for value, text in options:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(before)))

    def choices(self) -> dict[str, str]:
        """What is chosen."""
        return {key: _value_of(widget) for key, widget in self._choices.items()}

    def begin(self) -> None:
        """Measure now."""
        if self._running:
            return
        self._running = True
        say(self._error, "")
        self.run.setEnabled(False)
        self.stop.show()
        self.progress.show_share(self.tr("Beginning\N{HORIZONTAL ELLIPSIS}"), 0, 0)
        self._asking.start()
        self._asked = self.choices()
        self._tasks.ask("laboratory.measure", self.name, self._asked, then=self._take, failed=self._fail)

    def cancel(self) -> None:
        """Stop it."""
        self._tasks.ask("laboratory.cancel", self.name)

    def export(self, target: bytes) -> None:
        """Write what was measured last to a file."""
        self._tasks.ask("laboratory.export", self.name, target, then=self._say_written, failed=self._fail)

    def _ask_progress(self) -> None:
        self._tasks.ask("laboratory.progress", self.name, then=self._show_progress, latest=f"laboratory {self.name}")

    def _show_progress(self, progress: Progress | None) -> None:
        if self._running and progress is not None:
            self.progress.show_share(progress.what, progress.done, progress.total)

    def _take(self, report: Report | None) -> None:
        self._end()
        if report is None:
            return
        self.shown_for = self._asked
        self.result.show_report(report)
        self.measured.emit()
        announce(self, f"{report.title}. {report.verdict}")

    def _fail(self, error: UserError) -> None:
        self._end()
        say(self._error, str(error))
        announce(self, str(error))

    def _end(self) -> None:
        held_keys = self.stop.hasFocus()
        self._running = False
        self._asking.stop()
        self._tasks.forget(f"laboratory {self.name}")
        self.progress.show_words("")
        self.stop.hide()
        self.run.setEnabled(True)
        if held_keys:
            self.run.setFocus()

    def _choose_target(self) -> None:
        name = os.path.join(QDir.homePath(), f"{self._title}.csv")
        forms = ";;".join((self.tr("Figures (*.csv)"), self.tr("Plot (*.svg)"), self.tr("Everything (*.json)")))
        chosen, form = QFileDialog.getSaveFileName(self, self.tr("Export what was measured"), name, forms)
        if not chosen:
            return
        suffix = form.rpartition("*")[2].rstrip(")") or ".csv"
        if not chosen.lower().endswith((".csv", ".svg", ".json")):
            chosen += suffix
        elif not chosen.lower().endswith(suffix):
            chosen = os.path.splitext(chosen)[0] + suffix
        self.export(os.fsencode(chosen))

    def _say_written(self, target: bytes) -> None:
        said = self.tr("Exported to %1.").replace("%1", os.path.basename(os.fsdecode(target)))
        self.noticed.emit(said, self.tr("Show"), lambda: self.show_wanted.emit(target))

    def _add(self, key: str, widget: QComboBox | QLineEdit) -> None:
        self._choices[key] = widget
        self._row.insert(self._row.count() - self._behind, widget)

    def _lay_out(self, title: str, about: str) -> None:
        space = self._theme.space
        self._row = FlowLayout(space("s"))
        self._row.addWidget(self.run)
        self._row.addWidget(self.stop)
        self._parts = QVBoxLayout()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space("xs"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space("l"),) * 4)
        column.setSpacing(space("s"))
        column.addWidget(words(title, size="title"))
        column.addWidget(words(about, tone="muted"))
        column.addLayout(self._lines)
        column.addLayout(self._row)
        column.addLayout(self._parts)
        column.addWidget(self.progress)
        column.addWidget(self._error)
        column.addWidget(self.result)


def _value_of(widget: QComboBox | QLineEdit | QPlainTextEdit) -> str:
    if isinstance(widget, QComboBox):
        return str(widget.currentData() or "")
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
