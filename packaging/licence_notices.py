"""The notices of everybody whose work comes with Findling: who, which version, on what terms, and each text once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from licence_reader import Package, Rules

_TEXTS = Path(__file__).resolve().parent / "licence_texts"
_OWN_LICENCE = Path(__file__).resolve().parent.parent / "LICENSE"
_STANDARD = {
    "Apache-2.0": _OWN_LICENCE,
    "GPL-2.0-only": _TEXTS / "GPL-2.0.txt",
    "GPL-2.0-or-later": _TEXTS / "GPL-2.0.txt",
    "GPL-3.0-only": _TEXTS / "GPL-3.0.txt",
    "GPL-3.0-or-later": _TEXTS / "GPL-3.0.txt",
    "LGPL-2.0-or-later": _TEXTS / "LGPL-2.1.txt",
    "LGPL-2.1-only": _TEXTS / "LGPL-2.1.txt",
    "LGPL-2.1-or-later": _TEXTS / "LGPL-2.1.txt",
    "LGPL-3.0-only": _TEXTS / "LGPL-3.0.txt",
    "LGPL-3.0-or-later": _TEXTS / "LGPL-3.0.txt",
    "MIT": _TEXTS / "MIT.txt",
}
_NAME = re.compile(r"[\w.+-]+")
_RULE = "=" * 100
_HEAD = """\
NOTICES OF THIRD PARTIES

Findling itself is under the Apache License 2.0. It stands on the work of others, which is listed here: each package
with its version, its licence as an SPDX expression, where its source is, the libraries inside it, and the numbers of
the texts below that belong to it. Each text stands here once.

Libraries under the LGPL lie in this program's folder as files of their own. Whoever wants to use a changed build puts
it in the place of the file; nothing checks which build it is. Their source is at the addresses below; Qt's is at
https://download.qt.io/official_releases/qt/ and FFmpeg's at https://ffmpeg.org/download.html.
"""
_NOT_IN_A_BUNDLE = """\
The following libraries lie in packages as their authors publish them, and are fetched from there by whoever installs
Findling with pip. They are in no bundle that Findling's makers hand out.
"""


class _Texts:
    """Texts by number, each once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text; blanks at the ends of lines make no difference."""
        plain = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))
        return self.numbers.setdefault(plain, len(self.numbers) + 1)


def notices(packages: Sequence[Package], rules: Rules) -> str:
    """The whole file."""
    texts = _Texts()
    entries = [_entry(package, rules, texts) for package in sorted(packages, key=lambda one: one.name)]
    lines = [_HEAD, _RULE, "PACKAGES", _RULE, "", *entries, _RULE, "NOT IN A BUNDLE", _RULE, "", _NOT_IN_A_BUNDLE]
    for banned in rules.data["not-in-a-bundle"]:
        lines += [f"{banned['licence']}: {', '.join(banned['libraries'])}", f"    {banned['why']}", ""]
    for text, number in texts.numbers.items():
        lines += [_RULE, f"TEXT {number}", _RULE, "", text, ""]
    return "\n".join(lines)


def _entry(package: Package, rules: Rules, texts: _Texts) -> str:
    """One package."""
    lines = [f"{package.name} {package.version}", f"    Licence: {package.licence}"]
    if package.home:
        lines.append(f"    Source: {package.home}")
    by_licence: dict[str, set[str]] = {}
    for library in package.libraries:
        if rules.banned_from_bundles(library.file) is None:
            by_licence.setdefault(library.licence, set()).add(library.name)
    for licence, names in sorted(by_licence.items()):
        if licence != package.licence:
            lines.append(f"    Holds, under {licence}: {', '.join(sorted(names))}")
    for part in rules.data["inside"].get(package.name, ()):
        lines.append(f"    Holds: {part}")
    numbers = [texts.number(text) for text in package.texts]
    licences = [package.licence, *by_licence, *rules.data["inside"].get(package.name, ())]
    numbers += [texts.number(text) for text in standard_texts(licences, alone=not package.texts)]
    if not package.texts:
        lines.append("    Its wheel holds no text of its licence; what follows is the usual one.")
    lines.append(f"    Texts: {', '.join(map(str, dict.fromkeys(numbers)))}\n")
    return "\n".join(lines)


def standard_texts(expressions: Iterable[str], *, alone: bool) -> Iterable[str]:
    """Texts that packages rarely hold: the GNU licences always, the others where there is nothing else.

    Args: expressions: of SPDX. alone: whether there is no other text.
    """
    names = {name for one in expressions for name in _NAME.findall(one)}
    if any(name.startswith("LGPL-3.0") for name in names):
        names.add("GPL-3.0-only")  # the lesser licence is written as additions to it
    for name in sorted(names):
        if name in _STANDARD and (alone or name.startswith(("GPL", "LGPL"))):
            yield _STANDARD[name].read_text(encoding="utf-8")
