"""Buttons beside a map: drawing a region, seeing all of it, nearer and farther, and hearing sounds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QToolButton

from desktop.explore.map_view import MapView
from desktop.preview.player import Player
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit

_STEP = 1.6


class MapTools(QObject):
    """Makes the buttons, and plays what is pointed at.

    Attributes:
        buttons: in the order in which they are shown.
    """

    def __init__(self, tasks: Tasks, theme: Theme, view: MapView) -> None:
        super().__init__(view)
        self._tasks = tasks
        self._view = view
        self._player = Player(self)
        self.lasso = _tool(theme, "lasso", _tr("Draw a region with the mouse (Shift does, too)"), checkable=True)
        self.lasso.toggled.connect(self._let_draw)
        self.hear = _tool(theme, "audio", _tr("Play sounds that are pointed at"), checkable=True)
        self.hear.setChecked(True)
        self.hear.toggled.connect(lambda on: on or self.be_quiet())
        nearer = _tool(theme, "nearer", _tr("Nearer (+)"))
        nearer.clicked.connect(lambda: view.zoom(_STEP))
        farther = _tool(theme, "farther", _tr("Farther (-)"))
        farther.clicked.connect(lambda: view.zoom(1 / _STEP))
        whole = _tool(theme, "fit", _tr("All of it (0)"))
        whole.clicked.connect(view.fit)
        self.buttons = (self.lasso, nearer, farther, whole, self.hear)
        view.heard.connect(self._play)

    def be_quiet(self) -> None:
        """Play nothing."""
        self._tasks.forget("map sound")
        self._player.stop()

    def _let_draw(self, on: bool) -> None:
        self._view.lassoing = on

    def _play(self, hit: Hit | None) -> None:
        self.be_quiet()
        if hit is not None and hit.item_id is not None and not hit.offline and self.hear.isChecked():
            self._tasks.ask("sound", hit.item_id, then=self._player.play, failed=lambda _: None, latest="map sound")


def _tool(theme: Theme, icon: str, text: str, *, checkable: bool = False) -> QToolButton:
    made = QToolButton()
    made.setCheckable(checkable)
    made.setToolTip(text)
    made.setAccessibleName(text)
    theme.dress(made, icon)
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("MapTools", text)
