"""What is known of a file beside the picture: size, day, place, and what an encoder recognises in it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.furniture import button, say
from desktop.hits import key_of, own
from desktop.preview.words_view import selectable_words
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit
from models.errors import UserError
from models.shown import FileDetails

_SUBJECT = "details"
_PAUSE_MS = 300  # who walks through the results wants to know it of the one that is stopped at
_MOST_CONCEPTS = 6
_PLACES_OF_DEGREES = 5  # about a metre


class Details(QWidget):
    """A few lines that are asked for when a hit has been shown for a moment.

    Signals:
        near_wanted: text of a query for what was taken nearby.
    """

    near_wanted = Signal(str)

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._hit: Hit | None = None
        self._place: tuple[float, float] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._file = selectable_words(tone="muted")
        self._concepts = selectable_words(tone="muted")
        self.place = selectable_words(tone="muted")
        self.place.setWordWrap(False)
        self.place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.place.setAccessibleName(self.tr("Where it was taken"))
        self.near = button(self.tr("Search nearby"), self._search_nearby, look="link")
        self.near.setToolTip(self.tr("Find everything that was taken within a kilometre"))
        self._place_row = QWidget()
        row = FlowLayout(theme.space("s"), self._place_row)
        row.addWidget(self.place)
        row.addWidget(self.near)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        for part in (self._file, self._concepts, self._place_row):
            column.addWidget(part)
        self._show(FileDetails())

    @property
    def said(self) -> str:
        """All that is said, line by line."""
        lines = (self._file, self._concepts) + ((self.place,) if not self._place_row.isHidden() else ())
        return "\n".join(line.text() for line in lines if not line.isHidden())

    def show_hit(self, hit: Hit | None) -> None:
        """Be about another hit; the same one is not asked about again."""
        before, self._hit = self._hit, hit
        if hit is not None and before is not None and key_of(before) == key_of(hit):
            return
        self._tasks.forget(_SUBJECT)
        self._pause.stop()
        self._show(FileDetails())
        if own(hit) is not None:
            self._pause.start()

    def _ask(self) -> None:
        if self._hit is not None:
            hit = self._hit
            self._tasks.ask("details", hit.file_id, hit.item_id, then=self._show, failed=self._ignore, latest=_SUBJECT)

    def _ignore(self, _error: UserError) -> None:
        """What is gone says so where it is shown."""

    def _show(self, known: FileDetails) -> None:
        say(self._file, _file_line(self._hit, known))
        seen = ", ".join(known.concepts[:_MOST_CONCEPTS])
        say(self._concepts, self.tr("Recognised as: %1").replace("%1", seen) if seen else "")
        has_place = known.latitude is not None and known.longitude is not None
        self._place = (known.latitude or 0.0, known.longitude or 0.0) if has_place else None
        self._place_row.setVisible(has_place)
        if self._place is not None:
            self.place.setText(coordinates(*self._place))

    def _search_nearby(self) -> None:
        if self._place is not None:
            latitude, longitude = (f"{degrees:.{_PLACES_OF_DEGREES}f}" for degrees in self._place)
            self.near_wanted.emit("near:" + f"{latitude},{longitude},1km")


def coordinates(latitude: float, longitude: float) -> str:
    """A place as it can be pasted into a map, whatever the language of the window."""
    return f"{latitude:.{_PLACES_OF_DEGREES}f}, {longitude:.{_PLACES_OF_DEGREES}f}"


def _file_line(hit: Hit | None, known: FileDetails) -> str:
    if hit is None:
        return ""
    parts = [wording.data_size(hit.size_bytes)] if hit.size_bytes else []
    if known.pages:
        parts.append(_tr("%Ln page(s)", known.pages))
    if known.changed_at:
        at = datetime.fromtimestamp(known.changed_at, UTC)
        parts.append(_tr("changed %1").replace("%1", wording.instant(at)))
    return " \N{MIDDLE DOT} ".join(parts)


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Details", text, "", n)
