"""The guided tours as they stand in resources/learn, in the language of the window where they are there in it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QLocale

from desktop.theme import RESOURCES

FOLDER = RESOURCES / "learn"
NAMES = (
    "embedding",
    "measures",
    "arithmetic",
    "context",
    "modalities",
    "maps",
    "clusters",
    "compression",
    "drift",
    "judging",
)
"""The tours in their order."""

Where = Literal["search", "map", "lab", "encoders", "help"]


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to write in. Attributes: text: what stands in it at first."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A slider. Attributes: whole: whether it knows whole numbers only; otherwise tenths."""

    label: str
    low: float
    high: float
    value: float
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Lead:
    """A button that leads to another page.

    Attributes:
        query: what is searched for there, or which page of the help is shown; "" for nothing.
        field: the field whose text is searched for, -1 for none.
    """

    to: Where
    text: str
    query: str = ""
    field: int = -1


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a tour. Attributes: text: Markdown. figure: what is computed for it, "" for nothing."""

    title: str
    text: str
    figure: str
    blanks: tuple[Blank, ...]
    scale: Scale | None
    lead: Lead | None


@dataclass(frozen=True, slots=True)
class Tour:
    """A page of steps. Attributes: summary: in one sentence."""

    name: str
    title: str
    summary: str
    steps: tuple[Step, ...]


def tours() -> tuple[Tour, ...]:
    """All tours, in the language of the window where they are there in it, otherwise in English."""
    language = QLocale().name().partition("_")[0]
    return tuple(_tour(name, language) for name in NAMES)


def path_of(name: str, language: str) -> Path:
    """Where a tour stands."""
    own = FOLDER / language / f"{name}.toml"
    return own if own.is_file() else FOLDER / f"{name}.toml"


@cache
def _tour(name: str, language: str) -> Tour:
    read = tomllib.loads(path_of(name, language).read_text("utf-8"))
    return Tour(name, read["title"], read["summary"], tuple(_step(step) for step in read["step"]))


def _step(read: dict[str, Any]) -> Step:
    scale = read.get("slider")
    lead = read.get("leads")
    return Step(
        title=read["title"],
        text=read["text"].strip(),
        figure=read.get("figure", ""),
        blanks=tuple(Blank(one["label"], one["text"]) for one in read.get("fields", ())),
        scale=Scale(**scale) if scale else None,
        lead=Lead(**lead) if lead else None,
    )
