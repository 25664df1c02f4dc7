"""How many of the hits are worth showing, and the slider that a person sets that with."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.eliding_label import ElidingLabel
from desktop.furniture import Slider
from desktop.theme import Theme
from models.answers import Hit

_CLOSEST = 12
_FAR_OFF = 0.005  # below this score not even the closest hit has anything to do with what was asked
_SLIDER_PX = 84


class Cut(IntEnum):
    """Where relevance ends."""

    STRONG = 0
    FITTING = 1
    ALL = 2


def worth_showing(hits: Sequence[Hit], cut: Cut = Cut.FITTING) -> tuple[Hit, ...]:
    """The hits on the near side of a cut, in their order.

    Where none fits, the few that come closest stand in for those that do; where even they are far off, none.
    """
    if cut is Cut.ALL:
        return tuple(hits)
    if cut is Cut.STRONG:
        return tuple(hit for hit in hits if hit.relevance == "strong")
    fitting = tuple(hit for hit in hits if hit.relevance != "weak")
    return fitting or _closest(hits)


def fits(hits: Sequence[Hit]) -> bool:
    """Whether any of the hits is better than weak."""
    return any(hit.relevance != "weak" for hit in hits)


def _closest(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    near = [place for place, hit in enumerate(hits) if hit.score >= _FAR_OFF]
    near.sort(key=lambda place: -hits[place].score)
    return tuple(hits[place] for place in sorted(near[:_CLOSEST]))


class RelevanceBar(QWidget):
    """A slider from the strong hits to all of them, and a word on how many it hides.

    Attributes:
        offers: whether there is something to choose.

    Signals:
        changed: the Cut that is wanted now.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.offers = False
        self.slider = Slider()
        self.slider.setRange(Cut.STRONG, Cut.ALL)
        self.slider.setValue(Cut.FITTING)
        self.slider.setPageStep(1)
        self.slider.setFixedWidth(_SLIDER_PX)
        self.slider.setAccessibleName(self.tr("How well results have to fit"))
        self.slider.valueChanged.connect(lambda: self.changed.emit(self.cut))
        self.word = ElidingLabel()
        self.word.setProperty("tone", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(self.word)
        row.addWidget(self.slider)
        self.hide()

    @property
    def cut(self) -> Cut:
        """What is set."""
        return Cut(self.slider.value())

    def set_short(self, short: bool) -> None:
        """Leave the word to the tooltip where there is too little room: how much was found matters more."""
        self.word.setVisible(not short)

    def show_counts(self, hits: Sequence[Hit], shown: int, *, ranked: bool) -> None:
        """Say how many hits are hidden; the bar hides itself where there is nothing to choose."""
        name, hidden = cut_name(self.cut), max(0, len(hits) - shown)
        text = self.tr("%Ln weaker one(s) hidden", "", hidden) if hidden else name
        self.word.setText(text)
        self.word.setToolTip(text)
        self.slider.setToolTip(f"{name}\n{text}" if hidden else name)
        self.slider.setAccessibleDescription(f"{name}, {text}" if hidden else text)
        differ = len({hit.relevance for hit in hits}) > 1
        self.offers = ranked and bool(hits) and (hidden > 0 or differ or self.cut is not Cut.FITTING)
        self.setVisible(self.offers)


def cut_name(cut: Cut) -> str:
    """What is shown."""
    return {
        Cut.STRONG: _tr("Only strong matches"),
        Cut.FITTING: _tr("What fits"),
        Cut.ALL: _tr("Everything"),
    }[cut]


def _tr(text: str) -> str:
    return QCoreApplication.translate("RelevanceBar", text)
