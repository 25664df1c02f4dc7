"""Plain data of exporting and importing a library. Picklable, no behaviour, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["export", "import", "trial"]

Folders = Mapping[int, bytes | None]
"""Number of a root in an export -> the folder here that holds its files; None leaves them out. A root that is not in it
keeps its path."""


@dataclass(frozen=True, slots=True)
class TransferStatus:
    """How far it is. sort: "trial" is an import of which nothing is kept. done, total: of what is being done now."""

    sort: Sort
    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. counts: rows by table, e.g. "items" -> 1200."""

    target: bytes
    size_bytes: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RootView:
    """A folder of an exported library.

    Attributes:
        number: by which the export knows it.
        path, display: where it lay there; display is what people are shown.
        files: how many it held.
        suggested: the folder here that is proposed for it, b"" where its path makes no sense on this computer.
    """

    number: int
    path: bytes
    display: str
    files: int
    suggested: bytes


@dataclass(frozen=True, slots=True)
class ExportView:
    """What an export holds, as it says itself; nothing of it was verified but what is needed to say this.

    Attributes:
        made_at: ISO date and time. findling: the version that wrote it.
        counts: rows by table. size_bytes: of all its files.
        spaces: names of those that it has vectors in.
    """

    folder: bytes
    made_at: str
    findling: str
    roots: tuple[RootView, ...]
    counts: Mapping[str, int]
    size_bytes: int
    spaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RootCheck:
    """Whether a folder here holds what a root of an export held.

    Attributes:
        exists: whether it is a folder that can be listed.
        looked_for, found: of a few files of the root, how many lie in it under the same names.
    """

    exists: bool
    looked_for: int
    found: int


@dataclass(slots=True)
class ImportFigures:
    """What an import did, or would do.

    Attributes:
        contents, items, vectors, files, tags, decisions, saved, marks, previews: how many were added. decisions: tags
            kept or refused.
        known_contents, known_files: how many were here already, and stay as they are.
        other_items: contents that were here with other items, which stay; theirs are left out.
        left_out_files: files that lie in no folder here, or whose names are impossible on this computer.
        left_out: what else was left out and why, for people.
        away: folders that are not here now; their files keep their place.
        took_settings: whether what was left out and read there is set here, too.
        copy: name of the copy of the catalogue from before; "" after a trial.
    """

    contents: int = 0
    items: int = 0
    vectors: int = 0
    files: int = 0
    tags: int = 0
    decisions: int = 0
    saved: int = 0
    marks: int = 0
    previews: int = 0
    known_contents: int = 0
    known_files: int = 0
    other_items: int = 0
    left_out_files: int = 0
    left_out: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    took_settings: bool = False
    copy: str = ""
