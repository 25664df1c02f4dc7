"""The settings of how folders are kept up, and of when Findling works."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox

from desktop.library.library_settings import LibrarySettings
from desktop.library.settings_section import CalmBox, CalmSpin, SettingsSection
from desktop.theme import Theme
from models.library.settings import Manner, Settings

_MOST_MINUTES = 24 * 60
_USUAL_HOURS = (22, 6)


class KeepingUpSection(SettingsSection):
    """Whether folders are watched, and how often those are looked through that cannot be."""

    def __init__(self, theme: Theme, settings: LibrarySettings) -> None:
        super().__init__(theme, settings, title=self.tr("Keeping up"))
        self.watch = QCheckBox(self.tr("Watch folders for changes"))
        self.minutes = CalmSpin(self.tr("Minutes between looking through folders"), 1, _MOST_MINUTES)
        self.column.addWidget(self.watch)
        self.add_line(self.tr("Look through what is not watched every"), self.minutes, self.tr("minutes"))
        self.add_words(
            self.tr(
                "In a watched folder, changes are seen within seconds. Some drives, network drives most of all, tell "
                "nobody of changes; they are looked through from time to time. Choose a folder in the side bar to see "
                "how it is kept up."
            )
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
    """What indexing does on battery and beside other programs, and between which hours it works."""

    def __init__(self, theme: Theme, settings: LibrarySettings) -> None:
        super().__init__(theme, settings, title=self.tr("When to work"))
        self.on_battery = self._manners(self.tr("While the computer runs on battery"))
        self.when_busy = self._manners(self.tr("While other programs need the processor"))
        self.some_hours = QCheckBox(self.tr("Work only between certain hours"))
        self.from_hour = self._hours(self.tr("Work from"))
        self.until_hour = self._hours(self.tr("Work until"))
        self.add_line(self.tr("While the computer runs on battery:"), self.on_battery)
        self.add_line(self.tr("While other programs need the processor:"), self.when_busy)
        self.column.addWidget(self.some_hours)
        self.add_line(self.tr("From"), self.from_hour, self.tr("until"), self.until_hour)
        self.add_words(self.tr("This concerns looking into new files. Searching works at any time."))
        self.add_error()
        self.show_settings(settings.current)
        self.on_battery.activated.connect(lambda at: self.change(on_battery=get_args(Manner)[at]))
        self.when_busy.activated.connect(lambda at: self.change(when_busy=get_args(Manner)[at]))
        self.some_hours.toggled.connect(self._limit)
        for box in (self.from_hour, self.until_hour):
            box.activated.connect(self._send_hours)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        manners = get_args(Manner)
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

    def _manners(self, name: str) -> CalmBox:
        box = CalmBox(name)
        said = {"fast": self.tr("Work as usual"), "slow": self.tr("Work slowly"), "wait": self.tr("Wait")}
        box.addItems([said[manner] for manner in get_args(Manner)])
        return box

    def _hours(self, name: str) -> CalmBox:
        box = CalmBox(name)
        box.addItems([f"{hour}:00" for hour in range(24)])
        return box
