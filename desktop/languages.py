"""The language of the window: its words, how numbers and dates are written, and what the engine says.

resources/translations holds a file for each language; English has one for its plurals. What Qt itself says, on buttons
of dialogs for example, comes with Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from desktop.theme import RESOURCES
from models import messages

SYSTEM = "system"
ENGLISH = "en"
_FOLDER = RESOURCES / "translations"
_SETTING = "view/language"


class Languages(QObject):
    """Which language is spoken, and which are there. One for the program.

    Signals:
        changed: another language is spoken from now on; a window that is made now is in it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._settings = settings
        self._system = QLocale.system()
        self._translators: list[QTranslator] = []
        saved = str(settings.value(_SETTING, SYSTEM))
        self._choice = saved if saved in known() else SYSTEM
        self._speak()

    @property
    def choice(self) -> str:
        """What a person chose: "system", or a language."""
        return self._choice

    @property
    def spoken(self) -> str:
        """The language that is spoken: "en", "de"."""
        return self._choice if self._choice != SYSTEM else nearest(self._system.uiLanguages())

    def choices(self) -> dict[str, str]:
        """All that can be chosen, each with what it is called: languages by their own names."""
        names = {name: QLocale(name).nativeLanguageName().capitalize() for name in known()}
        # Qt calls this one after the country that it takes it for.
        return {SYSTEM: self.tr("Like the system")} | names | {ENGLISH: "English"}

    def choose(self, name: str) -> None:
        """Speak another language, from now on and after the next start. What is not there changes nothing."""
        if name == self._choice or name not in self.choices():
            return
        before, self._choice = self.spoken, name
        self._settings.setValue(_SETTING, name)
        if self.spoken != before:
            self._speak()
            self.changed.emit()

    def _speak(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(locale_of(self.spoken, self._system))
        self._translators = install(self.spoken, self)
        if self.spoken == ENGLISH:
            messages.speak_english()
        else:
            messages.speak(_translate, _write)


def known() -> tuple[str, ...]:
    """The languages that there are words for, by their codes."""
    return tuple(sorted(path.stem.removeprefix("findling_") for path in _FOLDER.glob("findling_*.qm")))


def nearest(wanted: Sequence[str]) -> str:
    """The first of some languages, such as "de-AT", that there are words for; English where there are none."""
    there = known()
    for one in wanted:
        name = one.replace("_", "-").partition("-")[0]
        if name in there:
            return name
    return ENGLISH


def locale_of(language: str, system: QLocale) -> QLocale:
    """How numbers and dates are written in a language: as the system has it, where it speaks the same one."""
    own = QLocale(language)
    return system if system.language() == own.language() else own


def install(language: str, parent: QObject) -> list[QTranslator]:
    """Load the words of a language: Qt's own and ours. Returns: what was loaded, which the parent owns."""
    found = []
    for name, folder in (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"findling_{language}", str(_FOLDER)),
    ):
        translator = QTranslator(parent)
        if translator.load(name, folder) and QCoreApplication.installTranslator(translator):
            found.append(translator)
        else:
            translator.deleteLater()
    return found


def _translate(template: str) -> str:
    return QCoreApplication.translate("Engine", template)


def _write(number: int | float) -> str:
    if isinstance(number, int):
        return QLocale().toString(number)
    exponent = Decimal(repr(number)).as_tuple().exponent
    return QLocale().toString(number, "f", max(0, -exponent) if isinstance(exponent, int) else 0)
