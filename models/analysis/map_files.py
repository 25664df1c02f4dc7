"""Maps that were made, kept in the library's folder: a cache, since each can be made again."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from models.analysis.common_space import Source
from models.analysis.map_making import SEED
from models.analysis.map_methods import REDUCED_DIMS
from models.analysis.map_quality import MapQuality
from models.analysis.principal import Positions, Principal
from models.explored import MapWish
from models.index import index_file
from models.index.index_file import Stamp
from models.sorted_ids import Ids
from models.spaces import Vectors

_RECIPE = 3
"""Of how maps are made; those made otherwise are made again."""
_MOST_KEPT = 12


@dataclass(frozen=True, slots=True, eq=False)
class KeptMap:
    """A map as it was made.

    Attributes:
        ids: of its items, ascending, shape (n,). positions: shape (n, 2), -1 to 1. reduced: shape (n, dims), float16.
        directions, means: how a new vector is brought into its space.
        left_out: how many items there was no room for. took_s: how long it took.
    """

    ids: Ids
    positions: Positions
    reduced: npt.NDArray[np.float16]
    directions: Principal
    means: dict[str, Vectors]
    quality: MapQuality | None
    left_out: int
    took_s: float


def key_of(wish: MapWish, sources: Sequence[Source]) -> str:
    """Names a map by everything that decides what it looks like but the items themselves: 64 hex digits."""
    parts = {
        "method": wish.method,
        "spaces": sorted((source.space.fingerprint, source.target) for source in sources),
        "seed": SEED,
        "dims": REDUCED_DIMS,
        "recipe": _RECIPE,
    }
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def keep(folder: Path, key: str, made: KeptMap) -> None:
    """Write a map, whole or not at all; of many, those that were written longest ago go. Raises: OSError."""
    quality = made.quality
    figures = [quality.trustworthiness, quality.continuity, quality.neighbours, quality.asked] if quality else None
    heading = {
        "description": f"a map of {len(made.ids)} items",
        "quality": figures,
        "left_out": made.left_out,
        "took_s": made.took_s,
        "means": list(made.means),
    }

    def fill(file: IO[bytes]) -> None:
        columns: dict[str, npt.NDArray[Any]] = {f"mean{place}": mean for place, mean in enumerate(made.means.values())}
        columns |= {
            "ids": made.ids,
            "positions": made.positions,
            "reduced": made.reduced,
            "mean": made.directions.mean,
            "axes": made.directions.axes,
            "shares": made.directions.shares,
        }
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, **columns)
        file.write(buffer.getbuffer())

    index_file.write(_path(folder, key), _stamp(key), heading, fill)
    _tidy(folder)


def find(folder: Path, key: str) -> KeptMap | None:
    """A map that was kept; None where there is none, or it is damaged."""
    try:
        with index_file.opened(_path(folder, key), _stamp(key)) as (heading, file):
            return _read(heading, io.BytesIO(file.read()))
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def forget(folder: Path, key: str) -> None:
    """Delete a map."""
    index_file.delete(_path(folder, key))


def _read(heading: dict[str, Any], file: IO[bytes]) -> KeptMap:
    with np.load(file, allow_pickle=False) as columns:
        quality = heading["quality"]
        made = KeptMap(
            ids=columns["ids"],
            positions=columns["positions"],
            reduced=columns["reduced"],
            directions=Principal(columns["mean"], columns["axes"], columns["shares"]),
            means={name: columns[f"mean{place}"] for place, name in enumerate(heading["means"])},
            quality=MapQuality(*quality) if quality else None,
            left_out=int(heading["left_out"]),
            took_s=float(heading["took_s"]),
        )
    if not len(made.ids) == len(made.positions) == len(made.reduced):
        raise ValueError("the columns do not belong together")
    return made


def _tidy(folder: Path) -> None:
    paths = sorted(folder.glob("*.map"), key=lambda path: path.stat().st_mtime)
    for path in paths[:-_MOST_KEPT]:
        index_file.delete(path)


def _stamp(key: str) -> Stamp:
    # New items are placed on it, so it is not tied to those that there are.
    return Stamp(key, 0, "")


def _path(folder: Path, key: str) -> Path:
    return folder / f"{key[:16]}.map"
