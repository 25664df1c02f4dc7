"""The files that could not be indexed, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, back_button, button, words
from desktop.library import words as library_words
from desktop.library.failure_model import FailureModel
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.views import Failure

_NAME_PX = 180
_LINES = 3


class FailuresPanel(Panel):
    """A table of the failed files, with what can be done about them; those that are ignored are listed on demand.

    Signals:
        open_wanted, show_wanted: a path.
        help_wanted: what the reasons mean.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    open_wanted = Signal(bytes)
    show_wanted = Signal(bytes)
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._all: tuple[Failure, ...] = ()
        self._reason = ""
        self.reasons: dict[str, QPushButton] = {}
        self.failures = FailureModel()
        self.table = self._make_table()
        self._retry = self._button("retry", self.tr("Retry"), self.retry_selected)
        self._ignore = self._button("ignore", self.tr("Ignore"), self.ignore_selected)
        self._ignore.setToolTip(self.tr("Leave these files alone for good"))
        self._retry_all = self._button("retry", self.tr("Retry all"), self.retry_all)
        self._open = self._button("open", self.tr("Open"), lambda: self._emit(self.open_wanted.emit))
        self._show = self._button("reveal", self.tr("Show in folder"), lambda: self._emit(self.show_wanted.emit))
        self.ignored = button("", self._show_list, look="link")
        self.ignored.setCheckable(True)
        self._nothing = words()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("tone", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        theme.changed.connect(self._fit_rows)
        self._fit_rows()
        self._show_list()

    def refresh(self) -> None:
        """Ask for the list anew."""
        self._tasks.ask("failures", then=self._take, latest="failures")

    def retry_selected(self) -> None:
        """Try the selected files again, ignored ones, too."""
        self._retry_these(self._chosen())

    def retry_all(self) -> None:
        """Try all of them again, but for those that are ignored."""
        self._tasks.ask("retry", (), then=lambda _: self.refresh())

    def ignore_selected(self) -> None:
        """Leave the selected files alone for good."""
        chosen = self._chosen()
        if not chosen:
            return
        said = self.tr("%1 is left alone from now on.").replace("%1", _name_of(chosen[0]))
        if len(chosen) > 1:
            said = self.tr("%1 files are left alone from now on.").replace("%1", wording.number(len(chosen)))

        def tell(_: object) -> None:
            self.refresh()
            self.noticed.emit(said, self.tr("Undo"), lambda: self._retry_these(chosen))

        self._tasks.ask("ignore", _ids_of(chosen), then=tell)

    def _retry_these(self, failures: Sequence[Failure]) -> None:
        if failures:
            self._tasks.ask("retry", _ids_of(failures), then=lambda _: self.refresh())

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.failures)
        table.setAccessibleName(self.tr("Files that failed"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        # Equally high rows: to ask each of thousands how high it would like to be takes minutes.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, _NAME_PX)
        table.selectionModel().selectionChanged.connect(self._show_choice)
        table.doubleClicked.connect(lambda: self._emit(self.open_wanted.emit))
        return table

    def _fit_rows(self) -> None:
        """High enough for a few lines in the size of text that is in force."""
        row_px = _LINES * self.table.fontMetrics().lineSpacing() + self._theme.space("l")
        self.table.verticalHeader().setDefaultSectionSize(row_px)

    def _button(self, icon: str, text: str, act: Callable[[], None]) -> QPushButton:
        made = button(text, act)
        self._theme.dress(made, icon)
        return made

    def _lay_out(self) -> None:
        space = self._theme.space
        back = back_button(self._theme)
        back.clicked.connect(self.closed)
        self._title = QLabel()
        self._title.setProperty("type", "title")
        learn = button(self.tr("About the reasons"), self.help_wanted.emit, look="quiet")
        self._theme.dress(learn, "help")
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self._title, 1)
        head.addWidget(learn)
        self._chips = FlowLayout(space("s"))
        buttons = FlowLayout(space("s"))
        for one in (self._retry, self._ignore, self._open, self._show, self._retry_all, self.ignored):
            buttons.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addLayout(self._chips)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)

    def _take(self, failures: tuple[Failure, ...]) -> None:
        self._all = failures
        self._show_list()

    def _show_list(self) -> None:
        """Show what failed, or what is ignored, of one reason or of all."""
        failed = [failure for failure in self._all if not failure.ignored]
        ignored = [failure for failure in self._all if failure.ignored]
        if not ignored:
            self.ignored.setChecked(False)
        listed = ignored if self.ignored.isChecked() else failed
        self._show_reasons(listed)
        self.failures.set_failures([one for one in listed if self._reason in ("", one.reason)])
        self._title.setText(self._say_title(len(failed), len(ignored)))
        self._nothing.setText(self._say_nothing(len(ignored)))
        self._stack.setCurrentIndex(0 if listed else 1)
        hide, show = self.tr("Show what failed"), self.tr("Show ignored (%1)")
        self.ignored.setText(hide if self.ignored.isChecked() else show.replace("%1", wording.number(len(ignored))))
        self.ignored.setAccessibleName(self.ignored.text())
        self.ignored.setVisible(bool(ignored))
        self._retry_all.setEnabled(bool(failed))
        self._show_choice()

    def _say_title(self, failed: int, ignored: int) -> str:
        if self.ignored.isChecked():
            return self.tr("%Ln file(s) is (are) ignored", "", ignored)
        if not failed:
            return self.tr("No file failed")
        return self.tr("%Ln file(s) failed", "", failed)

    def _say_nothing(self, ignored: int) -> str:
        if ignored:
            return self.tr("Every other file could be looked into.")
        return self.tr(
            "Every file could be looked into. One that cannot is listed here, with the reason and with what to do."
        )

    def _show_reasons(self, listed: Sequence[Failure]) -> None:
        """A button for each reason, where there is more than one; pressed, it shows the files of that reason alone."""
        found = dict(library_words.reasons(listed))
        if self._reason not in found:
            self._reason = ""
        if {name: one.text() for name, one in self.reasons.items() if name} != found or not found:
            for one in self.reasons.values():
                one.hide()
                one.deleteLater()
            wanted = {"": self.tr("All"), **found} if len(found) > 1 else found
            self.reasons = {reason: self._reason_button(reason, text) for reason, text in wanted.items()}
        for reason, one in self.reasons.items():
            one.setChecked(reason == self._reason and len(self.reasons) > 1)

    def _reason_button(self, reason: str, text: str) -> QPushButton:
        made = button(text, lambda: self._choose_reason(reason), look="tab")
        made.setAccessibleName(self.tr("Show: %1").replace("%1", text))
        made.setCheckable(True)
        self._chips.addWidget(made)
        return made

    def _choose_reason(self, reason: str) -> None:
        self._reason = reason
        self._show_list()

    def _show_choice(self) -> None:
        chosen = self._chosen()
        ignored = self.ignored.isChecked()
        text = self.tr("Look into it again") if ignored else self.tr("Retry")
        self._retry.setText(text)
        self._retry.setAccessibleName(text)
        self._retry.setEnabled(bool(chosen))
        self._ignore.setEnabled(bool(chosen))
        listed = self._stack.currentWidget() is self.table
        for one in (self._retry, self._open, self._show):
            one.setVisible(listed)
        for one in (self._ignore, self._retry_all):
            one.setVisible(listed and not ignored)
        self._open.setEnabled(len(chosen) == 1)
        self._show.setEnabled(len(chosen) == 1)

    def _chosen(self) -> list[Failure]:
        return [self.failures.failures[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _emit(self, emit: Callable[[bytes], None]) -> None:
        chosen = self._chosen()
        if chosen:
            emit(chosen[0].path)


def _ids_of(failures: Sequence[Failure]) -> tuple[int, ...]:
    return tuple(failure.file_id for failure in failures)


def _name_of(failure: Failure) -> str:
    return failure.display.replace("\\", "/").rpartition("/")[2]
