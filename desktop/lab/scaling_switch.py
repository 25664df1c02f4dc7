"""Whether a space is searched with local scaling, which is offered once its effect was measured."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from desktop.furniture import button
from desktop.lab.measurement_card import MeasurementCard
from desktop.tasks import Tasks
from models.reports import SpaceChoice


class ScalingSwitch(QObject):
    """A button that turns local scaling on or off in the space that is chosen.

    Args: card: of the measurement that shows what it would do. box: where a space is chosen, by its id.

    Signals:
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
    """

    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, card: MeasurementCard, box: QComboBox) -> None:
        super().__init__(card)
        self._tasks = tasks
        self._card = card
        self._box = box
        self._spaces: dict[str, SpaceChoice] = {}
        self.button = button("", self._turn)
        card.measured.connect(self._show)
        box.currentIndexChanged.connect(lambda _: self._show())
        self._show()

    def show_spaces(self, spaces: tuple[SpaceChoice, ...]) -> None:
        """Show how these are searched."""
        self._spaces = {str(one.space_id): one for one in spaces}
        self._show()

    def _show(self) -> None:
        space = self._spaces.get(str(self._box.currentData()))
        scaled = space is not None and space.scaled
        text = self.tr("Search without local scaling again") if scaled else self.tr("Use local scaling in search")
        is_measured = self._card.shown_for.get("space") == str(self._box.currentData())
        self.button.setText(text)
        self.button.setAccessibleName(text if space is None else f"{text}: {space.title}")
        self.button.setEnabled(space is not None and (scaled or is_measured))
        about = (
            self.tr("What is near to everything loses that advantage. The table shows what this does to your searches.")
            if is_measured or scaled
            else self.tr("Measure first: then you see what this would do to your searches.")
        )
        self.button.setToolTip(about)
        self.button.setAccessibleDescription(about)

    def _turn(self) -> None:
        space = self._spaces.get(str(self._box.currentData()))
        if space is not None:
            self._ask(space, not space.scaled)

    def _ask(self, space: SpaceChoice, wanted: bool) -> None:
        said = (
            self.tr("%1 is searched with local scaling now.")
            if wanted
            else self.tr("%1 is searched without local scaling now.")
        )
        said = said.replace("%1", space.title)

        def tell(_: object) -> None:
            self._tasks.ask("laboratory.spaces", then=self.show_spaces, latest="laboratory scaling")
            self.noticed.emit(said, self.tr("Undo"), lambda: self._ask(space, not wanted))

        self._tasks.ask("laboratory.use_scaling", space.space_id, wanted, then=tell)
