"""Where imported and downloaded encoders live: one folder each, with a manifest of its files' hashes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from models.encoders import yamnet
from models.encoders.checkpoints import Checkpoint, Family, not_importable
from models.encoders.room import NoRoom, is_want_of_room
from models.encoders.weights import combined_sha256, file_sha256
from models.errors import UserError
from models.messages import say
from models.paths import sync_folder, write_atomically

MANIFEST = "manifest.json"
_FORMAT = 1
_INCOMING = ".incoming-"
_OLD = ".replaced-"
_CONVERTING = "converting-"
_BLOCK_BYTES = 1 << 20
_LARGEST_BYTES = 1 << 50


@dataclass(frozen=True, slots=True)
class Stored:
    """One encoder in the store.

    Attributes:
        folder: where its files are.
        family, name: see `Checkpoint`.
        imported_at: ISO 8601, UTC.
        hashes: file name -> SHA-256 when it was imported.
        sizes: file name -> bytes then.
        settings, origin: see `Checkpoint`.
    """

    folder: Path
    family: Family
    name: str
    imported_at: str
    hashes: Mapping[str, str]
    sizes: Mapping[str, int]
    settings: Mapping[str, str] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)

    @property
    def weights_sha256(self) -> str:
        """One hash over all its files."""
        return combined_sha256(self.hashes.items())

    @property
    def size_bytes(self) -> int:
        """Room that its files take."""
        return sum(self.sizes.values())

    def problem(self) -> str:
        """Why it cannot be used, seen without reading the files; "" when nothing is wrong."""
        for name, size in self.sizes.items():
            if name in ("", "..") or Path(name).name != name or "\\" in name or "\0" in name:
                return "Its list of files names one that lies elsewhere: import it again."
            try:
                if (self.folder / name).stat().st_size != size:
                    return say("Its file %1 is damaged: import it again.", name)
            except (OSError, ValueError):
                return say("Its file %1 is missing: import it again.", name)
        return ""


class EncoderStore:
    """The folder of encoders. Safe between threads; in one process at a time, or what one makes the other takes for a
    leftover.

    Args:
        root: created when something is put into it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.RLock()
        self._cleared = False

    @property
    def cache(self) -> Path:
        """Vectors of class names: may be deleted at any time."""
        return self.root / "cache"

    @property
    def downloads(self) -> Path:
        """Downloads on their way, and what is being converted."""
        return self.root / "downloads"

    @property
    def choices(self) -> Path:
        """Which encoders are in use."""
        return self.root / "choices.json"

    def download_folder(self, name: str) -> Path:
        """Where the files of an encoder are downloaded to."""
        return self.downloads / name

    def partial_bytes(self, name: str) -> int:
        """What an unfinished download has brought so far. Files that vanish meanwhile count as nothing."""
        found = 0
        for folder, _, files in os.walk(self.download_folder(name)):  # passes over folders that cannot be read
            for file in files:
                with contextlib.suppress(OSError):
                    found += os.stat(os.path.join(folder, file)).st_size
        return found

    def discard_download(self, name: str) -> None:
        """Delete what a download has brought, finished or not."""
        shutil.rmtree(self.download_folder(name), ignore_errors=True)

    def stored(self) -> tuple[Stored, ...]:
        """All encoders with a readable manifest, the latest import first."""
        found = [_read_manifest(path.parent) for path in self.root.glob(f"[!.]*/{MANIFEST}")]
        return tuple(sorted((one for one in found if one), key=lambda one: (one.imported_at, one.name), reverse=True))

    @contextlib.contextmanager
    def staged(self, checkpoint: Checkpoint) -> Iterator[Stored]:
        """Copy a checkpoint into the store, out of sight; `commit` it inside the `with`, or it is removed again.

        Raises: UserError: it cannot be read, or there is no room.
        """
        self.clear_leftovers()
        with contextlib.ExitStack() as stack:
            try:
                self.root.mkdir(parents=True, exist_ok=True)
                folder = Path(tempfile.mkdtemp(dir=self.root, prefix=_INCOMING))
                stack.callback(shutil.rmtree, folder, ignore_errors=True)
                staged = _copy(checkpoint, folder, self.downloads)
            except OSError as error:
                raise _import_failed(error) from error
            yield staged

    def same_as(self, staged: Stored) -> Stored | None:
        """An encoder that is here already, intact, with the same files and settings."""
        for known in self.stored():
            same = (known.family, known.hashes, known.settings) == (staged.family, staged.hashes, staged.settings)
            if same and not known.problem():
                return known
        return None

    def commit(self, staged: Stored) -> Stored:
        """Put a staged encoder in its place, at once and for good; the same one again changes nothing.

        Raises: UserError: the disk refuses, or the copy was changed since it was made.
        """
        with self._lock:
            if present := self.same_as(staged):
                return present
            if why := staged.problem():
                raise UserError(
                    "The encoder could not be imported.",
                    say("Its copy was changed while it was tried. %1", why),
                    "Look for what deletes or changes files in the library's folder.",
                )
            try:
                return self._place(staged, self._free_name(staged))
            except OSError as error:
                raise _import_failed(error) from error

    def remove(self, name: str) -> None:
        """Delete an encoder's files; after a crash in between it is gone all the same.

        Raises: UserError: there is none of this name, or the disk refuses.
        """
        self.clear_leftovers()
        with self._lock:
            if name not in {one.name for one in self.stored()}:
                raise UserError(
                    say("%1 cannot be removed.", name),
                    "It is not among the encoders that were downloaded or imported.",
                    "Look at the list of encoders for their names.",
                )
            try:
                old = self._put_away(self.root / name)
                sync_folder(self.root)
            except OSError as error:
                raise UserError(
                    say("%1 cannot be removed.", name),
                    say("Its folder cannot be changed (%1).", error.strerror or error),
                    "Close programs that use it, and try again.",
                ) from error
        shutil.rmtree(old, ignore_errors=True)

    def clear_leftovers(self) -> None:
        """Delete what a crash left half-done. Only the first call does: later, whatever is half-done is in use."""
        with self._lock:
            if self._cleared:
                return
            self._cleared = True
            for folder, prefix in ((self.root, _INCOMING), (self.root, _OLD), (self.downloads, _CONVERTING)):
                for leftover in folder.glob(f"{prefix}*"):
                    shutil.rmtree(leftover, ignore_errors=True)

    @contextlib.contextmanager
    def workplace(self) -> Iterator[Path]:
        """A folder that nobody else uses, to convert a checkpoint in; gone afterwards.

        Raises: UserError: the disk refuses, also what is written inside the `with`.
        """
        self.clear_leftovers()
        try:
            self.downloads.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.downloads, prefix=_CONVERTING, ignore_cleanup_errors=True) as one:
                yield Path(one)
        except OSError as error:
            raise _import_failed(error) from error

    def _free_name(self, staged: Stored) -> str:
        """YAMNet, endpoints and damaged ones are replaced; two checkpoints of one name are told apart by their hash."""
        target = self.root / staged.name
        present = _read_manifest(target) if target.exists() else None
        same = present is not None and (present.hashes, present.settings) == (staged.hashes, staged.settings)
        if staged.family in ("yamnet", "endpoint") or present is None or same:
            return staged.name
        marks = [*staged.hashes.items(), *((f"setting {key}", text) for key, text in staged.settings.items())]
        return f"{staged.name}-{combined_sha256(marks)[:8]}"

    def _place(self, staged: Stored, name: str) -> Stored:
        manifest = {
            "format": _FORMAT,
            "family": staged.family,
            "name": name,
            "imported_at": staged.imported_at,
            "settings": dict(staged.settings),
            "origin": dict(staged.origin),
            "files": {file: {"sha256": sha, "bytes": staged.sizes[file]} for file, sha in staged.hashes.items()},
        }
        write_atomically(staged.folder / MANIFEST, json.dumps(manifest, indent=1).encode())
        target = self.root / name
        old = self._put_away(target) if target.exists() else None
        os.replace(staged.folder, target)
        sync_folder(self.root)
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
        placed = _read_manifest(target)
        assert placed is not None
        return placed

    def _put_away(self, folder: Path) -> Path:
        """Take a folder out of sight at once; deleting it may then take its time. Returns: where it is now."""
        old = self.root / f"{_OLD}{folder.name}-{secrets.token_hex(4)}"
        os.replace(folder, old)
        return old


def _copy(checkpoint: Checkpoint, folder: Path, downloads: Path) -> Stored:
    hashes: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for name, source in checkpoint.files.items():
        if source.is_relative_to(downloads) and _linked(source, folder / name):
            hashes[name], sizes[name] = file_sha256(folder / name), (folder / name).stat().st_size
        else:
            hashes[name], sizes[name] = _copy_hashing(source, folder / name)
    if checkpoint.family == "yamnet":
        hashes[yamnet.LABELS_FILE], sizes[yamnet.LABELS_FILE] = _write_labels(checkpoint, folder)
    sync_folder(folder)
    return Stored(
        folder=folder,
        family=checkpoint.family,
        name=checkpoint.name,
        imported_at=datetime.now(UTC).isoformat(),
        hashes=hashes,
        sizes=sizes,
        settings=dict(checkpoint.settings),
        origin=dict(checkpoint.origin),
    )


def _linked(source: Path, target: Path) -> bool:
    """Give a file that is already in the store a second place, so that it takes no more room; not all disks can."""
    try:
        os.link(source, target)
    except OSError:
        return False
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    return True


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
        raise not_importable(say("There is %1.", error)) from error
    content = "\n".join(labels).encode() + b"\n"
    write_atomically(folder / yamnet.LABELS_FILE, content)
    return hashlib.sha256(content).hexdigest(), len(content)


def _read_manifest(folder: Path) -> Stored | None:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != _FORMAT or manifest["family"] not in get_args(Family):
            return None
        files: dict[str, dict[str, Any]] = manifest["files"]
        (folder.name + json.dumps(manifest, ensure_ascii=False)).encode()  # what is no text can be shown to nobody
        return Stored(
            folder=folder,
            family=manifest["family"],
            name=folder.name,
            imported_at=str(manifest["imported_at"]),
            hashes={name: str(file["sha256"]) for name, file in files.items()},
            sizes={name: _size(file["bytes"]) for name, file in files.items()},
            settings=_texts(manifest.get("settings", {})),
            origin=_texts(manifest.get("origin", {})),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None


def _size(value: Any) -> int:
    size = int(value)
    if not 0 <= size <= _LARGEST_BYTES:
        raise ValueError(size)
    return size


def _texts(value: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): str(text) for key, text in value.items()}


def _import_failed(error: OSError) -> UserError:
    if is_want_of_room(error):
        return NoRoom("The encoder could not be imported.")
    return UserError(
        "The encoder could not be imported.",
        say("A file cannot be copied (%1).", error.strerror or error),
        "Check that the files can be read and the library's folder written.",
    )
