"""What was computed for a step of a tour: a sentence, and bars, points, a table or files below it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.flow_layout import FlowLayout
from desktop.furniture import Tall, say, words
from desktop.learn.bars_view import BarsView
from desktop.learn.dots_view import DotsView
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.errors import UserError
from models.figures import Figure, Sight
from models.kinds import Kind

_PICTURE_PX = 52
_NAME_CHARACTERS = 34


class FigureView(Tall):
    """Shows one figure, or why there is none.

    Signals:
        opened: the path of a file that was pressed.
    """

    opened = Signal(bytes)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self.says = words()
        self.says.setProperty("type", "strong")
        self.note = words(tone="muted")
        self.bars = BarsView(theme)
        self.dots = DotsView(theme)
        self.sights: dict[bytes, QToolButton] = {}
        self._previews: dict[str, QToolButton] = {}
        self._table = QWidget()
        self._files = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        for part in (self.says, self.dots, self.bars, self._table, self._files, self.note):
            column.addWidget(part)
            part.hide()
        thumbnails.ready.connect(self._show_picture)

    def show_figure(self, figure: Figure) -> None:
        """Show what was computed."""
        say(self.says, figure.says)
        say(self.note, figure.note)
        self.bars.show_bars(figure.bars, figure.decimals)
        self.bars.setVisible(bool(figure.bars))
        self.dots.show_dots(figure.dots, figure.arrows, figure.groups)
        self.dots.setVisible(bool(figure.dots or figure.arrows))
        self._fill_table(figure)
        self._fill_files(figure.sights)

    def show_error(self, error: UserError) -> None:
        """Say why there is nothing to be seen."""
        why = _tr("%1 %2").replace("%1", error.why).replace("%2", error.what_to_do)
        self.show_figure(Figure(error.what, note=why))

    def _fill_table(self, figure: Figure) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.space("l"))
        grid.setVerticalSpacing(self._theme.space("xs"))
        for column, title in enumerate(figure.head):
            grid.addWidget(words(title, tone="muted"), 0, column)
            grid.setColumnStretch(column, 1)
        for number, row in enumerate(figure.rows):
            for column, cell in enumerate(row):
                grid.addWidget(words(cell), number + 1, column)
        self._exchange(self._table, fresh, seen=bool(figure.rows))
        self._table = fresh

    def _fill_files(self, sights: tuple[Sight, ...]) -> None:
        fresh = QWidget()
        flow = FlowLayout(self._theme.space("s"), fresh)
        self.sights.clear()
        self._previews.clear()
        for sight in sights:
            made = self._make_sight(sight)
            # A passage of a file that is there already has a button of its own.
            self.sights.setdefault(sight.path, made)
            flow.addWidget(made)
        self._exchange(self._files, fresh, seen=bool(sights))
        self._files = fresh

    def _make_sight(self, sight: Sight) -> QToolButton:
        made = QToolButton()
        made.setProperty("look", "view")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setIconSize(QSize(_PICTURE_PX, _PICTURE_PX) if _has_picture(sight) else QSize(24, 24))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.setText("\n".join(part for part in (_cut(sight.name), _cut(sight.note)) if part))
        made.setAccessibleName(_tr("Open %1").replace("%1", sight.name))
        made.setAccessibleDescription(". ".join(part for part in (sight.note, sight.text) if part))
        made.setToolTip(sight.text or sight.name)
        self._theme.dress(made, sight.kind.value, "muted")
        made.clicked.connect(lambda: self.opened.emit(sight.path))
        if _has_picture(sight):
            self._previews[sight.preview] = made
            self._show_picture(sight.preview)
        return made

    def _show_picture(self, preview: str) -> None:
        made = self._previews.get(preview)
        picture = self._thumbnails.picture(preview) if made is not None else None
        if made is not None and picture is not None:
            side = round(_PICTURE_PX * self.devicePixelRatioF())
            grown = Qt.AspectRatioMode.KeepAspectRatioByExpanding
            scaled = picture.scaled(side, side, grown, Qt.TransformationMode.SmoothTransformation)
            left, top = (scaled.width() - side) // 2, (scaled.height() - side) // 2
            made.setIcon(QIcon(scaled.copy(left, top, side, side)))

    def _exchange(self, old: QWidget, fresh: QWidget, *, seen: bool) -> None:
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        fresh.setVisible(seen)


def _has_picture(sight: Sight) -> bool:
    return bool(sight.preview) and sight.kind in (Kind.IMAGE, Kind.FILM)


def _cut(text: str) -> str:
    return text if len(text) <= _NAME_CHARACTERS else text[: _NAME_CHARACTERS - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Learn", text)
