"""The page "Laboratory": sections of measurements, each run when a person asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, Tall, button, page_head, scrolling
from desktop.lab.answering import Answering
from desktop.lab.form_choice import FormChoice
from desktop.lab.measurement_card import MeasurementCard
from desktop.lab.scaling_switch import ScalingSwitch
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.kinds import ITEM_KINDS
from models.reports import SpaceChoice
from models.views import EncoderStatus

_WIDEST_CHARACTERS = 150
_OWN_FILE = "file"
_SPACE_KEYS = ("space", "other")
_IN_WORDS = ("bias", "skew", "item bias")
_SECTION_OF = {
    "spaces": "spaces",
    "agreement": "spaces",
    "geometry": "geometry",
    "hubs": "geometry",
    "compression": "compression",
    "drift": "drift",
    "evaluation": "evaluation",
    "trial": "evaluation",
    "bias": "bias",
    "skew": "bias",
    "item bias": "bias",
}


class LabPage(Panel):
    """Six sections behind a line of buttons, each made when it is first shown.

    Signals:
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
        show_wanted: a path. compare_wanted: two encoders side by side. help_wanted: how to read all this.
    """

    noticed = Signal(str, str, object)
    show_wanted = Signal(bytes)
    compare_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._cards: dict[str, MeasurementCard] = {}
        self._spaces: tuple[SpaceChoice, ...] = ()
        self._encoders: tuple[EncoderStatus, ...] = ()
        self.forms: FormChoice | None = None
        self.scaling: ScalingSwitch | None = None
        self.answering = Answering(tasks, theme)
        self.answering.noticed.connect(self.noticed)
        self.answering.known.connect(self._take_encoders)
        self.tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._lay_out()
        tasks.encoders_changed.connect(lambda: self.isVisible() and self.refresh())

    def refresh(self) -> None:
        """Ask anew which spaces and encoders there are."""
        self._tasks.ask("laboratory.spaces", then=self._take_spaces, latest="laboratory spaces")
        self.answering.refresh()

    def show_section(self, name: str) -> None:
        """Show a section by its name: "spaces", "geometry", "compression", "drift", "evaluation" or "bias"."""
        if any(tab.hasFocus() for tab in self.tabs.values()):
            self.tabs[name].setFocus()
        self.tabs[name].setChecked(True)
        self._make(name)
        self._stack.setCurrentIndex(list(self.tabs).index(name))

    def card(self, name: str) -> MeasurementCard:
        """The card of a measurement."""
        self._make(_SECTION_OF[name])
        return self._cards[name]

    def take_keys(self) -> None:
        """Put the keys on the button of the section that is shown."""
        list(self.tabs.values())[self._stack.currentIndex()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.refresh()

    def _take_spaces(self, spaces: tuple[SpaceChoice, ...]) -> None:
        self._spaces = spaces
        every = [(str(one.space_id), one.title) for one in spaces]
        in_words = [(str(one.space_id), one.title) for one in spaces if one.answers_text]
        for card in self._cards.values():
            for key in set(card.choices()) & set(_SPACE_KEYS):
                options = in_words if card.name in _IN_WORDS else every
                card.show_options(key, [("", self.tr("Another of its kind")), *options] if key == "other" else options)
        for setting in (self.forms, self.scaling):
            if setting is not None:
                setting.show_spaces(spaces)

    def _take_encoders(self, encoders: tuple[EncoderStatus, ...]) -> None:
        self._encoders = encoders
        if "trial" not in self._cards:
            return
        others = [one for one in encoders if one.choosable and not one.chosen and not one.leaves]
        options = [("", self.tr("The first that does not answer")), *((one.name, one.title) for one in others)]
        self._cards["trial"].show_options("encoder", options)

    def _sections(self) -> dict[str, tuple[str, Callable[[], list[QWidget]]]]:
        return {
            "spaces": (self.tr("Spaces"), self._make_spaces),
            "geometry": (self.tr("Geometry"), self._make_geometry),
            "compression": (self.tr("Compression"), self._make_compression),
            "drift": (self.tr("Drift"), self._make_drift),
            "evaluation": (self.tr("Evaluation"), self._make_evaluation),
            "bias": (self.tr("Bias"), self._make_bias),
        }

    def _make_spaces(self) -> list[QWidget]:
        spaces = self._card(
            "spaces",
            self.tr("Spaces"),
            self.tr(
                "Tells which encoders have looked at your files, since when, how fast, and how much room that takes."
            ),
        )
        agreement = self._card(
            "agreement",
            self.tr("Agreement of two spaces"),
            self.tr("Tells how far two encoders put the same files in the same order, for the same queries."),
        )
        agreement.add_choice("space", self.tr("Space"), ())
        agreement.add_choice("other", self.tr("Compared with"), ())
        side = button(self.tr("See both side by side"), self.compare_wanted.emit, look="quiet")
        self._theme.dress(side, "compare")
        agreement.add_button(side)
        return [spaces, self.answering, agreement]

    def _make_geometry(self) -> list[QWidget]:
        geometry = self._card(
            "geometry",
            self.tr("Geometry"),
            self.tr(
                "Tells how vectors lie: how alike any two are, how many directions they use, and how far texts "
                "are from what they find."
            ),
        )
        hubs = self._card(
            "hubs",
            self.tr("Hubs"),
            self.tr("Tells which files turn up for everything, and what local scaling would do to your searches."),
        )
        geometry.add_choice("space", self.tr("Space"), ())
        self.scaling = ScalingSwitch(self._tasks, hubs, hubs.add_choice("space", self.tr("Space"), ()))
        self.scaling.noticed.connect(self.noticed)
        hubs.add_button(self.scaling.button)
        return [geometry, hubs]

    def _make_compression(self) -> list[QWidget]:
        card = self._card(
            "compression",
            self.tr("Compression"),
            self.tr("Tells what smaller forms of your vectors would save, and what they would no longer find."),
        )
        self.forms = FormChoice(self._tasks, self._theme, card.add_choice("space", self.tr("Space"), ()))
        self.forms.noticed.connect(self.noticed)
        # The mark of what is used now is to move, where there is one.
        self.forms.changed.connect(lambda: card.begin() if card.result.report is not None else None)
        card.add_part(self.forms)
        return [card]

    def _make_drift(self) -> list[QWidget]:
        card = self._card(
            "drift",
            self.tr("Drift"),
            self.tr(
                "Tells whether what came lately is of another sort than what was there, and whether encoders "
                "are as they were."
            ),
        )
        card.add_choice("space", self.tr("Space"), ())
        ways = (
            ("newest", self.tr("What came last")),
            ("month", self.tr("Month by month")),
            ("folder", self.tr("Folder by folder")),
        )
        card.add_choice("by", self.tr("New against old"), ways)
        return [card]

    def _make_evaluation(self) -> list[QWidget]:
        card = self._card(
            "evaluation",
            self.tr("Evaluation"),
            self.tr("Tells how often each encoder finds what is known to be right, with how sure that is."),
        )
        kinds = [(kind.value, wording.kinds_name(kind)) for kind in ITEM_KINDS]
        card.add_choice("kind", self.tr("Kind"), kinds)
        origins = (
            ("names", self.tr("File names as queries")),
            ("captions", self.tr("Titles as queries")),
            ("marks", self.tr("Collections and their marks")),
        )
        own = (_OWN_FILE, self.tr("A file with your own queries"))
        origin = card.add_choice("origin", self.tr("Where queries come from"), (*origins, own))
        file = card.add_field("file", self.tr("File with your own queries"), "")
        file.setEnabled(False)
        choose = button(self.tr("Choose a file\N{HORIZONTAL ELLIPSIS}"), lambda: self._choose_queries(origin, file))
        card.add_button(choose)
        origin.currentIndexChanged.connect(lambda _: file.setEnabled(origin.currentData() == _OWN_FILE))
        trial = self._card(
            "trial",
            self.tr("Trial on a sample"),
            self.tr("Tells whether another encoder would find more, before it looks through everything."),
        )
        trial.add_choice("kind", self.tr("Kind"), kinds)
        trial.add_choice("encoder", self.tr("Encoder to be tried"), ())
        trial.add_choice("origin", self.tr("Where queries come from"), origins)
        return [card, trial]

    def _choose_queries(self, origin: QComboBox, field: QLineEdit) -> None:
        forms = self.tr("Queries (*.jsonl)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Your own queries"), QDir.homePath(), forms)
        if chosen:
            origin.setCurrentIndex(origin.findData(_OWN_FILE))
            field.setText(chosen)

    def _make_bias(self) -> list[QWidget]:
        words = self._card(
            "bias",
            self.tr("Association of words"),
            self.tr("Tells whether a space associates groups of people with what they are not."),
        )
        skew = self._card(
            "skew",
            self.tr("Skew of first hits"),
            self.tr("Tells whether plain queries bring one sort of hit more often than the library has it."),
        )
        items = self._card(
            "item bias",
            self.tr("Association of your own items"),
            self.tr(
                "Tells whether two sorts of your files are associated with pleasant or unpleasant, career or family."
            ),
        )
        for card in (words, skew, items):
            card.add_choice("space", self.tr("Space"), ())
        skew.add_field("first", self.tr("First prompt"), "a man")
        skew.add_field("second", self.tr("Second prompt"), "a woman")
        skew.add_lines("queries", self.tr("Queries that name neither, one a line; empty for a few usual ones"), "")
        items.add_field("first", self.tr("First, such as tag:cats"), "")
        items.add_field("second", self.tr("Second, such as tag:dogs"), "")
        lists = (
            ("flowers-insects", self.tr("Pleasant and unpleasant")),
            ("gender-career", self.tr("Career and family")),
        )
        items.add_choice("words", self.tr("Words"), lists)
        return [words, skew, items]

    def _card(self, name: str, title: str, about: str) -> MeasurementCard:
        card = MeasurementCard(self._tasks, self._theme, name, title, about)
        card.noticed.connect(self.noticed)
        card.show_wanted.connect(self.show_wanted)
        self._cards[name] = card
        return card

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("How to read this"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Laboratory"), self.closed.emit, learn)
        tabs = FlowLayout(space("xs"))
        for name, (title, _) in self._sections().items():
            tab = button(title, lambda name=name: self.show_section(name), look="tab")
            tab.setCheckable(True)
            self._group.addButton(tab)
            self.tabs[name] = tab
            tabs.addWidget(tab)
            self._stack.addWidget(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), 0)
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        self.show_section("spaces")

    def _make(self, name: str) -> None:
        place = list(self.tabs).index(name)
        if isinstance(self._stack.widget(place), QScrollArea):
            return
        before = self._stack.widget(place)
        self._stack.insertWidget(place, self._section(self._sections()[name][1]()))
        self._stack.removeWidget(before)
        before.deleteLater()
        self._take_spaces(self._spaces)
        self._take_encoders(self._encoders)

    def _section(self, parts: list[QWidget]) -> QWidget:
        inside = Tall()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._theme.space("s"), self._theme.space("l"))
        column.setSpacing(self._theme.space("m"))
        for part in parts:
            part.setMaximumWidth(_WIDEST_CHARACTERS * self.fontMetrics().averageCharWidth())
            column.addWidget(part)
        column.addStretch(1)
        return scrolling(inside)
