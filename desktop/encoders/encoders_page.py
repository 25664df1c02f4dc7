"""The page of encoders: what Findling sees, hears and reads with, what it could, and how to get there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop.encoders.bring_panel import BringPanel
from desktop.encoders.encoder_card import EncoderCard
from desktop.encoders.kind_section import KindSection
from desktop.encoders.refreshing import Refreshing, Slices
from desktop.encoders.service_dialog import ServiceDialog
from desktop.encoders.spaces_list import SpacesList
from desktop.encoders.stages import Deed, filling
from desktop.flow_layout import FlowLayout
from desktop.furniture import Column, Panel, button, page_head, say, words
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.errors import UserError
from models.kinds import ITEM_KINDS
from models.views import DownloadStatus, EncoderStatus, LibraryStatus, SpaceStatus

_WIDEST_CHARACTERS = 130


class EncodersPage(Panel):
    """A section for each kind of file, and what is kept from earlier. Nothing begins unless a person begins it.

    Signals:
        compare_wanted: a Kind whose encoders are to be compared.
        help_wanted: what encoders are.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    compare_wanted = Signal(object)
    help_wanted = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._encoders: tuple[EncoderStatus, ...] = ()
        self._spaces: tuple[SpaceStatus, ...] = ()
        self._downloads: dict[str, DownloadStatus | None] = {}
        self._refreshing = Refreshing(self.refresh, self)
        self._slices = Slices(self)
        self.sections = {kind: KindSection(theme, kind) for kind in ITEM_KINDS}
        self.bring = BringPanel(theme)
        self.spaces = SpacesList(theme)
        self.service = button(
            self.tr("Use a service\N{HORIZONTAL ELLIPSIS}"),
            self.ask_for_service,
            name=self.tr("Have documents read by a service"),
        )
        self._service_words = words(tone="muted")
        self._lay_out()
        self._say_service()
        self._connect()

    @property
    def cards(self) -> dict[str, EncoderCard]:
        """The card of each encoder that is shown, by its name."""
        return {name: card for section in self.sections.values() for name, card in section.cards.items()}

    def refresh(self) -> None:
        """Ask for everything anew."""
        self._tasks.ask("spaces", then=self._take_spaces, latest="spaces")
        self._tasks.ask("encoders", then=self._take_encoders, latest="encoders")

    def import_from(self, path: bytes, architecture: str = "") -> None:
        """Take an encoder from a file or folder that is on this computer already."""
        self.bring.show_importing(importing=True)
        self._tasks.ask("import_encoder", path, architecture, then=self._end_import, failed=self._fail_import)

    def ask_for_service(self) -> ServiceDialog:
        """Open the dialog that explains a service before it is used."""
        dialog = ServiceDialog(self._tasks, self._theme, self)
        dialog.added.connect(self._begin_with_service)
        dialog.open()
        return dialog

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self._refreshing.now()

    def _connect(self) -> None:
        for section in self.sections.values():
            section.wanted.connect(self._do)
            section.compare_wanted.connect(self.compare_wanted)
            section.more_wanted.connect(self._show)
        self.bring.import_wanted.connect(self.import_from)
        self.bring.download_wanted.connect(self._download)
        self.bring.pause_wanted.connect(self._pause)
        self.bring.discard_wanted.connect(lambda name: self._ask("discard_download", name))
        self.spaces.remove_wanted.connect(lambda space_id: self._ask("remove_space", space_id))
        self._tasks.download_progressed.connect(self._show_progress)
        self._tasks.encoders_changed.connect(self._note_change)
        self._tasks.status_changed.connect(self._note_status)
        self._tasks.engine_died.connect(self._forget_downloads)

    def _do(self, name: str, deed: Deed) -> None:
        if deed in (Deed.DOWNLOAD, Deed.RESUME):
            self._download(name)
        elif deed is Deed.PAUSE:
            self._pause(name)
        elif deed is Deed.USE_NOW:
            self._use(name)
        else:
            method = {
                Deed.DISCARD: "discard_download",
                Deed.USE_WHEN_READY: "use_when_ready",
                Deed.REST: "rest_encoder",
                Deed.REMOVE: "remove_encoder",
                Deed.FILL_ANEW: "fill_anew",
            }[deed]
            self._ask(method, name)

    def _ask(self, method: str, *args: object) -> None:
        """Ask for something that changes the list."""
        self._tasks.ask(method, *args, then=lambda _: self.refresh(), failed=self._fail)

    def _use(self, name: str) -> None:
        """Let an encoder answer from now on; the one that did comes back with Undo."""
        wanted = next(one for one in self._encoders if one.name == name)
        before = next((one for one in self._encoders if one.chosen and one.kinds[0] is wanted.kinds[0]), None)
        said = self.tr("%1 answers now.").replace("%1", wanted.title)

        def tell(_: object) -> None:
            self.refresh()
            if before is None:
                self.noticed.emit(said, "", None)
            else:
                self.noticed.emit(said, self.tr("Undo"), lambda: self._ask("use_encoder", before.name))

        self._tasks.ask("use_encoder", name, then=tell, failed=self._fail)

    def _download(self, name: str) -> None:
        if name in self._downloads:
            return
        self._downloads[name] = None
        if name not in self.cards:
            self.bring.show_download(name, None)
        self._show()
        self._tasks.ask(
            "download_encoder",
            name,
            then=lambda _: self._end_download(name, installed=True),
            failed=lambda error: self._fail_download(name, error),
        )

    def _pause(self, name: str) -> None:
        self._tasks.ask("pause_download", name, failed=self._fail)

    def _show_progress(self, progress: DownloadStatus) -> None:
        if progress.name not in self._downloads:
            return
        self._downloads[progress.name] = progress
        card = self.cards.get(progress.name)
        if card is not None:
            card.show_encoder(card.encoder, progress, downloading=True, spaces=self._spaces)
        else:
            self.bring.show_download(progress.name, progress)

    def _end_download(self, name: str, *, installed: bool) -> None:
        """It is installed, or was paused: the list tells which."""
        last = self._downloads.pop(name, None)
        if name not in self.cards:
            self.bring.end_download(installed=installed and (last is None or last.done >= last.total))
        self.refresh()

    def _fail_download(self, name: str, error: UserError) -> None:
        self._end_download(name, installed=False)
        self._tasks.problem_met.emit(error)

    def _forget_downloads(self) -> None:
        """The engine is gone, and its downloads with it; what they brought is kept."""
        for name in list(self._downloads):
            self._downloads.pop(name)
            if name not in self.cards:
                self.bring.end_download(installed=False)
        self.bring.show_importing(importing=False)
        self._show()

    def _end_import(self, status: EncoderStatus) -> None:
        self.bring.show_importing(importing=False)
        self.noticed.emit(self.tr("%1 was imported.").replace("%1", status.title), "", None)
        self.refresh()

    def _fail_import(self, error: UserError) -> None:
        self.bring.show_importing(importing=False)
        self._tasks.problem_met.emit(error)

    def _fail(self, error: UserError) -> None:
        self._tasks.problem_met.emit(error)
        self.refresh()

    def _begin_with_service(self, status: EncoderStatus) -> None:
        """A person has said yes to sending: the service looks through the documents, as any encoder that was added."""
        self.noticed.emit(self.tr("%1 was added.").replace("%1", status.title), "", None)
        if status.filled:
            self.refresh()
        else:
            self._ask("use_when_ready", status.name)

    def _note_change(self) -> None:
        if self.isVisible():
            self._refreshing.now()

    def _note_status(self, status: LibraryStatus) -> None:
        if self.isVisible() and (status.activity != "idle" or any(map(filling, self._encoders))):
            self._refreshing.soon()

    def _take_encoders(self, encoders: tuple[EncoderStatus, ...]) -> None:
        self._encoders = encoders
        self._say_service()
        self._show()

    def _take_spaces(self, spaces: tuple[SpaceStatus, ...]) -> None:
        self._spaces = spaces
        self.spaces.show_spaces(spaces)

    def _say_service(self) -> None:
        at_work = [one.title for one in self._encoders if one.leaves and (one.filled or one.chosen)]
        if at_work:
            text = self.tr("On: %1. Its card above says what is sent, and where to.").replace("%1", ", ".join(at_work))
        else:
            text = self.tr(
                "Off. Another computer can read your documents in place of this one, if you have a key for it or run "
                "it yourself. You see what would be sent before anything is."
            )
        say(self._service_words, text)

    def _show(self) -> None:
        self._slices.start(self._show_all())

    def _show_all(self) -> Iterator[None]:
        for section in self.sections.values():
            yield from section.show_encoders(self._encoders, self._downloads, self._spaces)

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("What are these?"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Encoders"), self.closed.emit, learn)
        intro = self.tr(
            "Encoders are what Findling sees, hears and reads with. The basic ones are always there. Others find more, "
            "and work on this computer, too, once they are downloaded."
        )
        held = Column(self._theme, _WIDEST_CHARACTERS)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, space("l"))
        column.setSpacing(space("l"))
        column.addWidget(words(intro, tone="muted"))
        for section in self.sections.values():
            column.addWidget(section)
            column.addSpacing(space("m"))
        for widget in (self._service_card(), self.bring, self.spaces):
            column.addWidget(widget)
        column.addStretch(1)
        self.area = held.area
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space("l"), space("s"), space("s"), 0)
        outer.setSpacing(space("m"))
        outer.addLayout(head)
        outer.addWidget(self.area, 1)

    def _service_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        title = QLabel(self.tr("A service for documents"))
        title.setProperty("type", "strong")
        row = FlowLayout(self._theme.space("s"))
        row.addWidget(self.service)
        column = QVBoxLayout(card)
        column.setContentsMargins(*(self._theme.space("l"),) * 4)
        column.setSpacing(self._theme.space("s"))
        column.addWidget(title)
        column.addWidget(self._service_words)
        column.addLayout(row)
        return card
