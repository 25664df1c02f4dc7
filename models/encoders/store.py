"""Where imported and downloaded encoders live: one folder each, with a manifest of its files' hashes."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from models.encoders import yamnet
from models.encoders.checkpoints import Checkpoint, Family, not_importable
from models.encoders.weights import combined_sha256
from models.errors import UserError
from models.paths import sync_folder, write_atomically

MANIFEST = "manifest.json"
_FORMAT = 1
_INCOMING = ".incoming-"
_OLD = ".replaced-"
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Stored:
    """One encoder in the store.

    Attributes:
        folder: where its files are.
        family, name: see `Checkpoint`.
        imported_at: ISO 8601, UTC.
        hashes: file name -> SHA-256 when it was imported.
        sizes: file name -> bytes then.
    """

    folder: Path
    family: Family
    name: str
    imported_at: str
    hashes: Mapping[str, str]
    sizes: Mapping[str, int]

    @property
    def weights_sha256(self) -> str:
        """One hash over all its files."""
        return combined_sha256(self.hashes.items())

    def problem(self) -> str:
        """Why it cannot be used, seen without reading the files; "" when nothing is wrong."""
        for name, size in self.sizes.items():
            try:
                if (self.folder / name).stat().st_size != size:
                    return f"Its file {name} is damaged: import it again."
            except OSError:
                return f"Its file {name} is missing: import it again."
        return ""


class EncoderStore:
    """The folder of encoders.

    Args:
        root: created when something is put into it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def cache(self) -> Path:
        """Vectors of class names: may be deleted at any time."""
        return self.root / "cache"

    @property
    def downloads(self) -> Path:
        """Downloads on their way."""
        return self.root / "downloads"

    def stored(self) -> tuple[Stored, ...]:
        """All encoders with a readable manifest, the latest import first."""
        found = [_read_manifest(path.parent) for path in self.root.glob(f"[!.]*/{MANIFEST}")]
        return tuple(sorted((one for one in found if one), key=lambda one: (one.imported_at, one.name), reverse=True))

    @contextlib.contextmanager
    def staged(self, checkpoint: Checkpoint) -> Iterator[Stored]:
        """Copy a checkpoint into the store, out of sight; `commit` it inside the `with`, or it is removed again.

        Raises: UserError: it cannot be read, or there is no room.
        """
        self._remove_leftovers()
        with contextlib.ExitStack() as stack:
            try:
                self.root.mkdir(parents=True, exist_ok=True)
                folder = Path(tempfile.mkdtemp(dir=self.root, prefix=_INCOMING))
                stack.callback(shutil.rmtree, folder, ignore_errors=True)
                staged = _copy(checkpoint, folder)
            except OSError as error:
                raise _import_failed(error) from error
            yield staged

    def commit(self, staged: Stored) -> Stored:
        """Put a staged encoder in its place, at once and for good; the same one again changes nothing.

        Raises: UserError: the disk refuses.
        """
        for known in self.stored():
            if known.family == staged.family and known.hashes == staged.hashes and not known.problem():
                return known
        try:
            return self._place(staged, self._free_name(staged))
        except OSError as error:
            raise _import_failed(error) from error

    def _free_name(self, staged: Stored) -> str:
        """YAMNet and damaged ones are replaced; two different checkpoints of one name are told apart by their hash."""
        target = self.root / staged.name
        present = _read_manifest(target) if target.exists() else None
        if staged.family == "yamnet" or present is None or present.hashes == staged.hashes:
            return staged.name
        return f"{staged.name}-{staged.weights_sha256[:8]}"

    def _place(self, staged: Stored, name: str) -> Stored:
        manifest = {
            "format": _FORMAT,
            "family": staged.family,
            "name": name,
            "imported_at": staged.imported_at,
            "files": {file: {"sha256": sha, "bytes": staged.sizes[file]} for file, sha in staged.hashes.items()},
        }
        write_atomically(staged.folder / MANIFEST, json.dumps(manifest, indent=1).encode())
        target = self.root / name
        if target.exists():
            os.replace(target, self.root / f"{_OLD}{name}-{staged.folder.name.removeprefix(_INCOMING)}")
        os.replace(staged.folder, target)
        sync_folder(self.root)
        self._remove_leftovers()
        placed = _read_manifest(target)
        assert placed is not None
        return placed

    def _remove_leftovers(self) -> None:
        for pattern in (f"{_INCOMING}*", f"{_OLD}*"):
            for folder in self.root.glob(pattern):
                shutil.rmtree(folder, ignore_errors=True)


def _copy(checkpoint: Checkpoint, folder: Path) -> Stored:
    hashes: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for name, source in checkpoint.files.items():
        hashes[name], sizes[name] = _copy_hashing(source, folder / name)
    if checkpoint.family == "yamnet":
        hashes[yamnet.LABELS_FILE], sizes[yamnet.LABELS_FILE] = _write_labels(checkpoint, folder)
    sync_folder(folder)
    return Stored(folder, checkpoint.family, checkpoint.name, datetime.now(UTC).isoformat(), hashes, sizes)


def _copy_hashing(source: Path, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reader, target.open("xb") as writer:
        while block := reader.read(_BLOCK_BYTES):
            digest.update(block)
            size += writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest(), size


def _write_labels(checkpoint: Checkpoint, folder: Path) -> tuple[str, int]:
    try:
        labels = yamnet.read_labels(checkpoint.files[yamnet.WEIGHTS_FILE])
    except ValueError as error:
        raise not_importable(f"There is {error}.") from error
    content = "\n".join(labels).encode() + b"\n"
    write_atomically(folder / yamnet.LABELS_FILE, content)
    return hashlib.sha256(content).hexdigest(), len(content)


def _read_manifest(folder: Path) -> Stored | None:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != _FORMAT or manifest["family"] not in ("openclip", "clap", "yamnet"):
            return None
        files: dict[str, dict[str, Any]] = manifest["files"]
        return Stored(
            folder=folder,
            family=manifest["family"],
            name=folder.name,
            imported_at=str(manifest["imported_at"]),
            hashes={name: str(file["sha256"]) for name, file in files.items()},
            sizes={name: int(file["bytes"]) for name, file in files.items()},
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _import_failed(error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            "The encoder could not be imported.",
            "There is not enough room on the disk.",
            "Free some space and try again.",
        )
    return UserError(
        "The encoder could not be imported.",
        f"A file cannot be copied ({error.strerror or error}).",
        "Check that the files can be read and the library's folder written.",
    )
