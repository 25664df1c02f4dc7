"""Colours of the groups of a map."""

from __future__ import annotations

from PySide6.QtGui import QColor

from desktop.theme import Theme
from models.explored import Colouring, PointGroup

_KINDS = 8
_RELEVANCE = {"strong": "accent", "maybe": "map_2", "weak": "wave", "": "map_rest"}


def colours_of(theme: Theme, colouring: Colouring, groups: tuple[PointGroup, ...], lit: int = -1) -> list[QColor]:
    """A colour for each group: told apart where there is no order, from one end to the other where there is one.

    Args: lit: the number of a cluster that alone has its colour; below 0 all have.
    """
    found = []
    for place, group in enumerate(groups):
        if not group.value and colouring is not Colouring.RELEVANCE:
            colour = theme.colour("map_rest")
        elif colouring is Colouring.DATE:
            share = place / max(1, len(groups) - 1)
            colour = _between(theme.colour("map_early"), theme.colour("map_late"), share)
        elif colouring is Colouring.RELEVANCE:
            colour = theme.colour(_RELEVANCE[group.value])
        else:
            colour = colour_of_cluster(theme, place)
        found.append(colour if lit < 0 or group.value == str(lit) else theme.colour("map_rest"))
    return found


def colour_of_cluster(theme: Theme, number: int) -> QColor:
    """The colour of a cluster, or of any group by its place; after eight they begin anew."""
    return theme.colour(f"map_{number % _KINDS + 1}")


def _between(low: QColor, high: QColor, share: float) -> QColor:
    return QColor(
        *(
            round(one + (other - one) * share)
            for one, other in zip(low.getRgb()[:3], high.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )
