"""The programs of this computer that open a file of some kind, as the desktop's own convention names them.

Source: freedesktop.org, "Association between MIME types and applications" 1.0.1, and "Desktop Entry Specification" 1.5.
On systems with another convention there are none: these have a dialog of their own.
"""

from __future__ import annotations

import configparser
import mimetypes
import os
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_MOST = 12
_MOST_BYTES = 1 << 20
_ENTRY = "Desktop Entry"


@dataclass(frozen=True, slots=True)
class Program:
    """A program that opens files of some kind.

    Attributes:
        name: for people, in English where no language is asked for.
        command: its words, one of them "%f" where the path of the file goes.
    """

    name: str
    command: tuple[str, ...]

    def command_for(self, path: bytes) -> list[bytes]:
        """The words with which it opens a file."""
        return [path if word == "%f" else os.fsencode(word) for word in self.command]


def programs_for(path: bytes, language: str = "") -> tuple[Program, ...]:
    """The programs for a file, the usual one first; known by the name of the file alone.

    Args: language: of the programs' names, "de" for instance.
    """
    if not sys.platform.startswith("linux"):
        return ()
    kind, _ = mimetypes.guess_type(os.fsdecode(os.path.basename(path)), strict=False)
    if kind is None:
        return ()
    found: dict[str, Program] = {}
    for entry in _entries(kind):
        if entry not in found and len(found) < _MOST:
            program = _program(entry, language)
            if program is not None:
                found[entry] = program
    return tuple(dict.fromkeys(found.values()))


def _entries(kind: str) -> Iterator[str]:
    """Names of desktop entries for a kind, most preferred first; the same may come again."""
    lists = [*(folder / "mimeapps.list" for folder in _config_folders())]
    lists += [folder / "applications" / "mimeapps.list" for folder in _data_folders()]
    added, removed = [], set()
    read = [_read(path) for path in lists]
    for group in ("Default Applications", "Added Associations"):
        for parsed in read:
            added += _names(parsed, group, kind)
    for parsed in read:
        removed.update(_names(parsed, "Removed Associations", kind))
    cached = [
        name
        for folder in _data_folders()
        for name in _names(_read(folder / "applications" / "mimeinfo.cache"), "MIME Cache", kind)
    ]
    return (name for name in [*added, *cached] if name not in removed)


def _names(parsed: configparser.RawConfigParser, group: str, kind: str) -> list[str]:
    return [name for name in parsed.get(group, kind, fallback="").split(";") if name]


def _program(entry: str, language: str) -> Program | None:
    for folder in _data_folders():
        # "kde-app.desktop" may also lie in a folder "kde".
        for name in (entry, entry.replace("-", "/", 1)):
            path = folder / "applications" / name
            if ".." not in name and path.is_file():
                return _parsed_program(_read(path), language)
    return None


def _parsed_program(parsed: configparser.RawConfigParser, language: str) -> Program | None:
    def value(key: str) -> str:
        return parsed.get(_ENTRY, key, fallback="").strip()

    needs = value("TryExec")
    if value("Hidden") == "true" or value("Terminal") == "true" or (needs and shutil.which(needs) is None):
        return None
    name = value(f"Name[{language}]") or value("Name")
    command = _command(value("Exec"))
    if not name or not command or shutil.which(command[0]) is None:
        return None
    return Program(name, command)


def _command(written: str) -> tuple[str, ...]:
    """The words of an Exec key; the place of the file is "%f", at the end where none is named."""
    try:
        words = shlex.split(written)
    except ValueError:
        return ()
    places = {"%f", "%F", "%u", "%U"}
    kept = ["%f" if word in places else word.replace("%%", "%") for word in words if word in places or not _code(word)]
    return (*kept, "%f") if "%f" not in kept else tuple(kept)


def _code(word: str) -> bool:
    """Whether it is a field code that says nothing of the file: of an icon, a name, a device."""
    return len(word) == 2 and word[0] == "%" and word[1] != "%"


def _read(path: Path) -> configparser.RawConfigParser:
    parsed = _Lists(strict=False, delimiters=("=",), comment_prefixes=("#",))
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            parsed.read_string(file.read(_MOST_BYTES))
    except (OSError, configparser.Error):
        return _Lists()
    return parsed


class _Lists(configparser.RawConfigParser):
    """Keys differ by case: "Name" is another than "name"."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def _config_folders() -> Iterable[Path]:
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return map(Path, [home, *(os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")])


def _data_folders() -> Iterable[Path]:
    home = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return map(Path, [home, *(os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")])
