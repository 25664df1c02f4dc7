"""The line below the search field while the microphone listens."""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import Qt, QThreadPool, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.accessibility import announce
from desktop.furniture import button
from desktop.search.microphone import LONGEST_S, Microphone, Take
from desktop.search.pasting import new_file
from desktop.theme import Theme
from models.errors import UserError
from models.query.parts import Example

_SHORTEST_S = 0.3


class RecordingLine(QWidget):
    """Records up to ten seconds, shows how loud it is, and makes an example of it. Hidden while nothing is recorded.

    Args: microphone: what listens; its signals as in `Microphone`.

    Signals:
        found: a tuple with the Example.
        failed: UserError.
        ended: it is hidden again.
    """

    found = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _written = Signal(str)
    _refused = Signal(str)

    def __init__(self, theme: Theme, microphone: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._take: Take | None = None
        self._microphone = microphone or Microphone(self)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._text = QLabel()
        self._level = QProgressBar()
        self._level.setRange(0, 100)
        self._level.setTextVisible(False)
        self._level.setFixedWidth(120)
        self._level.setAccessibleName(self.tr("How loud it is"))
        self.stop_button = button(self.tr("Search by this"), self.finish, look="primary")
        self.cancel_button = button(self.tr("Cancel"), self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        for widget in (self._text, self._level, self.stop_button, self.cancel_button):
            row.addWidget(widget)
        row.addStretch(1)
        self._microphone.began.connect(self._begin)
        self._microphone.heard.connect(self._hear)
        self._microphone.failed.connect(self._fail)
        self._written.connect(self._pass_on)
        self._refused.connect(self._say_not_kept)
        self.hide()

    def start(self) -> None:
        """Listen, or end what is being recorded."""
        if self.isHidden():
            self._microphone.start()
        else:
            self.finish()

    def finish(self) -> None:
        """Listen no more, and search by what was heard."""
        take = self._take
        self._end()
        if take is None:
            return
        if take.seconds < _SHORTEST_S:
            self.failed.emit(
                UserError(
                    self.tr("Nothing was recorded."),
                    self.tr("The recording was too short."),
                    self.tr("Record for a second at least."),
                )
            )
            return
        self._pool.start(lambda: self._write(take))

    def cancel(self) -> None:
        """Listen no more, and forget what was heard."""
        self._end()

    def close_down(self) -> None:
        """The window closes: end what is under way."""
        self._end()
        self._pool.waitForDone()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _begin(self, rate_hz: int, channels: int) -> None:
        self._take = Take(rate_hz, channels)
        self._level.setValue(0)
        self._show_time(self._take)
        self.show()
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("Recording"))

    def _hear(self, samples: Any) -> None:
        take = self._take
        if take is None:
            return
        # What is spoken is far below the loudest that can be kept.
        self._level.setValue(round(100 * take.add(samples) ** 0.5))
        self._show_time(take)
        if take.full:
            self.finish()

    def _show_time(self, take: Take) -> None:
        text = self.tr("Recording: %1 of %2 s")
        self._text.setText(text.replace("%1", f"{take.seconds:.1f}").replace("%2", f"{LONGEST_S:.0f}"))

    def _fail(self, error: UserError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._take = None
        self._microphone.stop()
        if not self.isHidden():
            self.hide()
            self.ended.emit()

    def _write(self, take: Take) -> None:
        """Runs in a thread."""
        try:
            path = new_file("wav")
            with open(path, "wb") as file:
                file.write(take.wav())
        except OSError as error:
            self._refused.emit(str(error))
        else:
            self._written.emit(path)

    def _pass_on(self, path: str) -> None:
        self.found.emit((Example(path=os.fsencode(path), name=self.tr("Recording")),))

    def _say_not_kept(self, why: str) -> None:
        self.failed.emit(
            UserError(
                self.tr("The recording was not kept."), f"{why}.", self.tr("Make room on the disk, and try again.")
            )
        )
