"""Encoders in every state, for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.kinds import Kind
from models.views import EncoderStatus, SpaceStatus


def make_encoder(name: str, kind: Kind = Kind.IMAGE, **changes: Any) -> EncoderStatus:
    """An encoder that comes with Findling and does nothing, unless `changes` say otherwise."""
    encoder = EncoderStatus(name, name.title(), f"Finds {kind.value}s.", "MIT", "somebody", (kind,), installed=True)
    return replace(encoder, choosable=True, **changes) if "choosable" not in changes else replace(encoder, **changes)


BASIC = make_encoder("basic", basic=True, chosen=True, filled=True, coverable=800, covered=800)
COMING = make_encoder(
    "coming",
    filled=True,
    next=True,
    removable=True,
    size_bytes=605_200_000,
    coverable=800,
    covered=340,
    items_per_s=14.0,
)
FILLED = make_encoder("filled", filled=True, removable=True, size_bytes=1, coverable=800, covered=800)
FILLING = replace(FILLED, name="filling", title="Filling", covered=7)
RESTING = make_encoder("resting", removable=True, size_bytes=600_000_000, coverable=800, covered=700, items_per_s=10.0)
HELPING = make_encoder("helping", choosable=False, filled=True)
OFFERED = make_encoder(
    "offered", installed=False, choosable=False, why_not="Not downloaded.", download_bytes=605_200_000, recommended=True
)
OTHER = replace(OFFERED, name="other", title="Other", recommended=False, hardware="A graphics card is advisable")
RESEARCH = replace(OTHER, name="research", title="Research", research_only=True, licence="For research only")
PAUSED = replace(OTHER, name="paused", title="Paused", partial_bytes=200_000_000)
DAMAGED = make_encoder("damaged", installed=False, choosable=False, removable=True, why_not="Its weights are damaged.")
MISSING = make_encoder("missing", installed=False, choosable=False, why_not="A library is missing.")
LACKING = replace(OFFERED, name="lacking", title="Lacking", lacks=True, why_not="It needs packages that are not here.")
CHANGED = make_encoder(
    "changed", chosen=True, filled=True, removable=True, changed="A test picture gives other vectors.", coverable=9
)

SPACES = (
    SpaceStatus(1, "basic/joint", "Basic", 1200, 2_400_000, "answering"),
    SpaceStatus(2, "resting/joint", "Resting", 900, 1_800_000, "resting"),
    SpaceStatus(3, "gone/joint", "Gone", 1, 2_000, "left over"),
)
