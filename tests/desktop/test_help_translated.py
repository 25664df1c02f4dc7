"""Help in other languages: the same pages, tables, keys and examples, with the words that are on the buttons."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QLocale

from desktop.help.help_page import FOLDER, page_path
from desktop.theme import RESOURCES

_ENGLISH = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
_GERMAN = {path.name: path.read_text("utf-8") for path in (FOLDER / "de").glob("*.md")}
_PAGES = sorted(_GERMAN)
_KEYS = {
    "Strg": "Ctrl",
    "Umschalt": "Shift",
    "Entf": "Delete",
    "Leertaste": "Space",
    "Eingabetaste": "Enter",
    "Rücktaste": "Backspace",
    "Bild auf": "PgUp",
    "Bild ab": "PgDown",
    "Ein Buchstabe": "Any letter",
    "Herunter": "Down",
    "Hoch": "Up",
    "Links": "Left",
    "Rechts": "Right",
    " oder ": " or ",
}


def _words() -> dict[str, set[str]]:
    """What the window says in English -> in German, without the dots that promise a question."""
    found: dict[str, set[str]] = {}
    for message in ET.parse(RESOURCES / "translations" / "findling_de.ts").getroot().iter("message"):
        said = message.findtext("translation", "").rstrip(" \N{HORIZONTAL ELLIPSIS}")
        found.setdefault(message.findtext("source", "").rstrip("\N{HORIZONTAL ELLIPSIS}"), set()).add(said)
    return found


def _headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]


def _rows(text: str) -> list[int]:
    return [line.count("|") - line.count("\\|") for line in text.splitlines() if line.startswith("|")]


def test_every_page_is_there_in_german() -> None:
    assert set(_GERMAN) == set(_ENGLISH)


@pytest.mark.parametrize("page", _PAGES)
def test_a_page_has_the_same_headings_tables_lists_and_links(page: str) -> None:
    english, german = _ENGLISH[page], _GERMAN[page]
    assert _headings(german) == _headings(english)
    assert _rows(german) == _rows(english)
    assert len(re.findall(r"^(?:-|\d\.) ", german, re.MULTILINE)) == len(
        re.findall(r"^(?:-|\d\.) ", english, re.MULTILINE)
    )
    links = [re.findall(r"\]\((.*?)\)", text) for text in (english, german)]
    assert set(links[0]) <= set(links[1]) <= set(_ENGLISH) | set(links[0])


def test_the_table_of_keys_has_the_same_keys() -> None:
    tables = [
        re.findall(r"^\| (\S.*?) \| .*? \|$", text, re.MULTILINE)
        for text in (_ENGLISH["index.md"], _GERMAN["index.md"])
    ]
    german = []
    for keys in tables[1]:
        for own, english in _KEYS.items():
            keys = re.sub(rf"(?<!\w){own}(?!\w)" if own.strip() == own else own, english, keys)
        german.append(keys)
    assert german[1:] == tables[0][1:]


@pytest.mark.parametrize("page", _PAGES)
def test_what_is_on_a_button_is_called_as_it_is_there(page: str) -> None:
    words = _words()
    emphasised = re.findall(r"\*\*([^*]+)\*\*|(?<![*\w])\*([^*]+)\*(?!\*)", _ENGLISH[page])
    for english in {re.sub(r"\s+", " ", one or two) for one, two in emphasised}:
        known = words.get(english, set()) if english not in _KEYS.values() else set()
        german = re.sub(r"\s+", " ", _GERMAN[page])
        assert not known or any(one in german for one in known), f"{english} is called {known}"


@pytest.mark.parametrize("page", _PAGES)
def test_filters_stand_in_both_languages(page: str) -> None:
    fields = [set(re.findall(r"`-?([a-z]+:)", text)) for text in (_ENGLISH[page], _GERMAN[page])]
    assert fields[0] == fields[1]


def test_a_page_is_shown_in_the_language_of_the_window() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de_AT"))
        assert page_path("search.md") == FOLDER / "de" / "search.md"
        assert page_path("no such page.md") == FOLDER / "no such page.md"
        QLocale.setDefault(QLocale("fr"))
        assert page_path("search.md") == FOLDER / "search.md"
    finally:
        QLocale.setDefault(before)
