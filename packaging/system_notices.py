"""Notices of the libraries that a bundle for Linux has from the system that it was built on: OpenSSL, SQLite, libffi.

They belong to no package of Python, so no wheel holds their terms. Debian and its family keep them for each of their
packages; elsewhere, what is under a licence whose text everybody has gets that one. Python's own lie in another file.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from licence_notices import standard_texts
from licence_reader import Rules, library_name
from plainly import Stop

_DOCUMENTS = Path("/usr/share/doc")
_INSIDE = "_internal"
_PYTHON = re.compile(r"python\d*")
_RULE = "=" * 100
_HEAD = """\
The following libraries are Python's own needs and parts of the desktop's interface. They were taken from the system on
which this program was built.
"""


@dataclass(frozen=True, slots=True)
class FromSystem:
    """A library of the system: its file name, its licence, what package of the system it was in, and its texts."""

    file: str
    licence: str
    package: str
    texts: tuple[str, ...]


def files(folder: Path) -> list[str]:
    """File names of what a bundle has from the system; what packages bring lies in folders, or is a link to there."""
    found = (path for path in (folder / _INSIDE).glob("lib*.so*") if path.is_file() and not path.is_symlink())
    return sorted(path.name for path in found if not _PYTHON.fullmatch(library_name(path.name)))


def unnamed(folder: Path, notices: str) -> Iterator[str]:
    """Those that the notices do not speak of."""
    for file in files(folder):
        if f"\n{file}\n" not in notices:
            yield file


def read(folder: Path, rules: Rules) -> list[FromSystem]:
    """What is known of each.

    Raises: Stop: the licence of one is not known, or its terms are not to be had here.
    """
    return [_read(file, rules) for file in files(folder)]


def as_text(found: list[FromSystem]) -> str:
    """A part of THIRD_PARTY_NOTICES.txt: who, and each text once."""
    lines = [_RULE, "LIBRARIES OF THE SYSTEM", _RULE, "", _HEAD]
    numbers: dict[str, int] = {}
    for one in found:
        own = [f"S{numbers.setdefault(text, len(numbers) + 1)}" for text in one.texts]
        lines += [one.file, f"    Licence: {one.licence}", *([f"    From: {one.package}"] if one.package else [])]
        lines += [f"    Texts: {', '.join(own)}", ""]
    for text, number in numbers.items():
        lines += [_RULE, f"TEXT S{number}", _RULE, "", text, ""]
    return "\n".join(lines)


def _read(file: str, rules: Rules) -> FromSystem:
    licence = rules.licence_of_file(file)
    package = _package_of(file)
    document = _DOCUMENTS / package.partition(" ")[0] / "copyright"
    texts = [document.read_text(encoding="utf-8", errors="replace").strip()] if package and document.is_file() else []
    # Debian's own leave out what is long and on each of its systems, such as the Apache License.
    texts += standard_texts([licence], alone=True)
    if not licence or not texts:
        raise Stop(
            f"The notices of {file} are not known.",
            f"It is from this system, which does not say on what terms it may be handed out ({licence or 'unknown'}).",
            "Build the bundle on Debian or Ubuntu, or write its licence into packaging/licences.toml and the text into "
            "packaging/licence_texts.",
        )
    return FromSystem(file, licence, package, tuple(texts))


def _package_of(file: str) -> str:
    """Name and version of the package of Debian that a library is from; "" where there is none."""
    for path in _places(file):
        # As in "libssl3:amd64: /usr/lib/x86_64-linux-gnu/libssl.so.3".
        owner = _said("dpkg-query", "--search", path).partition(": ")[0]
        if owner:
            version = _said("dpkg-query", "--show", "--showformat=${Version}", owner)
            return f"{owner.partition(':')[0]} {version}"
    return ""


def _places(file: str) -> Iterator[str]:
    """Where the loader finds a library, also as it was called before /lib became a part of /usr."""
    listed = (line.partition(" => ")[2] for line in _said("/sbin/ldconfig", "--print-cache").splitlines())
    for folder in dict.fromkeys(Path(path).parent for path in listed if path):
        if (folder / file).exists():
            for place in (str(folder / file), str((folder / file).resolve())):
                yield place
                yield place.removeprefix("/usr") if place.startswith("/usr/") else f"/usr{place}"


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""
