"""What installed packages say about their licences, and the libraries that lie inside them."""

from __future__ import annotations

import csv
import fnmatch
import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any

from license_expression import LicenseSymbol, get_spdx_licensing
from packaging.requirements import Requirement

RULES = Path(__file__).resolve().parent / "licences.toml"
# What this family of fields and classifiers has meant since long before there were SPDX identifiers.
_IN_WORDS = {
    "3-clause bsd license": "BSD-3-Clause",
    "apache": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache 2.0 license": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}
_BSD = ("bsd", "bsd license", "bsd 3-clause license")
_TEXTS = ("licen[cs]e*", "copying*", "notice*", "thirdparty*", "third_party*", "authors*")
_LIBRARY = re.compile(r"(?P<name>.+?)(?:\.so(?:\.[\d.]+)?|\.dylib|\.dll)$")
_EXTENSION = re.compile(r"\.(?:cpython-\w|abi3|cp3\d)")
_BUILD_MARK = re.compile(r"[-.][0-9a-f]{8}(?=[-.]|$)")
_VERSION_MARK = re.compile(r"[-.]\d[\d.]*$")


@dataclass(frozen=True, slots=True)
class Library:
    """A native library inside a package: its plain name, its licence ("" if unknown) and its file."""

    name: str
    licence: str
    file: str


@dataclass(frozen=True, slots=True)
class Package:
    """One installed package.

    `licence` is an SPDX expression, "" where nobody knows; `source` says where that was read; `texts` are the notices
    that lie in its wheel.
    """

    name: str
    version: str
    licence: str
    source: str
    home: str
    texts: tuple[str, ...] = ()
    libraries: tuple[Library, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """The file of rules, as it is written."""

    data: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path = RULES) -> Rules:
        """Read the file."""
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def family_of(self, expression: str) -> str:
        """The name of the family that allows an expression; of several, the strictest. "" where none does."""
        parsed = _parsed(expression)
        if parsed is None:
            return ""
        by_licence = {licence: number for number, one in enumerate(self.data["family"]) for licence in one["licences"]}
        best = _least(parsed, by_licence)
        return "" if best is None else str(self.data["family"][best]["name"])

    def licence_of_library(self, package: str, own_licence: str, file: str) -> str:
        """The licence of a library inside a package, by its path there; "" where nobody knows."""
        banned = self.banned_from_bundles(file)
        if banned is not None:
            return str(banned["licence"])
        if _fits(file, tuple(self.data["own"].get(package, ()))):
            return own_licence
        for table in (self.data["native-in"].get(package, {}), self.data["native"]):
            for licence, patterns in table.items():
                if _fits(file, tuple(patterns)):
                    return str(licence)
        return ""

    def licence_of_file(self, file: str) -> str:
        """The same of a library whose package is not known, as in a bundle."""
        owners = (name for name, patterns in self.data["own"].items() if _fits(file, tuple(patterns)))
        return self.licence_of_library("", "", file) or next(owners, "")

    def banned_from_bundles(self, file: str) -> Mapping[str, Any] | None:
        """The rule that keeps a library out of bundles, if there is one."""
        return next((one for one in self.data["not-in-a-bundle"] if _fits(file, tuple(one["libraries"]))), None)


_spdx = functools.cache(get_spdx_licensing)


@functools.cache
def _parsed(expression: str) -> Any:
    return _spdx().parse(expression)


def _fits(file: str, patterns: tuple[str, ...]) -> bool:
    """Whether a library's plain name, or its path where a pattern is of paths, fits one of them."""
    path = file.replace("\\", "/")
    name = library_name(path.rpartition("/")[2])
    return any(fnmatch.fnmatchcase(f"/{path}" if "/" in one else name, one) for one in patterns)


def _least(expression: Any, by_licence: Mapping[str, int]) -> int | None:
    """The number of the family; of what is joined by AND the highest, of alternatives the lowest."""
    if isinstance(expression, LicenseSymbol) or not getattr(expression, "args", ()):
        return by_licence.get(str(expression))
    parts = [_least(part, by_licence) for part in expression.args]
    if type(expression).__name__ == "OR":
        return min((part for part in parts if part is not None), default=None)
    return None if None in parts else max(part for part in parts if part is not None)


def normal(name: str) -> str:
    """A package's name as the locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: Path) -> Iterator[tuple[str, str, bool]]:
    """Name and version of each line of a lock, and whether it is for this system."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            wanted = Requirement(line)
            (pin,) = wanted.specifier
            yield normal(wanted.name), pin.version, wanted.marker is None or wanted.marker.evaluate()


def installed(places: Iterable[str] | None = None) -> dict[str, metadata.Distribution]:
    """The packages that are installed here, or in other folders, by their normal names."""
    found = metadata.distributions() if places is None else metadata.distributions(path=list(places))
    return {normal(one.metadata["Name"]): one for one in found if one.metadata["Name"]}


def read(distribution: metadata.Distribution, rules: Rules) -> Package:
    """All that counts here about one package."""
    name = normal(distribution.metadata["Name"])
    texts = tuple(_texts(distribution))
    licence, source = _licence(name, distribution, texts, rules)
    home = _home(distribution)
    libraries = tuple(
        Library(plain, rules.licence_of_library(name, licence, file.as_posix()), file.as_posix())
        for file in _files(distribution)
        if (plain := library_name(file.name))
    )
    return Package(name, distribution.version, licence, source, home, texts, libraries)


def library_name(file: str) -> str:
    """The plain name of a native library; "" for anything else, and for modules of Python."""
    found = _LIBRARY.match(file)
    if found is None or _EXTENSION.search(file):
        return ""
    name = _BUILD_MARK.sub("", found["name"])
    if name.startswith("_pywrap"):
        return name
    return _VERSION_MARK.sub("", name).removeprefix("lib")


def _licence(name: str, distribution: metadata.Distribution, texts: Iterable[str], rules: Rules) -> tuple[str, str]:
    """The expression, and where it was read."""
    ruled = rules.data["package"].get(name)
    if ruled is not None:
        if ruled["version"] != distribution.version:
            return "", f"what was found out about it is of version {ruled['version']}"
        return str(ruled["licence"]), str(ruled["evidence"])
    if name in rules.data["tools"]:
        return str(rules.data["tools"][name]), "packaging/licences.toml"
    about = distribution.metadata
    classifiers = [one.rpartition("::")[2].strip() for one in about.get_all("Classifier") or () if "License ::" in one]
    for field, said in (
        ("License-Expression", about.get("License-Expression", "")),
        ("License", about.get("License", "")),
        ("Classifier", classifiers[0] if len(classifiers) == 1 else ""),
    ):
        expression = _as_expression(said or "", texts)
        if expression:
            return expression, f"field {field} of its metadata"
    return "", "its metadata says nothing that is plain"


def _as_expression(said: str, texts: Iterable[str]) -> str:
    said = said.strip()
    if not said or said == "UNKNOWN":
        return ""
    first = said.splitlines()[0].strip()
    if first.lower() in _IN_WORDS:
        return _IN_WORDS[first.lower()]
    if first.lower() in _BSD or said.count("\n") > 3:
        return _bsd_of((said, *texts))
    checked = _spdx().validate(said)
    return "" if checked.errors else str(checked.normalized_expression)


def _bsd_of(texts: Iterable[str]) -> str:
    """Which of the BSD licences a text is: the third clause is about the use of names."""
    for text in texts:
        plain = " ".join(text.split()).lower()
        if "redistribution and use in source and binary forms" in plain:
            return "BSD-3-Clause" if "endorse or promote products" in plain else "BSD-2-Clause"
    return ""


@functools.lru_cache(maxsize=4)
def _files(distribution: metadata.Distribution) -> tuple[PurePosixPath, ...]:
    """What was installed with it. `Distribution.files` says the same, but looks for each of the files on the disk."""
    rows = csv.reader((distribution.read_text("RECORD") or "").splitlines())
    return tuple(PurePosixPath(row[0]) for row in rows if row and not row[0].endswith((".py", ".pyc", ".h", ".pyi")))


def _texts(distribution: metadata.Distribution) -> Iterator[str]:
    """The notices in the metadata's folder, or beside the code where there are none."""
    found, beside = [], []
    for file in _files(distribution):
        if file.suffix == ".json":
            continue
        in_metadata = file.parts[0].endswith(".dist-info")
        named = any(fnmatch.fnmatchcase(file.name.lower(), one) for one in _TEXTS)
        if in_metadata and (named or (len(file.parts) > 2 and file.parts[1] in ("licenses", "license_files"))):
            found.append(file)
        elif named and len(file.parts) == 2:
            beside.append(file)
    for file in sorted(found or beside, key=str):
        place = Path(str(distribution.locate_file(str(file))))
        if place.is_file():
            yield place.read_text(encoding="utf-8", errors="replace").strip()


def _home(distribution: metadata.Distribution) -> str:
    """The address of its source or its home."""
    about = distribution.metadata
    addresses: dict[str, str] = {}
    for line in about.get_all("Project-URL") or ():
        label, _, address = line.partition(",")
        addresses[label.strip().lower()] = address.strip()
    for label in ("source", "source code", "repository", "homepage", "home"):
        if addresses.get(label):
            return addresses[label]
    return about.get("Home-page") or next(iter(addresses.values()), "")
