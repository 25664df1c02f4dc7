"""One encoder on its page: what it is good for, where it stands, and what can be done with it."""

from __future__ import annotations

import itertools

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from desktop import wording
from desktop.eliding_label import ElidingLabel
from desktop.encoders import words as said
from desktop.encoders.progress_line import ProgressLine
from desktop.encoders.stages import Deed, Stage, complete, deeds_of, filling, stage_of
from desktop.flow_layout import FlowLayout
from desktop.furniture import HeightByWidth, say, words
from desktop.inline_question import InlineQuestion
from desktop.theme import Theme
from models.views import DownloadStatus, EncoderStatus, SpaceStatus

_PRIMARY = (Deed.USE_WHEN_READY, Deed.FILL_ANEW, Deed.RESUME)
_SENDING = (Deed.USE_WHEN_READY, Deed.USE_NOW, Deed.FILL_ANEW)
_ICONS = {Deed.DOWNLOAD: "download", Deed.RESUME: "download"}


class EncoderCard(HeightByWidth, QFrame):
    """An encoder. It is made once and shown anew in place, so that focus and scroll place stay.

    Signals:
        wanted: its name and a Deed, after a person has answered what had to be asked.
    """

    wanted = Signal(str, object)

    def __init__(self, theme: Theme, encoder: EncoderStatus) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._spaces: tuple[SpaceStatus, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.encoder = encoder
        self.stage = stage_of(encoder)
        self.buttons: dict[Deed, QPushButton] = {}
        self._title = ElidingLabel()
        self._title.setProperty("type", "strong")
        self._badges: dict[str, QLabel] = {}
        self._head = FlowLayout(theme.space("s"))
        self._head.addWidget(self._title)
        self._purpose, self._warning = words(), words()
        self._quality, self._facts, self._terms = words(tone="muted"), words(tone="muted"), words(tone="muted")
        self._warning.setObjectName("warning")
        self._facts.setProperty("type", "small")
        self._terms.setProperty("type", "small")
        self.progress = ProgressLine(theme, "")
        self._deeds = FlowLayout(theme.space("s"))
        self.question = InlineQuestion(theme)
        self._asked: Deed | None = None
        self._lay_out()

    def show_encoder(
        self,
        encoder: EncoderStatus,
        download: DownloadStatus | None,
        *,
        downloading: bool,
        spaces: tuple[SpaceStatus, ...],
    ) -> None:
        """Show where it stands now; what is the same is left alone."""
        self._spaces = spaces
        if (encoder, download, downloading) == self._shown:
            return
        self._shown = (encoder, download, downloading)
        self.encoder, self.stage = encoder, stage_of(encoder, downloading=downloading)
        held = next((button for button in self.buttons.values() if button.hasFocus()), None)
        self._show_words()
        self._show_badges()
        self._show_progress(download)
        self._show_deeds()
        if held is not None and held.isHidden():
            self._hand_focus_on()

    def _show_words(self) -> None:
        encoder = self.encoder
        say(self._title, encoder.title)
        say(self._purpose, encoder.purpose)
        say(self._quality, said.quality(encoder))
        say(self._facts, said.facts(encoder))
        say(self._terms, said.terms(encoder))
        say(self._warning, self._what_is_wrong())
        spoken = ", ".join(part for part in (encoder.title, said.state(self.stage)) if part)
        self.setAccessibleName(spoken)
        answering = self.stage is Stage.ANSWERING
        if self.property("answering") != answering:
            self.setProperty("answering", answering)
            self.style().unpolish(self)
            self.style().polish(self)

    def _what_is_wrong(self) -> str:
        encoder = self.encoder
        lines = [encoder.leaves] if encoder.leaves else []
        if encoder.changed:
            lines.append(
                self.tr("%1 It looks into no new files until you decide what to do.").replace("%1", encoder.changed)
            )
        if self.stage in (Stage.DAMAGED, Stage.MISSING):
            lines.append(encoder.why_not)
        if self.stage is Stage.DAMAGED and not encoder.leaves:
            again = self.tr("Download it again, or remove it.")
            lines.append(again if encoder.downloadable else self.tr("Remove it, and import it again."))
        return "\n".join(lines)

    def _show_badges(self) -> None:
        encoder, stage = self.encoder, self.stage
        settled = stage in (Stage.OFFERED, Stage.PAUSED, Stage.DOWNLOADING)
        self._badge("state", said.state(stage), "accent" if stage is Stage.ANSWERING else "")
        self._badge("best", self.tr("Best for most computers") if encoder.recommended and settled else "", "accent")
        self._badge("changed", self.tr("Has changed") if encoder.changed else "", "warning")
        self._badge("leaves", said.sends(encoder), "warning")
        self._badge("research", self.tr("For research only") if encoder.research_only else "", "warning")

    def _badge(self, sort: str, text: str, tone: str) -> None:
        if not text and sort not in self._badges:
            return
        if sort not in self._badges:
            badge = QLabel()
            badge.setObjectName("badge")
            self._badges[sort] = badge
            self._head.addWidget(badge)
        badge = self._badges[sort]
        if badge.property("tone") != tone:
            badge.setProperty("tone", tone)
            badge.style().unpolish(badge)
            badge.style().polish(badge)
        say(badge, text)

    def _show_progress(self, download: DownloadStatus | None) -> None:
        encoder = self.encoder
        if self.stage is Stage.DOWNLOADING:
            name = self.tr("Download of %1").replace("%1", encoder.title)
            self.progress.show_download(download)
        elif self.stage is Stage.PAUSED:
            name = self.tr("Download of %1, paused").replace("%1", encoder.title)
            self.progress.show_share(said.partial(encoder), encoder.partial_bytes, encoder.download_bytes)
        else:
            name = self.tr("Files that %1 has looked into").replace("%1", encoder.title)
            text = said.coverage(encoder, self.stage)
            if text and not complete(encoder) and (filling(encoder) or encoder.next):
                self.progress.show_share(text, encoder.covered, encoder.coverable)
            else:
                self.progress.show_words(text)
        if self.progress.bar.accessibleName() != name:
            self.progress.bar.setAccessibleName(name)

    def _show_deeds(self) -> None:
        deeds = deeds_of(self.encoder, self.stage)
        if self._asked not in deeds:
            self.question.take_back()
        for place, deed in enumerate(Deed):
            if deed in deeds and deed not in self.buttons:
                self._make_button(deed, sum(other in self.buttons for other in list(Deed)[:place]))
        for deed, button in self.buttons.items():
            if deed in deeds:
                text = self._text_of(deed)
                if button.text() != text:
                    button.setText(text)
                button.setAccessibleName(f"{text}: {self.encoder.title}")
            if button.isHidden() == (deed in deeds):
                button.setVisible(deed in deeds)

    def _make_button(self, deed: Deed, place: int) -> None:
        button = QPushButton()
        primary = deed in _PRIMARY or (deed is Deed.DOWNLOAD and self.encoder.recommended)
        if primary:
            button.setProperty("look", "primary")
        if deed in _ICONS:
            self._theme.dress(button, _ICONS[deed], "on_accent" if primary else "text")
        button.setToolTip(self._tip_of(deed))
        button.clicked.connect(lambda: self._ask_or_do(deed))
        self.buttons[deed] = button
        self._deeds.insert(place, button)
        for one, other in itertools.pairwise(self.buttons[other] for other in Deed if other in self.buttons):
            self.setTabOrder(one, other)

    def _text_of(self, deed: Deed) -> str:
        size = wording.data_size(self.encoder.download_bytes)
        return {
            Deed.DOWNLOAD: self.tr("Download (%1)").replace("%1", size),
            Deed.PAUSE: self.tr("Pause"),
            Deed.RESUME: self.tr("Resume"),
            Deed.DISCARD: self.tr("Discard\N{HORIZONTAL ELLIPSIS}"),
            Deed.FILL_ANEW: self.tr("Look through everything anew"),
            Deed.USE_WHEN_READY: self.tr("Use when ready"),
            Deed.USE_NOW: self.tr("Use now"),
            Deed.REST: self.tr("Stop filling"),
            Deed.REMOVE: self.tr("Remove\N{HORIZONTAL ELLIPSIS}"),
        }[deed]

    def _tip_of(self, deed: Deed) -> str:
        return {
            Deed.DOWNLOAD: self.tr("Fetches its files from their publisher. Nothing of yours is sent."),
            Deed.USE_WHEN_READY: self.tr("It looks through your files first. Until then the present one answers."),
            Deed.USE_NOW: self.tr("It answers at once, with what it has looked into so far."),
            Deed.REST: self.tr("It keeps what it knows and looks into no new files."),
            Deed.FILL_ANEW: self.tr("What it knew before is kept aside until you remove it."),
        }.get(deed, "")

    def _ask_or_do(self, deed: Deed) -> None:
        """Ask before something is deleted or sent, and before a licence matters; do the rest at once."""
        encoder = self.encoder
        if deed is Deed.REMOVE:
            text = self.tr("Remove %1?").replace("%1", encoder.title) + " " + said.removal(encoder, self._spaces)
            self._ask(text, self.tr("Really remove"), self.tr("Keep"), deed)
        elif deed is Deed.DISCARD:
            text = self.tr("Discard the %1 that are here already?")
            size = wording.data_size(encoder.partial_bytes)
            self._ask(text.replace("%1", size), self.tr("Really discard"), self.tr("Keep"), deed)
        elif deed in (Deed.DOWNLOAD, Deed.RESUME) and encoder.research_only:
            text = self.tr(
                "Its licence allows research only, nothing commercial: %1. Download it if that is what you want it for."
            ).replace("%1", encoder.licence.rstrip("."))
            self._ask(text, self.tr("Download for research"), self.tr("Not now"), deed)
        elif encoder.leaves and deed in _SENDING and (deed is Deed.FILL_ANEW or not encoder.filled):
            self._ask(encoder.leaves, self.tr("Send it"), self.tr("Keep everything here"), deed)
        else:
            self._do(deed)

    def _ask(self, text: str, yes: str, no: str, deed: Deed) -> None:
        self._asked = deed
        self.question.ask(text, yes, no, lambda: self._do(deed), self.buttons[deed])

    def _do(self, deed: Deed) -> None:
        self.wanted.emit(self.encoder.name, deed)

    def _hand_focus_on(self) -> None:
        """The button that had the focus is gone: the next one of this card takes it, so that keys stay here."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        if shown:
            shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space("l"),) * 4)
        column.setSpacing(space("xs"))
        column.addLayout(self._head)
        for widget in (self._purpose, self._warning, self.progress, self._quality, self._facts, self._terms):
            column.addWidget(widget)
        column.addSpacing(space("xs"))
        column.addLayout(self._deeds)
        column.addWidget(self.question)
