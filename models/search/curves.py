"""The fitted constants of each space; see `calibration`. Made by tests/benchmarks/fit_curves.py."""

from __future__ import annotations

from models.search.calibration import Curve

# A space without constants of its own (an imported checkpoint) gets a cautious curve.
_UNKNOWN = Curve(mean=0.15, deviation=0.05, offset=-9.0, by_cosine=0.0, by_distance=5.5)
_UNKNOWN_EXAMPLE = Curve(mean=0.2, deviation=0.12, offset=-9.0, by_cosine=8.0, by_distance=2.0)

_BY_WORDS = {
    "minilm-l6-v2/text": Curve(0.012, 0.043, -13.148, 7.455, 4.243),
    "efficientnet-lite0/concepts": Curve(0.053, 0.021, -7.581, 2.004, 1.360),
    "yamnet/concepts": Curve(0.044, 0.035, -6.681, 1.197, 1.193),
}
_BY_EXAMPLE = {
    "minilm-l6-v2/text": Curve(0.197, 0.098, -6.628, 3.380, 2.676),
    "efficientnet-lite0/features": Curve(0.234, 0.055, -7.242, 4.128, 2.139),
    "spectral/timbre": Curve(0.140, 0.169, -6.292, 1.825, 2.076),
    "yamnet/concepts": Curve(0.157, 0.109, -6.723, 1.483, 2.289),
}

# The same with local scaling; a space without constants of its own here keeps those above, as sounds by example do:
# among a hundred of them its share is too small to tell another curve.
_BY_WORDS_SCALED = {
    "minilm-l6-v2/text": Curve(0.013, 0.041, -12.856, 7.148, 4.170),
    "efficientnet-lite0/concepts": Curve(0.054, 0.013, -7.613, 1.932, 1.377),
    "yamnet/concepts": Curve(0.046, 0.027, -6.963, 0.000, 1.631),
}
_BY_EXAMPLE_SCALED = {
    "minilm-l6-v2/text": Curve(0.202, 0.077, -5.039, 0.870, 2.459),
    "efficientnet-lite0/features": Curve(0.236, 0.067, -5.755, 0.000, 2.888),
}


def curve_for(space_name: str, *, by_example: bool, scaled: bool = False) -> Curve:
    """The curve of a space for queries by words or by an example of its own kind.

    Args: scaled: for cosines of which local scaling has taken its share.
    """
    if scaled and (own := (_BY_EXAMPLE_SCALED if by_example else _BY_WORDS_SCALED).get(space_name)) is not None:
        return own
    if by_example:
        return _BY_EXAMPLE.get(space_name, _UNKNOWN_EXAMPLE)
    return _BY_WORDS.get(space_name, _UNKNOWN)
