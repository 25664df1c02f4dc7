"""Brings the translations up to date: python packaging/translations.py

resources/translations/findling_XX.ts holds the words of a language, for Qt Linguist or any editor. This reads the code
and writes what is new into them, unfinished, takes out what is no longer said, and compiles them to .qm files, which is
what the window loads. Both are kept in the repository. docs/translating.md says how to add a language.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from translatable import Saying, sayings

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
# English needs no words of its own but those that depend on a number.
_PLURALS_ONLY = ("en",)
_FORMS = {"ja": 1, "ko": 1, "zh": 1, "id": 1, "vi": 1, "th": 1, "pl": 3, "cs": 3, "ru": 3, "uk": 3, "ar": 6}
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Translation:
    """The words for one text: one, or one for each form of the plural; "" where they are missing.

    Attributes:
        finished: False where somebody is to look at them again.
    """

    forms: tuple[str, ...]
    finished: bool = True

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return self.finished and bool(self.forms) and all(self.forms)


def languages() -> tuple[str, ...]:
    """The languages that there are files for: "de", "en"."""
    return tuple(sorted(path.stem.removeprefix("findling_") for path in FOLDER.glob("findling_*.ts")))


def ts_path(language: str) -> Path:
    """Where the words of a language are."""
    return FOLDER / f"findling_{language}.ts"


def read(path: Path) -> dict[_Key, Translation]:
    """The translations of a file, by context, source and comment."""
    found: dict[_Key, Translation] = {}
    if not path.exists():
        return found
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  a file of ours
        for message in context.iter("message"):
            said = message.find("translation")
            if said is None:
                continue
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            found[key] = Translation(tuple(forms), said.get("type") != "unfinished")
    return found


def written(language: str, said: Iterable[Saying], known: Mapping[_Key, Translation]) -> str:
    """The file of a language as it should be: everything that is said now, with the words that are known."""
    wanted = [one for one in said if one.plural or language not in _PLURALS_ONLY]
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context in sorted({one.context for one in wanted}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for one in sorted((one for one in wanted if one.context == context), key=lambda one: (one.source, one.comment)):
            lines += _message(one, known.get((context, one.source, one.comment)), _FORMS.get(language, 2))
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def compiled(path: Path, out: Path) -> bytes:
    """What Qt's lrelease makes of a file.

    Args: out: where it is written, in one step: a window that runs has the file before mapped into its memory.
    """
    import PySide6

    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if os.name == "nt" else "lrelease")
    part = out.with_suffix(".part")
    subprocess.run([tool, "-silent", path, "-qm", part], check=True, stdin=subprocess.DEVNULL)
    part.replace(out)
    return out.read_bytes()


def _message(one: Saying, known: Translation | None, count: int) -> list[str]:
    wanted = count if one.plural else 1
    forms = known.forms if known is not None and len(known.forms) == wanted else ("",) * wanted
    finished = known is not None and known.finished and all(forms)
    mark = "" if finished else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if one.plural else "    <message>"]
    lines.append(f'        <location filename="../../{escape(one.where)}"/>')
    lines.append(f"        <source>{escape(one.source)}</source>")
    if one.comment:
        lines.append(f"        <comment>{escape(one.comment)}</comment>")
    if one.plural:
        lines.append(f"        <translation{mark}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in forms]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{mark}>{escape(forms[0])}</translation>")
    return [*lines, "    </message>"]


def _put(path: Path, text: str) -> None:
    """Write a file whole or not at all: whoever reads it now must not take half of it for all."""
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8", newline="\n")
    part.replace(path)


def main() -> int:
    """Update and compile all languages; those that are named are begun where they are not there yet."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("language", nargs="*", help='such as "fr"')
    named = parser.parse_args().language
    said = sayings(ROOT)
    FOLDER.mkdir(exist_ok=True)
    for language in sorted({*languages(), *named}):
        path = ts_path(language)
        _put(path, written(language, said, read(path)))
        compiled(path, path.with_suffix(".qm"))
        known = read(path)
        left = sum(not one.complete for one in known.values())
        print(f"{language}: {len(known)} texts, {left} of them to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
