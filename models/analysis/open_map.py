"""A map that is in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.analysis.clusters import Grouping
from models.analysis.common_space import Source
from models.analysis.map_files import KeptMap
from models.analysis.principal import Positions
from models.explored import Clusters, MapWish
from models.sorted_ids import Ids
from models.spaces import Vectors


@dataclass(eq=False)
class OpenMap:
    """A map with what came since it was made.

    Attributes:
        ids: ascending, shape (n,). points: what was compared, shape (n, dims). positions: shape (n, 2).
        placed: how many of them came later. writes: to the catalogue, when it was brought up to date.
    """

    wish: MapWish
    kept: KeptMap
    sources: Sequence[Source]
    ids: Ids
    points: Vectors
    positions: Positions
    placed: int
    writes: int = -1
    grouping: Grouping | None = None
    report: Clusters | None = None
