"""Weights on disk: found without importing their package, and checked before anything reads them."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable
from pathlib import Path

from models.errors import EncoderUnavailable
from models.messages import say

_BLOCK_BYTES = 1 << 20


def packaged_file(package: str, *parts: str) -> Path | None:
    """A file inside an installed package, or None where either is missing. The package is not imported."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        return None
    path = Path(found.submodule_search_locations[0], *parts)
    return path if path.is_file() else None


def installed(*packages: str) -> bool:
    """Whether all top-level packages can be imported; none of them is."""
    return all(importlib.util.find_spec(package) is not None for package in packages)


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, as 64 hex digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def require_intact(path: Path, sha256: str, title: str) -> Path:
    """The path itself, when the file has the hash it must have.

    Raises: EncoderUnavailable: it is missing, unreadable or different.
    """
    try:
        actual = file_sha256(path)
    except OSError as error:
        raise EncoderUnavailable(
            say("The encoder “%1” cannot be used.", title),
            say("Its file %1 cannot be read (%2).", path.name, error.strerror or error),
            "Install or import it again.",
        ) from error
    if actual != sha256:
        raise EncoderUnavailable(
            say("The encoder “%1” cannot be used.", title),
            say("Its file %1 is not the one that was installed: it is damaged or was changed.", path.name),
            "Install or import it again.",
        )
    return path


def combined_sha256(hashes: Iterable[tuple[str, str]]) -> str:
    """One hash for several files: of their sorted (name, SHA-256) pairs."""
    text = "\n".join(f"{name} {sha256}" for name, sha256 in sorted(hashes))
    return hashlib.sha256(text.encode()).hexdigest()
