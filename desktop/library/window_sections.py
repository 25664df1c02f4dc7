"""The settings of the window itself: how it looks, and how it makes itself noticed."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QSignalBlocker

from desktop import wording
from desktop.library.library_settings import LibrarySettings
from desktop.library.settings_section import CalmBox, SettingsSection
from desktop.preferences import NOTIFICATIONS, PLAY_ON_HOVER, TRAY, Motion, Preferences
from desktop.theme import TEXT_PERCENTS, Choice, Theme
from models.library.settings import Settings


class LookSection(SettingsSection):
    """Language, theme, size of text, motion, and what plays under the pointer."""

    def __init__(self, theme: Theme, settings: LibrarySettings, preferences: Preferences) -> None:
        super().__init__(theme, settings, title=self.tr("Look"))
        self._preferences = preferences
        self.language = CalmBox(self.tr("Language"))
        self.themes = CalmBox(self.tr("Theme"))
        self.text_size = CalmBox(self.tr("Size of text"))
        self.motion = CalmBox(self.tr("Motion"))
        self._language_row = self.add_setting(
            self.tr("Language"), self.tr("What Findling speaks. Words that you search by are yours."), self.language
        )
        self._fill()
        self.add_setting(
            self.tr("Theme"),
            self.tr("Light or dark; like the system follows it by day and by night."),
            self.themes,
            also=self.tr("colour appearance"),
        )
        self.add_setting(
            self.tr("Size of text"),
            self.tr("How large all words are, of the size that your system asks for."),
            self.text_size,
            also=self.tr("font zoom scale large"),
        )
        self.add_setting(
            self.tr("Motion"),
            self.tr("Whether menus unfold and bars move by themselves. Little motion keeps still what can be still."),
            self.motion,
            also=self.tr("animation"),
        )
        self.play_on_hover = self.add_tick(
            self.tr("Play under the pointer"),
            self.tr(
                "A sound or a film plays while the pointer rests on it among the results, and stops when it leaves."
            ),
            also=self.tr("hover"),
        )
        self._show()
        self.themes.activated.connect(lambda at: theme.choose(get_args(Choice)[at]))
        self.text_size.activated.connect(lambda at: theme.choose_text(TEXT_PERCENTS[at]))
        self.motion.activated.connect(lambda at: preferences.choose_motion(get_args(Motion)[at]))
        self.language.activated.connect(self._choose_language)
        self.play_on_hover.toggled.connect(lambda on: preferences.set_on(PLAY_ON_HOVER, on))
        theme.changed.connect(self._show)

    def show_settings(self, settings: Settings) -> None:
        """Nothing here follows from the settings of the library."""

    def show_languages(self) -> None:
        """Offer the languages, where there is more than one."""
        languages = self._preferences.languages
        self._language_row.offer(languages is not None)
        if languages is None:
            return
        with QSignalBlocker(self.language):
            self.language.clear()
            for name, title in languages.choices().items():
                self.language.addItem(title, name)
            self.language.setCurrentIndex(self.language.findData(languages.choice))

    def _fill(self) -> None:
        themes = {"system": self.tr("Like the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        motions = {
            "system": self.tr("Like the system"),
            "reduced": self.tr("Little motion"),
            "full": self.tr("As usual"),
        }
        self.themes.addItems([themes[choice] for choice in get_args(Choice)])
        self.text_size.addItems([wording.share(percent / 100) for percent in TEXT_PERCENTS])
        self.motion.addItems([motions[motion] for motion in get_args(Motion)])

    def _show(self) -> None:
        """Theme and size can be chosen elsewhere, too."""
        self.themes.setCurrentIndex(get_args(Choice).index(self._theme.choice))
        self.text_size.setCurrentIndex(TEXT_PERCENTS.index(self._theme.text_percent))
        self.motion.setCurrentIndex(get_args(Motion).index(self._preferences.motion))
        with QSignalBlocker(self.play_on_hover):
            self.play_on_hover.setChecked(self._preferences.is_on(PLAY_ON_HOVER))

    def _choose_language(self, at: int) -> None:
        if self._preferences.languages is not None:
            self._preferences.languages.choose(self.language.itemData(at))


class NoticesSection(SettingsSection):
    """Notifications, and the icon in the tray."""

    def __init__(self, theme: Theme, settings: LibrarySettings, preferences: Preferences) -> None:
        super().__init__(theme, settings, title=self.tr("Notices"))
        self.notifications = self.add_tick(
            self.tr("Say when long work is done"),
            self.tr("The system shows a notification when something ends that took longer than a minute, "
            "unless you are "
                    "looking at Findling."),
            also=self.tr("notification"),
        )  # fmt: skip
        self.tray = self.add_tick(
            self.tr("Icon in the tray"),
            self.tr(
                "Closing the window then leaves Findling at work beside the clock. Its menu opens the "
                "window, pauses, and "
                "quits."
            ),
            also=self.tr("background menu bar"),
        )
        for box, switch in ((self.notifications, NOTIFICATIONS), (self.tray, TRAY)):
            box.setChecked(preferences.is_on(switch))
            box.toggled.connect(lambda on, switch=switch: preferences.set_on(switch, on))

    def show_settings(self, settings: Settings) -> None:
        """Nothing here follows from the settings of the library."""
