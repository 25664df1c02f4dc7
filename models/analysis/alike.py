"""Finding contents that look, sound or read alike among very many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from models.analysis.prints import print_of
from models.analysis.stars import Stars
from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import Ids
from models.catalogue.duplicates import Hashes
from models.index.hash_index import nearest_before
from models.jobs import Cancelled, Job, JobControl, Progress
from models.kinds import Kind

# The nearest that are better, and the best of their groups, are compared; a thousand frames of one film are no reason
# to compare each with all others.
_NEAREST = 16
_MOST_COMPARED = 6
_READ_AT_ONCE = 500
_MOST_REMEMBERED = 1_000_000
_PRINT_BYTES = 32


class Judge(Protocol):
    """Says of two contents of a kind whether they are alike.

    Attributes:
        most_bits: by how much the fingerprints of two may differ that are worth a closer look.
    """

    most_bits: int

    def sameness(self, best_id: int, other_id: int) -> float:
        """How much they are alike, above 0 and up to 1, whichever comes first; 0 where they are not."""


@dataclass(frozen=True, slots=True)
class Method:
    """How contents of a kind are compared.

    Attributes:
        space: the name of the space whose vectors make the fingerprints; "" for perceptual hashes.
        what: what is being done, for people.
    """

    judge: Judge
    space: str
    what: str


class Alike:
    """Looks for alike contents. What was once said of two contents is remembered, since contents never change.

    Args:
        methods: makes those for one search, which may keep what they read until its end.
    """

    def __init__(self, catalogue: Catalogue, methods: Callable[[], Mapping[Kind, Method]]) -> None:
        self._catalogue = catalogue
        self._methods = methods
        self._said: dict[tuple[int, int], float] = {}
        self._prints: dict[tuple[int, int], bytes] = {}

    def find(self, stars: Stars, control: JobControl) -> Job:
        """Gather everything that is alike, kind by kind. Raises: Cancelled."""
        methods = self._methods()
        ranked = {kind: self._ranked(kind) for kind in methods}
        total = sum(len(ids) for ids in ranked.values())
        before = 0
        for kind, ids in ranked.items():
            method = methods[kind]
            for done in self._find(method, ids, stars):
                if control.cancelled:
                    raise Cancelled
                yield Progress(before + done, total, method.what)
            before += len(ids)

    def _find(self, method: Method, ids: Ids, stars: Stars) -> Iterator[int]:
        """Yields: how many of the contents have been gone through, again and again."""
        prints: list[tuple[Ids, Hashes]] = []
        for start in range(0, len(ids), _READ_AT_ONCE):
            # Reading is the lesser half of the work.
            yield start // 2
            prints.append(self._fingerprints(method, ids[start : start + _READ_AT_ONCE]))
        if not prints:
            return
        kept = np.concatenate([some for some, _ in prints])
        hashes = np.concatenate([some for _, some in prints])
        read = len(ids) // 2
        for row in self._gather(method, kept, hashes, stars):
            yield read + row * (len(ids) - read) // len(kept)

    def _gather(self, method: Method, ids: Ids, hashes: Hashes, stars: Stars) -> Iterator[int]:
        """Go from the best to the least, and let each join the first group whose best it is like.

        Yields: how many rows have been gone through.
        """
        best = np.arange(len(ids))
        for near in nearest_before(hashes, method.judge.most_bits, _NEAREST):
            yield near.first
            for at in np.flatnonzero((near.rows >= 0).any(axis=1)).tolist():
                row = near.first + at
                candidates = dict.fromkeys(best[near.rows[at][near.rows[at] >= 0]].tolist())
                for candidate in list(candidates)[:_MOST_COMPARED]:
                    yield row
                    sameness = self._sameness(method.judge, int(ids[candidate]), int(ids[row]))
                    if sameness > 0:
                        best[row] = candidate
                        stars.add(int(ids[candidate]), int(ids[row]), sameness)
                        break

    def _sameness(self, judge: Judge, best_id: int, other_id: int) -> float:
        pair = (min(best_id, other_id), max(best_id, other_id))
        if pair not in self._said:
            if len(self._said) >= _MOST_REMEMBERED:
                self._said.clear()
            self._said[pair] = judge.sameness(best_id, other_id)
        return self._said[pair]

    def _ranked(self, kind: Kind) -> Ids:
        with self._catalogue.read() as connection:
            return duplicates.ranked_contents(connection, kind)

    def _fingerprints(self, method: Method, ids: Ids) -> tuple[Ids, Hashes]:
        """Those of some contents that have one, in the same order."""
        if not method.space:
            with self._catalogue.read() as connection:
                return duplicates.hashes_of(connection, ids)
        with self._catalogue.read() as connection:
            row = duplicates.newest_space(connection, method.space)
        if row is None:
            return ids[:0], np.zeros((0, _PRINT_BYTES), np.uint8)
        unknown = [number for number in ids.tolist() if (row.space_id, number) not in self._prints]
        if len(self._prints) + len(unknown) > _MOST_REMEMBERED:
            self._prints.clear()
            unknown = ids.tolist()
        with self._catalogue.read() as connection:
            for number, vectors in duplicates.vectors_of_contents(connection, row, unknown):
                self._prints[row.space_id, number] = print_of(vectors)
        known = [number for number in ids.tolist() if self._prints.get((row.space_id, number))]
        joined = b"".join(self._prints[row.space_id, number] for number in known)
        return np.array(known, np.int64), np.frombuffer(joined, np.uint8).reshape(-1, _PRINT_BYTES)
