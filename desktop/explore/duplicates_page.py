"""The page of duplicates: files that are there twice or are alike, and what a person does about them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.explore import words as duplicate_words
from desktop.explore.duplicate_view import DuplicateView
from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, button, page_head, say, words
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.errors import UserError
from models.kinds import Kind
from models.views import DuplicateGroup, TrashReport

_MOST_PROBLEMS = 3


class DuplicatesPage(Panel):
    """Groups of files, and a button that moves those that a person chose to the trash. Nothing is chosen by itself.

    Signals:
        open_wanted, show_wanted: a path.
        help_wanted: what counts as a duplicate.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    open_wanted = Signal(bytes)
    show_wanted = Signal(bytes)
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._moving = False
        self.view = DuplicateView(theme, thumbnails)
        self.view.open_wanted.connect(self.open_wanted)
        self.view.show_wanted.connect(self.show_wanted)
        self.groups = self.view.groups
        self.groups.chosen_changed.connect(self._show_choice)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Kind of file"))
        self.kinds.view().setAccessibleName(self.kinds.accessibleName())
        self.kinds.addItem(self.tr("All kinds"))
        for kind in wording.KINDS:
            self.kinds.addItem(wording.kinds_name(kind))
        self.same_only = QCheckBox(self.tr("Only what is the same to the byte"))
        self.same_only.setChecked(True)
        self.again = button(self.tr("Look again"), self.refresh, look="quiet")
        theme.dress(self.again, "retry")
        self.all_but_best = button(self.tr("Select all but the best of every group"), self.groups.choose_all_but_best)
        self.clear = button(self.tr("Select nothing"), self.groups.choose_nothing)
        self.to_trash = button("", self.move_chosen, look="primary")
        theme.dress(self.to_trash, "trash", "on_accent")
        self._total = words(tone="muted")
        self._warning = words()
        self._warning.setObjectName("warning")
        self._warning.hide()
        self._problems = words()
        self._problems.setObjectName("warning")
        self._problems.hide()
        self._lay_out()
        self.kinds.currentIndexChanged.connect(lambda _: self.refresh())
        self.same_only.toggled.connect(lambda _: self.refresh())
        tasks.engine_died.connect(self._forget_moving)
        self._show_choice()

    @property
    def said(self) -> str:
        """What is said of the groups, or why there are none."""
        return self._nothing.text() if self._stack.currentIndex() else self._total.text()

    @property
    def problems(self) -> str:
        """Why files stayed that were to be moved, "" where all were."""
        return "" if self._problems.isHidden() else self._problems.text()

    def refresh(self) -> None:
        """Look for duplicates."""
        at = self.kinds.currentIndex()
        kinds: tuple[Kind, ...] = (wording.KINDS[at - 1],) if at > 0 else ()
        if not self.groups.rowCount():
            self._show_page(self.tr("Looking for duplicates\N{HORIZONTAL ELLIPSIS}"), "")
        self._tasks.ask(
            "duplicates.groups",
            kinds,
            not self.same_only.isChecked(),
            then=self._take,
            failed=self._fail,
            latest="duplicates",
        )

    def move_chosen(self) -> None:
        """Move what is chosen to the trash of the system."""
        chosen = self.groups.chosen
        if not chosen or self._moving:
            return
        self._moving = True
        say(self._problems, "")
        self._show_choice()
        ids = tuple(file.file_id for file in chosen)
        self._tasks.ask("duplicates.trash", ids, then=self._end_moving, failed=self._fail_moving)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.refresh()

    def take_keys(self) -> None:
        """Let the arrow keys walk through the groups."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self, groups: tuple[DuplicateGroup, ...]) -> None:
        self.groups.set_groups(groups)
        total = duplicate_words.total(len(groups), sum(group.spare_bytes for group in groups)) if groups else ""
        if total != self._total.text():
            announce(self, total or self.tr("No duplicates"))
        self._total.setText(total)
        if groups:
            self._stack.setCurrentIndex(0)
        elif self.same_only.isChecked():
            text = self.tr("Nothing is there twice to the byte. Untick the box above to see what looks or reads alike.")
            self._show_page(self.tr("No duplicates"), text)
        else:
            self._show_page(self.tr("No duplicates"), self.tr("Every file here is one of a kind."))
        self._show_choice()

    def _fail(self, error: UserError) -> None:
        self.groups.set_groups(())
        self._show_page(error.what, f"{error.why} {error.what_to_do}")

    def _end_moving(self, report: TrashReport) -> None:
        self._forget_moving()
        shown = list(report.problems[:_MOST_PROBLEMS])
        if len(report.problems) > len(shown):
            more = len(report.problems) - len(shown)
            shown.append(self.tr("And %Ln more.", "", more))
        say(self._problems, "\n".join(shown))
        if report.problems:
            announce(self, self._problems.text())
        if report.moved:
            undo = self.tr("Undo") if report.undo else ""
            act = (lambda: self._undo(report.undo)) if report.undo else None
            self.noticed.emit(duplicate_words.moved(report.moved), undo, act)
        self.refresh()

    def _fail_moving(self, error: UserError) -> None:
        self._forget_moving()
        say(self._problems, str(error))
        self.refresh()

    def _forget_moving(self) -> None:
        self._moving = False
        self._show_choice()

    def _undo(self, token: str) -> None:
        def tell(count: int) -> None:
            self.noticed.emit(duplicate_words.brought_back(count), "", None)
            if self.isVisible():
                self.refresh()

        self._tasks.ask("duplicates.undo", token, then=tell)

    def _show_choice(self) -> None:
        chosen = self.groups.chosen
        any_group = self.groups.rowCount() > 0
        if self._moving:
            text = self.tr("Moving\N{HORIZONTAL ELLIPSIS}")
        else:
            text = duplicate_words.move(len(chosen), sum(file.size_bytes for file in chosen))
        self.to_trash.setText(text)
        self.to_trash.setAccessibleName(text)
        self.to_trash.setEnabled(bool(chosen) and not self._moving)
        self.clear.setEnabled(bool(chosen))
        self.all_but_best.setEnabled(any_group)
        self._foot.setVisible(any_group)
        emptied = self.groups.emptied
        say(self._warning, duplicate_words.whole_groups(emptied) if emptied else "")

    def _show_page(self, title: str, text: str) -> None:
        self._nothing_title.setText(title)
        self._nothing.setText(text)
        self._nothing.setVisible(bool(text))
        self._stack.setCurrentIndex(1)

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("What counts as one?"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Duplicates"), self.closed.emit, learn)
        filters = FlowLayout(space("m"))
        for widget in (self.kinds, self.same_only, self.again):
            filters.addWidget(widget)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing_page())
        self._foot = QFrame()
        buttons = FlowLayout(space("s"))
        for widget in (self.to_trash, self.all_but_best, self.clear):
            buttons.addWidget(widget)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(space("s"))
        foot.addWidget(self._warning)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(self._total)
        column.addWidget(self._problems)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _nothing_page(self) -> QWidget:
        page = QWidget()
        glyph = QLabel()
        glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
        glyph.setPixmap(self._theme.icon("duplicates", "faint").pixmap(48, 48))
        self._theme.changed.connect(lambda: glyph.setPixmap(self._theme.icon("duplicates", "faint").pixmap(48, 48)))
        self._nothing_title = words(size="title")
        self._nothing = words(tone="muted")
        column = QVBoxLayout(page)
        column.setSpacing(self._theme.space("m"))
        column.addStretch(2)
        column.addWidget(glyph)
        for label in (self._nothing_title, self._nothing):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(3)
        return page
