"""What a person can set about the window itself: each has an effect at once and is kept for the next start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, cast, get_args

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.motion import SystemMotion
from desktop.theme import Theme

Motion = Literal["system", "reduced", "full"]
Switch = Literal["grid/play_on_hover", "window/notifications", "window/tray"]
PLAY_ON_HOVER: Switch = "grid/play_on_hover"
NOTIFICATIONS: Switch = "window/notifications"
TRAY: Switch = "window/tray"
_USUALLY_ON = frozenset({NOTIFICATIONS})
_MOTION = "view/motion"


class LanguageChoice(Protocol):
    """Whoever knows the languages of the window."""

    @property
    def choice(self) -> str:
        """The name of the one that was chosen."""
        ...

    def choices(self) -> Mapping[str, str]:
        """The names of all that can be chosen, each with what it is called."""
        ...

    def choose(self, name: str) -> object:
        """Speak another one."""
        ...


class Preferences(QObject):
    """Theme and text size are kept by `Theme`; everything else of the window is kept here.

    Args:
        settings: where all of it is kept.

    Attributes:
        languages: None where the window speaks one only.

    Signals:
        switched: a switch by its name, and whether it is on now.
    """

    switched = Signal(str, bool)

    def __init__(self, settings: QSettings, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.theme = theme
        self.languages: LanguageChoice | None = None
        saved = str(settings.value(_MOTION, "system"))
        self._motion = cast(Motion, saved if saved in get_args(Motion) else "system")
        self._system_motion = SystemMotion(self)
        self._system_motion.changed.connect(self._use_motion)
        self._use_motion()

    def ask_system(self) -> None:
        """Ask the system what it wishes; takes nobody's time."""
        self._system_motion.ask()

    @property
    def motion(self) -> Motion:
        """Whether things may move by themselves, as the person chose."""
        return self._motion

    def choose_motion(self, motion: Motion) -> None:
        """Let things move by themselves, or not, or as the system has it."""
        self._motion = motion
        self._settings.setValue(_MOTION, motion)
        self._use_motion()

    def is_on(self, switch: Switch) -> bool:
        """Whether something is switched on; as usual where the settings hold it damaged."""
        stored = str(self._settings.value(switch, "")).lower()
        return stored == "true" if stored in ("true", "false") else switch in _USUALLY_ON

    def set_on(self, switch: Switch, on: bool) -> None:
        """Switch something on or off."""
        if on != self.is_on(switch):
            self._settings.setValue(switch, on)
            self.switched.emit(switch, on)

    def _use_motion(self) -> None:
        by_system = self._motion == "system" and self._system_motion.reduced
        self.theme.reduce_motion(self._motion == "reduced" or by_system)
