"""The settings of how folders are kept up, and of when Findling works."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QSignalBlocker

from desktop.furniture import NumberBox, words
from desktop.library.library_settings import LibrarySettings
from desktop.library.settings_section import CalmBox, SettingsSection, tick
from desktop.library.words import speed_name, speeds
from desktop.theme import Theme
from models.library.settings import Manner, Settings, Speed

_MOST_MINUTES = 24 * 60
_USUAL_HOURS = (22, 6)


class KeepingUpSection(SettingsSection):
    """Whether folders are watched, and how often those are looked through that cannot be."""

    def __init__(self, theme: Theme, settings: LibrarySettings) -> None:
        super().__init__(theme, settings, title=self.tr("Keeping up"))
        self.watch = self.add_tick(
            self.tr("Watch folders for changes"),
            self.tr("In a watched folder, changes are seen within seconds."),
        )
        self.minutes = NumberBox(self.tr("Minutes between looking through folders"), 1, _MOST_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.add_setting(
            self.tr("Look through what is not watched"),
            self.tr(
                "So often, in minutes. Some drives, network drives most of all, tell nobody of changes. "
                "Press a folder in "
                "the side bar to see how it is kept up."
            ),
            self.minutes,
        )
        self.add_error()
        self.watch.toggled.connect(lambda on: self.change(watch=on))
        self.minutes.valueChanged.connect(lambda minutes: self.change(rescan_minutes=minutes))
        self.show_settings(settings.current)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        with QSignalBlocker(self.watch), QSignalBlocker(self.minutes):
            self.watch.setChecked(settings.watch)
            self.minutes.setValue(settings.rescan_minutes)


class WorkingSection(SettingsSection):
    """How fast indexing goes, what it does on battery and beside other programs, and between which hours it works."""

    def __init__(self, theme: Theme, settings: LibrarySettings) -> None:
        super().__init__(theme, settings, title=self.tr("When to work"))
        self.add_words(self.tr("This concerns looking into new files. Searching works at any time."))
        self.speed = CalmBox(self.tr("Speed"))
        self.speed.addItems([speed_name(speed) for speed in get_args(Speed)])
        self.add_setting(self.tr("Speed"), speeds(), self.speed)
        self.on_battery = self._manners(
            self.tr("On battery"), self.tr("What it does while the computer runs on battery.")
        )
        self.when_busy = self._manners(
            self.tr("Beside other programs"), self.tr("What it does while other programs need the processor.")
        )
        self.some_hours = tick(self.tr("Work only between certain hours"))
        self.from_hour = self._hours(self.tr("Work from"))
        self.until_hour = self._hours(self.tr("Work until"))
        row = self.add_setting(
            self.some_hours.accessibleName(), self.tr("Outside of them it waits, at night or by day."), self.some_hours
        )
        row.add_line(words(self.tr("From")), self.from_hour, words(self.tr("until")), self.until_hour)
        self.add_error()
        self.show_settings(settings.current)
        self.speed.activated.connect(lambda at: self.change(speed=get_args(Speed)[at]))
        self.on_battery.activated.connect(lambda at: self.change(on_battery=get_args(Manner)[at]))
        self.when_busy.activated.connect(lambda at: self.change(when_busy=get_args(Manner)[at]))
        self.some_hours.toggled.connect(self._limit)
        for box in (self.from_hour, self.until_hour):
            box.activated.connect(self._send_hours)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        manners = get_args(Manner)
        self.speed.setCurrentIndex(get_args(Speed).index(settings.speed))
        self.on_battery.setCurrentIndex(manners.index(settings.on_battery))
        self.when_busy.setCurrentIndex(manners.index(settings.when_busy))
        limited = settings.from_hour != settings.until_hour
        with QSignalBlocker(self.some_hours):
            self.some_hours.setChecked(limited)
        hours = (settings.from_hour, settings.until_hour) if limited else _USUAL_HOURS
        for box, hour in zip((self.from_hour, self.until_hour), hours, strict=True):
            box.setCurrentIndex(hour)
            box.setEnabled(limited)

    def _limit(self, limited: bool) -> None:
        if limited:
            self._send_hours()
        else:
            self.change(from_hour=0, until_hour=0)

    def _send_hours(self) -> None:
        self.change(from_hour=self.from_hour.currentIndex(), until_hour=self.until_hour.currentIndex())

    def _manners(self, title: str, about: str) -> CalmBox:
        box = CalmBox(title)
        said = {"fast": self.tr("Work as usual"), "slow": self.tr("Work slowly"), "wait": self.tr("Wait")}
        box.addItems([said[manner] for manner in get_args(Manner)])
        self.add_setting(title, about, box)
        return box

    def _hours(self, name: str) -> CalmBox:
        box = CalmBox(name)
        box.addItems([f"{hour}:00" for hour in range(24)])
        return box
