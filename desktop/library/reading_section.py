"""The setting of which words are read in pictures, and which speech is written down."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from desktop.furniture import say, words
from desktop.library.library_settings import LibrarySettings
from desktop.library.settings_row import Searched
from desktop.library.settings_section import CalmBox, SettingsSection
from desktop.theme import Theme
from models.library.settings import Settings
from models.views import ReaderStatus

# The field of `Settings` that says which language a reader reads.
_FIELDS = {"ocr": "words_in_pictures", "speech": "spoken_words"}


class ReadingSection(SettingsSection):
    """One choice of language for each reader; the first choice is that it does nothing."""

    def __init__(self, theme: Theme, settings: LibrarySettings) -> None:
        super().__init__(theme, settings, title=self.tr("Words in pictures and speech"))
        self._readers: dict[str, ReaderStatus] = {}
        self.boxes: dict[str, CalmBox] = {}
        self._purposes: dict[str, Searched] = {}
        self._why_not: dict[str, QLabel] = {}
        self.add_words(
            self.tr(
                "Findling can read words in pictures and write down what is spoken in sounds and films, so that both "
                "are found by it. That takes far longer than looking and listening alone. What was read stays when "
                "you switch it off, and nothing leaves this computer."
            )
        )
        for name, title in (("ocr", self.tr("Words in pictures")), ("speech", self.tr("Speech"))):
            self._add(name, title)
        self.add_error()
        self.show_settings(settings.current)

    def show_readers(self, readers: tuple[ReaderStatus, ...]) -> None:
        """Offer the languages that each reader knows."""
        self._readers = {reader.name: reader for reader in readers}
        self.show_settings(self._settings.current)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force. One that is not installed can be switched off, and not on."""
        for name, box in self.boxes.items():
            reader = self._readers.get(name)
            languages = _offered(reader, getattr(settings, _FIELDS[name]))
            if [box.itemData(at) for at in range(box.count())] != [code for code, _ in languages]:
                box.clear()
                for code, language in languages:
                    box.addItem(language, code)
            chosen = getattr(settings, _FIELDS[name])
            box.setCurrentIndex([code for code, _ in languages].index(chosen))
            box.setEnabled(bool(chosen or (reader is not None and reader.installed)))
            self._purposes[name].say(reader.purpose if reader is not None else "")
            say(self._why_not[name], reader.why_not if reader is not None and not reader.installed else "")

    def _add(self, name: str, title: str) -> None:
        box = CalmBox(self.tr("Language: %1").replace("%1", title))
        box.activated.connect(lambda at: self.change(**{_FIELDS[name]: box.itemData(at)}))
        self.boxes[name] = box
        row = self.add_setting(title, "", box, also=self.tr("language"))
        self._purposes[name] = row.about
        self._why_not[name] = words(tone="warning")
        self._why_not[name].hide()
        row.column.addWidget(self._why_not[name])


def _offered(reader: ReaderStatus | None, chosen: str) -> list[tuple[str, str]]:
    """Codes and names of what can be chosen, with what is chosen already."""
    offered = [("", QCoreApplication.translate("ReadingSection", "Off"))]
    offered += reader.languages if reader is not None else ()
    if chosen not in [code for code, _ in offered]:
        offered.append((chosen, chosen))
    return offered
