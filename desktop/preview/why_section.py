"""Why something is a hit: the evidence for and against it, asked for when a person wants to see it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.drawing import rounded
from desktop.flow_layout import FlowLayout
from desktop.furniture import say, words
from desktop.preview import why_words
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Evidence, Hit, SearchRequest, Why
from models.errors import UserError

_SETTING = "preview/why"
_SUBJECT = "why"
_PAUSE_MS = 80  # who walks through the results with a key asks for the one that is stopped at
_STALE_MS = 400
_MOST_REASONS = 8
_MOST_CONCEPTS = 8
_BAR_PX = 6


class Bar(QWidget):
    """A share of a whole as a bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self._against = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: float, *, against: bool) -> None:
        """Show a share, 0 to 1, of what speaks for something or against it."""
        self._share, self._against = min(1.0, max(0.0, share)), against
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(120, _BAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        painter.fillPath(rounded(place, _BAR_PX / 2), self._theme.colour("border"))
        filled = max(float(_BAR_PX), self._share * place.width())
        left = place.right() - filled if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else place.left()
        colour = "faint" if not self.isEnabled() else "warning" if self._against else "accent"
        part = QRectF(left, place.top(), filled, place.height())
        painter.fillPath(rounded(part, _BAR_PX / 2), self._theme.colour(colour))


class EvidenceLine(QWidget):
    """One reason: what it is, how likely the hit is right by it, and who says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._reason = words()
        self._share = words(size="small")
        self._share.setWordWrap(False)
        self._bar = Bar(theme)
        self._source = words(tone="muted", size="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._reason)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self._bar, 1)
        row.addWidget(self._share)
        column.addLayout(row)
        column.addWidget(self._source)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show another reason."""
        self._reason.setText(why_words.reason(evidence))
        self._share.setText(why_words.share(evidence))
        self._bar.show_share(evidence.probability, against=evidence.against)
        say(self._source, why_words.source(evidence))
        self.setToolTip(why_words.figures(evidence))
        self.setAccessibleName(why_words.spoken(evidence))
        self.setAccessibleDescription(why_words.figures(evidence))


class WhySection(QWidget):
    """A line that unfolds. Nothing is asked while it is folded; whether it is, is remembered.

    Args: settings: where that is kept.

    Signals:
        folded: it was folded or unfolded.
    """

    folded = Signal()

    def __init__(self, tasks: Tasks, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._settings = settings
        self._hit: Hit | None = None
        self._request: SearchRequest | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._growing_stale = QTimer(self, singleShot=True, interval=_STALE_MS)
        self._growing_stale.timeout.connect(lambda: self._say(self.tr("One moment\N{HORIZONTAL ELLIPSIS}")))
        self.head = QPushButton(self.tr("Why this result"))
        self.head.setCheckable(True)
        self.head.setProperty("look", "fold")
        self.head.setIconSize(QSize(14, 14))
        self.body = QWidget()
        self._message = words(tone="muted")
        self._verdict = words()
        self.lines = tuple(EvidenceLine(theme) for _ in range(_MOST_REASONS))
        self._recognised = words(self.tr("Recognised as"), tone="muted", size="small")
        self._chips = tuple(QLabel(objectName="badge") for _ in range(_MOST_CONCEPTS))
        self._words = words(tone="muted", size="small")
        self._lay_out()
        self.head.setChecked(str(settings.value(_SETTING, "")) == "true")
        self.head.toggled.connect(self._unfold)
        self._say("")
        self._show_fold()
        self.hide()

    @property
    def unfolded(self) -> bool:
        """Whether the reasons are to be seen."""
        return self.head.isChecked() and not self.isHidden()

    @property
    def said(self) -> str:
        """All that is said, line by line, "" while it is folded."""
        if not self.unfolded:
            return ""
        labels = [label for label in self.body.findChildren(QLabel) if label.isVisibleTo(self.body)]
        return "\n".join(label.text() for label in labels)

    def show_hit(self, hit: Hit | None, request: SearchRequest | None) -> None:
        """Be about another hit, or another question.

        Args: request: what was asked; None where nothing is looked for: there is no why then.
        """
        known = hit if hit is not None and hit.item_id is not None and request is not None else None
        same = known is not None and self._hit is not None and known.item_id == self._hit.item_id
        if same and request == self._request:
            return
        self._hit, self._request = known, request
        self.setVisible(known is not None)
        self._begin()

    def _unfold(self, unfolded: bool) -> None:
        self._settings.setValue(_SETTING, "true" if unfolded else "false")
        self._show_fold()
        self._begin()
        self.folded.emit()

    def _show_fold(self) -> None:
        unfolded = self.head.isChecked()
        self.body.setVisible(unfolded)
        self._theme.dress(self.head, "fold" if unfolded else "unfold", "muted")
        shown = self.tr("Why this result, shown") if unfolded else self.tr("Why this result, hidden")
        self.head.setAccessibleName(shown)

    def _begin(self) -> None:
        """What is shown is about something else from now on: it is pale until the new reasons are there."""
        self._tasks.forget(_SUBJECT)
        self._pause.stop()
        self._growing_stale.stop()
        if self.unfolded:
            self.body.setEnabled(False)
            self._pause.start()
            self._growing_stale.start()
        else:
            self._say("")

    def _ask(self) -> None:
        if self._hit is not None:
            self._tasks.ask(
                "why", self._request, self._hit.item_id, then=self._show, failed=self._fail, latest=_SUBJECT
            )

    def _show(self, why: Why) -> None:
        self._growing_stale.stop()
        self.body.setEnabled(True)
        say(self._message, "" if why.evidence else self.tr("Nothing that was asked says anything about it."))
        say(self._verdict, why_words.verdict(why.score) if why.evidence else "")
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(why.evidence))
            if place < len(why.evidence):
                line.show_evidence(why.evidence[place])
        for place, chip in enumerate(self._chips):
            say(chip, why.concepts[place] if place < len(why.concepts) else "")
        self._recognised.setVisible(bool(why.concepts))
        found = self.tr("To the letter: %1").replace("%1", ", ".join(why.words))
        say(self._words, found if why.words else "")

    def _fail(self, error: UserError) -> None:
        self._growing_stale.stop()
        self._say(str(error))

    def _say(self, text: str) -> None:
        """Say this in place of all reasons."""
        self._show(Why(0.0))
        say(self._message, text)

    def _lay_out(self) -> None:
        space = self._theme.space
        chips = FlowLayout(space("xs"))
        chips.addWidget(self._recognised)
        for chip in self._chips:
            chip.setTextFormat(Qt.TextFormat.PlainText)
            chips.addWidget(chip)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, space("s"))
        inner.setSpacing(space("m"))
        inner.addWidget(self._message)
        for line in self.lines:
            inner.addWidget(line)
        inner.addLayout(chips)
        inner.addWidget(self._words)
        inner.addWidget(self._verdict)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.body)
