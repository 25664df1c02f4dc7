"""Groups of duplicates, for tests."""

from __future__ import annotations

from typing import Any

from models.kinds import Kind
from models.views import DuplicateFile, DuplicateGroup


def make_file(number: int, kind: Kind = Kind.IMAGE, **changes: Any) -> DuplicateFile:
    """A file of a million bytes whose name follows from its number."""
    wanted: dict[str, Any] = {
        "file_id": number,
        "path": f"/library/{number}.jpg".encode(),
        "name": f"{number}.jpg",
        "folder": "/library",
        "kind": kind,
        "size_bytes": 1_000_000,
        "changed_at": 1_689_000_000.0,
        "sameness": 1.0,
    }
    return DuplicateFile(**(wanted | changes))


def make_group(*numbers: int, kind: Kind = Kind.IMAGE, sort: Any = "same", **changes: Any) -> DuplicateGroup:
    """A group of files, the best first."""
    sameness = 1.0 if sort == "same" else 0.9
    files = tuple(
        make_file(number, kind, sameness=sameness if at else 1.0, **changes) for at, number in enumerate(numbers)
    )
    return DuplicateGroup(sort, kind, files, "It is the oldest.", 1_000_000 * (len(numbers) - 1))


SAME = make_group(1, 2, 3)
ALIKE = make_group(4, 5, sort="alike")
SOUNDS = make_group(6, 7, kind=Kind.AUDIO)
