"""How far each kind of file has been looked into."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from desktop import wording
from desktop.theme import Theme
from models.kinds import Kind


class KindProgress(QWidget):
    """A line for each kind that there is: its name, a thin bar while something of it waits, and how many are done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.space("xs"), 0, theme.space("xs"))
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(theme.space("s"))
        grid.setColumnStretch(1, 1)
        self.lines: dict[Kind, tuple[QLabel, QProgressBar, QLabel]] = {}
        for row, kind in enumerate(wording.KINDS):
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setAccessibleName(wording.kinds_name(kind))
            count = QLabel()
            count.setProperty("tone", "muted")
            count.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self.lines[kind] = (QLabel(wording.kinds_name(kind)), bar, count)
            for column, widget in enumerate(self.lines[kind]):
                grid.addWidget(widget, row, column)

    def show_kinds(self, done: Mapping[Kind, int], waiting: Mapping[Kind, int]) -> None:
        """Show how many of each kind can be found, and how many still wait."""
        for kind, (name, bar, count) in self.lines.items():
            there, more = done.get(kind, 0), waiting.get(kind, 0)
            for widget in (name, count):
                widget.setVisible(bool(there or more))
            bar.setVisible(bool(more))
            said = self.tr("%1 of %2").replace("%1", wording.number(there)).replace("%2", wording.number(there + more))
            count.setText(said if more else wording.number(there))
            bar.setRange(0, max(1, there + more))
            bar.setValue(there)
            bar.setAccessibleDescription(count.text())
        self.setVisible(any(done.values()) or any(waiting.values()))
