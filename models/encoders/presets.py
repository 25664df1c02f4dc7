"""Encoders that can be downloaded by name, as data: what they are good for, and where their files are."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from models.encoders.fetching import WantedFile
from models.kinds import Kind

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "encoders"
_KINDS = {"pictures": Kind.IMAGE, "sounds": Kind.AUDIO, "documents": Kind.DOCUMENT}
Family = Literal["openclip", "clap", "laion", "bert"]


@dataclass(frozen=True, slots=True)
class Preset:
    """An encoder that a person can download.

    Attributes:
        name: of the encoder once it is installed.
        title, purpose, licence, source, languages, hardware: for people.
        kind: of file it looks into.
        family: which code reads its files; "laion" are LAION's own checkpoints, which are converted first.
        quality, quality_source: what it achieves in plain words, and who measured it; "" where nobody was found.
        research_only: whether the licence forbids everything else.
        recommended: whether it is the one to begin with for its kind.
        repository, revision: where on the hub.
        wanted: its files.
        size_bytes: about how much is downloaded.
        settings: what its own files do not say, see `Checkpoint`.
        architecture, tag: OpenCLIP's names for it, "" for others.
    """

    name: str
    title: str
    kind: Kind
    family: Family
    purpose: str
    quality: str
    quality_source: str
    licence: str
    research_only: bool
    languages: str
    hardware: str
    source: str
    recommended: bool
    repository: str
    wanted: tuple[WantedFile, ...]
    size_bytes: int
    settings: Mapping[str, str]
    architecture: str
    tag: str


@functools.cache
def presets() -> tuple[Preset, ...]:
    """All of them: pictures, sounds, documents, in the order in which people see them."""
    found: list[Preset] = []
    for stem, kind in _KINDS.items():
        entries = tomllib.loads((FOLDER / f"{stem}.toml").read_text(encoding="utf-8"))["encoder"]
        found += [_preset(entry, kind) for entry in entries]
    return tuple(found)


def preset_named(name: str) -> Preset | None:
    """The preset with this name, or with OpenCLIP's name in the form "openclip:ARCHITECTURE/TAG"."""
    for preset in presets():
        if name in (preset.name, f"openclip:{preset.architecture}/{preset.tag}"):
            return preset
    return None


def _preset(entry: Mapping[str, Any], kind: Kind) -> Preset:
    revision = entry.get("revision", "main")
    hashes: Mapping[str, str] = entry.get("sha256", {})
    places = {entry["repository"]: (entry["files"], revision)}
    places |= {repository: (files, "main") for repository, files in entry.get("elsewhere", {}).items()}
    wanted = tuple(
        wanted_file(repository, revision, file, hashes)
        for repository, (files, revision) in places.items()
        for file in files
    )
    return Preset(
        name=entry["name"],
        title=entry["title"],
        kind=kind,
        family=entry["family"],
        purpose=entry["purpose"],
        quality=entry["quality"],
        quality_source=entry["quality_source"],
        licence=entry["licence"],
        research_only=entry.get("research_only", False),
        languages=entry["languages"],
        hardware=entry.get("hardware", ""),
        source=entry["source"],
        recommended=entry.get("recommended", False),
        repository=entry["repository"],
        wanted=wanted,
        size_bytes=entry["size_bytes"],
        settings=entry.get("settings", {}),
        architecture=entry.get("architecture", ""),
        tag=entry.get("tag", ""),
    )


def wanted_file(repository: str, revision: str, text: str, hashes: Mapping[str, str] = {}) -> WantedFile:
    """A file as the data writes it: "a | b" is the first of the two that exists, "?a" may be missing."""
    names = tuple(name.strip() for name in text.removeprefix("?").split("|"))
    return WantedFile(repository, revision, names, text.startswith("?"), hashes.get(names[0], ""))
