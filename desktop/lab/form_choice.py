"""In which form a space's vectors are kept and searched: the present one, the others, and what was measured of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QVBoxLayout, QWidget

from desktop.flow_layout import FlowLayout
from desktop.furniture import HeightByWidth, button, say, words
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.errors import UserError
from models.reports import SpaceChoice

_ASK_EVERY_MS = 500


class FormChoice(HeightByWidth, QWidget):
    """A button for each form, the present one pressed; and below, what the vectors are now, or why not.

    Args: box: where a space is chosen, by its id.

    Signals:
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
        changed: the vectors of the space that is shown have another form now.
    """

    noticed = Signal(str, str, object)
    changed = Signal()

    def __init__(self, tasks: Tasks, theme: Theme, box: QComboBox) -> None:
        super().__init__()
        self._tasks = tasks
        self._box = box
        self._spaces: dict[str, SpaceChoice] = {}
        self._awaited = ""
        self._asking = QTimer(self)
        self._asking.setInterval(_ASK_EVERY_MS)
        self._asking.timeout.connect(self._ask_spaces)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        self._state = words(tone="muted")
        self._refused = words(tone="muted")
        self._error = words(tone="danger")
        self._lay_out(theme)
        box.currentIndexChanged.connect(lambda _: self._show())
        self._show()

    @property
    def told(self) -> str:
        """What is said below the buttons."""
        return " ".join(one.text() for one in (self._state, self._refused, self._error) if not one.isHidden())

    def show_spaces(self, spaces: tuple[SpaceChoice, ...]) -> None:
        """Show how these are kept."""
        self._spaces = {str(one.space_id): one for one in spaces}
        self._show()
        waits = any(one.changing for one in spaces)
        if waits != self._asking.isActive():
            self._asking.start() if waits else self._asking.stop()
        if self._awaited and not waits:
            shown, self._awaited = self._awaited == str(self._box.currentData()), ""
            if shown:
                self.changed.emit()

    def _titles(self) -> dict[str, tuple[str, str]]:
        """Of each form: what its button says, and what it is good for."""
        return {
            "": (
                self.tr("As is quickest"),
                self.tr("Measured: exact while that is quick, codes from 20,000 things on where they find enough."),
            ),
            "float16": (self.tr("Exact, float16"), self.tr("Every vector is looked at: nothing is missed.")),
            "codes": (
                self.tr("Codes, then exact"),
                self.tr("Half a byte for a few numbers names candidates."),
            ),
            "int8 compared": (self.tr("int8, then exact"), self.tr("A byte for each number names candidates.")),
            "pca 2": (
                self.tr("Half the directions (PCA), then exact"),
                self.tr("The half in which your things differ most names candidates."),
            ),
            "pca 4": (
                self.tr("A quarter of the directions (PCA), then exact"),
                self.tr("The quarter in which your things differ most names candidates."),
            ),
            "int8": (
                self.tr("int8 alone"),
                self.tr("Half the memory. Nothing is compared exactly: cosines are off by up to a hundredth."),
            ),
        }

    def _lay_out(self, theme: Theme) -> None:
        flow = FlowLayout(theme.space("xs"))
        for form, (title, about) in self._titles().items():
            one = button(title, lambda form=form: self._choose(form), look="tab")
            one.setCheckable(True)
            one.setToolTip(about)
            one.setAccessibleDescription(about)
            self._group.addButton(one)
            self.buttons[form] = one
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(words(self.tr("How vectors are kept in memory and searched"), size="strong"))
        column.addLayout(flow)
        for label in (self._state, self._refused, self._error):
            column.addWidget(label)

    def _space(self) -> SpaceChoice | None:
        return self._spaces.get(str(self._box.currentData()))

    def _show(self) -> None:
        space = self._space()
        for form, one in self.buttons.items():
            title = self._titles()[form][0]
            one.setEnabled(space is not None and form not in space.refused)
            one.setChecked(space is not None and form == space.form)
            one.setAccessibleName(title if space is None else f"{title}: {space.title}")
        say(self._state, self._now(space))
        say(self._refused, self._why_not(space))
        say(self._error, "")

    def _now(self, space: SpaceChoice | None) -> str:
        if space is None or not space.state:
            return ""
        if space.changing:
            return self.tr("It is being made. Until then: %1.").replace("%1", space.state)
        return self.tr("Now: %1.").replace("%1", space.state)

    def _why_not(self, space: SpaceChoice | None) -> str:
        if space is None:
            return ""
        by_reason: dict[str, list[str]] = {}
        for form, why in space.refused.items():
            by_reason.setdefault(why, []).append(self._titles()[form][0])
        said = self.tr("Cannot be chosen: %1. %2")
        return "\n".join(said.replace("%1", "; ".join(forms)).replace("%2", why) for why, forms in by_reason.items())

    def _choose(self, form: str) -> None:
        space = self._space()
        if space is not None and form != space.form:
            self._ask(space, form, space.form)

    def _ask(self, space: SpaceChoice, form: str, before: str) -> None:
        said = self.tr("%1 is kept in another form now: %2.")
        said = said.replace("%1", space.title).replace("%2", self._titles()[form][0])

        def tell(_: object) -> None:
            self._awaited = str(space.space_id)
            self._ask_spaces()
            self.noticed.emit(said, self.tr("Undo"), lambda: self._ask(space, before, form))

        self._tasks.ask("laboratory.use_form", space.space_id, form, then=tell, failed=self._fail)

    def _fail(self, error: UserError) -> None:
        self._show()
        say(self._error, str(error))

    def _ask_spaces(self) -> None:
        self._tasks.ask("laboratory.spaces", then=self.show_spaces, latest="laboratory forms")
