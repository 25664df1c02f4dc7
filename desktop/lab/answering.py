"""Encoders whose vectors are still there: each can answer again at once, and be taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.furniture import HeightByWidth, button, words
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.views import EncoderStatus


class Answering(HeightByWidth, QFrame):
    """Who answers for each kind, and a button for each other one that could. Hidden where there is none.

    Signals:
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
        known: all encoders (EncoderStatus).
    """

    noticed = Signal(str, str, object)
    known = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._tasks = tasks
        self._encoders: tuple[EncoderStatus, ...] = ()
        self._flow = FlowLayout(theme.space("s"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("s"))
        column.addWidget(words(self.tr("Go back to another encoder"), size="title"))
        text = self.tr("Their vectors are still there, so that they can answer at once. You can take it back.")
        column.addWidget(words(text, tone="muted"))
        column.addLayout(self._flow)
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """One for each encoder that could answer."""
        return [self._flow.itemAt(place).widget() for place in range(self._flow.count())]  # type: ignore[union-attr]

    def refresh(self) -> None:
        """Ask anew which encoders there are."""
        self._tasks.ask("encoders", then=self._take, latest="encoders that could answer")

    def _take(self, encoders: tuple[EncoderStatus, ...]) -> None:
        self._encoders = encoders
        self.known.emit(encoders)
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        others = [one for one in encoders if one.choosable and not one.chosen and one.covered and not one.leaves]
        for one in others:
            kind = wording.kinds_name(one.kinds[0])
            text = self.tr("%1: let %2 answer").replace("%1", kind).replace("%2", one.title)
            self._flow.addWidget(button(text, lambda one=one: self._use(one)))
        self.setVisible(bool(others))

    def _use(self, wanted: EncoderStatus) -> None:
        before = next((one for one in self._encoders if one.chosen and one.kinds[0] is wanted.kinds[0]), None)
        said = self.tr("%1 answers now.").replace("%1", wanted.title)

        def tell(_: object) -> None:
            self.refresh()
            undo = self.tr("Undo") if before is not None else ""
            self.noticed.emit(said, undo, (lambda: self._use(before)) if before is not None else None)

        self._tasks.ask("use_encoder", wanted.name, then=tell)
