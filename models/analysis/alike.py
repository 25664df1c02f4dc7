"""Finding contents that look, sound or read alike among very many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from models.analysis.prints import PrintMaker, Prints, joined
from models.analysis.stars import Stars
from models.catalogue import duplicates
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import Ids
from models.index.hash_index import nearest_before
from models.jobs import Cancelled, Job, JobControl, Progress
from models.kinds import Kind

# The nearest that are better, and the best of their groups, are compared: a thousand frames of one film are no reason
# to compare each with all others.
_NEAREST = 32
_MOST_COMPARED = 6
_READ_AT_ONCE = 500
_MOST_REMEMBERED = 1_000_000


class Judge(Protocol):
    """Says of two contents of a kind whether they are alike.

    Attributes:
        most_bits: by how much the fingerprints of two may differ that are worth a closer look.
        most_apart: by how much their lengths may: so many, and a share of the greater on top.
    """

    most_bits: int
    most_apart: tuple[float, float]

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
        self._prints = PrintMaker(catalogue)
        self._said: dict[tuple[int, int], float] = {}

    def find(self, stars: Stars, control: JobControl) -> Job:
        """Gather everything that is alike, kind by kind. Raises: Cancelled."""
        methods = self._methods()
        with self._catalogue.read() as connection:
            ranked = {kind: duplicates.ranked_contents(connection, kind) for kind in methods}
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
        prints: list[Prints] = []
        for start in range(0, len(ids), _READ_AT_ONCE):
            # Reading counts as half of the work.
            yield start // 2
            prints.append(self._prints.take(ids[start : start + _READ_AT_ONCE], method.space))
        if prints:
            every = joined(prints)
            read = len(ids) // 2
            for row in self._gather(method.judge, every, stars):
                yield read + row * (len(ids) - read) // len(every.ids)

    def _gather(self, judge: Judge, prints: Prints, stars: Stars) -> Iterator[int]:
        """Go from the best to the least, and let each join the first group whose best it is like.

        Yields: how many rows have been gone through.
        """
        best = np.arange(len(prints.ids))
        for near in nearest_before(prints.hashes, judge.most_bits, _NEAREST):
            yield near.first
            for at in np.flatnonzero((near.rows >= 0).any(axis=1)).tolist():
                row = near.first + at
                candidates = dict.fromkeys(best[near.rows[at][near.rows[at] >= 0]].tolist())
                fitting = [one for one in candidates if _agree(prints.lengths, one, row, judge.most_apart)]
                for candidate in fitting[:_MOST_COMPARED]:
                    yield row
                    best_id, other_id = int(prints.ids[candidate]), int(prints.ids[row])
                    if sameness := self._sameness(judge, best_id, other_id):
                        best[row] = candidate
                        stars.add(best_id, other_id, sameness)
                        break

    def _sameness(self, judge: Judge, best_id: int, other_id: int) -> float:
        pair = (min(best_id, other_id), max(best_id, other_id))
        if pair not in self._said:
            if len(self._said) >= _MOST_REMEMBERED:
                self._said.clear()
            self._said[pair] = judge.sameness(best_id, other_id)
        return self._said[pair]


def _agree(lengths: npt.NDArray[np.float64], one: int, other: int, most_apart: tuple[float, float]) -> bool:
    longer, shorter = max(lengths[one], lengths[other]), min(lengths[one], lengths[other])
    return bool(longer - shorter <= most_apart[0] + most_apart[1] * longer)
