"""What is said of places."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop import wording
from desktop.explore.places_paint import degrees
from models.places import Spot, Spots

_DECIMALS_STEP = 0.01


def spot(one: Spot) -> str:
    """A circle: how many files, and where."""
    where = f"{degrees(one.latitude, _DECIMALS_STEP, 'NS')} {degrees(one.longitude, _DECIMALS_STEP, 'EW')}"
    return _tr("%Ln file(s) at %1", one.count).replace("%1", where)


def count(spots: Spots) -> str:
    """How many files have a place."""
    said = _tr("%Ln file(s) with a place, of %1", spots.placed)
    return said.replace("%1", wording.number(spots.total))


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Places", text, "", number)
