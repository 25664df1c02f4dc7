"""Items between two phrases, or between two and two, as any encoder in use understands them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from models.analysis import map_points
from models.analysis.axes import PhrasesAlike, direction, positions_along
from models.analysis.common_space import EncoderSet, Source, gather, ids_of
from models.analysis.principal import Positions
from models.catalogue.catalogue import Catalogue
from models.catalogue.facts import Facts
from models.errors import UserError
from models.explored import AxisAnswer, AxisEnds, AxisWish, MapPoints
from models.kinds import ITEM_KINDS
from models.sorted_ids import Ids
from models.spaces import Space, Vectors

MOST_POINTS = 100_000
_MOST_AT_ENDS = 8
# Steps of the golden ratio spread points evenly over the height of an axis, however many there are.
_GOLDEN = 0.6180339887
_HEIGHT = 0.7

Scores = npt.NDArray[np.float32]


class Between:
    """Places items between phrases. Safe between threads.

    Args: facts: what is known of all files and items.
    """

    def __init__(self, catalogue: Catalogue, encoders: EncoderSet, facts: Callable[[], Facts]) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self._facts = facts
        self._last: tuple[AxisWish, Ids, Positions] | None = None

    def place(self, wish: AxisWish) -> AxisAnswer:
        """Every item on an axis, or on the plane of two.

        Raises: UserError: a phrase is missing, or both mean the same.
        """
        _demand_phrases(wish)
        ids, across, down = self._scores(wish)
        if not len(ids):
            raise UserError(
                "There is nothing to place.",
                "No item has a vector that can be compared with words.",
                "Add a folder, and wait until some of it is indexed.",
            )
        positions = np.stack([across, _spread(across) if down is None else -down], axis=1).astype(np.float32)
        self._last = (wish, ids, positions)
        points, files = self._points(ids, positions)
        ends = AxisEnds(
            left=_farthest(ids, files, -across),
            right=_farthest(ids, files, across),
            bottom=() if down is None else _farthest(ids, files, -down),
            top=() if down is None else _farthest(ids, files, down),
        )
        everything = ids_of(self._catalogue, [Source(space, space.name) for space in self._all_spaces()])
        return AxisAnswer(wish, points, ends, len(ids), max(0, len(everything) - len(ids)))

    def inside(self, outline: Sequence[float]) -> tuple[int, ...]:
        """Ids of the items within an outline, as they were placed last."""
        if self._last is None:
            return ()
        _, ids, positions = self._last
        return tuple(ids[map_points.inside(positions, outline)].tolist())

    def _scores(self, wish: AxisWish) -> tuple[Ids, Scores, Scores | None]:
        """Ids of items, and where they lie on each axis; each kind is compared with its own."""
        spaces = self._spaces()
        phrases = [wish.left, wish.right] + ([wish.bottom, wish.top] if wish.top else [])
        told = self._encoders.encode_text(phrases, [space.name for space in spaces])
        room, alike = MOST_POINTS, False
        found: list[tuple[Ids, Scores, Scores | None]] = []
        for space in spaces:
            if space.name not in told:
                continue
            material = gather(self._catalogue, self._encoders, [Source(space, space.name)], room)
            if not len(material.ids):
                continue
            vectors = material.vectors.astype(np.float32)
            ends = told[space.name]
            try:
                across = _along(vectors, ends[0], ends[1])
                down = _along(vectors, ends[2], ends[3]) if wish.top else None
            except PhrasesAlike:
                # To this encoder nothing lies between them; it says nothing of its items.
                alike = True
                continue
            room -= len(material.ids)
            found.append((material.ids, across, down))
        if alike and not found:
            raise UserError(
                "Nothing was placed.",
                "Both ends of an axis mean the same to every encoder.",
                "Choose two phrases that differ in what they mean.",
            )
        if not found:
            return np.empty(0, np.int64), np.empty(0, np.float32), None
        ids = np.concatenate([one[0] for one in found])
        order = np.argsort(ids, kind="stable")
        across = np.concatenate([one[1] for one in found])[order]
        downs = [one[2] for one in found if one[2] is not None]
        return ids[order], across, np.concatenate(downs)[order] if downs else None

    def _spaces(self) -> list[Space]:
        """For each kind the space in which words are answered, and something lies."""
        chosen: list[Space] = []
        for kind in ITEM_KINDS:
            answering = (space for space in self._all_spaces() if space.answers_text and space.kinds[0] is kind)
            filled = (space for space in answering if len(ids_of(self._catalogue, [Source(space, space.name)])))
            chosen += [space] if (space := next(filled, None)) is not None else []
        return chosen

    def _all_spaces(self) -> list[Space]:
        return [space for one in self._encoders.active() for space in one.spaces]

    def _points(self, ids: Ids, positions: Positions) -> tuple[MapPoints, dict[int, int]]:
        facts = self._facts()
        held = map_points.holders(facts, ids)
        file_ids = facts.files.ids[held.rows]
        colours = map_points.by_kind(facts, held.rows)
        kinds = facts.files.kinds[held.rows].astype(np.int64)
        known = ids[held.known]
        files = dict(zip(known.tolist(), file_ids.tolist(), strict=True))
        return map_points.points(known, file_ids, kinds, positions[held.known], colours), files


def _demand_phrases(wish: AxisWish) -> None:
    if not wish.left.strip() or not wish.right.strip() or bool(wish.bottom.strip()) != bool(wish.top.strip()):
        raise UserError(
            "Nothing was placed.",
            "An axis has a phrase at each end.",
            "Type one at the left and one at the right; for a plane also below and above.",
        )


def _along(vectors: Vectors, low: Vectors, high: Vectors) -> Scores:
    """Raises: PhrasesAlike."""
    return positions_along(vectors, direction(low, high))


def _spread(across: Scores) -> Scores:
    """Heights for the points of a single axis, so that they don't cover one another: shape (n,)."""
    ranks = np.argsort(np.argsort(across, kind="stable"), kind="stable")
    return np.asarray(((ranks * _GOLDEN) % 1.0 * 2 - 1) * _HEIGHT, np.float32)


def _farthest(ids: Ids, files: dict[int, int], scores: Scores) -> tuple[tuple[int, int], ...]:
    order = np.argsort(-scores, kind="stable")[: 4 * _MOST_AT_ENDS]
    found: dict[int, int] = {}
    for item in ids[order].tolist():
        # Of a long sound or document one piece is enough.
        if item in files and files[item] not in found.values():
            found[item] = files[item]
    return tuple(found.items())[:_MOST_AT_ENDS]
