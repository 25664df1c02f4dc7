"""Saved searches in the side bar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop import wording
from desktop.library.rows import Row
from desktop.search import chip_words
from desktop.search.query import Query
from desktop.search.saved import SavedSearches
from desktop.theme import Theme
from models.answers import SavedSearch

_LONGEST_NAME = 80


class SavedRow(Row):
    """One saved search, with how much is new.

    Signals:
        rename_wanted, remove_wanted: chosen in the menu, or by F2 and Delete.
    """

    rename_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme, saved: SavedSearch) -> None:
        super().__init__(theme, "saved", saved.name)
        self.saved = saved
        self.setCheckable(True)
        self.show_saved(saved)

    def show_saved(self, saved: SavedSearch) -> None:
        """Show another state of it."""
        self.saved = saved
        self._icon = "collection" if saved.is_collection else "saved"
        self.setText(saved.name)
        new = self.tr("%Ln new file(s) in the library", "", saved.new)
        self.setAccessibleName(f"{saved.name}, {new}" if saved.new else saved.name)
        asked = chip_words.request_text(saved.request.text, saved.request.examples)
        self.setToolTip("\n".join(line for line in (asked, new if saved.new else "") if line))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename") + "\tF2", self.rename_wanted.emit)
        menu.addAction(self.tr("Remove") + "\t" + self.tr("Del"), self.remove_wanted.emit)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        colour, font, small = "text", self._theme.font("body", strong=self.isChecked()), self._theme.font("small")
        count = f"+{wording.number(self.saved.new)}" if self.saved.new else ""
        room = place.width() - (QFontMetrics(small).horizontalAdvance(count) + 8 if count else 0)
        name = QFontMetrics(font).elidedText(self.saved.name, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(self._theme.colour("on_accent_soft" if self.isChecked() else colour))
        painter.drawText(place, self._begin() | middle, name)
        painter.setFont(small)
        painter.setPen(self._theme.colour("on_accent_soft" if self.isChecked() else "muted"))
        painter.drawText(place, self._end() | middle, count)


class NameField(QLineEdit):
    """Takes the place of a row while it gets another name. Esc leaves the name as it is.

    Signals:
        done: the name that is wanted; "" for none.
    """

    done = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMaxLength(_LONGEST_NAME)
        self.setAccessibleName(self.tr("New name"))
        self.editingFinished.connect(lambda: self._end(self.text().strip()))
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._end("")
        else:
            super().keyPressEvent(event)

    def _end(self, name: str) -> None:
        self.blockSignals(True)  # losing the keys ends editing, too
        self.hide()
        self.blockSignals(False)
        self.done.emit(name)
        self.deleteLater()


class SavedSection(QWidget):
    """All saved searches. Hidden while there are none."""

    def __init__(self, saved: SavedSearches, query: Query, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._saved = saved
        self._query = query
        self._theme = theme
        self.rows: dict[int, SavedRow] = {}
        title = QLabel(self.tr("Saved searches"))
        title.setProperty("type", "heading")
        title.setContentsMargins(theme.space("s"), 0, 0, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.space("l"))
        self._column.setSpacing(2)
        self._column.addWidget(title)
        saved.changed.connect(self._show)
        query.changed.connect(self._show_asked)
        self._show()

    def rename(self, saved_id: int) -> None:
        """Let a person write another name where the row is."""
        row = self.rows[saved_id]
        field = NameField(row.saved.name)
        self._column.insertWidget(self._column.indexOf(row), field)
        row.hide()

        def end(name: str) -> None:
            row.show()
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._saved.rename(row.saved, name)

        field.done.connect(end)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        wanted = {one.saved_id: one for one in self._saved.all}
        for saved_id in set(self.rows) - set(wanted):
            gone = self.rows.pop(saved_id)
            gone.hide()
            gone.deleteLater()
        for place, one in enumerate(self._saved.all):
            if one.saved_id in self.rows:
                self.rows[one.saved_id].show_saved(one)
            else:
                self.rows[one.saved_id] = self._make(one)
            self._column.insertWidget(place + 1, self.rows[one.saved_id])
        self.setVisible(bool(wanted))
        self._show_asked()

    def _make(self, saved: SavedSearch) -> SavedRow:
        row = SavedRow(self._theme, saved)
        row.clicked.connect(lambda: (self._saved.open(row.saved), self._show_asked()))
        row.rename_wanted.connect(lambda: self.rename(row.saved.saved_id))
        row.remove_wanted.connect(lambda: self._saved.remove(row.saved))
        return row

    def _show_asked(self) -> None:
        for row in self.rows.values():
            row.setChecked(row.saved.request == self._query.request)
