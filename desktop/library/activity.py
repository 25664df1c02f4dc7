"""The card that says what the library is doing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QVBoxLayout

from desktop import wording
from desktop.furniture import button
from desktop.theme import Theme
from models.views import LibraryStatus


class ActivityCard(QFrame):
    """Progress in plain words, with the switches for it. Hidden while there is nothing to say.

    Signals:
        pause_wanted, resume_wanted, cancel_wanted, failures_wanted: of the buttons.
        manners_wanted: when it works is to be set. more_wanted: everything that is being done is to be seen.
    """

    pause_wanted = Signal()
    resume_wanted = Signal()
    cancel_wanted = Signal()
    failures_wanted = Signal()
    manners_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._paused = False
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._detail = QLabel()
        self._detail.setWordWrap(True)
        self._detail.setProperty("tone", "muted")
        self._detail.setProperty("type", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of indexing"))
        self._pause = QPushButton()
        self._pause.setProperty("look", "quiet")
        self._pause.clicked.connect(self._toggle_pause)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setProperty("look", "quiet")
        self._cancel.setAccessibleName(self.tr("Cancel indexing"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._manners = button(
            self.tr("When to work\N{HORIZONTAL ELLIPSIS}"),
            self.manners_wanted.emit,
            name=self.tr("Set when indexing works, slows down or waits"),
            look="link",
        )
        self._failures = QPushButton()
        self._failures.setProperty("look", "link")
        self._failures.clicked.connect(self.failures_wanted)
        self.more = QToolButton()
        self.more.setAccessibleName(self.tr("Show all activity"))
        self.more.setToolTip(self.tr("Show all activity"))
        theme.dress(self.more, "next", "muted")
        self.more.clicked.connect(self.more_wanted)
        self._lay_out(theme)
        self.show_status(LibraryStatus())

    def _lay_out(self, theme: Theme) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("xs"))
        buttons.addWidget(self._pause)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space("m"), theme.space("m"), theme.space("m"), theme.space("s"))
        column.setSpacing(theme.space("xs"))
        head = QHBoxLayout()
        head.addWidget(self._text, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for widget in (self._detail, self._bar):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self._manners)
        column.addWidget(self._failures)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A press anywhere on it shows more; its buttons take their own."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.more_wanted.emit()

    def show_status(self, status: LibraryStatus) -> None:
        """Show what is being done now."""
        working = status.activity != "idle"
        self._paused = status.activity == "paused"
        self.setVisible(bool(status.roots or working or status.problem))
        self._text.setText(wording.activity(status))
        self._show_detail(status)
        self._show_bar(status)
        self._pause.setText(self.tr("Resume") if self._paused else self.tr("Pause"))
        self._pause.setAccessibleName(self.tr("Resume indexing") if self._paused else self.tr("Pause indexing"))
        self._pause.setVisible(working)
        self._cancel.setVisible(working)
        self._manners.setVisible(bool(working and (status.held_because or status.slow_because)))
        failed = self.tr("%Ln file(s) failed", "", status.failed)
        self._failures.setText(failed)
        self._failures.setAccessibleName(self.tr("%1. Show the list.").replace("%1", failed))
        self._failures.setVisible(status.failed > 0)

    def _show_detail(self, status: LibraryStatus) -> None:
        detail = status.problem or wording.activity_detail(status)
        tone = "warning" if status.problem else "muted"
        if self._detail.property("tone") != tone:
            self._detail.setProperty("tone", tone)
            self._detail.style().polish(self._detail)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def _show_bar(self, status: LibraryStatus) -> None:
        progress = status.progress
        known = progress is not None and progress.total > 0
        # A bar that moves without an end would say that something is being done.
        self._bar.setVisible(status.activity not in ("idle", "held") or (known and status.activity == "held"))
        if progress is not None and known:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
        else:
            # Busy: how much there is to do is not known yet.
            self._bar.setRange(0, 0 if not self._theme.motion_reduced else 1)

    def _toggle_pause(self) -> None:
        (self.resume_wanted if self._paused else self.pause_wanted).emit()
