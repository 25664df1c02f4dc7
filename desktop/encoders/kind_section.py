"""The encoders of one kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import wording
from desktop.encoders.encoder_card import EncoderCard
from desktop.encoders.stages import Arrangement, arrange
from desktop.furniture import Tall, button, say, words
from desktop.theme import Theme
from models.kinds import Kind
from models.views import DownloadStatus, EncoderStatus, SpaceStatus


class KindSection(Tall):
    """A heading, the encoders that are here, the one to begin with, and the others folded away.

    Cards stay children of this one widget wherever they move to, so that none loses the focus or flickers; those that
    are folded away are made when they are first unfolded.

    Signals:
        wanted: the name of an encoder and a Deed.
        compare_wanted: the kind.
        more_wanted: the others were unfolded and their cards are to be made.
    """

    wanted = Signal(str, object)
    compare_wanted = Signal(object)
    more_wanted = Signal()

    def __init__(self, theme: Theme, kind: Kind) -> None:
        super().__init__()
        self._theme = theme
        self.kind = kind
        self.cards: dict[str, EncoderCard] = {}
        self._arrangement = Arrangement((), (), ())
        self._order: list[QWidget] = []
        self._unfolded = False
        heading = QLabel(wording.kinds_name(kind))
        heading.setProperty("type", "title")
        self.compare = button(
            self.tr("Compare two"),
            lambda: self.compare_wanted.emit(kind),
            name=self.tr("Compare two encoders: %1").replace("%1", wording.kinds_name(kind)),
            look="quiet",
        )
        theme.dress(self.compare, "compare")
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.compare)
        self._now = words(tone="muted")
        self._to_begin = QLabel(self.tr("Can be added"))
        self._to_begin.setProperty("type", "heading")
        self.more = button("", self._toggle, look="link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space("m"))
        self._column.addLayout(head)
        self._column.addWidget(self._now)
        self._fixed = self._column.count()
        for widget in (self._to_begin, self.more):
            self._column.addWidget(widget)
            widget.hide()
        self._put_in_order()

    def show_encoders(
        self,
        encoders: tuple[EncoderStatus, ...],
        downloads: Mapping[str, DownloadStatus | None],
        spaces: tuple[SpaceStatus, ...],
    ) -> Iterator[None]:
        """Show where all stand now. Yields after each card, so that the caller can let the window breathe."""
        self._arrangement = arrange(self.kind, encoders, tuple(downloads))
        arrangement = self._arrangement
        own = {one.name for group in (arrangement.present, arrangement.offered, arrangement.more) for one in group}
        for name in [name for name in self.cards if name not in own]:
            card = self.cards.pop(name)
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        self._say_now()
        folded = () if self._unfolded else arrangement.more
        for group in (arrangement.present, arrangement.offered, arrangement.more):
            for encoder in group:
                if encoder in folded and encoder.name not in self.cards:
                    continue
                self._show_one(encoder, downloads, spaces)
                self._put_in_order()
                yield
        self._put_in_order()

    def _show_one(
        self,
        encoder: EncoderStatus,
        downloads: Mapping[str, DownloadStatus | None],
        spaces: tuple[SpaceStatus, ...],
    ) -> None:
        card = self.cards.get(encoder.name)
        if card is None:
            card = EncoderCard(self._theme, encoder)
            card.wanted.connect(self.wanted)
            card.hide()
            self.cards[encoder.name] = card
            self._column.addWidget(card)
        downloading = encoder.name in downloads
        card.show_encoder(encoder, downloads.get(encoder.name), downloading=downloading, spaces=spaces)

    def _say_now(self) -> None:
        """Say in one line which one answers, for those who read no cards."""
        answering = [one for one in self._arrangement.present if one.chosen]
        coming = [one for one in self._arrangement.present if one.next]
        if answering:
            text = self.tr("Answers your words now: %1.").replace("%1", answering[0].title)
        else:
            text = self.tr("Nothing answers words for these yet; names and folders are searched all the same.")
        if coming:
            text += " " + self.tr("Takes over when it has seen everything: %1.").replace("%1", coming[0].title)
        say(self._now, text)
        choosable = [one for one in self._arrangement.present if one.choosable]
        self.compare.setVisible(len(choosable) > 1)

    def _put_in_order(self) -> None:
        """Lay the cards out as they are arranged. Nothing moves where the order is the same."""
        arrangement = self._arrangement
        present, offered, more = (
            [self.cards[one.name] for one in group if one.name in self.cards]
            for group in (arrangement.present, arrangement.offered, arrangement.more)
        )
        order: list[QWidget] = [*present, self._to_begin, *offered, self.more, *more]
        if order != self._order:
            for place, widget in enumerate(order):
                if self._column.indexOf(widget) != self._fixed + place:
                    self._column.removeWidget(widget)
                    self._column.insertWidget(self._fixed + place, widget)
            self._order = order
            self._chain_keys(order)
        _show(self._to_begin, shown=bool(offered))
        for card in (*present, *offered):
            _show(card, shown=True)
        for card in more:
            _show(card, shown=self._unfolded)
        self._say_more(len(arrangement.more))

    def _chain_keys(self, order: list[QWidget]) -> None:
        """Let the Tab key follow the order on the screen."""
        last: QWidget = self.compare
        for widget in order:
            stops = list(widget.buttons.values()) if isinstance(widget, EncoderCard) else [widget]
            for stop in stops:
                QWidget.setTabOrder(last, stop)
                last = stop

    def _say_more(self, count: int) -> None:
        offered = bool(self._arrangement.offered)
        many = self.tr("More (%1)") if offered else self.tr("More that can be added (%1)")
        text = self.tr("Show fewer") if self._unfolded else many.replace("%1", wording.number(count))
        if self.more.text() != text:
            self.more.setText(text)
        spoken = self.tr("%1: encoders, %2").replace("%1", text).replace("%2", wording.kinds_name(self.kind))
        self.more.setAccessibleName(spoken)
        _show(self.more, shown=count > 0)

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        if self._unfolded:
            self.more_wanted.emit()
        self._put_in_order()


def _show(widget: QWidget, *, shown: bool) -> None:
    """Show or hide a widget that is not yet as wanted: each call may lay the whole page out."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)
