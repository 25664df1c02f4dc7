"""A table of figures."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from desktop.theme import Theme
from models.reports import Cell, Table

_MOST_ROWS = 12
_ROW_LINES = 1.9
_GAP_PX = 14
_Index = QModelIndex | QPersistentModelIndex


class FigureModel(QAbstractTableModel):
    """The cells of a table, as people of this country write numbers."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        sides = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
        self._alignments = [
            sides[any(isinstance(row[column], str) for row in table.rows)] | Qt.AlignmentFlag.AlignVCenter
            for column in range(len(table.columns))
        ]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's names
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.table.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(cell, self.table.columns[index.column()].decimals)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[index.column()]
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.table.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[section]
        return None


class FigureTable(QTableView):
    """Shows a table as high as its rows, up to a dozen; the arrow keys walk through its cells."""

    def __init__(self, theme: Theme, table: Table) -> None:
        super().__init__()
        self._theme = theme
        self._figures = FigureModel(table)
        self.setModel(self._figures)
        self.setAccessibleName(table.title)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._figures.table

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802  Qt's name
        # The style sheet writes titles bold, and Qt leaves room for plain ones.
        title = QFontMetrics(self._theme.font("body", strong=True)).horizontalAdvance(self.table.columns[column].title)
        return max(super().sizeHintForColumn(column), title) + _GAP_PX

    def _fit(self) -> None:
        # Behind the last title there may be room, which the style sheet of the program leaves as it is.
        ground = self._theme.colour("surface").name()
        self.horizontalHeader().setStyleSheet(f"QHeaderView {{ background: {ground}; border: none; }}")
        row_px = round(self.fontMetrics().height() * _ROW_LINES)
        self.verticalHeader().setDefaultSectionSize(row_px)
        shown = min(len(self._figures.table.rows), _MOST_ROWS)
        bar_px = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + max(shown, 1) * row_px + bar_px + 4)


def _text(cell: Cell, decimals: int) -> str:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "\N{EN DASH}"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and math.isinf(cell):
        return "-\N{INFINITY}" if cell < 0 else "\N{INFINITY}"
    return QLocale().toString(float(cell), "f", decimals if isinstance(cell, float) else 0)
