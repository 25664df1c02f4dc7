"""What a measurement says: a verdict in words, a plot, examples, and the figures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.flow_layout import FlowLayout
from desktop.furniture import button, say, words
from desktop.lab.figure_table import FigureTable
from desktop.lab.plot_view import PlotView
from desktop.theme import Theme
from models.reports import Example, Report, Table, Tone

_MOST_EXAMPLES = 18


class ReportView(QWidget):
    """Shows a report, the verdict first.

    Signals:
        export_wanted: the report is to be written to a file.
        show_wanted: the path of an example.
    """

    export_wanted = Signal()
    show_wanted = Signal(bytes)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._report: Report | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._badge = QLabel()
        self._badge.setObjectName("badge")
        self._title = words(size="strong")
        self._verdict = words()
        self._to_do = words()
        self.plot = PlotView(theme)
        self._plot_title = words(tone="muted")
        self._examples_title = words(size="strong")
        self._examples = QWidget()
        self._examples_flow = FlowLayout(theme.space("xs"), self._examples)
        self._tables = QVBoxLayout()
        self._tables.setSpacing(theme.space("s"))
        self._notes = words(tone="muted", size="small")
        self.export = button(self.tr("Export\N{HORIZONTAL ELLIPSIS}"), self.export_wanted.emit)
        self._lay_out()
        self.hide()

    @property
    def report(self) -> Report | None:
        """What is shown."""
        return self._report

    @property
    def verdict(self) -> str:
        """What is said in words."""
        return self._verdict.text()

    @property
    def tables(self) -> list[FigureTable]:
        """The tables that are shown."""
        return self.findChildren(FigureTable)

    def show_report(self, report: Report) -> None:
        """Show a report."""
        self._report = report
        self.show()
        self._badge.setText(_tone_name(report.tone))
        self._badge.setProperty("tone", {"fine": "accent", "notice": "warning", "unsure": ""}[report.tone])
        self._badge.style().unpolish(self._badge)
        self._badge.style().polish(self._badge)
        self._title.setText(report.title)
        self._verdict.setText(report.verdict)
        say(self._to_do, report.what_to_do)
        self.plot.show_plot(report.plot)
        say(self._plot_title, report.plot.title if report.plot is not None and self.plot.plot is not None else "")
        self._show_examples(report.examples_title, report.examples)
        self._show_tables(report.tables)
        say(self._notes, "\n".join(report.notes))
        self.export.setAccessibleName(self.tr("Export: %1").replace("%1", report.title))
        self.export.setEnabled(bool(report.tables))

    def _show_examples(self, title: str, examples: tuple[Example, ...]) -> None:
        while (item := self._examples_flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        shown = examples[:_MOST_EXAMPLES]
        for one in shown:
            spoken = self.tr("Show %1 in its folder").replace("%1", one.name)
            link = button(one.name, lambda path=one.path: self.show_wanted.emit(path), name=spoken, look="chip")
            link.setToolTip(one.note)
            self._examples_flow.addWidget(link)
        self._examples.setVisible(bool(shown))
        say(self._examples_title, title if shown else "")

    def _show_tables(self, tables: tuple[Table, ...]) -> None:
        while (item := self._tables.takeAt(0)) is not None:
            before = item.widget()
            # At once, since its name would still be read out until Qt deletes it; the item forgets it then.
            before.setParent(None)
            before.deleteLater()
        for table in tables:
            if table.rows:
                self._tables.addWidget(words(table.title, size="strong"))
                self._tables.addWidget(FigureTable(self._theme, table))

    def _lay_out(self) -> None:
        space = self._theme.space
        line = QFrame()
        line.setFixedHeight(1)
        line.setProperty("look", "line")
        foot = FlowLayout(space("s"))
        foot.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space("s"), 0, 0)
        column.setSpacing(space("s"))
        column.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._title, self._verdict, self._to_do):
            column.addWidget(part)
        column.addSpacing(space("s"))
        column.addWidget(self._plot_title)
        column.addWidget(self.plot)
        column.addWidget(self._examples_title)
        column.addWidget(self._examples)
        column.addLayout(self._tables)
        column.addWidget(self._notes)
        column.addLayout(foot)
        for part in (self._verdict, self._notes):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def _tone_name(tone: Tone) -> str:
    return {
        "fine": _tr("Nothing to do"),
        "notice": _tr("Worth a look"),
        "unsure": _tr("Cannot be told yet"),
    }[tone]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReportView", text)
