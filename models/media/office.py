"""What Word, Excel and PowerPoint documents have in common: how their parts refer to one another, and their facts."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import BinaryIO

from models.media.extract import split_keywords
from models.media.packages import Package
from models.media.text import one_line
from models.media.xml_events import END, START, TEXT, attribute

_PROPERTIES = "docProps/core.xml"
_MOST_CHARS = 10_000
_TAGS = ("creator", "subject", "keywords", "category", "description")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A reference from one part to another.

    Attributes:
        role: the last word of its type: "slide", "notesSlide", "worksheet" ...
        target: name of the other part.
    """

    role: str
    target: str


def open_office(file: BinaryIO, expected: str, main_part: re.Pattern[str]) -> tuple[Package, str]:
    """An Office document of the expected sort, and the name of its main part.

    Raises: BadFile: ENCRYPTED, MISLABELLED, TOO_LARGE or DAMAGED; zipfile.BadZipFile.
    """
    package = Package(file)
    name = next((name for name in package.names if main_part.fullmatch(name)), None)
    if name is None:
        raise package.refuse(expected)
    return package, name


def read_facts(package: Package) -> tuple[str, tuple[str, ...]]:
    """Title and tags (ECMA-376 part 2, section 11: core properties)."""
    texts: dict[str, str] = {}
    field = ""
    for kind, name, _ in package.walk_if_any(_PROPERTIES):
        if kind == START:
            field = name
        elif kind == END:
            field = ""
        elif kind == TEXT and field:
            texts[field] = (texts.get(field, "") + name)[:_MOST_CHARS]
    tags: list[str] = []
    for name in _TAGS:
        tags += split_keywords(texts.get(name, "")) if name == "keywords" else [texts.get(name, "")]
    return one_line(texts.get("title", "")), tuple(tags)


def read_relationships(package: Package, part: str) -> dict[str, Relationship]:
    """The parts that a part refers to, by the identifiers that it uses for them; links to elsewhere are left out."""
    folder, _, name = part.rpartition("/")
    references = f"{folder}/_rels/{name}.rels"
    found: dict[str, Relationship] = {}
    for kind, tag, attributes in package.walk(references) if references in package else ():
        if kind == START and tag == "Relationship" and attribute(attributes, "TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, attribute(attributes, "Target"))).lstrip("/")
            role = attribute(attributes, "Type").rpartition("/")[2]
            found[attribute(attributes, "Id")] = Relationship(role, target)
    return found
