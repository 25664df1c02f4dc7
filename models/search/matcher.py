"""One query in one space: finding what is near, and judging how probably it is right."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from models.index.vector_index import VectorIndex
from models.search.calibration import Background, background, exclusion, probability
from models.search.curves import curve_for
from models.search.evidence import Floats, Role, Testimony, hear
from models.search.queries import SpaceQuery
from models.search.scaling import Scaling
from models.sorted_ids import Ids, is_in
from models.spaces import Vectors

_SAMPLE_ITEMS = 1000
# Local scaling moves an item by a few places; who stands behind so many comes no further.
_DEEPEST = 5000


class Matcher:
    """Compares a query with the items of an index.

    Args:
        query: what is looked for.
        index: of the query's space, or of one that the same encoder filled before it was updated.
        skipped: items to pass over, because they were found in a newer index.
        role: of what it finds.
        scaling: what is taken off cosines before they are judged; None where they are judged as they are.
    """

    def __init__(
        self, query: SpaceQuery, index: VectorIndex, skipped: Ids, role: Role, scaling: Scaling | None = None
    ) -> None:
        self.query = query
        self.index = index
        self.role: Role = role
        self._skipped = skipped
        self._scaling = scaling
        self._curve = curve_for(query.space.name, by_example=query.by_example, scaled=scaling is not None)

    @cached_property
    def usual(self) -> Background:
        """What is usual in the library for this query, of cosines from which local scaling has taken its share."""
        ids, vectors = self.index.drawn(_SAMPLE_ITEMS)
        return background(self.query.vector, vectors, self._curve, self.taken_off(ids))

    def taken_off(self, ids: Ids) -> Floats:
        """What local scaling takes off the cosine of each item, in any order; zeros without it. Shape (len(ids),)."""
        if self._scaling is None:
            return np.zeros(len(ids), np.float32)
        return self._scaling.taken_off(ids, by_example=self.query.by_example)

    @property
    def asks(self) -> bool:
        """Whether anything is looked for here; a query may only exclude."""
        return bool(self.query.vector.any())

    def find(self, k: int, among: Ids | None) -> Testimony:
        """The k items that are nearest, of those in `among` (None: of all)."""
        cosines, ids = self._nearest(k, among)
        if len(self._skipped):
            fresh = ~np.isin(ids, self._skipped)
            cosines, ids = cosines[fresh], ids[fresh]
        return hear(self.role, ids, self._probability(cosines, ids), cosines)

    def judge(self, ids: Ids) -> Testimony:
        """The same for given items, ascending; those that are not here are left out."""
        here = self._here(ids)
        cosines = self.index.cosines(here, self.query.vector)
        return Testimony(self.role, here, self._probability(cosines, here), cosines)

    def against(self, ids: Ids) -> Testimony:
        """How far each of the given items, ascending, is what the query excludes; see `exclusion`."""
        here, vectors = self.vectors(ids)
        worst = np.zeros(len(here), np.float32)
        sample = self.index.sample(_SAMPLE_ITEMS)
        for excluded in self.query.against:
            usual = background(excluded[None, :], sample, self._curve)
            worst = np.maximum(worst, exclusion(vectors @ excluded, usual))
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

    def _nearest(self, k: int, among: Ids | None) -> tuple[Floats, Ids]:
        """The items that are nearest once local scaling has taken its share, best first, with their plain cosines.

        It looks deeper until nothing that was not looked at can come among them, as in the threshold algorithm (Fagin
        et al. 2001), but no deeper than to `_DEEPEST`.
        """
        if self._scaling is None:
            return self.index.search(self.query.vector, k, among)
        # What was not looked at is no nearer than the last, with the least taken off that there is.
        least = self._scaling.least(by_example=self.query.by_example)
        asked, deepest = 2 * k, max(_DEEPEST, 2 * k)
        while True:
            cosines, ids = self.index.search(self.query.vector, asked, among)
            scaled = cosines - self.taken_off(ids)
            order = np.argsort(-scaled, kind="stable")[:k]
            if len(ids) < asked or asked == deepest or scaled[order[-1]] >= cosines[-1] - least:
                return cosines[order], ids[order]
            asked = min(4 * asked, deepest)

    def _probability(self, cosines: Floats, ids: Ids) -> Floats:
        return probability(cosines - self.taken_off(ids), self.usual, self._curve)

    def _here(self, ids: Ids) -> Ids:
        known = self.index.ids()
        here: Ids = ids[is_in(ids, known)]
        return here[~np.isin(here, self._skipped)] if len(self._skipped) else here
