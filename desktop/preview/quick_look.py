"""A hit over the whole window: looked at for a moment, without leaving the results."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.eliding_label import ElidingLabel
from desktop.furniture import tip
from desktop.hits import plays
from desktop.overlay import Overlay
from desktop.preview.preview_panel import PreviewPanel
from desktop.preview.turn_button import SmallButton, TurnButton
from desktop.theme import Theme
from models.answers import Hit

_ICON_PX = 18
_PAUSE_MS = 150  # who walks on hears the one that is stopped at
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuickLook(Overlay):
    """The view of the preview panel in large. Space or Esc closes it, arrows go to the next hit and back, Enter opens
    the file, F takes the whole screen. What can be heard plays at once, from the moment that was found.

    Args:
        covered: the window.
        preview: whose view is borrowed.

    Signals:
        step_wanted: by how many hits to go on, or back.
        open_wanted: a Hit that is to be opened.
    """

    step_wanted = Signal(int)
    open_wanted = Signal(object)

    def __init__(self, theme: Theme, covered: QWidget, preview: PreviewPanel) -> None:
        super().__init__(theme, covered, QFrame())
        self._preview = preview
        self._fills_screen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Large view"))
        self.name = ElidingLabel()
        self.name.setProperty("type", "strong")
        self.facts = ElidingLabel()
        self.facts.setProperty("tone", "muted")
        self._away = QLabel()
        self._away.setProperty("tone", "warning")
        back, on = self.tr("Result before (Left)"), self.tr("Next result (Right)")
        self.back = TurnButton(theme, back, lambda: self.step_wanted.emit(-1), on=False, side_px=_ICON_PX)
        self.on = TurnButton(theme, on, lambda: self.step_wanted.emit(1), on=True, side_px=_ICON_PX)
        self.open_it = self._button("open", self.tr("Open the file (Enter)"), self._open)
        self.fill = self._button("full-screen", self.tr("Whole screen (F)"), self.toggle_screen)
        self.shut = self._button("close", self.tr("Close (Space)"), self.close_up)
        self._body = QVBoxLayout()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._begin_to_play)
        self._lay_out()
        self.closed.connect(self._give_back)
        QApplication.instance().focusChanged.connect(self._note_focus)

    @property
    def shown(self) -> bool:
        """Whether it lies over the window."""
        return not self.isHidden()

    def toggle(self) -> None:
        """Show the hit that the preview is about, or go back."""
        if self.shown:
            self.close_up()
        elif self._preview.hit is not None:
            view = self._preview.lend_view()
            self._body.addWidget(view)
            view.set_large(large=True)
            view.show()
            self.open(self)
            self.note_hit(self._preview.hit)

    def note_hit(self, hit: Hit | None) -> None:
        """Another hit is shown now; without any there is nothing to look at."""
        if not self.shown:
            return
        if hit is None:
            self.close_up()
            return
        self.name.setText(hit.name)
        self.name.setToolTip(tip(hit.folder))
        self.facts.setText(wording.facts(hit))
        self._away.setText(wording.why_away(hit))
        self._away.setVisible(hit.offline)
        self.setAccessibleName(self.tr("Large view of %1").replace("%1", hit.name))
        self.setAccessibleDescription(wording.facts(hit))
        announce(self, wording.spoken(hit, ranked=False))
        self._pause.start()

    def toggle_screen(self) -> None:
        """Take the whole screen, or only the window again."""
        self._fills_screen = not self._fills_screen
        window = self._covered.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._preview.view.take_key(event):
            pass
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Space and plain):
            self.close_up()
        elif key in _ENTER and plain:
            self._open()
        elif key == Qt.Key.Key_F and plain:
            self.toggle_screen()
        elif key in _STEPS and plain:
            sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            mirrored = sideways and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.step_wanted.emit(-_STEPS[key] if mirrored else _STEPS[key])
        event.accept()

    def _begin_to_play(self) -> None:
        hit = self._preview.hit
        if self.shown and hit is not None and plays(hit):
            self._preview.view.play_on()

    def _open(self) -> None:
        if self._preview.hit is not None:
            self.open_wanted.emit(self._preview.hit)

    def _give_back(self) -> None:
        self._pause.stop()
        if self._fills_screen:
            self.toggle_screen()
        self._preview.view.stop()
        self._preview.take_view()

    def _note_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes elsewhere with a key, as to the search field, wants to see where that is."""
        if not self.shown or now is None or now is self or self.isAncestorOf(now):
            return
        if now.window() is self.window():
            self._before = None
            self.close_up()

    def _fit(self) -> None:
        margin = 0 if self._fills_screen else self._theme.space("l")
        self.column.setContentsMargins(margin, margin, margin, margin)

    def _button(self, icon: str, text: str, act: Callable[[], object]) -> QToolButton:
        made = SmallButton(text, act, _ICON_PX)
        self._theme.dress(made, icon)
        return made

    def _lay_out(self) -> None:
        space = self._theme.space
        head = QHBoxLayout()
        head.setSpacing(space("s"))
        for one in (self.back, self.on):
            head.addWidget(one)
        head.addSpacing(space("xs"))
        head.addWidget(self.name)
        head.addWidget(self.facts, 1)
        head.addWidget(self._away)
        for one in (self.open_it, self.fill, self.shut):
            head.addWidget(one)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(space("m"), space("s"), space("m"), space("m"))
        column.setSpacing(space("s"))
        column.addLayout(head)
        column.addLayout(self._body, 1)
        self.column.setAlignment(self.card, Qt.AlignmentFlag(0))
        self._fit()
