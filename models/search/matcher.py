"""One query in one space: finding what is near, and judging how probably it is right."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from models.index.vector_index import VectorIndex
from models.search.calibration import Background, background, probability
from models.search.curves import curve_for
from models.search.evidence import Floats, Role, Testimony, hear
from models.search.queries import SpaceQuery
from models.sorted_ids import Ids, is_in
from models.spaces import Vectors

_SAMPLE_ITEMS = 1000
_HALF_EXCLUDED = 4.0


class Matcher:
    """Compares a query with the items of an index.

    Args:
        query: what is looked for.
        index: of the query's space, or of one that the same encoder filled before it was updated.
        skipped: items to pass over, because they were found in a newer index.
        role: of what it finds.
    """

    def __init__(self, query: SpaceQuery, index: VectorIndex, skipped: Ids, role: Role) -> None:
        self.query = query
        self.index = index
        self.role: Role = role
        self._skipped = skipped
        self._curve = curve_for(query.space.name, by_example=query.by_example)

    @cached_property
    def usual(self) -> Background:
        """What is usual in the library for this query."""
        return background(self.query.vector, self.index.sample(_SAMPLE_ITEMS), self._curve)

    @property
    def asks(self) -> bool:
        """Whether anything is looked for here; a query may only exclude."""
        return bool(self.query.vector.any())

    def find(self, k: int, among: Ids | None) -> Testimony:
        """The k items that are nearest, of those in `among` (None: of all)."""
        cosines, ids = self.index.search(self.query.vector, k, among)
        if len(self._skipped):
            fresh = ~np.isin(ids, self._skipped)
            cosines, ids = cosines[fresh], ids[fresh]
        return hear(self.role, ids, probability(cosines, self.usual, self._curve), cosines)

    def judge(self, ids: Ids) -> Testimony:
        """The same for given items, ascending; those that are not here are left out."""
        here = self._here(ids)
        cosines = self.index.cosines(here, self.query.vector)
        return Testimony(self.role, here, probability(cosines, self.usual, self._curve), cosines)

    def against(self, ids: Ids) -> Testimony:
        """How far each of the given items, ascending, is what the query excludes.

        What stands out from the library by four deviations counts as half of it. The probability that would be asked
        of a hit is no use here: it is low for nearly all of what is excluded, and all of that is to go down.
        """
        here, vectors = self.vectors(ids)
        worst = np.zeros(len(here), np.float32)
        sample = self.index.sample(_SAMPLE_ITEMS)
        for excluded in self.query.against:
            usual = background(excluded[None, :], sample, self._curve)
            distances = (vectors @ excluded - usual.mean) / usual.deviation
            worst = np.maximum(worst, 1 / (1 + np.exp(_HALF_EXCLUDED - np.clip(distances, -30, 30))))
        return Testimony("against", here, worst.astype(np.float32))

    def vectors(self, ids: Ids) -> tuple[Ids, Vectors]:
        """The items among `ids` that are here, and their vectors."""
        here = self._here(ids)
        return here, self.index.vectors(here)

    def judged(self, ids: Ids) -> dict[int, tuple[float, float]]:
        """Probability and cosine of items, by id."""
        told = self.judge(np.sort(ids))
        cosines: Floats = told.cosines if told.cosines is not None else np.zeros(0, np.float32)
        return {
            item_id: (float(chance), float(cosine))
            for item_id, chance, cosine in zip(told.ids.tolist(), told.probabilities, cosines, strict=True)
        }

    def _here(self, ids: Ids) -> Ids:
        known = self.index.ids()
        here: Ids = ids[is_in(ids, known)]
        return here[~np.isin(here, self._skipped)] if len(self._skipped) else here
