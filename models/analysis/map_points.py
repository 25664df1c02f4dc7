"""A map as it is sent to whoever draws it: points sorted into cells, and what their colours mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from models.analysis.principal import Positions
from models.catalogue.facts import KINDS, Facts
from models.explored import MapPoints, PointGroup
from models.kinds import Kind
from models.sorted_ids import Ids, Mask, rows_of

Codes = npt.NDArray[np.int64]
CELLS = 16
_MOST_GROUPS = 8
# So many points are drawn in a few milliseconds, after which a window may do something else.
_LONGEST_STRETCH = 600
_PLACES = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True, eq=False)
class Holders:
    """The file that stands for each item.

    Attributes:
        known: which items have one, shape (n,). rows: of the file in `FileFacts`, of those that have, shape (m,).
    """

    known: Mask
    rows: npt.NDArray[np.int64]


def holders(facts: Facts, item_ids: Ids) -> Holders:
    """The first file of each item's content; the facts may not know the newest items yet."""
    contents, first_rows = np.unique(facts.files.content_ids, return_index=True)
    items = rows_of(facts.items.ids, item_ids)
    held_by = facts.items.content_ids[items] if len(facts.items.ids) else np.zeros(len(item_ids), np.int64)
    rows = rows_of(contents, held_by)
    known = (items >= 0) & (rows >= 0) & (held_by > 0)
    return Holders(known, first_rows[rows[known]].astype(np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Colours:
    """The group of each point, shape (n,), and what the groups mean."""

    codes: Codes
    values: tuple[str, ...]


def by_kind(facts: Facts, rows: Codes) -> Colours:
    """By the kind of file, as many as there are."""
    return _by_frequency(facts.files.kinds[rows].astype(np.int64), [str(kind) for kind in KINDS], len(KINDS))


def by_folder(facts: Facts, rows: Codes) -> Colours:
    """By the folders that hold the most points."""
    return _by_frequency(facts.files.folders[rows].astype(np.int64), facts.folders, _MOST_GROUPS)


def by_date(facts: Facts, rows: Codes) -> Colours:
    """By year, the earliest first; several years together where there are many, about as many points in each."""
    days = facts.files.days[rows]
    known, inverse = np.unique(days, return_inverse=True)
    years = np.array([date.fromordinal(max(1, int(day))).year for day in known.tolist()], np.int64)[inverse]
    if not len(years):
        return Colours(np.empty(0, np.int64), ())
    every = np.unique(years)
    if len(every) > _MOST_GROUPS:
        cuts = np.unique(np.quantile(years, np.linspace(0, 1, _MOST_GROUPS + 1)[1:-1], method="nearest"))
        codes = np.searchsorted(cuts, years, side="left")
        codes = np.unique(codes, return_inverse=True)[1]
    else:
        codes = np.searchsorted(every, years)
    spans = [years[codes == code] for code in range(int(codes.max()) + 1)]
    return Colours(codes.astype(np.int64), tuple(_span(int(span.min()), int(span.max())) for span in spans))


def by_tag(facts: Facts, rows: Codes) -> Colours:
    """By the tags that most points have; one that has several counts for the rarest."""
    content_rows = facts.files.content_rows[rows]
    starts = facts.contents.tag_starts
    inside = content_rows >= 0
    counts = np.zeros(len(rows), np.int64)
    counts[inside] = (starts[1:] - starts[:-1])[content_rows[inside]]
    owners = np.repeat(np.arange(len(rows)), counts)
    begins = np.zeros(len(rows), np.int64)
    begins[inside] = starts[content_rows[inside]]
    within = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    codes = facts.contents.tag_codes[begins[owners] + within].astype(np.int64)
    frequent = np.argsort(-np.bincount(codes, minlength=len(facts.tags)), kind="stable")[:_MOST_GROUPS]
    groups = np.full(len(rows), len(frequent), np.int64)
    for group, code in enumerate(frequent.tolist()):
        groups[owners[codes == code]] = group
    return _without_empty(groups, [*(facts.tags[code] for code in frequent.tolist()), ""])


def by_label(labels: npt.NDArray[np.int32], values: Sequence[str]) -> Colours:
    """By a number of each point; those below 0 are the rest."""
    codes = np.where(labels < 0, len(values), labels).astype(np.int64)
    return Colours(codes, (*values, ""))


def by_relevance(item_ids: Ids, relevance: Mapping[int, str]) -> Colours:
    """By how well items fit what is asked."""
    values = ("strong", "maybe", "weak", "")
    codes = np.array([values.index(relevance.get(item, "")) for item in item_ids.tolist()], np.int64)
    return Colours(codes, values)


def points(item_ids: Ids, file_ids: Ids, kinds: Codes, positions: Positions, colours: Colours) -> MapPoints:
    """Points for drawing.

    Args: item_ids, file_ids, kinds: shape (n,); kinds as in `facts.KINDS`. positions: shape (n, 2), -1 to 1.
    """
    across, down = np.clip(((positions + 1) / 2 * CELLS).astype(np.int64), 0, CELLS - 1).T
    cells = down * CELLS + across
    order = np.lexsort((colours.codes, cells))
    cells, codes = cells[order], colours.codes[order]
    changes = np.flatnonzero((np.diff(cells) != 0) | (np.diff(codes) != 0)) + 1
    begins = np.union1d(changes, np.arange(0, len(order), _LONGEST_STRETCH)) if len(order) else np.empty(0, np.int64)
    counts = np.diff(np.concatenate([begins, np.array([len(order)], np.int64)]))
    segments = np.stack([cells[begins], codes[begins], counts], axis=1) if len(order) else np.empty((0, 3))
    places = positions[order].astype(">f8")
    polygons = b"".join(
        int(count).to_bytes(4, "big") + places[begin : begin + count].tobytes()
        for begin, count in zip(begins.tolist(), counts.tolist(), strict=True)
    )
    in_each = np.bincount(codes, minlength=len(colours.values))
    codes_of_kinds = np.array([_PLACES[kind] for kind in KINDS], np.uint8)
    return MapPoints(
        cells=CELLS,
        segments=segments.astype(np.int32).tobytes(),
        polygons=polygons,
        item_ids=item_ids[order].astype(np.int64).tobytes(),
        file_ids=file_ids[order].astype(np.int64).tobytes(),
        kinds=codes_of_kinds[kinds[order]].tobytes(),
        groups=tuple(PointGroup(value, int(in_each[code])) for code, value in enumerate(colours.values)),
    )


def inside(positions: Positions, outline: Sequence[float]) -> Mask:
    """Which points an outline holds: those from which a ray crosses it an odd number of times (Shimrat 1962).

    Args: positions: shape (n, 2). outline: x and y of each of its corners, one after the other.
    """
    corners = np.asarray(outline, np.float64).reshape(-1, 2)
    found = np.zeros(len(positions), np.bool_)
    if len(corners) < 3:
        return found
    x, y = positions[:, 0], positions[:, 1]
    for (left, top), (right, bottom) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if top != bottom:
            crosses = (top > y) != (bottom > y)
            found ^= crosses & (x < (right - left) * (y - top) / (bottom - top) + left)
    return found


def _by_frequency(codes: Codes, values: Sequence[str], most: int) -> Colours:
    counts = np.bincount(codes, minlength=len(values))
    frequent = np.argsort(-counts, kind="stable")[:most]
    ranks = np.full(len(values), len(frequent), np.int64)
    ranks[frequent] = np.arange(len(frequent))
    return _without_empty(ranks[codes], [*(values[code] for code in frequent.tolist()), ""])


def _without_empty(codes: Codes, values: Sequence[str]) -> Colours:
    counts = np.bincount(codes, minlength=len(values))
    kept = [code for code in range(len(values)) if counts[code]]
    places = np.zeros(len(values), np.int64)
    places[kept] = np.arange(len(kept))
    return Colours(places[codes], tuple(values[code] for code in kept))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"
