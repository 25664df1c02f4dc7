"""Files of indexes: a heading, ids, rows, and what names candidates, with a stamp beside them that vouches for them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from models.paths import sync_folder, write_atomically
from models.sorted_ids import Ids

_BLOCK_BYTES = 1 << 20
_LONGEST_HEADING_BYTES = 4096
_LAYOUT = 3
"""Of what follows the heading; files of other layouts are not read."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of the catalogue that an index agrees with.

    Attributes:
        fingerprint: of the space.
        generation: of the space in the catalogue.
        ids_sha256: of the item ids, ascending, int64 little-endian.
    """

    fingerprint: str
    generation: int
    ids_sha256: str


def ids_sha256(ids: Ids) -> str:
    """The hash of a set of ids, which must be ascending."""
    return hashlib.sha256(ids.astype("<i8").tobytes()).hexdigest()


def write(path: Path, stamp: Stamp, heading: Mapping[str, Any], fill: Callable[[IO[bytes]], None]) -> None:
    """Write an index and, after it, the stamp that vouches for it.

    A temporary file is renamed, and until the stamp with the file's hash is there, too, the file counts as damaged.

    Args:
        heading: what must be known to read the rest; `description` is repeated in the stamp, for people.
        fill: writes the rest.
    Raises: OSError: the disk is full, or the like.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Always the same name, so that what a kill leaves behind is written over and not added to.
    part = path.with_suffix(".part")
    try:
        # Opened here, because FAISS knows only names that are text, and on Windows only some of those.
        with open(part, "wb") as file:
            file.write(json.dumps({**heading, "layout": _LAYOUT}).encode() + b"\n")
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        digest = _file_sha256(part)
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    vouched = {**asdict(stamp), "file_sha256": digest, "description": heading["description"]}
    write_atomically(_stamp_path(path), json.dumps(vouched).encode())


@contextlib.contextmanager
def opened(path: Path, stamp: Stamp) -> Iterator[tuple[dict[str, Any], IO[bytes]]]:
    """Open an index file that is whole and was made from exactly the state that the stamp names.

    Nothing of a file is read before its hash was compared, because FAISS takes many damaged ones without complaint.

    Yields: the heading, and the file behind it.
    Raises: OSError, ValueError: it is missing, stale or damaged.
    """
    recorded = json.loads(_stamp_path(path).read_bytes())
    if not isinstance(recorded, dict) or any(recorded.get(key) != value for key, value in asdict(stamp).items()):
        raise ValueError("the index is of another state")
    with open(path, "rb") as file:
        if _sha256(file) != recorded.get("file_sha256"):
            raise ValueError("the index is damaged")
        file.seek(0)
        heading = json.loads(file.readline(_LONGEST_HEADING_BYTES))
        if not isinstance(heading, dict) or heading.get("layout") != _LAYOUT:
            raise ValueError("the index has another layout")
        yield heading, file


def delete(path: Path) -> None:
    """Delete an index file with its stamp; the stamp goes first, so that half of it never counts."""
    # What cannot be deleted is stale, and takes up room.
    with contextlib.suppress(OSError):
        _stamp_path(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)


def _stamp_path(path: Path) -> Path:
    return path.with_suffix(".json")


def _file_sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return _sha256(file)


def _sha256(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := file.read(_BLOCK_BYTES):
        digest.update(block)
    return digest.hexdigest()
