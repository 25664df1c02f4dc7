"""The page on which an exported library is imported: where its folders lie here, what would come, and that it came."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.accessibility import announce
from desktop.encoders.progress_line import ProgressLine
from desktop.flow_layout import FlowLayout
from desktop.furniture import Column, Panel, button, page_head, say, words
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.transfer import words as said
from desktop.transfer.root_card import RootCard
from models.errors import UserError
from models.transfer.reports import ExportView, ImportFigures, RootCheck, TransferStatus

_WIDEST_CHARACTERS = 100


class ImportPage(Panel):
    """A card for each folder of the export, and buttons to try the import and to do it.

    Signals:
        imported: ImportFigures. help_wanted: what all this means.
    """

    imported = Signal(object)
    help_wanted = Signal()

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._view: ExportView | None = None
        self.cards: list[RootCard] = []
        self._facts = words(tone="muted")
        self.line = ProgressLine(theme, self.tr("Progress of the import"))
        self.outcome = words()
        self.problem = words(tone="warning")
        self.attempt = button(
            self.tr("Try it first"),
            self._try,
            name=self.tr("Find out what would be imported, without changing anything"),
        )
        self.bring = button(self.tr("Import"), self._bring, look="primary")
        self.cancel = button(
            self.tr("Cancel"), lambda: tasks.ask("transfers.cancel"), name=self.tr("Cancel the import"), look="quiet"
        )
        self._lay_out()
        tasks.transfer_progressed.connect(self._show_progress)
        tasks.engine_died.connect(lambda: self._end())

    def show_export(self, view: ExportView) -> None:
        """Offer to import it."""
        self._view = view
        say(self._facts, said.export_facts(view))
        for card in self.cards:
            card.deleteLater()
        self.cards = [RootCard(self._theme, root) for root in view.roots]
        for card in self.cards:
            self._column.addWidget(card)
            card.changed.connect(lambda card=card: self._check(card))
            self._check(card)
        for label in (self.outcome, self.problem):
            say(label, "")
        self._end()

    def take_keys(self) -> None:
        """Begin with the first folder."""
        (self.cards[0].field if self.cards else self.attempt).setFocus()

    def _check(self, card: RootCard) -> None:
        """Look whether a folder is the right one; what was found out before holds no more."""
        say(self.outcome, "")
        subject = f"export folder {card.root.number}"
        self._tasks.forget(subject)
        if not card.here:
            card.show_waiting() if card.here is None else card.show_missing()
            return
        assert self._view is not None

        def show(check: RootCheck) -> None:
            if card in self.cards:
                card.show_check(check)

        self._tasks.ask(
            "transfers.check_folder",
            self._view.folder,
            card.root.number,
            card.here,
            then=show,
            failed=self._fail,
            latest=subject,
        )

    def _try(self) -> None:
        self._begin("transfers.try_import", self._show_trial)

    def _bring(self) -> None:
        self._begin("transfers.import_from", self._show_imported)

    def _begin(self, method: str, then: Callable[[ImportFigures | None], None]) -> None:
        for card in self.cards:
            # Where a click takes no focus, what was written last is not taken yet.
            card.take_written()
        missing = [card for card in self.cards if card.here == b""]
        if missing:
            missing[0].show_missing()
            missing[0].field.setFocus()
            announce(self, missing[0].state.text())
            return
        view = self._view
        assert view is not None
        for label in (self.outcome, self.problem):
            say(label, "")
        self._show_busy(busy=True)
        self.line.show_share(self.tr("Beginning\N{HORIZONTAL ELLIPSIS}"), 0, 0)
        folders = {card.root.number: card.here for card in self.cards}

        def show(figures: ImportFigures | None) -> None:
            then(figures)
            if self._view is not view:
                # It is not of the export that is shown by now.
                say(self.outcome, "")

        self._tasks.ask(method, view.folder, folders, then=show, failed=self._fail)

    def _show_progress(self, status: TransferStatus | None) -> None:
        if status is None:
            self._end()
        elif status.sort != "export":
            # Another export may have been chosen meanwhile.
            self._show_busy(busy=True)
            self.line.show_share(status.what, status.done, status.total)

    def _show_trial(self, figures: ImportFigures | None) -> None:
        self._end()
        self._say(self.tr("Cancelled. Nothing was changed.") if figures is None else said.figures(figures, kept=False))
        self.bring.setFocus()

    def _show_imported(self, figures: ImportFigures | None) -> None:
        self._end()
        if figures is None:
            self._say(self.tr("Cancelled. Nothing was changed."))
            return
        self._say(said.figures(figures, kept=True))
        self.imported.emit(figures)

    def _fail(self, error: UserError) -> None:
        self._end()
        say(self.problem, str(error))
        announce(self, self.problem.text())

    def _say(self, text: str) -> None:
        say(self.outcome, text)
        announce(self, text)
        # When it has its place.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.outcome))

    def _end(self) -> None:
        self.line.show_words("")
        self._show_busy(busy=False)

    def _show_busy(self, *, busy: bool) -> None:
        for one in (self.attempt, self.bring):
            one.setEnabled(not busy)
        self.cancel.setVisible(busy)
        for card in self.cards:
            card.set_enabled(enabled=not busy)

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("About moving a library"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Import a library"), self.closed.emit, learn)
        held = Column(self._theme, _WIDEST_CHARACTERS)
        self._column = QVBoxLayout()
        self._column.setSpacing(space("m"))
        buttons = FlowLayout(space("s"))
        for one in (self.bring, self.attempt, self.cancel):
            buttons.addWidget(one)
        about = self.tr(
            "Say where the folders of the exported library lie on this computer. What is known here stays as it is, "
            "and whatever comes can be taken back."
        )
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, space("l"))
        column.setSpacing(space("m"))
        for one in (self._facts, words(about)):
            column.addWidget(one)
        column.addLayout(self._column)
        column.addLayout(buttons)
        for one in (self.line, self.problem, self.outcome):
            column.addWidget(one)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space("l"), space("s"), space("s"), 0)
        outer.setSpacing(space("m"))
        outer.addLayout(head)
        self._area = held.area
        outer.addWidget(self._area, 1)
