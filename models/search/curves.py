"""The fitted constants of each space; see `calibration`."""

from __future__ import annotations

from models.search.calibration import Curve

# A space without constants of its own (an imported checkpoint) gets a cautious curve.
_UNKNOWN = Curve(mean=0.15, deviation=0.05, midpoint=4.0, width=0.7)
_UNKNOWN_EXAMPLE = Curve(mean=0.2, deviation=0.12, midpoint=3.0, width=0.6)

_BY_WORDS: dict[str, Curve] = {}
_BY_EXAMPLE: dict[str, Curve] = {}


def curve_for(space_name: str, *, by_example: bool) -> Curve:
    """The curve of a space for queries by words or by an example of its own kind."""
    if by_example:
        return _BY_EXAMPLE.get(space_name, _UNKNOWN_EXAMPLE)
    return _BY_WORDS.get(space_name, _UNKNOWN)
