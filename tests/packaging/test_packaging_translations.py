"""Everything that is said can be translated, and is: nothing is missing, left over, or not compiled."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import translatable
import translations
from translations import ROOT, Translation

_LANGUAGES = translations.languages()
_SAYINGS = translatable.sayings(ROOT)
_PLACES = re.compile(r"%[1-9]")
_HOW_TO = "run: python packaging/translations.py, then translate what is unfinished (docs/translating.md)"


def test_nothing_is_said_that_no_translation_reaches() -> None:
    assert translatable.untranslated(ROOT) == []
    assert translatable.unmarked(ROOT) == []
    assert translatable.unreachable(ROOT) == []


def test_english_and_german_are_there() -> None:
    assert {"de", "en"} <= set(_LANGUAGES)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_words_of_a_language_are_those_of_the_code_and_complete(language: str, tmp_path: Path) -> None:
    known = translations.read(translations.ts_path(language))
    made = tmp_path / "made.ts"
    made.write_text(translations.written(language, _SAYINGS, known), "utf-8")
    # Not compared: the file in which something is said, which moves with the code.
    assert known.keys() == translations.read(made).keys(), _HOW_TO
    assert [key for key, words in known.items() if not words.complete] == [], _HOW_TO


@pytest.mark.parametrize("language", _LANGUAGES)
def test_what_the_window_loads_is_what_was_translated(language: str, tmp_path: Path) -> None:
    path = translations.ts_path(language)
    assert path.with_suffix(".qm").read_bytes() == translations.compiled(path, tmp_path / "made.qm"), _HOW_TO


@pytest.mark.parametrize("language", _LANGUAGES)
def test_values_and_blanks_stand_in_a_translation_as_in_the_original(language: str) -> None:
    for (_, source, _), words in translations.read(translations.ts_path(language)).items():
        for form in words.forms if words.complete else ():
            assert Counter(_PLACES.findall(form)) == Counter(_PLACES.findall(source)), source
            assert (form[:1].isspace(), form[-1:].isspace()) == (source[:1].isspace(), source[-1:].isspace()), source
            assert form.endswith("\N{HORIZONTAL ELLIPSIS}") == source.endswith("\N{HORIZONTAL ELLIPSIS}"), source


def test_german_addresses_people_politely_and_in_its_own_quotation_marks() -> None:
    for words in translations.read(translations.ts_path("de")).values():
        for form in words.forms:
            assert not re.search(r"\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich|[Ee]uer|[Ee]uch)\b", form), form
            assert not set('"\N{RIGHT DOUBLE QUOTATION MARK}') & set(form), form


def test_what_is_kept_by_a_person_stays_when_the_code_changes() -> None:
    one = translatable.Saying("Page", "Open", "", False, "desktop/page.py")
    many = translatable.Saying("Page", "%Ln file(s)", "", True, "desktop/page.py")
    known = {
        ("Page", "Open", ""): Translation(("Öffnen",)),
        ("Page", "%Ln file(s)", ""): Translation(("%Ln Datei", "%Ln Dateien"), finished=False),
        ("Page", "Gone", ""): Translation(("Weg",)),
    }
    text = translations.written("de", [one, many], known)
    assert "<translation>Öffnen</translation>" in text
    assert '<translation type="unfinished">' in text
    assert "<numerusform>%Ln Dateien</numerusform>" in text
    assert "Weg" not in text
    assert "Öffnen" not in translations.written("en", [one, many], known)


def _code(tmp_path: Path, window: str, engine: str = "") -> Path:
    for folder, text in (("desktop", window), ("models", engine), ("resources/encoders", "")):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        if folder != "resources/encoders":
            (tmp_path / folder / "page.py").write_text(text, "utf-8")
    return tmp_path


def test_all_ways_to_say_something_are_found(tmp_path: Path) -> None:
    window = '''
def _tr(text, n=-1):
    return QCoreApplication.translate("Words", text, "", n)

class Page(QWidget):
    """A sentence that is no message."""
    def show(self, n):
        self.tr("Open" if n else "Close")
        (lambda: self.tr("%Ln file(s)", "", n))()
        _tr("%Ln word(s)", n)
        QCoreApplication.translate("Other", "Far away")
'''
    engine = '''
def fail(path):
    """It is a docstring."""
    log.warning("Nobody reads this sentence.")
    raise UserError(say("%1 is gone.", path), "It was moved.", say("elsewhere"))
'''
    found = {(one.context, one.source, one.plural) for one in translatable.sayings(_code(tmp_path, window, engine))}
    assert found == {
        ("Page", "Open", False),
        ("Page", "Close", False),
        ("Page", "%Ln file(s)", True),
        ("Words", "%Ln word(s)", True),
        ("Other", "Far away", False),
        ("Engine", "%1 is gone.", False),
        ("Engine", "It was moved.", False),
        ("Engine", "elsewhere", False),
    }


def test_what_cannot_be_translated_is_complained_of(tmp_path: Path) -> None:
    window = """
class Page(QWidget):
    def show(self, n, name):
        self.label.setText("Not translated")
        QPushButton("Neither is this")
        self.label.setText("Findling")
        self.tr(f"Hello {name}")
        self.tr("%Ln file(s)")
        other.tr("Whose words?")

class Longer(Base):
    pass

class Base(QWidget):
    def show(self, n):
        self.tr("%Ln thing(s)", "", n)
"""
    root = _code(tmp_path, window, 'def fail(n):\n    raise UserError(f"It has {n} parts.", "It is so.", say(name))\n')
    assert [line.rpartition(": ")[2] for line in translatable.untranslated(root)] == [
        "Not translated",
        "Neither is this",
    ]
    assert [line.split(":")[1] for line in translatable.unmarked(root)] == ["2"]
    assert sorted(int(line.split(":")[1]) for line in translatable.unreachable(root)) == [2, 7, 8, 9, 16]
