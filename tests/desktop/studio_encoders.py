"""The encoders of the pictures: every state that one can be in."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

from desktop.theme import RESOURCES
from models.kinds import Kind
from models.views import EncoderStatus, SpaceStatus

_FILES = {"pictures": Kind.IMAGE, "sounds": Kind.AUDIO, "documents": Kind.DOCUMENT}
_KEYS = ("name", "title", "purpose", "quality", "quality_source", "licence", "languages", "source")


def _basic(name: str, title: str, purpose: str, source: str, kind: Kind, **more: Any) -> EncoderStatus:
    status = EncoderStatus(
        name,
        title,
        purpose,
        "Apache-2.0",
        source,
        (kind,),
        installed=True,
        filled=True,
        languages="English",
    )
    return replace(status, **more)


def _offered() -> list[EncoderStatus]:
    """Those that can be downloaded, as the program describes them."""
    found = []
    for file, kind in _FILES.items():
        for one in tomllib.loads((RESOURCES / "encoders" / f"{file}.toml").read_text("utf-8"))["encoder"]:
            found.append(
                EncoderStatus(
                    **{key: one.get(key, "") for key in _KEYS},
                    kinds=(kind,),
                    installed=False,
                    why_not="It has not been downloaded.",
                    download_bytes=one["size_bytes"],
                    hardware=one.get("hardware", ""),
                    research_only=one.get("research_only", False),
                    recommended=one.get("recommended", False),
                )
            )
    return found


_BASIC = (
    _basic(
        "efficientnet",
        "Basic picture encoder",
        "Knows a thousand kinds of thing and animal. No people, scenes or moods.",
        "EfficientNet-Lite0",
        Kind.IMAGE,
        chosen=True,
        choosable=True,
        coverable=4182,
        covered=4182,
        items_per_s=31.4,
    ),
    _basic(
        "yamnet",
        "Basic sound tags",
        "Names 521 kinds of sound: music, voices, animals, machines, weather.",
        "YAMNet, by Google",
        Kind.AUDIO,
        chosen=True,
        choosable=True,
        coverable=311,
        covered=311,
        removable=True,
        size_bytes=4_126_810,
        checked="Checked against a checksum that Findling knew",
        items_per_s=84.0,
    ),
    _basic(
        "spectral",
        "Basic sound likeness",
        "Finds sounds that sound alike. It understands no words.",
        "Findling's own",
        Kind.AUDIO,
        languages="",
        coverable=311,
        covered=311,
    ),
    _basic(
        "minilm",
        "Basic text encoder",
        "Reads the passages of documents, and carries your words to pictures and sounds.",
        "all-MiniLM-L6-v2",
        Kind.DOCUMENT,
        chosen=True,
        choosable=True,
        coverable=1204,
        covered=1204,
        items_per_s=22.0,
    ),
)


def _here(**more: Any) -> dict[str, Any]:
    common = {
        "installed": True,
        "why_not": "",
        "download_bytes": 0,
        "choosable": True,
        "removable": True,
        "checked": "Checked against the hub's checksum",
    }
    return common | more


_STANDING: dict[str, dict[str, Any]] = {
    "openclip-vit-b-32-256-datacomp": _here(
        size_bytes=612_000_000, filled=True, next=True, coverable=4182, covered=1340, items_per_s=14.2
    ),
    "openclip-vit-b-32-laion2b": _here(size_bytes=611_000_000, coverable=4182, covered=4010, items_per_s=17.8),
    "openclip-vit-b-32-siglip2-256": {"partial_bytes": 412_000_000},
    "text-bge-small-en-v1.5": _here(size_bytes=134_300_000, filled=True, coverable=1204, covered=1204, items_per_s=8.4),
}

ENCODERS = (
    *(_BASIC),
    *(replace(one, **_STANDING.get(one.name, {})) for one in _offered()),
    EncoderStatus(
        "text-embedding-3-small",
        "text-embedding-3-small",
        "Reads documents at api.openai.com.",
        "A service: its terms apply",
        "https://api.openai.com/v1",
        (Kind.DOCUMENT,),
        installed=True,
        choosable=True,
        removable=True,
        coverable=1204,
        covered=0,
        leaves="The text of your documents and every query go to api.openai.com.",
    ),
    EncoderStatus(
        "my-finetune",
        "my-finetune",
        "",
        "As stated where the weights come from",
        "",
        (Kind.IMAGE,),
        installed=False,
        why_not="The file open_clip_model.safetensors has other bytes than when it came.",
        removable=True,
        size_bytes=605_000_000,
    ),
)

SPACES = (
    SpaceStatus(1, "minilm-l6-v2/text", "Basic text encoder", 9120, 14_000_000, "answering"),
    SpaceStatus(4, "openclip-vit-b-32-laion2b/joint", "OpenCLIP B/32, 224 px", 4010, 8_200_000, "resting"),
    SpaceStatus(7, "old-finetune/joint", "old-finetune", 3977, 8_100_000, "left over"),
)


def changed(encoders: tuple[EncoderStatus, ...]) -> tuple[EncoderStatus, ...]:
    """The same, with one that gives other vectors than it did."""
    why = "Of 8 test pictures 8 give other vectors than in March: the closest two differ by 0.04."
    return tuple(
        replace(one, changed=why, chosen=True, next=False)
        if one.name == "openclip-vit-b-32-256-datacomp"
        else replace(one, chosen=False)
        if one.name == "efficientnet"
        else one
        for one in encoders
    )
