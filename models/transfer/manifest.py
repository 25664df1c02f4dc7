"""The file `library.json`: what an export holds, and the hashes by which every other file of it is verified."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.catalogue.spaces import Canary
from models.errors import UserError
from models.jobs import Cancelled, JobControl, Progress
from models.kinds import ITEM_KINDS
from models.messages import say
from models.paths import display_path
from models.transfer import checking, layout
from models.transfer.layout import bad_export, damaged

# A file of brackets takes some twenty times as much memory as on the disk.
_MOST_JSON_BYTES = {layout.LIBRARY: 16 << 20, layout.PEOPLE: 128 << 20}
_MOST_DIM = 65_536
_BLOCK_BYTES = 4 << 20
_CANARIES = 1000


@dataclass(frozen=True, slots=True)
class RootRecord:
    """A folder of the library. number: by which files name it. sample: a few of its files, as paths below it."""

    number: int
    path: bytes
    files: int
    sample: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class SpaceRecord:
    """A space with the file of its vectors.

    Attributes:
        canary: what its encoder gave for fixed inputs, so that another one here is noticed.
    """

    name: str
    fingerprint: str
    dim: int
    kinds: tuple[str, ...]
    lineage: str
    created_at: str
    vectors: int
    canary: Canary | None = None

    @property
    def file(self) -> str:
        """The name of the file."""
        return layout.vectors_file(self.fingerprint)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of it. separator: between the parts of a path, b"/" or b"\\\\". hashes: file -> SHA-256 and bytes."""

    made_at: str
    findling: str
    catalogue: int
    separator: bytes
    roots: tuple[RootRecord, ...]
    spaces: tuple[SpaceRecord, ...]
    counts: Mapping[str, int]
    hashes: Mapping[str, tuple[str, int]]

    def to_json(self) -> bytes:
        """As it is written."""
        told = {
            "format": layout.FORMAT,
            "findling": self.findling,
            "catalogue_version": self.catalogue,
            "made_at": self.made_at,
            "separator": self.separator.decode(),
            "roots": [_root_to_json(one) for one in self.roots],
            "spaces": [_space_to_json(one) for one in self.spaces],
            "counts": dict(self.counts),
            "files": {name: {"sha256": digest, "bytes": size} for name, (digest, size) in self.hashes.items()},
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode()


def read(folder: Path) -> Manifest:
    """What an export says of itself.

    Raises: UserError: there is none, it was written by a newer Findling, or it is damaged.
    """
    if not (folder / layout.LIBRARY).is_file():
        raise UserError(
            "There is no exported library here.",
            say("The folder %1 holds no %2.", display_path(os.fsencode(folder)), layout.LIBRARY),
            "Name the folder that an export has made, unpacked if it was packed.",
        )
    told = load_json(folder, layout.LIBRARY)
    version = told.get("format")
    if type(version) is int and version > layout.FORMAT:
        raise bad_export(
            say("It was written by a newer Findling (format %1; this one knows %2).", version, layout.FORMAT)
        )
    try:
        checking.whole(version, 1)
        return _from_json(told)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise damaged(layout.LIBRARY, str(error)) from error


def load_json(folder: Path, name: str) -> dict[str, Any]:
    """An object of a JSON file. Raises: BadExport: it is none, or far too large."""
    path = folder / name
    try:
        if _regular_bytes(path) > _MOST_JSON_BYTES[name]:
            raise damaged(name, say("it is too large"))
        told = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise damaged(name, str(error)) from error
    if not isinstance(told, dict):
        raise damaged(name, say("it is no object"))
    return told


def verify(folder: Path, manifest: Manifest, control: JobControl) -> Iterator[Progress]:
    """Read every file, and compare it with its hash. Yields: Progress in bytes.

    Raises: BadExport: a file is missing, longer, shorter or another one. Cancelled.
    """
    total = sum(size for _, size in manifest.hashes.values())
    done = 0
    for name, (wanted, size) in manifest.hashes.items():
        digest = hashlib.sha256()
        try:
            if _regular_bytes(folder / name) != size:
                raise damaged(name, say("it is longer or shorter than it was"))
            with (folder / name).open("rb") as file:
                while block := file.read(_BLOCK_BYTES):
                    if control.cancelled:
                        raise Cancelled
                    digest.update(block)
                    done += len(block)
                    yield Progress(done, total, say("Verifying the export"))
        except OSError as error:
            raise damaged(name, error.strerror or str(error)) from error
        if digest.hexdigest() != wanted:
            raise damaged(name, say("its SHA-256 is another one"))


def _regular_bytes(path: Path) -> int:
    """The size of what is a file itself: no link to elsewhere, and nothing that never ends."""
    seen = os.lstat(path)
    if not stat.S_ISREG(seen.st_mode):
        raise OSError(0, "it is not a regular file")
    return seen.st_size


def _root_to_json(root: RootRecord) -> dict[str, Any]:
    return {
        "root": root.number,
        "path": display_path(root.path),
        "path_base64": base64.b64encode(root.path).decode(),
        "files": root.files,
        "sample_base64": [base64.b64encode(one).decode() for one in root.sample],
    }


def _space_to_json(space: SpaceRecord) -> dict[str, Any]:
    told = {
        "name": space.name,
        "fingerprint": space.fingerprint,
        "dim": space.dim,
        "kinds": list(space.kinds),
        "lineage": space.lineage,
        "created_at": space.created_at,
        "file": space.file,
        "vectors": space.vectors,
    }
    if space.canary is None:
        return told
    packed = base64.b64encode(space.canary.vectors.astype("<f4").tobytes()).decode()
    return told | {"canary": {"float32_base64": packed, "environment": dict(space.canary.environment)}}


def _from_json(told: Mapping[str, Any]) -> Manifest:
    """Raises: ValueError, KeyError, TypeError, AttributeError: it is not what `to_json` writes."""
    hashes = {
        name: (checking.sha256(one["sha256"]), checking.whole(one["bytes"])) for name, one in told["files"].items()
    }
    spaces = tuple(_space(one) for one in told["spaces"])
    wanted = {*layout.FIXED, *(space.file for space in spaces)}
    # One without its pictures is whole, too.
    if set(hashes) | {layout.PREVIEWS} != wanted or len({space.file for space in spaces}) != len(spaces):
        raise ValueError("files that are no part of an export, or lack")
    roots = tuple(_root(one) for one in told["roots"])
    if len({root.number for root in roots}) != len(roots):
        raise ValueError("two folders with one number")
    return Manifest(
        made_at=checking.moment(told["made_at"]),
        findling=checking.line(told["findling"], 100),
        catalogue=checking.whole(told["catalogue_version"]),
        separator=checking.one_of(told["separator"], ("/", "\\")).encode(),
        roots=roots,
        spaces=spaces,
        counts={checking.text(name, 100): checking.whole(count) for name, count in told["counts"].items()},
        hashes=hashes,
    )


def _root(told: Mapping[str, Any]) -> RootRecord:
    sample = tuple(_path(one) for one in told["sample_base64"][:100])
    path = _path(told["path_base64"])
    if not path:
        raise ValueError("a folder without a name")
    return RootRecord(checking.whole(told["root"]), path, checking.whole(told["files"]), sample)


def _path(told: Any) -> bytes:
    try:
        path = base64.b64decode(told, validate=True)
    except binascii.Error as error:
        raise ValueError("a path that is none") from error
    return checking.path(path)


def _space(told: Mapping[str, Any]) -> SpaceRecord:
    dim = checking.whole(told["dim"], 1, _MOST_DIM)
    kinds = tuple(checking.one_of(kind, ITEM_KINDS) for kind in told["kinds"])
    canary = told.get("canary")
    return SpaceRecord(
        name=checking.line(told["name"], 200),
        fingerprint=checking.sha256(told["fingerprint"]),
        dim=dim,
        kinds=kinds,
        lineage=checking.text(told["lineage"], 1000),
        created_at=checking.moment(told["created_at"]),
        vectors=checking.whole(told["vectors"]),
        canary=None if canary is None else _canary(canary, dim),
    )


def _canary(told: Mapping[str, Any], dim: int) -> Canary:
    vectors = np.frombuffer(base64.b64decode(told["float32_base64"], validate=True), "<f4").reshape(-1, dim)
    if len(vectors) > _CANARIES or not (np.abs(vectors) <= 2).all():
        raise ValueError("canaries that no encoder gives")
    named = {checking.text(name, 200): checking.text(value, 1000) for name, value in told["environment"].items()}
    return Canary(vectors, named)
