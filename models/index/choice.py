"""Which codes an index is best searched by, if any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

import numpy as np

from models.index.codes import FINENESSES, Codes
from models.index.half_rows import Cosines, blocks
from models.index.trial import Trial, Verdict
from models.sorted_ids import Rows
from models.spaces import Vectors

_BLOCK = 8192
# Measured on one core: what it takes to look at a piece of a code, and to compare a number of a candidate exactly.
_PIECE_NS = 0.04
_NUMBER_NS = 1.4
# People are shown about a hundred hits.
_USUAL_HITS = 100


class Source(Protocol):
    """The rows of an index that goes on being used."""

    def vectors_in(self, rows: slice) -> Vectors | None:
        """Rows as they are kept: shape (n, dim). None when rows are no longer where they were."""
        ...

    def cosines_of(self, query: Vectors, rows: Rows) -> Cosines:
        """Exact inner products of some rows with a query, shape (dim,): shape (n,)."""
        ...


def choose(
    source: Source, count: int, sample: Vectors, groups: list[Vectors], go_on: Callable[[], bool]
) -> tuple[Codes | None, Verdict] | None:
    """Try codes, the coarsest first, and take those that find enough in the shortest time.

    Args:
        count: how many rows of the source are looked at; the codes are of these.
        sample: rows to learn from, see `Codes`.
        groups: queries, see `Trial`.
        go_on: is asked several times a second.
    Returns: the codes, None where none are good enough, and what was measured; None where it was not to go on.
    """
    trial = Trial(groups)
    best: tuple[Codes | None, Verdict] | None = None
    best_ns = np.inf
    for fineness in FINENESSES:
        if best_ns <= _PIECE_NS * count * sample.shape[1] / fineness:
            break
        tried = Codes(sample.shape[1], sample, fineness)
        for vectors in _read(source, count, go_on):
            tried.add(vectors)
            if best is None:
                trial.watch(vectors)
        verdict = trial.judge(tried, source.cosines_of, go_on) if len(tried) == count else None
        if verdict is None:
            return None
        took_ns = _took_ns(tried, verdict) if verdict.factors else np.inf
        if best is None or took_ns <= best_ns:
            best, best_ns = (tried if verdict.factors else None, verdict), took_ns
    return best


def _read(source: Source, count: int, go_on: Callable[[], bool]) -> Iterator[Vectors]:
    for block in blocks(0, count, _BLOCK):
        vectors = source.vectors_in(block) if go_on() else None
        if vectors is None:
            return
        yield vectors


def _took_ns(codes: Codes, verdict: Verdict) -> float:
    """About how long a search takes."""
    compared = verdict.candidates(_USUAL_HITS) * codes.dim
    return _PIECE_NS * verdict.items * codes.pieces + _NUMBER_NS * compared
