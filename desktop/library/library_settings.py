"""The settings of the open library, kept in step with the engine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.tasks import Tasks
from models.errors import UserError
from models.library.settings import Settings

Changes = Mapping[str, Any]
Failed = Callable[[UserError], None]


class LibrarySettings(QObject):
    """What is set, as the engine confirmed it last; changes are sent one after the other.

    So a change that is refused takes nothing with it that was changed elsewhere meanwhile.

    Signals:
        changed: Settings: they were read, or others are in force now.
    """

    changed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: deque[tuple[Changes, Failed]] = deque()
        self._sending = False
        self.current = Settings()
        tasks.engine_started.connect(self.load)

    def load(self) -> None:
        """Read them from an engine that has just started."""
        self._waiting.clear()
        self._sending = False
        self._tasks.ask("settings", then=self._take, latest="settings")

    def change(self, changes: Changes, failed: Failed) -> None:
        """Set something else, with effect at once.

        Args:
            changes: fields of `Settings` and their new values.
            failed: told why it was refused; what was in force stays in force then.
        """
        if all(getattr(self.current, name) == value for name, value in changes.items()) and not self._sending:
            return
        self._waiting.append((changes, failed))
        self._send()

    def _send(self) -> None:
        if self._sending or not self._waiting:
            return
        changes, failed = self._waiting.popleft()
        try:
            wanted = replace(self.current, **changes)
        except UserError as error:
            failed(error)
            self._send()
            return
        self._sending = self._tasks.running
        self._tasks.forget("settings")  # an answer from before would say what was in force then
        self._tasks.ask(
            "change_settings", wanted, then=lambda _: self._confirm(wanted), failed=lambda e: self._fail(e, failed)
        )

    def _confirm(self, settings: Settings) -> None:
        self._sending = False
        self._take(settings)
        self._send()

    def _fail(self, error: UserError, failed: Failed) -> None:
        self._sending = False
        failed(error)
        self._send()

    def _take(self, settings: Settings) -> None:
        self.current = settings
        self.changed.emit(settings)
