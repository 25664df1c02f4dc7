"""The one choice about the form of vectors that is always safe: to look at all of them, whatever that takes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from desktop.furniture import button
from desktop.tasks import Tasks
from models.reports import SpaceChoice


class Exactness(QObject):
    """A button that lets the space that is chosen be searched exactly, or again as is quickest.

    Args: box: where a space is chosen, by its id.

    Signals:
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
    """

    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, box: QComboBox) -> None:
        super().__init__(box)
        self._tasks = tasks
        self._box = box
        self._spaces: dict[str, SpaceChoice] = {}
        self.button = button("", self._turn)
        box.currentIndexChanged.connect(lambda _: self._show())
        self._show()

    def show_spaces(self, spaces: tuple[SpaceChoice, ...]) -> None:
        """Show how these are searched."""
        self._spaces = {str(one.space_id): one for one in spaces}
        self._show()

    def _show(self) -> None:
        space = self._spaces.get(str(self._box.currentData()))
        exactly = space is not None and space.exactly
        text = self.tr("Search as is quickest again") if exactly else self.tr("Always search exactly")
        self.button.setText(text)
        self.button.setAccessibleName(text if space is None else f"{text}: {space.title}")
        self.button.setToolTip(
            self.tr("Exact searches find everything, and take longer from 20,000 things on. Below, all are exact.")
        )
        self.button.setEnabled(space is not None)

    def _turn(self) -> None:
        space = self._spaces.get(str(self._box.currentData()))
        if space is not None:
            self._ask(space, not space.exactly)

    def _ask(self, space: SpaceChoice, exactly: bool) -> None:
        said = self.tr("%1 is searched exactly now.") if exactly else self.tr("%1 is searched as is quickest now.")
        said = said.replace("%1", space.title)

        def tell(_: object) -> None:
            self._tasks.ask("laboratory.spaces", then=self.show_spaces, latest="laboratory exactness")
            self.noticed.emit(said, self.tr("Undo"), lambda: self._ask(space, not exactly))

        self._tasks.ask("laboratory.search_exactly", space.space_id, exactly, then=tell)
