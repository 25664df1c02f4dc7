"""One query in one space of a shared library: finding what is near, and judging how probably it is right."""

from __future__ import annotations

import numpy as np

from models.search.calibration import background, exclusion, probability
from models.search.curves import curve_for
from models.search.evidence import Floats, Testimony, hear
from models.search.queries import SpaceQuery
from models.shared.vectors import SharedVectors
from models.sorted_ids import Ids
from models.spaces import Vectors


class SharedMatcher:
    """Compares a query with the vectors of its space.

    Args: sample: vectors of the space that the catalogue keeps, shape (n, dim): what is usual.
    """

    def __init__(self, query: SpaceQuery, vectors: SharedVectors, sample: Vectors) -> None:
        self.query = query
        self._vectors = vectors
        self._sample = sample
        self._curve = curve_for(query.space.name, by_example=query.by_example)
        self._usual = background(query.vector, sample, self._curve)

    @property
    def asks(self) -> bool:
        """Whether anything is looked for here; a query may only exclude."""
        return bool(self.query.vector.any())

    def find(self, count: int, among: Ids | None, kind: str | None) -> Testimony:
        """The items that are nearest, of those that are allowed."""
        return self._hear(*self._search(self.query.vector, count, among, kind))

    def judge(self, ids: Ids) -> Testimony:
        """The same for given items; those that are not here are left out."""
        if not len(ids):
            return self._hear(ids, np.empty(0, np.float32))
        return self._hear(*self._search(self.query.vector, len(ids), ids, None))

    def against(self, ids: Ids) -> Testimony:
        """How far each of the given items is what the query excludes; see `exclusion`."""
        told = []
        for excluded in self.query.against if len(ids) else ():
            usual = background(excluded[None, :], self._sample, self._curve)
            here, cosines = self._search(excluded[None, :], len(ids), ids, None)
            told.append((here, exclusion(cosines, usual)))
        found = np.concatenate([here for here, _ in told]) if told else np.empty(0, np.int64)
        chances = np.concatenate([some for _, some in told]) if told else np.empty(0)
        return hear("against", found, chances.astype(np.float32))

    def _hear(self, ids: Ids, cosines: Floats) -> Testimony:
        return hear(self.query.side, ids, probability(cosines, self._usual, self._curve), cosines)

    def _search(self, vector: Vectors, count: int, among: Ids | None, kind: str | None) -> tuple[Ids, Floats]:
        fingerprint = self.query.space.fingerprint
        return self._vectors.search(fingerprint, vector, count, among=among, kind=kind)[0]
