"""What a library holds, counted, for completing filters while they are typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

import numpy as np
import numpy.typing as npt

from models.catalogue.facts import KINDS
from models.catalogue.wall_clock import DAY_S, FIRST_DAY
from models.query.completion import Facets
from models.search.holdings import Inventory

_MOST = 500
_MOST_FOLDERS = 2000


def facets(inventory: Inventory) -> Facets:
    """Counts of files by kind, extension, folder, camera, tag and year, the most frequent first."""
    files = inventory.facts.files
    return Facets(
        kinds=_counted(files.kinds, KINDS),
        extensions=_counted(files.suffixes, inventory.facts.suffixes),
        folders=_folders(files.folders, inventory.facts.folders),
        cameras=_counted(files.cameras, inventory.facts.cameras),
        tags=_tags(inventory),
        years=_years(files.days),
    )


def _counted(codes: npt.NDArray[np.integer], texts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    counts = np.bincount(codes, minlength=len(texts)) if len(texts) else np.empty(0, np.int64)
    order = np.argsort(-counts, kind="stable")[:_MOST]
    return tuple((str(texts[code]), int(counts[code])) for code in order.tolist() if counts[code] and texts[code])


def _folders(codes: npt.NDArray[np.int32], folders: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Names of folders, each with all files below folders of that name."""
    counts = np.bincount(codes, minlength=len(folders)) if len(folders) else np.empty(0, np.int64)
    below: Counter[str] = Counter()
    for folder, count in zip(folders, counts.tolist(), strict=True):
        for name in dict.fromkeys(PurePath(folder).parts[1:]):
            below[name] += count
    return tuple(below.most_common(_MOST_FOLDERS))


def _tags(inventory: Inventory) -> tuple[tuple[str, int], ...]:
    """Tags, by the number of files that have each."""
    contents = inventory.facts.contents
    files_of = np.bincount(
        inventory.facts.files.content_rows[inventory.facts.files.content_rows >= 0], minlength=len(contents.ids)
    )
    weights = np.repeat(files_of, np.diff(contents.tag_starts))
    counts = np.bincount(contents.tag_codes, weights=weights, minlength=len(inventory.facts.tags)).astype(np.int64)
    order = np.argsort(-counts, kind="stable")[:_MOST]
    return tuple((inventory.facts.tags[code], int(counts[code])) for code in order.tolist() if counts[code])


def _years(days: npt.NDArray[np.int32]) -> tuple[tuple[str, int], ...]:
    dates = np.array((days.astype(np.int64) - FIRST_DAY) * DAY_S, "datetime64[s]").astype("datetime64[Y]")
    years, counts = np.unique(dates.astype(np.int64) + 1970, return_counts=True)
    return tuple((str(year), int(count)) for year, count in zip(years[::-1], counts[::-1], strict=True))
